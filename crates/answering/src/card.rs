//! Single events as cards: what a chat shows one at a time, with its sources, its place on the map and its kind.

use chrono::NaiveDate;
use extraction::{
    Knowledge, Result, Store,
    store::{EventFilter, SourceRow},
};
use language::fold::fold;

use crate::{
    answer::{Answer, Answerer},
    events::Events,
    intent::Intent,
    lang::Lang,
    question::Question,
    render,
    reply::{Context, EventView, ProjectView, Standing},
};

/// How many events a list of cards may hold.
const MOST: usize = 200;

/// An event in words, with what buttons need.
#[derive(Debug, Clone, PartialEq)]
pub struct EventCard {
    /// Its identifier, which survives re-extraction.
    pub occasion: String,
    /// In the language of the article.
    pub title: String,
    /// Title, days, place, status and evidence, in the language asked for.
    pub text: String,
    /// Title, days and place in one line.
    pub line: String,
    /// Where it stands on the day.
    pub standing: Standing,
    /// The view it was made from.
    pub view: EventView,
    /// Latitude and longitude of its town, where the gazetteer has them.
    pub coordinates: Option<(f64, f64)>,
}

impl EventCard {
    /// Where it is said, one quote for each article.
    #[must_use]
    pub fn sources(&self) -> &[SourceRow] {
        &self.view.event.sources
    }

    /// Whether it may be announced: it has an exact first day, takes place, and no source speaks against it.
    #[must_use]
    pub fn is_certain(&self) -> bool {
        let event = &self.view.event;
        let exact = event
            .start
            .as_deref()
            .is_some_and(|start| start.len() >= 10);
        exact
            && event.status != "cancelled"
            && matches!(
                self.standing,
                Standing::Coming | Standing::Running | Standing::Past
            )
    }
}

impl Answerer {
    /// The event `occasion` in `lang`, as of `today`; nothing where the store has it no more.
    ///
    /// # Errors
    ///
    /// A failure of the store.
    pub fn event(
        &self,
        store: &Store,
        occasion: &str,
        lang: Lang,
        today: NaiveDate,
    ) -> Result<Option<EventCard>> {
        let filter = EventFilter {
            occasion: Some(occasion.to_owned()),
            with_parts: true,
            with_undated: true,
            ..EventFilter::default()
        };
        let mut cards = self.cards(store, &filter, lang, today)?;
        Ok((!cards.is_empty()).then(|| cards.remove(0)))
    }

    /// Events of `filter`, each once, by day.
    ///
    /// # Errors
    ///
    /// A failure of the store.
    pub fn cards(
        &self,
        store: &Store,
        filter: &EventFilter,
        lang: Lang,
        today: NaiveDate,
    ) -> Result<Vec<EventCard>> {
        let context = Context {
            today,
            coverage: store.coverage()?,
        };
        let views = Events { store, today }.views(filter)?;
        Ok(views
            .into_iter()
            .take(MOST)
            .map(|view| {
                let (text, line) = render::card(&view, &context, lang, &self.knowledge);
                EventCard {
                    occasion: view.event.occasion.clone(),
                    title: view.event.title.clone(),
                    text,
                    line,
                    standing: view.standing,
                    coordinates: self.coordinates(&view),
                    view,
                }
            })
            .collect())
    }

    fn coordinates(&self, view: &EventView) -> Option<(f64, f64)> {
        let place = self.knowledge.places.named(view.event.place.as_deref()?)?;
        place.latitude.zip(place.longitude)
    }

    /// What `words` name that can be followed, in any language and case: `project`, `place`, `kind` or `organiser`, and which.
    ///
    /// # Errors
    ///
    /// A failure of the store.
    pub fn subject(&self, store: &Store, words: &str) -> Result<Option<(&'static str, String)>> {
        let names = store.project_names()?;
        let question = self.reader.read(
            words,
            Lang::Lv,
            NaiveDate::default(),
            &self.knowledge,
            &names,
        );
        if let Some(project) = question.slots.project {
            return Ok(Some(("project", project)));
        }
        let folded = fold(words.trim());
        if let Some(organiser) = store
            .organisers()?
            .into_iter()
            .find(|name| fold(name) == folded)
        {
            return Ok(Some(("organiser", organiser)));
        }
        // Of several spellings of a place the one that the articles use.
        let places = &question.slots.place;
        let told = store.event_places()?;
        let used = places.iter().find(|place| told.contains(place));
        Ok(
            match (used.or(places.first()), question.slots.kind.first()) {
                (Some(place), _) => Some(("place", place.clone())),
                (None, Some(kind)) => Some(("kind", kind.clone())),
                (None, None) => None,
            },
        )
    }

    /// The answer to a question that was not typed but chosen: an intent, and what it is about.
    ///
    /// # Errors
    ///
    /// A failure of the store.
    pub fn answer_chosen(
        &self,
        store: &Store,
        intent: Intent,
        project: Option<&str>,
        lang: Lang,
        today: NaiveDate,
    ) -> Result<Answer> {
        let question = Question::chosen(intent, project);
        self.reply_to(store, question, lang, today)
    }

    /// The tables of names that answers rest on.
    #[must_use]
    pub const fn knowledge(&self) -> &Knowledge {
        &self.knowledge
    }

    /// The language of a text, as far as its letters and words tell.
    #[must_use]
    pub fn language_of(&self, text: &str) -> Lang {
        self.reader.lang(text)
    }

    /// All projects, with what each article says of them.
    ///
    /// # Errors
    ///
    /// A failure of the store.
    pub fn projects(&self, store: &Store) -> Result<Vec<ProjectView>> {
        Ok(crate::projects::views(store.projects(None)?))
    }

    /// Whether `event` is one of those somebody follows: a place (Latvian name), an organiser, a project or a kind.
    #[must_use]
    pub fn concerns(card: &EventCard, about: &str, value: &str) -> bool {
        let event = &card.view.event;
        let same = |name: &String| fold(name) == fold(value);
        match about {
            "all" => true,
            "place" => event.place.as_ref().is_some_and(same),
            "organiser" => {
                event.organisers.iter().any(same) || event.venue.as_ref().is_some_and(same)
            }
            "project" => event.projects.iter().any(same),
            "kind" => event.kind == value,
            _ => false,
        }
    }
}
