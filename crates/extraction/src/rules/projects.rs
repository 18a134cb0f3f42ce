//! Projects: quoted, in capitals, with aliases and translations; their numbers; programmes.

use std::sync::LazyLock;

use language::{
    Span, SpanSet, Text, TokenKind,
    fold::{fold, is_latvian_letter},
};
use regex::Regex;

use super::quotes::{Belongs, Quote};
use crate::{
    Knowledge,
    document::Document,
    mention::{Kind, Mention, ProjectRole, Value},
};

/// Names of one project in one document.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Names {
    all: Vec<String>,
    spans: Vec<Span>,
}

/// All mentions of projects, programmes and their numbers.
#[must_use]
pub fn projects(
    document: &Document<'_>,
    knowledge: &Knowledge,
    quotes: &[(Quote, Belongs)],
) -> Vec<Mention> {
    let text = &document.text;
    let programmes = programmes(document, knowledge);
    let is_programme = |span: Span| {
        programmes
            .iter()
            .any(|mention: &Mention| mention.span.overlaps(span))
    };
    let mut names = seeds(text, quotes, &is_programme);
    names = merged(names);
    let mut found = programmes.clone();
    let mut taken: SpanSet = found.iter().map(|mention| mention.span).collect();
    for group in &names {
        let canonical = canonical(&group.all);
        for span in occurrences(text, group) {
            if taken.overlaps(span) {
                continue;
            }
            taken.insert(span);
            let value = Value::Project {
                name: canonical.clone(),
                role: ProjectRole::Name,
            };
            let rule = if group.spans.contains(&span) {
                "project.name"
            } else {
                "project.repeated-name"
            };
            found.push(Mention {
                aside: document.is_aside(span.start),
                ..Mention::stated(span, Kind::Project, value, rule)
            });
        }
    }
    for mention in numbers(document, knowledge) {
        if !taken.overlaps(mention.span) {
            taken.insert(mention.span);
            found.push(mention);
        }
    }
    found.sort_by_key(|mention| mention.span);
    found
}

/// Places where a text introduces a project, each with the aliases that stand beside it.
fn seeds(
    text: &Text<'_>,
    quotes: &[(Quote, Belongs)],
    is_programme: &dyn Fn(Span) -> bool,
) -> Vec<Names> {
    let mut found = Vec::new();
    for (quote, belongs) in quotes {
        if *belongs == Belongs::Project
            && quote.inner.of(text.raw).chars().count() >= 3
            && !is_programme(quote.inner)
        {
            let mut names = Names {
                all: vec![clean(quote.inner.of(text.raw))],
                spans: vec![quote.inner],
            };
            aliases(text, quote.close + 1, &mut names);
            found.push(names);
        }
    }
    found.extend(labelled(text, is_programme));
    for index in 0..text.tokens.len() {
        if text.folded(index).starts_with("projekt")
            && let Some(capitals) = capitals_after(text, index)
            && !is_programme(capitals)
        {
            let mut names = Names {
                all: vec![clean(capitals.of(text.raw))],
                spans: vec![capitals],
            };
            aliases(text, text.token_at(capitals.end - 1) + 1, &mut names);
            found.push(names);
        }
    }
    found
}

/// *Projekta nosaukums: Robežas skaņas*: the rest of a line behind its label.
fn labelled(text: &Text<'_>, is_programme: &dyn Fn(Span) -> bool) -> Vec<Names> {
    static LABEL: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r#"(?m)^[ \t]*Projekta (?:nosaukums|pilnais nosaukums) ?[:–-] ?(?P<name>[A-ZĀČĒĢĪĶĻŅŠŪŽ][^\r\n“”„"«»]{2,150})$"#).ok()
    });
    let lines = LABEL.iter().flat_map(|label| label.captures_iter(text.raw));
    lines
        .filter_map(|found| found.name("name"))
        .map(|name| Span::new(name.start(), name.end()).trimmed(text.raw))
        .filter(|span| !is_programme(*span))
        .map(|span| Names {
            all: vec![clean(span.of(text.raw))],
            spans: vec![span],
        })
        .collect()
}

fn clean(name: &str) -> String {
    name.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .trim_end_matches([',', ';', '.'])
        .to_owned()
}

/// A run of words in capitals behind the word at `index`.
fn capitals_after(text: &Text<'_>, index: usize) -> Option<Span> {
    capitals_at(text, text.after(index)?)
}

