//! Speed in one run: tokenising alone, dates alone, and the whole extraction, on texts of growing length.
//!
//! `cargo bench -p tilts`. The machine's own speed differs from run to run: compare lines of one run.

#[path = "../../../tests/generate/recombine.rs"]
#[allow(dead_code, reason = "the texts are measured as they are")]
mod recombine;

use std::{path::Path, sync::LazyLock};

use divan::{Bencher, counter::BytesCount};
use extraction::{Knowledge, Source, extract};
use language::{Text, token::tokens};

fn main() {
    divan::main();
}

static KNOWLEDGE: LazyLock<Option<Knowledge>> = LazyLock::new(|| Knowledge::built_in().ok());

/// About 50 KB of articles: the seeds and the worked examples, one after the other.
static ARTICLES: LazyLock<String> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    recombine::texts(&root).join("\n\n")
});

/// One line of `length` bytes, or a little more, without a line break.
fn line(length: usize) -> String {
    let text = ARTICLES.replace('\n', " ");
    text.repeat(length / text.len() + 1)
}

#[divan::bench]
fn tokenising_alone(bencher: Bencher) {
    bencher
        .counter(BytesCount::of_str(ARTICLES.as_str()))
        .bench(|| tokens(divan::black_box(&ARTICLES)));
}

#[divan::bench]
fn tokenising_and_folding(bencher: Bencher) {
    bencher
        .counter(BytesCount::of_str(ARTICLES.as_str()))
        .bench(|| Text::new(divan::black_box(&ARTICLES)));
}

#[divan::bench]
fn dates_alone(bencher: Bencher) {
    let Some(knowledge) = KNOWLEDGE.as_ref() else {
        return;
    };
    let text = Text::new(&ARTICLES);
    bencher
        .counter(BytesCount::of_str(ARTICLES.as_str()))
        .bench(|| knowledge.temporal.read(divan::black_box(&text)));
}

#[divan::bench]
fn whole_extraction(bencher: Bencher) {
    let Some(knowledge) = KNOWLEDGE.as_ref() else {
        return;
    };
    let articles: Vec<&str> = ARTICLES.split("\n\n\n").collect();
    bencher
        .counter(BytesCount::of_str(ARTICLES.as_str()))
        .bench(|| {
            for article in &articles {
                divan::black_box(extract(Source::default(), article, knowledge));
            }
        });
}

/// Time grows with the length, not faster: the throughput of each line is about the same.
#[divan::bench(args = [10_000, 100_000, 1_000_000, 10_000_000], sample_count = 5, sample_size = 1)]
fn dates_of_one_line(bencher: Bencher, length: usize) {
    let Some(knowledge) = KNOWLEDGE.as_ref() else {
        return;
    };
    let raw = line(length);
    bencher.counter(BytesCount::of_str(raw.as_str())).bench(|| {
        let text = Text::new(divan::black_box(&raw));
        knowledge.temporal.read(&text)
    });
}
