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
    "pārvaldes",
    "domes",
    "nodaļas",
    "departamenta",
    "aģentūras",
    "dienesta",
    "institūta",
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
    while let Some(before) =
        step_left(text, at).or_else(|| step_over_comma(text, at, words.as_slice()))
    {
        if ends_chain(text, knowledge, before) {
            break;
        }
        let capital = text.is_capitalised(before);
        let folded = text.folded(before);
        let and = folded == "un";
        if words.len() >= 9
            || (STOPS.contains(&folded) && (!capital || starts_sentence(text, before)))
        {
            break;
        }
        // Past the first name only more names and words of administration belong to the chain.
        if seen_capital && !capital && !ADMINISTRATIVE.contains(&text.surface(before)) {
            break;
        }
        if and
            && (!joins_genitives(text, knowledge, before, at)
                || at == head && joins_name(text, before)
                || at == head && joins_heads(text, knowledge, before, forms))
        {
            break;
        }
        if !and && !can_modify(text, knowledge, before, forms) {
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

/// A verb, an event or an institution in a case of its own stands outside the name of what follows.
fn ends_chain(text: &Text<'_>, knowledge: &Knowledge, index: usize) -> bool {
    let lower = text.lowered(index);
    if knowledge.signs.is_human_verb(lower) {
        return true;
    }
    let genitive = |number, case| number == Number::Plural || case == Case::Genitive;
    let heads = knowledge.heads.forms_of(lower);
    let located = !heads.is_empty()
        && !heads
            .iter()
            .any(|form| form.case == Case::Genitive || form.case == Case::Nominative);
    let event = knowledge.event_nouns.reading(lower).is_some_and(|noun| {
        let feminine = lower.ends_with("as") || lower.ends_with("es");
        (feminine || !genitive(noun.number, noun.case)) && !text.is_capitalised(index)
    });
    located || event
}

/// *Izglītības, kultūras un zinātnes komisija*: before the last two members of a list stands a comma.
fn step_over_comma(text: &Text<'_>, at: usize, words: &[usize]) -> Option<usize> {
    let listed = words
        .iter()
        .rev()
        .nth(1)
        .is_some_and(|&and| text.folded(and) == "un");
    let comma = at.checked_sub(2).filter(|&comma| {
        listed
            && text.kind(at - 1) == Some(TokenKind::Space)
            && text.surface(comma) == ","
            && !text.is_capitalised(at)
    })?;
    let before = comma.checked_sub(1)?;
    (text.kind(before) == Some(TokenKind::Word) && is_genitive(text.surface(before)))
        .then_some(before)
}

/// The word before one space, across a bracketed acronym: *biedrības (LBB) Kurzemes nodaļa*.
fn step_left(text: &Text<'_>, at: usize) -> Option<usize> {
    let space = at.checked_sub(1)?;
    // "bibliotēku-informācijas centrs", "Gabrieles Petkevičaites-Bites bibliotēka"
    if text.surface(space) == "-" {
        return space.checked_sub(1).filter(|&before| {
            text.kind(before) == Some(TokenKind::Word)
                && text.is_capitalised(before) >= text.is_capitalised(at)
        });
    }
    if let Some(before) = over_number(text, space) {
        return Some(before);
    }
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

/// *Siguldas 1. pamatskola*, *Siguldas 1.pamatskola*: the word before the number, where `at` is what stands behind it.
fn over_number(text: &Text<'_>, at: usize) -> Option<usize> {
    let dot = if text.kind(at) == Some(TokenKind::Space) {
        at.checked_sub(1)?
    } else {
        at
    };
    let number = dot.checked_sub(1)?;
    let before = number.checked_sub(2)?;
    (text.surface(dot) == "."
        && text.kind(number) == Some(TokenKind::Number)
        && text.surface(number).len() < 4
        && text.kind(number - 1) == Some(TokenKind::Space)
        && text.kind(before) == Some(TokenKind::Word)
        && text.is_capitalised(before)
        && is_genitive(text.surface(before)))
    .then_some(before)
}

pub(super) fn starts_sentence(text: &Text<'_>, index: usize) -> bool {
    let sentence = text.sentence_of(text.span(index, index));
    // Bullets, numbers and times in front are no words.
    (text.token_at(sentence.start)..index).all(|at| text.kind(at) != Some(TokenKind::Word))
}

/// *vēstures un mākslas muzejs*: both sides of *un* are genitives.
fn joins_genitives(text: &Text<'_>, knowledge: &Knowledge, and: usize, right: usize) -> bool {
    let left = step_left(text, and).map_or("", |left| text.surface(left));
    // "Kultūras un Izglītības centrs", but not two towns.
    let plain = |word: &str| {
        let feminine = ["as", "es", "u"]
            .iter()
            .any(|ending| word.ends_with(ending));
        feminine && knowledge.places.cases_of(word).is_empty()
    };
    let capitals = text.is_capitalised(right)
        && left.chars().next().is_some_and(char::is_uppercase)
        && plain(left)
        && plain(text.surface(right));
    is_genitive(left)
        && is_genitive(text.surface(right))
        && (!text.is_capitalised(right) || capitals)
}

/// *Inese Ozola un bibliotēkas direktore*: a name before *un* is none of the institution right behind it.
fn joins_name(text: &Text<'_>, and: usize) -> bool {
    step_left(text, and).is_some_and(|left| text.is_capitalised(left))
}

/// *Valmieras novada pašvaldību un biedrību “…”*: two institutions in the same case, none part of the other's name.
fn joins_heads(text: &Text<'_>, knowledge: &Knowledge, and: usize, forms: &[HeadForm]) -> bool {
    let left = step_left(text, and).map_or("", |left| text.lowered(left));
    knowledge.heads.forms_of(left).iter().any(|left| {
        left.number == Number::Singular
            && left.case != Case::Genitive
            && forms
                .iter()
                .any(|form| form.number == Number::Singular && form.case == left.case)
    })
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
    if text.is_capitalised(index) {
        let lower = text.lowered(index);
        if text.is_upper_case(index) && word.chars().count() <= 6 {
            return true;
        }
        let cases = knowledge.places.cases_of(lower);
        let given = knowledge.given_names.readings(lower);
        let of_person = given.iter().any(|(_, case)| *case == Case::Genitive);
        if !cases.is_empty() {
            return of_person || cases.contains(Case::Genitive);
        }
        if !given.is_empty() {
            return of_person;
        }
        if text.folded(index) == "valsts" {
            return true;
        }
        return is_genitive(lower) || agrees(word, forms) || is_foreign(word);
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
