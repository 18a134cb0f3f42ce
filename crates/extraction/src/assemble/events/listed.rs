//! Lists of what is on: each line begins with its day, and what stands behind it is the event, whatever word names it.

use language::{
    Span,
    timex::{Granularity, Timex},
};

use super::{Assembler, set_time};
use crate::{
    assemble::{clause::squeezed, titles::capitalised},
    document::BlockKind,
    event::{Event, Status},
    mention::{Kind, Mention, inside},
};

/// How many lines must begin with a day for a text to be a list of what is on.
const LINES: usize = 3;

/// How far above a line the words are looked for that introduce its list, in lines.
const LONGEST_LIST: usize = 40;

impl Assembler<'_, '_> {
    /// Whether enough lines of the text begin with a day.
    pub(super) fn is_list(&self) -> bool {
        let dated = self.document.blocks.iter().filter(|block| {
            !self.document.is_aside(block.span.start) && self.opening(block.span).is_some()
        });
        dated.take(LINES).count() == LINES
    }

    /// The line that `mention` opens, in a list of what is on.
    pub(super) fn listed_line(&self, mention: &Mention) -> Option<Span> {
        let block = self
            .document
            .block_at(mention.span.start)
            .filter(|_| self.lists)?;
        let line = self.document.blocks.get(block)?.span;
        self.opening(line)
            .is_some_and(|first| first.span == mention.span)
            .then_some(line)
    }

    /// The day, or the rule of repetition, that a line begins with.
    pub(super) fn opening(&self, line: Span) -> Option<&Mention> {
        let (first, timex) = self.dates(line).into_iter().next()?;
        let front = Span::new(line.start, first.span.start).of(self.document.text.raw);
        let marks = front.chars().all(|letter| !letter.is_alphanumeric());
        let day = timex.recurrence.is_some()
            || timex.granularity <= Granularity::Month && timex.start.month.is_some();
        (marks && day && !first.rule.starts_with("temporal.clock")).then_some(first)
    }

    /// Whether nothing of the sentence stands behind `date`: the full stop of *17.05.* ended it.
    pub(super) fn ends_with(&self, sentence: Span, date: Span) -> bool {
        let rest = Span::new(date.end, sentence.end.max(date.end)).of(self.document.text.raw);
        !rest.chars().any(char::is_alphanumeric)
    }

    /// The sentence behind `sentence` on the same line.
    pub(super) fn behind(&self, sentence: Span, line: Span) -> Span {
        let text = &self.document.text;
        text.sentences()
            .get(text.sentence_at(sentence.start) + 1)
            .filter(|next| line.contains(**next))
            .copied()
            .unwrap_or(sentence)
    }

    /// The event of a line that no noun names; none where a line tells of a birthday, or of nothing.
    pub(super) fn listed(
        &self,
        line: Span,
        sentence: Span,
        mention: &Mention,
        timex: &Timex,
    ) -> Option<Event> {
        let kind = self.document.kind_at(line.start);
        if matches!(kind, BlockKind::Heading) {
            return None;
        }
        let day = timex.granularity <= Granularity::Day;
        let (title, kind) = match self.told_in_line(line, mention, 2).filter(|_| day) {
            Some(title) => (title, "event".to_owned()),
            None => self.introduced(line)?,
        };
        let mut event = self.event(sentence, sentence, mention, timex, None);
        (event.title, event.kind) = (title, kind);
        event.rule = "event.listed-line";
        if event.status == Status::Scheduled {
            set_time(&mut event, mention, timex);
        }
        Some(event)
    }

    /// *Notika četras tikšanās:* above lines that only say when and where: one of what was counted, and its kind.
    fn introduced(&self, line: Span) -> Option<(String, String)> {
        let block = self.document.block_at(line.start)?;
        let lead = self
            .document
            .blocks
            .get(block.saturating_sub(LONGEST_LIST)..block)?
            .iter()
            .rfind(|block| self.opening(block.span).is_none())?;
        let text = &self.document.text;
        let noun = lead
            .span
            .of(text.raw)
            .ends_with(':')
            .then(|| self.nouns(lead.span).pop())??;
        let reading = self
            .knowledge
            .event_nouns
            .reading(text.lowered(text.token_at(noun.word.start)))?;
        // "Notika četras tikšanās:" tells how many, "Informatīvie semināri pieteicējiem:" what each is.
        let counted = noun.title.split(' ').any(super::is_cardinal);
        let title = if counted || noun.span.len() <= noun.word.len() {
            capitalised(&reading.lemma)
        } else {
            noun.title
        };
        Some((title, noun.kind))
    }

