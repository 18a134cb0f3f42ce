//! What is to be sent on our own account: planned once, claimed with a lease, sent, marked.
//!
//! A message that was sent and not marked before the bot died is sent once more when its lease is over: none is lost, and at
//! most one is doubled for each crash, for Telegram knows no key by which it could tell.

use rusqlite::{OptionalExtension, Row, named_params};

use super::State;
use crate::error::Result;

/// A message that is planned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// Event, version, offset and chat.
    pub key: String,
    /// To whom.
    pub chat: i64,
    /// About which event; empty for a digest.
    pub occasion: String,
    /// `day`, `hour`, `new`, `moved`, `cancelled` or `digest`.
    pub kind: String,
    /// Old and new value of a move.
    pub detail: String,
    /// When, in seconds since 1970, UTC.
    pub due: i64,
    /// After that it is not sent any more.
    pub not_after: i64,
}

/// A message that was claimed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// Its number.
    pub id: i64,
    /// How often it was tried, this time included.
    pub attempts: i64,
    /// What it is.
    pub planned: Planned,
}

fn due(row: &Row<'_>) -> rusqlite::Result<Due> {
    Ok(Due {
        id: row.get(0)?,
        attempts: row.get(1)?,
        planned: Planned {
            key: row.get(2)?,
            chat: row.get(3)?,
            occasion: row.get(4)?,
            kind: row.get(5)?,
            detail: row.get(6)?,
            due: row.get(7)?,
            not_after: row.get(8)?,
        },
    })
}

impl State {
    /// Plans messages, each once, and drops waiting reminders of the same events that are planned no longer, in one
    /// transaction. How many are new.
    ///
    /// # Errors
    ///
    /// A failure of SQLite.
    pub fn plan(&self, planned: &[Planned], drop_others: bool) -> Result<usize> {
        self.change(|connection| {
            let mut insert = connection.prepare_cached(
                "INSERT OR IGNORE INTO outbox (key, chat, occasion, kind, detail, due, not_after)
                 SELECT :key, :chat, :occasion, :kind, :detail, :due, :not_after
                 WHERE EXISTS (SELECT 1 FROM chat WHERE id = :chat)",
            )?;
            let mut added = 0;
            for message in planned {
                added += insert.execute(named_params! {
                    ":key": message.key, ":chat": message.chat, ":occasion": message.occasion, ":kind": message.kind,
                    ":detail": message.detail, ":due": message.due, ":not_after": message.not_after,
                })?;
            }
            if drop_others {
                let keys: std::collections::HashSet<&str> = planned.iter().map(|message| message.key.as_str()).collect();
                let mut waiting = connection
                    .prepare_cached("SELECT id, key FROM outbox WHERE state = 'waiting' AND kind IN ('day', 'hour') ORDER BY id")?;
                let rows: Vec<(i64, String)> =
                    waiting.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?;
                let mut withdraw = connection.prepare_cached("DELETE FROM outbox WHERE id = :id AND state = 'waiting'")?;
                for (id, _) in rows.iter().filter(|(_, key)| !keys.contains(key.as_str())) {
                    withdraw.execute(named_params! {":id": id})?;
                }
            }
            Ok(added)
        })
    }

    /// Claims the next message that is due at `now` for `lease` seconds: not one of a chat in `paused`, nor one that is too
    /// late, which is dropped.
    ///
    /// # Errors
    ///
    /// A failure of SQLite.
    pub fn claim(&self, now: i64, lease: i64, paused: &[i64]) -> Result<Option<Due>> {
        let paused = format!(
            ",{},",
            paused
                .iter()
                .map(i64::to_string)
                .collect::<Vec<_>>()
                .join(",")
        );
        self.change(|connection| {
            connection
                .prepare_cached(
                    "UPDATE outbox SET state = 'dropped' WHERE state IN ('waiting', 'claimed') AND not_after < :now AND lease < :now",
                )?
                .execute(named_params! {":now": now})?;
            let found = connection
                .prepare_cached(
                    "SELECT o.id, o.attempts + 1, o.key, o.chat, o.occasion, o.kind, o.detail, o.due, o.not_after
                     FROM outbox AS o JOIN chat AS c ON c.id = o.chat
                     WHERE (o.state = 'waiting' OR o.state = 'claimed' AND o.lease < :now) AND o.due <= :now
                       AND c.blocked = 0 AND c.muted = 0 AND instr(:paused, ',' || o.chat || ',') = 0
                     ORDER BY o.due, o.id LIMIT 1",
                )?
                .query_row(named_params! {":now": now, ":paused": paused}, due)
                .optional()?;
            if let Some(due) = &found {
                connection
                    .prepare_cached("UPDATE outbox SET state = 'claimed', lease = :until, attempts = :attempts WHERE id = :id")?
                    .execute(named_params! {":until": now + lease, ":attempts": due.attempts, ":id": due.id})?;
            }
            Ok(found)
        })
    }

    /// Notes what became of a claimed message: sent as `message`, or dropped for good.
    ///
    /// # Errors
    ///
    /// A failure of SQLite.
    pub fn settle(&self, id: i64, message: Option<i32>) -> Result<()> {
        self.run(|connection| {
            connection
                .prepare_cached("UPDATE outbox SET state = :state, message = :message WHERE id = :id")?
                .execute(named_params! {
                    ":state": if message.is_some() { "sent" } else { "dropped" }, ":message": message, ":id": id,
                })
                .map(|_| ())
        })
    }

    /// Gives a claimed message back, to be tried again at `due`.
    ///
    /// # Errors
    ///
    /// A failure of SQLite.
    pub fn put_back(&self, id: i64, due: i64) -> Result<()> {
        self.run(|connection| {
            connection
                .prepare_cached(
                    "UPDATE outbox SET state = 'waiting', lease = 0, due = :due WHERE id = :id",
                )?
                .execute(named_params! {":due": due, ":id": id})
                .map(|_| ())
        })
    }

    /// How many messages are in each state.
    ///
    /// # Errors
    ///
    /// A failure of SQLite.
    pub fn outbox_counts(&self) -> Result<Vec<(String, i64)>> {
        self.run(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT state, count(*) FROM outbox GROUP BY state ORDER BY state",
            )?;
            let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
            rows.collect()
        })
    }

    /// Drops settled messages whose time is over since `before`.
    ///
    /// # Errors
    ///
    /// A failure of SQLite.
    pub fn tidy_outbox(&self, before: i64) -> Result<usize> {
        self.run(|connection| {
            connection.execute(
                "DELETE FROM outbox WHERE state IN ('sent', 'dropped') AND not_after < :before",
                named_params! {":before": before},
            )
        })
    }
}
