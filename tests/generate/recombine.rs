//! Articles without end: the fixtures over again with other towns, names, days and sums, no two equal.

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

/// About how long an article is, in bytes.
const LENGTH: usize = 4800;

/// Stems of towns that are inflected alike.
const TOWNS: &[&str] = &[
    "Valmier", "Madon", "Jelgav", "Liepāj", "Jūrmal", "Dobel", "Tukum", "Ludz", "Preiļ", "Siguld",
];

/// Stems of surnames that are inflected alike.
const SURNAMES: &[&str] = &[
    "Krūmiņ",
    "Kalniņ",
    "Ozoliņ",
    "Liepiņ",
    "Krūkliņ",
    "Zariņ",
    "Siliņ",
    "Kārkliņ",
];

/// Stems of months in two classes of endings.
const MONTHS: [&[&str]; 2] = [
    &[
        "janvār", "februār", "aprīl", "septembr", "oktobr", "novembr", "decembr",
    ],
    &["mart", "jūnij", "jūlij", "august"],
];

/// The texts that are recombined, in the order of their names.
pub(crate) fn texts(root: &Path) -> Vec<String> {
    let mut files: Vec<PathBuf> = ["seeds", "fixtures/gold/dev"]
        .iter()
        .filter_map(|folder| fs::read_dir(root.join(folder)).ok())
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    files.sort();
    files
        .iter()
        .filter_map(|path| fs::read_to_string(path).ok())
        .collect()
}

/// Article `number`.
pub(crate) fn recombined(texts: &[String], number: usize) -> String {
    let round = number / texts.len().max(1);
    let mut article = format!("Ziņas nr. {number}\n\n");
    // One fixture, and others behind it, each round another, until the article is long enough.
    let order = (0..texts.len())
        .filter_map(|step| texts.get((number + step * (round % 7 + 1)) % texts.len()));
    for text in order {
        if article.len() > LENGTH {
            break;
        }
        let room = LENGTH * 3 / 2 - article.len().min(LENGTH);
        article.extend(text.split_inclusive('\n').scan(0, |taken, line| {
            *taken += line.len();
            (*taken < room).then_some(line)
        }));
        article.push('\n');
    }
    for (list, step) in [(TOWNS, 1), (SURNAMES, 3), (MONTHS[0], 5), (MONTHS[1], 7)] {
        article = rotated(&article, list, round / step + number);
    }
    numbers(&article, number)
}

/// Each word of `list` by the one `by` places further on.
fn rotated(text: &str, list: &[&str], by: usize) -> String {
    let mut turned = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((at, found)) = list
        .iter()
        .enumerate()
        .filter_map(|(at, word)| Some((at, rest.find(word)?)))
        .min_by_key(|(_, found)| *found)
    {
        let (before, after) = rest.split_at(found);
        turned.push_str(before);
        let word = list
            .get((at + by) % list.len())
            .copied()
            .unwrap_or_default();
        turned.push_str(word);
        rest = after
            .get(list.get(at).map_or(0, |word| word.len())..)
            .unwrap_or_default();
    }
    turned.push_str(rest);
    turned
}

/// Years and days moved, and other long numbers made anew.
fn numbers(text: &str, number: usize) -> String {
    let signed = |number: usize| i64::try_from(number).unwrap_or(0);
    let (years, days) = (signed(number % 13) - 6, signed(number / 13 % 7) - 3);
    let mut moved = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(|letter: char| letter.is_ascii_digit()) {
        let (before, digits) = rest.split_at(at);
        let end = digits
            .find(|letter: char| !letter.is_ascii_digit())
            .unwrap_or(digits.len());
        let (digits, behind) = digits.split_at(end);
        moved.push_str(before);
        match digits.parse::<i64>() {
            Ok(day) if (1..=31).contains(&day) && is_day(behind) => {
                moved.push_str(&(day + days).clamp(1, 28).to_string());
            }
            Ok(year) if (2005..=2030).contains(&year) => {
                moved.push_str(&(year + years).to_string())
            }
            Ok(sum) if (1000..10_000_000).contains(&sum) => {
                moved.push_str(&(sum + signed(number % 997)).to_string());
            }
            _ => moved.push_str(digits),
        }
        rest = behind;
    }
    moved.push_str(rest);
    moved
}

/// Whether the number before `behind` is a day of a month: *4. maijā*, *10.–13.*, *2.06.2023*, and no hour.
fn is_day(behind: &str) -> bool {
    let Some(behind) = behind.strip_prefix('.') else {
        return false;
    };
    let dash = |text: &str| text.trim_start().starts_with(['–', '-']);
    let month = behind.get(..2).and_then(|month| month.parse::<u32>().ok());
    let dated = behind
        .get(2..)
        .is_some_and(|rest| rest.starts_with('.') || dash(rest));
    dash(behind)
        || behind.trim_start().starts_with(char::is_alphabetic)
        || dated && month.is_some_and(|month| (1..=12).contains(&month))
}

/// Writes `count` articles, one JSON object a line.
#[allow(dead_code, reason = "not everybody who makes articles writes them all")]
pub(crate) fn write(texts: &[String], count: usize, out: &mut impl Write) -> io::Result<()> {
    for number in 0..count {
        let text = recombined(texts, number);
        serde_json::to_writer(
            &mut *out,
            &serde_json::json!({"id": format!("a{number:06}"), "text": text}),
        )?;
        out.write_all(b"\n")?;
    }
    Ok(())
}
