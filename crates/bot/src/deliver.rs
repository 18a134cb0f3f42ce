//! What is to be done, done in Telegram.

use std::time::Duration;

use teloxide::{
    ApiError, RequestError,
    payloads::{
        AnswerCallbackQuerySetters, AnswerInlineQuerySetters, EditMessageTextSetters,
        SendDocumentSetters, SendMessageSetters,
    },
    prelude::{Bot, Requester},
    types::{
        CallbackQueryId, ChatId, InlineKeyboardButton, InlineKeyboardMarkup, InlineQueryId,
        InlineQueryResult, InlineQueryResultArticle, InputFile, InputMessageContent,
        InputMessageContentText, LinkPreviewOptions, MessageId, ParseMode, ThreadId,
    },
};
use tracing::debug;

use crate::{
    html,
    outgoing::{Button, Offered, Outgoing, Press},
};

/// How often something is tried that the network or the server refused.
const ATTEMPTS: u32 = 4;

/// How long an inline answer may be kept by Telegram, in seconds: dates go on.
const KEPT: u32 = 60;

/// Where something goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Target {
    /// The chat.
    pub chat: i64,
    /// Its topic.
    pub thread: Option<i32>,
}

/// What became of something that was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sent {
    /// It arrived, as this message where it is one.
    Done(Option<i32>),
    /// The bot was blocked there, or the chat is no more.
    Gone,
    /// The chat has another number now.
    Migrated(i64),
    /// The server wants a pause of so many seconds in this chat.
    Later(u64),
    /// The network or the server failed; another time it may go.
    Failed,
    /// The server will never take it.
    Refused,
}

impl Sent {
    /// For the log, which holds no number of a chat.
    pub(crate) const fn name(&self) -> &'static str {
        match self {
            Self::Done(_) => "sent",
            Self::Gone => "gone",
            Self::Migrated(_) => "migrated",
            Self::Later(_) => "later",
            Self::Failed => "failed",
            Self::Refused => "refused",
        }
    }

    fn of(error: &RequestError) -> Self {
        match error {
            RequestError::RetryAfter(pause) => Self::Later(u64::from(pause.seconds())),
            RequestError::MigrateToChatId(chat) => Self::Migrated(chat.0),
            RequestError::Network(_) | RequestError::Io(_) | RequestError::InvalidJson { .. } => {
                Self::Failed
            }
            RequestError::Api(error) => Self::of_api(error),
        }
    }

    fn of_api(error: &ApiError) -> Self {
        match error {
            ApiError::BotBlocked
            | ApiError::UserDeactivated
            | ApiError::ChatNotFound
            | ApiError::BotKicked
            | ApiError::BotKickedFromSupergroup
            | ApiError::CantInitiateConversation
            | ApiError::CantTalkWithBots => Self::Gone,
            ApiError::MessageNotModified | ApiError::InvalidQueryId => Self::Done(None),
            ApiError::Unknown(text) if text.starts_with("Forbidden:") => Self::Gone,
            ApiError::Unknown(text) if text.contains("query is too old") => Self::Done(None),
            ApiError::Unknown(text) if is_fault(text) => Self::Failed,
            _ => Self::Refused,
        }
    }
}

/// A fault of the server's own, which may pass.
fn is_fault(text: &str) -> bool {
    [
        "Internal Server Error",
        "Bad Gateway",
        "Gateway",
        "restart",
        "Conflict",
    ]
    .iter()
    .any(|word| text.contains(word))
}

/// Does one thing, as often as needed and allowed; pauses only this call.
pub async fn deliver(bot: &Bot, target: Target, outgoing: &Outgoing) -> Sent {
    let mut last = Sent::Failed;
    for attempt in 0..ATTEMPTS {
        last = once(bot, target, outgoing).await;
        match last {
            Sent::Later(pause) => tokio::time::sleep(Duration::from_secs(pause)).await,
            Sent::Failed => tokio::time::sleep(Duration::from_millis(300 << attempt)).await,
            _ => break,
        }
    }
    debug!(outcome = last.name(), "delivered");
    last
}

