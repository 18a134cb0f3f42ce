//! What a run changed: a difference of facts, not of text.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use language::fold::fold;
use rusqlite::{Connection, Row, named_params};

use super::{
    Store,
    queries::{source, source_columns},
    rows::SourceRow,
};
use crate::{error::Result, extract::Extraction};

/// One difference that a run made.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(
    missing_docs,
    reason = "the fields are the columns of the table change"
)]
pub struct ChangeRow {
    pub id: i64,
    pub run: i64,
    /// The day of the run, `YYYY-MM-DD`.
    pub made: String,
    pub document: String,
    pub about: String,
    pub subject: String,
    pub title: String,
    pub what: String,
    pub field: Option<String>,
    pub old: Option<String>,
    pub new: Option<String>,
}

impl ChangeRow {
    /// `rows` without the facts of articles that are themselves new: the article says it.
    #[must_use]
    pub fn of_known_articles(rows: Vec<Self>) -> Vec<Self> {
        let is_new = |row: &Self| row.about == "article" && row.what == "new";
        let new: BTreeSet<String> = rows
            .iter()
            .filter(|row| is_new(row))
            .map(|row| row.document.clone())
            .collect();
        rows.into_iter()
            .filter(|row| is_new(row) || !new.contains(&row.document))
            .collect()
    }
}

/// Which differences are wanted.
#[derive(Debug, Clone, Default)]
pub struct ChangeFilter {
    /// Of runs on this day or later (`YYYY-MM-DD`).
    pub since: Option<String>,
    /// Of runs behind this one, by its number.
    pub after_run: Option<i64>,
    /// Of the last run only.
    pub last_run: bool,
    /// Without the facts of articles that the same run found new: the article says it.
    pub of_known_articles: bool,
}

/// A fact with its fields, as far as a change of them matters to a reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fact {
    title: String,
    fields: BTreeMap<&'static str, String>,
}

/// Facts of one article by what they are about and which they are.
pub(super) type Facts = BTreeMap<(&'static str, String), Fact>;

/// The facts that an extraction gives, without their fields: which there are of a new article.
pub(super) fn named(extraction: &Extraction, uids: &[String]) -> Facts {
    let fact = |title: &str| Fact {
        title: title.to_owned(),
        fields: BTreeMap::new(),
    };
    let events = extraction
        .events
        .iter()
        .zip(uids)
        .map(|(event, uid)| (("event", uid.clone()), fact(&event.title)));
    let projects = extraction
        .projects
        .iter()
        .filter(|project| !project.quotes.is_empty())
        .map(|project| (("project", fold(&project.name)), fact(&project.name)));
    events.chain(projects).collect()
}

/// The facts that the store holds of the article `key`; none where it does not hold the article.
pub(super) fn facts(connection: &Connection, key: &str) -> rusqlite::Result<Option<Facts>> {
    let known = connection
        .prepare_cached("SELECT 1 FROM document WHERE key = :key")?
        .exists(named_params! {":key": key})?;
    if !known {
        return Ok(None);
    }
    let mut found = Facts::new();
    events(connection, key, &mut found)?;
    projects(connection, key, &mut found)?;
    Ok(Some(found))
}

fn events(connection: &Connection, key: &str, found: &mut Facts) -> rusqlite::Result<()> {
    const FIELDS: [&str; 8] = [
        "kind", "start", "end", "time", "rrule", "place", "venue", "status",
    ];
    let mut statement = connection.prepare_cached(
        "SELECT e.uid, e.title, e.kind, e.start, e.end, e.time, e.rrule, e.place, e.venue, e.status
         FROM event AS e JOIN document AS d ON d.id = e.document WHERE d.key = :key ORDER BY e.id",
    )?;
    let mut rows = statement.query(named_params! {":key": key})?;
    while let Some(row) = rows.next()? {
        let mut fields = known(row, &FIELDS)?;
        let title: String = row.get(1)?;
        fields.insert("title", title.clone());
        found.insert(("event", row.get(0)?), Fact { title, fields });
    }
    Ok(())
}

/// The fields of a row that are known; they stand behind its identity and its title.
fn known(
    row: &Row<'_>,
    names: &[&'static str],
) -> rusqlite::Result<BTreeMap<&'static str, String>> {
    let mut fields = BTreeMap::new();
    for (at, field) in names.iter().enumerate() {
        if let Some(value) = row.get::<_, Option<String>>(at + 2)? {
            fields.insert(*field, value);
        }
    }
    Ok(fields)
}

fn projects(connection: &Connection, key: &str, found: &mut Facts) -> rusqlite::Result<()> {
    const FIELDS: [&str; 4] = ["programme", "number", "start", "end"];
    let mut statement = connection.prepare_cached(
        "SELECT p.name_folded, p.name, p.programme, p.number, p.start, p.end, p.id
         FROM project AS p JOIN document AS d ON d.id = p.document WHERE d.key = :key ORDER BY p.id",
    )?;
    let mut partners = connection.prepare_cached(
        "SELECT role, group_concat(name, '; ' ORDER BY name) FROM partnership WHERE project = :project GROUP BY role",
    )?;
    let mut amounts = connection.prepare_cached(
        "SELECT role, value || ' ' || currency FROM amount WHERE project = :project ORDER BY id",
    )?;
    let mut rows = statement.query(named_params! {":key": key})?;
    while let Some(row) = rows.next()? {
        let mut fields = known(row, &FIELDS)?;
        let id: i64 = row.get(6)?;
        for statement in [&mut partners, &mut amounts] {
            let mut roles = statement.query(named_params! {":project": id})?;
            while let Some(role) = roles.next()? {
                if let Some(field) = role_name(&role.get::<_, String>(0)?) {
                    fields.insert(field, role.get(1)?);
                }
            }
        }
        found.insert(
            ("project", row.get(0)?),
            Fact {
                title: row.get(1)?,
                fields,
            },
        );
    }
    Ok(())
}

fn role_name(role: &str) -> Option<&'static str> {
    [
        "lead",
        "partner",
        "funder",
        "country",
        "implementer",
        "total",
        "cofinancing",
    ]
    .into_iter()
    .find(|known| *known == role)
}

