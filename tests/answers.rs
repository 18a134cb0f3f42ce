//! Questions and what the five seeds answer, in several languages and on several days.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on stops"
)]

use std::path::{Path, PathBuf};

use answering::{Answer, Answerer, Lang};
use chrono::NaiveDate;
use extraction::{Knowledge, Store, ingest};

struct Case {
    today: &'static str,
    question: &'static str,
    lang: Lang,
    intent: &'static str,
    known: bool,
    /// Every one of these must stand in the words or in the JSON.
    says: &'static [&'static str],
    /// None of these may.
    never: &'static [&'static str],
}

const fn case(
    today: &'static str,
    lang: Lang,
    question: &'static str,
    intent: &'static str,
    known: bool,
    says: &'static [&'static str],
) -> Case {
    Case {
        today,
        question,
        lang,
        intent,
        known,
        says,
        never: &[],
    }
}

const NOW: &str = "2026-11-22";

const CASES: &[Case] = &[
    // The next one.
    case(
        "2023-08-01",
        Lang::Lv,
        "Kad ir nākamā tikšanās?",
        "next_event",
        true,
        &["2023-08-21/2023-08-24", "Hījumā", "KOPĀ TĀLĀK"],
    ),
    case(
        "2023-08-01",
        Lang::Lv,
        "kad ir nakama tiksanas",
        "next_event",
        true,
        &["2023-08-21/2023-08-24", "pirmdiena"],
    ),
    case(
        "2023-08-01",
        Lang::Uk,
        "Коли наступна зустріч?",
        "next_event",
        true,
        &["21–24 серпня 2023 року", "Гіюмаа, Естонія"],
    ),
    case(
        "2023-08-01",
        Lang::En,
        "When is the next meeting?",
        "next_event",
        true,
        &["21–24 August 2023", "Hiiumaa, Estonia"],
    ),
    case(
        "2023-08-01",
        Lang::Ru,
        "Когда следующая встреча?",
        "next_event",
        true,
        &["21–24 августа 2023 года"],
    ),
    case(
        "2023-01-15",
        Lang::Lv,
        "Kad ir nākamā tikšanās?",
        "next_event",
        true,
        &["2023-01-31/2023-02-03", "Turku", "KOPĀ TĀLĀK"],
    ),
    // None is known to come.
    case(
        "2025-01-02",
        Lang::Lv,
        "Kad ir nākamā tikšanās?",
        "next_event",
        false,
        &[
            "Neviens gaidāms",
            "2024-03-11/2024-03-15",
            "Dānija",
            "5 raksti",
        ],
    ),
    case(
        NOW,
        Lang::Uk,
        "Коли наступна зустріч?",
        "next_event",
        false,
        &["Жодної", "11–15 березня 2024 року", "5 статей"],
    ),
    case(
        NOW,
        Lang::En,
        "When is the next meeting?",
        "next_event",
        false,
        &["No upcoming", "11–15 March 2024", "5 articles"],
    ),
    // Nothing on the days asked for is not nothing at all.
    case(
        "2023-09-01",
        Lang::Lv,
        "kas notiek šonedēļ",
        "upcoming",
        false,
        &["Šajās dienās", "Nākamais zināmais", "2023-12-12"],
    ),
    case(
        "2023-09-01",
        Lang::En,
        "what is on this week",
        "upcoming",
        false,
        &["those days", "12 December 2023"],
    ),
    // A name heard and written in another alphabet; a question for what is on, not for what was.
    case(
        NOW,
        Lang::Uk,
        "Хто партнери проекту Копа талак",
        "project_partners",
        true,
        &["KOPĀ TĀLĀK", "Turku Sieviešu centrs"],
    ),
    case(
        "2023-12-01",
        Lang::Lv,
        "vai ir pasakumi ukrainiem valmiera",
        "upcoming",
        false,
        &["Neviens gaidāms", "Pēdējais zināmais"],
    ),
    case(NOW, Lang::Lv, "112", "emergency", true, &["zvani 112"]),
    // Contested is never announced.
    Case {
        today: "2024-10-01",
        question: "Kas gaidāms?",
        lang: Lang::Lv,
        intent: "upcoming",
        known: false,
        says: &[
            "Neviens gaidāms",
            "nesakrīt",
            "2023. gada 10.–13. oktobris",
            "2024. gada 10.–13. oktobris",
            "Labāk pamatots: 2023.",
        ],
        never: &["Gaidāms:"],
    },
    case(
        "2024-10-11",
        Lang::Lv,
        "Vai šonedēļ Valmierā ir bibliotēku nedēļa?",
        "unknown",
        false,
        &["nesakrīt", "Labāk pamatots: 2023. gada 10.–13. oktobris"],
    ),
    case(
        NOW,
        Lang::En,
        "Which documents in the store contradict each other on a date?",
        "contradictions",
        true,
        &[
            "10–13 October 2023",
            "10–13 October 2024",
            "4 January 2019",
            "24 January 2019",
        ],
    ),
    // Running and past.
    case(
        "2023-07-01",
        Lang::Uk,
        "Що зараз можна подивитися у бібліотеці Валмієри?",
        "running",
        true,
        &[
            "Mozaīka Ukrainas atbalstam",
            "2023-06-10/2023-08-10",
            "Valmieras Integrētā bibliotēka",
        ],
    ),
    case(
        "2023-08-10",
        Lang::Lv,
        "Vai mozaīku izstāde vēl ir apskatāma?",
        "still_on",
        true,
        &["pašlaik notiek"],
    ),
    case(
        "2023-08-11",
        Lang::Lv,
        "Vai mozaīku izstāde vēl ir apskatāma?",
        "still_on",
        true,
        &["beidzies", "10. augusts"],
    ),
    case(
        NOW,
        Lang::Ru,
        "Какие встречи проекта проходили в Дании и когда?",
        "event_when",
        true,
        &["2023-05-31/2023-06-02", "2024-03-11/2024-03-15"],
    ),
    case(
        NOW,
        Lang::Lv,
        "Kad notika pirmais OPEN UP mācību seminārs Rokišķos?",
        "event_when",
        true,
        &[
            "2018-04",
            "Rokišķi",
            "2018. gada aprīlis",
            "jo tas skaitīts no raksta publicēšanas dienas (2019. gada 4. janvāris)",
        ],
    ),
    case(
        NOW,
        Lang::En,
        "Where was the meeting in August 2023?",
        "event_where",
        true,
        &["Hījumā"],
    ),
    // Projects.
    case(
        NOW,
        Lang::Lv,
        "kas ir projekta kopa talak partneri",
        "project_partners",
        true,
        &[
            "Kārdlas pilsētas bibliotēka",
            "Turku Sieviešu centrs",
            "Ikast kultūras centrs un bibliotēka",
            "Valmieras bibliotēka",
            "Igaunija",
            "Somija",
            "Dānija",
        ],
    ),
    case(
        NOW,
        Lang::Uk,
        "Хто партнери проєкту KOPĀ TĀLĀK?",
        "project_partners",
        true,
        &["Kārdlas pilsētas bibliotēka", "Партнери"],
    ),
    case(
        NOW,
        Lang::En,
        "who are the partners of forward togeter",
        "project_partners",
        true,
        &["Turku Sieviešu centrs"],
    ),
    case(
        NOW,
        Lang::En,
        "When does the FORWARD TOGETHER project start and end?",
        "project_period",
        true,
        &["2023-01-01", "2025-01-01", "1 January 2023"],
    ),
    case(
        NOW,
        Lang::Lv,
        "Cik ilgi ilgst projekts KOPĀ TĀLĀK?",
        "project_period",
        true,
        &["2023. gada 1. janvāris", "2025. gada 1. janvāris"],
    ),
    case(
        NOW,
        Lang::Lv,
        "Cik liels ir OPEN UP projekta ERAF līdzfinansējums un cik procentu tas ir no kopējām izmaksām?",
        "project_budget",
        true,
        &[
            "176680.75 EUR",
            "150178.64 EUR",
            "85 %",
            "computed",
            "Eiropas Reģionālās attīstības fonds",
        ],
    ),
    case(
        NOW,
        Lang::Uk,
        "Скільки коштує проєкт OPEN UP і хто його фінансує?",
        "project_budget",
        true,
        &["176680.75 EUR", "Загальна вартість"],
    ),
    case(
        NOW,
        Lang::Lv,
        "cik naudas pieskirts erasmus projektam kopa talak",
        "project_budget",
        false,
        &["nezinu", "Programma: Erasmus+"],
    ),
    case(
        NOW,
        Lang::Lv,
        "Kādi projekti ir krātuvē un kurās programmās?",
        "project_list",
        true,
        &[
            "KOPĀ TĀLĀK",
            "Erasmus+",
            "Nordplus",
            "LLI-263",
            "Atvērtā darbnīca",
            "Kultūra veselībai",
        ],
    ),
    case(
        NOW,
        Lang::Lv,
        "Kas ir KOPĀ TĀLĀK vadošais partneris?",
        "project_lead",
        false,
        &["nav nosaukts"],
    ),
    // Places, refusals, and what nobody wrote.
    case(
        NOW,
        Lang::Uk,
        "Яка адреса бібліотеки у Валмієрі?",
        "address",
        true,
        &["Cēsu iela 4, Valmiera", "Valmieras Integrētā bibliotēka"],
    ),
    Case {
        today: NOW,
        question: "Vai kādam dokumentos nosauktam cilvēkam ir norādīts bēgļa statuss?",
        lang: Lang::Lv,
        intent: "privacy",
        known: true,
        says: &["neizpaužu", "Kopā tālāk (1)"],
        never: &["Zeņkova", "Kiriluk"],
    },
    case(
        NOW,
        Lang::Uk,
        "Чи потрібна реєстрація на заходи бібліотеки і скільки коштує участь?",
        "registration",
        false,
        &["не знаю"],
    ),
    case(
        NOW,
        Lang::Uk,
        "Які курси латиської мови для українців пропонує бібліотека?",
        "unknown",
        false,
        &[],
    ),
    case(
        NOW,
        Lang::En,
        "What is the weather in Paris?",
        "unknown",
        false,
        &[],
    ),
    // Synonyms of a kind, and what nothing says to be off.
    case(
        "2023-08-01",
        Lang::Lv,
        "kur notiks nakama sanaksme",
        "next_event",
        true,
        &["2023-08-21/2023-08-24", "Hījumā"],
    ),
    case(
        "2024-03-01",
        Lang::Lv,
        "vai tikšanās Dānijā tika atcelta?",
        "cancelled",
        true,
        &["Neviens izlasītais raksts nesaka", "2024-03-11/2024-03-15"],
    ),
    case(NOW, Lang::Lv, "Paldies!", "thanks", true, &["Labprāt"]),
    case(
        NOW,
        Lang::Uk,
        "Потрібна швидка допомога!",
        "emergency",
        true,
        &["112"],
    ),
];

