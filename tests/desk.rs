//! What the bot does, without a network: updates in, tasks out; reminders planned and written.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on stops"
)]

use std::{fs, path::Path};

use answering::Answerer;
use bot::{
    Desk, Roles,
    clock::{Clock, moment},
    incoming::{Incoming, What},
    outgoing::Outgoing,
    state::State,
};
use chrono::{DateTime, NaiveDate, NaiveDateTime};
use extraction::{Knowledge, Store, ingest};
use tempfile::TempDir;

struct Office {
    folder: TempDir,
}

fn at(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").expect("a moment")
}

impl Office {
    /// A store of one article.
    fn with(article: &str) -> Self {
        let office = Self {
            folder: TempDir::new().expect("a folder"),
        };
        office.publish(article);
        office
    }

    fn publish(&self, article: &str) {
        let file = self.folder.path().join("a.txt");
        fs::write(&file, article).expect("an article");
        let knowledge = Knowledge::built_in().expect("the built-in tables hold");
        let mut store = Store::open(&self.path("tilts.db")).expect("a store");
        let day = NaiveDate::from_ymd_opt(2031, 4, 1).expect("a day");
        ingest(&mut store, &knowledge, &[file], day, &mut |_| {}).expect("it is taken in");
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        Path::new(self.folder.path()).join(name)
    }

    /// The desk at a moment in Riga.
    fn desk(&self, now: &str) -> Desk {
        let knowledge = Knowledge::built_in().expect("the built-in tables hold");
        let answerer = Answerer::new(knowledge, None).expect("the built-in tables hold");
        let state = State::open(&self.path("bot.db")).expect("a state");
        let clock =
            Clock::starting_at(DateTime::from_timestamp(moment(at(now)), 0).expect("a moment"));
        Desk::new(
            answerer,
            self.path("tilts.db"),
            state,
            clock,
            Roles::default(),
            "tilts_test_bot".to_owned(),
        )
    }
}

fn says(update: i64, chat: i64, text: &str) -> Incoming {
    Incoming {
        update,
        chat,
        thread: None,
        user: chat,
        private: true,
        language: Some("en".to_owned()),
        what: What::Text {
            text: text.to_owned(),
            message: 1,
            addressed: true,
        },
    }
}

fn text_of(outgoing: &Outgoing) -> &str {
    match outgoing {
        Outgoing::Send { html, .. } => html,
        other => panic!("no text: {other:?}"),
    }
}

/// What the outbox holds now, written as it would be sent.
fn due(desk: &Desk) -> Vec<String> {
    let mut found = Vec::new();
    while let Some(due) = desk
        .state
        .claim(desk.clock.now(), 60, &[])
        .expect("the outbox")
    {
        if let Some(outgoing) = desk.written(&due.planned).expect("words") {
            found.push(text_of(&outgoing).to_owned());
        }
        desk.state.settle(due.id, Some(1)).expect("settled");
    }
    found
}

const CONCERT: &str =
    "Ziņas\n\nCēsu koncertzālē 2031. gada 5. maijā plkst. 19.00 notiks koncerts “Rīts”.\n";

#[test]
fn a_timed_event_is_reminded_of_the_day_and_the_hour_before_once() {
    let office = Office::with(CONCERT);
    let desk = office.desk("2031-05-01T10:00");
    assert!(
        text_of(
            &desk
                .handle(&says(1, 5, "/subscribe Cēsis"))
                .expect("an answer")[0]
        )
        .contains("Subscribed")
    );
    assert_eq!(desk.plan().expect("planned"), 2);
    assert_eq!(desk.plan().expect("planned again"), 0);
    assert!(due(&desk).is_empty());
    let evening = office.desk("2031-05-04T19:01");
    let told = due(&evening);
    assert!(
        told.len() == 1 && told[0].contains("reminder for tomorrow") && told[0].contains("Rīts"),
        "{told:?}"
    );
    assert!(due(&evening).is_empty());
    let hour = office.desk("2031-05-05T18:01");
    assert!(due(&hour)[0].contains("in an hour"));
}

