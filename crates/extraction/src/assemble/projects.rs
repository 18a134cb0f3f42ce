//! Projects as one document tells of them: names, programme, number, period, partners, funders, sums.

mod details;
mod money;
mod partners;

use std::borrow::Cow;

use language::{
    Span,
    timex::{Bound, Granularity},
};

use super::clause::stands_beside_period;
use super::home::Home;
use crate::{
    Knowledge,
    document::Document,
    mention::{Kind, Mention, ProjectRole, Value, inside},
    project::Project,
};

/// What the parts of this module read.
struct View<'v, 't> {
    document: &'v Document<'t>,
    knowledge: &'v Knowledge,
    mentions: &'v [Mention],
    /// The institution of the page.
    home: Option<&'v Home>,
}

impl<'v> View<'v, '_> {
    fn raw(&self) -> &str {
        self.document.text.raw
    }

    fn folded(&self, span: Span) -> Cow<'v, str> {
        self.document.text.folded_of(span)
    }

    fn inside(&self, span: Span, kind: Kind) -> impl Iterator<Item = &'v Mention> {
        inside(self.mentions, span).filter(move |mention| mention.kind == kind && !mention.aside)
    }

    fn sentence(&self, span: Span) -> Span {
        self.document.text.sentence_of(span)
    }

    /// The line that holds `span`.
    fn line(&self, span: Span) -> Span {
        let block = self
            .document
            .block_at(span.start)
            .and_then(|block| self.document.blocks.get(block));
        block.map_or(span, |block| block.span)
    }

    /// Every sentence.
    fn sentences(&self) -> &[Span] {
        self.document.text.sentences()
    }
}

/// All projects named in `document`, in the order of their first mention.
#[must_use]
pub fn projects(
    document: &Document<'_>,
    knowledge: &Knowledge,
    mentions: &[Mention],
    home: Option<&Home>,
) -> Vec<Project> {
    let view = View {
        document,
        knowledge,
        mentions,
        home,
    };
    let mut found: Vec<Project> = Vec::new();
    for mention in mentions {
        let Value::Project {
            name,
            role: ProjectRole::Name,
        } = &mention.value
        else {
            continue;
        };
        let at = found
            .iter()
            .position(|project| project.name == *name)
            .unwrap_or_else(|| {
                found.push(Project::named(name.clone()));
                found.len() - 1
            });
        let project = &mut found[at];
        if !mention.aside {
            project.quotes.push(mention.span);
        }
        let printed = super::clause::squeezed(mention.span.of(document.text.raw));
        if printed != project.name && !project.aliases.contains(&printed) {
            project.aliases.push(printed);
        }
    }
    found.retain(|project| !project.quotes.is_empty());
    let main = main_project(&found);
    for (place, project) in found.iter_mut().enumerate() {
        let spans = project.quotes.clone();
        project.programme = programme(&view, &spans).or_else(|| {
            number(&view, &spans)
                .and_then(|number| knowledge.programmes.of_number(&number))
                .map(|row| row.name.clone())
                .filter(|_| Some(place) == main)
        });
        project.number = number(&view, &spans);
        period(&view, project, Some(place) == main);
        partners::fill(&view, project, Some(place) == main);
        money::fill(&view, project, Some(place) == main);
        details::fill(&view, project, Some(place) == main);
    }
    found
}

/// The project the document is about: the one named most, of equals the first.
fn main_project(found: &[Project]) -> Option<usize> {
    (0..found.len()).max_by_key(|&at| (found[at].quotes.len(), std::cmp::Reverse(at)))
}

/// The programme of the sentence that names the project, or of one that follows it at once.
fn programme(view: &View<'_, '_>, spans: &[Span]) -> Option<String> {
    let programmes = || {
        view.mentions.iter().filter(|mention| {
            matches!(
                mention.value,
                Value::Project {
                    role: ProjectRole::Programme,
                    ..
                }
            ) && !mention.aside
        })
    };
    let near = |span: &Span| {
        let sentence = view.sentence(*span);
        let inside: Vec<&Mention> = programmes()
            .filter(|mention| sentence.contains(mention.span))
            .collect();
        inside
            .into_iter()
            .min_by_key(|mention| distance(mention.span, *span))
            .map(|mention| mention.name().to_owned())
    };
    spans.iter().find_map(near).or_else(|| {
        spans.iter().find_map(|span| {
            let sentence = view.sentence(*span);
            let next = view
                .sentences()
                .iter()
                .find(|other| other.start >= sentence.end)?;
            let folded = view.folded(*next);
            let refers = folded.starts_with("ta ir")
                || folded.starts_with("projekt")
                || folded.starts_with("to ");
            let found = programmes().find(|mention| next.contains(mention.span))?;
            refers.then(|| found.name().to_owned())
        })
    })
}

fn distance(left: Span, right: Span) -> usize {
    if left.end <= right.start {
        right.start - left.end
    } else {
        left.start.saturating_sub(right.end)
    }
}

/// The number nearest to a mention of the project, in its sentence.
fn number(view: &View<'_, '_>, spans: &[Span]) -> Option<String> {
    let numbers = view.mentions.iter().filter(|mention| {
        matches!(
            mention.value,
            Value::Project {
                role: ProjectRole::Number,
                ..
            }
        )
    });
    let near = numbers.flat_map(|mention| {
        spans
            .iter()
            .map(move |span| (distance(mention.span, *span), mention))
    });
    near.filter(|(far, mention)| {
        *far < 60
            && spans
                .iter()
                .any(|span| view.line(*span).contains(mention.span))
    })
    .min_by_key(|(far, mention)| (*far, mention.span.start))
    .map(|(_, mention)| mention.name().to_owned())
}

