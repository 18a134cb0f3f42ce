//! Chats: their language and settings, what they follow, and a dialogue that waits.

use answering::Lang;
use rusqlite::{OptionalExtension, Row, named_params};

use super::State;
use crate::error::Result;

/// What is kept of a chat.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Chat {
    /// Telegram's number.
    pub id: i64,
    /// The chosen language.
    pub lang: Option<Lang>,
    /// No messages of our own.
    pub muted: bool,
    /// None between 21:00 and 8:00.
    pub quiet: bool,
    /// A weekly digest.
    pub digest: bool,
    /// The bot was blocked there.
    pub blocked: bool,
    /// The topic in which it was last spoken to.
    pub thread: Option<i32>,
}

/// What a chat follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subscription {
    /// Its number.
    pub id: i64,
    /// The chat.
    pub chat: i64,
    /// `all`, `place`, `organiser`, `project`, `kind` or `event`.
    pub about: String,
    /// Which.
    pub value: String,
}

fn subscription(row: &Row<'_>) -> rusqlite::Result<Subscription> {
    Ok(Subscription {
        id: row.get(0)?,
        chat: row.get(1)?,
        about: row.get(2)?,
        value: row.get(3)?,
    })
}

fn chat(row: &Row<'_>) -> rusqlite::Result<Chat> {
    let lang: Option<String> = row.get(1)?;
    Ok(Chat {
        id: row.get(0)?,
        lang: lang.as_deref().and_then(Lang::from_code),
        muted: row.get(2)?,
        quiet: row.get(3)?,
        digest: row.get(4)?,
        blocked: row.get(5)?,
        thread: row.get(6)?,
    })
}

impl State {
    /// The chat, if anything is kept of it; else what holds for a new one.
    ///
    /// # Errors
    ///
    /// A failure of SQLite.
    pub fn chat(&self, id: i64) -> Result<Chat> {
        self.run(|connection| {
            let found = connection
                .prepare_cached("SELECT id, lang, muted, quiet, digest, blocked, thread FROM chat WHERE id = :id")?
                .query_row(named_params! {":id": id}, chat)
                .optional()?;
            Ok(found.unwrap_or(Chat { id, quiet: true, digest: true, ..Chat::default() }))
        })
    }

    /// Keeps the settings of a chat.
    ///
    /// # Errors
    ///
    /// A failure of SQLite.
    pub fn keep_chat(&self, chat: &Chat) -> Result<()> {
        self.run(|connection| {
            connection
                .prepare_cached(
                    "INSERT INTO chat (id, lang, muted, quiet, digest, blocked, thread)
                     VALUES (:id, :lang, :muted, :quiet, :digest, :blocked, :thread)
                     ON CONFLICT (id) DO UPDATE SET lang = :lang, muted = :muted, quiet = :quiet, digest = :digest,
                         blocked = :blocked, thread = :thread",
                )?
                .execute(named_params! {
                    ":id": chat.id, ":lang": chat.lang.map(Lang::code), ":muted": chat.muted, ":quiet": chat.quiet,
                    ":digest": chat.digest, ":blocked": chat.blocked, ":thread": chat.thread,
                })
                .map(|_| ())
        })
    }

    /// Notes that the bot was blocked in a chat, or is welcome again.
    ///
    /// # Errors
    ///
    /// A failure of SQLite.
    pub fn set_blocked(&self, id: i64, blocked: bool) -> Result<()> {
        self.run(|connection| {
            connection
                .prepare_cached(
                    "UPDATE chat SET blocked = :blocked WHERE id = :id AND blocked <> :blocked",
                )?
                .execute(named_params! {":id": id, ":blocked": blocked})
                .map(|_| ())
        })
    }

    /// A group that became a supergroup has another number; everything goes with it.
    ///
    /// # Errors
    ///
    /// A failure of SQLite.
    pub fn migrate_chat(&self, from: i64, to: i64) -> Result<()> {
        self.change(|connection| {
            let known: bool = connection.query_row(
                "SELECT EXISTS (SELECT 1 FROM chat WHERE id = :id)",
                named_params! {":id": to},
                |row| row.get(0),
            )?;
            if !known {
                connection.execute(
                    "INSERT INTO chat (id, lang, muted, quiet, digest, blocked, thread)
                     SELECT :to, lang, muted, quiet, digest, 0, NULL FROM chat WHERE id = :from",
                    named_params! {":from": from, ":to": to},
                )?;
            }
            for sql in [
                "UPDATE OR IGNORE subscription SET chat = :to WHERE chat = :from",
                "UPDATE outbox SET chat = :to WHERE chat = :from",
                "DELETE FROM chat WHERE id = :from",
            ] {
                let mut statement = connection.prepare(sql)?;
                if sql.contains(":to") {
                    statement.execute(named_params! {":from": from, ":to": to})?;
                } else {
                    statement.execute(named_params! {":from": from})?;
                }
            }
            Ok(())
        })
    }

