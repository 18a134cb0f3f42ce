//! Files and folders into the store: idempotent, one transaction for each article, what is broken reported at the end.

use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
};

use chrono::NaiveDate;
use serde::Deserialize;

use crate::{
    Error, Knowledge, Store,
    correct::apply,
    document::Source,
    error::Result,
    extract::extract,
    store::{Change, CorrectionRow, Ingested},
};

/// What a run did.
#[derive(Debug, Default)]
pub struct Run {
    /// Each article, in the order of its key.
    pub articles: Vec<Ingested>,
    /// What could not be taken in; the rest was.
    pub problems: Vec<Error>,
}

impl Run {
    /// How many articles saw this change.
    #[must_use]
    pub fn count(&self, change: Change) -> usize {
        self.articles
            .iter()
            .filter(|article| article.change == change)
            .count()
    }
}

#[derive(Debug, Clone, Deserialize)]
struct ManifestRow {
    file: String,
    url: Option<String>,
    title: Option<String>,
    #[serde(deserialize_with = "day")]
    published: Option<NaiveDate>,
}

/// A day, or none in an empty cell.
fn day<'de, D: serde::Deserializer<'de>>(
    cell: D,
) -> std::result::Result<Option<NaiveDate>, D::Error> {
    let text = String::deserialize(cell)?;
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|_| {
        serde::de::Error::custom(format!(
            "published is {text}, which is no day of the form YYYY-MM-DD"
        ))
    })
}

/// Takes in every file of `paths`; a folder stands for its `.txt` files, by name, with `manifest.csv` if it has one.
///
/// # Errors
///
/// A path that is not there, a broken manifest, a failure of the store. A file that cannot be read is a problem of the
/// run, not an error: the others are taken in.
pub fn ingest(store: &mut Store, knowledge: &Knowledge, paths: &[PathBuf]) -> Result<Run> {
    let mut run = Run::default();
    for path in paths {
        let (files, manifest) = files(path)?;
        for file in files {
            let name = file
                .file_name()
                .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
            let source = source(&name, manifest.get(&name));
            match read(&file) {
                Ok(text) => run
                    .articles
                    .push(take_in(store, knowledge, &source, &text)?),
                Err(problem) => run.problems.push(problem),
            }
        }
    }
    if run
        .articles
        .iter()
        .any(|article| article.change != Change::Unchanged)
    {
        store.compare(knowledge)?;
    }
    Ok(run)
}

/// Whether there is something at `path`.
///
/// # Errors
///
/// What the system says of a path that cannot be read.
pub fn exists(path: &Path) -> Result<()> {
    fs::metadata(path).map(|_| ()).map_err(|cause| Error::Read {
        path: path.to_owned(),
        cause,
    })
}

fn take_in(
    store: &mut Store,
    knowledge: &Knowledge,
    source: &Source,
    text: &str,
) -> Result<Ingested> {
    let corrections = store.corrections_of(&source.id)?;
    let fingerprint = fingerprint(source, text, knowledge, &corrections);
    let change = match store.is_current(&source.id, &fingerprint)? {
        Some(true) => Change::Unchanged,
        Some(false) => Change::Changed,
        None => Change::New,
    };
    if change != Change::Unchanged {
        let mut extraction = extract(source.clone(), text, knowledge);
        for row in &corrections {
            let applied = apply(&mut extraction, text, &row.correction);
            store.note_replay(row.correction.id, applied)?;
        }
        store.replace(source, text, &fingerprint, &extraction)?;
    }
    Ok(Ingested {
        key: source.id.clone(),
        change,
    })
}

/// Reads one stored article again, with the corrections that now hold, and compares it with all others anew.
///
/// # Errors
///
/// An article that is not stored, a failure of the store.
pub fn reread(store: &mut Store, knowledge: &Knowledge, key: &str) -> Result<()> {
    if let Some((source, text)) = store.article(key)? {
        take_in(store, knowledge, &source, &text)?;
    }
    store.compare(knowledge)
}

/// The files of a path, by name, and what a manifest beside them says.
fn files(path: &Path) -> Result<(Vec<PathBuf>, HashMap<String, ManifestRow>)> {
    let failed = |cause| Error::Read {
        path: path.to_owned(),
        cause,
    };
    if !fs::metadata(path).map_err(failed)?.is_dir() {
        return Ok((vec![path.to_owned()], HashMap::new()));
    }
    let mut files = Vec::new();
    for entry in fs::read_dir(path).map_err(failed)? {
        let file = entry.map_err(failed)?.path();
        if file.extension().is_some_and(|extension| extension == "txt") && file.is_file() {
            files.push(file);
        }
    }
    files.sort();
    let manifest = manifest(&path.join("manifest.csv"))?;
    Ok((files, manifest))
}

/// The rows of a manifest by file; none where there is no manifest.
fn manifest(path: &Path) -> Result<HashMap<String, ManifestRow>> {
    let mut rows = HashMap::new();
    if !path.exists() {
        return Ok(rows);
    }
    let text = read(path)?;
    let broken = |error: &csv::Error| Error::Table {
        table: path.display().to_string(),
        line: error.position().map_or(1, csv::Position::line),
        reason: match error.kind() {
            csv::ErrorKind::Deserialize { err, .. } => err.kind().to_string(),
            _ => error.to_string(),
        },
    };
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let headers = reader.headers().cloned().map_err(|error| broken(&error))?;
    for record in reader.records() {
        let record = record.map_err(|error| broken(&error))?;
        let line = record.position().map_or(0, csv::Position::line);
        let row: ManifestRow = record
            .deserialize(Some(&headers))
            .map_err(|error| broken(&error))?;
        if !path.with_file_name(&row.file).is_file() {
            return Err(Error::Manifest {
                manifest: path.to_owned(),
                line,
                file: row.file,
            });
        }
        rows.insert(row.file.clone(), row);
    }
    Ok(rows)
}

fn source(name: &str, row: Option<&ManifestRow>) -> Source {
    Source {
        id: name.to_owned(),
        published: row.and_then(|row| row.published),
        title: row.and_then(|row| row.title.clone()),
        url: row.and_then(|row| row.url.clone()),
    }
}

/// Reads a text file.
///
/// # Errors
///
/// One that cannot be read, is not UTF-8, or holds nothing but white space.
pub fn read(path: &Path) -> Result<String> {
    let bytes = fs::read(path).map_err(|cause| Error::Read {
        path: path.to_owned(),
        cause,
    })?;
    let text = String::from_utf8(bytes).map_err(|error| Error::Encoding {
        path: path.to_owned(),
        position: error.utf8_error().valid_up_to(),
    })?;
    if text.trim().is_empty() {
        return Err(Error::Empty {
            path: path.to_owned(),
        });
    }
    Ok(text)
}

/// A number of everything an extraction depends on: text, metadata, tables and program.
fn fingerprint(
    source: &Source,
    text: &str,
    knowledge: &Knowledge,
    corrections: &[CorrectionRow],
) -> String {
    let replayed: String = corrections
        .iter()
        .map(|row| {
            let correction = &row.correction;
            format!(
                "{}\t{}\t{}\n",
                correction.quote,
                correction.field.name(),
                correction.value
            )
        })
        .collect();
    let published = source
        .published
        .map(|day| day.to_string())
        .unwrap_or_default();
    let parts = [
        env!("CARGO_PKG_VERSION"),
        &knowledge.fingerprint,
        &published,
        source.title.as_deref().unwrap_or_default(),
        source.url.as_deref().unwrap_or_default(),
        &replayed,
        text,
    ];
    crate::fingerprint::of(&parts)
}
