//! The layout of answers, the same in all languages.

mod changes;
mod projects;
mod told;

use extraction::{
    Knowledge,
    store::{ContradictionRow, EventRow, SourceRow},
};
use language::timex::When;

use super::{Label, Phrase, Voice, weekday_of};
use crate::{
    lang::Lang,
    reply::{Context, EventView, Reply, Scope, Standing},
};

/// How many contradictions one answer shows.
const MOST_CONTRADICTIONS: usize = 10;

/// The longest quote shown, in letters.
const LONGEST_QUOTE: usize = 160;

pub(super) struct Layout<'l> {
    pub(super) voice: &'l dyn Voice,
    pub(super) lang: Lang,
    pub(super) context: &'l Context,
    pub(super) knowledge: &'l Knowledge,
}

impl Layout<'_> {
    pub(super) fn reply(&self, reply: &Reply) -> String {
        match reply {
            Reply::Emergency => self.say(Phrase::Emergency),
            Reply::Thanks => self.say(Phrase::Thanks),
            Reply::Greeting => self.say(Phrase::Greeting),
            Reply::Help => self.say(Phrase::Help),
            Reply::Refused => self.say(Phrase::Refused),
            Reply::Coverage => self.coverage(true),
            Reply::Events {
                scope,
                events,
                total,
            } => self.events(*scope, events, *total),
            Reply::Next(view) => lines([self.say(Phrase::Next), self.card(view)]),
            Reply::NoneComing {
                asked_period,
                next,
                last,
                contested,
            } => {
                let none = if *asked_period {
                    Phrase::NoneInPeriod
                } else {
                    Phrase::NoneComing
                };
                self.none_coming(none, next.as_deref(), last.as_deref(), contested)
            }
            Reply::Event(view) => self.event(view),
            Reply::Partners(project) => self.partners(project),
            Reply::Lead(project) => self.lead(project),
            Reply::Budget(project) => self.budget(project),
            Reply::Period(project) => self.period(project),
            Reply::Programme(project) => self.programme(project),
            Reply::Number(project) => self.number(project),
            Reply::Projects(projects) => self.projects(projects),
            Reply::Contradictions(contradictions) => self.contradictions(contradictions),
            Reply::Address(found) => self.addresses(found),
            Reply::AskWhich(choices) => {
                let listed = choices
                    .iter()
                    .map(|choice| format!("• {choice}"))
                    .collect::<Vec<_>>()
                    .join("\n");
                lines([self.say(Phrase::AskWhich), listed])
            }
            Reply::NotKnown(passages) => self.not_known(passages),
            Reply::OtherDays(events) => {
                let cards = events.iter().map(|view| self.either(view));
                std::iter::once(self.say(Phrase::OtherDays))
                    .chain(cards)
                    .collect::<Vec<_>>()
                    .join("\n\n")
            }
            Reply::Told {
                passages,
                during,
                addresses,
            } => self.told(passages, during.as_deref(), addresses),
            Reply::Details {
                project,
                about,
                passages,
            } => self.details(project, *about, passages),
            Reply::Offices(offices) => self.offices(offices),
            Reply::Amounts(amounts) => self.amounts(amounts),
            Reply::Funders(funders) => self.funders(funders),
            Reply::Spellings(links) => self.spellings(links),
            Reply::Repeats(events) => self.repeats(events),
            Reply::Changes { changes, total } => self.changes(changes, *total),
            Reply::PrivateAudit(found) => self.private(found),
        }
    }

    fn say(&self, phrase: Phrase) -> String {
        self.voice.say(phrase).to_owned()
    }

    fn labelled(&self, label: Label, value: &str) -> String {
        format!("{}: {value}", self.voice.label(label))
    }

    fn coverage(&self, with_titles: bool) -> String {
        let coverage = &self.context.coverage;
        let newest = coverage
            .newest
            .as_deref()
            .and_then(When::parse)
            .map(|when| self.voice.date(when));
        let oldest = coverage
            .oldest
            .as_deref()
            .and_then(When::parse)
            .map(|when| self.voice.date(when));
        let mut text = self
            .voice
            .covers(coverage.documents, oldest.as_deref(), newest.as_deref());
        if with_titles || coverage.titles.len() <= 5 {
            for (_, title) in coverage.titles.iter().take(12) {
                text.push_str(&format!("\n• {}", shortened(title, 90)));
            }
        }
        text
    }

    fn events(&self, scope: Scope, events: &[EventView], total: usize) -> String {
        let head = match scope {
            Scope::Upcoming => Phrase::Upcoming,
            Scope::Running => Phrase::Running,
            Scope::Past => Phrase::Past,
            Scope::Asked => Phrase::Found,
            Scope::NotCancelled => Phrase::NotCancelled,
        };
        let mut head = self.say(head);
        if total > 1 {
            head = format!("{} ({total}):", head.trim_end_matches(':'));
        }
        let mut parts = vec![head];
        parts.extend(events.iter().map(|view| self.either(view)));
        if total > events.len() {
            parts.push(self.voice.more(total - events.len()));
        }
        parts.join("\n\n")
    }

    fn either(&self, view: &EventView) -> String {
        match view.standing {
            Standing::Contested => self.contested(view),
            Standing::Coming | Standing::Running | Standing::Past | Standing::Undated => {
                self.card(view)
            }
        }
    }

    fn none_coming(
        &self,
        none: Phrase,
        next: Option<&EventView>,
        last: Option<&EventView>,
        contested: &[EventView],
    ) -> String {
        let mut parts = vec![self.say(none)];
        if let Some(view) = next {
            parts.push(lines([self.say(Phrase::Next), self.card(view)]));
        }
        if let Some(view) = last {
            parts.push(lines([self.say(Phrase::LastKnown), self.card(view)]));
        }
        for view in contested {
            parts.push(lines([
                self.say(Phrase::ContestedNotAnnounced),
                self.contested(view),
            ]));
        }
        parts.push(self.coverage(false));
        parts.join("\n\n")
    }

    fn event(&self, view: &EventView) -> String {
        match view.standing {
            Standing::Contested => self.contested(view),
            // What takes place every week needs no day.
            Standing::Undated if view.event.rrule.is_some() => self.card(view),
            Standing::Undated => lines([self.say(Phrase::ToldButNoDate), self.card(view)]),
            // What is cancelled is neither to come nor under way.
            Standing::Coming | Standing::Running if view.event.status == "cancelled" => {
                self.card(view)
            }
            Standing::Coming | Standing::Running | Standing::Past => lines([
                self.voice.standing(view.standing).to_owned(),
                self.card(view),
            ]),
        }
    }

    /// Title, days, place, status, source.
    fn card(&self, view: &EventView) -> String {
        let event = &view.event;
        let mut rows = self.told_of(event);
        rows.extend(self.parts(event));
        rows.extend(self.source(event.sources.first()));
        rows.extend(view.continued.as_ref().map(|next| self.passage(next)));
        rows.join("\n")
    }

    /// One line: title, days and place.
    pub(super) fn short(&self, event: &EventRow) -> String {
        let mut line = format!("{} — {}", self.title(event), self.days_alone(event));
        if let Some(place) = &event.place {
            line.push_str(&format!(", {place}"));
        }
        line
    }

    /// Its days without why they are what they are; its rule where it repeats.
    fn days_alone(&self, event: &EventRow) -> String {
        let parse = |text: &Option<String>| text.as_deref().and_then(When::parse);
        match (parse(&event.start), parse(&event.end), &event.rrule) {
            (Some(start), Some(end), _) => self.voice.range(start, end),
            (Some(start), None, _) => self.voice.date(start),
            (None, _, Some(rule)) => self.voice.repeats(rule, event.time.as_deref()),
            (None, _, None) => self.say(Phrase::Undated),
        }
    }

    /// Where it stands, and all but its sources.
    pub(super) fn shown(&self, view: &EventView) -> String {
        if view.standing == Standing::Contested {
            return self.contested(view);
        }
        let mut rows = self.told_of(&view.event);
        // Of what was cancelled or moved its status says enough.
        if view.event.status == "scheduled" {
            rows.insert(
                1.min(rows.len()),
                self.voice.standing(view.standing).to_owned(),
            );
        }
        rows.extend(self.parts(&view.event));
        rows.join("\n")
    }

    /// Title, days, place, status and what else is known.
    fn told_of(&self, event: &EventRow) -> Vec<String> {
        let mut rows = vec![self.title(event)];
        match event.status.as_str() {
            "cancelled" => rows.push(self.say(Phrase::Cancelled)),
            "postponed" => {
                let old = event
                    .original_start
                    .as_deref()
                    .and_then(When::parse)
                    .map(|when| self.voice.date(when));
                rows.push(match old {
                    Some(old) => format!("{} ({old})", self.voice.say(Phrase::Postponed)),
                    None => self.say(Phrase::Postponed),
                });
            }
            _ => {}
        }
        if event.rrule.is_none() || event.start.is_some() {
            rows.push(self.labelled(Label::When, &self.days(event)));
        }
        if let Some(rrule) = &event.rrule {
            rows.push(self.labelled(
                Label::Repeats,
                &self.voice.repeats(rrule, event.time.as_deref()),
            ));
        }
        if let Some(days) = &event.exdates {
            let days: Vec<String> = days
                .split(',')
                .filter_map(When::parse)
                .map(|day| self.voice.date(day))
                .collect();
            rows.push(self.labelled(Label::NotOn, &days.join(", ")));
        }
        if let Some(place) = self.place(event) {
            let why = self
                .concluded(event, "venue")
                .or_else(|| self.concluded(event, "place"))
                .unwrap_or_default();
            rows.push(self.labelled(Label::Where, &format!("{place}{why}")));
        }
        if let Some(length) = self.event_length(event) {
            rows.push(self.labelled(Label::Length, &length));
        }
        if !event.participants.is_empty() {
            let counted: Vec<String> = event
                .participants
                .iter()
                .map(|(count, unit)| format!("{count} ({unit})"))
                .collect();
            rows.push(self.labelled(Label::Participants, &counted.join(", ")));
        }
        rows.extend(self.attendees(event));
        if let Some(price) = &event.price {
            rows.push(self.labelled(Label::Price, &self.price(price)));
        }
        if let Some(last) = event.registration.as_deref().and_then(When::parse) {
            rows.push(self.labelled(Label::Registration, &self.voice.date(last)));
        }
        if !event.organisers.is_empty() {
            let why = self.concluded(event, "organiser").unwrap_or_default();
            let names = event.organisers.join("; ");
            rows.push(self.labelled(Label::Organiser, &format!("{names}{why}")));
        }
        if !event.projects.is_empty() {
            rows.push(self.labelled(Label::Project, &event.projects.join("; ")));
        }
        rows
    }

    /// Who takes part by name: partners of the event, who speaks, who comes.
    fn attendees(&self, event: &EventRow) -> Vec<String> {
        let parts = [
            ("partner", Label::EventPartners),
            ("speaker", Label::Speakers),
            ("guest", Label::Guests),
        ];
        let named = |part: &str| {
            let names = event
                .attendees
                .iter()
                .filter(|attendee| attendee.part == part);
            names
                .map(|attendee| attendee.name.as_str())
                .collect::<Vec<_>>()
                .join("; ")
        };
        parts
            .into_iter()
            .map(|(part, label)| (named(part), label))
            .filter(|(names, _)| !names.is_empty())
            .map(|(names, label)| self.labelled(label, &names))
            .collect()
    }

    /// What a field was concluded from that no sentence states.
    fn concluded(&self, event: &EventRow, field: &str) -> Option<String> {
        let (_, reason) = event.concluded.iter().find(|(known, _)| known == field)?;
        let phrase = match reason.as_str() {
            "town-of-venue" => Phrase::TownOfVenue,
            _ => Phrase::OwnPage,
        };
        Some(format!(" ({})", self.voice.say(phrase)))
    }

    /// The Latvian title, with the kind of event in the language of the answer.
    fn title(&self, event: &EventRow) -> String {
        let kind = self.voice.kind(&event.kind);
        if self.lang == Lang::Lv || kind.is_empty() {
            event.title.clone()
        } else {
            format!("{} ({kind})", event.title)
        }
    }

    fn days(&self, event: &EventRow) -> String {
        let parse = |text: &Option<String>| text.as_deref().and_then(When::parse);
        let Some(start) = parse(&event.start) else {
            return self.say(Phrase::Undated);
        };
        let mut days = match parse(&event.end) {
            Some(end) => self.voice.range(start, end),
            None => self.voice.date(start),
        };
        let weekdays: Vec<&str> = [Some(start), parse(&event.end)]
            .into_iter()
            .flatten()
            .filter_map(weekday_of)
            .map(|weekday| self.voice.weekday(weekday))
            .collect();
        match weekdays.as_slice() {
            [one] => days.push_str(&format!(" ({one})")),
            [first, last] if first != last => days.push_str(&format!(" ({first} – {last})")),
            _ => {}
        }
        if let (Some(anchor), Some(value)) = (&event.anchor, &event.anchor_value) {
            days.push_str(&format!(" – {}", super::because(self.lang, anchor, value)));
        }
        days
    }

    /// Venue and town, the town with its name and country in the language of the answer.
    fn place(&self, event: &EventRow) -> Option<String> {
        if event.online {
            return Some(self.say(Phrase::Online));
        }
        let town = event.place.as_deref().map(|place| self.glossed(place));
        match (&event.venue, town) {
            (Some(venue), Some(town)) => Some(format!("{venue}, {town}")),
            (Some(venue), None) => Some(venue.clone()),
            (None, town) => town,
        }
    }

    /// *Hījumā (Hiiumaa, Estonia)*.
    fn glossed(&self, name: &str) -> String {
        let Some(place) = self.knowledge.places.named(name) else {
            return name.to_owned();
        };
        let own = self.voice.gloss(place);
        let country = self.knowledge.places.rows.iter().find(|other| {
            other.kind == "country" && other.country == place.country && place.country != "LV"
        });
        let country = country
            .filter(|country| country.name != place.name)
            .map(|country| self.voice.gloss(country))
            .filter(|name| !name.is_empty());
        let own = Some(own).filter(|own| !own.is_empty() && *own != name);
        let words: Vec<&str> = own.into_iter().chain(country).collect();
        if words.is_empty() {
            name.to_owned()
        } else {
            format!("{name} ({})", words.join(", "))
        }
    }

    fn source(&self, source: Option<&SourceRow>) -> Option<String> {
        source.map(|source| {
            let place = source.url.as_deref().unwrap_or(&source.document);
            self.labelled(
                Label::Source,
                &format!(
                    "“{}” — {} [{place}]",
                    shortened(&source.quote, LONGEST_QUOTE),
                    shortened(&source.title, 60)
                ),
            )
        })
    }

    /// Both values, both quotes, the better supported one and why.
    fn contested(&self, view: &EventView) -> String {
        match &view.contradiction {
            Some(contradiction) => self.contradiction(contradiction),
            None => self.card(view),
        }
    }

    fn contradiction(&self, contradiction: &ContradictionRow) -> String {
        let mut rows = vec![format!(
            "{} {}",
            self.voice.say(Phrase::Contested),
            shortened(&contradiction.about, 100)
        )];
        for value in &contradiction.values {
            let source = &value.source;
            let place = source.url.as_deref().unwrap_or(&source.document);
            rows.push(format!(
                "• {}: “{}” — {} [{place}]",
                self.value(&value.value),
                shortened(&source.quote, LONGEST_QUOTE),
                shortened(&source.title, 60)
            ));
        }
        if let Some(better) = &contradiction.better {
            let reasons: Vec<&str> = contradiction
                .reasons
                .iter()
                .map(|reason| self.voice.reason(reason))
                .collect();
            rows.push(format!(
                "{}: {} ({})",
                self.voice.label(Label::Better),
                self.value(better),
                reasons.join("; ")
            ));
        } else if !contradiction.reasons.is_empty() {
            let reasons: Vec<&str> = contradiction
                .reasons
                .iter()
                .map(|reason| self.voice.reason(reason))
                .collect();
            rows.push(self.labelled(Label::Reasons, &reasons.join("; ")));
        }
        rows.join("\n")
    }

    /// An ISO value in words.
    fn value(&self, value: &str) -> String {
        match value.split_once('/') {
            Some((start, end)) => match (When::parse(start), When::parse(end)) {
                (Some(start), Some(end)) => self.voice.range(start, end),
                _ => value.to_owned(),
            },
            None if value.contains('.') => grouped(value, self.lang),
            // Four digits are a year; a shorter number is a count.
            None => When::parse(value)
                .filter(|_| value.len() >= 4)
                .map_or_else(|| value.to_owned(), |when| self.voice.date(when)),
        }
    }

    fn contradictions(&self, contradictions: &[ContradictionRow]) -> String {
        if contradictions.is_empty() {
            return lines([self.say(Phrase::NoContradictions), self.coverage(false)]);
        }
        let mut parts: Vec<String> = contradictions
            .iter()
            .take(MOST_CONTRADICTIONS)
            .map(|contradiction| self.contradiction(contradiction))
            .collect();
        if contradictions.len() > MOST_CONTRADICTIONS {
            parts.push(self.voice.more(contradictions.len() - MOST_CONTRADICTIONS));
        }
        parts.join("\n\n")
    }

    fn addresses(&self, found: &[(String, String, SourceRow)]) -> String {
        let mut rows = Vec::new();
        for (name, address, source) in found.iter().take(3) {
            rows.push(format!(
                "{name}\n{}",
                self.labelled(Label::Address, address)
            ));
            rows.extend(self.source(Some(source)));
        }
        rows.join("\n")
    }
}

