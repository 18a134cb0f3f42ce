//! Facts of invented articles: who takes part, what repeats, which of two days is better supported, what a run changed.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on stops"
)]

use std::fs;

use chrono::NaiveDate;
use extraction::{
    Extraction, Knowledge, Source, Store, extract, ingest, output,
    store::{ContradictionRow, EventFilter},
};
use tempfile::TempDir;

fn knowledge() -> Knowledge {
    Knowledge::built_in().expect("the built-in tables hold")
}

fn read(text: &str) -> Extraction {
    extract(Source::default(), text, &knowledge())
}

/// A store of these articles.
fn stored(articles: &[&str]) -> Store {
    let folder = TempDir::new().expect("a folder");
    for (number, text) in articles.iter().enumerate() {
        fs::write(folder.path().join(format!("{number}.txt")), text).expect("an article");
    }
    let mut store = Store::in_memory().expect("a store");
    let day = NaiveDate::from_ymd_opt(2031, 1, 1).expect("a day");
    ingest(
        &mut store,
        &knowledge(),
        &[folder.path().to_owned()],
        day,
        &mut |_| {},
    )
    .expect("a run");
    store
}

fn contradictions(articles: &[&str], kind: &str) -> Vec<ContradictionRow> {
    let all = stored(articles)
        .contradictions(None)
        .expect("contradictions");
    all.into_iter().filter(|found| found.kind == kind).collect()
}

#[test]
fn who_takes_part_in_an_event_is_kept_by_name_and_part() {
    let found = read(
        "Dzejas vakars Cēsu Centrālajā bibliotēkā\n\n2031. gada 12. oktobrī plkst. 17.00 Cēsu Centrālajā bibliotēkā notiks dzejas vakars. Tajā piedalīsies dzejnieces Anna Auziņa un Inga Gaile, kā arī viesi no Tartu Pilsētas bibliotēkas. Pasākumu vadīs Jānis Ozols. Vakars tiek rīkots sadarbībā ar Latvijas Rakstnieku savienību un Cēsu novada pašvaldību.\n",
    );
    let [event] = found.events.as_slice() else {
        panic!("one event, not {:#?}", found.events);
    };
    let people: Vec<(&str, &str)> = event
        .attendees
        .iter()
        .map(|attendee| (attendee.name.as_str(), attendee.part.name()))
        .collect();
    assert_eq!(
        people,
        [
            ("Anna Auziņa", "guest"),
            ("Inga Gaile", "guest"),
            ("Tartu Pilsētas bibliotēka", "guest"),
            ("Jānis Ozols", "speaker"),
            ("Latvijas Rakstnieku savienība", "partner"),
            ("Cēsu novada pašvaldība", "partner"),
        ]
    );
}

#[test]
fn partners_of_a_project_are_no_partners_of_an_event_and_owners_no_guests() {
    let found = read(
        "Projekts\n\nOgres bibliotēka sadarbībā ar Tartu Pilsētas bibliotēku īsteno projektu “Tilti pāri jūrai”. 2031. gada 3. maijā Ogrē notika projekta “Tilti pāri jūrai” seminārs.\n\n2031. gada 5. maijā Ogrē notika diskusija, kurā apskatīja Anna Auziņas (1970–2030) vasarnīcu.\n",
    );
    assert!(
        found.events.iter().all(|event| event.attendees.is_empty()),
        "{:#?}",
        found.events
    );
}

#[test]
fn what_repeats_knows_its_exceptions_and_they_are_no_events() {
    let found = read(
        "Klubs\n\nAngļu valodas klubs notiek katru otrdienu plkst. 17.00, izņemot 2031. gada 24. jūniju, Ogres Centrālajā bibliotēkā.\n",
    );
    let [event] = found.events.as_slice() else {
        panic!("one event, not {:#?}", found.events);
    };
    assert_eq!(event.rrule.as_deref(), Some("FREQ=WEEKLY;BYDAY=TU"));
    assert_eq!(
        event.except,
        [NaiveDate::from_ymd_opt(2031, 6, 24).expect("a day")]
    );
}

