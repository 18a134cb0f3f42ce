//! Dates of a document: readings of [`language`] with what they leave open taken from the document.
//!
//! Anchors are tried in this order: the sentence, the heading of the section, the list, the title, the document's own
//! date, the nearest dated passage. None of them is today.

use chrono::NaiveDate;
use language::{
    Span,
    fold::fold,
    lv::temporal::{Anchor, Direction, Reading, Stretch, Tense, YearOf, resolve, tense},
    timex::{Granularity, Timex, When},
};

use crate::{
    document::{BlockKind, Document},
    mention::{AnchorKind, Evidence, Kind, Mention, Value},
};

/// A date that is known, and where it stands.
#[derive(Debug, Clone, Copy)]
struct Dated {
    span: Span,
    first: NaiveDate,
    last: NaiveDate,
    granularity: Granularity,
    /// The year is written, not concluded.
    stated: bool,
    clock: Option<language::timex::Clock>,
    /// It names a day of its own, not only a time of day.
    own_day: bool,
}

/// All dates of `document`.
#[must_use]
pub fn dates(document: &Document<'_>, readings: &[Reading]) -> Vec<Mention> {
    let mut resolver = Resolver {
        document,
        readings,
        known: Vec::new(),
        recurrence: None,
        partial: None,
    };
    let mut found: Vec<Mention> = readings
        .iter()
        .filter_map(|reading| resolver.mention(reading))
        .collect();
    exceptions(document, &mut found);
    found
}

/// *katru otrdienu, izņemot 24. decembri*: days on which what repeats does not take place.
fn exceptions(document: &Document<'_>, found: &mut [Mention]) {
    for at in 1..found.len() {
        let (before, rest) = found.split_at_mut(at);
        let (Some(rule), Some(day)) = (before.last_mut(), rest.first()) else {
            continue;
        };
        let between = Span::new(rule.span.end, day.span.start).of(document.text.raw);
        let excepted = day.time().and_then(Timex::first);
        if let (Value::Time(timex), Some(day)) = (&mut rule.value, excepted)
            && let Some(recurrence) = &mut timex.recurrence
            && fold(between).contains("iznemot")
        {
            recurrence.except.push(day);
        }
    }
}

struct Resolver<'d, 't> {
    document: &'d Document<'t>,
    readings: &'d [Reading],
    known: Vec<Dated>,
    recurrence: Option<(usize, Timex)>,
    /// The last day whose year is not known; hours below it are hours of that day.
    partial: Option<(Span, Timex)>,
}

impl Resolver<'_, '_> {
    fn mention(&mut self, reading: &Reading) -> Option<Mention> {
        let (timex, anchor) = self.value(reading)?;
        self.remember(reading, &timex);
        let evidence = if anchor.is_some() {
            Evidence::Inferred
        } else {
            Evidence::Stated
        };
        let aside = self.document.is_aside(reading.span.start);
        Some(Mention {
            evidence,
            anchor,
            aside,
            ..Mention::stated(reading.span, Kind::Date, Value::Time(timex), reading.rule)
        })
    }

    fn value(&self, reading: &Reading) -> Option<(Timex, Option<(AnchorKind, String)>)> {
        if let Some(timex) = self.of_recurrence(reading) {
            return Some((timex, Some((AnchorKind::List, String::new()))));
        }
        if !needs_anchor(reading) {
            return resolve(reading, None).map(|timex| (timex, None));
        }
        let clock = self
            .known
            .iter()
            .rev()
            .filter(|dated| dated.own_day)
            .find_map(|dated| dated.clock);
        let same_clock = reading.clock.is_some_and(|(start, _)| start.hour > 24);
        let found = self
            .anchors(reading)
            .into_iter()
            .find_map(|(kind, anchor)| {
                let anchor = if same_clock {
                    Anchor { clock, ..anchor }
                } else {
                    anchor
                };
                let timex = resolve(reading, Some(&anchor))?;
                let words = if anchor.first == anchor.last {
                    anchor.first.to_string()
                } else {
                    format!("{}/{}", anchor.first, anchor.last)
                };
                Some((timex, Some((kind, words))))
            });
        found
            .or_else(|| self.of_partial_day(reading))
            .or_else(|| self.of_no_day(reading))
            .or_else(|| self.of_no_anchor(reading))
            .or_else(|| resolve(reading, None).map(|timex| (timex, None)))
    }

