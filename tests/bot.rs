//! The real bot against a stand-in of the Bot API on loopback.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that cannot go on stops"
)]

mod telegram;

use std::{fs, thread, time::Duration};

use serde_json::{Value as Json, json};
use telegram::{Call, NAME, chat_of, private, process::Bench, user};

/// Some days before the meeting of 21 to 24 August 2023.
const SUMMER: &str = "2023-08-15T12:00";

/// The data of the button with this beginning under the last message of a chat.
fn button(bench: &Bench, chat: i64, kind: &str) -> String {
    let calls = bench.standin.calls("sendMessage");
    let last = calls
        .iter()
        .rfind(|call| chat_of(&call.body) == Some(chat))
        .expect("a message");
    buttons(&last.body)
        .into_iter()
        .find(|data| data.starts_with(kind))
        .unwrap_or_else(|| panic!("no button {kind} in {:#}", last.body))
}

fn buttons(body: &Json) -> Vec<String> {
    body["reply_markup"]["inline_keyboard"]
        .as_array()
        .into_iter()
        .flatten()
        .flat_map(|row| row.as_array().into_iter().flatten())
        .filter_map(|button| button["callback_data"].as_str().map(str::to_owned))
        .collect()
}

#[test]
fn a_conversation_in_ukrainian() {
    let bench = Bench::start(SUMMER, &[]);
    let chat = 7;
    let bot = &bench.standin;
    bot.says(chat, "uk", "/start");
    assert!(bot.nth_text(chat, 1).contains("Добрий день"));
    bot.says(chat, "uk", "Коли наступна зустріч?");
    let answer = bot.nth_text(chat, 2);
    assert!(answer.contains("21–24 серпня 2023"), "{answer}");
    bot.says(chat, "uk", "а хто партнери?");
    let partners = bot.nth_text(chat, 3);
    assert!(partners.contains("Turku Sieviešu centrs"), "{partners}");
    bot.says(chat, "uk", "/upcoming");
    let list = bot.nth_text(chat, 4);
    assert!(list.contains("Найближчі заходи"), "{list}");
    bot.presses(chat, "uk", 4, &button(&bench, chat, "1:e:"));
    let card = bot.nth_text(chat, 5);
    assert!(card.contains("<b>") && card.contains("серпня"), "{card}");
    let (source, calendar, remind) = (
        button(&bench, chat, "1:s:"),
        button(&bench, chat, "1:c:"),
        button(&bench, chat, "1:r:"),
    );
    bot.presses(chat, "uk", 5, &source);
    let quotes = bot.nth_text(chat, 6);
    assert!(quotes.contains('“') && quotes.contains("[00"), "{quotes}");
    bot.presses(chat, "uk", 5, &calendar);
    let files = bot.wait("sendDocument", |calls| !calls.is_empty());
    let file = files[0].body.to_string();
    assert!(
        file.contains("BEGIN:VEVENT") && file.contains("DTEND;VALUE=DATE:2023"),
        "{file}"
    );
    bot.presses(chat, "uk", 5, &remind);
    let pressed = bot.wait("answerCallbackQuery", |calls| calls.len() >= 4);
    assert_eq!(pressed[3].body["text"], "Нагадаю.");
    bot.says(chat, "uk", "Дякую!");
    bot.nth_text(chat, 7);
    println!("{}", transcript(&bench, chat));
}

#[test]
fn a_conversation_in_latvian() {
    let bench = Bench::start(SUMMER, &[]);
    let chat = 8;
    let bot = &bench.standin;
    let turns = [
        ("/start", "Labdien"),
        ("kad ir nakama tiksanas", "2023. gada 21.–24. augusts"),
        ("un kur?", "Hījumā"),
        ("kas finansē projektu OPEN UP?", "176"),
        ("/partners Kopā tālāk", "Turku Sieviešu centrs"),
        ("/subscribe Hījumā", "Abonēts: Hījumā"),
        ("/unsubscribe", "nospiediet"),
        ("/sources", "5 raksti"),
        ("kāds laiks būs Marsā?", "nav"),
        ("/privacy", "/forget"),
        ("/forget", "izdzēsts"),
    ];
    for (turn, (says, expected)) in turns.iter().enumerate() {
        bot.says(chat, "lv", says);
        let answer = bot.nth_text(chat, turn + 1);
        assert!(
            answer.to_lowercase().contains(&expected.to_lowercase()),
            "{says}: {answer}"
        );
    }
    println!("{}", transcript(&bench, chat));
}

