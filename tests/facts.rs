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

/// Title, first moment, town and status of each event.
fn told(text: &str) -> Vec<(String, String, String, &'static str)> {
    let events = read(text).events.into_iter().map(|event| {
        (
            event.title,
            event
                .start
                .map(|start| start.to_string())
                .unwrap_or_default(),
            event.place.unwrap_or_default(),
            event.status.name(),
        )
    });
    events.collect()
}

fn event(
    title: &str,
    start: &str,
    place: &str,
    status: &'static str,
) -> (String, String, String, &'static str) {
    (title.to_owned(), start.to_owned(), place.to_owned(), status)
}

#[test]
fn a_list_of_what_is_on_is_read_line_by_line() {
    let found = told(
        "PASĀKUMI TALSU NOVADĀ 2031. GADA JŪNIJĀ\n\nSABILĒ\n7. jūnijs, plkst. 12.00 | Ģimeņu diena pie Sabiles Tautas nama | bez maksas\n14.06. Leģendu nakts no plkst. 21.00 līdz 23.30\nkatru otrdienu 18.30 jogas rīti\n\nTALSOS\nATCELTS! 20.06. plkst. 19.00 grupas “Jumprava” koncerts Talsu estrādē\n",
    );
    assert_eq!(
        found,
        [
            event("Leģendu nakts", "2031-06-14T21:00", "Sabile", "scheduled"),
            event("Ģimeņu diena", "2031-06-07T12:00", "Sabile", "scheduled"),
            event("Jogas rīti", "", "Sabile", "scheduled"),
            event(
                "Grupas “Jumprava” koncerts",
                "2031-06-20T19:00",
                "Talsi",
                "cancelled"
            ),
        ]
    );
}

#[test]
fn what_repeats_or_is_shown_has_a_first_and_a_last_day() {
    let found = read(
        "Rudens Kandavā\n\n2031. gada 5. septembrī plkst. 16.00 Kandavas novada muzejā tiks atklāta Ievas Liepas gleznu izstāde “Krasts”. Izstāde būs apskatāma līdz 30. oktobrim. Ieeja – 2 eiro, bērniem līdz 7 gadu vecumam – bez maksas.\n\nSarunu klubs notiks katru trešdienu plkst. 17.30 Kandavas bibliotēkā, sākot ar 2031. gada 10. septembri.\n",
    );
    let [exhibition, club] = found.events.as_slice() else {
        panic!("two events, not {:#?}", found.events);
    };
    assert_eq!(exhibition.title, "Ievas Liepas gleznu izstāde “Krasts”");
    assert_eq!(
        exhibition.end.map(|end| end.to_string()).as_deref(),
        Some("2031-10-30")
    );
    assert_eq!(
        exhibition
            .price
            .as_ref()
            .map(extraction::event::Price::norm)
            .as_deref(),
        Some("2 EUR")
    );
    assert_eq!(club.rrule.as_deref(), Some("FREQ=WEEKLY;BYDAY=WE"));
    assert_eq!(
        club.start.map(|start| start.to_string()).as_deref(),
        Some("2031-09-10")
    );
}

#[test]
fn an_event_told_only_in_ukrainian_is_an_event() {
    let found = told(
        "Заходи для українців у Валмієрі\n\nЗапрошуємо українські родини:\n\n- 14 грудня 2031 року об 11:00 майстер-клас для дітей;\n- 21 грудня о 15.00 концерт «Коляда».\n",
    );
    assert_eq!(
        found,
        [
            event(
                "Майстер-клас для дітей",
                "2031-12-14T11:00",
                "Valmiera",
                "scheduled"
            ),
            event(
                "Концерт «Коляда»",
                "2031-12-21T15:00",
                "Valmiera",
                "scheduled"
            ),
        ]
    );
}

#[test]
fn a_project_is_read_from_labels_and_behind_its_number() {
    let labelled = read(
        "Projekta nosaukums: Upes balsis\nĪstenošanas periods: 01.04.2031.–31.03.2032.\nVadošais partneris: Bauskas Centrālā bibliotēka\nProjekta kopējās izmaksas: 24 500,40 EUR\n",
    );
    let [project] = labelled.projects.as_slice() else {
        panic!("one project, not {:#?}", labelled.projects);
    };
    assert_eq!(project.name, "Upes balsis");
    assert_eq!(project.start.as_deref(), Some("2031-04-01"));
    assert_eq!(
        project.lead.as_ref().map(|lead| lead.name.as_str()),
        Some("Bauskas Centrālā bibliotēka")
    );

    let numbered = read(
        "Nodarbības notiek Eiropas Sociālā fonda Plus projekta Nr. 4.2.4.2/1/31/I/007 “Mācies visu mūžu” ietvaros. Projekta kopējais finansējums – 2,5 milj. eiro, no kuriem ESF+ finansējums ir 2 125 000 eiro.\n",
    );
    let [project] = numbered.projects.as_slice() else {
        panic!("one project, not {:#?}", numbered.projects);
    };
    assert_eq!(project.name, "Mācies visu mūžu");
    let funders: Vec<&str> = project
        .funders
        .iter()
        .map(|funder| funder.name.as_str())
        .collect();
    assert_eq!(funders, ["Eiropas Sociālais fonds Plus"]);
}

