//! Dated headings and what stands below them: a visit and its days, a programme and its hours.

use language::{
    Span,
    timex::{Bound, Granularity, Timex, When},
};

use super::{Assembler, merge, set_time};
use crate::{
    assemble::{
        clause::squeezed,
        titles::{Noun, capitalised},
    },
    document::BlockKind,
    event::Event,
    mention::Mention,
};

impl Assembler<'_, '_> {
    /// Events named by headings.
    pub(super) fn headings(&mut self) {
        for block in 0..self.document.blocks.len() {
            if self
                .document
                .blocks
                .get(block)
                .is_some_and(|block| block.kind == BlockKind::Heading)
            {
                self.heading(block);
            }
        }
    }

    fn heading(&mut self, block: usize) {
        let Some(span) = self.document.blocks.get(block).map(|block| block.span) else {
            return;
        };
        let dates = self.dates(span);
        let Some(&(mention, timex)) = dates.iter().find(|(mention, timex)| {
            timex.granularity <= Granularity::Day
                && timex.recurrence.is_none()
                && !mention.rule.starts_with("temporal.clock")
        }) else {
            return;
        };
        // "Piedāvājumu iesniegšanas termiņš: …" is a limit, not an event.
        let front = self
            .document
            .text
            .folded_of(Span::new(span.start, mention.span.start.max(span.start)));
        let limit = timex.bound == Bound::Until && self.clause(span).is_deadline(mention.span);
        if front.contains("termin") || limit {
            return;
        }
        if let Some(closure) = self.closure(span, mention, timex) {
            self.push(closure);
            return;
        }
        if mention.span.start <= span.start + 2
            || self
                .clause(Span::new(span.start, mention.span.start))
                .span
                .of(self.document.text.raw)
                .trim()
                .chars()
                .count()
                < 4
            || dates.len() > 1 && mention.span.start < span.start + 4
        {
            self.programme_heading(block, span, &dates);
            return;
        }
        if dates.len() > 1 || mention.rule.starts_with("temporal.clock") {
            return;
        }
        let raw = self.document.text.raw;
        let title = squeezed(
            Span::new(span.start, mention.span.start)
                .of(raw)
                .trim_end()
                .trim_end_matches('(')
                .trim_end()
                .trim_end_matches([',', ':', '-', '–']),
        );
        let noun = self.nouns(span).into_iter().next();
        let kind = noun.map_or_else(|| "event".to_owned(), |noun| noun.kind);
        let mut event = Event::new(
            title.trim_matches(['“', '”', '"', '„']).to_owned(),
            &kind,
            span,
            "event.heading",
        );
        set_time(&mut event, mention, timex);
        event.place = self.clause(span).place(mention.span.end);
        event.venue = self.clause(span).venue();
        event.projects = self.projects_of(span);
        self.events.push(event);
        self.sections.push((block, self.events.len() - 1));
    }

    /// *6. decembrī plkst. 18.30* as a line of its own: what happens stands behind it or in the next lines.
    fn programme_heading(&mut self, block: usize, span: Span, dates: &[(&Mention, &Timex)]) {
        let (Some((first, timex)), Some((last, end))) = (dates.first(), dates.last()) else {
            return;
        };
        let raw = self.document.text.raw;
        let same_line = squeezed(
            Span::new(last.span.end, span.end)
                .of(raw)
                .trim_start_matches([' ', '-', '–', ',', '.']),
        );
        let below: Vec<Span> = self
            .document
            .blocks
            .iter()
            .filter(|other| {
                other.section == Some(block) && !self.document.is_aside(other.span.start)
            })
            .map(|other| other.span)
            .collect();
        // Lines that begin with an hour are events of their own: the day is only their heading.
        if below
            .iter()
            .any(|line| self.opens_with_hour(*line).is_some())
        {
            return;
        }
        // A line below that begins with a day of its own tells of another event.
        let own = below
            .iter()
            .take_while(|line| self.opening(**line).is_none());
        let body = own.fold(span, |whole, line| whole.join(*line));
        // "14.06. Leģendu nakts no plkst. 21.00 līdz 23.30": the event stands between its day and its hour.
        let between = (dates.len() == 2 && last.rule.starts_with("temporal.clock"))
            .then(|| self.told_in_line(span, first, 1))
            .flatten();
        if let Some(title) = between {
            let noun = self.nouns(span).into_iter().next();
            let kind = noun.map_or_else(|| "event".to_owned(), |noun| noun.kind);
            let mut event = Event::new(title, &kind, span, "event.listed-line");
            set_time(&mut event, last, end);
            event.status = self.clause(span).status();
            event.place = self.clause(span).place(first.span.end);
            event.venue = self.clause(span).venue();
            self.events.push(event);
            return;
        }
        let described = if same_line
            .chars()
            .filter(|letter| letter.is_alphabetic())
            .count()
            > 3
        {
            same_line
        } else {
            below
                .first()
                .map(|line| squeezed(line.of(raw)))
                .unwrap_or_default()
        };
        if described.is_empty() {
            return;
        }
        let found = self.nouns(body).into_iter().next();
        let title = match &found {
            Some(noun) if noun.span.start > last.span.end => noun.title.clone(),
            _ => capitalised(described.split(['.', '!']).next().unwrap_or(&described)),
        };
        let kind = found.map_or_else(|| "event".to_owned(), |noun| noun.kind);
        let mut event = Event::new(title, &kind, body, "event.programme");
        set_time(&mut event, first, timex);
        if dates.len() > 1 {
            event.end = Some(end.start);
        }
        event.status = self.clause(body).status();
        event.place = self.clause(body).place(last.span.end);
        event.venue = self.clause(body).venue();
        event.projects = Vec::new();
        self.events.push(event);
        self.sections.push((block, self.events.len() - 1));
    }

