//! Whether two names may be one: near in spelling, one word more, initials for a given name. Never more than *likely*.

use language::fold::fold;

/// Why two names may be one thing, as a stable key that renderers put into words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Likeness {
    /// Equal but for marks and capitals.
    Marks,
    /// One or two letters apart: *Kārdlas – Kerdlas*.
    Spelling,
    /// One says more of what it is: *Mazsalacas (pilsētas) bibliotēka*.
    WordMore,
    /// Initials and a surname beside the full name.
    Initials,
}

impl Likeness {
    /// Its name in the store.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Marks => "marks",
            Self::Spelling => "spelling",
            Self::WordMore => "word-more",
            Self::Initials => "initials",
        }
    }
}

/// Words that say more of an institution without making it another one, folded.
const MORE: &[&str] = &[
    "pilsetas",
    "novada",
    "valstspilsetas",
    "pasvaldibas",
    "publiska",
    "centrala",
    "galvena",
    "latvijas",
    "republikas",
    "biedriba",
    "nodibinajums",
];

/// Why `left` and `right`, two different names of things of one kind, may be one thing.
///
/// ```
/// use extraction::likeness::{Likeness, likeness};
/// assert_eq!(likeness("PLACE", "Hijumā", "Hījumā"), Some(Likeness::Marks));
/// assert_eq!(likeness("PERSON", "R. Liepkalne", "Rūta Liepkalne"), Some(Likeness::Initials));
/// assert_eq!(likeness("PLACE", "Tartu", "Turku"), None);
/// ```
#[must_use]
pub fn likeness(kind: &str, left: &str, right: &str) -> Option<Likeness> {
    let (left_folded, right_folded) = (fold(left), fold(right));
    likeness_of_words(kind, &words(&left_folded), &words(&right_folded))
}

/// As [`likeness`], of the words of two folded names.
pub(crate) fn likeness_of_words(kind: &str, left: &[&str], right: &[&str]) -> Option<Likeness> {
    if left == right {
        return Some(Likeness::Marks);
    }
    if kind == "PERSON" && initials(left, right) {
        return Some(Likeness::Initials);
    }
    if kind == "ORG" && one_word_more(left, right) {
        return Some(Likeness::WordMore);
    }
    near(left, right).then_some(Likeness::Spelling)
}

/// The words of a folded name.
pub(crate) fn words(folded: &str) -> Vec<&str> {
    folded
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect()
}

/// *r liepkalne*, *ruta liepkalne*: the same surname, and a letter that the given name begins with.
fn initials(left: &[&str], right: &[&str]) -> bool {
    let (short, long) = if left.first().is_some_and(|word| word.len() <= 2) {
        (left, right)
    } else {
        (right, left)
    };
    match (short, long) {
        ([letter, surname], [given, .., family]) => {
            letter.len() <= 2 && given.len() > 2 && given.starts_with(letter) && surname == family
        }
        _ => false,
    }
}

/// Whether one of two names of institutions, word by word, is the other with one word that says more of it.
pub(crate) fn one_word_more(left: &[&str], right: &[&str]) -> bool {
    let (short, long) = if left.len() < right.len() {
        (left, right)
    } else {
        (right, left)
    };
    if short.len() < 2 || long.len() != short.len() + 1 {
        return false;
    }
    (0..long.len()).any(|at| {
        let without = long.iter().enumerate().filter(|(place, _)| *place != at);
        long.get(at).is_some_and(|word| MORE.contains(word))
            && without.map(|(_, word)| word).eq(short.iter())
    })
}

/// The same number of words, all equal but one, and that one a letter or two apart for its length; first letters agree.
fn near(left: &[&str], right: &[&str]) -> bool {
    if left.len() != right.len() {
        return false;
    }
    let mut apart = left.iter().zip(right).filter(|(one, other)| one != other);
    let (Some((one, other)), None) = (apart.next(), apart.next()) else {
        return false;
    };
    let letters = one.chars().count().min(other.chars().count());
    let limit = match letters {
        0..5 => return false,
        5..10 => 1,
        _ => 2,
    };
    let same_ends = one.chars().next() == other.chars().next();
    let digits = one
        .chars()
        .chain(other.chars())
        .any(|letter| letter.is_ascii_digit());
    same_ends && !digits && strsim::damerau_levenshtein(one, other) <= limit
}
