//! Expressions of time in Latvian text, with Ukrainian, Russian and English dates that stand inside it.
//!
//! Reading goes in three steps. [`Lexicon`] classifies tokens; the rules of [`rules`] turn runs of classified tokens into
//! [`Reading`]s, which say what the words say and leave open what they do not; [`resolve`] fills what is open from an
//! [`Anchor`] that the caller chose and gives a [`crate::timex::Timex`]. No step reads a clock.

mod class;
mod compose;
mod lexicon;
mod reading;
mod resolve;
pub mod rules;
mod tense;

pub use class::items;
pub use lexicon::{Lexicon, LexiconError};
pub use reading::{Reading, Stretch, YearOf};
pub use resolve::{Anchor, Direction, resolve};
pub use tense::{Tense, tense};

use crate::{Text, rule::RuleSet};

/// Everything needed to read expressions of time: the words and the compiled rules.
pub struct Temporal {
    lexicon: Lexicon,
    rules: RuleSet<Vec<Reading>>,
}

impl Temporal {
    /// Compiles the rules over `lexicon`.
    ///
    /// # Errors
    ///
    /// The name of a rule whose pattern does not compile.
    pub fn new(lexicon: Lexicon) -> Result<Self, String> {
        Ok(Self {
            lexicon,
            rules: rules::compile()?,
        })
    }

    /// The words it knows.
    #[must_use]
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// All expressions of time in `text`, in order, none overlapping, holes left open.
    #[must_use]
    pub fn read(&self, text: &Text<'_>) -> Vec<Reading> {
        let mut readings = Vec::new();
        for island in items(text, &self.lexicon) {
            let found = self.rules.find(&island);
            readings.extend(compose::compose(text, &island, found));
        }
        readings
    }
}
