//! What holds for every text and every day.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on stops"
)]

use std::sync::LazyLock;

use answering::{Lang, render};
use chrono::{Datelike, NaiveDate};
use extraction::{Knowledge, Source, extract};
use language::{
    Text,
    lv::temporal::resolve,
    timex::{Clock, When},
};
use proptest::prelude::*;

static KNOWLEDGE: LazyLock<Knowledge> =
    LazyLock::new(|| Knowledge::built_in().expect("the built-in tables hold"));

fn day() -> impl Strategy<Value = NaiveDate> {
    (700_000..750_000_i32).prop_filter_map("a day", NaiveDate::from_num_days_from_ce_opt)
}

/// The values of all expressions of time in `text`, read without any anchor.
fn read(text: &str) -> Vec<String> {
    let parsed = Text::new(text);
    KNOWLEDGE
        .temporal
        .read(&parsed)
        .iter()
        .filter_map(|reading| resolve(reading, None))
        .map(|timex| timex.norm())
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_day_that_we_write_we_read_back(day in day(), hour in 0..24_u32, minute in 0..60_u32) {
        let when = When::day(day);
        let timed = when.at(Some(Clock { hour, minute }));
        for lang in [Lang::Lv, Lang::Uk, Lang::En, Lang::Ru] {
            prop_assert_eq!(read(&render::date(lang, when)), vec![when.to_string()]);
        }
        prop_assert_eq!(read(&render::date(Lang::Lv, timed)), vec![timed.to_string()]);
        let month = When::month(Some(day.year()), day.month());
        prop_assert_eq!(read(&render::date(Lang::Lv, month)), vec![month.to_string()]);
        prop_assert_eq!(read(&render::date(Lang::Lv, When::year(day.year()))), vec![day.year().to_string()]);
    }

    #[test]
    fn a_range_that_we_write_we_read_back(day in day(), length in 1..400_u64) {
        let last = day.checked_add_days(chrono::Days::new(length)).expect("a later day");
        let (start, end) = (When::day(day), When::day(last));
        prop_assert_eq!(read(&render::range(Lang::Lv, start, end)), vec![format!("{start}/{end}")]);
    }

    #[test]
    fn no_text_makes_extraction_panic(text in "\\PC{0,400}") {
        prop_assert!(extract(Source::default(), &text, &KNOWLEDGE).mentions.len() <= text.len());
    }

    #[test]
    fn no_text_of_dates_names_and_marks_makes_extraction_panic(
        words in prop::collection::vec(prop::sample::select(vec![
            "2023.", "gada", "31.", "31", "janvārī", "līdz", "no", "–", "-", ".", ",", "(", ")", "“", "”", "\n", "plkst.", "17.30", "25:61",
            "projekts", "SIA", "Rīgas", "bibliotēka", "Anna", "Bērziņa", "EUR", "12 000,00", "katru", "trešdienu", "0000", "šī", "gadsimta", "29.", "februārī",
        ]), 0..60),
    ) {
        let text = words.join(" ");
        let extraction = extract(Source::default(), &text, &KNOWLEDGE);
        let mut end = 0;
        for mention in &extraction.mentions {
            prop_assert!(mention.span.start >= end && mention.span.end <= text.len());
            end = mention.span.end;
        }
    }
}
