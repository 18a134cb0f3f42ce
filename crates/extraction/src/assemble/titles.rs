//! Titles of events: the noun of the event in the nominative, with what stands before it and the quote behind it.

use language::{
    Span, Text, TokenKind,
    fold::{is_latvian_letter, lowered},
    lv::morphology::{Case, Number, adjective_lemma},
    lv::numeral::cardinal_folded,
};

use super::{clause::squeezed, complement};
use crate::{
    Knowledge,
    rules::quotes::{Belongs, Quote},
};

/// An event noun in a text.
#[derive(Debug, Clone)]
pub(super) struct Noun {
    /// The kind of event.
    pub(super) kind: String,
    /// The title around it.
    pub(super) title: String,
    /// From the first word of the title to its last.
    pub(super) span: Span,
    /// The noun itself.
    pub(super) word: Span,
}

/// All event nouns inside `range`, in order.
pub(super) fn nouns(
    text: &Text<'_>,
    knowledge: &Knowledge,
    quotes: &[(Quote, Belongs)],
    range: Span,
) -> Vec<Noun> {
    let first = text.token_at(range.start);
    let mut found = Vec::new();
    for token in first..text.tokens.len() {
        let span = text.span(token, token);
        if span.start >= range.end {
            break;
        }
        let at = quotes.partition_point(|(quote, _)| quote.outer.end <= span.start);
        let quoted = quotes.get(at).is_some_and(|(quote, _)| {
            quote.inner.contains(span)
                && (quote.inner.len() > span.len() + 30 || !range_starts_in(quote, range))
        });
        if text.kind(token) != Some(TokenKind::Word)
            || quoted
            || is_counted_days(text, token)
            || names_a_room(text, token)
        {
            continue;
        }
        if let Some(noun) = noun_at(text, knowledge, quotes, token, range) {
            found.push(noun);
        }
    }
    found
}

/// *konferenču zālē*, *tikšanās vieta*: the noun only says what the room is for.
fn names_a_room(text: &Text<'_>, token: usize) -> bool {
    const ROOMS: &[&str] = &[
        "zale", "telpa", "istaba", "viet", "laukum", "namin", "kabinet", "centr",
    ];
    text.after(token).is_some_and(|next| {
        next == token + 2 && ROOMS.iter().any(|stem| text.folded(next).starts_with(stem))
    })
}

/// *piecas dienas*, *3 dienu*: how long it lasts, no feast of days.
fn is_counted_days(text: &Text<'_>, token: usize) -> bool {
    let counted = || {
        text.before(token).is_some_and(|before| {
            let word = text.folded(before);
            word.parse::<u32>().is_ok() || cardinal_folded(word).is_some()
        })
    };
    matches!(text.folded(token), "diena" | "dienas" | "dienu" | "dienam") && counted()
}

/// A quote that begins the line is the title itself.
fn range_starts_in(quote: &Quote, range: Span) -> bool {
    quote.outer.start <= range.start + 4
}

