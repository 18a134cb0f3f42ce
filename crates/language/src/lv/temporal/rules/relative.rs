//! Expressions that only the day of the text, or the day named before, can tell.

use super::{Stretch, TemporalRule, YearOf};
use crate::{
    lv::temporal::reading::{Part, Reading},
    rule::{Found, Rule},
    timex::Clock,
};
use chrono::Weekday;

pub(super) const RULES: &[TemporalRule] = &[
    Rule {
        name: "temporal.day-adverb",
        pattern: "(?<days>day_adverb)",
        examples: &[
            ("Parīt durvis vērs muzejs.", "2023-11-17"),
            ("Vakar bija salidojums.", "2023-11-14"),
        ],
        produce: |found| one(found, Stretch::Days(i64::from(found.value("days")?))),
    },
    Rule {
        name: "temporal.week",
        pattern: "(?:(?<weeks>week_adverb)|(?<weeks_on>deictic) week_word)",
        examples: &[
            ("Nākamnedēļ sāksies kursi.", "2023-11-20/2023-11-26"),
            ("Nākošajā nedēļā tiekamies.", "2023-11-20/2023-11-26"),
        ],
        produce: |found| {
            one(
                found,
                Stretch::Weeks(i64::from(found.value("weeks").or(found.value("weeks_on"))?)),
            )
        },
    },
    Rule {
        name: "temporal.weekend",
        pattern: "(?<weeks>deictic) (?:week_word (?<part>part)|weekend_word|weekend_days)",
        examples: &[(
            "Tirdziņš notiks šajā nedēļas nogalē.",
            "2023-11-18/2023-11-19",
        )],
        produce: |found| {
            if found.value("part").is_some_and(|part| part != 3) {
                return None;
            }
            one(found, Stretch::Weekend(i64::from(found.value("weeks")?)))
        },
    },
    Rule {
        name: "temporal.weekday-of-week",
        pattern: "(?:(?<week>deictic) week_word|(?<adverb>week_adverb)) (?<weekday>weekday)",
        examples: &[("Šīs nedēļas piektdienā koncerts.", "2023-11-17")],
        produce: |found| {
            let week = found.value("week").or(found.value("adverb"))?;
            let weekday = weekday(found.value("weekday")?)?;
            one(
                found,
                Stretch::Weekday {
                    weekday,
                    week: Some(i64::from(week)),
                },
            )
        },
    },
    Rule {
        name: "temporal.part-of-month",
        pattern: "(?<months>deictic)? month_word filler? (?<part>part)",
        examples: &[(
            "Līdz mēneša beigām jāatdod grāmatas.",
            "2023-11-21/2023-11-30",
        )],
        produce: |found| {
            let part = match found.value("part")? {
                1 => Part::Start,
                2 => Part::Middle,
                _ => Part::End,
            };
            one(
                found,
                Stretch::PartOfMonth(found.value("months").unwrap_or(0), part),
            )
        },
    },
    Rule {
        name: "temporal.month-of-text",
        pattern: "(?:(?<months>month_adverb)|(?<months_on>deictic) month_word)",
        examples: &[
            ("Šomēnes gaidām viesus.", "2023-11"),
            ("Pagājušajā mēnesī slēdza.", "2023-10"),
        ],
        produce: |found| {
            one(
                found,
                Stretch::Months(found.value("months").or(found.value("months_on"))?),
            )
        },
    },
    Rule {
        name: "temporal.distance",
        pattern: "(?<way>after|before) (?:(?<count>number|cardinal) )?(?<unit>day_word|week_word|month_word|year_word|years_word)",
        examples: &[
            ("Rezultātus uzzināsim pēc trim dienām.", "2023-11-18"),
            ("Pirms nedēļas atvērts.", "2023-11-08"),
        ],
        produce: distance,
    },
    Rule {
        name: "temporal.distance-range",
        pattern: "(?<way>after|before) (?<near>number|cardinal) (?:dash|and) (?<far>number|cardinal) years_word",
        examples: &[("Pirms 10 vai 15 gadiem te bija skola.", "2008/2013")],
        produce: |found| {
            let (near, far) = (found.value("near")?, found.value("far")?);
            let before = found.group("way").first()?.symbol == b'2';
            let (first, last) = if before { (-far, -near) } else { (near, far) };
            let year = |offset| Stretch::Year(YearOf::Offset(offset));
            ((1..far).contains(&near) && far <= 100)
                .then(|| vec![Reading::range(found.range.clone(), year(first), year(last))])
        },
    },
    Rule {
        name: "temporal.weekday",
        pattern: "(?:(?<week>deictic) )?(?<weekday>weekday)",
        examples: &[
            ("Svētdien izskanēja Baha mūzika.", "2023-11-12"),
            ("Šo ceturtdien ieeja brīva.", "2023-11-16"),
        ],
        produce: |found| {
            let weekday = weekday(found.value("weekday")?)?;
            let mut reading = Reading::new(
                found.range.clone(),
                Stretch::Weekday {
                    weekday,
                    week: found.value("week").map(i64::from),
                },
            );
            reading.weekday = Some(weekday);
            Some(vec![reading])
        },
    },
    Rule {
        name: "temporal.weekday-adverb",
        pattern: "(?<day>weekday_adverb)",
        examples: &[
            ("Nākamceturtdien runāsim.", "2023-11-23"),
            ("Šopiektdien koncerts.", "2023-11-17"),
        ],
        produce: |found| {
            let (weekday, week) = match found.value("day")? {
                value @ 11.. => (weekday(value - 10)?, 1),
                value @ ..0 => (weekday(value + 10)?, -1),
                value => (weekday(value)?, 0),
            };
            one(
                found,
                Stretch::Weekday {
                    weekday,
                    week: Some(week),
                },
            )
        },
    },
    Rule {
        name: "temporal.later",
        pattern: "(?:(?<count>number|cardinal) )?(?<unit>hour_word) later",
        examples: &[(
            "Lekcija 2024. gada 3. maijā plkst. 17.00, stundu vēlāk koncerts.",
            "2024-05-03T18:00",
        )],
        produce: |found| {
            let minutes = if found.value("unit")? == 30 { 30 } else { 60 };
            let count = found.number("count").unwrap_or(1);
            one(
                found,
                Stretch::Later((count <= 12).then_some(count)? * minutes),
            )
        },
    },
    Rule {
        name: "temporal.days-later",
        pattern: "(?:(?<count>number|cardinal) )?(?<unit>day_word|week_word) later",
        examples: &[(
            "Konkursu izsludināja 2024. gada 3. maijā, 18 dienas vēlāk to slēdza.",
            "2024-05-21",
        )],
        produce: |found| {
            let count = i64::from(found.number("count").unwrap_or(1));
            let week = found
                .group("unit")
                .first()
                .is_some_and(|unit| unit.symbol == b'N');
            let days = if week { count * 7 } else { count };
            one(found, Stretch::DaysLater((days <= 400).then_some(days)?))
        },
    },
    Rule {
        name: "temporal.next-day",
        pattern: "(?<next>deictic) (?:day_word|daypart)",
        examples: &[
            (
                "Svinības 2024. gada 5. oktobrī. Šajā dienā ieeja brīva.",
                "2024-10-05",
            ),
            (
                "Koncerts 2024. gada 3. maijā, nākamajā dienā darbnīcas.",
                "2024-05-04",
            ),
        ],
        produce: |found| match found.value("next")? {
            days @ 0..=1 => one(found, Stretch::DaysLater(i64::from(days))),
            _ => None,
        },
    },
    Rule {
        name: "temporal.same-day",
        pattern: "same_lead filler day_word(?<time> and time_word)?",
        examples: &[(
            "Termiņš: 2024. gada 16. maijs. Atvēršana: tajā pašā dienā.",
            "2024-05-16",
        )],
        produce: |found| {
            one(
                found,
                Stretch::Same {
                    clock: found.has("time"),
                },
            )
        },
    },
    Rule {
        name: "temporal.same-time",
        pattern: "same_lead filler time_word",
        examples: &[(
            "Lekcija 2024. gada 18. aprīlī plkst. 17.30, nākamā 2024. gada 23. maijā tajā pašā laikā.",
            "2024-05-23T17:30",
        )],
        produce: |found| {
            let mut reading = Reading::new(found.range.clone(), Stretch::Clock);
            reading.clock = Some((SAME_CLOCK, None));
            reading.loose = true;
            Some(vec![reading])
        },
    },
];

/// Stands for the time of day named before; no clock shows it.
pub(in crate::lv::temporal) const SAME_CLOCK: Clock = Clock {
    hour: 99,
    minute: 0,
};

fn one(found: &Found<'_>, stretch: Stretch) -> Option<Vec<Reading>> {
    Some(vec![Reading::new(found.range.clone(), stretch)])
}

/// Monday is 1.
pub(super) fn weekday(number: i32) -> Option<Weekday> {
    Weekday::try_from(u8::try_from(number - 1).ok()?).ok()
}

fn distance(found: &Found<'_>) -> Option<Vec<Reading>> {
    let count = found.value("count");
    let way = if found.group("way").first()?.symbol == b'1' {
        1
    } else {
        -1
    };
    let steps = way * count.unwrap_or(1);
    let stretch = match (found.group("unit").first()?.symbol, count) {
        (b'y', Some(1..=60)) => Stretch::Days(i64::from(steps)),
        (b'N', None | Some(1..=20)) => Stretch::Days(i64::from(steps) * 7),
        (b'E', None | Some(1..=24)) => Stretch::Months(steps),
        (b'G' | b'P', Some(1..=100)) => Stretch::Year(YearOf::Offset(steps)),
        _ => return None,
    };
    one(found, stretch)
}
