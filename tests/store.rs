//! The laws of the store: quotes are slices, the same input leaves it equal, a failure loses nothing.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on stops"
)]

use std::{
    fs,
    path::{Path, PathBuf},
};

use extraction::{
    Error, Knowledge, Run, Store,
    correct::{Correction, Field},
    ingest, reread,
    store::{Change, EventFilter},
};
use language::Span;
use tempfile::TempDir;

fn seeds() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds")
}

/// The day of every run here.
fn day() -> chrono::NaiveDate {
    chrono::NaiveDate::from_ymd_opt(2026, 11, 25).expect("a day")
}

fn knowledge() -> Knowledge {
    Knowledge::built_in().expect("the built-in tables hold")
}

/// A run over `paths`.
fn take_in(store: &mut Store, paths: &[PathBuf]) -> Run {
    ingest(store, &knowledge(), paths, day(), &mut |_| {}).expect("a run")
}

fn filled(folder: &TempDir) -> Store {
    let mut store = Store::open(&folder.path().join("tilts.db")).expect("a new store");
    take_in(&mut store, &[seeds()]);
    store
}

#[test]
fn every_quote_is_the_text_at_its_place() {
    let folder = TempDir::new().expect("a folder");
    let checked = filled(&folder).check().expect("a whole store");
    assert_eq!(checked.documents, 5);
    assert!(checked.quotes > 300, "{} quotes", checked.quotes);
}

#[test]
fn ingesting_twice_leaves_the_store_equal() {
    let folder = TempDir::new().expect("a folder");
    let mut store = filled(&folder);
    let before = store.dump().expect("a dump");
    let run = take_in(&mut store, &[seeds()]);
    assert_eq!(run.count(Change::Unchanged), 5);
    assert_eq!(store.dump().expect("a dump"), before);
}

#[test]
fn two_stores_of_the_same_articles_are_equal() {
    let (left, right) = (
        TempDir::new().expect("a folder"),
        TempDir::new().expect("a folder"),
    );
    assert_eq!(
        filled(&left).dump().expect("a dump"),
        filled(&right).dump().expect("a dump")
    );
}

#[test]
fn a_changed_article_replaces_its_facts_and_a_bad_one_changes_nothing() {
    let folder = TempDir::new().expect("a folder");
    let article = folder.path().join("a.txt");
    fs::write(
        &article,
        "Ziņa\n\nKoncerts notiks 2031. gada 5. maijā Cēsīs.\n",
    )
    .expect("an article");
    let mut store = Store::in_memory().expect("a store");
    take_in(&mut store, std::slice::from_ref(&article));
    let before = store.dump().expect("a dump");
    assert!(before.contains("2031-05-05"));

    fs::write(&article, [0xff, 0xfe, 0x41]).expect("a bad article");
    let run = take_in(&mut store, std::slice::from_ref(&article));
    assert!(matches!(
        run.problems.as_slice(),
        [Error::Encoding { position: 0, .. }]
    ));
    assert_eq!(store.dump().expect("a dump"), before);

    fs::write(
        &article,
        "Ziņa\n\nKoncerts notiks 2031. gada 6. maijā Cēsīs.\n",
    )
    .expect("an article");
    let run = take_in(&mut store, &[article]);
    assert_eq!(run.count(Change::Changed), 1);
    let moved: Vec<_> = run
        .changes
        .iter()
        .filter(|change| change.field.as_deref() == Some("start"))
        .map(|change| (change.old.as_deref(), change.new.as_deref()))
        .collect();
    assert_eq!(moved, [(Some("2031-05-05"), Some("2031-05-06"))]);
    let events = store.events(&EventFilter::default(), 10).expect("events");
    let days: Vec<_> = events.iter().map(|event| event.start.as_deref()).collect();
    assert_eq!(days, [Some("2031-05-06")]);
}

