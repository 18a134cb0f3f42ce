//! What of an update we use, in a form of our own: it is written down, and logic reads nothing of Telegram's types.

use serde::{Deserialize, Serialize};
use teloxide::types::{
    CallbackQuery, ChatMemberKind, InlineQuery, MaybeInaccessibleMessage, Message, MessageKind,
    Update, UpdateKind,
};

/// The longest text that is read, in letters: what is longer is no question.
const LONGEST: usize = 4096;

/// An update.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Incoming {
    /// Telegram's number of it.
    pub update: i64,
    /// The chat it belongs to; for inline queries the person's.
    pub chat: i64,
    /// The forum topic.
    pub thread: Option<i32>,
    /// Who sent it; 0 where nobody did.
    pub user: i64,
    /// Whether the chat is one with a person.
    pub private: bool,
    /// The language that the person's Telegram speaks.
    pub language: Option<String>,
    /// What it says.
    pub what: What,
}

/// What an update says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum What {
    /// A message of text.
    Text {
        /// Without the bot's name.
        text: String,
        /// Its number in the chat.
        message: i32,
        /// Whether it is for the bot: always in private chats, else when named or answered.
        addressed: bool,
    },
    /// A button was pressed.
    Button {
        /// To be answered.
        query: String,
        /// What the button carries.
        data: String,
        /// The message it stands under.
        message: Option<i32>,
    },
    /// Words behind the bot's name in another chat.
    Inline {
        /// To be answered.
        query: String,
        /// The words.
        text: String,
        /// Where a longer answer goes on.
        offset: String,
    },
    /// The bot was blocked, or is welcome again.
    Membership {
        /// Whether it can still write there.
        present: bool,
    },
    /// The group got another number.
    Migrated {
        /// The new one.
        to: i64,
    },
    /// A message without text that is for the bot.
    Unreadable {
        /// Its number in the chat.
        message: i32,
    },
    /// Nothing that we use.
    Other,
}

impl Incoming {
    /// Reads an update that was sent to the bot called `name`.
    #[must_use]
    pub fn of(update: &Update, name: &str) -> Self {
        let mut incoming = Self {
            update: i64::from(update.id.0),
            chat: 0,
            thread: None,
            user: 0,
            private: true,
            language: None,
            what: What::Other,
        };
        match &update.kind {
            UpdateKind::Message(message) => incoming.message(message, name),
            UpdateKind::CallbackQuery(query) => incoming.button(query),
            UpdateKind::InlineQuery(query) => incoming.inline(query),
            UpdateKind::MyChatMember(change) => {
                incoming.chat = change.chat.id.0;
                incoming.private = change.chat.is_private();
                let gone = matches!(
                    change.new_chat_member.kind,
                    ChatMemberKind::Banned(_) | ChatMemberKind::Left
                );
                incoming.what = What::Membership { present: !gone };
            }
            _ => {}
        }
        incoming
    }

    fn message(&mut self, message: &Message, name: &str) {
        self.chat = message.chat.id.0;
        self.private = message.chat.is_private();
        self.thread = message
            .thread_id
            .filter(|_| message.is_topic_message)
            .map(|thread| thread.0.0);
        if let Some(from) = &message.from {
            self.user = i64::try_from(from.id.0).unwrap_or(0);
            self.language.clone_from(&from.language_code);
        }
        if let Some(to) = message.migrate_to_chat_id() {
            self.what = What::Migrated { to: to.0 };
            return;
        }
        let answers_us = message
            .reply_to_message()
            .and_then(|known| known.from.as_ref())
            .is_some_and(|from| from.username.as_deref() == Some(name));
        let number = message.id.0;
        let Some(text) = message.text() else {
            let for_us = self.private
                && matches!(message.kind, MessageKind::Common(_) | MessageKind::Empty {});
            if for_us {
                self.what = What::Unreadable { message: number };
            }
            return;
        };
        let text: String = text.chars().take(LONGEST).collect();
        let mention = format!("@{name}");
        let named = contains_name(&text, &mention);
        let command = text.starts_with('/');
        let for_other = command
            && text
                .split(' ')
                .next()
                .is_some_and(|word| word.contains('@'))
            && !named;
        let text = if named {
            without_name(&text, &mention)
        } else {
            text
        };
        self.what = What::Text {
            addressed: (self.private || named || answers_us || command) && !for_other,
            text,
            message: number,
        };
    }

    fn button(&mut self, query: &CallbackQuery) {
        self.user = i64::try_from(query.from.id.0).unwrap_or(0);
        self.language.clone_from(&query.from.language_code);
        self.chat = self.user;
        let mut number = None;
        if let Some(message) = &query.message {
            self.chat = message.chat().id.0;
            self.private = message.chat().is_private();
            number = Some(message.id().0);
            if let MaybeInaccessibleMessage::Regular(message) = message {
                self.thread = message
                    .thread_id
                    .filter(|_| message.is_topic_message)
                    .map(|thread| thread.0.0);
            }
        }
        self.what = What::Button {
            query: query.id.0.clone(),
            data: query.data.clone().unwrap_or_default(),
            message: number,
        };
    }

    fn inline(&mut self, query: &InlineQuery) {
        self.user = i64::try_from(query.from.id.0).unwrap_or(0);
        self.chat = self.user;
        self.language.clone_from(&query.from.language_code);
        self.what = What::Inline {
            query: query.id.0.clone(),
            text: query.query.chars().take(LONGEST).collect(),
            offset: query.offset.clone(),
        };
    }
}

/// Whether the bot's name stands in the text as a word.
fn contains_name(text: &str, mention: &str) -> bool {
    text.split(|letter: char| {
        !letter.is_alphanumeric() && letter != '_' && letter != '@' && letter != '/'
    })
    .any(|word| word.to_lowercase().ends_with(&mention.to_lowercase()))
}

fn without_name(text: &str, mention: &str) -> String {
    let lower = text.to_lowercase();
    match lower.find(&mention.to_lowercase()) {
        // Lower case can change lengths of other letters before the name; then the text stays whole.
        Some(at) if lower.len() == text.len() => {
            let (before, rest) = text.split_at(at);
            format!("{before}{}", rest.get(mention.len()..).unwrap_or_default())
                .trim()
                .to_owned()
        }
        _ => text.to_owned(),
    }
}
