//! Sums and periods of one project that several articles tell differently.

use std::collections::BTreeSet;

use rusqlite::{Connection, Row, named_params};

/// A value that articles tell of a project, and the first that tells it.
struct Told {
    /// The number or name that makes projects one.
    key: String,
    /// *total*, *cofinancing* or *period*.
    role: String,
    value: String,
    /// Of the amount, or for a period of the project.
    first: i64,
}

/// Where a value is first told.
struct Side {
    name: String,
    document: i64,
    start: i64,
    end: i64,
    quote: String,
}

/// Sums, of projects that are one by number or else by name.
const SUMS: &str = "SELECT coalesce(p.number, p.name_folded) AS one, a.role AS role, a.value || ' ' || a.currency AS value, min(a.id)
     FROM project AS p JOIN amount AS a ON a.project = p.id";

/// Periods, of projects that are one by name.
const PERIODS: &str = "SELECT p.name_folded AS one, 'period' AS role, p.start || '/' || p.end AS value, min(p.id)
     FROM project AS p WHERE p.start IS NOT NULL AND p.end IS NOT NULL AND p.period_start IS NOT NULL";

/// Each value once.
const EACH: &str = "GROUP BY 1, 2, 3";

/// Finds sums and periods that articles tell differently and stores them: of the projects with these `keys`, or of all.
pub(in crate::store) fn projects(
    connection: &Connection,
    keys: Option<&BTreeSet<String>>,
) -> rusqlite::Result<()> {
    let Some(keys) = keys else {
        connection.execute(
            "DELETE FROM contradiction WHERE kind IN ('project-sum', 'project-period')",
            [],
        )?;
        let sql = format!("{SUMS} {EACH} UNION ALL {PERIODS} {EACH} ORDER BY 1, 2, 3");
        let mut statement = connection.prepare(&sql)?;
        let values: Vec<Told> = statement
            .query_map([], told)?
            .collect::<rusqlite::Result<_>>()?;
        return differing(connection, &values);
    };
    let mut remove = connection
        .prepare("DELETE FROM contradiction WHERE scope IN ('sum:' || :key, 'period:' || :key)")?;
    let sql = format!(
        "{SUMS} WHERE p.number = :key {EACH}
         UNION ALL {SUMS} WHERE p.name_folded = :key AND p.number IS NULL {EACH}
         UNION ALL {PERIODS} AND p.name_folded = :key {EACH} ORDER BY 1, 2, 3"
    );
    let mut statement = connection.prepare(&sql)?;
    for key in keys {
        remove.execute(named_params! {":key": key})?;
        let values: Vec<Told> = statement
            .query_map(named_params! {":key": key}, told)?
            .collect::<rusqlite::Result<_>>()?;
        differing(connection, &values)?;
    }
    Ok(())
}

fn told(row: &Row<'_>) -> rusqlite::Result<Told> {
    Ok(Told {
        key: row.get(0)?,
        role: row.get(1)?,
        value: row.get(2)?,
        first: row.get(3)?,
    })
}

/// Stores what differs of each project and role; `values` stand in the order of their keys and roles.
fn differing(connection: &Connection, values: &[Told]) -> rusqlite::Result<()> {
    for group in values.chunk_by(|one, next| (&one.key, &one.role) == (&next.key, &next.role)) {
        let mut different: Vec<&Told> = Vec::new();
        for told in group {
            let known = different
                .iter()
                .any(|other| same_value(&told.role, &told.value, &other.value));
            if !known {
                different.push(told);
            }
        }
        if different.len() > 1 {
            store(connection, &different)?;
        }
    }
    Ok(())
}

/// Stores a contradiction unless one article alone tells all its values.
fn store(connection: &Connection, different: &[&Told]) -> rusqlite::Result<()> {
    let sides: Vec<Side> = different
        .iter()
        .map(|told| side(connection, told))
        .collect::<rusqlite::Result<_>>()?;
    let (Some(told), Some(first)) = (different.first(), sides.first()) else {
        return Ok(());
    };
    if sides.iter().all(|side| side.document == first.document) {
        return Ok(());
    }
    let (kind, scope) = if told.role == PERIOD {
        ("project-period", "period")
    } else {
        ("project-sum", "sum")
    };
    connection
        .prepare_cached(
            "INSERT INTO contradiction (kind, about, better, scope) VALUES (:kind, :about, NULL, :scope)",
        )?
        .execute(named_params! {
            ":kind": kind, ":about": first.name, ":scope": format!("{scope}:{}", told.key),
        })?;
    let contradiction = connection.last_insert_rowid();
    for (position, (told, side)) in different.iter().zip(&sides).enumerate() {
        connection
            .prepare_cached(
                "INSERT INTO contradiction_value (contradiction, position, value, document, start, end, quote, event)
                 VALUES (:contradiction, :position, :value, :document, :start, :end, :quote, NULL)",
            )?
            .execute(named_params! {
                ":contradiction": contradiction, ":position": position, ":value": told.value, ":document": side.document,
                ":start": side.start, ":end": side.end, ":quote": side.quote,
            })?;
    }
    Ok(())
}

/// Reads where a value is first told.
fn side(connection: &Connection, told: &Told) -> rusqlite::Result<Side> {
    let sql = if told.role == PERIOD {
        "SELECT name, document, period_start, period_end, period_quote FROM project WHERE id = :first"
    } else {
        "SELECT p.name, a.document, a.start, a.end, a.quote FROM amount AS a JOIN project AS p ON p.id = a.project WHERE a.id = :first"
    };
    connection
        .prepare_cached(sql)?
        .query_row(named_params! {":first": told.first}, |row| {
            Ok(Side {
                name: row.get(0)?,
                document: row.get(1)?,
                start: row.get(2)?,
                end: row.get(3)?,
                quote: row.get(4)?,
            })
        })
}

const PERIOD: &str = "period";

/// Sums are equal as numbers; periods where one is the other told more coarsely.
fn same_value(role: &str, left: &str, right: &str) -> bool {
    if role != PERIOD {
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