#[test]
fn the_library_week_is_contested_with_both_quotes() {
    let folder = TempDir::new().expect("a folder");
    let contradictions = filled(&folder)
        .contradictions(None)
        .expect("contradictions");
    let week = contradictions
        .iter()
        .find(|found| found.kind == "event-date")
        .expect("one about the day of an event");
    let values: Vec<&str> = week
        .values
        .iter()
        .map(|value| value.value.as_str())
        .collect();
    assert_eq!(values, ["2023-10-10/2023-10-13", "2024-10-10/2024-10-13"]);
    assert_eq!(week.better.as_deref(), Some("2023-10-10/2023-10-13"));
    assert!(
        week.values
            .iter()
            .all(|value| value.source.quote.contains("oktobris"))
    );
}

#[test]
fn mentions_of_every_fixture_are_slices_in_order_and_apart() {
    let knowledge = knowledge();
    let dev = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/gold/dev");
    for folder in [seeds(), dev] {
        for entry in fs::read_dir(folder).expect("articles") {
            let path = entry.expect("an entry").path();
            if path.extension().is_none_or(|extension| extension != "txt") {
                continue;
            }
            let text = extraction::read(&path).expect("an article");
            let extraction = extraction::extract(extraction::Source::default(), &text, &knowledge);
            let mut end = 0;
            for mention in &extraction.mentions {
                assert!(
                    mention.span.start >= end && !mention.span.is_empty(),
                    "{}: {mention:?}",
                    path.display()
                );
                assert!(
                    !Span::new(mention.span.start, mention.span.end)
                        .of(&text)
                        .is_empty()
                );
                end = mention.span.end;
            }
        }
    }
}

/// The rows of `sql` as tab-separated text.
fn rows(path: &Path, sql: &str) -> Vec<String> {
    let connection = rusqlite::Connection::open(path).expect("the store");
    let mut statement = connection.prepare(sql).expect("a query");
    let columns = statement.column_count();
    let found = statement
        .query_map([], |row| {
            let cells: Vec<String> = (0..columns)
                .map(|at| {
                    row.get::<_, Option<String>>(at)
                        .ok()
                        .flatten()
                        .unwrap_or_default()
                })
                .collect();
            Ok(cells.join("\t"))
        })
        .expect("rows");
    found.map(|row| row.expect("a row")).collect()
}

#[test]
fn near_names_are_likely_and_never_merged() {
    let folder = TempDir::new().expect("a folder");
    drop(filled(&folder));
    let links = rows(
        &folder.path().join("tilts.db"),
        "SELECT kind, name, other, relation, reason FROM link ORDER BY kind, name, other",
    );
    assert!(
        links.contains(&"PLACE\tHijumā\tHījumā\tsame\tgazetteer-alias".to_owned()),
        "{links:?}"
    );
    assert!(
        links.contains(
            &"ORG\tMazsalacas bibliotēka\tMazsalacas pilsētas bibliotēka\tlikely\tword-more"
                .to_owned()
        ),
        "{links:?}"
    );
    let names = rows(
        &folder.path().join("tilts.db"),
        "SELECT name FROM entity WHERE name LIKE 'Mazsalacas%bibliotēka' ORDER BY name",
    );
    assert_eq!(
        names,
        ["Mazsalacas bibliotēka", "Mazsalacas pilsētas bibliotēka"]
    );
}

#[test]
fn the_seeds_contradict_themselves_where_they_do() {
    let folder = TempDir::new().expect("a folder");
    drop(filled(&folder));
    let found = rows(
        &folder.path().join("tilts.db"),
        "SELECT c.kind, v.value, v.quote FROM contradiction AS c JOIN contradiction_value AS v ON v.contradiction = c.id
         ORDER BY c.kind, c.id, v.position",
    );
    let has = |start: &str| found.iter().any(|row| row.starts_with(start));
    assert!(has("event-date\t2023-10-10/2023-10-13\t"), "{found:#?}");
    assert!(has("event-date\t2024-10-10/2024-10-13\t"), "{found:#?}");
    assert!(has("published-before-told\t2019-01-04\t"), "{found:#?}");
    assert!(has("planned-count\t4\t"), "{found:#?}");
    assert_eq!(
        found
            .iter()
            .filter(|row| row.starts_with("planned-count\t5\t"))
            .count(),
        5,
        "{found:#?}"
    );
    assert!(has("share\t32053.72\t32 053.72 EUR"), "{found:#?}");
    assert!(has("share\t32053.73\t37 710.27 EUR"), "{found:#?}");
    assert!(has("duration\t3\t3 dienu"), "{found:#?}");
    let kinds: std::collections::BTreeSet<&str> = found
        .iter()
        .filter_map(|row| row.split('\t').next())
        .collect();
    let expected = [
        "duration",
        "event-date",
        "planned-count",
        "project-period",
        "published-before-told",
        "share",
    ];
    assert_eq!(
        kinds.into_iter().collect::<Vec<_>>(),
        expected,
        "{found:#?}"
    );
}