/// A run that writes: it gets its number with its first change.
pub(super) struct Recorder<'r> {
    pub(super) connection: &'r Connection,
    pub(super) run: i64,
}

impl Recorder<'_> {
    /// Notes what became of an article and of its facts.
    pub(super) fn note(
        &self,
        key: &str,
        title: &str,
        what: &str,
        before: &Facts,
        after: &Facts,
    ) -> rusqlite::Result<()> {
        self.insert(key, ("article", key), title, what, None)?;
        let all: BTreeSet<_> = before.keys().chain(after.keys()).collect();
        for fact in all {
            let about = (fact.0, fact.1.as_str());
            match (before.get(fact), after.get(fact)) {
                (None, Some(new)) => self.insert(key, about, &new.title, "new", None)?,
                (Some(old), None) => self.insert(key, about, &old.title, "withdrawn", None)?,
                (Some(old), Some(new)) => {
                    let fields: BTreeSet<_> = old.fields.keys().chain(new.fields.keys()).collect();
                    for field in fields {
                        let values = (old.fields.get(field), new.fields.get(field));
                        if values.0 != values.1 {
                            self.insert(
                                key,
                                about,
                                &new.title,
                                "changed",
                                Some((field, values.0, values.1)),
                            )?;
                        }
                    }
                }
                (None, None) => {}
            }
        }
        Ok(())
    }

    fn insert(
        &self,
        document: &str,
        (about, subject): (&str, &str),
        title: &str,
        what: &str,
        field: Option<(&str, Option<&String>, Option<&String>)>,
    ) -> rusqlite::Result<()> {
        self.connection
            .prepare_cached(
                "INSERT INTO change (run, document, about, subject, title, what, field, old, new)
                 VALUES (:run, :document, :about, :subject, :title, :what, :field, :old, :new)",
            )?
            .execute(named_params! {
                ":run": self.run, ":document": document, ":about": about, ":subject": subject, ":title": title, ":what": what,
                ":field": field.map(|(field, _, _)| field),
                ":old": field.and_then(|(_, old, _)| old),
                ":new": field.and_then(|(_, _, new)| new),
            })
            .map(|_| ())
    }
}

