//! `tilts check`: verifies the store.

use anyhow::Result;

use crate::{
    cli::Common,
    console::{self, Outcome},
};

/// Verifies every quote, every reference, and the file itself.
pub(crate) fn run(common: &Common) -> Result<Outcome> {
    let checked = super::ask::open(&common.db)?.check()?;
    console::line(&format!(
        "{}: {} articles, {} quotes, all as in their texts; references and file are whole.",
        common.db.display(),
        checked.documents,
        checked.quotes
    ))?;
    Ok(Outcome::Done)
}
