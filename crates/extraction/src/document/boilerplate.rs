//! Lines that no fact rests on: navigation, forms, counters, link texts, lists of other articles.

use language::{
    Text,
    lv::temporal::{Reading, Stretch},
};

use super::{Block, BlockKind, opens_with_day};

/// Folded lines that are boilerplate as a whole.
const WHOLE: &[&str] = &[
    "leave a comment",
    "drukat",
    "dalities",
    "meklet...",
    "meklet",
    "reklama",
    "sakums",
    "kontakti",
    "uz augsu",
    "pariet uz saturu",
    "lasi vel",
    "saistitie raksti",
    "projekta galerija",
    "galerija",
    "tikšanas programma",
    "tikšanās programma",
    "programma seit",
    "ieteikt twitter",
    "kopet saiti",
    "lejupieladet pdf",
    "atpakal",
    "vards *",
    "e-pasts *",
    "komentari",
    "citi jaunumi",
    "***",
    "*",
    "vairak",
    "vairak lasit",
    "lasit vairak",
    "pievienot komentaru",
    "tulkot",
    "a a a",
    "preses relize",
    "pazinojums presei",
    "informacija presei",
    "informacija medijiem",
    "informacija plassazinas lidzekliem",
];

/// Folded beginnings of boilerplate lines.
const BEGINNINGS: &[&str] = &[
    "*required",
    "vairak lasit",
    "vairal lasit",
    "lasit vairak",
    "komentari (",
    "saja vietne tiek izmantotas",
    "si vietne izmanto",
    "viegli lasit",
    "dalities ",
    "drukat ",
    "jusu e-pasta adrese",
    "©",
    "(c) ",
    "varda dienas",
    "vardadienas",
    "tagi:",
    "birkas:",
    "saturs turpinasies",
    "tulkot",
    "izmantojiet google",
    "turpinot lietot",
    "skatits",
    "« ieprieksej",
    "ieteikt ",
    "copyright",
    "foto galerija",
    "pieraksties",
    "seko mums",
];

/// Endings of names of files.
const FILES: &[&str] = &[".jpg", ".jpeg", ".png", ".gif", ".svg", ".pdf", ".webp"];

pub(super) fn mark(text: &Text<'_>, blocks: &mut [Block], readings: &[Reading]) {
    for (index, block) in blocks.iter_mut().enumerate() {
        let line = block.span.of(text.raw);
        let path = || is_breadcrumb(line, index) && !opens_with_day(block.span, readings);
        if is_boilerplate(&text.folded_of(block.span)) || path() {
            block.kind = BlockKind::Boilerplate;
        }
    }
    mark_today(text, blocks, readings);
    mark_listings(text, blocks, readings);
}

fn is_boilerplate(folded: &str) -> bool {
    let folded = folded.trim();
    let is_file = FILES.iter().any(|ending| folded.ends_with(ending)) && !folded.contains(' ');
    let has_letter = folded.chars().any(char::is_alphanumeric);
    !has_letter
        || is_file
        || WHOLE.contains(&folded)
        || BEGINNINGS
            .iter()
            .any(|beginning| folded.starts_with(beginning))
}

/// Lines further down are no paths to the page.
const LAST_BREADCRUMB: usize = 30;

/// *Par mums / Projekti / Tilts*, *Sākums | Jaunumi*, *Sākumlapa › Ziņas*: short parts near the top, none a sentence.
fn is_breadcrumb(line: &str, index: usize) -> bool {
    if index >= LAST_BREADCRUMB {
        return false;
    }
    let wide = ['|', '›', '»', '>']
        .iter()
        .find(|separator| line.matches(**separator).count() >= 1 && !line.starts_with(**separator));
    let parts: Vec<&str> = match wide {
        Some(separator) => line.split(*separator).collect(),
        None => line.split(" / ").collect(),
    };
    let short = parts
        .iter()
        .all(|part| part.split_whitespace().count() <= 8 && !part.trim().is_empty());
    let limit = if wide.is_some() { LAST_BREADCRUMB } else { 14 };
    parts.len() > 1
        && !line.contains(':')
        && short
        && index < limit
        && !line.ends_with(['.', '!', '?', ':'])
        && (parts.len() > 2 || index < 3 || wide.is_some())
}

/// *Pirmdiena, 15. decembris* above *Vārda dienas: …*: the day on which somebody looked at the page.
fn mark_today(text: &Text<'_>, blocks: &mut [Block], readings: &[Reading]) {
    for index in 1..blocks.len() {
        let folded = text.folded_of(blocks[index].span);
        let names = folded.starts_with("varda dien") || folded.starts_with("vardadien");
        if names && super::is_day(blocks[index - 1].span, readings) {
            blocks[index - 1].kind = BlockKind::Boilerplate;
        }
    }
}

/// A title line and a line with nothing but a time stamp, at least twice in a row, or once under a head that says so.
fn mark_listings(text: &Text<'_>, blocks: &mut [Block], readings: &[Reading]) {
    let stamps: Vec<usize> = (0..blocks.len())
        .filter(|&index| is_stamp(text, blocks, readings, index))
        .collect();
    for pair in stamps.windows(2) {
        if let [first, second] = *pair
            && second == first + 2
            && first > 0
        {
            for block in blocks.iter_mut().take(second + 1).skip(first - 1) {
                block.kind = BlockKind::Listing;
            }
        }
    }
}

/// A line that is a day with a time of day, or a day, and nothing else.
fn is_stamp(text: &Text<'_>, blocks: &[Block], readings: &[Reading], index: usize) -> bool {
    let span = blocks[index].span;
    let inside = readings.iter().find(|reading| span.contains(reading.span));
    inside.is_some_and(|reading| {
        let rest = span.len() - reading.span.len();
        let marks = span
            .of(text.raw)
            .chars()
            .filter(|letter| letter.is_alphabetic())
            .count();
        matches!(reading.from, Stretch::Day { .. })
            && reading.stated_year().is_some()
            && reading.clock.is_some()
            && rest <= 4
            && marks == 0
    })
}
