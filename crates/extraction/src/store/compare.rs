//! The same event in several articles: where the days agree it is one, where the years differ the sources contradict.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, named_params};

use super::weigh::weigh;

/// One dated event, as far as a comparison needs it.
pub(super) struct Row {
    pub(super) id: i64,
    pub(super) document: i64,
    stems: BTreeSet<String>,
    title: String,
    kind: String,
    place: Option<String>,
    pub(super) start: String,
    pub(super) end: String,
    pub(super) rule: String,
    parent: Option<i64>,
    pub(super) quote: (i64, i64, String),
}

/// Finds events of several articles that agree in title, day and month and differ in the year, and stores them as contested.
pub(super) fn events(transaction: &Connection) -> rusqlite::Result<()> {
    transaction.execute("DELETE FROM contradiction WHERE kind = 'event-date'", [])?;
    transaction.execute(
        "UPDATE event SET evidence = own_evidence WHERE evidence = 'contested'",
        [],
    )?;
    let mut rows = rows(transaction)?;
    // Rows come by day of the year: only those of one day are compared.
    for day in rows.chunk_by(same_day_of_year) {
        for (at, left) in day.iter().enumerate() {
            let others: Vec<&Row> = day
                .iter()
                .enumerate()
                .filter(|(place, right)| {
                    *place != at
                        && left.document != right.document
                        && left.parent.is_none()
                        && right.parent.is_none()
                        && left.start != right.start
                        && similar(left, right)
                })
                .map(|(_, right)| right)
                .collect();
            // The same days in three years or more are a feast of every year, not a slip.
            let years: BTreeSet<&str> = others.iter().map(|right| right.start.as_str()).collect();
            if years.len() > 1 {
                continue;
            }
            for right in others.into_iter().filter(|right| right.id > left.id) {
                store(transaction, left, right)?;
            }
        }
    }
    // The same event told with another first day, or another last one.
    rows.retain(|row| row.start != row.end);
    for edge in [|row: &Row| row.start.clone(), |row: &Row| row.end.clone()] {
        rows.sort_by_key(|row| (edge(row), row.id));
        for day in rows.chunk_by(|left, right| edge(left) == edge(right)) {
            for (at, left) in day.iter().enumerate() {
                for right in day.iter().skip(at + 1) {
                    let differ = left.start != right.start || left.end != right.end;
                    if differ && one_event(left, right) {
                        store(transaction, left, right)?;
                    }
                }
            }
        }
    }
    Ok(())
}

/// Whether two events that share their first or their last day are one: titles of the same words, or of some of the same
/// and the same town.
fn one_event(left: &Row, right: &Row) -> bool {
    // A day of one visit and another visit are no pair; a stretch of a visit and the visit itself may be.
    let related = left.parent.is_none() && right.parent.is_none()
        || left.parent == Some(right.id)
        || right.parent == Some(left.id);
    let apart = matches!((&left.place, &right.place), (Some(left), Some(right)) if left != right);
    let same_town = left.place.is_some() && left.place == right.place;
    let shared = left.stems.intersection(&right.stems).count();
    related
        && !apart
        && left.kind == right.kind
        && (similar(left, right) || same_town && shared >= 2)
}

/// Finds sums and periods of one project that several articles tell differently. Projects are one by name or number.
pub(super) fn projects(transaction: &Connection) -> rusqlite::Result<()> {
    transaction.execute(
        "DELETE FROM contradiction WHERE kind IN ('project-sum', 'project-period')",
        [],
    )?;
    type Side = (String, String, String, i64, i64, i64, String);
    let sides: Vec<Side> = {
        let mut statement = transaction.prepare(
            "SELECT coalesce(p.number, p.name_folded), p.name, a.role || ':' || a.value || ' ' || a.currency, a.document, a.start, a.end, a.quote
             FROM amount AS a JOIN project AS p ON p.id = a.project
             UNION ALL
             SELECT p.name_folded, p.name, 'period:' || p.start || '/' || p.end, p.document, p.period_start, p.period_end, p.period_quote
             FROM project AS p WHERE p.start IS NOT NULL AND p.end IS NOT NULL AND p.period_start IS NOT NULL
             ORDER BY 1, 3, 4, 5",
        )?;
        let rows = statement.query_map([], |row| {
            Ok((
                row.get(0)?,
                row.get(1)?,
                row.get(2)?,
                row.get(3)?,
                row.get(4)?,
                row.get(5)?,
                row.get(6)?,
            ))
        })?;
        rows.collect::<rusqlite::Result<_>>()?
    };
    let mut groups: BTreeMap<(String, String), Vec<&Side>> = BTreeMap::new();
    for side in &sides {
        let role = side.2.split(':').next().unwrap_or_default().to_owned();
        groups.entry((side.0.clone(), role)).or_default().push(side);
    }
    for ((_, role), sides) in groups {
        let mut different: Vec<&Side> = Vec::new();
        for side in sides {
            let value = side.2.split_once(':').map_or("", |(_, value)| value);
            let known = different.iter().any(|other| {
                let other = other.2.split_once(':').map_or("", |(_, value)| value);
                same_value(&role, value, other)
            });
            if !known {
                different.push(side);
            }
        }
        let documents: BTreeSet<i64> = different.iter().map(|side| side.3).collect();
        if different.len() < 2 || documents.len() < 2 {
            continue;
        }
        let kind = if role == "period" {
            "project-period"
        } else {
            "project-sum"
        };
        transaction.execute(
            "INSERT INTO contradiction (kind, about, better) VALUES (:kind, :about, NULL)",
            named_params! {":kind": kind, ":about": different.first().map(|side| &side.1)},
        )?;
        let contradiction = transaction.last_insert_rowid();
        for (position, side) in different.iter().enumerate() {
            let value = side.2.split_once(':').map_or("", |(_, value)| value);
            transaction.execute(
                "INSERT INTO contradiction_value (contradiction, position, value, document, start, end, quote, event)
                 VALUES (:contradiction, :position, :value, :document, :start, :end, :quote, NULL)",
                named_params! {
                    ":contradiction": contradiction, ":position": position, ":value": value, ":document": side.3,
                    ":start": side.4, ":end": side.5, ":quote": side.6,
                },
            )?;
        }
    }
    Ok(())
}

