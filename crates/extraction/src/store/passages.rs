//! Sentences found by their words, and what the store knows of names, repeats and private matters.

use language::fold::fold;
use rusqlite::named_params;

use super::{
    Store,
    queries::{LEFT_OUT, source, source_columns, unquoted},
    rows::{LinkRow, OfficeRow, PassageRow, SourceRow},
};
use crate::error::Result;

/// How many sentences the index may offer for ranking.
const CANDIDATES: i64 = 80;

/// Which sentences are wanted.
#[derive(Debug, Clone, Default)]
pub struct PassageFilter {
    /// Beginnings of folded words: of each group at least one should stand in the sentence.
    pub words: Vec<Vec<String>>,
    /// Only sentences that name a person.
    pub with_person: bool,
    /// Only sentences of these articles; of all where it is empty.
    pub documents: Vec<String>,
}

impl Store {
    /// The sentences in which most groups of words stand, best first; never one that is barred.
    ///
    /// # Errors
    ///
    /// A failure of SQLite.
    pub fn passages(&self, filter: &PassageFilter, limit: usize) -> Result<Vec<PassageRow>> {
        let query = matching(&filter.words);
        if query.is_empty() {
            return Ok(Vec::new());
        }
        let documents = if filter.documents.is_empty() {
            String::new()
        } else {
            format!("\n{}\n", filter.documents.join("\n"))
        };
        let rows = self.rows(
            concat!(
                "SELECT bm25(passage_index), ",
                source_columns!("p.start", "p.end", "CAST(substr(CAST(d.text AS BLOB), p.start + 1, p.end - p.start) AS TEXT)"),
                " FROM passage_index JOIN passage AS p ON p.id = passage_index.rowid JOIN document AS d ON d.id = p.document
                 WHERE passage_index MATCH :query AND p.barred = 0 AND (:with_person = 0 OR p.person = 1)
                   AND (:documents = '' OR instr(:documents, char(10) || d.key || char(10)) > 0)
                 ORDER BY bm25(passage_index), p.id LIMIT :limit"
            ),
            named_params! {":query": query, ":with_person": filter.with_person, ":documents": documents, ":limit": CANDIDATES},
            |row| Ok((row.get::<_, f64>(0)?, source(row, 1)?)),
        )?;
        let mut found: Vec<(usize, f64, SourceRow)> = rows
            .into_iter()
            .map(|(rank, source)| (groups(&filter.words, &source.quote), rank, source))
            .collect();
        found.sort_by(|left, right| right.0.cmp(&left.0).then(left.1.total_cmp(&right.1)));
        // The same sentence on several pages is one answer.
        let mut seen: Vec<String> = Vec::new();
        found.retain(|(_, _, source)| {
            let words = fold(&source.quote);
            let new = !seen.contains(&words);
            seen.push(words);
            new
        });
        Ok(found
            .into_iter()
            .take(limit)
            .map(|(groups, _, source)| PassageRow { groups, source })
            .collect())
    }

    /// The sentence that follows the place `end` (a code point) of an article, unless it is barred.
    ///
    /// # Errors
    ///
    /// A failure of SQLite.
    pub fn sentence_after(&self, place: &SourceRow) -> Result<Option<SourceRow>> {
        let rows = self.rows(
            concat!(
                "SELECT ",
                source_columns!(
                    "p.start",
                    "p.end",
                    "CAST(substr(CAST(d.text AS BLOB), p.start + 1, p.end - p.start) AS TEXT)"
                ),
                " FROM document AS d JOIN passage AS p ON p.document = d.id
                 WHERE d.key = :key AND p.barred = 0
                   AND p.start >= length(CAST(substr(d.text, 1, :end) AS BLOB))
                 ORDER BY p.start LIMIT 1"
            ),
            named_params! {":key": place.document, ":end": place.end},
            |row| source(row, 0),
        )?;
        Ok(rows.into_iter().next())
    }

