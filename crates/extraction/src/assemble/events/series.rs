//! Several days in one sentence: which words belong to which of them, and which of them are one.

use language::{
    Span,
    timex::{Granularity, Timex},
};

use super::Assembler;
use crate::{
    assemble::titles::{Noun, capitalised},
    mention::{Mention, inside},
};

impl Assembler<'_, '_> {
    /// Where the words that belong to a date end: at the next one, unless both are only joined, or the next is the hour
    /// of the day: *24. augustā, Neatkarības dienā, pulksten 12 parkā*.
    pub(super) fn window_end(
        &self,
        sentence: Span,
        dates: &[(&Mention, &Timex)],
        place: usize,
    ) -> usize {
        let Some((own, timex)) = dates.get(place) else {
            return sentence.end;
        };
        let mut end = own.span.end;
        let mut hourless = timex.start.clock.is_none();
        for (next, _) in dates.iter().skip(place + 1) {
            if hourless && next.rule.starts_with("temporal.clock") {
                hourless = false;
                end = next.span.end;
                continue;
            }
            let gap = self
                .document
                .text
                .folded_of(Span::new(end, next.span.start));
            if !matches!(gap.trim(), "un" | ",") {
                return next.span.start;
            }
            end = next.span.end;
        }
        sentence.end
    }

    /// *Siguldā (2023. gada oktobrī), Kauņā (15. maijā)*: what a day in brackets dates stands before them.
    pub(super) fn in_brackets(&self, sentence: Span, date: Span, from: usize) -> Option<Span> {
        let raw = self.document.text.raw;
        let front = Span::new(from.min(date.start), date.start).of(raw);
        let behind = Span::new(date.end, sentence.end.max(date.end)).of(raw);
        let alone = front.trim_end().ends_with('(') && behind.trim_start().starts_with(')');
        let before = front
            .trim_end()
            .trim_end_matches('(')
            .trim_start_matches([')', ',', ' ']);
        (alone && before.chars().any(char::is_alphabetic))
            .then(|| Span::new(from.min(date.start), (date.end + 1).min(sentence.end)))
    }

    /// *aizvadītajā nedēļā, 9.–11. aprīlī*: the sentence goes on to name the days of the week or month.
    pub(super) fn told_finer(&self, sentence: Span, timex: &Timex) -> bool {
        let within =
            |other: &Timex| match (timex.first(), timex.last(), other.first(), other.last()) {
                (Some(first), Some(last), Some(from), Some(to)) => first <= from && to <= last,
                _ => false,
            };
        matches!(timex.granularity, Granularity::Week | Granularity::Month)
            && self.dates(sentence).into_iter().any(|(mention, other)| {
                other.granularity <= Granularity::Day
                    && other.recurrence.is_none()
                    && !mention.rule.starts_with("temporal.clock")
                    && (other.first(), other.last()) != (timex.first(), timex.last())
                    && within(other)
            })
    }

    /// *konference notika 24. un 25. maijā*: one event of two days, not two.
    pub(super) fn over_days(
        &self,
        window: Span,
        (mention, timex): (&Mention, &Timex),
        (next, second): &(&Mention, &Timex),
    ) -> Option<Timex> {
        const LONG: &[&str] = &[
            "conference",
            "seminar",
            "festival",
            "camp",
            "trip",
            "meeting",
            "fair",
            "course",
            "visit",
        ];
        let gap = Span::new(mention.span.end, next.span.start.max(mention.span.end));
        let plain = |timex: &Timex| {
            timex.end.is_none()
                && timex.recurrence.is_none()
                && timex.start.clock.is_none()
                && timex.granularity == Granularity::Day
        };
        let day_after = timex.first()?.succ_opt() == second.first();
        if self.document.text.folded_of(gap).trim() != "un"
            || !(plain(timex) && plain(second) && day_after)
        {
            return None;
        }
        let noun = self.noun_beside(window, mention.span)?;
        LONG.contains(&noun.kind.as_str()).then(|| Timex {
            end: Some(second.start),
            ..timex.clone()
        })
    }

    /// *4. oktobrī … darbnīca, bet 11. oktobrī tikšanās*: each date stands before what happens on it.
    pub(super) fn dates_lead(&self, sentence: Span, dates: &[(&Mention, &Timex)]) -> bool {
        match dates {
            [(first, _), _, ..] => !self.has_noun(Span::new(sentence.start, first.span.start)),
            _ => false,
        }
    }

    /// *no 10. septembra*, *з 10 вересня*: the day is where something begins.
    pub(super) fn stands_behind_from(&self, date: Span) -> bool {
        let before = crate::assemble::clause::before(&self.document.text, date);
        matches!(before.as_str(), "no" | "з" | "із" | "с" | "від" | "от")
    }

    /// *izrāde: 2. maijā būsim Dobelē, 9. maijā – Aucē*: a day that only has a place goes on with what the one before
    /// in the sentence told of.
    pub(super) fn series_noun(&self, sentence: Span, window: Span) -> Option<Noun> {
        let text = &self.document.text;
        let front = Span::new(sentence.start, window.start);
        let known = self
            .events
            .last()
            .filter(|event| event.quotes.contains(&sentence))?;
        let noun = self
            .nouns(front)
            .into_iter()
            .map(one_of_several)
            .rfind(|noun| noun.title == known.title)?;
        let told = inside(self.mentions, window)
            .fold(text.folded_of(window).into_owned(), |told, mention| {
                told.replacen(text.folded_of(mention.span).as_ref(), " ", 1)
            });
        let words = told
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| !matches!(*word, "" | "un" | "bet" | "savukart" | "nu" | "atkal"));
        (words.count() == 0).then_some(noun)
    }
}

/// *Četras klātienes tikšanās* on several days: each is one of them. *Piecu stundu brauciens* tells how long it is.
pub(super) fn one_of_several(noun: Noun) -> Noun {
    let words: Vec<&str> = noun.title.split(' ').collect();
    let counted = words
        .iter()
        .position(|word| is_cardinal(word) && !word.ends_with('u'))
        .filter(|&at| {
            let done = |word: &&str| {
                ["tas", "tie", "ti", "tās"]
                    .iter()
                    .any(|end| word.ends_with(end))
            };
            let long = words.get(at + 1).is_some_and(|next| next.ends_with('u'));
            words.iter().take(at).all(done) && !long
        });
    match counted.and_then(|at| words.get(at + 1..)) {
        Some(rest) if !rest.is_empty() => Noun {
            title: capitalised(&rest.join(" ")),
            ..noun
        },
        _ => noun,
    }
}

/// *četras*, *4*
pub(super) fn is_cardinal(word: &str) -> bool {
    let folded = language::fold::fold(word);
    word.parse::<u32>().is_ok_and(|number| number < 40)
        || language::lv::numeral::cardinal_folded(&folded).is_some()
}