/// What was sent to a chat, in order, as a person would copy it.
fn transcript(bench: &Bench, chat: i64) -> String {
    let mut lines = vec![format!("--- chat {chat} ---")];
    for call in bench.standin.all_calls() {
        match call.method.as_str() {
            "sendmessage" | "editmessagetext" if chat_of(&call.body) == Some(chat) => {
                lines.push(call.body["text"].as_str().unwrap_or_default().to_owned());
            }
            "answercallbackquery" if call.body["text"].is_string() => {
                lines.push(format!(
                    "({})",
                    call.body["text"].as_str().unwrap_or_default()
                ));
            }
            "senddocument" => lines.push("(file tilts.ics)".to_owned()),
            _ => {}
        }
    }
    lines.join("\n\n")
}

#[test]
fn every_command_is_answered_in_every_language_and_listed() {
    let bench = Bench::start(
        SUMMER,
        &["--editors", "50,51,52,53", "--operators", "50,51,52,53"],
    );
    let bot = &bench.standin;
    let commands = [
        "start",
        "help",
        "upcoming",
        "week",
        "projects",
        "partners",
        "subscribe",
        "unsubscribe",
        "sources",
        "settings",
        "privacy",
        "review",
        "correct",
        "status",
        "forget",
    ];
    for (person, language) in [(50, "lv"), (51, "uk"), (52, "en"), (53, "ru")] {
        for (turn, command) in commands.iter().enumerate() {
            bot.says(person, language, &format!("/{command}"));
            bot.nth_text(person, turn + 1);
        }
        bot.says(person, language, "/calendar");
    }
    bot.wait("sendDocument", |calls| calls.len() >= 4);
    for text in [50, 51, 52, 53].map(|person| bot.texts(person).join("\n")) {
        assert!(!text.contains("{}"), "{text}");
    }
    let lists = bot.calls("setMyCommands");
    let codes: Vec<&str> = lists
        .iter()
        .filter_map(|call| call.body["language_code"].as_str())
        .collect();
    for code in ["lv", "uk", "en", "ru"] {
        assert!(codes.contains(&code), "{code} in {codes:?}");
    }
    let has = |call: &Call, name: &str| {
        call.body["commands"]
            .to_string()
            .contains(&format!("\"{name}\""))
    };
    assert!(
        lists
            .iter()
            .any(|call| call.body["scope"]["type"] == "chat" && has(call, "review"))
    );
    assert!(
        lists
            .iter()
            .all(|call| call.body["scope"]["type"] == "chat" || !has(call, "review"))
    );
}

#[test]
fn lists_page_in_place_and_old_buttons_are_answered() {
    // In January 2023 six events of the seeds are to come.
    let bench = Bench::start("2023-01-02T12:00", &[]);
    let bot = &bench.standin;
    bot.says(9, "en", "/upcoming");
    let first = bot.nth_text(9, 1);
    bot.presses(9, "en", 1, &button(&bench, 9, "1:p:upcoming:1"));
    let edits = bot.wait("editMessageText", |calls| !calls.is_empty());
    assert_eq!(edits[0].body["message_id"], 1);
    assert_ne!(edits[0].body["text"].as_str(), Some(first.as_str()));
    assert!(
        buttons(&edits[0].body)
            .iter()
            .any(|data| data == "1:p:upcoming:0")
    );
    for foreign in [
        "0:e:123",
        "nonsense",
        "1:e:00000000000000000000000000000000",
    ] {
        bot.presses(9, "en", 1, foreign);
    }
    let pressed = bot.wait("answerCallbackQuery", |calls| calls.len() >= 4);
    assert!(
        pressed[1].body["text"]
            .as_str()
            .is_some_and(|text| text.contains("out of date"))
    );
    assert!(bot.nth_text(9, 2).contains("does not hold this event"));
}