fn noun_at(
    text: &Text<'_>,
    knowledge: &Knowledge,
    quotes: &[(Quote, Belongs)],
    token: usize,
    range: Span,
) -> Option<Noun> {
    let lower = text.lowered(token);
    if lower.starts_with(is_cyrillic) {
        return cyrillic_at(text, knowledge, quotes, token);
    }
    let reading = knowledge.event_nouns.reading(lower)?;
    // "darba grupas tikšanās", "divu projektu partneru tikšanās": genitives before the noun belong to it.
    let mut first = token;
    let mut words = vec![lemma_word(text, token, &reading)];
    let mut at = token;
    for _ in 0..7 {
        let Some(before) = text.before(at).filter(|&before| {
            text.kind(before) == Some(TokenKind::Word)
                && text.span(before, before).start >= range.start
        }) else {
            break;
        };
        if before + 2 != at {
            break;
        }
        let surface = text.surface(before);
        if is_closed_class(text.folded(before))
            || is_participle(text, before)
            || is_counted_nominative(text, before)
            || surface.ends_with("āja") && surface.chars().next().is_some_and(char::is_lowercase)
            || text.folded(before) == "gadu" && !is_jubilee(text, before)
        {
            break;
        }
        let adjective = adjective_lemma(surface, reading.case, reading.number, reading.gender)
            .filter(|_| latvian(surface));
        let genitive = is_genitive(surface);
        let definite = adjective
            .clone()
            .filter(|_| !is_noun_like(surface))
            .filter(|lemma| {
                ["ais", "ā", "ie", "ās", "s", "a", "i", "as"]
                    .iter()
                    .any(|ending| lemma.ends_with(ending))
            });
        match (definite, genitive) {
            (Some(lemma), _) if reading.case != Case::Genitive || !genitive => words.push(lemma),
            (_, true) => words.push(surface.to_owned()),
            _ if describes_genitive(surface, text.surface(at)) => words.push(surface.to_owned()),
            _ if text.folded(before) == "gadu" => {
                words.push(surface.to_owned());
            }
            _ => break,
        }
        first = before;
        at = before;
    }
    // "3 dienu seminārs": a number counts the genitive behind it; in "2023. gada" it does not.
    if first != token
        && let Some(number) = text.before(first).filter(|&at| {
            at + 2 == first
                && text.kind(at) == Some(TokenKind::Number)
                && !matches!(text.surface(at.wrapping_sub(1)), "." | ":" | "-" | "–")
                && text.span(at, at).start >= range.start
        })
    {
        words.push(text.surface(number).to_owned());
        first = number;
    }
    if let Some(named) = named_before(text, quotes, first, range) {
        words.push(
            Span::new(text.span(named, named).start, text.span(first, first).start)
                .of(text.raw)
                .trim_end()
                .to_owned(),
        );
        first = named;
    }
    words.reverse();
    // "sešas nodarbības", "24 nodarbības": what is counted stays as it is printed.
    let counted = (first..token).any(|at| {
        text.kind(at) == Some(TokenKind::Number) || cardinal_folded(text.folded(at)).is_some()
    });
    let complement = complement::behind(text, quotes, token, range);
    let several = counted || complement.is_some() || stands_as_subject(text, token);
    if several && lower == reading.plural && reading.plural != reading.nominative {
        words = vec![squeezed(text.span(first, token).of(text.raw))];
    }
    let mut span = text.span(first, token);
    let mut title = words.join(" ");
    if let Some(quote) = title_behind(quotes, token) {
        let gap = Span::new(text.span(token, token).end, quote.outer.start);
        let said = complement
            .filter(|(last, words)| {
                text.span(*last, *last).end <= gap.end && gap.len() <= words.len() + 2
            })
            .map_or(String::new(), |(_, words)| format!("{words} "));
        title = format!("{title} {said}{}", quote.outer.of(text.raw));
        span = span.join(quote.outer);
    } else if let Some((last, words)) = complement {
        title = format!("{title} {words}");
        span = span.join(text.span(last, last));
    }
    let of_birth = text
        .before(token)
        .is_some_and(|before| matches!(text.folded(before), "dzimsanas" | "vakara" | "rita"));
    let bare = (first == token || of_birth) && is_bare(text, token, lower, &reading.kind);
    if bare {
        return None;
    }
    Some(Noun {
        kind: reading.kind.clone(),
        title: capitalised(&title),
        span,
        word: text.span(token, token),
    })
}

/// *nodarbības:*, *konsultācijas notiks*, *apmācības “X”*: of *-as*, which is the genitive too, the subject of a sentence.
fn stands_as_subject(text: &Text<'_>, token: usize) -> bool {
    const VERBS: &[&str] = &["notik", "noris", "saks", "bus", "tiek", "tiks", "tika"];
    match text.kind(token + 1) {
        Some(TokenKind::Space) => {
            VERBS
                .iter()
                .any(|stem| text.folded(token + 2).starts_with(stem))
                || text.kind(token + 2) != Some(TokenKind::Word)
        }
        kind => kind != Some(TokenKind::Word),
    }
}

pub(super) fn is_cyrillic(letter: char) -> bool {
    ('\u{400}'..='\u{52F}').contains(&letter)
}

/// *зустрічі розмовного клубу*, *вистава для дітей «…»*: the noun in the nominative, a few words behind it, and a quote.
fn cyrillic_at(
    text: &Text<'_>,
    knowledge: &Knowledge,
    quotes: &[(Quote, Belongs)],
    token: usize,
) -> Option<Noun> {
    const STOPS: &[&str] = &[
        "о", "об", "у", "в", "на", "до", "з", "із", "зі", "та", "і", "й", "и", "с", "со", "по",
        "від", "от", "за",
    ];
    const VERBS: &[&str] = &[
        "відбу",
        "пройд",
        "почин",
        "начин",
        "состо",
        "розпоч",
        "буде",
        "будут",
        "що",
        "кожн",
        "кажд",
    ];
    // "майстер-клас" is three tokens.
    let (word, mut last) = if text.surface(token + 1) == "-" {
        (
            format!("{}-{}", text.lowered(token), text.lowered(token + 2)),
            token + 2,
        )
    } else {
        (text.lowered(token).to_owned(), token)
    };
    let noun = knowledge.event_nouns.cyrillic(&word)?;
    let mut words = vec![noun.nominative.clone()];
    while words.len() < 5 {
        let next = last + 2;
        let word = text.lowered(next);
        let follows = text.kind(last + 1) == Some(TokenKind::Space)
            && text.kind(next) == Some(TokenKind::Word)
            && !text.is_capitalised(next)
            && word.starts_with(is_cyrillic)
            && !STOPS.contains(&word)
            && !VERBS.iter().any(|stem| word.starts_with(stem));
        if !follows {
            break;
        }
        words.push(text.surface(next).to_owned());
        last = next;
    }
    let mut span = text.span(token, last);
    let mut title = words.join(" ");
    let at = quotes.partition_point(|(quote, _)| quote.open < last + 2);
    if let Some((quote, _)) = quotes.get(at).filter(|(quote, _)| quote.open == last + 2) {
        title = format!("{title} {}", quote.outer.of(text.raw));
        span = span.join(quote.outer);
    }
    Some(Noun {
        kind: noun.kind.clone(),
        title: capitalised(&title),
        span,
        word: text.span(token, token),
    })
}

