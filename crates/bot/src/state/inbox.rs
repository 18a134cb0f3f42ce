//! Updates on their way: written down before they are handled, so that a killed bot finishes them after its restart.

use rusqlite::named_params;

use super::State;
use crate::{error::Result, incoming::Incoming};

/// How often an update is tried: one on which the bot dies must not kill it for ever.
const MOST_ATTEMPTS: i64 = 3;

/// An update that waits.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// Telegram's number.
    pub update: i64,
    /// What it says.
    pub incoming: Incoming,
}

impl State {
    /// Writes updates down; those that are known already are left out.
    ///
    /// # Errors
    ///
    /// A failure of SQLite: then none is written.
    pub fn receive(&self, updates: &[Incoming]) -> Result<Vec<Waiting>> {
        self.change(|connection| {
            let mut insert = connection.prepare_cached(
                "INSERT OR IGNORE INTO inbox (update_id, chat, body) VALUES (:update, :chat, :body)",
            )?;
            let mut new = Vec::new();
            for incoming in updates {
                let body = serde_json::to_string(incoming).unwrap_or_default();
                let added = insert.execute(named_params! {":update": incoming.update, ":chat": incoming.chat, ":body": body})?;
                if added > 0 {
                    new.push(Waiting { update: incoming.update, incoming: incoming.clone() });
                }
            }
            Ok(new)
        })
    }

    /// Updates that were written down and not finished, in their order.
    ///
    /// # Errors
    ///
    /// A failure of SQLite.
    pub fn unfinished(&self) -> Result<Vec<Waiting>> {
        self.change(|connection| {
            connection.execute(
                "UPDATE inbox SET attempts = attempts + 1 WHERE done = 0",
                [],
            )?;
            connection.execute(
                "UPDATE inbox SET done = 1, body = '' WHERE done = 0 AND attempts > :most",
                named_params! {":most": MOST_ATTEMPTS},
            )?;
            let mut statement = connection
                .prepare("SELECT update_id, body FROM inbox WHERE done = 0 ORDER BY update_id")?;
            let rows = statement.query_map([], |row| {
                Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?))
            })?;
            let mut found = Vec::new();
            for row in rows {
                let (update, body) = row?;
                if let Ok(incoming) = serde_json::from_str(&body) {
                    found.push(Waiting { update, incoming });
                }
            }
            Ok(found)
        })
    }

    /// Notes that an update was handled; its text is kept no longer.
    ///
    /// # Errors
    ///
    /// A failure of SQLite.
    pub fn finish(&self, update: i64) -> Result<()> {
        self.run(|connection| {
            connection
                .prepare_cached("UPDATE inbox SET done = 1, body = '' WHERE update_id = :update")?
                .execute(named_params! {":update": update})
                .map(|_| ())
        })
    }

    /// How many updates wait; and drops handled ones but the last thousand, by which repeated ones are known.
    ///
    /// # Errors
    ///
    /// A failure of SQLite.
    pub fn tidy_inbox(&self) -> Result<i64> {
        self.change(|connection| {
            connection.execute(
                "DELETE FROM inbox WHERE done = 1 AND update_id < (SELECT coalesce(max(update_id), 0) - 1000 FROM inbox)",
                [],
            )?;
            connection.query_row("SELECT count(*) FROM inbox WHERE done = 0", [], |row| row.get(0))
        })
    }
}
