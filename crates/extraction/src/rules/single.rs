//! One capitalised word that no table knows: a person or a place, by its ending and the words around it.
//!
//! In Latvian prose an unknown capital inside a sentence is nearly always a name. Names of places are mostly feminine or
//! plural and stand in the locative or behind *uz*, *no*; what acts, is spoken of or is given something is a person. Where
//! neither sign stands, nothing is said.

use std::cell::OnceCell;

use rustc_hash::FxHashSet;

use language::{
    SpanSet, Text, TokenKind,
    lv::morphology::{Case, Gender, nominatives},
};

use super::quotes::{Belongs, Quote};
use crate::Knowledge;

/// The longest quote that is taken for a title and not for speech, in bytes.
const TITLE: usize = 60;

/// Reads single names of one text.
pub struct Single<'s, 't> {
    text: &'s Text<'t>,
    knowledge: &'s Knowledge,
    titles: SpanSet,
    lower: OnceCell<FxHashSet<&'t str>>,
}

/// How an unknown name stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// The likelier gender.
    pub gender: Gender,
    /// The case.
    pub case: Case,
}

impl<'s, 't> Single<'s, 't> {
    /// Prepares for one text, whose short quotes are titles.
    #[must_use]
    pub fn new(text: &'s Text<'t>, knowledge: &'s Knowledge, quotes: &[(Quote, Belongs)]) -> Self {
        let short = quotes.iter().map(|(quote, _)| quote.inner);
        Self {
            text,
            knowledge,
            titles: short.filter(|inner| inner.len() < TITLE).collect(),
            lower: OnceCell::new(),
        }
    }

    /// Whether the word at `index` stands in a short quote.
    #[must_use]
    pub fn is_in_title(&self, index: usize) -> bool {
        self.titles.overlaps(self.text.span(index, index))
    }

    /// Whether the word at `index` is a single capitalised word that is in no table and nowhere written small.
    fn is_unknown(&self, index: usize) -> bool {
        let text = self.text;
        let surface = text.surface(index);
        let lower = text.lowered(index);
        let alone = || {
            !self.is_capital_beside(index)
                && text.surface(index + 1) != "-"
                && !matches!(
                    text.surface(index.wrapping_sub(1)),
                    "-" | "." | "/" | "@" | "#" | "_"
                )
        };
        let knowledge = self.knowledge;
        text.kind(index) == Some(TokenKind::Word)
            && text.is_capitalised(index)
            && knowledge.places.cases_of(lower).is_empty()
            && knowledge.given_names.readings(lower).is_empty()
            && surface.chars().count() > 2
            && surface.chars().skip(1).all(char::is_lowercase)
            && alone()
            && !self.is_in_title(index)
            && !knowledge.signs.is_no_name(lower)
            && knowledge.heads.forms_of(lower).is_empty()
            && knowledge.roles.readings(lower).is_empty()
            && knowledge.event_nouns.reading(lower).is_none()
            && knowledge.countables.lemma(lower).is_none()
            && !self.is_written_small(lower)
    }

    fn is_capital_beside(&self, index: usize) -> bool {
        let beside = |at: Option<usize>| {
            at.is_some_and(|at| {
                self.text.kind(at) == Some(TokenKind::Word)
                    && self.text.is_capitalised(at)
                    && self.text.span(at, index).len() < 60
            })
        };
        let before = index
            .checked_sub(2)
            .filter(|_| self.text.kind(index - 1) == Some(TokenKind::Space));
        let after = (self.text.kind(index + 1) == Some(TokenKind::Space)).then_some(index + 2);
        beside(before) && !self.is_start(index - 2) || beside(after)
    }

    fn is_written_small(&self, lower: &str) -> bool {
        let words = self.lower.get_or_init(|| {
            let tokens = 0..self.text.tokens.len();
            tokens
                .filter(|&at| {
                    self.text.kind(at) == Some(TokenKind::Word) && !self.text.is_capitalised(at)
                })
                .map(|at| self.text.surface(at))
                .collect()
        });
        words.contains(lower)
    }

