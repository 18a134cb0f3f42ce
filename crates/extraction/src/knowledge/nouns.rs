//! Nouns of events and nouns that are counted, by form.

use std::collections::HashMap;

use language::{
    gazetteer::inflection,
    lv::morphology::{adjective_forms, noun_forms},
};
use serde::Deserialize;

use super::tables::{Tables, broken};
use crate::{assemble::titles::EventNoun, error::Result};

#[derive(Deserialize)]
struct EventRow {
    lemma: String,
    kind: String,
    inflect: String,
}

/// Nouns of events by form.
#[derive(Default)]
pub struct EventNouns {
    forms: HashMap<String, EventNoun>,
}

impl EventNouns {
    pub(super) fn read(tables: &Tables) -> Result<Self> {
        let mut forms = HashMap::new();
        for (line, row) in tables.rows::<EventRow>("event_nouns.csv")? {
            let (declension, number) = inflection(&row.lemma, &row.inflect).ok_or_else(|| {
                broken(
                    "event_nouns.csv",
                    line,
                    format!("no inflection is called {}", row.inflect),
                )
            })?;
            for form in noun_forms(&row.lemma, declension, number) {
                let noun = EventNoun {
                    lemma: row.lemma.clone(),
                    kind: row.kind.clone(),
                    case: form.case,
                    number: form.number,
                    gender: declension.gender(),
                };
                forms.entry(form.text).or_insert(noun);
            }
        }
        Ok(Self { forms })
    }

    /// How a word, in lower case, stands if it names an event.
    #[must_use]
    pub fn reading(&self, word: &str) -> Option<&EventNoun> {
        self.forms.get(word)
    }
}

#[derive(Deserialize)]
struct Countable {
    noun: String,
    inflect: String,
}

/// Counted nouns by form.
#[derive(Default)]
pub struct Countables {
    forms: HashMap<String, String>,
}

impl Countables {
    pub(super) fn read(tables: &Tables) -> Result<Self> {
        let mut forms = HashMap::new();
        for (line, row) in tables.rows::<Countable>("countables.csv")? {
            if row.inflect == "adjective" {
                for (form, _) in adjective_forms(&row.noun) {
                    forms.entry(form).or_insert_with(|| row.noun.clone());
                }
                continue;
            }
            let (declension, number) = inflection(&row.noun, &row.inflect).ok_or_else(|| {
                broken(
                    "countables.csv",
                    line,
                    format!("no inflection is called {}", row.inflect),
                )
            })?;
            for form in noun_forms(&row.noun, declension, number) {
                forms.entry(form.text).or_insert_with(|| row.noun.clone());
            }
        }
        Ok(Self { forms })
    }

    /// The lemma of a counted noun.
    #[must_use]
    pub fn lemma(&self, word: &str) -> Option<&str> {
        self.forms.get(word).map(String::as_str)
    }
}
