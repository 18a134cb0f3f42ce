//! The chain of words that ends in a head noun: *Klaipēdas apriņķa Ievas Simonaitītes publiskās bibliotēkas*.

use language::{
    Span, Text, TokenKind,
    lv::morphology::{Case, Gender, Number},
};

use super::{
    behind::{coordinated, name_behind, post_modifier},
    words::{agrees, definite, is_genitive, is_plain_genitive, modifiers, starts_sentence},
};
use crate::{Knowledge, knowledge::HeadForm};

/// A head noun with its modifiers.
#[derive(Debug, Clone)]
pub(super) struct Chain {
    /// From the first modifier to the head, or to what belongs behind it.
    pub(super) span: Span,
    /// In the nominative.
    pub(super) name: String,
    /// It begins with a name: an institution, not a kind of institution.
    pub(super) proper: bool,
    /// Its first word is one of many institutions: *Mākslas galerija*, *Kultūras nams*.
    pub(super) common: bool,
    /// Of the head.
    pub(super) number: Number,
}

/// Kinds of institutions of which a country has few, so that its name alone makes one of them a name.
const OF_A_COUNTRY: &[&str] = &[
    "embassy",
    "office",
    "university",
    "institution",
    "media",
    "agency",
    "court",
    "party",
    "association",
    "company",
    "council",
    "municipality",
];

/// The chain whose head is the word at `index`, if that word can head one.
pub(super) fn chain_at(text: &Text<'_>, knowledge: &Knowledge, index: usize) -> Option<Chain> {
    let word = text.lowered(index);
    // "kopā" is an adverb, not the locative of "kopa".
    if word == "kopā" {
        return None;
    }
    let forms = knowledge.heads.forms_of(word);
    forms.first()?;
    let words = modifiers(text, knowledge, index, forms);
    let start = first_of_name(text, knowledge, &words, index)
        .or_else(|| capital_before_name(text, knowledge, &words, index));
    let form = *choose(text, knowledge, forms, &words, index)?;
    let head = knowledge.heads.rows.get(form.head)?;
    let generic = start.is_some_and(|start| is_only_country(text, knowledge, start, index));
    if form.number == Number::Plural
        || is_plural_genitive(text, index, forms, generic)
        || generic && !OF_A_COUNTRY.contains(&head.kind.as_str())
        || head.needs_name == "yes"
            && start.is_some_and(|start| !has_capital_beside_place(text, knowledge, start, index))
    {
        return None;
    }
    let (mut last, mut behind) = (index, String::new());
    if matches!(head.kind.as_str(), "embassy" | "office") {
        match post_modifier(text, knowledge, index) {
            Some(post) => {
                behind = format!(" {}", text.surface(post));
                last = post;
            }
            // "informācijas un dokumentācijas birojs": a list says whose office it is.
            None if head.kind == "office"
                && !words.iter().any(|&word| text.folded(word) == "un") =>
            {
                return None;
            }
            None => {}
        }
    }
    if let Some((second, lemma)) =
        coordinated(text, knowledge, index, head.kind.as_str(), form.case)
    {
        behind = format!(" un {lemma}");
        last = second;
    } else if let Some(name) = name_behind(text, knowledge, index, start.is_some()) {
        if start.is_none() {
            return Some(Chain {
                span: text.span(name, name),
                name: text.surface(name).to_owned(),
                proper: true,
                common: false,
                number: form.number,
            });
        }
        behind = format!(" {}", text.surface(name));
        last = name;
    }
    let first = start.unwrap_or(index);
    let name = nominative(text, knowledge, first, index, form, &head.lemma);
    Some(Chain {
        span: text.span(first, last),
        name: format!("{name}{behind}"),
        proper: start.is_some(),
        common: start.is_some_and(|start| {
            let capitals = words.iter().filter(|&&word| text.is_capitalised(word));
            is_common_genitive(text.folded(start)) && capitals.count() == 1
        }),
        number: form.number,
    })
}

/// The outermost modifier where a name stands behind the head and the modifier is a capitalised genitive.
fn capital_before_name(
    text: &Text<'_>,
    knowledge: &Knowledge,
    words: &[usize],
    head: usize,
) -> Option<usize> {
    name_behind(text, knowledge, head, true)?;
    words.last().copied().filter(|&word| {
        text.is_capitalised(word)
            && ["u", "as", "es"]
                .iter()
                .any(|ending| text.surface(word).ends_with(ending))
    })
}