    /// Persons whose name is a whole line in the second half of an article: its signature, with the line behind it.
    ///
    /// # Errors
    ///
    /// A failure of SQLite.
    pub fn signatures(&self) -> Result<Vec<SourceRow>> {
        let names = self.rows(
            concat!(
                "SELECT ",
                source_columns!("p.start", "p.end", "CAST(substr(CAST(d.text AS BLOB), p.start + 1, p.end - p.start) AS TEXT)"),
                " FROM mention AS m JOIN document AS d ON d.id = m.document
                  JOIN passage AS p ON p.document = m.document AND p.start <= m.start AND p.end >= m.end
                 WHERE m.kind = 'PERSON' AND m.aside = 0 AND p.barred = 0
                   AND (p.end - p.start) - (m.end - m.start) <= 2 AND 2 * m.start > length(CAST(d.text AS BLOB))
                 ORDER BY d.key, m.start"
            ),
            &[],
            |row| source(row, 0),
        )?;
        Ok(names)
    }

    /// How many sentences of which article are private, by class; never their words.
    ///
    /// # Errors
    ///
    /// A failure of SQLite.
    pub fn private_passages(&self, class: &str) -> Result<Vec<(String, i64)>> {
        self.rows(
            "SELECT d.title, count(*) FROM sensitive AS s JOIN document AS d ON d.id = s.document
             WHERE s.class = :class GROUP BY d.id ORDER BY d.key",
            named_params! {":class": class},
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
    }

    /// Pairs of names that are one thing, likely one, renamed, or never one.
    ///
    /// # Errors
    ///
    /// A failure of SQLite.
    pub fn links(&self) -> Result<Vec<LinkRow>> {
        self.rows(
            "SELECT kind, name, other, relation, reason, detail FROM link ORDER BY kind, name, other",
            &[],
            |row| {
                Ok(LinkRow {
                    kind: row.get(0)?,
                    name: row.get(1)?,
                    other: row.get(2)?,
                    relation: row.get(3)?,
                    reason: row.get(4)?,
                    detail: row.get(5)?,
                })
            },
        )
    }

    /// Who holds which office; what stands in a private passage left out.
    ///
    /// # Errors
    ///
    /// A failure of SQLite.
    pub fn offices(&self) -> Result<Vec<OfficeRow>> {
        let mut offices = self.rows(
            concat!(
                "SELECT o.person, o.role, o.organisation, ",
                source_columns!("o.start", "o.end", "o.quote"),
                " FROM office AS o JOIN document AS d ON d.id = o.document ORDER BY d.key, o.start"
            ),
            &[],
            |row| {
                Ok(OfficeRow {
                    person: row.get(0)?,
                    role: row.get(1)?,
                    organisation: row.get(2)?,
                    source: source(row, 3)?,
                })
            },
        )?;
        offices.retain(|office| !office.source.quote.contains(LEFT_OUT));
        Ok(offices)
    }

    /// Persons by name, each with the sentences that name them; barred sentences left out.
    ///
    /// # Errors
    ///
    /// A failure of SQLite.
    pub fn persons(&self) -> Result<Vec<(String, SourceRow)>> {
        self.rows(
            concat!(
                "SELECT m.norm, ",
                source_columns!("p.start", "p.end", "CAST(substr(CAST(d.text AS BLOB), p.start + 1, p.end - p.start) AS TEXT)"),
                " FROM mention AS m JOIN document AS d ON d.id = m.document
                  JOIN passage AS p ON p.document = m.document AND p.start <= m.start AND p.end >= m.end
                 WHERE m.kind = 'PERSON' AND m.aside = 0 AND p.barred = 0 ORDER BY d.key, m.start"
            ),
            &[],
            |row| Ok((unquoted(&row.get::<_, String>(0)?), source(row, 1)?)),
        )
    }
}

/// The query of the index: quoted beginnings of words, any of which may stand in a sentence.
fn matching(words: &[Vec<String>]) -> String {
    let plain = |word: &&String| !word.is_empty() && word.chars().all(char::is_alphanumeric);
    words
        .iter()
        .flatten()
        .filter(plain)
        .map(|word| format!("\"{word}\"*"))
        .collect::<Vec<_>>()
        .join(" OR ")
}

/// How many groups of beginnings have a word in `text`.
#[must_use]
pub fn groups(wanted: &[Vec<String>], text: &str) -> usize {
    let folded = fold(text);
    let words: Vec<&str> = folded
        .split(|letter: char| !letter.is_alphanumeric())
        .collect();
    wanted
        .iter()
        .filter(|group| {
            group
                .iter()
                .any(|stem| words.iter().any(|word| word.starts_with(stem.as_str())))
        })
        .count()
}
