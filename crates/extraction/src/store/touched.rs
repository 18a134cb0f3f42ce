//! What a run touched: only that is compared anew when it ends.

use std::collections::{BTreeMap, BTreeSet};

use language::{fold::fold, timex::When};
use rusqlite::{Connection, named_params};

use crate::{
    extract::Extraction,
    mention::{Kind, Mention},
    output::norm,
};

/// Days, names and projects of the articles that a run wrote or removed, as they were before it and as they are now.
#[derive(Debug, Default)]
pub(super) struct Touched {
    /// Articles that were written, by their numbers.
    pub(super) documents: BTreeSet<i64>,
    /// First and last days of events, `YYYY-MM-DD`.
    pub(super) days: BTreeSet<(String, String)>,
    /// Numbers and folded names of projects.
    pub(super) projects: BTreeSet<String>,
    /// Names by their kind, and how many more mentions they have now.
    pub(super) names: BTreeMap<(String, String), i64>,
}

/// The kinds of mentions that name things.
const NAMED: [Kind; 4] = [Kind::Place, Kind::Org, Kind::Person, Kind::Project];

impl Touched {
    /// Notes what the store holds of the article `key`, before it is taken out.
    pub(super) fn before(&mut self, connection: &Connection, key: &str) -> rusqlite::Result<()> {
        let mut days = connection.prepare_cached(
            "SELECT DISTINCT e.first_day, e.last_day FROM event AS e JOIN document AS d ON d.id = e.document
             WHERE d.key = :key AND e.first_day IS NOT NULL AND e.last_day IS NOT NULL",
        )?;
        let rows = days.query_map(named_params! {":key": key}, |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
        for pair in rows {
            self.days.insert(pair?);
        }
        let mut projects = connection.prepare_cached(
            "SELECT p.name_folded, p.number FROM project AS p JOIN document AS d ON d.id = p.document WHERE d.key = :key",
        )?;
        let mut rows = projects.query(named_params! {":key": key})?;
        while let Some(row) = rows.next()? {
            self.projects.insert(row.get(0)?);
            self.projects.extend(row.get::<_, Option<String>>(1)?);
        }
        let mut names = connection.prepare_cached(
            "SELECT m.kind, m.norm, count(*) FROM mention AS m JOIN document AS d ON d.id = m.document
             WHERE d.key = :key AND m.kind IN ('PLACE', 'ORG', 'PERSON', 'PROJECT') AND m.aside = 0 GROUP BY m.kind, m.norm",
        )?;
        let mut rows = names.query(named_params! {":key": key})?;
        while let Some(row) = rows.next()? {
            if let Ok(name) = serde_json::from_str::<String>(&row.get::<_, String>(1)?) {
                *self.names.entry((row.get(0)?, name)).or_default() -= row.get::<_, i64>(2)?;
            }
        }
        Ok(())
    }

    /// Notes what an article says that was written as number `document`.
    pub(super) fn after(&mut self, document: i64, extraction: &Extraction) {
        self.documents.insert(document);
        for event in &extraction.events {
            let day = |when: Option<When>, edge: fn(When) -> Option<chrono::NaiveDate>| {
                when.and_then(edge).map(|day| day.to_string())
            };
            if let (Some(first), Some(last)) =
                (day(event.start, When::first), day(event.last(), When::last))
            {
                self.days.insert((first, last));
            }
        }
        for project in &extraction.projects {
            self.projects.insert(fold(&project.name));
            self.projects.extend(project.number.clone());
        }
        let named = |mention: &&Mention| NAMED.contains(&mention.kind) && !mention.aside;
        for mention in extraction.mentions.iter().filter(named) {
            if let serde_json::Value::String(name) = norm(&mention.value) {
                let kind = mention.kind.name().to_owned();
                *self.names.entry((kind, name)).or_default() += 1;
            }
        }
    }
}
