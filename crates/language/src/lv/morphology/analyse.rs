//! From a form back to every lemma it may belong to, the likelier ones first.

use super::{Case, Declension, Number, depalatalise, noun::CASES, noun_forms};

/// One reading of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Analysis {
    /// The nominative, in the singular; in the plural for a name that has only one.
    pub lemma: String,
    /// How the lemma is declined.
    pub declension: Declension,
    /// The case of the form.
    pub case: Case,
    /// The number of the form.
    pub number: Number,
    /// Whether the lemma itself is a plural: *Cēsis*, *Talsi*.
    pub plural_only: bool,
}

/// The shortest stem of a noun, in letters.
const STEM: usize = 2;

/// Every reading of `form` as a noun: nominatives before other cases, singular before plural, common declensions before
/// rare ones. What generates a form is what reads it: each reading gives the form back.
///
/// ```
/// use language::lv::morphology::{Declension, analyse};
/// let lemmas: Vec<String> = analyse("brāļu").into_iter().map(|reading| reading.lemma).collect();
/// assert!(lemmas.contains(&"brālis".to_owned()));
/// assert!(analyse("Cēsīs").iter().any(|reading| reading.lemma == "Cēsis" && reading.plural_only));
/// ```
#[must_use]
pub fn analyse(form: &str) -> Vec<Analysis> {
    let mut found: Vec<Analysis> = Vec::new();
    for (place, case) in CASES.into_iter().enumerate() {
        for number in [Number::Singular, Number::Plural] {
            for declension in Declension::ALL {
                let Some(ending) = declension.endings(number).get(place).copied() else {
                    continue;
                };
                for (lemma, plural_only) in lemmas(form, ending, declension, number) {
                    let reading = Analysis {
                        lemma,
                        declension,
                        case,
                        number,
                        plural_only,
                    };
                    if gives(&reading, form) && !found.contains(&reading) {
                        found.push(reading);
                    }
                }
            }
        }
    }
    found
}

/// The lemmas whose form with `ending` could be `form`.
fn lemmas(form: &str, ending: &str, declension: Declension, number: Number) -> Vec<(String, bool)> {
    // "ceļš": the nominative of a hushing stem.
    let hushed = declension == Declension::First && ending == "s" && form.ends_with('š');
    if hushed {
        return vec![(form.to_owned(), false)];
    }
    let (soft, plain) = (ending.starts_with('~'), ending.trim_start_matches('~'));
    let Some(stem) = form.strip_suffix(plain) else {
        return Vec::new();
    };
    if stem.chars().count() < STEM {
        return Vec::new();
    }
    let stems = if soft {
        depalatalise(stem)
    } else {
        vec![stem.to_owned()]
    };
    let nominative = |number: Number| {
        declension
            .endings(number)
            .first()
            .map_or("", |ending| ending.trim_start_matches('~'))
    };
    let mut found = Vec::new();
    for hard in stems {
        found.push((format!("{hard}{}", nominative(Number::Singular)), false));
        let hushes = ["š", "ž", "č", "ļ", "ņ", "ķ", "ģ", "j"];
        if declension == Declension::First && hushes.iter().any(|end| hard.ends_with(end)) {
            found.push((format!("{hard}š"), false));
        }
    }
    if number == Number::Plural {
        found.push((format!("{stem}{}", nominative(Number::Plural)), true));
        if soft {
            for hard in depalatalise(stem) {
                found.push((format!("{hard}{}", nominative(Number::Plural)), true));
            }
        }
    }
    found
}

fn gives(reading: &Analysis, form: &str) -> bool {
    let of = if reading.plural_only {
        Number::Plural
    } else {
        Number::Singular
    };
    noun_forms(&reading.lemma, reading.declension, of)
        .iter()
        .any(|made| made.text == form && made.case == reading.case && made.number == reading.number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(form: &str, expected: &str) {
        let lemmas: Vec<String> = analyse(form)
            .into_iter()
            .map(|reading| reading.lemma)
            .collect();
        assert!(
            lemmas.iter().any(|lemma| lemma == expected),
            "{form}: {lemmas:?}"
        );
    }

    #[test]
    fn forms_go_back_to_their_lemmas() {
        check("bibliotēkās", "bibliotēka");
        check("briežiem", "briedis");
        check("ceļa", "ceļš");
        check("Rokišķos", "Rokišķi");
        check("Limbažiem", "Limbaži");
        check("nakšu", "nakts");
        check("akmeņos", "akmens");
        check("tirgū", "tirgus");
        check("tikšanos", "tikšanās");
    }
}