/// A run of words in capitals that begins at `first`; one word needs four letters.
fn capitals_at(text: &Text<'_>, first: usize) -> Option<Span> {
    let mut last = None;
    let mut at = Some(first);
    let mut words = 0;
    while let Some(index) =
        at.filter(|&index| text.kind(index) == Some(TokenKind::Word) && text.is_upper_case(index))
    {
        last = Some(index);
        words += 1;
        at = text.after(index).filter(|&next| next <= index + 2);
    }
    let last = last?;
    let letters = text
        .span(first, last)
        .of(text.raw)
        .chars()
        .filter(|letter| letter.is_alphabetic())
        .count();
    let hyphenated = text.surface(last + 1) == "-" || text.surface(last + 1) == "+";
    ((words > 1 || letters >= 5) && !hyphenated).then(|| text.span(first, last))
}

/// Reads *jeb X*, *(X)*, *(“X”, saīsinājums - Y)*, */ X* behind a name.
fn aliases(text: &Text<'_>, from: usize, names: &mut Names) {
    let mut at = from;
    while let Some(next) = next_solid(text, at) {
        let surface = text.surface(next);
        if text.folded(next) == "jeb" {
            let Some((span, end)) = name_at(text, next + 1) else {
                return;
            };
            add(text, names, span);
            at = end + 1;
        } else if surface == "(" || surface == "/" {
            let Some(end) = bracketed(text, next, names) else {
                return;
            };
            at = end + 1;
        } else if matches!(surface, "”" | "“" | "\"" | "»") {
            at = next + 1;
        } else {
            return;
        }
    }
}

fn next_solid(text: &Text<'_>, from: usize) -> Option<usize> {
    (from..text.tokens.len()).find(|&at| text.kind(at) != Some(TokenKind::Space))
}

fn add(text: &Text<'_>, names: &mut Names, span: Span) {
    let name = clean(span.of(text.raw));
    if name.chars().filter(|letter| letter.is_alphabetic()).count() >= 3
        && !names.all.contains(&name)
    {
        names.all.push(name);
        names.spans.push(span);
    }
}

/// A name in quotes or in capitals, from the token `from` on: its span and last token.
fn name_at(text: &Text<'_>, from: usize) -> Option<(Span, usize)> {
    let first = next_solid(text, from)?;
    if matches!(text.surface(first), "“" | "„" | "\"" | "«" | "”") {
        let close = (first + 1..(first + 60).min(text.tokens.len())).find(|&at| {
            matches!(text.surface(at), "”" | "“" | "\"" | "»")
                && text.kind(at + 1) != Some(TokenKind::Word)
        })?;
        return Some((text.span(first + 1, close - 1), close));
    }
    let span = capitals_at(text, first)?;
    Some((span, text.token_at(span.end - 1)))
}

/// The names inside brackets; the token that closes them.
fn bracketed(text: &Text<'_>, open: usize, names: &mut Names) -> Option<usize> {
    let close = (open + 1..(open + 40).min(text.tokens.len()))
        .find(|&at| text.surface(at) == ")" || text.kind(at) == Some(TokenKind::Break))?;
    let mut at = open + 1;
    while at < close {
        let first = next_solid(text, at).filter(|&first| first < close)?;
        let end = (first..close)
            .find(|&at| {
                matches!(text.surface(at), "," | ";" | "-" | "–")
                    && text.kind(at - 1) != Some(TokenKind::Word)
                    || text.surface(at) == ","
            })
            .unwrap_or(close);
        if let Some((span, last)) = name_at(text, first) {
            if last < close {
                add(text, names, span);
            }
        } else if text.is_capitalised(first) && text.folded(first) != "nr" {
            let last = foreign_title(text, first, end);
            if let Some(last) = last {
                add(text, names, text.span(first, last));
            }
        }
        at = end + 1;
    }
    Some(close)
}

/// A title in another language: words without Latvian letters; digits at its end are years, not part of it.
fn foreign_title(text: &Text<'_>, first: usize, end: usize) -> Option<usize> {
    let words: Vec<usize> = (first..end)
        .filter(|&at| text.kind(at) == Some(TokenKind::Word))
        .collect();
    let foreign = words
        .iter()
        .all(|&at| !text.surface(at).chars().any(is_latvian_letter));
    let last = words.last().copied()?;
    let broken = (first..last).any(|at| {
        matches!(text.surface(at), ":" | "." | "(") || text.kind(at) == Some(TokenKind::Number)
    });
    (foreign && !broken && words.len() >= 2).then_some(last)
}

