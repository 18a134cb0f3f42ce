//! `tilts export`: facts for other programs.

use std::{
    fs::File,
    io::{self, BufWriter, Write},
    path::Path,
};

use anyhow::{Context, Result, bail};
use extraction::{export, store::EventFilter};

use super::ask;
use crate::{
    cli::{Common, Export, Format},
    console::Outcome,
};

/// Writes what was asked for, and tells how much that was.
pub(crate) fn run(common: &Common, options: &Export) -> Result<Outcome> {
    let store = ask::open(&common.db)?;
    let to = options.to.as_path();
    let told = match options.format {
        Format::Csv if to == Path::new("-") => bail!("csv is several tables: name a folder"),
        Format::Csv => format!("{} rows", export::tables(&store, to)?),
        Format::Jsonl => {
            let knowledge = super::knowledge(common)?;
            let mut out = file(to)?;
            let lines = export::lines(&store, &knowledge, &mut out)?;
            out.flush()
                .with_context(|| format!("cannot write {}", to.display()))?;
            format!("{lines} articles")
        }
        Format::Ics => {
            let occasions = export::occasions(&store, &all())?;
            let (text, left_out) = export::calendar(&occasions, "Tilts");
            put(to, &text)?;
            format!(
                "{} events; {left_out} without exact days were left out",
                occasions.len() - left_out
            )
        }
        Format::Jsonld => {
            let occasions = export::occasions(&store, &all())?;
            put(to, &format!("{:#}\n", export::linked(&occasions)))?;
            format!(
                "{} events",
                occasions
                    .iter()
                    .filter(|occasion| occasion.is_exact())
                    .count()
            )
        }
    };
    eprintln!("tilts: {told}");
    Ok(Outcome::Done)
}

fn all() -> EventFilter {
    EventFilter {
        with_undated: true,
        ..EventFilter::default()
    }
}

fn file(path: &Path) -> Result<Box<dyn Write>> {
    if path == Path::new("-") {
        return Ok(Box::new(io::stdout().lock()));
    }
    let file = File::create(path).with_context(|| format!("cannot write {}", path.display()))?;
    Ok(Box::new(BufWriter::new(file)))
}

fn put(path: &Path, text: &str) -> Result<()> {
    let mut out = file(path)?;
    out.write_all(text.as_bytes())
        .and_then(|()| out.flush())
        .with_context(|| format!("cannot write {}", path.display()))
}
