//! The batch beside two yardsticks, in one run: reading and tokenising the same bytes, and inserting the same rows into the same
//! tables.
//!
//! `cargo bench -p tilts --bench ingest`. `TILTS_BENCH_ARTICLES` sets how many articles (2,000; the full figure is with 50,000).
//! Each line of the table is one process or one loop; the machine's own speed differs from run to run: compare lines of one run.
#![allow(
    clippy::expect_used,
    clippy::cast_precision_loss,
    reason = "a benchmark that cannot go on stops"
)]

#[path = "../../../tests/generate/recombine.rs"]
mod recombine;

use std::{
    env,
    fs::{self, File},
    io::{BufRead, BufReader, BufWriter, Write},
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

use extraction::{Store, store::Table};
use language::token::tokens;
use rusqlite::Connection;

fn main() {
    let count: usize = env::var("TILTS_BENCH_ARTICLES")
        .ok()
        .and_then(|count| count.parse().ok())
        .unwrap_or(2000);
    let folder = tempfile::tempdir().expect("a folder");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let texts = recombine::texts(&root);
    let articles = folder.path().join("articles.jsonl");
    let file = File::create(&articles).expect("a file");
    recombine::write(&texts, count, &mut BufWriter::new(file)).expect("articles");
    let bytes = fs::metadata(&articles).expect("a file").len();
    println!("{count} articles, {:.0} MB", bytes as f64 / 1e6);

    let db = folder.path().join("tilts.db");
    let (whole, memory) = ingest(&db, &articles);
    println!(
        "from empty to committed: {whole:.2?}, peak memory {memory} MB, store {} MB",
        megabytes(&db)
    );
    let (again, _) = ingest(&db, &articles);
    println!("unchanged again: {again:.2?}");
    change_one(&articles);
    let (one, _) = ingest(&db, &articles);
    println!("one changed article in the file of all: {one:.2?}");
    let single = folder.path().join("a000001.jsonl");
    fs::write(
        &single,
        line(
            "a000001",
            &format!(
                "{} Koncerts notiks 2031. gada 5. maijā Cēsīs.",
                recombine::recombined(&texts, 1)
            ),
        ),
    )
    .expect("one");
    let (one, _) = ingest(&db, &single);
    println!("one changed article named alone: {one:.2?}");

    let tokenised = tokenise(&articles);
    println!(
        "yardstick, reading and tokenising: {tokenised:.2?}; the run takes {:.1} times that",
        ratio(whole, tokenised)
    );
    let inserted = insert(&db, &folder.path().join("rows.db"));
    println!(
        "yardstick, inserting the same rows: {inserted:.2?}; the run takes {:.1} times that",
        ratio(whole, inserted)
    );
}

fn ratio(left: Duration, right: Duration) -> f64 {
    left.as_secs_f64() / right.as_secs_f64()
}

fn megabytes(path: &Path) -> u64 {
    fs::metadata(path).map_or(0, |data| data.len() >> 20)
}

fn line(id: &str, text: &str) -> String {
    serde_json::json!({"id": id, "text": text}).to_string() + "\n"
}

/// The real binary in a process of its own: how long, and how much memory at most, in MB.
fn ingest(db: &PathBuf, articles: &Path) -> (Duration, u64) {
    let start = Instant::now();
    let output = Command::new("bash")
        .args(["-c", "\"$0\" ingest --today 2026-11-25 --db \"$1\" \"$2\" >/dev/null & pid=$!; peak=0; while kill -0 $pid 2>/dev/null; do now=$(awk '/VmHWM/ {print $2}' /proc/$pid/status 2>/dev/null); peak=${now:-$peak}; sleep 0.05; done; wait $pid || exit 1; echo $peak"])
        .arg(env!("CARGO_BIN_EXE_tilts"))
        .arg(db)
        .arg(articles)
        .output()
        .expect("the binary runs");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let peak = String::from_utf8_lossy(&output.stdout)
        .trim()
        .parse::<u64>()
        .unwrap_or(0);
    (start.elapsed(), peak >> 10)
}

/// Tells the second article otherwise.
fn change_one(articles: &Path) {
    let text = fs::read_to_string(articles).expect("articles");
    let mut lines: Vec<&str> = text.lines().collect();
    let changed = line(
        "a000001",
        "Ziņas\n\nKoncerts notiks 2031. gada 5. maijā Cēsīs.",
    );
    if let Some(second) = lines.get_mut(1) {
        *second = changed.trim_end();
    }
    let mut out = BufWriter::new(File::create(articles).expect("a file"));
    for line in lines {
        writeln!(out, "{line}").expect("written");
    }
}

/// Reads the lines and cuts their texts into tokens.
fn tokenise(articles: &Path) -> Duration {
    let start = Instant::now();
    for line in BufReader::new(File::open(articles).expect("articles")).lines() {
        let line: serde_json::Value = serde_json::from_str(&line.expect("a line")).expect("JSON");
        std::hint::black_box(tokens(line["text"].as_str().unwrap_or_default()));
    }
    start.elapsed()
}

/// The rows of every table of the store into an empty store with the same tables, in one transaction.
fn insert(from: &Path, to: &Path) -> Duration {
    drop(Store::open(to).expect("an empty store"));
    let source = Connection::open(from).expect("the store");
    let tables: Vec<String> = source
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'passage_index%' ORDER BY rowid")
        .expect("tables")
        .query_map([], |row| row.get(0))
        .expect("tables")
        .collect::<Result<_, _>>()
        .expect("tables");
    let all: Vec<(String, Table)> = tables
        .into_iter()
        .map(|name| {
            let table = rows(&source, &name);
            (name, table)
        })
        .collect();
    let mut target = Connection::open(to).expect("the target");
    target
        .execute_batch("PRAGMA foreign_keys = OFF; PRAGMA synchronous = NORMAL;")
        .expect("set");
    let start = Instant::now();
    let transaction = target.transaction().expect("a transaction");
    for (name, table) in &all {
        let marks = vec!["?"; table.columns.len()].join(",");
        let sql = format!(
            "INSERT INTO {name} ({}) VALUES ({marks})",
            table.columns.join(",")
        );
        let mut statement = transaction.prepare(&sql).expect("a statement");
        for row in &table.rows {
            let values = row.iter().map(|cell| {
                if cell == "\u{0}" {
                    None
                } else {
                    Some(cell.as_str())
                }
            });
            statement
                .execute(rusqlite::params_from_iter(values))
                .expect("a row");
        }
    }
    transaction.commit().expect("committed");
    start.elapsed()
}

/// A table as text; NULL is a zero byte.
fn rows(connection: &Connection, name: &str) -> Table {
    let mut statement = connection
        .prepare(&format!("SELECT * FROM {name}"))
        .expect("a table");
    let columns: Vec<String> = statement
        .column_names()
        .into_iter()
        .map(str::to_owned)
        .collect();
    let width = columns.len();
    let read = statement.query_map([], |row| {
        (0..width)
            .map(|at| {
                Ok(match row.get_ref(at)? {
                    rusqlite::types::ValueRef::Integer(number) => number.to_string(),
                    rusqlite::types::ValueRef::Text(text) => {
                        String::from_utf8_lossy(text).into_owned()
                    }
                    _ => "\u{0}".to_owned(),
                })
            })
            .collect()
    });
    let rows = read.expect("rows").collect::<Result<_, _>>().expect("rows");
    Table { columns, rows }
}
