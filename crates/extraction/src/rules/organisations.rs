//! Institutions, found by grammar: a head noun with the genitives and adjectives before it, legal forms and quotes,
//! acronyms the text introduces or the gazetteer knows.

mod behind;
mod chain;
pub(super) mod short;
mod words;

use std::collections::{BTreeMap, HashMap};

use language::{Span, SpanSet, TokenKind, lv::morphology::Number};

use self::chain::{Chain, chain_at};
use super::quotes::{Belongs, LEGAL_FORMS, Quote};
use crate::{
    Knowledge,
    document::Document,
    mention::{Kind, Mention, Value},
};

/// All institutions of `document` outside the spans `taken`.
#[must_use]
pub fn organisations(
    document: &Document<'_>,
    knowledge: &Knowledge,
    quotes: &[(Quote, Belongs)],
    taken: &SpanSet,
) -> Vec<Mention> {
    let mut finder = Finder {
        document,
        knowledge,
        found: BTreeMap::new(),
        taken: taken.clone(),
    };
    finder.gazetteer();
    finder.quoted(quotes);
    finder.headed(quotes);
    finder.legal_forms();
    finder.acronyms();
    finder.found.into_values().collect()
}

struct Finder<'f, 't> {
    document: &'f Document<'t>,
    knowledge: &'f Knowledge,
    /// By first byte; none overlap.
    found: BTreeMap<usize, Mention>,
    /// Claimed by other kinds, and by those found.
    taken: SpanSet,
}

impl Finder<'_, '_> {
    fn add(&mut self, span: Span, name: String, rule: &'static str) {
        if !self.taken.overlaps(span) && !span.is_empty() {
            let aside = self.document.is_aside(span.start);
            self.taken.insert(span);
            let mention = Mention::stated(span, Kind::Org, Value::Name(name), rule);
            self.found.insert(span.start, Mention { aside, ..mention });
        }
    }

    /// Takes out the known institutions inside `span`, if nothing else stands there: the longer name is meant.
    fn swallow(&mut self, span: Span) {
        let inside: Vec<Span> = self
            .found
            .range(span.start..span.end)
            .map(|(_, mention)| mention.span)
            .collect();
        let shorter = |inner: &Span| {
            let known = self.found.get(&inner.start).is_some_and(|known| {
                matches!(
                    known.rule,
                    "organisation.gazetteer"
                        | "organisation.unit-of-known"
                        | "organisation.acronym"
                )
            });
            known && span.contains(*inner) && *inner != span
        };
        if inside.is_empty() || !inside.iter().all(shorter) {
            return;
        }
        let removed: Vec<Mention> = inside
            .iter()
            .filter_map(|inner| self.found.remove(&inner.start))
            .collect();
        inside.iter().for_each(|inner| self.taken.remove(*inner));
        if self.taken.overlaps(span) {
            // Another kind claims a part of the longer name: the shorter ones stay.
            for mention in removed {
                self.taken.insert(mention.span);
                self.found.insert(mention.span.start, mention);
            }
        }
    }

    /// Institutions known by name; a longer chain around one wins later.
    fn gazetteer(&mut self) {
        let text = &self.document.text;
        for index in 0..text.tokens.len() {
            let lower_fund = text.folded(index) == "fonds";
            if !text.is_capitalised(index) && !lower_fund {
                continue;
            }
            let Some(hit) = self.knowledge.organisations.longest_at(text, index) else {
                continue;
            };
            let continued = chain_from(text, self.knowledge, hit.first, hit.last);
            if let Some(chain) = continued {
                self.add(chain.span, chain.name, "organisation.unit-of-known");
                continue;
            }
            if let Some(row) = self.knowledge.organisations.rows.get(hit.entry) {
                self.add(
                    text.span(hit.first, hit.last),
                    row.name.clone(),
                    "organisation.gazetteer",
                );
            }
        }
    }

    /// *biedrība “X”*, *SIA “X”*, *kultūras centrā “X”*; the whole where the noun has a name of its own before it.
    fn quoted(&mut self, quotes: &[(Quote, Belongs)]) {
        for (quote, belongs) in quotes {
            let Belongs::Organisation(noun) = *belongs else {
                continue;
            };
            let text = &self.document.text;
            let inner = quote.inner.of(text.raw);
            if inner.chars().count() > 90
                || !inner
                    .chars()
                    .next()
                    .is_some_and(|first| first.is_uppercase() || first.is_numeric())
            {
                continue;
            }
            let chain = chain_at(text, self.knowledge, noun)
                .filter(|chain| chain.proper && !chain.common)
                .filter(|_| text.after(noun) == Some(quote.open));
            match chain {
                Some(chain) => {
                    let span = chain.span.join(quote.outer);
                    let name = format!("{} {}", chain.name, quote.outer.of(text.raw));
                    self.swallow(span);
                    self.add(span, name, "organisation.head-and-quote");
                }
                None => {
                    let name = nominative_of_quote(inner, self.knowledge);
                    self.add(quote.inner, name, "organisation.quoted");
                }
            }
        }
        // Every later quote with the same words is the same institution.
        let known: HashMap<String, String> = self
            .found
            .values()
            .filter(|mention| mention.rule == "organisation.quoted")
            .map(|mention| (mention.name().to_lowercase(), mention.name().to_owned()))
            .collect();
        for (quote, _) in quotes {
            let inner = quote.inner.of(self.document.text.raw).to_lowercase();
            if let Some(name) = known.get(&inner) {
                self.add(quote.inner, name.clone(), "organisation.quoted-again");
            }
        }
    }

