//! Corrections that readers propose.

use rusqlite::{OptionalExtension, Row, named_params};

use super::State;
use crate::error::Result;

/// A correction that waits for an editor, or was decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Its number; 0 for one that is not kept yet.
    pub id: i64,
    /// Who proposed it.
    pub chat: i64,
    /// The event.
    pub occasion: String,
    /// Its title.
    pub title: String,
    /// The article.
    pub document: String,
    /// The words in it.
    pub quote: String,
    /// What is wrong.
    pub field: String,
    /// What would be right.
    pub value: String,
    /// `waiting`, `accepted` or `rejected`.
    pub state: String,
}

fn proposal(row: &Row<'_>) -> rusqlite::Result<Proposal> {
    Ok(Proposal {
        id: row.get(0)?,
        chat: row.get(1)?,
        occasion: row.get(2)?,
        title: row.get(3)?,
        document: row.get(4)?,
        quote: row.get(5)?,
        field: row.get(6)?,
        value: row.get(7)?,
        state: row.get(8)?,
    })
}

impl State {
    /// Keeps a proposal; its number.
    ///
    /// # Errors
    ///
    /// A failure of SQLite.
    pub fn propose(&self, proposal: &Proposal) -> Result<i64> {
        self.run(|connection| {
            connection
                .prepare_cached(
                    "INSERT INTO proposal (chat, occasion, title, document, quote, field, value)
                     VALUES (:chat, :occasion, :title, :document, :quote, :field, :value)",
                )?
                .execute(named_params! {
                    ":chat": proposal.chat, ":occasion": proposal.occasion, ":title": proposal.title,
                    ":document": proposal.document, ":quote": proposal.quote, ":field": proposal.field, ":value": proposal.value,
                })?;
            Ok(connection.last_insert_rowid())
        })
    }

    /// The proposal of that number, or the first that waits.
    ///
    /// # Errors
    ///
    /// A failure of SQLite.
    pub fn proposal(&self, id: Option<i64>) -> Result<Option<Proposal>> {
        self.run(|connection| {
            connection
                .prepare_cached(
                    "SELECT id, chat, occasion, title, document, quote, field, value, state FROM proposal
                     WHERE id = :id OR (:id IS NULL AND state = 'waiting') ORDER BY id LIMIT 1",
                )?
                .query_row(named_params! {":id": id}, proposal)
                .optional()
        })
    }

    /// Decides a proposal that waits, once; whether it still waited.
    ///
    /// # Errors
    ///
    /// A failure of SQLite.
    pub fn decide(&self, id: i64, state: &str, value: &str) -> Result<bool> {
        self.run(|connection| {
            let changed = connection
                .prepare_cached("UPDATE proposal SET state = :state, value = :value WHERE id = :id AND state = 'waiting'")?
                .execute(named_params! {":state": state, ":value": value, ":id": id})?;
            Ok(changed > 0)
        })
    }

    /// How many proposals wait.
    ///
    /// # Errors
    ///
    /// A failure of SQLite.
    pub fn proposals_waiting(&self) -> Result<i64> {
        self.run(|connection| {
            connection.query_row(
                "SELECT count(*) FROM proposal WHERE state = 'waiting'",
                [],
                |row| row.get(0),
            )
        })
    }
}
