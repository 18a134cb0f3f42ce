//! `tilts ask` and `tilts chat`: questions from people.

use std::{
    io::{self, BufRead, IsTerminal, Write},
    path::Path,
};

use answering::{Answerer, Lang, Memory};
use anyhow::{Result, bail};
use extraction::Store;

use crate::{
    cli::{Ask, Common},
    console::{self, Outcome},
};

/// Opens the store for reading; one that is not there yet is told how to be made.
pub(crate) fn open(path: &Path) -> Result<Store> {
    if !path.exists() {
        bail!(
            "there is no store at {}; make one with: tilts ingest FOLDER --db {0}",
            path.display()
        );
    }
    Ok(Store::open_read_only(path)?)
}

/// Answers one question.
pub(crate) fn ask(common: &Common, options: &Ask) -> Result<Outcome> {
    let store = open(&common.db)?;
    let answerer = Answerer::new(super::knowledge(common)?, common.config.as_deref())?;
    let answer = answerer.answer(
        &store,
        &options.question,
        options.lang.chosen(),
        console::today(common.today),
    )?;
    if options.json {
        console::line(&answer.json().to_string())?;
    } else {
        console::line(&answer.text)?;
    }
    Ok(if answer.known() {
        Outcome::Done
    } else {
        Outcome::Nothing
    })
}

/// Answers questions until the end of input.
pub(crate) fn chat(common: &Common, lang: Option<Lang>) -> Result<Outcome> {
    let store = open(&common.db)?;
    let answerer = Answerer::new(super::knowledge(common)?, common.config.as_deref())?;
    let interactive = io::stdin().is_terminal();
    let mut input = io::stdin().lock();
    let mut memory = Memory::default();
    loop {
        if interactive {
            eprint!("\n? ");
            io::stderr().flush()?;
        }
        let mut bytes = Vec::new();
        if input.read_until(b'\n', &mut bytes)? == 0 {
            return Ok(Outcome::Done);
        }
        let question = String::from_utf8_lossy(&bytes);
        if question.trim().is_empty() {
            continue;
        }
        let answer = answerer.answer_in(
            &mut memory,
            &store,
            question.trim(),
            lang,
            console::today(common.today),
        )?;
        if !interactive {
            console::line(&format!("? {}", question.trim()))?;
        }
        console::line(&format!("{}\n", answer.text))?;
    }
}