/// Sums are equal as numbers; periods where one is the other told more coarsely.
fn same_value(role: &str, left: &str, right: &str) -> bool {
    if role != "period" {
        return left == right;
    }
    let covers = |coarse: &str, fine: &str| {
        let edges = coarse.split_once('/').zip(fine.split_once('/'));
        edges.is_some_and(|((start, end), (from, to))| {
            from.starts_with(start) && to.starts_with(end)
        })
    };
    covers(left, right) || covers(right, left)
}

fn rows(transaction: &Connection) -> rusqlite::Result<Vec<Row>> {
    let mut statement = transaction.prepare(
        "SELECT e.id, e.document, e.title, e.title_folded, e.first_day, e.last_day, q.start, q.end, q.quote, e.kind, e.place, e.rule, e.parent
         FROM event AS e JOIN event_quote AS q ON q.event = e.id AND q.position = 0
         WHERE e.first_day IS NOT NULL AND length(e.start) >= 10
         ORDER BY substr(e.first_day, 5), substr(e.last_day, 5), e.first_day, e.id",
    )?;
    let rows = statement.query_map([], |row| {
        let folded: String = row.get(3)?;
        Ok(Row {
            id: row.get(0)?,
            document: row.get(1)?,
            title: row.get(2)?,
            stems: stems(&folded),
            start: row.get(4)?,
            end: row.get(5)?,
            quote: (row.get(6)?, row.get(7)?, row.get(8)?),
            kind: row.get(9)?,
            place: row.get(10)?,
            rule: row.get(11)?,
            parent: row.get(12)?,
        })
    })?;
    rows.collect()
}

/// The first five letters of each word of a folded title.
pub(super) fn stems(folded: &str) -> BTreeSet<String> {
    let words = folded
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| word.chars().count() > 2);
    words.map(|word| word.chars().take(5).collect()).collect()
}

fn similar(left: &Row, right: &Row) -> bool {
    let shared = left.stems.intersection(&right.stems).count();
    shared >= 2 && shared * 2 >= left.stems.union(&right.stems).count()
}

fn same_day_of_year(left: &Row, right: &Row) -> bool {
    left.start.get(4..) == right.start.get(4..) && left.end.get(4..) == right.end.get(4..)
}

fn store(transaction: &Connection, left: &Row, right: &Row) -> rusqlite::Result<()> {
    let (better, reasons) = weigh(transaction, left, right)?;
    transaction.execute(
        "INSERT INTO contradiction (kind, about, better) VALUES ('event-date', :about, :better)",
        named_params! {":about": left.title, ":better": better.map(value)},
    )?;
    let contradiction = transaction.last_insert_rowid();
    for (position, row) in [left, right].into_iter().enumerate() {
        transaction.execute(
            "INSERT INTO contradiction_value (contradiction, position, value, document, start, end, quote, event)
             VALUES (:contradiction, :position, :value, :document, :start, :end, :quote, :event)",
            named_params! {
                ":contradiction": contradiction, ":position": position, ":value": value(row), ":document": row.document,
                ":start": row.quote.0, ":end": row.quote.1, ":quote": row.quote.2, ":event": row.id,
            },
        )?;
        transaction.execute(
            "UPDATE event SET evidence = 'contested' WHERE id = :id OR parent = :id",
            named_params! {":id": row.id},
        )?;
    }
    for (position, reason) in reasons.iter().enumerate() {
        transaction.execute(
            "INSERT INTO contradiction_reason (contradiction, position, reason) VALUES (:contradiction, :position, :reason)",
            named_params! {":contradiction": contradiction, ":position": position, ":reason": reason},
        )?;
    }
    Ok(())
}

pub(super) fn value(row: &Row) -> String {
    if row.start == row.end {
        row.start.clone()
    } else {
        format!("{}/{}", row.start, row.end)
    }
}
