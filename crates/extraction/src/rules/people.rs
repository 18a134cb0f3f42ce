//! Persons: a given name and a surname, initials and a surname, and later the surname alone.

mod forms;

use std::collections::HashMap;

use language::{
    SpanSet, Text, TokenKind,
    lv::morphology::{Case, Gender},
};

use self::forms::{agrees, is_form_of, ordinary_case, surname_forms, surname_nominative};
use super::single::Single;
use crate::{
    Knowledge,
    document::Document,
    mention::{Evidence, Kind, Mention, Value},
};

/// All persons of `document` outside the spans `taken`.
#[must_use]
pub fn persons<'t>(
    document: &Document<'t>,
    knowledge: &Knowledge,
    single: &Single<'_, 't>,
    taken: &SpanSet,
) -> Vec<Mention> {
    let finder = Finder {
        text: &document.text,
        knowledge,
        single,
        taken,
    };
    let mut found: Vec<Mention> = Vec::new();
    let mut index = 0;
    while index < document.text.tokens.len() {
        // Every reading begins with a capital.
        if !document.text.is_capitalised(index) {
            index += 1;
            continue;
        }
        match finder
            .named_at(index)
            .or_else(|| finder.initials_at(index))
            .or_else(|| finder.unknown_at(index))
        {
            Some(person) => {
                index = person.last + 1;
                let span = document.text.span(person.first, person.last);
                let value = Value::Name(person.name);
                let aside = document.is_aside(span.start);
                found.push(Mention {
                    aside,
                    ..Mention::stated(span, Kind::Person, value, person.rule)
                });
            }
            None => index += 1,
        }
    }
    let surnames = finder.surnames_alone(document, &found);
    found.extend(surnames);
    let unknown = finder.unknown_alone(document, &found);
    found.extend(unknown);
    resolve_initials(&mut found);
    found.sort_by_key(|mention| mention.span);
    found
}

struct Person {
    first: usize,
    last: usize,
    name: String,
    rule: &'static str,
}

struct Finder<'f, 't> {
    text: &'f Text<'t>,
    knowledge: &'f Knowledge,
    single: &'f Single<'f, 't>,
    taken: &'f SpanSet,
}

impl Finder<'_, '_> {
    fn is_free(&self, index: usize) -> bool {
        let span = self.text.span(index, index);
        !self.taken.overlaps(span)
    }

    fn is_name_word(&self, index: usize) -> bool {
        self.text.kind(index) == Some(TokenKind::Word)
            && self.text.is_capitalised(index)
            && self.text.surface(index).chars().count() > 1
            && self.is_free(index)
    }

    /// The token behind one space, on the same line.
    fn next_word(&self, index: usize) -> Option<usize> {
        (self.text.kind(index + 1) == Some(TokenKind::Space))
            .then_some(index + 2)
            .filter(|&next| self.is_name_word(next))
    }

    /// The last token of a surname with its hyphenated parts.
    fn hyphenated(&self, index: usize) -> usize {
        let joined = self.text.surface(index + 1) == "-" && self.is_name_word(index + 2);
        if joined { index + 2 } else { index }
    }

    fn named_at(&self, index: usize) -> Option<Person> {
        if !self.is_name_word(index) {
            return None;
        }
        let given = self.hyphenated_given(index);
        let readings: Vec<(usize, Case)> = self
            .knowledge
            .given_names
            .readings(self.text.lowered(index))
            .iter()
            .copied()
            // Nothing happens inside a person: "Indrā" is a place.
            .filter(|&(_, case)| case != Case::Locative)
            .collect();
        let readings = readings.as_slice();
        if readings.is_empty() {
            return None;
        }
        let mut words = vec![(index, given)];
        let mut last = given;
        while let Some(next) = self.next_word(last) {
            let end = self.hyphenated(next);
            if words.len() > 3 || !self.goes_on(&words, next) {
                break;
            }
            words.push((next, end));
            last = end;
        }
        // "Jāņa Rozentāla iela": a person inside the name of something else.
        if self.names_something(last) {
            return None;
        }
        let (&(first, _), &(surname, end)) = (words.first()?, words.last()?);
        if words.len() == 1 {
            return self.given_alone(index, readings);
        }
        let surname_text = self.text.span(surname, end).of(self.text.raw);
        let (gender, case) = self
            .agreement_with_role(index, readings, surname_text)
            .or_else(|| self.agreement(readings, surname_text))?;
        let mut name = String::new();
        for &(from, to) in words.get(..words.len() - 1)? {
            name.push_str(&self.nominative(
                self.text.span(from, to).of(self.text.raw),
                gender,
                case,
                true,
            ));
            name.push(' ');
        }
        name.push_str(&self.nominative(surname_text, gender, case, false));
        Some(Person {
            first,
            last: end,
            name,
            rule: "person.given-name-surname",
        })
    }

