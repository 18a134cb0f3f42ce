//! Tables of sentences and values, and the examples that stand in the rules.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on stops"
)]

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use chrono::NaiveDate;
use extraction::{Kind, Knowledge, Mention, Source, extract};
use language::lv::temporal::rules::TABLES;
use serde::Deserialize;

/// The day on which the sentences of the tables were published, unless a row says otherwise.
const PUBLISHED: &str = "2023-11-15";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn dates(knowledge: &Knowledge, text: &str, published: Option<NaiveDate>) -> Vec<Mention> {
    let source = Source {
        published,
        ..Source::default()
    };
    extract(source, text, knowledge)
        .mentions
        .into_iter()
        .filter(|mention| mention.kind == Kind::Date)
        .collect()
}

fn shown(text: &str, mentions: &[Mention]) -> String {
    let all: Vec<String> = mentions
        .iter()
        .map(|mention| {
            format!(
                "{:?} = {} ({})",
                mention.span.of(text),
                mention.value.norm(),
                mention.rule
            )
        })
        .collect();
    if all.is_empty() {
        "nothing".to_owned()
    } else {
        all.join(", ")
    }
}

#[test]
fn the_examples_of_every_rule_run() {
    let knowledge = Knowledge::built_in().expect("the built-in tables hold");
    let published = PUBLISHED.parse().ok();
    let mut failures = Vec::new();
    for rule in TABLES.into_iter().flatten() {
        for (text, expected) in rule.examples {
            let found = dates(&knowledge, text, published);
            let agrees = found.iter().any(|mention| {
                mention.value.norm() == *expected
                    && (mention.rule == rule.name
                        || rule.name.starts_with("temporal.clock")
                        || rule.name == "temporal.hours-beside-day"
                        || rule.name == "temporal.same-time")
            });
            if !agrees {
                failures.push(format!(
                    "{}: {text}\n    expected {expected}, found {}",
                    rule.name,
                    shown(text, &found)
                ));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn every_rule_has_an_example_and_a_name_of_its_own() {
    let mut names = BTreeSet::new();
    for rule in TABLES.into_iter().flatten() {
        assert!(!rule.examples.is_empty(), "{} has no example", rule.name);
        assert!(names.insert(rule.name), "{} stands twice", rule.name);
    }
}

#[derive(Debug, Deserialize)]
struct Row {
    text: String,
    published: Option<NaiveDate>,
    mention: String,
    value: String,
}

fn rows() -> Vec<Row> {
    let path = root().join("fixtures/corpus/temporal.csv");
    let mut reader = csv::Reader::from_path(path).expect("the table");
    reader
        .deserialize()
        .collect::<Result<_, _>>()
        .expect("rows")
}

#[test]
fn the_temporal_corpus_is_read_right() {
    let knowledge = Knowledge::built_in().expect("the built-in tables hold");
    let mut failures = Vec::new();
    let rows = rows();
    for row in &rows {
        let found = dates(&knowledge, &row.text, row.published);
        let agrees = if row.mention.is_empty() {
            found.is_empty()
        } else {
            found.iter().any(|mention| {
                mention.span.of(&row.text) == row.mention && value(mention) == row.value
            })
        };
        if !agrees {
            failures.push(format!(
                "{}\n    expected {:?} = {}, found {}",
                row.text,
                row.mention,
                row.value,
                shown(&row.text, &found)
            ));
        }
    }
    assert!(
        failures.is_empty(),
        "{} of {} rows fail\n{}",
        failures.len(),
        rows.len(),
        failures.join("\n")
    );
}

/// The value with the time of a recurrence.
fn value(mention: &Mention) -> String {
    let time = mention
        .time()
        .and_then(|timex| timex.recurrence.as_ref())
        .and_then(|rule| rule.time());
    match time {
        Some(time) => format!("{} {time}", mention.value.norm()),
        None => mention.value.norm(),
    }
}

#[test]
fn every_rule_fires_somewhere() {
    let knowledge = Knowledge::built_in().expect("the built-in tables hold");
    let mut silent: BTreeSet<&str> = TABLES.into_iter().flatten().map(|rule| rule.name).collect();
    for row in rows() {
        for mention in dates(&knowledge, &row.text, row.published) {
            silent.remove(mention.rule);
        }
    }
    for rule in TABLES.into_iter().flatten() {
        for (text, _) in rule.examples {
            for mention in dates(&knowledge, text, PUBLISHED.parse().ok()) {
                silent.remove(mention.rule);
            }
        }
    }
    // These only join what stands beside them; the rule of the day is stored.
    let joined = [
        "temporal.clock-beside-day",
        "temporal.hours-beside-day",
        "temporal.same-time",
    ];
    silent.retain(|name| !joined.contains(name));
    assert!(silent.is_empty(), "rules that never fire: {silent:?}");
}

/// A worked case: one expression with its first and last day, or its rule; no expression where none is to be found.
#[derive(Debug, Deserialize)]
struct Case {
    text: String,
    anchor: NaiveDate,
    expr: Option<String>,
    start: Option<String>,
    end: Option<String>,
    granularity: Option<String>,
    rrule: Option<String>,
}

impl Case {
    fn slice(&self, start: usize, end: usize) -> &str {
        self.text.get(start..end).expect("ends of letters")
    }

    /// What is wrong with the dates `found` inside `expr`.
    fn objection(&self, expr: &str, found: &[Mention]) -> Option<String> {
        let at = self
            .text
            .find(expr)
            .expect("the expression stands in its text");
        let inside: Vec<&Mention> = found
            .iter()
            .filter(|mention| mention.span.start >= at && mention.span.end <= at + expr.len())
            .collect();
        let (Some(first), Some(last)) = (inside.first(), inside.last()) else {
            return Some("nothing found".to_owned());
        };
        // The cases print the preposition and a closing point with the date, and a list of days as one; the guidelines
        // leave off the first two and want a mention for each day.
        let before = self.slice(at, first.span.start).trim().to_lowercase();
        let after = self.slice(last.span.end, at + expr.len());
        if !["", "no", "līdz", "kopš", "ap", "ar"].contains(&before.as_str())
            || !["", "."].contains(&after)
        {
            return Some(format!("{before:?} and {after:?} are left over"));
        }
        if let Some(rule) = &self.rrule {
            let norm = first.value.norm();
            return (norm != *rule).then_some(norm);
        }
        let (from, until) = (first.value.norm(), last.value.norm());
        let from = from.split('/').next().unwrap_or_default();
        let until = until.split('/').next_back().unwrap_or_default();
        let exact = matches!(self.granularity.as_deref(), Some("day" | "week" | "minute"));
        let start = self
            .start
            .as_deref()
            .is_none_or(|start| begins(from, start));
        let end = self.end.as_deref().filter(|_| exact);
        let end = end.is_none_or(|end| until == end);
        (!start || !end).then(|| format!("{from} to {until}"))
    }
}

/// Whether `point` is `start`, or a month, year or longer part of which that is the first day.
fn begins(point: &str, start: &str) -> bool {
    point == start
        || language::timex::When::parse(point)
            .and_then(language::timex::When::first)
            .is_some_and(|first| first.to_string() == start)
}

#[test]
fn dates_of_the_worked_cases_have_their_values() {
    let knowledge = Knowledge::built_in().expect("the built-in tables hold");
    let table = fs::read_to_string(root().join("fixtures/gold/temporal.jsonl")).expect("the cases");
    let mut failures = Vec::new();
    for line in table.lines() {
        let case: Case = serde_json::from_str(line).expect("a case");
        let found = dates(&knowledge, &case.text, Some(case.anchor));
        let objection = match &case.expr {
            Some(expr) => case.objection(expr, &found),
            None => (!found.is_empty()).then(|| shown(&case.text, &found)),
        };
        failures.extend(objection.map(|objection| format!("{}: {objection}", case.text)));
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// A table can be wrong too: every value is a day that exists, and a printed weekday is that day's.
#[test]
fn the_corpus_agrees_with_the_calendar() {
    use chrono::Datelike;
    use language::timex::When;
    const WEEKDAYS: [&str; 7] = [
        "pirmdien",
        "otrdien",
        "trešdien",
        "ceturtdien",
        "piektdien",
        "sestdien",
        "svētdien",
    ];
    let rows = rows();
    let positive = rows.iter().filter(|row| !row.mention.is_empty()).count();
    assert!(rows.len() >= 600, "{} rows", rows.len());
    assert!(
        rows.len() - positive >= positive,
        "{positive} positive rows of {}",
        rows.len()
    );
    for row in rows.iter().filter(|row| !row.mention.is_empty()) {
        assert!(row.text.contains(&row.mention), "{}", row.text);
        if row.value.starts_with("FREQ") {
            continue;
        }
        let (start, end) = row
            .value
            .split_once('/')
            .unwrap_or((&row.value, &row.value));
        for point in [start, end] {
            let when =
                When::parse(point).unwrap_or_else(|| panic!("{}: {point} is no value", row.text));
            assert!(
                when.year.is_none() || when.first().is_some(),
                "{}: {point} does not exist",
                row.text
            );
        }
        let printed = WEEKDAYS
            .iter()
            .position(|weekday| row.mention.to_lowercase().starts_with(weekday));
        let day = When::parse(start)
            .filter(|when| when.day.is_some())
            .and_then(When::first);
        if let (Some(printed), Some(day)) = (printed, day) {
            assert_eq!(
                day.weekday().num_days_from_monday() as usize,
                printed,
                "{}",
                row.text
            );
        }
    }
}

#[derive(Debug, Deserialize)]
struct PublishedRow {
    text: String,
    published: Option<NaiveDate>,
    because: String,
}

#[test]
fn the_document_s_own_date_is_found_and_no_other() {
    let knowledge = Knowledge::built_in().expect("the built-in tables hold");
    let path = root().join("fixtures/corpus/published.csv");
    let mut reader = csv::Reader::from_path(path).expect("the table");
    let mut failures = Vec::new();
    for row in reader.deserialize::<PublishedRow>() {
        let row = row.expect("a row");
        let found = extract(Source::default(), &row.text, &knowledge).published;
        let because = found.map_or("", |published| published.because.words());
        if found.map(|published| published.day) != row.published || because != row.because {
            failures.push(format!(
                "{:?}\n    expected {:?} ({}), found {found:?}",
                row.text, row.published, row.because
            ));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn a_repetition_knows_its_exceptions_and_a_wrong_weekday_is_doubted() {
    let knowledge = Knowledge::built_in().expect("the built-in tables hold");
    let text = "Klubs tiekas katru otrdienu, izņemot 2024. gada 24. decembri.";
    let found = dates(&knowledge, text, None);
    let rule = found
        .first()
        .and_then(Mention::time)
        .and_then(|timex| timex.recurrence.clone())
        .expect("a rule");
    assert_eq!(
        rule.except,
        [NaiveDate::from_ymd_opt(2024, 12, 24).expect("a day")]
    );
    let text = "Koncerts notiks svētdien, 2024. gada 24. decembrī.";
    let found = dates(&knowledge, text, None);
    assert!(
        found
            .first()
            .and_then(Mention::time)
            .is_some_and(|timex| timex.doubt.is_some()),
        "{found:?}"
    );
}
