//! Whether a sentence looks forward or back: which of two years a day without one is of.

use crate::{Span, Text, TokenKind};

/// Where a sentence looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tense {
    /// *notiks, aicina, plānots*
    Future,
    /// *notika, piedalījās*
    Past,
    /// Neither, or both.
    Open,
}

/// Verbs, participles and adjectives of plans, folded.
const FUTURE: &[&str] = &[
    "bus",
    "notiks",
    "varesiet",
    "aicina",
    "aicinam",
    "gaidisim",
    "gaida",
    "planots",
    "planota",
    "planoti",
    "planotas",
    "plano",
    "paredzets",
    "paredzeta",
    "gaidams",
    "gaidama",
    "iecerets",
    "ieceretais",
    "iecereta",
    "jau",
    "pieteiksanas",
    "pieteikties",
    "japiesakas",
    "nac",
    "naciet",
    "velsies",
    "ies",
    "jabut",
    "atklas",
    "uzstasies",
    "varam",
    "ludzam",
];

/// Past forms whose ending does not tell, folded.
const PAST: &[&str] = &[
    "bija",
    "notika",
    "noritejis",
    "noslegusies",
    "noslegusas",
    "noslegusi",
    "norisinajas",
    "dzimis",
    "dzimusi",
    "miris",
    "tika",
    "guva",
    "saka",
    "ieguva",
    "saneme",
    "gaja",
    "devas",
    "sanaca",
    "tikas",
    "izskaneja",
    "atvera",
    "atklaja",
    "parakstija",
    "piedzima",
    "nodibinaja",
    "uzcela",
    "svineja",
    "aizgaja",
    "noticis",
    "notikusi",
];

/// The tense of the verbs of `sentence`.
#[must_use]
pub fn tense(text: &Text<'_>, sentence: Span) -> Tense {
    let (mut future, mut past) = (false, false);
    let first = text.token_at(sentence.start);
    for index in first..text.tokens.len() {
        if text.tokens[index].span.start >= sentence.end {
            break;
        }
        if text.kind(index) != Some(TokenKind::Word) || text.is_capitalised(index) && index != first
        {
            continue;
        }
        let word = text.folded(index);
        future |= is_future(word, text.surface(index));
        // "bija jānotiek" tells of a plan.
        let planned = text
            .after(index)
            .is_some_and(|next| text.surface(next).starts_with("jā"));
        past |= is_past(word, text.surface(index)) && !planned;
    }
    match (future, past) {
        (true, false) => Tense::Future,
        (false, true) => Tense::Past,
        _ => Tense::Open,
    }
}

fn is_future(word: &str, surface: &str) -> bool {
    let ending = word.len() > 5
        && (["sies", "siet", "sieties", "simies"]
            .iter()
            .any(|ending| word.ends_with(ending))
            || surface.ends_with("sim")
            || ["īs", "ēs"].iter().any(|ending| surface.ends_with(ending)) && word.len() > 6);
    ending || FUTURE.contains(&word)
}

fn is_past(word: &str, surface: &str) -> bool {
    const ENDINGS: &[&str] = &["ējās", "ājās", "ījās", "ojās", "ēja", "āja", "īja", "oja"];
    // "vadītāja" is a person, "aicināja" a deed.
    let ending = word.len() > 5
        && ENDINGS.iter().any(|ending| surface.ends_with(ending))
        && !surface.ends_with("tāja");
    ending || PAST.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(sentence: &str, expected: Tense) {
        let text = Text::new(sentence);
        assert_eq!(
            tense(&text, Span::new(0, sentence.len())),
            expected,
            "{sentence}"
        );
    }

    #[test]
    fn verbs_tell_where_a_sentence_looks() {
        check("Koncerts notiks zālē.", Tense::Future);
        check("Izstādē piedalījās trīs autori.", Tense::Past);
        check("Svētdien Doma baznīcā izskanēja Baha mūzika.", Tense::Past);
        check("Konsultācijas varēs saņemt rīt.", Tense::Open);
        check("Zāle otrajā stāvā.", Tense::Open);
    }
}
