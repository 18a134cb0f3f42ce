//! Quoted text, whatever marks were used: “…”, „…”, "…", «…», ”…”, ,,…”, nested or mixed.

use language::{Span, Text, TokenKind};

use crate::document::Document;

/// A quoted passage on one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quote {
    /// With its marks.
    pub outer: Span,
    /// Without them.
    pub inner: Span,
    /// The token of the opening mark.
    pub open: usize,
    /// The token of the closing mark.
    pub close: usize,
}

const MARKS: &[&str] = &["“", "”", "„", "\"", "«", "»", "‟", "‘‘", "″"];

/// All outermost quotes of the document, in order.
#[must_use]
pub fn quotes(document: &Document<'_>) -> Vec<Quote> {
    let text = &document.text;
    let mut found: Vec<Quote> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut index = 0;
    while index < text.tokens.len() {
        if text.kind(index) == Some(TokenKind::Break) {
            open.clear();
        } else if let Some(width) = mark_width(text, index) {
            if opens(text, index, width) {
                open.push(index + width - 1);
            } else if let Some(start) = open.pop()
                && open.is_empty()
            {
                found.push(Quote {
                    outer: text.span(start, index),
                    inner: text.span(start + 1, index.saturating_sub(1)),
                    open: start,
                    close: index,
                });
            }
            index += width;
            continue;
        }
        index += 1;
    }
    found.retain(|quote| !quote.inner.is_empty() && quote.inner.start < quote.inner.end);
    found
}

/// How many tokens the mark at `index` takes: two for `,,`.
fn mark_width(text: &Text<'_>, index: usize) -> Option<usize> {
    let surface = text.surface(index);
    if MARKS.contains(&surface) {
        return Some(1);
    }
    let commas = surface == ","
        && text.surface(index + 1) == ","
        && text.kind(index + 2) == Some(TokenKind::Word);
    commas.then_some(2)
}

/// A mark opens where a word follows at once and none stands before it.
fn opens(text: &Text<'_>, index: usize, width: usize) -> bool {
    let next = index + width;
    let follows = matches!(text.kind(next), Some(TokenKind::Word | TokenKind::Number))
        || mark_width(text, next).is_some()
        || text.surface(next) == "#";
    let before = index.checked_sub(1);
    let free = before.is_none_or(|at| match text.kind(at) {
        Some(TokenKind::Space | TokenKind::Break) => true,
        Some(TokenKind::Mark) => {
            matches!(text.surface(at), "(" | "[" | "-" | "–" | "—" | "/")
                || MARKS.contains(&text.surface(at))
        }
        _ => matches!(text.surface(index), "„" | "«"),
    });
    follows && free
}

/// What kind of thing a quoted name belongs to, told by the noun near it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Belongs {
    /// *projekts “…”*
    Project,
    /// *biedrība “…”*, with the token of the noun.
    Organisation(usize),
    /// *izstāde “…”*, with the token of the noun.
    Event(usize),
    /// *programma “…”*
    Programme,
    /// Nothing near says.
    Unknown,
}

/// Stems of nouns of events, folded.
pub const EVENT_STEMS: &[&str] = &[
    "izstad",
    "koncert",
    "seminar",
    "lekcij",
    "konferenc",
    "tiksan",
    "izrad",
    "pasakum",
    "nodarbib",
    "darbnic",
    "lasijum",
    "festival",
    "svetk",
    "konkurs",
    "brauciens",
    "braucien",
    "ekskursij",
    "sarun",
    "balle",
    "ball",
    "tirdzin",
    "gajien",
    "nedel",
    "kurs",
    "diskusij",
    "vakar",
    "rit",
    "pecpusdien",
    "spel",
    "stund",
    "akcij",
    "filma",
    "filmas",
    "nometn",
    "meistarklas",
    "forum",
    "saiet",
    "salidojum",
    "hakaton",
    "webinar",
    "vebinar",
    "apmacib",
    "sanaksm",
    "uzvedum",
    "performanc",
    "prezentacij",
    "atklasan",
    "klubs",
    "kluba",
    "klubu",
];

/// Stems of nouns of works, whose titles are no names of ours, folded.
const WORK_STEMS: &[&str] = &[
    "gramat",
    "dziesm",
    "raksta",
    "rakst",
    "roman",
    "stast",
    "dzejol",
    "dzejkrajum",
    "glezn",
    "luga",
    "temat",
    "tema",
    "temu",
    "albumu",
    "album",
    "raidijum",
    "sadal",
    "filmu",
    "uzruna",
    "pazinojum",
    "publikacij",
    "zurnal",
    "materials",
    "darbs",
    "likum",
    "noteikum",
    "direktiv",
    "princip",
    "lozung",
    "saukl",
    "vardi",
    "mats",
];

