//! Calls, tenders and contests, which end with a deadline; and activities that have no day.

use language::{Span, timex::Granularity};

use super::Assembler;
use crate::{
    assemble::titles::Noun,
    document::BlockKind,
    event::Event,
    mention::{Kind, inside},
};

/// Whether two titles quote the same name.
fn same_name(left: &str, right: &str) -> bool {
    let quoted = |title: &str| {
        let (_, name) = title.split_once(['“', '„', '"', '«'])?;
        let (name, _) = name.split_once(['”', '“', '"', '»'])?;
        Some(name.to_owned())
    };
    quoted(left).is_some_and(|name| quoted(right) == Some(name))
}

impl Assembler<'_, '_> {
    /// *Atklāts konkurss “…”* and *Piedāvājumu iesniegšanas termiņš: …*: one event that ends with the deadline.
    pub(super) fn calls(&mut self) {
        let Some((noun, sentence)) = self.call() else {
            return;
        };
        let Some((line, end)) = self.deadline() else {
            return;
        };
        let told = self.events.iter().position(|event| {
            matches!(event.kind.as_str(), "tender" | "contest")
                && (event.quotes.contains(&sentence) || same_name(&event.title, &noun.title))
        });
        let mut title = noun.title.clone();
        if let Some(quoted) = self
            .quoted_title()
            .filter(|_| !title.contains(['“', '„', '"']))
        {
            title = format!("{title} {quoted}");
        }
        let mut event = Event::new(title, &noun.kind, sentence, "event.call");
        event.end = Some(end);
        event.quotes.push(line);
        event.organisers = self.home.iter().map(|home| home.name.clone()).collect();
        event.place = self.home.as_ref().and_then(|home| home.town.clone());
        match told {
            Some(at) => self.events[at].end = Some(end),
            None => self.events.push(event),
        }
    }

    /// The noun of a tender or contest, and its sentence.
    fn call(&self) -> Option<(Noun, Span)> {
        let sentences = self.document.text.sentences();
        sentences.iter().take(12).find_map(|sentence| {
            if self.document.is_aside(sentence.start) {
                return None;
            }
            let nouns = self.nouns(*sentence);
            nouns
                .into_iter()
                .find(|noun| matches!(noun.kind.as_str(), "tender" | "contest"))
                .map(|noun| (noun, *sentence))
        })
    }

    /// The last moment for handing something in, with its line.
    fn deadline(&self) -> Option<(Span, language::timex::When)> {
        for block in &self.document.blocks {
            let folded = self.document.text.folded_of(block.span);
            let hands_in = ["iesniegsan", "iesniegt", "jaiesniedz", "iesniedzam"]
                .iter()
                .any(|word| folded.contains(word));
            let what = ["piedavajum", "pieteikum", "projekt", "darbus", "darbi"]
                .iter()
                .any(|word| folded.contains(word));
            if !hands_in || !what {
                continue;
            }
            let until = self
                .dates(block.span)
                .into_iter()
                .rfind(|(mention, timex)| {
                    let front = self
                        .document
                        .text
                        .folded_of(Span::new(block.span.start, mention.span.start));
                    timex.granularity <= Granularity::Day
                        && (front.contains("termin")
                            || front.trim_end().ends_with("lidz")
                            || timex.end.is_some())
                });
            if let Some((_, timex)) = until {
                return Some((block.span, timex.end.unwrap_or(timex.start)));
            }
        }
        None
    }

    /// The title of the page, where it is nothing but a quotation.
    fn quoted_title(&self) -> Option<String> {
        let title = self
            .document
            .blocks
            .iter()
            .find(|block| block.kind == BlockKind::Title)?;
        let printed = title.span.of(self.document.text.raw).trim();
        (printed.starts_with(['“', '„', '"', '«']) && printed.ends_with(['”', '“', '"', '»']))
            .then(|| printed.to_owned())
    }

    /// An activity with a title and a place, planned or held, of which no day is told: it stays undated.
    pub(super) fn undated(&mut self, sentence: Span) {
        const HELD: &[&str] = &[
            "notik",
            "notiks",
            "norisin",
            "planot",
            "paredzet",
            "rikot",
            "organizet",
            "apskatam",
            "atklat",
        ];
        let folded = self.document.text.folded_of(sentence);
        let held = folded
            .split(|letter: char| !letter.is_alphanumeric())
            .any(|word| HELD.iter().any(|stem| word.starts_with(stem)));
        if !held {
            return;
        }
        let titled = self.nouns(sentence).into_iter().find(|noun| {
            let quoted = noun.title.contains(['“', '„', '"']);
            quoted && noun.kind != "event" && noun.kind != "campaign"
        });
        let Some(noun) = titled else { return };
        // What a dated event or an earlier sentence tells is told.
        let known = self.events.iter().any(|event| event.title == noun.title);
        let project = inside(self.mentions, noun.span).any(|mention| mention.kind == Kind::Project);
        let clause = self.clause(sentence);
        let (venue, place) = (clause.venue(), clause.place(sentence.start));
        if known || project || (venue.is_none() && place.is_none()) {
            return;
        }
        let mut event = Event::new(noun.title, &noun.kind, sentence, "event.undated");
        event.venue = venue;
        event.place = place;
        event.projects = self.projects_of(sentence);
        self.events.push(event);
    }
}