    /// Chains that end in a head noun.
    fn headed(&mut self, quotes: &[(Quote, Belongs)]) {
        let text = &self.document.text;
        // A title of an event or a work that ends in a head noun names no institution.
        let event = |span: Span| {
            let at = quotes.partition_point(|(quote, _)| quote.outer.end <= span.start);
            quotes.get(at).is_some_and(|(quote, belongs)| {
                matches!(belongs, Belongs::Event(_) | Belongs::Unknown)
                    && quote.inner.contains(span)
                    && quote.inner.len() < span.len() + 12
            })
        };
        let mut chains: Vec<Chain> = Vec::new();
        for index in 0..text.tokens.len() {
            if text.kind(index) == Some(TokenKind::Word)
                && let Some(chain) =
                    chain_at(text, self.knowledge, index).filter(|chain| chain.proper)
            {
                chains.push(chain);
            }
        }
        // Of chains that share words the longest holds: a unit takes its parent in.
        chains.sort_by_key(|chain| (std::cmp::Reverse(chain.span.len()), chain.span.start));
        for chain in chains {
            // "mākslas galerijas “…”": the name stands in the quotes, before them only what it is.
            let named = chain.common
                && quotes
                    .iter()
                    .any(|(quote, _)| quote.outer.start == chain.span.end + 1);
            if event(chain.span) || named {
                continue;
            }
            self.swallow(chain.span);
            let known = self.knowledge.organisations.named(&chain.name);
            let name = known.map_or(chain.name, |row| row.name.clone());
            self.add(chain.span, name, "organisation.head-noun");
        }
    }

    /// *SIA Lidl Latvija*: a legal form before a name without quotes.
    fn legal_forms(&mut self) {
        let text = &self.document.text;
        let mut found = Vec::new();
        for index in 0..text.tokens.len() {
            if !LEGAL_FORMS.contains(&text.surface(index)) {
                continue;
            }
            let mut last = None;
            let mut at = text.after(index);
            while let Some(next) = at.filter(|&next| {
                text.kind(next) == Some(TokenKind::Word) && text.is_capitalised(next)
            }) {
                last = Some(next);
                at = text.after(next);
            }
            if let (Some(first), Some(last)) = (text.after(index), last) {
                let span = text.span(first, last);
                found.push((span, span.of(text.raw).to_owned()));
            }
        }
        for (span, name) in found {
            self.add(span, name, "organisation.legal-form");
        }
    }

    /// Acronyms: those the text introduces in brackets, then those the gazetteer knows.
    fn acronyms(&mut self) {
        let defined = self.defined_acronyms();
        let text = &self.document.text;
        let mut found = Vec::new();
        // "Liepājas CZB": an alias of several words stands as a whole.
        let several: Vec<(&str, &String)> = defined
            .iter()
            .filter(|(alias, _)| alias.contains(' '))
            .map(|(alias, name)| (alias.as_str(), name))
            .collect();
        for &(alias, name) in &several {
            for (start, _) in text.raw.match_indices(alias) {
                found.push((Span::new(start, start + alias.len()), name.clone()));
            }
        }
        for index in 0..text.tokens.len() {
            let surface = text.surface(index);
            if text.kind(index) != Some(TokenKind::Word)
                || surface.len() < 2
                || !surface.chars().next().is_some_and(char::is_uppercase)
            {
                continue;
            }
            let hyphenated = matches!(text.surface(index + 1), "-" | "/")
                && text.kind(index + 2) == Some(TokenKind::Number)
                || index > 0 && matches!(text.surface(index - 1), "-" | "/" | "." | "@");
            // "ESF+" is another fund than ESF.
            if text.surface(index + 1) == "+"
                && let Some(row) = self
                    .knowledge
                    .organisations
                    .by_acronym(&format!("{surface}+"))
            {
                found.push((text.span(index, index + 1), row.name.clone()));
                continue;
            }
            let known = || {
                let upper = surface
                    .chars()
                    .filter(|letter| letter.is_uppercase())
                    .count()
                    >= 2;
                self.knowledge
                    .organisations
                    .by_acronym(surface)
                    .filter(|_| upper)
                    .map(|row| row.name.clone())
            };
            if let Some(name) = defined
                .get(surface)
                .cloned()
                .or_else(known)
                .filter(|_| !hyphenated)
            {
                found.push((text.span(index, index), name));
            }
        }
        for (span, name) in found {
            self.add(span, name, "organisation.acronym");
        }
        self.expand_leading_acronyms(&defined);
    }

