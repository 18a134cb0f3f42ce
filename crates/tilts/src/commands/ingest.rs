//! `tilts ingest`: articles into the store, and what that changed.

use std::{io::IsTerminal, time::Duration};

use anyhow::Result;
use extraction::{
    Progress, Run, Store, Web, ingest_with,
    store::{Change, ChangeRow},
};
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::json;

use super::changes;
use crate::{
    cli::{Common, Ingest, WebOptions},
    console::{self, Outcome},
};

/// How many differences are printed under the summary; `tilts changes` prints all.
const SHOWN: usize = 30;

/// Takes in what was named and tells what changed.
pub(crate) fn run(common: &Common, options: &Ingest) -> Result<Outcome> {
    let knowledge = super::knowledge(common)?;
    // A path that is not there is told before a store is made for nothing.
    for path in &options.paths {
        extraction::exists(path)?;
    }
    let mut store = Store::open(&common.db)?;
    let bar = bar();
    let mut progress = |at: Progress| {
        if let Some(total) = at.total {
            bar.set_length(total as u64);
        }
        bar.set_position(at.done as u64);
    };
    let today = console::today(common.today);
    let run = ingest_with(
        &mut store,
        &knowledge,
        &options.paths,
        web(options.web),
        today,
        &mut progress,
    )?;
    bar.finish_and_clear();
    if options.json {
        console::line(&as_json(&run).to_string())?;
    } else {
        console::line(&summary(&run))?;
        let told = ChangeRow::of_known_articles(run.changes.clone());
        for change in told.iter().take(SHOWN) {
            console::line(&changes::sentence(change))?;
        }
        if told.len() > SHOWN {
            console::line(&format!("… and {} more: tilts changes", told.len() - SHOWN))?;
        }
    }
    Ok(problems(&run))
}

/// Tells on stderr what is missing and what could not be read.
pub(crate) fn problems(run: &Run) -> Outcome {
    for key in &run.missing {
        eprintln!(
            "tilts: {key} is not there any more; its facts are kept until: tilts forget {key}"
        );
    }
    for problem in &run.problems {
        eprintln!("tilts: {problem}");
    }
    if run.problems.is_empty() {
        Outcome::Done
    } else {
        Outcome::Failed
    }
}

/// How the web is asked.
pub(crate) fn web(options: WebOptions) -> Web {
    Web {
        allow_private: options.allow_private,
        pause: Duration::from_secs_f64(options.pause.clamp(0.0, 3600.0)),
    }
}

/// How far the run is, with rate and time left; nothing where nobody watches.
fn bar() -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{pos} of {len} articles, {per_sec}, {eta} left");
    let bar = ProgressBar::no_length();
    style.map_or_else(|_| bar.clone(), |style| bar.clone().with_style(style))
}

fn as_json(run: &Run) -> serde_json::Value {
    let name = |change: Change| match change {
        Change::New => "new",
        Change::Changed => "changed",
        Change::Unchanged => "unchanged",
    };
    let articles: Vec<_> = run
        .articles
        .iter()
        .map(|article| json!({"article": article.key, "change": name(article.change)}))
        .collect();
    let problems: Vec<String> = run.problems.iter().map(ToString::to_string).collect();
    let differences: Vec<_> = run.changes.iter().map(changes::as_json).collect();
    json!({"articles": articles, "changes": differences, "missing": run.missing, "problems": problems})
}

/// One sentence about a run.
pub(crate) fn summary(run: &Run) -> String {
    let (new, changed, unchanged) = (
        run.count(Change::New),
        run.count(Change::Changed),
        run.count(Change::Unchanged),
    );
    if run.articles.is_empty() {
        return "No article was read.".to_owned();
    }
    if new + changed == 0 {
        return format!(
            "Nothing has changed: {} already in the store.",
            articles(unchanged)
        );
    }
    format!(
        "Read {}: {new} new, {changed} changed, {unchanged} unchanged.",
        articles(run.articles.len())
    )
}

fn articles(count: usize) -> String {
    if count == 1 {
        "1 article".to_owned()
    } else {
        format!("{count} articles")
    }
}