#[test]
fn two_institutions_joined_by_un_are_two() {
    let found = read(
        "Biedrība “Avots” sadarbībā ar Cēsu novada pašvaldību un biedrību «Tilti pāri upei» uzsāka projektu „Kopā” (Nr. 2031.LV/UA/05/11). Projekta laikā, no 01.02.2031. līdz 30.11.2031., plānotas 24 nodarbības.\n",
    );
    let [project] = found.projects.as_slice() else {
        panic!("one project, not {:#?}", found.projects);
    };
    let partners: Vec<&str> = project
        .partners
        .iter()
        .map(|partner| partner.name.as_str())
        .collect();
    assert_eq!(
        partners,
        ["Avots", "Cēsu novada pašvaldība", "Tilti pāri upei"]
    );
    assert_eq!(
        (project.start.as_deref(), project.end.as_deref()),
        (Some("2031-02-01"), Some("2031-11-30"))
    );
}

#[test]
fn a_title_says_with_whom_of_what_and_for_whom() {
    let titles = |body: &str| -> Vec<String> {
        let text = format!("Jaunākais Talsu novadā\n\n01.09.2031\n\n{body}\n");
        told(&text).into_iter().map(|(title, ..)| title).collect()
    };
    for (body, expected) in [
        (
            "14. oktobrī plkst. 17.30 Talsu bibliotēkas konferenču zālē notiks tikšanās ar rakstnieku Andri Ozolu un viņa romāna apspriešana.",
            "Tikšanās ar rakstnieku Andri Ozolu",
        ),
        (
            "15. oktobrī diskusija par sociālo pakalpojumu pieejamību Talsu kultūras centrā.",
            "Diskusija par sociālo pakalpojumu pieejamību",
        ),
        (
            "Skolēni 16. oktobrī dosies ekskursijā uz Latvijas Brīvdabas muzeju.",
            "Ekskursija uz Latvijas Brīvdabas muzeju",
        ),
        (
            "17. oktobrī datorapmācības senioriem “Mans viedtālrunis”.",
            "Datorapmācības senioriem “Mans viedtālrunis”",
        ),
        (
            "18. oktobrī notiks 12. Baltijas bibliotekāru kongress “Trešā vieta”.",
            "12. Baltijas bibliotekāru kongress “Trešā vieta”",
        ),
        (
            "19. oktobrī folkloras kopas „Dzilna” 20 gadu jubilejas koncerts.",
            "Folkloras kopas „Dzilna” 20 gadu jubilejas koncerts",
        ),
        (
            "20. oktobrī pašvaldība rīkoja gadskārtējo iedzīvotāju forumu.",
            "Gadskārtējais iedzīvotāju forums",
        ),
        (
            "21. oktobrī plānota biedrības kopsapulce ar jaunā plāna apspriešanu.",
            "Biedrības kopsapulce ar jaunā plāna apspriešanu",
        ),
    ] {
        assert_eq!(titles(body), [expected], "{body}");
    }
}

#[test]
fn one_sentence_may_tell_of_several_days_hours_and_moves() {
    let text = "Jaunākais Talsos\n\n01.06.2031\n\nTeātris piedalās pagastu svētkos: 15. jūnijā būsim Dundagā, 6. jūlijā – Sabilē, bet 3. augustā – Rojā.\n\nSvinīgā atklāšana bija plānota 28. jūnijā, taču negaisa dēļ pārcelta uz 12. jūliju plkst. 14.00.\n\n24. augustā, Neatkarības dienā, pulksten 12 Talsu kultūras namā notiks koncerts, bet 14.30 bibliotēkas pagalmā sāksies meistarklase.\n";
    let found = read(text);
    let told: Vec<(String, Option<String>)> = found
        .events
        .iter()
        .map(|event| {
            (
                event.title.clone(),
                event.start.map(|start| start.to_string()),
            )
        })
        .collect();
    let expected = [
        ("Pagastu svētki", "2031-06-15"),
        ("Pagastu svētki", "2031-07-06"),
        ("Pagastu svētki", "2031-08-03"),
        ("Svinīgā atklāšana", "2031-07-12T14:00"),
        ("Koncerts", "2031-08-24T12:00"),
        ("Meistarklase", "2031-08-24T14:30"),
    ];
    let expected: Vec<(String, Option<String>)> = expected
        .iter()
        .map(|(title, start)| ((*title).to_owned(), Some((*start).to_owned())))
        .collect();
    assert_eq!(told, expected);
    assert_eq!(
        found.events[3]
            .original_start
            .map(|start| start.to_string()),
        Some("2031-06-28".to_owned())
    );
}

