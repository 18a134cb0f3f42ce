//! Events from dated headings, day programmes, sentences and notices.

mod attendance;
mod calls;
mod details;
mod listed;
mod notices;
mod sections;
mod series;
mod status;
mod told;

use language::{
    Span, TokenKind,
    timex::{Bound, Granularity, Timex, When},
};

use series::{is_cardinal, one_of_several};

use super::{
    clause::Clause,
    home::Home,
    titles::{self, Noun, nouns},
};
use crate::{
    Knowledge,
    document::{BlockKind, Document},
    event::{Conclusion, Event, Status},
    mention::{Kind, Mention, ProjectRole, Value, inside},
    rules::quotes::{Belongs, Quote},
};

/// All events of `document`, which is a page of `home`.
#[must_use]
pub fn events(
    document: &Document<'_>,
    knowledge: &Knowledge,
    mentions: &[Mention],
    quotes: &[(Quote, Belongs)],
    home: Option<&Home>,
) -> Vec<Event> {
    let mut assembler = Assembler {
        document,
        knowledge,
        mentions,
        quotes,
        home,
        events: Vec::new(),
        sections: Vec::new(),
        lists: false,
        candidates: titles::candidates(&document.text, knowledge),
    };
    assembler.lists = assembler.is_list();
    assembler.headings();
    assembler.sentences();
    assembler.calls();
    assembler.finish();
    assembler.details();
    assembler.attendance();
    assembler.events
}

struct Assembler<'a, 't> {
    document: &'a Document<'t>,
    knowledge: &'a Knowledge,
    mentions: &'a [Mention],
    quotes: &'a [(Quote, Belongs)],
    /// The institution of the page.
    home: Option<&'a Home>,
    events: Vec<Event>,
    /// Heading block and the event it names.
    sections: Vec<(usize, usize)>,
    /// Whether the text is a list of what is on.
    lists: bool,
    /// The tokens that may be event nouns.
    candidates: Vec<usize>,
}

