//! Facts as plain tables, for other programs.

use rusqlite::types::ValueRef;

use super::Store;
use crate::error::Result;

/// A table of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Names of the columns.
    pub columns: Vec<String>,
    /// Its rows, each as long as `columns`; an empty cell is not known.
    pub rows: Vec<Vec<String>>,
}

/// Quotes of passages that must not leave are empty.
macro_rules! public {
    ($table:literal, $quote:literal) => {
        concat!(
            "CASE WHEN EXISTS (SELECT 1 FROM sensitive AS s WHERE s.document = ",
            $table,
            ".document AND s.start < ",
            $table,
            ".end AND s.end > ",
            $table,
            ".start) THEN '' ELSE ",
            $quote,
            " END AS quote"
        )
    };
}

/// Each table with what it selects.
const TABLES: &[(&str, &str)] = &[
    (
        "events",
        concat!(
            "SELECT e.uid, e.occasion, d.key AS article, e.title, e.kind, e.start, e.end, e.time, e.rrule, e.exdates, e.place, e.venue,
                e.online, e.status, e.original_start, e.price, e.registration, e.evidence,
                (SELECT group_concat(o.name, '; ' ORDER BY o.position) FROM event_organiser AS o WHERE o.event = e.id) AS organisers,
                (SELECT group_concat(p.project, '; ' ORDER BY p.project) FROM event_project AS p WHERE p.event = e.id) AS projects,
                parent.uid AS part_of, ",
            public!("q", "q.quote"),
            " FROM event AS e JOIN document AS d ON d.id = e.document
              JOIN event_quote AS q ON q.event = e.id AND q.position = 0
              LEFT JOIN event AS parent ON parent.id = e.parent
              ORDER BY e.first_day IS NULL, e.first_day, d.key, e.id"
        ),
    ),
    (
        "projects",
        "SELECT p.name, p.lang AS language, d.key AS article, p.programme, p.number, p.start, p.end,
            (SELECT group_concat(a.alias || coalesce(' [' || a.lang || ']', ''), '; ' ORDER BY a.alias) FROM project_alias AS a WHERE a.project = p.id) AS aliases
         FROM project AS p JOIN document AS d ON d.id = p.document ORDER BY p.name_folded, d.key, p.id",
    ),
    (
        "partnerships",
        concat!(
            "SELECT p.name AS project, d.key AS article, a.role, a.name, a.place, a.country, a.evidence, ",
            public!("a", "a.quote"),
            " FROM partnership AS a JOIN project AS p ON p.id = a.project JOIN document AS d ON d.id = a.document
              ORDER BY p.name_folded, d.key, a.id"
        ),
    ),
    (
        "amounts",
        concat!(
            "SELECT p.name AS project, d.key AS article, a.role, a.value, a.currency, ",
            public!("a", "a.quote"),
            " FROM amount AS a JOIN project AS p ON p.id = a.project JOIN document AS d ON d.id = a.document
              ORDER BY p.name_folded, d.key, a.id"
        ),
    ),
    (
        "mentions",
        "SELECT d.key AS article, m.kind, m.quote, m.norm, m.rule, m.evidence
         FROM mention AS m JOIN document AS d ON d.id = m.document
         WHERE NOT EXISTS (SELECT 1 FROM sensitive AS s WHERE s.document = m.document AND s.start < m.end AND s.end > m.start)
         ORDER BY d.key, m.start",
    ),
];

impl Store {
    /// Events, projects, partnerships, amounts and mentions, without what must not leave.
    ///
    /// # Errors
    ///
    /// A failure of SQLite.
    pub fn tables(&self) -> Result<Vec<(&'static str, Table)>> {
        TABLES
            .iter()
            .map(|(name, sql)| Ok((*name, self.table(sql).map_err(|cause| self.failed(cause))?)))
            .collect()
    }

    fn table(&self, sql: &str) -> rusqlite::Result<Table> {
        let mut statement = self.connection.prepare(sql)?;
        let columns: Vec<String> = statement
            .column_names()
            .into_iter()
            .map(str::to_owned)
            .collect();
        let width = columns.len();
        let rows = statement.query_map([], |row| {
            (0..width)
                .map(|at| {
                    Ok(match row.get_ref(at)? {
                        ValueRef::Null | ValueRef::Blob(_) => String::new(),
                        ValueRef::Integer(number) => number.to_string(),
                        ValueRef::Real(number) => number.to_string(),
                        ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
                    })
                })
                .collect()
        })?;
        let rows = rows.collect::<rusqlite::Result<_>>()?;
        Ok(Table { columns, rows })
    }
}
