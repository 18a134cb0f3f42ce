//! Questions asked of the store, one function each.

use std::collections::HashMap;

use rusqlite::{Row, named_params, types::ValueRef};

use super::Store;
use crate::error::Result;

use super::rows::{
    AmountRow, AttendeeRow, ContradictionRow, ContradictionValue, Coverage, EventFilter, EventRow,
    PartRow, PartnerRow, ProjectName, ProjectRow, ShareRow, SourceRow,
};

/// Columns of a source: the quote's place in code points, beside the article's key, title and address.
macro_rules! source_columns {
    ($start:literal, $end:literal, $quote:literal) => {
        concat!(
            "d.key, d.title, d.url, length(CAST(substr(CAST(d.text AS BLOB), 1, ",
            $start,
            ") AS TEXT)), ",
            "length(CAST(substr(CAST(d.text AS BLOB), 1, ",
            $end,
            ") AS TEXT)), ",
            $quote,
            // What of it is private.
            ", (SELECT group_concat(hidden.quote, char(31)) FROM sensitive AS hidden WHERE hidden.document = d.id AND hidden.start < ",
            $end,
            " AND hidden.end > ",
            $start,
            ")"
        )
    };
}

pub(super) use source_columns;

pub(super) fn source(row: &Row<'_>, at: usize) -> rusqlite::Result<SourceRow> {
    let private: Option<String> = row.get(at + 6)?;
    let quote: String = row.get(at + 5)?;
    Ok(SourceRow {
        document: row.get(at)?,
        title: row.get(at + 1)?,
        url: row.get(at + 2)?,
        start: row.get(at + 3)?,
        end: row.get(at + 4)?,
        quote: private.map_or_else(|| quote.clone(), |private| public(&quote, &private)),
    })
}

/// What stands for a passage that must not leave.
pub const LEFT_OUT: &str = "[…]";

/// `quote` without the passages that must not leave; no word of it where a passage only reaches into it.
fn public(quote: &str, private: &str) -> String {
    let mut text = quote.to_owned();
    for passage in private.split('\u{1F}') {
        if !text.contains(passage) {
            return LEFT_OUT.to_owned();
        }
        text = text.replace(passage, LEFT_OUT);
    }
    text
}

/// An event without what other tables hold of it.
fn event_row(row: &Row<'_>) -> rusqlite::Result<EventRow> {
    Ok(EventRow {
        id: row.get(0)?,
        key: row.get(1)?,
        title: row.get(2)?,
        title_folded: row.get(3)?,
        kind: row.get(4)?,
        start: row.get(5)?,
        end: row.get(6)?,
        first_day: row.get(7)?,
        last_day: row.get(8)?,
        place: row.get(9)?,
        venue: row.get(10)?,
        online: row.get(11)?,
        status: row.get(12)?,
        original_start: row.get(13)?,
        rrule: row.get(14)?,
        time: row.get(15)?,
        parent: row.get(16)?,
        evidence: row.get(17)?,
        anchor: row.get(18)?,
        anchor_value: row.get(19)?,
        occasion: row.get(20)?,
        price: row.get(21)?,
        registration: row.get(22)?,
        uid: row.get(23)?,
        exdates: row.get(24)?,
        participants: Vec::new(),
        attendees: Vec::new(),
        concluded: Vec::new(),
        parts: Vec::new(),
        organisers: Vec::new(),
        projects: Vec::new(),
        sources: Vec::new(),
    })
}

