//! The document's own date: given, at its top or bottom, in a byline, or in its own list of publications.

use chrono::NaiveDate;
use language::{
    Span, Text,
    fold::fold,
    lv::temporal::{Reading, Stretch, YearOf, resolve},
};

use super::{Block, BlockKind, Source};

/// Where the date of publication was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Because {
    /// A manifest, or whoever asked.
    Given,
    /// A line at the top.
    TopLine,
    /// A line at the bottom, or a byline.
    BottomLine,
    /// Its own entry in a list of publications.
    OwnEntry,
}

impl Because {
    /// In words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Given => "given with the document",
            Self::TopLine => "dated line at the top",
            Self::BottomLine => "dated line at the end",
            Self::OwnEntry => "own entry in the list of publications",
        }
    }
}

/// The document's own date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Published {
    /// The day.
    pub day: NaiveDate,
    /// Why this day.
    pub because: Because,
    /// Where it stands, where it is printed.
    pub span: Option<Span>,
}

/// How many lines from the top may hold the date.
const TOP: usize = 14;

pub(super) fn find(
    source: &Source,
    text: &Text<'_>,
    blocks: &[Block],
    readings: &[Reading],
) -> Option<Published> {
    if let Some(day) = source.published {
        return Some(Published {
            day,
            because: Because::Given,
            span: None,
        });
    }
    top_line(text, blocks, readings)
        .or_else(|| own_entry(text, blocks, readings))
        .or_else(|| bottom_line(text, blocks, readings))
}

/// The day a line names, if it names one with its year.
fn dated(readings: &[Reading], line: Span) -> Option<(NaiveDate, Span)> {
    let reading = readings
        .iter()
        .find(|reading| line.contains(reading.span))?;
    match reading.from {
        Stretch::Day {
            year: YearOf::Stated(_),
            ..
        } if reading.to.is_none() => Some((resolve(reading, None)?.start.first()?, reading.span)),
        _ => None,
    }
}

/// What stands in a line besides its date: folded words without counters and times.
fn other_words(text: &Text<'_>, line: Span, date: Span) -> Vec<String> {
    let rest = format!(
        "{} {}",
        Span::new(line.start, date.start).of(text.raw),
        Span::new(date.end, line.end).of(text.raw)
    );
    let words = fold(&rest);
    let words = words.split(|letter: char| !letter.is_alphanumeric());
    words
        .filter(|word| word.chars().filter(|letter| letter.is_alphabetic()).count() > 1)
        .map(str::to_owned)
        .collect()
}

/// Words that may stand beside the date of publication.
const LABELS: &[&str] = &[
    "publicets",
    "publicesanas",
    "datums",
    "pievienots",
    "ievietots",
    "skatits",
    "autors",
    "raksts",
    "zinas",
    "jaunumi",
    "posted",
    "published",
    "on",
    "by",
    "admin",
    "date",
    "sagatavots",
    "gada",
    "plkst",
];

/// Words of another date: of a change, or of today.
const TRAPS: &[&str] = &[
    "last",
    "updated",
    "atjaunots",
    "labots",
    "labota",
    "mainits",
    "atjaunota",
    "termins",
    "vardadienas",
];

fn top_line(text: &Text<'_>, blocks: &[Block], readings: &[Reading]) -> Option<Published> {
    for (index, block) in blocks.iter().take(TOP).enumerate() {
        let labelled = labelled_date(text, block, readings);
        if let Some((day, span)) =
            labelled.filter(|_| block.kind != BlockKind::Listing && !is_visit(text, blocks, index))
        {
            return Some(Published {
                day,
                because: Because::TopLine,
                span: Some(span),
            });
        }
        // Behind the first sentence a date is no longer that of the page.
        let sentence = block.span.of(text.raw).ends_with(['.', '!', '?']);
        let own = matches!(block.kind, BlockKind::Paragraph | BlockKind::Item);
        if own && sentence && labelled.is_none() && text.sentence_of(block.span).len() > 12 {
            return None;
        }
    }
    None
}

