//! Events for a question: rows to views, what several articles tell made one, contested ones known as such.

use chrono::NaiveDate;
use extraction::{
    Result, Store,
    store::{EventFilter, EventRow},
};

use crate::{
    intent::Intent,
    question::{Question, stem},
    reply::{EventView, Standing},
    topic,
};

/// How many rows one question may read.
const MOST: usize = 400;

/// Everything a question about events reads from the store.
pub(crate) struct Events<'s> {
    pub(crate) store: &'s Store,
    pub(crate) today: NaiveDate,
}

impl Events<'_> {
    /// The events of `filter`, each once.
    pub(crate) fn views(&self, filter: &EventFilter) -> Result<Vec<EventView>> {
        let rows = self.store.events(filter, MOST)?;
        let views: Vec<EventView> = rows
            .into_iter()
            .map(|event| self.view(event))
            .collect::<Result<_>>()?;
        Ok(merged(views))
    }

    fn view(&self, event: EventRow) -> Result<EventView> {
        let contradiction = if event.evidence == "contested" {
            self.store
                .contradictions(Some((event.id, event.parent)))?
                .into_iter()
                .next()
        } else {
            None
        };
        let standing = standing(&event, self.today);
        Ok(EventView {
            event,
            standing,
            contradiction,
            continued: None,
        })
    }

    /// Those events whose title, venue, organisers or sentence share words with the question, best first.
    pub(crate) fn about(&self, views: Vec<EventView>, question: &Question) -> Vec<EventView> {
        let topic = &question.topic;
        // A word of the title weighs more than one of the sentence it stands in.
        let score = |view: &EventView| {
            let event = &view.event;
            let names = std::iter::once(event.title.as_str())
                .chain(event.venue.as_deref())
                .chain(event.organisers.iter().map(String::as_str))
                .collect::<Vec<_>>()
                .join(" ");
            let told = event.sources.first().map_or("", |source| &source.quote);
            3 * topic::matches(topic, &names) + topic::matches(topic, told)
        };
        let best = views.iter().map(score).max().unwrap_or(0);
        if best == 0 {
            // Beside a kind or days other words do not decide; beside a place they do where one thing is asked for.
            let slots = &question.slots;
            let lists = matches!(
                question.intent,
                Intent::Upcoming
                    | Intent::Past
                    | Intent::Running
                    | Intent::NextEvent
                    | Intent::LastEvent
            );
            let narrowed = !slots.kind.is_empty()
                || slots.period.is_some()
                || slots.project.is_some()
                || lists && !slots.place.is_empty();
            return if topic.is_empty() || narrowed {
                views
            } else {
                Vec::new()
            };
        }
        views
            .into_iter()
            .filter(|view| score(view) == best)
            .collect()
    }
}

/// Where an event stands on `today`; the last day counts.
fn standing(event: &EventRow, today: NaiveDate) -> Standing {
    let day = |text: &Option<String>| {
        text.as_deref()
            .and_then(|text| text.parse::<NaiveDate>().ok())
    };
    match (day(&event.first_day), day(&event.last_day)) {
        _ if event.evidence == "contested" => Standing::Contested,
        (Some(first), _) if today < first => Standing::Coming,
        (Some(_), Some(last)) if today <= last => Standing::Running,
        (Some(_), Some(_)) => Standing::Past,
        _ => Standing::Undated,
    }
}

/// One event where several articles tell the same: the same days, and the same place or nearly the same title.
fn merged(views: Vec<EventView>) -> Vec<EventView> {
    let mut merged: Vec<EventView> = Vec::new();
    for view in views {
        match merged
            .iter_mut()
            .find(|known| same(&known.event, &view.event))
        {
            Some(known) => absorb(&mut known.event, view.event),
            None => merged.push(view),
        }
    }
    merged
}

fn same(left: &EventRow, right: &EventRow) -> bool {
    let dated = left.start.is_some()
        && left.first_day == right.first_day
        && left.last_day == right.last_day;
    let level = left.parent.is_some() == right.parent.is_some();
    let place = left.place.is_some()
        && left.place == right.place
        && left
            .venue
            .as_ref()
            .zip(right.venue.as_ref())
            .is_none_or(|(left, right)| left == right);
    let stems = |event: &EventRow| -> Vec<String> {
        event
            .title_folded
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| word.len() > 2)
            .map(stem)
            .collect()
    };
    let (left_stems, right_stems) = (stems(left), stems(right));
    let shared = left_stems
        .iter()
        .filter(|word| right_stems.contains(word))
        .count();
    let titled = shared * 2 >= left_stems.len().min(right_stems.len()).max(1);
    let other_document = left.sources.first().map(|source| &source.document)
        != right.sources.first().map(|source| &source.document);
    let told_before = !left.occasion.is_empty() && left.occasion == right.occasion;
    other_document && told_before
        || dated && level && other_document && (titled || place && left.last_day != left.first_day)
}

fn absorb(known: &mut EventRow, other: EventRow) {
    known.place = known.place.take().or(other.place);
    known.venue = known.venue.take().or(other.venue);
    known.sources.extend(other.sources);
    for project in other.projects {
        if !known.projects.contains(&project) {
            known.projects.push(project);
        }
    }
    // The heading of one page is a better title than the sentence of another.
    if other.title.len() < known.title.len() && other.kind == "meeting" {
        known.title = other.title;
    }
}
