//! The same event in several articles: where the days agree it is one, where the years differ the sources contradict.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rusqlite::{Connection, named_params};

use super::weigh::weigh;

/// How many articles of one side a contradiction shows.
const SHOWN: usize = 4;

/// One dated event, as far as a comparison needs it.
pub(super) struct Row {
    pub(super) id: i64,
    pub(super) document: i64,
    stems: Stems,
    kind: String,
    place: Option<String>,
    pub(super) start: String,
    pub(super) end: String,
    pub(super) is_heading: bool,
    parent: Option<i64>,
}

/// The sentence with the day of an event: where it stands, and its words.
pub(super) struct Quote {
    pub(super) start: i64,
    pub(super) end: i64,
    pub(super) text: String,
}

/// Read only where a contradiction was found: a store holds many events.
pub(super) fn quote(transaction: &Connection, row: &Row) -> rusqlite::Result<Quote> {
    transaction
        .prepare_cached(
            "SELECT start, end, quote FROM event_quote WHERE event = :event AND position = 0",
        )?
        .query_row(named_params! {":event": row.id}, |found| {
            Ok(Quote {
                start: found.get(0)?,
                end: found.get(1)?,
                text: found.get(2)?,
            })
        })
}

/// The words of a title as sorted numbers, the same for the same word.
pub(super) type Stems = Vec<u32>;

/// Events of several articles that tell the same of the same days: they stand on one side.
type Side<'r> = Vec<&'r Row>;

/// Finds events of several articles that agree in title, day and month and differ in the year, or in title and place and
/// differ in their first or last day, and stores them as contested.
pub(super) fn events(transaction: &Connection) -> rusqlite::Result<()> {
    transaction.execute("DELETE FROM contradiction WHERE kind = 'event-date'", [])?;
    let rows = rows(transaction)?;
    let mut contested = Contested::new();
    let (whole, parts): (Vec<&Row>, Vec<&Row>) = rows.iter().partition(|row| row.parent.is_none());
    other_years(transaction, &whole, &mut contested)?;
    let long: Vec<&Row> = whole
        .iter()
        .copied()
        .filter(|row| row.start != row.end)
        .collect();
    other_edges(transaction, &long, |row| &row.start, &mut contested)?;
    other_edges(transaction, &long, |row| &row.end, &mut contested)?;
    // A stretch of a visit that is told like the visit itself, and is not as long.
    let by_id: HashMap<i64, &Row> = whole.iter().map(|row| (row.id, *row)).collect();
    for part in parts.iter().filter(|part| part.start != part.end) {
        let visit = part.parent.and_then(|parent| by_id.get(&parent));
        if let Some(visit) =
            visit.filter(|visit| differ_at_one_edge(part, visit) && one_event(part, visit))
        {
            let (left, right) = if part.id < visit.id {
                (*part, *visit)
            } else {
                (*visit, *part)
            };
            store(transaction, &vec![left], &vec![right], &mut contested)?;
        }
    }
    mark(transaction, &contested)
}

/// Events that sources tell differently, by their numbers.
type Contested = BTreeSet<i64>;

/// Marks contested events and their days, and takes the mark from those that are so no more; others are not written.
fn mark(transaction: &Connection, contested: &Contested) -> rusqlite::Result<()> {
    let mut now = contested.clone();
    let mut days =
        transaction.prepare("SELECT id FROM event WHERE parent = :parent ORDER BY id")?;
    for id in contested {
        let rows = days.query_map(named_params! {":parent": id}, |row| row.get(0))?;
        now.extend(rows.collect::<rusqlite::Result<Vec<i64>>>()?);
    }
    let mut before =
        transaction.prepare("SELECT id FROM event WHERE evidence = 'contested' ORDER BY id")?;
    let before: Contested = before
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let mut clear =
        transaction.prepare("UPDATE event SET evidence = own_evidence WHERE id = :id")?;
    for id in before.difference(&now) {
        clear.execute(named_params! {":id": id})?;
    }
    let mut set = transaction.prepare("UPDATE event SET evidence = 'contested' WHERE id = :id")?;
    for id in now.difference(&before) {
        set.execute(named_params! {":id": id})?;
    }
    Ok(())
}