impl<'a> Assembler<'a, '_> {
    fn clause(&self, span: Span) -> Clause<'_, '_> {
        Clause {
            document: self.document,
            knowledge: self.knowledge,
            mentions: self.mentions,
            span,
        }
    }

    /// Dates inside `span` that can be days of an event.
    fn dates(&self, span: Span) -> Vec<(&'a Mention, &'a Timex)> {
        let published = self.document.published.and_then(|published| published.span);
        inside(self.mentions, span)
            .filter(|mention| !mention.aside && Some(mention.span) != published)
            .filter_map(|mention| Some((mention, mention.time()?)))
            .collect()
    }

    fn sentences(&mut self) {
        let sentences = self.document.text.sentences().to_vec();
        for sentence in sentences {
            let kind = self.document.kind_at(sentence.start);
            if matches!(
                kind,
                BlockKind::Boilerplate | BlockKind::Listing | BlockKind::Heading
            ) {
                continue;
            }
            self.sentence(sentence);
        }
    }

    fn sentence(&mut self, sentence: Span) {
        let mut dates = self.dates(sentence);
        dates.retain(|(_, timex)| !self.told_finer(sentence, timex));
        if dates.is_empty() {
            self.follow_up(sentence);
            self.undated(sentence);
            return;
        }
        let moved = self.moved(sentence, &dates);
        let leads = self.dates_lead(sentence, &dates);
        let excepted: Vec<_> = dates
            .iter()
            .filter_map(|(_, timex)| timex.recurrence.as_ref())
            .flat_map(|rule| rule.except.iter().copied())
            .collect();
        let mut joined = None;
        for (place, (mention, timex)) in dates.iter().enumerate() {
            if joined == Some(place) {
                continue;
            }
            if timex.recurrence.is_some() {
                self.recurrence(sentence, mention, timex);
                continue;
            }
            let excepted = timex.first().is_some_and(|day| excepted.contains(&day));
            if moved == Some(mention.span) || excepted {
                continue;
            }
            let before = place.checked_sub(1).and_then(|before| dates.get(before));
            let to = self.window_end(sentence, &dates, place);
            let own = leads && before.is_some() && self.has_noun(Span::new(mention.span.start, to));
            let from = match before {
                _ if own => mention.span.start,
                // "atklāšana bija plānota 28. novembrī, taču pārcelta uz 12. decembri": one event, told before both.
                Some((before, _)) if moved == Some(before.span) => sentence.start,
                Some((before, _)) => before.span.end,
                None => sentence.start,
            };
            let window = self
                .in_brackets(sentence, mention.span, from)
                .unwrap_or(Span::new(from, to));
            let whole = dates
                .get(place + 1)
                .and_then(|next| self.over_days(window, (mention, timex), next));
            joined = whole.as_ref().map(|_| place + 1);
            let several = dates.len() > 1;
            self.dated(
                sentence,
                window,
                mention,
                whole.as_ref().unwrap_or(timex),
                several,
            );
        }
    }

    fn dated(
        &mut self,
        sentence: Span,
        window: Span,
        mention: &Mention,
        timex: &Timex,
        several: bool,
    ) {
        if self.is_time_of_known(sentence, mention, timex)
            || timex.granularity > Granularity::Season
        {
            return;
        }
        let deadline = timex.bound == Bound::Until && timex.end.is_none();
        if deadline
            && (self.ends_repetition(sentence, timex) || self.ends_exhibition(sentence, timex))
        {
            return;
        }
        let since = timex.bound == Bound::Since || self.stands_behind_from(mention.span);
        if since && self.begins_repetition(sentence, timex) {
            return;
        }
        let clause = self.clause(sentence);
        let clause_text = clause.is_deadline(mention.span) && (deadline || !self.has_noun(window));
        if clause_text || clause.is_project_period(mention.span) || is_background(&clause, mention)
        {
            return;
        }
        if self.dates_document(mention.span) {
            return;
        }
        let end = timex.end.unwrap_or(timex.start);
        if let Some(parent) = self.parent_of(mention.span, timex.start, end) {
            self.inside(parent, sentence, window, mention, timex);
            return;
        }
        if clause.is_availability(mention.span) {
            return;
        }
        if let Some(closure) = self.closure(sentence, mention, timex) {
            self.push(closure);
            return;
        }
        let line = self.listed_line(mention);
        let (sentence, window) = match line {
            Some(line) if window.end < line.end && self.ends_with(sentence, mention.span) => (
                sentence.join(self.behind(sentence, line)),
                window.join(self.behind(sentence, line)),
            ),
            _ => (sentence, window),
        };
        let noun = self.noun_beside(window, mention.span).or_else(|| {
            let day = timex.granularity <= Granularity::Month && timex.bound == Bound::At;
            let bracketed = window.end <= mention.span.end + 1;
            let start = if bracketed {
                window.start
            } else {
                mention.span.start
            };
            self.series_noun(sentence, Span::new(start, window.end))
                .filter(|_| day)
        });
        let noun = noun.map(|noun| if several { one_of_several(noun) } else { noun });
        if timex.granularity > Granularity::Week
            && (noun.is_none() && line.is_none() || self.is_reference(timex))
        {
            return;
        }
        let located = self
            .clause(if several { window } else { sentence })
            .place(mention.span.end)
            .is_some();
        let held = self.has_held_verb(sentence);
        if noun.is_none() && !(located && held) {
            if let Some(event) = line.and_then(|line| self.listed(line, sentence, mention, timex)) {
                self.push(event);
            }
            return;
        }
        let region = if several { window } else { sentence };
        let event = self.event(sentence, region, mention, timex, noun);
        self.push(event);
    }

    /// *13. marta rīkojums*, *2. maija sēdē*: the day of an order, law or letter.
    fn dates_document(&self, date: Span) -> bool {
        const PAPERS: &[&str] = &[
            "rikojum", "noteikum", "likum", "lemum", "vestul", "ligum", "protokol", "pienemt",
            "grozijum",
        ];
        let text = &self.document.text;
        let next = text.after(text.token_at(date.end.saturating_sub(1)));
        next.is_some_and(|next| {
            PAPERS
                .iter()
                .any(|stem| text.folded(next).starts_with(stem))
        })
    }

    /// The nouns of events in `range`: not those inside the name of an institution, place or date, nor those that only
    /// say more of another noun.
    fn nouns(&self, range: Span) -> Vec<Noun> {
        let text = &self.document.text;
        let all = nouns(text, self.knowledge, self.quotes, &self.candidates, range);
        let named = |noun: &Noun| {
            inside(self.mentions, range).any(|mention| {
                matches!(
                    mention.kind,
                    Kind::Org | Kind::Place | Kind::Date | Kind::Person
                ) && mention.span.contains(noun.word)
            })
        };
        let kept: Vec<Noun> = all.into_iter().filter(|noun| !named(noun)).collect();
        let part = |noun: &Noun| {
            kept.iter()
                .any(|other| other.word != noun.word && other.span.contains(noun.word))
        };
        kept.iter().filter(|noun| !part(noun)).cloned().collect()
    }

    fn has_noun(&self, window: Span) -> bool {
        !self.nouns(window).is_empty()
    }

    /// *notika*, *notiks*, *būsim*: the sentence tells of something held.
    fn has_held_verb(&self, sentence: Span) -> bool {
        const STEMS: &[&str] = &[
            "notik",
            "norisin",
            "busim",
            "tiksies",
            "tiksim",
            "tikas",
            "pulce",
            "aicina",
            "gaidi",
            "viesos",
            "viesoj",
            "uzstasies",
            "відбу",
            "запрош",
            "пройд",
            "приглаш",
            "состо",
            "чека",
            "збира",
            "собира",
        ];
        let text = &self.document.text;
        let first = text.token_at(sentence.start);
        (first..text.tokens.len())
            .take_while(|&at| text.tokens[at].span.start < sentence.end)
            .any(|at| STEMS.iter().any(|stem| text.folded(at).starts_with(stem)))
    }

    /// The nearest event noun before the date, else the first behind it.
    fn noun_beside(&self, window: Span, date: Span) -> Option<Noun> {
        let found = self.nouns(window);
        // A title in quotes names the event better than any noun on the way.
        let mut titled = found
            .iter()
            .filter(|noun| noun.title.contains(['“', '„', '"', '«']));
        if let (Some(noun), None) = (titled.next(), titled.next()) {
            return Some(noun.clone());
        }
        let before = found
            .iter()
            .rfind(|noun| noun.span.end <= date.start && noun.kind != "club");
        before
            .or_else(|| found.iter().find(|noun| noun.span.start >= date.end))
            .or(found.first())
            .cloned()
    }

    /// A month in which an event of the document already lies: the text refers to it.
    fn is_reference(&self, timex: &Timex) -> bool {
        let (Some(first), Some(last)) = (timex.first(), timex.last()) else {
            return false;
        };
        self.events.iter().any(|event| {
            let start = event
                .start
                .filter(|start| start.day.is_some())
                .and_then(When::first);
            let end = event.last().and_then(When::last);
            start.is_some_and(|start| first <= start && start <= last)
                || end.is_some_and(|end| first <= end && end <= last)
        })
    }

    fn event(
        &self,
        sentence: Span,
        region: Span,
        mention: &Mention,
        timex: &Timex,
        noun: Option<Noun>,
    ) -> Event {
        let clause = self.clause(region);
        let whole = self.clause(sentence);
        let (title, kind) = match noun {
            Some(noun) => (noun.title, noun.kind),
            None => (self.snippet(sentence, mention.span), "event".to_owned()),
        };
        let mut event = Event::new(title, &kind, sentence, "event.sentence");
        set_time(&mut event, mention, timex);
        event.online = clause.is_online();
        // "kultūras namā un vienlaikus tiešsaistē": who can come finds a house.
        let house = clause.venue();
        if event.online && house.is_none() {
            event.venue = Some("tiešsaiste".to_owned());
        } else {
            event.venue = house;
            event.place = clause
                .place(mention.span.end)
                .or_else(|| clause.place(region.start));
        }
        if event.venue.is_none() && event.place.is_none() && !event.online {
            (event.venue, event.place) = self.where_before(sentence);
        }
        event.organisers = whole.organisers();
        event.projects = self.projects_of(sentence);
        event.status = whole.status();
        if event.status == Status::Scheduled {
            event.status = self.status_of_cry(sentence);
        }
        if event.status == Status::Scheduled {
            event.status = self.status_of_list(sentence);
        }
        if event.status == Status::Postponed {
            let dates = self.dates(sentence);
            let old = dates
                .first()
                .filter(|(old, _)| old.span != mention.span)
                .map(|(_, old)| old.start);
            event.original_start = old.or(event.start);
            if whole.is_indefinite() || old.is_none() {
                event.start = None;
                event.end = None;
            }
        }
        if event.status == Status::Cancelled && whole.was_planned() {
            event.original_start = event.start.take();
        }
        event
    }

    /// Names of projects in the sentence, else in its section, else the document's only or first one.
    fn projects_of(&self, sentence: Span) -> Vec<String> {
        let names = |span: Span| -> Vec<String> {
            let mut names: Vec<String> = Vec::new();
            for mention in inside(self.mentions, span) {
                if let Value::Project {
                    name,
                    role: ProjectRole::Name,
                } = &mention.value
                    && !names.contains(name)
                {
                    names.push(name.clone());
                }
            }
            names
        };
        let own = names(sentence);
        if !own.is_empty() {
            return own;
        }
        let section = self.document.section_at(sentence.start);
        let block = section.and_then(|section| self.document.blocks.get(section));
        let heading = block.map(|block| names(block.span)).unwrap_or_default();
        if !heading.is_empty() {
            return heading;
        }
        // Named once in passing a project is a topic; the one the page names most is what it is about.
        self.main_project().into_iter().collect()
    }

    fn main_project(&self) -> Option<String> {
        let mut counts: Vec<(usize, &str)> = Vec::new();
        for mention in self.mentions.iter().filter(|mention| !mention.aside) {
            if let Value::Project {
                name,
                role: ProjectRole::Name,
            } = &mention.value
            {
                match counts.iter_mut().find(|(_, known)| *known == name) {
                    Some((count, _)) => *count += 1,
                    None => counts.push((1, name)),
                }
            }
        }
        counts
            .iter()
            .rev()
            .max_by_key(|(count, _)| *count)
            .map(|(_, name)| (*name).to_owned())
    }

    /// Adds an event, or what it says to one of the same days.
    fn push(&mut self, event: Event) -> usize {
        // The same told once more in another language.
        let again = |known: &Event| {
            known.start.is_some()
                && known.start == event.start
                && known.parent.is_none()
                && is_cyrillic(&event.title) != is_cyrillic(&known.title)
        };
        if let Some(at) = self.events.iter().position(again) {
            let known = &mut self.events[at];
            if is_cyrillic(&known.title) {
                known.title.clone_from(&event.title);
                known.kind.clone_from(&event.kind);
            }
            merge(known, event);
            return at;
        }
        let same = self.events.iter().position(|known| {
            known.parent == event.parent
                && known.start.is_some()
                && known.start == event.start
                && known.end == event.end
                && (known.kind == event.kind || known.end.is_some())
                && compatible(known, &event)
        });
        match same {
            Some(at) => {
                merge(&mut self.events[at], event);
                at
            }
            None => {
                self.events.push(event);
                self.events.len() - 1
            }
        }
    }

    /// Concludes what the sentences leave out from the institution of the page: its town, itself as host and venue.
    fn finish(&mut self) {
        self.place_by_heading();
        let Some(home) = self.home else {
            return;
        };
        for at in 0..self.events.len() {
            let hosts = self.speaks_of_home(&self.events[at], home);
            let event = &mut self.events[at];
            if event.online || event.kind == "closure" {
                continue;
            }
            let notice = event.rule == "event.programme" || event.status != Status::Scheduled;
            if event.venue.is_none()
                && event.place.is_none()
                && (notice || hosts)
                && has_rooms(home)
            {
                event.venue = Some(home.name.clone());
                event.concluded.push(("venue", Conclusion::OwnPage));
            }
            let at_home = event
                .venue
                .as_deref()
                .is_none_or(|venue| venue == home.name || venue.contains(&home.name));
            if event.place.is_none() && home.town.is_some() && at_home {
                event.place.clone_from(&home.town);
                event.concluded.push(("place", Conclusion::OwnPage));
            }
            if event.organisers.is_empty() && event.place == home.town && at_home {
                event.organisers.push(home.name.clone());
                event.concluded.push(("organiser", Conclusion::OwnPage));
            }
        }
    }

    /// *bērnu nodaļā*, *bibliotēkas lasītavā*: the sentence names the kind of the page's institution, or a room of it.
    fn speaks_of_home(&self, event: &Event, home: &Home) -> bool {
        const ROOMS: &[&str] = &["nodala", "lasitava", "zale", "telpas", "pagalma"];
        event.quotes.iter().any(|quote| {
            let folded = self.document.text.folded_of(*quote);
            let mut words = folded.split(|letter: char| !letter.is_alphanumeric());
            words.any(|word| ROOMS.contains(&word)) || self.names_kind_of_home(*quote, home)
        })
    }

    /// *bibliotēkā* on the page of a library: `span` names the kind of the page's institution.
    fn names_kind_of_home(&self, span: Span, home: &Home) -> bool {
        let head = home.name.split(' ').next_back().map(language::fold::fold);
        let stem = head
            .as_deref()
            .and_then(|head| head.get(..head.len().saturating_sub(1)))
            .unwrap_or_default()
            .to_owned();
        let folded = self.document.text.folded_of(span);
        let mut words = folded.split(|letter: char| !letter.is_alphanumeric());
        words.any(|word| stem.len() > 4 && word.starts_with(&stem) && word.len() <= stem.len() + 3)
    }
}

