//! Joins what stands beside each other: weekday and day, day and time, repetition and its limits.

use super::{
    reading::{Reading, Repeats, Stretch},
    rules::TemporalProduct,
};
use crate::{Text, TokenKind, rule::Item, timex::Bound};

/// The readings of one island, joined and placed in the text.
pub(super) fn compose(
    text: &Text<'_>,
    items: &[Item],
    products: Vec<TemporalProduct>,
) -> Vec<Reading> {
    let mut readings: Vec<Reading> = Vec::new();
    for product in products {
        for mut reading in product.output {
            reading.rule = product.rule;
            let joined = readings
                .last()
                .and_then(|last| join(text, items, last, &reading));
            match joined {
                Some(joined) => {
                    readings.pop();
                    readings.push(joined);
                }
                None => readings.push(reading),
            }
        }
    }
    share_clock(items, &mut readings);
    share_hours(text, items, &mut readings);
    readings.retain(|reading| stands_alone(text, items, reading));
    for reading in &mut readings {
        place(text, items, reading);
    }
    readings.retain(|reading| !is_part_of_other(text, reading));
    readings
}

/// *28. un 29. decembrī, plkst. 21.30*: the time of the last day of a list holds for all of them.
fn share_clock(items: &[Item], readings: &mut [Reading]) {
    for at in (1..readings.len()).rev() {
        let (before, rest) = readings.split_at_mut(at);
        if let (Some(left), Some(right)) = (before.last_mut(), rest.first()) {
            let listed = left.rule == right.rule && left.rule.starts_with("temporal.day-list");
            let beside = gap(items, left, right)
                .is_some_and(|gap| matches!(gap.as_str(), "" | "~" | "U" | "~U"));
            if listed && beside && left.clock.is_none() {
                left.clock = right.clock;
            }
        }
    }
}

/// *sestdiena, svētdiena 10.00–17.00*: hours behind the last of several weekdays hold for all, every week.
fn share_hours(text: &Text<'_>, items: &[Item], readings: &mut Vec<Reading>) {
    let day = |reading: &Reading| match reading.from {
        Stretch::Weekday {
            weekday,
            week: None,
        } => {
            let first = items.get(reading.items.start).map_or(0, |item| item.first);
            text.folded(first).ends_with("diena").then_some(weekday)
        }
        _ => None,
    };
    for at in (1..readings.len()).rev() {
        let (Some(left), Some(right)) = (readings.get(at - 1), readings.get(at)) else {
            continue;
        };
        let hours = right.clock.is_some_and(|(_, end)| end.is_some());
        let days = match &right.repeats {
            Some(repeats) if right.rule == left.rule => Some(repeats.by_day.clone()),
            Some(_) => None,
            None => day(right).map(|day| vec![(None, day)]),
        };
        let beside =
            gap(items, left, right).is_some_and(|gap| matches!(gap.as_str(), "~" | "U" | "~U"));
        if let (Some(first), Some(rest), true, true, None) =
            (day(left), days, hours, beside, left.clock)
        {
            let joined = Reading {
                from: Stretch::Clock,
                weekday: None,
                repeats: Some(Repeats {
                    frequency: "WEEKLY",
                    interval: 1,
                    by_day: [(None, first)].into_iter().chain(rest).collect(),
                }),
                items: left.items.start..right.items.end,
                ..right.clone()
            };
            readings.splice(at - 1..=at, [joined]);
        }
    }
}

/// The symbols between two readings.
fn gap(items: &[Item], left: &Reading, right: &Reading) -> Option<String> {
    let between = items.get(left.items.end..right.items.start)?;
    Some(
        between
            .iter()
            .filter(|item| item.symbol != b'@')
            .map(|item| char::from(item.symbol))
            .collect(),
    )
}