impl Store {
    /// The differences that runs made, the oldest first.
    ///
    /// # Errors
    ///
    /// A failure of SQLite.
    pub fn changes(&self, filter: &ChangeFilter) -> Result<Vec<ChangeRow>> {
        // Written as a plain range the index finds the last runs among many.
        let after = match filter.after_run {
            Some(_) => "c.run > :after",
            None => ":after IS NULL",
        };
        let sql = format!(
            "SELECT c.id, c.run, r.made, c.document, c.about, c.subject, c.title, c.what, c.field, c.old, c.new
             FROM change AS c JOIN run AS r ON r.id = c.run
             WHERE (:since IS NULL OR r.made >= :since)
               AND {after}
               AND (NOT :last OR c.run = (SELECT max(id) FROM run))
               AND (NOT :known OR c.about = 'article' OR NOT EXISTS (
                   SELECT 1 FROM change AS a
                   WHERE a.about = 'article' AND a.subject = c.document AND a.run = c.run AND a.what = 'new'))
             ORDER BY c.run, c.id"
        );
        self.rows(
            &sql,
            named_params! {":since": filter.since, ":after": filter.after_run, ":last": filter.last_run, ":known": filter.of_known_articles},
            |row| {
                Ok(ChangeRow {
                    id: row.get(0)?,
                    run: row.get(1)?,
                    made: row.get(2)?,
                    document: row.get(3)?,
                    about: row.get(4)?,
                    subject: row.get(5)?,
                    title: row.get(6)?,
                    what: row.get(7)?,
                    field: row.get(8)?,
                    old: row.get(9)?,
                    new: row.get(10)?,
                })
            },
        )
    }

    /// How many runs changed an event, and the day of the last that told of it.
    ///
    /// # Errors
    ///
    /// A failure of SQLite.
    pub(crate) fn revision(&self, uid: &str) -> Result<(i64, String)> {
        let mut rows = self.rows(
            "SELECT count(DISTINCT CASE c.what WHEN 'changed' THEN c.run END), coalesce(max(r.made), '')
             FROM change AS c JOIN run AS r ON r.id = c.run WHERE c.about = 'event' AND c.subject = :uid",
            named_params! {":uid": uid},
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        Ok(rows.pop().unwrap_or_default())
    }

    /// All who hold events, by name.
    ///
    /// # Errors
    ///
    /// A failure of SQLite.
    pub fn organisers(&self) -> Result<Vec<String>> {
        self.rows(
            "SELECT DISTINCT name FROM event_organiser ORDER BY name",
            &[],
            |row| row.get(0),
        )
    }

    /// All places of events, by name.
    ///
    /// # Errors
    ///
    /// A failure of SQLite.
    pub fn event_places(&self) -> Result<Vec<String>> {
        self.rows(
            "SELECT DISTINCT place FROM event WHERE place IS NOT NULL ORDER BY place",
            &[],
            |row| row.get(0),
        )
    }

    /// The days on which articles were published, by their keys, where they are known.
    ///
    /// # Errors
    ///
    /// A failure of SQLite.
    pub(crate) fn publication_days(&self) -> Result<HashMap<String, String>> {
        let rows = self.rows(
            "SELECT key, published FROM document WHERE published IS NOT NULL ORDER BY key",
            &[],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        Ok(rows.into_iter().collect())
    }

    /// A sentence that now says what a change is about; none of what was withdrawn.
    ///
    /// # Errors
    ///
    /// A failure of SQLite.
    pub fn source_of(&self, change: &ChangeRow) -> Result<Option<SourceRow>> {
        const EVENT: &str = concat!(
            "SELECT ", source_columns!("q.start", "q.end", "q.quote"),
            " FROM event AS e JOIN event_quote AS q ON q.event = e.id AND q.position = 0 JOIN document AS d ON d.id = q.document
              WHERE e.uid = :subject AND d.key = :document ORDER BY e.id LIMIT 1"
        );
        const PROJECT: &str = concat!(
            "SELECT ",
            source_columns!("p.start_byte", "p.end_byte", "p.quote"),
            " FROM project AS p JOIN document AS d ON d.id = p.document
              WHERE p.name_folded = :subject AND d.key = :document ORDER BY p.id LIMIT 1"
        );
        const ARTICLE: &str = concat!(
            "SELECT ",
            source_columns!(
                "p.start",
                "p.end",
                "CAST(substr(CAST(d.text AS BLOB), p.start + 1, p.end - p.start) AS TEXT)"
            ),
            " FROM document AS d JOIN passage AS p ON p.document = d.id AND p.barred = 0
              WHERE d.key = :document AND :subject = d.key ORDER BY p.start LIMIT 1"
        );
        let sql = match change.about.as_str() {
            "event" => EVENT,
            "project" => PROJECT,
            _ => ARTICLE,
        };
        let mut found = self.rows(
            sql,
            named_params! {":subject": change.subject, ":document": change.document},
            |row| source(row, 0),
        )?;
        Ok(found.pop())
    }

    /// The number and day of the last run that changed something.
    ///
    /// # Errors
    ///
    /// A failure of SQLite.
    pub fn last_run(&self) -> Result<Option<(i64, String)>> {
        let mut found = self.rows(
            "SELECT id, made FROM run ORDER BY id DESC LIMIT 1",
            &[],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        Ok(found.pop())
    }
}