/// Whether people can meet in the institution of the page: not in a municipality or fund as such.
fn has_rooms(home: &Home) -> bool {
    const OFFICES: &[&str] = &[
        "pašvaldība",
        "dome",
        "ministrija",
        "fonds",
        "aģentūra",
        "pārvalde",
    ];
    !OFFICES.iter().any(|office| home.name.ends_with(office))
}

/// Fields of time from a mention.
fn set_time(event: &mut Event, mention: &Mention, timex: &Timex) {
    event.start = Some(timex.start);
    event.end = timex.end;
    event.evidence = mention.evidence;
    event.anchor.clone_from(&mention.anchor);
}

/// Years of birth, history, works: no event of the article.
fn is_background(clause: &Clause<'_, '_>, mention: &Mention) -> bool {
    const WORDS: &[&str] = &[
        "dzimis",
        "dzimusi",
        "piedzima",
        "miris",
        "mirusi",
        "iznicinat",
        "izsludinat",
        "dibinat",
        "nodibin",
        "uzcelt",
        "pieminets",
    ];
    let text = &clause.document.text;
    let first = text.token_at(clause.span.start);
    let told = (first..text.tokens.len())
        .take_while(|&at| text.tokens[at].span.start < clause.span.end)
        .filter(|&at| text.kind(at) == Some(TokenKind::Word))
        .any(|at| WORDS.iter().any(|word| text.folded(at).starts_with(word)));
    told && mention.span.start < clause.span.end
}

