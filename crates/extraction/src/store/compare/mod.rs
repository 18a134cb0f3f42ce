//! The same event in several articles: where the days agree it is one, where the years differ the sources contradict.

mod projects;
mod titles;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rusqlite::{Connection, ToSql, named_params};

pub(super) use projects::projects;
use titles::Titles;
pub(super) use titles::{Stems, fill_keys, shared, stems, title_key};

use super::{touched::Touched, weigh::weigh};

/// How many articles of one side a contradiction shows.
const SHOWN: usize = 4;

/// One dated event, as far as a comparison needs it.
pub(super) struct Row {
    pub(super) id: i64,
    pub(super) document: i64,
    title: i64,
    pub(super) start: String,
    pub(super) end: String,
    parent: Option<i64>,
    /// Bits of the tests that contest it.
    contest: i64,
    /// Read only of those that a first or last day is compared of.
    kind: String,
    place: Option<String>,
}

/// What is read of events: where many are compared only what the index by days holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Columns {
    Days,
    All,
}

/// The sentence with the day of an event: where it stands, and its words.
pub(super) struct Quote {
    pub(super) start: i64,
    pub(super) end: i64,
    pub(super) text: String,
}

/// Read only where a contradiction was found: a store holds many events.
pub(super) fn quote(transaction: &Connection, row: &Row) -> rusqlite::Result<Quote> {
    transaction
        .prepare_cached(
            "SELECT start, end, quote FROM event_quote WHERE event = :event AND position = 0",
        )?
        .query_row(named_params! {":event": row.id}, |found| {
            Ok(Quote {
                start: found.get(0)?,
                end: found.get(1)?,
                text: found.get(2)?,
            })
        })
}

/// Events of several articles that tell the same of the same days: they stand on one side.
type Side<'r> = Vec<&'r Row>;

/// A comparison that can contest an event, as a bit of the column `contest`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Test {
    /// The same days of another year.
    Years = 1,
    /// The same first day and another last one.
    Start = 2,
    /// The same last day and another first one.
    End = 4,
    /// A stretch of a visit that is told like the visit itself.
    Visit = 8,
}

/// Finds events of several articles that agree in title, day and month and differ in the year, or in title and place and
/// differ in their first or last day, and stores them as contested: on the days and in the articles that were touched, or
/// everywhere.
pub(super) fn events(connection: &Connection, touched: Option<&Touched>) -> rusqlite::Result<()> {
    let mut comparison = Comparison {
        connection,
        titles: Titles::default(),
        scope: String::new(),
        test: Test::Years,
        contested: BTreeSet::new(),
        seen: BTreeSet::new(),
    };
    match touched {
        None => comparison.all(),
        Some(touched) => comparison.only(touched),
    }
}

/// Compares groups of events and marks what is contested.
struct Comparison<'c> {
    connection: &'c Connection,
    titles: Titles,
    /// Of the group in hand.
    scope: String,
    test: Test,
    /// Of the group in hand: events that sources tell differently.
    contested: BTreeSet<i64>,
    /// Events whose mark was changed.
    seen: BTreeSet<i64>,
}

