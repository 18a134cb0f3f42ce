//! Typed rows of the gazetteers, with the forms that find them.

use std::collections::HashMap;

use language::{
    Text,
    gazetteer::{Gazetteer, Hit, inflection},
    lv::morphology::{Case, Declension, Gender, Number, adjective_forms, noun_forms},
};
use regex::Regex;
use serde::Deserialize;

use super::tables::{Tables, broken};
use crate::{assemble::titles::EventNoun, error::Result};

/// A place of the world.
#[derive(Debug, Clone, Deserialize)]
#[allow(
    missing_docs,
    reason = "the fields are the columns of config/places.csv"
)]
pub struct Place {
    pub name: String,
    pub kind: String,
    pub country: String,
    pub inflect: String,
    pub aliases: String,
    pub latitude: Option<f64>,
    pub longitude: Option<f64>,
    pub uk: String,
    pub en: String,
    pub ru: String,
}

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
}

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

#[derive(Deserialize)]
struct Countable {
    noun: String,
    inflect: String,
}

/// A Cyrillic name without the vowel that its cases change.
fn cyrillic_stem(name: &str) -> &str {
    name.trim_end_matches(['а', 'я', 'е', 'є', 'о', 'и', 'і', 'ї', 'ы', 'ь', 'й'])
}

fn split(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('|').filter(|alias| !alias.is_empty())
}

/// Places and the forms that find them.
#[derive(Default)]
pub struct Places {
    /// All rows.
    pub rows: Vec<Place>,
    gazetteer: Gazetteer,
    forms: HashMap<String, Vec<(usize, Case)>>,
    cyrillic: HashMap<String, usize>,
    names: HashMap<String, usize>,
}

impl Places {
    pub(super) fn read(tables: &Tables) -> Result<Self> {
        let mut places = Self::default();
        for (line, row) in tables.rows::<Place>("places.csv")? {
            let class = inflection(&row.name, &row.inflect).ok_or_else(|| {
                broken(
                    "places.csv",
                    line,
                    format!("no inflection is called {}", row.inflect),
                )
            })?;
            for name in [&row.uk, &row.ru] {
                let stem = cyrillic_stem(&name.to_lowercase()).to_owned();
                if stem.chars().count() > 2 && !name.contains(' ') {
                    places.cyrillic.entry(stem).or_insert(places.rows.len());
                }
            }
            places.add(&row.name, row.clone(), class);
            // A printed spelling is kept: an alias is a row of its own, of the same place.
            for alias in split(&row.aliases) {
                let class =
                    inflection(alias, "").unwrap_or((Declension::Indeclinable, Number::Singular));
                let class = if row.inflect == "0" {
                    (Declension::Indeclinable, Number::Singular)
                } else {
                    class
                };
                let name = if row.kind == "municipality" {
                    row.name.clone()
                } else {
                    alias.to_owned()
                };
                places.add(
                    alias,
                    Place {
                        name,
                        ..row.clone()
                    },
                    class,
                );
            }
        }
        Ok(places)
    }

    fn add(&mut self, name: &str, row: Place, class: (Declension, Number)) {
        let entry = self.rows.len();
        self.names.entry(name.to_owned()).or_insert(entry);
        self.gazetteer.add(name, class, entry);
        self.add_cases(name, class, entry);
        self.rows.push(row);
    }

    /// The place whose Ukrainian or Russian name is `word`, in any case.
    #[must_use]
    pub fn cyrillic(&self, word: &str) -> Option<&Place> {
        let lower = word.to_lowercase();
        lower
            .chars()
            .next()
            .filter(|letter| ('\u{400}'..'\u{52F}').contains(letter))?;
        let mut stem = lower.as_str();
        for _ in 0..4 {
            if let Some(&entry) = self.cyrillic.get(stem) {
                return self.rows.get(entry);
            }
            let (at, _) = stem.char_indices().next_back()?;
            stem = stem.get(..at).filter(|stem| stem.chars().count() > 2)?;
        }
        None
    }

    fn add_cases(&mut self, name: &str, (declension, number): (Declension, Number), entry: usize) {
        if declension == Declension::Indeclinable {
            for case in [Case::Nominative, Case::Genitive, Case::Locative] {
                self.forms
                    .entry(name.to_lowercase())
                    .or_default()
                    .push((entry, case));
            }
        }
        for form in noun_forms(name, declension, number)
            .into_iter()
            .filter(|form| form.number == number)
        {
            self.forms
                .entry(form.text.to_lowercase())
                .or_default()
                .push((entry, form.case));
        }
    }