/// Groups that share a name become one.
fn merged(groups: Vec<Names>) -> Vec<Names> {
    let mut merged: Vec<Names> = Vec::new();
    for group in groups {
        let shares = |other: &Names| {
            other
                .all
                .iter()
                .any(|name| group.all.iter().any(|own| fold(own) == fold(name)))
        };
        match merged.iter().position(shares) {
            Some(at) => {
                let target = &mut merged[at];
                for (index, name) in group.all.into_iter().enumerate() {
                    if !target.all.contains(&name) {
                        target.all.push(name);
                    }
                    target.spans.extend(group.spans.get(index));
                }
            }
            None => merged.push(group),
        }
    }
    merged
}

/// The Latvian name where there is one; else the first.
fn canonical(names: &[String]) -> String {
    let latvian = names
        .iter()
        .find(|name| name.chars().any(is_latvian_letter));
    latvian.or(names.first()).cloned().unwrap_or_default()
}

/// Every place where one of the names stands, in capitals or with a capital first letter.
fn occurrences(text: &Text<'_>, group: &Names) -> Vec<Span> {
    let mut found = group.spans.clone();
    let mut taken: SpanSet = found.iter().copied().collect();
    for name in &group.all {
        let wanted: Vec<String> = language::token::tokens(name)
            .iter()
            .filter(|token| token.kind != TokenKind::Space)
            .map(|token| fold(token.span.of(name)))
            .collect();
        for index in 0..text.tokens.len() {
            if !text.is_capitalised(index) && text.kind(index) == Some(TokenKind::Word) {
                continue;
            }
            if let Some(last) = matches_at(text, index, &wanted) {
                let span = text.span(index, last);
                let short = wanted.len() == 1
                    && !text.is_upper_case(index)
                    && !is_quoted(text, index, last);
                if !short && !taken.overlaps(span) {
                    taken.insert(span);
                    found.push(span);
                }
            }
        }
    }
    found.sort();
    found
}

fn is_quoted(text: &Text<'_>, first: usize, last: usize) -> bool {
    let mark = |at: Option<usize>| {
        at.is_some_and(|at| matches!(text.surface(at), "“" | "”" | "„" | "\"" | "«" | "»"))
    };
    mark(first.checked_sub(1)) && mark(Some(last + 1))
}

fn matches_at(text: &Text<'_>, index: usize, wanted: &[String]) -> Option<usize> {
    let mut at = index;
    for (place, word) in wanted.iter().enumerate() {
        if place > 0 {
            at = text.after(at)?;
        }
        if text.folded_any(at) != word {
            return None;
        }
    }
    Some(at)
}

/// Programmes: known names, and the Interreg names with their years.
fn programmes(document: &Document<'_>, knowledge: &Knowledge) -> Vec<Mention> {
    static INTERREG: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(
            r"(?x) (?: Interreg (?:\s[IVX]+-?[A-C])? \s+ )? (?:[A-ZĀČĒĢĪĶĻŅŠŪŽ][A-Za-zĀ-ž]+ \s? [–-] \s?)? [A-ZĀČĒĢĪĶĻŅŠŪŽ][A-Za-zĀ-ž]+ \s? [–-] \s? [A-ZĀČĒĢĪĶĻŅŠŪŽ][A-Za-zĀ-ž]+ \s+
              (?: [a-zā-ž]+ \s+ ){0,3} programm[A-Za-zĀ-ž]* (?: \s [0-9]{4}\.? \s? [-–] \s? [0-9]{4}\.? \s? gad[A-Za-zĀ-ž]* )?",
        )
        .ok()
    });
    let text = &document.text;
    let mut found: Vec<Mention> = Vec::new();
    let mention = |span: Span, name: String, rule| {
        let value = Value::Project {
            name,
            role: ProjectRole::Programme,
        };
        Mention {
            aside: document.is_aside(span.start),
            ..Mention::stated(span, Kind::Project, value, rule)
        }
    };
    let named = text.raw.contains("programm");
    for interreg in INTERREG
        .iter()
        .filter(|_| named)
        .flat_map(|regex| regex.find_iter(text.raw))
    {
        let span = Span::new(interreg.start(), interreg.end());
        found.push(mention(
            span,
            programme_name(knowledge, interreg.as_str()),
            "project.interreg",
        ));
    }
    let mut index = 0;
    while index < text.tokens.len() {
        let hit = if text.is_capitalised(index) {
            knowledge.programmes.longest_at(text, index)
        } else {
            None
        };
        let span = hit
            .map(|hit| text.span(hit.first, hit.last))
            .filter(|span| !found.iter().any(|other| other.span.overlaps(*span)));
        if let (Some(hit), Some(span)) = (hit, span)
            && let Some(row) = knowledge.programmes.rows.get(hit.entry)
        {
            found.push(mention(span, row.name.clone(), "project.programme"));
            index = hit.last;
        }
        index += 1;
    }
    found
}

