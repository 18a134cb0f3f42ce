//! What is nobody's business: health, refugee status, children, and private contacts of single persons.
//!
//! A passage of that kind is kept, as everything printed is, but classed, and no public answer quotes it.

use std::sync::LazyLock;

use language::Span;
use regex::Regex;

use crate::{
    document::Document,
    mention::{Kind, Mention, inside},
};

/// Why a passage must not leave in a public answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// An illness, disability or treatment of a named person.
    Health,
    /// Refugee or asylum status of a named person.
    Status,
    /// A named child.
    Child,
    /// A telephone or address that is a person's own.
    Contact,
}

impl Class {
    /// Its name in output and in the store.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Health => "health",
            Self::Status => "status",
            Self::Child => "child",
            Self::Contact => "contact",
        }
    }
}

/// A passage with its class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sensitive {
    /// Where.
    pub span: Span,
    /// Why.
    pub class: Class,
}

/// Stems of words, folded, that speak of a named person's health or status.
const STEMS: &[(&str, Class)] = &[
    ("slimo", Class::Health),
    ("saslim", Class::Health),
    ("diagnoz", Class::Health),
    ("invalid", Class::Health),
    ("onkolog", Class::Health),
    ("vezis", Class::Health),
    ("depresij", Class::Health),
    ("traumet", Class::Health),
    ("operacij", Class::Health),
    ("beglis", Class::Status),
    ("begle", Class::Status),
    ("begla", Class::Status),
    ("patveruma meklet", Class::Status),
    ("bezvalstniek", Class::Status),
    ("pagaidu aizsardzib", Class::Status),
];

/// All sensitive passages, in order, none overlapping.
#[must_use]
pub fn sensitive(document: &Document<'_>, mentions: &[Mention]) -> Vec<Sensitive> {
    let text = &document.text;
    let mut found: Vec<Sensitive> = Vec::new();
    for sentence in text.sentences() {
        let named = inside(mentions, *sentence).any(|mention| mention.kind == Kind::Person);
        if !named {
            continue;
        }
        let folded = text.folded_of(*sentence);
        let class = STEMS
            .iter()
            .find(|(stem, _)| {
                folded
                    .match_indices(stem)
                    .any(|(at, _)| at == 0 || folded.as_bytes().get(at - 1) == Some(&b' '))
            })
            .map(|&(_, class)| class)
            .or_else(|| names_child(&folded).then_some(Class::Child));
        if let Some(class) = class {
            found.push(Sensitive {
                span: *sentence,
                class,
            });
        }
    }
    for span in contacts(text.raw) {
        // *2017-10-05* has eight digits too.
        let is_date = mentions
            .iter()
            .any(|mention| mention.kind == Kind::Date && mention.span.overlaps(span));
        if !is_date && !found.iter().any(|known| known.span.overlaps(span)) {
            found.push(Sensitive {
                span,
                class: Class::Contact,
            });
        }
    }
    found.sort_by_key(|passage| passage.span);
    found
}

/// *septiņgadīgā Janīna*, *9 gadus vecais Adrians*: an age under eighteen beside a name.
fn names_child(folded: &str) -> bool {
    static AGE: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"(?-u:\b)([0-9]{1,2})(?: gadus vec| gadu vec|-?gadig)").ok());
    let number = AGE
        .iter()
        .flat_map(|age| age.captures_iter(folded))
        .filter_map(|found| found.get(1)?.as_str().parse::<u32>().ok())
        .any(|age| age < 18);
    let words = [
        "cetrgadig",
        "piecgadig",
        "sesgadig",
        "septingadig",
        "astongadig",
        "devingadig",
        "desmitgadig",
    ];
    number || words.iter().any(|word| folded.contains(word))
}

/// Mobile numbers, and addresses at providers for everybody: those of an institution are its own.
fn contacts(raw: &str) -> Vec<Span> {
    static CONTACT: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(
            r"(?:(?:\+|00)371[ -]?)?(?-u:\b)2[0-9](?:[ -]?[0-9]{2}){3}(?-u:\b)|[A-Za-z0-9._%+-]+@(?:gmail|inbox|hotmail|outlook|yahoo|mail|icloud|one|apollo)\.(?:com|lv|ru|eu|ua)",
        )
        .ok()
    });
    // Both need a digit 2 or an @; most lines have neither, and the pattern is quick to say so.
    CONTACT
        .iter()
        .flat_map(|contact| contact.find_iter(raw))
        .filter(|found| !are_years(found.as_str()))
        .map(|found| Span::new(found.start(), found.end()))
        .collect()
}

/// *2023-2024* has eight digits too.
fn are_years(text: &str) -> bool {
    let is_year = |part: &str| {
        part.len() == 4
            && part
                .parse::<u32>()
                .is_ok_and(|year| (1900..2100).contains(&year))
    };
    text.split_once(['-', ' '])
        .is_some_and(|(first, last)| is_year(first) && is_year(last))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(raw: &str, expected: &[&str]) {
        let found: Vec<&str> = contacts(raw).into_iter().map(|span| span.of(raw)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn private_contacts_are_found_and_those_of_institutions_are_not() {
        check(
            "Zvanīt Marinai 28330421 vai uz bibliotēku 65024336.",
            &["28330421"],
        );
        check("tālr. +371 26 64 57 13", &["+371 26 64 57 13"]);
        check("anna.b@gmail.com, biblioteka@ocb.lv", &["anna.b@gmail.com"]);
        check("2023. gadā 2024 dalībnieki, 21 083 520,00 EUR", &[]);
        check("(Democratic Library 2023-2024)", &[]);
    }

    #[test]
    fn an_age_under_eighteen_is_a_child() {
        assert!(names_child("septingadiga janina lasa"));
        assert!(names_child("9 gadus vecais adrians"));
        assert!(!names_child("24 gadus vecais viesstradnieks"));
    }
}
