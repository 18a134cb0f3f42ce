//! The laws of the store: quotes are slices, the same input leaves it equal, a failure loses nothing.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on stops"
)]

use std::{
    fs,
    path::{Path, PathBuf},
};

use extraction::{Error, Knowledge, Store, ingest, store::Change};
use language::Span;
use tempfile::TempDir;

fn seeds() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds")
}

fn knowledge() -> Knowledge {
    Knowledge::built_in().expect("the built-in tables hold")
}

fn filled(folder: &TempDir) -> Store {
    let mut store = Store::open(&folder.path().join("tilts.db")).expect("a new store");
    ingest(&mut store, &knowledge(), &[seeds()]).expect("the seeds are taken in");
    store
}

#[test]
fn every_quote_is_the_text_at_its_place() {
    let folder = TempDir::new().expect("a folder");
    let checked = filled(&folder).check().expect("a whole store");
    assert_eq!(checked.documents, 5);
    assert!(checked.quotes > 300, "{} quotes", checked.quotes);
}

#[test]
fn ingesting_twice_leaves_the_store_equal() {
    let folder = TempDir::new().expect("a folder");
    let mut store = filled(&folder);
    let before = store.dump().expect("a dump");
    let run = ingest(&mut store, &knowledge(), &[seeds()]).expect("a second run");
    assert_eq!(run.count(Change::Unchanged), 5);
    assert_eq!(store.dump().expect("a dump"), before);
}

#[test]
fn two_stores_of_the_same_articles_are_equal() {
    let (left, right) = (
        TempDir::new().expect("a folder"),
        TempDir::new().expect("a folder"),
    );
    assert_eq!(
        filled(&left).dump().expect("a dump"),
        filled(&right).dump().expect("a dump")
    );
}

#[test]
fn a_changed_article_replaces_its_facts_and_a_bad_one_changes_nothing() {
    let folder = TempDir::new().expect("a folder");
    let article = folder.path().join("a.txt");
    fs::write(
        &article,
        "Ziņa\n\nKoncerts notiks 2031. gada 5. maijā Cēsīs.\n",
    )
    .expect("an article");
    let mut store = Store::in_memory().expect("a store");
    ingest(&mut store, &knowledge(), std::slice::from_ref(&article)).expect("a run");
    let before = store.dump().expect("a dump");
    assert!(before.contains("2031-05-05"));

    fs::write(&article, [0xff, 0xfe, 0x41]).expect("a bad article");
    let run = ingest(&mut store, &knowledge(), std::slice::from_ref(&article)).expect("a run");
    assert!(matches!(
        run.problems.as_slice(),
        [Error::Encoding { position: 0, .. }]
    ));
    assert_eq!(store.dump().expect("a dump"), before);

    fs::write(
        &article,
        "Ziņa\n\nKoncerts notiks 2031. gada 6. maijā Cēsīs.\n",
    )
    .expect("an article");
    let run = ingest(&mut store, &knowledge(), &[article]).expect("a run");
    assert_eq!(run.count(Change::Changed), 1);
    let after = store.dump().expect("a dump");
    assert!(after.contains("2031-05-06") && !after.contains("2031-05-05"));
}

#[test]
fn the_library_week_is_contested_with_both_quotes() {
    let folder = TempDir::new().expect("a folder");
    let contradictions = filled(&folder).contradictions().expect("contradictions");
    let week = contradictions
        .iter()
        .find(|found| found.kind == "event-date")
        .expect("one about the day of an event");
    let values: Vec<&str> = week
        .values
        .iter()
        .map(|value| value.value.as_str())
        .collect();
    assert_eq!(values, ["2023-10-10/2023-10-13", "2024-10-10/2024-10-13"]);
    assert_eq!(week.better.as_deref(), Some("2023-10-10/2023-10-13"));
    assert!(
        week.values
            .iter()
            .all(|value| value.source.quote.contains("oktobris"))
    );
}

#[test]
fn mentions_of_every_fixture_are_slices_in_order_and_apart() {
    let knowledge = knowledge();
    let dev = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/gold/dev");
    for folder in [seeds(), dev] {
        for entry in fs::read_dir(folder).expect("articles") {
            let path = entry.expect("an entry").path();
            if path.extension().is_none_or(|extension| extension != "txt") {
                continue;
            }
            let text = extraction::read(&path).expect("an article");
            let extraction = extraction::extract(extraction::Source::default(), &text, &knowledge);
            let mut end = 0;
            for mention in &extraction.mentions {
                assert!(
                    mention.span.start >= end && !mention.span.is_empty(),
                    "{}: {mention:?}",
                    path.display()
                );
                assert!(
                    !Span::new(mention.span.start, mention.span.end)
                        .of(&text)
                        .is_empty()
                );
                end = mention.span.end;
            }
        }
    }
}