fn join(text: &Text<'_>, items: &[Item], left: &Reading, right: &Reading) -> Option<Reading> {
    let gap = gap(items, left, right)?;
    let light = matches!(
        gap.as_str(),
        "" | "~" | "_" | "O" | "~O" | "_~" | "_O" | ";" | ";O"
    );
    let covered = left.items.start..right.items.end;
    if is_day(left) && light && right.is_clock() && left.clock.is_none() {
        return Some(Reading {
            clock: right.clock,
            opens: gap.contains('O'),
            items: covered,
            ..left.clone()
        });
    }
    if left.repeats.is_some() && right.is_clock() && light && left.clock.is_none() {
        return Some(Reading {
            clock: right.clock,
            items: covered,
            ..left.clone()
        });
    }
    if left.repeats.is_some() && gap == "O" && right.to.is_some() && is_day(right) {
        return Some(Reading {
            from: right.from,
            to: right.to,
            items: covered,
            ..left.clone()
        });
    }
    if names_day(left)
        && matches!(gap.as_str(), "" | "~")
        && is_calendar_day(right)
        && right.weekday.is_none()
    {
        let weekday = left.weekday;
        return Some(Reading {
            weekday,
            items: covered,
            ..right.clone()
        });
    }
    if is_calendar_day(left) && left.weekday.is_none() && is_plain_weekday(text, items, right) {
        let bracketed = matches!(gap.as_str(), "!" | "_!")
            && items
                .get(right.items.end)
                .is_some_and(|item| item.symbol == b'&');
        let items = covered.start..covered.end + usize::from(bracketed);
        return (bracketed || gap == "~").then(|| Reading {
            weekday: right.weekday,
            items,
            ..left.clone()
        });
    }
    None
}

fn is_calendar_day(reading: &Reading) -> bool {
    matches!(reading.from, Stretch::Day { .. })
        && reading.repeats.is_none()
        && reading.clock.is_none()
}

fn is_day(reading: &Reading) -> bool {
    reading.repeats.is_none()
        && matches!(
            reading.from,
            Stretch::Day { .. }
                | Stretch::Days(_)
                | Stretch::Weekday { .. }
                | Stretch::Same { clock: false }
        )
}

/// *Rīt, 9. decembrī*; *Šo piektdien, 29. janvārī*.
fn names_day(reading: &Reading) -> bool {
    matches!(reading.from, Stretch::Days(_) | Stretch::Weekday { .. })
        && reading.clock.is_none()
        && reading.to.is_none()
}

fn is_plain_weekday(text: &Text<'_>, items: &[Item], reading: &Reading) -> bool {
    let bare =
        matches!(reading.from, Stretch::Weekday { week: None, .. }) && reading.clock.is_none();
    // "…, piektdien, 5. maijā" belongs to what follows it.
    bare && !items
        .get(reading.items.end)
        .is_some_and(|next| next.symbol == b'~' && is_numbered(items, reading.items.end + 1))
        && text.tokens.len() > reading.items.start
}

fn is_numbered(items: &[Item], at: usize) -> bool {
    items
        .get(at)
        .is_some_and(|item| matches!(item.symbol, b'd'..=b'h' | b'Y'))
}

/// Drops what holds only beside something it does not stand beside.
fn stands_alone(text: &Text<'_>, items: &[Item], reading: &Reading) -> bool {
    let first = items.get(reading.items.start).map_or(0, |item| item.first);
    let word = |at: usize| text.folded(at);
    match reading.from {
        _ if reading.loose => is_second_hour(text, first),
        // A weekday names a day of its own only as an adverb or with a pronoun: "svētdien", "šo svētdienu".
        // So does one that sets a limit ("līdz piektdienai") or that a part of the day follows ("trešdienas vakarā").
        Stretch::Weekday { week: None, .. } if reading.clock.is_none() => {
            let limit = reading
                .items
                .start
                .checked_sub(1)
                .and_then(|at| items.get(at));
            let evening = items
                .get(reading.items.end)
                .is_some_and(|next| next.symbol == b',');
            word(first).ends_with("dien")
                || evening
                || limit.is_some_and(|limit| matches!(limit.symbol, b'L' | b'S'))
        }
        // "Marta", "Jūlija": names of people as often as of months.
        // "iepriekšējo gadsimtu": several, and not to be counted.
        Stretch::Century { .. } => !is_several(text, items, reading),
        Stretch::Month { .. } if reading.items.len() == 1 => is_month_word(text, first),
        // "līdz pavasarim": a season without a year dates something only as a limit; "vasarā" may be any summer.
        Stretch::Season { .. } if reading.rule == "temporal.season-alone" => {
            let limit = reading
                .items
                .start
                .checked_sub(1)
                .and_then(|at| items.get(at));
            limit.is_some_and(|limit| matches!(limit.symbol, b'L' | b'S'))
        }
        Stretch::Decade { .. } if reading.rule == "temporal.decade-alone" => {
            word(first).ends_with("desmitajos")
        }
        // "četros no rīta", not "četri vakara koncerti".
        Stretch::Clock if reading.rule == "temporal.hour-in-words" => word(first).ends_with("os"),
        _ => true,
    }
}