    /// The longer event that a day lies in: that of the section, else one told before.
    pub(super) fn parent_of(&self, at: Span, start: When, end: When) -> Option<usize> {
        let section = self.document.section_at(at.start);
        let of_section = self
            .sections
            .iter()
            .find(|(block, _)| Some(*block) == section)
            .map(|&(_, event)| event);
        let covering = |event: &usize| {
            self.events
                .get(*event)
                .is_some_and(|event| event.covers(start, end))
        };
        of_section
            .filter(|event| covering(event) || self.refers(*event, start))
            .or_else(|| {
                (0..self.events.len()).rev().find(|&event| {
                    let known = &self.events[event];
                    known.parent.is_none()
                        && is_visit(known)
                        && known.rule != "event.programme"
                        && covering(&event)
                        && self.holds_others(known, at)
                })
            })
    }

    /// Whether what happens on a day of `event` is a part of it: of what is shown or collected for weeks only what is said
    /// of itself, as its opening.
    fn holds_others(&self, event: &Event, at: Span) -> bool {
        let stem = match event.kind.as_str() {
            "exhibition" => "izstad",
            "campaign" => "akcij",
            "contest" => "konkurs",
            "closure" | "club" => return false,
            _ => return true,
        };
        let text = &self.document.text;
        text.folded_of(text.sentence_of(at)).contains(stem)
    }

    /// A month or year that only refers to the event of its section.
    fn refers(&self, event: usize, start: When) -> bool {
        let first = self
            .events
            .get(event)
            .and_then(|event| event.start)
            .and_then(When::first);
        start.day.is_none()
            && first.is_some_and(|first| {
                start.first().is_some_and(|from| from <= first)
                    && start.last().is_some_and(|to| first <= to)
            })
    }

    /// What is said inside a longer event: the same days again, or one day of it.
    pub(super) fn inside(
        &mut self,
        parent: usize,
        sentence: Span,
        window: Span,
        mention: &Mention,
        timex: &Timex,
    ) {
        let Some(whole) = self.events.get(parent) else {
            return;
        };
        let same = whole.start.and_then(When::first) == timex.first()
            && whole.last().and_then(When::last) == timex.last();
        let noun = self.noun_beside(window, mention.span);
        if same || timex.start.day.is_none() {
            let mut event = self.event(sentence, sentence, mention, timex, noun);
            if let Some(whole) = self.events.get_mut(parent) {
                // The text below names the town of which the heading gave only the country.
                let finer = event.place.clone().filter(|place| {
                    whole.place.as_ref().is_none_or(|known| {
                        self.knowledge
                            .places
                            .named(known)
                            .is_some_and(|known| known.kind == "country")
                            && self
                                .knowledge
                                .places
                                .named(place)
                                .is_some_and(|place| place.kind != "country")
                    })
                });
                if finer.is_some() && !event.online {
                    whole.place = finer;
                }
                event.place = None;
                merge(whole, event);
            }
            return;
        }
        let region = self.until_next_day(sentence, mention.span);
        let mut event = self.event(sentence, region, mention, timex, noun);
        event.parent = Some(parent);
        event.rule = "event.day-of-visit";
        if event.place.is_none() && !event.online {
            // A week that the whole country keeps says nothing of where its days are.
            let country = |place: &String| {
                self.knowledge
                    .places
                    .named(place)
                    .is_some_and(|place| place.kind == "country")
            };
            event.place = self
                .events
                .get(parent)
                .and_then(|whole| whole.place.clone().filter(|place| !country(place)));
        }
        event.projects = self
            .events
            .get(parent)
            .map(|whole| whole.projects.clone())
            .unwrap_or_default();
        self.push(event);
    }

