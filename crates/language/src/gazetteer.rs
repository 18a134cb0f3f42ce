//! Names known in advance, found in any case form: one nominative a row, all forms made by morphology.

use rustc_hash::FxHashMap as HashMap;

use crate::{
    Text, TokenKind,
    fold::{fold, lowered},
    lv::morphology::{Declension, Number, phrase_forms},
    token::tokens,
};

/// One known form of a name, word by word.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Form {
    words: Vec<String>,
    entry: usize,
}

/// Names with all their forms, looked up by their first word.
#[derive(Debug, Default)]
pub struct Gazetteer {
    forms: HashMap<String, Vec<Form>>,
}

/// A name found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// The first token.
    pub first: usize,
    /// The last token.
    pub last: usize,
    /// Which entry.
    pub entry: usize,
}

/// How the head of a name is declined: named in a table, or told by its ending.
///
/// `None` where the table's name for it is not known.
#[must_use]
pub fn inflection(name: &str, cell: &str) -> Option<(Declension, Number)> {
    let head = name.rsplit([' ', '-']).next().unwrap_or(name);
    if cell.is_empty() {
        return Some(Declension::of(head));
    }
    let declension = Declension::named(cell)?;
    let plural = match declension {
        Declension::First | Declension::Second => head.ends_with('i'),
        Declension::Sixth | Declension::SixthHard => head.ends_with("is"),
        Declension::Fourth => head.ends_with("as"),
        Declension::Fifth | Declension::FifthHard => head.ends_with("es"),
        _ => false,
    };
    Some((
        declension,
        if plural {
            Number::Plural
        } else {
            Number::Singular
        },
    ))
}

impl Gazetteer {
    /// Adds `name` with all its forms, for `entry`.
    pub fn add(&mut self, name: &str, (declension, number): (Declension, Number), entry: usize) {
        let mut forms = match declension {
            Declension::Indeclinable => vec![name.to_owned()],
            _ => phrase_forms(name, declension, number),
        };
        if !forms.iter().any(|form| form == name) {
            forms.push(name.to_owned());
        }
        for form in forms {
            self.add_form(&form, entry);
        }
    }

    /// Adds one form as it stands.
    pub fn add_form(&mut self, form: &str, entry: usize) {
        let words = words_of(form);
        let Some(first) = words.first().cloned() else {
            return;
        };
        let known = self.forms.entry(first).or_default();
        let form = Form { words, entry };
        if !known.contains(&form) {
            known.push(form);
        }
    }

    /// The longest name that begins at token `index`; of equally long ones the first added.
    #[must_use]
    pub fn longest_at(&self, text: &Text<'_>, index: usize) -> Option<Hit> {
        self.all_at(text, index)
            .reduce(|best, hit| if hit.last > best.last { hit } else { best })
    }

    /// All names that begin at token `index`.
    pub fn all_at(&self, text: &Text<'_>, index: usize) -> impl Iterator<Item = Hit> {
        let known = self.forms.get(text.lowered(index));
        let matching = move |form: &Form| {
            Some(Hit {
                first: index,
                last: last_word(text, index, &form.words)?,
                entry: form.entry,
            })
        };
        known.into_iter().flatten().filter_map(matching)
    }

    /// Whether some name has `word` as a form of its own.
    #[must_use]
    pub fn entries_of(&self, word: &str) -> Vec<usize> {
        let lower = lowered(word);
        let known = self
            .forms
            .get(lower.as_ref())
            .map(Vec::as_slice)
            .unwrap_or_default();
        known
            .iter()
            .filter(|form| form.words.len() == 1)
            .map(|form| form.entry)
            .collect()
    }

    /// All forms, joined by spaces and folded, with their entries; for questions typed without marks.
    pub fn folded_forms(&self) -> impl Iterator<Item = (String, usize)> {
        self.forms
            .values()
            .flatten()
            .map(|form| (fold(&form.words.join(" ")), form.entry))
    }
}

fn words_of(name: &str) -> Vec<String> {
    let pieces = tokens(name)
        .into_iter()
        .filter(|token| token.kind != TokenKind::Space);
    pieces
        .map(|token| token.span.of(name).to_lowercase())
        .collect()
}

/// The token of the last of `words`, if all stand from `index` on, spaces aside, on one line.
fn last_word(text: &Text<'_>, index: usize, words: &[String]) -> Option<usize> {
    let mut at = index;
    // The first was looked up.
    for word in words.iter().skip(1) {
        at = text.after(at)?;
        if text.lowered(at) != word {
            return None;
        }
    }
    Some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_is_found() {
        let mut gazetteer = Gazetteer::default();
        for (entry, name) in ["Cēsis", "Latvijas Nacionālā bibliotēka", "Turku"]
            .into_iter()
            .enumerate()
        {
            let cell = if name == "Cēsis" {
                "6h"
            } else if name == "Turku" {
                "0"
            } else {
                ""
            };
            gazetteer.add(name, inflection(name, cell).expect("a known class"), entry);
        }
        let text = Text::new("Cēsīs, Latvijas Nacionālajā bibliotēkā un Turku");
        let found: Vec<(usize, String)> = (0..text.tokens.len())
            .filter_map(|index| gazetteer.longest_at(&text, index))
            .map(|hit| {
                (
                    hit.entry,
                    text.span(hit.first, hit.last).of(text.raw).to_owned(),
                )
            })
            .collect();
        let expected = [
            (0, "Cēsīs"),
            (1, "Latvijas Nacionālajā bibliotēkā"),
            (2, "Turku"),
        ];
        assert_eq!(
            found,
            expected.map(|(entry, text)| (entry, text.to_owned()))
        );
    }
}