#[test]
fn inline_queries_offer_cards_and_links_open_them() {
    let bench = Bench::start(SUMMER, &[]);
    let bot = &bench.standin;
    bot.push(json!({"inline_query": {"id": "i1", "from": user(11, "uk"), "query": "Хийумаа", "offset": ""}}));
    let offered = bot.wait("answerInlineQuery", |calls| !calls.is_empty());
    let results = offered[0].body["results"]
        .as_array()
        .expect("results")
        .clone();
    assert_eq!(results.len(), 1, "{results:#?}");
    let text = results[0]["input_message_content"]["message_text"]
        .as_str()
        .expect("a text")
        .to_owned();
    assert!(text.contains("серпня 2023"), "{text}");
    let link = text.split("start=").nth(1).expect("a link").to_owned();
    bot.says(11, "uk", &format!("/start {link}"));
    assert!(bot.nth_text(11, 1).contains("Hījumā"));
    bot.push(
        json!({"inline_query": {"id": "i2", "from": user(11, "uk"), "query": "", "offset": ""}}),
    );
    bot.wait("answerInlineQuery", |calls| calls.len() >= 2);
}

#[test]
fn in_groups_only_what_is_for_the_bot_is_answered_in_its_topic() {
    let bench = Bench::start(SUMMER, &[]);
    let bot = &bench.standin;
    let group = |text: &str| {
        json!({"message": {
            "message_id": 5, "date": 1_700_000_000, "from": user(12, "lv"), "message_thread_id": 77, "is_topic_message": true,
            "chat": {"id": -100_123, "type": "supergroup", "title": "G", "is_forum": true}, "text": text,
        }})
    };
    bot.push(group("Kad ir nākamā tikšanās?"));
    bot.push(group("/upcoming@other_bot"));
    bot.push(group(&format!("@{NAME} Kad ir nākamā tikšanās?")));
    let answer = bot.nth_text(-100_123, 1);
    assert!(answer.contains("augusts"), "{answer}");
    bot.push(group(&format!("/privacy@{NAME}")));
    assert!(bot.nth_text(-100_123, 2).contains("/forget"));
    let calls = bot.calls("sendMessage");
    assert_eq!(calls.len(), 2);
    assert!(
        calls
            .iter()
            .all(|call| call.body["message_thread_id"] == 77),
        "{calls:#?}"
    );
}

#[test]
fn odd_and_broken_updates_stop_nothing() {
    let bench = Bench::start(SUMMER, &[]);
    let bot = &bench.standin;
    bot.push(json!({"message": {"message_id": 1, "date": 1, "chat": private(13), "from": user(13, "en"), "sticker": {"broken": true}}}));
    bot.push(json!({"something_new": {"a": 1}}));
    bot.push(json!({"message": "no message at all"}));
    bot.push(json!({"message": {
        "message_id": 1, "date": 1, "chat": private(13), "from": user(13, "en"),
        "voice": {"file_id": "f", "file_unique_id": "u", "duration": 1},
    }}));
    bot.says(13, "en", &"x".repeat(4000));
    bot.says(
        13,
        "en",
        "<b>\u{202E}'; DROP TABLE event; --</b> \u{200B}🙂",
    );
    bot.says(13, "en", "When is the next meeting?");
    let last = bot.wait("sendMessage", |calls| {
        calls.iter().any(|call| {
            call.body["text"]
                .as_str()
                .is_some_and(|text| text.contains("August 2023"))
        })
    });
    assert!(last.iter().any(|call| {
        call.body["text"]
            .as_str()
            .is_some_and(|text| text.contains("could not read"))
    }));
}

#[test]
fn a_server_in_trouble_gets_another_try_and_one_chat_waits_alone() {
    let bench = Bench::start(SUMMER, &[]);
    let bot = &bench.standin;
    bot.fault(
        "sendMessage",
        Some(14),
        429,
        "Too Many Requests: retry after 2",
        Some(2),
        1,
    );
    bot.says(14, "en", "/privacy");
    bot.says(15, "en", "/privacy");
    let calls = bot.wait("sendMessage", |calls| calls.len() >= 2);
    let at = |chat: i64| {
        calls
            .iter()
            .find(|call| chat_of(&call.body) == Some(chat))
            .expect("a message")
            .at
    };
    assert!(
        at(14).duration_since(at(15)) > Duration::from_millis(1500),
        "only chat 14 waits"
    );
    bot.fault("sendMessage", Some(17), 502, "Bad Gateway", None, 1);
    bot.says(17, "en", "/privacy");
    bot.fault(
        "getUpdates",
        None,
        409,
        "Conflict: terminated by other getUpdates request",
        None,
        1,
    );
    bot.fault(
        "sendMessage",
        Some(16),
        400,
        "Bad Request: can't parse entities: Unsupported start tag",
        None,
        1,
    );
    bot.slow("sendMessage", Duration::from_millis(300), 1);
    bot.says(16, "en", "/privacy");
    bot.nth_text(17, 1);
    let text = bot.nth_text(16, 1);
    assert!(!text.contains("&quot;") && text.contains("I keep"));
    let plain = bot
        .calls("sendMessage")
        .into_iter()
        .find(|call| chat_of(&call.body) == Some(16))
        .expect("a message");
    assert!(
        plain.body["parse_mode"].is_null(),
        "a rejected markup falls back to plain text"
    );
}

