//! Tables of question words, one column or row for each language: `config/intents.csv`, `config/kinds.csv`,
//! `config/glosses.csv`, `config/groups.csv`, `config/cues.csv`.

use std::path::Path;

use language::fold::fold;
use serde::Deserialize;
use thiserror::Error;

use crate::{intent::Intent, lang::Lang};

/// A broken table.
#[derive(Debug, Error)]
pub(crate) enum TableError {
    /// A row that cannot be read.
    #[error("{table}, line {line}: {reason}")]
    Row {
        /// The file.
        table: &'static str,
        /// Counted from 1.
        line: u64,
        /// What is wrong.
        reason: String,
    },
    /// A file that cannot be read.
    #[error("cannot read {path}: {cause}")]
    Read {
        /// The file.
        path: std::path::PathBuf,
        /// What the system said.
        cause: std::io::Error,
    },
}

#[derive(Deserialize)]
struct IntentRow {
    intent: String,
    language: String,
    words: String,
}

#[derive(Deserialize)]
struct KindRow {
    kind: String,
    lv: String,
    uk: String,
    en: String,
    ru: String,
}

#[derive(Deserialize)]
struct GlossRow {
    lv: String,
    uk: String,
    en: String,
    ru: String,
}

#[derive(Deserialize)]
struct GroupRow {
    group: String,
    lv: String,
    uk: String,
    en: String,
    ru: String,
}

#[derive(Deserialize)]
struct CueRow {
    cue: String,
    whole: bool,
    lv: String,
    uk: String,
    en: String,
    ru: String,
}

/// What single words of a question say beside its intent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Cue {
    /// *How many*.
    Counts,
    /// *Planned*, *joint*.
    Planned,
    /// *Whether*: a yes or no is asked for.
    Whether,
    /// Refugees.
    Refugee,
    /// A telephone or an address of mail.
    Contact,
    /// The word *date*.
    Date,
    /// The word *sum* or *money*.
    Sum,
    /// Over the internet.
    Online,
    /// The word *project*.
    Project,
    /// *Project* or *event*: words that fit everything.
    General,
    /// A word that carries the question before on.
    CarryOn,
    /// An English word that stands before the name of a month.
    BeforeMonth,
    /// A month, counted from 1.
    Month(u32),
}

impl Cue {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "counts" => Self::Counts,
            "planned" => Self::Planned,
            "whether" => Self::Whether,
            "refugee" => Self::Refugee,
            "contact" => Self::Contact,
            "date" => Self::Date,
            "sum" => Self::Sum,
            "online" => Self::Online,
            "project" => Self::Project,
            "general" => Self::General,
            "carry_on" => Self::CarryOn,
            "before_month" => Self::BeforeMonth,
            _ => {
                let month = name.strip_prefix("month_")?.parse().ok()?;
                return (1..=12).contains(&month).then_some(Self::Month(month));
            }
        })
    }
}

/// Words that are a cue, folded: whole ones, or their beginnings.
#[derive(Debug, Clone)]
struct CueWords {
    cue: Cue,
    whole: bool,
    words: Vec<String>,
}

/// Whom an event is for, in the words of all languages.
#[derive(Debug, Clone)]
pub(crate) struct Group {
    pub(crate) name: String,
    pub(crate) words: Gloss,
}

/// Beginnings of words in all languages that stand for the same thing.
#[derive(Debug, Clone)]
pub(crate) struct Gloss {
    /// What stands in the articles.
    pub(crate) latvian: Vec<String>,
    /// What people type.
    pub(crate) asked: Vec<String>,
}

impl From<TableError> for extraction::Error {
    fn from(error: TableError) -> Self {
        match error {
            TableError::Row {
                table,
                line,
                reason,
            } => Self::Table {
                table: table.to_owned(),
                line,
                reason,
            },
            TableError::Read { path, cause } => Self::Read { path, cause },
        }
    }
}

/// One way to ask: every stem must begin some word of the question.
#[derive(Debug, Clone)]
pub(crate) struct Pattern {
    pub(crate) intent: Intent,
    pub(crate) language: String,
    /// Each with its alternatives.
    pub(crate) stems: Vec<Vec<String>>,
}