/// The day of every run here.
fn day() -> chrono::NaiveDate {
    chrono::NaiveDate::from_ymd_opt(2026, 11, 25).expect("a day")
}

fn seeds() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds")
}

fn answered(answerer: &Answerer, store: &Store, today: &str, question: &str) -> Answer {
    let today: NaiveDate = today.parse().expect("a day");
    answerer
        .answer(store, question, None, today)
        .expect("an answer")
}

fn store() -> (Answerer, Store) {
    let knowledge = Knowledge::built_in().expect("the built-in tables hold");
    let mut store = Store::in_memory().expect("a store");
    ingest(&mut store, &knowledge, &[seeds()], day(), &mut |_| {}).expect("the seeds are taken in");
    (Answerer::new(knowledge, None).expect("an answerer"), store)
}

#[test]
fn the_seeds_answer() {
    let (answerer, store) = store();
    let mut failures = Vec::new();
    for case in CASES {
        let answer = answered(&answerer, &store, case.today, case.question);
        let shown = format!("{}\n{}", answer.text, answer.json());
        let mut fail = |reason: String| {
            failures.push(format!(
                "{} {}: {reason}\n{}\n",
                case.today, case.question, answer.text
            ))
        };
        if answer.lang != case.lang {
            fail(format!("language {:?}", answer.lang));
        }
        if answer.question.intent.name() != case.intent {
            fail(format!("intent {}", answer.question.intent.name()));
        }
        if answer.known() != case.known {
            fail(format!("known {}", answer.known()));
        }
        for wanted in case.says.iter().filter(|wanted| !shown.contains(**wanted)) {
            fail(format!("does not say {wanted}"));
        }
        for wrong in case.never.iter().filter(|wrong| shown.contains(**wrong)) {
            fail(format!("says {wrong}"));
        }
    }
    assert!(
        failures.is_empty(),
        "{} of {} fail\n\n{}",
        failures.len(),
        CASES.len(),
        failures.join("\n")
    );
}

