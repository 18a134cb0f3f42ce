//! Names of several mentions and articles: which things there are, and which two names may be one.

use std::collections::BTreeMap;

use language::fold::fold;
use rusqlite::{Connection, named_params};

use crate::{Knowledge, likeness::likeness};

/// One name, as far as linking needs it.
struct Name {
    name: String,
    known: bool,
}

/// Lists the things that the stored mentions name, and links names: aliases of the gazetteer, renamed institutions, and
/// near spellings as likely. Two names are never merged here.
pub(super) fn entities(transaction: &Connection, knowledge: &Knowledge) -> rusqlite::Result<()> {
    transaction.execute("DELETE FROM link", [])?;
    // An editor's word stands before ours.
    transaction.execute(
        "INSERT OR IGNORE INTO link (kind, name, other, relation, reason, detail)
         SELECT coalesce((SELECT e.kind FROM entity AS e WHERE e.name = substr(c.quote, 1, instr(c.quote, '|') - 1) ORDER BY e.kind LIMIT 1), 'ORG'),
                substr(c.quote, 1, instr(c.quote, '|') - 1), substr(c.quote, instr(c.quote, '|') + 1), c.value, 'editor', NULL
         FROM correction AS c WHERE c.field = 'link' AND c.state <> 'undone' ORDER BY c.id",
        [],
    )?;
    transaction.execute("DELETE FROM entity", [])?;
    let mut names: BTreeMap<(String, String), Vec<Name>> = BTreeMap::new();
    {
        let mut select = transaction.prepare(
            "SELECT kind, norm, count(*) FROM mention
             WHERE kind IN ('PLACE', 'ORG', 'PERSON', 'PROJECT') AND aside = 0
             GROUP BY kind, norm ORDER BY kind, norm",
        )?;
        let mut insert = transaction.prepare(
            "INSERT INTO entity (kind, name, folded, mentions, known)
             VALUES (:kind, :name, :folded, :mentions, :known)",
        )?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            let (kind, norm, mentions): (String, String, i64) =
                (row.get(0)?, row.get(1)?, row.get(2)?);
            let Ok(name) = serde_json::from_str::<String>(&norm) else {
                continue;
            };
            let known = is_known(knowledge, &kind, &name);
            let folded = fold(&name);
            insert.execute(named_params! {
                ":kind": kind, ":name": name, ":folded": folded, ":mentions": mentions, ":known": known,
            })?;
            // Names are compared only where their first letters agree, or all but their first words: blocks, not all pairs.
            let mut blocks = vec![folded.chars().take(3).collect::<String>()];
            if let (Some(first), Some((_, rest))) = (folded.chars().next(), folded.split_once(' '))
            {
                blocks.push(format!("{first} {rest}"));
            }
            for block in blocks {
                let name = name.clone();
                names
                    .entry((kind.clone(), block))
                    .or_default()
                    .push(Name { name, known });
            }
        }
    }
    for ((kind, _), block) in &names {
        within(transaction, knowledge, kind, block)?;
    }
    Ok(())
}

fn is_known(knowledge: &Knowledge, kind: &str, name: &str) -> bool {
    match kind {
        "PLACE" => knowledge.places.named(name).is_some(),
        "ORG" => knowledge.organisations.named(name).is_some(),
        _ => false,
    }
}

/// The largest block whose names are compared pair by pair; a larger one is left to searching.
const BLOCK: usize = 400;

fn within(
    transaction: &Connection,
    knowledge: &Knowledge,
    kind: &str,
    block: &[Name],
) -> rusqlite::Result<()> {
    for name in block {
        if let Some(row) = knowledge.links.successor(kind, &name.name) {
            let year = row.year.to_string();
            link(
                transaction,
                kind,
                (&name.name, &row.successor),
                ("successor", "renamed"),
                Some(&year),
            )?;
        }
    }
    for (at, left) in block.iter().enumerate().take(BLOCK) {
        for right in block.iter().take(BLOCK).skip(at + 1) {
            if kind == "PLACE" && knowledge.places.are_aliases(&left.name, &right.name) {
                let reason = ("same", "gazetteer-alias");
                link(transaction, kind, (&left.name, &right.name), reason, None)?;
                continue;
            }
            // Two rows of a gazetteer are two things.
            if left.known && right.known
                || knowledge.links.are_never_one(kind, &left.name, &right.name)
            {
                continue;
            }
            if let Some(why) = likeness(kind, &left.name, &right.name) {
                let reason = ("likely", why.name());
                link(transaction, kind, (&left.name, &right.name), reason, None)?;
            }
        }
    }
    Ok(())
}

fn link(
    transaction: &Connection,
    kind: &str,
    (name, other): (&str, &str),
    (relation, reason): (&str, &str),
    detail: Option<&str>,
) -> rusqlite::Result<()> {
    transaction
        .prepare_cached(
            "INSERT OR IGNORE INTO link (kind, name, other, relation, reason, detail)
             VALUES (:kind, :name, :other, :relation, :reason, :detail)",
        )?
        .execute(named_params! {
            ":kind": kind, ":name": name, ":other": other, ":relation": relation, ":reason": reason, ":detail": detail,
        })
        .map(|_| ())
}