/// *plkst. 12 … laukumā, bet 14.00 bibliotēkā*: behind an hour of the sentence a bare one set against it is an hour too.
fn is_second_hour(text: &Text<'_>, first: usize) -> bool {
    const AGAINST: &[&str] = &["bet", "savukart", "velak"];
    const CLOCK: &[&str] = &["plkst", "pulksten"];
    let Some(before) = text
        .before(first)
        .filter(|&before| AGAINST.contains(&text.folded(before)))
    else {
        return false;
    };
    let sentence = text.sentence_of(text.span(first, first));
    std::iter::successors(text.before(before), |&at| text.before(at))
        .take_while(|&at| text.span(at, at).start >= sentence.start)
        .any(|at| CLOCK.contains(&text.folded(at)))
}

fn is_several(text: &Text<'_>, items: &[Item], reading: &Reading) -> bool {
    let inside = items.get(reading.items.clone()).unwrap_or_default();
    let relative = inside.first().is_some_and(|item| item.symbol == b'V');
    relative
        && inside
            .last()
            .is_some_and(|item| text.folded(item.last) == "gadsimtu")
}

fn is_month_word(text: &Text<'_>, index: usize) -> bool {
    if !text.is_capitalised(index) || text.is_upper_case(index) {
        return true;
    }
    let sentence = text.sentence_of(text.span(index, index));
    let follows_name = text
        .after(index)
        .is_some_and(|next| text.is_capitalised(next));
    let given_name = [
        "marta", "maija", "julija", "augusta", "augusts", "julijs", "junija",
    ]
    .contains(&text.folded(index));
    // "Jūnijā" can only be the month.
    let locative = text.surface(index).ends_with('ā');
    sentence.start == text.span(index, index).start && !follows_name && (!given_name || locative)
}

/// Sets the span and the edge; a preposition in front stays outside.
fn place(text: &Text<'_>, items: &[Item], reading: &mut Reading) {
    let inside = items.get(reading.items.clone()).unwrap_or_default();
    if let (Some(first), Some(last)) = (inside.first(), inside.last()) {
        reading.span = text.span(first.first, last.last);
    }
    let symbol = |back: usize| {
        reading
            .items
            .start
            .checked_sub(back)
            .and_then(|at| items.get(at))
            .map(|item| item.symbol)
    };
    // "līdz pat 10. decembrim"
    let before = if symbol(1) == Some(b'4') {
        symbol(2)
    } else {
        symbol(1)
    };
    reading.bound = match before {
        Some(b'L') => Bound::Until,
        Some(b'S' | b'a') => Bound::Since,
        Some(b'O')
            if reading.to.is_none() && reading.clock.is_none_or(|(_, end)| end.is_none()) =>
        {
            Bound::Since
        }
        _ => Bound::At,
    };
}

/// Numbers of projects, streets and regulations look like dates.
fn is_part_of_other(text: &Text<'_>, reading: &Reading) -> bool {
    let first = text.token_at(reading.span.start);
    let last = text.token_at(reading.span.end.saturating_sub(1));
    is_glued_before(text, first)
        || is_glued_after(text, last)
        || is_section_number(text, last)
        || is_street(text, last)
        || is_numbered_thing(text, first)
}

