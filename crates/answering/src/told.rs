//! Answers that are sentences of the articles, lists over all projects, and what holds between names.

use extraction::{
    Result,
    store::{ContradictionRow, EventFilter, OfficeRow, PassageFilter, PassageRow, SourceRow},
};
use language::fold::fold;

use crate::{
    query::Query,
    question::latin,
    render::Label,
    reply::{AmountLine, EventView, ProjectView, Reply},
    topic,
};

/// How many sentences one answer quotes.
const QUOTES: usize = 3;

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

    fn ranked(&self, filter: &PassageFilter) -> Result<Reply> {
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

    /// How many meetings were planned and how many are listed, where an article counts them differently.
    pub(crate) fn planned_and_listed(&self) -> Result<Option<Reply>> {
        let says = |stems: &[&str]| {
            self.question
                .words
                .iter()
                .any(|word| stems.iter().any(|stem| word.starts_with(stem)))
        };
        let counts = says(&["cik", "скільки", "сколько", "many"]);
        let planned = says(&[
            "plan",
            "заплан",
            "kopig",
            "paredz",
            "спільн",
            "joint",
            "совместн",
        ]);
        if !counts || !planned || self.question.slots.kind.is_empty() {
            return Ok(None);
        }
        let documents = self.documents_of_project();
        let found: Vec<ContradictionRow> = self
            .store
            .contradictions(None)?
            .into_iter()
            .filter(|found| found.kind == "planned-count")
            .filter(|found| {
                documents.is_empty()
                    || found
                        .values
                        .iter()
                        .any(|value| documents.contains(&value.source.document))
            })
            .collect();
        Ok((!found.is_empty()).then_some(Reply::Contradictions(found)))
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
    fn documents_of_project(&self) -> Vec<String> {
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
    fn addresses_in(&self, passages: &[SourceRow]) -> Result<Vec<(String, String)>> {
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
        if let [only] = events.as_slice()
            && !only.event.participants.is_empty()
        {
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

    /// Whether the question names the person, in any case and alphabet.
    fn names(&self, name: &str) -> bool {
        let asked: Vec<String> = self.question.words.iter().map(|word| latin(word)).collect();
        let folded = fold(name);
        let mut parts = folded.split([' ', '-']).filter(|part| part.len() > 2);
        let same = |part: &str| {
            asked.iter().any(|word| {
                let stem = topic::trimmed(part);
                word.len() > 2 && word.starts_with(stem.get(..stem.len().min(6)).unwrap_or(stem))
            })
        };
        match parts.next_back() {
            Some(surname) => same(surname),
            None => false,
        }
    }

    /// Sentences that name a person of the question.
    fn named_person(&self) -> Result<Vec<SourceRow>> {
        let mut passages: Vec<SourceRow> = Vec::new();
        for (name, source) in self.store.persons()? {
            let known = passages.iter().any(|known| known.quote == source.quote);
            if self.names(&name) && !known && passages.len() < QUOTES {
                passages.push(source);
            }
        }
        Ok(passages)
    }

    /// Offices in which every word of the question stands: *Valmieras bibliotēkas direktore*.
    pub(crate) fn role(&self) -> Result<Reply> {
        let asked = &self.question.content;
        let mut found: Vec<OfficeRow> = self.store.offices()?;
        found.retain(|office| {
            let told = format!(
                "{} {}",
                office.role,
                office.organisation.as_deref().unwrap_or_default()
            );
            topic::matches(asked, &told) == asked.len()
        });
        found.truncate(2 * QUOTES);
        if asked.is_empty() || found.is_empty() {
            return self.told(asked, true);
        }
        Ok(Reply::Offices(found))
    }

    /// Sentences that name the person; without a known person, what the question's words tell.
    pub(crate) fn person(&self) -> Result<Reply> {
        let passages = self.named_person()?;
        let mut offices = self.store.offices()?;
        offices.retain(|office| {
            passages.iter().any(|passage| {
                passage.document == office.source.document
                    && passage.start <= office.source.start
                    && office.source.start < passage.end
            }) && self.names(&office.person)
        });
        if !offices.is_empty() {
            offices.truncate(QUOTES);
            return Ok(Reply::Offices(offices));
        }
        if !passages.is_empty() {
            return Ok(Reply::Told {
                passages,
                during: None,
                addresses: Vec::new(),
            });
        }
        let slots = &self.question.slots;
        if slots.project.is_some() || !slots.kind.is_empty() || slots.period.is_some() {
            return self.guess();
        }
        let enough = self.question.content.len() > 1;
        if enough {
            self.told(&self.question.content, false)
        } else {
            Ok(Reply::NotKnown(Vec::new()))
        }
    }

    /// Who wrote an article: its signature, a line with nothing but a name, and the line behind it with the office.
    pub(crate) fn author(&self) -> Result<Reply> {
        let documents = self.documents_of_project();
        let asked = &self.question.topic;
        let best = self
            .store
            .signatures()?
            .iter()
            .map(|source| topic::matches(asked, &source.title))
            .max()
            .unwrap_or(0);
        let mut passages: Vec<SourceRow> = Vec::new();
        for source in self.store.signatures()? {
            let other = !documents.is_empty() && !documents.contains(&source.document);
            if other || best > 0 && topic::matches(asked, &source.title) < best {
                continue;
            }
            let office = self.store.sentence_after(&source)?;
            passages.push(source);
            passages.extend(office);
        }
        passages.truncate(2 * QUOTES);
        Ok(if passages.is_empty() {
            Reply::NotKnown(Vec::new())
        } else {
            Reply::Told {
                passages,
                during: None,
                addresses: Vec::new(),
            }
        })
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

    /// All projects, or those of the programme or funder that the question names.
    pub(crate) fn listed_projects(&self) -> Vec<ProjectView> {
        let mut groups = self.question.topic.clone();
        groups.extend(self.place_group());
        let named = |project: &&ProjectView| {
            let programme = project.programme().map(|(name, _)| name.to_owned());
            let funders = project
                .partners("funder")
                .into_iter()
                .map(|(funder, _)| funder.name);
            let partners = ["partner", "lead"]
                .into_iter()
                .flat_map(|role| project.partners(role))
                .map(|(partner, _)| partner.name);
            let names: Vec<String> = programme
                .into_iter()
                .chain(funders)
                .chain(partners)
                .collect();
            names.iter().any(|name| topic::matches(&groups, name) > 0)
        };
        let found: Vec<ProjectView> = self.projects.iter().filter(named).cloned().collect();
        if found.is_empty() {
            self.projects.clone()
        } else {
            found
        }
    }

    pub(crate) fn amounts(&self) -> Reply {
        let mut found: Vec<AmountLine> = Vec::new();
        let rows = self
            .projects
            .iter()
            .flat_map(|project| project.rows.iter().map(move |row| (project, row)));
        for (project, row) in rows {
            found.extend(row.amounts.iter().map(|amount| AmountLine {
                project: project.name.clone(),
                role: amount.role.clone(),
                value: amount.value.clone(),
                currency: amount.currency.clone(),
                source: amount.source.clone(),
            }));
            found.extend(row.shares.iter().map(|share| AmountLine {
                project: project.name.clone(),
                role: share.who.clone(),
                value: share.value.clone(),
                currency: share.currency.clone(),
                source: share.source.clone(),
            }));
        }
        if found.is_empty() {
            Reply::NotKnown(Vec::new())
        } else {
            Reply::Amounts(found)
        }
    }

    pub(crate) fn funders(&self) -> Reply {
        let mut found: Vec<(String, Vec<String>, SourceRow)> = Vec::new();
        for project in &self.projects {
            for (funder, sources) in project.partners("funder") {
                let Some(source) = sources.into_iter().next() else {
                    continue;
                };
                match found.iter_mut().find(|(name, ..)| *name == funder.name) {
                    Some((_, projects, _)) => projects.push(project.name.clone()),
                    None => found.push((funder.name, vec![project.name.clone()], source)),
                }
            }
        }
        if found.is_empty() {
            Reply::NotKnown(Vec::new())
        } else {
            Reply::Funders(found)
        }
    }

    /// Pairs of names; where the question names one, only those.
    pub(crate) fn spellings(&self) -> Result<Reply> {
        let all = self.store.links()?;
        let asked: Vec<Vec<String>> = self
            .question
            .content
            .iter()
            .filter(|group| !is_general(group))
            .cloned()
            .collect();
        let score = |name: &str| topic::matches(&asked, name);
        let best = all
            .iter()
            .map(|link| score(&link.name) + score(&link.other))
            .max()
            .unwrap_or(0);
        let found: Vec<_> = all
            .into_iter()
            .filter(|link| score(&link.name) + score(&link.other) == best)
            .take(8)
            .collect();
        Ok(if found.is_empty() || !asked.is_empty() && best == 0 {
            Reply::NotKnown(Vec::new())
        } else {
            Reply::Spellings(found)
        })
    }

    pub(crate) fn undated(&self) -> Result<Reply> {
        let all = self.asked(EventFilter {
            with_undated: true,
            ..self.filter()
        })?;
        let undated: Vec<EventView> = all
            .into_iter()
            .filter(|view| view.event.first_day.is_none() && view.event.rrule.is_none())
            .collect();
        Ok(self.one_of(undated))
    }

    /// Events that were cancelled or moved; one that the question names, whatever its status.
    pub(crate) fn cancelled(&self) -> Result<Reply> {
        let filter = EventFilter {
            id: self.question.event,
            with_undated: true,
            ..self.filter()
        };
        let named = self.question.event.is_some() || !self.question.topic.is_empty();
        let found = if named {
            self.asked(filter)?
        } else {
            self.events
                .views(&filter)?
                .into_iter()
                .filter(|view| view.event.status != "scheduled")
                .collect()
        };
        Ok(self.one_of(found))
    }

    /// Events that stand in more than one article.
    pub(crate) fn repeats(&self) -> Result<Reply> {
        let told_twice = |view: &EventView| {
            let first = view.event.sources.first().map(|source| &source.document);
            view.event
                .sources
                .iter()
                .any(|source| Some(&source.document) != first)
        };
        let found: Vec<EventView> = self
            .events
            .views(&self.filter())?
            .into_iter()
            .filter(told_twice)
            .take(crate::query::SCREENFUL)
            .collect();
        Ok(if found.is_empty() {
            Reply::NotKnown(Vec::new())
        } else {
            Reply::Repeats(found)
        })
    }

    /// Private matters are not told; whether an article holds such a passage may be asked.
    pub(crate) fn private(&self) -> Result<Reply> {
        let audits = ["vai", "чи", "is", "are", "есть", "ли", "does", "do"];
        let asks_whether = self
            .question
            .words
            .iter()
            .any(|word| audits.contains(&word.as_str()));
        let status = ["begl", "refugee", "біжен", "бежен"];
        let about_status = self
            .question
            .words
            .iter()
            .any(|word| status.iter().any(|stem| word.starts_with(stem)));
        if asks_whether && about_status {
            return Ok(Reply::PrivateAudit(self.store.private_passages("status")?));
        }
        let contacts = [
            "telef",
            "talrun",
            "epast",
            "past",
            "phone",
            "email",
            "телеф",
            "пошт",
            "почт",
            "numur",
            "номер",
        ];
        let about_contact = self
            .question
            .words
            .iter()
            .any(|word| contacts.iter().any(|stem| word.starts_with(stem)));
        if about_contact && self.named_person()?.is_empty() {
            return self.told(&self.question.content, false);
        }
        Ok(Reply::Refused)
    }

    /// Contradictions of the kind that the question names.
    pub(crate) fn contradictions(&self) -> Result<Vec<ContradictionRow>> {
        let says = |stems: &[&str]| {
            self.question
                .words
                .iter()
                .any(|word| stems.iter().any(|stem| word.starts_with(stem)))
        };
        let kinds: &[&str] = if says(&["datum", "дат", "date", "dates"]) {
            &["event-date", "published-before-told", "project-period"]
        } else if says(&[
            "summ",
            "naud",
            "сум",
            "грош",
            "деньг",
            "amount",
            "money",
            "sum",
            "sums",
        ]) {
            &["share", "project-sum"]
        } else {
            &[]
        };
        let mut found = self.store.contradictions(None)?;
        found.retain(|found| kinds.is_empty() || kinds.contains(&found.kind.as_str()));
        Ok(found)
    }
}

/// Words that stand on every page of this kind: they find nothing.
fn is_general(group: &[String]) -> bool {
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
