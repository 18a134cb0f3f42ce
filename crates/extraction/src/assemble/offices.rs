//! Who holds which office where: *Valmieras bibliotēkas direktore Daiga Rokpelne*, a name with an apposition, and
//! signatures over several lines.

use language::Span;

use crate::{
    Knowledge,
    document::Document,
    mention::{Kind, Mention, inside},
};

/// A person's office as one passage tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Office {
    /// The person, in the nominative.
    pub person: String,
    /// What the person is, in the nominative.
    pub role: String,
    /// Where.
    pub organisation: Option<String>,
    /// From the first word of it to the last.
    pub span: Span,
}

/// The furthest an office stands from its name, in bytes.
const NEAR: usize = 90;

/// The offices of all persons, in order; of one person in one article each once.
#[must_use]
pub fn offices(
    document: &Document<'_>,
    knowledge: &Knowledge,
    mentions: &[Mention],
) -> Vec<Office> {
    let view = View {
        document,
        knowledge,
        mentions,
    };
    let mut found: Vec<Office> = Vec::new();
    for person in mentions
        .iter()
        .filter(|mention| mention.kind == Kind::Person && !mention.aside)
    {
        let told = [
            view.before(person),
            view.apposition(person),
            view.signature(person),
        ];
        for office in told.into_iter().flatten() {
            let known = found.iter().any(|known| {
                known.person == office.person
                    && known.role == office.role
                    && known.organisation == office.organisation
            });
            if !known {
                found.push(office);
            }
        }
    }
    found
}

struct View<'v, 't> {
    document: &'v Document<'t>,
    knowledge: &'v Knowledge,
    mentions: &'v [Mention],
}

impl View<'_, '_> {
    /// *X direktore Daiga Rokpelne*: the office between the institution and the name, or right before the name.
    fn before(&self, person: &Mention) -> Option<Office> {
        let sentence = self.document.text.sentence_of(person.span);
        let organisation = inside(self.mentions, sentence)
            .filter(|mention| mention.kind == Kind::Org && mention.span.end <= person.span.start)
            .last()
            .filter(|mention| {
                let between = Span::new(mention.span.end, person.span.start);
                between.len() <= NEAR && self.is_one_phrase(between) && self.owns(mention, between)
            });
        match organisation {
            Some(organisation) => {
                let between = Span::new(organisation.span.end, person.span.start);
                let (role, _) = self.role_in(between)?;
                Some(Office {
                    person: person.name().to_owned(),
                    role,
                    organisation: Some(organisation.name().to_owned()),
                    span: Span::new(organisation.span.start, person.span.end),
                })
            }
            None => {
                let text = &self.document.text;
                let at = text.before(text.token_at(person.span.start))?;
                let role = self.knowledge.roles.nominative(text.lowered(at))?;
                Some(Office {
                    person: person.name().to_owned(),
                    role: role.to_owned(),
                    organisation: None,
                    span: Span::new(text.span(at, at).start, person.span.end),
                })
            }
        }
    }

    /// *Iluta Krūmiņa, X valdes priekšsēdētāja, …*.
    fn apposition(&self, person: &Mention) -> Option<Office> {
        let sentence = self.document.text.sentence_of(person.span);
        let behind = Span::new(person.span.end, sentence.end).of(self.document.text.raw);
        let words = behind.strip_prefix(", ")?;
        let length = words
            .find([',', ';', '.', ':', '(', '“', '„', '\n'])
            .unwrap_or(words.len())
            .min(2 * NEAR);
        let start = person.span.end + 2;
        let span = Span::new(start, start + length);
        let words = self.document.text.raw.get(span.start..span.end)?;
        // In a list an office may stand before the next name: *…, X pasniedzēja, Y Z*.
        let next = inside(self.mentions, sentence)
            .find(|mention| mention.kind == Kind::Person && mention.span.start >= span.end);
        if next.is_some_and(|next| {
            next.span.start < span.end + NEAR / 2 && self.before(next).is_none()
        }) {
            return None;
        }
        // The office closes its apposition.
        let (_, end) = self.role_in(span)?;
        if end < span.start + words.trim_end().len() {
            return None;
        }
        self.office(person, span, person.span.start)
    }

    /// A line that is a name, and behind it one or two lines with institution and office.
    fn signature(&self, person: &Mention) -> Option<Office> {
        let raw = self.document.text.raw;
        let block = self.document.block_at(person.span.start)?;
        let line = self.document.blocks.get(block)?.span;
        let rest = line.of(raw).len() - person.span.len();
        if rest > 2 {
            return None;
        }
        let mut organisation: Option<&Mention> = None;
        let lines = self.document.blocks.iter().skip(block + 1).take(3);
        for next in lines.take_while(|next| next.span.len() <= 2 * NEAR) {
            if let Some(mut office) = self.office(person, next.span, person.span.start) {
                office.organisation = office
                    .organisation
                    .or_else(|| organisation.map(|mention| mention.name().to_owned()));
                return Some(office);
            }
            organisation = organisation.or_else(|| {
                inside(self.mentions, next.span).find(|mention| mention.kind == Kind::Org)
            });
        }
        None
    }

    /// Whether what stands between an institution and a person is an office of that institution: genitives, then the
    /// office; no *un*, no place and no verb before it.
    fn owns(&self, organisation: &Mention, between: Span) -> bool {
        let raw = self.document.text.raw;
        let is_place = |word: &str| word.ends_with(['ā', 'ē', 'ī', 'ū']) && word != "no";
        let Some((_, end)) = self.role_in(between) else {
            return false;
        };
        let front = Span::new(between.start, end).of(raw);
        let words: Vec<&str> = front.split_whitespace().collect();
        let before_role = words.len().saturating_sub(1);
        let own = organisation.span.of(raw).trim_end_matches(['”', '“', '"']);
        !is_place(own)
            && before_role <= 5
            && !words
                .iter()
                .take(before_role)
                .any(|word| *word == "un" || is_place(word) || word.ends_with("ies"))
    }

    /// The office in `span`, with the institution that stands in it.
    fn office(&self, person: &Mention, span: Span, start: usize) -> Option<Office> {
        let (role, end) = self.role_in(span)?;
        let organisation = inside(self.mentions, span).find(|mention| mention.kind == Kind::Org);
        let end = organisation.map_or(end, |mention| mention.span.end.max(end));
        Some(Office {
            person: person.name().to_owned(),
            role,
            organisation: organisation.map(|mention| mention.name().to_owned()),
            span: Span::new(start, end),
        })
    }

    /// The last word of `span` that names an office, in the nominative, and where it ends.
    fn role_in(&self, span: Span) -> Option<(String, usize)> {
        let text = &self.document.text;
        let (first, last) = (text.token_at(span.start), text.token_at(span.end));
        (first..last).rev().find_map(|at| {
            let place = text.span(at, at);
            let word = text.surface(at).to_lowercase();
            let role = self.knowledge.roles.nominative(&word)?;
            (place.start >= span.start && place.end <= span.end)
                .then(|| (role.to_owned(), place.end))
        })
    }

    fn is_one_phrase(&self, span: Span) -> bool {
        !span
            .of(self.document.text.raw)
            .contains([',', ';', '.', ':', '(', ')', '\n', '”', '“'])
    }
}