#[test]
fn after_a_long_stop_there_is_no_flood() {
    let office = Office::with(CONCERT);
    let desk = office.desk("2031-05-01T10:00");
    desk.handle(&says(1, 5, "/subscribe Cēsis"))
        .expect("an answer");
    desk.plan().expect("planned");
    let late = office.desk("2031-05-07T10:00");
    late.plan().expect("planned");
    assert!(due(&late).is_empty());
}

#[test]
fn a_moved_event_replaces_its_reminders_and_is_told_once() {
    let office = Office::with(CONCERT);
    let desk = office.desk("2031-05-01T10:00");
    desk.handle(&says(1, 5, "/subscribe Cēsis"))
        .expect("an answer");
    desk.plan().expect("planned");
    office.publish(&CONCERT.replace("5. maijā plkst. 19.00", "6. maijā plkst. 18.00"));
    let added = desk.plan().expect("planned");
    assert_eq!(added, 3, "two reminders and a notice");
    let told = due(&desk);
    assert!(
        told.len() == 1 && told[0].contains("The time has changed"),
        "{told:?}"
    );
    assert!(
        told[0].contains("5 May 2031") && told[0].contains("6 May 2031"),
        "{told:?}"
    );
    desk.plan().expect("planned");
    assert!(due(&desk).is_empty());
    let evening = office.desk("2031-05-04T19:01");
    assert!(
        due(&evening).is_empty(),
        "the reminder of the old day is withdrawn"
    );
    let right = office.desk("2031-05-05T18:05");
    assert_eq!(due(&right).len(), 1);
}

#[test]
fn what_is_cancelled_or_new_is_told_and_what_is_contested_never_reminded_of() {
    let office = Office::with(CONCERT);
    let desk = office.desk("2031-05-01T10:00");
    desk.handle(&says(1, 5, "/subscribe")).expect("an answer");
    desk.state.subscribe(5, "all", "").expect("a subscription");
    desk.plan().expect("planned");
    office.publish(&format!(
        "{CONCERT}\nCēsu bibliotēkā 2031. gada 9. maijā plkst. 17.00 notiks lekcija “Diena”.\n"
    ));
    desk.plan().expect("planned");
    let told = due(&desk);
    assert!(told.len() == 1 && told[0].contains("Diena"), "{told:?}");
    office.publish("Ziņas\n\nCēsu koncertzālē 2031. gada 5. maijā plkst. 19.00 paredzētais koncerts “Rīts” ir atcelts.\n");
    desk.plan().expect("planned");
    let told = due(&desk);
    assert!(
        told.len() == 1 && told[0].contains("ir atcelts") && !told[0].contains("gaidāms"),
        "{told:?}"
    );
    let evening = office.desk("2031-05-04T19:01");
    assert!(
        due(&evening).is_empty(),
        "nobody is reminded of what was cancelled"
    );

    let seeds = Office {
        folder: TempDir::new().expect("a folder"),
    };
    let knowledge = Knowledge::built_in().expect("the built-in tables hold");
    let mut store = Store::open(&seeds.path("tilts.db")).expect("a store");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds");
    let day = NaiveDate::from_ymd_opt(2023, 1, 1).expect("a day");
    ingest(&mut store, &knowledge, &[root], day, &mut |_| {}).expect("the seeds");
    let desk = seeds.desk("2023-10-08T10:00");
    desk.state
        .subscribe(5, "place", "Valmiera")
        .expect("a subscription");
    assert_eq!(
        desk.plan().expect("planned"),
        0,
        "the library week is contested"
    );
}

