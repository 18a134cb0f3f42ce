//! Times of day.

use super::{CURRENCY, Stretch, TemporalRule, is_tight, next_symbol, previous_symbol};
use crate::{
    lv::temporal::reading::Reading,
    rule::{Found, Rule},
    timex::Clock,
};

pub(super) const RULES: &[TemporalRule] = &[
    Rule {
        name: "temporal.clock",
        pattern: "clock_word colon? (?<hour1>hour)(?: (?:dot|colon) (?<minute1>minute))? clock_word?\
                  (?: (?:dash|until) clock_word? colon? (?<hour2>hour)(?: (?:dot|colon) (?<minute2>minute))?)?",
        examples: &[
            (
                "Koncerts 2023. gada 16. decembrī plkst. 19 zālē.",
                "2023-12-16T19:00",
            ),
            (
                "Tirgus 2023. gada 25. novembrī plkst. 11.00–14.00 laukumā.",
                "2023-11-25T11:00/2023-11-25T14:00",
            ),
            (
                "Balle 31.decembrī no plkst.22:00 līdz 04:00.",
                "2023-12-31T22:00/2024-01-01T04:00",
            ),
        ],
        produce: clock,
    },
    Rule {
        name: "temporal.clock-alone",
        pattern: "clock_word colon? (?<hour1>hour)(?: (?:dot|colon) (?<minute1>minute))?(?: (?<part>daypart))?",
        examples: &[(
            "Koncerts 2024. gada 5. maijā plkst. 12.00 - 6. maijs ir brīvs.",
            "2024-05-05T12:00",
        )],
        produce: clock,
    },
    Rule {
        name: "temporal.clock-in-words",
        pattern: "clock_word (?:(?<hour1>cardinal)|(?<half>half_hour))(?: (?<part>daypart))?",
        examples: &[(
            "Sākums 2023. gada 2. decembrī pulksten piecos.",
            "2023-12-02T05:00",
        )],
        produce: in_words,
    },
    Rule {
        name: "temporal.hour-in-words",
        pattern: "(?<hour1>cardinal) from? (?<part>daypart)",
        examples: &[(
            "Balle 2024. gada 3. maijā beigsies četros no rīta.",
            "2024-05-03T04:00",
        )],
        produce: in_words,
    },
    Rule {
        name: "temporal.clock-range",
        pattern: "(?<hour1>hour) (?:dot|colon) (?<minute1>minute) (?:dash|until) clock_word? (?<hour2>hour) (?:dot|colon) (?<minute2>minute)",
        examples: &[(
            "Seminārs 2023. gada 7. decembrī: 09.30–10.00 reģistrācija.",
            "2023-12-07T09:30/2023-12-07T10:00",
        )],
        produce: clock,
    },
    Rule {
        name: "temporal.clock-colon",
        pattern: "(?<hour1>hour) colon (?<minute1>minute)",
        examples: &[("Sāksim 2023. gada 4. decembrī 17:30.", "2023-12-04T17:30")],
        produce: clock,
    },
    Rule {
        name: "temporal.clock-at-line-start",
        pattern: "line (?<span>(?<hour1>hour) dot (?<minute1>minute))",
        examples: &[(
            "Programma 2023. gada 4. decembrī\n13.55 Bānīša sagaidīšana",
            "2023-12-04T13:55",
        )],
        produce: at_line_start,
    },
    Rule {
        name: "temporal.clock-beside-day",
        pattern: "(?<hour1>hour) (?:dot|colon) (?<minute1>minute)",
        examples: &[(
            "Lekcija 2023. gada 4. decembrī 18.00 zālē.",
            "2023-12-04T18:00",
        )],
        produce: loose,
    },
    Rule {
        name: "temporal.hours-beside-day",
        pattern: "(?<hour1>hour)(?: (?:dot|colon) (?<minute1>minute))? (?:dash|until) (?<hour2>hour)(?: (?:dot|colon) (?<minute2>minute))?",
        examples: &[
            (
                "Darbnīca 2023. gada 7. decembrī 11-14",
                "2023-12-07T11:00/2023-12-07T14:00",
            ),
            (
                "Pārgājiens 2025. gada 31. oktobrī 18–20.30 pie ezera.",
                "2025-10-31T18:00/2025-10-31T20:30",
            ),
        ],
        produce: loose,
    },
];