/// The date of a line that holds nothing else but labels.
fn labelled_date(
    text: &Text<'_>,
    block: &Block,
    readings: &[Reading],
) -> Option<(NaiveDate, Span)> {
    let (day, span) = dated(readings, block.span)?;
    let words = other_words(text, block.span, span);
    let counter = |word: &String| word.ends_with('x') && word.len() < 8;
    let labelled = words
        .iter()
        .all(|word| LABELS.contains(&word.as_str()) || counter(word))
        || is_dateline(text, block.span, span);
    // "2023-07-21 14:05 | Autors: Elīna Kalēja"
    let named = words
        .iter()
        .position(|word| matches!(word.as_str(), "autors" | "autore"));
    let byline = named.is_some_and(|at| {
        words.len() <= at + 4
            && words
                .iter()
                .take(at)
                .all(|word| LABELS.contains(&word.as_str()))
            && span.start <= block.span.start + 24
    });
    let trapped = words.iter().any(|word| TRAPS.contains(&word.as_str()));
    ((labelled || byline) && !trapped).then_some((day, span))
}

/// *Valmierā, 2024. gada 5. maijā*, *Biržai, 2023-05-18*: where and when it was written. *Valmiera, 5. maijs* may as well be
/// where and when something takes place.
pub(super) fn is_dateline(text: &Text<'_>, line: Span, date: Span) -> bool {
    let front = Span::new(line.start, date.start).of(text.raw);
    let front = front.trim_end();
    let Some(place) = front.strip_suffix([',', '|']).map(str::trim_end) else {
        return false;
    };
    let column = front.ends_with('|');
    let name = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    let words = place.split(' ').count() <= 2 && place.split(' ').all(name);
    let iso = date.of(text.raw).as_bytes().get(4) == Some(&b'-');
    let locative =
        place.ends_with(['ā', 'ē', 'ī', 'ū']) || place.ends_with("os") || place.ends_with("ās");
    words && (iso || locative || column) && line.end <= date.end + 3
}

/// The head of a newspaper shows the day of the visit beside the name days.
fn is_visit(text: &Text<'_>, blocks: &[Block], index: usize) -> bool {
    let near = blocks
        .get(index.saturating_sub(1)..(index + 2).min(blocks.len()))
        .unwrap_or_default();
    near.iter().any(|block| {
        let folded = text.folded_of(block.span);
        folded.contains("varda dien")
            || folded.contains("vardadien")
            || folded.contains("vardus svin")
    })
}

fn own_entry(text: &Text<'_>, blocks: &[Block], readings: &[Reading]) -> Option<Published> {
    let title = blocks
        .iter()
        .find(|block| block.kind == BlockKind::Title)?
        .span
        .of(text.raw);
    let title = fold(title);
    blocks.windows(2).find_map(|pair| {
        let [entry, stamp] = pair else { return None };
        let own = entry.kind == BlockKind::Listing && text.folded_of(entry.span) == title;
        let (day, span) = dated(readings, stamp.span).filter(|_| own)?;
        Some(Published {
            day,
            because: Because::OwnEntry,
            span: Some(span),
        })
    })
}

fn bottom_line(text: &Text<'_>, blocks: &[Block], readings: &[Reading]) -> Option<Published> {
    const BYLINES: &[&str] = &[
        "sagatavoja",
        "sagatavots",
        "sagatavota",
        "publicets",
        "zinu",
        "informaciju",
    ];
    let last = blocks.iter().enumerate().rev().take(5);
    last.into_iter().find_map(|(index, block)| {
        let aside = matches!(block.kind, BlockKind::Listing | BlockKind::Boilerplate);
        if aside || is_visit(text, blocks, index) {
            return None;
        }
        let (day, span) = dated(readings, block.span)?;
        let words = other_words(text, block.span, span);
        let trapped = words.iter().any(|word| TRAPS.contains(&word.as_str()));
        let byline = words.iter().any(|word| BYLINES.contains(&word.as_str()));
        let bare = words.len() <= 3
            && words
                .iter()
                .all(|word| LABELS.contains(&word.as_str()) || word == "pasvaldiba");
        let bare = bare || is_dateline(text, block.span, span);
        ((byline || bare) && !trapped).then_some(Published {
            day,
            because: Because::BottomLine,
            span: Some(span),
        })
    })
}
