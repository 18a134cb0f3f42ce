//! The rule engine: a rule is a value. Its pattern speaks of classes of tokens, its groups have names, its examples run.
//!
//! A pattern is a regular expression in which each lower-case word stands for one classified token:
//! `(?<day>day) dot? (?<month>month)` reads *4. maijā*. Spaces in a pattern mean nothing, and so do spaces in the text.

use std::ops::Range;

use regex::{Regex, RegexSet};

/// A named rule.
pub struct Rule<Output: 'static> {
    /// Stable; stored as the provenance of what it finds.
    pub name: &'static str,
    /// Over classes of tokens.
    pub pattern: &'static str,
    /// Sentence and expected value, run by a test; the first shows what the rule is for.
    pub examples: &'static [(&'static str, &'static str)],
    /// Turns a match into a value, or declines.
    pub produce: fn(&Found<'_>) -> Option<Output>,
}

/// One classified token, or several that work as one.
#[derive(Debug, Clone, Copy)]
pub struct Item {
    /// The symbol of its class in patterns.
    pub symbol: u8,
    /// What the class says of it: a number, a month, a weekday.
    pub value: i32,
    /// Its first token.
    pub first: usize,
    /// Its last token.
    pub last: usize,
}

/// A match: the items of each named group.
pub struct Found<'m> {
    /// All items of the island.
    pub items: &'m [Item],
    /// The items of the match.
    pub range: Range<usize>,
    captures: &'m regex::Captures<'m>,
}

impl Found<'_> {
    /// The value of the first item of group `name`.
    #[must_use]
    pub fn value(&self, name: &str) -> Option<i32> {
        self.group(name).first().map(|item| item.value)
    }

    /// The value of group `name` as a calendar number.
    #[must_use]
    pub fn number(&self, name: &str) -> Option<u32> {
        self.value(name).and_then(|value| u32::try_from(value).ok())
    }

    /// Whether group `name` took part in the match.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.captures.name(name).is_some()
    }

    /// The items of group `name`.
    #[must_use]
    pub fn group(&self, name: &str) -> &[Item] {
        self.group_range(name)
            .and_then(|range| self.items.get(range))
            .unwrap_or_default()
    }

    /// Where the items of group `name` stand in the island.
    #[must_use]
    pub fn group_range(&self, name: &str) -> Option<Range<usize>> {
        self.captures
            .name(name)
            .map(|group| self.range.start + group.start()..self.range.start + group.end())
    }
}

/// A match of one rule with its product.
#[derive(Debug)]
pub struct Product<Output> {
    /// The rule's name.
    pub rule: &'static str,
    /// The items it covers.
    pub range: Range<usize>,
    /// What it made of them.
    pub output: Output,
}

/// Compiled rules, tried in the order of their table.
pub struct RuleSet<Output: 'static> {
    rules: Vec<(Regex, &'static Rule<Output>)>,
    /// All patterns at once: one pass tells which of them match, and only those are read in full.
    any: RegexSet,
}

