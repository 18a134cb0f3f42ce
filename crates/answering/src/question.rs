//! A question: its intent and slots.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use extraction::{Knowledge, store::ProjectName};
use language::fold::fold;
use serde::Serialize;

use crate::{
    intent::Intent,
    lang::Lang,
    names::{project_in, remove},
    period::period,
    tables::{Cue, QuestionWords},
};

/// What a question says, ready for a query.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Question {
    /// As typed, without control characters.
    #[serde(skip)]
    pub text: String,
    /// Folded words.
    #[serde(skip)]
    pub words: Vec<String>,
    /// What it asks.
    pub intent: Intent,
    /// What it is about.
    pub slots: Slots,
    /// What single words of it say beside its intent.
    #[serde(skip)]
    cues: BTreeSet<Cue>,
    /// Whether its first word carries the question before on.
    #[serde(skip)]
    carries_on: bool,
    /// Beginnings of Latvian words for each word of the topic.
    #[serde(skip)]
    pub topic: Vec<Vec<String>>,
    /// The same for every word that carries content, places and kinds too: what sentences are searched for.
    #[serde(skip)]
    pub content: Vec<Vec<String>>,
    /// The content without places and kinds of events.
    #[serde(skip)]
    pub rest: Vec<Vec<String>>,
    /// The event that was just spoken of.
    #[serde(skip)]
    pub event: Option<i64>,
    /// How many answers were shown before.
    #[serde(skip)]
    pub shown: usize,
}

impl Question {
    /// A question that was chosen, not typed.
    #[must_use]
    pub(crate) fn chosen(intent: Intent, project: Option<&str>) -> Self {
        Self {
            text: String::new(),
            words: Vec::new(),
            intent,
            slots: Slots {
                project: project.map(str::to_owned),
                ..Slots::default()
            },
            cues: BTreeSet::new(),
            carries_on: false,
            topic: Vec::new(),
            content: Vec::new(),
            rest: Vec::new(),
            event: None,
            shown: 0,
        }
    }

    /// Whether a word of it says this.
    pub(crate) fn says(&self, cue: Cue) -> bool {
        self.cues.contains(&cue)
    }

    /// Whether it carries the one before on.
    pub(crate) const fn carries_on(&self) -> bool {
        self.carries_on
    }
}

/// The parts of a question.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Slots {
    /// Name of a project in the store.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub project: Option<String>,
    /// Latvian nominative of a place; several are alternatives.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub place: Vec<String>,
    /// Kinds of events.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub kind: Vec<String>,
    /// Whom it is for: `seniors`, `children`, …
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub group: Vec<String>,
    /// First and last day, inclusive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<(NaiveDate, NaiveDate)>,
    /// The content words that are none of the above.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub topic: Vec<String>,
}

/// Beginnings of the word *language* in all languages, folded.
const LANGUAGE: [&str; 5] = ["valod", "мов", "язык", "языц", "language"];

/// The longest question that is read; the rest is cut.
const LONGEST: usize = 600;

/// Reads questions: the tables, and the names of places in all languages.
pub(crate) struct Reader {
    words: QuestionWords,
    places: HashMap<String, Vec<String>>,
}

impl Reader {
    pub(crate) fn new(words: QuestionWords, knowledge: &Knowledge) -> Self {
        let mut places: HashMap<String, Vec<String>> = HashMap::new();
        let mut add = |form: String, name: &str| {
            let names = places.entry(form).or_default();
            if !names.iter().any(|known| known == name) {
                names.push(name.to_owned());
            }
        };
        for (form, row) in knowledge.places.folded_forms() {
            if let Some(place) = knowledge
                .places
                .get(row)
                .filter(|place| place.kind != "village" || form.len() > 4)
            {
                add(form, &place.name);
            }
        }
        for place in &knowledge.places.rows {
            let english = fold(&place.en);
            if english.len() > 3 {
                add(english, &place.name);
            }
        }
        Self { words, places }
    }

