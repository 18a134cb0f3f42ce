//! What stands behind the noun of an event and belongs to its title: *ar …*, *par …*, *uz …*, or for whom it is.

use language::{Span, Text, TokenKind};

use super::words::{describes_genitive, is_closed_class, is_genitive};
use crate::{
    assemble::clause::{is_locative, squeezed},
    rules::quotes::{Belongs, Quote},
};

/// Prepositions that begin a complement, folded.
const PREPOSITIONS: &[&str] = &["ar", "par", "uz"];

/// Nouns whose own title is quoted right behind them: *ar nosaukumu “…”*; folded.
const CALLED: &[&str] = &["nosaukumu", "moto", "devizi", "nosaukumiem"];

/// How it is paid, reached or held, which is no part of a title; folded beginnings of the word behind *ar*.
const CIRCUMSTANCES: &[&str] = &[
    "ieej",
    "dalib",
    "merk",
    "iepriek",
    "noluk",
    "sakum",
    "pied",
    "biedrib",
    "pasvaldib",
    "atbals",
    "tulk",
    "autobus",
];

/// Words that end a complement, folded.
const ENDS: &[&str] = &[
    "kas",
    "kur",
    "kura",
    "kurs",
    "kuru",
    "kuras",
    "ko",
    "lai",
    "kad",
    "jo",
    "bet",
    "no",
    "lidz",
    "pie",
    "pec",
    "plkst",
    "pulksten",
    "sodien",
    "rit",
    "aizvakar",
    "vakar",
    "var",
    "ir",
    "nebus",
    "sakot",
    "ka",
    "tika",
    "notika",
    "piedalijas",
    "tikas",
    "saksies",
    "bus",
    "bija",
    "notiks",
    "kopa",
    "sadarbiba",
    "laika",
    "ietvaros",
    "savukart",
    "gan",
];

/// The most words of a complement.
const LONGEST: usize = 10;

/// The last token of the title of the noun at `token`, where something behind it belongs to it, and the words for it.
pub(super) fn behind(
    text: &Text<'_>,
    quotes: &[(Quote, Belongs)],
    token: usize,
    range: Span,
) -> Option<(usize, String)> {
    let walk = Walk {
        text,
        quotes,
        range,
    };
    let first = walk.next(token)?;
    let folded = text.folded(first);
    if !PREPOSITIONS.contains(&folded) {
        return walk.recipients(token);
    }
    let second = walk.next(first)?;
    let word = text.folded(second);
    if folded == "ar" && CALLED.contains(&word) {
        let (_, close) = walk.quote_behind(second)?;
        let words =
            Span::new(text.span(second, second).end, text.span(close, close).end).of(text.raw);
        return Some((close, squeezed(words)));
    }
    if folded == "ar" && CIRCUMSTANCES.iter().any(|stem| word.starts_with(stem)) {
        return None;
    }
    let last = walk.phrase(first)?;
    let words = squeezed(text.span(first, last).of(text.raw));
    Some((last, words))
}

/// *із петриківського розпису*, *із психологом*, *до ботанічного саду*: a preposition and the words in small letters
/// behind it, of which the last ends the title of a noun in Cyrillic.
pub(super) fn behind_cyrillic(text: &Text<'_>, last: usize) -> Option<(usize, String)> {
    const LEADING: &[&str] = &[
        "із", "зі", "з", "с", "со", "по", "про", "о", "об", "до", "для", "на",
    ];
    const ENDS: &[&str] = &[
        "відбу",
        "пройд",
        "почин",
        "начин",
        "состо",
        "розпоч",
        "буде",
        "будут",
        "о",
        "у",
        "в",
        "та",
        "і",
        "и",
        "що",
        "на",
        "до",
        "скасов",
        "отмен",
        "перенес",
        "разом",
        "вместе",
    ];
    let word = |at: usize| {
        (text.kind(at + 1) == Some(TokenKind::Space) && text.kind(at + 2) == Some(TokenKind::Word))
            .then_some(at + 2)
    };
    let ends = |at: usize| {
        let lower = text.lowered(at);
        ENDS.iter().any(|stem| {
            if stem.chars().count() < 3 {
                lower == *stem
            } else {
                lower.starts_with(stem)
            }
        })
    };
    let first = word(last).filter(|&at| LEADING.contains(&text.lowered(at)))?;
    let mut at = first;
    for _ in 0..4 {
        let Some(next) = word(at).filter(|&next| {
            !ends(next)
                && text.lowered(next).starts_with(super::is_cyrillic)
                && (at == first || !text.is_capitalised(next))
        }) else {
            break;
        };
        at = next;
    }
    (at > first).then(|| (at, squeezed(text.span(first, at).of(text.raw))))
}

struct Walk<'w, 't> {
    text: &'w Text<'t>,
    quotes: &'w [(Quote, Belongs)],
    range: Span,
}

impl Walk<'_, '_> {
    /// The word right behind token `at`, with only a space between.
    fn next(&self, at: usize) -> Option<usize> {
        let next = at + 2;
        let follows = self.text.kind(at + 1) == Some(TokenKind::Space)
            && self.text.kind(next) == Some(TokenKind::Word)
            && self.text.span(next, next).end <= self.range.end;
        follows.then_some(next)
    }

