//! Events as a calendar sees them: one for each occasion, whichever articles tell of it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use language::timex::When;

use crate::{
    Store,
    error::Result,
    store::{EventFilter, EventRow},
};

/// An event with its days read and its history known.
#[derive(Debug, Clone)]
pub struct Occasion {
    /// The event, with the sources of all articles that tell of it.
    pub event: EventRow,
    /// How often it was changed after it was first told.
    pub sequence: i64,
    /// The day on which the store last changed it; of the first run where it never did.
    pub stamp: NaiveDate,
    /// The first day or minute; of a cancelled one the day it was planned for.
    pub start: Option<When>,
    /// The last one, inclusive; nothing for a single day.
    pub end: Option<When>,
    /// The day of the first article that tells of it, where that is known.
    pub published: Option<NaiveDate>,
}

impl Occasion {
    /// Whether its days are known exactly.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        let exact = |when: &When| when.day.is_some() && when.first().is_some();
        self.start.as_ref().is_some_and(exact) && self.end.as_ref().is_none_or(exact)
    }

    /// Whether sources contradict each other about it.
    #[must_use]
    pub fn is_contested(&self) -> bool {
        self.event.evidence == "contested"
    }
}

/// The occasions that `filter` lets through, by first day. Days and hours of a longer event stand in that event, not for themselves.
///
/// # Errors
///
/// A failure of SQLite.
pub fn occasions(store: &Store, filter: &EventFilter) -> Result<Vec<Occasion>> {
    let events = store.events(filter, usize::MAX)?;
    let days = store.publication_days()?;
    let mut found: Vec<Occasion> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for event in events {
        let (sequence, made) = store.revision(&event.uid)?;
        let stamp = made.parse().unwrap_or_default();
        if let Some(known) = places
            .get(&event.occasion)
            .and_then(|&at| found.get_mut(at))
        {
            join(&mut known.event, event);
            known.sequence += sequence;
            known.stamp = known.stamp.max(stamp);
            continue;
        }
        places.insert(event.occasion.clone(), found.len());
        let parse = |text: &Option<String>| text.as_deref().and_then(When::parse);
        let planned = event.status == "cancelled" && event.start.is_none();
        let start = if planned {
            parse(&event.original_start)
        } else {
            parse(&event.start)
        };
        let published = event
            .sources
            .iter()
            .filter_map(|source| days.get(&source.document)?.parse().ok())
            .min();
        found.push(Occasion {
            published,
            start,
            end: parse(&event.end),
            event,
            sequence,
            stamp,
        });
    }
    Ok(found)
}

/// Adds what another article says of the same event.
fn join(known: &mut EventRow, other: EventRow) {
    known.place = known.place.take().or(other.place);
    known.venue = known.venue.take().or(other.venue);
    known.sources.extend(other.sources);
    for organiser in other.organisers {
        if !known.organisers.contains(&organiser) {
            known.organisers.push(organiser);
        }
    }
    for project in other.projects {
        if !known.projects.contains(&project) {
            known.projects.push(project);
        }
    }
    if other.evidence == "contested" {
        known.evidence = other.evidence;
    }
}
