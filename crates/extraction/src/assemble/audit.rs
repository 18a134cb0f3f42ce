//! Arithmetic: shares to the cent, days counted against the days printed, planned numbers against what is listed.
//!
//! A difference is kept and shown, never smoothed.

use chrono::Datelike;
use language::{
    Span, TokenKind,
    amount::Decimal,
    lv::numeral::cardinal_folded,
    timex::{Granularity, When},
};

use super::Contradiction;
use crate::{
    Knowledge,
    document::Document,
    event::Event,
    mention::{Kind, Mention, inside},
    project::Project,
};

/// What does not add up inside one document.
pub(super) fn audit(
    document: &Document<'_>,
    knowledge: &Knowledge,
    mentions: &[Mention],
    events: &[Event],
    projects: &[Project],
) -> Vec<Contradiction> {
    let auditor = Auditor {
        document,
        knowledge,
        mentions,
        events,
    };
    let mut found = auditor.durations();
    found.extend(auditor.planned());
    found.extend(projects.iter().flat_map(shares));
    found
}

/// The largest difference that can be a slip of rounding, in cents; a larger one is another rate.
const SLIP: i128 = 100;

/// Shares of partners computed with the rate of the whole project.
fn shares(project: &Project) -> Vec<Contradiction> {
    let (Some(total), Some(whole)) = (&project.total, &project.cofinancing) else {
        return Vec::new();
    };
    let (Some(total_cents), Some(whole_cents)) = (total.value.cents(), whole.value.cents()) else {
        return Vec::new();
    };
    // The rate in hundredths of a percent, where it is a whole number of them.
    let Some(rate) = (whole_cents * 10_000 + total_cents / 2).checked_div(total_cents) else {
        return Vec::new();
    };
    let computed = |cents: i128| (cents * rate + 5_000) / 10_000;
    if (computed(total_cents) - whole_cents).abs() > 1 {
        return Vec::new();
    }
    let wrong = project.shares.iter().filter_map(|share| {
        let part = share.of_fund.as_ref()?;
        let (own, printed) = (share.sum.value.cents()?, part.value.cents()?);
        let expected = computed(own);
        let apart = (expected - printed).abs();
        (apart > 0 && apart < SLIP).then(|| Contradiction {
            kind: "share",
            about: project.name.clone(),
            values: vec![
                (part.value.to_string(), part.span),
                (money(expected), share.sum.span),
            ],
            better: None,
            reasons: vec!["rate-of-project"],
        })
    });
    wrong.collect()
}

fn money(cents: i128) -> String {
    Decimal {
        units: cents,
        scale: 2,
    }
    .to_string()
}

struct Auditor<'a, 't> {
    document: &'a Document<'t>,
    knowledge: &'a Knowledge,
    mentions: &'a [Mention],
    events: &'a [Event],
}

impl Auditor<'_, '_> {
    /// *3 dienu seminārs … no 31. janvāra līdz 3. februārim*: four days.
    fn durations(&self) -> Vec<Contradiction> {
        let mut found = Vec::new();
        for sentence in self.document.text.sentences() {
            let ranges: Vec<(&Mention, i64)> = inside(self.mentions, *sentence)
                .filter(|mention| mention.kind == Kind::Date && !mention.aside)
                .filter_map(|mention| {
                    let timex = mention.time()?;
                    let days = (timex.last()? - timex.first()?).num_days() + 1;
                    let range = timex.end.is_some() && timex.granularity <= Granularity::Day;
                    (range && days < 32).then_some((mention, days))
                })
                .collect();
            let [(range, days)] = ranges.as_slice() else {
                continue;
            };
            let Some((printed, span)) = self.days_of_event(*sentence) else {
                continue;
            };
            if i64::from(printed) == *days {
                continue;
            }
            let arrival = self
                .document
                .text
                .folded_of(*sentence)
                .contains("ierasanas dien");
            found.push(Contradiction {
                kind: "duration",
                about: self.event_of(*sentence),
                values: vec![(printed.to_string(), span), (days.to_string(), range.span)],
                better: None,
                reasons: if arrival {
                    vec!["day-of-arrival"]
                } else {
                    vec!["days-of-range"]
                },
            });
        }
        found
    }