#[test]
fn the_year_stands_in_a_dateline_or_in_the_head_of_a_list() {
    let starts = |text: &str| -> Vec<String> {
        let found = read(text);
        let starts = found.events.iter().filter_map(|event| event.start);
        starts.map(|start| start.to_string()).collect()
    };
    let release = "Preses relīze\nRīgā, 2031. gada 11. martā\n\nTiksies bibliotēku direktori\n\n20. martā plkst. 10.00 Rīgā notiks bibliotekāru kongress.\n\nReģistrācija: līdz 15. martam www.example.lv\n";
    assert_eq!(starts(release), ["2031-03-20T10:00"]);
    assert_eq!(
        output::json("", release, &read(release))["title"],
        "Tiksies bibliotēku direktori"
    );
    let list = "Afiša | Gulbenes kultūras centrs | 2031. gada janvāris\n\n4. janvārī 17.00 Zvaigznes dienas koncerts. Ieeja brīva.\n24.01. 18.00 deju kolektīvu sadancis “Satiec savu meistaru”; atcelts!\n31. janvārī 12.00 izrāde “Pūt, vējiņi!”\n";
    assert_eq!(
        starts(list),
        ["2031-01-04T17:00", "2031-01-24T18:00", "2031-01-31T12:00"]
    );
    assert_eq!(read(list).events[1].status.name(), "cancelled");
}

#[test]
fn the_partners_of_a_meeting_the_first_day_and_own_sums_are_the_projects() {
    let found = read(
        "Projekts “Lasītprieks bez robežām”\n\n14.10.2031.\n\n2031. gada 1. septembrī Kuldīgas Galvenā bibliotēka uzsākusi programmas Erasmus+ projektu “Lasītprieks bez robežām”. Pirmajā sanāksmē piedalījās 11 pārstāvji no trim organizācijām: Leirijas pašvaldības bibliotēkas (Portugāle), Mariboras bibliotēkas (Slovēnija) un Kuldīgas Galvenās bibliotēkas.\n\nKopējās izmaksas ir 412 386,54 EUR, t.sk. Eiropas Reģionālās attīstības fonda finansējums – 350 528,56 EUR, valsts budžeta dotācija 15 464,49 EUR.\n",
    );
    let [project] = found.projects.as_slice() else {
        panic!("one project, not {:#?}", found.projects);
    };
    assert_eq!(project.start.as_deref(), Some("2031-09-01"));
    let partners: Vec<&str> = project
        .partners
        .iter()
        .map(|partner| partner.name.as_str())
        .collect();
    assert_eq!(
        partners,
        [
            "Kuldīgas Galvenā bibliotēka",
            "Leirijas pašvaldības bibliotēka",
            "Mariboras bibliotēka"
        ]
    );
    assert!(project.shares.is_empty(), "{:?}", project.shares);
}

#[test]
fn a_street_begins_behind_its_town_and_a_house_may_have_a_letter() {
    let found = read(
        "Koncerts\n\n01.06.2031\n\n26. augustā plkst. 12.00 Talsos Brīvības ielā 17A. Pasākums ir bez maksas.\n\nPulcēsimies Lielajā laukumā.\n",
    );
    let places: Vec<&str> = found
        .mentions
        .iter()
        .filter(|mention| mention.kind == extraction::Kind::Place)
        .map(extraction::Mention::name)
        .collect();
    assert_eq!(
        places,
        ["Talsi", "Brīvības iela 17A, Talsi", "Lielais laukums"]
    );
}