impl Comparison<'_> {
    /// Everything, group by group, so that a store of any size takes no more memory than its busiest day.
    fn all(&mut self) -> rusqlite::Result<()> {
        const VISITS: &str =
            "AND (parent IS NOT NULL OR id IN (SELECT parent FROM event WHERE parent IS NOT NULL))";
        self.connection
            .execute("DELETE FROM contradiction WHERE kind = 'event-date'", [])?;
        self.each_group(
            (Columns::Days, WHOLE),
            "substr(first_day, 5), substr(last_day, 5), first_day, id",
            |row| (tail(&row.start), tail(&row.end)),
            Self::years,
        )?;
        self.each_group(
            (Columns::All, LONG),
            "first_day, substr(last_day, 5), last_day, id",
            |row| (row.start.clone(), String::new()),
            |comparison, day| comparison.edge(Test::Start, day),
        )?;
        self.each_group(
            (Columns::All, LONG),
            "last_day, substr(first_day, 5), first_day, id",
            |row| (row.end.clone(), String::new()),
            |comparison, day| comparison.edge(Test::End, day),
        )?;
        self.each_group(
            (Columns::All, VISITS),
            "document, substr(first_day, 5), substr(last_day, 5), first_day, id",
            |row| (row.document.to_string(), String::new()),
            Self::document,
        )?;
        self.mark()
    }

    /// Hands over the events that meet a condition in runs of the same key, read one after the other.
    fn each_group(
        &mut self,
        (columns, condition): (Columns, &str),
        order: &str,
        key: fn(&Row) -> (String, String),
        compare: fn(&mut Self, &[&Row]) -> rusqlite::Result<()>,
    ) -> rusqlite::Result<()> {
        let connection = self.connection;
        let mut statement = connection.prepare(&select(columns, condition, order))?;
        let mut rows = statement.query([])?;
        let mut group: Vec<Row> = Vec::new();
        while let Some(row) = rows.next()? {
            let row = read(row)?;
            if group.first().is_some_and(|first| key(first) != key(&row)) {
                compare(self, &group.iter().collect::<Vec<_>>())?;
                group.clear();
            }
            group.push(row);
        }
        compare(self, &group.iter().collect::<Vec<_>>())
    }

    /// The visits of one article and their stretches.
    fn document(&mut self, rows: &[&Row]) -> rusqlite::Result<()> {
        let (whole, parts): (Vec<&Row>, Vec<&Row>) =
            rows.iter().partition(|row| row.parent.is_none());
        let by_id: HashMap<i64, &Row> = whole.iter().map(|row| (row.id, *row)).collect();
        self.visit(&parts, &by_id)
    }

    /// As [`Comparison::all`], where something was touched.
    fn only(&mut self, touched: &Touched) -> rusqlite::Result<()> {
        let years = years(self.connection)?;
        let of_year = |(first, last): &(String, String)| {
            Some((first.get(4..)?.to_owned(), last.get(4..)?.to_owned()))
        };
        let pairs: BTreeSet<(String, String)> = touched.days.iter().filter_map(of_year).collect();
        for (first, last) in &pairs {
            self.forget(&format!("years:{first}/{last}"))?;
            let mut rows = Vec::new();
            for year in &years {
                rows.extend(self.rows(
                    Columns::Days,
                    &format!("AND first_day = :first AND substr(last_day, 5) = :last {WHOLE}"),
                    &[(":first", &format!("{year}{first}")), (":last", last)],
                )?);
            }
            self.years(&rows.iter().collect::<Vec<_>>())?;
        }
        let starts: BTreeSet<&String> = touched.days.iter().map(|(first, _)| first).collect();
        for first in starts {
            self.forget(&format!("start:{first}"))?;
            let long = format!("AND first_day = :first {LONG}");
            let rows = self.rows(Columns::All, &long, &[(":first", first)])?;
            self.edge(Test::Start, &rows.iter().collect::<Vec<_>>())?;
        }
        let ends: BTreeSet<&String> = touched.days.iter().map(|(_, last)| last).collect();
        for last in ends {
            self.forget(&format!("end:{last}"))?;
            let long = format!("AND last_day = :last {LONG}");
            let rows = self.rows(Columns::All, &long, &[(":last", last)])?;
            self.edge(Test::End, &rows.iter().collect::<Vec<_>>())?;
        }
        for document in &touched.documents {
            // What it said before went with it.
            let own = "AND document = :document";
            let rows = self.rows(Columns::All, own, &[(":document", document)])?;
            self.document(&rows.iter().collect::<Vec<_>>())?;
        }
        self.mark()
    }

    fn forget(&self, scope: &str) -> rusqlite::Result<()> {
        self.connection
            .prepare_cached("DELETE FROM contradiction WHERE scope = :scope")?
            .execute(named_params! {":scope": scope})
            .map(|_| ())
    }

    /// The same title on the same days of another year.
    fn years(&mut self, day: &[&Row]) -> rusqlite::Result<()> {
        let Some(first) = day.first() else {
            return Ok(());
        };
        self.test = Test::Years;
        self.scope = format!(
            "years:{}/{}",
            first.start.get(4..).unwrap_or_default(),
            first.end.get(4..).unwrap_or_default()
        );
        let sides = grouped(day, |row| (row.title, &row.start));
        self.learn(&sides)?;
        for (at, left) in sides.iter().enumerate() {
            let years: BTreeSet<&str> = sides
                .iter()
                .filter(|right| self.stands_against(left, right))
                .filter_map(|right| Some(right.first()?.start.as_str()))
                .collect();
            // The same days in three years or more are a feast of every year, not a slip.
            if years.len() != 1 {
                continue;
            }
            for right in sides.iter().skip(at + 1) {
                if self.stands_against(left, right) {
                    self.store(left, right)?;
                }
            }
        }
        self.note(day)
    }

    /// The same event with the same first day and another last one, or the other way round.
    fn edge(&mut self, test: Test, day: &[&Row]) -> rusqlite::Result<()> {
        let Some(first) = day.first() else {
            return Ok(());
        };
        self.test = test;
        self.scope = match test {
            Test::End => format!("end:{}", first.end),
            _ => format!("start:{}", first.start),
        };
        let sides = grouped(day, |row| {
            (row.title, &row.kind, &row.place, &row.start, &row.end)
        });
        self.learn(&sides)?;
        for (at, left) in sides.iter().enumerate() {
            for right in sides.iter().skip(at + 1) {
                if let (Some(one), Some(other)) = (left.first(), right.first())
                    && differ_at_one_edge(one, other)
                    && self.one_event(one, other)
                {
                    self.store(left, right)?;
                }
            }
        }
        self.note(day)
    }

    /// A stretch of a visit that is told like the visit itself, and is not as long.
    fn visit(&mut self, parts: &[&Row], by_id: &HashMap<i64, &Row>) -> rusqlite::Result<()> {
        let Some(first) = parts.first() else {
            return Ok(());
        };
        self.test = Test::Visit;
        self.scope = format!("visit:{}", first.document);
        let mut all: Vec<&Row> = parts.to_vec();
        self.titles.clear();
        for part in parts {
            let visit = part.parent.and_then(|parent| by_id.get(&parent)).copied();
            all.extend(visit);
            for row in [Some(*part), visit].into_iter().flatten() {
                self.titles.learn(self.connection, row.title, row.id)?;
            }
            if let Some(visit) = visit.filter(|visit| {
                part.start != part.end
                    && differ_at_one_edge(part, visit)
                    && self.one_event(part, visit)
            }) {
                let (left, right) = if part.id < visit.id {
                    (*part, visit)
                } else {
                    (visit, *part)
                };
                self.store(&vec![left], &vec![right])?;
            }
        }
        self.note(&all)
    }

    /// Sets or takes the bit of the test in hand on the events of a group; those that have it right are not written.
    fn note(&mut self, group: &[&Row]) -> rusqlite::Result<()> {
        let bit = self.test as i64;
        let contested = std::mem::take(&mut self.contested);
        let mut set = self
            .connection
            .prepare_cached("UPDATE event SET contest = (contest | :bit) - :off WHERE id = :id")?;
        for row in group {
            let now = contested.contains(&row.id);
            if now != (row.contest & bit != 0) {
                let off = if now { 0 } else { bit };
                set.execute(named_params! {":bit": bit, ":off": off, ":id": row.id})?;
                self.seen.insert(row.id);
            }
        }
        Ok(())
    }

    /// Gives the events whose bits changed, and their days, the evidence that follows.
    fn mark(&self) -> rusqlite::Result<()> {
        let mut update = self.connection.prepare_cached(
            "UPDATE event SET evidence =
                 CASE WHEN contest <> 0 OR coalesce((SELECT p.contest FROM event AS p WHERE p.id = event.parent), 0) <> 0
                      THEN 'contested' ELSE own_evidence END
             WHERE id = :id OR parent = :id",
        )?;
        for id in &self.seen {
            update.execute(named_params! {":id": id})?;
        }
        Ok(())
    }

    /// Events with full days that meet a further condition, in a fixed order.
    fn rows(
        &self,
        columns: Columns,
        condition: &str,
        values: &[(&str, &dyn ToSql)],
    ) -> rusqlite::Result<Vec<Row>> {
        let order = "substr(first_day, 5), substr(last_day, 5), first_day, id";
        let sql = select(columns, condition, order);
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map(values, read)?;
        rows.collect()
    }

    /// Reads the titles of sides that are compared with each other.
    fn learn(&mut self, sides: &[Side<'_>]) -> rusqlite::Result<()> {
        self.titles.clear();
        if sides.len() < 2 {
            return Ok(());
        }
        for row in sides.iter().filter_map(|side| side.first()) {
            self.titles.learn(self.connection, row.title, row.id)?;
        }
        Ok(())
    }

    fn stands_against(&self, left: &Side<'_>, right: &Side<'_>) -> bool {
        let (Some(one), Some(other)) = (left.first(), right.first()) else {
            return false;
        };
        one.start != other.start
            && self.titles.similar(one.title, other.title)
            && right
                .iter()
                .any(|row| left.iter().any(|known| known.document != row.document))
    }

    /// Whether two events that share their first or their last day are one: titles of the same words, or of some of the
    /// same and the same town.
    fn one_event(&self, left: &Row, right: &Row) -> bool {
        let apart =
            matches!((&left.place, &right.place), (Some(left), Some(right)) if left != right);
        let same_town = left.place.is_some() && left.place == right.place;
        !apart
            && left.kind == right.kind
            && (self.titles.similar(left.title, right.title)
                || same_town && self.titles.overlap(left.title, right.title))
    }

    fn store(&mut self, left: &Side<'_>, right: &Side<'_>) -> rusqlite::Result<()> {
        let (Some(first), Some(other)) = (left.first(), right.first()) else {
            return Ok(());
        };
        let (better, reasons) = weigh(self.connection, first, other)?;
        self.connection
            .prepare_cached(
                "INSERT INTO contradiction (kind, about, better, scope) VALUES ('event-date', :about, :better, :scope)",
            )?
            .execute(named_params! {
                ":about": title(self.connection, first)?, ":better": better.map(value), ":scope": self.scope,
            })?;
        let contradiction = self.connection.last_insert_rowid();
        let shown = left.iter().take(SHOWN).chain(right.iter().take(SHOWN));
        for (position, row) in shown.enumerate() {
            let quote = quote(self.connection, row)?;
            self.connection
                .prepare_cached(
                    "INSERT INTO contradiction_value (contradiction, position, value, document, start, end, quote, event)
                     VALUES (:contradiction, :position, :value, :document, :start, :end, :quote, :event)",
                )?
                .execute(named_params! {
                    ":contradiction": contradiction, ":position": position, ":value": value(row), ":document": row.document,
                    ":start": quote.start, ":end": quote.end, ":quote": quote.text, ":event": row.id,
                })?;
        }
        self.contested
            .extend(left.iter().chain(right).map(|row| row.id));
        for (position, reason) in reasons.iter().enumerate() {
            self.connection
                .prepare_cached("INSERT INTO contradiction_reason (contradiction, position, reason) VALUES (:contradiction, :position, :reason)")?
                .execute(named_params! {":contradiction": contradiction, ":position": position, ":reason": reason})?;
        }
        Ok(())
    }
}

