//! A question to an answer.
//!
//! Five steps, each with its own type: [`lang::Lang`], [`question::Question`] (intent and slots), a query of the store,
//! [`reply::Reply`] (an answer in no language), and words. What the store does not hold is not known.

pub mod answer;
pub mod card;
mod events;
pub mod intent;
pub mod lang;
mod lists;
pub mod memory;
mod names;
mod period;
mod persons;
mod projects;
mod query;
pub mod question;
pub mod render;
pub mod reply;
mod tables;
mod told;
mod topic;

pub use answer::{Answer, Answerer};
pub use card::EventCard;
pub use lang::Lang;
pub use memory::Memory;