    /// What only the day of the text could tell, in a text that has none: unknown, in the form of TIMEX3.
    fn of_no_anchor(&self, reading: &Reading) -> Option<(Timex, Option<(AnchorKind, String)>)> {
        let granularity = match reading.from {
            Stretch::Days(_) => Granularity::Day,
            Stretch::Weeks(_) => Granularity::Week,
            Stretch::Year(YearOf::Offset(_)) => Granularity::Year,
            _ => return None,
        };
        let unknown = When {
            year: None,
            month: None,
            day: None,
            clock: None,
        };
        let timex = Timex {
            start: unknown,
            end: None,
            granularity,
            recurrence: None,
            approximate: false,
            bound: reading.bound,
            doubt: None,
        };
        Some((timex, None))
    }

    /// A printed time of day in a text that names no day: `T22:00`.
    fn of_no_day(&self, reading: &Reading) -> Option<(Timex, Option<(AnchorKind, String)>)> {
        let printed = matches!(
            reading.rule,
            "temporal.clock"
                | "temporal.clock-alone"
                | "temporal.clock-in-words"
                | "temporal.hour-in-words"
        );
        let (start, end) = reading
            .clock
            .filter(|(start, _)| printed && reading.is_clock() && start.hour <= 24)?;
        let nowhere = When {
            year: None,
            month: None,
            day: None,
            clock: None,
        };
        let timex = Timex {
            start: nowhere.at(Some(start)),
            end: end.map(|end| nowhere.at(Some(end))),
            granularity: Granularity::Minute,
            recurrence: None,
            approximate: false,
            bound: reading.bound,
            doubt: None,
        };
        Some((timex, None))
    }

    /// A time of day below a day whose year nobody tells: `XXXX-12-13T10:00`.
    fn of_partial_day(&self, reading: &Reading) -> Option<(Timex, Option<(AnchorKind, String)>)> {
        let (_, day) = self.partial.as_ref().filter(|_| reading.is_clock())?;
        let (start, end) = reading.clock.filter(|(start, _)| start.hour <= 24)?;
        let timex = Timex {
            start: day.start.at(Some(start)),
            end: end.map(|end| day.start.at(Some(end))),
            granularity: Granularity::Minute,
            bound: reading.bound,
            doubt: None,
            ..day.clone()
        };
        Some((timex, Some((AnchorKind::Neighbour, day.norm()))))
    }

    /// A time of day in the line of opening hours belongs to them: *(pārtraukums 14.30–15.00)*.
    fn of_recurrence(&self, reading: &Reading) -> Option<Timex> {
        let (block, timex) = self.recurrence.as_ref()?;
        let own = self.document.block_at(reading.span.start)?;
        let mut rule = timex.recurrence.clone()?;
        let is_range = reading.clock.is_some_and(|(_, end)| end.is_some());
        let same_line = own == *block;
        // "Pirmdien–piektdien:" and the hours on the next line.
        let next_line = own == *block + 1 && rule.clock.is_none();
        if !is_range || !(same_line && rule.clock.is_some() || next_line) {
            return None;
        }
        match reading.from {
            Stretch::Weekday {
                weekday,
                week: None,
            } if same_line => {
                rule.by_day = vec![(None, weekday)];
            }
            _ if !reading.is_clock() => return None,
            _ => {}
        }
        rule.clock = reading.clock;
        Some(Timex {
            recurrence: Some(rule),
            ..timex.clone()
        })
    }

    fn remember(&mut self, reading: &Reading, timex: &Timex) {
        if timex.recurrence.is_some() {
            self.recurrence = self
                .document
                .block_at(reading.span.start)
                .map(|block| (block, timex.clone()));
            return;
        }
        let is_partial_day = timex.start.year.is_none()
            && timex.start.day.is_some()
            && timex.end.is_none()
            && !reading.is_clock();
        if is_partial_day {
            self.partial = Some((reading.span, timex.clone()));
        } else if timex.granularity <= Granularity::Day && !reading.is_clock() {
            self.partial = None;
        }
        if let (Some(first), Some(last)) = (timex.first(), timex.last()) {
            let stated = reading.stated_year().is_some();
            let clock = timex.start.clock;
            self.known.push(Dated {
                span: reading.span,
                first,
                last,
                granularity: timex.granularity,
                stated,
                clock,
                own_day: !reading.is_clock(),
            });
        }
    }

