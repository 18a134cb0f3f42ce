//! Who a person is, who holds an office, who wrote an article.

use extraction::{
    Result,
    store::{OfficeRow, SourceRow},
};
use language::fold::fold;

use crate::{query::Query, question::latin, reply::Reply, told::QUOTES, topic};

impl Query<'_> {
    /// Whether the question names the person, in any case and alphabet.
    pub(crate) fn names(&self, name: &str) -> bool {
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
    pub(crate) fn named_person(&self) -> Result<Vec<SourceRow>> {
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
}