    /// Whether the word at `next` belongs to the name: behind a surname nothing does, nor does a head noun or a place that
    /// stands in a case of its own.
    fn goes_on(&self, words: &[(usize, usize)], next: usize) -> bool {
        let lower = self.text.lowered(next);
        let known = self.knowledge;
        let place = known.places.cases_of(lower);
        let located = !place.is_empty() && !place.contains(Case::Nominative);
        let surname = words.len() > 1
            && words.last().is_some_and(|&(last, _)| {
                let last = self.text.surface(last);
                let declined = ["s", "š", "a", "e", "u", "am", "im", "ai", "ei"];
                known.given_names.readings(last).is_empty()
                    && declined.iter().any(|ending| last.ends_with(ending))
            });
        !surname && !located && known.heads.forms_of(lower).is_empty()
    }

    fn hyphenated_given(&self, index: usize) -> usize {
        self.hyphenated(index)
    }

    /// A given name alone is a person where it cannot be another word.
    fn given_alone(&self, index: usize, readings: &[(usize, Case)]) -> Option<Person> {
        let surface = self.text.surface(index);
        let after = self.text.surface(index + 1);
        // At the start of a sentence any word has a capital: there it must be one that is only a name.
        let sentence_start = self.text.sentence_of(self.text.span(index, index)).start
            == self.text.span(index, index).start
            && !self.knowledge.given_names.is_only_name(surface);
        let known_place = self.knowledge.places.is_large(surface);
        let joined = after == "-" || index > 0 && matches!(self.text.surface(index - 1), "-" | ".");
        let quoted =
            index > 0 && matches!(self.text.surface(index - 1), "“" | "„" | "\"" | "«" | "”");
        if sentence_start
            || known_place
            || joined
            || quoted
            || self.text.is_upper_case(index)
            || self.names_something(index)
            || self.single.is_in_title(index)
            || self.in_name_days(index)
        {
            return None;
        }
        let &(entry, _) = readings.iter().min_by_key(|(_, case)| *case)?;
        let name = self.knowledge.given_names.rows.get(entry)?.name.clone();
        Some(Person {
            first: index,
            last: index,
            name,
            rule: "person.given-name",
        })
    }

    /// *Vārda dienas: Leonards, Leo, Leons*
    fn in_name_days(&self, index: usize) -> bool {
        let line = self
            .text
            .sentence_of(self.text.span(index, index))
            .of(self.text.raw);
        let folded = language::fold::fold(line);
        folded.contains("varda dien") || folded.contains("vardadien")
    }

    /// Two capitals of which neither is known: behind a role (*gids Ludviks Bērziņš*), or both in the nominative of one
    /// gender inside a sentence (*stāsta Felikss Deičs*).
    fn unknown_at(&self, index: usize) -> Option<Person> {
        let surname = self
            .next_word(index)
            .filter(|&next| self.is_plain(index) && self.is_plain(next))?;
        let last = self.hyphenated(surname);
        let third = self.next_word(last).is_some();
        let quoted =
            index > 0 && matches!(self.text.surface(index - 1), "“" | "„" | "\"" | "«" | "”");
        if third || quoted || self.names_something(last) {
            return None;
        }
        let (given, family) = (
            self.text.surface(index),
            self.text.span(surname, last).of(self.text.raw),
        );
        let role = self
            .text
            .before(index)
            .map_or("", |at| self.text.lowered(at));
        let fits = |&&(case, gender): &&(Case, Gender)| {
            agrees(&given.to_lowercase(), gender, case)
                && agrees(&family.to_lowercase(), gender, case)
        };
        if let Some(&(case, gender)) = self.knowledge.roles.readings(role).iter().find(fits) {
            let name = format!(
                "{} {}",
                surname_nominative(given, gender, case),
                self.nominative(family, gender, case, false)
            );
            return Some(Person {
                first: index,
                last,
                name,
                rule: "person.behind-role",
            });
        }
        let inside = self.text.sentence_of(self.text.span(index, index)).start
            < self.text.span(index, index).start;
        let both = is_masculine(given) && is_masculine(family);
        (inside && both).then(|| Person {
            first: index,
            last,
            name: format!("{given} {family}"),
            rule: "person.two-names",
        })
    }

