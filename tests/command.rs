//! The command as people type it: what it prints, how it ends, and what it says when something is wrong.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on stops"
)]

use std::{
    fs,
    path::{Path, PathBuf},
};

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The command in the project's folder with a store of its own.
fn tilts(folder: &TempDir) -> Command {
    let mut command = Command::cargo_bin("tilts").expect("the binary");
    command
        .current_dir(root())
        .env_remove("TILTS_DB")
        .env_remove("TILTS_CONFIG")
        .arg("--db")
        .arg(folder.path().join("tilts.db"));
    command
}

fn folder() -> TempDir {
    TempDir::new().expect("a folder")
}

fn filled() -> TempDir {
    let folder = folder();
    tilts(&folder).args(["ingest", "seeds"]).assert().success();
    folder
}

fn printed(output: &assert_cmd::assert::Assert) -> String {
    String::from_utf8_lossy(&output.get_output().stdout).into_owned()
}

fn complaint(output: &assert_cmd::assert::Assert) -> String {
    String::from_utf8_lossy(&output.get_output().stderr).into_owned()
}

/// Exit status 2, and one sentence that holds `words`.
fn refused(command: &mut Command, words: &str) {
    let output = command.assert().code(2);
    let said = complaint(&output);
    assert_eq!(
        said.trim_end().lines().count(),
        1,
        "not one sentence: {said}"
    );
    assert!(said.contains(words), "{said}");
}

#[test]
fn the_first_run_reads_the_seeds_and_answers_and_the_second_changes_nothing() {
    let folder = folder();
    let first = tilts(&folder)
        .args(["--today", "2023-08-01"])
        .write_stdin("Kad ir nākamā tikšanās?\n")
        .assert()
        .success();
    let text = printed(&first);
    assert!(text.contains("5 new"), "{text}");
    assert!(
        text.contains("2023. gada 21.–24. augusts") && text.contains("Hījumā"),
        "{text}"
    );
    let second = tilts(&folder).write_stdin("").assert().success();
    assert!(printed(&second).contains("Nothing has changed: 5 articles already in the store."));
}

#[test]
fn extract_prints_one_object_a_document_with_offsets_in_code_points() {
    let folder = folder();
    let file = folder.path().join("a.txt");
    fs::write(&file, "Cēsīs 2024. gada 5. maijā notiks koncerts.").expect("an article");
    let output = tilts(&folder).arg("extract").arg(&file).assert().success();
    let object: Value = serde_json::from_str(printed(&output).trim()).expect("JSON");
    let date = object["mentions"]
        .as_array()
        .and_then(|mentions| mentions.iter().find(|mention| mention["type"] == "DATE"))
        .expect("a date");
    assert_eq!(
        (date["start"].as_u64(), date["end"].as_u64()),
        (Some(6), Some(25))
    );
    assert_eq!(date["norm"], "2024-05-05");
    assert!(
        !folder.path().join("tilts.db").exists(),
        "extract touches no store"
    );
}

#[test]
fn extract_is_a_filter_from_line_to_line() {
    let folder = folder();
    let input = "{\"id\":\"b\",\"text\":\"Koncerts 5. maijā.\",\"published\":\"2024-04-01\"}\nnot json\n\n{\"id\":\"a\",\"text\":\"\"}\n";
    let output = tilts(&folder)
        .args(["extract", "--input", "jsonl"])
        .write_stdin(input)
        .assert()
        .code(2);
    let text = printed(&output);
    let lines: Vec<Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    assert_eq!(lines.len(), 3);
    assert_eq!(lines[0]["id"], "b");
    assert_eq!(lines[0]["mentions"][0]["norm"], "2024-05-05");
    assert!(lines[1]["error"].is_string());
    assert_eq!(lines[2]["id"], "a");
}

