//! `tilts changes`: what runs changed, fact by fact.

use anyhow::Result;
use extraction::store::{ChangeFilter, ChangeRow};
use serde_json::json;

use super::ask;
use crate::{
    cli::{Changes, Common},
    console::{self, Outcome},
};

/// Prints the differences of the last run, or of all runs since a day.
pub(crate) fn run(common: &Common, options: &Changes) -> Result<Outcome> {
    let store = ask::open(&common.db)?;
    let rows = store.changes(&ChangeFilter {
        since: options.since.map(|day| day.to_string()),
        after_run: None,
        last_run: options.since.is_none(),
        of_known_articles: false,
    })?;
    for row in &rows {
        let line = if options.json {
            as_json(row).to_string()
        } else {
            format!("{}  {}", row.made, sentence(row))
        };
        console::line(&line)?;
    }
    if rows.is_empty() {
        eprintln!("tilts: no run changed anything");
        return Ok(Outcome::Nothing);
    }
    Ok(Outcome::Done)
}

/// One difference as a line.
pub(crate) fn sentence(row: &ChangeRow) -> String {
    let none = "nothing";
    let what = match &row.field {
        Some(field) => format!(
            "{field}: {} -> {}",
            row.old.as_deref().unwrap_or(none),
            row.new.as_deref().unwrap_or(none)
        ),
        None => row.what.clone(),
    };
    match row.about.as_str() {
        "article" => format!("article {}: {what} ({})", row.document, row.title),
        about => format!("  {about} “{}”: {what} ({})", row.title, row.document),
    }
}

/// One difference as JSON.
pub(crate) fn as_json(row: &ChangeRow) -> serde_json::Value {
    json!({
        "run": row.run, "made": row.made, "article": row.document, "about": row.about, "subject": row.subject,
        "title": row.title, "what": row.what, "field": row.field, "old": row.old, "new": row.new,
    })
}
