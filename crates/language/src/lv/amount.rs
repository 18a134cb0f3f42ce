//! Sums of money: every separator, the currency on either side, multiplier words, sums written as words.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::numeral::cardinal;
use crate::{
    Span,
    amount::{Decimal, Modifier},
    fold::fold,
};

/// A sum as it stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sum {
    /// From the first digit or currency sign to the last.
    pub span: Span,
    /// The number, multiplier words applied.
    pub value: Decimal,
    /// ISO 4217.
    pub currency: &'static str,
    /// *līdz, ne vairāk kā, vismaz, ap*, where it stands in front.
    pub modifier: Option<Modifier>,
    /// The rule that read it.
    pub rule: &'static str,
}

// Letters are Latin ones with Latvian marks (`[A-Za-zĀ-ž]`) and digits ASCII: the classes `\w` and `\d` of all scripts would
// make these patterns fifty times as large, and slow to build and to read.

/// Digits in groups of three, or in one run; a decimal part of one or two digits; or the *,-* of whole sums.
const NUMBER: &str = r"(?:[0-9]{1,3}(?:(?:[\u{20}\u{A0}\u{202F}]{1,2}|['’.,])[0-9]{3})+|[0-9]+)(?:[.,][0-9]{1,2}(?-u:\b))?(?:,[-–—])?";
const CURRENCY: &str = r"(?i:EUR(?-u:\b)|eir[oa](?-u:\b)|eirā|euro(?-u:\b)|€|eur\.|LVL(?-u:\b)|Ls(?-u:\b)|lat(?:i|u|us|iem|os|s|a|am)(?-u:\b)|USD(?-u:\b)|dolār[A-Za-zĀ-ž]{1,5}(?-u:\b)|\$|GBP(?-u:\b)|£|mārciņ[A-Za-zĀ-ž]{1,3}(?-u:\b)|SEK(?-u:\b)|zviedru kron[A-Za-zĀ-ž]{1,3}(?-u:\b)|NOK(?-u:\b)|norvēģu kron[A-Za-zĀ-ž]{1,3}(?-u:\b)|DKK(?-u:\b)|dāņu kron[A-Za-zĀ-ž]{1,3}(?-u:\b)|rub[ļl][A-Za-zĀ-ž]{1,4}(?-u:\b)|RUB(?-u:\b)|UAH(?-u:\b)|grivn[A-Za-zĀ-ž]{1,4}(?-u:\b)|PLN(?-u:\b)|zlot[A-Za-zĀ-ž]{1,3}(?-u:\b)|CHF(?-u:\b)|LTL(?-u:\b)|litu(?-u:\b)|litiem(?-u:\b)|EEK(?-u:\b))";
const MULTIPLIER: &str = r"(?i:milj(?:onu|oni|oniem|ons|ona|onus|ardu|ardi|ardiem|ards|arda|ardus)?(?-u:\b)\.?|mljrd(?-u:\b)\.?|mlrd(?-u:\b)\.?|mlj(?-u:\b)\.?|mln(?-u:\b)\.?|tūkst(?:ošu|oši|ošiem|otis|oša|ošus|oš)?(?-u:\b)\.?|simti?(?:em|u|us)?(?-u:\b))";

struct Patterns {
    sum: Regex,
    before: Regex,
    words: Regex,
    bare: Regex,
    spelled: Regex,
}

