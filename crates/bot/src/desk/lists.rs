//! Lists of events that page in place.

use answering::{
    EventCard, Lang,
    render::chat::{Line, say},
    reply::Standing,
};
use chrono::{Datelike, Days, NaiveDate};
use extraction::{Store, store::EventFilter};

use super::{Asker, Desk, event_button};
use crate::{callback::Callback, error::Result, html, outgoing::Button};

/// How many events one page holds.
const PAGE: usize = 5;

/// Which list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum List {
    Upcoming,
    Week,
}

impl List {
    pub(crate) fn named(name: &str) -> Option<Self> {
        [Self::Upcoming, Self::Week]
            .into_iter()
            .find(|list| list.name() == name)
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Upcoming => "upcoming",
            Self::Week => "week",
        }
    }

    const fn head(self) -> Line {
        match self {
            Self::Upcoming => Line::ComingHead,
            Self::Week => Line::WeekHead,
        }
    }
}

/// The last day of the week that holds `day`.
pub(crate) fn end_of_week(day: NaiveDate) -> NaiveDate {
    let left = 6 - day.weekday().num_days_from_monday();
    day.checked_add_days(Days::new(u64::from(left)))
        .unwrap_or(day)
}

impl Desk {
    /// What is on from today on, in the whole store or this week, contested ones left out.
    pub(crate) fn coming(&self, store: &Store, list: List, lang: Lang) -> Result<Vec<EventCard>> {
        let today = self.clock.today();
        let filter = EventFilter {
            ends_from: Some(today.to_string()),
            begins_until: (list == List::Week).then(|| end_of_week(today).to_string()),
            ..EventFilter::default()
        };
        let cards = self.answerer().cards(store, &filter, lang, today)?;
        Ok(cards
            .into_iter()
            .filter(|card| card.standing != Standing::Contested)
            .collect())
    }

    /// What is on this week.
    pub(crate) fn coming_this_week(&self, store: &Store, lang: Lang) -> Result<Vec<EventCard>> {
        self.coming(store, List::Week, lang)
    }

    /// A page of a list as HTML with its buttons.
    pub(crate) fn page(
        &self,
        asker: &Asker,
        list: List,
        page: usize,
    ) -> Result<(String, Vec<Vec<Button>>)> {
        let store = self.open()?;
        let cards = self.coming(&store, list, asker.lang)?;
        let head = say(asker.lang, list.head());
        if cards.is_empty() {
            return Ok((html::escaped(say(asker.lang, Line::NoEvents)), Vec::new()));
        }
        let last = (cards.len() - 1) / PAGE;
        let page = page.min(last);
        let shown = cards.iter().skip(page * PAGE).take(PAGE);
        let mut lines = vec![format!("<b>{}</b> ({})", html::escaped(head), cards.len())];
        let mut buttons = Vec::new();
        for card in shown {
            lines.push(format!("• {}", html::escaped(&card.line)));
            buttons.push(vec![event_button(&card.title, &card.occasion)]);
        }
        let turn = |line: Line, page: usize| {
            let callback = Callback::Page {
                list: list.name().to_owned(),
                page,
            };
            Button::tell(say(asker.lang, line), callback.write())
        };
        let mut turns = Vec::new();
        if page > 0 {
            turns.push(turn(Line::Earlier, page - 1));
        }
        if page < last {
            turns.push(turn(Line::Later, page + 1));
        }
        if !turns.is_empty() {
            buttons.push(turns);
        }
        Ok((lines.join("\n\n"), buttons))
    }
}