    /// The longest name that begins at a token.
    #[must_use]
    pub fn longest_at(&self, text: &Text<'_>, index: usize) -> Option<Hit> {
        self.gazetteer.longest_at(text, index)
    }

    /// The place of a hit.
    #[must_use]
    pub fn get(&self, entry: usize) -> Option<&Place> {
        self.rows.get(entry)
    }

    /// Whether a word is a known place, and in which cases it stands.
    #[must_use]
    pub fn cases_of(&self, word: &str) -> Vec<Case> {
        self.forms
            .get(&word.to_lowercase())
            .into_iter()
            .flatten()
            .map(|&(_, case)| case)
            .collect()
    }

    /// The place whose name in the genitive is `word`.
    #[must_use]
    pub fn of_genitive(&self, word: &str) -> Option<&Place> {
        let forms = self.forms.get(&word.to_lowercase())?;
        forms
            .iter()
            .find(|(_, case)| *case == Case::Genitive)
            .and_then(|&(entry, _)| self.rows.get(entry))
    }

    /// The place called `name` in the nominative.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<&Place> {
        self.names.get(name).and_then(|&entry| self.rows.get(entry))
    }

    /// All forms, folded, with their rows.
    pub fn folded_forms(&self) -> impl Iterator<Item = (String, usize)> {
        self.gazetteer.folded_forms()
    }
}

/// Institutions and the forms that find them.
#[derive(Default)]
pub struct Organisations {
    /// All rows.
    pub rows: Vec<Organisation>,
    gazetteer: Gazetteer,
    acronyms: HashMap<String, usize>,
    names: HashMap<String, usize>,
}

impl Organisations {
    pub(super) fn read(tables: &Tables) -> Result<Self> {
        let mut organisations = Self::default();
        for (line, row) in tables.rows::<Organisation>("organisations.csv")? {
            if row.name.is_empty() {
                return Err(broken("organisations.csv", line, "a row without a name"));
            }
            let entry = organisations.rows.len();
            for name in std::iter::once(row.name.as_str()).chain(split(&row.aliases)) {
                add_institution(&mut organisations.gazetteer, name, entry);
            }
            for acronym in split(&row.acronyms) {
                organisations
                    .acronyms
                    .entry(acronym.to_owned())
                    .or_insert(entry);
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

    /// The institution of that name, small and large letters alike.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<&Organisation> {
        self.names
            .get(&name.to_lowercase())
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

    /// The names a word may be a form of, with the case.
    #[must_use]
    pub fn readings(&self, word: &str) -> &[(usize, Case)] {
        self.forms
            .get(&word.to_lowercase())
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
            for name in std::iter::once(row.name.as_str()).chain(split(&row.aliases)) {
                programmes.gazetteer.add(
                    name,
                    inflection(name, "").unwrap_or((Declension::Indeclinable, Number::Singular)),
                    entry,
                );
            }
            if !row.number.is_empty() {
                let regex = Regex::new(&format!(r"\b(?:{})\b", row.number))
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
struct RoleRow {
    role: String,
    inflect: String,
}

/// What people are and do, by form, with case and gender.
#[derive(Default)]
pub struct Roles {
    forms: HashMap<String, Vec<(Case, Gender)>>,
}

impl Roles {
    pub(super) fn read(tables: &Tables) -> Result<Self> {
        let mut forms: HashMap<String, Vec<(Case, Gender)>> = HashMap::new();
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
            let (declension, _) = inflection(&row.role, &row.inflect).ok_or_else(|| {
                broken(
                    "roles.csv",
                    line,
                    format!("no inflection is called {}", row.inflect),
                )
            })?;
            for form in noun_forms(&row.role, declension, Number::Singular) {
                if form.number == Number::Singular {
                    forms
                        .entry(form.text)
                        .or_default()
                        .push((form.case, declension.gender()));
                }
            }
        }
        Ok(Self { forms })
    }

    /// The cases and genders in which a word, in lower case, names a role.
    #[must_use]
    pub fn readings(&self, word: &str) -> &[(Case, Gender)] {
        self.forms.get(word).map(Vec::as_slice).unwrap_or_default()
    }
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
