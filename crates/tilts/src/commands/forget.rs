//! `tilts forget`: an article and its facts out of the store.

use anyhow::Result;
use extraction::{Store, forget};

use super::ask;
use crate::{
    cli::{Common, Forget},
    console::{self, Outcome},
};

/// Removes the articles that were named.
pub(crate) fn run(common: &Common, options: &Forget) -> Result<Outcome> {
    let knowledge = super::knowledge(common)?;
    // A store that is not there is told, not made.
    drop(ask::open(&common.db)?);
    let mut store = Store::open(&common.db)?;
    let mut outcome = Outcome::Done;
    for key in &options.keys {
        if forget(&mut store, &knowledge, key, console::today(common.today))? {
            console::line(&format!("{key} and its facts are forgotten."))?;
        } else {
            eprintln!("tilts: there is no article {key}");
            outcome = Outcome::Nothing;
        }
    }
    Ok(outcome)
}