/// Stems that name a kind of event, in all languages.
#[derive(Debug, Clone)]
pub(crate) struct KindStems {
    pub(crate) kind: String,
    pub(crate) stems: Vec<String>,
    /// Those of them that stand in articles.
    pub(crate) latvian: Vec<String>,
}

pub(crate) struct QuestionWords {
    pub(crate) patterns: Vec<Pattern>,
    pub(crate) kinds: Vec<KindStems>,
    /// Words that carry no content, by their beginnings.
    pub(crate) fillers: Vec<String>,
    /// The same, each with its language.
    spoken: Vec<Spoken>,
    pub(crate) glosses: Vec<Gloss>,
    groups: Vec<Group>,
    cues: Vec<CueWords>,
}

const INTENTS: &str = include_str!("../../../config/intents.csv");
const KINDS: &str = include_str!("../../../config/kinds.csv");
const GLOSSES: &str = include_str!("../../../config/glosses.csv");
const GROUPS: &str = include_str!("../../../config/groups.csv");
const CUES: &str = include_str!("../../../config/cues.csv");

/// The row of `intents.csv` that lists words without content.
const FILLER: &str = "filler";

impl QuestionWords {
    /// The tables of `folder` where it has them, else the built-in ones.
    pub(crate) fn load(folder: Option<&Path>) -> Result<Self, TableError> {
        let (patterns, spoken) = intents(&text(folder, "intents.csv", INTENTS)?)?;
        let glosses = glosses(&text(folder, "glosses.csv", GLOSSES)?)?;
        let kinds = kinds(&text(folder, "kinds.csv", KINDS)?)?;
        let groups = groups(&text(folder, "groups.csv", GROUPS)?)?;
        let cues = cues(&text(folder, "cues.csv", CUES)?)?;
        Ok(Self {
            groups,
            cues,
            patterns,
            kinds,
            fillers: spoken.iter().map(|(_, filler)| filler.clone()).collect(),
            spoken,
            glosses,
        })
    }

    /// Whether `word` is one of the words without content of `lang`.
    pub(crate) fn speaks(&self, word: &str, lang: Lang) -> bool {
        self.spoken
            .iter()
            .any(|(language, filler)| language == lang.code() && word == filler)
    }

    /// What a folded word of a question says beside its intent.
    pub(crate) fn cues<'w>(&'w self, word: &'w str) -> impl Iterator<Item = Cue> + 'w {
        let says = move |cue: &&CueWords| {
            cue.words.iter().any(|known| {
                if cue.whole {
                    word == known
                } else {
                    word.starts_with(known.as_str())
                }
            })
        };
        self.cues.iter().filter(says).map(|cue| cue.cue)
    }

    /// Those for whom an event is, that a folded word of a question names.
    pub(crate) fn groups_in<'w>(&'w self, word: &'w str) -> impl Iterator<Item = &'w str> + 'w {
        let named = move |group: &&Group| {
            group
                .words
                .asked
                .iter()
                .any(|stem| word.starts_with(stem.as_str()))
        };
        self.groups
            .iter()
            .filter(named)
            .map(|group| group.name.as_str())
    }

    /// The Latvian beginnings of words that `word`, folded, stands for.
    pub(crate) fn glosses(&self, word: &str) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for gloss in self
            .groups
            .iter()
            .map(|group| &group.words)
            .chain(&self.glosses)
        {
            let named = gloss
                .asked
                .iter()
                .any(|stem| word.starts_with(stem.as_str()));
            for stem in gloss.latvian.iter().filter(|_| named) {
                if !found.contains(stem) {
                    found.push(stem.clone());
                }
            }
        }
        found
    }
}

fn text(folder: Option<&Path>, name: &str, built_in: &str) -> Result<String, TableError> {
    let Some(path) = folder
        .map(|folder| folder.join(name))
        .filter(|path| path.exists())
    else {
        return Ok(built_in.to_owned());
    };
    std::fs::read_to_string(&path).map_err(|cause| TableError::Read { path, cause })
}