fn is_cyrillic(title: &str) -> bool {
    let cyrillic = title
        .chars()
        .filter(|letter| titles::is_cyrillic(*letter))
        .count();
    cyrillic * 2 > title.chars().count()
}

/// Whether two events of the same days can be one: not two different titles in quotes or venues.
fn compatible(known: &Event, event: &Event) -> bool {
    let differ = |left: &Option<String>, right: &Option<String>| matches!((left, right), (Some(left), Some(right)) if left != right);
    let quoted = |title: &str| {
        title
            .split_once(['“', '„', '"'])
            .map(|(_, rest)| rest.to_owned())
    };
    let titles = matches!((quoted(&known.title), quoted(&event.title)), (Some(left), Some(right)) if left != right);
    !titles
        && (known.end.is_some()
            || !differ(&known.venue, &event.venue) && !differ(&known.place, &event.place))
}

/// Adds what `event` says to `known`.
pub(super) fn merge(known: &mut Event, event: Event) {
    known.place = known.place.take().or(event.place);
    known.venue = known.venue.take().or(event.venue);
    known.online |= event.online;
    for organiser in event.organisers {
        if !known.organisers.contains(&organiser) {
            known.organisers.push(organiser);
        }
    }
    for project in event.projects {
        if !known.projects.contains(&project) {
            known.projects.push(project);
        }
    }
    for quote in event.quotes {
        if !known.quotes.contains(&quote) {
            known.quotes.push(quote);
        }
    }
    if known.kind == "event" {
        known.kind = event.kind;
    }
}
