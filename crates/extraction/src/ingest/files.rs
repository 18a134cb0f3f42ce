//! Which articles a path stands for: text, Markdown and HTML files, folders of them with a manifest, JSONL and CSV.

use std::{
    collections::HashMap,
    ffi::OsStr,
    fs,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
};

use chrono::NaiveDate;
use serde::Deserialize;

use super::{decode::read, markup};
use crate::{
    Error,
    correct::{Correction, Field},
    document::Source,
    error::Result,
};

/// Files that hold one article each.
const SINGLE: [&str; 5] = ["txt", "md", "markdown", "html", "htm"];

/// An article on its way into the store.
pub(super) struct Article {
    pub(super) source: Source,
    /// The folder or file it was found in; one that is not there any more is missed.
    pub(super) origin: String,
    /// Values of editors that come with it, as `tilts export` writes them.
    pub(super) corrections: Vec<Correction>,
    body: Body,
}

enum Body {
    File(PathBuf),
    Text(String),
}

impl Article {
    /// One that was fetched from the web.
    pub(super) fn fetched(source: Source, text: String, origin: &str) -> Self {
        Self {
            source,
            origin: origin.to_owned(),
            corrections: Vec::new(),
            body: Body::Text(text),
        }
    }

    /// The article with its text.
    ///
    /// # Errors
    ///
    /// A file that cannot be read, or holds no text.
    pub(super) fn open(self) -> Result<Opened> {
        let Self {
            mut source,
            origin,
            corrections,
            body,
        } = self;
        let text = match body {
            Body::Text(text) => text,
            Body::File(file) => {
                let text = read(&file)?;
                match extension(&file) {
                    Some("html" | "htm") => {
                        let page = markup::html(&text, &file)?;
                        source.title = source.title.or(page.title);
                        source.published = source.published.or(page.published);
                        source.url = source.url.or(page.url);
                        page.text
                    }
                    Some("md" | "markdown") => markup::markdown(&text),
                    _ => text,
                }
            }
        };
        Ok(Opened {
            source,
            text,
            origin,
            corrections,
        })
    }
}

/// An article whose text was read.
pub(super) struct Opened {
    pub(super) source: Source,
    pub(super) text: String,
    pub(super) origin: String,
    pub(super) corrections: Vec<Correction>,
}

fn extension(path: &Path) -> Option<&str> {
    path.extension().and_then(OsStr::to_str)
}

/// A row of a manifest, of a CSV file of articles or a line of a JSONL file.
#[derive(Debug, Clone, Deserialize)]
struct Row {
    #[serde(alias = "file")]
    id: String,
    text: Option<String>,
    #[serde(default)]
    url: Option<String>,
    #[serde(default)]
    title: Option<String>,
    #[serde(default, deserialize_with = "day")]
    published: Option<NaiveDate>,
    #[serde(default)]
    corrections: Vec<Edit>,
}

/// An editor's value that comes with an article.
#[derive(Debug, Clone, Deserialize)]
struct Edit {
    quote: String,
    field: String,
    value: String,
    #[serde(default)]
    note: String,
}

impl Edit {
    /// The correction of the article `document`; nothing where its field or value cannot be.
    fn of(self, document: &str) -> Option<Correction> {
        let field = Field::named(&self.field).filter(|field| field.check(&self.value).is_ok())?;
        Some(Correction {
            id: 0,
            document: document.to_owned(),
            quote: self.quote,
            field,
            value: self.value,
            note: self.note,
        })
    }
}

/// A day, or none in an empty cell.
fn day<'de, D: serde::Deserializer<'de>>(
    cell: D,
) -> std::result::Result<Option<NaiveDate>, D::Error> {
    let text = Option::<String>::deserialize(cell)?.unwrap_or_default();
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|_| {
        serde::de::Error::custom(format!(
            "published is {text}, which is no day of the form YYYY-MM-DD"
        ))
    })
}

/// One item of a path: an article, or what is wrong with it.
pub(super) type Item = Result<Article>;

/// The articles of `path`, one after the other.
///
/// # Errors
///
/// A path that is not there, or a broken manifest.
pub(super) fn articles(path: &Path) -> Result<Box<dyn Iterator<Item = Item> + Send>> {
    let failed = |cause| Error::Read {
        path: path.to_owned(),
        cause,
    };
    if fs::metadata(path).map_err(failed)?.is_dir() {
        return folder(path);
    }
    match extension(path) {
        Some("jsonl") => jsonl(path),
        Some("csv") => table(path),
        Some("urls") => Ok(Box::new(std::iter::empty())),
        _ => {
            let origin = origin(path);
            let article = file(path.to_owned(), None, &origin);
            Ok(Box::new(std::iter::once(Ok(article))))
        }
    }
}

/// The full name of a path, however it was typed.
pub(super) fn origin(path: &Path) -> String {
    let full = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    full.to_string_lossy().into_owned()
}