static PATTERNS: LazyLock<Option<Patterns>> = LazyLock::new(|| {
    let gap = r"[\u{20}\u{A0}\u{202F}]{0,2}";
    Some(Patterns {
        sum: Regex::new(&format!(
            r"(?P<number>{NUMBER}){gap}(?P<multiplier>{MULTIPLIER})?{gap}(?P<currency>{CURRENCY})(?:\s+un\s+(?P<cents>[0-9]{{1,2}})\s+cent[A-Za-zĀ-ž]*)?"
        ))
        .ok()?,
        before: Regex::new(&format!(
            r"(?P<currency>(?-u:\b)(?:EUR|LVL|USD|GBP|Ls)(?-u:\b)|€|\$|£){gap}(?P<number>{NUMBER})(?:{gap}(?P<multiplier>{MULTIPLIER}))?"
        ))
        .ok()?,
        words: Regex::new(&format!(
            r"(?i)(?:^|[\s(])(?P<words>(?:pus|viens?|vienu|div[A-Za-zĀ-ž]{{1,4}}|trīs|trim|četr[A-Za-zĀ-ž]{{1,4}}|piec[A-Za-zĀ-ž]{{0,4}}|seš[A-Za-zĀ-ž]{{1,4}}|septiņ[A-Za-zĀ-ž]{{1,4}}|astoņ[A-Za-zĀ-ž]{{1,4}}|deviņ[A-Za-zĀ-ž]{{1,4}}|desmit|divdesmit|trīsdesmit|četrdesmit|piecdesmit|sešdesmit|septiņdesmit|astoņdesmit|deviņdesmit|simts?|simtu|tūkstotis|tūkstošu?i?|pusmiljon[A-Za-zĀ-ž]{{1,2}}|miljon[A-Za-zĀ-ž]{{1,4}})(?:\s+(?:simti?e?m?u?|tūkst[A-Za-zĀ-ž]+|miljon[A-Za-zĀ-ž]+))?)\s+(?P<currency>{CURRENCY})"
        ))
        .ok()?,
        bare: Regex::new(&format!(r"(?P<number>{NUMBER}){gap}(?P<multiplier>{MULTIPLIER})?$")).ok()?,
        spelled: Regex::new(r"^(\s|\u{A0})*\([A-Za-zĀ-ž ]+\)(\s|\u{A0})*").ok()?,
    })
});

/// Stems of words for money, folded; whole words where they are short.
const MONEY_STEMS: &[&str] = &[
    "eur", "eir", "lvl", "ls", "lat", "usd", "dolar", "gbp", "marci", "sek", "kron", "nok", "dkk",
    "rub", "uah", "griv", "pln", "zlot", "chf", "ltl", "lit", "eek",
];

/// Whether `token`, given as written and folded, is a sign or word of money: only a passage with one can hold a sum.
#[must_use]
pub fn is_money_word(surface: &str, folded: &str) -> bool {
    match folded.as_bytes().first() {
        None => matches!(surface, "€" | "$" | "£"),
        Some(
            b'e' | b'l' | b'u' | b'd' | b'g' | b'm' | b's' | b'k' | b'n' | b'r' | b'p' | b'z'
            | b'c',
        ) => MONEY_STEMS.iter().any(|stem| folded.starts_with(stem)),
        Some(_) => false,
    }
}

/// All sums of `text`, in order, none overlapping.
///
/// ```
/// use language::lv::amount::sums;
/// let found = sums("Kopā 176 680,75 EUR, t.sk. EUR 150178,64.");
/// let values: Vec<String> = found.iter().map(|sum| sum.value.to_string()).collect();
/// assert_eq!(values, ["176680.75", "150178.64"]);
/// ```
#[must_use]
pub fn sums(text: &str) -> Vec<Sum> {
    let Some(patterns) = PATTERNS.as_ref() else {
        return Vec::new();
    };
    let mut found: Vec<Sum> = Vec::new();
    let mut add = |sum: Option<Sum>| {
        if let Some(sum) =
            sum.filter(|sum| !found.iter().any(|other| other.span.overlaps(sum.span)))
        {
            found.push(sum);
        }
    };
    patterns
        .sum
        .captures_iter(text)
        .for_each(|captures| add(sum(text, &captures, "amount.currency-behind")));
    patterns
        .before
        .captures_iter(text)
        .for_each(|captures| add(sum(text, &captures, "amount.currency-before")));
    patterns
        .words
        .captures_iter(text)
        .for_each(|captures| add(in_words(text, &captures)));
    let shared = found
        .iter()
        .flat_map(|sum| sharing(text, sum, &patterns.bare))
        .collect::<Vec<_>>();
    for sum in shared {
        if !found.iter().any(|other| other.span.overlaps(sum.span)) {
            found.push(sum);
        }
    }
    found.sort_by_key(|sum| sum.span);
    found
}