/// The period: a range near the words that introduce one, years in brackets behind the name, or dates of start and end.
fn period(view: &View<'_, '_>, project: &mut Project, is_main: bool) {
    let spans = project.quotes.clone();
    if let Some((start, end, span)) = spans.iter().find_map(|span| years_behind(view, *span)) {
        (project.start, project.end, project.period) = (Some(start), Some(end), Some(span));
    }
    let sentences: Vec<Span> = view.sentences().to_vec();
    for (place, sentence) in sentences.iter().enumerate() {
        let own = spans.iter().any(|span| sentence.contains(*span));
        let before = place
            .checked_sub(1)
            .and_then(|before| sentences.get(before));
        let follows = before.is_some_and(|before| spans.iter().any(|span| before.contains(*span)));
        let folded = view.folded(*sentence);
        let follows = follows
            && (folded.starts_with("ta ir")
                || folded.starts_with("tas ir")
                || folded.starts_with("projekt")
                || before.is_some_and(|before| view.line(*before) == view.line(*sentence)));
        let labelled =
            folded.starts_with("istenosanas period") || folded.starts_with("istenosanas laik");
        let about =
            (folded.contains("projekt") || folded.contains("darbi pabeigt") || labelled) && is_main;
        if !(own || follows || about) || view.document.is_aside(sentence.start) {
            continue;
        }
        for mention in view.inside(*sentence, Kind::Date) {
            let Some(timex) = mention.time().filter(|timex| timex.recurrence.is_none()) else {
                continue;
            };
            let front = view.folded(Span::new(sentence.start, mention.span.start));
            let behind = view.folded(Span::new(mention.span.end, sentence.end));
            let whole = [
                "istenosanas laik",
                "istenosanas period",
                "projekta period",
                "ilgs",
                "norises laiks",
                "istenos",
                "realizet",
                "ko ",
            ]
            .iter()
            .any(|word| front.contains(word))
                || stands_beside_period(&front, &behind);
            let is_range = timex.end.is_some()
                && !timex.approximate
                && timex.granularity != Granularity::Minute;
            let event = ["seminar", "tiksan", "izstad", "konferenc", "brauc"]
                .iter()
                .any(|word| front.contains(word) && !own);
            if is_range
                && whole
                && !event
                && (project.start.is_none() || timex.granularity <= Granularity::Day)
            {
                project.start = Some(timex.start.to_string());
                project.end = timex.end.map(|end| end.to_string());
                project.period = Some(mention.span);
            } else if !is_range || timex.approximate {
                edge(project, timex, mention.span, (&front, &behind), own);
            }
        }
    }
}

/// *Projekts sākts …*, *apstiprināja*, *noslēgsies*, *pabeigti*.
fn edge(
    project: &mut Project,
    timex: &language::timex::Timex,
    span: Span,
    (front, behind): (&str, &str),
    own: bool,
) {
    let norm = || timex.norm();
    // Before the date within a clause, or as the very next word.
    let near = |words: &[&str]| {
        words.iter().any(|word| {
            front.rfind(word).is_some_and(|at| front.len() - at < 40)
                || behind.trim_start().starts_with(word)
        })
    };
    let starts = near(&[
        "projekts sakts",
        "projekts sakas",
        "projekts saksies",
        "apstiprin",
        "projekta uzsaksana",
        "projekta sakuma datums",
        "projekts uzsakts",
        "projekts aizsak",
    ]) || own && begins(front, behind)
        || own && timex.bound == Bound::Since && behind.contains("isteno");
    let ends = near(&[
        "noslegsies",
        "noslegusies",
        "noslegies",
        "pabeigt",
        "projekta pabeig",
        "projekta beig",
        "nosledzies",
    ]);
    if ends && project.end.is_none() {
        project.end = Some(norm());
        project.period = project.period.or(Some(span));
    } else if starts && project.start.is_none() && !ends {
        project.start = Some(norm());
        project.period = project.period.or(Some(span));
    }
}

/// *1. septembrī biblioteka uzsākusi … projektu “…”*, *no 1. marta sāk īstenot projektu*: the sentence of a project's name
/// says that it begins on the day.
fn begins(front: &str, behind: &str) -> bool {
    const WORDS: &[&str] = &[
        "uzsak",
        "sak isteno",
        "saka isteno",
        "sakta projekt",
        "sacis isteno",
        "sakusi isteno",
    ];
    let told = |words: &str| WORDS.iter().any(|word| words.contains(word));
    let verb = behind
        .find("projekt")
        .map_or(behind, |at| behind.get(..at).unwrap_or(behind));
    told(verb) || told(front.rsplit(',').next().unwrap_or(front))
}

/// *(Democratic Library 2023-2024)*, *(FORWARD TOGETHER, 2023- 2024)*: years right behind a name.
fn years_behind(view: &View<'_, '_>, name: Span) -> Option<(String, String, Span)> {
    let date = view
        .mentions
        .iter()
        .find(|mention| mention.kind == Kind::Date && mention.span.start >= name.end)?;
    let between = Span::new(name.end, date.span.start).of(view.raw());
    let close = between.len() <= 3
        && between
            .chars()
            .all(|letter| matches!(letter, ' ' | ',' | '(' | '\u{A0}'));
    let timex = date
        .time()
        .filter(|timex| close && timex.granularity == Granularity::Year)?;
    Some((
        timex.start.to_string(),
        timex.end.unwrap_or(timex.start).to_string(),
        date.span,
    ))
}
