//! Numbers written as words, in every case.

use crate::fold::fold;

/// Stems of cardinals, folded; an ending of at most four letters may follow where the word is declined.
const DECLINED: &[(&str, u32)] = &[
    ("div", 2),
    ("tri", 3),
    ("cetr", 4),
    ("piec", 5),
    ("ses", 6),
    ("septin", 7),
    ("aston", 8),
    ("devin", 9),
];

/// Words that stand as they are.
const FIXED: &[(&str, u32)] = &[
    ("desmit", 10),
    ("desmitiem", 10),
    ("vienpadsmit", 11),
    ("divpadsmit", 12),
    ("trispadsmit", 13),
    ("cetrpadsmit", 14),
    ("piecpadsmit", 15),
    ("sespadsmit", 16),
    ("septinpadsmit", 17),
    ("astonpadsmit", 18),
    ("devinpadsmit", 19),
    ("divdesmit", 20),
    ("trisdesmit", 30),
    ("cetrdesmit", 40),
    ("piecdesmit", 50),
    ("sesdesmit", 60),
    ("septindesmit", 70),
    ("astondesmit", 80),
    ("devindesmit", 90),
    ("simt", 100),
    ("simts", 100),
    ("simtu", 100),
    ("divsimt", 200),
    ("trissimt", 300),
    ("cetrsimt", 400),
    ("piecsimt", 500),
    ("tukstotis", 1000),
    ("tukstosi", 1000),
    ("pussimts", 50),
    ("pussimtu", 50),
];

const ENDINGS: &[&str] = &[
    "i", "u", "iem", "us", "os", "as", "am", "s", "ju", "jiem", "jam", "m", "is",
];

/// The value of a cardinal from two up.
///
/// ```
/// assert_eq!(language::lv::numeral::cardinal("astoņus"), Some(8));
/// assert_eq!(language::lv::numeral::cardinal("trim"), Some(3));
/// assert_eq!(language::lv::numeral::cardinal("divains"), None);
/// ```
#[must_use]
pub fn cardinal(word: &str) -> Option<u32> {
    cardinal_folded(&fold(word))
}

/// As [`cardinal`], of a folded word.
#[must_use]
pub fn cardinal_folded(word: &str) -> Option<u32> {
    if !matches!(
        word.as_bytes().first(),
        Some(b'a' | b'c' | b'd' | b'p' | b's' | b't' | b'v')
    ) {
        return None;
    }
    let fixed = FIXED
        .iter()
        .find(|(text, _)| *text == word)
        .map(|&(_, value)| value);
    fixed.or_else(|| {
        DECLINED.iter().find_map(|(stem, value)| {
            word.strip_prefix(stem)
                .filter(|ending| ENDINGS.contains(ending))
                .map(|_| *value)
        })
    })
}
