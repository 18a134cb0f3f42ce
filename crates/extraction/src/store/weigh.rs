//! Which of two contradicting days is better supported, and the rules that say so.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use language::{fold::fold, lv::numeral::cardinal_folded};
use rusqlite::{Connection, named_params};

use super::compare::{Quote, Row, quote, value};

/// Whether the weekday that the quote names is that of its first day; nothing where it names none or several.
fn weekday_agrees(row: &Row, quote: &Quote) -> Option<bool> {
    const DAYS: [&str; 7] = [
        "pirmdien",
        "otrdien",
        "tresdien",
        "ceturtdien",
        "piektdien",
        "sestdien",
        "svetdien",
    ];
    let folded = fold(&quote.text);
    let mut named = folded
        .split(|letter: char| !letter.is_alphanumeric())
        .filter_map(|word| DAYS.iter().position(|day| word.starts_with(day)));
    let (Some(named), None) = (named.next(), named.next()) else {
        return None;
    };
    let day: NaiveDate = row.start.parse().ok()?;
    Some(u32::try_from(named).ok()? == day.weekday().num_days_from_monday())
}

/// Which value is better supported, and the rules that say so.
pub(super) fn weigh<'r>(
    transaction: &Connection,
    left: &'r Row,
    right: &'r Row,
) -> rusqlite::Result<(Option<&'r Row>, Vec<&'static str>)> {
    let quotes = (quote(transaction, left)?, quote(transaction, right)?);
    let mut reasons = Vec::new();
    let mut balance = 0_i32;
    let mentions = (mentions(transaction, left)?, mentions(transaction, right)?);
    if mentions.0 != mentions.1 {
        balance += if mentions.0 > mentions.1 { 1 } else { -1 };
        reasons.push("more-mentions");
    }
    let referred = (
        is_referred_to(transaction, left, &quotes.0)?,
        is_referred_to(transaction, right, &quotes.1)?,
    );
    if referred.0 != referred.1 {
        balance += if referred.0 { 1 } else { -1 };
        reasons.push("later-text-refers-back");
    }
    let order = (
        breaks_order(transaction, left, &quotes.0)?,
        breaks_order(transaction, right, &quotes.1)?,
    );
    if order.0 != order.1 {
        balance += if order.0 { -1 } else { 1 };
        reasons.push("order-of-sections");
    }
    let named = (
        weekday_agrees(left, &quotes.0),
        weekday_agrees(right, &quotes.1),
    );
    if named.0 != named.1 {
        // A weekday that fits speaks for its year, one that does not against it.
        balance += i32::from(named.0.unwrap_or_default()) - i32::from(named.0 == Some(false));
        balance -= i32::from(named.1.unwrap_or_default()) - i32::from(named.1 == Some(false));
        reasons.push("weekday-agrees");
    }
    let days = (
        days_agree(transaction, left)?,
        days_agree(transaction, right)?,
    );
    if days.0 != days.1 {
        balance += match days {
            (Some(true), _) | (_, Some(false)) => 1,
            _ => -1,
        };
        reasons.push("number-of-days-agrees");
    }
    if left.document == right.document {
        let heading = (
            is_heading(transaction, left)?,
            is_heading(transaction, right)?,
        );
        if heading.0 != heading.1 {
            // Headings are copied from page to page; a sentence is written for what it tells.
            balance += if heading.0 { -1 } else { 1 };
            reasons.push("heading-against-body");
        }
    }
    let better = match balance {
        1.. => Some(left),
        ..=-1 => Some(right),
        0 => None,
    };
    Ok((
        better,
        if better.is_some() {
            reasons
        } else {
            Vec::new()
        },
    ))
}

/// Whether a heading names the event.
fn is_heading(transaction: &Connection, row: &Row) -> rusqlite::Result<bool> {
    transaction
        .prepare_cached("SELECT rule = 'event.heading' FROM event WHERE id = :id")?
        .query_row(named_params! {":id": row.id}, |found| found.get(0))
}

/// How often the article prints these days.
fn mentions(transaction: &Connection, row: &Row) -> rusqlite::Result<i64> {
    transaction.query_row(
        "SELECT count(*) FROM mention WHERE document = :document AND kind = 'DATE' AND aside = 0 AND norm = :norm",
        named_params! {":document": row.document, ":norm": format!("\"{}\"", value(row))},
        |found| found.get(0),
    )
}

/// Whether a passage dated later in the same article names these days again.
fn is_referred_to(transaction: &Connection, row: &Row, quote: &Quote) -> rusqlite::Result<bool> {
    transaction.query_row(
        "SELECT EXISTS (
             SELECT 1 FROM mention AS m JOIN mention AS later ON later.document = m.document
             WHERE m.document = :document AND m.kind = 'DATE' AND m.norm = :norm AND m.aside = 0
               AND later.kind = 'DATE' AND later.aside = 0 AND later.start BETWEEN :end AND m.start
               AND length(later.norm) = 12 AND substr(later.norm, 2, 10) > :last)",
        named_params! {":document": row.document, ":norm": format!("\"{}\"", value(row)), ":end": quote.end, ":last": row.end},
        |found| found.get(0),
    )
}

/// Whether an event told further down the same page is dated earlier, though the page runs forward in time.
fn breaks_order(transaction: &Connection, row: &Row, quote: &Quote) -> rusqlite::Result<bool> {
    transaction.query_row(
        "SELECT EXISTS (
             SELECT 1 FROM event AS e JOIN event_quote AS q ON q.event = e.id AND q.position = 0
             WHERE e.document = :document AND e.parent IS NULL AND e.rule = 'event.heading' AND e.first_day < :first AND q.start > :start)",
        named_params! {":document": row.document, ":first": row.start, ":start": quote.start},
        |found| found.get(0),
    )
}

/// Whether the number of days that the event's sentences tell is that between its first and last day; nothing where they
/// tell none, or several.
fn days_agree(transaction: &Connection, row: &Row) -> rusqlite::Result<Option<bool>> {
    let mut statement = transaction
        .prepare_cached("SELECT quote FROM event_quote WHERE event = :event ORDER BY position")?;
    let quotes = statement.query_map(named_params! {":event": row.id}, |told| {
        told.get::<_, String>(0)
    })?;
    let mut told = BTreeSet::new();
    for quote in quotes {
        told.extend(days_in(&quote?));
    }
    let told: Vec<u32> = told.into_iter().collect();
    let (Ok(first), Ok(last)) = (row.start.parse::<NaiveDate>(), row.end.parse::<NaiveDate>())
    else {
        return Ok(None);
    };
    let [told] = told.as_slice() else {
        return Ok(None);
    };
    Ok(Some(i64::from(*told) == (last - first).num_days() + 1))
}

/// The numbers in *3 dienu*, *piecas dienas*.
fn days_in(quote: &str) -> Vec<u32> {
    let folded = fold(quote);
    let words: Vec<&str> = folded
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let pairs = words.windows(2).filter_map(|pair| match pair {
        [number, "dienas" | "dienu" | "dienam"] => {
            number.parse().ok().or_else(|| cardinal_folded(number))
        }
        _ => None,
    });
    pairs.collect()
}
