//! Where updates are answered: what comes in, and what is to be done. Nothing here speaks to Telegram.

mod buttons;
pub mod commands;
mod corrections;
mod inline;
mod lists;
mod settings;

use std::{
    collections::HashMap,
    path::PathBuf,
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicI64, Ordering},
    },
};

use answering::{
    Answer, Answerer, EventCard, Lang, Memory,
    render::chat::{Line, say},
    reply::Reply,
};
use extraction::Store;

use crate::{
    callback::Callback,
    clock::Clock,
    error::Result,
    html,
    incoming::{Incoming, What},
    outgoing::{Button, Outgoing},
    state::{Chat, State},
};

/// How many messages one person may send in a minute.
const MOST_A_MINUTE: f64 = 20.0;

/// How many chats are remembered for questions that go on.
const REMEMBERED: usize = 2000;

/// How many events of an answer get a button.
const BUTTONS: usize = 6;

/// Who may do more than ask.
#[derive(Debug, Clone, Default)]
pub struct Roles {
    /// Persons who decide about corrections.
    pub editors: Vec<i64>,
    /// Persons who may see how the bot runs.
    pub operators: Vec<i64>,
}

/// Everything that answering an update needs.
pub struct Desk {
    answerer: Answerer,
    store: PathBuf,
    /// The bot's own state.
    pub state: State,
    /// What time it is.
    pub clock: Clock,
    roles: Roles,
    /// The bot's name in Telegram, for links that open it.
    name: String,
    memories: Mutex<HashMap<(i64, i64), Memory>>,
    buckets: Mutex<HashMap<i64, Bucket>>,
    errors: AtomicI64,
}

/// How many messages a person may still send.
struct Bucket {
    left: f64,
    at: i64,
    told: bool,
}

/// What one update leads to, in order.
pub type Tasks = Vec<Outgoing>;

/// What is known of who asks.
pub(crate) struct Asker {
    chat: Chat,
    lang: Lang,
    user: i64,
    private: bool,
}

impl Desk {
    /// A desk that answers from the store at `store`.
    #[must_use]
    pub fn new(
        answerer: Answerer,
        store: PathBuf,
        state: State,
        clock: Clock,
        roles: Roles,
        name: String,
    ) -> Self {
        Self {
            answerer,
            store,
            state,
            clock,
            roles,
            name,
            memories: Mutex::default(),
            buckets: Mutex::default(),
            errors: AtomicI64::new(0),
        }
    }

    /// The store, for reading.
    pub(crate) fn open(&self) -> Result<Store> {
        Ok(Store::open_read_only(&self.store)?)
    }

    pub(crate) const fn answerer(&self) -> &Answerer {
        &self.answerer
    }

    /// Counts a failure, for `/status`.
    pub fn note_error(&self) {
        self.errors.fetch_add(1, Ordering::Relaxed);
    }

    /// What an update leads to.
    ///
    /// # Errors
    ///
    /// A failure of the store or of the state.
    pub fn handle(&self, incoming: &Incoming) -> Result<Tasks> {
        match &incoming.what {
            What::Other => Ok(Vec::new()),
            What::Membership { present } => {
                self.state.set_blocked(incoming.chat, !present)?;
                Ok(Vec::new())
            }
            What::Migrated { to } => {
                self.state.migrate_chat(incoming.chat, *to)?;
                Ok(Vec::new())
            }
            What::Text {
                addressed: false, ..
            } => Ok(Vec::new()),
            _ => self.answer(incoming),
        }
    }

    fn answer(&self, incoming: &Incoming) -> Result<Tasks> {
        let asker = self.asker(incoming)?;
        match self.admits(incoming.user) {
            Admission::Yes => {}
            Admission::TellOnce => return Ok(refusal(incoming, say(asker.lang, Line::TooFast))),
            Admission::No => return Ok(refusal(incoming, "")),
        }
        match &incoming.what {
            What::Text { text, .. } => self.text(&asker, text),
            What::Button {
                query,
                data,
                message,
            } => self.button(&asker, query, data, *message),
            What::Inline {
                query,
                text,
                offset,
            } => self.inline(&asker, query, text, offset),
            What::Unreadable { .. } => Ok(vec![said(asker.lang, Line::Unreadable)]),
            What::Other | What::Membership { .. } | What::Migrated { .. } => Ok(Vec::new()),
        }
    }

    /// What to say where handling an update failed.
    #[must_use]
    pub fn apology(&self, incoming: &Incoming) -> Tasks {
        let lang = self.asker(incoming).map_or(Lang::Lv, |asker| asker.lang);
        let text = say(lang, Line::Failed);
        match &incoming.what {
            What::Text {
                addressed: true, ..
            } => vec![Outgoing::Send {
                html: html::escaped(text),
                buttons: Vec::new(),
            }],
            What::Button { .. } | What::Inline { .. } => refusal(incoming, text),
            _ => Vec::new(),
        }
    }

    fn asker(&self, incoming: &Incoming) -> Result<Asker> {
        let mut chat = self.state.chat(incoming.chat)?;
        if incoming.thread.is_some() && chat.thread != incoming.thread {
            chat.thread = incoming.thread;
        }
        let spoken = match &incoming.what {
            What::Text { text, .. } if !text.starts_with('/') => {
                Some(self.answerer.language_of(text))
            }
            _ => None,
        };
        let own = incoming
            .language
            .as_deref()
            .and_then(|code| Lang::from_code(code.get(..2)?));
        let lang = chat.lang.or(spoken).or(own).unwrap_or(Lang::Lv);
        Ok(Asker {
            chat,
            lang,
            user: incoming.user,
            private: incoming.private,
        })
    }

