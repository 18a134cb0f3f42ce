//! The real binary as a child process.

use std::{
    fs::File,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use tempfile::TempDir;

use super::{Standin, TOKEN};

/// A store of the seeds, a state, and a bot that runs on them.
pub(crate) struct Bench {
    pub(crate) folder: TempDir,
    pub(crate) standin: Standin,
    child: Option<Child>,
    options: Vec<String>,
}

pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

pub(crate) fn tilts() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tilts"));
    command
        .current_dir(root())
        .env_remove("TILTS_DB")
        .env_remove("TILTS_CONFIG")
        .env_remove("RUST_LOG");
    command
}

impl Bench {
    /// A bot over the seeds at a moment in Riga, with these options of `tilts bot` besides.
    pub(crate) fn start(now: &str, options: &[&str]) -> Self {
        let bench = Self::without_bot(now, options);
        bench.ingest(&[&root().join("seeds")]);
        bench.running()
    }

    pub(crate) fn without_bot(now: &str, options: &[&str]) -> Self {
        let mut own = vec!["--now".to_owned(), now.to_owned()];
        own.extend(options.iter().map(|option| (*option).to_owned()));
        Self {
            folder: TempDir::new().expect("a folder"),
            standin: Standin::start(),
            child: None,
            options: own,
        }
    }

    /// Another moment for the next start.
    pub(crate) fn set_now(&mut self, now: &str) {
        now.clone_into(&mut self.options[1]);
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn ingest(&self, paths: &[&Path]) {
        let done = tilts()
            .arg("ingest")
            .args(paths)
            .args(["--today", "2023-01-01", "--db"])
            .arg(self.path("tilts.db"))
            .output()
            .expect("the binary runs");
        assert!(
            done.status.success(),
            "{}",
            String::from_utf8_lossy(&done.stderr)
        );
    }

    pub(crate) fn running(mut self) -> Self {
        self.run();
        self
    }

    /// Starts the bot, and waits until it asks for updates or has set its webhook.
    pub(crate) fn run(&mut self) {
        let known = self.standin.calls("getMe").len();
        let child = tilts()
            .arg("bot")
            .arg("--db")
            .arg(self.path("tilts.db"))
            .arg("--state")
            .arg(self.path("bot.db"))
            .args(["--tick", "0.1"])
            .args(&self.options)
            .env("TELOXIDE_TOKEN", TOKEN)
            .env("TELOXIDE_API_URL", self.standin.url())
            .stdout(Stdio::null())
            .stderr(
                File::options()
                    .create(true)
                    .append(true)
                    .open(self.path("log"))
                    .expect("a log"),
            )
            .spawn()
            .expect("the binary runs");
        self.child = Some(child);
        let end = Instant::now() + Duration::from_secs(30);
        while self.standin.calls("getMe").len() == known {
            assert!(
                Instant::now() < end,
                "the bot does not start: {}",
                self.log()
            );
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    pub(crate) fn log(&self) -> String {
        std::fs::read_to_string(self.path("log")).unwrap_or_default()
    }

    /// kill -9.
    pub(crate) fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            drop(child.kill());
            drop(child.wait());
        }
    }

    /// SIGTERM, and the exit status.
    pub(crate) fn terminate(&mut self) -> Option<i32> {
        let mut child = self.child.take()?;
        let sent = Command::new("kill")
            .args(["-TERM", &child.id().to_string()])
            .status()
            .expect("kill");
        assert!(sent.success());
        let end = Instant::now() + Duration::from_secs(30);
        loop {
            if let Some(status) = child.try_wait().expect("a status") {
                return status.code();
            }
            if Instant::now() > end {
                drop(child.kill());
                drop(child.wait());
                return None;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

impl Drop for Bench {
    fn drop(&mut self) {
        self.kill();
    }
}