const CONCERT: &str =
    "Cēsu Centrālā bibliotēka: ziņas\n\nKoncerts “Rīts” notiks 2031. gada 5. maijā Cēsīs.\n";

#[test]
fn an_editors_value_is_replayed_undone_and_reviewed() {
    let folder = TempDir::new().expect("a folder");
    let article = folder.path().join("a.txt");
    fs::write(&article, CONCERT).expect("an article");
    let mut store = Store::in_memory().expect("a store");
    let knowledge = knowledge();
    take_in(&mut store, std::slice::from_ref(&article));
    let before = store.dump().expect("a dump");
    let correction = Correction {
        id: 0,
        document: "a.txt".to_owned(),
        quote: "Koncerts “Rīts”".to_owned(),
        field: Field::Start,
        value: "2031-05-06".to_owned(),
        note: "zvanīja kultūras nams".to_owned(),
    };
    let id = store
        .add_correction(&correction, "2031-04-01")
        .expect("kept");
    assert_eq!(
        store
            .add_correction(&correction, "2031-04-02")
            .expect("kept once"),
        id
    );
    reread(&mut store, &knowledge, "a.txt", day()).expect("read again");
    let corrected = store.dump().expect("a dump");
    assert!(corrected.contains("\"2031-05-06\""), "{corrected}");

    // A new run of the same article replays it and changes nothing.
    let run = take_in(&mut store, std::slice::from_ref(&article));
    assert_eq!(run.count(Change::Unchanged), 1);

    // A text without the words puts it up for review and keeps it.
    fs::write(
        &article,
        CONCERT.replace("Koncerts “Rīts”", "Lekcija “Vakars”"),
    )
    .expect("an article");
    take_in(&mut store, std::slice::from_ref(&article));
    assert_eq!(store.corrections().expect("corrections")[0].state, "review");
    fs::write(&article, CONCERT).expect("an article");
    take_in(&mut store, std::slice::from_ref(&article));
    assert_eq!(store.corrections().expect("corrections")[0].state, "active");

    assert_eq!(store.undo_correction(id).expect("undone"), "a.txt");
    reread(&mut store, &knowledge, "a.txt", day()).expect("read again");
    let facts = |dump: &str| -> Vec<String> {
        dump.lines()
            .filter(|line| line.starts_with("event\t"))
            .map(|line| {
                line.split('\t')
                    .skip(3)
                    .take(21)
                    .map(str::to_owned)
                    .collect::<Vec<_>>()
                    .join("\t")
            })
            .collect()
    };
    assert_eq!(facts(&store.dump().expect("a dump")), facts(&before));
    for (field, value) in [
        (Field::Start, "maijā"),
        (Field::Status, "varbūt"),
        (Field::Title, " "),
    ] {
        let wrong = Correction {
            field,
            value: value.to_owned(),
            ..correction.clone()
        };
        assert!(matches!(
            store.add_correction(&wrong, "2031-04-01"),
            Err(Error::Correction(_))
        ));
    }
}

