//! The rules, one file for each kind of expression, listed in one table whose order decides between equal matches.

mod clock;
mod day;
mod range;
mod recurring;
mod relative;
mod year;

use super::{
    class::pattern_of,
    reading::{Reading, Stretch, YearOf},
};
use crate::rule::{Found, Rule, RuleSet};

/// A rule of this module: one expression, or several that share a month or year.
pub type TemporalRule = Rule<Vec<Reading>>;

/// Pieces that several patterns share.
const FRAGMENTS: &[(&str, &str)] = &[
    // A year in front: "2023. gada", "šī gada", "š.g.", "pērn".
    (
        "year_before",
        "(?:(?:(?<year>year) dot? year_word+|(?<deictic>deictic) year_word+|(?<adverb>year_adverb)) comma?)",
    ),
    // A year behind: ", 2023", "2024 року".
    (
        "year_after",
        "(?:(?<comma>comma)? (?<after>year)(?<word> dot? year_word)?)",
    ),
    ("any_month", "(?:month|slip)"),
    (
        "of_day",
        "(?<hour>hour)(?: (?:dot|colon) (?<minute>minute))?",
    ),
];

/// Every table of rules, in order.
pub const TABLES: [&[TemporalRule]; 6] = [
    day::RULES,
    range::RULES,
    year::RULES,
    relative::RULES,
    recurring::RULES,
    clock::RULES,
];

/// All rules compiled, in the order of the tables.
///
/// # Errors
///
/// The name of the rule whose pattern does not compile.
pub fn compile() -> Result<RuleSet<Vec<Reading>>, String> {
    RuleSet::compile(TABLES.into_iter().flatten(), pattern_of, FRAGMENTS)
}

/// The year of the groups that end in `suffix`, before or behind the month.
fn year_of(found: &Found<'_>, suffix: &str) -> YearOf {
    let value = |name: &str| found.value(&format!("{name}{suffix}"));
    match (
        value("year").or(value("after")),
        value("deictic").or(value("adverb")),
    ) {
        (Some(year), _) => YearOf::Stated(year),
        (None, Some(offset)) => YearOf::Offset(offset),
        (None, None) => YearOf::Open,
    }
}

/// A day that can exist; 29 February wherever the year is not stated.
fn day_of(year: YearOf, month: i32, day: u32) -> Option<Stretch> {
    let month = u32::try_from(month % super::class::FOREIGN).ok()?;
    let checked = match year {
        YearOf::Stated(year) => year,
        YearOf::Offset(_) | YearOf::Open => 2024,
    };
    chrono::NaiveDate::from_ymd_opt(checked, month, day)?;
    Some(Stretch::Day { year, month, day })
}

/// Two digits of this century: *24* is 2024.
fn full_year(value: i32) -> i32 {
    if value < 100 { 2000 + value } else { value }
}

/// Whether the items of `range` stand without a space between them.
fn is_tight(found: &Found<'_>, range: std::ops::Range<usize>) -> bool {
    let tight = |items: &[crate::rule::Item]| {
        items
            .windows(2)
            .all(|pair| pair[0].last + 1 == pair[1].first)
    };
    found.items.get(range).is_some_and(tight)
}

/// The symbol of the item behind the match.
fn next_symbol(found: &Found<'_>) -> Option<u8> {
    found.items.get(found.range.end).map(|item| item.symbol)
}

/// The symbol of the item in front of the match.
fn previous_symbol(found: &Found<'_>) -> Option<u8> {
    found
        .range
        .start
        .checked_sub(1)
        .and_then(|at| found.items.get(at))
        .map(|item| item.symbol)
}

const CURRENCY: u8 = b'8';

/// A match of one of these rules.
pub(super) type TemporalProduct = crate::rule::Product<Vec<Reading>>;
pub(super) use relative::SAME_CLOCK;
