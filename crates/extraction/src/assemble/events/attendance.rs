//! Who takes part in an event beside the one who holds it: its partners, speakers and guests, by name.
//!
//! Partners of an event are kept apart from the partners of its project: who helps with one exhibition need not carry
//! the project that pays for it.

use language::Span;

use super::Assembler;
use crate::{
    assemble::clause::{before, squeezed},
    document::BlockKind,
    event::{Attendee, Part},
    mention::{Kind, Mention, ProjectRole, Value, inside},
};

/// What stands before the partners of an event.
const TOGETHER: &[&str] = &[
    "sadarbiba ar",
    "kopa ar",
    "kopigi ar",
    "sadarbibas partneri:",
];

/// Stems of speaking to others, folded.
const SPEAKS: &[&str] = &[
    "lekcij",
    "lektor",
    "priekslasij",
    "uzstas",
    "uzstaj",
    "stastis",
    "stastij",
    "dalisies pieredze",
    "dalijas",
    "iepazistin",
    "rosina",
    "vadis",
    "vadija",
    "prezente",
    "runas",
];

/// Stems of taking part, folded.
const TAKES_PART: &[&str] = &[
    "piedal",
    "viesos",
    "viesoj",
    "ciemos",
    "ciemoj",
    "pulce",
    "tikas",
    "tiksies",
    "kopa ar mums",
    "ieradas",
    "pievienoj",
    "klatien",
];

/// Stems of carrying out a project, folded: who stands there is a partner of the project.
const CARRIES: &[&str] = &["isteno", "ieguva", "uzsaku", "realize", "lidzfinanse"];

impl Assembler<'_, '_> {
    /// Adds to each event the persons and institutions that its own sentences name as taking part.
    pub(super) fn attendance(&mut self) {
        for at in 0..self.events.len() {
            let mut found: Vec<Attendee> = Vec::new();
            for sentence in self.own_sentences(at) {
                self.attendees(sentence, &mut found);
            }
            let event = &mut self.events[at];
            found.retain(|attendee| {
                !event.organisers.contains(&attendee.name)
                    && event.venue.as_deref() != Some(attendee.name.as_str())
            });
            event.attendees = found;
        }
    }

    /// The sentences of an event: those of its line and, below a heading, of its section, up to those of another event.
    fn own_sentences(&self, at: usize) -> Vec<Span> {
        let Some(&first) = self.events[at].quotes.first() else {
            return Vec::new();
        };
        let region = self.region_of(at, first);
        let heading = self.sections.iter().find(|(_, event)| *event == at);
        let taken = |sentence: Span| {
            self.events.iter().enumerate().any(|(other, event)| {
                other != at
                    && event.parent != Some(at)
                    && event.quotes.iter().any(|quote| quote.overlaps(sentence))
            })
        };
        let sentences = self.document.text.sentences().iter().copied();
        sentences
            .filter(|sentence| {
                let below = heading.is_some_and(|(block, _)| {
                    self.document.section_at(sentence.start) == Some(*block)
                });
                (region.contains(*sentence) || below)
                    && !matches!(
                        self.document.kind_at(sentence.start),
                        BlockKind::Boilerplate | BlockKind::Listing
                    )
                    && !taken(*sentence)
            })
            .collect()
    }