fn lines<const COUNT: usize>(parts: [String; COUNT]) -> String {
    let shown: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    shown.join("\n")
}

/// At most `most` letters, cut between words.
fn shortened(text: &str, most: usize) -> String {
    let squeezed = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if squeezed.chars().count() <= most {
        return squeezed;
    }
    let cut: String = squeezed.chars().take(most).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", cut.get(..end).unwrap_or(&cut))
}

/// *176680.75* as people read it: groups of three, the decimal mark of the language.
fn grouped(value: &str, lang: Lang) -> String {
    let (whole, decimals) = value.split_once('.').unwrap_or((value, ""));
    let (group, mark) = if lang == Lang::En {
        (",", ".")
    } else {
        ("\u{A0}", ",")
    };
    let mut text = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            text.push_str(group);
        }
        text.push(digit);
    }
    if decimals.is_empty() {
        text
    } else {
        format!("{text}{mark}{decimals}")
    }
}

/// The share in hundredths of the total, to two decimals, without trailing zeros.
pub(super) fn rate(total: Option<&str>, share: Option<&str>) -> Option<String> {
    use language::amount::Decimal;
    let (total, share) = (
        Decimal::parse(total?)?.cents()?,
        Decimal::parse(share?)?.cents()?,
    );
    if total <= 0 {
        return None;
    }
    let rate = Decimal {
        units: (share * 10_000 + total / 2) / total,
        scale: 2,
    };
    Some(
        rate.to_string()
            .trim_end_matches('0')
            .trim_end_matches('.')
            .to_owned(),
    )
}

/// The total without the share, to the cent.
fn remainder(total: Option<&str>, share: Option<&str>) -> Option<String> {
    use language::amount::Decimal;
    let units = Decimal::parse(total?)?.cents()? - Decimal::parse(share?)?.cents()?;
    (units >= 0).then(|| Decimal { units, scale: 2 }.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_grouped_as_the_language_does() {
        assert_eq!(grouped("176680.75", Lang::Lv), "176\u{A0}680,75");
        assert_eq!(grouped("1450", Lang::En), "1,450");
    }

    #[test]
    fn the_rate_is_computed_to_two_decimals() {
        assert_eq!(
            rate(Some("176680.75"), Some("150178.64")).as_deref(),
            Some("85")
        );
        assert_eq!(rate(Some("3"), Some("1")).as_deref(), Some("33.33"));
    }

    #[test]
    fn long_quotes_are_cut_between_words() {
        assert_eq!(shortened("viens divi trīs", 11), "viens divi…");
    }
}
