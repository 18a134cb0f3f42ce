//! The days that a question names.

use chrono::{Datelike, NaiveDate};
use extraction::Knowledge;
use language::{
    Text,
    fold::fold,
    lv::temporal::{Anchor, Direction, resolve},
};

use crate::tables::{Cue, QuestionWords};

/// The days a question names, read from today: a year, a month, a week, a day; and the folded words that name them.
pub(crate) fn period(
    text: &str,
    today: NaiveDate,
    knowledge: &Knowledge,
    tables: &QuestionWords,
) -> (Option<(NaiveDate, NaiveDate)>, Vec<String>) {
    let lower = text.to_lowercase();
    let parsed = Text::new(&lower);
    let anchor = Anchor::day(today, Direction::Nearest);
    let readings = knowledge.temporal.read(&parsed);
    let found = readings.iter().find_map(|reading| {
        let timex = resolve(reading, Some(&anchor)).filter(|timex| timex.recurrence.is_none())?;
        Some(((timex.first()?, timex.last()?), reading.span))
    });
    match found {
        Some((days, span)) => {
            let words = fold(span.of(&lower))
                .split(|letter: char| !letter.is_alphanumeric())
                .filter(|word| !word.is_empty())
                .map(str::to_owned)
                .collect();
            (Some(days), words)
        }
        None => (
            month(&lower, today, tables).or_else(|| bare_year(&lower)),
            lower
                .split(|letter: char| !letter.is_alphabetic())
                .filter(|word| month_of(word, tables).is_some())
                .map(fold)
                .collect(),
        ),
    }
}

/// A month named alone in Ukrainian, Russian or English: the one of the year that is named, else the nearest to today.
fn month(text: &str, today: NaiveDate, tables: &QuestionWords) -> Option<(NaiveDate, NaiveDate)> {
    let words: Vec<String> = text
        .split(|letter: char| !letter.is_alphabetic())
        .filter(|word| !word.is_empty())
        .map(fold)
        .collect();
    let month = (0..words.len()).find_map(|at| {
        let word = words.get(at)?;
        // English "may" is a month only behind "in", "this" and the like.
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        let introduced =
            before.is_some_and(|before| tables.cues(before).any(|cue| cue == Cue::BeforeMonth));
        month_of(word, tables).filter(|_| word != "may" || introduced)
    })?;
    let named = bare_year(text).map(|(first, _)| first.year());
    let first = match named {
        Some(year) => NaiveDate::from_ymd_opt(year, month, 1)?,
        None => (today.year() - 1..=today.year() + 1)
            .filter_map(|year| NaiveDate::from_ymd_opt(year, month, 1))
            .min_by_key(|first| (*first + chrono::Days::new(15) - today).num_days().abs())?,
    };
    let last = first
        .checked_add_months(chrono::Months::new(1))?
        .pred_opt()?;
    Some((first, last))
}

/// The month that a word names, counted from 1.
fn month_of(word: &str, tables: &QuestionWords) -> Option<u32> {
    let word = fold(word);
    tables.cues(&word).find_map(|cue| match cue {
        Cue::Month(month) => Some(month),
        _ => None,
    })
}

/// *2023*: four digits that are a year.
fn bare_year(text: &str) -> Option<(NaiveDate, NaiveDate)> {
    let numbers = text
        .split(|letter: char| !letter.is_ascii_digit())
        .filter(|number| number.len() == 4);
    let year = numbers
        .filter_map(|number| number.parse::<i32>().ok())
        .find(|year| (1990..2100).contains(year))?;
    let first = NaiveDate::from_ymd_opt(year, 1, 1)?;
    Some((first, NaiveDate::from_ymd_opt(first.year(), 12, 31)?))
}