    /// The quote right behind token `at`, and its last token.
    fn quote_behind(&self, at: usize) -> Option<(Quote, usize)> {
        let from = self.quotes.partition_point(|(quote, _)| quote.open <= at);
        let (quote, _) = self.quotes.get(from)?;
        (quote.open <= at + 2 && quote.outer.end <= self.range.end).then_some((*quote, quote.close))
    }

    /// *senioriem*, *Dobeles novada skolotājiem*, *bērniem un jauniešiem*: for whom it is.
    fn recipients(&self, token: usize) -> Option<(usize, String)> {
        let mut at = token;
        let mut last = None;
        for _ in 0..LONGEST {
            // "Somijas, Dānijas un Norvēģijas skolu audzēkņiem"
            let listed = at > token && last.is_none() && self.text.surface(at + 1) == ",";
            let Some(next) = self.next(if listed { at + 1 } else { at }) else {
                break;
            };
            let surface = self.text.surface(next);
            let joined = at > token && self.text.folded(next) == "un";
            if is_dative(surface) {
                last = Some(next);
            } else if !joined
                && (last.is_some()
                    || !is_genitive(surface)
                    || is_closed_class(self.text.folded(next)))
            {
                break;
            }
            at = next;
        }
        let last = last?;
        let last = match self.quote_behind(last) {
            Some((_, close)) => close,
            None => last,
        };
        let words = squeezed(self.text.span(token + 2, last).of(self.text.raw));
        Some((last, words))
    }

    /// The words behind the preposition at `first`, up to where the sentence goes on with something else.
    fn phrase(&self, first: usize) -> Option<usize> {
        let text = self.text;
        let mut at = first;
        let mut words: Vec<usize> = Vec::new();
        while words.len() < LONGEST {
            if let Some((_, close)) = self.quote_behind(at) {
                return Some(close);
            }
            let Some(next) = self.next(at) else { break };
            let (surface, folded) = (text.surface(next), text.folded(next));
            if ENDS.contains(&folded) || is_weekday(folded) || is_verb(surface) {
                break;
            }
            if folded == "un" && !self.goes_on(at, next) || at > first && self.is_whole(at, next) {
                break;
            }
            let of_noun = self
                .next(next)
                .is_some_and(|noun| describes_genitive(surface, text.surface(noun)));
            if is_locative(surface) && !of_noun {
                // Whose the house is belongs to where it is: *… Kuldīgas bibliotēkā*.
                while words
                    .last()
                    .is_some_and(|&word| is_genitive_of_place(text, word))
                {
                    words.pop();
                }
                break;
            }
            words.push(next);
            at = next;
        }
        while words
            .last()
            .is_some_and(|&word| matches!(text.folded(word), "un" | "vai" | "ar" | "par" | "uz"))
        {
            words.pop();
        }
        words.last().copied()
    }

    /// Whether the phrase up to `at` has its noun, and `next` is none that stands in such a phrase.
    fn is_whole(&self, at: usize, next: usize) -> bool {
        const ENDED: &[&str] = &["u", "i", "iem", "ām", "ēm"];
        const GOES_ON: &[&str] = &[
            "u", "i", "o", "ā", "iem", "ām", "ēm", "as", "es", "un", "ar", "par", "uz",
        ];
        let ends = |at: usize, endings: &[&str]| {
            let surface = self.text.surface(at);
            endings.iter().any(|ending| surface.ends_with(ending))
        };
        ends(at, ENDED) && !self.text.is_capitalised(next) && !ends(next, GOES_ON)
    }

    /// Whether what *un* joins has the ending of what stands before it, or is a name.
    fn goes_on(&self, before: usize, joint: usize) -> bool {
        let Some(next) = self.next(joint) else {
            return false;
        };
        let end = |at: usize| {
            self.text
                .folded(at)
                .get(self.text.folded(at).len().saturating_sub(1)..)
        };
        self.text.is_capitalised(next) || end(before) == end(next)
    }
}

/// Plural datives: *bērniem*, *ģimenēm*, *skolotājām*.
fn is_dative(surface: &str) -> bool {
    surface.chars().count() > 5
        && ["iem", "ām", "ēm"]
            .iter()
            .any(|ending| surface.ends_with(ending))
}

/// A genitive before a locative: a name, or a word that no accusative looks like.
fn is_genitive_of_place(text: &Text<'_>, at: usize) -> bool {
    let surface = text.surface(at);
    is_genitive(surface) && (text.is_capitalised(at) || !surface.ends_with('u'))
}

fn is_weekday(folded: &str) -> bool {
    [
        "pirmdien",
        "otrdien",
        "tresdien",
        "ceturtdien",
        "piektdien",
        "sestdien",
        "svetdien",
    ]
    .iter()
    .any(|day| folded.starts_with(day))
}

/// Words that stand in no phrase behind a preposition: finite verbs and nominatives.
fn is_verb(surface: &str) -> bool {
    let nominative = surface.ends_with(['s', 'š'])
        && !["as", "es", "us"]
            .iter()
            .any(|ending| surface.ends_with(ending));
    nominative
        || ["āja", "ēja", "īja", "oja", "ināja"]
            .iter()
            .any(|ending| surface.ends_with(ending))
}
