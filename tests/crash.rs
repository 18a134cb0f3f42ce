//! Runs that are killed, crowded, starved of disk or cut off: the store is whole after each, and the next run ends where an
//! undisturbed one ends.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on stops"
)]

#[path = "generate/recombine.rs"]
mod recombine;

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use extraction::Store;
use tempfile::TempDir;

/// How many rounds; `TILTS_KILL_ROUNDS` sets another number.
const ROUNDS: usize = 12;

/// How many articles a run takes in.
const ARTICLES: usize = 60;

struct Yard {
    folder: TempDir,
    /// The store after the first articles, and the dumps before and after the second ones.
    before: String,
    after: String,
    /// How long an undisturbed run takes.
    takes: Duration,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn rounds() -> usize {
    std::env::var("TILTS_KILL_ROUNDS")
        .ok()
        .and_then(|rounds| rounds.parse().ok())
        .unwrap_or(ROUNDS)
}

/// `tilts ingest` of `articles` into `db`.
fn ingest(db: &Path, articles: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tilts"));
    command
        .env_remove("TILTS_DB")
        .args(["ingest", "--today", "2026-11-25", "--db"])
        .arg(db)
        .arg(articles)
        .stdout(Stdio::null())
        .stderr(Stdio::piped());
    command
}

fn dump(db: &Path) -> String {
    Store::open(db).expect("a store").dump().expect("a dump")
}

fn check(db: &Path) {
    Store::open(db)
        .expect("a store")
        .check()
        .expect("a whole store");
}

impl Yard {
    fn new() -> Self {
        let folder = TempDir::new().expect("a folder");
        let texts = recombine::texts(&root());
        for (name, first) in [("one.jsonl", 0), ("two.jsonl", 3)] {
            let mut lines = Vec::new();
            for number in 0..ARTICLES {
                // The second file tells a third of the articles anew.
                let number_of_text = if number % 3 == 0 {
                    number + 1000 * first
                } else {
                    number
                };
                let text = recombine::recombined(&texts, number_of_text);
                lines.push(
                    serde_json::json!({"id": format!("a{number:03}"), "text": text}).to_string(),
                );
            }
            fs::write(folder.path().join(name), lines.join("\n")).expect("articles");
        }
        let mut yard = Self {
            folder,
            before: String::new(),
            after: String::new(),
            takes: Duration::ZERO,
        };
        let base = yard.path("base.db");
        assert!(
            ingest(&base, &yard.path("one.jsonl"))
                .status()
                .expect("a run")
                .success()
        );
        yard.before = dump(&base);
        let whole = yard.copy("whole.db");
        let start = Instant::now();
        assert!(
            ingest(&whole, &yard.path("two.jsonl"))
                .status()
                .expect("a run")
                .success()
        );
        yard.takes = start.elapsed();
        yard.after = dump(&whole);
        assert_ne!(yard.before, yard.after);
        yard
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A copy of the store after the first articles.
    fn copy(&self, name: &str) -> PathBuf {
        let copy = self.path(name);
        clear(&copy);
        fs::copy(self.path("base.db"), &copy).expect("a copy");
        copy
    }

    /// The store is whole, holds one of both states, and the next run ends as an undisturbed one does.
    fn survives(&self, db: &Path) -> bool {
        check(db);
        let now = dump(db);
        assert!(
            now == self.before || now == self.after,
            "half a run is seen"
        );
        assert!(
            ingest(db, &self.path("two.jsonl"))
                .status()
                .expect("a run")
                .success()
        );
        check(db);
        assert!(dump(db) == self.after, "the next run ends elsewhere");
        now == self.after
    }
}

/// Removes a store with all that SQLite keeps beside it.
fn clear(db: &Path) {
    for suffix in ["", "-wal", "-shm", "-journal"] {
        drop(fs::remove_file(with_suffix(db, suffix)));
    }
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    PathBuf::from(format!("{}{suffix}", path.display()))
}

/// Pseudo-random numbers, the same in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit.max(1)
    }
}

fn signal(child: &Child, name: &str) {
    let sent = Command::new("kill")
        .args([name, &child.id().to_string()])
        .status()
        .expect("kill");
    assert!(sent.success());
}