fn file(path: PathBuf, row: Option<&Row>, origin: &str) -> Article {
    let name = path
        .file_name()
        .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    Article {
        source: Source {
            id: name,
            published: row.and_then(|row| row.published),
            title: row.and_then(|row| row.title.clone()),
            url: row.and_then(|row| row.url.clone()),
        },
        origin: origin.to_owned(),
        corrections: Vec::new(),
        body: Body::File(path),
    }
}

fn folder(path: &Path) -> Result<Box<dyn Iterator<Item = Item> + Send>> {
    let failed = |cause| Error::Read {
        path: path.to_owned(),
        cause,
    };
    let mut files = Vec::new();
    for entry in fs::read_dir(path).map_err(failed)? {
        let file = entry.map_err(failed)?.path();
        if extension(&file).is_some_and(|known| SINGLE.contains(&known)) && file.is_file() {
            files.push(file);
        }
    }
    files.sort();
    let manifest = manifest(&path.join("manifest.csv"))?;
    let origin = origin(path);
    Ok(Box::new(files.into_iter().map(move |path| {
        let row = path
            .file_name()
            .and_then(OsStr::to_str)
            .and_then(|name| manifest.get(name));
        Ok(file(path.clone(), row, &origin))
    })))
}

/// The rows of a manifest by file; none where there is no manifest.
fn manifest(path: &Path) -> Result<HashMap<String, Row>> {
    let mut rows = HashMap::new();
    if !path.exists() {
        return Ok(rows);
    }
    let text = read(path)?;
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let headers = reader
        .headers()
        .cloned()
        .map_err(|error| broken(path, &error))?;
    for record in reader.records() {
        let record = record.map_err(|error| broken(path, &error))?;
        let line = record.position().map_or(0, csv::Position::line);
        let row: Row = record
            .deserialize(Some(&headers))
            .map_err(|error| broken(path, &error))?;
        if !path.with_file_name(&row.id).is_file() {
            return Err(Error::Manifest {
                manifest: path.to_owned(),
                line,
                file: row.id,
            });
        }
        rows.insert(row.id.clone(), row);
    }
    Ok(rows)
}

fn broken(path: &Path, error: &csv::Error) -> Error {
    Error::Table {
        table: path.display().to_string(),
        line: error.position().map_or(1, csv::Position::line),
        reason: match error.kind() {
            csv::ErrorKind::Deserialize { err, .. } => err.kind().to_string(),
            _ => error.to_string(),
        },
    }
}

/// The article of a row; one without a name or without text is a problem of its line.
fn of_row(row: Row, origin: &str, path: &Path, line: u64) -> Item {
    let wrong = |reason: &str| Error::Table {
        table: path.display().to_string(),
        line,
        reason: reason.to_owned(),
    };
    if row.id.trim().is_empty() {
        return Err(wrong("the id is empty"));
    }
    let text = row
        .text
        .filter(|text| !text.trim().is_empty())
        .ok_or_else(|| wrong("there is no text"))?;
    let edits = row.corrections.into_iter();
    Ok(Article {
        corrections: edits.filter_map(|edit| edit.of(&row.id)).collect(),
        source: Source {
            id: row.id,
            published: row.published,
            title: row.title,
            url: row.url,
        },
        origin: origin.to_owned(),
        body: Body::Text(text),
    })
}

/// One article a line: `{"id":…,"text":…}` with `published`, `title` and `url` where they are known.
fn jsonl(path: &Path) -> Result<Box<dyn Iterator<Item = Item> + Send>> {
    let failed = |cause| Error::Read {
        path: path.to_owned(),
        cause,
    };
    let lines = BufReader::new(fs::File::open(path).map_err(failed)?).lines();
    let (origin, path) = (origin(path), path.to_owned());
    let rows = (1_u64..).zip(lines).filter_map(move |(at, line)| {
        let line = match line {
            Ok(line) => line,
            Err(cause) => {
                return Some(Err(Error::Read {
                    path: path.clone(),
                    cause,
                }));
            }
        };
        if line.trim().is_empty() {
            return None;
        }
        Some(match serde_json::from_str::<Row>(&line) {
            Ok(row) => of_row(row, &origin, &path, at),
            Err(error) => Err(Error::Table {
                table: path.display().to_string(),
                line: at,
                reason: error.to_string(),
            }),
        })
    });
    Ok(Box::new(rows))
}

/// A CSV file with the columns `id` and `text`, and where they are known `published`, `title` and `url`.
fn table(path: &Path) -> Result<Box<dyn Iterator<Item = Item> + Send>> {
    let reader = csv::Reader::from_path(path).map_err(|error| match error.into_kind() {
        csv::ErrorKind::Io(cause) => Error::Read {
            path: path.to_owned(),
            cause,
        },
        other => Error::Table {
            table: path.display().to_string(),
            line: 1,
            reason: format!("{other:?}"),
        },
    })?;
    let (origin, path) = (origin(path), path.to_owned());
    let mut rows = reader.into_deserialize::<Row>();
    Ok(Box::new(std::iter::from_fn(move || {
        let line = rows.reader().position().line();
        rows.next().map(|row| match row {
            Ok(row) => of_row(row, &origin, &path, line),
            Err(error) => Err(broken(&path, &error)),
        })
    })))
}
