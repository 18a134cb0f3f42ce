//! A document's structure: title, headings, paragraphs, list items, boilerplate, and its own date.

mod boilerplate;
mod published;

use chrono::NaiveDate;
use language::{Span, Text, lv::temporal::Reading};

pub use published::{Because, Published};

/// What a line of a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// The first line of its own text.
    Title,
    /// A short line above a section.
    Heading,
    /// A line of text.
    Paragraph,
    /// A line of a list.
    Item,
    /// Navigation, forms, counters, link texts.
    Boilerplate,
    /// A line of a list of other articles, or of its dates.
    Listing,
}

/// One line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// Without white space at its ends.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
    /// The heading above it, as an index of blocks.
    pub section: Option<usize>,
}

/// What is known of a document besides its text.
#[derive(Debug, Clone, Default)]
pub struct Source {
    /// Its key: a file name or an address.
    pub id: String,
    /// The day it was published, where a manifest says so.
    pub published: Option<NaiveDate>,
    /// Its title, where a manifest says so.
    pub title: Option<String>,
    /// Where it can be read.
    pub url: Option<String>,
}

/// A text with its structure.
pub struct Document<'t> {
    /// What is known besides the text.
    pub source: Source,
    /// The text, its tokens and sentences.
    pub text: Text<'t>,
    /// Its lines that hold anything.
    pub blocks: Vec<Block>,
    /// Its own date.
    pub published: Option<Published>,
}

impl<'t> Document<'t> {
    /// Finds the structure of `raw`. `readings` are its expressions of time, which date lines and lists of articles show.
    #[must_use]
    pub fn new(source: Source, text: Text<'t>, readings: &[Reading]) -> Self {
        let mut blocks = lines(text.raw);
        boilerplate::mark(&text, &mut blocks, readings);
        mark_headings(&text, &mut blocks, readings);
        let published = published::find(&source, &text, &blocks, readings);
        Self {
            source,
            text,
            blocks,
            published,
        }
    }

    /// The block that holds byte `position`.
    #[must_use]
    pub fn block_at(&self, position: usize) -> Option<usize> {
        let index = self
            .blocks
            .partition_point(|block| block.span.end <= position);
        self.blocks
            .get(index)
            .filter(|block| block.span.start <= position)
            .map(|_| index)
    }

    /// The kind of the block that holds byte `position`.
    #[must_use]
    pub fn kind_at(&self, position: usize) -> BlockKind {
        self.block_at(position)
            .and_then(|index| self.blocks.get(index))
            .map_or(BlockKind::Paragraph, |block| block.kind)
    }

    /// The heading above byte `position`; of a heading, itself.
    #[must_use]
    pub fn section_at(&self, position: usize) -> Option<usize> {
        let index = self.block_at(position)?;
        let block = self.blocks.get(index)?;
        if matches!(block.kind, BlockKind::Heading | BlockKind::Title) {
            Some(index)
        } else {
            block.section
        }
    }

    /// Whether nothing that stands at byte `position` is a fact of this document.
    #[must_use]
    pub fn is_aside(&self, position: usize) -> bool {
        matches!(
            self.kind_at(position),
            BlockKind::Boilerplate | BlockKind::Listing
        )
    }

    /// *Sabiedrības integrācijas fonds* above *Projektu konkurss “…”* on the very next line, with the text behind a blank
    /// one: the first names whose page it is, the second is its title.
    fn title_below_owner(&self) -> Option<&Block> {
        let at = self
            .blocks
            .iter()
            .position(|block| block.kind == BlockKind::Title)?;
        let [owner, title, text] = self.blocks.get(at..at + 3)? else {
            return None;
        };
        let folded = self.text.folded_of(owner.span);
        let owns = folded
            .rsplit(' ')
            .next()
            .is_some_and(|last| OWNERS.contains(&last));
        let breaks = |left: &Block, right: &Block| {
            Span::new(left.span.end, right.span.start)
                .of(self.text.raw)
                .matches('\n')
                .count()
        };
        let line = title.span.of(self.text.raw);
        let titles = line.split(' ').count() > 2
            && line.chars().count() <= LONGEST_HEADING
            && !line.ends_with(['.', ':', ';', ',']);
        (owns && titles && breaks(owner, title) == 1 && breaks(title, text) > 1).then_some(title)
    }

    /// The title: given, or the first line of its own text.
    #[must_use]
    pub fn title(&self) -> String {
        let printed = self
            .blocks
            .iter()
            .find(|block| block.kind == BlockKind::Title)
            .or(self.blocks.first())
            .map_or("", |block| block.span.of(self.text.raw));
        self.source.title.clone().unwrap_or_else(|| {
            let below = self.title_below_owner();
            let shown = match below.map(|block| block.span.of(self.text.raw)) {
                Some(below) => format!("{printed} – {below}"),
                None => printed.to_owned(),
            };
            shown.chars().take(300).collect()
        })
    }
}