/// *dienas*, *nedēļa*, *rīts* alone name no event: something must say whose or what they are.
fn is_bare(text: &Text<'_>, token: usize, lower: &str, kind: &str) -> bool {
    let lower = if lower.starts_with("diena") {
        "dien"
    } else {
        lower
    };
    let general = kind == "festival" && (lower.starts_with("dien") || lower.starts_with("nedēļ"))
        || kind == "event"
            && ["vakar", "rīt", "pēcpusdien", "stund"]
                .iter()
                .any(|stem| lower.starts_with(stem));
    general && !matches!(text.surface(token + 2), "“" | "„" | "\"" | "«")
}

/// The quotation that titles what the noun at `token` names.
fn title_behind(quotes: &[(Quote, Belongs)], token: usize) -> Option<&Quote> {
    let from = quotes.partition_point(|(quote, _)| quote.open <= token);
    let titles = |belongs: &Belongs, quote: &Quote| match belongs {
        Belongs::Organisation(_) | Belongs::Project => false,
        Belongs::Event(noun) if *noun == token => true,
        _ => quote.open <= token + 2,
    };
    quotes
        .iter()
        .skip(from)
        .take(3)
        .find(|(quote, belongs)| titles(belongs, quote))
        .map(|(quote, _)| quote)
}

fn lemma_word(text: &Text<'_>, token: usize, reading: &EventNoun) -> String {
    if text.is_upper_case(token) {
        text.surface(token).to_owned()
    } else {
        reading.nominative.clone()
    }
}

fn latvian(word: &str) -> bool {
    word.chars()
        .all(|letter| letter.is_ascii_alphabetic() || is_latvian_letter(letter))
}

fn is_genitive(word: &str) -> bool {
    word.chars().count() > 2
        && ["as", "es", "a", "u", "us", "ās"]
            .iter()
            .any(|ending| word.ends_with(ending))
}

/// In *-u* a word before a noun is more often the genitive of a noun (*projektu konkurss*) than an adjective.
fn is_noun_like(word: &str) -> bool {
    const ADJECTIVES: &[&str] = &[
        "isku", "īgu", "ošu", "āmu", "ainu", "jaunu", "lielu", "mazu", "plašu", "skaistu", "īpašu",
        "kopīgu", "gadēju",
    ];
    word.ends_with('u') && !ADJECTIVES.iter().any(|ending| word.ends_with(ending))
}

/// *tiks atklāta izstāde*: a participle of the verb, no word of the title.
fn is_participle(text: &Text<'_>, token: usize) -> bool {
    const AUXILIARIES: &[&str] = &["tiks", "tika", "tiek", "ir", "bus", "bija"];
    text.before(token)
        .is_some_and(|before| AUXILIARIES.contains(&text.folded(before)))
}

/// *trīs kolēģes kursos*: who goes there, not whose it is.
fn is_counted_nominative(text: &Text<'_>, token: usize) -> bool {
    let counted = text.before(token).is_some_and(|before| {
        before + 2 == token && cardinal_folded(text.folded(before)).is_some()
    });
    counted
        && ["as", "es", "i"]
            .iter()
            .any(|ending| text.surface(token).ends_with(ending))
}

/// *20 gadu jubilejas koncerts*
fn is_jubilee(text: &Text<'_>, token: usize) -> bool {
    let counted = text
        .before(token)
        .is_some_and(|before| before + 2 == token && text.kind(before) == Some(TokenKind::Number));
    counted
        && text
            .after(token)
            .is_some_and(|next| text.folded(next).starts_with("jubilej"))
}

/// *Baltā galdauta svētki*: a definite adjective in the genitive before a masculine genitive.
fn describes_genitive(word: &str, next: &str) -> bool {
    const STEMS: &[&str] = &[
        "isk", "īg", "ēj", "ain", "oš", "balt", "zaļ", "sarkan", "meln", "zil", "liel", "maz",
        "jaun", "vec", "gaiš", "apaļ", "jaukt",
    ];
    let lower = lowered(word);
    let described = |suffix: char| {
        lower
            .strip_suffix(suffix)
            .is_some_and(|stem| STEMS.iter().any(|ending| stem.ends_with(ending)))
    };
    // "jaukto koru", "jauno dzejnieku"
    described('ā') && next.ends_with('a') || described('o') && next.ends_with('u')
}

