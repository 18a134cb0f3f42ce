//! The bot under load beside an echo bot on the same library, in one run: 10,000 questions from 1,000 chats at once, then
//! 2,000 at a hundred a second.
//!
//! `cargo bench -p tilts --bench bot`. Everything is on loopback; the machine's own speed differs from run to run: compare
//! lines of one run.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a benchmark that cannot go on stops"
)]

#[path = "../../../tests/telegram/mod.rs"]
mod telegram;

use std::{
    collections::HashMap,
    thread,
    time::{Duration, Instant},
};

use telegram::{Standin, TOKEN, chat_of, process::Bench};
use teloxide::{
    dispatching::UpdateFilterExt,
    prelude::{Bot, Dispatcher, Message, Requester, Update},
};

const CHATS: i64 = 1000;
const MESSAGES: usize = 10_000;
const STEADY: usize = 2000;

const QUESTIONS: [&str; 5] = [
    "Kad ir nākamā tikšanās?",
    "Хто партнери проєкту KOPĀ TĀLĀK?",
    "What is on in Hiiumaa?",
    "Сколько стоит проект OPEN UP?",
    "Kur notiek bibliotēku nedēļa?",
];

fn main() {
    let bench = Bench::start("2023-08-15T12:00", &[]);
    measure("tilts", &bench.standin);
    drop(bench);
    let standin = Standin::start();
    let runtime = tokio::runtime::Runtime::new().expect("threads");
    let api = standin.url().parse().expect("an address");
    runtime.spawn(async move {
        let echo = Update::filter_message().endpoint(|bot: Bot, message: Message| async move {
            let text = message.text().unwrap_or("?").to_owned();
            bot.send_message(message.chat.id, text).await.map(|_| ())
        });
        Dispatcher::builder(Bot::new(TOKEN).set_api_url(api), echo)
            .build()
            .dispatch()
            .await;
    });
    standin.says(1, "en", "ready?");
    standin.nth_text(1, 1);
    measure("echo", &standin);
    runtime.shutdown_background();
}

/// Pushes `count` questions, `apart` from each other, and waits for their answers; the time each took.
fn push(standin: &Standin, count: usize, apart: Duration, base: i64) -> (Duration, Vec<Duration>) {
    let start = Instant::now();
    let known = standin.calls("sendMessage").len();
    let mut pushed: HashMap<i64, Vec<Instant>> = HashMap::new();
    for number in 0..count {
        let chat = base + i64::try_from(number).unwrap_or(0) % CHATS;
        pushed.entry(chat).or_default().push(Instant::now());
        standin.says(chat, "lv", QUESTIONS[number % QUESTIONS.len()]);
        if !apart.is_zero() {
            thread::sleep(apart);
        }
    }
    let end = Instant::now() + Duration::from_secs(600);
    while standin.count("sendMessage") < known + count && Instant::now() < end {
        thread::sleep(Duration::from_millis(5));
    }
    let took = start.elapsed();
    let mut times = Vec::new();
    let mut answered: HashMap<i64, usize> = HashMap::new();
    for call in standin.calls("sendMessage").iter().skip(known) {
        let chat = chat_of(&call.body).unwrap_or(0);
        let at = answered.entry(chat).or_insert(0);
        if let Some(pushed) = pushed.get(&chat).and_then(|pushed| pushed.get(*at)) {
            times.push(call.at.duration_since(*pushed));
        }
        *at += 1;
    }
    times.sort();
    (took, times)
}

fn measure(name: &str, standin: &Standin) {
    let (took, times) = push(standin, MESSAGES, Duration::ZERO, 10_000);
    #[allow(clippy::cast_precision_loss, reason = "a rate")]
    let rate = times.len() as f64 / took.as_secs_f64();
    println!(
        "{name}: {} of {MESSAGES} answered in {took:.2?}, {rate:.0} a second",
        times.len()
    );
    let (_, times) = push(standin, STEADY, Duration::from_millis(10), 20_000);
    let at = |share: usize| {
        times
            .get(times.len() * share / 100)
            .copied()
            .unwrap_or_default()
    };
    println!(
        "{name} at 100 a second: median {:.2?}, 99th percentile {:.2?}",
        at(50),
        at(99)
    );
}
