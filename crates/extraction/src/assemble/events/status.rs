//! What stands beside a sentence of an event: cries, heads of lists, the sentence before.

use language::Span;

use super::Assembler;
use crate::{document::BlockKind, event::Status};

impl Assembler<'_, '_> {
    /// *ATCELTS! 16. maijā …*, *28. decembrī pēcpusdiena. ATCELTS!!!*: a sentence of a word or two beside it, on the same
    /// line, that cries what happened.
    pub(super) fn status_of_cry(&self, sentence: Span) -> Status {
        let raw = self.document.text.raw;
        let behind = self
            .document
            .block_at(sentence.start)
            .and_then(|block| self.document.blocks.get(block))
            .map(|block| self.behind(sentence, block.span))
            .filter(|behind| *behind != sentence && behind.of(raw).ends_with('!'));
        self.sentence_before(sentence)
            .into_iter()
            .chain(behind)
            .filter(|cry| cry.of(raw).split_whitespace().count() <= 2)
            .map(|cry| self.clause(cry).status())
            .find(|status| *status != Status::Scheduled)
            .unwrap_or(Status::Scheduled)
    }

    /// The sentence just before on the same line.
    pub(super) fn sentence_before(&self, sentence: Span) -> Option<Span> {
        let text = &self.document.text;
        let before = text.sentence_at(sentence.start).checked_sub(1)?;
        text.sentences().get(before).copied().filter(|before| {
            self.document.block_at(before.start) == self.document.block_at(sentence.start)
        })
    }

    /// *… tiek atcelti pasākumi:* above a list holds for its items.
    pub(super) fn status_of_list(&self, sentence: Span) -> Status {
        let Some(block) = self.document.block_at(sentence.start) else {
            return Status::Scheduled;
        };
        let blocks = &self.document.blocks;
        if blocks
            .get(block)
            .is_none_or(|block| block.kind != BlockKind::Item)
        {
            return Status::Scheduled;
        }
        let lead = blocks
            .iter()
            .take(block)
            .rfind(|block| block.kind != BlockKind::Item)
            .filter(|lead| lead.span.of(self.document.text.raw).ends_with(':'));
        lead.map_or(Status::Scheduled, |lead| self.clause(lead.span).status())
    }

    /// Where the sentence just before, on the same line and without a day of its own, says that something is.
    pub(super) fn where_before(&self, sentence: Span) -> (Option<String>, Option<String>) {
        let before = self
            .sentence_before(sentence)
            .filter(|before| self.dates(*before).is_empty());
        match before {
            Some(before) => {
                let clause = self.clause(before);
                (clause.venue(), clause.place(before.start))
            }
            None => (None, None),
        }
    }
}
