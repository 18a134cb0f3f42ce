//! The store: one SQLite file, and all SQL about facts.
//!
//! One transaction for each run; what is unchanged is skipped; readers see only complete runs.

mod changes;
mod check;
mod compare;
mod editing;
mod identity;
mod insert;
mod link;
mod passages;
mod queries;
mod rows;
mod tables;
mod touched;
mod weigh;

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use chrono::NaiveDate;
use rusqlite::{Connection, OpenFlags, named_params};

pub use changes::{ChangeFilter, ChangeRow};
pub use check::Checked;
pub use editing::CorrectionRow;
pub use insert::{Change, Ingested};
pub use passages::{PassageFilter, groups};
pub use queries::LEFT_OUT;
pub use rows::{
    AmountRow, AttendeeRow, ContradictionRow, ContradictionValue, Coverage, EventFilter, EventRow,
    LinkRow, OfficeRow, PartRow, PartnerRow, PassageRow, ProjectName, ProjectRow, ShareRow,
    SourceRow,
};

pub use tables::Table;

use self::touched::Touched;
use crate::{Error, error::Result};

/// Every migration, in order; only appended to.
const MIGRATIONS: &[&str] = &[
    include_str!("sql/001_facts.sql"),
    include_str!("sql/002_entities.sql"),
    include_str!("sql/003_details.sql"),
    include_str!("sql/004_passages.sql"),
    include_str!("sql/005_runs.sql"),
    include_str!("sql/006_scopes.sql"),
    include_str!("sql/007_covering.sql"),
];

/// The version in which events have the key of their title.
const KEYED: usize = 7;

/// Marks the file as ours: "tilt" in ASCII.
const APPLICATION: i32 = 0x7469_6c74;

/// How long to wait for another program that writes.
const PATIENCE: Duration = Duration::from_millis(1500);

/// How many statements are kept prepared: more than there are to write an article.
const STATEMENTS: usize = 128;

/// An open store.
pub struct Store {
    connection: Connection,
    path: PathBuf,
    /// The run that is under way.
    run: Option<OpenRun>,
    /// What it wrote and removed so far.
    touched: Touched,
}

/// A run: it gets its row in the store, and so its number, with its first change.
struct OpenRun {
    made: NaiveDate,
    number: Option<i64>,
}

impl Store {
    /// Opens the store at `path` for writing, creating or upgrading it.
    ///
    /// # Errors
    ///
    /// A file that is not an SQLite database, belongs to another program or a newer version, is locked or read-only.
    pub fn open(path: &Path) -> Result<Self> {
        let connection = Connection::open(path).map_err(|cause| Error::Store {
            path: path.to_owned(),
            cause,
        })?;
        let mut store = Self {
            connection,
            path: path.to_owned(),
            run: None,
            touched: Touched::default(),
        };
        store.prepare()?;
        store.migrate()?;
        Ok(store)
    }

