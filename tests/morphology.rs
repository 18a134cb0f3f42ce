//! Morphology against tables written by hand, and every form of the gazetteers back to its lemma.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on stops"
)]

use std::path::{Path, PathBuf};

use language::{
    gazetteer::inflection,
    lv::morphology::{
        Case, Declension, Gender, Number, adjective_forms, adjective_lemma, analyse, noun_forms,
    },
};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Every paradigm of `paradigms.csv` is made form by form, and every form is read back to its lemma.
#[test]
fn nouns_are_declined_as_the_grammar_says() {
    let mut wrong = Vec::new();
    for row in rows("fixtures/corpus", "paradigms.csv") {
        let [lemma, class, number, expected] = fields(&row);
        let declension = Declension::named(class).expect("a class");
        let number = if number == "plural" {
            Number::Plural
        } else {
            Number::Singular
        };
        let forms = noun_forms(lemma, declension, number);
        let made: Vec<&str> = forms
            .iter()
            .filter(|form| declension != Declension::Indeclinable || form.number == number)
            .map(|form| form.text.as_str())
            .collect();
        if made.join(" ") != expected {
            wrong.push(format!(
                "{lemma}: expected {expected}, found {}",
                made.join(" ")
            ));
        }
        for form in expected.split(' ') {
            if !analyse(form).iter().any(|reading| reading.lemma == lemma) {
                wrong.push(format!("{form} is not read as {lemma}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every paradigm of `adjectives.csv`; a form beside a noun of its case goes back to the nominative that agrees.
#[test]
fn adjectives_are_declined_and_agree() {
    let mut wrong = Vec::new();
    for row in rows("fixtures/corpus", "adjectives.csv") {
        let [lemma, gender, definite, expected] = fields(&row);
        let gender = if gender == "masculine" {
            Gender::Masculine
        } else {
            Gender::Feminine
        };
        let definite = definite == "yes";
        let made: Vec<(String, language::lv::morphology::AdjectiveForm)> = adjective_forms(lemma)
            .into_iter()
            .filter(|(_, form)| form.gender == gender && form.definite == definite)
            .collect();
        let joined: Vec<&str> = made.iter().map(|(text, _)| text.as_str()).collect();
        if joined.join(" ") != expected {
            wrong.push(format!(
                "{lemma}: expected {expected}, found {}",
                joined.join(" ")
            ));
        }
        for (text, form) in made.iter().filter(|_| definite) {
            let back = adjective_lemma(text, form.case, form.number, gender);
            let nominative = made
                .iter()
                .find(|(_, other)| other.case == Case::Nominative && other.number == form.number)
                .map(|(text, _)| text.clone());
            if back != nominative {
                wrong.push(format!("{text} ({:?}): {back:?}", form.case));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every form that the gazetteers make is read back to the row it was made from.
#[test]
fn every_form_of_the_gazetteers_goes_back_to_its_lemma() {
    let mut wrong = Vec::new();
    let mut forms = 0;
    for (table, column, class) in [
        ("places.csv", 0, 3),
        ("given_names.csv", 0, 2),
        ("roles.csv", 0, 1),
        ("event_nouns.csv", 0, 2),
        ("countables.csv", 0, 1),
        ("heads.csv", 0, 2),
    ] {
        for row in rows("config", table) {
            let name = row.get(column).unwrap_or_default();
            let cell = row.get(class).unwrap_or_default();
            if cell == "adjective" || name.contains([' ', '-']) {
                continue;
            }
            let (declension, number) = inflection(name, cell).expect("a class");
            for form in noun_forms(name, declension, number) {
                forms += 1;
                let read = analyse(&form.text).into_iter().any(|reading| {
                    reading.lemma == name
                        && reading.case == form.case
                        && reading.number == form.number
                });
                if !read && declension != Declension::Indeclinable {
                    wrong.push(format!("{table}: {} of {name}", form.text));
                }
            }
        }
    }
    assert!(forms > 30_000, "only {forms} forms");
    assert!(
        wrong.is_empty(),
        "{} of {forms}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

fn fields(row: &csv::StringRecord) -> [&str; 4] {
    [0, 1, 2, 3].map(|at| row.get(at).unwrap_or_default())
}

fn rows(folder: &str, name: &str) -> Vec<csv::StringRecord> {
    let path = root().join(folder).join(name);
    let mut reader = csv::Reader::from_path(path).expect("a table");
    reader.records().map(|row| row.expect("a row")).collect()
}
