//! Names of several mentions and articles: which things there are, and which two names may be one.

use std::collections::{BTreeMap, BTreeSet};

use language::fold::fold;
use rusqlite::{Connection, named_params};

use super::touched::Touched;
use crate::{
    Knowledge,
    likeness::{likeness_of_words, words},
};

/// One name, as far as linking needs it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Name {
    name: String,
    folded: String,
    known: bool,
}

/// A name with its folded words.
struct Split<'n> {
    name: &'n Name,
    words: Vec<&'n str>,
}

impl<'n> Split<'n> {
    fn new(name: &'n Name) -> Self {
        Self {
            name,
            words: words(&name.folded),
        }
    }
}

/// Beyond so many new names all are linked anew: that costs less than asking for each.
const MANY: usize = 200;

/// Keeps the list of things that the stored mentions name, and links names: aliases of the gazetteer, renamed
/// institutions, and near spellings as likely; of the names that a run touched, or of all. Two names are never merged here.
pub(super) fn entities(
    connection: &Connection,
    knowledge: &Knowledge,
    touched: &Touched,
    all: bool,
) -> rusqlite::Result<()> {
    let mut changed = count(connection, knowledge, &touched.names)?;
    if all {
        renew(connection, knowledge)?;
    }
    let all = all || changed.len() > MANY;
    changed.extend(of_editors(connection)?);
    if all {
        connection.execute("DELETE FROM link WHERE reason <> 'editor'", [])?;
        return link_all(connection, knowledge);
    }
    for (kind, name) in &changed {
        connection
            .prepare_cached(
                "DELETE FROM link WHERE kind = :kind AND reason <> 'editor' AND (name = :name OR other = :name)",
            )?
            .execute(named_params! {":kind": kind, ":name": name})?;
    }
    for (kind, name) in &changed {
        link_one(connection, knowledge, kind, name)?;
    }
    Ok(())
}

/// Adds what names gained or lost to their counts; the names that came or went.
fn count(
    connection: &Connection,
    knowledge: &Knowledge,
    names: &BTreeMap<(String, String), i64>,
) -> rusqlite::Result<BTreeSet<(String, String)>> {
    let mut mentions = connection
        .prepare_cached("SELECT mentions FROM entity WHERE kind = :kind AND name = :name")?;
    let mut insert = connection.prepare_cached(
        "INSERT INTO entity (kind, name, folded, mentions, known) VALUES (:kind, :name, :folded, :mentions, :known)",
    )?;
    let mut update = connection.prepare_cached(
        "UPDATE entity SET mentions = :mentions WHERE kind = :kind AND name = :name",
    )?;
    let mut delete =
        connection.prepare_cached("DELETE FROM entity WHERE kind = :kind AND name = :name")?;
    let mut changed = BTreeSet::new();
    for ((kind, name), more) in names.iter().filter(|(_, more)| **more != 0) {
        let before: Option<i64> = mentions
            .query_map(named_params! {":kind": kind, ":name": name}, |row| {
                row.get(0)
            })?
            .next()
            .transpose()?;
        let now = before.unwrap_or_default() + more;
        if before.is_some() && now > 0 {
            update.execute(named_params! {":kind": kind, ":name": name, ":mentions": now})?;
            continue;
        }
        if before.is_none() {
            insert.execute(named_params! {
                ":kind": kind, ":name": name, ":folded": fold(name), ":mentions": now,
                ":known": is_known(knowledge, kind, name),
            })?;
        } else {
            delete.execute(named_params! {":kind": kind, ":name": name})?;
        }
        changed.insert((kind.clone(), name.clone()));
    }
    Ok(changed)
}

/// Asks for every name whether the tables now have it.
fn renew(connection: &Connection, knowledge: &Knowledge) -> rusqlite::Result<()> {
    let mut update =
        connection.prepare_cached("UPDATE entity SET known = NOT known WHERE id = :id")?;
    let mut select = connection.prepare("SELECT id, kind, name, known FROM entity ORDER BY id")?;
    let rows: Vec<(i64, String, String, bool)> = select
        .query_map([], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
        })?
        .collect::<rusqlite::Result<_>>()?;
    for (id, kind, name, known) in rows {
        if is_known(knowledge, &kind, &name) != known {
            update.execute(named_params! {":id": id})?;
        }
    }
    Ok(())
}

/// Writes down what editors said of two names, which stands before what we say; the names of which they say something else
/// than before.
fn of_editors(connection: &Connection) -> rusqlite::Result<BTreeSet<(String, String)>> {
    type Link = (String, String, String, String);
    let stored = "SELECT kind, name, other, relation FROM link WHERE reason = 'editor' ORDER BY id";
    let said = "SELECT coalesce((SELECT e.kind FROM entity AS e WHERE e.name = substr(c.quote, 1, instr(c.quote, '|') - 1) ORDER BY e.kind LIMIT 1), 'ORG'),
                substr(c.quote, 1, instr(c.quote, '|') - 1), substr(c.quote, instr(c.quote, '|') + 1), c.value
         FROM correction AS c WHERE c.field = 'link' AND c.state <> 'undone' ORDER BY c.id";
    let read = |sql: &str| -> rusqlite::Result<Vec<Link>> {
        let mut statement = connection.prepare_cached(sql)?;
        let rows = statement.query_map([], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
        })?;
        rows.collect()
    };
    let (before, mut now) = (read(stored)?, read(said)?);
    // The first word on two names holds.
    let mut pairs = BTreeSet::new();
    now.retain(|(kind, name, other, _)| pairs.insert((kind.clone(), name.clone(), other.clone())));
    if before == now {
        return Ok(BTreeSet::new());
    }
    connection.execute("DELETE FROM link WHERE reason = 'editor'", [])?;
    for (kind, name, other, relation) in &now {
        connection.execute(
            "INSERT OR REPLACE INTO link (kind, name, other, relation, reason, detail)
             VALUES (:kind, :name, :other, :relation, 'editor', NULL)",
            named_params! {":kind": kind, ":name": name, ":other": other, ":relation": relation},
        )?;
    }
    let names = before.into_iter().chain(now);
    Ok(names
        .flat_map(|(kind, name, other, _)| [(kind.clone(), name), (kind, other)])
        .collect())
}