#[test]
fn an_answer_that_times_out_is_sent_again() {
    let bench = Bench::start(SUMMER, &[]);
    // The bot's own patience is 17 seconds.
    bench
        .standin
        .slow("sendMessage", Duration::from_secs(18), 1);
    bench.standin.says(19, "en", "/privacy");
    assert!(bench.standin.nth_text(19, 1).contains("I keep"));
}

#[test]
fn a_reader_proposes_an_editor_decides_and_followers_are_told() {
    let bench = Bench::start(SUMMER, &["--editors", "20"]);
    let bot = &bench.standin;
    let follower = 22;
    bot.says(follower, "en", "/subscribe Hiiumaa");
    assert!(bot.nth_text(follower, 1).contains("Subscribed"));
    // The first planning notes which run was told.
    thread::sleep(Duration::from_millis(1500));
    bot.says(21, "lv", "/upcoming");
    bot.nth_text(21, 1);
    bot.presses(21, "lv", 1, &button(&bench, 21, "1:e:"));
    bot.nth_text(21, 2);
    bot.presses(21, "lv", 2, &button(&bench, 21, "1:w:"));
    bot.nth_text(21, 3);
    bot.presses(21, "lv", 3, &button(&bench, 21, "1:f:"));
    bot.nth_text(21, 4);
    bot.says(21, "lv", "rīt");
    assert!(bot.nth_text(21, 5).contains("Tā nav diena"));
    bot.says(21, "lv", "2023-08-22");
    assert!(bot.nth_text(21, 6).contains("Paldies"));
    bot.says(21, "lv", "/review");
    assert!(bot.nth_text(21, 7).contains("redaktoriem"));
    bot.says(20, "lv", "/review");
    let item = bot.nth_text(20, 1);
    assert!(
        item.contains("2023-08-22") && item.contains("start"),
        "{item}"
    );
    let accept = button(&bench, 20, "1:d:");
    bot.presses(20, "lv", 1, &accept);
    assert!(bot.nth_text(20, 2).contains("Pieņemts"));
    bot.presses(20, "lv", 1, &accept);
    assert!(bot.nth_text(20, 3).contains("jau ir izlemts"));
    let told = bot.nth_text(follower, 2);
    assert!(
        told.contains("21 August 2023") && told.contains("22"),
        "{told}"
    );
}

#[test]
fn reminders_come_once_and_a_blocked_chat_waits() {
    let bench = Bench::start("2023-08-20T18:00", &[]);
    let bot = &bench.standin;
    bot.fault(
        "sendMessage",
        Some(31),
        403,
        "Forbidden: bot was blocked by the user",
        None,
        1,
    );
    bot.says(30, "uk", "/subscribe Хийумаа");
    assert!(bot.nth_text(30, 1).contains("Підписку оформлено"));
    let told = bot.nth_text(30, 2);
    assert!(told.contains("Нагадуємо — завтра"), "{told}");
    thread::sleep(Duration::from_millis(600));
    assert_eq!(bot.texts(30).len(), 2, "once");
    // The word of the subscription itself was refused: the bot is blocked until the person comes back.
    bot.says(31, "en", "/subscribe Hiiumaa");
    bot.push(json!({"my_chat_member": {
        "chat": private(31), "from": user(31, "en"), "date": 1,
        "old_chat_member": {"user": {"id": 123_456, "is_bot": true, "first_name": "T"}, "status": "member"},
        "new_chat_member": {"user": {"id": 123_456, "is_bot": true, "first_name": "T"}, "status": "kicked", "until_date": 0},
    }}));
    thread::sleep(Duration::from_millis(700));
    let before = bot.texts(31).len();
    bot.push(json!({"my_chat_member": {
        "chat": private(31), "from": user(31, "en"), "date": 1,
        "old_chat_member": {"user": {"id": 123_456, "is_bot": true, "first_name": "T"}, "status": "kicked", "until_date": 0},
        "new_chat_member": {"user": {"id": 123_456, "is_bot": true, "first_name": "T"}, "status": "member"},
    }}));
    bot.wait("sendMessage", |calls| {
        calls.iter().any(|call| {
            chat_of(&call.body) == Some(31)
                && call.body["text"]
                    .as_str()
                    .is_some_and(|text| text.contains("reminder for tomorrow"))
        })
    });
    assert!(before <= 1, "nothing is sent to one who blocked the bot");
}

