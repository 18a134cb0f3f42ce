//! Updates in: by long polling, or by webhook.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use axum::{
    Router,
    body::Bytes,
    extract::State as Shared,
    http::{HeaderMap, StatusCode},
    routing::post,
};
use teloxide::{
    Bot, RequestError,
    payloads::{GetUpdatesSetters, SetWebhookSetters},
    prelude::Requester,
    types::{AllowedUpdate, Update},
};
use tokio::sync::{mpsc, watch};
use tracing::{info, warn};

use crate::{Error, Webhook, desk::Desk, error::Result, incoming::Incoming, state::Waiting};

/// How long a poll waits, in seconds: below the HTTP client's 17.
const POLL: u32 = 10;

/// The header in which Telegram repeats the secret of a webhook.
const SECRET: &str = "x-telegram-bot-api-secret-token";

/// What we want to hear of.
pub(crate) const WANTED: [AllowedUpdate; 4] = [
    AllowedUpdate::Message,
    AllowedUpdate::CallbackQuery,
    AllowedUpdate::InlineQuery,
    AllowedUpdate::MyChatMember,
];

/// Where written-down updates go.
pub(crate) type Queue = mpsc::Sender<Waiting>;

/// Fetches updates until `stop`. They are confirmed only after they are written down.
pub(crate) async fn poll(
    desk: Arc<Desk>,
    bot: Bot,
    name: String,
    queue: Queue,
    mut stop: watch::Receiver<bool>,
) {
    let mut offset = desk.state.mark("offset").unwrap_or(0);
    let mut pause = Duration::from_millis(500);
    while !*stop.borrow() {
        let request = bot
            .get_updates()
            .offset(i32::try_from(offset).unwrap_or(0))
            .timeout(POLL)
            .allowed_updates(WANTED);
        let fetched = tokio::select! {
            fetched = async { request.await } => fetched,
            _ = stop.changed() => return,
        };
        match fetched {
            Ok(updates) => {
                pause = Duration::from_millis(500);
                let Some(last) = updates.last().map(|update| i64::from(update.id.0)) else {
                    continue;
                };
                if let Err(error) = take(&desk, &updates, &name, &queue).await {
                    desk.note_error();
                    warn!(%error, "updates could not be written down; they are fetched again");
                    tokio::time::sleep(Duration::from_secs(1)).await;
                    continue;
                }
                offset = last + 1;
                drop(desk.state.set_mark("offset", offset));
            }
            Err(error) => {
                desk.note_error();
                let wait = match &error {
                    RequestError::RetryAfter(wait) => wait.duration(),
                    _ => pause,
                };
                // The words of an update that cannot be read stay out of the log.
                warn!(kind = kind(&error), "updates cannot be fetched");
                pause = (pause * 2).min(Duration::from_secs(60));
                tokio::select! {
                    () = tokio::time::sleep(wait) => {}
                    _ = stop.changed() => return,
                }
            }
        }
    }
}

/// What sort of failure it is, without its words.
pub(crate) const fn kind(error: &RequestError) -> &'static str {
    match error {
        RequestError::Api(_) => "api",
        RequestError::MigrateToChatId(_) => "migrated",
        RequestError::RetryAfter(_) => "too many requests",
        RequestError::Network(_) => "network",
        RequestError::InvalidJson { .. } => "unreadable answer",
        RequestError::Io(_) => "input or output",
    }
}

/// Writes updates down, then queues those that are new.
async fn take(desk: &Arc<Desk>, updates: &[Update], name: &str, queue: &Queue) -> Result<()> {
    let incoming: Vec<Incoming> = updates
        .iter()
        .map(|update| Incoming::of(update, name))
        .collect();
    let new = {
        let desk = Arc::clone(desk);
        tokio::task::spawn_blocking(move || desk.state.receive(&incoming)).await
    };
    for waiting in new.unwrap_or_else(|_| Ok(Vec::new()))? {
        // The queue is closed only where the bot stops; what is written down is finished after its restart.
        drop(queue.send(waiting).await);
    }
    Ok(())
}

/// What the webhook's handler needs.
struct Hook {
    desk: Arc<Desk>,
    name: String,
    secret: String,
    queue: Queue,
}

/// Hears updates at an address of our own until `stop`, after telling Telegram of it.
///
/// # Errors
///
/// An address that cannot be listened at, a webhook that Telegram does not take.
pub(crate) async fn hear(
    desk: Arc<Desk>,
    bot: Bot,
    name: String,
    queue: Queue,
    webhook: Webhook,
    mut stop: watch::Receiver<bool>,
) -> Result<()> {
    let url = webhook
        .url
        .parse()
        .map_err(|_| Error::Setting(format!("{} is no address", webhook.url)))?;
    let listener = tokio::net::TcpListener::bind(webhook.listen)
        .await
        .map_err(|cause| Error::Setting(format!("cannot listen at {}: {cause}", webhook.listen)))?;
    let hook = Hook {
        desk,
        name,
        secret: webhook.secret.clone(),
        queue,
    };
    let app = Router::new()
        .route("/", post(receive))
        .with_state(Arc::new(hook));
    bot.set_webhook(url)
        .secret_token(webhook.secret)
        .allowed_updates(WANTED)
        .await
        .map_err(|error| Error::Setting(format!("Telegram does not take the webhook: {error}")))?;
    info!(address = %listener.local_addr().unwrap_or(SocketAddr::from(([0, 0, 0, 0], 0))), "hears updates");
    let serve = axum::serve(listener, app).with_graceful_shutdown(async move {
        while !*stop.borrow() {
            if stop.changed().await.is_err() {
                return;
            }
        }
    });
    serve
        .await
        .map_err(|cause| Error::Setting(format!("the webhook stopped: {cause}")))
}

/// One update: answered with 200 only when it is written down, so that Telegram sends it again otherwise.
async fn receive(Shared(hook): Shared<Arc<Hook>>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let given = headers.get(SECRET).map(|secret| secret.as_bytes());
    if !is_same(given.unwrap_or_default(), hook.secret.as_bytes()) {
        return StatusCode::UNAUTHORIZED;
    }
    let Ok(update) = serde_json::from_slice::<Update>(&body) else {
        return StatusCode::BAD_REQUEST;
    };
    match take(&hook.desk, &[update], &hook.name, &hook.queue).await {
        Ok(()) => StatusCode::OK,
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// Compares without telling by its time how much is the same.
fn is_same(given: &[u8], known: &[u8]) -> bool {
    given.len() == known.len()
        && given
            .iter()
            .zip(known)
            .fold(0, |differ, (left, right)| differ | (left ^ right))
            == 0
}