/// A number in brackets that spells the sum out, behind it.
#[must_use]
pub fn spelled_out(rest: &str) -> usize {
    PATTERNS
        .as_ref()
        .and_then(|patterns| patterns.spelled.find(rest))
        .map_or(0, |found| found.end())
}

fn sum(text: &str, captures: &Captures<'_>, rule: &'static str) -> Option<Sum> {
    let (all, number, currency) = (
        captures.get(0)?,
        captures.name("number")?,
        captures.name("currency")?,
    );
    // The patterns end words at ASCII boundaries, which are quick to see: "latiņš" is no "lati".
    if text
        .get(all.end()..)?
        .chars()
        .next()
        .is_some_and(char::is_alphabetic)
        && all
            .as_str()
            .chars()
            .next_back()
            .is_some_and(char::is_alphabetic)
    {
        return None;
    }
    let before = text.get(..all.start())?.chars().next_back();
    if number.start() == all.start()
        && before.is_some_and(|letter| letter.is_alphanumeric() || matches!(letter, '/' | '_'))
    {
        return None;
    }
    let mut value = number_of(number.as_str())?;
    if let Some(multiplier) = captures.name("multiplier") {
        value = value.times(multiplier_of(multiplier.as_str()))?;
    }
    if let Some(cents) = captures
        .name("cents")
        .and_then(|cents| cents.as_str().parse::<i128>().ok())
    {
        value = Decimal {
            units: value.units * 100 + cents,
            scale: 2,
        };
    }
    let end = all.end() - all.as_str().len() + all.as_str().trim_end().len();
    let span = Span::new(all.start(), end);
    Some(Sum {
        span,
        value,
        currency: iso(currency.as_str()),
        modifier: modifier(text, span.start),
        rule,
    })
}

fn in_words(text: &str, captures: &Captures<'_>) -> Option<Sum> {
    let (all, words) = (captures.get(0)?, captures.name("words")?);
    if is_inside_word(text, words.start(), all.end()) {
        return None;
    }
    let mut value: i128 = 0;
    for word in words.as_str().split_whitespace() {
        let folded = fold(word);
        let number = match folded.as_str() {
            "pusmiljons" | "pusmiljona" | "pusmiljonu" => 500_000,
            "viens" | "vienu" | "vien" => 1,
            word if word.starts_with("miljon") => 1_000_000,
            word if word.starts_with("tukst") => 1000,
            word if word.starts_with("simt") => 100,
            word => i128::from(cardinal(word)?),
        };
        value = if number >= 100 && value > 0 {
            value * number
        } else {
            value + number
        };
    }
    let span = Span::new(words.start(), all.end());
    let currency = iso(captures.name("currency")?.as_str());
    Some(Sum {
        span,
        value: Decimal::whole(value),
        currency,
        modifier: modifier(text, span.start),
        rule: "amount.in-words",
    })
}

/// Whether a letter stands right before `start` or right behind `end`.
fn is_inside_word(text: &str, start: usize, end: usize) -> bool {
    let before = text.get(..start).and_then(|rest| rest.chars().next_back());
    let behind = text.get(end..).and_then(|rest| rest.chars().next());
    before.is_some_and(char::is_alphabetic) || behind.is_some_and(char::is_alphabetic)
}