#[test]
fn odd_questions_come_to_nothing() {
    let (answerer, store) = store();
    let long = "a".repeat(4000);
    for question in [
        "",
        "   ",
        "'; DROP TABLE document; --",
        "<b>Kad?</b>",
        "\u{202e}?ir daK",
        "🙂🙂🙂",
        "\0\0",
        long.as_str(),
    ] {
        let answer = answered(&answerer, &store, NOW, question);
        assert!(!answer.known(), "{question:?} gave {}", answer.text);
        assert!(!answer.text.contains('<'), "{question:?} came back");
    }
    assert_eq!(store.coverage().expect("coverage").documents, 5);
}

#[test]
fn every_intent_of_the_table_can_be_reached() {
    use answering::intent::Intent;
    let table = std::fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../config/intents.csv"),
    )
    .expect("the table");
    for intent in Intent::ALL {
        for lang in ["lv", "uk", "en", "ru"] {
            let row = format!("{},{lang},", intent.name());
            assert!(
                table.lines().any(|line| line.starts_with(&row)),
                "{} has no row for {lang}",
                intent.name()
            );
        }
    }
}

#[test]
fn what_repeats_costs_and_is_closed_is_told_without_a_day_of_its_own() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let article = "Rudens Talsu Galvenajā bibliotēkā\n\n01.09.2031\n\nTalsu Galvenā bibliotēka piedāvā ukraiņu valodas kursus latviešiem otrdienās 18.00–19.30.\n\nDalība kursos maksā 45 eiro.\n\n31. oktobrī bibliotēka lasītājiem slēgta – metodiskā diena\n\nGaidīsim!\n";
    std::fs::write(folder.path().join("a.txt"), article).expect("an article");
    let knowledge = Knowledge::built_in().expect("the built-in tables hold");
    let mut store = Store::in_memory().expect("a store");
    let folders = [folder.path().to_owned()];
    ingest(&mut store, &knowledge, &folders, day(), &mut |_| {}).expect("a run");
    let answerer = Answerer::new(knowledge, None).expect("an answerer");
    for (question, says, not) in [
        (
            "cik maksā kurss ukraiņu valodā",
            "Maksa: 45 EUR",
            "datums nav nosaukts",
        ),
        (
            "скільки коштує курс української мови",
            "щотижня: вівторок, 18:00–19:30",
            "дату не вказано",
        ),
        (
            "kad bibliotēka ir slēgta",
            "Talsu Galvenā bibliotēka slēgta\nKad: 2031. gada 31. oktobris",
            "kursi",
        ),
    ] {
        let answer = answered(&answerer, &store, "2031-09-15", question);
        assert!(
            answer.text.contains(says) && !answer.text.contains(not),
            "{question}: {}",
            answer.text
        );
    }
}
