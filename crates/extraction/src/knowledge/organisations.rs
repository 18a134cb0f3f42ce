//! Institutions with a name of their own, and the nouns that head the names of all others.

use rustc_hash::FxHashMap as HashMap;

use language::{
    Text,
    fold::lowered,
    gazetteer::{Gazetteer, Hit, inflection},
    lv::morphology::{Case, Declension, Gender, Number, noun_forms},
};
use serde::Deserialize;

use super::tables::{Tables, aliases, broken};
use crate::error::Result;

/// An institution with a name of its own.
#[derive(Debug, Clone, Deserialize)]
#[allow(
    missing_docs,
    reason = "the fields are the columns of config/organisations.csv"
)]
pub struct Organisation {
    pub name: String,
    pub acronyms: String,
    pub kind: String,
    pub aliases: String,
    pub uk: String,
    pub en: String,
    pub ru: String,
}

/// A noun that heads the names of institutions.
#[derive(Debug, Clone, Deserialize)]
#[allow(
    missing_docs,
    reason = "the fields are the columns of config/heads.csv"
)]
pub struct Head {
    pub lemma: String,
    pub kind: String,
    pub inflect: String,
    pub needs_name: String,
}

/// Institutions and the forms that find them.
#[derive(Default)]
pub struct Organisations {
    /// All rows.
    pub rows: Vec<Organisation>,
    gazetteer: Gazetteer,
    acronyms: HashMap<String, usize>,
    names: HashMap<String, usize>,
    /// The rows whose names have several words.
    by_first_word: HashMap<String, Vec<usize>>,
}

impl Organisations {
    pub(super) fn read(tables: &Tables) -> Result<Self> {
        let mut organisations = Self::default();
        for (line, row) in tables.rows::<Organisation>("organisations.csv")? {
            if row.name.is_empty() {
                return Err(broken("organisations.csv", line, "a row without a name"));
            }
            let entry = organisations.rows.len();
            for name in std::iter::once(row.name.as_str()).chain(aliases(&row.aliases)) {
                add_institution(&mut organisations.gazetteer, name, entry);
            }
            for acronym in aliases(&row.acronyms) {
                organisations
                    .acronyms
                    .entry(acronym.to_owned())
                    .or_insert(entry);
            }
            if let Some((first, _)) = row.name.split_once(' ') {
                let known = organisations.by_first_word.entry(first.to_owned());
                known.or_default().push(entry);
            }
            organisations
                .names
                .entry(row.name.to_lowercase())
                .or_insert(entry);
            organisations.rows.push(row);
        }
        Ok(organisations)
    }

    /// The longest name that begins at a token.
    #[must_use]
    pub fn longest_at(&self, text: &Text<'_>, index: usize) -> Option<Hit> {
        self.gazetteer.longest_at(text, index)
    }

    /// The institution whose unit bears this name: *Ziemeļvalstu Ministru padomes birojs Latvijā*.
    #[must_use]
    pub fn parent_of(&self, name: &str) -> Option<&Organisation> {
        let first = name.split(' ').next()?;
        self.by_first_word
            .get(first)
            .into_iter()
            .flatten()
            .filter_map(|&entry| self.rows.get(entry))
            .filter(|row| name.starts_with(&row.name))
            .max_by_key(|row| row.name.len())
    }

    /// The institution of that name, small and large letters alike.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<&Organisation> {
        self.names
            .get(lowered(name).as_ref())
            .and_then(|&entry| self.rows.get(entry))
    }

    /// The institution with this acronym.
    #[must_use]
    pub fn by_acronym(&self, acronym: &str) -> Option<&Organisation> {
        self.acronyms
            .get(acronym)
            .and_then(|&entry| self.rows.get(entry))
    }
}

/// Where the head stands before a modifier (*fonds atvērtai sabiedrībai*, *fonds lauku attīstībai*) only it is declined.
fn add_institution(gazetteer: &mut Gazetteer, name: &str, entry: usize) {
    let words: Vec<&str> = name.split(' ').collect();
    let head = words
        .iter()
        .position(|word| matches!(*word, "fonds" | "Fonds"));
    match head.filter(|&at| at + 1 < words.len()) {
        Some(at) => {
            let (front, rest) = words.split_at(at + 1);
            for form in language::lv::morphology::phrase_forms(
                &front.join(" "),
                Declension::First,
                Number::Singular,
            ) {
                gazetteer.add_form(&format!("{form} {}", rest.join(" ")), entry);
            }
        }
        None => gazetteer.add(
            name,
            inflection(name, "").unwrap_or((Declension::Indeclinable, Number::Singular)),
            entry,
        ),
    }
}

/// One form of a head noun.
#[derive(Debug, Clone, Copy)]
pub struct HeadForm {
    /// Which head.
    pub head: usize,
    /// Its case.
    pub case: Case,
    /// Its number.
    pub number: Number,
    /// Its gender.
    pub gender: Gender,
}

/// Head nouns by form.
#[derive(Default)]
pub struct Heads {
    /// All rows.
    pub rows: Vec<Head>,
    forms: HashMap<String, Vec<HeadForm>>,
}

impl Heads {
    pub(super) fn read(tables: &Tables) -> Result<Self> {
        let mut heads = Self::default();
        for (line, row) in tables.rows::<Head>("heads.csv")? {
            let (declension, _) = inflection(&row.lemma, &row.inflect).ok_or_else(|| {
                broken(
                    "heads.csv",
                    line,
                    format!("no inflection is called {}", row.inflect),
                )
            })?;
            for form in noun_forms(&row.lemma, declension, Number::Singular) {
                let head = HeadForm {
                    head: heads.rows.len(),
                    case: form.case,
                    number: form.number,
                    gender: declension.gender(),
                };
                heads.forms.entry(form.text).or_default().push(head);
            }
            heads.rows.push(row);
        }
        Ok(heads)
    }

    /// The readings of a word, as written but in lower case.
    #[must_use]
    pub fn forms_of(&self, word: &str) -> &[HeadForm] {
        self.forms.get(word).map(Vec::as_slice).unwrap_or_default()
    }
}
