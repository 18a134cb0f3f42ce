//! Answers into words: one layout, one voice for each language. Sentences shown to people live here and nowhere else.

pub mod chat;
mod en;
pub mod json;
mod layout;
mod lv;
mod ru;
mod uk;

use chrono::{NaiveDate, Weekday};
use extraction::Knowledge;
use language::timex::When;

use crate::{
    lang::Lang,
    reply::{Context, EventView, Reply, Standing},
};

/// What a language must be able to say. A new kind of answer adds a method, and the compiler names the languages that
/// cannot say it yet.
pub trait Voice {
    /// A day, month or year, with the time of day.
    fn date(&self, when: When) -> String;
    /// From one day, month or year to another.
    fn range(&self, start: When, end: When) -> String;
    /// The name of a weekday in the nominative.
    fn weekday(&self, weekday: Weekday) -> &'static str;
    /// A rule of repetition.
    fn repeats(&self, rrule: &str, time: Option<&str>) -> String;
    /// The words before a value: when, where, …
    fn label(&self, label: Label) -> &'static str;
    /// A fixed sentence.
    fn say(&self, phrase: Phrase) -> &'static str;
    /// Where an event stands, as a sentence.
    fn standing(&self, standing: Standing) -> &'static str;
    /// What the store covers.
    fn covers(&self, documents: i64, oldest: Option<&str>, newest: Option<&str>) -> String;
    /// How many more there are.
    fn more(&self, count: usize) -> String;
    /// What supplied a year or day that is not written, by its key.
    fn anchored(&self, key: &str) -> &'static str;
    /// A reason by its key.
    fn reason(&self, key: &str) -> &'static str;
    /// A name of a place in this language, where it has one.
    fn gloss<'k>(&self, place: &'k extraction::Place) -> &'k str;
    /// A length of time in years, months or days: *2 gadi*, *3 дні*.
    fn length(&self, count: i64, unit: Unit) -> String;
    /// A kind of event.
    fn kind(&self, kind: &str) -> &'static str;
}

/// What a length of time is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the variants are the words")]
pub enum Unit {
    Years,
    Months,
    Days,
}

/// What stands before a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the variants are the words")]
pub enum Label {
    When,
    Where,
    Organiser,
    Project,
    Source,
    Partners,
    Countries,
    Lead,
    Funders,
    Total,
    Share,
    Rate,
    Start,
    End,
    Programme,
    Number,
    AlsoCalled,
    Address,
    Better,
    Reasons,
    Repeats,
    Aim,
    Results,
    Strand,
    Length,
    Implementer,
    Rest,
    Participants,
    Price,
    Registration,
    AlsoWritten,
    Shares,
    EventPartners,
    Speakers,
    Guests,
    NotOn,
    New,
    Changed,
    Withdrawn,
    Title,
    Kind,
    Status,
}

/// Fixed sentences.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the variants are the sentences")]
pub enum Phrase {
    Emergency,
    Thanks,
    Greeting,
    Help,
    Refused,
    NotKnown,
    Next,
    Upcoming,
    Running,
    Past,
    Found,
    NoneComing,
    NoneInPeriod,
    LastKnown,
    ContestedNotAnnounced,
    Contested,
    NoContradictions,
    LeadNotStated,
    NoPartners,
    NoBudget,
    NoPeriod,
    NoProgramme,
    NoNumber,
    Projects,
    NoProjects,
    AskWhich,
    Cancelled,
    Postponed,
    Online,
    Computed,
    Undated,
    ToldButNoDate,
    NoAnswer,
    OwnPage,
    TownOfVenue,
    Told,
    Closest,
    OtherDays,
    /// Nothing says that what was asked about is off.
    NotCancelled,
    Amounts,
    FundersHead,
    Spellings,
    Repeated,
    PrivateFound,
    PrivateNone,
    OnlyMentioned,
    Likely,
    SameThing,
    DifferentThing,
    Renamed,
    Free,
    LastChanges,
    AsPlanned,
    Nothing,
}

