//! Commands.

use answering::{
    Lang,
    intent::Intent,
    render::{
        self,
        chat::{Line, fill, say},
    },
};
use chrono::Days;
use extraction::{export, fingerprint_of, store::EventFilter};
use language::fold::fold;

use super::{Asker, Desk, Tasks, card_buttons, lists::List, said, sent};
use crate::{
    callback::Callback,
    error::Result,
    html,
    outgoing::{Button, Outgoing},
};

/// A command as Telegram lists it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Command {
    /// What is typed.
    pub name: &'static str,
    /// What it does.
    pub line: Line,
    /// For whom.
    pub who: Who,
}

/// For whom a command is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Everybody.
    All,
    /// Editors.
    Editors,
    /// Operators.
    Operators,
}

/// All commands, in the order in which they are listed.
pub const COMMANDS: &[Command] = &[
    Command {
        name: "start",
        line: Line::CommandStart,
        who: Who::All,
    },
    Command {
        name: "help",
        line: Line::CommandHelp,
        who: Who::All,
    },
    Command {
        name: "upcoming",
        line: Line::CommandUpcoming,
        who: Who::All,
    },
    Command {
        name: "week",
        line: Line::CommandWeek,
        who: Who::All,
    },
    Command {
        name: "projects",
        line: Line::CommandProjects,
        who: Who::All,
    },
    Command {
        name: "partners",
        line: Line::CommandPartners,
        who: Who::All,
    },
    Command {
        name: "subscribe",
        line: Line::CommandSubscribe,
        who: Who::All,
    },
    Command {
        name: "unsubscribe",
        line: Line::CommandUnsubscribe,
        who: Who::All,
    },
    Command {
        name: "calendar",
        line: Line::CommandCalendar,
        who: Who::All,
    },
    Command {
        name: "sources",
        line: Line::CommandSources,
        who: Who::All,
    },
    Command {
        name: "settings",
        line: Line::CommandSettings,
        who: Who::All,
    },
    Command {
        name: "privacy",
        line: Line::CommandPrivacy,
        who: Who::All,
    },
    Command {
        name: "forget",
        line: Line::CommandForget,
        who: Who::All,
    },
    Command {
        name: "review",
        line: Line::CommandReview,
        who: Who::Editors,
    },
    Command {
        name: "correct",
        line: Line::CommandCorrect,
        who: Who::Editors,
    },
    Command {
        name: "status",
        line: Line::CommandStatus,
        who: Who::Operators,
    },
];

/// The mark by which links and buttons know a project.
pub(crate) fn project_mark(name: &str) -> String {
    fingerprint_of(&[&fold(name)])
}

impl Desk {
    pub(crate) fn command(&self, asker: &Asker, name: &str, rest: &str) -> Result<Tasks> {
        match name {
            "start" => self.start(asker, rest),
            "upcoming" => self.list(asker, List::Upcoming),
            "week" => self.list(asker, List::Week),
            "projects" => self.chosen(asker, Intent::ProjectList),
            "partners" => self.partners(asker, rest),
            "subscribe" => self.subscribe(asker, rest),
            "unsubscribe" => self.subscriptions(asker),
            "calendar" => self.calendar(asker),
            "sources" => self.chosen(asker, Intent::Coverage),
            "settings" => Ok(vec![self.settings(asker, None)]),
            "privacy" => Ok(vec![said(asker.lang, Line::Privacy)]),
            "forget" => {
                self.state.forget(asker.chat.id)?;
                super::lock(&self.memories).remove(&(asker.chat.id, asker.user));
                Ok(vec![said(asker.lang, Line::Forgotten)])
            }
            "review" if !self.is_editor(asker) => Ok(vec![said(asker.lang, Line::ForEditors)]),
            "review" => self.review(asker),
            "correct" if !self.is_editor(asker) => Ok(vec![said(asker.lang, Line::ForEditors)]),
            "correct" => self.correct(asker, rest),
            "status" if !self.roles.operators.contains(&asker.user) => {
                Ok(vec![said(asker.lang, Line::ForOperators)])
            }
            "status" => self.status(asker),
            // Also what no command is called: what can be asked.
            _ => self.chosen(asker, Intent::Help),
        }
    }

    pub(crate) fn is_editor(&self, asker: &Asker) -> bool {
        self.roles.editors.contains(&asker.user)
    }

    /// `/start`, alone or with what a link carries: `event_…` or `project_…`.
    fn start(&self, asker: &Asker, payload: &str) -> Result<Tasks> {
        if let Some(id) = payload.strip_prefix("event_") {
            return Ok(vec![self.card(asker, id)?]);
        }
        if let Some(mark) = payload.strip_prefix("project_") {
            return self.partners_of(asker, mark);
        }
        Ok(vec![said(asker.lang, Line::Welcome)])
    }