/// Legal forms, as written.
pub const LEGAL_FORMS: &[&str] = &[
    "SIA", "AS", "VAS", "VSIA", "IK", "ZS", "KS", "PSIA", "PS", "MTÜ", "OÜ", "UAB", "VšĮ",
];

/// What the quote at `open` belongs to, read from the words before it.
#[must_use]
pub fn belongs(
    text: &Text<'_>,
    quote: &Quote,
    knowledge: &crate::Knowledge,
    earlier: &[(Quote, Belongs)],
) -> Belongs {
    let sentence = text.sentence_of(quote.outer);
    let mut at = quote.open;
    let mut words = 0;
    while let Some(before) = at.checked_sub(1) {
        at = before;
        match text.kind(at) {
            Some(TokenKind::Break) => break,
            Some(TokenKind::Space) => continue,
            Some(TokenKind::Mark) => {
                if let Some((_, shared)) = earlier.last().filter(|(other, _)| other.close == at) {
                    let joined = words == 0
                        || words == 1
                            && text
                                .after(at)
                                .is_some_and(|next| matches!(text.folded(next), "un" | "vai"));
                    return if joined { *shared } else { Belongs::Unknown };
                }
                if matches!(text.surface(at), ";" | "!" | "?")
                    || text.span(at, at).start < sentence.start
                {
                    break;
                }
                continue;
            }
            _ => {}
        }
        if text.span(at, at).start < sentence.start {
            break;
        }
        // "projekta Nr. 4.2.4.2/1/24/I/001 “…”": numbers part the noun from its name and are no words.
        if text.kind(at) == Some(TokenKind::Number) {
            continue;
        }
        let folded = text.folded(at);
        let near = words <= 1;
        words += 1;
        if folded.starts_with("projekt") {
            return Belongs::Project;
        }
        if folded.starts_with("programm") && near {
            return Belongs::Programme;
        }
        let surface = text.surface(at);
        if words == 1 && (LEGAL_FORMS.contains(&surface) || is_head(knowledge, surface)) {
            return Belongs::Organisation(at);
        }
        let names_event = EVENT_STEMS.iter().any(|stem| folded.starts_with(stem))
            || near
                && knowledge
                    .event_nouns
                    .reading(text.lowered(at))
                    .is_some_and(|noun| noun.lemma != "dienas");
        if names_event {
            return Belongs::Event(at);
        }
        if WORK_STEMS.iter().any(|stem| folded.starts_with(stem)) && near {
            return Belongs::Unknown;
        }
        if words > 7 {
            break;
        }
    }
    Belongs::Unknown
}

/// A short name of a head noun and capitals, not a sentence in quotes.
fn names_after_head(text: &Text<'_>, quote: &Quote) -> bool {
    let words: Vec<usize> = (quote.open + 1..quote.close)
        .filter(|&at| text.kind(at) == Some(TokenKind::Word))
        .collect();
    words.len() <= 4 && words.iter().all(|&word| text.is_capitalised(word))
}

fn is_head(knowledge: &crate::Knowledge, word: &str) -> bool {
    let lower = language::fold::lowered(word);
    !knowledge.heads.forms_of(&lower).is_empty()
}

/// Every quote with what it belongs to.
#[must_use]
pub fn classified(document: &Document<'_>, knowledge: &crate::Knowledge) -> Vec<(Quote, Belongs)> {
    let mut found: Vec<(Quote, Belongs)> = Vec::new();
    for quote in quotes(document) {
        let mut kind = belongs(&document.text, &quote, knowledge, &found);
        // "sadarbībā ar mākslas “Galeriju Laipa”": the noun stands inside the marks.
        if matches!(kind, Belongs::Unknown | Belongs::Event(_))
            && is_head(knowledge, document.text.surface(quote.open + 1))
            && document.text.is_capitalised(quote.open + 1)
            && quote.close > quote.open + 2
            && names_after_head(&document.text, &quote)
        {
            kind = Belongs::Organisation(quote.open + 1);
        }
        if kind == Belongs::Unknown
            && let Some(after) = document
                .text
                .after(quote.close)
                .filter(|&at| at <= quote.close + 2)
            && is_head(knowledge, document.text.surface(after))
        {
            kind = Belongs::Organisation(after);
        }
        found.push((quote, kind));
    }
    found
}