    /// A capitalised word in small letters that no table knows as anything but a name.
    fn is_plain(&self, at: usize) -> bool {
        let surface = self.text.surface(at);
        let lower = self.text.lowered(at);
        self.is_name_word(at)
            && surface.chars().count() > 2
            && surface.chars().skip(1).all(char::is_lowercase)
            && self.knowledge.places.cases_of(lower).is_empty()
            && self.knowledge.heads.forms_of(lower).is_empty()
            && self.knowledge.event_nouns.reading(lower).is_none()
    }

    /// Whether the words end before a noun that makes them the name of a street, school or prize.
    fn names_something(&self, last: usize) -> bool {
        let next = self
            .text
            .after(last)
            .map_or("", |next| self.text.lowered(next));
        self.knowledge.place_nouns.is_named_after(next)
    }

    /// Gender and case of the role before the name, where name and surname agree with it: *tenoru Aleksandru Antoņenko*.
    fn agreement_with_role(
        &self,
        index: usize,
        readings: &[(usize, Case)],
        surname: &str,
    ) -> Option<(Gender, Case)> {
        let role = self.text.before(index)?;
        let roles = self.knowledge.roles.readings(self.text.lowered(role));
        let lower = surname.to_lowercase();
        let fitting = roles.iter().filter(|&&(case, gender)| {
            agrees(&lower, gender, case)
                && readings.iter().any(|&(entry, given)| {
                    let row = self.knowledge.given_names.rows.get(entry);
                    given == case && row.is_some_and(|row| row.gender == gender)
                })
        });
        let &(case, gender) = fitting.min_by_key(|(case, _)| *case)?;
        Some((gender, case))
    }

    /// Gender and case in which given name and surname agree; of two genders in one case the masculine, as more names of
    /// men end in a consonant that the case hides.
    fn agreement(&self, readings: &[(usize, Case)], surname: &str) -> Option<(Gender, Case)> {
        let lower = surname.to_lowercase();
        let gender_of = |entry: usize| {
            self.knowledge
                .given_names
                .rows
                .get(entry)
                .map(|row| row.gender)
        };
        let fits = |&&(entry, case): &&(usize, Case)| {
            gender_of(entry).is_some_and(|gender| agrees(&lower, gender, case))
        };
        let chosen = readings
            .iter()
            .filter(fits)
            .min_by_key(|&&(entry, case)| (case, gender_of(entry) == Some(Gender::Feminine)))
            .or_else(|| readings.first())?;
        Some((gender_of(chosen.0)?, chosen.1))
    }

    /// The nominative of one word of a name in ordinary case.
    fn nominative(&self, word: &str, gender: Gender, case: Case, given: bool) -> String {
        let word = ordinary_case(word);
        if given {
            let known = self
                .knowledge
                .given_names
                .readings(&word)
                .iter()
                .find(|(entry, known)| {
                    *known == case
                        && self
                            .knowledge
                            .given_names
                            .rows
                            .get(*entry)
                            .is_some_and(|row| row.gender == gender)
                });
            if let Some(row) =
                known.and_then(|(entry, _)| self.knowledge.given_names.rows.get(*entry))
            {
                return row.name.clone();
            }
        }
        let parts: Vec<String> = word
            .split('-')
            .map(|part| surname_nominative(part, gender, case))
            .collect();
        parts.join("-")
    }

