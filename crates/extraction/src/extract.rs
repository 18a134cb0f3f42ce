//! From a text to its facts, as a list of steps.

use language::Text;

use crate::{
    Knowledge,
    document::{Document, Published, Source},
    mention::Mention,
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
}

/// Everything that `raw` says.
#[must_use]
pub fn extract(source: Source, raw: &str, knowledge: &Knowledge) -> Extraction {
    let text = Text::new(raw);
    let readings = knowledge.temporal.read(&text);
    let document = Document::new(source, text, &readings);
    let mentions = rules::mentions(&document, &readings, knowledge);
    Extraction { title: document.title(), published: document.published, mentions }
}
