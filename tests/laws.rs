//! The laws of the house that can be read from its files: floors, and what each may know.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on stops"
)]

use std::{
    fs,
    path::{Path, PathBuf},
};

use regex::Regex;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Every Rust file below `folder`, with its text.
fn sources(folder: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut open = vec![root().join(folder)];
    while let Some(path) = open.pop() {
        for entry in fs::read_dir(&path).expect("a folder of the project") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).expect("a source file");
                found.push((path.display().to_string(), text));
            }
        }
    }
    found.sort();
    found
}

/// Lines of `folder` that match `forbidden`, those of tests and comments left out.
fn offences(folder: &str, forbidden: &str) -> Vec<String> {
    let forbidden = Regex::new(forbidden).expect("a pattern");
    let mut found = Vec::new();
    for (path, text) in sources(folder) {
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for (number, line) in code.lines().enumerate() {
            if forbidden.is_match(line) && !line.trim_start().starts_with("//") {
                found.push(format!("{path}:{}: {}", number + 1, line.trim()));
            }
        }
    }
    found
}

fn none(offences: Vec<String>) {
    assert!(offences.is_empty(), "{}", offences.join("\n"));
}

#[test]
fn language_reads_no_file_no_clock_and_no_database() {
    none(offences(
        "crates/language/src",
        r"std::(fs|net|env|process|time)|Utc::|Local::|SystemTime|Instant|rusqlite|include_str!",
    ));
}

#[test]
fn extraction_and_answering_read_no_clock() {
    // The pause between two requests to one host is measured; no fact knows of it.
    let measured: Vec<String> = offences(
        "crates/extraction/src",
        r"Utc::now|Local::|SystemTime|Instant::|std::env",
    )
    .into_iter()
    .filter(|line| !line.contains("/ingest/web.rs"))
    .collect();
    none(measured);
    // The bot reads it in one place.
    let elsewhere: Vec<String> = offences("crates/bot/src", r"Utc::now|Local::now|SystemTime")
        .into_iter()
        .filter(|line| !line.contains("/clock.rs"))
        .collect();
    none(elsewhere);
    none(offences(
        "crates/answering/src",
        r"Utc::|Local::|SystemTime|Instant::|std::env",
    ));
}

#[test]
fn sql_lives_in_the_store() {
    let sql = r"\b(SELECT|INSERT INTO|UPDATE|DELETE FROM|PRAGMA)\b|rusqlite::";
    none(offences("crates/language/src", sql));
    none(offences("crates/answering/src", sql));
    none(offences("crates/tilts/src", sql));
    let outside: Vec<String> = offences("crates/extraction/src", sql)
        .into_iter()
        .filter(|line| !line.contains("/store/") && !line.contains("/error.rs"))
        .collect();
    none(outside);
    let outside: Vec<String> = offences("crates/bot/src", sql)
        .into_iter()
        .filter(|line| !line.contains("/state/") && !line.contains("/error.rs"))
        .collect();
    none(outside);
}

#[test]
fn the_readme_names_every_command() {
    let readme = fs::read_to_string(root().join("README.md")).expect("the README");
    let help = std::process::Command::new(env!("CARGO_BIN_EXE_tilts"))
        .arg("--help")
        .output()
        .expect("the binary runs");
    let help = String::from_utf8_lossy(&help.stdout).into_owned();
    let commands: Vec<&str> = help
        .lines()
        .skip_while(|line| !line.starts_with("Commands:"))
        .skip(1)
        .take_while(|line| line.starts_with("  "))
        .filter(|line| line.chars().nth(2).is_some_and(char::is_alphabetic))
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help")
        .collect();
    assert!(commands.len() > 10, "{help}");
    let missing: Vec<&&str> = commands
        .iter()
        .filter(|name| !readme.contains(&format!("`tilts {name}")))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn arrows_point_one_way() {
    none(offences(
        "crates/language/src",
        r"\b(extraction|answering|bot|tilts)::",
    ));
    none(offences(
        "crates/extraction/src",
        r"\b(answering|bot|tilts)::",
    ));
    none(offences("crates/answering/src", r"\b(bot|tilts)::"));
    none(offences("crates/bot/src", r"\btilts::"));
}

#[test]
fn rules_live_below_the_answers() {
    none(offences("crates/answering/src", r"\bRule \{|rules::"));
    none(offences(
        "crates/tilts/src",
        r"\bRule \{|rules::|Regex::new",
    ));
}

#[test]
fn no_crate_or_module_has_a_name_that_says_nothing() {
    let named = |(path, _): &(String, String)| {
        ["core", "common", "utils", "util", "helpers", "manager"]
            .iter()
            .any(|name| {
                path.ends_with(&format!("/{name}.rs")) || path.contains(&format!("/{name}/"))
            })
    };
    let found: Vec<String> = sources("crates")
        .into_iter()
        .filter(named)
        .map(|(path, _)| path)
        .collect();
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn no_sentence_of_an_article_stands_in_the_code() {
    let mut articles = Vec::new();
    for folder in ["seeds", "fixtures/gold/dev"] {
        for entry in fs::read_dir(root().join(folder)).expect("a folder of articles") {
            let path = entry.expect("an entry").path();
            if path.extension().is_some_and(|extension| extension == "txt") {
                articles.push(fs::read_to_string(path).expect("an article"));
            }
        }
    }
    let quoted = Regex::new(r#""([^"\\]{40,})""#).expect("a pattern");
    let mut found = Vec::new();
    for (path, text) in sources("crates") {
        let code = text
            .split("#[cfg(test)]")
            .next()
            .unwrap_or_default()
            .to_owned();
        for literal in quoted
            .captures_iter(&code)
            .filter_map(|captures| captures.get(1).map(|m| m.as_str().to_owned()))
        {
            if articles.iter().any(|article| article.contains(&literal)) {
                found.push(format!("{path}: {literal}"));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_dependency_says_why_it_is_there() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).expect("the root manifest");
    let section = manifest
        .split("[workspace.dependencies]")
        .nth(1)
        .and_then(|rest| rest.split("\n[").next())
        .unwrap_or_default();
    let mut commented = false;
    for line in section.lines().filter(|line| !line.is_empty()) {
        let comment = line.starts_with('#');
        assert!(comment || commented, "no reason stands above: {line}");
        commented = comment || commented;
    }
}
