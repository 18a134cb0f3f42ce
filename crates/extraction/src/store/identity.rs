//! Which event is which: the same one in several articles, and the one that an article told of before it was moved.

use std::collections::{BTreeSet, HashMap, hash_map::Entry};

use language::{fold::fold, timex::When};
use rusqlite::{Connection, named_params};

use super::compare::{Stems, shared, stems};
use crate::{event::Event, fingerprint};

/// An event that the article told of at its last extraction.
struct Before {
    key: String,
    uid: String,
    kind: String,
    title: String,
    first_day: Option<String>,
}

/// The identifiers of the events of one article, in their order: those they had before, else new ones. An event keeps its
/// identifier if its day, kind and title are the same; if only its day changed; if only its title did.
pub(super) fn identify(
    transaction: &Connection,
    document: &str,
    events: &[Event],
    keys: &[String],
) -> rusqlite::Result<Vec<String>> {
    let mut before: Vec<Before> = {
        let mut statement = transaction.prepare_cached(
            "SELECT key, uid, kind, title, first_day FROM identity WHERE document = :document ORDER BY key",
        )?;
        let rows = statement.query_map(named_params! {":document": document}, |row| {
            Ok(Before {
                key: row.get(0)?,
                uid: row.get(1)?,
                kind: row.get(2)?,
                title: row.get(3)?,
                first_day: row.get(4)?,
            })
        })?;
        rows.collect::<rusqlite::Result<_>>()?
    };
    let mut uids: Vec<Option<String>> = vec![None; events.len()];
    for pass in [Pass::Key, Pass::Title, Pass::Day] {
        for (at, event) in events.iter().enumerate() {
            if uids[at].is_some() {
                continue;
            }
            let known = before
                .iter()
                .position(|known| pass.matches(known, event, &keys[at]));
            if let Some(known) = known {
                uids[at] = Some(before.remove(known).uid);
            }
        }
    }
    let uids: Vec<String> = uids
        .into_iter()
        .enumerate()
        .map(|(at, uid)| {
            let place = keys[..at].iter().filter(|key| **key == keys[at]).count();
            uid.unwrap_or_else(|| fingerprint::of(&[document, &keys[at], &place.to_string()]))
        })
        .collect();
    transaction
        .prepare_cached("DELETE FROM identity WHERE document = :document")?
        .execute(named_params! {":document": document})?;
    for (at, event) in events.iter().enumerate() {
        transaction
            .prepare_cached(
                "INSERT OR IGNORE INTO identity (document, key, uid, kind, title, first_day)
                 VALUES (:document, :key, :uid, :kind, :title, :first_day)",
            )?
            .execute(named_params! {
                ":document": document, ":key": keys[at], ":uid": uids[at], ":kind": event.kind,
                ":title": fold(&event.title), ":first_day": event.start.and_then(When::first).map(|day| day.to_string()),
            })?;
    }
    Ok(uids)
}

#[derive(Clone, Copy)]
enum Pass {
    Key,
    Title,
    Day,
}

impl Pass {
    fn matches(self, known: &Before, event: &Event, key: &str) -> bool {
        match self {
            Self::Key => known.key == key,
            Self::Title => known.kind == event.kind && known.title == fold(&event.title),
            Self::Day => {
                known.kind == event.kind
                    && known.first_day.is_some()
                    && known.first_day
                        == event.start.and_then(When::first).map(|day| day.to_string())
            }
        }
    }
}

/// One event as far as telling occasions apart needs it.
struct Told {
    id: i64,
    document: i64,
    uid: String,
    kind: String,
    title: i64,
    place: Option<String>,
    /// What it was before.
    occasion: String,
}

/// Gives events of several articles that are one the same occasion: equal days, and a similar title, or the same kind in
/// the same town; on the first and last days given, or on all. The occasion is the smallest identifier among them, and so
/// stays when articles are added.
pub(super) fn occasions(
    connection: &Connection,
    days: Option<&BTreeSet<(String, String)>>,
) -> rusqlite::Result<()> {
    const SELECT: &str = "SELECT id, document, uid, kind, title_key, place_folded, first_day, last_day, occasion, title_folded
         FROM event WHERE title_key IS NOT NULL";
    let Some(days) = days else {
        let mut statement =
            connection.prepare(&format!("{SELECT} ORDER BY first_day, last_day, uid, id"))?;
        return by_days(connection, &mut statement.query([])?);
    };
    let mut statement = connection.prepare_cached(&format!(
        "{SELECT} AND first_day = :first AND last_day = :last ORDER BY uid, id"
    ))?;
    for (first, last) in days {
        let values = named_params! {":first": first, ":last": last};
        by_days(connection, &mut statement.query(values)?)?;
    }
    Ok(())
}

/// Reads events in the order of their days, and tells the occasions of each pair of days.
fn by_days(connection: &Connection, rows: &mut rusqlite::Rows<'_>) -> rusqlite::Result<()> {
    let mut titles: HashMap<i64, Stems> = HashMap::new();
    let mut days: (String, String) = Default::default();
    let mut group: Vec<Told> = Vec::new();
    while let Some(row) = rows.next()? {
        let told = Told {
            id: row.get(0)?,
            document: row.get(1)?,
            uid: row.get(2)?,
            kind: row.get(3)?,
            title: row.get(4)?,
            place: row.get(5)?,
            occasion: row.get(8)?,
        };
        let own = (row.get(6)?, row.get(7)?);
        if own != days {
            tell(connection, &group, &titles)?;
            group.clear();
            titles.clear();
            days = own;
        }
        if let Entry::Vacant(unknown) = titles.entry(told.title) {
            unknown.insert(stems(row.get_ref(9)?.as_str()?));
        }
        group.push(told);
    }
    tell(connection, &group, &titles)
}

/// Writes the occasions of the events of one pair of days; only what is another one now.
fn tell(
    connection: &Connection,
    told: &[Told],
    titles: &HashMap<i64, Stems>,
) -> rusqlite::Result<()> {
    let mut update =
        connection.prepare_cached("UPDATE event SET occasion = :occasion WHERE id = :id")?;
    let mut heads: Vec<&Told> = Vec::new();
    for event in told {
        let same = heads
            .iter()
            .find(|head| head.document != event.document && are_one(head, event, titles));
        let occasion = same.map_or(&event.uid, |head| &head.uid);
        if same.is_none() {
            heads.push(event);
        }
        if *occasion != event.occasion {
            update.execute(named_params! {":occasion": occasion, ":id": event.id})?;
        }
    }
    Ok(())
}

fn are_one(left: &Told, right: &Told, titles: &HashMap<i64, Stems>) -> bool {
    let similar = match (titles.get(&left.title), titles.get(&right.title)) {
        (Some(one), Some(other)) => {
            let shared = shared(one, other);
            shared >= 2 && shared * 2 >= one.len().min(other.len())
        }
        _ => false,
    };
    let same_town = left.place.is_some() && left.place == right.place;
    let apart = left.place.is_some() && right.place.is_some() && !same_town;
    !apart && (similar || same_town && left.kind == right.kind)
}