/// Numbers in front of a sum that share its currency: *no 1000 līdz 5000 eiro*, *12.00 – 18.00 EUR*.
fn sharing(text: &str, sum: &Sum, bare: &Regex) -> Vec<Sum> {
    let mut found = Vec::new();
    let mut start = sum.span.start;
    while let Some((before, gap)) = text.get(..start).and_then(strip_connective) {
        let Some(captures) = bare.captures(before) else {
            break;
        };
        let Some((number, value)) = captures
            .name("number")
            .and_then(|m| Some((m, number_of(m.as_str())?)))
        else {
            break;
        };
        let preceding = before
            .get(..number.start())
            .and_then(|rest| rest.chars().next_back());
        // "2024, 500 eiro" names a year; a dash or "līdz" joins any two numbers, a comma only sums that look like sums.
        let year = gap == "," && (1900..2100).contains(&value.units) && value.scale == 0;
        if year
            || preceding
                .is_some_and(|letter| letter.is_alphanumeric() || matches!(letter, '.' | '/' | '-'))
        {
            break;
        }
        let value = match captures.name("multiplier") {
            Some(word) => value.times(multiplier_of(word.as_str())),
            None => Some(value),
        };
        let Some(value) = value else { break };
        let span = Span::new(
            number.start(),
            captures.get(0).map_or(number.end(), |all| all.end()),
        );
        found.push(Sum {
            span,
            value,
            modifier: None,
            rule: "amount.shared-currency",
            ..sum.clone()
        });
        start = span.start;
    }
    found
}

/// What stands before a dash, *līdz*, *vai*, *un* or comma at the end of `text`, and which it was.
fn strip_connective(text: &str) -> Option<(&str, &'static str)> {
    let trimmed = text.trim_end_matches([' ', '\u{A0}']);
    ["–", "—", "-", "līdz", "vai", "un", ","]
        .into_iter()
        .find_map(|connective| {
            let rest = trimmed.strip_suffix(connective)?;
            let rest = rest.trim_end_matches([' ', '\u{A0}']);
            rest.chars()
                .next_back()
                .filter(|last| last.is_ascii_digit() || *last == '.')
                .map(|_| (rest, connective))
        })
}

/// Reads `176 680,75`, `37 710.27`, `2.345.000`, `1'250`, `9115,-`.
fn number_of(text: &str) -> Option<Decimal> {
    let text = text.trim_end_matches(['-', '–', '—']).trim_end_matches(',');
    let marks: Vec<(usize, char)> = text
        .char_indices()
        .filter(|(_, letter)| !letter.is_ascii_digit())
        .collect();
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let scale = match marks.last() {
        Some(&(at, '.' | ',')) => {
            let behind = text.len() - at - 1;
            // Three digits behind the only kind of mark are a group: "€35,000".
            if behind == 3 { 0 } else { behind }
        }
        _ => 0,
    };
    Some(Decimal {
        units: digits.parse().ok()?,
        scale: u32::try_from(scale).ok()?,
    })
}

fn multiplier_of(word: &str) -> i128 {
    let folded = fold(word);
    match folded.as_str() {
        word if word.starts_with("miljard")
            || word.starts_with("mljrd")
            || word.starts_with("mlrd") =>
        {
            1_000_000_000
        }
        word if word.starts_with('m') => 1_000_000,
        word if word.starts_with("simt") => 100,
        _ => 1000,
    }
}

fn iso(currency: &str) -> &'static str {
    let folded = fold(currency);
    match folded.as_str() {
        "lvl" | "ls" => "LVL",
        "usd" | "$" => "USD",
        "gbp" | "£" => "GBP",
        "sek" | "nok" | "dkk" | "rub" | "uah" | "pln" | "chf" | "ltl" | "eek" => {
            match folded.as_str() {
                "sek" => "SEK",
                "nok" => "NOK",
                "dkk" => "DKK",
                "rub" => "RUB",
                "uah" => "UAH",
                "pln" => "PLN",
                "chf" => "CHF",
                "ltl" => "LTL",
                _ => "EEK",
            }
        }
        word if word.starts_with("lat") => "LVL",
        word if word.starts_with("dolar") => "USD",
        word if word.starts_with("marcin") => "GBP",
        word if word.starts_with("zviedru") => "SEK",
        word if word.starts_with("norvegu") => "NOK",
        word if word.starts_with("danu") => "DKK",
        word if word.starts_with("rub") => "RUB",
        word if word.starts_with("grivn") => "UAH",
        word if word.starts_with("zlot") => "PLN",
        word if word.starts_with("lit") => "LTL",
        _ => "EUR",
    }
}

