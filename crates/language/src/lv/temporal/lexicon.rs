//! The words of time: a table in `config/temporal.csv`, one lemma a row, inflected here.

use rustc_hash::FxHashMap as HashMap;

use serde::Deserialize;
use thiserror::Error;

use super::class::symbol_of;
use crate::{
    fold::fold,
    lv::morphology::{Declension, Number, adjective_forms, noun_forms},
};

/// What a word of the lexicon is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry {
    /// The symbol of its class.
    pub(super) symbol: u8,
    /// A month, a weekday, an offset; by class.
    pub(super) value: i32,
    /// Takes the full stop behind it.
    pub(super) abbreviation: bool,
    /// Latvian: only such words name a time without a number beside them.
    pub(super) latvian: bool,
}

/// The words of time, all forms.
#[derive(Debug)]
pub struct Lexicon {
    entries: HashMap<String, Vec<(String, Entry)>>,
}

/// A broken row of the table.
#[derive(Debug, Error, PartialEq, Eq)]
#[error("temporal.csv, line {line}: {reason}")]
pub struct LexiconError {
    /// Counted from 1.
    pub line: u64,
    /// What is wrong, in words.
    pub reason: String,
}

#[derive(Deserialize)]
struct Row {
    word: String,
    language: String,
    class: String,
    value: i32,
    inflect: String,
}

impl Lexicon {
    /// Reads the table.
    ///
    /// # Errors
    ///
    /// The first broken row: a missing cell, an unknown class or inflection.
    pub fn parse(table: &str) -> Result<Self, LexiconError> {
        let mut entries: HashMap<String, Vec<(String, Entry)>> = HashMap::default();
        let mut reader = csv::Reader::from_reader(table.as_bytes());
        let headers = reader.headers().cloned().map_err(|error| broken(&error))?;
        for record in reader.records() {
            let record = record.map_err(|error| broken(&error))?;
            let line = record.position().map_or(0, csv::Position::line);
            let row: Row = record
                .deserialize(Some(&headers))
                .map_err(|error| broken(&error))?;
            let fail = |reason: String| LexiconError { line, reason };
            let symbol = symbol_of(&row.class)
                .ok_or_else(|| fail(format!("no class is called {}", row.class)))?;
            let entry = Entry {
                symbol,
                value: row.value,
                abbreviation: row.inflect == "abbreviation",
                latvian: row.language == "lv",
            };
            for form in forms(&row)
                .ok_or_else(|| fail(format!("no inflection is called {}", row.inflect)))?
            {
                entries
                    .entry(fold(&form))
                    .or_default()
                    .push((form.to_lowercase(), entry));
            }
        }
        Ok(Self { entries })
    }

    /// The entry of a word: of its exact form where its marks tell (*svētdienās*, *svētdienas*), else of its letters.
    pub(super) fn get(&self, folded: &str, lowered: &str) -> Option<Entry> {
        match self.entries.get(folded)?.as_slice() {
            [(_, entry)] => Some(*entry),
            several => {
                let exact = several.iter().find(|(form, _)| form == lowered);
                exact.or(several.first()).map(|(_, entry)| *entry)
            }
        }
    }
}

fn broken(error: &csv::Error) -> LexiconError {
    LexiconError {
        line: error.position().map_or(0, csv::Position::line),
        reason: error.to_string(),
    }
}

/// The forms of a row; `None` where its inflection is not known.
fn forms(row: &Row) -> Option<Vec<String>> {
    let word = row.word.as_str();
    let listed = |wanted: Option<Number>, declension: &str, from: Number| {
        let declension = Declension::named(declension)?;
        let forms = noun_forms(word, declension, from);
        Some(
            forms
                .into_iter()
                .filter(|form| wanted.is_none_or(|number| form.number == number))
                .map(|form| form.text)
                .collect(),
        )
    };
    match row.inflect.split_once(':') {
        Some(("noun", declension)) if word.ends_with("as") => {
            listed(None, declension, Number::Plural)
        }
        Some(("noun", declension)) => listed(None, declension, Number::Singular),
        Some(("singular", declension)) => {
            listed(Some(Number::Singular), declension, Number::Singular)
        }
        Some(("plural", declension)) if word.ends_with('i') => {
            listed(None, declension, Number::Plural)
        }
        Some(("plural", declension)) => listed(Some(Number::Plural), declension, Number::Singular),
        Some(_) => None,
        None => match row.inflect.as_str() {
            "" | "abbreviation" => Some(vec![word.to_owned()]),
            "adjective" => Some(
                adjective_forms(word)
                    .into_iter()
                    .map(|(text, _)| text)
                    .collect(),
            ),
            _ => None,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_row_gives_all_forms() {
        let lexicon = Lexicon::parse(
            "word,language,class,value,inflect\naprīlis,lv,month,4,noun:2\n",
        )
        .map(|lexicon| {
            ["aprīlī", "aprīļa", "aprīlim"]
                .map(|form| lexicon.get(&fold(form), form).map(|entry| entry.value))
        });
        assert_eq!(lexicon, Ok([Some(4), Some(4), Some(4)]));
    }

    #[test]
    fn a_broken_row_is_named() {
        let found = Lexicon::parse("word,language,class,value,inflect\nmaijs,lv,moon,5,\n").err();
        assert_eq!(
            found.map(|error| error.to_string()).as_deref(),
            Some("temporal.csv, line 2: no class is called moon")
        );
    }
}
