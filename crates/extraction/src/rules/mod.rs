//! The rules, one file for each kind of mention, run in the order in which one kind may claim words before another.

pub mod amounts;
pub mod organisations;
pub mod people;
pub mod places;
pub mod projects;
pub mod quotes;
pub mod temporal;

use language::{Span, lv::temporal::Reading};

use crate::{
    Knowledge,
    document::Document,
    mention::{Mention, ProjectRole, Value},
};

/// All mentions of `document`, in order, none overlapping.
#[must_use]
pub fn mentions(
    document: &Document<'_>,
    readings: &[Reading],
    knowledge: &Knowledge,
) -> Vec<Mention> {
    let quotes = quotes::classified(document, knowledge);
    let mut found = projects::projects(document, knowledge, &quotes);
    // The years of a programme belong to its name, and the digits of a number are no date.
    let named: Vec<Span> = found
        .iter()
        .filter(|mention| is_programme_or_number(mention))
        .map(|mention| mention.span)
        .collect();
    let dated: Vec<Reading> = readings
        .iter()
        .filter(|reading| !named.iter().any(|span| span.overlaps(reading.span)))
        .cloned()
        .collect();
    claim(&mut found, amounts::money(document));
    claim(&mut found, temporal::dates(document, &dated));
    let taken = spans(&found);
    claim(
        &mut found,
        organisations::organisations(document, knowledge, &quotes, &taken),
    );
    let taken = spans(&found);
    claim(&mut found, people::persons(document, knowledge, &taken));
    let taken = spans(&found);
    claim(&mut found, places::places(document, knowledge, &taken));
    claim(&mut found, amounts::counts(document, knowledge));
    found.sort_by_key(|mention| mention.span);
    found
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

fn spans(found: &[Mention]) -> Vec<Span> {
    found.iter().map(|mention| mention.span).collect()
}

/// Adds those of `more` whose words nobody has claimed.
fn claim(found: &mut Vec<Mention>, more: Vec<Mention>) {
    for mention in more {
        if !found.iter().any(|other| other.span.overlaps(mention.span)) {
            found.push(mention);
        }
    }
}