impl Store {
    /// Runs `sql` and reads every row.
    pub(super) fn rows<Value>(
        &self,
        sql: &str,
        parameters: &[(&str, &dyn rusqlite::ToSql)],
        read: impl FnMut(&Row<'_>) -> rusqlite::Result<Value>,
    ) -> Result<Vec<Value>> {
        let mut statement = self
            .connection
            .prepare_cached(sql)
            .map_err(|cause| self.failed(cause))?;
        let rows = statement
            .query_map(parameters, read)
            .map_err(|cause| self.failed(cause))?;
        rows.collect::<rusqlite::Result<_>>()
            .map_err(|cause| self.failed(cause))
    }

    /// The events that `filter` lets through, by day and key; at most `limit`.
    ///
    /// # Errors
    ///
    /// A failure of SQLite.
    pub fn events(&self, filter: &EventFilter, limit: usize) -> Result<Vec<EventRow>> {
        const SELECT: &str = "SELECT e.id, e.key, e.title, e.title_folded, e.kind, e.start, e.end, e.first_day, e.last_day, e.place,
                e.venue, e.online, e.status, e.original_start, e.rrule, e.time, e.parent, e.evidence, e.anchor, e.anchor_value,
                e.occasion, e.price, e.registration, e.uid, e.exdates
             FROM event AS e
             WHERE (:ends_from IS NULL OR e.last_day >= :ends_from)
               AND (:ends_before IS NULL OR e.last_day < :ends_before)
               AND (:begins_from IS NULL OR e.first_day >= :begins_from)
               AND (:begins_until IS NULL OR e.first_day <= :begins_until)
               AND (:places = '' OR instr(:places, '|' || e.place_folded || '|') > 0)
               AND (:kinds = '' OR instr(:kinds, '|' || e.kind || '|') > 0)
               AND (:project IS NULL OR EXISTS (SELECT 1 FROM event_project AS p WHERE p.event = e.id AND p.project = :project))
               AND (:id IS NULL OR e.id = :id)
               AND (:occasion IS NULL OR e.occasion = :occasion OR e.uid = :occasion)
               AND (:document IS NULL OR e.document = (SELECT d.id FROM document AS d WHERE d.key = :document))
               AND (:with_parts OR e.parent IS NULL)
               AND (:with_undated OR e.first_day IS NOT NULL)";
        const FORWARD: &str = " ORDER BY e.first_day, e.start, e.key, e.id LIMIT :limit";
        const BACKWARD: &str =
            " ORDER BY e.last_day DESC, e.first_day DESC, e.key, e.id LIMIT :limit";
        let sql = format!(
            "{SELECT}{}",
            if filter.latest_first {
                BACKWARD
            } else {
                FORWARD
            }
        );
        let listed = |words: &[String]| {
            if words.is_empty() {
                String::new()
            } else {
                format!("|{}|", words.join("|"))
            }
        };
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut events = self.rows(
            &sql,
            named_params! {
                ":ends_from": filter.ends_from, ":ends_before": filter.ends_before, ":begins_from": filter.begins_from,
                ":begins_until": filter.begins_until, ":places": listed(&filter.places), ":kinds": listed(&filter.kinds),
                ":project": filter.project, ":id": filter.id, ":occasion": filter.occasion, ":document": filter.document, ":with_parts": filter.with_parts, ":with_undated": filter.with_undated, ":limit": limit,
            },
            event_row,
        )?;
        for event in &mut events {
            self.complete(event)?;
        }
        Ok(events)
    }

    fn complete(&self, event: &mut EventRow) -> Result<()> {
        let id = named_params! {":event": event.id};
        event.organisers = self.rows(
            "SELECT name FROM event_organiser WHERE event = :event ORDER BY position",
            id,
            |row| row.get(0),
        )?;
        event.participants = self.rows(
            "SELECT value, unit FROM event_participants WHERE event = :event ORDER BY position",
            id,
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        event.attendees = self.rows(
            concat!(
                "SELECT a.name, a.kind, a.part, ",
                source_columns!("a.start", "a.end", "a.quote"),
                " FROM event_attendee AS a JOIN document AS d ON d.id = a.document
                  WHERE a.event = :event AND NOT EXISTS (SELECT 1 FROM sensitive AS s
                    WHERE s.document = a.document AND s.start < a.end AND s.end > a.start)
                  ORDER BY a.position"
            ),
            id,
            |row| {
                Ok(AttendeeRow {
                    name: row.get(0)?,
                    kind: row.get(1)?,
                    part: row.get(2)?,
                    source: source(row, 3)?,
                })
            },
        )?;
        event.concluded = self.rows(
            "SELECT field, reason FROM event_conclusion WHERE event = :event ORDER BY field",
            id,
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        event.parts = self.rows(
            "SELECT title, start, time, venue, place FROM event WHERE parent = :event ORDER BY start, id",
            id,
            |row| {
                Ok(PartRow {
                    title: row.get(0)?,
                    start: row.get(1)?,
                    time: row.get(2)?,
                    venue: row.get(3)?,
                    place: row.get(4)?,
                })
            },
        )?;
        event.projects = self.rows(
            "SELECT project FROM event_project WHERE event = :event ORDER BY project",
            id,
            |row| row.get(0),
        )?;
        event.sources = self.rows(
            concat!(
                "SELECT ", source_columns!("q.start", "q.end", "q.quote"),
                " FROM event_quote AS q JOIN document AS d ON d.id = q.document WHERE q.event = :event ORDER BY q.position"
            ),
            id,
            |row| source(row, 0),
        )?;
        Ok(())
    }

    /// What all projects are called, by name and article.
    ///
    /// # Errors
    ///
    /// A failure of SQLite.
    pub fn project_names(&self) -> Result<Vec<ProjectName>> {
        let mut names = self.rows(
            "SELECT p.id, p.name, p.name_folded, p.number, d.key FROM project AS p JOIN document AS d ON d.id = p.document
             ORDER BY p.name_folded, d.key, p.id",
            &[],
            |row| {
                Ok(ProjectName {
                    id: row.get(0)?,
                    name: row.get(1)?,
                    name_folded: row.get(2)?,
                    aliases: Vec::new(),
                    number: row.get(3)?,
                    document: row.get(4)?,
                })
            },
        )?;
        let mut aliases: HashMap<i64, Vec<String>> = HashMap::new();
        for (project, alias) in self.rows(
            "SELECT project, alias FROM project_alias ORDER BY project, alias",
            &[],
            |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?)),
        )? {
            aliases.entry(project).or_default().push(alias);
        }
        for name in &mut names {
            name.aliases = aliases.remove(&name.id).unwrap_or_default();
        }
        Ok(names)
    }

    /// Projects by their numbers in the store, or all, by name and article.
    ///
    /// # Errors
    ///
    /// A failure of SQLite.
    pub fn projects(&self, only: Option<&[i64]>) -> Result<Vec<ProjectRow>> {
        let only = only.map(|ids| {
            let ids: Vec<String> = ids.iter().map(i64::to_string).collect();
            format!(",{},", ids.join(","))
        });
        let mut projects = self.rows(
            concat!(
                "SELECT p.id, p.name, p.name_folded, p.programme, p.number, p.start, p.end, ",
                source_columns!("p.start_byte", "p.end_byte", "p.quote"),
                " FROM project AS p JOIN document AS d ON d.id = p.document
                  WHERE (:only IS NULL OR instr(:only, ',' || p.id || ',') > 0) ORDER BY p.name_folded, d.key, p.id"
            ),
            named_params! {":only": only},
            |row| {
                Ok(ProjectRow {
                    id: row.get(0)?,
                    name: row.get(1)?,
                    name_folded: row.get(2)?,
                    aliases: Vec::new(),
                    programme: row.get(3)?,
                    number: row.get(4)?,
                    start: row.get(5)?,
                    end: row.get(6)?,
                    source: source(row, 7)?,
                    period: None,
                    partners: Vec::new(),
                    amounts: Vec::new(),
                    shares: Vec::new(),
                    details: Vec::new(),
                })
            },
        )?;
        for project in &mut projects {
            self.complete_project(project)?;
        }
        Ok(projects)
    }

    fn complete_project(&self, project: &mut ProjectRow) -> Result<()> {
        let id = named_params! {":project": project.id};
        project.aliases = self.rows(
            "SELECT alias FROM project_alias WHERE project = :project ORDER BY alias",
            id,
            |row| row.get(0),
        )?;
        let mut periods = self.rows(
            concat!(
                "SELECT ", source_columns!("p.period_start", "p.period_end", "p.period_quote"),
                " FROM project AS p JOIN document AS d ON d.id = p.document WHERE p.id = :project AND p.period_start IS NOT NULL"
            ),
            id,
            |row| source(row, 0),
        )?;
        project.period = periods.pop();
        project.partners = self.rows(
            concat!(
                "SELECT p.role, p.name, p.place, p.country, p.evidence, ", source_columns!("p.start", "p.end", "p.quote"),
                " FROM partnership AS p JOIN document AS d ON d.id = p.document WHERE p.project = :project ORDER BY p.id"
            ),
            id,
            |row| {
                Ok(PartnerRow {
                    role: row.get(0)?,
                    name: row.get(1)?,
                    place: row.get(2)?,
                    country: row.get(3)?,
                    evidence: row.get(4)?,
                    source: source(row, 5)?,
                })
            },
        )?;
        project.amounts = self.rows(
            concat!(
                "SELECT a.role, a.value, a.currency, ", source_columns!("a.start", "a.end", "a.quote"),
                " FROM amount AS a JOIN document AS d ON d.id = a.document WHERE a.project = :project ORDER BY a.id"
            ),
            id,
            |row| Ok(AmountRow { role: row.get(0)?, value: row.get(1)?, currency: row.get(2)?, source: source(row, 3)? }),
        )?;
        project.shares = self.rows(
            concat!(
                "SELECT s.who, s.value, s.of_fund, s.currency, ", source_columns!("s.start", "s.end", "s.quote"),
                " FROM share AS s JOIN document AS d ON d.id = s.document WHERE s.project = :project ORDER BY s.id"
            ),
            id,
            |row| {
                Ok(ShareRow {
                    who: row.get(0)?,
                    value: row.get(1)?,
                    of_fund: row.get(2)?,
                    currency: row.get(3)?,
                    source: source(row, 4)?,
                })
            },
        )?;
        project.details = self.rows(
            concat!(
                "SELECT s.about, ", source_columns!("s.start", "s.end", "s.quote"),
                " FROM project_detail AS s JOIN document AS d ON d.id = s.document WHERE s.project = :project ORDER BY s.position"
            ),
            id,
            |row| Ok((row.get(0)?, source(row, 1)?)),
        )?;
        Ok(())
    }

    /// Contradictions about an event or about the visit it is a day of, or all, by kind and what they are about.
    ///
    /// # Errors
    ///
    /// A failure of SQLite.
    pub fn contradictions(
        &self,
        event: Option<(i64, Option<i64>)>,
    ) -> Result<Vec<ContradictionRow>> {
        // Two statements: one that may be of all cannot use the index of one.
        const ALL: &str =
            "SELECT id, kind, about, better FROM contradiction ORDER BY kind, about, id";
        const OF_EVENT: &str = "SELECT DISTINCT c.id, c.kind, c.about, c.better
             FROM contradiction_value AS v JOIN contradiction AS c ON c.id = v.contradiction
             WHERE v.event IN (:event, :parent) ORDER BY c.kind, c.about, c.id";
        let (own, parent) = event.unwrap_or_default();
        let (sql, parameters): (&str, &[(&str, &dyn rusqlite::ToSql)]) = match event {
            Some(_) => (OF_EVENT, named_params! {":event": own, ":parent": parent}),
            None => (ALL, &[]),
        };
        let heads: Vec<(i64, ContradictionRow)> = self.rows(sql, parameters, |row| {
            let head = ContradictionRow {
                kind: row.get(1)?,
                about: row.get(2)?,
                better: row.get(3)?,
                reasons: Vec::new(),
                values: Vec::new(),
            };
            Ok((row.get(0)?, head))
        })?;
        heads
            .into_iter()
            .map(|(id, mut head)| {
                let id = named_params! {":contradiction": id};
                head.reasons = self.rows(
                    "SELECT reason FROM contradiction_reason WHERE contradiction = :contradiction ORDER BY position",
                    id,
                    |row| row.get(0),
                )?;
                head.values = self.rows(
                    concat!(
                        "SELECT v.value, v.event, ", source_columns!("v.start", "v.end", "v.quote"),
                        " FROM contradiction_value AS v JOIN document AS d ON d.id = v.document
                          WHERE v.contradiction = :contradiction ORDER BY v.position"
                    ),
                    id,
                    |row| Ok(ContradictionValue { value: row.get(0)?, event: row.get(1)?, source: source(row, 2)? }),
                )?;
                Ok(head)
            })
            .collect()
    }

    /// What the store covers.
    ///
    /// # Errors
    ///
    /// A failure of SQLite.
    pub fn coverage(&self) -> Result<Coverage> {
        let counts = self.rows(
            "SELECT (SELECT count(*) FROM document),
                    (SELECT coalesce(end, start) FROM event WHERE evidence <> 'contested' AND parent IS NULL AND last_day IS NOT NULL
                     ORDER BY last_day DESC, id LIMIT 1),
                    (SELECT start FROM event WHERE evidence <> 'contested' AND parent IS NULL AND first_day IS NOT NULL
                     ORDER BY first_day, id LIMIT 1)",
            &[],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )?;
        let (documents, newest, oldest) = counts.into_iter().next().unwrap_or_default();
        let titles = self.rows(
            "SELECT key, title FROM document ORDER BY key LIMIT 50",
            &[],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        Ok(Coverage {
            documents,
            newest,
            oldest,
            titles,
        })
    }

    /// How many mentions of each kind, boilerplate left out, and how many events, projects and contradictions.
    ///
    /// # Errors
    ///
    /// A failure of SQLite.
    pub fn counts(&self) -> Result<Vec<(String, i64)>> {
        self.rows(
            "SELECT kind, count(*), 0 AS rank FROM mention WHERE aside = 0 GROUP BY kind
             UNION ALL SELECT 'events', count(*), 1 FROM event
             UNION ALL SELECT 'projects', count(DISTINCT name_folded), 2 FROM project
             UNION ALL SELECT 'contradictions', count(*), 3 FROM contradiction
             ORDER BY rank, 1",
            &[],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
    }

    /// The place of an institution: the address mentioned closest behind it, with its source.
    ///
    /// # Errors
    ///
    /// A failure of SQLite.
    pub fn addresses(&self) -> Result<Vec<(String, String, SourceRow)>> {
        self.rows(
            concat!(
                "SELECT o.norm, a.norm, ", source_columns!("o.start", "a.end", "CAST(substr(CAST(d.text AS BLOB), o.start + 1, a.end - o.start) AS TEXT)"),
                " FROM mention AS a
                  JOIN mention AS o ON o.document = a.document AND o.kind = 'ORG' AND o.end <= a.start AND a.start - o.end <= 40
                  JOIN document AS d ON d.id = a.document
                  WHERE a.rule = 'place.address' AND a.aside = 0 ORDER BY d.key, a.start"
            ),
            &[],
            |row| Ok((unquoted(&row.get::<_, String>(0)?), unquoted(&row.get::<_, String>(1)?), source(row, 2)?)),
        )
    }

    /// The whole store as SQL-like lines, in a fixed order: two stores with the same facts give the same text.
    ///
    /// # Errors
    ///
    /// A failure of SQLite.
    pub fn dump(&self) -> Result<String> {
        let tables: Vec<String> = self.rows(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'passage_index%' ORDER BY name",
            &[],
            |row| row.get(0),
        )?;
        let mut dump = String::new();
        for table in tables {
            let lines = self.rows(
                &format!("SELECT * FROM {table} ORDER BY 1, 2"),
                &[],
                |row| {
                    let mut line = table.clone();
                    for column in 0..row.as_ref().column_count() {
                        line.push('\t');
                        line.push_str(&shown(row.get_ref(column)?));
                    }
                    Ok(line)
                },
            )?;
            for line in lines {
                dump.push_str(&line);
                dump.push('\n');
            }
        }
        Ok(dump)
    }
}

/// A value of SQLite as one cell of a dump.
fn shown(value: ValueRef<'_>) -> String {
    match value {
        ValueRef::Null => "NULL".to_owned(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => format!("{number:?}"),
        ValueRef::Text(text) | ValueRef::Blob(text) => {
            format!("{:?}", String::from_utf8_lossy(text))
        }
    }
}

/// A JSON string without its marks.
pub(super) fn unquoted(json: &str) -> String {
    serde_json::from_str(json).unwrap_or_else(|_| json.to_owned())
}
