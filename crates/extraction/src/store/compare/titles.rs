//! Titles as comparisons see them: the beginnings of their words, without order or endings.

use std::collections::{HashMap, hash_map::Entry};

use rusqlite::{Connection, named_params};

/// The beginnings of the words of a title as sorted numbers, the same for the same beginning.
pub(in crate::store) type Stems = Vec<u64>;

/// The first five letters of each longer word of a folded title.
pub(in crate::store) fn stems(folded: &str) -> Stems {
    let words = folded
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| word.chars().nth(2).is_some());
    let mut found: Stems = words
        .map(|word| {
            let end = word
                .char_indices()
                .nth(5)
                .map_or(word.len(), |(end, _)| end);
            crate::fingerprint::number_of(word.as_bytes().get(..end).unwrap_or_default())
        })
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// A number that titles of the same stems share: `title_key` of an event.
pub(in crate::store) fn title_key(folded: &str) -> i64 {
    let bytes: Vec<u8> = stems(folded)
        .iter()
        .flat_map(|stem| stem.to_le_bytes())
        .collect();
    crate::fingerprint::number_of(&bytes).cast_signed()
}

/// Stems of titles by their keys, read where they are first asked for.
#[derive(Default)]
pub(super) struct Titles(HashMap<i64, Stems>);

impl Titles {
    /// Reads the title of the event `id` unless one with the same key is known.
    pub(super) fn learn(
        &mut self,
        connection: &Connection,
        key: i64,
        id: i64,
    ) -> rusqlite::Result<()> {
        if let Entry::Vacant(unknown) = self.0.entry(key) {
            let title: String = connection
                .prepare_cached("SELECT title_folded FROM event WHERE id = :id")?
                .query_row(named_params! {":id": id}, |row| row.get(0))?;
            unknown.insert(stems(&title));
        }
        Ok(())
    }

    /// Forgets all, so that a store of any size takes no more memory than its busiest day.
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    /// How many words two titles share, and how many there are in the longer and in both.
    fn counted(&self, left: i64, right: i64) -> Option<(usize, usize)> {
        let (one, other) = (self.0.get(&left)?, self.0.get(&right)?);
        let shared = shared(one, other);
        Some((shared, one.len() + other.len() - shared))
    }

    /// Whether two titles share two words or more.
    pub(super) fn overlap(&self, left: i64, right: i64) -> bool {
        self.counted(left, right)
            .is_some_and(|(shared, _)| shared >= 2)
    }

    /// Whether two titles share two words or more, and half of all.
    pub(super) fn similar(&self, left: i64, right: i64) -> bool {
        self.counted(left, right)
            .is_some_and(|(shared, all)| shared >= 2 && shared * 2 >= all)
    }
}

/// How many words two titles share.
pub(in crate::store) fn shared(left: &Stems, right: &Stems) -> usize {
    left.iter()
        .filter(|stem| right.binary_search(stem).is_ok())
        .count()
}

/// Gives the dated events of an earlier version their `title_key`.
pub(in crate::store) fn fill_keys(connection: &Connection) -> rusqlite::Result<()> {
    let mut events = connection.prepare(
        "SELECT id, title_folded FROM event WHERE first_day IS NOT NULL AND length(start) >= 10 ORDER BY id",
    )?;
    let mut update = connection.prepare("UPDATE event SET title_key = :key WHERE id = :id")?;
    let mut rows = events.query([])?;
    while let Some(row) = rows.next()? {
        let (id, title): (i64, String) = (row.get(0)?, row.get(1)?);
        update.execute(named_params! {":id": id, ":key": title_key(&title)})?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{stems, title_key};

    #[test]
    fn order_and_endings_make_no_other_title() {
        assert_eq!(
            title_key("projekta sanaksme"),
            title_key("sanaksmes projektam")
        );
        assert_ne!(
            title_key("projekta sanaksme"),
            title_key("projekta izstade")
        );
    }

    #[test]
    fn short_words_do_not_count() {
        assert_eq!(stems("uz to un"), Vec::<u64>::new());
        assert_eq!(stems("uz kinu").len(), 1);
    }
}
