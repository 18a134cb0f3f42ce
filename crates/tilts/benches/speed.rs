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
use mimalloc::MiMalloc;

/// As in the command itself.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() {
    divan::main();
}

static KNOWLEDGE: LazyLock<Option<Knowledge>> = LazyLock::new(|| Knowledge::built_in().ok());

/// The seeds and the worked examples: 15 articles, about 43 KB.
static ARTICLES: LazyLock<Vec<String>> =
    LazyLock::new(|| recombine::texts(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")));

/// Runs `each` on every article, counting the bytes of all.
fn on_all<Output>(bencher: Bencher, each: impl Fn(&str) -> Output + Sync) {
    let bytes: usize = ARTICLES.iter().map(String::len).sum();
    bencher.counter(BytesCount::new(bytes)).bench(|| {
        for article in ARTICLES.iter() {
            divan::black_box(each(divan::black_box(article)));
        }
    });
}

/// One line of `length` bytes, or a little more, without a line break.
fn line(length: usize) -> String {
    let text = ARTICLES.join(" ").replace('\n', " ");
    text.repeat(length / text.len() + 1)
}

#[divan::bench]
fn tokenising_alone(bencher: Bencher) {
    on_all(bencher, tokens);
}

#[divan::bench]
fn tokenising_and_folding(bencher: Bencher) {
    on_all(bencher, |article| Text::new(article).sentences().len());
}

#[divan::bench]
fn dates_alone(bencher: Bencher) {
    if let Some(knowledge) = KNOWLEDGE.as_ref() {
        on_all(bencher, |article| {
            knowledge.temporal.read(&Text::new(article))
        });
    }
}

#[divan::bench]
fn whole_extraction(bencher: Bencher) {
    if let Some(knowledge) = KNOWLEDGE.as_ref() {
        on_all(bencher, |article| {
            extract(Source::default(), article, knowledge)
        });
    }
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
