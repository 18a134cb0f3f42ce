//! Nouns of events and nouns that are counted, by form.

use std::borrow::Cow;

use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use language::{
    gazetteer::inflection,
    lv::morphology::{Case, Number, adjective_forms, noun_forms},
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

#[derive(Deserialize)]
struct CyrillicRow {
    stem: String,
    whole: bool,
    nominative: String,
    kind: String,
}

/// A noun of events in Ukrainian or Russian.
#[derive(Debug)]
pub struct CyrillicNoun {
    stem: String,
    /// Whether the stem is the whole word.
    whole: bool,
    /// The nominative.
    pub nominative: String,
    /// The kind of event.
    pub kind: String,
}

/// Nouns of events by form.
#[derive(Default)]
pub struct EventNouns {
    forms: HashMap<String, EventNoun>,
    /// The last bytes of the forms that end compounds.
    endings: HashSet<[u8; ENDING]>,
    cyrillic: Vec<CyrillicNoun>,
}

/// Nouns that other words are put before: *kopsapulce*, *datorapmācības*. Not those that end words of another kind:
/// *akcija* in *reakcija*, *kursi* in *konkursi*, *spēle* in *videospēle*.
const COMPOUNDED: &[&str] = &[
    "seminārs",
    "konference",
    "izstāde",
    "koncerts",
    "lekcija",
    "sapulce",
    "sanāksme",
    "izrāde",
    "nodarbība",
    "darbnīca",
    "apmācība",
    "apmācības",
    "mācības",
    "festivāls",
    "ekskursija",
    "nometne",
    "turnīrs",
    "sacensības",
    "viktorīna",
    "skrējiens",
    "čempionāts",
    "meistarklase",
    "diskusija",
    "pasākums",
    "dievkalpojums",
    "prezentācija",
];

/// How many bytes of a form are looked at first.
const ENDING: usize = 5;

/// The fewest bytes that stand before the noun in a compound.
const SHORTEST_FRONT: usize = 3;

/// The longest form of a noun of the table that ends compounds, in bytes.
const LONGEST_FORM: usize = 20;

impl EventNouns {
    pub(super) fn read(tables: &Tables) -> Result<Self> {
        let mut forms = HashMap::default();
        for (line, row) in tables.rows::<EventRow>("event_nouns.csv")? {
            let (declension, number) = inflection(&row.lemma, &row.inflect).ok_or_else(|| {
                broken(
                    "event_nouns.csv",
                    line,
                    format!("no inflection is called {}", row.inflect),
                )
            })?;
            let made = noun_forms(&row.lemma, declension, number);
            let plural = made
                .iter()
                .find(|form| form.case == Case::Nominative && form.number == Number::Plural)
                .map_or_else(|| row.lemma.clone(), |form| form.text.clone());
            for form in made {
                let nominative = match form.number {
                    Number::Singular => row.lemma.clone(),
                    Number::Plural => plural.clone(),
                };
                let noun = EventNoun {
                    lemma: row.lemma.clone(),
                    nominative,
                    plural: plural.clone(),
                    kind: row.kind.clone(),
                    case: form.case,
                    number: form.number,
                    gender: declension.gender(),
                };
                forms.entry(form.text).or_insert(noun);
            }
        }
        let cyrillic = tables
            .rows::<CyrillicRow>("event_nouns_cyrillic.csv")?
            .into_iter()
            .map(|(_, row)| CyrillicNoun {
                stem: row.stem,
                whole: row.whole,
                nominative: row.nominative,
                kind: row.kind,
            })
            .collect();
        let endings = forms
            .iter()
            .filter(|(_, noun)| COMPOUNDED.contains(&noun.lemma.as_str()))
            .filter_map(|(form, _)| last_bytes(form))
            .collect();
        Ok(Self {
            forms,
            endings,
            cyrillic,
        })
    }

    /// The noun of a word in Cyrillic and lower case, if it names an event.
    #[must_use]
    pub fn cyrillic(&self, word: &str) -> Option<&CyrillicNoun> {
        self.cyrillic.iter().find(|noun| {
            if noun.whole {
                noun.stem == word
            } else {
                word.starts_with(&noun.stem)
            }
        })
    }

    /// How a word, in lower case, stands if it names an event.
    #[must_use]
    pub fn reading(&self, word: &str) -> Option<Cow<'_, EventNoun>> {
        self.forms
            .get(word)
            .map(Cow::Borrowed)
            .or_else(|| self.compound(word).map(Cow::Owned))
    }

    /// *kopsapulcē*: the longest noun that ends the word, with what stands before it.
    fn compound(&self, word: &str) -> Option<EventNoun> {
        if !self.endings.contains(&last_bytes(word)?) {
            return None;
        }
        let from = word.len().saturating_sub(LONGEST_FORM).max(SHORTEST_FRONT);
        let (front, noun) = (from..word.len() - ENDING)
            .filter_map(|at| Some((word.get(..at)?, self.forms.get(word.get(at..)?)?)))
            .find(|(_, noun)| COMPOUNDED.contains(&noun.lemma.as_str()))?;
        Some(EventNoun {
            lemma: format!("{front}{}", noun.lemma),
            nominative: format!("{front}{}", noun.nominative),
            plural: format!("{front}{}", noun.plural),
            ..noun.clone()
        })
    }
}

