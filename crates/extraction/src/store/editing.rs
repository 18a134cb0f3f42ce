//! The editors' layer in the store: kept beside the facts, replayed at every run, undone without a trace in them.

use rusqlite::{Row, named_params};

use super::Store;
use crate::{
    correct::{Applied, Correction, Field},
    document::Source,
    error::{Error, Result},
    ingest::Validators,
};

/// A stored correction with its state: `active`, `review` or `undone`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CorrectionRow {
    /// What it says.
    pub correction: Correction,
    /// The day it was made.
    pub made: String,
    /// What became of it.
    pub state: String,
}

fn row(row: &Row<'_>) -> rusqlite::Result<CorrectionRow> {
    let field: String = row.get(3)?;
    Ok(CorrectionRow {
        correction: Correction {
            id: row.get(0)?,
            document: row.get(1)?,
            quote: row.get(2)?,
            field: Field::named(&field).unwrap_or(Field::Title),
            value: row.get(4)?,
            note: row.get(5)?,
        },
        made: row.get(6)?,
        state: row.get(7)?,
    })
}

const COLUMNS: &str = "id, document, quote, field, value, note, made, state";

impl Store {
    /// All corrections, oldest first.
    ///
    /// # Errors
    ///
    /// A failure of SQLite.
    pub fn corrections(&self) -> Result<Vec<CorrectionRow>> {
        self.read_corrections(
            &format!("SELECT {COLUMNS} FROM correction ORDER BY id"),
            &[],
        )
    }

    /// The corrections of one article that are to be replayed.
    ///
    /// # Errors
    ///
    /// A failure of SQLite.
    pub fn corrections_of(&self, document: &str) -> Result<Vec<CorrectionRow>> {
        self.read_corrections(
            &format!(
                "SELECT {COLUMNS} FROM correction WHERE document = :document AND state <> 'undone' ORDER BY id"
            ),
            named_params! {":document": document},
        )
    }

    fn read_corrections(
        &self,
        sql: &str,
        parameters: &[(&str, &dyn rusqlite::ToSql)],
    ) -> Result<Vec<CorrectionRow>> {
        let mut statement = self
            .connection
            .prepare_cached(sql)
            .map_err(|cause| self.failed(cause))?;
        let rows = statement
            .query_map(parameters, row)
            .map_err(|cause| self.failed(cause))?;
        rows.collect::<rusqlite::Result<_>>()
            .map_err(|cause| self.failed(cause))
    }

    /// Keeps a correction; the same one twice is one. Its number.
    ///
    /// # Errors
    ///
    /// An article that is not stored, words that it does not have, a value that cannot stand in the field.
    pub fn add_correction(&mut self, correction: &Correction, made: &str) -> Result<i64> {
        correction
            .field
            .check(&correction.value)
            .map_err(Error::Correction)?;
        if correction.field != Field::Link {
            let (_, _, text) = self.article(&correction.document)?.ok_or_else(|| {
                Error::Correction(format!("there is no article {}", correction.document))
            })?;
            if correction.quote.is_empty() || !text.contains(&correction.quote) {
                return Err(Error::Correction(format!(
                    "{} does not say “{}”",
                    correction.document, correction.quote
                )));
            }
        } else if correction.quote.split('|').count() != 2 {
            return Err(Error::Correction(
                "a link needs two names parted by |".to_owned(),
            ));
        }
        let known = self.corrections()?.into_iter().find(|known| {
            let (left, right) = (&known.correction, correction);
            known.state != "undone"
                && (&left.document, &left.quote, left.field, &left.value)
                    == (&right.document, &right.quote, right.field, &right.value)
        });
        if let Some(known) = known {
            return Ok(known.correction.id);
        }
        self.connection
            .execute(
                "INSERT INTO correction (document, quote, field, value, note, made, state)
                 VALUES (:document, :quote, :field, :value, :note, :made, 'active')",
                named_params! {
                    ":document": correction.document, ":quote": correction.quote, ":field": correction.field.name(),
                    ":value": correction.value, ":note": correction.note, ":made": made,
                },
            )
            .map_err(|cause| self.failed(cause))?;
        Ok(self.connection.last_insert_rowid())
    }

