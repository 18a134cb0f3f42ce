//! Verification: every quote, every foreign key, and SQLite's own check.

use super::Store;
use crate::{Error, error::Result};

/// What was verified.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Checked {
    /// Articles read.
    pub documents: usize,
    /// Quotes compared with their text.
    pub quotes: usize,
}

/// Every table that keeps a quote with its place: table, columns of start, end and quote.
const QUOTES: &[(&str, &str)] = &[
    (
        "mention",
        "SELECT document, start, end, quote FROM mention ORDER BY document, start",
    ),
    (
        "event_quote",
        "SELECT document, start, end, quote FROM event_quote ORDER BY document, start",
    ),
    (
        "project",
        "SELECT document, start_byte, end_byte, quote FROM project ORDER BY document, start_byte",
    ),
    (
        "partnership",
        "SELECT document, start, end, quote FROM partnership ORDER BY document, start",
    ),
    (
        "amount",
        "SELECT document, start, end, quote FROM amount ORDER BY document, start",
    ),
    (
        "event_participants",
        "SELECT document, start, end, quote FROM event_participants ORDER BY document, start",
    ),
    (
        "event_attendee",
        "SELECT document, start, end, quote FROM event_attendee ORDER BY document, start",
    ),
    (
        "share",
        "SELECT document, start, end, quote FROM share ORDER BY document, start",
    ),
    (
        "office",
        "SELECT document, start, end, quote FROM office ORDER BY document, start",
    ),
    (
        "project_detail",
        "SELECT document, start, end, quote FROM project_detail ORDER BY document, start",
    ),
    (
        "sensitive",
        "SELECT document, start, end, quote FROM sensitive ORDER BY document, start",
    ),
    (
        "contradiction_value",
        "SELECT document, start, end, quote FROM contradiction_value ORDER BY document, start",
    ),
];

impl Store {
    /// Verifies that every stored quote is the text at its place, that every reference holds, and the file itself.
    ///
    /// # Errors
    ///
    /// The first thing that does not hold.
    pub fn check(&self) -> Result<Checked> {
        let damaged = |reason: String| Error::Damaged {
            path: self.path.clone(),
            reason,
        };
        let integrity: String = self
            .connection
            .query_row("PRAGMA integrity_check", [], |row| row.get(0))
            .map_err(|cause| self.failed(cause))?;
        if integrity != "ok" {
            return Err(damaged(integrity));
        }
        let orphans: i64 = self
            .connection
            .query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| {
                row.get(0)
            })
            .map_err(|cause| self.failed(cause))?;
        if orphans > 0 {
            return Err(damaged(format!("{orphans} facts refer to nothing")));
        }
        let texts = self.texts()?;
        let mut quotes = 0;
        for (table, sql) in QUOTES {
            quotes += self.check_quotes(table, sql, &texts)?;
        }
        Ok(Checked {
            documents: texts.len(),
            quotes,
        })
    }

    fn texts(&self) -> Result<std::collections::HashMap<i64, String>> {
        let mut statement = self
            .connection
            .prepare("SELECT id, text FROM document ORDER BY id")
            .map_err(|cause| self.failed(cause))?;
        let rows = statement
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
            .map_err(|cause| self.failed(cause))?;
        rows.collect::<rusqlite::Result<_>>()
            .map_err(|cause| self.failed(cause))
    }

    fn check_quotes(
        &self,
        table: &str,
        sql: &str,
        texts: &std::collections::HashMap<i64, String>,
    ) -> Result<usize> {
        let mut statement = self
            .connection
            .prepare(sql)
            .map_err(|cause| self.failed(cause))?;
        let mut rows = statement.query([]).map_err(|cause| self.failed(cause))?;
        let mut count = 0;
        while let Some(row) = rows.next().map_err(|cause| self.failed(cause))? {
            let read = || {
                Ok::<(i64, usize, usize, String), rusqlite::Error>((
                    row.get(0)?,
                    row.get(1)?,
                    row.get(2)?,
                    row.get(3)?,
                ))
            };
            let (document, start, end, quote) = read().map_err(|cause| self.failed(cause))?;
            let text = texts.get(&document).map(String::as_str).unwrap_or_default();
            if text.get(start..end) != Some(quote.as_str()) || quote.is_empty() {
                let reason = format!(
                    "a quote in {table} is not the text of document {document} at {start}..{end}: {quote:?}"
                );
                return Err(Error::Damaged {
                    path: self.path.clone(),
                    reason,
                });
            }
            count += 1;
        }
        Ok(count)
    }
}
