//! Forms of surnames: agreement with a given name, and back to the nominative.

use language::lv::morphology::{Case, Gender, nominatives};

/// The surname and its singular forms.
pub(super) fn surname_forms(surname: &str) -> Vec<String> {
    use language::lv::morphology::{Declension, Number, noun_forms};
    let (declension, _) = Declension::of(surname);
    let forms = noun_forms(surname, declension, Number::Singular);
    let singular = forms
        .into_iter()
        .filter(|form| form.number == Number::Singular && form.text.chars().count() > 3);
    std::iter::once(surname.to_owned())
        .chain(singular.map(|form| form.text))
        .collect()
}

/// Whether `surface` is an inflected form of `surname`.
pub(super) fn is_form_of(surface: &str, surname: &str) -> bool {
    use language::lv::morphology::{Declension, Number, noun_forms};
    let (declension, _) = Declension::of(surname);
    surface.chars().count() > 3
        && noun_forms(surname, declension, Number::Singular)
            .iter()
            .any(|form| form.number == Number::Singular && form.text == surface)
}

/// Whether a surname in lower case can stand in this gender and case.
pub(super) fn agrees(surname: &str, gender: Gender, case: Case) -> bool {
    let endings: &[&str] = match (gender, case) {
        (Gender::Masculine, Case::Nominative) => &[
            "s", "š", "is", "us", "o", "a", "e", "i", "u", "ē", "ā", "k", "n",
        ],
        (Gender::Masculine, Case::Genitive) => &["a", "us", "as", "es", "o", "i", "ā"],
        (Gender::Masculine, Case::Dative) => &["am", "im", "um", "em", "o", "i", "ajam"],
        (Gender::Masculine, Case::Accusative) => &["u", "i", "o"],
        (Gender::Masculine, Case::Locative) => &["ā", "ī", "ū", "ē"],
        (Gender::Feminine, Case::Nominative) => &["a", "e", "s", "o", "i", "u", "ā", "k", "n"],
        (Gender::Feminine, Case::Genitive) => &["as", "es", "s", "o", "ās"],
        (Gender::Feminine, Case::Dative) => &["ai", "ei", "ij", "ajai", "o"],
        (Gender::Feminine, Case::Accusative) => &["u", "i", "o"],
        (Gender::Feminine, Case::Locative) => &["ā", "ē", "ī"],
    };
    endings.iter().any(|ending| surname.ends_with(ending))
}

/// The likeliest nominative of a surname part.
pub(super) fn surname_nominative(part: &str, gender: Gender, case: Case) -> String {
    if case == Case::Nominative {
        return part.to_owned();
    }
    // "Žuroviča": Slavic surnames in -ičs do not soften.
    if (gender, case) == (Gender::Masculine, Case::Genitive)
        && let Some(stem) = part.strip_suffix("iča")
    {
        return format!("{stem}ičs");
    }
    let guesses = nominatives(part, gender, case);
    // A genitive in a plain "-a" of a man: "-s" ("Ottova – Ottovs") unless the stem asks for "-is".
    let chosen = match (gender, case) {
        (Gender::Masculine, Case::Genitive) => {
            let second = ["ņa", "ļa", "ša", "ža", "ča", "bja", "pja", "mja", "vja"]
                .iter()
                .any(|ending| part.ends_with(ending));
            let first = guesses
                .iter()
                .find(|guess| guess.lemma.ends_with('s') && !guess.lemma.ends_with("is"));
            let soft = ["iņa", "uļa", "iša", "uša", "oša", "āņa", "oņa"]
                .iter()
                .any(|ending| part.ends_with(ending))
                || !second;
            if soft {
                first.or(guesses.first())
            } else {
                guesses.first()
            }
        }
        _ => guesses.first(),
    };
    chosen.map_or_else(|| part.to_owned(), |guess| guess.lemma.clone())
}

/// *KRONBERGA* is *Kronberga*; *Kreile-Zariņa* stays.
pub(super) fn ordinary_case(word: &str) -> String {
    let capital = word
        .chars()
        .filter(|letter| letter.is_alphabetic())
        .all(char::is_uppercase)
        && word.chars().count() > 2;
    if !capital {
        return word.to_owned();
    }
    let mut start = true;
    let mut ordinary = String::with_capacity(word.len());
    for letter in word.chars() {
        if start {
            ordinary.push(letter)
        } else {
            ordinary.extend(letter.to_lowercase())
        }
        start = letter == '-';
    }
    ordinary
}