#[test]
fn a_heading_stands_against_the_sentence_below_it() {
    let article = "Jaunumi\n\nDarba grupas tikšanās Ogrē (21.08 – 24.08.2031)\n\nNo 22. līdz 24. augustam Ogrē notika projekta darba grupas tikšanās. Dalībnieki iepazinās ar bibliotēku un tās lasītājiem.\n";
    let found = contradictions(&[article], "event-date");
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(found[0].better.as_deref(), Some("2031-08-22/2031-08-24"));
    assert_eq!(found[0].reasons, ["heading-against-body"]);
}

#[test]
fn the_number_of_days_that_is_told_speaks_for_one_of_two_ends() {
    let one = "Plenērs\n\nMākslas plenērs Siguldā notiks no 2031. gada 4. jūlija līdz 8. jūlijam. Piecas dienas mākslinieki strādās pilskalnā.\n";
    let five = "Plenērs Siguldā\n\nMākslas plenērs Siguldā piecas dienas, no 2031. gada 4. jūlija līdz 8. jūlijam, pulcēs māksliniekus.\n";
    let other =
        "Ziņas\n\nMākslas plenērs Siguldā notiks no 2031. gada 4. jūlija līdz 9. jūlijam.\n";
    let found = contradictions(&[five, other], "event-date");
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(found[0].better.as_deref(), Some("2031-07-04/2031-07-08"));
    assert!(
        found[0]
            .reasons
            .iter()
            .any(|reason| reason == "number-of-days-agrees"),
        "{found:#?}"
    );
    assert!(
        contradictions(&[one, five], "event-date").is_empty(),
        "the same days are no contradiction"
    );
    let yearly = ["2029", "2030", "2031"].map(|year| five.replace("2031", year));
    let yearly: Vec<&str> = yearly.iter().map(String::as_str).collect();
    assert!(
        contradictions(&yearly, "event-date").is_empty(),
        "a feast of every year is none"
    );
}

#[test]
fn what_is_contested_no_more_goes_back_to_what_its_article_says() {
    let folder = TempDir::new().expect("a folder");
    let write = |name: &str, day: &str| {
        let text = format!(
            "Ziņas\n\nMākslas plenērs Siguldā notiks no 2031. gada 4. jūlija līdz {day}. jūlijam.\n"
        );
        fs::write(folder.path().join(name), text).expect("an article");
    };
    let mut store = Store::in_memory().expect("a store");
    let mut evidence = |first: &str, second: &str| {
        write("a.txt", first);
        write("b.txt", second);
        let day = NaiveDate::from_ymd_opt(2031, 1, 1).expect("a day");
        ingest(
            &mut store,
            &knowledge(),
            &[folder.path().to_owned()],
            day,
            &mut |_| {},
        )
        .expect("a run");
        let events = store.events(&EventFilter::default(), 10).expect("events");
        events
            .into_iter()
            .map(|event| event.evidence)
            .collect::<Vec<_>>()
    };
    assert_eq!(evidence("8", "8"), ["stated", "stated"]);
    assert_eq!(evidence("8", "9"), ["contested", "contested"]);
    assert_eq!(evidence("9", "9"), ["stated", "stated"]);
}

#[test]
fn names_of_a_project_carry_their_language() {
    let text = "Projekts\n\nOgres bibliotēka īsteno projektu “Tilti pāri jūrai” (“Bridges Across the Sea”).\n";
    let json = output::json("a", text, &read(text));
    let names = json["projects"][0]["names"].to_string();
    assert!(
        names.contains("{\"name\":\"Tilti pāri jūrai\",\"lang\":\"lv\"}"),
        "{names}"
    );
    assert!(names.contains("\"lang\":\"en\""), "{names}");
}