#[test]
fn a_webhook_needs_its_secret() {
    let port = std::net::TcpListener::bind(("127.0.0.1", 0))
        .expect("a port")
        .local_addr()
        .expect("an address")
        .port();
    let listen = format!("127.0.0.1:{port}");
    let bench = Bench::start(
        SUMMER,
        &[
            "--webhook-url",
            "https://example.org/hook",
            "--webhook-listen",
            &listen,
            "--webhook-secret",
            "geheim",
        ],
    );
    bench.standin.wait("setWebhook", |calls| !calls.is_empty());
    assert_eq!(
        bench.standin.webhook(),
        Some(("https://example.org/hook".to_owned(), "geheim".to_owned()))
    );
    let mut update = telegram::message(40, "en", "/privacy");
    update["update_id"] = json!(1);
    assert_eq!(post(&listen, None, &update.to_string()), 401);
    assert_eq!(post(&listen, Some("wrong!"), &update.to_string()), 401);
    assert_eq!(post(&listen, Some("geheim"), "{"), 400);
    assert_eq!(post(&listen, Some("geheim"), &update.to_string()), 200);
    assert!(bench.standin.nth_text(40, 1).contains("I keep"));
    assert_eq!(post(&listen, Some("geheim"), &update.to_string()), 200);
    thread::sleep(Duration::from_millis(300));
    assert_eq!(
        bench.standin.texts(40).len(),
        1,
        "an update that is sent twice is answered once"
    );
}

/// The status of a POST.
fn post(address: &str, secret: Option<&str>, body: &str) -> u16 {
    use std::io::{Read, Write};
    let mut stream = std::net::TcpStream::connect(address).expect("the webhook listens");
    let secret = secret
        .map(|secret| format!("X-Telegram-Bot-Api-Secret-Token: {secret}\r\n"))
        .unwrap_or_default();
    write!(
        stream,
        "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n{secret}Content-Length: {}\r\n\r\n{body}",
        body.len()
    )
    .expect("sent");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    answer
        .split(' ')
        .nth(1)
        .and_then(|status| status.parse().ok())
        .unwrap_or(0)
}

#[test]
fn a_killed_bot_answers_after_its_restart_and_a_stopped_one_before() {
    let mut bench = Bench::start(SUMMER, &[]);
    bench.standin.slow("sendMessage", Duration::from_secs(2), 1);
    bench.standin.says(41, "en", "/privacy");
    thread::sleep(Duration::from_millis(1200));
    bench.kill();
    assert!(bench.standin.texts(41).len() <= 1);
    bench.run();
    bench.standin.nth_text(41, 1);
    bench.standin.slow("sendMessage", Duration::from_secs(2), 1);
    bench.standin.says(42, "en", "/privacy");
    thread::sleep(Duration::from_millis(1200));
    assert_eq!(bench.terminate(), Some(0), "{}", bench.log());
    assert_eq!(
        bench.standin.texts(42).len(),
        1,
        "an answer in flight is sent"
    );
}

/// How often the bot is killed; `TILTS_KILL_ROUNDS` sets another number.
const KILLS: usize = 20;

