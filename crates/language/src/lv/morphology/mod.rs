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
