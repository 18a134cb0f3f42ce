//! `tilts watch`: folders, files and feeds, followed.

use std::{
    fs,
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant, SystemTime},
};

use anyhow::Result;
use extraction::{Knowledge, Store, ingest_with, is_address, store::ChangeRow};

use super::{
    changes,
    ingest::{problems, summary, web},
};
use crate::{
    cli::{Common, Watch},
    console::{self, Outcome},
};

/// What files look like from outside: name, length and time of change.
type Look = Vec<(PathBuf, u64, Option<SystemTime>)>;

/// Takes in what changes, until the process is stopped: a run is whole or did not happen, so any moment is a good one.
pub(crate) fn run(common: &Common, options: &Watch) -> Result<Outcome> {
    let knowledge = super::knowledge(common)?;
    let (web_paths, files): (Vec<PathBuf>, Vec<PathBuf>) =
        options.paths.iter().cloned().partition(|path| is_web(path));
    for path in &files {
        extraction::exists(path)?;
    }
    let seconds = |given: f64| Duration::from_secs_f64(given.clamp(0.05, 86_400.0));
    let (every, feeds_every) = (seconds(options.every), seconds(options.feeds_every));
    let mut known: Option<Look> = None;
    let mut asked: Option<Instant> = None;
    loop {
        let now = look(&files);
        let changed = known.as_ref() != Some(&now) && !files.is_empty();
        // A file that is still written is looked at again: its length or time goes on changing.
        if changed && take_in(common, options, &knowledge, &files) {
            known = Some(now);
        }
        if !web_paths.is_empty() && asked.is_none_or(|asked| asked.elapsed() >= feeds_every) {
            take_in(common, options, &knowledge, &web_paths);
            asked = Some(Instant::now());
        }
        thread::sleep(every);
    }
}

fn is_web(path: &Path) -> bool {
    is_address(&path.to_string_lossy())
        || path
            .extension()
            .is_some_and(|extension| extension == "urls")
}

/// Files and the files of folders, in order.
fn look(paths: &[PathBuf]) -> Look {
    let mut found: Look = Vec::new();
    for path in paths {
        let inside = fs::read_dir(path)
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| entry.path());
        for file in inside.chain(std::iter::once(path.clone())) {
            if let Ok(data) = fs::metadata(&file) {
                found.push((file, data.len(), data.modified().ok()));
            }
        }
    }
    found.sort();
    found
}

/// One run; whether it could be made. What fails is told, and tried again at the next look.
fn take_in(common: &Common, options: &Watch, knowledge: &Knowledge, paths: &[PathBuf]) -> bool {
    let run = Store::open(&common.db).and_then(|mut store| {
        let today = console::today(common.today);
        ingest_with(
            &mut store,
            knowledge,
            paths,
            web(options.web),
            today,
            &mut |_| {},
        )
    });
    match run {
        Ok(run) => {
            if !run.changes.is_empty() {
                drop(console::line(&summary(&run)));
                for change in ChangeRow::of_known_articles(run.changes.clone()) {
                    drop(console::line(&changes::sentence(&change)));
                }
            }
            problems(&run);
            true
        }
        Err(error) => {
            eprintln!("tilts: {error}");
            false
        }
    }
}