fn is_known(knowledge: &Knowledge, kind: &str, name: &str) -> bool {
    match kind {
        "PLACE" => knowledge.places.named(name).is_some(),
        "ORG" => knowledge.organisations.named(name).is_some(),
        _ => false,
    }
}

/// What two folded names must share to be compared: their first three letters, or their first letter and all but their first
/// words. Blocks, not all pairs.
fn blocks(folded: &str) -> Vec<String> {
    let mut blocks = vec![folded.chars().take(3).collect::<String>()];
    if let (Some(first), Some((_, rest))) = (folded.chars().next(), folded.split_once(' ')) {
        blocks.push(format!("{first} {rest}"));
    }
    blocks
}

/// Links every name with every other of its blocks.
fn link_all(connection: &Connection, knowledge: &Knowledge) -> rusqlite::Result<()> {
    let mut names: BTreeMap<(String, String), Vec<Name>> = BTreeMap::new();
    let mut select =
        connection.prepare("SELECT kind, name, folded, known FROM entity ORDER BY kind, name")?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let kind: String = row.get(0)?;
        let name = Name {
            name: row.get(1)?,
            folded: row.get(2)?,
            known: row.get(3)?,
        };
        successor(connection, knowledge, &kind, &name.name)?;
        for block in blocks(&name.folded) {
            names
                .entry((kind.clone(), block))
                .or_default()
                .push(name.clone());
        }
    }
    for ((kind, _), block) in &names {
        let block: Vec<Split<'_>> = block.iter().map(Split::new).collect();
        for (at, left) in block.iter().enumerate() {
            for right in block.iter().skip(at + 1) {
                pair(connection, knowledge, kind, left, right)?;
            }
        }
    }
    Ok(())
}

/// Links one name, where it is still named, with the others of its blocks.
fn link_one(
    connection: &Connection,
    knowledge: &Knowledge,
    kind: &str,
    name: &str,
) -> rusqlite::Result<()> {
    let folded = fold(name);
    let Some(first) = folded.chars().next() else {
        return Ok(());
    };
    let of_block = blocks(&folded);
    let mut select = connection.prepare_cached(
        "SELECT name, folded, known FROM entity WHERE kind = :kind AND folded >= :first AND folded < :behind ORDER BY name",
    )?;
    let behind = char::from_u32(u32::from(first) + 1).unwrap_or(char::MAX);
    let rows = select.query_map(
        named_params! {":kind": kind, ":first": first.to_string(), ":behind": behind.to_string()},
        |row| {
            Ok(Name {
                name: row.get(0)?,
                folded: row.get(1)?,
                known: row.get(2)?,
            })
        },
    )?;
    let others: Vec<Name> = rows.collect::<rusqlite::Result<_>>()?;
    let Some(own) = others.iter().find(|other| other.name == name) else {
        return Ok(());
    };
    successor(connection, knowledge, kind, name)?;
    let own = Split::new(own);
    let beside = others.iter().filter(|other| {
        other.name != name
            && blocks(&other.folded)
                .iter()
                .any(|block| of_block.contains(block))
    });
    for other in beside.map(Split::new) {
        let (left, right) = if own.name.name < other.name.name {
            (&own, &other)
        } else {
            (&other, &own)
        };
        pair(connection, knowledge, kind, left, right)?;
    }
    Ok(())
}

/// A renamed institution and what it is called now.
fn successor(
    connection: &Connection,
    knowledge: &Knowledge,
    kind: &str,
    name: &str,
) -> rusqlite::Result<()> {
    let Some(row) = knowledge.links.successor(kind, name) else {
        return Ok(());
    };
    let year = row.year.to_string();
    let names = (name, row.successor.as_str());
    link(
        connection,
        kind,
        names,
        ("successor", "renamed"),
        Some(&year),
    )
}

fn pair(
    connection: &Connection,
    knowledge: &Knowledge,
    kind: &str,
    left: &Split<'_>,
    right: &Split<'_>,
) -> rusqlite::Result<()> {
    let names = (left.name.name.as_str(), right.name.name.as_str());
    if kind == "PLACE" && knowledge.places.are_aliases(names.0, names.1) {
        return link(connection, kind, names, ("same", "gazetteer-alias"), None);
    }
    // Two rows of a gazetteer are two things.
    if left.name.known && right.name.known || knowledge.links.are_never_one(kind, names.0, names.1)
    {
        return Ok(());
    }
    match likeness_of_words(kind, &left.words, &right.words) {
        Some(why) => link(connection, kind, names, ("likely", why.name()), None),
        None => Ok(()),
    }
}

fn link(
    connection: &Connection,
    kind: &str,
    (name, other): (&str, &str),
    (relation, reason): (&str, &str),
    detail: Option<&str>,
) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT OR IGNORE INTO link (kind, name, other, relation, reason, detail)
             VALUES (:kind, :name, :other, :relation, :reason, :detail)",
        )?
        .execute(named_params! {
            ":kind": kind, ":name": name, ":other": other, ":relation": relation, ":reason": reason, ":detail": detail,
        })
        .map(|_| ())
}