    /// Every anchor that may supply what `reading` leaves open, in the order they are tried.
    fn anchors(&self, reading: &Reading) -> Vec<(AnchorKind, Anchor)> {
        let mut found = Vec::new();
        let mut add = |kind, dated: Option<Dated>| {
            if let Some(dated) = dated {
                let anchor = Anchor {
                    first: dated.first,
                    last: dated.last,
                    direction: Direction::Nearest,
                    clock: dated.clock,
                };
                found.push((kind, anchor));
            }
        };
        let backward = is_backward(reading);
        if backward {
            if reading.is_clock() && self.partial.is_some() {
                return found;
            }
            add(AnchorKind::Sentence, self.previous(reading, true));
            add(AnchorKind::Heading, self.in_heading(reading));
            add(AnchorKind::Neighbour, self.previous(reading, false));
            add(AnchorKind::Neighbour, self.main_day());
            return found;
        }
        if !is_relative(reading) {
            add(AnchorKind::Sentence, self.in_sentence(reading));
        }
        add(AnchorKind::Heading, self.in_heading(reading));
        if !is_relative(reading) {
            add(AnchorKind::List, self.in_list(reading));
        }
        add(AnchorKind::Title, self.in_title(reading));
        if let Some(published) = self.document.published {
            let sentence = self.document.text.sentence_of(reading.span);
            let direction = match tense(&self.document.text, sentence) {
                Tense::Future => Direction::Forward,
                Tense::Past => Direction::Backward,
                Tense::Open => Direction::Nearest,
            };
            found.push((AnchorKind::Published, Anchor::day(published.day, direction)));
            return found;
        }
        let mut add = |kind, dated: Option<Dated>| {
            if let Some(dated) = dated {
                let anchor = Anchor {
                    first: dated.first,
                    last: dated.last,
                    direction: Direction::Nearest,
                    clock: dated.clock,
                };
                found.push((kind, anchor));
            }
        };
        add(AnchorKind::Title, self.in_path());
        add(AnchorKind::Neighbour, self.neighbour(reading));
        found
    }

    /// *Jaunumi / 2024. gada novembris*: the month of the archive in which the page lies, above its title.
    fn in_path(&self) -> Option<Dated> {
        let blocks = &self.document.blocks;
        let title = blocks
            .iter()
            .position(|block| block.kind == BlockKind::Title)?;
        let above = blocks.get(title.checked_sub(1)?)?.span;
        self.readings_from(0)
            .take_while(|other| other.span.end <= above.end)
            .filter_map(|other| self.stated(other))
            .find(|dated| dated.granularity == Granularity::Month)
    }

    /// The nearest date of the same sentence whose year is known.
    fn in_sentence(&self, reading: &Reading) -> Option<Dated> {
        let sentence = self.document.text.sentence_of(reading.span);
        let inside = self
            .known
            .iter()
            .rev()
            .take_while(|dated| dated.span.start >= sentence.start);
        let before = inside
            .filter(|dated| sentence.contains(dated.span))
            .find(|dated| dated.granularity <= Granularity::Month);
        before.copied().or_else(|| {
            let after = self
                .readings_from(reading.span.start + 1)
                .take_while(|other| other.span.end <= sentence.end);
            after
                .filter(|other| other.stated_year().is_some())
                .find_map(|other| self.stated(other))
        })
    }

    /// The readings that begin at byte `start` or later.
    fn readings_from(&self, start: usize) -> impl Iterator<Item = &Reading> {
        let at = self
            .readings
            .partition_point(|reading| reading.span.start < start);
        self.readings.iter().skip(at)
    }

    /// The dates known inside `span`.
    fn known_in(&self, span: Span) -> impl Iterator<Item = &Dated> {
        let at = self
            .known
            .partition_point(|dated| dated.span.start < span.start);
        self.known
            .iter()
            .skip(at)
            .take_while(move |dated| dated.span.end <= span.end)
    }

    /// A date whose own words say all.
    fn stated(&self, reading: &Reading) -> Option<Dated> {
        if needs_anchor(reading) {
            return None;
        }
        let timex = resolve(reading, None)?;
        let (first, last) = (timex.first()?, timex.last()?);
        let fine = timex.granularity <= Granularity::Year && (last - first).num_days() < 1500;
        fine.then_some(Dated {
            span: reading.span,
            first,
            last,
            granularity: timex.granularity,
            stated: true,
            clock: timex.start.clock,
            own_day: true,
        })
    }

    /// A date in the heading above, if the heading is dated.
    fn in_heading(&self, reading: &Reading) -> Option<Dated> {
        let section = self.document.section_at(reading.span.start)?;
        let heading = self.document.blocks.get(section)?;
        if heading.kind == BlockKind::Title {
            return None;
        }
        let own = heading.span.contains(reading.span);
        let known = self
            .known_in(heading.span)
            .find(|dated| dated.granularity <= Granularity::Month);
        known.copied().or_else(|| {
            let inside = self
                .readings_from(heading.span.start)
                .take_while(|other| other.span.end <= heading.span.end);
            inside
                .filter(|other| !own || other.span != reading.span)
                .filter_map(|other| self.stated(other))
                .find(|dated| dated.granularity <= Granularity::Year)
        })
    }