    /// Whether the word begins a sentence, or speech, a bracket or a list's item.
    #[must_use]
    pub fn is_start(&self, index: usize) -> bool {
        let span = self.text.span(index, index);
        let first = self.text.sentence_of(span).start == span.start;
        let before = index.checked_sub(1).and_then(|_| self.text.before(index));
        first
            || before.is_none_or(|at| {
                let mark = self.text.surface(at);
                self.text.kind(at) == Some(TokenKind::Break)
                    || self.text.kind(at) == Some(TokenKind::Number)
                    || self.text.kind(at) == Some(TokenKind::Mark)
                        && !matches!(mark, "," | ";" | ")")
            })
    }

    fn word_before(&self, index: usize) -> &str {
        self.text
            .before(index)
            .filter(|&at| self.text.kind(at) == Some(TokenKind::Word))
            .map_or("", |at| self.text.folded(at))
    }

    fn is_human(&self, at: Option<usize>) -> bool {
        at.is_some_and(|at| self.knowledge.signs.is_human_verb(self.text.lowered(at)))
    }

    /// A person's single name: inside a sentence by its case, at the start of one before a verb of people.
    #[must_use]
    pub fn person(&self, index: usize) -> Option<Reading> {
        if !self.text.is_capitalised(index) || !self.is_unknown(index) {
            return None;
        }
        let reading = by_ending(self.text.surface(index))?;
        if self.is_start(index) {
            let says = self.is_human(self.text.after(index))
                || self.knowledge.signs.is_human_verb(self.word_before(index));
            return (says
                && reading.case == Case::Nominative
                && reading.gender == Gender::Masculine)
                .then_some(reading);
        }
        let preposition = self.word_before(index);
        let surface = self.text.surface(index);
        // "Kaktusa zieds", "Lauku inženieru": a genitive before its noun.
        let ambiguous = surface.ends_with('a') || surface.ends_with('u');
        if ambiguous && !self.stands_free(index) {
            return None;
        }
        let stands = match reading.case {
            Case::Nominative | Case::Dative => {
                !matches!(preposition, "uz" | "no" | "lidz" | "pie" | "netalu" | "ka")
                    || reading.case == Case::Nominative && preposition == "ka"
            }
            Case::Accusative => !matches!(
                preposition,
                "uz" | "caur" | "gar" | "pa" | "starp" | "apmekleja" | "apmeklet"
            ),
            Case::Genitive | Case::Locative => false,
        };
        stands.then_some(reading)
    }

    /// Whether what follows is the end of a phrase, a verb or a word that opens another phrase, and not a noun.
    fn stands_free(&self, index: usize) -> bool {
        const OPENING: &[&str] = &[
            "un", "vai", "bet", "ir", "bija", "nav", "bus", "tika", "tiek", "ar", "par", "no",
            "uz", "pie", "pec", "pirms", "ka", "kas", "kur", "kad", "kurs", "kura", "lai", "jo",
            "ari", "jau", "vel", "tik", "loti", "savu", "savas", "sev", "to", "tas", "ta", "vairs",
            "nekad", "neko", "tomer", "tad", "tagad", "nu", "esot", "bijis", "bijusi", "laiski",
            "kopa", "pats", "pati", "vispirms", "beidzot", "itin", "ne", "gan", "nedz", "pret",
            "bez", "caur", "sodien", "vakar", "rit", "sogad", "pern", "tikai", "pat", "vienmer",
            "parasti", "bieži", "atkal",
        ];
        let Some(next) = self
            .text
            .after(index)
            .filter(|&next| self.text.kind(next) == Some(TokenKind::Word))
        else {
            return true;
        };
        let folded = self.text.folded(next);
        let surface = self.text.surface(next);
        let verb = [
            "ja", "jas", "jās", "ās", "ies", "īs", "ēs", "āt", "ēt", "īt", "ot", "is", "usi",
        ]
        .iter()
        .any(|ending| surface.ends_with(ending))
            && !surface.ends_with("ija")
            && !surface.ends_with("ijas");
        OPENING.contains(&folded) || verb || self.is_human(Some(next))
    }

