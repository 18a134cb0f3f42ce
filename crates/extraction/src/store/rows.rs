//! What the store answers with.

/// A place in an article that says something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceRow {
    /// The article's key.
    pub document: String,
    /// Its title.
    pub title: String,
    /// Where people can read it.
    pub url: Option<String>,
    /// First code point.
    pub start: usize,
    /// The code point after the last.
    pub end: usize,
    /// The words.
    pub quote: String,
}

/// Which events are wanted. Every condition that is set must hold.
#[derive(Debug, Clone, Default)]
pub struct EventFilter {
    /// Ends on this day or later (`YYYY-MM-DD`).
    pub ends_from: Option<String>,
    /// Ends before this day.
    pub ends_before: Option<String>,
    /// Begins on this day or later.
    pub begins_from: Option<String>,
    /// Begins on this day or earlier.
    pub begins_until: Option<String>,
    /// Folded name of the place, or of its country.
    pub places: Vec<String>,
    /// Kind of event.
    pub kinds: Vec<String>,
    /// Name of a project.
    pub project: Option<String>,
    /// Days of a visit and hours of a programme too.
    pub with_parts: bool,
    /// Those without a day too.
    pub with_undated: bool,
    /// Only those of this article, by its key.
    pub document: Option<String>,
    /// Only this one.
    pub id: Option<i64>,
    /// Only those of this occasion, or with this identifier of their own.
    pub occasion: Option<String>,
    /// The latest first.
    pub latest_first: bool,
}

/// An event with everything an answer may say.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are the columns of the table event")]
pub struct EventRow {
    pub id: i64,
    pub key: String,
    pub title: String,
    pub title_folded: String,
    pub kind: String,
    pub start: Option<String>,
    pub end: Option<String>,
    pub first_day: Option<String>,
    pub last_day: Option<String>,
    pub place: Option<String>,
    pub venue: Option<String>,
    pub online: bool,
    pub status: String,
    pub original_start: Option<String>,
    pub rrule: Option<String>,
    pub time: Option<String>,
    pub parent: Option<i64>,
    pub evidence: String,
    pub anchor: Option<String>,
    pub anchor_value: Option<String>,
    pub occasion: String,
    pub uid: String,
    pub exdates: Option<String>,
    pub price: Option<String>,
    pub registration: Option<String>,
    /// How many of whom came or are expected.
    pub participants: Vec<(String, String)>,
    /// Who takes part by name.
    pub attendees: Vec<AttendeeRow>,
    /// Fields that no sentence states, each with what it was concluded from.
    pub concluded: Vec<(String, String)>,
    /// Its days and hours, where it has some of their own.
    pub parts: Vec<PartRow>,
    /// Who holds it.
    pub organisers: Vec<String>,
    /// Its projects.
    pub projects: Vec<String>,
    /// Where it stands, the sentence with its date first.
    pub sources: Vec<SourceRow>,
}

/// A person or institution that takes part in an event.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(
    missing_docs,
    reason = "the fields are the columns of the table event_attendee"
)]
pub struct AttendeeRow {
    pub name: String,
    pub kind: String,
    pub part: String,
    pub source: SourceRow,
}

/// A day or an hour of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are the columns of the table event")]
pub struct PartRow {
    pub title: String,
    pub start: Option<String>,
    pub time: Option<String>,
    pub venue: Option<String>,
    pub place: Option<String>,
}

/// A sentence with how many of the wanted words stand in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PassageRow {
    /// How many groups of words.
    pub groups: usize,
    /// The sentence.
    pub source: SourceRow,
}

/// What holds between two names.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are the columns of the table link")]
pub struct LinkRow {
    pub kind: String,
    pub name: String,
    pub other: String,
    pub relation: String,
    pub reason: String,
    pub detail: Option<String>,
}

/// Who holds which office where.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(
    missing_docs,
    reason = "the fields are the columns of the table office"
)]
pub struct OfficeRow {
    pub person: String,
    pub role: String,
    pub organisation: Option<String>,
    pub source: SourceRow,
}

/// What one partner spends.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are the columns of the table share")]
pub struct ShareRow {
    pub who: String,
    pub value: String,
    pub of_fund: Option<String>,
    pub currency: String,
    pub source: SourceRow,
}

/// One side of a contradiction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContradictionValue {
    /// What this side says.
    pub value: String,
    /// Where.
    pub source: SourceRow,
    /// The event it is of.
    pub event: Option<i64>,
}

/// A contradiction with both sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContradictionRow {
    /// What kind it is.
    pub kind: String,
    /// What it is about.
    pub about: String,
    /// The better supported value.
    pub better: Option<String>,
    /// Keys of the reasons.
    pub reasons: Vec<String>,
    /// The sides.
    pub values: Vec<ContradictionValue>,
}

/// What the store holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Coverage {
    /// How many articles.
    pub documents: i64,
    /// The last day of any event.
    pub newest: Option<String>,
    /// The first day of any event.
    pub oldest: Option<String>,
    /// Titles of the articles, by key; at most the first fifty.
    pub titles: Vec<(String, String)>,
}

/// A partner, lead, funder or country of a project.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(
    missing_docs,
    reason = "the fields are the columns of the table partnership"
)]
pub struct PartnerRow {
    pub role: String,
    pub name: String,
    pub place: Option<String>,
    pub country: Option<String>,
    pub evidence: String,
    pub source: SourceRow,
}

/// A sum of a project.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(
    missing_docs,
    reason = "the fields are the columns of the table amount"
)]
pub struct AmountRow {
    pub role: String,
    pub value: String,
    pub currency: String,
    pub source: SourceRow,
}

/// What a project is called in one article: enough to know it in a question.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(
    missing_docs,
    reason = "the fields are the columns of the table project"
)]
pub struct ProjectName {
    pub id: i64,
    pub name: String,
    pub name_folded: String,
    pub aliases: Vec<String>,
    pub number: Option<String>,
    /// The article's key.
    pub document: String,
}

/// A project as one article tells of it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(
    missing_docs,
    reason = "the fields are the columns of the table project"
)]
pub struct ProjectRow {
    pub id: i64,
    pub name: String,
    pub name_folded: String,
    pub aliases: Vec<String>,
    pub programme: Option<String>,
    pub number: Option<String>,
    pub start: Option<String>,
    pub end: Option<String>,
    /// Where it is first named.
    pub source: SourceRow,
    /// Where its period stands.
    pub period: Option<SourceRow>,
    /// Partners, lead, funders and countries.
    pub partners: Vec<PartnerRow>,
    /// Sums.
    pub amounts: Vec<AmountRow>,
    /// What single partners spend.
    pub shares: Vec<ShareRow>,
    /// Aim, results, strand, length and disclaimer, by what they are about.
    pub details: Vec<(String, SourceRow)>,
}
