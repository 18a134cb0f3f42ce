//! JSON lines: each article with its text and all facts, which `tilts ingest` reads back.

use std::io::Write;

use crate::{Error, Knowledge, Store, correct::apply, error::Result, extract, output};

/// Writes one line for each article, by key: `id`, `text`, what was given beside it, its corrections, and its facts as
/// `tilts extract` prints them. How many lines.
///
/// # Errors
///
/// A failure of SQLite, or of `out`.
pub fn lines(store: &Store, knowledge: &Knowledge, out: &mut impl Write) -> Result<usize> {
    let corrections = store.corrections()?;
    let keys = store.keys()?;
    for key in &keys {
        let Some((source, _, text)) = store.article(key)? else {
            continue;
        };
        let own: Vec<_> = corrections
            .iter()
            .filter(|row| row.state != "undone" && row.correction.document == *key)
            .collect();
        let mut extraction = extract(source.clone(), &text, knowledge);
        for row in &own {
            let _applied = apply(&mut extraction, &text, &row.correction);
        }
        let mut line = serde_json::json!({
            "id": key, "text": text, "title": source.title, "url": source.url,
            "published": source.published.map(|day| day.to_string()),
            "corrections": own.iter().map(|row| serde_json::json!({
                "quote": row.correction.quote, "field": row.correction.field.name(),
                "value": row.correction.value, "note": row.correction.note,
            })).collect::<Vec<_>>(),
        });
        if let Some(object) = line.as_object_mut() {
            object.insert(
                "facts".to_owned(),
                output::json(&source.id, &text, &extraction),
            );
        }
        serde_json::to_writer(&mut *out, &line)
            .map_err(std::io::Error::from)
            .and_then(|()| out.write_all(b"\n"))
            .map_err(|cause| Error::Write {
                path: "the export".into(),
                cause,
            })?;
    }
    Ok(keys.len())
}