    /// The number in *3 dienu seminārs*, *piecas dienas gara tikšanās*, with its place.
    fn days_of_event(&self, sentence: Span) -> Option<(u32, Span)> {
        let text = &self.document.text;
        let first = text.token_at(sentence.start);
        (first..text.tokens.len())
            .take_while(|&at| text.span(at, at).start < sentence.end)
            .find_map(|at| {
                let number = self.number(at)?;
                let days = text
                    .after(at)
                    .filter(|&next| matches!(text.folded(next), "dienu" | "dienas"))?;
                let next = text.after(days)?;
                let long = ["gar", "ilg"]
                    .iter()
                    .any(|stem| text.folded(next).starts_with(stem));
                let event = text.folded(days) == "dienu" && self.is_event_noun(next);
                (long || event).then(|| (number, text.span(at, days)))
            })
    }

    fn number(&self, at: usize) -> Option<u32> {
        let text = &self.document.text;
        let number = match text.kind(at)? {
            TokenKind::Number => text.surface(at).parse().ok()?,
            TokenKind::Word => cardinal_folded(text.folded(at))?,
            TokenKind::Space | TokenKind::Break | TokenKind::Mark => return None,
        };
        (2..=30).contains(&number).then_some(number)
    }

    fn is_event_noun(&self, at: usize) -> bool {
        let lower = self.document.text.lowered(at);
        self.knowledge.event_nouns.reading(lower).is_some()
    }

    fn event_of(&self, sentence: Span) -> String {
        self.events
            .iter()
            .find(|event| event.quotes.contains(&sentence))
            .map_or_else(|| self.document.title(), |event| event.title.clone())
    }

    /// *pirmais no 4 kopīgajām tikšanās reizēm*, where the page lists five.
    fn planned(&self) -> Vec<Contradiction> {
        const PLACES: &[&str] = &[
            "pirmais",
            "pirma",
            "otrais",
            "otra",
            "tresais",
            "tresa",
            "ceturtais",
            "ceturta",
            "viens",
            "viena",
            "pedejais",
            "pedeja",
        ];
        let text = &self.document.text;
        let mut found = Vec::new();
        for at in 0..text.tokens.len() {
            if text.folded(at) != "no" || self.document.is_aside(text.span(at, at).start) {
                continue;
            }
            let place = text
                .before(at)
                .is_some_and(|before| PLACES.contains(&text.folded(before)));
            let number = text
                .after(at)
                .and_then(|next| Some((next, self.number(next)?)));
            let (Some((next, planned)), true) = (number, place) else {
                continue;
            };
            let sentence = text.sentence_of(text.span(at, at));
            let noun = (next + 1..text.tokens.len())
                .take_while(|&word| text.span(word, word).start < sentence.end && word < next + 14)
                .find(|&word| self.is_event_noun(word));
            let Some(noun) = noun else { continue };
            let stem: String = text.folded(noun).chars().take(6).collect();
            let listed = self.listed(&stem, sentence);
            if listed.len() > usize::try_from(planned).unwrap_or(usize::MAX) {
                let mut values = vec![(planned.to_string(), text.span(next, noun))];
                let counted = listed.len().to_string();
                values.extend(listed.into_iter().map(|quote| (counted.clone(), quote)));
                found.push(Contradiction {
                    kind: "planned-count",
                    about: text.span(next, noun).of(text.raw).to_owned(),
                    values,
                    better: None,
                    reasons: vec!["listed-events"],
                });
            }
        }
        found
    }

    /// The sentences of the dated events of one noun that the page tells of, online ones and parts left out.
    fn listed(&self, stem: &str, own: Span) -> Vec<Span> {
        let held = self.events.iter().filter(|event| {
            let day = event.start.is_some_and(|start: When| {
                start.month.is_some() && start.first().is_some_and(|first| first.year() > 0)
            });
            day && !event.online && event.parent.is_none() && event.place.is_some()
        });
        let named = held.filter_map(|event| {
            let quote = event.quotes.iter().find(|quote| {
                **quote != own && self.document.text.folded_of(**quote).contains(stem)
            })?;
            Some(*quote)
        });
        named.collect()
    }
}
