//! The nominatives that an unknown form may belong to.

use super::{Case, Declension, Gender, depalatalise};

/// A possible lemma of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guess {
    /// The nominative.
    pub lemma: String,
    /// How it is declined.
    pub declension: Declension,
    /// The case the form would stand in.
    pub case: Case,
}

/// Endings of a form in one case, and the nominative endings they may come from, likelier first.
const SINGULAR: &[(Gender, Case, &str, &str, Declension)] = {
    use Case::{Accusative as A, Dative as D, Genitive as G, Locative as L, Nominative as N};
    use Declension::{
        Fifth, FifthMasculine, First, Fourth, FourthMasculine, Second, SecondHard, Sixth, Third,
    };
    use Gender::{Feminine as F, Masculine as M};
    &[
        (M, N, "is", "is", Second),
        (M, N, "us", "us", Third),
        (M, N, "š", "š", First),
        (M, N, "s", "s", First),
        (M, N, "a", "a", FourthMasculine),
        (M, N, "e", "e", FifthMasculine),
        (M, G, "~a", "is", Second),
        (M, G, "a", "s", First),
        (M, G, "a", "is", SecondHard),
        (M, G, "us", "us", Third),
        (M, G, "as", "a", FourthMasculine),
        (M, G, "es", "e", FifthMasculine),
        (M, D, "am", "s", First),
        (M, D, "im", "is", Second),
        (M, D, "um", "us", Third),
        (M, D, "am", "a", FourthMasculine),
        (M, D, "em", "e", FifthMasculine),
        (M, A, "u", "s", First),
        (M, A, "i", "is", Second),
        (M, A, "u", "us", Third),
        (M, A, "u", "a", FourthMasculine),
        (M, A, "i", "e", FifthMasculine),
        (M, L, "ā", "s", First),
        (M, L, "ī", "is", Second),
        (M, L, "ū", "us", Third),
        (M, L, "ā", "a", FourthMasculine),
        (M, L, "ē", "e", FifthMasculine),
        (F, N, "a", "a", Fourth),
        (F, N, "e", "e", Fifth),
        (F, N, "s", "s", Sixth),
        (F, G, "as", "a", Fourth),
        (F, G, "es", "e", Fifth),
        (F, G, "s", "s", Sixth),
        (F, D, "ai", "a", Fourth),
        (F, D, "ei", "e", Fifth),
        (F, D, "ij", "s", Sixth),
        (F, A, "u", "a", Fourth),
        (F, A, "i", "e", Fifth),
        (F, A, "i", "s", Sixth),
        (F, L, "ā", "a", Fourth),
        (F, L, "ē", "e", Fifth),
        (F, L, "ī", "s", Sixth),
    ]
};

/// The singular nominatives of `form`, were it of `gender` and in `case`; likelier ones first, none twice.
///
/// ```
/// use language::lv::morphology::{Case, Gender, nominatives};
/// let guesses = nominatives("Lapsiņu", Gender::Feminine, Case::Accusative);
/// assert_eq!(guesses.first().map(|guess| guess.lemma.as_str()), Some("Lapsiņa"));
/// ```
#[must_use]
pub fn nominatives(form: &str, gender: Gender, case: Case) -> Vec<Guess> {
    let mut found: Vec<Guess> = Vec::new();
    for &(of_gender, of_case, ending, nominative, declension) in SINGULAR {
        if (of_gender, of_case) != (gender, case) {
            continue;
        }
        let Some(stem) = form.strip_suffix(ending.trim_start_matches('~')) else {
            continue;
        };
        if stem.chars().count() < 2 {
            continue;
        }
        let stems = if ending.starts_with('~') {
            soft_stems(stem)
        } else {
            vec![stem.to_owned()]
        };
        for stem in stems {
            let lemma = format!("{stem}{nominative}");
            if found.iter().all(|guess| guess.lemma != lemma) {
                found.push(Guess {
                    lemma,
                    declension,
                    case,
                });
            }
        }
    }
    found
}

/// Hard stems of a genitive in *-a* that shows palatalisation; none where the stem is not soft.
fn soft_stems(stem: &str) -> Vec<String> {
    depalatalise(stem)
        .into_iter()
        .filter(|hard| hard != stem)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(form: &str, gender: Gender, case: Case, expected: &[&str]) {
        let found: Vec<String> = nominatives(form, gender, case)
            .into_iter()
            .map(|guess| guess.lemma)
            .collect();
        assert_eq!(found, expected, "{form}");
    }

    #[test]
    fn surnames_go_back_to_the_nominative() {
        check(
            "Ottova",
            Gender::Masculine,
            Case::Genitive,
            &["Ottovs", "Ottovis"],
        );
        check(
            "Bērziņu",
            Gender::Masculine,
            Case::Accusative,
            &["Bērziņs", "Bērziņus", "Bērziņa"],
        );
        check(
            "Manfeldi",
            Gender::Feminine,
            Case::Accusative,
            &["Manfelde", "Manfelds"],
        );
        check("Ozoliņai", Gender::Feminine, Case::Dative, &["Ozoliņa"]);
        check(
            "Zaķa",
            Gender::Masculine,
            Case::Genitive,
            &["Zaķs", "Zaķis"],
        );
        check(
            "Brieža",
            Gender::Masculine,
            Case::Genitive,
            &["Briedis", "Briezis", "Briežs", "Briežis"],
        );
    }
}
