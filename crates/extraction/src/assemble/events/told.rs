//! What a sentence tells of an event that no noun names.

use language::{Span, TokenKind};

use super::Assembler;
use crate::{
    assemble::{clause::squeezed, titles::capitalised},
    mention::{Kind, inside},
    rules::quotes::Belongs,
};

impl Assembler<'_, '_> {
    /// The words of a sentence around its date, where no noun names the event.
    pub(super) fn snippet(&self, sentence: Span, date: Span) -> String {
        let behind = self.told(Span::new(date.end, sentence.end));
        let front = squeezed(Span::new(sentence.start, date.start).of(self.document.text.raw));
        // "Izbraukšana 28. novembrī plkst. 6.30 no kultūras nama"
        let named = front.trim_end_matches([':', ',', '-', '–', ' ']);
        if named.ends_with("šana") || named.ends_with("šanās") {
            return capitalised(named);
        }
        if behind.split(' ').count() >= 3
            || behind.starts_with(['“', '„', '"', '«'])
            || front.is_empty()
        {
            return behind;
        }
        let short: Vec<&str> = front.split(' ').take(12).collect();
        capitalised(short.join(" ").trim_end_matches(['.', ',', ';', ':']))
    }

    /// What `span` tells of, without where and that it is: its one title in quotes, else its words behind the verb.
    pub(super) fn told(&self, span: Span) -> String {
        let text = &self.document.text;
        let raw = text.raw;
        let mut quoted = self.quotes.iter().filter(|(quote, belongs)| {
            span.contains(quote.outer)
                && !matches!(belongs, Belongs::Organisation(_) | Belongs::Project)
        });
        if let (Some((quote, _)), None) = (quoted.next(), quoted.next()) {
            return quote.outer.of(raw).to_owned();
        }
        const HELD: &[&str] = &[
            "notiks",
            "notika",
            "notiek",
            "norisinasies",
            "norisinas",
            "norisinajas",
            "risinasies",
            "bus",
            "gaidams",
            "gaidama",
        ];
        let mut start = span.start;
        let mut at = text.token_at(span.start);
        while text
            .tokens
            .get(at)
            .is_some_and(|token| token.span.start < span.end)
        {
            let token = text.span(at, at);
            let inside_mention = inside(self.mentions, span)
                .find(|mention| mention.span.contains(token) && mention.kind != Kind::Person);
            let skipped = match (text.kind(at), inside_mention) {
                (_, Some(mention)) => {
                    at = text.token_at(mention.span.end.saturating_sub(1));
                    true
                }
                (Some(TokenKind::Word), None) => {
                    HELD.contains(&text.folded(at)) || text.folded(at) == "un"
                }
                _ => true,
            };
            if !skipped {
                break;
            }
            at += 1;
            start = text
                .tokens
                .get(at)
                .map_or(span.end, |token| token.span.start);
        }
        let words = squeezed(Span::new(start.min(span.end), span.end).of(raw));
        let words = if words.is_empty() {
            squeezed(span.of(raw))
        } else {
            words
        };
        capitalised(&shortened(&words))
    }
}

/// The first dozen words, up to where a clause hangs on; without a quote that is cut.
pub(super) fn shortened(words: &str) -> String {
    const HANGS_ON: &[&str] = &[
        ", lai ",
        ", kas ",
        ", kur",
        ", ko ",
        ", jo ",
        ", bet ",
        ", kā ",
        ", щоб ",
        ", який",
        ", котор",
    ];
    let clause = HANGS_ON
        .iter()
        .filter_map(|hinge| words.find(hinge))
        .filter(|&at| {
            words
                .get(..at)
                .is_some_and(|front| front.split(' ').count() > 2)
        })
        .min()
        .and_then(|at| words.get(..at))
        .unwrap_or(words);
    let short: Vec<&str> = clause.split(' ').take(12).collect();
    let short = short.join(" ");
    let marks = |marks: &[char]| short.matches(marks).count();
    let cut = marks(&['“', '„', '«', '"', '”', '»']) % 2 == 1;
    let whole = short
        .rfind(['“', '„', '«', '"'])
        .filter(|_| cut)
        .and_then(|at| short.get(..at))
        .unwrap_or(&short);
    whole
        .trim_end_matches([' ', '.', ',', ';', ':', '!', '–'])
        .to_owned()
}
