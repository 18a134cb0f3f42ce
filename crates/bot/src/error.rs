//! What can fail: the world, never a message.

use std::path::PathBuf;

use thiserror::Error;

/// A failure of the bot.
#[derive(Debug, Error)]
pub enum Error {
    /// SQLite said no to the bot's own state.
    #[error("the state {path} failed: {cause}")]
    State {
        /// The database.
        path: PathBuf,
        /// What SQLite said.
        cause: rusqlite::Error,
    },
    /// The file is a database of something else, or of a newer bot.
    #[error("{path} is not a state of this bot; name another file with --state")]
    NotOurs {
        /// The file.
        path: PathBuf,
    },
    /// The store or its facts failed.
    #[error(transparent)]
    Store(#[from] extraction::Error),
    /// No token was given.
    #[error(
        "there is no token; set TELOXIDE_TOKEN, or TELOXIDE_TOKEN_FILE to a file that holds it"
    )]
    NoToken,
    /// The file of the token could not be read.
    #[error("cannot read the token from {path}: {cause}")]
    TokenFile {
        /// The file.
        path: PathBuf,
        /// What the system said.
        cause: std::io::Error,
    },
    /// The server does not know the token.
    #[error("Telegram does not accept the token; ask @BotFather for the right one")]
    WrongToken,
    /// The server could not be reached at the start.
    #[error("the Bot API at {url} cannot be reached: {reason}")]
    Unreachable {
        /// Where.
        url: String,
        /// Why.
        reason: String,
    },
    /// An address or port that cannot be.
    #[error("{0}")]
    Setting(String),
}

/// A result of this crate.
pub type Result<Value> = std::result::Result<Value, Error>;