    /// The item before, in a list of dated items.
    fn in_list(&self, reading: &Reading) -> Option<Dated> {
        let index = self.document.block_at(reading.span.start)?;
        let block = self.document.blocks.get(index)?;
        let previous = index
            .checked_sub(1)
            .and_then(|index| self.document.blocks.get(index))?;
        if block.kind != BlockKind::Item || previous.kind != BlockKind::Item {
            return None;
        }
        self.known_in(previous.span)
            .filter(|dated| dated.stated)
            .last()
            .copied()
    }

    fn in_title(&self, reading: &Reading) -> Option<Dated> {
        let title = self
            .document
            .blocks
            .iter()
            .find(|block| block.kind == BlockKind::Title)?;
        if title.span.contains(reading.span) {
            return None;
        }
        let inside = self
            .readings_from(title.span.start)
            .take_while(|other| other.span.end <= title.span.end);
        inside.filter_map(|other| self.stated(other)).next()
    }

    /// The nearest dated passage: the one before, else the first one after; days before coarser ones.
    fn neighbour(&self, reading: &Reading) -> Option<Dated> {
        let usable = |dated: &&Dated| {
            dated.granularity <= Granularity::Season && !self.document.is_aside(dated.span.start)
        };
        let before = self
            .known
            .iter()
            .rev()
            .filter(usable)
            .find(|dated| dated.span.start < reading.span.start);
        before.copied().or_else(|| {
            let mut stated = self
                .readings_from(reading.span.start + 1)
                .filter_map(|other| self.stated(other))
                .filter(|dated| usable(&dated));
            stated.next().or_else(|| {
                let years = self.known.iter().rev().find(|dated| {
                    dated.granularity == Granularity::Year
                        && (dated.last - dated.first).num_days() < 1100
                        && dated.stated
                        && !self.is_attribute(dated.span)
                });
                years.copied().or_else(|| self.first_year(reading))
            })
        })
    }

    /// *1991. gada barikāžu muzejs*: a year that belongs to a noun behind it dates that thing and not the text.
    fn is_attribute(&self, span: Span) -> bool {
        let text = &self.document.text;
        let last = text.token_at(span.end.saturating_sub(1));
        let next = text.after(last);
        text.folded(last) == "gada"
            && next.is_some_and(|next| {
                text.kind(next) == Some(language::TokenKind::Word) && !text.is_capitalised(next)
            })
    }

    fn first_year(&self, reading: &Reading) -> Option<Dated> {
        let years = self
            .readings
            .iter()
            .filter(|other| other.span != reading.span && !self.is_attribute(other.span));
        years.filter_map(|other| self.stated(other)).find(|dated| {
            dated.granularity == Granularity::Year && (dated.last - dated.first).num_days() < 1100
        })
    }

    /// The date named before: in the sentence, or in the section.
    fn previous(&self, reading: &Reading, in_sentence: bool) -> Option<Dated> {
        let sentence = self.document.text.sentence_of(reading.span);
        let section = self.document.section_at(reading.span.start);
        let mut before = self
            .known
            .iter()
            .rev()
            .filter(|dated| dated.granularity <= Granularity::Day);
        if in_sentence {
            return before
                .take_while(|dated| dated.span.start >= sentence.start)
                .find(|dated| sentence.contains(dated.span))
                .copied();
        }
        before
            .find(|dated| {
                section.is_none() || self.document.section_at(dated.span.start) == section
            })
            .copied()
    }

    /// The first day of the document's own text.
    fn main_day(&self) -> Option<Dated> {
        let published = self.document.published.and_then(|published| published.span);
        let days = self
            .known
            .iter()
            .filter(|dated| dated.granularity <= Granularity::Day);
        let mut own = days.filter(|dated| {
            Some(dated.span) != published && !self.document.is_aside(dated.span.start)
        });
        own.next().copied()
    }
}

/// Whether something must be supplied.
fn needs_anchor(reading: &Reading) -> bool {
    let open =
        |stretch: Stretch| stretch.is_deictic() || matches!(stretch.year(), Some(YearOf::Open));
    let both_open = match reading.to {
        Some(to) => open(reading.from) && open(to),
        None => open(reading.from),
    };
    let same_clock = reading.clock.is_some_and(|(start, _)| start.hour > 24);
    if reading.repeats.is_some() {
        return same_clock || reading.to.is_some_and(open);
    }
    both_open || same_clock || is_backward(reading)
}

/// Only what was named before can tell.
fn is_backward(reading: &Reading) -> bool {
    let same_clock = reading.clock.is_some_and(|(start, _)| start.hour > 24);
    matches!(
        reading.from,
        Stretch::Same { .. } | Stretch::Later(_) | Stretch::DaysLater(_)
    ) || reading.is_clock()
        || (same_clock && reading.repeats.is_some())
}

/// Counted from the document's day: no other date of the sentence can tell.
fn is_relative(reading: &Reading) -> bool {
    reading.from.is_deictic()
}
