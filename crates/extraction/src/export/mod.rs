//! Facts for other programs: iCalendar, CSV tables, JSON lines and schema.org events.
//!
//! Nothing here is rounded up: a calendar holds only events whose days are exact, contested ones as tentative.

mod calendar;
mod lines;
mod linked;
mod occasion;
mod tables;

pub use calendar::calendar;
pub use lines::lines;
pub use linked::linked;
pub use occasion::{Occasion, occasions};
pub use tables::tables;