    /// The intent and slots of `text`.
    #[must_use]
    pub(crate) fn read(
        &self,
        text: &str,
        lang: Lang,
        today: NaiveDate,
        knowledge: &Knowledge,
        projects: &[ProjectName],
    ) -> Question {
        let text = visible(text);
        let folded = fold(&text);
        let words: Vec<String> = folded
            .split(|letter: char| !letter.is_alphanumeric() && letter != '\'')
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect();
        let project = project_in(&words, projects).or_else(|| {
            let latin: Vec<String> = words.iter().map(|word| latin(word)).collect();
            project_in(&latin, projects)
        });
        let without = remove(&words, project.as_ref().map(|(_, range)| range.clone()));
        let (place, named) = self.places(&text, &without, knowledge);
        let (period, dated) = period(&text, today, knowledge, &self.words);
        // *March* is a month before it is a march.
        let undated: Vec<String> = without
            .iter()
            .filter(|word| !dated.contains(word))
            .cloned()
            .collect();
        let kind = self.kinds(&undated);
        let intent = self.intent(&without, lang, project.is_some());
        let topic = self.topic(&without, &named, &dated, intent);
        let rest: Vec<String> = without
            .iter()
            .enumerate()
            .filter(|(at, word)| {
                self.is_content(word)
                    && !dated.contains(word)
                    && !named.contains(at)
                    && self.kind_of(word).is_none()
            })
            .map(|(_, word)| word.clone())
            .collect();
        // A capital inside a sentence makes a name; the first word has one anyway.
        let capitals: Vec<String> = text
            .split(|letter: char| !letter.is_alphanumeric() && letter != '\'')
            .filter(|word| !word.is_empty())
            .skip(1)
            .filter(|word| word.chars().next().is_some_and(char::is_uppercase))
            .map(fold)
            .collect();
        let is_name = |word: &str| capitals.iter().any(|capital| capital == word);
        let (mut topic_groups, rest) = (
            crate::topic::groups(&topic, &self.words, is_name),
            crate::topic::groups(&rest, &self.words, is_name),
        );
        topic_groups.retain(|group| {
            !group
                .iter()
                .any(|stem| self.words.cues(stem).any(|cue| cue == Cue::General))
        });
        let mut content = rest.clone();
        if !place.is_empty() {
            content.push(
                place
                    .iter()
                    .map(|name| crate::topic::trimmed(&fold(name)).to_owned())
                    .collect(),
            );
        }
        content.extend(
            undated
                .iter()
                .filter_map(|word| self.kind_of(word))
                .map(|kind| kind.latvian.clone())
                .take(1),
        );
        let slots = Slots {
            project: project.map(|(name, _)| name),
            place,
            kind,
            group: self.groups(&without, &named),
            period,
            topic,
        };
        let cues = words
            .iter()
            .flat_map(|word| self.words.cues(word))
            .collect();
        let carries_on = words
            .first()
            .is_some_and(|word| self.words.cues(word).any(|cue| cue == Cue::CarryOn));
        Question {
            text,
            words,
            intent,
            slots,
            cues,
            carries_on,
            topic: topic_groups,
            content,
            rest,
            event: None,
            shown: 0,
        }
    }

    /// The language of `text`: [`Lang::of`], unless the words of the tables speak for the other of two languages that
    /// share an alphabet.
    pub(crate) fn lang(&self, text: &str) -> Lang {
        let folded = fold(&visible(text));
        let words: Vec<&str> = folded
            .split(|letter: char| !letter.is_alphanumeric() && letter != '\'')
            .filter(|word| !word.is_empty())
            .collect();
        let told = Lang::of(text);
        let other = match told {
            Lang::Lv => Lang::En,
            Lang::En => Lang::Lv,
            Lang::Uk => Lang::Ru,
            Lang::Ru => Lang::Uk,
        };
        let speaks = |word: &str, lang: Lang| {
            let pattern = self.words.patterns.iter().any(|pattern| {
                pattern.language == lang.code()
                    && pattern
                        .stems
                        .iter()
                        .flatten()
                        .any(|stem| stem.chars().count() > 1 && begins(word, stem))
            });
            pattern || self.words.speaks(word, lang)
        };
        let votes = |lang: Lang, against: Lang| {
            words
                .iter()
                .filter(|word| speaks(word, lang) && !speaks(word, against))
                .count()
        };
        let (own, against) = (votes(told, other), votes(other, told));
        let first = words
            .first()
            .is_some_and(|word| speaks(word, other) && !speaks(word, told));
        let marked = Lang::marks(text, told);
        if against > own + marked || against == own + marked && first && against > 0 {
            other
        } else {
            told
        }
    }

