//! A mention: a span of a document, what it refers to, and the rule that says so.

use language::{
    Span,
    amount::{Decimal, Modifier},
    timex::Timex,
};

/// What kind of thing a mention refers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// An expression of time.
    Date,
    /// A place.
    Place,
    /// An institution.
    Org,
    /// A person.
    Person,
    /// A sum.
    Money,
    /// A number of things or people.
    Count,
    /// A project, programme or number of a project.
    Project,
}

impl Kind {
    /// All kinds, in the order of tables.
    pub const ALL: [Self; 7] = [
        Self::Date,
        Self::Place,
        Self::Org,
        Self::Person,
        Self::Money,
        Self::Count,
        Self::Project,
    ];

    /// Its name in output and in the store.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Date => "DATE",
            Self::Place => "PLACE",
            Self::Org => "ORG",
            Self::Person => "PERSON",
            Self::Money => "MONEY",
            Self::Count => "COUNT",
            Self::Project => "PROJECT",
        }
    }
}

/// Why we believe a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Evidence {
    /// The text says it.
    Stated,
    /// Calculated from stated values.
    Computed,
    /// Concluded by a rule, with its reason.
    Inferred,
    /// Sources disagree.
    Contested,
}

impl Evidence {
    /// Its name in output and in the store.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Computed => "computed",
            Self::Inferred => "inferred",
            Self::Contested => "contested",
        }
    }
}

/// Where a missing year or day was taken from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnchorKind {
    /// Another date of the sentence.
    Sentence,
    /// The heading of the section.
    Heading,
    /// The list it stands in.
    List,
    /// The title.
    Title,
    /// The document's own date.
    Published,
    /// The nearest dated passage.
    Neighbour,
}

impl AnchorKind {
    /// Its name in the store.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sentence => "sentence",
            Self::Heading => "heading",
            Self::List => "list",
            Self::Title => "title",
            Self::Published => "published",
            Self::Neighbour => "neighbour",
        }
    }
}

/// A programme, a project's name, or its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProjectRole {
    /// A name or an alias.
    Name,
    /// A number.
    Number,
    /// The programme that pays.
    Programme,
}

/// What a mention says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Of a date.
    Time(Timex),
    /// Of a sum.
    Money {
        /// In `currency`.
        value: Decimal,
        /// ISO 4217.
        currency: &'static str,
        /// A limit.
        modifier: Option<Modifier>,
        /// The text itself puts another sum in its place: *sākotnēji plānotie 10 000 EUR*, *nevis 7 EUR*.
        superseded: bool,
    },
    /// Of a count.
    Count {
        /// How many.
        value: Decimal,
        /// Of what; nominative singular.
        unit: String,
        /// A limit.
        modifier: Option<Modifier>,
    },
    /// Of a place, institution or person: the nominative.
    Name(String),
    /// Of a project.
    Project {
        /// The project's or programme's name, or the number.
        name: String,
        /// Which of them.
        role: ProjectRole,
    },
}

impl Value {
    /// The value as one line of text.
    #[must_use]
    pub fn norm(&self) -> String {
        match self {
            Self::Time(timex) => timex.norm(),
            Self::Money {
                value, currency, ..
            } => format!("{value} {currency}"),
            Self::Count { value, unit, .. } => format!("{value} {unit}"),
            Self::Name(name) | Self::Project { name, .. } => name.clone(),
        }
    }
}

/// A span with its value, its rule and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Where.
    pub span: Span,
    /// What kind.
    pub kind: Kind,
    /// What it says.
    pub value: Value,
    /// The rule that found it.
    pub rule: &'static str,
    /// Why we believe the value.
    pub evidence: Evidence,
    /// What supplied what is not written, with the words or day it was read from.
    pub anchor: Option<(AnchorKind, String)>,
    /// Stands in boilerplate: no fact rests on it.
    pub aside: bool,
}

impl Mention {
    /// A mention whose value is written in the text.
    #[must_use]
    pub fn stated(span: Span, kind: Kind, value: Value, rule: &'static str) -> Self {
        Self {
            span,
            kind,
            value,
            rule,
            evidence: Evidence::Stated,
            anchor: None,
            aside: false,
        }
    }

    /// The nominative of a name; empty for other kinds.
    #[must_use]
    pub fn name(&self) -> &str {
        match &self.value {
            Value::Name(name) | Value::Project { name, .. } => name,
            Value::Time(_) | Value::Money { .. } | Value::Count { .. } => "",
        }
    }

    /// The time of a date.
    #[must_use]
    pub fn time(&self) -> Option<&Timex> {
        match &self.value {
            Value::Time(timex) => Some(timex),
            Value::Name(_) | Value::Project { .. } | Value::Money { .. } | Value::Count { .. } => {
                None
            }
        }
    }
}

/// The mentions inside `span`, of `mentions` in order.
pub fn inside(mentions: &[Mention], span: Span) -> impl Iterator<Item = &Mention> {
    let at = mentions.partition_point(|mention| mention.span.start < span.start);
    mentions
        .iter()
        .skip(at)
        .take_while(move |mention| mention.span.end <= span.end)
}
