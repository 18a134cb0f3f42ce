//! What a notice says besides when and where: who came, what it costs, until when one must register.

use language::{
    Span,
    timex::{Bound, Granularity},
};

use super::Assembler;
use crate::{
    event::{Event, Participants, Price},
    mention::{Kind, Value, inside},
};

/// Units of people, folded stems.
const PEOPLE: &[&str] = &[
    "dalibnie",
    "bibliotek",
    "bern",
    "jauniet",
    "skolen",
    "cilvek",
    "apmekl",
    "interesent",
    "senior",
    "viesi",
    "viesis",
    "specialist",
    "darbinie",
    "pedagog",
    "skolotaj",
    "student",
    "partner",
    "brivpratig",
    "ukrain",
    "iedzivotaj",
    "kolege",
    "skatitaj",
    "lasitaj",
    "dziedataj",
    "dejotaj",
];

impl Assembler<'_, '_> {
    /// Adds to each event what its own sentences, and those behind them on the same line, say of people, price and
    /// registration.
    pub(super) fn details(&mut self) {
        for at in 0..self.events.len() {
            let Some(&quote) = self.events[at].quotes.first() else {
                continue;
            };
            let region = self.region_of(at, quote);
            let participants = self.participants(region);
            let price = self.price(region);
            let registration = self.registration(region, at);
            let event = &mut self.events[at];
            event.participants = participants;
            event.price = price;
            event.registration = registration;
        }
        self.prices_apart();
    }

    /// *Dalība kursos maksā 45 eiro* in a paragraph of its own: the price of the one event of that kind.
    fn prices_apart(&mut self) {
        if self.events.iter().all(|event| event.price.is_some()) {
            return;
        }
        for sentence in self.sentences_of_prices() {
            let Some(price) = self.price_in(sentence) else {
                continue;
            };
            let told = |event: &Event| {
                event
                    .price
                    .as_ref()
                    .is_some_and(|known| known.span == price.span)
                    || event.quotes.iter().any(|quote| quote.overlaps(sentence))
            };
            if self.document.is_aside(sentence.start) || self.events.iter().any(told) {
                continue;
            }
            let folded = self.document.text.folded_of(sentence);
            let of_all = [
                "visos pasakum",
                "visas nodarb",
                "visi pasakum",
                "visas lekcij",
                "всі заход",
                "все меропр",
            ]
            .iter()
            .any(|words| folded.contains(words));
            if of_all {
                for event in self.events.iter_mut().filter(|event| event.price.is_none()) {
                    event.price = Some(price.clone());
                    event.quotes.push(sentence);
                }
                continue;
            }
            // "Dalības maksa: 40 EUR" of the one event of the text and its parts.
            let nouns = self.nouns(sentence);
            let kind = match nouns.as_slice() {
                [] => None,
                [noun] => Some(noun.kind.as_str()),
                _ => continue,
            };
            let mut fitting = self.events.iter_mut().filter(|event| match kind {
                Some(kind) => event.kind == kind && kind != "event",
                None => event.parent.is_none() && event.kind != "closure",
            });
            if let (Some(only), None) = (fitting.next(), fitting.next())
                && only.price.is_none()
            {
                only.price = Some(price);
                only.quotes.push(sentence);
            }
        }
    }

