//! Signs by which a single capitalised word is told to be a name of a person or place, or neither.

use rustc_hash::FxHashSet as HashSet;

use language::{
    gazetteer::inflection,
    lv::morphology::{adjective_forms, noun_forms},
};
use serde::Deserialize;

use super::tables::{Tables, broken};
use crate::error::Result;

#[derive(Deserialize)]
struct NotName {
    word: String,
    inflect: String,
}

#[derive(Deserialize)]
struct Verb {
    verb: String,
}

/// Capitalised words that name nobody, and verbs of what only people do.
#[derive(Default)]
pub struct Signs {
    not_names: HashSet<String>,
    human_verbs: HashSet<String>,
}

impl Signs {
    pub(super) fn read(tables: &Tables) -> Result<Self> {
        let mut signs = Self::default();
        for (line, row) in tables.rows::<NotName>("not_names.csv")? {
            let lower = row.word.to_lowercase();
            if row.inflect == "adjective" {
                let forms = adjective_forms(&lower).into_iter().map(|(text, _)| text);
                signs.not_names.extend(forms);
                continue;
            }
            let (declension, number) = inflection(&lower, &row.inflect).ok_or_else(|| {
                broken(
                    "not_names.csv",
                    line,
                    format!("no inflection is called {}", row.inflect),
                )
            })?;
            let forms = noun_forms(&lower, declension, number);
            signs
                .not_names
                .extend(forms.into_iter().map(|form| form.text));
            signs.not_names.insert(lower);
        }
        let verbs = tables.rows::<Verb>("human_verbs.csv")?;
        signs.human_verbs = verbs.into_iter().map(|(_, row)| row.verb).collect();
        Ok(signs)
    }

    /// Whether a word, in lower case, is written with a capital without naming a person or place.
    #[must_use]
    pub fn is_no_name(&self, word: &str) -> bool {
        self.not_names.contains(word)
    }

    /// Whether a word, in lower case, is a verb of what people do: *norāda*, *pasmaidīja*.
    #[must_use]
    pub fn is_human_verb(&self, word: &str) -> bool {
        self.human_verbs.contains(word)
    }
}