#[test]
fn ask_tells_known_from_not_known_by_its_exit_status() {
    let folder = filled();
    let known = tilts(&folder)
        .args(["ask", "Kas ir projekta KOPĀ TĀLĀK partneri?", "--json"])
        .assert()
        .code(0);
    let object: Value = serde_json::from_str(printed(&known).trim()).expect("JSON");
    assert_eq!(object["known"], true);
    assert_eq!(object["intent"], "project_partners");
    let source = &object["facts"][0]["sources"][0];
    let document = source["document"].as_str().expect("a document");
    let text = fs::read_to_string(root().join("seeds").join(document)).expect("a seed");
    let (start, end) = (
        source["start"].as_u64().expect("start"),
        source["end"].as_u64().expect("end"),
    );
    let quote: String = text
        .chars()
        .skip(usize::try_from(start).expect("small"))
        .take(usize::try_from(end - start).expect("small"))
        .collect();
    assert_eq!(source["quote"], quote.as_str());

    let unknown = tilts(&folder)
        .args(["ask", "Cik maksā projekts KOPĀ TĀLĀK?", "--json"])
        .assert()
        .code(1);
    let object: Value = serde_json::from_str(printed(&unknown).trim()).expect("JSON");
    assert_eq!(object["known"], false);
    assert_eq!(object["coverage"]["documents"], 5);
}

#[test]
fn check_verifies_the_store_and_finds_damage() {
    let folder = filled();
    let output = tilts(&folder).arg("check").assert().success();
    assert!(printed(&output).contains("5 articles"));
    let path = folder.path().join("tilts.db");
    let mut bytes = fs::read(&path).expect("the store");
    let quote = "Ludzas Tautas namā".as_bytes();
    let at = bytes
        .windows(quote.len())
        .rposition(|window| window == quote)
        .expect("a stored quote");
    bytes[at] = b'X';
    fs::write(&path, bytes).expect("a damaged store");
    refused(tilts(&folder).arg("check"), "damaged");
}

#[test]
fn explain_shows_value_rule_and_reason() {
    let folder = folder();
    let output = tilts(&folder)
        .args([
            "explain",
            "seeds/004_1d1292ade2491371.txt",
            "--kind",
            "DATE",
        ])
        .assert()
        .success();
    let text = printed(&output);
    let line = text
        .lines()
        .find(|line| line.contains("pagājušā gada aprīlī  ="))
        .expect("the relative month");
    assert!(
        line.contains("2018-04")
            && line.contains("temporal.month")
            && line.contains("counted from the day the article was published (4 January 2019)"),
        "{line}"
    );
}

#[test]
fn bad_input_gets_one_sentence() {
    let folder = folder();
    refused(
        tilts(&folder).args(["ingest", "no-such-folder"]),
        "no-such-folder",
    );
    let empty = folder.path().join("empty.txt");
    fs::write(&empty, " \n").expect("a file");
    refused(tilts(&folder).arg("extract").arg(&empty), "is empty");
    let latin = folder.path().join("picture.txt");
    fs::write(&latin, [b'P', 0xe7, 0, b'i', b's']).expect("a file");
    refused(tilts(&folder).arg("extract").arg(&latin), "is not text");
    refused(tilts(&folder).args(["ask", "Kad?"]), "there is no store");
    refused(
        tilts(&folder)
            .args(["extract", "--config", "no-such-folder"])
            .arg(&latin),
        "no-such-folder",
    );
    refused(
        tilts(&folder).args([
            "explain",
            "seeds/004_1d1292ade2491371.txt",
            "--kind",
            "MOON",
        ]),
        "MOON",
    );
}

#[test]
fn a_manifest_row_for_a_file_that_is_not_there_is_named() {
    let folder = folder();
    fs::write(folder.path().join("a.txt"), "Teksts.").expect("an article");
    fs::write(
        folder.path().join("manifest.csv"),
        "file,url,title,published\na.txt,,,\nb.txt,,,\n",
    )
    .expect("a manifest");
    refused(
        tilts(&folder).arg("ingest").arg(folder.path()),
        "line 3: there is no file b.txt",
    );
    fs::write(
        folder.path().join("manifest.csv"),
        "file,url,title,published\na.txt,,,yesterday\n",
    )
    .expect("a manifest");
    refused(tilts(&folder).arg("ingest").arg(folder.path()), "line 2");
}