    /// From the event's first sentence to the end of its line, or to the sentence of another event.
    pub(super) fn region_of(&self, at: usize, quote: Span) -> Span {
        let line = self
            .document
            .block_at(quote.start)
            .and_then(|block| self.document.blocks.get(block))
            .map_or(quote, |block| block.span);
        let next = self
            .events
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != at)
            .flat_map(|(_, event)| event.quotes.iter())
            .map(|quote| quote.start)
            .filter(|&start| start > quote.start && start < line.end)
            .min();
        Span::new(quote.start, next.unwrap_or(line.end).max(quote.end))
    }

    fn participants(&self, region: Span) -> Vec<Participants> {
        let counted = inside(self.mentions, region).filter_map(|mention| match &mention.value {
            Value::Count { value, unit, .. } => {
                let folded = language::fold::fold(unit);
                let people =
                    PEOPLE.iter().any(|stem| folded.starts_with(stem)) && folded != "biblioteka";
                people.then(|| Participants {
                    value: *value,
                    unit: unit.clone(),
                    span: mention.span,
                })
            }
            Value::Time(_) | Value::Money { .. } | Value::Name(_) | Value::Project { .. } => None,
        });
        counted.collect()
    }

    /// *Ieeja bez maksas*, *Biļetes cena: 2 eiro*.
    /// The sentences that name a sum, or hold a word that may say *free*, in order.
    fn sentences_of_prices(&self) -> Vec<Span> {
        const FREE: &[&str] = &["maksas", "bezmaks", "безкошт", "безопл", "беспл"];
        let text = &self.document.text;
        let sums = self
            .mentions
            .iter()
            .filter(|mention| mention.kind == Kind::Money)
            .map(|mention| mention.span.start);
        let free = (0..text.tokens.len())
            .filter(|&at| FREE.iter().any(|stem| text.folded(at).starts_with(stem)))
            .map(|at| text.span(at, at).start);
        let mut sentences: Vec<Span> = sums
            .chain(free)
            .filter_map(|at| text.sentences().get(text.sentence_at(at)).copied())
            .collect();
        sentences.sort_unstable();
        sentences.dedup();
        sentences
    }

    fn price(&self, region: Span) -> Option<Price> {
        let text = &self.document.text;
        let inside = text
            .sentences()
            .iter()
            .skip(text.sentence_at(region.start))
            .take_while(|sentence| sentence.start < region.end);
        inside
            .filter(|sentence| region.contains(**sentence))
            .find_map(|sentence| self.price_in(*sentence))
    }

    /// What one sentence says of a price.
    fn price_in(&self, sentence: Span) -> Option<Price> {
        const PAID: &[&str] = &[
            "bilet",
            "ieeja",
            "maksa ",
            "maksa:",
            "maksa –",
            "cena",
            "вхід",
            "вход",
            "квит",
            "билет",
            "вартіст",
            "стоимост",
        ];
        const FREE: &[&str] = &[
            "bez maksas",
            "bezmaksas",
            "безкоштовн",
            "безоплатн",
            "бесплатн",
        ];
        let folded = self.document.text.folded_of(sentence);
        let says = |words: &[&str]| words.iter().any(|word| folded.contains(word));
        let sum = || {
            inside(self.mentions, sentence).find_map(|mention| match &mention.value {
                Value::Money {
                    value,
                    currency,
                    superseded: false,
                    ..
                } => Some((*value, *currency)),
                _ => None,
            })
        };
        // "Ieeja – 3 eiro, līdz 7 gadu vecumam – bez maksas": free for some only.
        let paid = says(PAID).then(sum).flatten();
        if paid.is_none() && !says(FREE) {
            return None;
        }
        Some(Price {
            value: paid,
            span: sentence,
        })
    }

    /// The last day for registering, not later than the event itself.
    fn registration(&self, region: Span, at: usize) -> Option<language::timex::When> {
        let start = self.events.get(at)?.start?;
        let limit = |span: Span| {
            let clause = self.clause(span);
            self.dates(span).into_iter().find_map(|(mention, timex)| {
                let until = timex.bound == Bound::Until
                    && timex.end.is_none()
                    && timex.granularity <= Granularity::Day;
                (until
                    && clause.is_deadline(mention.span)
                    && Some(timex.start) != self.events[at].end)
                    .then_some(timex.start)
            })
        };
        let text = &self.document.text;
        text.sentences()
            .iter()
            .filter(|sentence| sentence.start >= region.start && sentence.start < region.end + 300)
            .find_map(|sentence| limit(*sentence))
            .filter(|when| match (when.first(), start.first()) {
                (Some(limit), Some(start)) => limit <= start && (start - limit).num_days() < 120,
                _ => false,
            })
    }
}
