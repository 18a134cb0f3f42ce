//! An answer in no language: what a renderer turns into words.

use chrono::NaiveDate;
use extraction::store::{
    ChangeRow, ContradictionRow, Coverage, EventRow, LinkRow, OfficeRow, PartnerRow, ProjectRow,
    SourceRow,
};

use crate::render::Label;

/// Where an event stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It begins later.
    Coming,
    /// The day is one of its days; the last one counts.
    Running,
    /// Its last day is over.
    Past,
    /// Its day is not known.
    Undated,
    /// Sources disagree about its day.
    Contested,
}

/// An event with where it stands and, if sources disagree, how.
#[derive(Debug, Clone, PartialEq)]
pub struct EventView {
    /// The event, its sources those of all articles that tell of it.
    pub event: EventRow,
    /// On the day of the question.
    pub standing: Standing,
    /// What sources say against each other.
    pub contradiction: Option<ContradictionRow>,
    /// The next sentence, where it goes on about the same.
    pub continued: Option<SourceRow>,
}

/// Which events a list holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Those to come and those running.
    Upcoming,
    /// Those running.
    Running,
    /// Those over.
    Past,
    /// Those asked for by name, place or day.
    Asked,
    /// Those of which was asked whether they are off, and that nothing says to be.
    NotCancelled,
}

/// A project with what all articles say of it.
#[derive(Debug, Clone, PartialEq)]
pub struct ProjectView {
    /// Its name.
    pub name: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// What each article says.
    pub rows: Vec<ProjectRow>,
    /// The sentence that says since when the partners work together.
    pub since: Option<SourceRow>,
}

impl ProjectView {
    /// Partners, leads, funders or countries of all articles, each once, in the order of the articles.
    #[must_use]
    pub fn partners(&self, role: &str) -> Vec<(PartnerRow, Vec<SourceRow>)> {
        let mut found: Vec<(PartnerRow, Vec<SourceRow>)> = Vec::new();
        for partner in self
            .rows
            .iter()
            .flat_map(|row| &row.partners)
            .filter(|partner| partner.role == role)
        {
            match found
                .iter_mut()
                .find(|(known, _)| known.name == partner.name)
            {
                Some((known, sources)) => {
                    known.place = known.place.take().or_else(|| partner.place.clone());
                    known.country = known.country.take().or_else(|| partner.country.clone());
                    sources.push(partner.source.clone());
                }
                None => found.push((partner.clone(), vec![partner.source.clone()])),
            }
        }
        found
    }

    /// The programme, with where it is named.
    #[must_use]
    pub fn programme(&self) -> Option<(&str, &SourceRow)> {
        self.rows
            .iter()
            .find_map(|row| Some((row.programme.as_deref()?, &row.source)))
    }

    /// The project's number.
    #[must_use]
    pub fn number(&self) -> Option<&str> {
        self.rows.iter().find_map(|row| row.number.as_deref())
    }

    /// The finest period that an article states.
    #[must_use]
    pub fn period(&self) -> Option<(Option<&str>, Option<&str>, &SourceRow)> {
        let periods = self
            .rows
            .iter()
            .filter(|row| row.start.is_some() || row.end.is_some());
        let finest = periods.max_by_key(|row| {
            row.start
                .as_deref()
                .or(row.end.as_deref())
                .map_or(0, str::len)
        });
        finest.map(|row| {
            (
                row.start.as_deref(),
                row.end.as_deref(),
                row.period.as_ref().unwrap_or(&row.source),
            )
        })
    }
}

/// An answer in no language.
#[derive(Debug, Clone, PartialEq)]
pub enum Reply {
    /// Fixed words: 112.
    Emergency,
    /// Fixed words.
    Thanks,
    /// Fixed words.
    Greeting,
    /// What can be asked.
    Help,
    /// Private matters stay private.
    Refused,
    /// What the store covers.
    Coverage,
    /// A list of events.
    Events {
        /// Which.
        scope: Scope,
        /// At most a screenful.
        events: Vec<EventView>,
        /// How many there are.
        total: usize,
    },
    /// The next event.
    Next(Box<EventView>),
    /// None is known to come, or none on the days that were asked for; the nearest known ones.
    NoneComing {
        /// Whether the question asked for certain days.
        asked_period: bool,
        /// The first one after the days that were asked for.
        next: Option<Box<EventView>>,
        /// The last one that is over, where none is to come.
        last: Option<Box<EventView>>,
        /// What is contested and so not announced.
        contested: Vec<EventView>,
    },
    /// One event: when and where, and where it stands.
    Event(Box<EventView>),
    /// Partners of a project.
    Partners(ProjectView),
    /// Who leads a project, where that is said.
    Lead(ProjectView),
    /// Costs and funders.
    Budget(ProjectView),
    /// Start and end.
    Period(ProjectView),
    /// Programme and number.
    Programme(ProjectView),
    /// The number, where one is stated.
    Number(ProjectView),
    /// All projects.
    Projects(Vec<ProjectView>),
    /// What contradicts what.
    Contradictions(Vec<ContradictionRow>),
    /// Where an institution is.
    Address(Vec<(String, String, SourceRow)>),
    /// Several things fit: which one?
    AskWhich(Vec<String>),
    /// Events on other days than those that were asked for: the question took something for granted.
    OtherDays(Vec<EventView>),
    /// Sentences that answer.
    Told {
        /// The sentences.
        passages: Vec<SourceRow>,
        /// The event in whose part of the article they stand.
        during: Option<Box<EventView>>,
        /// Institutions that they name, with their addresses.
        addresses: Vec<(String, String)>,
    },
    /// What a project says of itself.
    Details {
        /// The project.
        project: ProjectView,
        /// About what.
        about: Label,
        /// Its words.
        passages: Vec<SourceRow>,
    },
    /// Who holds an office, or which office a person holds.
    Offices(Vec<OfficeRow>),
    /// All sums: whose, what for, value, currency, where.
    Amounts(Vec<AmountLine>),
    /// All who pay, each with the projects.
    Funders(Vec<(String, Vec<String>, SourceRow)>),
    /// Pairs of names, and what holds between them.
    Spellings(Vec<LinkRow>),
    /// Events that several articles tell.
    Repeats(Vec<EventView>),
    /// What the last run changed.
    Changes {
        /// At most a screenful, each with a sentence that now says it, where one does.
        changes: Vec<(ChangeRow, Option<SourceRow>)>,
        /// How many there are.
        total: usize,
    },
    /// How many private passages which article holds; never their words.
    PrivateAudit(Vec<(String, i64)>),
    /// Not known; the closest sentences, if any.
    NotKnown(Vec<SourceRow>),
}

/// One sum of a project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AmountLine {
    /// The project.
    pub project: String,
    /// `total`, `cofinancing`, or whose share it is.
    pub role: String,
    /// With a decimal point.
    pub value: String,
    /// ISO 4217.
    pub currency: String,
    /// Where.
    pub source: SourceRow,
}

/// What a reply is rendered with.
#[derive(Debug, Clone)]
pub struct Context {
    /// The day of the question, in Riga.
    pub today: NaiveDate,
    /// What the store covers.
    pub coverage: Coverage,
}
