//! Lists over all projects, events, names and contradictions, and what is private.

use extraction::{
    Result,
    store::{ChangeFilter, ChangeRow, ContradictionRow, EventFilter, SourceRow},
};

use crate::{
    query::Query,
    reply::{AmountLine, EventView, ProjectView, Reply, Scope},
    tables::Cue,
    told::is_general,
    topic,
};

impl Query<'_> {
    /// How many meetings were planned and how many are listed, where an article counts them differently.
    pub(crate) fn planned_and_listed(&self) -> Result<Option<Reply>> {
        let (counts, planned) = (
            self.question.says(Cue::Counts),
            self.question.says(Cue::Planned),
        );
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
        if named {
            return Ok(self.off_or_on(self.asked(filter)?));
        }
        let found: Vec<EventView> = self
            .events
            .views(&filter)?
            .into_iter()
            .filter(|view| view.event.status != "scheduled")
            .collect();
        // None of those that are named is cancelled or moved: they themselves say that they are on.
        let slots = &self.question.slots;
        let narrowed = !slots.place.is_empty() || !slots.kind.is_empty() || slots.project.is_some();
        if found.is_empty() && narrowed {
            return Ok(self.off_or_on(self.asked(filter)?));
        }
        Ok(self.one_of(found))
    }

    /// Events of which was asked whether they are off; that nothing says so is said where nothing does.
    fn off_or_on(&self, found: Vec<EventView>) -> Reply {
        let on = !found.is_empty() && found.iter().all(|view| view.event.status == "scheduled");
        match self.one_of(found) {
            Reply::Event(view) if on => Reply::Events {
                scope: Scope::NotCancelled,
                events: vec![*view],
                total: 1,
            },
            Reply::Events { events, total, .. } if on => Reply::Events {
                scope: Scope::NotCancelled,
                events,
                total,
            },
            reply => reply,
        }
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

    /// What the last run changed, a screenful.
    pub(crate) fn changes(&self) -> Result<Reply> {
        let rows = self.store.changes(&ChangeFilter {
            last_run: true,
            ..ChangeFilter::default()
        })?;
        let rows = ChangeRow::of_known_articles(rows);
        let total = rows.len();
        let shown = rows
            .into_iter()
            .skip(self.question.shown)
            .take(crate::query::SCREENFUL);
        let mut changes = Vec::new();
        for row in shown {
            let source = self.store.source_of(&row)?;
            changes.push((row, source));
        }
        Ok(if changes.is_empty() {
            Reply::NotKnown(Vec::new())
        } else {
            Reply::Changes { changes, total }
        })
    }

    /// Private matters are not told; whether an article holds such a passage may be asked.
    pub(crate) fn private(&self) -> Result<Reply> {
        let asks_whether = self.question.says(Cue::Whether);
        let about_status = self.question.says(Cue::Refugee);
        if asks_whether && about_status {
            return Ok(Reply::PrivateAudit(self.store.private_passages("status")?));
        }
        let about_contact = self.question.says(Cue::Contact);
        if about_contact && self.named_person()?.is_empty() {
            return self.told(&self.question.content, false);
        }
        Ok(Reply::Refused)
    }

    /// Contradictions of the kind that the question names.
    pub(crate) fn contradictions(&self) -> Result<Vec<ContradictionRow>> {
        let kinds: &[&str] = if self.question.says(Cue::Date) {
            &["event-date", "published-before-told", "project-period"]
        } else if self.question.says(Cue::Sum) {
            &["share", "project-sum"]
        } else {
            &[]
        };
        let mut found = self.store.contradictions(None)?;
        found.retain(|found| kinds.is_empty() || kinds.contains(&found.kind.as_str()));
        Ok(found)
    }
}
