//! Subscriptions, language, quiet hours.

use answering::{
    Lang,
    render::{
        self,
        chat::{Line, fill, say},
    },
};

use super::{Asker, Desk, Tasks, said, sent};
use crate::{
    callback::Callback,
    error::Result,
    html,
    outgoing::{Button, Outgoing},
    state::Chat,
};

const LANGUAGES: [Lang; 4] = [Lang::Lv, Lang::Uk, Lang::En, Lang::Ru];

impl Desk {
    /// Follows what is named; asks what to follow where nothing is.
    pub(crate) fn subscribe(&self, asker: &Asker, words: &str) -> Result<Tasks> {
        if words.is_empty() {
            let all = Button::tell(
                say(asker.lang, Line::SubscribeAll),
                Callback::FollowAll.write(),
            );
            return Ok(vec![Outgoing::Send {
                html: html::escaped(say(asker.lang, Line::SubscribeHow)),
                buttons: vec![vec![all]],
            }]);
        }
        let store = self.open()?;
        match self.answerer().subject(&store, words)? {
            Some((about, value)) => self.follow(asker, about, &value),
            None => Ok(vec![sent(&fill(asker.lang, Line::NoSuchThing, &[words]))]),
        }
    }

    pub(crate) fn follow(&self, asker: &Asker, about: &str, value: &str) -> Result<Tasks> {
        let kept = if about == "all" { "" } else { value };
        let added = self.state.subscribe(asker.chat.id, about, kept)?;
        self.keep_language(asker)?;
        let line = if added {
            Line::Subscribed
        } else {
            Line::AlreadySubscribed
        };
        let name = self.subject_name(asker.lang, about, value);
        Ok(vec![sent(&fill(asker.lang, line, &[&name]))])
    }

    /// Messages of our own need a language: that of the subscription, until another is chosen.
    pub(crate) fn keep_language(&self, asker: &Asker) -> Result<()> {
        let mut chat = self.state.chat(asker.chat.id)?;
        chat.lang = chat.lang.or(Some(asker.lang));
        chat.thread = asker.chat.thread;
        chat.blocked = false;
        self.state.keep_chat(&chat)
    }

    /// What is followed, in words.
    pub(crate) fn subject_name(&self, lang: Lang, about: &str, value: &str) -> String {
        match about {
            "all" => say(lang, Line::SubscribeAll).to_owned(),
            "kind" => {
                let word = render::kind(lang, value);
                if word.is_empty() {
                    value.to_owned()
                } else {
                    word.to_owned()
                }
            }
            "event" => self
                .card_for(value, lang)
                .ok()
                .flatten()
                .map_or_else(|| value.to_owned(), |(card, _)| card.title),
            _ => value.to_owned(),
        }
    }

    /// What the chat follows, each with a button that ends it.
    pub(crate) fn subscriptions(&self, asker: &Asker) -> Result<Tasks> {
        let known = self.state.subscriptions(Some(asker.chat.id))?;
        if known.is_empty() {
            return Ok(vec![said(asker.lang, Line::NoSubscriptions)]);
        }
        let buttons = known.iter().map(|subscription| {
            let name = self.subject_name(asker.lang, &subscription.about, &subscription.value);
            let short: String = name.chars().take(40).collect();
            vec![Button::tell(
                &format!("✕ {short}"),
                Callback::Unfollow(subscription.id).write(),
            )]
        });
        Ok(vec![Outgoing::Send {
            html: html::escaped(say(asker.lang, Line::Subscriptions)),
            buttons: buttons.collect(),
        }])
    }

    /// The settings of a chat with buttons that change them, in the place of `message` where that is known.
    pub(crate) fn settings(&self, asker: &Asker, message: Option<i32>) -> Outgoing {
        let (lang, chat) = (asker.lang, &asker.chat);
        let quiet = if chat.quiet {
            Line::Quiet
        } else {
            Line::QuietOff
        };
        let muted = if chat.muted {
            Line::Muted
        } else {
            Line::Unmuted
        };
        let digest = if chat.digest {
            Line::Unmuted
        } else {
            Line::Muted
        };
        let values = [Line::Language, quiet, muted, digest].map(|line| say(lang, line));
        let html = html::escaped(&fill(lang, Line::Settings, &values));
        let set = |label: &str, name: &str, value: &str| {
            let callback = Callback::Set {
                name: name.to_owned(),
                value: value.to_owned(),
            };
            Button::tell(label, callback.write())
        };
        let toggle = |on: bool, name: &str, off_line: Line, on_line: Line| {
            let (line, value) = if on { (off_line, "0") } else { (on_line, "1") };
            set(say(lang, line), name, value)
        };
        let languages =
            LANGUAGES.map(|other| set(say(other, Line::Language), "lang", other.code()));
        let buttons = vec![
            languages.to_vec(),
            vec![
                toggle(chat.quiet, "quiet", Line::QuietOff, Line::Quiet),
                toggle(chat.muted, "mute", Line::Unmute, Line::Mute),
                toggle(chat.digest, "digest", Line::DigestOff, Line::DigestOn),
            ],
        ];
        match message {
            Some(message) => Outgoing::Edit {
                message,
                html,
                buttons,
            },
            None => Outgoing::Send { html, buttons },
        }
    }

    pub(crate) fn set(
        &self,
        asker: &Asker,
        name: &str,
        value: &str,
        message: Option<i32>,
    ) -> Result<Tasks> {
        let mut chat: Chat = self.state.chat(asker.chat.id)?;
        let on = value == "1";
        match name {
            "lang" => chat.lang = Lang::from_code(value).or(chat.lang),
            "mute" => chat.muted = on,
            "quiet" => chat.quiet = on,
            "digest" => chat.digest = on,
            _ => return Ok(vec![said(asker.lang, Line::OtherVersion)]),
        }
        self.state.keep_chat(&chat)?;
        let lang = chat.lang.unwrap_or(asker.lang);
        let now = Asker {
            chat,
            lang,
            user: asker.user,
            private: asker.private,
        };
        Ok(vec![self.settings(&now, message)])
    }
}