impl<Output> RuleSet<Output> {
    /// Compiles `rules`. `symbols` gives each word of a pattern its class; `fragments` are shared pieces, written
    /// `{name}` in a pattern, or `{name:1}` to number their groups.
    ///
    /// # Errors
    ///
    /// The name of the rule whose pattern does not compile, and why.
    pub fn compile(
        rules: impl IntoIterator<Item = &'static Rule<Output>>,
        symbols: fn(&str) -> Option<&'static str>,
        fragments: &[(&str, &str)],
    ) -> Result<Self, String> {
        let compile = |rule: &'static Rule<Output>| {
            let pattern = translate(&expand(rule.pattern, fragments), symbols)
                .map_err(|word| format!("{}: no class is called {word}", rule.name))?;
            let pattern = format!("^(?:{pattern})");
            let regex = Regex::new(&pattern).map_err(|error| format!("{}: {error}", rule.name))?;
            Ok((pattern, (regex, rule)))
        };
        let compiled: Vec<_> = rules
            .into_iter()
            .map(compile)
            .collect::<Result<_, String>>()?;
        let any = RegexSet::new(compiled.iter().map(|(pattern, _)| pattern))
            .map_err(|error| error.to_string())?;
        Ok(Self {
            rules: compiled.into_iter().map(|(_, rule)| rule).collect(),
            any,
        })
    }

    /// All matches in `items`, left to right: at each place the longest, of equally long ones the first in the table.
    #[must_use]
    pub fn find(&self, items: &[Item]) -> Vec<Product<Output>> {
        let symbols: String = items.iter().map(|item| char::from(item.symbol)).collect();
        let mut found = Vec::new();
        let mut start = 0;
        while start < items.len() {
            match self.longest(items, &symbols, start) {
                Some(product) => {
                    start = product.range.end;
                    found.push(product);
                }
                None => start += 1,
            }
        }
        found
    }

    fn longest(&self, items: &[Item], symbols: &str, start: usize) -> Option<Product<Output>> {
        let rest = symbols.get(start..)?;
        let mut best: Option<Product<Output>> = None;
        let matching = self.any.matches(rest);
        for (regex, rule) in matching.iter().filter_map(|index| self.rules.get(index)) {
            let Some(captures) = regex.captures(rest) else {
                continue;
            };
            let length = captures.get(0).map_or(0, |all| all.end());
            if length == 0 || best.as_ref().is_some_and(|best| best.range.len() >= length) {
                continue;
            }
            let found = Found {
                items,
                range: start..start + length,
                captures: &captures,
            };
            if let Some(output) = (rule.produce)(&found) {
                best = Some(Product {
                    rule: rule.name,
                    range: found.range,
                    output,
                });
            }
        }
        best
    }
}

/// Replaces `{name}` and `{name:1}` by the fragment, its groups numbered.
fn expand(pattern: &str, fragments: &[(&str, &str)]) -> String {
    let mut expanded = pattern.to_owned();
    for (name, fragment) in fragments {
        expanded = expanded.replace(&format!("{{{name}}}"), fragment);
        for number in ["1", "2"] {
            let numbered = number_groups(fragment, number);
            expanded = expanded.replace(&format!("{{{name}:{number}}}"), &numbered);
        }
    }
    expanded
}

fn number_groups(fragment: &str, number: &str) -> String {
    let mut numbered = String::with_capacity(fragment.len() + 8);
    for (index, piece) in fragment.split("(?<").enumerate() {
        if index > 0 {
            numbered.push_str("(?<");
            if let Some((name, rest)) = piece.split_once('>') {
                numbered.push_str(name);
                numbered.push_str(number);
                numbered.push('>');
                numbered.push_str(rest);
                continue;
            }
        }
        numbered.push_str(piece);
    }
    numbered
}

/// Replaces each word by the symbols of its class and drops white space; names of groups stay.
fn translate(pattern: &str, symbols: fn(&str) -> Option<&'static str>) -> Result<String, String> {
    let mut translated = String::with_capacity(pattern.len());
    let mut word = String::new();
    let mut in_name = false;
    for letter in pattern.chars().chain([' ']) {
        let is_word = letter.is_ascii_lowercase() || letter == '_';
        if in_name {
            in_name = letter != '>';
            translated.push(letter);
        } else if is_word {
            word.push(letter);
        } else {
            if !word.is_empty() {
                translated.push_str(symbols(&word).ok_or_else(|| word.clone())?);
                word.clear();
            }
            in_name = letter == '<';
            if !letter.is_whitespace() {
                translated.push(letter);
            }
        }
    }
    Ok(translated)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn symbols(word: &str) -> Option<&'static str> {
        match word {
            "day" => Some("[de]"),
            "month" => Some("M"),
            "dot" => Some("_"),
            _ => None,
        }
    }

    #[test]
    fn words_become_classes_and_names_stay() {
        assert_eq!(
            translate("(?<day>day) dot? (?<month>month)", symbols).as_deref(),
            Ok("(?<day>[de])_?(?<month>M)")
        );
        assert_eq!(translate("day noon", symbols), Err("noon".to_owned()));
    }

    #[test]
    fn fragments_are_numbered() {
        assert_eq!(
            expand("{d:1} x {d:2}", &[("d", "(?<day>day)")]),
            "(?<day1>day) x (?<day2>day)"
        );
    }
}
