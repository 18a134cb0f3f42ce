//! The files of `config/`: built into the program, replaced one by one.

use std::{collections::HashMap, fs, io, path::Path};

use serde::de::DeserializeOwned;

use crate::{Error, error::Result};

/// Name and text of every table that is built in.
const BUILT_IN: &[(&str, &str)] = &[
    (
        "temporal.csv",
        include_str!("../../../../config/temporal.csv"),
    ),
    ("places.csv", include_str!("../../../../config/places.csv")),
    (
        "organisations.csv",
        include_str!("../../../../config/organisations.csv"),
    ),
    ("heads.csv", include_str!("../../../../config/heads.csv")),
    (
        "given_names.csv",
        include_str!("../../../../config/given_names.csv"),
    ),
    (
        "programmes.csv",
        include_str!("../../../../config/programmes.csv"),
    ),
    ("roles.csv", include_str!("../../../../config/roles.csv")),
    (
        "event_nouns.csv",
        include_str!("../../../../config/event_nouns.csv"),
    ),
    (
        "event_nouns_cyrillic.csv",
        include_str!("../../../../config/event_nouns_cyrillic.csv"),
    ),
    (
        "not_names.csv",
        include_str!("../../../../config/not_names.csv"),
    ),
    (
        "human_verbs.csv",
        include_str!("../../../../config/human_verbs.csv"),
    ),
    (
        "place_nouns.csv",
        include_str!("../../../../config/place_nouns.csv"),
    ),
    (
        "named_after.csv",
        include_str!("../../../../config/named_after.csv"),
    ),
    (
        "successors.csv",
        include_str!("../../../../config/successors.csv"),
    ),
    (
        "never_merge.csv",
        include_str!("../../../../config/never_merge.csv"),
    ),
    (
        "town_parts.csv",
        include_str!("../../../../config/town_parts.csv"),
    ),
    (
        "countables.csv",
        include_str!("../../../../config/countables.csv"),
    ),
];

/// The text of each table.
pub(super) struct Tables {
    texts: HashMap<&'static str, String>,
}

impl Tables {
    pub(super) fn load(folder: Option<&Path>) -> Result<Self> {
        if let Some(folder) = folder {
            fs::read_dir(folder).map_err(|cause| Error::Read {
                path: folder.to_owned(),
                cause,
            })?;
        }
        let mut texts = HashMap::default();
        for &(name, built_in) in BUILT_IN {
            let replaced = folder.map(|folder| folder.join(name));
            let text = match replaced.map(|path| (fs::read_to_string(&path), path)) {
                Some((Ok(text), _)) => text,
                Some((Err(cause), path)) if cause.kind() != io::ErrorKind::NotFound => {
                    return Err(Error::Read { path, cause });
                }
                _ => built_in.to_owned(),
            };
            texts.insert(name, text);
        }
        Ok(Self { texts })
    }

    pub(super) fn get(&self, name: &str) -> &str {
        self.texts.get(name).map_or("", String::as_str)
    }

    /// The fingerprint of all tables.
    pub(super) fn fingerprint(&self) -> String {
        let texts: Vec<&str> = BUILT_IN.iter().map(|(name, _)| self.get(name)).collect();
        crate::fingerprint::of(&texts)
    }

    /// All rows of table `name`, each with its line.
    pub(super) fn rows<Row: DeserializeOwned>(&self, name: &str) -> Result<Vec<(u64, Row)>> {
        let mut reader = csv::Reader::from_reader(self.get(name).as_bytes());
        let broken = |error: &csv::Error| Error::Table {
            table: name.to_owned(),
            line: error.position().map_or(1, csv::Position::line),
            reason: error.to_string(),
        };
        let headers = reader.headers().cloned().map_err(|error| broken(&error))?;
        let mut rows = Vec::new();
        for record in reader.records() {
            let record = record.map_err(|error| broken(&error))?;
            let line = record.position().map_or(0, csv::Position::line);
            rows.push((
                line,
                record
                    .deserialize(Some(&headers))
                    .map_err(|error| broken(&error))?,
            ));
        }
        Ok(rows)
    }
}

/// A broken row.
pub(super) fn broken(table: &str, line: u64, reason: impl Into<String>) -> Error {
    Error::Table {
        table: table.to_owned(),
        line,
        reason: reason.into(),
    }
}

/// The names of a cell, parted by `|`.
pub(super) fn aliases(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('|').filter(|alias| !alias.is_empty())
}