#[test]
fn quiet_hours_mute_and_the_weekly_digest() {
    let early = CONCERT.replace("19.00", "06.30");
    let office = Office::with(&early);
    let desk = office.desk("2031-05-01T10:00");
    desk.handle(&says(1, 5, "/subscribe Cēsis"))
        .expect("an answer");
    desk.plan().expect("planned");
    // 5:30 in the morning is quiet: the hour's reminder comes the evening before.
    let evening = office.desk("2031-05-04T20:56");
    assert_eq!(due(&evening).len(), 1);
    let monday = office.desk("2031-05-05T09:05");
    monday.plan().expect("planned");
    let told = due(&monday);
    assert!(
        told.len() == 1 && told[0].contains("This week") && told[0].contains("Rīts"),
        "{told:?}"
    );
    let press = |name: &str, value: &str| Incoming {
        what: What::Button {
            query: "q".to_owned(),
            data: format!("1:x:{name}:{value}"),
            message: Some(3),
        },
        ..says(9, 5, "")
    };
    let tasks = monday.handle(&press("mute", "1")).expect("an answer");
    assert!(
        matches!(tasks[1], Outgoing::Edit { message: 3, .. }),
        "{tasks:?}"
    );
    assert!(monday.state.chat(5).expect("a chat").muted);
    monday.handle(&press("lang", "uk")).expect("an answer");
    let answer = monday.handle(&says(10, 5, "/privacy")).expect("an answer");
    assert!(text_of(&answer[0]).contains("Зберігаю"));
}

#[test]
fn a_flood_is_answered_once_and_a_dialogue_ends() {
    let office = Office::with(CONCERT);
    let desk = office.desk("2031-05-01T10:00");
    let mut answered = 0;
    for number in 0..60 {
        answered += desk
            .handle(&says(number, 6, "/privacy"))
            .expect("an answer")
            .len();
    }
    assert!((20..=23).contains(&answered), "{answered}");
    let press = Incoming {
        what: What::Button {
            query: "q".to_owned(),
            data: "1:a".to_owned(),
            message: None,
        },
        ..says(70, 6, "")
    };
    assert!(
        matches!(
            desk.handle(&press).expect("an answer")[..],
            [Outgoing::Pressed { .. }]
        ),
        "a press is answered even then"
    );
    let card = desk
        .handle(&says(71, 7, "When is the concert?"))
        .expect("an answer");
    assert!(text_of(&card[0]).contains("Rīts"));
    let wrong = Incoming {
        what: What::Button {
            query: "q".to_owned(),
            data: "1:f:0123:start".to_owned(),
            message: None,
        },
        ..says(72, 7, "")
    };
    desk.handle(&wrong).expect("an answer");
    assert!(
        desk.state
            .dialogue(7, 7, desk.clock.now())
            .expect("a state")
            .is_some()
    );
    assert!(
        desk.state
            .dialogue(7, 7, desk.clock.now() + 3600)
            .expect("a state")
            .is_none()
    );
    desk.handle(&says(73, 7, "/help")).expect("an answer");
    assert!(
        desk.state
            .dialogue(7, 7, desk.clock.now())
            .expect("a state")
            .is_none(),
        "a command ends it"
    );
}

#[test]
fn a_chat_that_is_forgotten_or_moves_leaves_nothing_behind() {
    let office = Office::with(CONCERT);
    let desk = office.desk("2031-05-01T10:00");
    desk.handle(&says(1, 5, "/subscribe Cēsis"))
        .expect("an answer");
    desk.plan().expect("planned");
    let moved = Incoming {
        what: What::Migrated { to: -1005 },
        ..says(2, 5, "")
    };
    desk.handle(&moved).expect("moved");
    assert_eq!(desk.state.subscriptions(Some(5)).expect("none").len(), 0);
    assert_eq!(desk.state.subscriptions(Some(-1005)).expect("one").len(), 1);
    desk.state
        .receive(&[says(3, -1005, "a secret question")])
        .expect("written down");
    desk.state.finish(3).expect("finished");
    desk.handle(&Incoming {
        private: false,
        ..says(4, -1005, "/forget")
    })
    .expect("forgotten");
    let connection = rusqlite::Connection::open(office.path("bot.db")).expect("the state");
    for table in ["chat", "subscription", "outbox", "inbox", "dialogue"] {
        let sql = format!("SELECT count(*) FROM {table}");
        let rows: i64 = connection
            .query_row(&sql, [], |row| row.get(0))
            .expect("a count");
        assert_eq!(rows, 0, "{table}");
    }
}
