//! From intent and slots to the rows that answer.

use chrono::NaiveDate;
use extraction::{
    Knowledge, Result, Store,
    store::{EventFilter, ProjectName},
};
use language::fold::fold;

use crate::{
    events::Events,
    intent::Intent,
    question::Question,
    render::Label,
    reply::{EventView, ProjectView, Reply, Scope, Standing},
    tables::Cue,
};

/// How many events fit a telephone's screen.
pub(crate) const SCREENFUL: usize = 6;

/// What a reply is made from.
pub(crate) struct Query<'q> {
    pub(crate) store: &'q Store,
    pub(crate) knowledge: &'q Knowledge,
    pub(crate) question: &'q Question,
    pub(crate) today: NaiveDate,
    pub(crate) projects: Vec<ProjectView>,
    pub(crate) names: Vec<ProjectName>,
    pub(crate) events: Events<'q>,
}

impl Query<'_> {
    /// The reply; where nothing is known, with the sentences that come closest.
    pub(crate) fn reply(&self) -> Result<Reply> {
        match self.known_reply()? {
            Reply::NotKnown(passages)
                if passages.is_empty() && self.question.intent.may_quote() =>
            {
                self.told(&self.question.content, false)
            }
            Reply::Event(mut view) => {
                self.go_on(&mut view)?;
                Ok(Reply::Event(view))
            }
            Reply::Events {
                scope,
                mut events,
                total: total @ ..=2,
            } => {
                for view in &mut events {
                    self.go_on(view)?;
                }
                Ok(Reply::Events {
                    scope,
                    events,
                    total,
                })
            }
            Reply::Partners(mut project) => {
                project.since = self.since(&project)?;
                Ok(Reply::Partners(project))
            }
            reply => Ok(reply),
        }
    }

    fn known_reply(&self) -> Result<Reply> {
        if let Some(planned) = self.planned_and_listed()? {
            return Ok(planned);
        }
        Ok(match self.question.intent {
            Intent::Emergency => Reply::Emergency,
            Intent::Thanks => Reply::Thanks,
            Intent::Greeting => Reply::Greeting,
            Intent::Help => Reply::Help,
            Intent::Privacy => self.private()?,
            Intent::Registration => self.registration()?,
            Intent::Participants => self.participants()?,
            Intent::Person => self.person()?,
            Intent::Role => self.role()?,
            Intent::Author => self.author()?,
            Intent::Aim => self.details(Label::Aim, "aim")?,
            Intent::Results => self.details(Label::Results, "results")?,
            Intent::Amounts => self.amounts(),
            Intent::Funders if self.listed_projects().len() < self.projects.len() => {
                Reply::Projects(self.listed_projects())
            }
            Intent::Funders => self.funders(),
            Intent::Spelling => self.spellings()?,
            Intent::Source => self.told(&self.question.content, false)?,
            Intent::Undated => self.undated()?,
            Intent::Cancelled => self.cancelled()?,
            Intent::Repeats => self.repeats()?,
            Intent::Changes => self.changes()?,
            Intent::More => Reply::NotKnown(Vec::new()),
            Intent::Coverage => Reply::Coverage,
            Intent::Contradictions => Reply::Contradictions(self.contradictions()?),
            Intent::Address => self.address()?,
            Intent::ProjectList => Reply::Projects(self.listed_projects()),
            Intent::ProjectPartners => self.of_project(Reply::Partners),
            Intent::ProjectLead => self.of_project(Reply::Lead),
            Intent::ProjectBudget if self.asks_price() => self.registration()?,
            Intent::ProjectBudget => self.of_project(Reply::Budget),
            Intent::ProjectPeriod => self.of_project(Reply::Period),
            Intent::ProjectNumber => self.of_project(Reply::Number),
            Intent::ProjectProgramme if self.question.slots.project.is_none() => {
                Reply::Projects(self.listed_projects())
            }
            Intent::ProjectProgramme => self.of_project(Reply::Programme),
            Intent::StillOn
            | Intent::EventWhen
            | Intent::EventWhere
            | Intent::EventLength
            | Intent::WhyDate
            | Intent::OrganisedBy => self.one_event()?,
            Intent::NextEvent => self.next()?,
            Intent::LastEvent => self.last()?,
            Intent::Running => self.list(Scope::Running)?,
            Intent::Past => self.list(Scope::Past)?,
            Intent::Upcoming => self.list(Scope::Upcoming)?,
            Intent::Unknown => self.guess()?,
        })
    }

    /// A reply about the project the question names, or the only one there is; several ask back.
    pub(crate) fn of_project(&self, reply: impl Fn(ProjectView) -> Reply) -> Reply {
        if let Some(name) = &self.question.slots.project {
            return self
                .projects
                .iter()
                .find(|project| project.name == *name)
                .cloned()
                .map_or(Reply::NotKnown(Vec::new()), reply);
        }
        let fitting = self.matching_projects();
        let named = self.question.says(Cue::Project) || self.named_projects() > 0;
        if !named {
            return Reply::NotKnown(Vec::new());
        }
        match fitting.as_slice() {
            [] => Reply::NotKnown(Vec::new()),
            [only] => reply((*only).clone()),
            several => Reply::AskWhich(
                several
                    .iter()
                    .map(|project| project.name.clone())
                    .take(6)
                    .collect(),
            ),
        }
    }

    /// *Cik maksā kursi?*: what an event costs who comes, not a project.
    fn asks_price(&self) -> bool {
        let slots = &self.question.slots;
        slots.project.is_none()
            && !slots.kind.is_empty()
            && !self.question.says(Cue::Project)
            && !self.question.says(Cue::Sum)
    }

    /// How many words of the question stand in the names of the project that has most of them.
    fn named_projects(&self) -> usize {
        self.projects
            .iter()
            .map(|project| self.words_in_names(project))
            .max()
            .unwrap_or(0)
    }

    /// How many words of the topic stand in a project's names, its programme and its funders.
    fn words_in_names(&self, project: &ProjectView) -> usize {
        let programme = project.programme().map(|(name, _)| name.to_owned());
        let funders = project
            .partners("funder")
            .into_iter()
            .map(|(funder, _)| funder.name);
        let partners = project
            .partners("partner")
            .into_iter()
            .map(|(partner, _)| partner.name);
        let names: Vec<String> = std::iter::once(project.name.clone())
            .chain(project.aliases.iter().cloned())
            .chain(programme)
            .chain(funders)
            .chain(partners)
            .collect();
        let mut asked = self.question.topic.clone();
        asked.extend(self.place_group());
        crate::topic::matches(&asked, &names.join(" "))
    }

    /// Projects whose names share words with the question; all of them where it names none.
    fn matching_projects(&self) -> Vec<&ProjectView> {
        let best = self.named_projects();
        if best > 0 {
            return self
                .projects
                .iter()
                .filter(|project| self.words_in_names(project) == best)
                .collect();
        }
        self.projects
            .iter()
            .filter(|project| {
                project.programme().is_some() || !project.partners("partner").is_empty()
            })
            .collect()
    }

    /// The beginnings of the names of the place that the question names.
    pub(crate) fn place_group(&self) -> Option<Vec<String>> {
        let places = &self.question.slots.place;
        (!places.is_empty()).then(|| {
            places
                .iter()
                .map(|name| crate::topic::trimmed(&fold(name)).to_owned())
                .collect()
        })
    }

    /// The conditions that the slots set.
    pub(crate) fn filter(&self) -> EventFilter {
        let slots = &self.question.slots;
        EventFilter {
            places: slots
                .place
                .iter()
                .flat_map(|place| self.place_names(place))
                .collect(),
            kinds: slots.kind.clone(),
            project: slots.project.clone(),
            begins_until: slots.period.map(|(_, last)| last.to_string()),
            ends_from: slots.period.map(|(first, _)| first.to_string()),
            ..EventFilter::default()
        }
    }

    /// A place under all its spellings; a country with its towns.
    fn place_names(&self, name: &str) -> Vec<String> {
        let mut names = vec![fold(name)];
        let Some(place) = self.knowledge.places.named(name) else {
            return names;
        };
        let inside = self.knowledge.places.rows.iter().filter(|other| {
            other.country == place.country
                && !place.country.is_empty()
                && (place.kind == "country" && other.kind != "country"
                    || other.en == place.en && !place.en.is_empty())
        });
        names.extend(inside.map(|other| fold(&other.name)));
        names
    }

    /// Events of the slots; where the question names words of a title, those that share them.
    pub(crate) fn asked(&self, mut filter: EventFilter) -> Result<Vec<EventView>> {
        let mut views = self.events.views(&filter)?;
        if views.is_empty() && !filter.places.is_empty() {
            views = self.at_institution(&filter)?;
        }
        let views = self.online_only(views);
        let about = self.events.about(views, self.question);
        if !about.is_empty() || filter.kinds.is_empty() {
            return Ok(about);
        }
        // A kind may be read from a title ("bibliotēku nedēļa") that the store calls otherwise.
        filter.kinds.clear();
        let views = self.events.views(&filter)?;
        let by_title = self.by_kind_in_title(&views);
        Ok(if by_title.is_empty() { about } else { by_title })
    }

    /// Events of an institution that has the place in its name and may stand elsewhere: *Krustpils kultūras centrs* is in
    /// Jēkabpils.
    fn at_institution(&self, filter: &EventFilter) -> Result<Vec<EventView>> {
        let anywhere = EventFilter {
            places: Vec::new(),
            ..filter.clone()
        };
        let group: Vec<Vec<String>> = self.place_group().into_iter().collect();
        let named = |view: &EventView| {
            let event = &view.event;
            event
                .venue
                .iter()
                .chain(&event.organisers)
                .any(|name| crate::topic::matches(&group, name) > 0)
        };
        Ok(self
            .events
            .views(&anywhere)?
            .into_iter()
            .filter(named)
            .collect())
    }

    /// Those held online, where the question asks for that.
    fn online_only(&self, views: Vec<EventView>) -> Vec<EventView> {
        let asks = self.question.says(Cue::Online);
        if asks && views.iter().any(|view| view.event.online) {
            views.into_iter().filter(|view| view.event.online).collect()
        } else {
            views
        }
    }

    fn by_kind_in_title(&self, views: &[EventView]) -> Vec<EventView> {
        let stems: Vec<String> = self
            .question
            .words
            .iter()
            .filter(|word| word.chars().count() > 4)
            .map(|word| crate::question::stem(word))
            .collect();
        let score = |view: &EventView| {
            let words: Vec<String> = view
                .event
                .title_folded
                .split(|letter: char| !letter.is_alphanumeric())
                .map(crate::question::stem)
                .collect();
            stems.iter().filter(|stem| words.contains(stem)).count()
        };
        let best = views.iter().map(score).max().unwrap_or(0);
        views
            .iter()
            .filter(|view| best > 0 && score(view) == best)
            .cloned()
            .collect()
    }

    fn next(&self) -> Result<Reply> {
        let today = self.today.to_string();
        let (contested, certain) = self.coming_from(today)?;
        match certain.into_iter().next() {
            Some(view) => Ok(Reply::Next(Box::new(view))),
            None => self.none_coming(contested),
        }
    }

    /// What begins on `day` or later and takes place: contested ones, and certain ones.
    fn coming_from(&self, day: String) -> Result<(Vec<EventView>, Vec<EventView>)> {
        let coming = self.asked(EventFilter {
            begins_from: Some(day),
            ..self.filter_without_period()
        })?;
        Ok(coming
            .into_iter()
            .filter(|view| view.event.status == "scheduled" || view.event.status == "postponed")
            .partition(|view| view.standing == Standing::Contested))
    }

    fn filter_without_period(&self) -> EventFilter {
        EventFilter {
            begins_until: None,
            ends_from: None,
            ..self.filter()
        }
    }

    fn none_coming(&self, contested: Vec<EventView>) -> Result<Reply> {
        let period = self.question.slots.period;
        let next = match period {
            Some((_, last)) if last >= self.today => {
                self.coming_from(last.to_string())?.1.into_iter().next()
            }
            _ => None,
        };
        let past = EventFilter {
            ends_before: Some(self.today.to_string()),
            latest_first: true,
            ..self.filter_without_period()
        };
        let last = match next {
            Some(_) => None,
            None => self
                .asked(past)?
                .into_iter()
                .find(|view| view.standing == Standing::Past),
        };
        Ok(Reply::NoneComing {
            asked_period: period.is_some(),
            next: next.map(Box::new),
            last: last.map(Box::new),
            contested: disputed_once(contested),
        })
    }

    fn last(&self) -> Result<Reply> {
        let past = EventFilter {
            ends_before: Some(self.today.to_string()),
            latest_first: true,
            ..self.filter()
        };
        let last = self
            .asked(past)?
            .into_iter()
            .find(|view| view.standing == Standing::Past);
        Ok(last.map_or(Reply::NotKnown(Vec::new()), |view| {
            Reply::Event(Box::new(view))
        }))
    }

    fn list(&self, scope: Scope) -> Result<Reply> {
        let today = self.today.to_string();
        let filter = self.filter();
        let asked_period = self.question.slots.period.is_some();
        let filter = match scope {
            Scope::Upcoming if asked_period => filter,
            Scope::Upcoming => EventFilter {
                ends_from: Some(today),
                ..filter
            },
            Scope::Running => EventFilter {
                ends_from: Some(today.clone()),
                begins_until: Some(today),
                ..filter
            },
            // A period that lies ahead is what was asked for, whatever the tense.
            Scope::Past
                if self
                    .question
                    .slots
                    .period
                    .is_some_and(|(first, _)| first > self.today) =>
            {
                filter
            }
            Scope::Past => EventFilter {
                ends_before: Some(filter.ends_before.clone().unwrap_or(today)),
                latest_first: !asked_period,
                ..filter
            },
            Scope::Asked | Scope::NotCancelled => filter,
        };
        let mut found = self.asked(filter.clone())?;
        if found.is_empty() && !filter.places.is_empty() {
            // A day of a visit may be all that happened there.
            found = self.asked(EventFilter {
                with_parts: true,
                ..filter
            })?;
        }
        if let Some(told) = self.told_instead(&found)? {
            return Ok(told);
        }
        let (contested, certain): (Vec<EventView>, Vec<EventView>) = found
            .into_iter()
            .partition(|view| view.standing == Standing::Contested);
        let contested = disputed_once(contested);
        if certain.is_empty() && scope == Scope::Upcoming {
            return self.none_coming(contested);
        }
        let mut events = certain;
        if events.is_empty() || asked_period {
            events.extend(contested);
        }
        if events.is_empty() {
            return Ok(Reply::NotKnown(Vec::new()));
        }
        events.drain(..self.question.shown.min(events.len()));
        let total = events.len();
        events.truncate(SCREENFUL);
        if events.is_empty() {
            return Ok(Reply::NotKnown(Vec::new()));
        }
        let scope = if asked_period { Scope::Asked } else { scope };
        Ok(Reply::Events {
            scope,
            events,
            total,
        })
    }

    /// The event that was just spoken of, where the question refers to it.
    fn spoken_of(&self) -> Result<Option<Reply>> {
        let Some(id) = self.question.event else {
            return Ok(None);
        };
        let same = EventFilter {
            id: Some(id),
            with_parts: true,
            with_undated: true,
            ..EventFilter::default()
        };
        Ok(Some(self.one_of(self.events.views(&same)?)))
    }

    /// The event of *kad*, *kur* or *vai vēl*: the one whose title fits; coming ones before past ones.
    fn one_event(&self) -> Result<Reply> {
        if let Some(known) = self.spoken_of()? {
            return Ok(known);
        }
        let slots = &self.question.slots;
        if slots.topic.is_empty()
            && slots.kind.is_empty()
            && slots.place.is_empty()
            && slots.project.is_none()
            && slots.period.is_none()
        {
            return Ok(Reply::NotKnown(Vec::new()));
        }
        let mut found = self.asked(EventFilter {
            with_undated: true,
            ..self.filter()
        })?;
        if found.is_empty() {
            found = self.asked(EventFilter {
                with_parts: true,
                with_undated: true,
                ..self.filter()
            })?;
        }
        if found.is_empty()
            && self.question.slots.project.is_some()
            && self.question.intent == Intent::EventWhen
        {
            return Ok(self.of_project(Reply::Period));
        }
        if let Some(told) = self.told_better(&found)? {
            return Ok(told);
        }
        if found.is_empty() && slots.period.is_some() {
            // The question may take a wrong year or month for granted: what is known is on other days.
            let known = self.asked(EventFilter {
                with_undated: true,
                ..self.filter_without_period()
            })?;
            let named =
                !slots.kind.is_empty() || !slots.topic.is_empty() || !slots.place.is_empty();
            if named && !known.is_empty() {
                return Ok(Reply::OtherDays(known.into_iter().take(2).collect()));
            }
        }
        Ok(self.one_of(found))
    }

    pub(crate) fn one_of(&self, found: Vec<EventView>) -> Reply {
        let mut found = disputed_once(found);
        match found.len() {
            0 => Reply::NotKnown(Vec::new()),
            1 => Reply::Event(Box::new(found.remove(0))),
            total => {
                let shown = self.question.shown.min(total.saturating_sub(1));
                found.drain(..shown);
                let total = total - shown;
                found.truncate(SCREENFUL);
                Reply::Events {
                    scope: Scope::Asked,
                    events: found,
                    total,
                }
            }
        }
    }

    fn address(&self) -> Result<Reply> {
        let all = self.store.addresses()?;
        let stems: Vec<String> = self
            .question
            .slots
            .topic
            .iter()
            .chain(&self.question.slots.place)
            .map(|word| crate::question::stem(&fold(word)))
            .collect();
        let score = |name: &str| {
            let words: Vec<String> = fold(name).split(' ').map(crate::question::stem).collect();
            stems.iter().filter(|stem| words.contains(stem)).count()
        };
        let best = all.iter().map(|(name, ..)| score(name)).max().unwrap_or(0);
        let found: Vec<_> = all
            .into_iter()
            .filter(|(name, ..)| best > 0 && score(name) == best)
            .collect();
        Ok(if found.is_empty() {
            Reply::NotKnown(Vec::new())
        } else {
            Reply::Address(found)
        })
    }

    /// A question without an intent: about a project, a place or days; else not known.
    pub(crate) fn guess(&self) -> Result<Reply> {
        let slots = &self.question.slots;
        if slots.project.is_some() && slots.kind.is_empty() && slots.place.is_empty() {
            return Ok(self.of_project(Reply::Programme));
        }
        if let Some(known) = self.spoken_of()? {
            return Ok(known);
        }
        if slots.place.is_empty() && slots.kind.is_empty() && slots.period.is_none() {
            return Ok(Reply::NotKnown(Vec::new()));
        }
        if slots.period.is_some() || !slots.place.is_empty() {
            let found = self.asked(EventFilter {
                with_undated: false,
                ..self.filter()
            })?;
            return Ok(self.one_of(found));
        }
        if let told @ Reply::Told { .. } = self.told(&self.question.content, false)? {
            return Ok(told);
        }
        self.list(Scope::Upcoming)
    }
}

/// Both sides of a dispute are shown with either of them: the second is left out.
fn disputed_once(views: Vec<EventView>) -> Vec<EventView> {
    let mut kept: Vec<EventView> = Vec::new();
    for view in views {
        let shown = view.contradiction.is_some()
            && kept
                .iter()
                .any(|known| known.contradiction == view.contradiction);
        if !shown {
            kept.push(view);
        }
    }
    kept
}
