//! `tilts`: reads what Latvian libraries and NGOs publish, and answers questions about it.
//!
//! The edge is thin: it takes words and files, asks the floors below, and prints. Data goes to stdout, everything else to
//! stderr; exit status 0 is done, 1 nothing found or not known, 2 wrong use or a failure told in one sentence.

mod cli;
mod commands;
mod console;

use std::process::ExitCode;

use clap::Parser;
use mimalloc::MiMalloc;

/// Extraction makes many small strings on several threads.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    let cli = cli::Cli::parse();
    match commands::run(cli) {
        Ok(outcome) => ExitCode::from(outcome.status()),
        Err(error) if console::is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("tilts: {error}");
            ExitCode::from(2)
        }
    }
}
