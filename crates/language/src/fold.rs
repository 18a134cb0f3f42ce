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
    let capital =
        |letter| latvian(letter).map_or_else(|| char::is_uppercase(letter), |(_, capital)| capital);
    if word.chars().any(capital) {
        let mut lowered = String::with_capacity(word.len());
        push_lower(word, &mut lowered);
        Cow::Owned(lowered)
    } else {
        Cow::Borrowed(word)
    }
}

/// Which letters of a word are capital.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Capitals {
    /// None.
    None,
    /// Some, not the first.
    Inner,
    /// The first, and not all of two or more.
    First,
    /// All of two letters or more.
    All,
}

impl Capitals {
    fn of(letters: usize, capitals: usize, first: bool) -> Self {
        match capitals {
            0 => Self::None,
            _ if letters > 1 && capitals == letters => Self::All,
            _ if first => Self::First,
            _ => Self::Inner,
        }
    }
}

/// Appends the folded `word` to `folded` and, where it has a capital, the word in lower case to `lowered`.
pub(crate) fn lower_and_fold(word: &str, lowered: &mut String, folded: &mut String) -> Capitals {
    if word.is_ascii() {
        let capitals = word.bytes().filter(u8::is_ascii_uppercase).count();
        push_lower_ascii(word, folded);
        if capitals > 0 {
            push_lower_ascii(word, lowered);
        }
        let first = word
            .bytes()
            .next()
            .is_some_and(|letter| letter.is_ascii_uppercase());
        let letters = word.bytes().filter(u8::is_ascii_alphabetic).count();
        return Capitals::of(letters, capitals, first);
    }
    let (mut letters, mut capitals, mut first) = (0, 0, false);
    for letter in word.chars() {
        let (base, capital) = match latvian(letter) {
            Some((base, capital)) => (Some(base), capital),
            None => (None, letter.is_uppercase()),
        };
        first |= capital && letters == 0;
        letters += usize::from(base.is_some() || letter.is_alphabetic());
        capitals += usize::from(capital);
        match base {
            Some(base) => folded.push(base),
            None => fold_letter(letter, folded),
        }
    }
    if capitals > 0 {
        push_lower(word, lowered);
    }
    Capitals::of(letters, capitals, first)
}

/// Appends `word` in lower case, letter by letter.
fn push_lower(word: &str, target: &mut String) {
    for letter in word.chars() {
        match letter {
            '\0'..='\u{7F}' => target.push(letter.to_ascii_lowercase()),
            _ => target.extend(letter.to_lowercase()),
        }
    }
}

fn push_lower_ascii(word: &str, target: &mut String) {
    let start = target.len();
    target.push_str(word);
    if let Some(added) = target.get_mut(start..) {
        added.make_ascii_lowercase();
    }
}

/// The Latvian letters with marks and the letters without them.
const MARKED: [(char, u8); 24] = [
    ('ā', b'a'),
    ('č', b'c'),
    ('ē', b'e'),
    ('ģ', b'g'),
    ('ī', b'i'),
    ('ķ', b'k'),
    ('ļ', b'l'),
    ('ņ', b'n'),
    ('ō', b'o'),
    ('š', b's'),
    ('ū', b'u'),
    ('ž', b'z'),
    ('Ā', b'A'),
    ('Č', b'C'),
    ('Ē', b'E'),
    ('Ģ', b'G'),
    ('Ī', b'I'),
    ('Ķ', b'K'),
    ('Ļ', b'L'),
    ('Ņ', b'N'),
    ('Ō', b'O'),
    ('Š', b'S'),
    ('Ū', b'U'),
    ('Ž', b'Z'),
];

/// The letters from U+0000 to U+017F without their marks, capitals kept; 0 for what is no letter of the Latvian alphabet.
static BARE: [u8; 0x180] = {
    let mut bare = [0; 0x180];
    let mut letter = b'A';
    while letter <= b'Z' {
        bare[letter as usize] = letter;
        bare[letter.to_ascii_lowercase() as usize] = letter.to_ascii_lowercase();
        letter += 1;
    }
    let mut at = 0;
    while at < MARKED.len() {
        bare[MARKED[at].0 as usize] = MARKED[at].1;
        at += 1;
    }
    bare
};

/// The folded form of a letter of the Latvian alphabet, and whether it is a capital; the common case, told quickly.
fn latvian(letter: char) -> Option<(char, bool)> {
    let bare = *BARE.get(letter as usize)?;
    (bare != 0).then(|| {
        (
            char::from(bare.to_ascii_lowercase()),
            bare.is_ascii_uppercase(),
        )
    })
}

fn fold_letter(letter: char, folded: &mut String) {
    if let Some((base, _)) = latvian(letter) {
        folded.push(base);
        return;
    }
    match letter {
        '’' | 'ʼ' | '`' => folded.push('\''),
        '\0'..='\u{7F}' => folded.push(letter),
        _ if !is_cyrillic(letter) && letter.is_alphabetic() => {
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
    !letter.is_ascii() && !matches!(letter, 'ō' | 'Ō') && latvian(letter).is_some()
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
