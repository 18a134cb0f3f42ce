//! Word forms of Latvian nouns and adjectives: all forms of a lemma, and the lemmas a form may belong to.
//!
//! Paradigms follow *Latviešu valodas gramatika* (LU Latviešu valodas institūts, 2013), chapters on declension.

mod adjective;
mod analyse;
mod guess;
mod noun;
mod palatalise;
mod phrase;

pub use adjective::{AdjectiveForm, adjective_forms, adjective_lemma};
pub use analyse::{Analysis, analyse};
pub use guess::{Guess, nominatives};
pub use noun::{Declension, NounForm, noun_forms};
pub use palatalise::{depalatalise, palatalise};
pub use phrase::phrase_forms;

use serde::Deserialize;

/// Grammatical case. The vocative is left out: names of things are not called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Case {
    /// Kas?
    Nominative,
    /// Kā?
    Genitive,
    /// Kam?
    Dative,
    /// Ko?
    Accusative,
    /// Kur?
    Locative,
}

/// A set of cases: those in which a word may stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Cases(u8);

impl Cases {
    /// Whether `case` is one of them.
    #[must_use]
    pub const fn contains(self, case: Case) -> bool {
        self.0 & (1 << case as u8) != 0
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether `case` is the only one.
    #[must_use]
    pub const fn is_only(self, case: Case) -> bool {
        self.0 == 1 << case as u8
    }
}

impl FromIterator<Case> for Cases {
    fn from_iter<I: IntoIterator<Item = Case>>(cases: I) -> Self {
        Self(cases.into_iter().fold(0, |set, case| set | 1 << case as u8))
    }
}

/// Grammatical number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Number {
    /// One.
    Singular,
    /// Several, or a plural-only name.
    Plural,
}

/// Grammatical gender.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Gender {
    /// Vīriešu dzimte.
    Masculine,
    /// Sieviešu dzimte.
    Feminine,
}
