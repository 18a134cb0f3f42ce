//! Titles of events: the noun of the event in the nominative, with what stands before it and the quote behind it.

mod complement;
mod words;

use language::{
    Span, Text, TokenKind,
    lv::morphology::{Case, Number, adjective_lemma},
    lv::numeral::cardinal_folded,
};

use super::clause::squeezed;
use crate::{
    Knowledge,
    rules::quotes::{Belongs, Quote},
};
use words::{
    describes_genitive, is_bare, is_closed_class, is_counted_days, is_counted_nominative,
    is_described, is_genitive, is_jubilee, is_noun_like, is_participle, is_people_genitive,
    is_time_word, latvian, looks_genitive, names_a_room, stands_as_subject,
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

/// The tokens of `text` that may be event nouns, in order: found once, asked for at every sentence.
pub(super) fn candidates(text: &Text<'_>, knowledge: &Knowledge) -> Vec<usize> {
    let may_be = |&token: &usize| {
        text.kind(token) == Some(TokenKind::Word) && {
            let lower = text.lowered(token);
            lower.starts_with(is_cyrillic) || knowledge.event_nouns.reading(lower).is_some()
        }
    };
    (0..text.tokens.len()).filter(may_be).collect()
}

/// All event nouns inside `range`, in order, among the `candidates` of the text.
pub(super) fn nouns(
    text: &Text<'_>,
    knowledge: &Knowledge,
    quotes: &[(Quote, Belongs)],
    candidates: &[usize],
    range: Span,
) -> Vec<Noun> {
    let first = text.token_at(range.start);
    let from = candidates.partition_point(|&token| token < first);
    let mut found = Vec::new();
    for &token in candidates.iter().skip(from) {
        let span = text.span(token, token);
        if span.start >= range.end {
            break;
        }
        let at = quotes.partition_point(|(quote, _)| quote.outer.end <= span.start);
        let quoted = quotes.get(at).is_some_and(|(quote, _)| {
            quote.inner.contains(span)
                && (quote.inner.len() > span.len() + 30 || !range_starts_in(quote, range))
        });
        if quoted || is_counted_days(text, token) {
            continue;
        }
        if let Some(noun) = noun_at(text, knowledge, quotes, token, range) {
            found.push(noun);
        }
    }
    found
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
    let reading = knowledge
        .event_nouns
        .reading(lower)
        .filter(|_| !names_a_room(text, token))?;
    let (first, mut words) = front(text, quotes, token, &reading, range);
    let complement = complement::behind(text, quotes, token, range);
    // "sešas nodarbības", "24 nodarbības": what is counted stays as it is printed.
    let counted = (first..token).any(|at| {
        text.kind(at) == Some(TokenKind::Number) || cardinal_folded(text.folded(at)).is_some()
    });
    let plural_adjective = text
        .before(token)
        .is_some_and(|before| before >= first && text.surface(before).ends_with("ās"));
    let several =
        counted || plural_adjective || complement.is_some() || stands_as_subject(text, token);
    if several && lower == reading.plural && reading.plural != reading.nominative {
        words = squeezed(text.span(first, token).of(text.raw));
    }
    let mut span = text.span(first, token);
    let mut title = words;
    let quote = title_behind(quotes, token).filter(|quote| {
        complement
            .as_ref()
            .is_none_or(|(last, _)| *last < quote.close)
    });
    if let Some(quote) = quote {
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
    let vague = (first..token).all(|at| is_time_word(text.folded_any(at)));
    if vague && is_bare(text, token, lower, &reading.kind) {
        return None;
    }
    Some(Noun {
        kind: reading.kind.clone(),
        title: capitalised(&title),
        span,
        word: text.span(token, token),
    })
}

/// The first token of the title of the noun at `token`, and its words up to the noun: *darba grupas tikšanās*, *3 dienu
/// seminārs*, *folkloras kopas “X” koncerts*.
fn front(
    text: &Text<'_>,
    quotes: &[(Quote, Belongs)],
    token: usize,
    reading: &EventNoun,
    range: Span,
) -> (usize, String) {
    let mut first = token;
    let mut words = vec![lemma_word(text, token, reading)];
    for _ in 0..7 {
        let Some((before, word)) = word_before(text, first, reading, range) else {
            break;
        };
        words.push(word);
        first = before;
        // "dziesmu un varenīku vakars": both say what evening it is.
        if let Some(left) = joined_genitive(text, first, range) {
            words.push("un".to_owned());
            words.push(text.surface(left).to_owned());
            first = left;
        }
    }
    // "ar Sergeju Jēgeru koncertā": the accusatives are of the preposition.
    let governed = text.before(first).is_some_and(|before| {
        before + 2 == first && matches!(text.folded(before), "ar" | "par" | "pret" | "caur")
    });
    while governed && first < token && text.surface(first).ends_with('u') {
        words.pop();
        first += 2;
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
    if let Some(number) = ordinal_before(text, first, range) {
        words.push(format!("{}.", text.surface(number)));
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
    (first, words.join(" "))
}

/// The genitive that *un* joins to the one at `at`, of the same ending: *dziesmu un varenīku*.
fn joined_genitive(text: &Text<'_>, at: usize, range: Span) -> Option<usize> {
    let and = text
        .before(at)
        .filter(|&and| and + 2 == at && text.folded(and) == "un")?;
    let left = text.before(and).filter(|&left| left + 2 == and)?;
    let (one, other) = (text.surface(left), text.surface(at));
    let alike = ["u", "as", "es"]
        .iter()
        .any(|ending| one.ends_with(ending) && other.ends_with(ending));
    let small = !text.is_capitalised(at);
    (alike
        && small
        && !is_closed_class(text.folded(left))
        && text.span(left, left).start >= range.start)
        .then_some(left)
}

/// *12. kongress*, *18. saiets*: the number of an edition, not that of a day or a year.
fn ordinal_before(text: &Text<'_>, first: usize, range: Span) -> Option<usize> {
    let stop = text
        .before(first)
        .filter(|&stop| text.surface(stop) == "." && stop + 2 == first)?;
    let number = stop.checked_sub(1).filter(|&at| {
        text.kind(at) == Some(TokenKind::Number) && text.span(at, at).start >= range.start
    })?;
    let small = text
        .surface(number)
        .parse::<u32>()
        .is_ok_and(|edition| (1..=200).contains(&edition));
    let joined = number
        .checked_sub(1)
        .is_some_and(|at| matches!(text.surface(at), "." | "-" | "–" | ","));
    (small && !joined).then_some(number)
}

/// The word before token `at` as it stands in the title, if it belongs to the title of an event noun that stands as
/// `reading` says: a genitive as printed, an adjective in the nominative.
fn word_before(
    text: &Text<'_>,
    at: usize,
    reading: &EventNoun,
    range: Span,
) -> Option<(usize, String)> {
    let before = text.before(at).filter(|&before| {
        before + 2 == at
            && text.kind(before) == Some(TokenKind::Word)
            && text.span(before, before).start >= range.start
    })?;
    let surface = text.surface(before);
    let folded = text.folded(before);
    if is_closed_class(folded)
        || is_participle(text, before)
        || looks_genitive(surface)
        || reading.case == Case::Locative && is_counted_nominative(text, before)
    {
        return None;
    }
    if folded == "gadu" {
        return is_jubilee(text, before).then(|| (before, surface.to_owned()));
    }
    let adjective = adjective_lemma(surface, reading.case, reading.number, reading.gender)
        .filter(|_| latvian(surface) && !is_noun_like(surface))
        .filter(|lemma| {
            ["ais", "ā", "ie", "ās", "s", "a", "i", "as"]
                .iter()
                .any(|ending| lemma.ends_with(ending))
        });
    let genitive = is_genitive(surface);
    let adjective = adjective.filter(|_| !surface.ends_with('ā') || is_described(surface));
    match adjective {
        Some(lemma) if reading.case != Case::Genitive || !genitive => Some((before, lemma)),
        _ if genitive
            || describes_genitive(surface, text.surface(at))
            || is_people_genitive(surface) =>
        {
            Some((before, surface.to_owned()))
        }
        _ => None,
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
    if let Some((end, said)) = complement::behind_cyrillic(text, last) {
        words.push(said);
        last = end;
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
