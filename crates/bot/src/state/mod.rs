//! The bot's own state: one SQLite file beside the store, and all SQL about chats.

mod chats;
mod inbox;
mod outbox;
mod proposals;

use std::{
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use rusqlite::{Connection, OptionalExtension, named_params};

pub use chats::{Chat, Subscription};
pub use inbox::Waiting;
pub use outbox::{Due, Planned};
pub use proposals::Proposal;

use crate::{Error, error::Result};

const MIGRATIONS: &[&str] = &[include_str!("sql/001_state.sql")];

/// Marks the file as ours: "tilb" in ASCII.
const APPLICATION: i32 = 0x7469_6c62;

/// The open state. Calls from several threads follow each other.
pub struct State {
    connection: Mutex<Connection>,
    path: PathBuf,
}

impl State {
    /// Opens the state at `path`, creating or upgrading it.
    ///
    /// # Errors
    ///
    /// A file that cannot be written, or is not a state of this bot.
    pub fn open(path: &Path) -> Result<Self> {
        let connection = Connection::open(path).map_err(|cause| Error::State {
            path: path.to_owned(),
            cause,
        })?;
        let state = Self {
            connection: Mutex::new(connection),
            path: path.to_owned(),
        };
        state.prepare()?;
        Ok(state)
    }

    fn prepare(&self) -> Result<()> {
        let version = self.run(|connection| {
            connection.busy_timeout(Duration::from_secs(5))?;
            connection.execute_batch(
                "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;",
            )?;
            let application: i32 =
                connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
            let tables: i64 =
                connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
            let version: usize =
                connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
            Ok((tables == 0 || application == APPLICATION).then_some(version))
        })?;
        let Some(version) = version.filter(|version| *version <= MIGRATIONS.len()) else {
            return Err(Error::NotOurs {
                path: self.path.clone(),
            });
        };
        self.change(|connection| {
            for migration in MIGRATIONS.iter().skip(version) {
                connection.execute_batch(migration)?;
            }
            connection.pragma_update(None, "application_id", APPLICATION)?;
            connection.pragma_update(
                None,
                "user_version",
                i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX),
            )
        })
    }

    fn lock(&self) -> MutexGuard<'_, Connection> {
        self.connection
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads, or writes one row.
    fn run<Value>(
        &self,
        work: impl FnOnce(&Connection) -> rusqlite::Result<Value>,
    ) -> Result<Value> {
        work(&self.lock()).map_err(|cause| Error::State {
            path: self.path.clone(),
            cause,
        })
    }

    /// Writes several rows, all or none.
    fn change<Value>(
        &self,
        work: impl FnOnce(&Connection) -> rusqlite::Result<Value>,
    ) -> Result<Value> {
        let mut connection = self.lock();
        let done = connection.transaction().and_then(|transaction| {
            let value = work(&transaction)?;
            transaction.commit().map(|()| value)
        });
        done.map_err(|cause| Error::State {
            path: self.path.clone(),
            cause,
        })
    }

    /// A number that is kept under `name`; 0 where none is yet.
    ///
    /// # Errors
    ///
    /// A failure of SQLite.
    pub fn mark(&self, name: &str) -> Result<i64> {
        self.run(|connection| {
            let found = connection
                .prepare_cached("SELECT value FROM mark WHERE name = :name")?
                .query_row(named_params! {":name": name}, |row| row.get(0))
                .optional()?;
            Ok(found.unwrap_or(0))
        })
    }

    /// Keeps a number.
    ///
    /// # Errors
    ///
    /// A failure of SQLite.
    pub fn set_mark(&self, name: &str, value: i64) -> Result<()> {
        self.run(|connection| {
            connection
                .prepare_cached("INSERT INTO mark (name, value) VALUES (:name, :value) ON CONFLICT (name) DO UPDATE SET value = :value")?
                .execute(named_params! {":name": name, ":value": value})
                .map(|_| ())
        })
    }

    /// Counts a question that could not be answered, by its topic alone.
    ///
    /// # Errors
    ///
    /// A failure of SQLite.
    pub fn count_unanswered(&self, topic: &str, day: &str) -> Result<()> {
        self.run(|connection| {
            connection
                .prepare_cached(
                    "INSERT INTO unanswered (topic, day, count) VALUES (:topic, :day, 1)
                     ON CONFLICT (topic, day) DO UPDATE SET count = count + 1",
                )?
                .execute(named_params! {":topic": topic, ":day": day})
                .map(|_| ())
        })
    }

    /// How many questions could not be answered since `day`, by topic, the most frequent first.
    ///
    /// # Errors
    ///
    /// A failure of SQLite.
    pub fn unanswered_since(&self, day: &str) -> Result<Vec<(String, i64)>> {
        self.run(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT topic, sum(count) FROM unanswered WHERE day >= :day GROUP BY topic ORDER BY 2 DESC, topic",
            )?;
            let rows = statement.query_map(named_params! {":day": day}, |row| Ok((row.get(0)?, row.get(1)?)))?;
            rows.collect()
        })
    }
}