    /// Opens an existing store for reading only.
    ///
    /// # Errors
    ///
    /// As [`Store::open`]; and a store that is not there.
    pub fn open_read_only(path: &Path) -> Result<Self> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection =
            Connection::open_with_flags(path, flags).map_err(|cause| Error::Store {
                path: path.to_owned(),
                cause,
            })?;
        let store = Self {
            connection,
            path: path.to_owned(),
            run: None,
            touched: Touched::default(),
        };
        store
            .connection
            .busy_timeout(PATIENCE)
            .map_err(|cause| store.failed(cause))?;
        // Texts are read for every quote: let the system's own cache hold the file.
        store
            .connection
            .execute_batch("PRAGMA mmap_size = 1073741824; PRAGMA cache_size = -32768;")
            .map_err(|cause| store.failed(cause))?;
        let version = match store.version() {
            // A first run was killed: who only reads cannot take its pages back.
            Err(Error::Store { cause, .. }) if is_unfinished(&cause) => {
                drop(store);
                drop(Self::open(path)?);
                return Self::open_read_only(path);
            }
            other => other?,
        };
        if version != MIGRATIONS.len() {
            return Err(store.unknown(&format!("version {version} of {}", MIGRATIONS.len())));
        }
        Ok(store)
    }

    /// A store in memory, for tests and single questions.
    ///
    /// # Errors
    ///
    /// None that a caller can cause.
    pub fn in_memory() -> Result<Self> {
        let path = PathBuf::from(":memory:");
        let connection = Connection::open_in_memory().map_err(|cause| Error::Store {
            path: path.clone(),
            cause,
        })?;
        let mut store = Self {
            connection,
            path,
            run: None,
            touched: Touched::default(),
        };
        store.migrate()?;
        Ok(store)
    }

    /// Does `work` as one run on the day `made`: all of it is kept, or nothing.
    ///
    /// # Errors
    ///
    /// What `work` fails with, or a failure of SQLite; the store is then as it was before.
    pub(crate) fn in_run<Value>(
        &mut self,
        made: NaiveDate,
        work: impl FnOnce(&mut Self) -> Result<Value>,
    ) -> Result<Value> {
        let alone = self.has_itself()?;
        self.batch("BEGIN IMMEDIATE")?;
        self.run = Some(OpenRun { made, number: None });
        self.touched = Touched::default();
        let done = work(self).and_then(|value| self.batch("COMMIT").map(|()| value));
        self.run = None;
        if done.is_err() && !self.connection.is_autocommit() {
            // What failed is told; that there is nothing to take back any more is not another failure.
            drop(self.batch("ROLLBACK"));
        }
        if alone {
            // Where somebody reads just now the next run switches back.
            drop(self.batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;"));
        }
        done
    }

    /// Whether the store holds no article and nobody else has it open: then it is written without a write-ahead log, whose
    /// pages would all be written twice and searched for at every step. Pages that are new need no journal either: a killed
    /// run is taken back by cutting them off.
    fn has_itself(&self) -> Result<bool> {
        let empty: bool = self
            .connection
            .query_row("SELECT NOT EXISTS (SELECT 1 FROM document)", [], |row| {
                row.get(0)
            })
            .map_err(|cause| self.failed(cause))?;
        if !empty {
            return Ok(false);
        }
        let patience = |time| {
            self.connection
                .busy_timeout(time)
                .map_err(|cause| self.failed(cause))
        };
        patience(Duration::ZERO)?;
        let switched = self.batch("PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL;");
        patience(PATIENCE)?;
        Ok(switched.is_ok())
    }

    fn batch(&self, sql: &str) -> Result<()> {
        self.connection
            .execute_batch(sql)
            .map_err(|cause| self.failed(cause))
    }

    /// The number of the run that is under way; its row is written now if it has none yet.
    fn run_number(&mut self) -> Result<Option<i64>> {
        let Some(run) = &self.run else {
            return Ok(None);
        };
        if run.number.is_some() {
            return Ok(run.number);
        }
        self.connection
            .execute(
                "INSERT INTO run (made) VALUES (:made)",
                named_params! {":made": run.made.to_string()},
            )
            .map_err(|cause| self.failed(cause))?;
        let number = Some(self.connection.last_insert_rowid());
        if let Some(run) = &mut self.run {
            run.number = number;
        }
        Ok(number)
    }

    fn failed(&self, cause: rusqlite::Error) -> Error {
        Error::Store {
            path: self.path.clone(),
            cause,
        }
    }

    fn unknown(&self, found: &str) -> Error {
        Error::Version {
            path: self.path.clone(),
            found: found.to_owned(),
        }
    }

    fn prepare(&self) -> Result<()> {
        self.connection
            .busy_timeout(PATIENCE)
            .map_err(|cause| self.failed(cause))?;
        self.connection
            .set_prepared_statement_cache_capacity(STATEMENTS);
        let pragmas = "PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON; PRAGMA synchronous = NORMAL; PRAGMA trusted_schema = OFF; PRAGMA cache_size = -32768;";
        self.connection
            .execute_batch(pragmas)
            .map_err(|cause| self.failed(cause))
    }

    fn version(&self) -> Result<usize> {
        let read = |name: &str| {
            self.connection
                .pragma_query_value(None, name, |row| row.get::<_, i32>(0))
        };
        let version = read("user_version").map_err(|cause| self.failed(cause))?;
        let application = read("application_id").map_err(|cause| self.failed(cause))?;
        let tables: i64 = self
            .connection
            .query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))
            .map_err(|cause| self.failed(cause))?;
        if tables > 0 && application != APPLICATION {
            return Err(self.unknown("a database of another program"));
        }
        usize::try_from(version).map_err(|_| self.unknown("a negative version"))
    }

    fn migrate(&mut self) -> Result<()> {
        let version = self.version()?;
        if version > MIGRATIONS.len() {
            return Err(self.unknown(&format!(
                "version {version}, this program knows {}",
                MIGRATIONS.len()
            )));
        }
        if version == MIGRATIONS.len() {
            return Ok(());
        }
        let path = self.path.clone();
        let failed = |cause| Error::Store {
            path: path.clone(),
            cause,
        };
        let transaction = self.connection.transaction().map_err(failed)?;
        for migration in MIGRATIONS.iter().skip(version) {
            transaction.execute_batch(migration).map_err(failed)?;
        }
        if version < KEYED {
            compare::fill_keys(&transaction).map_err(failed)?;
        }
        transaction
            .pragma_update(None, "application_id", APPLICATION)
            .map_err(failed)?;
        transaction
            .pragma_update(
                None,
                "user_version",
                i32::try_from(MIGRATIONS.len()).unwrap_or(i32::MAX),
            )
            .map_err(failed)?;
        transaction.commit().map_err(failed)
    }
}

/// Whether SQLite says that a journal of a killed run must be rolled back first.
fn is_unfinished(cause: &rusqlite::Error) -> bool {
    matches!(cause, rusqlite::Error::SqliteFailure(failure, _)
        if failure.extended_code == rusqlite::ffi::SQLITE_READONLY_ROLLBACK)
}