#[test]
fn a_moved_event_keeps_its_identifier() {
    let folder = TempDir::new().expect("a folder");
    let article = folder.path().join("a.txt");
    let path = folder.path().join("tilts.db");
    let uid = || rows(&path, "SELECT uid, start FROM event");
    let run = |text: &str| {
        fs::write(&article, text).expect("an article");
        let mut store = Store::open(&path).expect("a store");
        take_in(&mut store, std::slice::from_ref(&article));
        drop(store);
        uid()
    };
    let first = run(CONCERT);
    let moved = run(&CONCERT.replace("5. maijā", "9. maijā"));
    assert_eq!(first.len(), 1);
    let (before, after) = (
        first[0].split_once('\t').expect("two cells"),
        moved[0].split_once('\t').expect("two cells"),
    );
    assert_eq!(before.0, after.0);
    assert_ne!(before.1, after.1);
}

#[test]
fn the_same_event_in_two_articles_is_one_occasion() {
    let folder = TempDir::new().expect("a folder");
    fs::write(folder.path().join("a.txt"), CONCERT).expect("an article");
    fs::write(
        folder.path().join("b.txt"),
        "Afiša\n\n2031. gada 5. maijā Cēsīs notiks koncerts “Rīts”.\n\n2031. gada 5. maijā Talsos notiks koncerts.\n",
    )
    .expect("an article");
    let path = folder.path().join("tilts.db");
    let mut store = Store::open(&path).expect("a store");
    take_in(&mut store, &[folder.path().to_owned()]);
    drop(store);
    let occasions = rows(&path, "SELECT DISTINCT occasion FROM event");
    assert_eq!(rows(&path, "SELECT title FROM event").len(), 3);
    assert_eq!(occasions.len(), 2);
}

#[test]
fn private_passages_are_classed() {
    let folder = TempDir::new().expect("a folder");
    let article = folder.path().join("a.txt");
    fs::write(
        &article,
        "Ziņa\n\nPieteikties pie Marinas Kalniņas, 28330421. Bibliotēkas tālrunis 65024336.\n",
    )
    .expect("an article");
    let path = folder.path().join("tilts.db");
    let mut store = Store::open(&path).expect("a store");
    take_in(&mut store, std::slice::from_ref(&article));
    drop(store);
    assert_eq!(
        rows(&path, "SELECT class, quote FROM sensitive"),
        ["contact\t28330421"]
    );
}

/// A private telephone is left out of the quote of its event, the sentence is offered to no question, and a date with
/// as many digits as a telephone is no telephone.
#[test]
fn private_passages_are_barred_from_what_the_store_offers() {
    use extraction::store::{EventFilter, LEFT_OUT, PassageFilter};
    let folder = TempDir::new().expect("a folder");
    let article = folder.path().join("ogre.txt");
    fs::write(
        &article,
        "Rokdarbu darbnīca Ogrē\n\n2024. gada 5. martā plkst. 12.00 Ogres bibliotēkā notiks rokdarbu darbnīca, pieteikties pa tālruni 28330421.\n\nDarbnīcas sākums 2024-03-05.\n",
    )
    .expect("an article");
    let mut store = Store::open(&folder.path().join("tilts.db")).expect("a new store");
    take_in(&mut store, &[article]);
    let events = store
        .events(&EventFilter::default(), 10)
        .expect("the events");
    let quotes: Vec<&str> = events
        .iter()
        .flat_map(|event| &event.sources)
        .map(|source| source.quote.as_str())
        .collect();
    assert!(
        quotes.iter().any(|quote| quote.contains(LEFT_OUT)),
        "{quotes:?}"
    );
    assert!(
        quotes.iter().all(|quote| !quote.contains("28330421")),
        "{quotes:?}"
    );
    let asked = |word: &str| {
        let filter = PassageFilter {
            words: vec![vec![word.to_owned()]],
            ..PassageFilter::default()
        };
        store.passages(&filter, 10).expect("the passages").len()
    };
    assert_eq!(asked("pieteik"), 0, "the sentence with the telephone");
    assert_eq!(asked("sakum"), 1, "the sentence with the date");
}

