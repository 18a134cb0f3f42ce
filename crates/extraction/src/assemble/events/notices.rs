//! What sentences say of events told before: hours, repetition, moves, closures, places.

use language::{
    Span,
    timex::{Bound, Granularity, Timex, When},
};

use super::{Assembler, set_time};
use crate::{
    event::{Event, Status},
    mention::{Kind, Mention, inside},
};

impl Assembler<'_, '_> {
    /// The old day of *3. novembrī ieplānotā … pārcelta uz 20. novembri*.
    pub(super) fn moved(&self, sentence: Span, dates: &[(&Mention, &Timex)]) -> Option<Span> {
        if self.clause(sentence).status() != Status::Postponed || dates.len() < 2 {
            return None;
        }
        dates.first().map(|(mention, _)| mention.span)
    }

    /// *bibliotēka no 11. līdz 15. novembrim būs slēgta*
    pub(super) fn closure(
        &self,
        sentence: Span,
        mention: &Mention,
        timex: &Timex,
    ) -> Option<Event> {
        let clause = self.clause(sentence);
        let closed_at = clause.is_closed()?;
        let front = Span::new(sentence.start, closed_at);
        if timex.granularity > Granularity::Day || self.has_noun(front) {
            return None;
        }
        let named = inside(self.mentions, sentence).find(|other| other.kind == Kind::Org);
        let closed = match named {
            Some(closed) => closed.name().to_owned(),
            // "31. oktobrī bibliotēka slēgta" on the page of the library.
            None => {
                let home = self.home?;
                self.names_kind_of_home(sentence, home)
                    .then(|| home.name.clone())?
            }
        };
        let feminine = closed.ends_with(['a', 'e']);
        let word = if feminine { "slēgta" } else { "slēgts" };
        let mut event = Event::new(
            format!("{closed} {word}"),
            "closure",
            sentence,
            "event.closure",
        );
        set_time(&mut event, mention, timex);
        event.place = clause.town_of(&closed);
        event.venue = Some(closed);
        Some(event)
    }

    /// *Lekcija ilgs līdz plkst. 19.00*: the end of an event told before. Other times alone are no events.
    pub(super) fn is_time_of_known(
        &mut self,
        sentence: Span,
        mention: &Mention,
        timex: &Timex,
    ) -> bool {
        if !mention.rule.starts_with("temporal.clock") {
            return false;
        }
        let line_start = self
            .document
            .block_at(mention.span.start)
            .and_then(|block| self.document.blocks.get(block))
            .and_then(|block| self.opens_with_hour(block.span))
            .is_some_and(|first| first.span == mention.span);
        if line_start {
            self.programme_line(sentence, mention, timex);
            return true;
        }
        // "26. septembrī … no plkst. 12.00": the hour stands apart from its day.
        let same_day = |start: When| {
            (start.year, start.month, start.day)
                == (timex.start.year, timex.start.month, timex.start.day)
        };
        let apart = self.events.last_mut().filter(|event| {
            event
                .quotes
                .iter()
                .any(|quote| quote.contains(mention.span))
                && event.end.is_none()
                && event.start.is_some_and(|start| {
                    start.clock.is_none() && start.day.is_some() && same_day(start)
                })
        });
        if let Some(event) = apart.filter(|_| timex.bound != Bound::Until) {
            event.start = Some(timex.start);
            event.end = timex.end;
            return true;
        }
        if self.second_hour(sentence, mention, timex) {
            return true;
        }
        let day = timex.first();
        let known = self.events.iter_mut().rev().find(|event| {
            event.start.and_then(When::first) == day
                && event.start.is_some_and(|start| start.clock.is_some())
        });
        if let Some(event) = known.filter(|_| timex.bound == Bound::Until) {
            event.end = event.end.or(Some(timex.start));
        }
        true
    }

    /// *plkst. 10.00 … konference, bet plkst. 15.00 koncerts*: another event on the day of the one told before in the
    /// sentence, where a noun of its own stands behind its hour.
    fn second_hour(&mut self, sentence: Span, mention: &Mention, timex: &Timex) -> bool {
        let first = self.events.last().is_some_and(|event| {
            event.quotes.contains(&sentence)
                && event.rrule.is_none()
                && event.start.is_some_and(|start| {
                    start.clock.is_some()
                        && start.clock != timex.start.clock
                        && start.first() == timex.first()
                })
        });
        let next = self
            .dates(sentence)
            .into_iter()
            .find(|(other, _)| other.span.start > mention.span.start)
            .map_or(sentence.end, |(other, _)| other.span.start);
        let window = Span::new(mention.span.end, next);
        if !first || timex.bound == Bound::Until {
            return false;
        }
        let Some(noun) = self.nouns(window).into_iter().next() else {
            return false;
        };
        let event = self.event(sentence, window, mention, timex, Some(noun));
        self.push(event);
        true
    }

    /// The last repeated event that `sentence` tells of.
    fn repeated_in(&mut self, sentence: Span) -> Option<&mut Event> {
        self.events
            .iter_mut()
            .rev()
            .find(|event| event.rrule.is_some() && event.quotes.contains(&sentence))
    }

