//! The rules, one file for each kind of mention.

pub mod temporal;

use language::lv::temporal::Reading;

use crate::{Knowledge, document::Document, mention::Mention};

/// All mentions of `document`, in order, none overlapping.
#[must_use]
pub fn mentions(document: &Document<'_>, readings: &[Reading], _knowledge: &Knowledge) -> Vec<Mention> {
    temporal::dates(document, readings)
}
