//! `tilts correct`: an editor's values, tied to quotes, kept beside the facts and replayed at every run.

use anyhow::{Context, Result, bail};
use extraction::{
    Knowledge, Store,
    correct::{Correction, Field},
    reread,
};
use serde::{Deserialize, Serialize};

use crate::{
    cli::{Common, Correct, Edit},
    console::{self, Outcome},
};

/// One row of the table that can be edited by hand.
#[derive(Debug, Serialize, Deserialize)]
struct Row {
    document: String,
    quote: String,
    field: String,
    value: String,
    #[serde(default)]
    note: String,
}

/// Does what was asked of the editors' layer.
pub(crate) fn run(common: &Common, options: &Correct) -> Result<Outcome> {
    let knowledge = super::knowledge(common)?;
    let mut store = Store::open(&common.db)?;
    match &options.edit {
        Edit::Add {
            document,
            quote,
            field,
            value,
            note,
        } => {
            let row = Row {
                document: document.clone(),
                quote: quote.clone(),
                field: field.clone(),
                value: value.clone(),
                note: note.clone().unwrap_or_default(),
            };
            let id = keep(&mut store, common, &row)?;
            reread(
                &mut store,
                &knowledge,
                document,
                console::today(common.today),
            )?;
            console::line(&told(&store, id)?)?;
        }
        Edit::List => return list(&store),
        Edit::Undo { id } => {
            let document = store.undo_correction(*id)?;
            reread(
                &mut store,
                &knowledge,
                &document,
                console::today(common.today),
            )?;
            console::line(&format!("Correction {id} is undone."))?;
        }
        Edit::Import { file } => import(&mut store, common, &knowledge, file)?,
        Edit::Export => export(&store)?,
    }
    Ok(Outcome::Done)
}

fn keep(store: &mut Store, common: &Common, row: &Row) -> Result<i64> {
    let Some(field) = Field::named(&row.field) else {
        let known: Vec<&str> = Field::ALL.iter().map(|field| field.name()).collect();
        bail!(
            "no field is called {}; there are {}",
            row.field,
            known.join(", ")
        );
    };
    let correction = Correction {
        id: 0,
        document: row.document.clone(),
        quote: row.quote.clone(),
        field,
        value: row.value.clone(),
        note: row.note.clone(),
    };
    let made = console::today(common.today).to_string();
    Ok(store.add_correction(&correction, &made)?)
}

/// One sentence about what became of correction `id`.
fn told(store: &Store, id: i64) -> Result<String> {
    let rows = store.corrections()?;
    let state = rows
        .iter()
        .find(|row| row.correction.id == id)
        .map_or("", |row| row.state.as_str());
    Ok(match state {
        "review" => format!(
            "Correction {id} is kept, but no fact rests on these words: it is up for review."
        ),
        _ => format!("Correction {id} holds."),
    })
}

fn list(store: &Store) -> Result<Outcome> {
    let rows = store.corrections()?;
    for row in &rows {
        let correction = &row.correction;
        console::line(&format!(
            "{}\t{}\t{}\t“{}”\t{} = {}\t{}",
            correction.id,
            row.state,
            correction.document,
            correction.quote,
            correction.field.name(),
            correction.value,
            correction.note
        ))?;
    }
    Ok(if rows.is_empty() {
        Outcome::Nothing
    } else {
        Outcome::Done
    })
}

fn import(
    store: &mut Store,
    common: &Common,
    knowledge: &Knowledge,
    file: &std::path::Path,
) -> Result<()> {
    let mut reader = csv::Reader::from_path(file)
        .with_context(|| format!("{} cannot be read", file.display()))?;
    let mut rows = Vec::new();
    for (at, row) in reader.deserialize().enumerate() {
        let row: Row = row.with_context(|| format!("{}, row {}", file.display(), at + 1))?;
        rows.push(row);
    }
    let mut documents: Vec<&str> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        keep(store, common, row).with_context(|| format!("{}, row {}", file.display(), at + 1))?;
        if !documents.contains(&row.document.as_str()) {
            documents.push(&row.document);
        }
    }
    for document in documents {
        reread(store, knowledge, document, console::today(common.today))?;
    }
    console::line(&format!("{} corrections read.", rows.len()))
}

fn export(store: &Store) -> Result<()> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in store.corrections()? {
        if row.state == "undone" {
            continue;
        }
        let correction = row.correction;
        writer.serialize(Row {
            document: correction.document,
            quote: correction.quote,
            field: correction.field.name().to_owned(),
            value: correction.value,
            note: correction.note,
        })?;
    }
    let bytes = writer.into_inner().map_err(|error| error.into_error())?;
    console::line(String::from_utf8_lossy(&bytes).trim_end())
}
