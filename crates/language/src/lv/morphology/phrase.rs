//! The forms of a name of several words: its head is declined, adjectives agree with it, genitives stay.

use super::{AdjectiveForm, Declension, Number, adjective_forms, noun_forms};

/// All forms of `name`, whose last word is a noun of `declension` in the nominative of `number`.
///
/// Words before the head that end like its definite adjective are declined with it (*Nacionālā bibliotēka*); all others
/// are genitives and stay (*Latvijas*).
///
/// ```
/// use language::lv::morphology::{Declension, Number, phrase_forms};
/// let forms = phrase_forms("Latvijas Nacionālā bibliotēka", Declension::Fourth, Number::Singular);
/// assert!(forms.contains(&"Latvijas Nacionālajā bibliotēkā".to_owned()));
/// ```
#[must_use]
pub fn phrase_forms(name: &str, declension: Declension, number: Number) -> Vec<String> {
    let words: Vec<&str> = name.split(' ').collect();
    let Some((head, modifiers)) = words.split_last() else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for form in noun_forms(head, declension, number) {
        if form.number != number {
            continue;
        }
        let mut text = String::with_capacity(name.len() + 8);
        for word in modifiers {
            match agreeing(word, &form, declension, number) {
                Some(adjective) => text.push_str(&adjective),
                None => text.push_str(word),
            }
            text.push(' ');
        }
        text.push_str(&form.text);
        if !found.contains(&text) {
            found.push(text);
        }
    }
    found
}

fn agreeing(
    word: &str,
    head: &super::NounForm,
    declension: Declension,
    number: Number,
) -> Option<String> {
    let gender = declension.gender();
    let is = |form: &AdjectiveForm| form.definite && form.number == number && form.gender == gender;
    let nominative = adjective_forms(word);
    let lemma = nominative
        .iter()
        .find(|(_, form)| is(form) && form.case == super::Case::Nominative)?;
    if lemma.0 != *word {
        return None;
    }
    nominative
        .iter()
        .find(|(_, form)| is(form) && form.case == head.case)
        .map(|(text, _)| text.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adjectives_decline_and_genitives_stay() {
        let forms = phrase_forms(
            "Eiropas Sociālais fonds",
            Declension::First,
            Number::Singular,
        );
        assert_eq!(
            forms,
            [
                "Eiropas Sociālais fonds",
                "Eiropas Sociālā fonda",
                "Eiropas Sociālajam fondam",
                "Eiropas Sociālo fondu",
                "Eiropas Sociālajā fondā"
            ]
        );
    }
}
