//! The rules, one file for each kind of mention, run in the order in which one kind may claim words before another.

pub mod amounts;
pub mod organisations;
pub mod people;
pub mod places;
pub mod projects;
pub mod quotes;
pub mod sensitive;
pub mod single;
pub mod temporal;

use language::{SpanSet, lv::temporal::Reading};

use self::quotes::{Belongs, Quote};
use crate::{
    Knowledge,
    document::Document,
    mention::{Mention, ProjectRole, Value},
};

/// All mentions of `document`, whose quotes are classified, in order, none overlapping.
#[must_use]
pub fn mentions(
    document: &Document<'_>,
    readings: &[Reading],
    knowledge: &Knowledge,
    quotes: &[(Quote, Belongs)],
) -> Vec<Mention> {
    let mut claims = Claims::default();
    claims.add(projects::projects(document, knowledge, quotes));
    // The years of a programme belong to its name, and the digits of a number are no date.
    let named: SpanSet = claims
        .found
        .iter()
        .filter(|mention| is_programme_or_number(mention))
        .map(|mention| mention.span)
        .collect();
    let dated: Vec<Reading> = readings
        .iter()
        .filter(|reading| !named.overlaps(reading.span))
        .cloned()
        .collect();
    claims.add(amounts::money(document));
    claims.add(temporal::dates(document, &dated));
    let organisations = organisations::organisations(document, knowledge, quotes, &claims.taken);
    claims.add(organisations);
    let single = single::Single::new(&document.text, knowledge, quotes);
    let persons = people::persons(document, knowledge, &single, &claims.taken);
    claims.add(persons);
    let places = places::places(document, knowledge, &single, &claims.taken);
    claims.add(places);
    claims.add(amounts::counts(document, knowledge));
    claims.found.sort_by_key(|mention| mention.span);
    organisations::short::resolve(&mut claims.found);
    claims.found
}

fn is_programme_or_number(mention: &Mention) -> bool {
    matches!(
        &mention.value,
        Value::Project {
            role: ProjectRole::Programme | ProjectRole::Number,
            ..
        }
    )
}

/// Mentions so far and the words they claim.
#[derive(Default)]
struct Claims {
    found: Vec<Mention>,
    taken: SpanSet,
}

impl Claims {
    /// Adds those of `more` whose words nobody has claimed.
    fn add(&mut self, more: Vec<Mention>) {
        for mention in more {
            if !self.taken.overlaps(mention.span) {
                self.taken.insert(mention.span);
                self.found.push(mention);
            }
        }
    }
}
