//! Answers that quote sentences, list sums and names, and tell the length of things.

use chrono::NaiveDate;
use extraction::store::{EventRow, LinkRow, OfficeRow, SourceRow};
use language::timex::When;

use super::{Layout, grouped, lines, shortened};
use crate::{
    render::{Label, Phrase, Unit},
    reply::{AmountLine, EventView, ProjectView, Standing},
};

/// The longest passage shown, in letters: three of them fit a telephone.
const LONGEST_PASSAGE: usize = 420;

/// How many days of a visit a card lists.
const PARTS: usize = 6;

impl Layout<'_> {
    pub(super) fn passage(&self, source: &SourceRow) -> String {
        let place = source.url.as_deref().unwrap_or(&source.document);
        format!(
            "• “{}” — {} [{place}]",
            shortened(&source.quote, LONGEST_PASSAGE),
            shortened(&source.title, 60)
        )
    }

    pub(super) fn told(
        &self,
        passages: &[SourceRow],
        during: Option<&EventView>,
        addresses: &[(String, String)],
    ) -> String {
        let mut rows = vec![self.say(Phrase::Told)];
        match during {
            // A day that sources dispute is never told as certain.
            Some(view) if view.standing == Standing::Contested => rows.push(self.contested(view)),
            Some(view) => {
                rows.push(view.event.title.clone());
                rows.push(self.labelled(Label::When, &self.days(&view.event)));
                rows.extend(
                    self.place(&view.event)
                        .map(|place| self.labelled(Label::Where, &place)),
                );
            }
            None => {}
        }
        rows.extend(passages.iter().map(|source| self.passage(source)));
        rows.extend(
            addresses.iter().map(|(name, address)| {
                format!("{name} – {}", self.labelled(Label::Address, address))
            }),
        );
        rows.join("\n")
    }

    pub(super) fn not_known(&self, passages: &[SourceRow]) -> String {
        let mut rows = vec![self.say(Phrase::NotKnown)];
        if !passages.is_empty() {
            rows = vec![self.say(Phrase::NoAnswer), self.say(Phrase::Closest)];
            rows.extend(passages.iter().map(|source| self.passage(source)));
        }
        rows.push(self.coverage(false));
        rows.join("\n")
    }

    pub(super) fn details(
        &self,
        project: &ProjectView,
        about: Label,
        passages: &[SourceRow],
    ) -> String {
        let mut rows = vec![
            project.name.clone(),
            format!("{}:", self.voice.label(about)),
        ];
        rows.extend(passages.iter().map(|source| self.passage(source)));
        rows.join("\n")
    }

    pub(super) fn offices(&self, offices: &[OfficeRow]) -> String {
        let rows: Vec<String> = offices
            .iter()
            .map(|office| {
                let place = office
                    .organisation
                    .as_deref()
                    .map(|name| format!(", {name}"))
                    .unwrap_or_default();
                let head = format!("{} – {}{place}", office.person, office.role);
                match self.source(Some(&office.source)) {
                    Some(source) => lines([head, source]),
                    None => head,
                }
            })
            .collect();
        rows.join("\n")
    }

    pub(super) fn amounts(&self, amounts: &[AmountLine]) -> String {
        let mut rows = vec![self.say(Phrase::Amounts)];
        for line in amounts.iter().take(15) {
            let role = match line.role.as_str() {
                "total" => self.voice.label(Label::Total),
                "cofinancing" => self.voice.label(Label::Share),
                who => who,
            };
            rows.push(format!(
                "• {} – {role}: {} {}",
                shortened(&line.project, 60),
                grouped(&line.value, self.lang),
                line.currency
            ));
        }
        if amounts.len() > 15 {
            rows.push(self.voice.more(amounts.len() - 15));
        }
        rows.extend(self.source(amounts.first().map(|line| &line.source)));
        rows.join("\n")
    }

    pub(super) fn funders(&self, funders: &[(String, Vec<String>, SourceRow)]) -> String {
        let mut rows = vec![self.say(Phrase::FundersHead)];
        for (name, projects, _) in funders.iter().take(15) {
            let names: Vec<String> = projects.iter().map(|name| shortened(name, 60)).collect();
            rows.push(format!("• {name} – {}", names.join("; ")));
        }
        if funders.len() > 15 {
            rows.push(self.voice.more(funders.len() - 15));
        }
        rows.extend(self.source(funders.first().map(|(_, _, source)| source)));
        rows.join("\n")
    }

    pub(super) fn spellings(&self, links: &[LinkRow]) -> String {
        let mut rows = vec![self.say(Phrase::Spellings)];
        for link in links {
            let relation = match link.relation.as_str() {
                "same" => Phrase::SameThing,
                "successor" => Phrase::Renamed,
                "different" => Phrase::DifferentThing,
                _ => Phrase::Likely,
            };
            let year = link
                .detail
                .as_deref()
                .map(|year| format!(" ({year})"))
                .unwrap_or_default();
            rows.push(format!(
                "• {} / {}: {}{year}",
                link.name,
                link.other,
                self.voice.say(relation)
            ));
        }
        rows.join("\n")
    }

    pub(super) fn repeats(&self, events: &[EventView]) -> String {
        let mut parts = vec![self.say(Phrase::Repeated)];
        for view in events {
            let mut rows = vec![format!("{} – {}", view.event.title, self.days(&view.event))];
            let mut told: Vec<&str> = Vec::new();
            for source in &view.event.sources {
                if !told.contains(&source.document.as_str()) {
                    told.push(&source.document);
                    rows.push(self.passage(source));
                }
            }
            parts.push(rows.join("\n"));
        }
        parts.join("\n\n")
    }

    pub(super) fn private(&self, found: &[(String, i64)]) -> String {
        if found.is_empty() {
            return lines([self.say(Phrase::PrivateNone), self.coverage(false)]);
        }
        let mut rows = vec![self.say(Phrase::PrivateFound)];
        rows.extend(
            found
                .iter()
                .map(|(title, count)| format!("• {} ({count})", shortened(title, 90))),
        );
        rows.join("\n")
    }

    pub(super) fn price(&self, price: &str) -> String {
        if price == "free" {
            return self.say(Phrase::Free);
        }
        match price.split_once(' ') {
            Some((value, currency)) => format!("{} {currency}", grouped(value, self.lang)),
            None => grouped(price, self.lang),
        }
    }

    /// The days of a visit and the hours of a programme.
    pub(super) fn parts(&self, event: &EventRow) -> Vec<String> {
        let mut rows: Vec<String> = event
            .parts
            .iter()
            .take(PARTS)
            .map(|part| {
                let day = part
                    .start
                    .as_deref()
                    .and_then(When::parse)
                    .map(|when| format!("{}: ", self.voice.date(when)))
                    .unwrap_or_default();
                let town = part
                    .place
                    .as_deref()
                    .filter(|place| event.place.as_deref() != Some(*place));
                let place: Vec<&str> = part.venue.as_deref().into_iter().chain(town).collect();
                let place = if place.is_empty() {
                    String::new()
                } else {
                    format!(" ({})", place.join(", "))
                };
                format!("  – {day}{}{place}", shortened(&part.title, 90))
            })
            .collect();
        if event.parts.len() > PARTS {
            rows.push(format!("  {}", self.voice.more(event.parts.len() - PARTS)));
        }
        rows
    }

    /// How many days an event of several days lasts.
    pub(super) fn event_length(&self, event: &EventRow) -> Option<String> {
        let day = |text: &Option<String>| text.as_deref()?.parse::<NaiveDate>().ok();
        let exact = |text: &Option<String>| text.as_deref().is_some_and(|text| text.len() >= 10);
        if !exact(&event.start) || !exact(&event.end) {
            return None;
        }
        let days = (day(&event.last_day)? - day(&event.first_day)?).num_days() + 1;
        (2..=31)
            .contains(&days)
            .then(|| self.voice.length(days, Unit::Days))
    }

    /// Whole years or months from one day to another, where they come out even.
    pub(super) fn length_between(&self, start: &str, end: &str) -> Option<String> {
        use chrono::Datelike;
        if start.len() < 7 || end.len() < 7 {
            return None;
        }
        let (first, last) = (When::parse(start)?.first()?, When::parse(end)?.last()?);
        let months = |last: NaiveDate| {
            i64::from(last.year() - first.year()) * 12 + i64::from(last.month())
                - i64::from(first.month())
        };
        // The last day counts: 1 January to 31 December is a year; so do people mean 1 January to 1 January.
        let count = if first.day() == last.day() {
            months(last)
        } else {
            let after = last.succ_opt()?;
            (after.day() == first.day()).then(|| months(after))?
        };
        match (count, count % 12) {
            (..=0, _) => None,
            (_, 0) => Some(self.voice.length(count / 12, Unit::Years)),
            _ => Some(self.voice.length(count, Unit::Months)),
        }
    }
}