/// Last words of the names of those whose pages they are, folded.
const OWNERS: &[&str] = &[
    "biblioteka",
    "pasvaldiba",
    "muzejs",
    "centrs",
    "nams",
    "dome",
    "skola",
    "biedriba",
    "parvalde",
    "agentura",
    "fonds",
    "ministrija",
];

fn lines(raw: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut start = 0;
    for line in raw.split_inclusive(['\n', '\r']) {
        let span = Span::new(start, start + line.len()).trimmed(raw);
        start += line.len();
        if !span.is_empty() {
            let kind = if is_item(span.of(raw)) {
                BlockKind::Item
            } else {
                BlockKind::Paragraph
            };
            blocks.push(Block {
                span,
                kind,
                section: None,
            });
        }
    }
    blocks
}

fn is_item(line: &str) -> bool {
    line.starts_with(['•', '·', '▪', '●', '‣'])
        || line.starts_with("- ")
        || line.starts_with("– ")
        || line.starts_with("* ")
}

/// The longest line that can be a heading, in letters.
const LONGEST_HEADING: usize = 130;

fn mark_headings(text: &Text<'_>, blocks: &mut [Block], readings: &[Reading]) {
    let own = |block: &Block| !matches!(block.kind, BlockKind::Boilerplate | BlockKind::Listing);
    let first = |blocks: &[Block]| {
        blocks
            .iter()
            .position(|block| own(block) && !is_date_line(text, block.span, readings))
    };
    let mut title = first(blocks);
    if let Some(header) = title.filter(|&header| is_site_header(text, blocks, header)) {
        blocks[header].kind = BlockKind::Boilerplate;
        title = first(blocks);
    }
    if let Some((label, real)) = title.and_then(|label| {
        let real = title_below_label(text, blocks, label, readings)?;
        Some((label, real))
    }) {
        blocks[label].kind = BlockKind::Boilerplate;
        title = Some(real);
    }
    // "Afiša | Kultūras centrs | 2026. gada janvāris" above a list of days is no path but the title.
    let path = blocks.first().is_some_and(|first| {
        first.kind == BlockKind::Boilerplate && first.span.of(text.raw).contains('|')
    });
    if path && title.is_some_and(|title| title < 3 && opens_with_day(blocks[title].span, readings))
    {
        title = Some(0);
    }
    let mut section = None;
    for index in 0..blocks.len() {
        let block = blocks[index];
        let day_first = title.is_some_and(|title| index < title)
            && own(&block)
            && is_day(block.span, readings)
            && block.span.of(text.raw).chars().any(char::is_alphabetic);
        if day_first {
            // A page that begins with a day has no title of its own; the day is the head of what follows.
            blocks[index].kind = BlockKind::Heading;
        } else if Some(index) == title {
            blocks[index].kind = BlockKind::Title;
        } else if title.is_some_and(|title| title < index)
            && block.kind == BlockKind::Paragraph
            && is_heading(text, blocks, index, readings)
        {
            blocks[index].kind = BlockKind::Heading;
        }
        if blocks[index].kind == BlockKind::Heading {
            section = Some(index);
        } else {
            blocks[index].section = section;
        }
    }
}

/// The title below *Jaunumi* or *Ziņas*, which only says what part of the site the page is in.
fn title_below_label(
    text: &Text<'_>,
    blocks: &[Block],
    label: usize,
    readings: &[Reading],
) -> Option<usize> {
    const LABELS: &[&str] = &["zinas", "jaunumi", "aktualitates", "notikumi", "pasakumi"];
    if !LABELS.contains(&text.folded_of(blocks[label].span).as_ref()) {
        return None;
    }
    let below = blocks
        .iter()
        .enumerate()
        .skip(label + 1)
        .find(|(_, block)| {
            block.kind == BlockKind::Paragraph && !is_date_line(text, block.span, readings)
        });
    let (real, block) = below?;
    let at = readings.partition_point(|reading| reading.span.start < block.span.start);
    let dated = readings
        .get(at)
        .is_some_and(|reading| block.span.contains(reading.span));
    (!dated && is_heading(text, blocks, real, readings)).then_some(real)
}

/// *JĒKABPILS NOVADA PAŠVALDĪBA* above the path to the page and its real title.
fn is_site_header(text: &Text<'_>, blocks: &[Block], index: usize) -> bool {
    let folded = text.folded_of(blocks[index].span);
    let owner = folded
        .rsplit(' ')
        .next()
        .is_some_and(|last| OWNERS.contains(&last));
    let path = blocks
        .get(index + 1)
        .is_some_and(|next| next.kind == BlockKind::Boilerplate);
    let titled = blocks.iter().skip(index + 1).find(|block| {
        matches!(block.kind, BlockKind::Paragraph)
            && block.span.of(text.raw).chars().any(char::is_lowercase)
    });
    owner
        && path
        && titled.is_some_and(|next| {
            let line = next.span.of(text.raw);
            line.chars().count() <= LONGEST_HEADING && !line.ends_with(['.', ':', ';', ','])
        })
}

