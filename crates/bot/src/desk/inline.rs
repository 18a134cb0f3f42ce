//! `@bot Turku` in any chat: cards of events to share.

use answering::EventCard;
use extraction::store::EventFilter;
use language::fold::fold;

use super::{Asker, Desk, Tasks};
use crate::{
    error::Result,
    html,
    outgoing::{Offered, Outgoing},
};

/// How many cards one answer offers; Telegram takes fifty.
const PAGE: usize = 20;

impl Desk {
    pub(crate) fn inline(
        &self,
        asker: &Asker,
        query: &str,
        text: &str,
        offset: &str,
    ) -> Result<Tasks> {
        let from: usize = offset.parse().unwrap_or(0);
        let found = self.fitting(asker, text)?;
        let cards = found.iter().skip(from).take(PAGE).map(|card| Offered {
            id: card.occasion.clone(),
            title: card.title.clone(),
            description: card.line.clone(),
            html: format!(
                "{}\n{}",
                html::card(&card.text),
                html::escaped(&format!(
                    "https://t.me/{}?start=event_{}",
                    self.name, card.occasion
                ))
            ),
        });
        let next = if from + PAGE < found.len() {
            (from + PAGE).to_string()
        } else {
            String::new()
        };
        Ok(vec![Outgoing::Offer {
            query: query.to_owned(),
            cards: cards.collect(),
            next,
        }])
    }

    /// Events of the place, project, kind or organiser that the words name, else those with the words in their title; what is
    /// to come before what is over.
    fn fitting(&self, asker: &Asker, text: &str) -> Result<Vec<EventCard>> {
        let store = self.open()?;
        let today = self.clock.today();
        let filter = EventFilter::default();
        let all = self.answerer().cards(&store, &filter, asker.lang, today)?;
        let subject = if text.trim().is_empty() {
            None
        } else {
            self.answerer().subject(&store, text)?
        };
        let folded = fold(text.trim());
        let mut found: Vec<EventCard> = all
            .into_iter()
            .filter(|card| match &subject {
                Some((about, value)) => answering::Answerer::concerns(card, about, value),
                None => card.view.event.title_folded.contains(&folded),
            })
            .collect();
        let over = |card: &EventCard| {
            card.view
                .event
                .last_day
                .as_deref()
                .is_some_and(|last| last < today.to_string().as_str())
        };
        // Those to come by day, then those over, the latest first.
        found.sort_by_key(over);
        let split = found.iter().position(over).unwrap_or(found.len());
        if let Some(past) = found.get_mut(split..) {
            past.reverse();
        }
        Ok(found)
    }
}
