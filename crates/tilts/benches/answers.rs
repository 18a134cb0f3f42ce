//! How long an answer takes with five articles and with many: median and 99th percentile over every question of the
//! conversation corpus.
//!
//! `cargo bench -p tilts --bench answers`. `TILTS_BENCH_ARTICLES` sets how many articles the larger store has (2,000; with
//! 50,000 filling it takes minutes). They are the fixtures over again under other days, years and towns, no two equal.

use std::{
    env, fs,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use answering::Answerer;
use chrono::NaiveDate;
use extraction::{Knowledge, Source, Store, extract};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Texts of `folder`, in the order of their names.
fn texts(folder: &str) -> Vec<String> {
    let mut files: Vec<PathBuf> = fs::read_dir(root().join(folder))
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    files.sort();
    files
        .iter()
        .filter_map(|path| fs::read_to_string(path).ok())
        .collect()
}

/// Article `number`: a fixture with its years moved, under a title of its own.
fn recombined(texts: &[String], number: usize) -> String {
    let text = &texts[number % texts.len()];
    let shift = i64::try_from(number / texts.len() % 13).unwrap_or(0) - 6;
    let mut moved = format!("Ziņas nr. {number}\n\n");
    let mut digits = String::new();
    for letter in text.chars().chain(std::iter::once('\n')) {
        if letter.is_ascii_digit() {
            digits.push(letter);
            continue;
        }
        match digits.parse::<i64>() {
            Ok(year) if (2015..=2025).contains(&year) => {
                moved.push_str(&(year + shift).to_string());
            }
            _ => moved.push_str(&digits),
        }
        digits.clear();
        moved.push(letter);
    }
    moved
}

fn filled(
    knowledge: &Knowledge,
    articles: impl Iterator<Item = String>,
) -> extraction::Result<Store> {
    let mut store = Store::in_memory()?;
    for (number, text) in articles.enumerate() {
        let source = Source {
            id: format!("a{number:05}.txt"),
            ..Source::default()
        };
        let extraction = extract(source.clone(), &text, knowledge);
        store.replace(&source, &text, &number.to_string(), &extraction)?;
    }
    store.compare(knowledge)?;
    Ok(store)
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

fn measure(answerer: &Answerer, store: &Store, name: &str) -> extraction::Result<()> {
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

fn main() -> extraction::Result<()> {
    let many: usize = env::var("TILTS_BENCH_ARTICLES")
        .ok()
        .and_then(|number| number.parse().ok())
        .unwrap_or(2000);
    let knowledge = Knowledge::built_in()?;
    let answerer = Answerer::new(Knowledge::built_in()?, None)?;
    let seeds = filled(&knowledge, texts("seeds").into_iter())?;
    measure(&answerer, &seeds, "5 articles")?;
    let all = [texts("seeds"), texts("fixtures/gold/dev")].concat();
    let store = filled(&knowledge, (0..many).map(|number| recombined(&all, number)))?;
    measure(&answerer, &store, &format!("{many} articles"))
}