/// Does one thing once.
pub async fn once(bot: &Bot, target: Target, outgoing: &Outgoing) -> Sent {
    let done = match outgoing {
        Outgoing::Send { html, buttons } => return send(bot, target, html, buttons).await,
        Outgoing::Edit {
            message,
            html,
            buttons,
        } => return edit(bot, target, *message, html, buttons).await,
        Outgoing::Pressed { query, text } => {
            let mut request = bot.answer_callback_query(CallbackQueryId(query.clone()));
            if let Some(text) = text {
                request = request.text(text.chars().take(200).collect::<String>());
            }
            request.await.map(|_| None)
        }
        Outgoing::Offer { query, cards, next } => {
            let results: Vec<InlineQueryResult> = cards.iter().map(article).collect();
            bot.answer_inline_query(InlineQueryId(query.clone()), results)
                .cache_time(KEPT)
                .is_personal(true)
                .next_offset(next.clone())
                .await
                .map(|_| None)
        }
        Outgoing::File {
            name,
            text,
            caption,
        } => {
            let file = InputFile::memory(text.clone().into_bytes()).file_name(name.clone());
            let mut request = bot
                .send_document(ChatId(target.chat), file)
                .caption(caption);
            request.message_thread_id = thread(target);
            request.await.map(|message| Some(message.id.0))
        }
        Outgoing::Place {
            latitude,
            longitude,
            title,
            address,
        } => {
            let mut request =
                bot.send_venue(ChatId(target.chat), *latitude, *longitude, title, address);
            request.message_thread_id = thread(target);
            request.await.map(|message| Some(message.id.0))
        }
    };
    done.map_or_else(|error| Sent::of(&error), Sent::Done)
}

fn thread(target: Target) -> Option<ThreadId> {
    target.thread.map(|thread| ThreadId(MessageId(thread)))
}

const fn no_preview() -> LinkPreviewOptions {
    LinkPreviewOptions {
        is_disabled: true,
        url: None,
        prefer_small_media: false,
        prefer_large_media: false,
        show_above_text: false,
    }
}

/// Sends a text in as many parts as it needs, the buttons below the last.
async fn send(bot: &Bot, target: Target, html: &str, buttons: &[Vec<Button>]) -> Sent {
    let parts = html::parts(html);
    let mut sent = Sent::Done(None);
    for (at, part) in parts.iter().enumerate() {
        let buttons = if at + 1 == parts.len() { buttons } else { &[] };
        let mut outcome = message(bot, target, part, buttons, true).await;
        if outcome == Sent::Refused {
            // Marks that the server does not take: the words alone.
            outcome = message(bot, target, &html::plain(part), buttons, false).await;
        }
        sent = outcome;
        if !matches!(sent, Sent::Done(_)) {
            return sent;
        }
    }
    sent
}

async fn message(
    bot: &Bot,
    target: Target,
    text: &str,
    buttons: &[Vec<Button>],
    marked: bool,
) -> Sent {
    let mut request = bot
        .send_message(ChatId(target.chat), text)
        .link_preview_options(no_preview());
    request.message_thread_id = thread(target);
    if marked {
        request = request.parse_mode(ParseMode::Html);
    }
    if !buttons.is_empty() {
        request = request.reply_markup(keyboard(buttons));
    }
    match request.await {
        Ok(message) => Sent::Done(Some(message.id.0)),
        Err(error) => Sent::of(&error),
    }
}

async fn edit(bot: &Bot, target: Target, number: i32, html: &str, buttons: &[Vec<Button>]) -> Sent {
    let part = html::parts(html).into_iter().next().unwrap_or_default();
    let request = bot
        .edit_message_text(ChatId(target.chat), MessageId(number), part)
        .parse_mode(ParseMode::Html)
        .link_preview_options(no_preview())
        .reply_markup(keyboard(buttons));
    match request.await {
        Ok(_) => Sent::Done(Some(number)),
        // One that is too old to be changed is sent anew.
        Err(RequestError::Api(ApiError::MessageCantBeEdited | ApiError::MessageToEditNotFound)) => {
            send(bot, target, html, buttons).await
        }
        Err(error) => Sent::of(&error),
    }
}

fn keyboard(buttons: &[Vec<Button>]) -> InlineKeyboardMarkup {
    let rows = buttons.iter().map(|row| {
        row.iter().filter_map(|button| match &button.does {
            Press::Tell(data) => Some(InlineKeyboardButton::callback(&button.label, data)),
            Press::Open(url) => Some(InlineKeyboardButton::url(&button.label, url.parse().ok()?)),
        })
    });
    InlineKeyboardMarkup::new(rows)
}

fn article(card: &Offered) -> InlineQueryResult {
    let text = InputMessageContentText::new(
        html::parts(&card.html)
            .into_iter()
            .next()
            .unwrap_or_default(),
    )
    .parse_mode(ParseMode::Html)
    .link_preview_options(no_preview());
    InlineQueryResult::Article(
        InlineQueryResultArticle::new(&card.id, &card.title, InputMessageContent::Text(text))
            .description(&card.description),
    )
}
