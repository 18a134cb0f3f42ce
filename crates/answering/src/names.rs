//! Names of projects in a question: as they are, in another case, with slips.

use std::collections::HashSet;

use extraction::store::ProjectName;
use language::fold::fold;

/// A project's name, and which words of the question name it.
pub(crate) type Named = (String, std::ops::Range<usize>);

/// The project whose name, alias or number stands in the question, and where.
pub(crate) fn project_in(words: &[String], projects: &[ProjectName]) -> Option<Named> {
    let names = projects.iter().flat_map(|project| {
        let all = std::iter::once(&project.name)
            .chain(&project.aliases)
            .chain(project.number.as_ref());
        all.map(move |name| (name, project))
    });
    let mut best: Option<Named> = None;
    let mut seen: HashSet<&str> = HashSet::new();
    for (name, project) in names {
        if !seen.insert(name) {
            continue;
        }
        let folded = fold(name);
        let wanted: Vec<&str> = folded
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .collect();
        let at = words
            .windows(wanted.len().max(1))
            .position(|window| window.iter().map(String::as_str).eq(wanted.iter().copied()));
        if let Some(at) = at.filter(|_| !wanted.is_empty())
            && best
                .as_ref()
                .is_none_or(|(_, range)| range.len() < wanted.len())
        {
            best = Some((project.name.clone(), at..at + wanted.len()));
        }
    }
    best.or_else(|| inflected(words, projects))
        .or_else(|| near(words, projects))
}

/// A name of two words or more in another case: *Demokrātiskajai bibliotēkai*. Nobody types a long name to its end.
fn inflected(words: &[String], projects: &[ProjectName]) -> Option<Named> {
    only_one(words, projects, |window, name| {
        window.iter().zip(name).all(|(word, name)| {
            let stem = crate::topic::trimmed(name);
            word == name || stem.len() > 3 && word.starts_with(stem)
        })
    })
}

/// A name of two words or more with slips: every word within two letters of the question's.
fn near(words: &[String], projects: &[ProjectName]) -> Option<Named> {
    only_one(words, projects, |window, name| {
        let close = |(word, name): (&String, &&str)| {
            strsim::damerau_levenshtein(word, name) <= if name.len() > 6 { 2 } else { 1 }
        };
        let begins_same =
            |(word, name): (&String, &&str)| name.chars().next() == word.chars().next();
        window.iter().zip(name).all(close) && window.iter().zip(name).any(begins_same)
    })
}

/// The project of whose names the first words fit somewhere in the question; none where several projects do.
fn only_one(
    words: &[String],
    projects: &[ProjectName],
    fits: impl Fn(&[String], &[&str]) -> bool,
) -> Option<Named> {
    let mut found: Option<Named> = None;
    let mut seen: HashSet<&str> = HashSet::new();
    for project in projects {
        for name in std::iter::once(&project.name).chain(&project.aliases) {
            // Many articles name one project.
            if !seen.insert(name) {
                continue;
            }
            let folded = fold(name);
            let parts: Vec<&str> = folded
                .split(|letter: char| !letter.is_alphanumeric())
                .filter(|word| !word.is_empty())
                .take(4)
                .collect();
            if parts.len() < 2 {
                continue;
            }
            let Some(at) = words
                .windows(parts.len())
                .position(|window| fits(window, &parts))
            else {
                continue;
            };
            let other = found
                .as_ref()
                .is_some_and(|(known, _)| fold(known) != project.name_folded);
            if other {
                return None;
            }
            found = found.or_else(|| Some((project.name.clone(), at..at + parts.len())));
        }
    }
    found
}

pub(crate) fn remove(words: &[String], range: Option<std::ops::Range<usize>>) -> Vec<String> {
    let kept = |at: &usize| range.as_ref().is_none_or(|range| !range.contains(at));
    (0..words.len())
        .filter(kept)
        .filter_map(|at| words.get(at).cloned())
        .collect()
}
