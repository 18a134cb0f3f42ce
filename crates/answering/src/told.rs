//! Answers that are sentences of the articles.

use extraction::{
    Result,
    store::{EventFilter, PassageFilter, PassageRow, SourceRow},
};
use language::fold::fold;

use crate::{
    query::Query,
    render::Label,
    reply::{EventView, ProjectView, Reply},
    topic,
};

/// How many sentences one answer quotes.
pub(crate) const QUOTES: usize = 3;

impl Query<'_> {
    /// Sentences that hold the words of the question: an answer where all words but one stand in one, else only the closest.
    pub(crate) fn told(&self, words: &[Vec<String>], with_person: bool) -> Result<Reply> {
        self.ranked(&PassageFilter {
            words: words.to_vec(),
            with_person,
            documents: self.documents_of_project(),
        })
    }

    /// Whether a sentence holds what is asked for: all words, or all but one of several, and two of them at least that
    /// are no place and no kind of event, for those alone fit many sentences.
    fn holds_the_rest(&self, found: &[PassageRow], words: &[Vec<String>], best: usize) -> bool {
        let rest: Vec<Vec<String>> = self
            .question
            .rest
            .iter()
            .filter(|group| !is_general(group))
            .cloned()
            .collect();
        let held = found
            .iter()
            .map(|passage| topic::matches(&rest, &passage.source.quote))
            .max()
            .unwrap_or(0);
        words.len() >= 2 && held >= 2 && best + usize::from(words.len() > 3) >= words.len()
    }

    pub(crate) fn ranked(&self, filter: &PassageFilter) -> Result<Reply> {
        let special: Vec<Vec<String>> = filter
            .words
            .iter()
            .filter(|group| !is_general(group))
            .cloned()
            .collect();
        let filter = &PassageFilter {
            words: special,
            ..filter.clone()
        };
        let words = &filter.words;
        if words.is_empty() {
            return Ok(Reply::NotKnown(Vec::new()));
        }
        let found = self.store.passages(filter, QUOTES)?;
        let best = found.first().map_or(0, |passage| passage.groups);
        // Half of the words are needed to be close at all; one may lack where several are asked for.
        let close = best * 2 >= words.len();
        let enough = if filter.with_person {
            best == words.len() && !self.question.rest.is_empty()
        } else {
            self.holds_the_rest(&found, words, best)
        };
        let passages: Vec<SourceRow> = found
            .into_iter()
            .filter(|passage| close && passage.groups + 1 >= best.max(2))
            .map(|passage| passage.source)
            .collect();
        if enough && !passages.is_empty() {
            let addresses = self.addresses_in(&passages)?;
            return Ok(Reply::Told {
                passages,
                during: None,
                addresses,
            });
        }
        Ok(Reply::NotKnown(passages))
    }

    /// The sentences that answer, where they hold more words of the question than the events that were found.
    pub(crate) fn told_better(&self, found: &[EventView]) -> Result<Option<Reply>> {
        let question = self.question;
        let matched = found
            .iter()
            .map(|view| {
                let told = view
                    .event
                    .sources
                    .first()
                    .map_or("", |source| &source.quote);
                topic::matches(&question.topic, &format!("{} {told}", view.event.title))
            })
            .max()
            .unwrap_or(0);
        let named = !question.slots.kind.is_empty() || question.slots.project.is_some();
        if named || question.topic.len() < 2 || matched >= question.topic.len() {
            return Ok(None);
        }
        Ok(match self.told(&question.content, false)? {
            told @ Reply::Told { .. } => Some(told),
            // One word of several is not what was asked for.
            close if matched * 2 < question.topic.len() => Some(close),
            _ => None,
        })
    }

    /// Sentences that hold what is asked, where no event of a list has any word of it.
    pub(crate) fn told_instead(&self, found: &[EventView]) -> Result<Option<Reply>> {
        let question = self.question;
        let matched = found.iter().any(|view| {
            let told = view
                .event
                .sources
                .first()
                .map_or("", |source| &source.quote);
            topic::matches(&question.topic, &format!("{} {told}", view.event.title)) > 0
        });
        if question.topic.is_empty() || matched {
            return Ok(None);
        }
        let slots = &question.slots;
        let only_project =
            slots.kind.is_empty() && slots.period.is_none() && slots.place.is_empty();
        Ok(match self.told(&question.content, false)? {
            told @ Reply::Told { .. } => Some(told),
            close if only_project => Some(close),
            _ => None,
        })
    }

    /// Fills in the sentence behind the event's own where it goes on about it: *Tā tēma bija …*.
    pub(crate) fn go_on(&self, view: &mut EventView) -> Result<()> {
        const REFERS_BACK: &[&str] = &[
            "ta", "tas", "taja", "tajos", "tajas", "sis", "si", "saja", "ta laika", "to",
        ];
        let Some(source) = view.event.sources.first() else {
            return Ok(());
        };
        let next = self.store.sentence_after(source)?;
        view.continued = next.filter(|next| {
            let folded = fold(&next.quote);
            let first = folded.split(' ').next().unwrap_or_default();
            REFERS_BACK.contains(&first)
        });
        Ok(())
    }

    /// *sadarbības pieredze kopš 2014. gada*, from an article of the project.
    pub(crate) fn since(&self, project: &ProjectView) -> Result<Option<SourceRow>> {
        let words = vec![
            vec!["kops".to_owned()],
            vec!["sadarb".to_owned(), "kopig".to_owned()],
        ];
        let documents = project
            .rows
            .iter()
            .map(|row| row.source.document.clone())
            .collect();
        let filter = PassageFilter {
            words,
            documents,
            ..PassageFilter::default()
        };
        let found = self.store.passages(&filter, 1)?;
        Ok(found
            .into_iter()
            .find(|passage| passage.groups == 2 && passage.source.quote.contains("gad"))
            .map(|passage| passage.source))
    }

    /// Articles that tell of the project the question names.
    pub(crate) fn documents_of_project(&self) -> Vec<String> {
        let Some(name) = &self.question.slots.project else {
            return Vec::new();
        };
        let folded = fold(name);
        self.names
            .iter()
            .filter(|project| project.name_folded == folded)
            .map(|project| project.document.clone())
            .collect()
    }

    /// Addresses of the institutions that the sentences name.
    pub(crate) fn addresses_in(&self, passages: &[SourceRow]) -> Result<Vec<(String, String)>> {
        let mut found: Vec<(String, String)> = Vec::new();
        for (name, address, _) in self.store.addresses()? {
            let words: Vec<Vec<String>> = fold(&name)
                .split(' ')
                .map(|word| vec![topic::trimmed(word).to_owned()])
                .collect();
            let named = words.len() > 1
                && passages
                    .iter()
                    .any(|passage| topic::matches(&words, &passage.quote) == words.len());
            if named && !found.contains(&(name.clone(), address.clone())) {
                found.push((name, address));
            }
        }
        Ok(found)
    }

    /// Who came, who spoke: counts of the event, and what its article says of its people.
    pub(crate) fn participants(&self) -> Result<Reply> {
        let filter = EventFilter {
            id: self.question.event,
            with_undated: true,
            ..self.filter()
        };
        let slots = &self.question.slots;
        let narrowed = !slots.place.is_empty() || !slots.kind.is_empty() || slots.period.is_some();
        // Beside a place or a kind the other words name people, not the event.
        let events = if narrowed && !self.question.topic.is_empty() {
            self.events.views(&filter)?
        } else {
            self.asked(filter)?
        };
        // Of several of a kind those whose words the question has, and of them the one that tells of people.
        let mut about = self.events.about(events.clone(), self.question);
        about.retain(|view| {
            !(view.event.participants.is_empty() && view.event.attendees.is_empty())
        });
        if let [only] = about.as_slice() {
            return Ok(Reply::Event(Box::new(only.clone())));
        }
        if events.is_empty() {
            return self.told(&self.question.content, false);
        }
        // The words of the question first; where they name only the event, the sentences that speak of taking part.
        let taking_part = [[
            "piedal",
            "dalibniek",
            "pulcej",
            "ieradas",
            "viesoj",
            "pievienoj",
            "apmekleja",
        ]
        .map(str::to_owned)
        .to_vec()];
        for words in [self.question.topic.as_slice(), taking_part.as_slice()] {
            if let Some(told) = self.told_of(&events, words)? {
                return Ok(told);
            }
        }
        Ok(self.one_of(events))
    }

    /// Sentences that hold all `words` where the articles tell of one of the events.
    fn told_of(&self, events: &[EventView], words: &[Vec<String>]) -> Result<Option<Reply>> {
        let filter = PassageFilter {
            words: words.to_vec(),
            documents: documents(events),
            ..PassageFilter::default()
        };
        let mut passages: Vec<SourceRow> = Vec::new();
        let mut during = None;
        for passage in self.store.passages(&filter, 4 * QUOTES)? {
            let source = passage.source;
            let is_heading = events
                .iter()
                .flat_map(|view| &view.event.sources)
                .any(|known| known.quote == source.quote);
            if passage.groups < words.len() || is_heading || passages.len() == QUOTES {
                continue;
            }
            if let Some(view) = self.is_inside(&source, events)? {
                passages.push(source);
                during = during.or(Some(view));
            }
        }
        if passages.is_empty() {
            return Ok(None);
        }
        Ok(Some(Reply::Told {
            passages,
            during: during.map(Box::new),
            addresses: Vec::new(),
        }))
    }

    /// The event in whose part of the article a sentence stands, where it is one of `events` or a day of one.
    fn is_inside(&self, passage: &SourceRow, events: &[EventView]) -> Result<Option<EventView>> {
        Ok(self.during(passage)?.filter(|view| {
            events.iter().any(|asked| {
                asked.event.id == view.event.id || Some(asked.event.id) == view.event.parent
            })
        }))
    }

    /// The last dated event that the article names before a sentence.
    fn during(&self, passage: &SourceRow) -> Result<Option<EventView>> {
        let filter = EventFilter {
            document: Some(passage.document.clone()),
            with_parts: true,
            ..EventFilter::default()
        };
        let place = |view: &EventView| view.event.sources.first().map_or(0, |source| source.start);
        let before = self
            .events
            .views(&filter)?
            .into_iter()
            .filter(|view| place(view) <= passage.start);
        Ok(before.max_by_key(place))
    }

    /// Registration and price: what an event states; else not known.
    pub(crate) fn registration(&self) -> Result<Reply> {
        let stated =
            |view: &EventView| view.event.price.is_some() || view.event.registration.is_some();
        let named = self.question.event.is_some()
            || !self.question.slots.topic.is_empty()
            || !self.question.slots.kind.is_empty()
            || !self.question.slots.place.is_empty()
            || self.question.slots.period.is_some();
        let filter = EventFilter {
            id: self.question.event,
            with_undated: true,
            ..self.filter()
        };
        let meant = if named {
            self.asked(filter)?
        } else {
            Vec::new()
        };
        let documents = documents(&meant);
        let events: Vec<EventView> = meant.into_iter().filter(stated).collect();
        if events.is_empty() && named && documents.is_empty() {
            return Ok(Reply::NotKnown(Vec::new()));
        }
        if events.is_empty() {
            let words = [
                "regist",
                "pieteik",
                "pietei",
                "bilet",
                "ieej",
                "dalibas maks",
                "bezmaksas",
            ]
            .map(str::to_owned)
            .to_vec();
            let passages = self.store.passages(
                &PassageFilter {
                    words: vec![words],
                    documents,
                    ..PassageFilter::default()
                },
                QUOTES,
            )?;
            let about = |passage: &SourceRow| {
                topic::matches(&self.question.topic, &passage.quote) > 0
                    || self.question.topic.is_empty()
            };
            return Ok(Reply::NotKnown(
                passages
                    .into_iter()
                    .map(|passage| passage.source)
                    .filter(about)
                    .collect(),
            ));
        }
        Ok(self.one_of(events))
    }

    /// What a project says of itself about one side.
    pub(crate) fn details(&self, about: Label, key: &str) -> Result<Reply> {
        let reply = self.of_project(|project| {
            let mut passages: Vec<SourceRow> = Vec::new();
            for (kind, source) in project.rows.iter().flat_map(|row| &row.details) {
                let shown = source.quote != extraction::store::LEFT_OUT;
                if shown && kind == key && !passages.iter().any(|known| known.quote == source.quote)
                {
                    passages.push(source.clone());
                }
            }
            passages.truncate(QUOTES);
            Reply::Details {
                project,
                about,
                passages,
            }
        });
        match reply {
            Reply::Details { passages, .. } if passages.is_empty() => {
                Ok(Reply::NotKnown(Vec::new()))
            }
            reply => Ok(reply),
        }
    }
}

/// Words that stand on every page of this kind: they find nothing.
pub(crate) fn is_general(group: &[String]) -> bool {
    ["bibliot", "projek", "pasaku", "notiku", "tiksan"]
        .iter()
        .any(|word| group.first().is_some_and(|stem| stem.starts_with(word)))
}

/// The articles that tell of the events.
fn documents(events: &[EventView]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for source in events.iter().flat_map(|view| &view.event.sources) {
        if !found.contains(&source.document) {
            found.push(source.document.clone());
        }
    }
    found
}