    /// The intent of which most stems are in the question; of equals, the first in the table.
    fn intent(&self, words: &[String], lang: Lang, about_project: bool) -> Intent {
        let holds = |stems: &[String]| {
            words
                .iter()
                .any(|word| stems.iter().any(|stem| begins(word, stem)))
        };
        let score = |pattern: &crate::tables::Pattern| {
            let found = pattern.stems.iter().all(|stems| holds(stems));
            let same = pattern.language == lang.code();
            let letters: usize = pattern
                .stems
                .iter()
                .filter_map(|stems| stems.first())
                .map(|stem| stem.chars().count().min(8))
                .sum();
            let project = matches!(
                pattern.intent,
                Intent::ProjectPartners
                    | Intent::ProjectBudget
                    | Intent::ProjectPeriod
                    | Intent::ProjectLead
                    | Intent::ProjectProgramme
            );
            found
                .then(|| {
                    pattern.stems.len() * 10
                        + letters
                        + if same { 4 } else { 0 }
                        + if project && about_project { 12 } else { 0 }
                        + pattern.intent.weight()
                })
                // "Kas ir …?" begins many questions; who somebody is, is asked where nothing else fits.
                .map(|score| {
                    if pattern.intent == Intent::Person {
                        score.saturating_sub(12)
                    } else {
                        score
                    }
                })
        };
        let mut best = (Intent::Unknown, 0);
        for pattern in &self.words.patterns {
            if let Some(score) = score(pattern).filter(|score| *score > best.1) {
                best = (pattern.intent, score);
            }
        }
        match best.0 {
            Intent::Funders | Intent::Amounts if about_project => Intent::ProjectBudget,
            Intent::Role if about_project => Intent::ProjectLead,
            Intent::EventWhen if about_project && words.len() < 6 && !self.names_kind(words) => {
                Intent::ProjectPeriod
            }
            intent => intent,
        }
    }

