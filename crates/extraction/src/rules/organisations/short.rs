//! The short name of an institution that the same text names in full: *Ogres bibliotēkā* beside *Ogres Centrālā bibliotēka*.

use language::fold::fold;

use crate::{
    likeness::{one_word_more, words},
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
    let folded: Vec<String> = names.iter().map(|name| fold(name)).collect();
    let words: Vec<Vec<&str>> = folded.iter().map(|name| words(name)).collect();
    let full = |short: &[&str]| -> Option<String> {
        let mut longer = (0..names.len()).filter(|&at| {
            let other = words.get(at).map_or(&[][..], Vec::as_slice);
            other.len() > short.len() && one_word_more(short, other)
        });
        let only = longer.next()?;
        longer.next().is_none().then(|| names.get(only).cloned())?
    };
    let resolved: Vec<(String, String)> = names
        .iter()
        .zip(&words)
        .filter_map(|(name, words)| Some((name.clone(), full(words)?)))
        .collect();
    if resolved.is_empty() {
        return;
    }
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