#[test]
fn killed_cut_off_and_starved_the_store_stays_whole() {
    let yard = Yard::new();
    let mut random = Random(88_172_645_463_325_252);
    let within = u64::try_from(yard.takes.as_millis()).expect("a time") * 11 / 10;
    let mut finished = 0;
    for _ in 0..rounds() {
        // kill -9 at a random point.
        let db = yard.copy("killed.db");
        let mut child = ingest(&db, &yard.path("two.jsonl")).spawn().expect("a run");
        thread::sleep(Duration::from_millis(random.below(within)));
        drop(child.kill());
        drop(child.wait());
        finished += usize::from(yard.survives(&db));
    }
    println!(
        "{} rounds of kill -9, {finished} after the run had ended: all stores whole",
        rounds()
    );
    for _ in 0..rounds() / 3 {
        // The power goes: what is on the disk at that moment is all there is.
        let db = yard.copy("running.db");
        let mut child = ingest(&db, &yard.path("two.jsonl")).spawn().expect("a run");
        thread::sleep(Duration::from_millis(random.below(within)));
        if child.try_wait().expect("a status").is_none() {
            signal(&child, "-STOP");
        }
        let cut = yard.path("cut.db");
        clear(&cut);
        for suffix in ["", "-wal", "-journal"] {
            if with_suffix(&db, suffix).exists() {
                fs::copy(with_suffix(&db, suffix), with_suffix(&cut, suffix)).expect("a copy");
            }
        }
        drop(child.kill());
        drop(child.wait());
        yard.survives(&cut);
    }
    // The disk is full: no file may be written beyond 300 KiB.
    let db = yard.copy("full.db");
    let script = format!(
        "trap '' XFSZ; ulimit -f 300; exec {} ingest --today 2026-11-25 --db {} {}",
        env!("CARGO_BIN_EXE_tilts"),
        db.display(),
        yard.path("two.jsonl").display()
    );
    let output = Command::new("bash")
        .args(["-c", &script])
        .output()
        .expect("a run");
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.code() == Some(2) && told.lines().count() == 1,
        "{told}"
    );
    assert!(!yard.survives(&db));
}

#[test]
fn a_killed_first_run_leaves_nothing() {
    let yard = Yard::new();
    let articles = yard.path("two.jsonl");
    let db = yard.path("first.db");
    let start = Instant::now();
    assert!(ingest(&db, &articles).status().expect("a run").success());
    let within = u64::try_from(start.elapsed().as_millis()).expect("a time") * 11 / 10;
    let whole = dump(&db);
    let mut random = Random(1_181_783_497_276_652_981);
    for _ in 0..rounds().div_ceil(3) {
        clear(&db);
        let mut child = ingest(&db, &articles).spawn().expect("a run");
        thread::sleep(Duration::from_millis(random.below(within)));
        drop(child.kill());
        drop(child.wait());
        // Killed early it has no tables yet; then a reader is told so.
        if let Ok(store) = Store::open_read_only(&db) {
            let documents = store.coverage().expect("what it covers").documents;
            assert!(
                documents == 0 || store.dump().expect("a dump") == whole,
                "half a run is seen"
            );
        }
        assert!(ingest(&db, &articles).status().expect("a run").success());
        check(&db);
        assert!(dump(&db) == whole, "the next run ends elsewhere");
    }
}

#[test]
fn two_runs_at_once_and_a_reader_in_between() {
    let yard = Yard::new();
    let db = yard.copy("crowded.db");
    let mut runs: Vec<Child> = (0..2)
        .map(|_| ingest(&db, &yard.path("two.jsonl")).spawn().expect("a run"))
        .collect();
    let mut seen = std::collections::BTreeSet::new();
    while runs
        .iter_mut()
        .any(|run| run.try_wait().expect("a status").is_none())
    {
        let store = Store::open_read_only(&db).expect("a reader");
        seen.insert(store.coverage().expect("what it covers").documents);
    }
    assert_eq!(
        seen.into_iter().collect::<Vec<_>>(),
        [i64::try_from(ARTICLES).expect("a number")]
    );
    for run in runs {
        let output = run.wait_with_output().expect("an end");
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(
            output.status.success() || told.contains("is locked by another program"),
            "{told}"
        );
    }
    yard.survives(&db);
}
