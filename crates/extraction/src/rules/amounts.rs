//! Sums and counts.

use language::{
    Span, SpanSet, Text, TokenKind,
    amount::Decimal,
    fold::lowered,
    lv::{
        amount::{is_money_word, modifier, sums},
        numeral::cardinal_folded,
    },
};

use crate::{
    Knowledge,
    document::Document,
    mention::{Kind, Mention, Value},
};

/// All sums of `document`, those included whose currency only the lines around them name.
#[must_use]
pub fn money(document: &Document<'_>) -> Vec<Mention> {
    let mut found = Vec::new();
    let text = &document.text;
    let mut windows = windows(text).into_iter().peekable();
    for block in &document.blocks {
        let mut first_currency = None;
        while let Some(window) = windows.next_if(|window| window.start < block.span.end) {
            let window = window.within(block.span);
            for sum in sums(window.of(text.raw)) {
                let span = Span::new(window.start + sum.span.start, window.start + sum.span.end);
                first_currency = first_currency.or(Some(sum.currency));
                found.push(mention(
                    document,
                    span,
                    sum.value,
                    sum.currency,
                    sum.modifier,
                    sum.rule,
                ));
            }
        }
        if let Some(currency) = first_currency {
            let in_block: Vec<Mention> = found
                .iter()
                .rev()
                .take_while(|mention: &&Mention| mention.span.start >= block.span.start)
                .cloned()
                .collect();
            found.extend(understood(document, block.span, currency, &in_block));
        }
    }
    found.sort_by_key(|mention: &Mention| mention.span);
    found
}

/// Passages around words of money, long enough for a sum and what limits it, in order and none overlapping.
fn windows(text: &Text<'_>) -> Vec<Span> {
    /// Tokens before the word: a long sum, and *ne vairāk kā* before it, or several sums that share the word.
    const BEFORE: usize = 40;
    /// Tokens behind it: the number, where it follows.
    const BEHIND: usize = 16;
    let mut found: Vec<Span> = Vec::new();
    for at in 0..text.tokens.len() {
        if !is_money_word(text.surface(at), text.folded(at)) {
            continue;
        }
        // No number is cut: a window begins with a word and ends before one, or with its line.
        let word = |index: usize| text.kind(index) == Some(TokenKind::Word);
        let line_end = |index: usize| text.kind(index) == Some(TokenKind::Break);
        let mut first = at;
        while first > 0 && !line_end(first - 1) && (at - first < BEFORE || !word(first)) {
            first -= 1;
        }
        let mut last = at;
        while last + 1 < text.tokens.len()
            && !line_end(last + 1)
            && (last - at < BEHIND || !word(last + 1))
        {
            last += 1;
        }
        let span = text.span(first, last);
        match found.last_mut().filter(|before| before.end > span.start) {
            Some(before) => *before = before.join(span),
            None => found.push(span),
        }
    }
    found
}

fn mention(
    document: &Document<'_>,
    span: Span,
    value: Decimal,
    currency: &'static str,
    limit: Option<language::amount::Modifier>,
    rule: &'static str,
) -> Mention {
    let value = Value::Money {
        value,
        currency,
        modifier: limit,
        superseded: is_superseded(&document.text, span),
    };
    Mention {
        aside: document.is_aside(span.start),
        ..Mention::stated(span, Kind::Money, value, rule)
    }
}

/// Words right before a sum that another one replaced, folded.
const SUPERSEDED: &[&str] = &[
    "nevis",
    "sakotnej",
    "sakuma planot",
    "ieprieks",
    "lidzsinej",
    "agrak",
    "kludain",
    "precizets no",
    "labots no",
];

/// Whether one of the words stands before `span` within its sentence, with no other number between.
fn is_superseded(text: &Text<'_>, span: Span) -> bool {
    /// How far back the word may stand, in bytes.
    const BACK: usize = 48;
    let sentence = text.sentence_of(span);
    let front = text.folded_of(Span::new(sentence.start, span.start));
    SUPERSEDED.iter().any(|word| {
        let Some((at, between)) = front
            .rfind(word)
            .and_then(|at| Some((at, front.get(at..)?)))
        else {
            return false;
        };
        let begins = !front
            .get(..at)
            .is_some_and(|before| before.ends_with(char::is_alphanumeric));
        begins
            && between.len() <= BACK
            && !between
                .chars()
                .any(|letter| letter.is_ascii_digit() || matches!(letter, ';' | ':'))
    })
}