    /// *E. Kreile*, *P.Bankovski*: one or two initials and a surname.
    fn initials_at(&self, index: usize) -> Option<Person> {
        let initial = |at: usize| {
            let surface = self.text.surface(at);
            (self.text.kind(at) == Some(TokenKind::Word)
                && is_initial(surface)
                && self.text.surface(at + 1) == "."
                && self.is_free(at))
            .then_some(at + 1)
        };
        let before = index.checked_sub(1).map_or("", |at| self.text.surface(at));
        // "Brīvības ielā 17A. Pasākums": the letter belongs to a number of a house.
        let of_house = index.checked_sub(1).is_some_and(|at| {
            self.text.kind(at) == Some(TokenKind::Number)
                || self.text.kind(at) == Some(TokenKind::Space)
                    && at.checked_sub(1).map(|at| self.text.kind(at))
                        == Some(Some(TokenKind::Number))
        });
        let mut dot = initial(index).filter(|_| before != "." && before != "-" && !of_house)?;
        let mut initials = format!("{}.", self.text.surface(index));
        let skip = |at: usize| {
            if self.text.kind(at + 1) == Some(TokenKind::Space) {
                at + 2
            } else {
                at + 1
            }
        };
        if let Some(second) = initial(skip(dot)) {
            initials.push_str(&format!(" {}.", self.text.surface(skip(dot))));
            dot = second;
        }
        let surname = Some(skip(dot))
            .filter(|&at| self.is_name_word(at) && self.text.surface(at).chars().count() > 2)?;
        let last = self.hyphenated(surname);
        if self.names_something(last)
            || !self
                .knowledge
                .heads
                .forms_of(self.text.lowered(surname))
                .is_empty()
        {
            return None;
        }
        let name = ordinary_case(self.text.span(surname, last).of(self.text.raw));
        Some(Person {
            first: index,
            last,
            name: format!("{initials} {name}"),
            rule: "person.initials",
        })
    }

    /// Single names that no table knows, where their case or a verb of people tells that a person is meant.
    fn unknown_alone(&self, document: &Document<'_>, found: &[Mention]) -> Vec<Mention> {
        let named: SpanSet = found.iter().map(|mention| mention.span).collect();
        let mut alone = Vec::new();
        for index in 0..self.text.tokens.len() {
            let Some(reading) = self.single.person(index) else {
                continue;
            };
            let span = self.text.span(index, index);
            if named.overlaps(span) || self.taken.overlaps(span) || self.names_something(index) {
                continue;
            }
            let value = Value::Name(reading.nominative(self.text.surface(index)));
            alone.push(Mention {
                aside: document.is_aside(span.start),
                evidence: Evidence::Inferred,
                ..Mention::stated(span, Kind::Person, value, "person.single-name")
            });
        }
        alone
    }

    /// Surnames of persons named in full before.
    fn surnames_alone(&self, document: &Document<'_>, found: &[Mention]) -> Vec<Mention> {
        let mut alone = Vec::new();
        let mut forms: HashMap<String, &str> = HashMap::new();
        for mention in found
            .iter()
            .filter(|mention| mention.rule == "person.given-name-surname")
        {
            if let Some((_, surname)) = mention.name().rsplit_once(' ') {
                for form in surname_forms(surname) {
                    forms.entry(form).or_insert(mention.name());
                }
            }
        }
        if forms.is_empty() {
            return alone;
        }
        let named: SpanSet = found.iter().map(|mention| mention.span).collect();
        for index in 0..self.text.tokens.len() {
            if !self.is_name_word(index) || named.overlaps(self.text.span(index, index)) {
                continue;
            }
            let surface = ordinary_case(self.text.surface(index));
            if let Some(name) = forms.get(&surface).filter(|_| !self.names_something(index)) {
                let span = self.text.span(index, index);
                let aside = document.is_aside(span.start);
                let value = Value::Name((*name).to_owned());
                alone.push(Mention {
                    aside,
                    ..Mention::stated(span, Kind::Person, value, "person.surname")
                });
            }
        }
        alone
    }
}

/// Initials become the full name where the document has it.
fn resolve_initials(found: &mut [Mention]) {
    let full: Vec<String> = found
        .iter()
        .filter(|mention| mention.rule != "person.initials")
        .map(|mention| mention.name().to_owned())
        .collect();
    for mention in found
        .iter_mut()
        .filter(|mention| mention.rule == "person.initials")
    {
        let name = mention.name().to_owned();
        let Some((initials, surname)) = name.rsplit_once(' ') else {
            continue;
        };
        let letter = initials.chars().next();
        let same = full.iter().find(|full| {
            full.chars().next() == letter
                && full
                    .rsplit_once(' ')
                    .is_some_and(|(_, other)| other == surname || is_form_of(surname, other))
        });
        if let Some(same) = same {
            mention.value = Value::Name(same.clone());
        }
    }
}

/// In the ending of a man's name in the nominative, and no feminine genitive or plural.
fn is_masculine(word: &str) -> bool {
    word.ends_with('š')
        || word.ends_with('s')
            && !["as", "es", "us", "ais"]
                .iter()
                .any(|ending| word.ends_with(ending))
}

/// One capital letter, or one of the two signs that Latvian writes for one sound.
fn is_initial(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase)
        && (letters.next().is_none() || matches!(word, "Dz" | "Dž" | "Ch" | "Sh" | "Ie"))
}
