//! What people type, in four languages and several wordings: `fixtures/corpus/conversations.csv` and `unanswerable.csv`.
#![allow(
    clippy::expect_used,
    reason = "a test that cannot go on stops with what it lacked"
)]

use std::path::{Path, PathBuf};

use answering::{Answerer, Lang, Memory, intent::Intent};
use chrono::NaiveDate;
use extraction::{Knowledge, Store, ingest};

/// The day on which nothing is to come and everything is over.
const LATER: &str = "2026-11-22";

fn fixture(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(path)
}

fn store() -> (Answerer, Store) {
    let knowledge = Knowledge::built_in().expect("the built-in tables hold");
    let mut store = Store::in_memory().expect("a store");
    ingest(
        &mut store,
        &knowledge,
        &[fixture("seeds")],
        day("2023-07-31"),
        &mut |_| {},
    )
    .expect("the seeds are taken in");
    (Answerer::new(knowledge, None).expect("an answerer"), store)
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn rows(path: &str) -> Vec<csv::StringRecord> {
    csv::Reader::from_path(fixture(path))
        .expect("the corpus is there")
        .records()
        .collect::<Result<_, _>>()
        .expect("every row has all columns")
}

/// Every intent, asked three times in each language: language, intent, whether it is known, and what it says.
#[test]
fn people_are_understood_in_four_languages() {
    let (answerer, store) = store();
    let mut failures = Vec::new();
    let mut asked = 0;
    let mut intents: Vec<String> = Vec::new();
    for row in rows("fixtures/corpus/conversations.csv") {
        let cell = |at: usize| row.get(at).unwrap_or_default().to_owned();
        let (intent, today, known, says) = (cell(0), day(&cell(1)), cell(2) == "true", cell(3));
        for (at, lang) in [(4, Lang::Lv), (5, Lang::Uk), (6, Lang::En), (7, Lang::Ru)] {
            let wordings = cell(at);
            for question in wordings.split(" / ") {
                asked += 1;
                let answer = answerer
                    .answer(&store, question, None, today)
                    .expect("an answer");
                let shown = format!("{}\n{}", answer.text, answer.json());
                let found = answer.question.intent.name();
                if found != intent
                    || answer.known() != known
                    || answer.lang != lang
                    || !shown.contains(&says)
                {
                    failures.push(format!(
                        "{intent}, {}: {question}\n    {} {found}, known {}, {}",
                        lang.code(),
                        answer.lang.code(),
                        answer.known(),
                        if shown.contains(&says) {
                            "says it"
                        } else {
                            "does not say it"
                        },
                    ));
                }
            }
        }
        intents.push(intent);
    }
    assert!(
        failures.is_empty(),
        "{} of {asked} fail\n{}",
        failures.len(),
        failures.join("\n")
    );
    assert_eq!(
        asked,
        (Intent::ALL.len() + 1) * 12,
        "three wordings in four languages of every intent"
    );
    for intent in Intent::ALL {
        assert!(
            intents.iter().any(|name| name == intent.name()),
            "nobody asks for {}",
            intent.name()
        );
    }
}

/// What the five articles do not say is not known, and the reply says what they do cover.
#[test]
fn what_no_article_says_is_not_known() {
    let (answerer, store) = store();
    let rows = rows("fixtures/corpus/unanswerable.csv");
    assert!(rows.len() >= 60);
    let mut failures = Vec::new();
    for row in &rows {
        let (lang, question) = (
            row.get(0).unwrap_or_default(),
            row.get(1).unwrap_or_default(),
        );
        let answer = answerer
            .answer(&store, question, None, day(LATER))
            .expect("an answer");
        if answer.known() || answer.lang.code() != lang || answer.text.is_empty() {
            failures.push(format!(
                "{lang} {question}: {} {}\n{}\n",
                answer.lang.code(),
                answer.question.intent.name(),
                answer.text
            ));
        }
    }
    assert!(
        failures.is_empty(),
        "{} of {} fail\n{}",
        failures.len(),
        rows.len(),
        failures.join("\n")
    );
}

/// Follow-ups refer to what was just answered, in each language.
#[test]
fn a_chat_remembers_what_was_spoken_of() {
    let (answerer, store) = store();
    let today = day("2023-08-01");
    for turns in [
        [
            ("Kad ir nākamā tikšanās?", "2023-08-21/2023-08-24"),
            ("un kur tas notiek?", "Hījumā"),
            ("kas ir projekta partneri?", "Kārdlas"),
        ],
        [
            ("Коли наступна зустріч?", "2023-08-21/2023-08-24"),
            ("а де?", "Hījumā"),
            ("а хто партнери?", "Kārdlas"),
        ],
        [
            ("When is the next meeting?", "2023-08-21/2023-08-24"),
            ("and where?", "Hījumā"),
            ("and who are the partners?", "Kārdlas"),
        ],
        [
            ("Когда следующая встреча?", "2023-08-21/2023-08-24"),
            ("а где?", "Hījumā"),
            ("а кто партнёры?", "Kārdlas"),
        ],
    ] {
        let mut memory = Memory::default();
        for (question, says) in turns {
            let answer = answerer
                .answer_in(&mut memory, &store, question, None, today)
                .expect("an answer");
            let shown = answer.json().to_string();
            assert!(shown.contains(says), "{question}: {}", answer.text);
        }
    }
}

/// A private passage stands in no answer, whatever is asked.
#[test]
fn what_is_private_never_leaves() {
    let (answerer, store) = store();
    let barred: Vec<&str> = vec!["Zeņkova"];
    for row in rows("fixtures/corpus/conversations.csv") {
        for at in 4..8 {
            for question in row.get(at).unwrap_or_default().split(" / ") {
                let answer = answerer
                    .answer(&store, question, None, day("2023-07-01"))
                    .expect("an answer");
                let shown = format!("{}\n{}", answer.text, answer.json());
                for name in &barred {
                    assert!(
                        !shown.contains(name) || !shown.contains("bēgl"),
                        "{question} tells of {name}: {}",
                        answer.text
                    );
                }
            }
        }
    }
}

#[test]
fn a_month_is_no_march_and_what_is_named_is_shown_where_nothing_is_cancelled() {
    let (answerer, store) = store();
    let today = day("2023-08-01");
    for (question, says, not) in [
        ("whats on in march 2024", "11–15 March 2024", "do not know"),
        (
            "vai tikšanās Dānijā ir atcelta?",
            "2024. gada 11.–15. marts",
            "ATCELTS",
        ),
        (
            "чи скасували зустріч в Данії",
            "11–15 березня 2024",
            "СКАСОВАНО",
        ),
    ] {
        let answer = answerer
            .answer(&store, question, None, today)
            .expect("an answer");
        assert!(
            answer.text.contains(says) && !answer.text.contains(not),
            "{question}: {}",
            answer.text
        );
    }
    let week = answerer
        .answer(
            &store,
            "коли буде тиждень бібліотек у Валмієрі",
            None,
            today,
        )
        .expect("an answer");
    assert_eq!(
        week.text.matches("Джерела розходяться").count(),
        1,
        "{}",
        week.text
    );
}
