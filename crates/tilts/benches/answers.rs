//! How long an answer takes with five articles and with many: median and 99th percentile over every question of the
//! conversation corpus.
//!
//! `cargo bench -p tilts --bench answers`. `TILTS_BENCH_ARTICLES` sets how many articles the larger store has (2,000; with
//! 50,000 filling it takes minutes). They are the fixtures over again with other towns, names, days and sums, no two equal.

#[path = "../../../tests/generate/recombine.rs"]
mod recombine;

use std::{
    env,
    fs::File,
    io::BufWriter,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use answering::Answerer;
use chrono::NaiveDate;
use extraction::{Knowledge, Store, ingest};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn filled(knowledge: &Knowledge, folder: &Path, articles: &Path) -> anyhow::Result<Store> {
    let path = folder.join("tilts.db");
    let today = NaiveDate::from_ymd_opt(2023, 8, 1).unwrap_or_default();
    ingest(
        &mut Store::open(&path)?,
        knowledge,
        &[articles.to_owned()],
        today,
        &mut |_| {},
    )?;
    Ok(Store::open_read_only(&path)?)
}

/// Every wording of the corpus.
fn questions() -> Vec<String> {
    let rows = csv::Reader::from_path(root().join("fixtures/corpus/conversations.csv"))
        .into_iter()
        .flat_map(csv::Reader::into_records)
        .flatten();
    rows.flat_map(|row| {
        (4..8)
            .flat_map(|at| {
                row.get(at)
                    .unwrap_or_default()
                    .split(" / ")
                    .map(str::to_owned)
                    .collect::<Vec<_>>()
            })
            .collect::<Vec<_>>()
    })
    .collect()
}

fn measure(answerer: &Answerer, store: &Store, name: &str) -> anyhow::Result<()> {
    let today = NaiveDate::from_ymd_opt(2023, 8, 1).unwrap_or_default();
    let mut times: Vec<Duration> = Vec::new();
    for question in questions() {
        let start = Instant::now();
        let answer = answerer.answer(store, &question, None, today)?;
        times.push(start.elapsed());
        std::hint::black_box(answer);
    }
    times.sort();
    let at = |share: usize| {
        times
            .get(times.len() * share / 100)
            .copied()
            .unwrap_or_default()
    };
    println!(
        "{name}: {} questions, median {:.2?}, 99th percentile {:.2?}",
        times.len(),
        at(50),
        at(99)
    );
    Ok(())
}

fn main() -> anyhow::Result<()> {
    let many: usize = env::var("TILTS_BENCH_ARTICLES")
        .ok()
        .and_then(|number| number.parse().ok())
        .unwrap_or(2000);
    let knowledge = Knowledge::built_in()?;
    let answerer = Answerer::new(Knowledge::built_in()?, None)?;
    let folder = tempfile::tempdir()?;
    let seeds = filled(&knowledge, folder.path(), &root().join("seeds"))?;
    measure(&answerer, &seeds, "5 articles")?;
    let folder = tempfile::tempdir()?;
    let articles = folder.path().join("articles.jsonl");
    let texts = recombine::texts(&root());
    recombine::write(&texts, many, &mut BufWriter::new(File::create(&articles)?))?;
    let store = filled(&knowledge, folder.path(), &articles)?;
    measure(&answerer, &store, &format!("{many} articles"))
}
