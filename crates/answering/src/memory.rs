//! What was just spoken of in one chat, so that *un kad tas beidzas?* has something to refer to.

use crate::{
    intent::Intent,
    question::{Question, Slots},
    reply::{EventView, Reply},
};

/// The last question of a chat and what its answer was about.
#[derive(Debug, Clone, Default)]
pub struct Memory {
    question: Option<Question>,
    project: Option<String>,
    event: Option<i64>,
}

impl Memory {
    /// `question` with what it leaves out filled in from the one before.
    pub(crate) fn complete(&self, question: Question, screenful: usize) -> Question {
        let Some(before) = &self.question else {
            return question;
        };
        if question.intent == Intent::More && question.words.len() <= 2 {
            let mut again = before.clone();
            again.shown += screenful;
            return again;
        }
        let carries_on =
            question.words.len() <= 6 && question.carries_on() || question.words.len() <= 3;
        let bare = question.slots.project.is_none()
            && question.slots.place.is_empty()
            && question.slots.kind.is_empty()
            && question.slots.period.is_none();
        let mut question = question;
        if question.intent.is_of_project() && bare && question.topic.is_empty() {
            question.slots.project = self.project.clone();
        } else if question.intent.is_of_event() && bare && (carries_on || question.topic.is_empty())
        {
            question.event = self.event;
            if self.event.is_none() {
                question.slots.project = self.project.clone();
            }
        } else if question.intent == Intent::Unknown && carries_on && !bare {
            // "а в Данії?" asks the same of another place.
            question.intent = before.intent;
            question.slots = merged(question.slots, &before.slots);
            question.topic = before.topic.clone();
        }
        question
    }

    /// Keeps what `reply` is about.
    pub(crate) fn keep(&mut self, question: &Question, reply: &Reply) {
        let event = about_event(reply);
        let project = about_project(reply)
            .or_else(|| {
                event
                    .and_then(|view| view.event.projects.first())
                    .map(String::as_str)
            })
            .or(question.slots.project.as_deref());
        if let Some(view) = event {
            self.event = Some(view.event.id);
        }
        if let Some(project) = project {
            self.project = Some(project.to_owned());
            if event.is_none() {
                self.event = None;
            }
        }
        if question.intent.is_about_the_world() {
            self.question = Some(question.clone());
        }
    }
}

fn merged(own: Slots, before: &Slots) -> Slots {
    Slots {
        project: own.project.or_else(|| before.project.clone()),
        place: if own.place.is_empty() {
            before.place.clone()
        } else {
            own.place
        },
        kind: if own.kind.is_empty() {
            before.kind.clone()
        } else {
            own.kind
        },
        group: if own.group.is_empty() {
            before.group.clone()
        } else {
            own.group
        },
        period: own.period.or(before.period),
        topic: before.topic.clone(),
    }
}

fn about_event(reply: &Reply) -> Option<&EventView> {
    match reply {
        Reply::Next(view) | Reply::Event(view) => Some(view),
        Reply::NoneComing { next, last, .. } => next.as_deref().or(last.as_deref()),
        Reply::Events { events, .. } | Reply::OtherDays(events) => match events.as_slice() {
            [only] => Some(only),
            _ => None,
        },
        _ => None,
    }
}

fn about_project(reply: &Reply) -> Option<&str> {
    match reply {
        Reply::Partners(project)
        | Reply::Lead(project)
        | Reply::Budget(project)
        | Reply::Period(project)
        | Reply::Programme(project)
        | Reply::Number(project)
        | Reply::Details { project, .. } => Some(&project.name),
        _ => None,
    }
}
