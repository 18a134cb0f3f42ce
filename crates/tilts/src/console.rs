//! Standard output and the clock: the two things of the world that commands share.

use std::io::{self, Write};

use chrono::{NaiveDate, Utc};
use chrono_tz::Europe::Riga;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Done.
    Done,
    /// Nothing found, or not known.
    Nothing,
    /// Some of the input failed; each failure was told.
    Failed,
}

impl Outcome {
    /// The exit status.
    pub(crate) const fn status(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Nothing => 1,
            Self::Failed => 2,
        }
    }
}

/// Writes one line of data.
pub(crate) fn line(text: &str) -> anyhow::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "{text}")?;
    out.flush()?;
    Ok(())
}

/// Whether the reader of our output has gone: no failure of ours.
pub(crate) fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error
        .downcast_ref::<io::Error>()
        .is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

/// The day in Riga, unless another one was asked for.
pub(crate) fn today(chosen: Option<NaiveDate>) -> NaiveDate {
    chosen.unwrap_or_else(|| Utc::now().with_timezone(&Riga).date_naive())
}
