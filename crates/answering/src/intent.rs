//! What a question asks.

use serde::Serialize;

/// Everything that can be asked. A new one needs rows in `config/intents.csv`, a reply, and words in each language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Intent {
    /// Someone is in danger.
    Emergency,
    /// Thanks.
    Thanks,
    /// A greeting.
    Greeting,
    /// What can be asked.
    Help,
    /// What contradicts what.
    Contradictions,
    /// What the store covers.
    Coverage,
    /// Something private about a person.
    Privacy,
    /// How to register, what a ticket costs.
    Registration,
    /// Where an institution is.
    Address,
    /// All projects.
    ProjectList,
    /// Partners of a project.
    ProjectPartners,
    /// Who leads it.
    ProjectLead,
    /// What it costs and who pays.
    ProjectBudget,
    /// How long it runs.
    ProjectPeriod,
    /// Its programme.
    ProjectProgramme,
    /// Whether an event is still on.
    StillOn,
    /// The next event.
    NextEvent,
    /// The last event.
    LastEvent,
    /// What is on now.
    Running,
    /// What was.
    Past,
    /// What is coming.
    Upcoming,
    /// Where an event is.
    EventWhere,
    /// When an event is.
    EventWhen,
    /// Who came, who spoke, how many.
    Participants,
    /// Who a person is.
    Person,
    /// Who holds an office.
    Role,
    /// Who wrote it.
    Author,
    /// What a project is for.
    Aim,
    /// What came of a project.
    Results,
    /// All sums.
    Amounts,
    /// All who pay.
    Funders,
    /// Whether two names are one thing.
    Spelling,
    /// Why a date is what it is.
    WhyDate,
    /// Which sentence says it.
    Source,
    /// What has no date.
    Undated,
    /// What several articles tell.
    Repeats,
    /// How long an event lasts.
    EventLength,
    /// The rest of the last answer.
    More,
    /// Who holds an event.
    OrganisedBy,
    /// The number of a project.
    ProjectNumber,
    /// What was cancelled or moved.
    Cancelled,
    /// What the last run changed.
    Changes,
    /// Nothing that we know how to answer.
    Unknown,
}

impl Intent {
    /// All intents that the table may name.
    pub const ALL: [Self; 42] = [
        Self::Emergency,
        Self::Thanks,
        Self::Greeting,
        Self::Help,
        Self::Contradictions,
        Self::Coverage,
        Self::Privacy,
        Self::Registration,
        Self::Address,
        Self::ProjectList,
        Self::ProjectPartners,
        Self::ProjectLead,
        Self::ProjectBudget,
        Self::ProjectPeriod,
        Self::ProjectProgramme,
        Self::StillOn,
        Self::NextEvent,
        Self::LastEvent,
        Self::Running,
        Self::Past,
        Self::Upcoming,
        Self::EventWhere,
        Self::EventWhen,
        Self::Participants,
        Self::Person,
        Self::Role,
        Self::Author,
        Self::Aim,
        Self::Results,
        Self::Amounts,
        Self::Funders,
        Self::Spelling,
        Self::WhyDate,
        Self::Source,
        Self::Undated,
        Self::Repeats,
        Self::EventLength,
        Self::More,
        Self::OrganisedBy,
        Self::ProjectNumber,
        Self::Cancelled,
        Self::Changes,
    ];

    /// Its name in tables and in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Emergency => "emergency",
            Self::Thanks => "thanks",
            Self::Greeting => "greeting",
            Self::Help => "help",
            Self::Contradictions => "contradictions",
            Self::Coverage => "coverage",
            Self::Privacy => "privacy",
            Self::Registration => "registration",
            Self::Address => "address",
            Self::ProjectList => "project_list",
            Self::ProjectPartners => "project_partners",
            Self::ProjectLead => "project_lead",
            Self::ProjectBudget => "project_budget",
            Self::ProjectPeriod => "project_period",
            Self::ProjectProgramme => "project_programme",
            Self::StillOn => "still_on",
            Self::NextEvent => "next_event",
            Self::LastEvent => "last_event",
            Self::Running => "running",
            Self::Past => "past",
            Self::Upcoming => "upcoming",
            Self::EventWhere => "event_where",
            Self::EventWhen => "event_when",
            Self::Participants => "participants",
            Self::Person => "person",
            Self::Role => "role",
            Self::Author => "author",
            Self::Aim => "aim",
            Self::Results => "results",
            Self::Amounts => "amounts",
            Self::Funders => "funders",
            Self::Spelling => "spelling",
            Self::WhyDate => "why_date",
            Self::Source => "source",
            Self::Undated => "undated",
            Self::Repeats => "repeats",
            Self::EventLength => "event_length",
            Self::More => "more",
            Self::OrganisedBy => "organised_by",
            Self::ProjectNumber => "project_number",
            Self::Cancelled => "cancelled",
            Self::Changes => "changes",
            Self::Unknown => "unknown",
        }
    }

    /// The intent of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|intent| intent.name() == name)
    }

    /// How much more than other words the words of this intent say: a cry for help outweighs a question.
    #[must_use]
    pub const fn weight(self) -> usize {
        match self {
            Self::Emergency => 40,
            Self::Contradictions | Self::Undated | Self::Repeats => 20,
            Self::Cancelled => 24,
            Self::Privacy => 10,
            Self::NextEvent | Self::LastEvent | Self::Running => 12,
            Self::EventWhen | Self::EventWhere => 6,
            _ => 0,
        }
    }

    /// Sentences that hold the words of the question may help where nothing is known.
    #[must_use]
    pub const fn may_quote(self) -> bool {
        !matches!(
            self,
            Self::Registration
                | Self::Author
                | Self::Aim
                | Self::Results
                | Self::Amounts
                | Self::Funders
                | Self::Spelling
                | Self::Undated
                | Self::Repeats
                | Self::More
                | Self::Changes
                | Self::ProjectPartners
                | Self::ProjectLead
                | Self::ProjectBudget
                | Self::ProjectPeriod
                | Self::ProjectProgramme
                | Self::ProjectNumber
        )
    }

    /// Asks about one project.
    #[must_use]
    pub const fn is_of_project(self) -> bool {
        matches!(
            self,
            Self::ProjectPartners
                | Self::ProjectLead
                | Self::ProjectBudget
                | Self::ProjectPeriod
                | Self::ProjectProgramme
                | Self::ProjectNumber
                | Self::Aim
                | Self::Results
        )
    }

    /// Asks about projects without having to name one.
    #[must_use]
    pub const fn reads_all_projects(self) -> bool {
        self.is_of_project() || matches!(self, Self::ProjectList | Self::Amounts | Self::Funders)
    }

    /// Asks about one event.
    #[must_use]
    pub const fn is_of_event(self) -> bool {
        matches!(
            self,
            Self::StillOn
                | Self::EventWhere
                | Self::EventWhen
                | Self::EventLength
                | Self::WhyDate
                | Self::OrganisedBy
                | Self::Participants
                | Self::Registration
        )
    }

    /// Asks about what articles tell, not about this program.
    #[must_use]
    pub const fn is_about_the_world(self) -> bool {
        !matches!(
            self,
            Self::Emergency
                | Self::Thanks
                | Self::Greeting
                | Self::Help
                | Self::Coverage
                | Self::Changes
                | Self::Privacy
                | Self::More
        )
    }
}
