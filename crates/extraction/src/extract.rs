//! From a text to its facts, as a list of steps.

use language::Text;

use crate::{
    Knowledge,
    assemble::{self, Contradiction},
    document::{Document, Published, Source},
    event::Event,
    mention::Mention,
    project::Project,
    rules,
};

/// What one document says.
pub struct Extraction {
    /// Its title.
    pub title: String,
    /// Its own date.
    pub published: Option<Published>,
    /// Its mentions, in order, none overlapping.
    pub mentions: Vec<Mention>,
    /// Its events, in order.
    pub events: Vec<Event>,
    /// Its projects, in the order they are named.
    pub projects: Vec<Project>,
    /// Who holds which office.
    pub offices: Vec<assemble::Office>,
    /// What must not leave in a public answer.
    pub sensitive: Vec<rules::sensitive::Sensitive>,
    /// Its sentences, for finding them by their words.
    pub sentences: Vec<language::Span>,
    /// What it says against itself.
    pub contradictions: Vec<Contradiction>,
}

/// Everything that `raw` says.
#[must_use]
pub fn extract(source: Source, raw: &str, knowledge: &Knowledge) -> Extraction {
    let text = Text::new(raw);
    let readings = knowledge.temporal.read(&text);
    let document = Document::new(source, text, &readings);
    let quotes = rules::quotes::classified(&document, knowledge);
    let mentions = rules::mentions(&document, &readings, knowledge, &quotes);
    let home = assemble::home(&document, knowledge, &mentions);
    let events = assemble::events(&document, knowledge, &mentions, &quotes, home.as_ref());
    let projects = assemble::projects(&document, knowledge, &mentions, home.as_ref());
    let contradictions = assemble::within(&document, knowledge, &mentions, &events, &projects);
    let sensitive = rules::sensitive::sensitive(&document, &mentions);
    Extraction {
        offices: assemble::offices(&document, knowledge, &mentions),
        sensitive,
        sentences: document.text.sentences().to_vec(),
        title: document.title(),
        published: document.published,
        mentions,
        events,
        projects,
        contradictions,
    }
}