/// Short, not a sentence, and something follows it.
fn is_heading(text: &Text<'_>, blocks: &[Block], index: usize, readings: &[Reading]) -> bool {
    let line = blocks[index].span.of(text.raw);
    let apart = |left: usize, right: usize| match (blocks.get(left), blocks.get(right)) {
        (Some(left), Some(right)) => {
            let between = Span::new(left.span.end, right.span.start).of(text.raw);
            between.matches('\n').count() > 1
        }
        _ => true,
    };
    let letters = line.chars().count();
    let ends_open = line.ends_with(['.', ',', ';', ':', '!', '?']) && !line.ends_with("…");
    let starts_large = line
        .chars()
        .find(|letter| letter.is_alphanumeric())
        .is_some_and(|letter| !letter.is_lowercase());
    let first = index == 0 || apart(index - 1, index);
    // "24.01. … koncerts; atcelts!" above the next day is a line of a list.
    let listed = |next: &Block| line.ends_with('!') && opens_with_day(next.span, readings);
    let dated = is_date_line(text, blocks[index].span, readings)
        && !blocks.get(index + 1).is_some_and(listed);
    let followed = blocks
        .get(index + 1)
        .is_some_and(|next| !matches!(next.kind, BlockKind::Boilerplate));
    letters <= LONGEST_HEADING
        && !starts_with_hours(line)
        && starts_large
        && (!ends_open || dated && line.ends_with('!'))
        && followed
        && (first || dated || is_capitals(line))
}

fn is_capitals(line: &str) -> bool {
    let letters: Vec<char> = line
        .chars()
        .filter(|letter| letter.is_alphabetic())
        .collect();
    letters.len() > 3 && letters.iter().all(|letter| letter.is_uppercase())
}

/// *09.30–10.00 Reģistrācija*: an hour of a programme, not the head of a day.
fn starts_with_hours(line: &str) -> bool {
    let first = line.split_whitespace().next().unwrap_or_default();
    first.contains(['–', '-', ':'])
        && first.chars().filter(char::is_ascii_digit).count() >= 6
        && !first.chars().any(char::is_alphabetic)
        && !first.ends_with('.')
}

/// A line of digits and a few words of time: the head of the lines below it in a programme.
fn is_date_line(text: &Text<'_>, span: Span, readings: &[Reading]) -> bool {
    let at = readings.partition_point(|reading| reading.span.start < span.start);
    let dateline = |reading: &Reading| {
        span.len() < 60
            && reading.span.end <= span.end
            && published::is_dateline(text, span, reading.span)
    };
    if is_day(span, readings) || readings.get(at).is_some_and(dateline) {
        return true;
    }
    let line = span.of(text.raw);
    let letters = || line.chars().filter(|letter| letter.is_alphabetic()).count();
    line.starts_with(|letter: char| letter.is_ascii_digit())
        && !starts_with_hours(line)
        && letters() < if line.ends_with('!') { 60 } else { 24 }
}

/// Whether a line begins with a day: one of a programme, whose columns look like a path.
fn opens_with_day(line: Span, readings: &[Reading]) -> bool {
    let at = readings.partition_point(|reading| reading.span.start < line.start);
    readings.get(at).is_some_and(|reading| {
        reading.span.start <= line.start + 2
            && reading.span.end <= line.end
            && matches!(reading.from, language::lv::temporal::Stretch::Day { .. })
    })
}

/// *Sestdien, 13. decembrī*: nothing but a day.
fn is_day(line: Span, readings: &[Reading]) -> bool {
    let at = readings.partition_point(|reading| reading.span.start < line.start);
    readings.get(at).is_some_and(|reading| {
        !reading.is_clock()
            && matches!(reading.from, language::lv::temporal::Stretch::Day { .. })
            && reading.span.start <= line.start + 2
            && reading.span.end <= line.end
            && reading.span.end + 3 >= line.end
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Knowledge;

    fn kinds(raw: &str) -> Vec<BlockKind> {
        let knowledge = Knowledge::built_in().expect("the built-in tables hold");
        let text = Text::new(raw);
        let readings = knowledge.temporal.read(&text);
        let document = Document::new(Source::default(), text, &readings);
        document.blocks.iter().map(|block| block.kind).collect()
    }

    #[test]
    fn lines_are_told_apart() {
        use BlockKind::{Boilerplate, Heading, Item, Paragraph, Title};
        let raw = "Par mums / Projekti / Tilts\n\nTilts\n\nPirmais teikums ir garš.\n\nTikšanās (2.06.2023)\n\n• punkts\n\nVairāk lasīt ŠEIT\n";
        assert_eq!(
            kinds(raw),
            [Boilerplate, Title, Paragraph, Heading, Item, Boilerplate]
        );
    }

    #[test]
    fn a_list_of_other_articles_is_a_listing() {
        let raw = "Virsraksts\n\nTeksts.\n\nCitas ziņas\n\nPirmā\n04.11.2024. 09:30\nOtrā\n29.10.2024. 14:12\n";
        assert!(kinds(raw).ends_with(&[BlockKind::Listing; 4]));
    }
}