    /// *katru ceturtdienu … līdz 19. decembrim*: the last day of what repeats.
    pub(super) fn ends_repetition(&mut self, sentence: Span, timex: &Timex) -> bool {
        let Some(event) = self.repeated_in(sentence) else {
            return false;
        };
        event.end = Some(timex.start);
        true
    }

    /// *katru trešdienu …, sākot ar 7. februāri*: the first day of what repeats.
    pub(super) fn begins_repetition(&mut self, sentence: Span, timex: &Timex) -> bool {
        let Some(event) = self.repeated_in(sentence) else {
            return false;
        };
        let day = When {
            clock: None,
            ..timex.start
        };
        event.start = event.start.or(Some(day));
        if let (None, Some(from)) = (&event.time, timex.start.clock) {
            let until = timex.end.and_then(|end| end.clock);
            event.time = Some(match until {
                Some(until) => format!("{from}/{until}"),
                None => from.to_string(),
            });
        }
        true
    }

    /// *Izstāde būs apskatāma līdz 30. novembrim*: the last day of one whose opening was told before.
    pub(super) fn ends_exhibition(&mut self, sentence: Span, timex: &Timex) -> bool {
        let folded = self.document.text.folded_of(sentence);
        let shown = ["apskatam", "skatam", "aplukojam"]
            .iter()
            .any(|stem| folded.contains(stem));
        if !shown {
            return false;
        }
        let opened = self.events.last_mut().filter(|event| {
            matches!(event.kind.as_str(), "exhibition" | "opening")
                && event.end.is_none()
                && match (event.start.and_then(When::first), timex.first()) {
                    (Some(first), Some(last)) => first < last,
                    _ => false,
                }
        });
        let Some(event) = opened else { return false };
        event.end = Some(timex.start);
        event.quotes.push(sentence);
        true
    }

    /// A rule of repetition belongs to the event of its sentence, else to the one told just before.
    pub(super) fn recurrence(&mut self, sentence: Span, mention: &Mention, timex: &Timex) {
        let Some(rule) = &timex.recurrence else {
            return;
        };
        let folded = self.document.text.folded_of(sentence);
        if [
            "darba laik",
            "години роботи",
            "часы работы",
            "atvert",
            "kase",
            "slegt",
            "darbojas",
            "strada",
        ]
        .iter()
        .any(|word| folded.contains(word))
        {
            return;
        }
        let block = self.document.block_at(sentence.start);
        let same_block = |event: &&mut Event| {
            event
                .quotes
                .iter()
                .any(|quote| self.document.block_at(quote.start) == block)
        };
        let told = self.events.iter_mut().rev().find(same_block);
        match told {
            Some(event) => {
                event.rrule = Some(rule.rrule());
                event.except.clone_from(&rule.except);
                event.time = rule.time();
                if !event.quotes.contains(&sentence) {
                    event.quotes.push(sentence);
                }
            }
            None => {
                let named = self
                    .noun_beside(sentence, mention.span)
                    .map(|noun| (noun.title, noun.kind))
                    .or_else(|| {
                        let line = self.listed_line(mention)?;
                        Some((self.told_in_line(line, mention, 1)?, "event".to_owned()))
                    });
                if let Some((title, kind)) = named {
                    let mut event = Event::new(title, &kind, sentence, "event.repeated");
                    event.rrule = Some(rule.rrule());
                    event.except.clone_from(&rule.except);
                    event.time = rule.time();
                    event.venue = self.clause(sentence).venue();
                    event.place = self.clause(sentence).place(mention.span.end);
                    self.repeat(event);
                }
            }
        }
    }

    /// Adds what repeats, or what it says to the same told before in another language.
    fn repeat(&mut self, event: Event) {
        let again = |known: &Event| {
            known.rrule == event.rrule
                && known.time == event.time
                && super::is_cyrillic(&known.title) != super::is_cyrillic(&event.title)
        };
        match self.events.iter().position(again) {
            Some(at) => {
                let known = &mut self.events[at];
                if super::is_cyrillic(&known.title) {
                    known.title.clone_from(&event.title);
                    known.kind.clone_from(&event.kind);
                }
                // What the later sentence tells on is told of the same event.
                super::merge(known, event);
            }
            None => self.events.push(event),
        }
    }

    /// *Tā norisināsies kultūras centrā …*: where the event told just before takes place.
    pub(super) fn follow_up(&mut self, sentence: Span) {
        let folded = self.document.text.folded_of(sentence);
        let refers = [
            "ta ",
            "tas ",
            "tie ",
            "pasakums ",
            "tiksanas ",
            "koncerts ",
            "seminars ",
        ]
        .iter()
        .any(|word| folded.starts_with(word));
        let held = ["norisin", "notik", "notiek"]
            .iter()
            .any(|word| folded.contains(word));
        if !refers || !held {
            return;
        }
        let clause = self.clause(sentence);
        let (venue, place) = (clause.venue(), clause.place(sentence.start));
        let block = self.document.block_at(sentence.start);
        let last = self.events.last_mut().filter(|event| {
            event
                .quotes
                .first()
                .is_some_and(|quote| self.document.block_at(quote.start) == block)
        });
        if let Some(event) = last.filter(|event| !event.online) {
            event.venue = event.venue.take().or(venue);
            event.place = event.place.take().or(place);
            event.quotes.push(sentence);
        }
    }
}
