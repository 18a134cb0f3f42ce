//! `tilts extract`: text in, JSON out.

use std::io::{self, BufRead};

use anyhow::{Result, bail};
use chrono::NaiveDate;
use extraction::{Knowledge, Source, extract, output};
use serde::Deserialize;
use serde_json::{Value as Json, json};

use crate::{
    cli::{Common, Extract, Input},
    console::{self, Outcome},
};

#[derive(Deserialize)]
struct Line {
    id: Option<String>,
    text: String,
    published: Option<String>,
    title: Option<String>,
    url: Option<String>,
}

/// Extracts files, or lines of standard input.
pub(crate) fn run(common: &Common, options: &Extract) -> Result<Outcome> {
    let knowledge = super::knowledge(common)?;
    match options.input {
        Some(Input::Jsonl) if !options.files.is_empty() => {
            bail!(
                "--input jsonl reads standard input and takes no file: tilts extract --input jsonl < FILE"
            )
        }
        Some(Input::Jsonl) => lines(&knowledge, options.published),
        None if options.files.is_empty() => {
            bail!("name a file, or use --input jsonl to read standard input")
        }
        None => files(&knowledge, options),
    }
}

fn files(knowledge: &Knowledge, options: &Extract) -> Result<Outcome> {
    let mut outcome = Outcome::Done;
    for file in &options.files {
        match extraction::read(file) {
            Ok(text) => {
                let id = file.display().to_string();
                let source = Source {
                    id: id.clone(),
                    published: options.published,
                    ..Source::default()
                };
                let extraction = extract(source, &text, knowledge);
                console::line(&output::json(&id, &text, &extraction).to_string())?;
            }
            Err(error) => {
                eprintln!("tilts: {error}");
                outcome = Outcome::Failed;
            }
        }
    }
    Ok(outcome)
}

/// One line out for each line in, in order; a line that cannot be read gives an object with its error.
fn lines(knowledge: &Knowledge, published: Option<NaiveDate>) -> Result<Outcome> {
    let mut outcome = Outcome::Done;
    for (number, line) in io::stdin().lock().split(b'\n').enumerate() {
        let line = line?;
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let object = match serde_json::from_slice::<Line>(&line) {
            Ok(line) => document(knowledge, line, published),
            Err(error) => {
                eprintln!(
                    "tilts: line {} of the input is no document: {error}",
                    number + 1
                );
                outcome = Outcome::Failed;
                json!({"line": number + 1, "error": error.to_string()})
            }
        };
        console::line(&object.to_string())?;
    }
    Ok(outcome)
}

fn document(knowledge: &Knowledge, line: Line, published: Option<NaiveDate>) -> Json {
    let id = line.id.unwrap_or_default();
    let printed = line.published.and_then(|day| {
        let parsed = day.parse().ok();
        if parsed.is_none() && !day.is_empty() {
            eprintln!(
                "tilts: document {id}: {day} is no day of the form YYYY-MM-DD and is left out"
            );
        }
        parsed
    });
    let source = Source {
        id: id.clone(),
        published: printed.or(published),
        title: line.title,
        url: line.url,
    };
    let extraction = extract(source, &line.text, knowledge);
    let mut object = output::json(&id, &line.text, &extraction);
    if let Some(object) = object.as_object_mut() {
        object.insert("id".to_owned(), json!(id));
    }
    object
}