fn last_bytes(word: &str) -> Option<[u8; ENDING]> {
    word.as_bytes().last_chunk().copied()
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
        let mut forms = HashMap::default();
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

#[derive(Deserialize)]
struct PlaceRow {
    noun: String,
    administrative: String,
    named: String,
    inflect: String,
}

/// A noun that makes a name before it the name of a place: *Saldus novads*, *Alūksnes ezers*.
#[derive(Debug, Clone)]
pub struct PlaceNoun {
    /// In the nominative.
    pub lemma: String,
    /// A unit of administration: one name stands before it, and never a person's.
    pub administrative: bool,
    /// Only the name of a known place before it makes it one: *Dzērbenes pils*, *Āgenskalna tirgus*.
    pub behind_place: bool,
}

/// Nouns of places, and nouns of things that are named after persons, by form.
#[derive(Default)]
pub struct PlaceNouns {
    forms: HashMap<String, PlaceNoun>,
    named_after: HashSet<String>,
}

#[derive(Deserialize)]
struct NamedAfterRow {
    noun: String,
    inflect: String,
}

impl PlaceNouns {
    pub(super) fn read(tables: &Tables) -> Result<Self> {
        let mut nouns = Self::default();
        for (line, row) in tables.rows::<PlaceRow>("place_nouns.csv")? {
            let both = row.administrative == "yes";
            for text in forms_of(&row.noun, &row.inflect, both, "place_nouns.csv", line)? {
                nouns.forms.entry(text).or_insert_with(|| PlaceNoun {
                    lemma: row.noun.clone(),
                    administrative: row.administrative == "yes",
                    behind_place: row.named == "yes",
                });
            }
        }
        for (line, row) in tables.rows::<NamedAfterRow>("named_after.csv")? {
            nouns.named_after.extend(forms_of(
                &row.noun,
                &row.inflect,
                false,
                "named_after.csv",
                line,
            )?);
        }
        Ok(nouns)
    }

    /// The noun of a place that a word, in lower case, is a form of.
    #[must_use]
    pub fn get(&self, word: &str) -> Option<&PlaceNoun> {
        self.forms.get(word)
    }

    /// Whether a person's name before this word, in lower case, names the thing and not the person.
    #[must_use]
    pub fn is_named_after(&self, word: &str) -> bool {
        self.named_after.contains(word)
    }
}

/// The forms of a noun in the number of its lemma, or in both.
fn forms_of(noun: &str, inflect: &str, both: bool, table: &str, line: u64) -> Result<Vec<String>> {
    let (declension, number) = inflection(noun, inflect)
        .ok_or_else(|| broken(table, line, format!("no inflection is called {inflect}")))?;
    let forms = noun_forms(noun, declension, number).into_iter();
    Ok(forms
        .filter(|form| both || form.number == number)
        .map(|form| form.text)
        .collect())
}
