//! Funding programmes, their names and the shapes of their projects' numbers.

use language::{
    Text,
    gazetteer::{Gazetteer, Hit, inflection},
    lv::morphology::{Declension, Number},
};
use regex::Regex;
use serde::Deserialize;

use super::tables::{Tables, aliases, broken};
use crate::error::Result;

/// A funding programme.
#[derive(Debug, Clone, Deserialize)]
#[allow(
    missing_docs,
    reason = "the fields are the columns of config/programmes.csv"
)]
pub struct Programme {
    pub name: String,
    pub aliases: String,
    pub start: String,
    pub end: String,
    pub number: String,
}

/// Programmes, their names and the shapes of their projects' numbers.
#[derive(Default)]
pub struct Programmes {
    /// All rows.
    pub rows: Vec<Programme>,
    gazetteer: Gazetteer,
    numbers: Vec<(Regex, usize)>,
}

impl Programmes {
    pub(super) fn read(tables: &Tables) -> Result<Self> {
        let mut programmes = Self::default();
        for (line, row) in tables.rows::<Programme>("programmes.csv")? {
            let entry = programmes.rows.len();
            for name in std::iter::once(row.name.as_str()).chain(aliases(&row.aliases)) {
                programmes.gazetteer.add(
                    name,
                    inflection(name, "").unwrap_or((Declension::Indeclinable, Number::Singular)),
                    entry,
                );
            }
            if !row.number.is_empty() {
                // Digits are ASCII: those of all scripts make the automaton many times as large.
                let shape = row.number.replace(r"\d", "[0-9]");
                let regex = Regex::new(&format!(r"(?-u:\b)(?:{shape})(?-u:\b)"))
                    .map_err(|error| broken("programmes.csv", line, error.to_string()))?;
                programmes.numbers.push((regex, entry));
            }
            programmes.rows.push(row);
        }
        Ok(programmes)
    }

    /// The longest name that begins at a token.
    #[must_use]
    pub fn longest_at(&self, text: &Text<'_>, index: usize) -> Option<Hit> {
        self.gazetteer.longest_at(text, index)
    }

    /// The shapes of numbers with their programmes.
    #[must_use]
    pub fn numbers(&self) -> &[(Regex, usize)] {
        &self.numbers
    }

    /// The programme whose projects are numbered like `number`.
    #[must_use]
    pub fn of_number(&self, number: &str) -> Option<&Programme> {
        let whole = |regex: &Regex| {
            regex
                .find(number)
                .is_some_and(|found| found.len() == number.len())
        };
        self.numbers
            .iter()
            .find(|(regex, _)| whole(regex))
            .and_then(|&(_, entry)| self.rows.get(entry))
    }
}
