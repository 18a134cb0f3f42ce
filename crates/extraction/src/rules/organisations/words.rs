//! Words that may stand before a head noun: genitives and adjectives that agree with it.

use language::{
    Text, TokenKind,
    fold::is_latvian_letter,
    lv::morphology::{Case, Gender, Number, adjective_lemma},
};

use crate::{Knowledge, knowledge::HeadForm};

/// Words that end a chain to the left, folded.
const STOPS: &[&str] = &[
    "ar",
    "no",
    "uz",
    "par",
    "pie",
    "ka",
    "kas",
    "kur",
    "kurs",
    "kura",
    "savu",
    "savas",
    "musu",
    "jusu",
    "vinu",
    "vina",
    "vinas",
    "sis",
    "si",
    "sa",
    "so",
    "sai",
    "saja",
    "ta",
    "to",
    "tas",
    "pec",
    "pirms",
    "starp",
    "ir",
    "bija",
    "bus",
    "notiks",
    "notika",
    "ari",
    "gan",
    "vai",
    "bet",
    "lai",
    "ja",
    "jau",
    "vel",
    "tikai",
    "visas",
    "visu",
    "visa",
    "divu",
    "triju",
    "katra",
    "katras",
    "projekta",
    "projekts",
    "pasakuma",
    "seminara",
    "tikšanas",
    "laika",
    "ietvaros",
    "gada",
    "gadu",
    "direktore",
    "direktors",
    "vadija",
    "organizeja",
    "rikoja",
    "vaditaja",
    "vaditajs",
    "vada",
    "priekssedetaja",
    "priekssedetajs",
    "loceklis",
    "locekle",
    "specialists",
    "specialiste",
    "darbinieks",
    "darbiniece",
    "skolas",
    "deputats",
    "deputate",
    "prezidents",
    "prezidente",
    "ministrs",
    "ministre",
    "premjers",
    "sekretars",
    "sekretare",
];

/// Lower-case words that may stand between two names inside one chain.
const ADMINISTRATIVE: &[&str] = &[
    "apriņķa",
    "rajona",
    "novada",
    "pilsētas",
    "pagasta",
    "apgabala",
    "valsts",
    "valstspilsētas",
    "reģiona",
    "republikas",
    "pašvaldības",
    "bibliotēkas",
    "universitātes",
    "ministrijas",
    "centra",
    "fonda",
    "biedrības",
    "akadēmijas",
    "muzeja",
    "padomes",
    "un",
];

/// Tokens of the words before the head, nearest first, that can modify it.
pub(super) fn modifiers(
    text: &Text<'_>,
    knowledge: &Knowledge,
    head: usize,
    forms: &[HeadForm],
) -> Vec<usize> {
    let mut words = Vec::new();
    let mut at = head;
    let mut seen_capital = text.is_capitalised(head) && !starts_sentence(text, head);
    while let Some(before) = step_left(text, at) {
        let capital = text.is_capitalised(before);
        let folded = text.folded(before);
        let and = folded == "un";
        if words.len() >= 9
            || (STOPS.contains(&folded) && (!capital || starts_sentence(text, before)))
        {
            break;
        }
        let beside_capital = text.is_capitalised(at) && at != head;
        // Past the first name only more names and words of administration belong to the chain.
        if seen_capital && !capital && !ADMINISTRATIVE.contains(&text.surface(before)) {
            break;
        }
        if and && !joins_genitives(text, before, at) {
            break;
        }
        if !and && !can_modify(text, knowledge, before, forms) {
            break;
        }
        if seen_capital && beside_capital && !capital && and {
            break;
        }
        seen_capital |= capital;
        words.push(before);
        at = before;
    }
    while words.last().is_some_and(|&word| text.folded(word) == "un") {
        words.pop();
    }
    words
}

