//! `tilts ingest`: files and folders into the store.

use anyhow::Result;
use extraction::{Run, Store, ingest, store::Change};
use serde_json::json;

use crate::{
    cli::{Common, Ingest},
    console::{self, Outcome},
};

/// Takes in what was named and tells what changed.
pub(crate) fn run(common: &Common, options: &Ingest) -> Result<Outcome> {
    let knowledge = super::knowledge(common)?;
    // A path that is not there is told before a store is made for nothing.
    for path in &options.paths {
        extraction::exists(path)?;
    }
    let mut store = Store::open(&common.db)?;
    let run = ingest(&mut store, &knowledge, &options.paths)?;
    if options.json {
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
        console::line(&json!({"articles": articles, "problems": problems}).to_string())?;
    } else {
        console::line(&summary(&run))?;
    }
    for problem in &run.problems {
        eprintln!("tilts: {problem}");
    }
    Ok(if run.problems.is_empty() {
        Outcome::Done
    } else {
        Outcome::Failed
    })
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