/// The limit that stands in front of byte `start`.
#[must_use]
pub fn modifier(text: &str, start: usize) -> Option<Modifier> {
    const PHRASES: &[(&str, Modifier)] = &[
        ("vairak neka", Modifier::Min),
        ("vairak ka", Modifier::Min),
        ("vismaz", Modifier::Min),
        ("ne mazak ka", Modifier::Min),
        ("parsniedz", Modifier::Min),
        ("ne vairak ka", Modifier::Max),
        ("ne vairak par", Modifier::Max),
        ("lidz", Modifier::Max),
        ("mazak neka", Modifier::Max),
        ("aptuveni", Modifier::Approx),
        ("apmeram", Modifier::Approx),
        ("gandriz", Modifier::Approx),
        ("teju", Modifier::Approx),
        ("ap", Modifier::Approx),
    ];
    let before: String = text
        .get(..start)?
        .chars()
        .rev()
        .take(24)
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .collect();
    let folded = fold(&before);
    let folded = folded.trim_end();
    let ends = |phrase: &str| {
        folded
            .strip_suffix(phrase)
            .is_some_and(|rest| rest.is_empty() || rest.ends_with([' ', '(', '\u{A0}', '\n']))
    };
    PHRASES
        .iter()
        .filter(|(phrase, _)| ends(phrase))
        .max_by_key(|(phrase, _)| phrase.len())
        .map(|&(_, found)| found)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A sign in capitals must not end inside a word of letters beyond ASCII.
    #[test]
    fn roubles_are_money_in_every_case() {
        for text in ["10 rubļu.", "10 rubļi", "10 rubļus", "10 RUB"] {
            let found: Vec<_> = sums(text).into_iter().map(|sum| sum.currency).collect();
            assert_eq!(found, ["RUB"], "{text}");
        }
    }

    fn check(text: &str, expected: &[(&str, &str, &str)]) {
        let found = sums(text);
        let shown: Vec<(&str, String, &str)> = found
            .iter()
            .map(|sum| (sum.span.of(text), sum.value.to_string(), sum.currency))
            .collect();
        let shown: Vec<(&str, &str, &str)> = shown
            .iter()
            .map(|(text, value, currency)| (*text, value.as_str(), *currency))
            .collect();
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn separators_and_currencies() {
        check("Cena 2,50€ no bērna", &[("2,50€", "2.50", "EUR")]);
        check(
            "Noslēgts par 9115,- EUR bez PVN",
            &[("9115,- EUR", "9115", "EUR")],
        );
        check(
            "budžets bija 96,4 tūkst. EUR.",
            &[("96,4 tūkst. EUR", "96400", "EUR")],
        );
        check(
            "Finansējums - EUR 16120,00.",
            &[("EUR 16120,00", "16120.00", "EUR")],
        );
        check(
            "Valsts piešķīra 2 miljardus eiro.",
            &[("2 miljardus eiro", "2000000000", "EUR")],
        );
        check("Finansējums: 1'250 EUR.", &[("1'250 EUR", "1250", "EUR")]);
        check(
            "Cena ir 5 eiro un 50 centi.",
            &[("5 eiro un 50 centi", "5.50", "EUR")],
        );
        check(
            "Balvas apmērs ir simts eiro.",
            &[("simts eiro", "100", "EUR")],
        );
        check(
            "Balva ir 5000 zviedru kronu.",
            &[("5000 zviedru kronu", "5000", "SEK")],
        );
    }

    #[test]
    fn numbers_share_a_currency() {
        check(
            "Biļetes 12.00 – 18.00 EUR",
            &[("12.00", "12.00", "EUR"), ("18.00 EUR", "18.00", "EUR")],
        );
        check(
            "no 1000 līdz 5000 eiro",
            &[("1000", "1000", "EUR"), ("5000 eiro", "5000", "EUR")],
        );
        check("2024. gadā, 500 eiro", &[("500 eiro", "500", "EUR")]);
    }

    #[test]
    fn limits_are_read_from_the_words_in_front() {
        assert_eq!(modifier("ne vairāk kā 5", 15), Some(Modifier::Max));
        assert_eq!(modifier("izdalīja 5", 10), None);
    }
}
