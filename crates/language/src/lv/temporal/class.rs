//! Classes of tokens: the alphabet in which temporal rules are written.

use super::lexicon::Lexicon;
use crate::{Text, TokenKind, rule::Item};

/// Every class with its symbol. A word of a pattern is looked up here, and so is the class column of the lexicon.
const CLASSES: &[(&str, u8)] = &[
    ("month", b'M'),
    ("slip", b'm'),
    ("year_word", b'G'),
    ("years_word", b'P'),
    ("weekday", b'W'),
    ("weekdays", b'R'),
    ("weekday_adverb", b'x'),
    ("deictic", b'V'),
    ("day_adverb", b'A'),
    ("year_adverb", b'B'),
    ("week_adverb", b'w'),
    ("month_adverb", b'q'),
    ("season_adverb", b's'),
    ("season", b'Z'),
    ("quarter", b'K'),
    ("half_year", b'k'),
    ("week_word", b'N'),
    ("month_word", b'E'),
    ("day_word", b'y'),
    ("workdays", b'D'),
    ("weekend_days", b'F'),
    ("work_word", b'<'),
    ("later", b'>'),
    ("years_genitive", b'/'),
    ("daypart", b','),
    ("weekend_word", b'\''),
    ("century", b'H'),
    ("hour_word", b'u'),
    ("minute_word", b'v'),
    ("part", b'I'),
    ("half", b'J'),
    ("every", b'C'),
    ("once", b'c'),
    ("ordinal", b'o'),
    ("tens", b't'),
    ("cardinal", b'b'),
    ("until", b'L'),
    ("from", b'O'),
    ("since", b'S'),
    ("with", b'a'),
    ("and", b'U'),
    ("like", b'l'),
    ("onto", b'X'),
    ("clock_word", b'T'),
    ("half_hour", b'r'),
    ("midnight", b'Q'),
    ("noon", b'Q'),
    ("after", b'1'),
    ("before", b'2'),
    ("same_lead", b'3'),
    ("filler", b'4'),
    ("time_word", b'5'),
    ("about", b'6'),
    ("currency", b'8'),
    ("nr", b'9'),
    ("dot", b'_'),
    ("comma", b'~'),
    ("colon", b';'),
    ("slash", b'%'),
    ("dash", b'='),
    ("open", b'!'),
    ("close", b'&'),
    ("aside", b'p'),
    ("line", b'@'),
];

/// Words of patterns that stand for several classes. Numbers are classed by what they could be.
const SETS: &[(&str, &str)] = &[
    ("day", "[defgh]"),
    ("monthnumber", "[de]"),
    ("hour", "[defgz0]"),
    ("minute", "[efghiz]"),
    ("year", "Y"),
    ("shortyear", "[efgh]"),
    ("number", "[defghijYn]"),
    ("tenth", "[efghij]"),
    ("year_word", "[G/]"),
    ("years_word", "[P/]"),
    ("sep", "[=]"),
    ("punct", "[_~]"),
];

/// The symbol of a class of the lexicon.
pub(super) fn symbol_of(class: &str) -> Option<u8> {
    CLASSES
        .iter()
        .find(|(name, _)| *name == class)
        .map(|&(_, symbol)| symbol)
}

/// The regular expression for a word of a pattern.
pub(super) fn pattern_of(word: &str) -> Option<&'static str> {
    SETS.iter()
        .find(|(name, _)| *name == word)
        .map(|&(_, set)| set)
        .or_else(|| {
            let symbol = symbol_of(word)?;
            SINGLE
                .iter()
                .find(|single| single.as_bytes().first() == Some(&symbol))
                .copied()
        })
}

/// Each symbol as a string, since patterns are built of strings.
const SINGLE: &[&str] = &[
    "M", "m", "G", "P", "W", "R", "x", "V", "A", "B", "w", "q", "s", "Z", "K", "k", "N", "E", "y",
    "D", "F", "H", "u", "v", "I", "J", "C", "c", "o", "t", "b", "L", "O", "S", "a", "U", "l", "X",
    "T", "r", "Q", "1", "2", "3", "4", "5", "6", "8", "9", "<", ">", "'", "/", ",", "_", "~", ";",
    "%", "=", "!", "&", "p", "@",
];

/// Currency and unit words that show that the number before them is no time, folded.
const UNITS: &[&str] = &[
    "eur", "eiro", "euro", "lati", "latu", "latus", "ls", "usd", "centi", "milj", "tukst", "gb",
    "m", "km", "kg",
];

