//! The editors' layer: a value tied to a quote, replayed over every extraction of its article.

use language::{Span, timex::When};

use crate::{
    event::{Event, Status},
    extract::Extraction,
    mention::{Evidence, Kind, Value},
};

/// What an editor may set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// An event's title.
    Title,
    /// Its kind.
    Kind,
    /// Its first day or minute.
    Start,
    /// Its last.
    End,
    /// Its town.
    Place,
    /// The institution where it is.
    Venue,
    /// scheduled, cancelled, postponed.
    Status,
    /// The name that a mention stands for.
    Norm,
    /// Whether two names are one thing: `same` or `different`; the quote is the two names, parted by `|`.
    Link,
}

impl Field {
    /// All of them, in the order of help.
    pub const ALL: [Self; 9] = [
        Self::Title,
        Self::Kind,
        Self::Start,
        Self::End,
        Self::Place,
        Self::Venue,
        Self::Status,
        Self::Norm,
        Self::Link,
    ];

    /// Its name in tables.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Kind => "kind",
            Self::Start => "start",
            Self::End => "end",
            Self::Place => "place",
            Self::Venue => "venue",
            Self::Status => "status",
            Self::Norm => "norm",
            Self::Link => "link",
        }
    }

    /// The field of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.name() == name)
    }

    /// Whether `value` can stand in this field; the reason why not.
    ///
    /// # Errors
    ///
    /// A day that is none, a status or a relation that does not exist, an empty value.
    pub fn check(self, value: &str) -> Result<(), String> {
        match self {
            Self::Start | Self::End => When::parse(value).map(|_| ()).ok_or_else(|| {
                format!("{value} is no day of the form YYYY-MM-DD or YYYY-MM-DDTHH:MM")
            }),
            Self::Status => status(value)
                .map(|_| ())
                .ok_or_else(|| format!("{value} is not scheduled, cancelled or postponed")),
            Self::Link => matches!(value, "same" | "different")
                .then_some(())
                .ok_or_else(|| format!("{value} is neither same nor different")),
            Self::Title | Self::Kind | Self::Place | Self::Venue | Self::Norm => {
                if value.trim().is_empty() {
                    Err("an empty value corrects nothing".to_owned())
                } else {
                    Ok(())
                }
            }
        }
    }
}

fn status(value: &str) -> Option<Status> {
    [Status::Scheduled, Status::Cancelled, Status::Postponed]
        .into_iter()
        .find(|status| status.name() == value)
}

/// An editor's value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// Its number in the store; 0 for one that is not stored yet.
    pub id: i64,
    /// The key of the article.
    pub document: String,
    /// The words it is tied to.
    pub quote: String,
    /// What it sets.
    pub field: Field,
    /// To what.
    pub value: String,
    /// Why.
    pub note: String,
}

/// What became of a correction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Applied {
    /// Its value stands.
    Yes,
    /// Its quote, or a fact that rests on it, is gone: an editor must look.
    Review,
}

/// Sets what `correction` says, if `text` still has its quote and a fact rests on it.
#[must_use]
pub fn apply(extraction: &mut Extraction, text: &str, correction: &Correction) -> Applied {
    let done = text.find(&correction.quote).is_some_and(|start| {
        let span = Span::new(start, start + correction.quote.len());
        match correction.field {
            Field::Norm => set_name(extraction, span, &correction.value),
            Field::Link => true,
            field => set_event(extraction, span, field, &correction.value),
        }
    });
    if done { Applied::Yes } else { Applied::Review }
}

fn set_name(extraction: &mut Extraction, span: Span, value: &str) -> bool {
    let named = extraction.mentions.iter_mut().find(|mention| {
        mention.span == span
            && matches!(
                mention.kind,
                Kind::Place | Kind::Org | Kind::Person | Kind::Project
            )
    });
    let Some(mention) = named else { return false };
    match &mut mention.value {
        Value::Name(name) | Value::Project { name, .. } => value.clone_into(name),
        Value::Time(_) | Value::Money { .. } | Value::Count { .. } => return false,
    }
    mention.rule = "correction";
    mention.evidence = Evidence::Stated;
    true
}

fn set_event(extraction: &mut Extraction, span: Span, field: Field, value: &str) -> bool {
    let Some(event) = extraction
        .events
        .iter_mut()
        .filter(|event| event.quotes.iter().any(|quote| quote.overlaps(span)))
        .min_by_key(|event| event.quotes.first().map_or(usize::MAX, |quote| quote.len()))
    else {
        return false;
    };
    match field {
        Field::Title => value.clone_into(&mut event.title),
        Field::Kind => value.clone_into(&mut event.kind),
        Field::Start => event.start = When::parse(value),
        Field::End => event.end = When::parse(value),
        Field::Place => event.place = Some(value.to_owned()),
        Field::Venue => event.venue = Some(value.to_owned()),
        Field::Status => event.status = status(value).unwrap_or(event.status),
        Field::Norm | Field::Link => return false,
    }
    settle(event);
    true
}

/// A corrected field is stated: by the editor.
fn settle(event: &mut Event) {
    event.corrected = true;
    event.evidence = Evidence::Stated;
    event.anchor = None;
}
