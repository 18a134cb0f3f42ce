//! Places: known names in any case, units named by a noun (*Saldus novads*), addresses.

use std::sync::LazyLock;

use language::{
    Span, SpanSet, Text, TokenKind,
    gazetteer::inflection,
    lv::morphology::{Case, Gender, Number, adjective_lemma, noun_forms},
};
use regex::Regex;

use super::single::Single;
use crate::{
    Knowledge,
    document::Document,
    mention::{Kind, Mention, Value},
};

/// Reads a place that begins at a token: its span and its name.
type ReadAt = fn(&Text<'_>, &Knowledge, usize) -> Option<(Span, String)>;

/// What a capitalised word may begin, the longest reading first.
const READERS: [(&str, ReadAt); 4] = [
    ("place.unit", unit_at),
    ("place.settlement", settlement_at),
    ("place.cyrillic", cyrillic_at),
    ("place.gazetteer", gazetteer_at),
];

/// All places of `document` outside the spans `taken`.
#[must_use]
pub fn places(
    document: &Document<'_>,
    knowledge: &Knowledge,
    single: &Single<'_, '_>,
    taken: &SpanSet,
) -> Vec<Mention> {
    let text = &document.text;
    let mut found: Vec<Mention> = Vec::new();
    let mut claimed = taken.clone();
    let mut add = |span: Span, name: String, rule, found: &mut Vec<Mention>| {
        let free = !claimed.overlaps(span);
        if free {
            claimed.insert(span);
            let aside = document.is_aside(span.start);
            found.push(Mention {
                aside,
                ..Mention::stated(span, Kind::Place, Value::Name(name), rule)
            });
        }
        free
    };
    for (span, name) in addresses(text, knowledge) {
        add(span, name, "place.address", &mut found);
    }
    for index in 0..text.tokens.len() {
        if text.kind(index) != Some(TokenKind::Word) || !text.is_capitalised(index) {
            continue;
        }
        for (rule, read) in READERS {
            if let Some((span, name)) = read(text, knowledge, index)
                && add(span, name, rule, &mut found)
            {
                break;
            }
        }
    }
    let unknown: Vec<(Span, String)> = (0..text.tokens.len())
        .filter_map(|index| Some((text.span(index, index), single.place(index)?)))
        .collect();
    for (span, name) in unknown {
        add(span, name, "place.locative", &mut found);
    }
    towns_of_addresses(document, knowledge, &mut found);
    found.sort_by_key(|mention| mention.span);
    share_unit(text, knowledge, &mut found);
    found
}

fn cyrillic_at(text: &Text<'_>, knowledge: &Knowledge, index: usize) -> Option<(Span, String)> {
    let place = knowledge.places.cyrillic(text.surface(index))?;
    Some((text.span(index, index), place.name.clone()))
}

fn gazetteer_at(text: &Text<'_>, knowledge: &Knowledge, index: usize) -> Option<(Span, String)> {
    let hit = knowledge.places.longest_at(text, index)?;
    let place = knowledge.places.get(hit.entry)?;
    let people = hit.first == hit.last && is_people(text, knowledge, index);
    let stands = !is_other_word(text, knowledge, index, &place.kind)
        && !is_part_of_word(text, hit.first, hit.last);
    (stands && !people).then(|| (text.span(hit.first, hit.last), place.name.clone()))
}

/// *Romu kultūra*: at a start an accusative is the genitive of a people.
fn is_people(text: &Text<'_>, knowledge: &Knowledge, index: usize) -> bool {
    let cases = knowledge.places.cases_of(text.surface(index));
    let start = text.before(index).is_none_or(|before| {
        matches!(
            text.surface(before),
            "–" | "—" | "-" | "•" | ":" | "“" | "„"
        )
    });
    let noun = text.after(index).is_some_and(|next| {
        next == index + 2 && text.kind(next) == Some(TokenKind::Word) && !text.is_capitalised(next)
    });
    cases.is_only(Case::Accusative) && start && noun
}

/// A part of a hyphenated word is not a place of its own.
fn is_part_of_word(text: &Text<'_>, first: usize, last: usize) -> bool {
    let word = |at: Option<usize>| at.is_some_and(|at| text.kind(at) == Some(TokenKind::Word));
    let hyphen = |at: usize| text.surface(at) == "-";
    hyphen(last + 1) && word(Some(last + 2))
        || first > 1 && hyphen(first - 1) && word(first.checked_sub(2))
}

/// A small place whose name is also a common word stands for itself only inside a sentence or in a case of its own.
fn is_other_word(text: &Text<'_>, knowledge: &Knowledge, index: usize, kind: &str) -> bool {
    if !matches!(kind, "village" | "river" | "lake") {
        return false;
    }
    let surface = text.surface(index);
    let span = text.span(index, index);
    let first = text.sentence_of(span).start == span.start;
    let locative = knowledge.places.cases_of(surface).is_only(Case::Locative);
    let named = !knowledge.given_names.readings(surface).is_empty();
    let quoted = index > 0 && matches!(text.surface(index - 1), "“" | "„" | "\"" | "«" | "”");
    (first || quoted || named) && !locative
}

/// *Saldus novada*, *Vecpilsētas laukumā*, *Rīgas Sv. Pētera baznīcā*: names in the genitive and a noun of places.
fn unit_at(text: &Text<'_>, knowledge: &Knowledge, index: usize) -> Option<(Span, String)> {
    let mut last = index;
    let mut found: Option<(Span, String)> = square_at(text, knowledge, index);
    // "Talsos Brīvības ielā": the street begins behind its town.
    let town = knowledge.places.cases_of(text.surface(index));
    if found.is_some() || town.is_only(Case::Locative) {
        return found;
    }
    for names in 1..=4 {
        let Some(next) = next_of_name(text, last) else {
            return found;
        };
        let surface = text.surface(next);
        let Some(noun) = knowledge.place_nouns.get(text.lowered(next)) else {
            if !text.is_capitalised(next) || found.is_some() {
                return found;
            }
            last = next;
            continue;
        };
        let first = text.surface(index);
        let before = text.surface(last);
        if names == 2
            && found.is_none()
            && let Some(name) = described_unit(text, knowledge, index, last, next)
        {
            return Some((text.span(index, next), name));
        }
        let name = text.span(index, last).of(text.raw);
        let genitive = knowledge.places.of_genitive(first).is_some();
        let ends = ["as", "es", "u", "a", "us", "s"]
            .iter()
            .any(|ending| before.ends_with(ending));
        let known_person =
            !knowledge.given_names.readings(first).is_empty() && names == 1 && noun.administrative;
        let stands = ends
            && !known_person
            && (names == 1 || !noun.administrative)
            && (!noun.behind_place || genitive);
        if !stands {
            return found;
        }
        let lemma = if surface.chars().next().is_some_and(char::is_uppercase) {
            capitalised(&noun.lemma)
        } else {
            noun.lemma.clone()
        };
        found = Some((text.span(index, next), format!("{name} {lemma}")));
        last = next;
    }
    found
}

/// *Siguldas Jaunajā pilī*, *Gaujas Nacionālo parku*: between the place and the noun stands an adjective that agrees.
fn described_unit(
    text: &Text<'_>,
    knowledge: &Knowledge,
    place: usize,
    adjective: usize,
    noun: usize,
) -> Option<String> {
    knowledge.places.of_genitive(text.surface(place))?;
    let lemma = &knowledge.place_nouns.get(text.lowered(noun))?.lemma;
    let (declension, number) = inflection(lemma, if lemma == "pils" { "6" } else { "" })?;
    let gender = declension.gender();
    let forms = noun_forms(lemma, declension, number);
    let lower = text.lowered(noun);
    let described = forms
        .iter()
        .filter(|form| form.text == lower && form.number == Number::Singular)
        .filter_map(|form| {
            adjective_lemma(text.surface(adjective), form.case, Number::Singular, gender)
        })
        .find(|lemma| lemma.ends_with("ais") || lemma.ends_with('ā'))?;
    Some(format!("{} {described} {lemma}", text.surface(place)))
}

/// *Lielajā laukumā*: a square or street named by an adjective.
fn square_at(text: &Text<'_>, knowledge: &Knowledge, index: usize) -> Option<(Span, String)> {
    const NAMED: &[&str] = &[
        "laukums", "iela", "tirgus", "tilts", "parks", "dārzs", "aleja",
    ];
    let surface = text.surface(index);
    let next = next_of_name(text, index).filter(|_| surface.ends_with("ajā"))?;
    let noun = knowledge.place_nouns.get(text.lowered(next))?;
    let first = text.sentence_of(text.span(index, index)).start == text.span(index, index).start;
    if first || !NAMED.contains(&noun.lemma.as_str()) {
        return None;
    }
    let gender = if noun.lemma.ends_with('a') {
        Gender::Feminine
    } else {
        Gender::Masculine
    };
    let adjective = adjective_lemma(surface, Case::Locative, Number::Singular, gender)?;
    Some((
        text.span(index, next),
        format!("{adjective} {}", noun.lemma),
    ))
}

/// The word behind one space, or behind *Sv.*
fn next_of_name(text: &Text<'_>, last: usize) -> Option<usize> {
    let skipped = match text.surface(last + 1) {
        "." if text.surface(last) == "Sv" => {
            2 + usize::from(text.kind(last + 2) == Some(TokenKind::Space))
        }
        _ => 2,
    };
    let next = last + skipped;
    let spaced =
        skipped > 2 || text.surface(last) == "Sv" || text.kind(last + 1) == Some(TokenKind::Space);
    (spaced && text.kind(next) == Some(TokenKind::Word)).then_some(next)
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

/// *Bauskas, Dobeles un Jelgavas novadi*, *Saldus un Brocēnu novadu*: each of them is a whole unit.
fn share_unit(text: &Text<'_>, knowledge: &Knowledge, found: &mut [Mention]) {
    for at in (1..found.len()).rev() {
        let Some((unit, earlier)) = found.get(..=at).and_then(<[Mention]>::split_last) else {
            continue;
        };
        let last = text.token_at(unit.span.end.saturating_sub(1));
        let form = text.surface(last);
        let plural = ["i", "u", "iem", "us", "os"]
            .iter()
            .any(|ending| form.ends_with(ending));
        let noun = knowledge.place_nouns.get(form);
        let Some(noun) =
            noun.filter(|noun| noun.administrative && plural && unit.rule == "place.unit")
        else {
            continue;
        };
        let (lemma, mut right, mut seen_and) = (noun.lemma.clone(), unit.span, false);
        let mut members = Vec::new();
        for (index, mention) in earlier.iter().enumerate().rev() {
            let between = Span::new(mention.span.end, right.start).of(text.raw).trim();
            let joined = between == "un" && !seen_and || between == "," && seen_and;
            let genitive = knowledge
                .places
                .of_genitive(mention.span.of(text.raw))
                .is_some();
            if !joined || !genitive || mention.rule != "place.gazetteer" {
                break;
            }
            seen_and = true;
            right = mention.span;
            members.push(index);
        }
        for index in members {
            if let Some(mention) = found.get_mut(index) {
                let name = format!("{} {lemma}", mention.span.of(text.raw));
                mention.value = Value::Name(name);
                mention.rule = "place.unit";
            }
        }
    }
}

/// *Ivankovas ciematā*: an unknown name in the genitive before a word for a settlement.
fn settlement_at(text: &Text<'_>, knowledge: &Knowledge, index: usize) -> Option<(Span, String)> {
    const SETTLEMENTS: &[&str] = &["ciemat", "ciem", "pilset", "sadz", "miest"];
    let next = text
        .after(index)
        .filter(|&next| next == index + 2 && text.kind(next) == Some(TokenKind::Word))?;
    let surface = text.surface(index);
    let settlement = SETTLEMENTS
        .iter()
        .any(|stem| text.folded(next).starts_with(stem))
        && text.folded(next).len() < 10;
    if !settlement || text.is_upper_case(index) {
        return None;
    }
    let unknown = knowledge.places.longest_at(text, index).is_none()
        && knowledge.given_names.readings(surface).is_empty();
    let span = text.span(index, index);
    let starts = text.sentence_of(span).start == span.start;
    if !unknown || starts {
        return None;
    }
    let name =
        [("as", "a"), ("es", "e"), ("u", "i")]
            .iter()
            .find_map(|(genitive, nominative)| {
                surface
                    .strip_suffix(genitive)
                    .map(|stem| format!("{stem}{nominative}"))
            })?;
    Some((span, name))
}

/// Sentences in which a word for a street stands before a number; the shape of an address is looked for only there.
fn sentences_with_streets(text: &Text<'_>) -> Vec<Span> {
    const STEMS: &[&str] = &[
        "iel",
        "gatv",
        "prospekt",
        "bulvar",
        "laukum",
        "sosej",
        "krastmal",
        "magistral",
        "alej",
        "damb",
        "cel",
        "lini",
    ];
    let mut found: Vec<Span> = Vec::new();
    for index in 0..text.tokens.len().saturating_sub(2) {
        let folded = text.folded(index);
        let street = text.kind(index + 2) == Some(TokenKind::Number)
            && STEMS.iter().any(|stem| folded.starts_with(stem));
        if street {
            let sentence = text.sentence_of(text.span(index, index));
            if found.last() != Some(&sentence) {
                found.push(sentence);
            }
        }
    }
    found
}

/// *Cēsu ielā 4*, *Rīgas iela 16, Limbaži, LV-4001*: street, number, town and postcode are one place.
fn addresses(text: &Text<'_>, knowledge: &Knowledge) -> Vec<(Span, String)> {
    static STREET: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(
            r"(?x) (?P<street> (?: [A-ZĀČĒĢĪĶĻŅŠŪŽ]\.\s? ){0,2} [A-ZĀČĒĢĪĶĻŅŠŪŽ][A-Za-zĀ-ž]+ (?:\s [A-ZĀČĒĢĪĶĻŅŠŪŽ][A-Za-zĀ-ž]+){0,2}? | [0-9]{4}\.\sgada | [0-9]{1,2}\.\s[a-zā-ž]+ )
              \s (?P<kind> iel[aāu]s? | gatv[eē]s? | prospekt[sā] | prospektā | bulvār(?:is|ī) | laukum(?:s|ā) | šosej[aā] | krastmal[aā] | maģistrāl[eē] | alej[aā] | dambi?[sī]? | ceļ[šā] | lin[ij]+[aā] )
              \s (?P<number> [0-9]{1,3} (?: \s?[A-Za-z](?-u:\b) )? (?:[/-][0-9]{1,3}[A-Za-z]?)? (?-u:\b) )
              (?P<town> ,\s [A-ZĀČĒĢĪĶĻŅŠŪŽ][A-Za-zĀ-ž]+ (?:\s(?:novads|novadā|pagasts|pagastā))? )? (?P<post> ,?\s LV \s?[-–]?\s? [0-9]{4} )?",
        )
        .ok()
    });
    let mut found = Vec::new();
    let Some(street_shape) = STREET.as_ref() else {
        return found;
    };
    let streets = sentences_with_streets(text);
    let captured = streets.into_iter().flat_map(|sentence| {
        let found = street_shape.captures_iter(sentence.of(text.raw));
        found.map(move |captures| (sentence.start, captures))
    });
    for (base, captures) in captured {
        let (Some(street), Some(kind), Some(number)) = (
            captures.name("street"),
            captures.name("kind"),
            captures.name("number"),
        ) else {
            continue;
        };
        let mut end = number.end();
        let town_before = len_of_town(knowledge, street.as_str());
        let Some(named) = street.as_str().get(town_before..) else {
            continue;
        };
        let mut name = format!(
            "{named} {} {}",
            nominative_street(kind.as_str()),
            number.as_str().trim()
        );
        let town = captures.name("town").map(|town| {
            (
                town.end(),
                town.as_str().trim_start_matches([',', ' ']).to_owned(),
            )
        });
        if let Some((town_end, town)) = town
            && let Some(place) = known_town(knowledge, &town)
        {
            name = format!("{name}, {place}");
            end = town_end;
        }
        if let Some(post) = captures.name("post").filter(|post| post.start() == end) {
            let digits: String = post.as_str().chars().filter(char::is_ascii_digit).collect();
            name = format!("{name}, LV-{digits}");
            end = post.end();
        }
        let start = base + street.start() + town_before;
        found.push((Span::new(start, base + end), name));
    }
    found
}