    /// A place's single name: in the locative inside a sentence, with no noun behind it that it belongs to.
    #[must_use]
    pub fn place(&self, index: usize) -> Option<String> {
        if !self.text.is_capitalised(index) || !self.is_unknown(index) || self.is_start(index) {
            return None;
        }
        let surface = self.text.surface(index);
        let (stem, lemma) = [
            ("ajā", ""),
            ("ajos", ""),
            ("šanā", ""),
            ("umā", ""),
            ("iskā", ""),
            ("īgā", ""),
            ("ošā", ""),
            ("ākā", ""),
            ("tīvā", ""),
            ("ālā", ""),
            ("ējā", ""),
            ("laikos", ""),
            ("ā", "a"),
            ("ē", "e"),
            ("ī", "is"),
            ("os", "i"),
        ]
        .iter()
        .find_map(|(ending, lemma)| surface.strip_suffix(ending).map(|stem| (stem, *lemma)))?;
        let next = self
            .text
            .after(index)
            .filter(|&next| self.text.kind(next) == Some(TokenKind::Word))
            .map_or("", |next| self.text.surface(next));
        // "Baltajā zālē", "Mazā ģildē": an adjective of the noun behind it.
        let modifies = ["ā", "ē", "ī", "os", "ās", "ēs", "am", "ai", "u"]
            .iter()
            .any(|ending| next.ends_with(ending));
        (!lemma.is_empty() && !modifies && stem.chars().count() > 2)
            .then(|| format!("{stem}{lemma}"))
    }
}

/// The case and gender that an ending suggests; none where it may well be a genitive, a locative or no Latvian ending.
fn by_ending(word: &str) -> Option<Reading> {
    use Case::{Accusative, Dative, Nominative};
    use Gender::{Feminine, Masculine};
    const ENDINGS: &[(&str, Option<(Gender, Case)>)] = &[
        ("iem", None),
        ("ais", None),
        ("ajam", None),
        ("ajai", None),
        ("šana", None),
        ("šanu", None),
        ("šanai", None),
        ("ība", None),
        ("ību", None),
        ("ieši", None),
        ("nieki", None),
        ("as", None),
        ("es", None),
        ("os", None),
        ("ās", None),
        ("ēs", None),
        ("am", Some((Masculine, Dative))),
        ("im", Some((Masculine, Dative))),
        ("um", Some((Masculine, Dative))),
        ("ai", Some((Feminine, Dative))),
        ("ei", Some((Feminine, Dative))),
        ("is", Some((Masculine, Nominative))),
        ("us", Some((Masculine, Nominative))),
        ("š", Some((Masculine, Nominative))),
        ("s", Some((Masculine, Nominative))),
        ("a", Some((Feminine, Nominative))),
        ("e", Some((Feminine, Nominative))),
        ("o", Some((Masculine, Nominative))),
        ("u", Some((Masculine, Accusative))),
        ("i", Some((Masculine, Accusative))),
    ];
    let (_, reading) = ENDINGS.iter().find(|(ending, _)| word.ends_with(ending))?;
    reading.map(|(gender, case)| Reading { gender, case })
}

impl Reading {
    /// The likeliest nominative of `word`.
    #[must_use]
    pub fn nominative(self, word: &str) -> String {
        if self.case == Case::Nominative {
            return word.to_owned();
        }
        nominatives(word, self.gender, self.case)
            .into_iter()
            .next()
            .map_or_else(|| word.to_owned(), |guess| guess.lemma)
    }
}
