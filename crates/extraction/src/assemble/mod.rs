//! Mentions to facts: events, projects and contradictions of one document.

mod audit;
mod clause;
mod contradictions;
mod events;
mod home;
pub mod likeness;
pub(crate) mod naming;
mod offices;
mod projects;
pub(crate) mod titles;

pub use contradictions::{Contradiction, within};
pub use events::events;
pub use home::{Home, home};
pub use offices::{Office, offices};
pub use projects::projects;
