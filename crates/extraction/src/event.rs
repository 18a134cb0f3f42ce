//! An event: something planned or past that has a day, a place, or both, with the sentence it stands on.

use chrono::NaiveDate;
use language::{Span, amount::Decimal, timex::When};

use crate::mention::{AnchorKind, Evidence, Kind};

/// Whether an event takes place as planned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// As planned; past events too.
    Scheduled,
    /// It does not take place.
    Cancelled,
    /// It was moved; `original_start` says from when.
    Postponed,
}

impl Status {
    /// Its name in output and in the store.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Scheduled => "scheduled",
            Self::Cancelled => "cancelled",
            Self::Postponed => "postponed",
        }
    }
}

/// People counted in the sentences of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Participants {
    /// How many.
    pub value: Decimal,
    /// Of whom; nominative singular.
    pub unit: String,
    /// Where.
    pub span: Span,
}

/// As what somebody takes part; what says more comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Helps to hold it.
    Partner,
    /// Speaks or teaches.
    Speaker,
    /// Comes.
    Guest,
}

impl Part {
    /// Its name in output and in the store.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Partner => "partner",
            Self::Speaker => "speaker",
            Self::Guest => "guest",
        }
    }
}

/// A person or institution that takes part in an event and does not hold it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attendee {
    /// In the nominative.
    pub name: String,
    /// PERSON or ORG.
    pub kind: Kind,
    /// As what.
    pub part: Part,
    /// Where.
    pub span: Span,
}

/// What an event costs: a sum, or nothing where it is free.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Price {
    /// The sum with its currency (ISO 4217); `None` is free.
    pub value: Option<(Decimal, &'static str)>,
    /// Where.
    pub span: Span,
}

impl Price {
    /// `2.00 EUR`, or `free`.
    #[must_use]
    pub fn norm(&self) -> String {
        self.value.as_ref().map_or_else(
            || "free".to_owned(),
            |(value, currency)| format!("{value} {currency}"),
        )
    }
}

/// Where a field that no sentence states was taken from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Conclusion {
    /// The institution whose page it is.
    OwnPage,
    /// The town that the venue is named after.
    TownOfVenue,
}

impl Conclusion {
    /// Its name in output and in the store.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::OwnPage => "own-page",
            Self::TownOfVenue => "town-of-venue",
        }
    }
}

/// An event of one document.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// In the nominative where it could be told.
    pub title: String,
    /// *seminar*, *exhibition*, …; *event* where nothing says more.
    pub kind: String,
    /// The first day or minute.
    pub start: Option<When>,
    /// The last one, inclusive; nothing for a single day.
    pub end: Option<When>,
    /// The town, island or country.
    pub place: Option<String>,
    /// The institution or building.
    pub venue: Option<String>,
    /// Who holds it.
    pub organisers: Vec<String>,
    /// Whether it takes place.
    pub status: Status,
    /// The day from which it was moved.
    pub original_start: Option<When>,
    /// RFC 5545, where it repeats.
    pub rrule: Option<String>,
    /// Days on which it does not take place, where it repeats.
    pub except: Vec<NaiveDate>,
    /// Its time of day, where it repeats.
    pub time: Option<String>,
    /// Held over the internet.
    pub online: bool,
    /// Who came or is expected.
    pub participants: Vec<Participants>,
    /// Who takes part by name: partners of the event, speakers, guests.
    pub attendees: Vec<Attendee>,
    /// What it costs.
    pub price: Option<Price>,
    /// The last day for registering.
    pub registration: Option<When>,
    /// Names of the projects it belongs to.
    pub projects: Vec<String>,
    /// The longer event it is part of, as an index of the document's events.
    pub parent: Option<usize>,
    /// Whether an editor's value stands in it.
    pub corrected: bool,
    /// Why we believe its day.
    pub evidence: Evidence,
    /// What supplied a year or day that is not written, with the words it was read from.
    pub anchor: Option<(AnchorKind, String)>,
    /// Fields that no sentence states and why they are what they are: `place`, `venue`, `organiser`.
    pub concluded: Vec<(&'static str, Conclusion)>,
    /// The sentences it stands on, the one with its date first.
    pub quotes: Vec<Span>,
    /// The rule that made it.
    pub rule: &'static str,
}

impl Event {
    /// An event of which only its title, kind and sentence are known.
    #[must_use]
    pub fn new(title: String, kind: &str, quote: Span, rule: &'static str) -> Self {
        Self {
            title,
            kind: kind.to_owned(),
            start: None,
            end: None,
            place: None,
            venue: None,
            organisers: Vec::new(),
            status: Status::Scheduled,
            original_start: None,
            rrule: None,
            except: Vec::new(),
            time: None,
            online: false,
            participants: Vec::new(),
            attendees: Vec::new(),
            price: None,
            registration: None,
            projects: Vec::new(),
            parent: None,
            corrected: false,
            evidence: Evidence::Stated,
            anchor: None,
            concluded: Vec::new(),
            quotes: vec![quote],
            rule,
        }
    }

    /// The last point it covers.
    #[must_use]
    pub fn last(&self) -> Option<When> {
        self.end.or(self.start)
    }

    /// Whether the whole of `other` lies within its days.
    #[must_use]
    pub fn covers(&self, start: When, end: When) -> bool {
        let bounds = (
            self.start.and_then(When::first),
            self.last().and_then(When::last),
        );
        match (bounds, start.first(), end.last()) {
            ((Some(first), Some(last)), Some(from), Some(to)) => first <= from && to <= last,
            _ => false,
        }
    }
}
