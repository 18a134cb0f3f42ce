//! Latvian, deep: word forms, numerals, sums, and expressions of time.

pub mod amount;
pub mod morphology;
pub mod numeral;
pub mod temporal;