    /// Deletes everything that is kept of a chat.
    ///
    /// # Errors
    ///
    /// A failure of SQLite.
    pub fn forget(&self, id: i64) -> Result<()> {
        self.change(|connection| {
            for sql in [
                "DELETE FROM dialogue WHERE chat = :id",
                "DELETE FROM inbox WHERE chat = :id AND done = 1",
                "UPDATE inbox SET body = '' WHERE chat = :id AND done = 1",
                "UPDATE proposal SET chat = 0 WHERE chat = :id",
                // Subscriptions and the outbox go with it.
                "DELETE FROM chat WHERE id = :id",
            ] {
                connection.execute(sql, named_params! {":id": id})?;
            }
            Ok(())
        })
    }

    /// Follows something; whether it was not followed before.
    ///
    /// # Errors
    ///
    /// A failure of SQLite.
    pub fn subscribe(&self, chat: i64, about: &str, value: &str) -> Result<bool> {
        let kept = self.chat(chat)?;
        self.keep_chat(&kept)?;
        self.run(|connection| {
            let added = connection
                .prepare_cached("INSERT OR IGNORE INTO subscription (chat, about, value) VALUES (:chat, :about, :value)")?
                .execute(named_params! {":chat": chat, ":about": about, ":value": value})?;
            Ok(added > 0)
        })
    }

    /// Ends a subscription of a chat; what it was.
    ///
    /// # Errors
    ///
    /// A failure of SQLite.
    pub fn unsubscribe(&self, chat: i64, id: i64) -> Result<Option<Subscription>> {
        let found = self
            .subscriptions(Some(chat))?
            .into_iter()
            .find(|known| known.id == id);
        self.run(|connection| {
            connection
                .prepare_cached("DELETE FROM subscription WHERE id = :id AND chat = :chat")?
                .execute(named_params! {":id": id, ":chat": chat})
        })?;
        Ok(found)
    }

    /// What one chat follows, or all of those that can be written to, by chat and number.
    ///
    /// # Errors
    ///
    /// A failure of SQLite.
    pub fn subscriptions(&self, chat: Option<i64>) -> Result<Vec<Subscription>> {
        self.run(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT s.id, s.chat, s.about, s.value FROM subscription AS s JOIN chat AS c ON c.id = s.chat
                 WHERE s.chat = :chat OR (:chat IS NULL AND c.blocked = 0 AND c.muted = 0) ORDER BY s.chat, s.id",
            )?;
            let rows = statement.query_map(named_params! {":chat": chat}, subscription)?;
            rows.collect()
        })
    }

    /// How many chats are known, and how many follow something.
    ///
    /// # Errors
    ///
    /// A failure of SQLite.
    pub fn chat_counts(&self) -> Result<(i64, i64)> {
        self.run(|connection| {
            connection.query_row(
                "SELECT (SELECT count(*) FROM chat), (SELECT count(DISTINCT chat) FROM subscription)",
                [],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
        })
    }

    /// What the dialogue of a person in a chat waits for, if it still waits at `now`.
    ///
    /// # Errors
    ///
    /// A failure of SQLite.
    pub fn dialogue(&self, chat: i64, user: i64, now: i64) -> Result<Option<String>> {
        self.run(|connection| {
            connection
                .prepare_cached("SELECT step FROM dialogue WHERE chat = :chat AND user = :user AND until > :now")?
                .query_row(named_params! {":chat": chat, ":user": user, ":now": now}, |row| row.get(0))
                .optional()
        })
    }

    /// Keeps what a dialogue waits for until `until`; nothing ends it.
    ///
    /// # Errors
    ///
    /// A failure of SQLite.
    pub fn set_dialogue(&self, chat: i64, user: i64, step: Option<&str>, until: i64) -> Result<()> {
        self.run(|connection| match step {
            Some(step) => connection
                .prepare_cached(
                    "INSERT INTO dialogue (chat, user, step, until) VALUES (:chat, :user, :step, :until)
                     ON CONFLICT (chat, user) DO UPDATE SET step = :step, until = :until",
                )?
                .execute(named_params! {":chat": chat, ":user": user, ":step": step, ":until": until})
                .map(|_| ()),
            None => connection
                .prepare_cached("DELETE FROM dialogue WHERE chat = :chat AND user = :user")?
                .execute(named_params! {":chat": chat, ":user": user})
                .map(|_| ()),
        })
    }
}
