//! Places of the world and the forms that find them.

use rustc_hash::FxHashMap as HashMap;

use language::{
    Text,
    fold::lowered,
    gazetteer::{Gazetteer, Hit, inflection},
    lv::morphology::{Case, Cases, Declension, Number, noun_forms},
};
use serde::Deserialize;

use super::tables::{Tables, aliases, broken};
use crate::error::Result;

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

/// Places and the forms that find them.
#[derive(Default)]
pub struct Places {
    /// All rows.
    pub rows: Vec<Place>,
    gazetteer: Gazetteer,
    forms: HashMap<String, Vec<(usize, Case)>>,
    /// Stems, and whether the stem alone is a form of the name.
    cyrillic: HashMap<String, (usize, bool)>,
    names: HashMap<String, usize>,
    /// Other spellings, with the name of their row.
    spellings: HashMap<String, String>,
    /// Parts of towns, with their town.
    parts: HashMap<String, String>,
}

#[derive(Deserialize)]
struct Part {
    part: String,
    town: String,
}

impl Place {
    /// Whether the point is whole and on the globe, or left out.
    fn point_holds(&self) -> bool {
        match (self.latitude, self.longitude) {
            (Some(latitude), Some(longitude)) => latitude.abs() <= 90.0 && longitude.abs() <= 180.0,
            (latitude, longitude) => latitude.is_none() && longitude.is_none(),
        }
    }
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
            if !row.point_holds() {
                let reason = "a place has a latitude from -90 to 90 and a longitude from -180 to 180, or neither";
                return Err(broken("places.csv", line, reason.to_owned()));
            }
            for name in [&row.uk, &row.ru] {
                places.add_cyrillic(&name.to_lowercase(), &row.kind);
            }
            places.add(&row.name, row.clone(), class);
            // A printed spelling is kept: an alias is a row of its own, of the same place.
            for alias in aliases(&row.aliases) {
                let class =
                    inflection(alias, "").unwrap_or((Declension::Indeclinable, Number::Singular));
                let class = if row.inflect == "0" {
                    (Declension::Indeclinable, Number::Singular)
                } else {
                    class
                };
                places.spellings.insert(alias.to_owned(), row.name.clone());
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
        for (line, row) in tables.rows::<Part>("town_parts.csv")? {
            if !places.names.contains_key(&row.town) {
                return Err(broken(
                    "town_parts.csv",
                    line,
                    format!("{} is in no row of places.csv", row.town),
                ));
            }
            places.parts.insert(row.part, row.town);
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
        word.chars()
            .next()
            .filter(|letter| ('\u{400}'..'\u{52F}').contains(letter))?;
        let lower = word.to_lowercase();
        let mut stem = lower.as_str();
        loop {
            let ending = lower.get(stem.len()..)?;
            let known = self.cyrillic.get(stem).filter(|(_, bare)| {
                if ending.is_empty() {
                    *bare
                } else {
                    CYRILLIC_ENDINGS.contains(&ending)
                }
            });
            if let Some(&(entry, _)) = known {
                return self.rows.get(entry);
            }
            let (at, _) = stem.char_indices().next_back()?;
            stem = stem.get(..at).filter(|stem| {
                stem.chars().count() > 2 && lower.len() - stem.len() <= LONGEST_ENDING
            })?;
        }
    }

    /// Takes up a Ukrainian or Russian name in small letters, of the row that is added next.
    ///
    /// Small places are left to Latvian, and so are short names of regions: too many of them are common words (*Балі*, *бал*).
    fn add_cyrillic(&mut self, name: &str, kind: &str) {
        let stem = cyrillic_stem(name);
        let letters = stem.chars().count();
        let taken = match kind {
            "town" | "country" => letters > 2,
            "region" | "island" | "municipality" => letters > 4,
            _ => false,
        };
        if taken && !name.contains(' ') {
            // *Суми* has a form without an ending (*до Сум*), *Ліда* has not: *лід* is ice.
            let bare = stem == name || name.ends_with(['и', 'і', 'ы']);
            let entry = self.rows.len();
            self.cyrillic
                .entry(stem.to_owned())
                .or_insert((entry, bare));
            // In Ukrainian *Рига* is *у Ризі*, *Лука* is *у Луці*.
            for (hard, soft) in [("га", "зі"), ("ка", "ці"), ("ха", "сі")] {
                if let Some(front) = name.strip_suffix(hard) {
                    let form = format!("{front}{soft}");
                    self.cyrillic.entry(form).or_insert((entry, true));
                }
            }
        }
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
    pub fn cases_of(&self, word: &str) -> Cases {
        self.forms
            .get(lowered(word).as_ref())
            .into_iter()
            .flatten()
            .map(|&(_, case)| case)
            .collect()
    }

    /// Whether a word is a form of a place larger than a village: a name of a person rarely outweighs it.
    #[must_use]
    pub fn is_large(&self, word: &str) -> bool {
        let readings = self.forms.get(lowered(word).as_ref());
        readings.into_iter().flatten().any(|&(entry, _)| {
            self.rows.get(entry).is_some_and(|row| {
                !matches!(row.kind.as_str(), "village" | "river" | "lake" | "mountain")
            })
        })
    }

    /// The place whose name in the genitive is `word`.
    #[must_use]
    pub fn of_genitive(&self, word: &str) -> Option<&Place> {
        let forms = self.forms.get(lowered(word).as_ref())?;
        forms
            .iter()
            .find(|(_, case)| *case == Case::Genitive)
            .and_then(|&(entry, _)| self.rows.get(entry))
    }

    /// The town of which `name` is a part: *Krustpils* is in Jēkabpils; `name` itself for all others.
    #[must_use]
    pub fn town_around<'n>(&'n self, name: &'n str) -> &'n str {
        self.parts.get(name).map_or(name, String::as_str)
    }

    /// Whether the gazetteer has both names for one place.
    #[must_use]
    pub fn are_aliases(&self, left: &str, right: &str) -> bool {
        fn of<'n>(places: &'n Places, name: &'n str) -> &'n str {
            places.spellings.get(name).map_or(name, String::as_str)
        }
        left != right && of(self, left) == of(self, right)
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

/// Case endings of Ukrainian and Russian names of places.
const CYRILLIC_ENDINGS: &[&str] = &[
    "а", "я", "у", "ю", "і", "ї", "и", "ы", "е", "є", "о", "ь", "й", "ою", "ею", "єю", "ой", "ей",
    "ом", "ем", "єм", "ям", "ам", "ах", "ях", "ами", "ями", "ів", "їв", "ов", "ев", "ові", "еві",
    "єві", "ий", "ый", "ого", "ому", "им", "ым", "ій",
];

/// The longest of them, in bytes.
const LONGEST_ENDING: usize = 6;

/// A Cyrillic name without the letters that its cases change.
fn cyrillic_stem(name: &str) -> &str {
    name.strip_suffix("ий")
        .or_else(|| name.strip_suffix("ый"))
        .or_else(|| name.strip_suffix(['а', 'я', 'е', 'є', 'о', 'и', 'і', 'ї', 'ы', 'ь', 'й']))
        .unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use crate::Knowledge;

    #[test]
    fn cyrillic_names_are_known_by_their_endings_and_common_words_are_none() {
        let places = Knowledge::built_in()
            .expect("the built-in tables hold")
            .places;
        let name = |word: &str| places.cyrillic(word).map(|place| place.name.as_str());
        for (word, place) in [
            ("Ризі", Some("Rīga")),
            ("Риге", Some("Rīga")),
            ("Цесісі", Some("Cēsis")),
            ("Хийумаа", Some("Hījumā")),
            ("Валмієрою", Some("Valmiera")),
            ("лід", None),
            ("лідер", None),
            ("канал", None),
            ("німці", None),
            ("бал", None),
        ] {
            assert_eq!(name(word), place, "{word}");
        }
    }

    /// The corners are those of the state border, a tenth of a degree wider.
    #[test]
    fn places_of_latvia_lie_in_latvia_and_nearly_all_have_a_point() {
        let places = Knowledge::built_in()
            .expect("the built-in tables hold")
            .places;
        let settled = |kind: &str| matches!(kind, "town" | "municipality" | "village");
        let rows: Vec<_> = places
            .rows
            .iter()
            .filter(|row| row.country == "LV" && settled(&row.kind))
            .collect();
        let points: Vec<_> = rows
            .iter()
            .filter_map(|row| Some((row, row.latitude?, row.longitude?)))
            .collect();
        for (row, latitude, longitude) in &points {
            assert!(
                (55.5..58.2).contains(latitude) && (20.8..28.4).contains(longitude),
                "{} at {latitude}, {longitude}",
                row.name
            );
        }
        let share = points.len() as f64 / rows.len() as f64;
        assert!(share > 0.9, "{} of {}", points.len(), rows.len());
    }
}