/// *grupas “X” koncerts*: the word that says what is quoted before the noun, where that is whose event it is.
fn named_before(
    text: &Text<'_>,
    quotes: &[(Quote, Belongs)],
    first: usize,
    range: Span,
) -> Option<usize> {
    let close = text.before(first)?;
    let at = quotes.partition_point(|(quote, _)| quote.close < close);
    let (quote, _) = quotes.get(at).filter(|(quote, belongs)| {
        quote.close == close && matches!(belongs, Belongs::Organisation(_))
    })?;
    let noun = text.before(quote.open)?;
    let whose = text.kind(noun) == Some(TokenKind::Word)
        && noun + 2 == quote.open
        && is_genitive(text.surface(noun))
        && !text.is_capitalised(noun)
        && text.span(noun, noun).start >= range.start;
    if !whose {
        return None;
    }
    // "folkloras kopas “X” koncerts"
    let before = text.before(noun).filter(|&before| {
        before + 2 == noun
            && text.kind(before) == Some(TokenKind::Word)
            && is_genitive(text.surface(before))
            && !is_closed_class(text.folded(before))
            && text.span(before, before).start >= range.start
    });
    Some(before.unwrap_or(noun))
}

/// Words that only look like genitives.
pub(super) fn is_closed_class(folded: &str) -> bool {
    const WORDS: &[&str] = &[
        "gada",
        "gadam",
        "gados",
        "tada",
        "tadas",
        "sada",
        "sadas",
        "viena",
        "dazas",
        "dazadas",
        "februara",
        "veltits",
        "veltita",
        "veltiti",
        "dzimsanas",
        "laika",
        "bija",
        "notika",
        "tika",
        "kura",
        "kas",
        "ka",
        "ta",
        "visa",
        "sava",
        "par",
        "norisinajas",
        "notiks",
        "aprila",
        "maija",
        "junija",
        "julija",
        "augusta",
        "marta",
    ];
    WORDS.contains(&folded)
        || is_verb(folded)
        || folded.ends_with("eja") && folded.len() > 5
        || folded.ends_with("inaja")
        || folded.ends_with("bra")
        || folded.ends_with("vara")
        || folded.ends_with("dza")
        || is_told_of(folded)
}

/// *rīkotā*, *organizētās*: a passive participle tells what is done with the event and names nothing.
fn is_told_of(folded: &str) -> bool {
    let made = [
        "riko", "organize", "planot", "ieceret", "paredzet", "istenot",
    ];
    made.iter().any(|stem| {
        folded.starts_with(stem)
            || folded
                .strip_prefix("ie")
                .is_some_and(|rest| rest.starts_with(stem))
    }) && ["ta", "taja", "tais", "tas", "tie", "to"]
        .iter()
        .any(|ending| folded.ends_with(ending))
}

/// Verbs and participles that tell of an event and are no part of its name.
fn is_verb(folded: &str) -> bool {
    const WORDS: &[&str] = &[
        "norisinas",
        "risinas",
        "notiek",
        "bus",
        "gaidams",
        "gaidama",
        "gaidami",
        "planots",
        "planota",
        "paredzets",
        "paredzeta",
        "apskatama",
        "apskatams",
        "skatama",
        "skatams",
        "aicina",
        "ieludz",
        "riko",
        "organize",
        "turpinas",
        "sakas",
        "atcelts",
        "atcelta",
        "atcelti",
        "atceltas",
        "parcelts",
        "parcelta",
        "planotie",
        "planotais",
        "planota",
        "ieplanotais",
        "ieplanota",
        "paredzetais",
        "deleg",
        "delegetie",
        "vairaki",
        "vairakas",
        "isteno",
        "piedava",
        "atklas",
        "apmekle",
        "izsludina",
    ];
    WORDS.contains(&folded) || folded.ends_with("sies") || folded.ends_with("simies")
}

/// The first letter large.
pub(super) fn capitalised(title: &str) -> String {
    let mut letters = title.chars();
    letters.next().map_or(String::new(), |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// How an event noun stands.
#[derive(Debug, Clone)]
pub struct EventNoun {
    /// As the table has it: one of them.
    pub lemma: String,
    /// The nominative, of the number of the form.
    pub nominative: String,
    /// The nominative plural.
    pub plural: String,
    /// The kind of event.
    pub kind: String,
    /// Its case.
    pub case: Case,
    /// Its number.
    pub number: Number,
    /// Its gender.
    pub gender: language::lv::morphology::Gender,
}
