//! "This is wrong": a short dialogue, the editors' queue, and their decisions.

use answering::render::chat::{Line, fill, say};
use extraction::{
    Store,
    correct::{Correction, Field},
    reread,
};
use serde::{Deserialize, Serialize};

use super::{Asker, Desk, Tasks, said, sent};
use crate::{
    callback::Callback,
    error::Result,
    html,
    outgoing::{Button, Outgoing},
    state::Proposal,
};

/// How long a dialogue waits for its message, in seconds.
const PATIENCE: i64 = 900;

/// What a dialogue waits for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
enum Step {
    /// The right value of a field.
    Value { occasion: String, field: String },
    /// The value that an editor puts in the place of a proposed one.
    Changed { proposal: i64 },
}

impl Desk {
    /// Asks what is wrong.
    pub(crate) fn wrong(&self, asker: &Asker, id: &str) -> Result<Tasks> {
        let choice = |line: Line, field: &str| {
            let callback = Callback::WrongField {
                id: id.to_owned(),
                field: field.to_owned(),
            };
            Button::tell(say(asker.lang, line), callback.write())
        };
        let buttons = vec![
            vec![
                choice(Line::WrongDay, "start"),
                choice(Line::WrongPlace, "place"),
            ],
            vec![
                choice(Line::WrongTitle, "title"),
                choice(Line::WrongCancelled, "status"),
            ],
        ];
        Ok(vec![Outgoing::Send {
            html: html::escaped(say(asker.lang, Line::WhatIsWrong)),
            buttons,
        }])
    }

    /// Asks for the right value; that an event is cancelled needs none.
    pub(crate) fn wrong_field(&self, asker: &Asker, id: &str, field: &str) -> Result<Tasks> {
        if field == "status" {
            return self.propose(asker, id, field, "cancelled");
        }
        let step = Step::Value {
            occasion: id.to_owned(),
            field: field.to_owned(),
        };
        self.wait(asker, &step)?;
        let line = if field == "start" {
            Line::WrongDayValue
        } else {
            Line::WrongValue
        };
        Ok(vec![said(asker.lang, line)])
    }

    fn wait(&self, asker: &Asker, step: &Step) -> Result<()> {
        let step = serde_json::to_string(step).unwrap_or_default();
        self.state.set_dialogue(
            asker.chat.id,
            asker.user,
            Some(&step),
            self.clock.now() + PATIENCE,
        )
    }

    /// Takes a message as what a dialogue waits for; nothing where none waits.
    pub(crate) fn continue_dialogue(&self, asker: &Asker, text: &str) -> Result<Option<Tasks>> {
        let waiting = self
            .state
            .dialogue(asker.chat.id, asker.user, self.clock.now())?;
        let Some(step) = waiting.and_then(|step| serde_json::from_str::<Step>(&step).ok()) else {
            return Ok(None);
        };
        let value = text.trim();
        let done = match step {
            Step::Value { occasion, field } => {
                if Field::named(&field).is_none_or(|known| known.check(value).is_err()) {
                    return Ok(Some(vec![said(asker.lang, Line::NotADay)]));
                }
                self.propose(asker, &occasion, &field, value)?
            }
            Step::Changed { proposal } => {
                let Some(known) = self.state.proposal(Some(proposal))? else {
                    return Ok(Some(vec![said(asker.lang, Line::NoDialogue)]));
                };
                if Field::named(&known.field).is_none_or(|field| field.check(value).is_err()) {
                    return Ok(Some(vec![said(asker.lang, Line::NotADay)]));
                }
                self.accept(
                    asker,
                    &Proposal {
                        value: value.to_owned(),
                        ..known
                    },
                )?
            }
        };
        self.state
            .set_dialogue(asker.chat.id, asker.user, None, 0)?;
        Ok(Some(done))
    }

    /// Puts a proposal into the queue; an editor's own holds at once.
    fn propose(&self, asker: &Asker, id: &str, field: &str, value: &str) -> Result<Tasks> {
        let store = self.open()?;
        let card = self
            .answerer()
            .event(&store, id, asker.lang, self.clock.today())?;
        let Some((card, source)) = card.and_then(|card| {
            let source = card.sources().first()?.clone();
            Some((card, source))
        }) else {
            return Ok(vec![said(asker.lang, Line::Gone)]);
        };
        let mut proposal = Proposal {
            id: 0,
            chat: asker.chat.id,
            occasion: id.to_owned(),
            title: card.title,
            document: source.document,
            quote: source.quote,
            field: field.to_owned(),
            value: value.to_owned(),
            state: "waiting".to_owned(),
        };
        proposal.id = self.state.propose(&proposal)?;
        if self.is_editor(asker) {
            return self.accept(asker, &proposal);
        }
        Ok(vec![said(asker.lang, Line::Sent)])
    }