fn is_glued_before(text: &Text<'_>, first: usize) -> bool {
    if text.kind(first) != Some(TokenKind::Number) {
        return false;
    }
    let Some(before) = first.checked_sub(1) else {
        return false;
    };
    match (text.kind(before), text.surface(before)) {
        (Some(TokenKind::Word), _) => !matches!(
            text.folded(before),
            "lidz" | "no" | "kops" | "plkst" | "un" | "uz" | "periods"
        ),
        (Some(TokenKind::Mark), "/" | "_" | "#") => true,
        (Some(TokenKind::Mark), "-" | "." | ":" | ",") => {
            before.checked_sub(1).is_some_and(|at| match text.kind(at) {
                Some(TokenKind::Number) => true,
                Some(TokenKind::Word) => text.surface(before) == "-" && text.is_upper_case(at),
                _ => false,
            })
        }
        _ => false,
    }
}

fn is_glued_after(text: &Text<'_>, last: usize) -> bool {
    let next = text.surface(last + 1);
    let follows = |kind: TokenKind| text.kind(last + 2) == Some(kind);
    match text.kind(last + 1) {
        Some(TokenKind::Word) => {
            text.kind(last) == Some(TokenKind::Number) && text.is_upper_case(last + 1)
        }
        Some(TokenKind::Mark) if matches!(next, "/" | "-" | "_") => {
            text.kind(last) == Some(TokenKind::Number)
                && (follows(TokenKind::Number) || follows(TokenKind::Word) && next != "-")
        }
        Some(TokenKind::Mark) if next == "." => {
            follows(TokenKind::Number)
                && text.kind(last) == Some(TokenKind::Number)
                && false_version(text, last)
        }
        _ => false,
    }
}

/// *5.5.1.0*: one more number behind a full stop.
fn false_version(text: &Text<'_>, last: usize) -> bool {
    text.kind(last + 3)
        .is_none_or(|kind| kind != TokenKind::Space)
}

/// *5.2. aktivitātes*, *19.2 pasākuma*: the number of a measure or paragraph.
fn is_section_number(text: &Text<'_>, last: usize) -> bool {
    const STEMS: &[&str] = &[
        "aktivitat",
        "pasakum",
        "apakspasakum",
        "ricib",
        "punkt",
        "prioritat",
        "sam",
        "pielikum",
        "sadal",
        "pant",
        "kart",
        "apakspunkt",
        "merk",
    ];
    let number = text.kind(last) == Some(TokenKind::Number)
        || text.surface(last) == "." && text.kind(last.wrapping_sub(1)) == Some(TokenKind::Number);
    let behind = text.after(last).and_then(|next| {
        if text.surface(next) == "." {
            text.after(next)
        } else {
            Some(next)
        }
    });
    number
        && behind.is_some_and(|next| {
            text.kind(next) == Some(TokenKind::Word)
                && STEMS.iter().any(|stem| text.folded(next).starts_with(stem))
        })
        && text.surface(last.saturating_sub(1)) == "."
}

/// *1905. gada iela*, *11. novembra krastmala*: a date in the genitive names a street.
fn is_street(text: &Text<'_>, last: usize) -> bool {
    const STREETS: &[&str] = &["iel", "laukum", "krastmal", "prospekt", "bulvar"];
    let next = text.after(last).map_or("", |next| text.folded(next));
    text.surface(last).ends_with('a')
        && STREETS.iter().any(|stem| next.starts_with(stem))
        && next.len() < 12
}

/// *Nr. 9.12*, *Nr.2017*.
fn is_numbered_thing(text: &Text<'_>, first: usize) -> bool {
    let before = text.before(first).map(|at| {
        if text.surface(at) == "." {
            text.before(at)
        } else {
            Some(at)
        }
    });
    before
        .flatten()
        .is_some_and(|at| matches!(text.folded(at), "nr" | "numurs"))
}