    /// Those for whom it is, where a word names them that is no place.
    fn groups(&self, words: &[String], places: &[usize]) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for (_, word) in words
            .iter()
            .enumerate()
            .filter(|(at, _)| !places.contains(at))
        {
            for group in self.words.groups_in(word) {
                if !found.iter().any(|known| known == group) {
                    found.push(group.to_owned());
                }
            }
        }
        found
    }

    /// The kind of event that `word` names.
    fn kind_of(&self, word: &str) -> Option<&crate::tables::KindStems> {
        if self.words.fillers.iter().any(|filler| filler == word) {
            return None;
        }
        self.words
            .kinds
            .iter()
            .find(|kind| kind.stems.iter().any(|stem| begins(word, stem)))
    }

    fn names_kind(&self, words: &[String]) -> bool {
        !self.kinds(words).is_empty()
    }

    fn kinds(&self, words: &[String]) -> Vec<String> {
        let named = |stems: &[String]| {
            words
                .iter()
                .filter(|word| !self.words.fillers.contains(word))
                .any(|word| stems.iter().any(|stem| begins(word, stem)))
        };
        let found: Vec<String> = self
            .words
            .kinds
            .iter()
            .filter(|kind| named(&kind.stems))
            .map(|kind| kind.kind.clone())
            .collect();
        if !found.is_empty() {
            return found;
        }
        // *koncrti*: a slip in a long word.
        let slipped = |stems: &[String]| {
            words
                .iter()
                .any(|word| stems.iter().any(|stem| nearly_begins(word, stem)))
        };
        let near = self.words.kinds.iter().find(|kind| slipped(&kind.stems));
        near.map(|kind| kind.kind.clone()).into_iter().collect()
    }

    /// Places named in any case, without marks, or in another language.
    ///
    /// The second part is which words name them.
    fn places(
        &self,
        text: &str,
        words: &[String],
        knowledge: &Knowledge,
    ) -> (Vec<String>, Vec<usize>) {
        let mut found: Vec<String> = Vec::new();
        let mut named: Vec<usize> = Vec::new();
        let has_capitals = text.chars().skip(1).any(char::is_uppercase);
        let mut at = 0;
        while at < words.len() {
            let hit = (1..=3).rev().find_map(|length| {
                let phrase = words.get(at..at + length)?.join(" ");
                let names = self
                    .places
                    .get(&phrase)
                    .filter(|_| phrase.chars().count() > 3)?;
                Some((length, names.clone()))
            });
            let step = hit.as_ref().map_or(1, |(length, _)| *length);
            // *ukraiņu valodā* is no place.
            let language = words
                .get(at + step)
                .is_some_and(|next| LANGUAGE.iter().any(|stem| next.starts_with(stem)));
            let hit = hit.filter(|_| !language);
            let cyrillic = words
                .get(at)
                .and_then(|word| {
                    // *буде* is also a town of Norway: a short name that lies far away must be written like a name.
                    let near = ["LV", "EE", "LT", "UA"];
                    let known = knowledge
                        .places
                        .cyrillic(word)
                        .filter(|place| {
                            place.kind == "country"
                                || near.contains(&place.country.as_str())
                                || word.chars().count() > 4
                                || is_capital_inside(text, word)
                        })
                        .map(|place| place.name.clone());
                    known.or_else(|| self.heard(word, text))
                })
                .map(|name| vec![name]);
            for name in hit.map(|(_, names)| names).or(cyrillic).unwrap_or_default() {
                // "Riga" in a question is the town; a common word in small letters is none.
                let capital = text
                    .split(|letter: char| !letter.is_alphanumeric())
                    .any(|word| {
                        word.chars().next().is_some_and(char::is_uppercase)
                            && words.get(at).is_some_and(|folded| fold(word) == *folded)
                    });
                let hit_is_latin = words.get(at).is_some_and(|word| word.is_ascii());
                let small = knowledge.places.named(&name).is_some_and(|place| {
                    // *ukraiņu* in a text with capitals is a people, not the country.
                    matches!(
                        place.kind.as_str(),
                        "village" | "river" | "lake" | "sea" | "mountain"
                    ) || has_capitals && place.kind == "country" && hit_is_latin
                });
                if capital || !small {
                    named.extend(at..at + step);
                    if !found.contains(&name) {
                        found.push(name);
                    }
                }
            }
            at += step;
        }
        (found, named)
    }

    /// A word with a meaning of its own: no number, no word of grammar.
    fn is_content(&self, word: &str) -> bool {
        let number = word.chars().all(|letter| letter.is_ascii_digit());
        word.chars().count() > 2
            && !number
            && !self.words.fillers.iter().any(|filler| {
                word == filler || filler.chars().count() > 4 && word.starts_with(filler.as_str())
            })
    }

    /// A place that no table names in Cyrillic, heard letter by letter: *в Индре* is Indra, where only one place fits.
    fn heard(&self, word: &str, text: &str) -> Option<String> {
        let capital = text
            .split(|letter: char| !letter.is_alphanumeric())
            .skip(1)
            .any(|shown| {
                shown.chars().next().is_some_and(char::is_uppercase) && fold(shown) == word
            });
        if word.is_ascii() || !capital {
            return None;
        }
        let heard = latin(word);
        let stem = heard
            .get(..heard.len().saturating_sub(1))
            .filter(|stem| stem.len() > 3)?;
        let mut fitting = self
            .places
            .iter()
            .filter(|(form, _)| form.starts_with(stem) && form.len() <= stem.len() + 2)
            .flat_map(|(_, names)| names);
        let first = fitting.next()?;
        fitting.all(|name| name == first).then(|| first.clone())
    }

    /// Words of content: long enough, no word of a question, no kind of event, no place.
    fn topic(
        &self,
        words: &[String],
        places: &[usize],
        dated: &[String],
        intent: Intent,
    ) -> Vec<String> {
        let is_kind = |word: &str| {
            self.words.kinds.iter().any(|kind| {
                kind.kind != "festival" && kind.stems.iter().any(|stem| begins(word, stem))
            })
        };
        let asks = |word: &str| {
            self.words
                .patterns
                .iter()
                .filter(|pattern| pattern.intent == intent)
                .flat_map(|pattern| pattern.stems.iter().flatten())
                .any(|stem| begins(word, stem))
        };
        let is_content = |(at, word): &(usize, &String)| {
            let number = word.chars().all(|letter| letter.is_ascii_digit());
            word.chars().count() > 3
                && !number
                && self.is_content(word)
                && !dated.contains(word)
                && !places.contains(at)
                && !is_kind(word)
                && !asks(word)
        };
        words
            .iter()
            .enumerate()
            .filter(is_content)
            .map(|(_, word)| word.clone())
            .collect()
    }
}