#[test]
fn days_in_brackets_lead_verbs_and_finer_days_are_read() {
    let found = read(
        "Projekts “Zaļās lapas” noslēgumā\n\n17.04.2031.\n\nSiguldā aizvadītajā nedēļā, 9.–11. aprīlī, pulcējās 24 dalībnieki, lai noslēgtu projektu “Zaļās lapas”. Projekts aizsākās 2029. gada augustā, un to koordinē Siguldas novada bibliotēka. Sadarbības partneri ir Helsinku pilsētas bibliotēka (Somija), Kauņas rajona bibliotēka (Lietuva) un Turku Universitātes lietišķo zinātņu augstskola.\n\nAizvadītas trīs klātienes tikšanās: Siguldā (2029. gada oktobrī), Kauņā (2030. gada 15.–17. maijā) un Helsinkos (2030. gada septembrī).\n",
    );
    let told: Vec<(&str, String, Option<&str>)> = found
        .events
        .iter()
        .map(|event| {
            let start = event.start.map(|start| start.to_string());
            let start = start.unwrap_or_default();
            (event.title.as_str(), start, event.place.as_deref())
        })
        .collect();
    let expected = [
        ("Pulcējās 24 dalībnieki", "2031-04-09", "Sigulda"),
        ("Klātienes tikšanās", "2029-10", "Sigulda"),
        ("Klātienes tikšanās", "2030-05-15", "Kauņa"),
        ("Klātienes tikšanās", "2030-09", "Helsinki"),
    ]
    .map(|(title, start, place)| (title, start.to_owned(), Some(place)));
    assert_eq!(told, expected);
    let [project] = found.projects.as_slice() else {
        panic!("one project, not {:#?}", found.projects);
    };
    let lead = project.lead.as_ref().map(|lead| lead.name.as_str());
    assert_eq!(lead, Some("Siguldas novada bibliotēka"));
    assert_eq!(project.start.as_deref(), Some("2029-08"));
    assert_eq!(project.partners.len(), 3, "{:#?}", project.partners);
}

#[test]
fn a_programme_in_ukrainian_has_its_statuses_prices_and_repetition() {
    let found = read(
        "Бібліотека запрошує: осіння програма\n\n1 вересня 2031\n\n• 6 вересня, 11:00 — майстер-клас із петриківського розпису.\n• Щосереди з 10 вересня, 18:00–19:30 — клуб латиської мови для початківців. Безкоштовно.\n• 20 вересня о 15:00 – концерт гурту «Веснянка». Вхід 5 €.\n\nУВАГА: зустріч із психологом 13 вересня СКАСОВАНО.\n",
    );
    let told: Vec<(&str, &str, bool, bool)> = found
        .events
        .iter()
        .map(|event| {
            let free = event
                .price
                .as_ref()
                .is_some_and(|price| price.value.is_none());
            let paid = event
                .price
                .as_ref()
                .is_some_and(|price| price.value.is_some());
            (event.title.as_str(), event.status.name(), free, paid)
        })
        .collect();
    assert_eq!(
        told,
        [
            (
                "Майстер-клас із петриківського розпису",
                "scheduled",
                false,
                false
            ),
            (
                "Клуб латиської мови для початківців",
                "scheduled",
                true,
                false
            ),
            ("Концерт гурту «Веснянка»", "scheduled", false, true),
            ("Зустріч із психологом", "cancelled", false, false),
        ]
    );
    let club = &found.events[1];
    assert_eq!(club.rrule.as_deref(), Some("FREQ=WEEKLY;BYDAY=WE"));
    assert_eq!(club.time.as_deref(), Some("18:00/19:30"));
    assert_eq!(
        club.start.map(|start| start.to_string()).as_deref(),
        Some("2031-09-10")
    );
}

#[test]
fn names_beside_un_units_with_a_quoted_name_and_described_places() {
    let found = read(
        "Jaunumi Siguldā\n\n01.06.2031\n\nDalībniekus uzrunāja domes deputāte Inese Astaševska un bibliotēkas direktore Laura Grundmane.\n\nRīgas Centrālās bibliotēkas filiālē “Rēzna” un Gabrieles Petkevičaites-Bites bibliotēkā Siguldas Jaunajā pilī stāstīs par Gaujas Nacionālo parku.\n\nProgramma: romu stāsti.\n\nNordplus 2022 projekts un 6 mācību programmas.\n",
    );
    let named = |kind: extraction::Kind| -> Vec<&str> {
        let mentions = found.mentions.iter();
        mentions
            .filter(|mention| mention.kind == kind)
            .map(extraction::Mention::name)
            .collect()
    };
    assert_eq!(
        named(extraction::Kind::Person),
        ["Inese Astaševska", "Laura Grundmane"]
    );
    assert_eq!(
        named(extraction::Kind::Org),
        [
            "Rīgas Centrālās bibliotēkas filiāle “Rēzna”",
            "Gabrieles Petkevičaites-Bites bibliotēka"
        ]
    );
    assert_eq!(
        named(extraction::Kind::Place),
        ["Sigulda", "Siguldas Jaunā pils", "Gaujas Nacionālais parks"]
    );
    let counted: Vec<&str> = found
        .mentions
        .iter()
        .filter_map(|mention| match &mention.value {
            extraction::Value::Count { unit, .. } => Some(unit.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(counted, ["programma"]);
}
