//! The steps from a question to an answer.

use std::path::Path;

use chrono::NaiveDate;
use extraction::{Knowledge, Result, Store, store::ProjectName};
use serde_json::Value as Json;

use crate::{
    events::Events,
    lang::Lang,
    memory::Memory,
    projects,
    query::{Query, SCREENFUL},
    question::{Question, Reader},
    render,
    reply::{Context, Reply},
    tables::QuestionWords,
};

/// An answer with every stage it went through.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The question as read.
    pub question: Question,
    /// The language of the answer.
    pub lang: Lang,
    /// In no language.
    pub reply: Reply,
    /// The day and what the store covers.
    pub context: Context,
    /// In words.
    pub text: String,
}

impl Answer {
    /// Whether the store holds what was asked.
    #[must_use]
    pub fn known(&self) -> bool {
        !matches!(
            self.reply,
            Reply::NotKnown(_) | Reply::NoneComing { .. } | Reply::Refused | Reply::AskWhich(_)
        ) && !render::is_unknown(&self.reply)
    }

    /// The object that `tilts ask --json` prints.
    #[must_use]
    pub fn json(&self) -> Json {
        render::json::answer(self)
    }
}

/// Answers questions from one store.
pub struct Answerer {
    pub(crate) knowledge: Knowledge,
    pub(crate) reader: Reader,
}

impl Answerer {
    /// Loads the tables of `config`, built in or from `folder`.
    ///
    /// # Errors
    ///
    /// A broken table.
    pub fn new(knowledge: Knowledge, folder: Option<&Path>) -> Result<Self> {
        let words = QuestionWords::load(folder)?;
        let reader = Reader::new(words, &knowledge);
        Ok(Self { knowledge, reader })
    }

    /// Answers `text` from `store` as of `today`, in `lang` or in the language of the question.
    ///
    /// # Errors
    ///
    /// A failure of the store.
    pub fn answer(
        &self,
        store: &Store,
        text: &str,
        lang: Option<Lang>,
        today: NaiveDate,
    ) -> Result<Answer> {
        self.answer_in(&mut Memory::default(), store, text, lang, today)
    }

    /// As [`Answerer::answer`], in a chat: `memory` says what was spoken of, and keeps what is.
    ///
    /// # Errors
    ///
    /// A failure of the store.
    pub fn answer_in(
        &self,
        memory: &mut Memory,
        store: &Store,
        text: &str,
        lang: Option<Lang>,
        today: NaiveDate,
    ) -> Result<Answer> {
        let lang = lang.unwrap_or_else(|| self.reader.lang(text));
        let names = store.project_names()?;
        let question = self.reader.read(text, lang, today, &self.knowledge, &names);
        let question = memory.complete(question, SCREENFUL);
        let answer = self.reply_with(store, question, names, lang, today)?;
        memory.keep(&answer.question, &answer.reply);
        Ok(answer)
    }

    pub(crate) fn reply_to(
        &self,
        store: &Store,
        question: Question,
        lang: Lang,
        today: NaiveDate,
    ) -> Result<Answer> {
        let names = store.project_names()?;
        self.reply_with(store, question, names, lang, today)
    }

    fn reply_with(
        &self,
        store: &Store,
        question: Question,
        names: Vec<ProjectName>,
        lang: Lang,
        today: NaiveDate,
    ) -> Result<Answer> {
        let query = Query {
            store,
            knowledge: &self.knowledge,
            question: &question,
            today,
            projects: projects::views(projects::rows(store, &question, &names)?),
            names,
            events: Events { store, today },
        };
        let reply = query.reply()?;
        let context = Context {
            today,
            coverage: store.coverage()?,
        };
        let text = render::render(&reply, &context, lang, &self.knowledge);
        Ok(Answer {
            question,
            lang,
            reply,
            context,
            text,
        })
    }
}
