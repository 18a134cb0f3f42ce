//! What the facts of one document say against each other.

use chrono::NaiveDate;
use language::{Span, fold::fold, timex::When};

use crate::{
    Knowledge,
    document::{Because, BlockKind, Document},
    event::Event,
    mention::Mention,
    project::Project,
};

/// Two values for one thing, each with the place that says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contradiction {
    /// What kind: `published-before-told`, `event-date`, `duration`, `planned-count`, `share`.
    pub kind: &'static str,
    /// What it is about.
    pub about: String,
    /// Each value with its place.
    pub values: Vec<(String, Span)>,
    /// The better supported value, where one is.
    pub better: Option<String>,
    /// Why, as stable keys that renderers put into words.
    pub reasons: Vec<&'static str>,
}

/// Contradictions inside one document.
#[must_use]
pub fn within(
    document: &Document<'_>,
    knowledge: &Knowledge,
    mentions: &[Mention],
    events: &[Event],
    projects: &[Project],
) -> Vec<Contradiction> {
    let mut found: Vec<Contradiction> = published_before_told(document, mentions, events)
        .into_iter()
        .collect();
    found.extend(super::audit::audit(
        document, knowledge, mentions, events, projects,
    ));
    found
}

/// The page's own date lies before an event that its text looks back on, as another entry of its own list dates it.
fn published_before_told(
    document: &Document<'_>,
    mentions: &[Mention],
    events: &[Event],
) -> Option<Contradiction> {
    let published = document
        .published
        .filter(|published| published.because == Because::OwnEntry)?;
    let own = published.span?;
    for (title, stamp, day) in listed(document, mentions) {
        if stamp == own || day <= published.day {
            continue;
        }
        let told = events
            .iter()
            .find(|event| announces(document, title, event) && month_holds(event.start, day));
        if let Some(event) = told {
            let about = document.title();
            let values = vec![
                (published.day.to_string(), own),
                (day.to_string(), stamp),
                (
                    event
                        .start
                        .map(|start| start.to_string())
                        .unwrap_or_default(),
                    *event.quotes.first()?,
                ),
            ];
            return Some(Contradiction {
                kind: "published-before-told",
                about,
                values,
                better: None,
                reasons: vec!["told-as-past", "later-entry-announces-it"],
            });
        }
    }
    None
}

/// Entries of lists of publications: title, stamp, day.
fn listed(document: &Document<'_>, mentions: &[Mention]) -> Vec<(Span, Span, NaiveDate)> {
    let mut found = Vec::new();
    for pair in document.blocks.windows(2) {
        let [title, stamp] = pair else { continue };
        if title.kind != BlockKind::Listing || stamp.kind != BlockKind::Listing {
            continue;
        }
        let date = mentions
            .iter()
            .find(|mention| stamp.span.contains(mention.span))
            .and_then(Mention::time);
        if let Some(day) = date.and_then(|timex| timex.first()) {
            let span = mentions
                .iter()
                .find(|mention| stamp.span.contains(mention.span))
                .map_or(stamp.span, |mention| mention.span);
            found.push((title.span, span, day));
        }
    }
    found
}

/// Whether a listed title names the kind and town of an event.
fn announces(document: &Document<'_>, title: Span, event: &Event) -> bool {
    let folded = fold(title.of(document.text.raw));
    let town = event.place.as_deref().map(fold).unwrap_or_default();
    let stem: String = town
        .chars()
        .take(town.chars().count().saturating_sub(1))
        .collect();
    let kind = match event.kind.as_str() {
        "seminar" => "seminar",
        "meeting" => "tiksan",
        "exhibition" => "izstad",
        "trip" => "brauc",
        "concert" => "koncert",
        _ => return false,
    };
    !stem.is_empty() && folded.contains(&stem) && folded.contains(kind)
}

fn month_holds(start: Option<When>, day: NaiveDate) -> bool {
    start.is_some_and(|start| {
        start.first().is_some_and(|first| first <= day)
            && start.last().is_some_and(|last| day <= last)
    })
}