#[test]
fn killed_at_random_points_no_reminder_is_lost() {
    let kills = std::env::var("TILTS_KILL_ROUNDS")
        .ok()
        .and_then(|kills| kills.parse().ok())
        .unwrap_or(KILLS);
    let people = i64::try_from(kills).expect("a number") * 12;
    let mut bench = Bench::start("2023-08-20T12:00", &[]);
    bench.kill();
    let state = rusqlite::Connection::open(bench.path("bot.db")).expect("the state");
    for person in 0..people {
        state
            .execute(
                "INSERT INTO chat (id, lang, quiet, digest) VALUES (?1, 'en', 0, 0)",
                [1_000_000 + person],
            )
            .expect("a chat");
        state
            .execute(
                "INSERT INTO subscription (chat, about, value) VALUES (?1, 'all', '')",
                [1_000_000 + person],
            )
            .expect("a subscription");
    }
    drop(state);
    bench.set_now("2023-08-20T18:00");
    let mut random = 88_172_645_463_325_252_u64;
    for _ in 0..kills {
        bench.run();
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        thread::sleep(Duration::from_millis(50 + random % 600));
        bench.kill();
    }
    // Leases of the killed are over five minutes later.
    bench.set_now("2023-08-20T18:05");
    bench.run();
    let told = |calls: &[Call]| -> std::collections::HashMap<i64, usize> {
        let mut told = std::collections::HashMap::new();
        for call in calls.iter().filter(|call| {
            call.body["text"]
                .as_str()
                .is_some_and(|text| text.contains("reminder for tomorrow"))
        }) {
            *told.entry(chat_of(&call.body).unwrap_or(0)).or_insert(0) += 1;
        }
        told
    };
    let people = usize::try_from(people).expect("a number");
    let end = std::time::Instant::now() + Duration::from_secs(300);
    while told(&bench.standin.calls("sendMessage")).len() < people
        && std::time::Instant::now() < end
    {
        thread::sleep(Duration::from_millis(200));
    }
    thread::sleep(Duration::from_millis(500));
    let told = told(&bench.standin.calls("sendMessage"));
    let doubled: usize = told.values().map(|times| times - 1).sum();
    println!(
        "{people} reminders, {kills} kills: {} lost, {doubled} doubled",
        people - told.len()
    );
    assert_eq!(told.len(), people, "lost");
    assert!(doubled <= kills, "{doubled} doubled");
}

#[test]
fn wrong_settings_get_one_sentence() {
    let bench = Bench::without_bot(SUMMER, &[]);
    let run = |token: Option<&str>, api: &str, db: &str| {
        let mut command = telegram::process::tilts();
        command
            .args(["bot", "--db"])
            .arg(bench.path(db))
            .arg("--state")
            .arg(bench.path("bot.db"));
        command
            .env_remove("TELOXIDE_TOKEN")
            .env("TELOXIDE_API_URL", api);
        if let Some(token) = token {
            command.env("TELOXIDE_TOKEN", token);
        }
        let output = command.output().expect("the binary runs");
        (
            output.status.code(),
            String::from_utf8_lossy(&output.stderr).into_owned(),
        )
    };
    let api = bench.standin.url();
    let (status, text) = run(Some(telegram::TOKEN), &api, "none.db");
    assert!(
        status == Some(2) && text.contains("there is no store"),
        "{text}"
    );
    bench.ingest(&[&telegram::process::root().join("seeds")]);
    let (status, text) = run(None, &api, "tilts.db");
    assert!(
        status == Some(2) && text.contains("there is no token"),
        "{text}"
    );
    let (status, text) = run(Some("1:wrong"), &api, "tilts.db");
    assert!(
        status == Some(2) && text.contains("does not accept the token"),
        "{text}"
    );
    let (status, text) = run(Some(telegram::TOKEN), "http://127.0.0.1:1", "tilts.db");
    assert!(
        status == Some(2) && text.contains("cannot be reached"),
        "{text}"
    );
    fs::write(
        bench.path("bot.db"),
        "not a database at all, but long enough to be looked at",
    )
    .expect("a file");
    let (status, text) = run(Some(telegram::TOKEN), &api, "tilts.db");
    assert!(status == Some(2) && text.lines().count() == 1, "{text}");
}

#[test]
fn the_log_holds_no_text_and_no_person() {
    let bench = Bench::start(SUMMER, &[]);
    let bot = &bench.standin;
    bot.says(987_654_321, "en", "Is anything secret about Xylophonia?");
    bot.nth_text(987_654_321, 1);
    bot.push(json!({"message": "unparseable 987654321 Xylophonia"}));
    thread::sleep(Duration::from_millis(300));
    let log = bench.log();
    assert!(
        !log.contains("987654321") && !log.contains("Xylophonia") && log.contains("runs"),
        "{log}"
    );
}