fn rows<Row: for<'de> Deserialize<'de>>(
    table: &'static str,
    text: &str,
) -> Result<Vec<(u64, Row)>, TableError> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let broken = |error: &csv::Error| TableError::Row {
        table,
        line: error.position().map_or(1, csv::Position::line),
        reason: error.to_string(),
    };
    let headers = reader.headers().cloned().map_err(|error| broken(&error))?;
    let mut found = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| broken(&error))?;
        let line = record.position().map_or(0, csv::Position::line);
        found.push((
            line,
            record
                .deserialize(Some(&headers))
                .map_err(|error| broken(&error))?,
        ));
    }
    Ok(found)
}

/// A word without content, behind its language.
type Spoken = (String, String);

/// Patterns, and words without content.
fn intents(text: &str) -> Result<(Vec<Pattern>, Vec<Spoken>), TableError> {
    let (fillers, rows): (Vec<_>, Vec<_>) = rows::<IntentRow>("intents.csv", text)?
        .into_iter()
        .partition(|(_, row)| row.intent == FILLER);
    let fillers = fillers
        .iter()
        .flat_map(|(_, row)| {
            row.words
                .split('|')
                .map(|word| (row.language.clone(), word.to_owned()))
        })
        .collect();
    let patterns = rows
        .into_iter()
        .map(|(line, row)| {
            let intent = Intent::named(&row.intent).ok_or_else(|| TableError::Row {
                table: "intents.csv",
                line,
                reason: format!("no intent is called {}", row.intent),
            })?;
            let stems = row
                .words
                .split(' ')
                .map(|word| word.split('|').map(str::to_owned).collect())
                .collect();
            Ok(Pattern {
                intent,
                language: row.language,
                stems,
            })
        })
        .collect::<Result<_, _>>()?;
    Ok((patterns, fillers))
}

/// The folded stems of a cell, which parts them by `|`.
fn stems(cell: &str) -> Vec<String> {
    cell.split('|')
        .map(fold)
        .filter(|stem| !stem.is_empty())
        .collect()
}

fn glosses(text: &str) -> Result<Vec<Gloss>, TableError> {
    rows::<GlossRow>("glosses.csv", text)?
        .into_iter()
        .map(|(line, row)| gloss("glosses.csv", line, [&row.lv, &row.uk, &row.en, &row.ru]))
        .collect()
}

fn gloss(table: &'static str, line: u64, cells: [&String; 4]) -> Result<Gloss, TableError> {
    let latvian = stems(cells[0]);
    if latvian.is_empty() {
        return Err(TableError::Row {
            table,
            line,
            reason: "the Latvian column is empty".to_owned(),
        });
    }
    let asked = cells.into_iter().flat_map(|cell| stems(cell)).collect();
    Ok(Gloss { latvian, asked })
}

fn groups(text: &str) -> Result<Vec<Group>, TableError> {
    rows::<GroupRow>("groups.csv", text)?
        .into_iter()
        .map(|(line, row)| {
            let words = gloss("groups.csv", line, [&row.lv, &row.uk, &row.en, &row.ru])?;
            Ok(Group {
                name: row.group,
                words,
            })
        })
        .collect()
}

fn cues(text: &str) -> Result<Vec<CueWords>, TableError> {
    rows::<CueRow>("cues.csv", text)?
        .into_iter()
        .map(|(line, row)| {
            let cue = Cue::named(&row.cue).ok_or_else(|| TableError::Row {
                table: "cues.csv",
                line,
                reason: format!("no cue is called {}", row.cue),
            })?;
            let words = [&row.lv, &row.uk, &row.en, &row.ru]
                .into_iter()
                .flat_map(|cell| stems(cell))
                .collect();
            Ok(CueWords {
                cue,
                whole: row.whole,
                words,
            })
        })
        .collect()
}

fn kinds(text: &str) -> Result<Vec<KindStems>, TableError> {
    let named = |row: &KindRow| {
        [&row.lv, &row.uk, &row.en, &row.ru]
            .into_iter()
            .flat_map(|cell| cell.split('|'))
            .filter(|stem| !stem.is_empty())
            .map(str::to_owned)
            .collect()
    };
    Ok(rows::<KindRow>("kinds.csv", text)?
        .into_iter()
        .map(|(_, row)| KindStems {
            stems: named(&row),
            latvian: row.lv.split('|').map(str::to_owned).collect(),
            kind: row.kind,
        })
        .collect())
}