    /// `/review`: the first proposal that waits.
    pub(crate) fn review(&self, asker: &Asker) -> Result<Tasks> {
        let Some(proposal) = self.state.proposal(None)? else {
            return Ok(vec![said(asker.lang, Line::QueueEmpty)]);
        };
        let number = proposal.id.to_string();
        let values = [
            number.as_str(),
            &proposal.document,
            &proposal.title,
            &proposal.quote,
            &proposal.field,
            &proposal.value,
        ];
        let decide = |line: Line, how: &str| {
            let callback = Callback::Decide {
                id: proposal.id,
                how: how.to_owned(),
            };
            Button::tell(say(asker.lang, line), callback.write())
        };
        let buttons = vec![vec![
            decide(Line::Accept, "accept"),
            decide(Line::Change, "change"),
            decide(Line::Reject, "reject"),
        ]];
        Ok(vec![Outgoing::Send {
            html: html::escaped(&fill(asker.lang, Line::QueueItem, &values)),
            buttons,
        }])
    }

    /// An editor's press.
    pub(crate) fn decide(&self, asker: &Asker, id: i64, how: &str) -> Result<Tasks> {
        if !self.is_editor(asker) {
            return Ok(vec![said(asker.lang, Line::ForEditors)]);
        }
        let Some(proposal) = self
            .state
            .proposal(Some(id))?
            .filter(|known| known.state == "waiting")
        else {
            return Ok(vec![said(asker.lang, Line::Reviewed)]);
        };
        match how {
            "accept" => self.accept(asker, &proposal),
            "change" => {
                self.wait(asker, &Step::Changed { proposal: id })?;
                Ok(vec![sent(&fill(
                    asker.lang,
                    Line::SendValue,
                    &[&id.to_string()],
                ))])
            }
            _ => {
                self.state.decide(id, "rejected", &proposal.value)?;
                Ok(vec![said(asker.lang, Line::Rejected)])
            }
        }
    }

    /// Puts a value into the correction layer and reads its article again.
    fn accept(&self, asker: &Asker, proposal: &Proposal) -> Result<Tasks> {
        if let Err(refused) = self.correct_store(proposal) {
            return match refused {
                crate::Error::Store(extraction::Error::Correction(reason)) => {
                    Ok(vec![sent(&reason)])
                }
                other => Err(other),
            };
        }
        let first = self
            .state
            .decide(proposal.id, "accepted", &proposal.value)?;
        Ok(vec![said(
            asker.lang,
            if first {
                Line::Accepted
            } else {
                Line::Reviewed
            },
        )])
    }

    fn correct_store(&self, proposal: &Proposal) -> Result<()> {
        let field = Field::named(&proposal.field).ok_or_else(|| {
            extraction::Error::Correction(format!("no field is called {}", proposal.field))
        })?;
        let correction = Correction {
            id: 0,
            document: proposal.document.clone(),
            quote: proposal.quote.clone(),
            field,
            value: proposal.value.clone(),
            note: "Telegram".to_owned(),
        };
        let today = self.clock.today();
        let mut store = Store::open(&self.store)?;
        store.add_correction(&correction, &today.to_string())?;
        reread(
            &mut store,
            self.answerer().knowledge(),
            &proposal.document,
            today,
        )?;
        Ok(())
    }

    /// `/correct event field value`, for editors.
    pub(crate) fn correct(&self, asker: &Asker, rest: &str) -> Result<Tasks> {
        let mut words = rest.splitn(3, char::is_whitespace);
        let (Some(id), Some(field), Some(value)) = (words.next(), words.next(), words.next())
        else {
            return Ok(vec![said(asker.lang, Line::CorrectHow)]);
        };
        let id = id.strip_prefix("event_").unwrap_or(id);
        match Field::named(field).map(|known| known.check(value.trim())) {
            Some(Ok(())) => self.propose(asker, id, field, value.trim()),
            Some(Err(reason)) => Ok(vec![sent(&reason)]),
            None => Ok(vec![said(asker.lang, Line::CorrectHow)]),
        }
    }
}
