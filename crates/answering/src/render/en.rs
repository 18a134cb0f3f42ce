//! English.

use chrono::Weekday;
use language::timex::When;

use super::{DateWords, Label, Phrase, Unit, Voice, rule_parts};
use crate::reply::Standing;

pub(super) struct English;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const DATES: DateWords = DateWords {
    months: MONTHS,
    alone: MONTHS,
    year: "",
    at: ", ",
};

impl Voice for English {
    fn date(&self, when: When) -> String {
        DATES.date(when)
    }

    fn range(&self, start: When, end: When) -> String {
        DATES.range(start, end)
    }

    fn weekday(&self, weekday: Weekday) -> &'static str {
        match weekday {
            Weekday::Mon => "Monday",
            Weekday::Tue => "Tuesday",
            Weekday::Wed => "Wednesday",
            Weekday::Thu => "Thursday",
            Weekday::Fri => "Friday",
            Weekday::Sat => "Saturday",
            Weekday::Sun => "Sunday",
        }
    }

    fn repeats(&self, rrule: &str, time: Option<&str>) -> String {
        let (frequency, days, until) = rule_parts(rrule);
        let names: Vec<String> = days
            .iter()
            .map(|(place, day)| match place {
                Some(-1) => format!("last {} of the month", self.weekday(*day)),
                Some(place) => format!("{} no. {place} of the month", self.weekday(*day)),
                None => self.weekday(*day).to_owned(),
            })
            .collect();
        let mut text = match (frequency, names.is_empty()) {
            ("DAILY", _) => "every day".to_owned(),
            ("MONTHLY", true) => "once a month".to_owned(),
            ("WEEKLY", false) => format!("every week: {}", names.join(", ")),
            _ => names.join(", "),
        };
        if let Some(time) = time {
            text.push_str(&format!(", {}", time.replace('/', "–")));
        }
        if let Some(until) = until {
            text.push_str(&format!(", until {}", DATES.date(When::day(until))));
        }
        text
    }

    fn label(&self, label: Label) -> &'static str {
        match label {
            Label::When => "When",
            Label::Where => "Where",
            Label::Organiser => "Organised by",
            Label::Project => "Project",
            Label::Source => "Source",
            Label::Partners => "Partners",
            Label::Countries => "Partner countries",
            Label::Lead => "Lead partner",
            Label::Funders => "Funded by",
            Label::Total => "Total cost",
            Label::Share => "Co-financing",
            Label::Rate => "Share of co-financing",
            Label::Start => "Start",
            Label::End => "End",
            Label::Programme => "Programme",
            Label::Number => "Project number",
            Label::AlsoCalled => "Also called",
            Label::Address => "Address",
            Label::Better => "Better supported",
            Label::Reasons => "Why it does not agree",
            Label::Repeats => "Repeats",
            Label::Aim => "Aim",
            Label::Results => "Results",
            Label::Strand => "Strand",
            Label::Length => "Duration",
            Label::Implementer => "Carried out by",
            Label::Rest => "Own funds",
            Label::NotOn => "Not held on",
            Label::New => "New",
            Label::Changed => "Changed",
            Label::Withdrawn => "No longer there",
            Label::Title => "Title",
            Label::Kind => "Kind",
            Label::Status => "Status",
            Label::EventPartners => "Partners of the event",
            Label::Speakers => "Speaking",
            Label::Guests => "Taking part",
            Label::Participants => "Participants",
            Label::Price => "Price",
            Label::Registration => "Registration until",
            Label::AlsoWritten => "In another article",
            Label::Shares => "Budgets of partners",
        }
    }

    fn say(&self, phrase: Phrase) -> &'static str {
        match phrase {
            Phrase::Emergency => {
                "If somebody is in danger, call 112. I only give information and cannot call for help."
            }
            Phrase::Thanks => "You are welcome.",
            Phrase::Greeting => {
                "Hello! I answer questions about the projects and events that the articles I have read tell of. Try: “When is the next meeting?”"
            }
            Phrase::Help => {
                "Ask in Latvian, Ukrainian, English or Russian, for example:\n• When is the next meeting?\n• What is on in October?\n• Who are the partners of the project?\n• What does the project cost and who pays?\n• What do the articles contradict each other on?"
            }
            Phrase::Refused => {
                "I do not tell private matters of people, such as refugee status, health or contacts."
            }
            Phrase::NotKnown => "I do not know: the articles I have read say nothing about it.",
            Phrase::Next => "The next event known:",
            Phrase::Upcoming => "Coming up:",
            Phrase::Running => "On now:",
            Phrase::Past => "Already over:",
            Phrase::Found => "Found:",
            Phrase::NoneComing => "No upcoming event is known.",
            Phrase::NoneInPeriod => "No event is known for those days.",
            Phrase::LastKnown => "The last one known:",
            Phrase::ContestedNotAnnounced => "Not announced, because the sources disagree:",
            Phrase::Contested => "The sources disagree:",
            Phrase::NoContradictions => "No contradictions were found.",
            Phrase::LeadNotStated => "The articles do not name a lead partner.",
            Phrase::NoPartners => "The articles name no partners.",
            Phrase::NoBudget => {
                "I do not know: the articles give no sum and name no funder for this project."
            }
            Phrase::NoPeriod => "The articles do not say when the project starts or ends.",
            Phrase::NoNumber => "The articles do not give the number of the project.",
            Phrase::NoProgramme => "The articles do not name a programme.",
            Phrase::Projects => "Projects in the articles:",
            Phrase::NoProjects => "The articles name no project.",
            Phrase::AskWhich => "Which project do you mean? Several fit:",
            Phrase::LastChanges => "Latest changes:",
            Phrase::AsPlanned => "as planned",
            Phrase::Nothing => "nothing",
            Phrase::Cancelled => "CANCELLED",
            Phrase::Postponed => "MOVED",
            Phrase::Online => "online",
            Phrase::Computed => "computed, not stated in the article",
            Phrase::Undated => "no date given",
            Phrase::ToldButNoDate => "An article tells of it but gives no date.",
            Phrase::NoAnswer => "The articles give no direct answer.",
            Phrase::OwnPage => "inferred: it is this institution’s own page",
            Phrase::TownOfVenue => "inferred: the venue is there",
            Phrase::Told => "The articles say:",
            Phrase::Closest => "These passages may help (they are not an answer):",
            Phrase::NotCancelled => "No article read says that it was cancelled or moved:",
            Phrase::OtherDays => "Not known for those days; the sources give other days:",
            Phrase::Amounts => "Sums in the articles:",
            Phrase::FundersHead => "Who funds the projects in the articles:",
            Phrase::Spellings => "What is known about these names:",
            Phrase::Repeated => "Told in several articles:",
            Phrase::PrivateFound => {
                "Yes, the articles hold such information about a named person, but I do not tell the name together with the status:"
            }
            Phrase::PrivateNone => "The articles hold no such information.",
            Phrase::OnlyMentioned => "only mentioned",
            Phrase::Likely => "probably the same",
            Phrase::SameThing => "the same",
            Phrase::DifferentThing => "different",
            Phrase::Renamed => "renamed",
            Phrase::Free => "free",
        }
    }

    fn standing(&self, standing: Standing) -> &'static str {
        match standing {
            Standing::Coming => "It is still to come.",
            Standing::Running => "Yes, it is on now.",
            Standing::Past => "It is already over.",
            Standing::Undated => "No date is given.",
            Standing::Contested => "The sources disagree.",
        }
    }

    fn covers(&self, documents: i64, oldest: Option<&str>, newest: Option<&str>) -> String {
        let articles = if documents == 1 {
            "1 article read".to_owned()
        } else {
            format!("{documents} articles read")
        };
        match (oldest, newest) {
            (Some(oldest), Some(newest)) => {
                format!("{articles}. Earliest event known: {oldest}. Latest: {newest}.")
            }
            _ => format!("{articles}."),
        }
    }

    fn more(&self, count: usize) -> String {
        format!("… and {count} more")
    }

    fn length(&self, count: i64, unit: Unit) -> String {
        let word = match unit {
            Unit::Years => "year",
            Unit::Months => "month",
            Unit::Days => "day",
        };
        let plural = if count == 1 { "" } else { "s" };
        format!("{count} {word}{plural}")
    }

    fn anchored(&self, key: &str) -> &'static str {
        match key {
            "sentence" => "because the same sentence names the year",
            "heading" => "because the heading of the section names the year",
            "list" => "because the same list names the year",
            "title" => "because the title names the year",
            "published" => "counted from the day the article was published",
            _ => "counted from the nearest dated passage",
        }
    }

    fn reason(&self, key: &str) -> &'static str {
        match key {
            "more-mentions" => "this date is printed more often",
            "later-text-refers-back" => "a later dated passage refers back to it",
            "order-of-sections" => "the other year breaks the order of events on its page",
            "told-as-past" => "the article looks back on the event but is itself dated earlier",
            "later-entry-announces-it" => "an entry with a later date announces the same event",
            "weekday-agrees" => "the weekday that is named fits only one of the dates",
            "number-of-days-agrees" => {
                "the number of days that is named fits only one of the dates"
            }
            "heading-against-body" => {
                "the heading says one thing and the text below it another; the text counts for more"
            }
            "day-of-arrival" => "the day of arrival may not be counted",
            "days-of-range" => "the dates give another number of days",
            "listed-events" => "the article lists another number",
            "rate-of-project" => "the project’s rate of co-financing gives another sum",
            _ => "the words of the sources differ",
        }
    }

    fn gloss<'k>(&self, place: &'k extraction::Place) -> &'k str {
        &place.en
    }

    fn kind(&self, kind: &str) -> &'static str {
        match kind {
            "meeting" => "meeting",
            "seminar" => "seminar",
            "conference" => "conference",
            "exhibition" => "exhibition",
            "concert" => "concert",
            "lecture" => "lecture",
            "performance" => "performance",
            "workshop" => "workshop",
            "course" => "course",
            "festival" => "festival",
            "trip" => "trip",
            "fair" => "fair",
            "procession" => "procession",
            "camp" => "camp",
            "contest" => "contest",
            "party" => "party",
            "opening" => "opening",
            "closure" => "closed",
            _ => "event",
        }
    }
}
