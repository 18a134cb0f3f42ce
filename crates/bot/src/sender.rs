//! The outbox, sent: one claim after the other, a pause only for the chat that got one.

use std::{
    collections::HashMap,
    sync::Arc,
    time::{Duration, Instant},
};

use answering::{
    Lang,
    render::{
        self,
        chat::{Line, fill, say},
    },
};
use teloxide::Bot;
use tokio::sync::watch;
use tracing::{info, warn};

use crate::{
    deliver::{Sent, Target, once},
    desk::{Desk, sent},
    error::Result,
    html,
    outgoing::Outgoing,
    remind::concerns,
    state::{Due, Planned},
};

/// How long a claim holds, in seconds: longer than any call to Telegram.
const LEASE: i64 = 60;

/// How often a message is tried before it is dropped.
const MOST_ATTEMPTS: i64 = 8;

/// The least time between two messages of our own, so that thirty a second are never reached.
const APART: Duration = Duration::from_millis(40);

/// Sends what is due until `stop`.
pub(crate) async fn send_due(
    desk: Arc<Desk>,
    bot: Bot,
    idle: Duration,
    mut stop: watch::Receiver<bool>,
) {
    let mut paused: HashMap<i64, Instant> = HashMap::new();
    while !*stop.borrow() {
        paused.retain(|_, until| *until > Instant::now());
        let chats: Vec<i64> = paused.keys().copied().collect();
        let claimed = claim(&desk, chats).await;
        let wait = match claimed {
            Ok(Some(due)) => {
                if let Some(pause) = send(&desk, &bot, &due).await {
                    paused.insert(due.planned.chat, Instant::now() + pause);
                }
                APART
            }
            Ok(None) => idle,
            Err(error) => {
                desk.note_error();
                warn!(%error, "the outbox cannot be read");
                idle.max(Duration::from_secs(1))
            }
        };
        tokio::select! {
            () = tokio::time::sleep(wait) => {}
            _ = stop.changed() => {}
        }
    }
}

async fn claim(desk: &Arc<Desk>, paused: Vec<i64>) -> Result<Option<Due>> {
    let desk = Arc::clone(desk);
    let claimed =
        tokio::task::spawn_blocking(move || desk.state.claim(desk.clock.now(), LEASE, &paused));
    claimed.await.unwrap_or(Ok(None))
}

/// The words of a claimed message; nothing where it is settled without being sent.
async fn words(desk: &Arc<Desk>, due: &Due) -> Option<Outgoing> {
    let written = {
        let (desk, planned) = (Arc::clone(desk), due.planned.clone());
        tokio::task::spawn_blocking(move || desk.written(&planned)).await
    };
    match written {
        Ok(Ok(Some(outgoing))) => return Some(outgoing),
        Ok(Ok(None)) => settle(desk, desk.state.settle(due.id, None)),
        Ok(Err(error)) => {
            desk.note_error();
            warn!(%error, "a message could not be written");
            settle(desk, desk.state.put_back(due.id, desk.clock.now() + 30));
        }
        Err(_) => {
            desk.note_error();
            settle(desk, desk.state.settle(due.id, None));
        }
    }
    None
}

/// Sends one message; a pause where the server wants one for the chat.
async fn send(desk: &Arc<Desk>, bot: &Bot, due: &Due) -> Option<Duration> {
    let outgoing = words(desk, due).await?;
    let chat = due.planned.chat;
    let thread = desk.state.chat(chat).ok().and_then(|chat| chat.thread);
    let outcome = once(bot, Target { chat, thread }, &outgoing).await;
    info!(kind = due.planned.kind, outcome = outcome.name(), "outbox");
    let (state, now) = (&desk.state, desk.clock.now());
    match outcome {
        Sent::Done(message) => settle(desk, state.settle(due.id, message.or(Some(0)))),
        Sent::Later(pause) => {
            let seconds = i64::try_from(pause).unwrap_or(60);
            settle(desk, state.put_back(due.id, now + seconds));
            return Some(Duration::from_secs(pause));
        }
        Sent::Gone => {
            settle(desk, state.set_blocked(chat, true));
            settle(desk, state.put_back(due.id, due.planned.due));
        }
        Sent::Migrated(to) => {
            settle(desk, state.migrate_chat(chat, to));
            settle(desk, state.put_back(due.id, due.planned.due));
        }
        Sent::Failed if due.attempts < MOST_ATTEMPTS => {
            settle(
                desk,
                state.put_back(due.id, now + (5 << due.attempts.min(8))),
            );
        }
        Sent::Failed | Sent::Refused => {
            desk.note_error();
            settle(desk, state.settle(due.id, None));
        }
    }
    None
}

fn settle(desk: &Desk, done: Result<()>) {
    if let Err(error) = done {
        desk.note_error();
        warn!(%error, "the outbox cannot be written");
    }
}

impl Desk {
    /// The words of a planned message as of now; nothing where there is nothing left to say.
    ///
    /// # Errors
    ///
    /// A failure of the store or of the state.
    pub fn written(&self, planned: &Planned) -> Result<Option<Outgoing>> {
        let chat = self.state.chat(planned.chat)?;
        let lang = chat.lang.unwrap_or(Lang::Lv);
        if planned.kind == "digest" {
            return self.digest(planned.chat, lang);
        }
        let Some((card, send)) = self.card_for(&planned.occasion, lang)? else {
            return Ok(None);
        };
        let head = match planned.kind.as_str() {
            "day" | "hour" if !card.is_certain() => return Ok(None),
            "day" => say(lang, Line::Tomorrow).to_owned(),
            "hour" => say(lang, Line::InAnHour).to_owned(),
            "new" => say(lang, Line::NewEvent).to_owned(),
            "cancelled" => say(lang, Line::NowCancelled).to_owned(),
            _ => {
                let (old, new) = planned.detail.split_once('\n').unwrap_or(("", ""));
                fill(
                    lang,
                    Line::Moved,
                    &[&render::iso_date(lang, old), &render::iso_date(lang, new)],
                )
            }
        };
        Ok(Some(match send {
            Outgoing::Send { html, buttons } => Outgoing::Send {
                html: format!("{}\n{html}", html::escaped(&head)),
                buttons,
            },
            other => other,
        }))
    }

    /// What is on this week of what a chat follows.
    fn digest(&self, chat: i64, lang: Lang) -> Result<Option<Outgoing>> {
        let store = self.open()?;
        let followed = self.state.subscriptions(Some(chat))?;
        let cards = self.coming_this_week(&store, lang)?;
        let lines: Vec<String> = cards
            .iter()
            .filter(|card| {
                card.is_certain()
                    && followed
                        .iter()
                        .any(|subscription| concerns(card, subscription))
            })
            .map(|card| format!("• {}", card.line))
            .collect();
        Ok((!lines.is_empty()).then(|| {
            sent(&format!(
                "{}\n\n{}",
                say(lang, Line::Digest),
                lines.join("\n")
            ))
        }))
    }
}