/// The word before one space, across a bracketed acronym: *biedrības (LBB) Kurzemes nodaļa*.
fn step_left(text: &Text<'_>, at: usize) -> Option<usize> {
    let space = at.checked_sub(1)?;
    if text.kind(space) != Some(TokenKind::Space) {
        return None;
    }
    let before = space.checked_sub(1)?;
    match text.kind(before)? {
        TokenKind::Word if text.surface(before.wrapping_sub(1)) != "." => Some(before),
        TokenKind::Mark if text.surface(before) == ")" => {
            let word = before
                .checked_sub(1)
                .filter(|&word| text.is_upper_case(word))?;
            let open = word
                .checked_sub(1)
                .filter(|&open| text.surface(open) == "(")?;
            (text.kind(open.checked_sub(1)?) == Some(TokenKind::Space))
                .then_some(open.checked_sub(2)?)
        }
        _ => None,
    }
}

pub(super) fn starts_sentence(text: &Text<'_>, index: usize) -> bool {
    let sentence = text.sentence_of(text.span(index, index));
    // Bullets, numbers and times in front are no words.
    (text.token_at(sentence.start)..index).all(|at| text.kind(at) != Some(TokenKind::Word))
}

/// *vēstures un mākslas muzejs*: both sides of *un* are genitives.
fn joins_genitives(text: &Text<'_>, and: usize, right: usize) -> bool {
    let left = step_left(text, and).map_or("", |left| text.surface(left));
    is_genitive(left) && is_genitive(text.surface(right)) && !text.is_capitalised(right)
}

pub(super) fn is_genitive(word: &str) -> bool {
    let ending = ["as", "es", "a", "u", "us", "ju", "ās", "o", "ņu"]
        .iter()
        .any(|ending| word.ends_with(ending));
    ending && word.chars().count() > 2
}

/// Whether the word can stand before a head in one of `forms`.
fn can_modify(text: &Text<'_>, knowledge: &Knowledge, index: usize, forms: &[HeadForm]) -> bool {
    let word = text.surface(index);
    let cases = knowledge.places.cases_of(word);
    if text.is_capitalised(index) {
        if text.is_upper_case(index) && word.chars().count() <= 6 {
            return true;
        }
        if !cases.is_empty() {
            return cases.contains(&Case::Genitive);
        }
        let given = knowledge.given_names.readings(word);
        if !given.is_empty() {
            return given.iter().any(|(_, case)| *case == Case::Genitive);
        }
        return is_genitive(&word.to_lowercase()) || agrees(word, forms) || is_foreign(word);
    }
    if word.ends_with("šanu") {
        // An accusative: "mērķu īstenošanu bibliotēkā".
        return false;
    }
    if word.ends_with("ja")
        && !word.ends_with("ija")
        && !word.ends_with("uja")
        && word.chars().count() > 5
        || word.ends_with("jās") && !word.ends_with("ijās")
    {
        // Past forms of verbs: "rezumēja", "norisinājās".
        return false;
    }
    is_genitive(word) || agrees(word, forms)
}

pub(super) fn agrees(word: &str, forms: &[HeadForm]) -> bool {
    forms
        .iter()
        .any(|form| definite(word, form.case, form.number, form.gender).is_some())
}

/// The nominative of a definite adjective that agrees, and nothing for other words.
pub(super) fn definite(word: &str, case: Case, number: Number, gender: Gender) -> Option<String> {
    let latvian = |letter: char| letter.is_ascii_alphabetic() || is_latvian_letter(letter);
    if !word.chars().all(latvian) {
        return None;
    }
    let lemma = adjective_lemma(word, case, number, gender)?;
    let endings: &[&str] = match gender {
        Gender::Masculine => &["ais", "ie", "AIS"],
        Gender::Feminine => &["ā", "ās", "Ā"],
    };
    endings
        .iter()
        .any(|ending| lemma.ends_with(ending))
        .then_some(lemma)
}

/// A name without a Latvian ending: *Ikast*, *Zonta*, *Metso*.
fn is_foreign(word: &str) -> bool {
    !["s", "š", "t", "m", "ā", "ī", "ē", "i", "e"]
        .iter()
        .any(|ending| word.ends_with(ending))
        || word.ends_with("st")
}

/// A noun in the genitive, not an adjective.
pub(super) fn is_plain_genitive(word: &str) -> bool {
    (word.ends_with("as") || word.ends_with("es")) && !word.ends_with("ās")
}