#[test]
fn a_broken_table_is_named_with_its_line() {
    let folder = folder();
    fs::write(
        folder.path().join("temporal.csv"),
        "word,language,class,value,inflect\nmaijs,lv,moon,5,\n",
    )
    .expect("a table");
    refused(
        tilts(&folder)
            .args(["extract", "seeds/004_1d1292ade2491371.txt", "--config"])
            .arg(folder.path()),
        "temporal.csv, line 2: no class is called moon",
    );
}

#[test]
fn a_store_that_cannot_be_used_is_left_alone() {
    let folder = folder();
    let path = folder.path().join("tilts.db");
    fs::write(
        &path,
        "this is no database, only some text of enough length",
    )
    .expect("a file");
    refused(
        tilts(&folder).args(["ingest", "seeds"]),
        "not an SQLite database",
    );
    assert!(
        fs::read_to_string(&path)
            .expect("the file")
            .starts_with("this is no database")
    );
    fs::remove_file(&path).expect("removed");
    let missing = folder.path().join("none/tilts.db");
    let mut command = Command::cargo_bin("tilts").expect("the binary");
    refused(
        command
            .current_dir(root())
            .arg("--db")
            .arg(missing)
            .args(["ingest", "seeds"]),
        "cannot be opened",
    );
}

#[test]
fn a_locked_store_is_told_and_keeps_its_facts() {
    let folder = filled();
    let path = folder.path().join("tilts.db");
    let before = fs::read(&path).expect("the store");
    let lock = rusqlite::Connection::open(&path).expect("a connection");
    lock.execute_batch("BEGIN EXCLUSIVE").expect("a lock");
    let article = folder.path().join("new.txt");
    fs::write(&article, "Koncerts notiks 2031. gada 5. maijā Cēsīs.").expect("an article");
    refused(tilts(&folder).arg("ingest").arg(&article), "locked");
    drop(lock);
    assert_eq!(fs::read(&path).expect("the store"), before);
    tilts(&folder)
        .arg("ingest")
        .arg(&article)
        .assert()
        .success();
}

#[test]
fn every_subcommand_has_help_with_an_example() {
    let folder = folder();
    for command in ["extract", "ingest", "ask", "chat", "explain", "check"] {
        let output = tilts(&folder).args([command, "--help"]).assert().success();
        assert!(printed(&output).contains("Example"), "{command}");
    }
}

#[test]
fn the_readme_names_every_subcommand() {
    let readme = fs::read_to_string(root().join("README.md")).expect("the README");
    for command in ["extract", "ingest", "ask", "chat", "explain", "check"] {
        assert!(readme.contains(&format!("tilts {command}")), "{command}");
    }
}

#[test]
fn lines_of_standard_input_and_files_do_not_mix() {
    let folder = folder();
    let file = folder.path().join("documents.jsonl");
    fs::write(&file, "{\"text\":\"Koncerts 5. maijā.\"}\n").expect("the file");
    refused(
        tilts(&folder)
            .args(["extract", "--input", "jsonl"])
            .arg(&file),
        "reads standard input and takes no file",
    );
}

#[test]
fn a_manifest_with_a_day_that_does_not_exist_is_refused_and_one_in_windows_1257_is_read() {
    let folder = folder();
    fs::write(folder.path().join("a.txt"), "Koncerts 5. maijā.").expect("the article");
    let manifest = folder.path().join("manifest.csv");
    let header = "file,url,title,published\n";
    fs::write(&manifest, format!("{header}a.txt,,,2023-99-01\n")).expect("the manifest");
    refused(
        tilts(&folder).arg("ingest").arg(folder.path()),
        "published is 2023-99-01, which is no day",
    );
    let mut other = format!("{header}a.txt,,Koncerts R").into_bytes();
    other.extend([
        0xEE, b'g', 0xE2, b' ', b'u', b'n', b' ', b'C', 0xE7, b's', 0xEE, b's', b',', b'\n',
    ]);
    fs::write(&manifest, other).expect("the manifest");
    let output = tilts(&folder)
        .arg("ingest")
        .arg(folder.path())
        .assert()
        .code(0);
    let printed = String::from_utf8_lossy(&output.get_output().stdout).into_owned();
    assert!(printed.contains("Koncerts Rīgā un Cēsīs"), "{printed}");
}