/// *187 400.00* beside other sums in EUR: grouped digits with cents, and no unit of its own.
fn understood(
    document: &Document<'_>,
    line: Span,
    currency: &'static str,
    known: &[Mention],
) -> Vec<Mention> {
    let text = &document.text;
    let taken: SpanSet = known.iter().map(|mention| mention.span).collect();
    let mut found = Vec::new();
    let (first, last) = (
        text.token_at(line.start),
        text.token_at(line.end.saturating_sub(1)),
    );
    let mut index = first;
    while index <= last {
        let Some((end, digits)) = grouped_with_cents(text, index, last) else {
            index += 1;
            continue;
        };
        let span = text.span(index, end);
        index = end + 1;
        if let Some(value) = Decimal::parse(&digits)
            && !taken.overlaps(span)
        {
            found.push(mention(
                document,
                span,
                value,
                currency,
                modifier(text.raw, span.start),
                "amount.currency-understood",
            ));
        }
    }
    found
}

/// `\d{1,3}( \d{3})+[.,]\d{2}` in tokens: the last token and the number.
fn grouped_with_cents(text: &Text<'_>, index: usize, last: usize) -> Option<(usize, String)> {
    let number = |at: usize, length: usize| {
        (at <= last && text.kind(at) == Some(TokenKind::Number) && text.surface(at).len() == length)
            .then(|| text.surface(at))
    };
    let mut digits = text.surface(index).to_owned();
    if text.kind(index) != Some(TokenKind::Number) || digits.len() > 3 {
        return None;
    }
    let mut at = index;
    while text.kind(at + 1) == Some(TokenKind::Space) {
        let Some(group) = number(at + 2, 3) else {
            break;
        };
        digits.push_str(group);
        at += 2;
    }
    let cents =
        number(at + 2, 2).filter(|_| at > index && matches!(text.surface(at + 1), "." | ","))?;
    Some((at + 2, format!("{digits}.{cents}")))
}

/// Words that make a number before them something else than a count, folded.
const NOT_COUNTED: &[&str] = &[
    "gads",
    "gada",
    "gadi",
    "gadu",
    "gadiem",
    "gadus",
    "gados",
    "gadam",
    "gadā",
    "diena",
    "dienas",
    "dienu",
    "dienām",
    "nedela",
    "nedelas",
    "nedelu",
    "nedelam",
    "menesis",
    "menesi",
    "menesu",
    "menesiem",
    "menesus",
    "stunda",
    "stundas",
    "stundu",
    "stundam",
    "minute",
    "minutes",
    "minusu",
    "minutem",
    "sekundes",
    "gadsimts",
    "eiro",
    "eur",
    "euro",
    "lati",
    "latu",
    "latus",
    "procenti",
    "procentu",
    "procentiem",
    "klase",
    "klases",
    "klasu",
    "klasem",
    "stavs",
    "stava",
    "stavi",
    "reize",
    "reizes",
    "reizi",
    "reizu",
    "gb",
    "mb",
    "km",
    "kg",
    "m",
    "cm",
    "kvadratmetri",
    "kvadratmetru",
    "metri",
    "metru",
    "metrus",
    "kilometri",
    "kilometru",
    "kilometrus",
    "grami",
    "gramu",
    "kilogramu",
    "litri",
    "litru",
    "milj",
    "miljoni",
    "miljonu",
    "miljonus",
    "miljardi",
    "miljardu",
    "miljardus",
    "tukst",
    "lpp",
    "lappuses",
    "punkti",
    "punktu",
    "gadsimtu",
    "gradi",
    "gradu",
    "vai",
    "un",
    "no",
    "lidz",
];

/// All counts of `document`: a number and the noun it counts.
#[must_use]
pub fn counts(document: &Document<'_>, knowledge: &Knowledge) -> Vec<Mention> {
    let text = &document.text;
    let mut found: Vec<Mention> = Vec::new();
    for index in 0..text.tokens.len() {
        if found
            .last()
            .is_some_and(|last| text.tokens[index].span.start < last.span.end)
        {
            continue;
        }
        let number = match text.kind(index) {
            Some(TokenKind::Number) => digits(text, index),
            Some(TokenKind::Word) => cardinal_folded(text.folded(index))
                .map(|value| (index, Decimal::whole(i128::from(value)))),
            _ => None,
        };
        let Some((end, value)) = number else { continue };
        if let Some((noun, unit)) = counted(text, knowledge, index, end, value) {
            let span = text.span(index, noun);
            let value = Value::Count {
                value,
                unit,
                modifier: modifier(text.raw, span.start).filter(|limit| {
                    *limit != language::amount::Modifier::Max || !starts_range(text, index)
                }),
            };
            found.push(Mention {
                aside: document.is_aside(span.start),
                ..Mention::stated(span, Kind::Count, value, "amount.count")
            });
        }
    }
    found
}