fn reading(found: &Found<'_>) -> Option<Reading> {
    let start = in_part_of_day(found, at(found, "hour1", "minute1")?);
    let end = if found.has("hour2") {
        Some(at(found, "hour2", "minute2")?)
    } else {
        None
    };
    let mut reading = Reading::new(found.range.clone(), Stretch::Clock);
    reading.clock = Some((start, end));
    Some(reading)
}

/// The clock of two groups; the mark between hour and minute may have a space behind it only if it is a colon.
fn at(found: &Found<'_>, hour: &str, minute: &str) -> Option<Clock> {
    let clock = Clock {
        hour: found.number(hour)?,
        minute: found.number(minute).unwrap_or(0),
    };
    if let (Some(hours), Some(minutes)) = (found.group_range(hour), found.group_range(minute)) {
        let colon = found
            .items
            .get(hours.end)
            .is_some_and(|mark| mark.symbol == b';');
        if !colon && !is_tight(found, hours.start..minutes.end) {
            return None;
        }
    }
    (clock.hour < 24
        || clock
            == Clock {
                hour: 24,
                minute: 0,
            })
    .then_some(clock)
}

/// Money, percentages and parts of longer numbers are no times.
fn is_priced(found: &Found<'_>) -> bool {
    let tight = is_tight(
        found,
        found.range.end.saturating_sub(1)..found.range.end + 1,
    );
    let longer = tight
        && matches!(next_symbol(found), Some(b'_' | b';' | b'%' | b'='))
        && found
            .items
            .get(found.range.end + 1)
            .is_some_and(|item| item.symbol.is_ascii_lowercase() || item.symbol == b'Y')
        && is_tight(found, found.range.end..found.range.end + 2);
    next_symbol(found) == Some(CURRENCY) || longer
}

fn is_part_of_longer(found: &Found<'_>) -> bool {
    let start = found.range.start;
    start > 0
        && is_tight(found, start - 1..start + 1)
        && matches!(previous_symbol(found), Some(b'_' | b';' | b'%' | b'9'))
}

fn clock(found: &Found<'_>) -> Option<Vec<Reading>> {
    // "plkst. 12.00 - 6. maijs": the second number is a day.
    let day_behind = found.has("hour2")
        && !found.has("minute2")
        && next_symbol(found) == Some(b'_')
        && !is_last_dot(found);
    if day_behind || is_priced(found) || is_part_of_longer(found) {
        return None;
    }
    Some(vec![reading(found)?])
}

fn at_line_start(found: &Found<'_>) -> Option<Vec<Reading>> {
    if is_priced(found) || matches!(next_symbol(found), Some(b'_' | b'=' | b'L')) {
        return None;
    }
    let mut reading = reading(found)?;
    reading.items = found.group_range("span")?;
    Some(vec![reading])
}

fn loose(found: &Found<'_>) -> Option<Vec<Reading>> {
    if is_priced(found)
        || is_part_of_longer(found)
        || next_symbol(found) == Some(b'_')
            && found.items.len() > found.range.end + 1
            && !is_last_dot(found)
    {
        return None;
    }
    let mut reading = reading(found)?;
    reading.loose = true;
    Some(vec![reading])
}

/// Whether the full stop behind the match ends the sentence rather than an ordinal.
fn is_last_dot(found: &Found<'_>) -> bool {
    found
        .items
        .get(found.range.end + 1)
        .is_none_or(|next| !matches!(next.symbol, b'M' | b'm' | b'G' | b'='))
}

fn in_words(found: &Found<'_>) -> Option<Vec<Reading>> {
    let start = match (found.number("hour1"), found.number("half")) {
        (Some(hour @ 1..=12), _) => Clock { hour, minute: 0 },
        (None, Some(hour)) => Clock { hour, minute: 30 },
        _ => return None,
    };
    let mut reading = Reading::new(found.range.clone(), Stretch::Clock);
    reading.clock = Some((in_part_of_day(found, start), None));
    Some(vec![reading])
}

/// *septiņos vakarā* is 19:00.
fn in_part_of_day(found: &Found<'_>, clock: Clock) -> Clock {
    match found.number("part") {
        Some(later) if clock.hour < 12 => Clock {
            hour: clock.hour + later,
            ..clock
        },
        _ => clock,
    }
}