/// The words of `reply` in `lang`.
#[must_use]
pub fn render(reply: &Reply, context: &Context, lang: Lang, knowledge: &Knowledge) -> String {
    let voice = voice(lang);
    layout::Layout {
        voice,
        lang,
        context,
        knowledge,
    }
    .reply(reply)
}

/// What an event says of itself without its sources: title, days, place, and what else is known; and the same in one line.
#[must_use]
pub(crate) fn card(
    view: &EventView,
    context: &Context,
    lang: Lang,
    knowledge: &Knowledge,
) -> (String, String) {
    let layout = layout::Layout {
        voice: voice(lang),
        lang,
        context,
        knowledge,
    };
    (layout.shown(view), layout.short(&view.event))
}

/// A date in `lang`; what is no date stays as it is.
#[must_use]
pub fn iso_date(lang: Lang, iso: &str) -> String {
    When::parse(iso).map_or_else(|| iso.to_owned(), |when| voice(lang).date(when))
}

/// A kind of event in `lang`; empty where the language has no word for it.
#[must_use]
pub fn kind(lang: Lang, kind: &str) -> &'static str {
    voice(lang).kind(kind)
}

/// Why a date has the year it has, in `lang`: what supplied it, and the days that was read from.
#[must_use]
pub fn because(lang: Lang, anchor: &str, value: &str) -> String {
    let voice = voice(lang);
    let days = match value.split_once('/') {
        Some((start, end)) => When::parse(start)
            .zip(When::parse(end))
            .map(|(start, end)| voice.range(start, end)),
        None => When::parse(value).map(|when| voice.date(when)),
    };
    match days {
        Some(days) => format!("{} ({days})", voice.anchored(anchor)),
        None => voice.anchored(anchor).to_owned(),
    }
}

/// A day, month or year as `lang` writes it.
#[must_use]
pub fn date(lang: Lang, when: When) -> String {
    voice(lang).date(when)
}

/// From one point to another as `lang` writes it.
#[must_use]
pub fn range(lang: Lang, start: When, end: When) -> String {
    voice(lang).range(start, end)
}

fn voice(lang: Lang) -> &'static dyn Voice {
    match lang {
        Lang::Lv => &lv::Latvian,
        Lang::En => &en::English,
        Lang::Uk => &uk::Ukrainian,
        Lang::Ru => &ru::Russian,
    }
}

/// Whether a reply says that what was asked is not known.
#[must_use]
pub fn is_unknown(reply: &Reply) -> bool {
    match reply {
        Reply::Partners(project) => {
            project.partners("partner").is_empty()
                && project.partners("lead").is_empty()
                && project.partners("country").is_empty()
        }
        Reply::Lead(project) => project.partners("lead").is_empty(),
        Reply::Budget(project) => {
            project.rows.iter().all(|row| row.amounts.is_empty())
                && project.partners("funder").is_empty()
        }
        Reply::Period(project) => project.period().is_none(),
        Reply::Programme(project) => project.programme().is_none() && project.number().is_none(),
        Reply::Number(project) => project.number().is_none(),
        Reply::Projects(projects) => projects.is_empty(),
        Reply::Event(view) => {
            matches!(view.standing, Standing::Undated | Standing::Contested)
        }
        Reply::Events { events, .. } => events
            .iter()
            .all(|view| matches!(view.standing, Standing::Contested)),
        Reply::NotKnown(_) | Reply::NoneComing { .. } | Reply::Refused | Reply::AskWhich(_) => true,
        Reply::Emergency
        | Reply::Thanks
        | Reply::Greeting
        | Reply::Help
        | Reply::Coverage
        | Reply::Next(_)
        | Reply::Contradictions(_)
        | Reply::OtherDays(_)
        | Reply::Told { .. }
        | Reply::Details { .. }
        | Reply::Offices(_)
        | Reply::Amounts(_)
        | Reply::Funders(_)
        | Reply::Spellings(_)
        | Reply::Repeats(_)
        | Reply::Changes { .. }
        | Reply::PrivateAudit(_)
        | Reply::Address(_) => false,
    }
}