/// Runs of classified tokens; other words, and line breaks, part them.
#[must_use]
pub fn items(text: &Text<'_>, lexicon: &Lexicon) -> Vec<Vec<Item>> {
    let mut islands = Vec::new();
    let mut island: Vec<Item> = Vec::new();
    let mut at_line_start = true;
    let mut index = 0;
    while index < text.tokens.len() {
        let kind = text.tokens[index].kind;
        if kind == TokenKind::Space {
            index += 1;
            continue;
        }
        match classify(text, lexicon, index) {
            Some(item) => {
                if at_line_start && kind == TokenKind::Number {
                    island.push(Item {
                        symbol: b'@',
                        value: 0,
                        first: index,
                        last: index,
                    });
                }
                index = item.last + 1;
                island.push(item);
            }
            None => {
                close(&mut islands, &mut island);
                index += 1;
            }
        }
        at_line_start = kind == TokenKind::Break
            || (at_line_start && is_bullet(text.surface(index.saturating_sub(1))));
    }
    close(&mut islands, &mut island);
    islands
}

fn is_bullet(surface: &str) -> bool {
    matches!(surface, "•" | "-" | "–" | "*" | "·")
}

fn close(islands: &mut Vec<Vec<Item>>, island: &mut Vec<Item>) {
    if island.iter().any(|item| can_carry(item.symbol)) {
        islands.push(std::mem::take(island));
    } else {
        island.clear();
    }
}

/// Whether an island with this symbol is worth reading: marks and connectives alone say nothing of time.
const fn can_carry(symbol: u8) -> bool {
    symbol.is_ascii_digit() && !matches!(symbol, b'1'..=b'9')
        || symbol.is_ascii_alphabetic()
            && !matches!(
                symbol,
                b'L' | b'O' | b'U' | b'X' | b'a' | b'l' | b'S' | b'p'
            )
}

fn classify(text: &Text<'_>, lexicon: &Lexicon, index: usize) -> Option<Item> {
    let single = |symbol: u8, value: i32| {
        Some(Item {
            symbol,
            value,
            first: index,
            last: index,
        })
    };
    match text.kind(index)? {
        TokenKind::Number => {
            let (symbol, value) = class_of_number(text.surface(index));
            // "27th October": the ending of an English ordinal belongs to its number.
            let english = matches!(text.folded(index + 1), "st" | "nd" | "rd" | "th");
            Some(Item {
                symbol,
                value,
                first: index,
                last: index + usize::from(english),
            })
        }
        TokenKind::Word => word(text, lexicon, index),
        TokenKind::Mark => match text.surface(index) {
            "." => single(b'_', 0),
            "," => single(b'~', 0),
            ":" => single(b';', 0),
            "/" => single(b'%', 0),
            "-" | "–" | "—" | "‐" | "‑" | "−" => single(b'=', 0),
            "(" => aside(text, lexicon, index).or_else(|| single(b'!', 0)),
            ")" => single(b'&', 0),
            "€" | "%" | "$" => single(b'8', 0),
            _ => None,
        },
        TokenKind::Space | TokenKind::Break => None,
    }
}

fn class_of_number(digits: &str) -> (u8, i32) {
    let value = digits.parse().unwrap_or(-1);
    let symbol = match (digits.len(), value) {
        (1, 0) => b'0',
        (2, 0) => b'z',
        (1, _) => b'd',
        (2, 1..=12) => b'e',
        (2, 13..=23) => b'f',
        (2, 24) => b'g',
        (2, 25..=31) => b'h',
        (2, 32..=59) => b'i',
        (2, 60..=99) => b'j',
        (4, 1000..=2199) => b'Y',
        _ => b'n',
    };
    (symbol, value)
}