/// The table's name for a programme whose words and years agree, else the words as they stand in the nominative.
fn programme_name(knowledge: &Knowledge, printed: &str) -> String {
    let countries = |name: &str| -> Vec<String> {
        let folded = fold(name);
        ["latvij", "lietuv", "igaunij", "krievij", "baltkriev"]
            .iter()
            .filter(|stem| folded.contains(**stem))
            .map(|stem| (*stem).to_owned())
            .collect()
    };
    let strand = |name: &str| {
        ["VI-A", "V-A"]
            .into_iter()
            .find(|strand| name.contains(&format!(" {strand}")))
    };
    let years = |name: &str| {
        name.chars()
            .filter(char::is_ascii_digit)
            .collect::<String>()
    };
    let same = knowledge.programmes.rows.iter().find(|row| {
        row.name.contains("programma")
            && countries(&row.name) == countries(printed)
            && !countries(printed).is_empty()
            && (strand(printed).is_some() && strand(&row.name) == strand(printed)
                || !years(printed).is_empty() && years(&row.name) == years(printed))
    });
    same.map_or_else(
        || {
            printed
                .replace("programmas", "programma")
                .replace("programmai", "programma")
        },
        |row| row.name.clone(),
    )
}

/// Numbers of projects: of a known shape, or behind *Nr.* near the word project.
fn numbers(document: &Document<'_>, knowledge: &Knowledge) -> Vec<Mention> {
    static NUMBERED: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?i)(?:projekt[A-Za-zĀ-ž]*|līguma|vienošanās)[^.\n]{0,60}?[,(\s](?:nr\s?\.?|numurs:?|ID)\s?:?\s?(?P<number>[A-Z0-9][A-Za-z0-9]*(?:[./-][A-Za-z0-9]+)+)").ok()
    });
    static QUOTED: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r#"[”“"»]\s?[(,]?\s?(?:Nr\s?\.?|projekta numurs|ID)\s?:?\s?(?P<number>[A-Z0-9][A-Za-z0-9]*(?:[./-][A-Za-z0-9]+)+)"#).ok()
    });
    let raw = document.text.raw;
    let mut spans: Vec<(Span, &'static str)> = Vec::new();
    for (shape, _) in knowledge.programmes.numbers() {
        spans.extend(shape.find_iter(raw).map(|found| {
            (
                Span::new(found.start(), found.end()),
                "project.number-shape",
            )
        }));
    }
    // Both shapes need a word for a number; most texts have none.
    let numbered = ["Nr", "nr", "NR", "umur", "ID"]
        .iter()
        .any(|word| raw.contains(word));
    for regex in NUMBERED.iter().chain(QUOTED.iter()).filter(|_| numbered) {
        let numbers = regex
            .captures_iter(raw)
            .filter_map(|captures| captures.name("number"));
        spans.extend(numbers.map(|found| {
            (
                Span::new(found.start(), found.end()),
                "project.number-behind-nr",
            )
        }));
    }
    let mut found: Vec<Mention> = Vec::new();
    for (span, rule) in spans {
        let digits = span.of(raw).chars().filter(char::is_ascii_digit).count();
        if digits >= 3 && !found.iter().any(|other| other.span.overlaps(span)) {
            let value = Value::Project {
                name: span.of(raw).to_owned(),
                role: ProjectRole::Number,
            };
            found.push(Mention {
                aside: document.is_aside(span.start),
                ..Mention::stated(span, Kind::Project, value, rule)
            });
        }
    }
    found
}
