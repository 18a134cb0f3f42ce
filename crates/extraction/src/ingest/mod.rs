//! Articles into the store: idempotent, one transaction for a run, what is broken reported at the end.
//!
//! A run is one transaction, so that readers see the store before it or behind it and a killed run leaves nothing half
//! done. Texts are read and extracted by as many threads as there are processors, and written by one, in the order in which
//! they were named, so that the same input gives the same store.

mod decode;
mod files;
mod markup;
mod pipeline;
mod web;

use std::{
    collections::{HashMap, HashSet},
    fs,
    path::{Path, PathBuf},
};

use chrono::NaiveDate;

pub use decode::read;
pub(crate) use web::Validators;
pub use web::{Web, is_address};

use crate::{
    Error, Knowledge, Store,
    correct::{Applied, Correction, apply},
    document::Source,
    error::Result,
    extract::{Extraction, extract},
    store::{Change, ChangeFilter, ChangeRow, CorrectionRow, Ingested},
};

/// What a run did.
#[derive(Debug, Default)]
pub struct Run {
    /// Each article, in the order in which they were named.
    pub articles: Vec<Ingested>,
    /// The differences of facts it made; of articles that are new only that they are.
    pub changes: Vec<ChangeRow>,
    /// Articles of a named folder that are not in it any more; their facts are kept.
    pub missing: Vec<String>,
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

/// Takes in the articles of `paths` on the day `made`: a text, Markdown or HTML file is one, a JSONL or CSV file holds many, a
/// folder stands for its files, by name, with what `manifest.csv` in it says of them; an address is a feed or a page, and a
/// file of the form `*.urls` names one on each line. `progress` is told how far it is.
///
/// # Errors
///
/// A path that is not there, a broken manifest, a failure of the store: then the store is as it was before. An article
/// that cannot be read is a problem of the run, not an error: the others are taken in.
pub fn ingest(
    store: &mut Store,
    knowledge: &Knowledge,
    paths: &[PathBuf],
    made: NaiveDate,
    progress: &mut dyn FnMut(Progress),
) -> Result<Run> {
    ingest_with(store, knowledge, paths, Web::default(), made, progress)
}

/// As [`ingest`], asking the web as `web` says.
///
/// # Errors
///
/// As [`ingest`].
pub fn ingest_with(
    store: &mut Store,
    knowledge: &Knowledge,
    paths: &[PathBuf],
    web: Web,
    made: NaiveDate,
    progress: &mut dyn FnMut(Progress),
) -> Result<Run> {
    let (articles, validators) = gathered(store, paths, web)?;
    let total = articles
        .iter()
        .try_fold(0, |sum, part| Some(sum + part.size_hint().1?));
    let before = store.last_run()?.map_or(0, |(run, _)| run);
    let mut run = store.in_run(made, |store| {
        let known = Known {
            prints: store.fingerprints()?,
            corrections: corrections_by_article(store)?,
        };
        let mut run = Run::default();
        let mut seen: HashSet<String> = HashSet::new();
        pipeline::each(
            articles.into_iter().flatten(),
            knowledge,
            &known,
            |prepared| {
                match prepared {
                    Ok(prepared) if seen.contains(&prepared.source.id) => {
                        run.problems.push(Error::Twice {
                            key: prepared.source.id,
                            origin: prepared.origin,
                        });
                    }
                    Ok(prepared) => {
                        seen.insert(prepared.source.id.clone());
                        run.articles.push(write(store, prepared, made)?);
                    }
                    Err(problem) => run.problems.push(problem),
                }
                let done = run.articles.len() + run.problems.len();
                progress(Progress { done, total });
                Ok(())
            },
        )?;
        for (address, validators) in &validators {
            store.keep_validators(address, validators)?;
        }
        run.missing = missing(store, paths, &seen)?;
        let changed = |article: &Ingested| article.change != Change::Unchanged;
        if run.articles.iter().any(changed) {
            store.compare(knowledge)?;
        }
        Ok(run)
    })?;
    run.changes = store.changes(&ChangeFilter {
        after_run: Some(before),
        of_known_articles: true,
        ..ChangeFilter::default()
    })?;
    Ok(run)
}

/// Articles, one source after the other.
type Articles = Vec<Box<dyn Iterator<Item = files::Item> + Send>>;

/// The articles of all paths; files are opened later, the web is asked now. With it what servers said of their answers.
fn gathered(
    store: &Store,
    paths: &[PathBuf],
    web: Web,
) -> Result<(Articles, Vec<(String, Validators)>)> {
    let mut articles: Articles = Vec::new();
    let mut validators = Vec::new();
    for path in paths {
        for address in addresses(path)? {
            let harvest = web::articles(store, &address, web);
            validators.extend(harvest.validators);
            articles.push(Box::new(harvest.items.into_iter()));
        }
        if !is_address(&path.to_string_lossy()) {
            articles.push(files::articles(path)?);
        }
    }
    Ok((articles, validators))
}

/// The addresses that a path stands for: itself, or the lines of a list; none for other files.
fn addresses(path: &Path) -> Result<Vec<String>> {
    let name = path.to_string_lossy();
    if is_address(&name) {
        return Ok(vec![name.into_owned()]);
    }
    if path.extension().is_none_or(|extension| extension != "urls") {
        return Ok(Vec::new());
    }
    let text = read(path)?;
    let lines = text.lines().map(str::trim).filter(|line| is_address(line));
    Ok(lines.map(str::to_owned).collect())
}

/// How far a run is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Articles read, whether taken in or not.
    pub done: usize,
    /// Of how many, where that is known before.
    pub total: Option<usize>,
}