/// A word of Cyrillic letters in Latvian ones without diacritics, as people hear a name: *Копа талак* is *kopa talak*.
pub(crate) fn latin(word: &str) -> String {
    let sound = |letter: char| match letter {
        'а' | 'я' => "a",
        'б' => "b",
        'в' => "v",
        'г' | 'ґ' => "g",
        'д' => "d",
        'е' | 'є' | 'э' | 'ё' => "e",
        'ж' | 'з' => "z",
        'и' | 'і' | 'ї' | 'ы' => "i",
        'й' => "j",
        'к' => "k",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' | 'ш' | 'щ' => "s",
        'т' => "t",
        'у' | 'ю' => "u",
        'ф' => "f",
        'х' => "h",
        'ц' | 'ч' => "c",
        _ => "",
    };
    if word.is_ascii() {
        return word.to_owned();
    }
    word.chars().map(sound).collect()
}

/// The first five letters.
pub(crate) fn stem(word: &str) -> String {
    word.chars().take(5).collect()
}

/// The shortest stem that is known with a slip: shorter ones are too near to other words.
const SLIPPED: usize = 7;

/// Whether a word begins with a long stem in which one letter is wrong, missing, too many or out of its place.
fn nearly_begins(word: &str, stem: &str) -> bool {
    let length = stem.chars().count();
    let same_start = word.chars().next() == stem.chars().next();
    length >= SLIPPED
        && same_start
        && (length - 1..=length + 1).any(|taken| {
            let start: String = word.chars().take(taken).collect();
            start.chars().count() + 1 >= length && strsim::damerau_levenshtein(&start, stem) == 1
        })
}

fn begins(word: &str, stem: &str) -> bool {
    if stem.chars().count() <= 3 {
        word == stem
    } else {
        word.starts_with(stem)
    }
}

/// The question without control, bidirectional and zero-width characters, cut at a length no question has.
fn visible(text: &str) -> String {
    let hidden = |letter: char| {
        letter.is_control()
            || matches!(letter, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
    };
    let shown = text
        .chars()
        .map(|letter| if letter.is_whitespace() { ' ' } else { letter })
        .filter(|letter| !hidden(*letter));
    shown.take(LONGEST).collect::<String>().trim().to_owned()
}

/// Whether `word`, folded, stands in `text` with a capital that no sentence gives it.
fn is_capital_inside(text: &str, word: &str) -> bool {
    let mut words = text.split(|letter: char| !letter.is_alphanumeric());
    let first = words.find(|found| !found.is_empty());
    let single = first.is_some_and(|first| fold(first) == word) && words.clone().all(str::is_empty);
    single || words.any(|found| found.starts_with(char::is_uppercase) && fold(found) == word)
}