/// Offices before a name, behind it, in a signature; none where a list leaves open whose it is.
#[test]
fn offices_of_persons_are_read() {
    let folder = TempDir::new().expect("a folder");
    let article = folder.path().join("a.txt");
    fs::write(
        &article,
        "Lasītāju diena Ogrē\n\nPasākumu atklāja Ogres bibliotēkas direktore Anna Kalniņa. Piedalījās Jānis Bērziņš, Latvijas Bibliotekāru biedrības valdes priekšsēdētājs.\n\nInformāciju sagatavoja:\n\nIlze Ozola\n\nOgres bibliotēkas projektu vadītāja\n",
    )
    .expect("an article");
    let mut store = Store::open(&folder.path().join("tilts.db")).expect("a new store");
    take_in(&mut store, &[article]);
    let told: Vec<String> = store
        .offices()
        .expect("the offices")
        .iter()
        .map(|office| {
            format!(
                "{}: {}, {}",
                office.person,
                office.role,
                office.organisation.as_deref().unwrap_or("?")
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            "Anna Kalniņa: direktore, Ogres bibliotēka",
            "Jānis Bērziņš: priekšsēdētājs, Latvijas Bibliotekāru biedrība",
            "Ilze Ozola: vadītāja, Ogres bibliotēka",
        ]
    );
}

/// The sum that the text itself replaced is marked, and no fact rests on it.
#[test]
fn a_superseded_sum_is_marked() {
    use extraction::{Source, extract};
    let text = "Projekts “Tilts pāri upei”\n\nProjekta “Tilts pāri upei” kopējās izmaksas ir nevis 10 000 EUR, bet 12 000 EUR. Biļetes cena 5 EUR (iepriekš 7 EUR).\n";
    let extraction = extract(Source::default(), text, &knowledge());
    let sums: Vec<(String, bool)> = extraction
        .mentions
        .iter()
        .filter_map(|mention| match mention.value {
            extraction::Value::Money {
                value, superseded, ..
            } => Some((value.to_string(), superseded)),
            _ => None,
        })
        .collect();
    let expected = [("10000", true), ("12000", false), ("5", false), ("7", true)]
        .map(|(sum, superseded)| (sum.to_owned(), superseded));
    assert_eq!(sums, expected);
    let total = extraction.projects[0]
        .total
        .as_ref()
        .map(|sum| sum.value.to_string());
    assert_eq!(total.as_deref(), Some("12000"));
}

/// Sentences about a named person's health, status or childhood are classed, and offered to no question.
#[test]
fn health_status_and_childhood_of_named_persons_are_barred() {
    use extraction::store::PassageFilter;
    let folder = TempDir::new().expect("a folder");
    let article = folder.path().join("a.txt");
    fs::write(
        &article,
        "Stāsti bibliotēkā\n\nAnna Kalniņa saslima ar onkoloģisku slimību. Darbnīcu vadīja bēgle Oksana Kovaļenko. Grāmatu izvēlējās 9 gadus vecais Jānis Bērziņš. Pasākumu vadīja Ilze Ozola.\n",
    )
    .expect("an article");
    let path = folder.path().join("tilts.db");
    let mut store = Store::open(&path).expect("a new store");
    take_in(&mut store, std::slice::from_ref(&article));
    for (word, offered) in [("saslim", 0), ("darbnic", 0), ("gramat", 0), ("pasakum", 1)] {
        let filter = PassageFilter {
            words: vec![vec![word.to_owned()]],
            ..PassageFilter::default()
        };
        let found = store.passages(&filter, 10).expect("the passages");
        assert_eq!(found.len(), offered, "{word}: {found:?}");
    }
    drop(store);
    assert_eq!(
        rows(&path, "SELECT class FROM sensitive ORDER BY start"),
        ["health", "status", "child"]
    );
}

/// Of two years the one whose weekday fits is the better supported, and the reason says so.
#[test]
fn a_weekday_speaks_for_its_year() {
    let folder = TempDir::new().expect("a folder");
    // 5 March 2024 was a Tuesday, 5 March 2023 a Sunday.
    let told = [
        (
            "a.txt",
            "Otrdien, 2024. gada 5. martā Ogrē notiks konference “Lasošā Ogre”.",
        ),
        (
            "b.txt",
            "Otrdien, 2023. gada 5. martā Ogrē notiks konference “Lasošā Ogre”.",
        ),
    ];
    for (name, sentence) in told {
        fs::write(
            folder.path().join(name),
            format!("Ziņa par konferenci\n\n{sentence}\n"),
        )
        .expect("an article");
    }
    let path = folder.path().join("tilts.db");
    let mut store = Store::open(&path).expect("a new store");
    let articles = told.map(|(name, _)| folder.path().join(name));
    take_in(&mut store, &articles);
    let found = store.contradictions(None).expect("the contradictions");
    let [only] = found.as_slice() else {
        panic!("{found:?}");
    };
    assert_eq!(only.better.as_deref(), Some("2024-03-05"));
    assert_eq!(only.reasons, ["weekday-agrees"]);
}

/// What holds between articles, without the numbers of rows, which depend on the order of runs.
fn between_articles(path: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for sql in [
        "SELECT c.kind || '|' || c.about || '|' || coalesce(c.better, '') || '|' || coalesce(group_concat(v.value || '@' || d.key, ';' ORDER BY v.value, d.key), '')
         FROM contradiction AS c JOIN contradiction_value AS v ON v.contradiction = c.id JOIN document AS d ON d.id = v.document GROUP BY c.id ORDER BY 1",
        "SELECT d.key || '|' || e.key || '|' || e.evidence || '|' || (e.occasion IN (SELECT o.uid FROM event AS o)) FROM event AS e JOIN document AS d ON d.id = e.document ORDER BY 1",
        "SELECT kind || '|' || name || '|' || mentions || '|' || known FROM entity ORDER BY 1",
        "SELECT kind || '|' || name || '|' || other || '|' || relation || '|' || reason FROM link ORDER BY 1",
    ] {
        found.extend(rows(path, sql));
    }
    found
}

#[test]
fn comparing_what_was_touched_ends_where_comparing_everything_does() {
    let folder = TempDir::new().expect("a folder");
    let articles = folder.path().join("articles");
    fs::create_dir(&articles).expect("a folder");
    let put = |name: &str, text: &str| fs::write(articles.join(name), text).expect("an article");
    for entry in fs::read_dir(seeds()).expect("the seeds") {
        let path = entry.expect("a seed").path();
        let name = path.file_name().expect("a name").to_owned();
        fs::copy(&path, articles.join(name)).expect("a copy");
    }
    let week = |year: i32| {
        format!(
            "Ziņas\n\nStarptautiskā lasīšanas nedēļa notiks {year}. gada 3. martā Ogrē.\n\nKārdlas bibliotēkas vadītāja Inga Ozoliņa stāstīja par Hijumā.\n"
        )
    };
    let steps: [(&str, Option<String>); 6] = [
        ("one.txt", Some(week(2027))),
        ("two.txt", Some(week(2028))),
        ("three.txt", Some(week(2027).replace("Ozoliņa", "Ozoliņe"))),
        ("two.txt", Some(week(2027))),
        ("one.txt", Some(week(2029))),
        ("three.txt", None),
    ];
    let path = folder.path().join("step.db");
    let mut store = Store::open(&path).expect("a store");
    take_in(&mut store, std::slice::from_ref(&articles));
    for (place, (name, text)) in steps.into_iter().enumerate() {
        match text {
            Some(text) => {
                put(name, &text);
                take_in(&mut store, std::slice::from_ref(&articles));
            }
            None => {
                fs::remove_file(articles.join(name)).expect("a file");
                extraction::forget(&mut store, &knowledge(), name, day()).expect("forgotten");
            }
        }
        let fresh = folder.path().join(format!("fresh{place}.db"));
        let mut anew = Store::open(&fresh).expect("a store");
        take_in(&mut anew, std::slice::from_ref(&articles));
        assert_eq!(
            between_articles(&path),
            between_articles(&fresh),
            "after step {place}"
        );
    }
}
