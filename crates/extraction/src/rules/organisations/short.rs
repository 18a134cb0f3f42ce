//! The short name of an institution that the same text names in full: *Ogres bibliotēkā* beside *Ogres Centrālā bibliotēka*.

use crate::{
    likeness::{Likeness, likeness},
    mention::{Evidence, Kind, Mention, Value},
};

/// Gives short names the full one, where the text has exactly one that says a word more; the value is then inferred.
pub(in crate::rules) fn resolve(mentions: &mut [Mention]) {
    let mut names: Vec<String> = Vec::new();
    for mention in mentions.iter().filter(|mention| mention.kind == Kind::Org) {
        if !names.iter().any(|known| known == mention.name()) {
            names.push(mention.name().to_owned());
        }
    }
    let full = |name: &str| -> Option<String> {
        let mut longer = names.iter().filter(|other| {
            other.len() > name.len() && likeness("ORG", name, other) == Some(Likeness::WordMore)
        });
        let only = longer.next()?;
        longer.next().is_none().then(|| only.clone())
    };
    let resolved: Vec<(String, String)> = names
        .iter()
        .filter_map(|name| Some((name.clone(), full(name)?)))
        .collect();
    for mention in mentions
        .iter_mut()
        .filter(|mention| mention.kind == Kind::Org)
    {
        let found = resolved.iter().find(|(short, _)| short == mention.name());
        if let Some((_, full)) = found {
            mention.value = Value::Name(full.clone());
            mention.evidence = Evidence::Inferred;
        }
    }
}