/// The first word of the name: the leftmost capital that is a name and not only the first word of a sentence.
fn first_of_name(
    text: &Text<'_>,
    knowledge: &Knowledge,
    words: &[usize],
    head: usize,
) -> Option<usize> {
    let mut candidates: Vec<usize> = words
        .iter()
        .copied()
        .filter(|&word| text.is_capitalised(word))
        .collect();
    candidates.reverse();
    let upper_line = text.is_upper_case(head);
    for (place, &word) in candidates.iter().enumerate() {
        let surface = text.surface(word);
        let named = !knowledge.places.cases_of(surface).is_empty()
            || !knowledge.given_names.readings(surface).is_empty()
            || text.is_upper_case(word);
        let common = candidates.len() == place + 1
            && is_common_genitive(text.folded(word))
            && starts_sentence(text, word)
            && !text.is_capitalised(head);
        if common {
            continue;
        }
        if !starts_sentence(text, word) || named || upper_line {
            return Some(word);
        }
        // At the start of a sentence an unknown word is a name if other words of the name follow that are not names by
        // themselves: "Piebalgas Tautas nams", not "Atbalsta Kultūras ministrija" or "Ekskursija Jaņa Rozentāla muzejā".
        let next = candidates.get(place + 1).map(|&next| text.surface(next));
        let next_is_name = next.is_some_and(|next| {
            !knowledge.places.cases_of(next).is_empty()
                || !knowledge.given_names.readings(next).is_empty()
        });
        let verb = ["ta", "ja", "ija"]
            .iter()
            .any(|ending| surface.ends_with(ending));
        if next.is_some() && is_genitive(surface) && !next_is_name && !verb {
            return Some(word);
        }
    }
    let capital_head =
        text.is_capitalised(head) && !starts_sentence(text, head) && !words.is_empty();
    capital_head
        .then(|| words.last().copied())
        .flatten()
        .filter(|&word| text.is_capitalised(word))
}

fn is_common_genitive(folded: &str) -> bool {
    [
        "pilsetas",
        "novada",
        "pagasta",
        "valsts",
        "skolas",
        "bernu",
        "jauniesu",
        "kulturas",
        "makslas",
        "sporta",
        "tautas",
        "muzikas",
        "muzeja",
        "projekta",
        "pasvaldibas",
        "regiona",
        "rajona",
        "gramatu",
        "lauku",
        "dienas",
        "sarunu",
        "darba",
        "musdienu",
        "pasaules",
        "galvenas",
        "centralas",
        "tehniskas",
    ]
    .contains(&folded)
}

/// The reading of the head that its modifiers agree with; the singular where nothing tells.
fn choose<'h>(
    text: &Text<'_>,
    knowledge: &Knowledge,
    forms: &'h [HeadForm],
    words: &[usize],
    _head: usize,
) -> Option<&'h HeadForm> {
    let adjectives: Vec<&str> = words
        .iter()
        .map(|&word| text.surface(word))
        .filter(|word| knowledge.places.cases_of(word).is_empty() && agrees(word, forms))
        .collect();
    let fits = |form: &&HeadForm| {
        adjectives.iter().all(|word| {
            definite(word, form.case, form.number, form.gender).is_some() || is_genitive(word)
        })
    };
    let agreeing = |form: &&HeadForm| {
        adjectives
            .iter()
            .filter(|word| definite(word, form.case, form.number, form.gender).is_some())
            .count()
    };
    let singular = forms
        .iter()
        .filter(|form| form.number == Number::Singular)
        .filter(fits);
    singular
        .max_by_key(|form| (agreeing(form), std::cmp::Reverse(form.case)))
        .or_else(|| forms.first())
}

/// Nothing but a country or region stands before the head: *Somijas bibliotēka* names no institution.
fn is_only_country(text: &Text<'_>, knowledge: &Knowledge, start: usize, head: usize) -> bool {
    let capitals = (start..head)
        .filter(|&at| text.kind(at) == Some(TokenKind::Word) && text.is_capitalised(at))
        .count();
    let place = knowledge.places.of_genitive(text.surface(start));
    capitals == 1
        && !text.is_capitalised(head)
        && place.is_some_and(|place| matches!(place.kind.as_str(), "country" | "region"))
}

