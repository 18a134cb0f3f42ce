//! Presses of buttons. Each is answered.

use answering::{
    Lang,
    render::chat::{Line, fill, say},
    reply::Standing,
};
use extraction::{export, store::EventFilter};

use super::{Asker, Desk, Tasks, card_buttons, lists::List, said};
use crate::{callback::Callback, error::Result, html, outgoing::Outgoing};

impl Desk {
    pub(crate) fn button(
        &self,
        asker: &Asker,
        query: &str,
        data: &str,
        message: Option<i32>,
    ) -> Result<Tasks> {
        let pressed = |line: Option<Line>| Outgoing::Pressed {
            query: query.to_owned(),
            text: line.map(|line| say(asker.lang, line).to_owned()),
        };
        let Some(callback) = Callback::read(data) else {
            return Ok(vec![pressed(Some(Line::OtherVersion))]);
        };
        let mut tasks = match callback {
            Callback::Remind(id) => return self.remind(asker, &id, pressed),
            Callback::Page { list, page } => self.turn(asker, &list, page, message)?,
            Callback::Event(id) => vec![self.card(asker, &id)?],
            Callback::Sources(id) => self.sources(asker, &id)?,
            Callback::Calendar(id) => self.calendar_of(asker, &id)?,
            Callback::Map(id) => self.map(asker, &id)?,
            Callback::Wrong(id) => self.wrong(asker, &id)?,
            Callback::WrongField { id, field } => self.wrong_field(asker, &id, &field)?,
            Callback::Partners(mark) => self.partners_of(asker, &mark)?,
            Callback::FollowAll => {
                self.follow(asker, "all", say(asker.lang, Line::SubscribeAll))?
            }
            Callback::Unfollow(id) => self.unfollow(asker, id)?,
            Callback::Set { name, value } => self.set(asker, &name, &value, message)?,
            Callback::Decide { id, how } => self.decide(asker, id, &how)?,
        };
        tasks.insert(0, pressed(None));
        Ok(tasks)
    }

    fn turn(&self, asker: &Asker, list: &str, page: usize, message: Option<i32>) -> Result<Tasks> {
        let Some(list) = List::named(list) else {
            return Ok(vec![said(asker.lang, Line::OtherVersion)]);
        };
        let (html, buttons) = self.page(asker, list, page)?;
        Ok(vec![match message {
            Some(message) => Outgoing::Edit {
                message,
                html,
                buttons,
            },
            None => Outgoing::Send { html, buttons },
        }])
    }

    /// Where it is said: each sentence, its article, and the page where people can read it.
    fn sources(&self, asker: &Asker, id: &str) -> Result<Tasks> {
        let store = self.open()?;
        let Some(card) = self
            .answerer()
            .event(&store, id, asker.lang, self.clock.today())?
        else {
            return Ok(vec![said(asker.lang, Line::Gone)]);
        };
        let quotes: Vec<String> = card
            .sources()
            .iter()
            .map(|source| {
                let link = source
                    .url
                    .as_ref()
                    .map(|url| format!("\n{}", html::escaped(url)))
                    .unwrap_or_default();
                format!(
                    "“{}”\n— <i>{}</i> [{}]{link}",
                    html::escaped(&source.quote),
                    html::escaped(&source.title),
                    html::escaped(&source.document)
                )
            })
            .collect();
        Ok(vec![Outgoing::Send {
            html: quotes.join("\n\n"),
            buttons: Vec::new(),
        }])
    }

    fn calendar_of(&self, asker: &Asker, id: &str) -> Result<Tasks> {
        let store = self.open()?;
        let filter = EventFilter {
            occasion: Some(id.to_owned()),
            with_parts: true,
            with_undated: true,
            ..EventFilter::default()
        };
        let occasions: Vec<_> = export::occasions(&store, &filter)?
            .into_iter()
            .filter(|occasion| !occasion.is_contested() && occasion.event.occasion == id)
            .collect();
        let (text, left_out) = export::calendar(&occasions, "Tilts");
        Ok(vec![if occasions.len() == left_out {
            said(asker.lang, Line::NoCalendar)
        } else {
            Outgoing::File {
                name: "tilts.ics".to_owned(),
                text,
                caption: say(asker.lang, Line::CalendarCaption).to_owned(),
            }
        }])
    }

    fn map(&self, asker: &Asker, id: &str) -> Result<Tasks> {
        let store = self.open()?;
        let card = self
            .answerer()
            .event(&store, id, asker.lang, self.clock.today())?;
        let Some((card, (latitude, longitude))) = card.and_then(|card| {
            let coordinates = card.coordinates?;
            Some((card, coordinates))
        }) else {
            return Ok(vec![said(asker.lang, Line::Gone)]);
        };
        let event = &card.view.event;
        let address = event.place.clone().unwrap_or_default();
        let title = event.venue.clone().unwrap_or_else(|| address.clone());
        Ok(vec![Outgoing::Place {
            latitude,
            longitude,
            title,
            address,
        }])
    }

    fn remind(
        &self,
        asker: &Asker,
        id: &str,
        pressed: impl Fn(Option<Line>) -> Outgoing,
    ) -> Result<Tasks> {
        let store = self.open()?;
        let card = self
            .answerer()
            .event(&store, id, asker.lang, self.clock.today())?;
        let line = match card {
            None => Line::Gone,
            Some(card) if matches!(card.standing, Standing::Past | Standing::Running) => {
                Line::AlreadyOver
            }
            Some(card) if !card.is_certain() => Line::NotCertain,
            Some(_) => {
                self.state.subscribe(asker.chat.id, "event", id)?;
                self.keep_language(asker)?;
                Line::ReminderSet
            }
        };
        Ok(vec![pressed(Some(line))])
    }

    /// The buttons of a card below a message that a reminder sends.
    pub(crate) fn card_for(
        &self,
        id: &str,
        lang: Lang,
    ) -> Result<Option<(answering::EventCard, Outgoing)>> {
        let store = self.open()?;
        Ok(self
            .answerer()
            .event(&store, id, lang, self.clock.today())?
            .map(|card| {
                let send = Outgoing::Send {
                    html: html::card(&card.text),
                    buttons: card_buttons(&card, lang),
                };
                (card, send)
            }))
    }

    fn unfollow(&self, asker: &Asker, id: i64) -> Result<Tasks> {
        let ended = self.state.unsubscribe(asker.chat.id, id)?;
        let told = ended.map(|known| self.subject_name(asker.lang, &known.about, &known.value));
        let mut tasks = Vec::new();
        if let Some(told) = told {
            tasks.push(super::sent(&fill(asker.lang, Line::Unsubscribed, &[&told])));
        }
        Ok(tasks)
    }
}
