//! What can fail: the world, never the text.

use std::path::PathBuf;

use thiserror::Error;

/// A failure of extraction or of the store, with its cause and where it happened.
#[derive(Debug, Error)]
pub enum Error {
    /// A file or folder could not be read.
    #[error("cannot read {path}: {cause}")]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        cause: std::io::Error,
    },
    /// A file or folder could not be written.
    #[error("cannot write {path}: {cause}")]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system said.
        cause: std::io::Error,
    },
    /// A file that is no text in any encoding we know.
    #[error(
        "{path} is not text in an encoding that can be told (byte {position}); convert it to UTF-8 first"
    )]
    Encoding {
        /// The file.
        path: PathBuf,
        /// The first wrong byte.
        position: usize,
    },
    /// A file longer than any article.
    #[error("{path} is {} MiB long; an article has at most 32 MiB", .length >> 20)]
    TooLong {
        /// The file.
        path: PathBuf,
        /// In bytes.
        length: u64,
    },
    /// A page without an article.
    #[error("no article was found in {path}: {reason}")]
    Page {
        /// The file.
        path: PathBuf,
        /// What the reader of pages said.
        reason: String,
    },
    /// An article on which a rule broke down: a fault of the program.
    #[error("{key} could not be read: a rule broke down on it; please report it with the text")]
    Extraction {
        /// The article's key.
        key: String,
    },
    /// Two articles of one run under one key: the first was taken in.
    #[error("{key} comes twice; the one in {origin} was left out")]
    Twice {
        /// The key of both.
        key: String,
        /// Where the second was found.
        origin: String,
    },
    /// Something on the web that could not be read.
    #[error("{address} cannot be read: {reason}")]
    Web {
        /// Where.
        address: String,
        /// Why.
        reason: String,
    },
    /// A file without a word in it.
    #[error("{path} is empty")]
    Empty {
        /// The file.
        path: PathBuf,
    },
    /// A broken row of a table.
    #[error("{table}, line {line}: {reason}")]
    Table {
        /// The file's name.
        table: String,
        /// Counted from 1.
        line: u64,
        /// What is wrong.
        reason: String,
    },
    /// A rule that does not compile.
    #[error("a rule is broken: {0}")]
    Rule(String),
    /// A manifest names a file that is not there.
    #[error("{manifest}, line {line}: there is no file {file}")]
    Manifest {
        /// The manifest.
        manifest: PathBuf,
        /// Counted from 1.
        line: u64,
        /// The file it names.
        file: String,
    },
    /// SQLite said no.
    #[error("{}", store_sentence(.path, .cause))]
    Store {
        /// The database.
        path: PathBuf,
        /// What SQLite said.
        cause: rusqlite::Error,
    },
    /// A database of a newer program, or of another one.
    #[error("{path} is not a Tilts store of this version ({found}); use another file with --db")]
    Version {
        /// The database.
        path: PathBuf,
        /// What it is instead.
        found: String,
    },
    /// A correction that cannot be kept.
    #[error("the correction cannot be kept: {0}")]
    Correction(String),
    /// A stored fact that does not hold.
    #[error("{path} is damaged: {reason}")]
    Damaged {
        /// The database.
        path: PathBuf,
        /// What does not hold.
        reason: String,
    },
}

/// One sentence about a failure of SQLite.
fn store_sentence(path: &std::path::Path, cause: &rusqlite::Error) -> String {
    use rusqlite::ErrorCode;
    let path = path.display();
    match cause.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            format!("{path} is locked by another program; try again when it has finished")
        }
        Some(ErrorCode::NotADatabase) => {
            format!("{path} is not an SQLite database; name another file with --db")
        }
        Some(ErrorCode::DatabaseCorrupt) => {
            format!("{path} is damaged; restore a copy or name another file with --db")
        }
        Some(ErrorCode::CannotOpen) => {
            format!("{path} cannot be opened; does its folder exist, and may you write there?")
        }
        Some(ErrorCode::ReadOnly) => {
            format!("{path} cannot be written: it, or its folder, is read-only")
        }
        Some(ErrorCode::DiskFull) => format!("the disk is full: {path} was left as it was"),
        _ => format!("the store {path} failed: {cause}"),
    }
}

/// A result of this crate.
pub type Result<Value> = std::result::Result<Value, Error>;