    /// Takes a correction back; the article it was of.
    ///
    /// # Errors
    ///
    /// A number that no correction has.
    pub fn undo_correction(&mut self, id: i64) -> Result<String> {
        let known = self
            .corrections()?
            .into_iter()
            .find(|known| known.correction.id == id)
            .ok_or_else(|| Error::Correction(format!("there is no correction {id}")))?;
        self.set_state(id, "undone")?;
        Ok(known.correction.document)
    }

    /// Notes what became of a correction in the last replay.
    ///
    /// # Errors
    ///
    /// A failure of SQLite.
    pub fn note_replay(&mut self, id: i64, applied: Applied) -> Result<()> {
        self.set_state(
            id,
            match applied {
                Applied::Yes => "active",
                Applied::Review => "review",
            },
        )
    }

    fn set_state(&mut self, id: i64, state: &str) -> Result<()> {
        self.connection
            .execute(
                "UPDATE correction SET state = :state WHERE id = :id AND state <> :state",
                named_params! {":state": state, ":id": id},
            )
            .map(|_| ())
            .map_err(|cause| self.failed(cause))
    }

    /// What was given of a stored article, where it was found, and its text.
    ///
    /// # Errors
    ///
    /// A failure of SQLite.
    pub fn article(&self, key: &str) -> Result<Option<(Source, String, String)>> {
        let mut statement = self
            .connection
            .prepare_cached(
                "SELECT key, url, text, given_title, given_published, origin FROM document WHERE key = :key",
            )
            .map_err(|cause| self.failed(cause))?;
        let mut rows = statement
            .query_map(named_params! {":key": key}, |row| {
                let published: Option<String> = row.get(4)?;
                let source = Source {
                    id: row.get(0)?,
                    url: row.get(1)?,
                    title: row.get(3)?,
                    published: published.and_then(|day| day.parse().ok()),
                };
                Ok((source, row.get(5)?, row.get(2)?))
            })
            .map_err(|cause| self.failed(cause))?;
        rows.next().transpose().map_err(|cause| self.failed(cause))
    }

    /// What a server last said of an address.
    ///
    /// # Errors
    ///
    /// A failure of SQLite.
    pub(crate) fn validators(&self, address: &str) -> Result<Validators> {
        let mut found = self.rows(
            "SELECT etag, modified FROM fetched WHERE address = :address",
            named_params! {":address": address},
            |row| {
                Ok(Validators {
                    etag: row.get(0)?,
                    modified: row.get(1)?,
                })
            },
        )?;
        Ok(found.pop().unwrap_or_default())
    }

    /// Keeps what a server said of an address.
    ///
    /// # Errors
    ///
    /// A failure of SQLite.
    pub(crate) fn keep_validators(&mut self, address: &str, validators: &Validators) -> Result<()> {
        self.connection
            .execute(
                "INSERT INTO fetched (address, etag, modified) VALUES (:address, :etag, :modified)
                 ON CONFLICT (address) DO UPDATE SET etag = :etag, modified = :modified",
                named_params! {":address": address, ":etag": validators.etag, ":modified": validators.modified},
            )
            .map(|_| ())
            .map_err(|cause| self.failed(cause))
    }

    /// The keys of the articles found in the folder or file `origin`, in order.
    ///
    /// # Errors
    ///
    /// A failure of SQLite.
    pub(crate) fn keys_from(&self, origin: &str) -> Result<Vec<String>> {
        self.rows(
            "SELECT key FROM document WHERE origin = :origin ORDER BY key",
            named_params! {":origin": origin},
            |row| row.get(0),
        )
    }

    /// The keys of all articles, in order.
    ///
    /// # Errors
    ///
    /// A failure of SQLite.
    pub fn keys(&self) -> Result<Vec<String>> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT key FROM document ORDER BY key")
            .map_err(|cause| self.failed(cause))?;
        let rows = statement
            .query_map([], |row| row.get(0))
            .map_err(|cause| self.failed(cause))?;
        rows.collect::<rusqlite::Result<_>>()
            .map_err(|cause| self.failed(cause))
    }
}
