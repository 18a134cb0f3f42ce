//! The content words of a question, as beginnings of Latvian words: what titles and sentences are searched for.

pub(crate) use extraction::store::groups as matches;

use crate::tables::QuestionWords;

/// How many groups of words one question may search for.
const MOST: usize = 12;

/// For each content word the beginnings of words that may stand for it in a Latvian text: its own, and its translations.
///
/// A Latvian word loses its ending; a word of another language becomes the words of `config/glosses.csv`; a Cyrillic word
/// that has none is spelled in Latin letters where it is a name.
pub(crate) fn groups(
    words: &[String],
    tables: &QuestionWords,
    is_name: impl Fn(&str) -> bool,
) -> Vec<Vec<String>> {
    let mut found: Vec<Vec<String>> = Vec::new();
    for word in words {
        let mut group = tables.glosses(word);
        if word.is_ascii() {
            group.insert(0, trimmed(word).to_owned());
        } else if group.is_empty() && is_name(word) {
            group.push(trimmed(&super::question::latin(word)).to_owned());
        }
        group.retain(|stem| stem.len() > 2);
        if !group.is_empty() && !found.contains(&group) {
            found.push(group);
        }
    }
    found.truncate(MOST);
    found
}

/// A folded Latvian word without its ending, near enough: *bibliotekas* is *bibliot*, *gramatu* is *grama*.
pub(crate) fn trimmed(word: &str) -> &str {
    let cut = match word.len() {
        0..=4 => 0,
        5 => 1,
        6 | 7 => 2,
        _ => 3,
    };
    word.get(..word.len().saturating_sub(cut)).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_match_in_any_case_and_language() {
        let tables = QuestionWords::load(None).unwrap_or_else(|error| panic!("{error}"));
        let asked: Vec<String> = ["книжки", "українською", "gramatu"]
            .map(str::to_owned)
            .to_vec();
        let found = groups(&asked, &tables, |_| false);
        assert_eq!(matches(&found, "Grāmatu galds ar ukraiņu literatūru"), 3);
        assert_eq!(matches(&found, "Koncerts Ogrē"), 0);
    }
}
