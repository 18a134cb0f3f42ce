//! Adjectives and the participles that are declined like them, with indefinite and definite endings.

use super::{Case, Gender, Number};
use crate::fold::lowered;

/// One reading of an adjective's ending.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AdjectiveForm {
    /// The ending.
    pub ending: &'static str,
    /// Its case.
    pub case: Case,
    /// Its number.
    pub number: Number,
    /// Its gender.
    pub gender: Gender,
    /// *nacionālā*, not *nacionāla*.
    pub definite: bool,
}

const fn form(
    ending: &'static str,
    case: Case,
    number: Number,
    gender: Gender,
    definite: bool,
) -> AdjectiveForm {
    AdjectiveForm {
        ending,
        case,
        number,
        gender,
        definite,
    }
}

/// Every ending; definite ones first, since names prefer them.
const ENDINGS: [AdjectiveForm; 40] = {
    use Case::{Accusative as A, Dative as D, Genitive as G, Locative as L, Nominative as N};
    use Gender::{Feminine as F, Masculine as M};
    use Number::{Plural as P, Singular as S};
    [
        form("ais", N, S, M, true),
        form("ā", G, S, M, true),
        form("ajam", D, S, M, true),
        form("o", A, S, M, true),
        form("ajā", L, S, M, true),
        form("ie", N, P, M, true),
        form("o", G, P, M, true),
        form("ajiem", D, P, M, true),
        form("os", A, P, M, true),
        form("ajos", L, P, M, true),
        form("ā", N, S, F, true),
        form("ās", G, S, F, true),
        form("ajai", D, S, F, true),
        form("o", A, S, F, true),
        form("ajā", L, S, F, true),
        form("ās", N, P, F, true),
        form("o", G, P, F, true),
        form("ajām", D, P, F, true),
        form("ās", A, P, F, true),
        form("ajās", L, P, F, true),
        form("s", N, S, M, false),
        form("a", G, S, M, false),
        form("am", D, S, M, false),
        form("u", A, S, M, false),
        form("ā", L, S, M, false),
        form("i", N, P, M, false),
        form("u", G, P, M, false),
        form("iem", D, P, M, false),
        form("us", A, P, M, false),
        form("os", L, P, M, false),
        form("a", N, S, F, false),
        form("as", G, S, F, false),
        form("ai", D, S, F, false),
        form("u", A, S, F, false),
        form("ā", L, S, F, false),
        form("as", N, P, F, false),
        form("u", G, P, F, false),
        form("ām", D, P, F, false),
        form("as", A, P, F, false),
        form("ās", L, P, F, false),
    ]
};

/// All forms of the adjective whose masculine nominative is `lemma` (*publisks* or *publiskais*).
#[must_use]
pub fn adjective_forms(lemma: &str) -> Vec<(String, AdjectiveForm)> {
    let Some(stem) = stem(lemma) else {
        return Vec::new();
    };
    // "zaļš": a stem that hushes keeps its sign in the nominative.
    let hushed = lemma.ends_with('š') && !lemma.ends_with("ošš");
    ENDINGS
        .iter()
        .map(|form| match form.ending {
            "s" if hushed => (lemma.to_owned(), *form),
            ending => (format!("{stem}{ending}"), *form),
        })
        .collect()
}

fn stem(lemma: &str) -> Option<&str> {
    ["ais", "ā", "ie", "ās", "š", "s", "a", "i"]
        .iter()
        .find_map(|ending| lemma.strip_suffix(ending))
}

/// The definite nominative that agrees with a noun, for an adjective printed as `word` beside that noun's `case`.
///
/// `None` where the ending of `word` cannot agree. Definite before indefinite: names are definite.
///
/// ```
/// use language::lv::morphology::{adjective_lemma, Case, Gender, Number};
/// let lemma = adjective_lemma("Nacionālajā", Case::Locative, Number::Singular, Gender::Feminine);
/// assert_eq!(lemma.as_deref(), Some("Nacionālā"));
/// ```
#[must_use]
pub fn adjective_lemma(word: &str, case: Case, number: Number, gender: Gender) -> Option<String> {
    let lower = lowered(word);
    ENDINGS
        .iter()
        .filter(|form| (form.case, form.number, form.gender) == (case, number, gender))
        .filter(|form| lower.ends_with(form.ending) && lower.len() > form.ending.len() + 2)
        .max_by_key(|form| (form.ending.len(), form.definite))
        .and_then(|form| {
            let stem = word.get(..word.len().checked_sub(form.ending.len())?)?;
            let nominative = ENDINGS.iter().find(|other| {
                other.case == Case::Nominative
                    && (other.number, other.gender, other.definite)
                        == (number, gender, form.definite)
            })?;
            Some(format!("{stem}{}", nominative.ending))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(word: &str, case: Case, gender: Gender, expected: Option<&str>) {
        assert_eq!(
            adjective_lemma(word, case, Number::Singular, gender).as_deref(),
            expected,
            "{word}"
        );
    }

    #[test]
    fn adjectives_agree() {
        check(
            "Centrālās",
            Case::Genitive,
            Gender::Feminine,
            Some("Centrālā"),
        );
        check(
            "Galvenā",
            Case::Nominative,
            Gender::Feminine,
            Some("Galvenā"),
        );
        check(
            "sociālā",
            Case::Genitive,
            Gender::Masculine,
            Some("sociālais"),
        );
        check(
            "Integrētajā",
            Case::Locative,
            Gender::Feminine,
            Some("Integrētā"),
        );
        check("pilsētas", Case::Locative, Gender::Feminine, None);
    }

    #[test]
    fn forms_of_one_adjective() {
        let forms = adjective_forms("publisks");
        assert!(
            forms
                .iter()
                .any(|(text, form)| text == "publiskajā" && form.case == Case::Locative)
        );
        assert_eq!(forms.len(), 40);
    }
}