    fn attendees(&self, sentence: Span, found: &mut Vec<Attendee>) {
        let folded = self.document.text.folded_of(sentence);
        let has = |stems: &[&str]| stems.iter().any(|stem| folded.contains(stem));
        let of_project = has(CARRIES)
            && inside(self.mentions, sentence).any(|mention| {
                matches!(
                    mention.value,
                    Value::Project {
                        role: ProjectRole::Name,
                        ..
                    }
                )
            });
        if of_project {
            return;
        }
        let takes_part = has(TAKES_PART);
        for mention in inside(self.mentions, sentence).filter(|mention| !mention.aside) {
            let part = match mention.kind {
                Kind::Org if self.follows_partners(sentence, mention) => Part::Partner,
                Kind::Org if self.gives_a_talk(mention) => Part::Speaker,
                Kind::Org if takes_part && self.comes(mention) => Part::Guest,
                Kind::Person if self.is_subject(mention) && self.is_near(mention, SPEAKS) => {
                    Part::Speaker
                }
                Kind::Person if takes_part => Part::Guest,
                _ => continue,
            };
            let name = mention.name().to_owned();
            match found.iter_mut().find(|known| known.name == name) {
                // Who helps to hold it says more than who comes.
                Some(known) if part < known.part => (known.part, known.span) = (part, mention.span),
                Some(_) => {}
                None => found.push(Attendee {
                    name,
                    kind: mention.kind,
                    part,
                    span: mention.span,
                }),
            }
        }
    }

    /// *sadarbībā ar X, Y un Z*: only names, commas and small words lie between.
    fn follows_partners(&self, sentence: Span, mention: &Mention) -> bool {
        let text = &self.document.text;
        let front = text.folded_of(Span::new(sentence.start, mention.span.start));
        let Some((_, gap)) = TOGETHER
            .iter()
            .filter_map(|words| front.rsplit_once(words))
            .min_by_key(|(_, gap)| gap.len())
        else {
            return false;
        };
        let mut gap = gap.to_owned();
        for other in inside(self.mentions, sentence) {
            if other.span.end <= mention.span.start && matches!(other.kind, Kind::Org | Kind::Place)
            {
                gap = gap.replacen(text.folded_of(other.span).as_ref(), " ", 1);
            }
        }
        let words = gap
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| !word.is_empty() && *word != "un");
        words.count() <= 2
    }

    /// *Ukraiņu asociācijas priekšlasījums*: the talk stands right behind the name of who gives it.
    fn gives_a_talk(&self, mention: &Mention) -> bool {
        const TALKS: &[&str] = &["priekslas", "lekcij", "prezentacij", "uzstasan"];
        let text = &self.document.text;
        let next = text.after(text.token_at(mention.span.end.saturating_sub(1)));
        next.is_some_and(|next| TALKS.iter().any(|stem| text.folded(next).starts_with(stem)))
    }

    /// Whether a word with one of `stems` stands within six words of the name.
    fn is_near(&self, mention: &Mention, stems: &[&str]) -> bool {
        let text = &self.document.text;
        let sentence = text.sentence_of(mention.span);
        let spoken = |at: usize| {
            sentence.contains(text.span(at, at))
                && stems.iter().any(|stem| text.folded(at).starts_with(stem))
        };
        let first = text.token_at(mention.span.start);
        let last = text.token_at(mention.span.end.saturating_sub(1));
        let before = std::iter::successors(text.before(first), |&at| text.before(at));
        let behind = std::iter::successors(text.after(last), |&at| text.after(at));
        before.take(6).any(spoken) || behind.take(6).any(spoken)
    }

    /// The subject of the sentence, whom people come from (*viesi no X*), or whose people come (*X dalībnieces*).
    fn comes(&self, mention: &Mention) -> bool {
        const PEOPLE: &[&str] = &[
            "dalibniek",
            "dalibniec",
            "darbinie",
            "parstav",
            "palig",
            "brivpratig",
            "biedri",
            "studenti",
            "specialist",
        ];
        let text = &self.document.text;
        let front = before(text, mention.span);
        // "ko rīkoja X": X holds what others come to.
        if front.starts_with("rikoj") || front.starts_with("organize") {
            return false;
        }
        let last = text.token_at(mention.span.end.saturating_sub(1));
        let mut behind = std::iter::successors(text.after(last), |&at| text.after(at)).take(2);
        let people = behind.any(|at| PEOPLE.iter().any(|stem| text.folded(at).starts_with(stem)));
        front == "no" || people || self.is_subject(mention)
    }

    /// In the nominative.
    fn is_subject(&self, mention: &Mention) -> bool {
        squeezed(mention.span.of(self.document.text.raw)) == mention.name()
    }
}
