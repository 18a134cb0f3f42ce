//! Given names and roles by form.

use rustc_hash::FxHashMap as HashMap;

use language::{
    fold::lowered,
    gazetteer::inflection,
    lv::morphology::{Case, Declension, Gender, Number, adjective_forms, noun_forms},
};
use serde::Deserialize;

use super::tables::{Tables, broken};
use crate::error::Result;

/// A given name.
#[derive(Debug, Clone, Deserialize)]
#[allow(
    missing_docs,
    reason = "the fields are the columns of config/given_names.csv"
)]
pub struct GivenName {
    pub name: String,
    pub gender: Gender,
    pub inflect: String,
    pub common: String,
}

/// Given names by form.
#[derive(Default)]
pub struct GivenNames {
    /// All rows.
    pub rows: Vec<GivenName>,
    forms: HashMap<String, Vec<(usize, Case)>>,
}

impl GivenNames {
    pub(super) fn read(tables: &Tables) -> Result<Self> {
        let mut names = Self::default();
        for (line, row) in tables.rows::<GivenName>("given_names.csv")? {
            let (declension, _) = inflection(&row.name, &row.inflect).ok_or_else(|| {
                broken(
                    "given_names.csv",
                    line,
                    format!("no inflection is called {}", row.inflect),
                )
            })?;
            let declension = masculine(declension, row.gender);
            let entry = names.rows.len();
            let mut add = |form: String, case| {
                names
                    .forms
                    .entry(form.to_lowercase())
                    .or_default()
                    .push((entry, case))
            };
            if declension == Declension::Indeclinable {
                for case in [
                    Case::Nominative,
                    Case::Genitive,
                    Case::Dative,
                    Case::Accusative,
                ] {
                    add(row.name.clone(), case);
                }
            }
            for form in noun_forms(&row.name, declension, Number::Singular) {
                if form.number == Number::Singular {
                    add(form.text, form.case);
                }
            }
            names.rows.push(row);
        }
        Ok(names)
    }

    /// Whether a word can only be a name: none of its readings is also a form of a common word.
    #[must_use]
    pub fn is_only_name(&self, word: &str) -> bool {
        let readings = self.readings(word);
        let common = |(entry, _): &(usize, Case)| {
            self.rows.get(*entry).is_some_and(|row| row.common == "yes")
        };
        !readings.is_empty() && !readings.iter().any(common)
    }

    /// The names a word may be a form of, with the case.
    #[must_use]
    pub fn readings(&self, word: &str) -> &[(usize, Case)] {
        self.forms
            .get(lowered(word).as_ref())
            .map(Vec::as_slice)
            .unwrap_or_default()
    }
}

/// A man's name in *-a* or *-e* takes the masculine dative.
fn masculine(declension: Declension, gender: Gender) -> Declension {
    match (declension, gender) {
        (Declension::Fourth, Gender::Masculine) => Declension::FourthMasculine,
        (Declension::Fifth, Gender::Masculine) => Declension::FifthMasculine,
        (other, _) => other,
    }
}

#[derive(Deserialize)]
struct RoleRow {
    role: String,
    inflect: String,
}

/// What people are and do, by form, with case and gender.
#[derive(Default)]
pub struct Roles {
    forms: HashMap<String, Vec<(Case, Gender)>>,
    nominatives: HashMap<String, String>,
}

impl Roles {
    pub(super) fn read(tables: &Tables) -> Result<Self> {
        let mut forms: HashMap<String, Vec<(Case, Gender)>> = HashMap::default();
        let mut nominatives: HashMap<String, String> = HashMap::default();
        for (line, row) in tables.rows::<RoleRow>("roles.csv")? {
            if row.inflect == "adjective" {
                let singular = adjective_forms(&row.role)
                    .into_iter()
                    .filter(|(_, form)| form.number == Number::Singular);
                for (text, form) in singular.filter(|(_, form)| form.definite) {
                    forms
                        .entry(text)
                        .or_default()
                        .push((form.case, form.gender));
                }
                continue;
            }
            // *vadītāja* is a woman's office before it is a case of *vadītājs*.
            nominatives.insert(row.role.clone(), row.role.clone());
            let (declension, _) = inflection(&row.role, &row.inflect).ok_or_else(|| {
                broken(
                    "roles.csv",
                    line,
                    format!("no inflection is called {}", row.inflect),
                )
            })?;
            for form in noun_forms(&row.role, declension, Number::Singular) {
                if form.number == Number::Singular {
                    nominatives
                        .entry(form.text.clone())
                        .or_insert_with(|| row.role.clone());
                    forms
                        .entry(form.text)
                        .or_default()
                        .push((form.case, declension.gender()));
                }
            }
        }
        Ok(Self { forms, nominatives })
    }

    /// The office, in the nominative, that a word in lower case is a form of; attributes such as *galvenais* are none.
    #[must_use]
    pub fn nominative(&self, word: &str) -> Option<&str> {
        self.nominatives.get(word).map(String::as_str)
    }

    /// The cases and genders in which a word, in lower case, names a role.
    #[must_use]
    pub fn readings(&self, word: &str) -> &[(Case, Gender)] {
        self.forms.get(word).map(Vec::as_slice).unwrap_or_default()
    }
}
