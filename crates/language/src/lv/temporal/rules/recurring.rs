//! Repetition and opening hours.

use super::{Stretch, TemporalRule, relative::weekday};
use crate::{
    lv::temporal::reading::{Reading, Repeats},
    rule::{Found, Rule},
};
use chrono::Weekday;

pub(super) const RULES: &[TemporalRule] = &[
    Rule {
        name: "temporal.every-weekday",
        pattern: "every (?:(?<nth>ordinal) )?(?<days>weekday(?:(?:comma|and|comma and) every? weekday)*)",
        examples: &[
            ("Nodarbības katru trešdienu.", "FREQ=WEEKLY;BYDAY=WE"),
            ("Katru sestdienu un svētdienu.", "FREQ=WEEKLY;BYDAY=SA,SU"),
        ],
        produce: every_weekday,
    },
    Rule {
        name: "temporal.weekdays",
        pattern: "(?<days>weekdays(?:(?:comma|and|and like|comma and|dash) weekdays)*)",
        examples: &[
            (
                "Mēģinājumi notiek pirmdienās un trešdienās plkst. 18.30.",
                "FREQ=WEEKLY;BYDAY=MO,WE",
            ),
            ("Зустрічаємося щочетверга.", "FREQ=WEEKLY;BYDAY=TH"),
        ],
        produce: weekdays,
    },
    Rule {
        name: "temporal.weekday-range",
        pattern: "(?<first>weekday|weekdays) (?:dash|until) (?<last>weekday|weekdays)",
        examples: &[(
            "Atvērts pirmdien–piektdien 8.00–17.00.",
            "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
        )],
        produce: weekday_range,
    },
    Rule {
        name: "temporal.weekday-of-month",
        pattern: "every? month_word (?<place>ordinal)(?: (?:and|comma) (?<place2>ordinal))? (?<day>weekday)",
        examples: &[
            (
                "Klubs pulcējas katra mēneša pirmajā sestdienā.",
                "FREQ=MONTHLY;BYDAY=1SA",
            ),
            (
                "Mēneša pēdējā ceturtdienā krājums tiek pārbaudīts.",
                "FREQ=MONTHLY;BYDAY=-1TH",
            ),
        ],
        produce: weekday_of_month,
    },
    Rule {
        name: "temporal.every-day",
        pattern: "every day_word",
        examples: &[("Izstāde atvērta katru dienu.", "FREQ=DAILY")],
        produce: |found| repeats(found, "DAILY", Vec::new(), 1),
    },
    Rule {
        name: "temporal.workdays",
        pattern: "(?:workdays|work_word (?<word>day_word))",
        examples: &[(
            "Atvērts darbdienās no plkst. 9.00 līdz 17.00.",
            "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
        )],
        produce: |found| repeats(found, "WEEKLY", between(Weekday::Mon, Weekday::Fri), 1),
    },
    Rule {
        name: "temporal.weekend-days",
        pattern: "(?:weekend_days|every week_word (?<part>part))",
        examples: &[("Brīvdienās no 10.00 līdz 15.00.", "FREQ=WEEKLY;BYDAY=SA,SU")],
        produce: |found| repeats(found, "WEEKLY", between(Weekday::Sat, Weekday::Sun), 1),
    },
    Rule {
        name: "temporal.once-a-month",
        pattern: "once month_word comma? (?:weekday|weekdays)",
        examples: &[("Klubs tiekas reizi mēnesī, sestdienā.", "FREQ=MONTHLY")],
        produce: |found| repeats(found, "MONTHLY", Vec::new(), 1),
    },
];

fn repeats(
    found: &Found<'_>,
    frequency: &'static str,
    days: Vec<Weekday>,
    interval: u32,
) -> Option<Vec<Reading>> {
    let by_day = days.into_iter().map(|day| (None, day)).collect();
    let mut reading = Reading::new(found.range.clone(), Stretch::Clock);
    reading.repeats = Some(Repeats {
        frequency,
        by_day,
        interval,
    });
    Some(vec![reading])
}

fn listed(found: &Found<'_>) -> Option<Vec<Weekday>> {
    let days = found
        .group("days")
        .iter()
        .filter(|item| matches!(item.symbol, b'W' | b'R'));
    days.map(|item| weekday(item.value)).collect()
}

fn every_weekday(found: &Found<'_>) -> Option<Vec<Reading>> {
    let interval = match found.value("nth") {
        None => 1,
        Some(2) => 2,
        Some(_) => return None,
    };
    repeats(found, "WEEKLY", listed(found)?, interval)
}

fn weekdays(found: &Found<'_>) -> Option<Vec<Reading>> {
    let days = listed(found)?;
    match (
        found.group("days").iter().any(|item| item.symbol == b'='),
        days.as_slice(),
    ) {
        (true, [first, last]) => repeats(found, "WEEKLY", between(*first, *last), 1),
        _ => repeats(found, "WEEKLY", days, 1),
    }
}

fn weekday_range(found: &Found<'_>) -> Option<Vec<Reading>> {
    repeats(
        found,
        "WEEKLY",
        between(
            weekday(found.value("first")?)?,
            weekday(found.value("last")?)?,
        ),
        1,
    )
}

/// All weekdays from the first to the last, past Sunday where needed.
fn between(first: Weekday, last: Weekday) -> Vec<Weekday> {
    let mut days = vec![first];
    let mut day = first;
    while day != last {
        day = day.succ();
        days.push(day);
    }
    days
}

fn weekday_of_month(found: &Found<'_>) -> Option<Vec<Reading>> {
    let day = weekday(found.value("day")?)?;
    let places = [found.value("place"), found.value("place2")];
    let by_day = places
        .into_iter()
        .flatten()
        .filter(|place| (-1..=5).contains(place))
        .map(|place| (Some(place), day))
        .collect();
    let mut reading = Reading::new(found.range.clone(), Stretch::Clock);
    reading.repeats = Some(Repeats {
        frequency: "MONTHLY",
        by_day,
        interval: 1,
    });
    Some(vec![reading])
}
