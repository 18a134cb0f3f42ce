//! What is known in advance: gazetteers and lexicons of `config/`, built in, replaced file by file from a folder.

mod links;
mod nouns;
mod organisations;
mod people;
mod places;
mod programmes;
mod signs;
mod tables;

use std::path::Path;

use language::lv::temporal::{Lexicon, LexiconError, Temporal};

use links::Links;
use nouns::{Countables, EventNouns, PlaceNouns};
pub(crate) use organisations::HeadForm;
use organisations::{Heads, Organisations};
use people::{GivenNames, Roles};
pub use places::Place;
use places::Places;
use programmes::Programmes;
use signs::Signs;
use tables::Tables;

use crate::{Error, error::Result};

/// Everything the rules know before they see a text.
pub struct Knowledge {
    /// Of all tables: facts made with other tables are stale.
    pub fingerprint: String,
    /// Expressions of time.
    pub temporal: Temporal,
    /// Places of the world.
    pub places: Places,
    /// Institutions with a name of their own.
    pub organisations: Organisations,
    /// Nouns that head the name of an institution.
    pub heads: Heads,
    /// Given names.
    pub given_names: GivenNames,
    /// Funding programmes.
    pub programmes: Programmes,
    /// Nouns that are counted.
    pub countables: Countables,
    /// Nouns of events.
    pub event_nouns: EventNouns,
    /// Nouns of what people are and do.
    pub roles: Roles,
    /// Nouns of places and of what is named after persons.
    pub place_nouns: PlaceNouns,
    /// What is known of two names.
    pub links: Links,
    /// What tells a single capitalised word.
    pub signs: Signs,
}

impl Knowledge {
    /// What is built in.
    ///
    /// # Errors
    ///
    /// None, unless the program was built from a broken table.
    pub fn built_in() -> Result<Self> {
        Self::load(None)
    }

    /// Reads the tables; a file that stands in `folder` replaces the built-in one of its name.
    ///
    /// # Errors
    ///
    /// The first broken row with file and line, a file that cannot be read, a folder that is not there.
    pub fn load(folder: Option<&Path>) -> Result<Self> {
        let tables = Tables::load(folder)?;
        let lexicon = Lexicon::parse(tables.get("temporal.csv")).map_err(
            |LexiconError { line, reason }| Error::Table {
                table: "temporal.csv".to_owned(),
                line,
                reason,
            },
        )?;
        Ok(Self {
            fingerprint: tables.fingerprint(),
            temporal: Temporal::new(lexicon).map_err(Error::Rule)?,
            places: Places::read(&tables)?,
            organisations: Organisations::read(&tables)?,
            heads: Heads::read(&tables)?,
            given_names: GivenNames::read(&tables)?,
            programmes: Programmes::read(&tables)?,
            countables: Countables::read(&tables)?,
            event_nouns: EventNouns::read(&tables)?,
            roles: Roles::read(&tables)?,
            place_nouns: PlaceNouns::read(&tables)?,
            links: Links::read(&tables)?,
            signs: Signs::read(&tables)?,
        })
    }
}
