//! Telegram in, Telegram out.
//!
//! An update is written down, answered at the [`desk`] (which knows nothing of Telegram), and what that leads to is done by
//! [`deliver`]. Reminders are planned by [`remind`] into an outbox and sent from there. The facts are read from the store,
//! never written but for an editor's correction; chats, subscriptions and queues are in a second file, [`state`].

pub mod callback;
pub mod clock;
pub mod deliver;
pub mod desk;
mod error;
pub mod html;
pub mod incoming;
mod listen;
pub mod outgoing;
pub mod remind;
mod run;
mod sender;
pub mod state;

pub use desk::{Desk, Roles};
pub use error::{Error, Result};
pub use run::{Settings, Webhook, run};