fn starts_range(text: &Text<'_>, index: usize) -> bool {
    text.before(index)
        .and_then(|at| text.before(at))
        .is_some_and(|at| text.kind(at) == Some(TokenKind::Number))
}

/// A whole number in digits, groups of three joined; not an ordinal, a time or a part of something longer.
fn digits(text: &Text<'_>, index: usize) -> Option<(usize, Decimal)> {
    let before = index.checked_sub(1);
    let glued = before.is_some_and(|at| {
        matches!(text.kind(at), Some(TokenKind::Word))
            || matches!(
                text.surface(at),
                "." | "," | "/" | "-" | "–" | ":" | "+" | "#" | "№"
            )
    });
    let numbered = text.before(index).is_some_and(|at| {
        matches!(
            text.folded(at),
            "nr" | "plkst" | "pulksten" | "talr" | "tel"
        )
    });
    if glued || numbered {
        return None;
    }
    let mut digits = text.surface(index).to_owned();
    let mut at = index;
    while digits.len() <= 9
        && text.kind(at + 1) == Some(TokenKind::Space)
        && text.kind(at + 2) == Some(TokenKind::Number)
        && text.surface(at + 2).len() == 3
        && text.surface(index).len() <= 3
    {
        digits.push_str(text.surface(at + 2));
        at += 2;
    }
    (text.kind(at + 1) == Some(TokenKind::Space)).then_some(())?;
    let value: i128 = digits.parse().ok()?;
    Some((at, Decimal::whole(value)))
}

/// The noun counted, within a few words, and its lemma.
fn counted(
    text: &Text<'_>,
    knowledge: &Knowledge,
    start: usize,
    number: usize,
    value: Decimal,
) -> Option<(usize, String)> {
    let mut at = number;
    for step in 0..5 {
        at = text.after(at)?;
        let word = text.surface(at);
        if text.kind(at) != Some(TokenKind::Word) || text.is_capitalised(at) {
            return None;
        }
        let folded = text.folded(at);
        if NOT_COUNTED.contains(&folded) {
            return None;
        }
        if word == "gab" && step == 0 {
            return Some((
                if text.surface(at + 1) == "." {
                    at + 1
                } else {
                    at
                },
                "gabals".to_owned(),
            ));
        }
        if let Some(lemma) = knowledge.countables.lemma(&lowered(word)) {
            if is_singular(word, lemma, value) {
                return None;
            }
            // "divu starptautisko projektu partneru": the nearest noun is counted; "stāstu vakarus": the last of a chain.
            let next = text.after(at).filter(|&next| !text.is_capitalised(next));
            let links = word.ends_with('u') || word.ends_with("šanās");
            let chained = next
                .and_then(|next| knowledge.countables.lemma(text.surface(next)))
                .filter(|_| links);
            if let (Some(next), Some(lemma), false) = (next, chained, genitive_number(text, number))
            {
                return Some((next, lemma.to_owned()));
            }
            return Some((at, lemma.to_owned()));
        }
        let cyrillic = word
            .chars()
            .any(|letter| ('\u{400}'..'\u{52F}').contains(&letter));
        if cyrillic {
            let noun = word.chars().count() > 3
                && !["рок", "год", "хвил", "дні", "міс", "лет", "днів"]
                    .iter()
                    .any(|stem| word.starts_with(stem));
            return (noun
                && step == 0
                && text.kind(start) == Some(TokenKind::Number)
                && value.units < 1000)
                .then(|| (at, word.to_lowercase()));
        }
        if !is_modifier(word) {
            return None;
        }
    }
    None
}

/// *Nordplus 2022 projekts*: what stands in the nominative singular is not counted by a number above one.
fn is_singular(word: &str, lemma: &str, value: Decimal) -> bool {
    let last = |of: i128| value.units.rem_euclid(of);
    let one = last(10) == 1 && last(100) != 11;
    !one && lowered(word) == lemma && lemma.ends_with(['s', 'š']) && !lemma.ends_with("šanās")
}

/// *divu*, *piecu*: the number itself stands in the genitive, and so does what it counts.
fn genitive_number(text: &Text<'_>, index: usize) -> bool {
    text.kind(index) == Some(TokenKind::Word) && text.surface(index).ends_with('u')
}

/// Adjectives and genitives that may stand between a number and its noun.
fn is_modifier(word: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "ām", "iem", "us", "as", "i", "u", "o", "ie", "ās", "os", "es", "ajām", "ajiem",
    ];
    word.chars().count() > 3 && ENDINGS.iter().any(|ending| word.ends_with(ending))
}