/// What the store knows before a run.
pub(crate) struct Known {
    prints: HashMap<String, String>,
    corrections: HashMap<String, Vec<CorrectionRow>>,
}

fn corrections_by_article(store: &Store) -> Result<HashMap<String, Vec<CorrectionRow>>> {
    let mut found: HashMap<String, Vec<CorrectionRow>> = HashMap::new();
    for row in store
        .corrections()?
        .into_iter()
        .filter(|row| row.state != "undone")
    {
        found
            .entry(row.correction.document.clone())
            .or_default()
            .push(row);
    }
    Ok(found)
}

/// An article that was read, and extracted where something of it changed.
pub(crate) struct Prepared {
    source: Source,
    origin: String,
    change: Change,
    /// What is to be written of one that changed.
    work: Option<Work>,
}

struct Work {
    text: String,
    fingerprint: String,
    extraction: Box<Extraction>,
    /// Each correction that holds, with what became of it.
    applied: Vec<(Correction, Applied)>,
}

/// Extracts an article unless nothing of it changed.
fn prepare(article: files::Opened, knowledge: &Knowledge, known: &Known) -> Prepared {
    let files::Opened {
        source,
        text,
        origin,
        corrections: given,
    } = article;
    let kept = known.corrections.get(&source.id).into_iter().flatten();
    let mut corrections: Vec<Correction> = kept.map(|row| row.correction.clone()).collect();
    for correction in given {
        let same = |known: &Correction| {
            (&known.quote, known.field, &known.value)
                == (&correction.quote, correction.field, &correction.value)
        };
        if !corrections.iter().any(same) {
            corrections.push(correction);
        }
    }
    let fingerprint = fingerprint(&source, &text, knowledge, &corrections);
    let change = match known.prints.get(&source.id) {
        Some(print) if *print == fingerprint => Change::Unchanged,
        Some(_) => Change::Changed,
        None => Change::New,
    };
    let work = (change != Change::Unchanged).then(|| {
        let mut extraction = extract(source.clone(), &text, knowledge);
        let applied = corrections
            .into_iter()
            .map(|correction| {
                let applied = apply(&mut extraction, &text, &correction);
                (correction, applied)
            })
            .collect();
        Work {
            text,
            fingerprint,
            extraction: Box::new(extraction),
            applied,
        }
    });
    Prepared {
        source,
        origin,
        change,
        work,
    }
}

fn write(store: &mut Store, prepared: Prepared, made: NaiveDate) -> Result<Ingested> {
    let Prepared {
        source,
        origin,
        change,
        work,
    } = prepared;
    if let Some(Work {
        text,
        fingerprint,
        extraction,
        applied,
    }) = work
    {
        store.replace(&source, &origin, &text, &fingerprint, &extraction)?;
        for (correction, applied) in applied {
            let id = match correction.id {
                0 => store.add_correction(&correction, &made.to_string())?,
                id => id,
            };
            store.note_replay(id, applied)?;
        }
    }
    Ok(Ingested {
        key: source.id,
        change,
    })
}

/// Articles that once came from one of the named folders and were not in it now.
fn missing(store: &Store, paths: &[PathBuf], seen: &HashSet<String>) -> Result<Vec<String>> {
    let mut found = Vec::new();
    // What a feed names no more is older, not gone.
    let folders = paths
        .iter()
        .filter(|path| !is_address(&path.to_string_lossy()));
    for path in folders {
        let from = store.keys_from(&files::origin(path))?;
        found.extend(from.into_iter().filter(|key| !seen.contains(key)));
    }
    Ok(found)
}

/// Whether there is something at `path`.
///
/// # Errors
///
/// What the system says of a path that cannot be read.
pub fn exists(path: &Path) -> Result<()> {
    if is_address(&path.to_string_lossy()) {
        return Ok(());
    }
    fs::metadata(path).map(|_| ()).map_err(|cause| Error::Read {
        path: path.to_owned(),
        cause,
    })
}

/// Reads one stored article again on the day `made`, with the corrections that now hold, and compares it with all others
/// anew.
///
/// # Errors
///
/// A failure of the store.
pub fn reread(store: &mut Store, knowledge: &Knowledge, key: &str, made: NaiveDate) -> Result<()> {
    store.in_run(made, |store| {
        if let Some((source, origin, text)) = store.article(key)? {
            let known = Known {
                prints: store.fingerprints()?,
                corrections: corrections_by_article(store)?,
            };
            let article = files::Opened {
                source,
                text,
                origin,
                corrections: Vec::new(),
            };
            write(store, prepare(article, knowledge, &known), made)?;
        }
        store.compare(knowledge)
    })
}

/// Takes an article and its facts out of the store on the day `made`; whether it was there.
///
/// # Errors
///
/// A failure of the store.
pub fn forget(
    store: &mut Store,
    knowledge: &Knowledge,
    key: &str,
    made: NaiveDate,
) -> Result<bool> {
    store.in_run(made, |store| {
        let known = store.remove(key)?;
        if known {
            store.compare(knowledge)?;
        }
        Ok(known)
    })
}

/// A number of everything an extraction depends on: text, metadata, tables and program.
fn fingerprint(
    source: &Source,
    text: &str,
    knowledge: &Knowledge,
    corrections: &[Correction],
) -> String {
    let replayed: String = corrections
        .iter()
        .map(|correction| {
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