    /// What a line says behind its day, to where it says where, when or for how much; at least so many `words`.
    pub(super) fn told_in_line(&self, line: Span, date: &Mention, words: usize) -> Option<String> {
        const BIRTHDAYS: &[&str] = &[
            "dzimsan",
            "jubilej",
            "gadskart",
            "varda dien",
            "termin",
            "piete",
        ];
        let raw = self.document.text.raw;
        let mut start = date.span.end;
        // An hour beside the day is not yet the event.
        while let Some(clock) = inside(self.mentions, Span::new(start, line.end))
            .next()
            .filter(|next| {
                next.kind == Kind::Date && !has_letters(Span::new(start, next.span.start).of(raw))
            })
        {
            start = clock.span.end;
        }
        let rest = Span::new(start, line.end);
        let skipped = rest
            .of(raw)
            .find(|letter: char| letter.is_alphanumeric() || "“„\"«".contains(letter))?;
        let rest = Span::new(rest.start + skipped, rest.end);
        let cut = rest
            .of(raw)
            .find(['|', ';', '(', '.', '!', '\t'])
            .map_or(rest.end, |at| rest.start + at);
        let named = inside(self.mentions, Span::new(rest.start, cut))
            .find(|mention| {
                mention.span.start > rest.start
                    && match mention.kind {
                        Kind::Date | Kind::Money => true,
                        Kind::Org | Kind::Place => self.is_where_it_is(mention),
                        Kind::Person | Kind::Project | Kind::Count => false,
                    }
            })
            .map_or(cut, |mention| mention.span.start);
        let told = squeezed(Span::new(rest.start, named).of(raw));
        let told = trimmed(first_part(&told));
        // Nothing but where it is.
        let place = inside(self.mentions, rest).next().is_some_and(|mention| {
            mention.span.start == rest.start
                && matches!(mention.kind, Kind::Place | Kind::Org)
                && mention.span.len() >= told.len()
        });
        let folded = language::fold::fold(told);
        let ends_in_number = told.ends_with(|letter: char| letter.is_ascii_digit());
        let plain = !BIRTHDAYS.iter().any(|stem| folded.contains(stem)) && !ends_in_number;
        let short = told.chars().next().is_some_and(char::is_uppercase) && told.chars().count() > 5;
        let enough = told.split(' ').count() >= words || short;
        (plain && !place && enough && has_letters(told)).then(|| capitalised(told))
    }

    /// A name in the locative, or behind *pie*.
    fn is_where_it_is(&self, mention: &Mention) -> bool {
        let raw = self.document.text.raw;
        let surface = mention.span.of(raw);
        mention.rule == "place.address"
            || crate::assemble::clause::before(&self.document.text, mention.span) == "pie"
            || crate::assemble::clause::is_locative(surface) && squeezed(surface) != mention.name()
    }

    /// *IKŠĶILĒ* above some lines: what they tell without a place of its own is there.
    pub(super) fn place_by_heading(&mut self) {
        for at in 0..self.events.len() {
            let event = &self.events[at];
            let (None, None, false, Some(&quote)) = (
                &event.place,
                &event.venue,
                event.online,
                event.quotes.first(),
            ) else {
                continue;
            };
            let place = self.heading_place(quote.start);
            self.events[at].place = place;
        }
    }

    /// The place that the heading above byte `position` consists of, else the one town that the title says it is in.
    fn heading_place(&self, position: usize) -> Option<String> {
        self.heading_is_place(position).or_else(|| {
            let title = self
                .document
                .blocks
                .iter()
                .find(|block| block.kind == BlockKind::Title)
                .filter(|_| self.home.is_none())?;
            let mut places = inside(self.mentions, title.span)
                .filter(|mention| mention.kind == Kind::Place && !mention.aside);
            let (only, None) = (places.next()?, places.next()) else {
                return None;
            };
            self.clause(title.span)
                .place(title.span.start)
                .filter(|place| place == only.name())
        })
    }

    fn heading_is_place(&self, position: usize) -> Option<String> {
        let section = self.document.section_at(position)?;
        let above = self.document.blocks.get(..=section)?;
        let heading = above
            .iter()
            .rev()
            .find(|block| block.kind == BlockKind::Heading && self.dates(block.span).is_empty())?;
        let place = inside(self.mentions, heading.span)
            .find(|mention| mention.kind == Kind::Place && !mention.aside)?;
        let rest = heading.span.len() - place.span.len();
        (rest <= 3).then(|| place.name().to_owned())
    }
}

/// The words before the first comma, if there are several.
fn first_part(told: &str) -> &str {
    match told.split_once(',') {
        Some((first, _)) if first.split(' ').count() > 1 => first,
        _ => told,
    }
}

fn has_letters(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}

/// `told` without words at its end that lead to a place or an hour.
fn trimmed(told: &str) -> &str {
    const LEADING: &[&str] = &[
        "pie", "no", "uz", "plkst", "līdz", "ieeja", "biļetes", "cena", "ar", "un",
    ];
    let mut told = told;
    loop {
        let shorter = told.trim_end_matches([' ', ',', ':', '-', '–', '—', '.', '/']);
        let last = shorter.rsplit(' ').next().unwrap_or_default();
        let cut = LEADING.contains(&last.to_lowercase().as_str());
        let next = if cut {
            shorter.strip_suffix(last).unwrap_or(shorter)
        } else {
            shorter
        };
        if next == told {
            return told;
        }
        told = next;
    }
}