    /// From a sentence with a day to the end of its line, or to the next day named there.
    fn until_next_day(&self, sentence: Span, date: Span) -> Span {
        let block = self
            .document
            .block_at(sentence.start)
            .and_then(|block| self.document.blocks.get(block));
        // Only a line that begins with its day is about that day as a whole.
        let opens = block.is_some_and(|block| block.span.start == date.start);
        let end = block
            .filter(|_| opens)
            .map_or(sentence.end, |block| block.span.end);
        let rest = Span::new(date.end, end);
        let next = self
            .dates(rest)
            .into_iter()
            .find(|(_, timex)| timex.granularity <= Granularity::Day);
        Span::new(
            sentence.start,
            next.map_or(end, |(next, _)| next.span.start),
        )
    }

    /// The hour that a line begins with: *Plkst. 10.00 …*, *No plkst. 11.00 …*.
    pub(super) fn opens_with_hour(&self, line: Span) -> Option<&Mention> {
        let mention = self
            .mentions
            .iter()
            .find(|mention| mention.span.start >= line.start)
            .filter(|mention| line.contains(mention.span))?;
        let front = self
            .document
            .text
            .folded_of(Span::new(line.start, mention.span.start));
        let hour = mention.rule.starts_with("temporal.clock")
            || mention.rule == "temporal.hours-beside-day";
        (hour && matches!(front.trim(), "" | "no" | "-" | "–" | "•")).then_some(mention)
    }

    /// An hour of a programme: the day's event begins with the first and ends with the last; what has a place of its own
    /// is part of it. Below nothing but a day each line is an event of its own.
    pub(super) fn programme_line(&mut self, sentence: Span, mention: &Mention, timex: &Timex) {
        let line = self
            .document
            .block_at(mention.span.start)
            .and_then(|block| self.document.blocks.get(block))
            .map_or(sentence, |block| block.span);
        let same_day = |when: Option<When>| {
            when.is_some_and(|when| {
                (when.year, when.month, when.day)
                    == (timex.start.year, timex.start.month, timex.start.day)
            })
        };
        let known = self.events.iter().position(|event| {
            event.parent.is_none()
                && event.rule != "event.timed-line"
                && same_day(event.start)
                && event.end.is_none_or(|end| same_day(Some(end)))
        });
        let noun = self.nouns(line).into_iter().next();
        let Some(parent) = known else {
            self.timed_line(line, mention, timex, noun);
            return;
        };
        let whole = &mut self.events[parent];
        let clock = timex.start.clock;
        if whole.start.is_some_and(|start| start.clock.is_none()) {
            whole.start = whole.start.map(|start| start.at(clock));
        }
        whole.end = timex.end.or(Some(timex.start));
        let elsewhere = whole.venue.clone();
        if let Some(noun) = noun.filter(|noun| noun.span.start < mention.span.end + 6) {
            let mut event = self.event(line, line, mention, timex, Some(noun));
            // Greetings, breaks and talks of the same house are hours of the event, not events.
            let own = event.venue.is_some() && event.venue != elsewhere
                || matches!(
                    event.kind.as_str(),
                    "trip" | "concert" | "performance" | "exhibition"
                );
            if own {
                event.parent = Some(parent);
                event.rule = "event.hour-of-programme";
                self.events.push(event);
            }
        }
    }

    /// *Plkst. 16.00 Ziemassvētku koncerts “Brīnuma sirds” Siguldas pagasta Kultūras namā.*
    fn timed_line(&mut self, line: Span, mention: &Mention, timex: &Timex, noun: Option<Noun>) {
        let raw = self.document.text.raw;
        let rest = Span::new(mention.span.end, line.end);
        let described = rest.of(raw);
        if described
            .chars()
            .filter(|letter| letter.is_alphabetic())
            .count()
            < 4
        {
            return;
        }
        let first = self.document.text.sentence_of(mention.span);
        let near = noun.filter(|noun| noun.span.end <= first.end.max(mention.span.end + 200));
        let mut event = self.event(line, line, mention, timex, near.clone());
        if near.is_none() {
            event.title = self.told(Span::new(mention.span.end, first.end.max(mention.span.end)));
        }
        event.rule = "event.timed-line";
        event.projects.clear();
        self.events.push(event);
    }
}

/// The longest that an event whose days are told one by one lasts, in days.
const LONGEST_VISIT: i64 = 31;

/// Whether what happens inside an event's days may be part of it: a visit, a festival, a club that meets again and again,
/// no exhibition of months.
fn is_visit(event: &Event) -> bool {
    if event.rrule.is_some() {
        return event.end.is_some();
    }
    let first = event.start.and_then(When::first);
    let last = event.end.and_then(When::last);
    match (first, last) {
        (Some(first), Some(last)) => (last - first).num_days() < LONGEST_VISIT,
        _ => event.end.is_some(),
    }
}
