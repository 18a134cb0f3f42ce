//! Text to facts to SQLite.
//!
//! A document's structure is found first, then its mentions, then events, projects and contradictions are assembled from
//! them; the store keeps them with their provenance. Nothing here reads a clock.

pub mod assemble;
pub mod correct;
pub mod document;
mod error;
pub mod event;
pub mod export;
mod extract;
mod fingerprint;
mod ingest;
mod knowledge;
pub mod mention;
pub mod output;
pub mod project;
pub mod rules;
pub mod store;

pub use assemble::likeness;
pub use document::{Document, Source};
pub use error::{Error, Result};
pub use extract::{Extraction, extract};
pub use fingerprint::of as fingerprint_of;
pub use ingest::{
    Progress, Run, Web, exists, forget, ingest, ingest_with, is_address, read, reread,
};
pub use knowledge::{Knowledge, Place};
pub use mention::{Kind, Mention, Value};
pub use store::Store;