/// No stretches of visits. The sign keeps SQLite from the index of those, which hold little beside them.
const WHOLE: &str = "AND +parent IS NULL";

/// Visits and other events of several days.
const LONG: &str = "AND +parent IS NULL AND first_day <> last_day";

/// Events with full days.
fn select(columns: Columns, condition: &str, order: &str) -> String {
    let more = match columns {
        Columns::Days => "'', NULL",
        Columns::All => "kind, place",
    };
    format!(
        "SELECT id, document, title_key, first_day, last_day, parent, contest, {more} FROM event
         WHERE title_key IS NOT NULL {condition} ORDER BY {order}"
    )
}

fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Row> {
    Ok(Row {
        id: row.get(0)?,
        document: row.get(1)?,
        title: row.get(2)?,
        start: row.get(3)?,
        end: row.get(4)?,
        parent: row.get(5)?,
        contest: row.get(6)?,
        kind: row.get(7)?,
        place: row.get(8)?,
    })
}

/// Month and day of a day.
fn tail(day: &str) -> String {
    day.get(4..).unwrap_or_default().to_owned()
}

/// The years in which some event begins, found by jumping through the index.
fn years(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut statement = connection.prepare_cached(
        "WITH RECURSIVE found (year) AS (
             SELECT substr(min(first_day), 1, 4) FROM event
             UNION ALL
             SELECT (SELECT substr(min(first_day), 1, 4) FROM event WHERE first_day > found.year || '-99') FROM found WHERE found.year IS NOT NULL
         )
         SELECT year FROM found WHERE year IS NOT NULL ORDER BY year",
    )?;
    let years = statement.query_map([], |row| row.get(0))?;
    years.collect()
}

/// The rows that share a key, by key; each group by its first row.
fn grouped<'r, Key: Ord>(rows: &[&'r Row], key: impl Fn(&'r Row) -> Key) -> Vec<Side<'r>> {
    let mut groups: BTreeMap<Key, Side<'r>> = BTreeMap::new();
    for row in rows {
        groups.entry(key(row)).or_default().push(row);
    }
    let mut groups: Vec<Side<'r>> = groups.into_values().collect();
    groups.sort_by_key(|group| group.first().map(|row| row.id));
    groups
}

fn differ_at_one_edge(left: &Row, right: &Row) -> bool {
    (left.start == right.start) != (left.end == right.end)
}

fn title(transaction: &Connection, row: &Row) -> rusqlite::Result<String> {
    transaction
        .prepare_cached("SELECT title FROM event WHERE id = :id")?
        .query_row(named_params! {":id": row.id}, |found| found.get(0))
}

pub(super) fn value(row: &Row) -> String {
    if row.start == row.end {
        row.start.clone()
    } else {
        format!("{}/{}", row.start, row.end)
    }
}
