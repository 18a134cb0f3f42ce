//! One file for each subcommand.

mod ask;
mod bot;
mod changes;
mod check;
mod correct;
mod explain;
mod export;
mod extract;
mod first_run;
mod forget;
mod ingest;
mod watch;

use anyhow::Result;
use extraction::Knowledge;

use crate::{
    cli::{Cli, Command, Common},
    console::Outcome,
};

/// Runs what was typed.
pub(crate) fn run(cli: Cli) -> Result<Outcome> {
    match cli.command {
        None => first_run::run(&cli.common),
        Some(Command::Extract(options)) => extract::run(&cli.common, &options),
        Some(Command::Ingest(options)) => ingest::run(&cli.common, &options),
        Some(Command::Watch(options)) => watch::run(&cli.common, &options),
        Some(Command::Ask(options)) => ask::ask(&cli.common, &options),
        Some(Command::Chat(options)) => ask::chat(&cli.common, options.lang.chosen()),
        Some(Command::Explain(options)) => explain::run(&cli.common, &options),
        Some(Command::Correct(options)) => correct::run(&cli.common, &options),
        Some(Command::Bot(options)) => bot::run(&cli.common, options),
        Some(Command::Changes(options)) => changes::run(&cli.common, &options),
        Some(Command::Export(options)) => export::run(&cli.common, &options),
        Some(Command::Forget(options)) => forget::run(&cli.common, &options),
        Some(Command::Check) => check::run(&cli.common),
    }
}

/// The tables: built in, or from the folder that was named.
fn knowledge(common: &Common) -> Result<Knowledge> {
    Ok(Knowledge::load(common.config.as_deref())?)
}