    /// *(OCB)* or *(turpmāk – OCB)* right behind an institution.
    fn defined_acronyms(&self) -> BTreeMap<String, String> {
        let text = &self.document.text;
        let mut defined = BTreeMap::new();
        for mention in self.found.values() {
            let last = text.token_at(mention.span.end.saturating_sub(1));
            let Some(mut at) = text.after(last) else {
                continue;
            };
            if matches!(text.surface(at), "”" | "“" | "\"" | "»")
                && let Some(next) = text.after(at)
            {
                at = next;
            }
            if text.surface(at) != "(" {
                continue;
            }
            let close = (at + 1..(at + 40).min(text.tokens.len()))
                .find(|&inner| text.surface(inner) == ")");
            if let Some((alias, last)) = close.and_then(|close| alias_in(text, at, close)) {
                let name = mention.name().to_owned();
                let words = text.span(alias, last).of(text.raw).to_owned();
                defined.insert(words, name);
            }
        }
        defined
    }

    /// *LBB Kurzemes nodaļa* is a unit of what LBB stands for.
    fn expand_leading_acronyms(&mut self, defined: &BTreeMap<String, String>) {
        for mention in self.found.values_mut() {
            let name = mention.name().to_owned();
            let Some((first, rest)) = name.split_once(' ') else {
                continue;
            };
            let full = defined.get(first).cloned().or_else(|| {
                self.knowledge
                    .organisations
                    .by_acronym(first)
                    .map(|row| row.name.clone())
            });
            if let Some(full) =
                full.filter(|full| full != first && mention.rule == "organisation.head-noun")
            {
                let genitive =
                    language::gazetteer::inflection(&full, "").and_then(|(declension, number)| {
                        language::lv::morphology::phrase_forms(&full, declension, number)
                            .into_iter()
                            .nth(1)
                    });
                if let Some(genitive) = genitive {
                    mention.value = Value::Name(format!("{genitive} {rest}"));
                }
            }
        }
    }
}

/// The alias that a bracket gives: *(OCB)*, *(turpmāk – Liepājas CZB)*, *(European Bureau of …, EBLIDA)*; its tokens.
fn alias_in(text: &language::Text<'_>, open: usize, close: usize) -> Option<(usize, usize)> {
    let last = close.checked_sub(1)?;
    let long = text.surface(last).chars().count();
    if !(2..=9).contains(&long) || !is_acronym(text.surface(last)) {
        return None;
    }
    let words: Vec<usize> = (open + 1..close)
        .filter(|&at| text.kind(at) == Some(TokenKind::Word))
        .collect();
    let introduced = words.first().is_some_and(|&first| {
        matches!(
            text.folded(first),
            "turpmak" | "saisinati" | "saisinajuma" | "abreviatura"
        )
    });
    let own = words.iter().copied().find(|&word| {
        !matches!(
            text.folded(word),
            "turpmak" | "teksta" | "saisinati" | "saisinajuma" | "abreviatura"
        )
    })?;
    let behind_comma = text.before(last).is_some_and(|at| text.surface(at) == ",");
    match words.len() {
        1 => Some((last, last)),
        _ if introduced && last - own < 6 => Some((own, last)),
        _ if behind_comma => Some((last, last)),
        _ => None,
    }
}

/// Two capitals at least, and no more small letters than capitals: *LBB*, *PiNA*.
fn is_acronym(word: &str) -> bool {
    let capitals = word.chars().filter(|letter| letter.is_uppercase()).count();
    capitals >= 2 && capitals * 2 >= word.chars().count()
}

/// A chain whose head stands behind a known institution in the genitive: its unit.
fn chain_from(
    text: &language::Text<'_>,
    knowledge: &Knowledge,
    first: usize,
    last: usize,
) -> Option<Chain> {
    let start = text.span(first, first).start;
    let (mut at, mut longest) = (last, None);
    for _ in 0..6 {
        let next = text
            .after(at)
            .filter(|&next| text.kind(next) == Some(TokenKind::Word));
        let Some(next) = next else { break };
        at = next;
        let chain = chain_at(text, knowledge, at);
        let unit = chain.filter(|chain| {
            chain.proper && chain.span.start == start && chain.number == Number::Singular
        });
        longest = unit.or(longest);
    }
    longest
}

/// *Galeriju Laipa* in quotes stands in the case of its sentence: the noun goes back to the nominative.
fn nominative_of_quote(inner: &str, knowledge: &Knowledge) -> String {
    let words: Vec<&str> = inner.split_whitespace().collect();
    let declined = words.first().and_then(|first| {
        let forms = knowledge.heads.forms_of(&first.to_lowercase());
        let nominative = forms
            .iter()
            .any(|form| form.case == language::lv::morphology::Case::Nominative);
        let row = forms
            .first()
            .and_then(|form| knowledge.heads.rows.get(form.head))
            .filter(|_| !nominative && words.len() > 1)?;
        let mut letters = row.lemma.chars();
        letters
            .next()
            .map(|letter| format!("{}{}", letter.to_uppercase(), letters.as_str()))
    });
    match declined {
        Some(head) => format!("{head} {}", words.get(1..).unwrap_or_default().join(" ")),
        None => words.join(" "),
    }
}