/// How long the town in the locative is before the name of its street: *Talsos Brīvības ielā*.
fn len_of_town(knowledge: &Knowledge, street: &str) -> usize {
    match street.split_once(' ') {
        Some((first, _)) if knowledge.places.cases_of(first).is_only(Case::Locative) => {
            first.len() + 1
        }
        _ => 0,
    }
}

fn known_town(knowledge: &Knowledge, word: &str) -> Option<String> {
    let text = Text::new(word);
    let hit = knowledge.places.longest_at(&text, 0)?;
    knowledge
        .places
        .get(hit.entry)
        .map(|place| place.name.clone())
}

fn nominative_street(kind: &str) -> &str {
    match kind {
        "ielā" | "ielas" | "ielu" => "iela",
        "gatvē" | "gatves" => "gatve",
        "prospektā" => "prospekts",
        "bulvārī" => "bulvāris",
        "laukumā" => "laukums",
        "šosejā" => "šoseja",
        "krastmalā" => "krastmala",
        "maģistrālē" => "maģistrāle",
        "alejā" => "aleja",
        "dambī" => "dambis",
        "ceļā" => "ceļš",
        other => other,
    }
}

/// An address without a town takes the town of the institution named just before it, else the first town of the text.
fn towns_of_addresses(document: &Document<'_>, knowledge: &Knowledge, found: &mut [Mention]) {
    let text = &document.text;
    if !found.iter().any(|mention| mention.rule == "place.address") {
        return;
    }
    let towns: Vec<(Span, String)> = (0..text.tokens.len())
        .filter(|&index| text.is_capitalised(index))
        .filter_map(|index| {
            let place = knowledge
                .places
                .of_genitive(text.surface(index))
                .or_else(|| {
                    let hit = knowledge.places.longest_at(text, index)?;
                    knowledge.places.get(hit.entry)
                })?;
            (place.kind == "town" && place.country == "LV")
                .then(|| (text.span(index, index), place.name.clone()))
        })
        .collect();
    for mention in found
        .iter_mut()
        .filter(|mention| mention.rule == "place.address")
    {
        let name = mention.name().to_owned();
        if name.contains(',')
            && knowledge
                .places
                .named(name.split(", ").nth(1).unwrap_or_default())
                .is_some()
        {
            continue;
        }
        let line = text.sentence_of(mention.span);
        let before = towns
            .iter()
            .rev()
            .find(|(span, _)| line.contains(*span) && span.end <= mention.span.start);
        let near = before
            .or_else(|| {
                towns
                    .iter()
                    .rev()
                    .find(|(span, _)| span.end <= mention.span.start)
            })
            .or(towns.first());
        if let Some((_, town)) = near {
            let (street, post) = name.split_once(", ").unwrap_or((&name, ""));
            let post = if post.is_empty() {
                String::new()
            } else {
                format!(", {post}")
            };
            mention.value = Value::Name(format!("{street}, {town}{post}"));
        }
    }
}
