//! Sums and periods of one project that several articles tell differently.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, Row, named_params};

/// What one article says of a project.
struct Side {
    /// The number or name that makes projects one.
    key: String,
    name: String,
    /// *total*, *cofinancing* or *period*.
    role: String,
    value: String,
    document: i64,
    start: i64,
    end: i64,
    quote: String,
}

/// Sums, of projects that are one by number or else by name.
const SUMS: &str = "SELECT coalesce(p.number, p.name_folded), p.name, a.role, a.value || ' ' || a.currency, a.document, a.start, a.end, a.quote
     FROM project AS p JOIN amount AS a ON a.project = p.id";

/// Periods, of projects that are one by name.
const PERIODS: &str = "SELECT p.name_folded, p.name, 'period', p.start || '/' || p.end, p.document, p.period_start, p.period_end, p.period_quote
     FROM project AS p WHERE p.start IS NOT NULL AND p.end IS NOT NULL AND p.period_start IS NOT NULL";

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
        let sql = format!("{SUMS} UNION ALL {PERIODS} ORDER BY 1, 3, 4, 5, 6");
        let mut statement = connection.prepare(&sql)?;
        let sides: Vec<Side> = statement
            .query_map([], side)?
            .collect::<rusqlite::Result<_>>()?;
        return differing(connection, &sides);
    };
    let mut remove = connection
        .prepare("DELETE FROM contradiction WHERE scope IN ('sum:' || :key, 'period:' || :key)")?;
    let sql = format!(
        "{SUMS} WHERE p.number = :key
         UNION ALL {SUMS} WHERE p.name_folded = :key AND p.number IS NULL
         UNION ALL {PERIODS} AND p.name_folded = :key ORDER BY 1, 3, 4, 5, 6"
    );
    let mut statement = connection.prepare(&sql)?;
    for key in keys {
        remove.execute(named_params! {":key": key})?;
        let sides: Vec<Side> = statement
            .query_map(named_params! {":key": key}, side)?
            .collect::<rusqlite::Result<_>>()?;
        differing(connection, &sides)?;
    }
    Ok(())
}

fn side(row: &Row<'_>) -> rusqlite::Result<Side> {
    Ok(Side {
        key: row.get(0)?,
        name: row.get(1)?,
        role: row.get(2)?,
        value: row.get(3)?,
        document: row.get(4)?,
        start: row.get(5)?,
        end: row.get(6)?,
        quote: row.get(7)?,
    })
}

/// Stores what differs of each project and role.
fn differing(connection: &Connection, sides: &[Side]) -> rusqlite::Result<()> {
    let mut groups: BTreeMap<(&str, &str), Vec<&Side>> = BTreeMap::new();
    for side in sides {
        groups
            .entry((&side.key, &side.role))
            .or_default()
            .push(side);
    }
    for ((_, role), sides) in groups {
        let mut different: Vec<&Side> = Vec::new();
        for side in sides {
            let known = different
                .iter()
                .any(|other| same_value(role, &side.value, &other.value));
            if !known {
                different.push(side);
            }
        }
        let documents: BTreeSet<i64> = different.iter().map(|side| side.document).collect();
        if documents.len() > 1 {
            store(connection, role, &different)?;
        }
    }
    Ok(())
}

fn store(connection: &Connection, role: &str, different: &[&Side]) -> rusqlite::Result<()> {
    let (kind, scope) = if role == "period" {
        ("project-period", "period")
    } else {
        ("project-sum", "sum")
    };
    let Some(first) = different.first() else {
        return Ok(());
    };
    connection
        .prepare_cached(
            "INSERT INTO contradiction (kind, about, better, scope) VALUES (:kind, :about, NULL, :scope)",
        )?
        .execute(named_params! {
            ":kind": kind, ":about": first.name, ":scope": format!("{scope}:{}", first.key),
        })?;
    let contradiction = connection.last_insert_rowid();
    for (position, side) in different.iter().enumerate() {
        connection
            .prepare_cached(
                "INSERT INTO contradiction_value (contradiction, position, value, document, start, end, quote, event)
                 VALUES (:contradiction, :position, :value, :document, :start, :end, :quote, NULL)",
            )?
            .execute(named_params! {
                ":contradiction": contradiction, ":position": position, ":value": side.value, ":document": side.document,
                ":start": side.start, ":end": side.end, ":quote": side.quote,
            })?;
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