    fn text(&self, asker: &Asker, text: &str) -> Result<Tasks> {
        if let Some(command) = text.strip_prefix('/') {
            let (name, rest) = command
                .split_once(char::is_whitespace)
                .unwrap_or((command, ""));
            let name = name.split('@').next().unwrap_or(name).to_lowercase();
            self.state
                .set_dialogue(asker.chat.id, asker.user, None, 0)?;
            return self.command(asker, &name, rest.trim());
        }
        if let Some(tasks) = self.continue_dialogue(asker, text)? {
            return Ok(tasks);
        }
        self.question(asker, text)
    }

    /// A question in free words.
    fn question(&self, asker: &Asker, text: &str) -> Result<Tasks> {
        let store = self.open()?;
        let key = (asker.chat.id, asker.user);
        let mut memory = lock(&self.memories).remove(&key).unwrap_or_default();
        let answer = self.answerer.answer_in(
            &mut memory,
            &store,
            text,
            Some(asker.lang),
            self.clock.today(),
        )?;
        let mut memories = lock(&self.memories);
        if memories.len() >= REMEMBERED {
            memories.clear();
        }
        memories.insert(key, memory);
        drop(memories);
        if !answer.known() {
            self.state.count_unanswered(
                answer.question.intent.name(),
                &self.clock.today().to_string(),
            )?;
        }
        Ok(vec![self.answered(asker, &store, &answer)?])
    }

    /// An answer with buttons for the events it is about.
    pub(crate) fn answered(
        &self,
        asker: &Asker,
        store: &Store,
        answer: &Answer,
    ) -> Result<Outgoing> {
        let views = match &answer.reply {
            Reply::Next(view) | Reply::Event(view) => vec![view.as_ref().clone()],
            Reply::Events { events, .. } | Reply::OtherDays(events) => events.clone(),
            _ => Vec::new(),
        };
        let buttons = match views.as_slice() {
            [only] => match self.answerer.event(
                store,
                &only.event.occasion,
                asker.lang,
                self.clock.today(),
            )? {
                Some(card) => card_buttons(&card, asker.lang),
                None => Vec::new(),
            },
            several => several
                .iter()
                .take(BUTTONS)
                .map(|view| vec![event_button(&view.event.title, &view.event.occasion)])
                .collect(),
        };
        Ok(Outgoing::Send {
            html: html::escaped(&answer.text),
            buttons,
        })
    }

    /// Whether a person may be answered now.
    fn admits(&self, user: i64) -> Admission {
        let now = self.clock.now();
        let mut buckets = lock(&self.buckets);
        if buckets.len() > 10 * REMEMBERED {
            buckets.retain(|_, bucket| now - bucket.at < 60);
        }
        let bucket = buckets.entry(user).or_insert(Bucket {
            left: MOST_A_MINUTE,
            at: now,
            told: false,
        });
        #[allow(clippy::cast_precision_loss, reason = "seconds between two messages")]
        let passed = (now - bucket.at).max(0) as f64;
        bucket.left = (bucket.left + passed * MOST_A_MINUTE / 60.0).min(MOST_A_MINUTE);
        bucket.at = now;
        if bucket.left >= 1.0 {
            bucket.left -= 1.0;
            bucket.told = false;
            return Admission::Yes;
        }
        if std::mem::replace(&mut bucket.told, true) {
            Admission::No
        } else {
            Admission::TellOnce
        }
    }
}

enum Admission {
    Yes,
    TellOnce,
    No,
}

/// Every press and every inline query is answered, also where nothing is said.
fn refusal(incoming: &Incoming, text: &str) -> Tasks {
    match &incoming.what {
        What::Button { query, .. } => vec![Outgoing::Pressed {
            query: query.clone(),
            text: (!text.is_empty()).then(|| text.to_owned()),
        }],
        What::Inline { query, .. } => {
            vec![Outgoing::Offer {
                query: query.clone(),
                cards: Vec::new(),
                next: String::new(),
            }]
        }
        _ if text.is_empty() => Vec::new(),
        _ => vec![Outgoing::Send {
            html: html::escaped(text),
            buttons: Vec::new(),
        }],
    }
}

fn lock<Value>(mutex: &Mutex<Value>) -> MutexGuard<'_, Value> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A fixed sentence.
pub(crate) fn said(lang: Lang, line: Line) -> Outgoing {
    sent(say(lang, line))
}

/// Plain words.
pub(crate) fn sent(text: &str) -> Outgoing {
    Outgoing::Send {
        html: html::escaped(text),
        buttons: Vec::new(),
    }
}

/// A button that opens the card of an event.
pub(crate) fn event_button(title: &str, occasion: &str) -> Button {
    let short: String = title.chars().take(40).collect();
    Button::tell(&short, Callback::Event(occasion.to_owned()).write())
}

/// The buttons below a card.
pub(crate) fn card_buttons(card: &EventCard, lang: Lang) -> Vec<Vec<Button>> {
    let id = || card.occasion.clone();
    let tell = |line: Line, callback: Callback| Button::tell(say(lang, line), callback.write());
    let mut first = vec![tell(Line::Source, Callback::Sources(id()))];
    if card.is_certain() {
        first.push(tell(Line::CalendarFile, Callback::Calendar(id())));
    }
    if card.coordinates.is_some() {
        first.push(tell(Line::Map, Callback::Map(id())));
    }
    let mut second = Vec::new();
    if card.is_certain() && card.standing == answering::reply::Standing::Coming {
        second.push(tell(Line::RemindMe, Callback::Remind(id())));
    }
    second.push(tell(Line::Wrong, Callback::Wrong(id())));
    vec![first, second]
}