/// The rows that share a key, by key; each group by its first row.
fn grouped<'r, Key: Ord>(rows: &[&'r Row], key: impl Fn(&'r Row) -> Key) -> Vec<Side<'r>> {
    let mut groups: BTreeMap<Key, Side<'r>> = BTreeMap::new();
    for row in rows {
        groups.entry(key(row)).or_default().push(row);
    }
    let mut groups: Vec<Side<'r>> = groups.into_values().collect();
    groups.sort_by_key(|group| group.first().map(|row| row.id));
    groups
}

/// The same title on the same days of another year.
fn other_years(
    transaction: &Connection,
    whole: &[&Row],
    contested: &mut Contested,
) -> rusqlite::Result<()> {
    for day in grouped(whole, |row| (row.start.get(4..), row.end.get(4..))) {
        let sides = grouped(&day, |row| (&row.stems, &row.start));
        for (at, left) in sides.iter().enumerate() {
            let years: BTreeSet<&str> = sides
                .iter()
                .filter(|right| stands_against(left, right))
                .filter_map(|right| Some(right.first()?.start.as_str()))
                .collect();
            // The same days in three years or more are a feast of every year, not a slip.
            if years.len() != 1 {
                continue;
            }
            for right in sides
                .iter()
                .skip(at + 1)
                .filter(|right| stands_against(left, right))
            {
                store(transaction, left, right, contested)?;
            }
        }
    }
    Ok(())
}

fn stands_against(left: &Side<'_>, right: &Side<'_>) -> bool {
    let (Some(one), Some(other)) = (left.first(), right.first()) else {
        return false;
    };
    one.start != other.start
        && similar(one, other)
        && right
            .iter()
            .any(|row| left.iter().any(|known| known.document != row.document))
}

/// The same event with the same first day and another last one, or the other way round.
fn other_edges<'r>(
    transaction: &Connection,
    rows: &[&'r Row],
    edge: impl Fn(&'r Row) -> &'r String,
    contested: &mut Contested,
) -> rusqlite::Result<()> {
    for day in grouped(rows, &edge) {
        let sides = grouped(&day, |row| {
            (&row.stems, &row.kind, &row.place, &row.start, &row.end)
        });
        for (at, left) in sides.iter().enumerate() {
            for right in sides.iter().skip(at + 1) {
                if let (Some(one), Some(other)) = (left.first(), right.first())
                    && differ_at_one_edge(one, other)
                    && one_event(one, other)
                {
                    store(transaction, left, right, contested)?;
                }
            }
        }
    }
    Ok(())
}

fn differ_at_one_edge(left: &Row, right: &Row) -> bool {
    (left.start == right.start) != (left.end == right.end)
}

/// Whether two events that share their first or their last day are one: titles of the same words, or of some of the same
/// and the same town.
fn one_event(left: &Row, right: &Row) -> bool {
    let apart = matches!((&left.place, &right.place), (Some(left), Some(right)) if left != right);
    let same_town = left.place.is_some() && left.place == right.place;
    !apart
        && left.kind == right.kind
        && (similar(left, right) || same_town && shared(left, right) >= 2)
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
        "SELECT id, document, title_folded, first_day, last_day, kind, place, rule, parent FROM event
         WHERE first_day IS NOT NULL AND length(start) >= 10
         ORDER BY substr(first_day, 5), substr(last_day, 5), first_day, id",
    )?;
    let mut numbers: HashMap<String, u32> = HashMap::new();
    let rows = statement.query_map([], |row| {
        Ok(Row {
            id: row.get(0)?,
            document: row.get(1)?,
            stems: numbered(&row.get::<_, String>(2)?, &mut numbers),
            start: row.get(3)?,
            end: row.get(4)?,
            kind: row.get(5)?,
            place: row.get(6)?,
            is_heading: row.get::<_, String>(7)? == HEADING,
            parent: row.get(8)?,
        })
    })?;
    rows.collect()
}

/// The rule of events that a heading names.
const HEADING: &str = "event.heading";

fn title(transaction: &Connection, row: &Row) -> rusqlite::Result<String> {
    transaction
        .prepare_cached("SELECT title FROM event WHERE id = :id")?
        .query_row(named_params! {":id": row.id}, |found| found.get(0))
}

pub(super) fn numbered(folded: &str, numbers: &mut HashMap<String, u32>) -> Stems {
    let mut found: Stems = stems(folded)
        .into_iter()
        .map(|stem| {
            let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
            *numbers.entry(stem).or_insert(next)
        })
        .collect();
    found.sort_unstable();
    found
}

/// The first five letters of each word of a folded title.
pub(super) fn stems(folded: &str) -> BTreeSet<String> {
    let words = folded
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| word.chars().count() > 2);
    words.map(|word| word.chars().take(5).collect()).collect()
}

/// How many words two titles share.
fn shared(left: &Row, right: &Row) -> usize {
    left.stems
        .iter()
        .filter(|stem| right.stems.binary_search(stem).is_ok())
        .count()
}

fn similar(left: &Row, right: &Row) -> bool {
    let shared = shared(left, right);
    shared >= 2 && shared * 2 >= left.stems.len() + right.stems.len() - shared
}

fn store(
    transaction: &Connection,
    left: &Side<'_>,
    right: &Side<'_>,
    contested: &mut Contested,
) -> rusqlite::Result<()> {
    let (Some(first), Some(other)) = (left.first(), right.first()) else {
        return Ok(());
    };
    let (better, reasons) = weigh(transaction, first, other)?;
    transaction
        .prepare_cached("INSERT INTO contradiction (kind, about, better) VALUES ('event-date', :about, :better)")?
        .execute(named_params! {":about": title(transaction, first)?, ":better": better.map(value)})?;
    let contradiction = transaction.last_insert_rowid();
    let shown = left.iter().take(SHOWN).chain(right.iter().take(SHOWN));
    for (position, row) in shown.enumerate() {
        let quote = quote(transaction, row)?;
        transaction
            .prepare_cached(
                "INSERT INTO contradiction_value (contradiction, position, value, document, start, end, quote, event)
                 VALUES (:contradiction, :position, :value, :document, :start, :end, :quote, :event)",
            )?
            .execute(named_params! {
                ":contradiction": contradiction, ":position": position, ":value": value(row), ":document": row.document,
                ":start": quote.start, ":end": quote.end, ":quote": quote.text, ":event": row.id,
            })?;
    }
    contested.extend(left.iter().chain(right).map(|row| row.id));
    for (position, reason) in reasons.iter().enumerate() {
        transaction
            .prepare_cached("INSERT INTO contradiction_reason (contradiction, position, reason) VALUES (:contradiction, :position, :reason)")?
            .execute(named_params! {":contradiction": contradiction, ":position": position, ":reason": reason})?;
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
