//! Lower case without marks: the form in which words are compared.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// `text` in lower case and without diacritics; other scripts keep their letters (*й* and *ї* too).
///
/// ```
/// assert_eq!(language::fold::fold("Čeriņš Ķengarags"), "cerins kengarags");
/// assert_eq!(language::fold::fold("Їжак"), "їжак");
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    folded
}

/// Appends the folded `text` to `folded`.
pub fn fold_into(text: &str, folded: &mut String) {
    for letter in text.chars() {
        fold_letter(letter, folded);
    }
}

/// `word` in lower case with its marks, borrowed where it is so already: looking a word up costs no allocation.
///
/// ```
/// assert_eq!(language::fold::lowered("Čeriņš"), "čeriņš");
/// ```
#[must_use]
pub fn lowered(word: &str) -> Cow<'_, str> {
    if word.chars().any(char::is_uppercase) {
        Cow::Owned(word.to_lowercase())
    } else {
        Cow::Borrowed(word)
    }
}

fn fold_letter(letter: char, folded: &mut String) {
    match letter {
        'a'..='z' | '0'..='9' | ' ' => folded.push(letter),
        'A'..='Z' => folded.push(letter.to_ascii_lowercase()),
        'ā' | 'Ā' => folded.push('a'),
        'č' | 'Č' => folded.push('c'),
        'ē' | 'Ē' => folded.push('e'),
        'ģ' | 'Ģ' => folded.push('g'),
        'ī' | 'Ī' => folded.push('i'),
        'ķ' | 'Ķ' => folded.push('k'),
        'ļ' | 'Ļ' => folded.push('l'),
        'ņ' | 'Ņ' => folded.push('n'),
        'ō' | 'Ō' => folded.push('o'),
        'š' | 'Š' => folded.push('s'),
        'ū' | 'Ū' => folded.push('u'),
        'ž' | 'Ž' => folded.push('z'),
        '’' | 'ʼ' | '`' => folded.push('\''),
        '\u{80}'.. if letter.is_alphabetic() && !is_cyrillic(letter) => {
            folded.extend(
                letter
                    .nfd()
                    .filter(|part| part.is_alphanumeric())
                    .flat_map(char::to_lowercase),
            );
        }
        _ => folded.extend(letter.to_lowercase()),
    }
}

fn is_cyrillic(letter: char) -> bool {
    ('\u{400}'..='\u{52F}').contains(&letter)
}

/// Whether `letter` is one that only Latvian words of our texts carry.
#[must_use]
pub fn is_latvian_letter(letter: char) -> bool {
    "āčēģīķļņšūž".contains(letter)
        || letter
            .to_lowercase()
            .any(|lower| "āčēģīķļņšūž".contains(lower))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_marks_fall_off_and_cyrillic_stays() {
        assert_eq!(fold("Brandão Grizē Kärdla"), "brandao grize kardla");
        assert_eq!(fold("Валмієра Й"), "валмієра й");
    }
}
