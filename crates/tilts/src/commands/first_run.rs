//! `tilts` alone: the seeds into the store, what was found, then questions.

use std::{
    io::{self, IsTerminal},
    path::{Path, PathBuf},
};

use anyhow::Result;
use extraction::{Store, ingest};

use super::{ask, ingest::summary};
use crate::{
    cli::Common,
    console::{self, Outcome},
};

/// The folder a first run reads.
const SEEDS: &str = "seeds";

/// Takes in the seeds, shows what they hold, and answers questions.
pub(crate) fn run(common: &Common) -> Result<Outcome> {
    let knowledge = super::knowledge(common)?;
    extraction::exists(Path::new(SEEDS))?;
    let mut store = Store::open(&common.db)?;
    let paths = [PathBuf::from(SEEDS)];
    let run = ingest(
        &mut store,
        &knowledge,
        &paths,
        console::today(common.today),
        &mut |_| {},
    )?;
    console::line(&summary(&run))?;
    console::line(&table(&store)?)?;
    for problem in &run.problems {
        eprintln!("tilts: {problem}");
    }
    drop(store);
    if io::stdin().is_terminal() {
        eprintln!(
            "Ask in Latvian, Ukrainian, English or Russian; end with Ctrl-D. For example: Kad ir nākamā tikšanās?"
        );
    }
    let outcome = ask::chat(common, None)?;
    Ok(if run.problems.is_empty() {
        outcome
    } else {
        Outcome::Failed
    })
}

/// What the store holds, one row a kind.
fn table(store: &Store) -> Result<String> {
    let documents = store.coverage()?.documents;
    let mut rows = vec![("documents".to_owned(), documents)];
    rows.extend(store.counts()?);
    let width = rows.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
    let lines: Vec<String> = rows
        .iter()
        .map(|(name, count)| format!("  {name:<width$}  {count:>6}"))
        .collect();
    Ok(lines.join("\n"))
}