/// *Latvijas bibliotēku sistēma*: a form in *-u* that a noun follows, or that only a country precedes, is a plural.
fn is_plural_genitive(text: &Text<'_>, index: usize, forms: &[HeadForm], generic: bool) -> bool {
    let plural = forms
        .iter()
        .any(|form| form.number == Number::Plural && form.case == Case::Genitive);
    let accusative = forms
        .iter()
        .any(|form| form.number == Number::Singular && form.case == Case::Accusative);
    if !plural || !accusative {
        return false;
    }
    if generic {
        return true;
    }
    let governed = governs_accusative(text, index);
    let noun_follows = text.after(index).is_some_and(|next| {
        let verb = text.surface(next).ends_with("oja") || text.surface(next).ends_with("ēja");
        text.kind(next) == Some(TokenKind::Word)
            && !verb
            && !text.is_capitalised(next)
            && !matches!(
                text.folded(next),
                "un" | "vai"
                    | "ir"
                    | "ka"
                    | "kas"
                    | "uz"
                    | "no"
                    | "par"
                    | "ar"
                    | "lai"
                    | "ari"
                    | "gan"
                    | "ieguva"
                    | "pec"
            )
    });
    noun_follows && !governed
}

/// A preposition with the accusative stands before the chain.
fn governs_accusative(text: &Text<'_>, index: usize) -> bool {
    let mut at = index;
    for _ in 0..14 {
        let Some(before) = text.before(at) else {
            return false;
        };
        if matches!(
            text.folded(before),
            "ar" | "par" | "uz" | "caur" | "starp" | "pret" | "pa"
        ) {
            return true;
        }
        if text.kind(before) != Some(TokenKind::Word) && text.surface(before) != "-" {
            return false;
        }
        at = before;
    }
    false
}

/// A head that names an institution only with more than a place before it needs a capital of its own.
fn has_capital_beside_place(
    text: &Text<'_>,
    knowledge: &Knowledge,
    start: usize,
    head: usize,
) -> bool {
    text.is_capitalised(head)
        || (start..head).any(|at| {
            text.kind(at) == Some(TokenKind::Word)
                && text.is_capitalised(at)
                && knowledge.places.cases_of(text.surface(at)).is_empty()
        })
}

/// The chain in the nominative: agreeing adjectives and the head change, genitives stay.
fn nominative(
    text: &Text<'_>,
    knowledge: &Knowledge,
    first: usize,
    head: usize,
    form: HeadForm,
    lemma: &str,
) -> String {
    let upper = text.is_upper_case(head);
    let mut words: Vec<String> = Vec::new();
    let (mut skip, mut joined) = (false, false);
    for at in first..head {
        match text.kind(at) {
            Some(TokenKind::Mark) if text.surface(at) == "," && !skip => {
                if let Some(last) = words.last_mut() {
                    last.push(',');
                }
            }
            Some(TokenKind::Mark) if text.surface(at) == "-" && !skip => joined = true,
            Some(TokenKind::Number) if !skip => words.push(format!("{}.", text.surface(at))),
            Some(TokenKind::Mark) => {
                skip = text.surface(at) == "(" || (skip && text.surface(at) != ")")
            }
            Some(TokenKind::Word) if !skip => {
                let surface = text.surface(at);
                // "lietišķās mākslas … akadēmijas": an adjective of the next genitive, not of the head.
                let of_next = surface.ends_with("ās")
                    && form.gender == Gender::Feminine
                    && text
                        .after(at)
                        .is_some_and(|next| next < head && is_plain_genitive(text.surface(next)));
                let proper = of_next
                    || !knowledge.places.cases_of(surface).is_empty()
                    || text.is_upper_case(at) && !upper;
                let lemma = if proper {
                    None
                } else {
                    definite(&surface.to_lowercase(), form.case, form.number, form.gender)
                };
                let acronym = text.is_upper_case(at) && !upper;
                let word = match lemma {
                    Some(lemma) if !acronym => cased(&lemma, surface, at == first),
                    _ if upper => cased(&surface.to_lowercase(), surface, at == first),
                    _ => surface.to_owned(),
                };
                match words.last_mut().filter(|_| joined) {
                    Some(last) => *last = format!("{last}-{word}"),
                    None => words.push(word),
                }
                joined = false;
            }
            _ => {}
        }
    }
    let surface = text.surface(head);
    let capital =
        surface.chars().next().is_some_and(char::is_uppercase) && !upper && words.is_empty();
    words.push(if capital {
        cased(lemma, surface, true)
    } else {
        lemma.to_owned()
    });
    words.join(" ")
}

/// `word` with a capital first letter where `surface` has one; of capitals only the first word keeps it.
fn cased(word: &str, surface: &str, first: bool) -> String {
    let all = surface.chars().all(|letter| !letter.is_lowercase());
    let capital = surface.chars().next().is_some_and(char::is_uppercase) && (!all || first);
    let mut letters = word.chars();
    match letters.next() {
        Some(letter) if capital => letter.to_uppercase().chain(letters).collect(),
        _ => word.to_owned(),
    }
}