    /// The card of an event.
    pub(crate) fn card(&self, asker: &Asker, id: &str) -> Result<Outgoing> {
        let store = self.open()?;
        Ok(
            match self
                .answerer()
                .event(&store, id, asker.lang, self.clock.today())?
            {
                Some(card) => {
                    let link = format!("https://t.me/{}?start=event_{}", self.name, card.occasion);
                    Outgoing::Send {
                        html: format!("{}\n{}", html::card(&card.text), html::escaped(&link)),
                        buttons: card_buttons(&card, asker.lang),
                    }
                }
                None => said(asker.lang, Line::Gone),
            },
        )
    }

    fn list(&self, asker: &Asker, list: List) -> Result<Tasks> {
        let (html, buttons) = self.page(asker, list, 0)?;
        Ok(vec![Outgoing::Send { html, buttons }])
    }

    fn chosen(&self, asker: &Asker, intent: Intent) -> Result<Tasks> {
        let store = self.open()?;
        let answer =
            self.answerer()
                .answer_chosen(&store, intent, None, asker.lang, self.clock.today())?;
        Ok(vec![self.answered(asker, &store, &answer)?])
    }

    /// Partners of the project that is named, else a choice of projects.
    fn partners(&self, asker: &Asker, words: &str) -> Result<Tasks> {
        let store = self.open()?;
        if let Some(("project", name)) = self
            .answerer()
            .subject(&store, words)?
            .filter(|_| !words.is_empty())
        {
            return self.partners_of(asker, &project_mark(&name));
        }
        let projects = self.answerer().projects(&store)?;
        if projects.is_empty() {
            return Ok(vec![said(asker.lang, Line::NoProjects)]);
        }
        let buttons = projects.iter().take(20).map(|project| {
            let short: String = project.name.chars().take(40).collect();
            vec![Button::tell(
                &short,
                Callback::Partners(project_mark(&project.name)).write(),
            )]
        });
        Ok(vec![Outgoing::Send {
            html: html::escaped(say(asker.lang, Line::ChooseProject)),
            buttons: buttons.collect(),
        }])
    }

    /// Partners of the project with that mark.
    pub(crate) fn partners_of(&self, asker: &Asker, mark: &str) -> Result<Tasks> {
        let store = self.open()?;
        let projects = self.answerer().projects(&store)?;
        let Some(project) = projects
            .iter()
            .find(|project| project_mark(&project.name) == mark)
        else {
            return Ok(vec![said(asker.lang, Line::NoProjects)]);
        };
        let today = self.clock.today();
        let answer = self.answerer().answer_chosen(
            &store,
            Intent::ProjectPartners,
            Some(&project.name),
            asker.lang,
            today,
        )?;
        Ok(vec![self.answered(asker, &store, &answer)?])
    }

    /// A calendar file of what is to come.
    fn calendar(&self, asker: &Asker) -> Result<Tasks> {
        let store = self.open()?;
        let filter = EventFilter {
            ends_from: Some(self.clock.today().to_string()),
            ..EventFilter::default()
        };
        let occasions: Vec<_> = export::occasions(&store, &filter)?
            .into_iter()
            .filter(|occasion| !occasion.is_contested())
            .collect();
        if occasions.is_empty() {
            return Ok(vec![said(asker.lang, Line::NoEvents)]);
        }
        let (text, _) = export::calendar(&occasions, "Tilts");
        Ok(vec![Outgoing::File {
            name: "tilts.ics".to_owned(),
            text,
            caption: say(asker.lang, Line::CalendarCaption).to_owned(),
        }])
    }

    fn status(&self, asker: &Asker) -> Result<Tasks> {
        let store = self.open()?;
        let coverage = store.coverage()?;
        let lang = asker.lang;
        let none = "–";
        let newest = coverage
            .newest
            .map_or_else(|| none.to_owned(), |day| render::iso_date(lang, &day));
        let changed = store
            .last_run()?
            .map_or_else(|| none.to_owned(), |(_, day)| render::iso_date(lang, &day));
        let waiting = self.state.tidy_inbox()?;
        let outbox = self.state.outbox_counts()?;
        let queued = outbox
            .iter()
            .filter(|(state, _)| state == "waiting")
            .map(|(_, count)| count)
            .sum::<i64>();
        let (chats, followers) = self.state.chat_counts()?;
        let week = self
            .clock
            .today()
            .checked_sub_days(Days::new(7))
            .unwrap_or_default();
        let unanswered: i64 = self
            .state
            .unanswered_since(&week.to_string())?
            .iter()
            .map(|(_, count)| count)
            .sum();
        let errors = self.errors.load(std::sync::atomic::Ordering::Relaxed);
        let values = [
            coverage.documents.to_string(),
            newest,
            changed,
            waiting.to_string(),
            queued.to_string(),
            self.state.proposals_waiting()?.to_string(),
            chats.to_string(),
            followers.to_string(),
            errors.to_string(),
            unanswered.to_string(),
        ];
        let values: Vec<&str> = values.iter().map(String::as_str).collect();
        Ok(vec![sent(&fill(lang, Line::StatusText, &values))])
    }
}

/// The description of a command in a language; Telegram wants 3 to 256 letters.
#[must_use]
pub fn description(command: &Command, lang: Lang) -> &'static str {
    say(lang, command.line)
}