/// Dates as three languages write them: day, month in its own form, year with a word.
struct DateWords {
    /// Months as they stand behind a day.
    months: [&'static str; 12],
    /// Months alone.
    alone: [&'static str; 12],
    /// Behind a year.
    year: &'static str,
    /// Before a time of day.
    at: &'static str,
}

impl DateWords {
    fn date(&self, when: When) -> String {
        let year = |when: When| {
            when.year
                .map_or(String::new(), |year| format!(" {year}{}", self.year))
        };
        let date = match (when.month, when.day) {
            (Some(month), Some(day)) => {
                format!("{day} {}{}", self.months[index(month)], year(when))
            }
            (Some(month), None) => format!("{}{}", self.alone[index(month)], year(when)),
            (None, _) => year(when).trim().to_owned(),
        };
        match when.clock {
            Some(clock) => format!("{date}{}{clock}", self.at),
            None => date,
        }
    }

    fn range(&self, start: When, end: When) -> String {
        if start.clock.is_some() || end.clock.is_some() {
            let same_day = (start.year, start.month, start.day) == (end.year, end.month, end.day);
            return match end.clock.filter(|_| same_day) {
                Some(clock) => format!("{}–{clock}", self.date(start)),
                None => format!("{} – {}", self.date(start), self.date(end)),
            };
        }
        match (
            start.month == end.month && start.year == end.year,
            start.day,
            end.day,
        ) {
            (true, Some(first), Some(_)) => format!("{first}–{}", self.date(end)),
            _ if start.year == end.year && start.month.is_some() => {
                format!(
                    "{} – {}",
                    self.date(When {
                        year: None,
                        ..start
                    }),
                    self.date(end)
                )
            }
            _ => format!("{} – {}", self.date(start), self.date(end)),
        }
    }
}

/// The place of a month in a table.
fn index(month: u32) -> usize {
    usize::try_from(month.clamp(1, 12) - 1).unwrap_or(0)
}

/// The day of a point, for its weekday.
fn weekday_of(when: When) -> Option<Weekday> {
    use chrono::Datelike;
    when.day?;
    when.first().map(|day: NaiveDate| day.weekday())
}

/// One of three forms by the rule of East Slavic languages: 1 стаття, 3 статті, 5 статей.
fn slavic(count: i64, one: &'static str, few: &'static str, many: &'static str) -> &'static str {
    match (count % 10, count % 100) {
        (1, hundred) if hundred != 11 => one,
        (2..=4, hundred) if !(12..=14).contains(&hundred) => few,
        _ => many,
    }
}

/// A weekday with its place in the month, where the rule names one.
type PlacedDay = (Option<i32>, Weekday);

/// Days of a rule, and whether it is weekly, monthly or daily.
fn rule_parts(rrule: &str) -> (&str, Vec<PlacedDay>, Option<NaiveDate>) {
    let mut frequency = "";
    let mut days = Vec::new();
    let mut until = None;
    for part in rrule.split(';') {
        match part.split_once('=') {
            Some(("FREQ", value)) => frequency = value,
            Some(("BYDAY", value)) => days.extend(value.split(',').filter_map(day_of_rule)),
            Some(("UNTIL", value)) => until = NaiveDate::parse_from_str(value, "%Y%m%d").ok(),
            _ => {}
        }
    }
    (frequency, days, until)
}

fn day_of_rule(code: &str) -> Option<PlacedDay> {
    let split = code.len().checked_sub(2)?;
    let (place, day) = (code.get(..split)?, code.get(split..)?);
    let weekday = match day {
        "MO" => Weekday::Mon,
        "TU" => Weekday::Tue,
        "WE" => Weekday::Wed,
        "TH" => Weekday::Thu,
        "FR" => Weekday::Fri,
        "SA" => Weekday::Sat,
        "SU" => Weekday::Sun,
        _ => return None,
    };
    Some((place.parse().ok(), weekday))
}
