//! What is known of two names: that they are one thing, that one continues the other, that they are never one.

use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};
use serde::Deserialize;

use super::tables::{Tables, broken};
use crate::error::Result;

/// A name that another one continues: renamed, merged or taken over. They are linked, never merged.
#[derive(Debug, Clone, Deserialize)]
#[allow(
    missing_docs,
    reason = "the fields are the columns of config/successors.csv"
)]
pub struct Successor {
    pub kind: String,
    pub name: String,
    pub successor: String,
    pub year: i32,
}

#[derive(Deserialize)]
struct Pair {
    kind: String,
    left: String,
    right: String,
}

/// Renamed things, and pairs of names that look alike and are not one thing.
#[derive(Default)]
pub struct Links {
    successors: HashMap<(String, String), Successor>,
    never: HashSet<(String, String, String)>,
}

impl Links {
    pub(super) fn read(tables: &Tables) -> Result<Self> {
        let mut links = Self::default();
        for (line, row) in tables.rows::<Successor>("successors.csv")? {
            if row.name == row.successor {
                return Err(broken(
                    "successors.csv",
                    line,
                    format!("{} continues itself", row.name),
                ));
            }
            links
                .successors
                .insert((row.kind.clone(), row.name.clone()), row);
        }
        for (line, row) in tables.rows::<Pair>("never_merge.csv")? {
            if row.left == row.right {
                return Err(broken(
                    "never_merge.csv",
                    line,
                    format!("{} is one name", row.left),
                ));
            }
            links
                .never
                .insert((row.kind.clone(), row.left.clone(), row.right.clone()));
            links.never.insert((row.kind, row.right, row.left));
        }
        Ok(links)
    }

    /// What continues `name`, if it was renamed or merged.
    #[must_use]
    pub fn successor(&self, kind: &str, name: &str) -> Option<&Successor> {
        self.successors.get(&(kind.to_owned(), name.to_owned()))
    }

    /// Whether two names that look alike are known to be different things.
    #[must_use]
    pub fn are_never_one(&self, kind: &str, left: &str, right: &str) -> bool {
        self.never
            .contains(&(kind.to_owned(), left.to_owned(), right.to_owned()))
    }
}
