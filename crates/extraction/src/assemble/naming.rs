//! In which language a project's name is, as far as its letters and words tell.

use language::fold::{fold, is_latvian_letter};

/// English words that names of projects are made of; none of them is a Latvian word.
const ENGLISH: &[&str] = &[
    "the",
    "of",
    "and",
    "for",
    "to",
    "in",
    "with",
    "on",
    "at",
    "by",
    "from",
    "across",
    "through",
    "together",
    "forward",
    "library",
    "libraries",
    "democratic",
    "open",
    "up",
    "stories",
    "border",
    "borders",
    "young",
    "youth",
    "women",
    "digital",
    "learning",
    "education",
    "community",
    "communities",
    "green",
    "skills",
    "culture",
    "cultural",
    "heritage",
    "europe",
    "european",
    "creative",
    "social",
    "inclusion",
    "integration",
    "reading",
    "future",
    "network",
    "new",
    "our",
    "your",
    "we",
    "people",
    "adult",
    "adults",
    "school",
    "museum",
    "art",
    "arts",
    "health",
    "nature",
    "water",
    "city",
    "rural",
    "innovation",
    "development",
    "support",
    "better",
    "life",
    "bridge",
    "bridges",
    "towards",
    "between",
];

/// Latvian words without marks that no neighbour shares.
const LATVIAN: &[&str] = &[
    "un",
    "par",
    "ar",
    "no",
    "uz",
    "ir",
    "vai",
    "projekts",
    "biblioteka",
    "darbnica",
    "kopa",
];

/// ISO 639-1 of a name, `acronym` for one word of capitals; nothing where neither letters nor words tell.
#[must_use]
pub(crate) fn language_of(name: &str) -> Option<&'static str> {
    let letters: Vec<char> = name
        .chars()
        .filter(|letter| letter.is_alphabetic())
        .collect();
    let has = |wanted: &str| letters.iter().any(|letter| wanted.contains(*letter));
    if letters
        .iter()
        .any(|letter| ('\u{400}'..'\u{530}').contains(letter))
    {
        return if has("іїєґІЇЄҐ") {
            Some("uk")
        } else if has("ыэёъЫЭЁЪ") {
            Some("ru")
        } else {
            None
        };
    }
    if has("ąęėįųĄĘĖĮŲ") {
        return Some("lt");
    }
    if has("õÕ") {
        return Some("et");
    }
    if has("åøæÅØÆ") {
        return Some("da");
    }
    let marked = letters
        .iter()
        .any(|letter| !letter.is_ascii() && is_latvian_letter(*letter));
    let folded = fold(name);
    let words: Vec<&str> = folded
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let one_of = |list: &[&str]| words.iter().filter(|word| list.contains(word)).count();
    if marked {
        return Some("lv");
    }
    if words.len() == 1
        && letters.len() > 1
        && letters.iter().all(|letter| letter.is_uppercase())
        && one_of(ENGLISH) == 0
    {
        return Some("acronym");
    }
    match (one_of(ENGLISH), one_of(LATVIAN)) {
        (english, latvian) if english > latvian => Some("en"),
        (english, latvian) if latvian > english => Some("lv"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::language_of;

    #[test]
    fn letters_and_words_tell() {
        for (name, language) in [
            ("KOPĀ TĀLĀK", Some("lv")),
            ("FORWARD TOGETHER", Some("en")),
            ("Democratic Library", Some("en")),
            ("Stories Across the Border", Some("en")),
            ("STORYLINE", Some("acronym")),
            ("Разом далі", Some("uk")),
            ("Открытый мир", Some("ru")),
            ("Pasakojimai be sienų", Some("lt")),
            ("Lasi un uzzini", Some("lv")),
            ("Kultivators", None),
        ] {
            assert_eq!(language_of(name), language, "{name}");
        }
    }
}