fn word(text: &Text<'_>, lexicon: &Lexicon, index: usize) -> Option<Item> {
    let folded = text.folded(index);
    if UNITS.contains(&folded) {
        return Some(Item {
            symbol: b'8',
            value: 0,
            first: index,
            last: index,
        });
    }
    if folded == "nr" {
        return Some(Item {
            symbol: b'9',
            value: 0,
            first: index,
            last: index,
        });
    }
    if let Some(number) = roman(text, index) {
        return Some(number);
    }
    if folded == "s" && matches!(text.surface(index), "š" | "Š") {
        return this_year(text, index);
    }
    let Some(entry) = lexicon.get(folded, text.lowered(index)) else {
        return slipped_month(text, index);
    };
    let mut last = index;
    if entry.abbreviation {
        if folded.len() == 1 && text.is_capitalised(index) {
            return None;
        }
        match (
            text.surface(index + 1),
            index.checked_sub(1).and_then(|before| text.kind(before)),
        ) {
            (".", _) => last = index + 1,
            _ if matches!(entry.symbol, b'T' | b'W') => {}
            (_, Some(TokenKind::Number)) => {}
            (_, Some(TokenKind::Space)) if entry.symbol == b'M' => {}
            // "11.gs"
            (_, Some(TokenKind::Mark)) if entry.symbol == b'H' => {}
            _ => return None,
        }
    }
    let value = if entry.latvian || entry.symbol != b'M' {
        entry.value
    } else {
        entry.value + FOREIGN
    };
    Some(Item {
        symbol: entry.symbol,
        value,
        first: index,
        last,
    })
}

/// *XX gadsimts*, *XIX gs.*: a Roman number before a century.
fn roman(text: &Text<'_>, index: usize) -> Option<Item> {
    let surface = text.surface(index);
    let before_century = || {
        text.after(index).is_some_and(|next| {
            text.folded(next).starts_with("gadsimt") || text.folded(next) == "gs"
        })
    };
    if surface.is_empty()
        || !surface
            .chars()
            .all(|letter| matches!(letter, 'I' | 'V' | 'X'))
        || !before_century()
    {
        return None;
    }
    let digits = surface.chars().map(|letter| match letter {
        'X' => 10,
        'V' => 5,
        _ => 1,
    });
    let digits: Vec<i32> = digits.collect();
    let value = (0..digits.len())
        .map(|at| {
            let digit = digits.get(at).copied().unwrap_or(0);
            if digits.get(at + 1).is_some_and(|next| *next > digit) {
                -digit
            } else {
                digit
            }
        })
        .sum();
    Some(Item {
        symbol: b'f',
        value,
        first: index,
        last: index,
    })
}

/// Added to the value of a month that is not Latvian: it needs a number beside it.
pub(super) const FOREIGN: i32 = 100;

/// *š.g.*, *š. g.*: this year, as one word.
fn this_year(text: &Text<'_>, index: usize) -> Option<Item> {
    let dot = (text.surface(index + 1) == ".").then_some(index + 1)?;
    let letter = text.after(dot).filter(|&at| text.folded(at) == "g")?;
    let last = if text.surface(letter + 1) == "." {
        letter + 1
    } else {
        letter
    };
    Some(Item {
        symbol: b'B',
        value: 0,
        first: index,
        last,
    })
}

/// A month with a slip in its ending or middle (*novembim*, *septmbrī*); only rules with a day before it accept one.
fn slipped_month(text: &Text<'_>, index: usize) -> Option<Item> {
    const STEMS: &[(&str, i32)] = &[
        ("janv", 1),
        ("febr", 2),
        ("mart", 3),
        ("apri", 4),
        ("maij", 5),
        ("juni", 6),
        ("juli", 7),
        ("augu", 8),
        ("sept", 9),
        ("okto", 10),
        ("nove", 11),
        ("dece", 12),
    ];
    let folded = text.folded(index);
    if !(5..=11).contains(&folded.len()) || text.is_capitalised(index) {
        return None;
    }
    let &(_, month) = STEMS.iter().find(|(stem, _)| folded.starts_with(stem))?;
    Some(Item {
        symbol: b'm',
        value: month,
        first: index,
        last: index,
    })
}

/// Brackets around a few words without a number or a word of time: *31. janvāra (ierašanās diena) līdz*.
fn aside(text: &Text<'_>, lexicon: &Lexicon, index: usize) -> Option<Item> {
    let mut at = index + 1;
    while at < text.tokens.len().min(index + 12) {
        match text.kind(at)? {
            TokenKind::Mark if text.surface(at) == ")" => {
                return Some(Item {
                    symbol: b'p',
                    value: 0,
                    first: index,
                    last: at,
                });
            }
            TokenKind::Number | TokenKind::Break => return None,
            TokenKind::Word => {
                let symbol = lexicon
                    .get(text.folded(at), text.lowered(at))
                    .map(|entry| entry.symbol);
                if matches!(symbol, Some(b'W' | b'M' | b'G' | b'T')) {
                    return None;
                }
            }
            TokenKind::Space | TokenKind::Mark => {}
        }
        at += 1;
    }
    None
}
