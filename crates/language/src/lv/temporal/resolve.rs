//! Fills what a reading leaves open from an anchor, and gives the value.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::{
    reading::{Part, Reading, Stretch, YearOf},
    rules::SAME_CLOCK,
};
use crate::timex::{Bound, Clock, Doubt, Granularity, Recurrence, Timex, When, last_of_month};

/// Which way from the anchor a missing year is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// The nearest day, before or after.
    Nearest,
    /// Announcements: the first one not before the anchor.
    Forward,
    /// Reports: the last one not after the anchor.
    Backward,
}

/// The day or days from which an expression is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Anchor {
    /// Its first day.
    pub first: NaiveDate,
    /// Its last day.
    pub last: NaiveDate,
    /// Where to look from it.
    pub direction: Direction,
    /// The time of day it names, for *tajā pašā laikā*.
    pub clock: Option<Clock>,
}

impl Anchor {
    /// One day.
    #[must_use]
    pub const fn day(day: NaiveDate, direction: Direction) -> Self {
        Self {
            first: day,
            last: day,
            direction,
            clock: None,
        }
    }

    /// Days between `date` and the anchor; dearer where it lies on the side not looked at.
    fn distance(&self, date: NaiveDate) -> i64 {
        let distance = if date < self.first {
            (self.first - date).num_days()
        } else {
            (date - self.last).num_days().max(0)
        };
        let wrong_side = match self.direction {
            Direction::Forward => date < self.first,
            Direction::Backward => date > self.last,
            Direction::Nearest => false,
        };
        if wrong_side {
            distance + WRONG_SIDE
        } else {
            distance
        }
    }
}

/// What a day on the side not looked at costs: the tense of a sentence outweighs half a year and more, not a year less a
/// few weeks.
const WRONG_SIDE: i64 = 300;

/// A stretch with its year: start, end where it is several units, granularity, whether a table made it of vague words.
type Resolved = (When, Option<When>, Granularity, bool);

/// The value of `reading`, read from `anchor`. Without one, days and months keep an unknown year, and what only a day can
/// tell (*rīt*) has no value.
#[must_use]
pub fn resolve(reading: &Reading, anchor: Option<&Anchor>) -> Option<Timex> {
    if let Some(repeats) = &reading.repeats {
        return recurring(reading, repeats, anchor);
    }
    let (from, to) = with_shared_years(reading, anchor);
    let (start, first_end, granularity, vague) = stretch(from, anchor, reading.weekday)?;
    let (mut end, coarse, vague_end) = match to {
        Some(to) => {
            let (when, last, granularity, vague) = stretch(to, anchor, None)?;
            (Some(last.unwrap_or(when)), granularity, vague)
        }
        None => (first_end, granularity, false),
    };
    let mut start = start;
    let mut granularity = granularity.max(coarse);
    if let Some((from_clock, until_clock)) = clock_of(reading, anchor) {
        granularity = Granularity::Minute;
        match end {
            // "no 28. novembra līdz 29. martam plkst. 17": the hour belongs to the last day.
            Some(last) if until_clock.is_none() && !reading.opens => {
                end = Some(last.at(Some(from_clock)))
            }
            _ => {
                end = closing(end.unwrap_or(start), from_clock, until_clock, end.is_some());
                start = start.at(Some(from_clock));
            }
        }
    }
    let doubt = reading
        .weekday
        .and_then(|printed| doubtful(printed, start.first()));
    Some(Timex {
        start,
        end,
        granularity,
        recurrence: None,
        approximate: vague || vague_end,
        bound: reading.bound,
        doubt,
    })
}

/// The clock, with *tajā pašā laikā* taken from the anchor.
fn clock_of(reading: &Reading, anchor: Option<&Anchor>) -> Option<(Clock, Option<Clock>)> {
    let same = matches!(reading.from, Stretch::Same { clock: true });
    match reading.clock {
        Some((SAME_CLOCK, _)) => anchor?.clock.map(|clock| (clock, None)),
        None if same => anchor?.clock.map(|clock| (clock, None)),
        clock => clock,
    }
}

/// The end of a time of day: past midnight it is on the next day.
fn closing(day: When, from: Clock, until: Option<Clock>, is_range: bool) -> Option<When> {
    let Some(until) = until else {
        return is_range.then_some(day);
    };
    if until > from || is_range {
        return Some(day.at(Some(until)));
    }
    let next = day.first()?.succ_opt()?;
    Some(When::day(next).at(Some(until)))
}

fn doubtful(printed: Weekday, day: Option<NaiveDate>) -> Option<Doubt> {
    let real = day?.weekday();
    (real != printed).then_some(Doubt::Weekday { printed, real })
}

/// Gives both ends of a range a year where one of them, or the anchor, has it.
fn with_shared_years(reading: &Reading, anchor: Option<&Anchor>) -> (Stretch, Option<Stretch>) {
    let (from, Some(to)) = (reading.from, reading.to) else {
        return (reading.from, reading.to);
    };
    let later = order(from) > order(to);
    match (from.year(), to.year()) {
        (Some(YearOf::Open), Some(YearOf::Stated(year))) => (
            with_year(from, YearOf::Stated(if later { year - 1 } else { year })),
            Some(to),
        ),
        (Some(YearOf::Stated(year)), Some(YearOf::Open)) => (
            from,
            Some(with_year(
                to,
                YearOf::Stated(if later { year + 1 } else { year }),
            )),
        ),
        (Some(YearOf::Offset(offset)), Some(YearOf::Open)) => (
            from,
            Some(with_year(
                to,
                YearOf::Offset(if later { offset + 1 } else { offset }),
            )),
        ),
        (Some(YearOf::Open), Some(YearOf::Offset(offset))) => (
            with_year(
                from,
                YearOf::Offset(if later { offset - 1 } else { offset }),
            ),
            Some(to),
        ),
        (Some(YearOf::Open), Some(YearOf::Open)) => match year_by(from, anchor, reading.weekday) {
            Some(year) => {
                let to = with_year(to, YearOf::Stated(if later { year + 1 } else { year }));
                (with_year(from, YearOf::Stated(year)), Some(to))
            }
            None => (from, Some(to)),
        },
        _ => (from, Some(to)),
    }
}

/// Month and day, to see which end comes first within a year.
fn order(stretch: Stretch) -> (u32, u32) {
    match stretch {
        Stretch::Day { month, day, .. } => (month, day),
        Stretch::Month { month, .. }
        | Stretch::MonthPart { month, .. }
        | Stretch::NthWeekday { month, .. } => (month, 0),
        Stretch::Season { season, .. } => (season * 3, 0),
        _ => (0, 0),
    }
}

fn with_year(stretch: Stretch, year: YearOf) -> Stretch {
    match stretch {
        Stretch::Day { month, day, .. } => Stretch::Day { year, month, day },
        Stretch::Month { month, .. } => Stretch::Month { year, month },
        Stretch::MonthPart { month, part, .. } => Stretch::MonthPart { year, month, part },
        Stretch::NthWeekday {
            month,
            nth,
            weekday,
            ..
        } => Stretch::NthWeekday {
            year,
            month,
            nth,
            weekday,
        },
        Stretch::YearPart { part, .. } => Stretch::YearPart { year, part },
        Stretch::Quarter { quarter, .. } => Stretch::Quarter { year, quarter },
        Stretch::Season { season, .. } => Stretch::Season { year, season },
        Stretch::Year(_) => Stretch::Year(year),
        other => other,
    }
}

/// The year nearest to the anchor; where a weekday is printed and the nearest year disagrees, a neighbour that agrees.
fn year_by(stretch: Stretch, anchor: Option<&Anchor>, weekday: Option<Weekday>) -> Option<i32> {
    let anchor = anchor?;
    let day_in = |year: i32| first_day(stretch, year);
    let mut years: Vec<(i64, i32)> = (anchor.first.year() - 1..=anchor.last.year() + 1)
        .filter_map(|year| Some((anchor.distance(day_in(year)?), year)))
        .collect();
    years.sort_unstable();
    let agreeing = weekday.and_then(|weekday| {
        years
            .iter()
            .find(|(_, year)| day_in(*year).is_some_and(|day| day.weekday() == weekday))
    });
    agreeing.or(years.first()).map(|&(_, year)| year)
}

fn first_day(stretch: Stretch, year: i32) -> Option<NaiveDate> {
    match stretch {
        Stretch::Day { month, day, .. } => NaiveDate::from_ymd_opt(year, month, day),
        Stretch::Month { month, .. } | Stretch::MonthPart { month, .. } => {
            NaiveDate::from_ymd_opt(year, month, 15)
        }
        Stretch::NthWeekday {
            month,
            nth,
            weekday,
            ..
        } => nth_weekday(year, month, nth, weekday),
        Stretch::YearPart {
            part: Part::Start | Part::FirstHalf,
            ..
        } => NaiveDate::from_ymd_opt(year, 2, 15),
        Stretch::YearPart {
            part: Part::Middle, ..
        } => NaiveDate::from_ymd_opt(year, 7, 1),
        Stretch::YearPart { .. } => NaiveDate::from_ymd_opt(year, 11, 15),
        Stretch::Quarter { quarter, .. } => NaiveDate::from_ymd_opt(year, quarter * 3 - 1, 15),
        Stretch::Season { season, .. } => {
            NaiveDate::from_ymd_opt(year, (season * 3 + 1).min(12), 15)
        }
        _ => None,
    }
}

/// The day that is the `nth` of its weekday in a month; counted from the end where negative.
fn nth_weekday(year: i32, month: u32, nth: i32, weekday: Weekday) -> Option<NaiveDate> {
    match u8::try_from(nth) {
        Ok(nth) => NaiveDate::from_weekday_of_month_opt(year, month, weekday, nth),
        Err(_) => (4..=5)
            .rev()
            .find_map(|nth| NaiveDate::from_weekday_of_month_opt(year, month, weekday, nth)),
    }
}

/// The year of `stretch`, if it can be known.
fn known_year(
    year: YearOf,
    whole: Stretch,
    anchor: Option<&Anchor>,
    weekday: Option<Weekday>,
) -> Option<i32> {
    match year {
        YearOf::Stated(year) => Some(year),
        YearOf::Offset(offset) => anchor.map(|anchor| anchor.last.year() + offset),
        YearOf::Open => year_by(whole, anchor, weekday),
    }
}

fn stretch(
    stretch: Stretch,
    anchor: Option<&Anchor>,
    weekday: Option<Weekday>,
) -> Option<Resolved> {
    let year = |year: YearOf| known_year(year, stretch, anchor, weekday);
    match stretch {
        Stretch::Day {
            year: of,
            month,
            day,
        } => {
            let when = When {
                year: year(of),
                month: Some(month),
                day: Some(day),
                clock: None,
            };
            // 29 February of a year that has none is not a day.
            if when.year.is_some() {
                when.first()?;
            }
            Some((when, None, Granularity::Day, false))
        }
        Stretch::Month { year: of, month } => Some((
            When::month(year(of), month),
            None,
            Granularity::Month,
            false,
        )),
        Stretch::Year(of) => Some((When::year(year(of)?), None, Granularity::Year, false)),
        Stretch::YearPart { year: of, part } => Some(months_of_part(year(of)?, part)),
        Stretch::MonthPart {
            year: of,
            month,
            part,
        } => days_of_part(year(of)?, month, part),
        Stretch::NthWeekday {
            year: of,
            month,
            nth,
            weekday,
        } => {
            let day = nth_weekday(year(of)?, month, nth, weekday)?;
            Some((When::day(day), None, Granularity::Day, false))
        }
        Stretch::Quarter { year: of, quarter } => {
            Some(span_of_months(year(of)?, quarter * 3 - 2, 3, false))
        }
        Stretch::Season { year: of, season } => {
            Some(span_of_months(year(of)?, season * 3, 3, true))
        }
        Stretch::Decade { first } => Some(years(first, first + 9, Granularity::Decade, false)),
        Stretch::Century { number, part } => Some(century(number, part)),
        Stretch::Days(_)
        | Stretch::Weeks(_)
        | Stretch::Weekend(_)
        | Stretch::Months(_)
        | Stretch::PartOfMonth(..)
        | Stretch::Weekday { .. } => from_day(stretch, anchor?),
        Stretch::Later(minutes) => later(anchor?, minutes),
        Stretch::DaysLater(days) => {
            let day = shift(anchor?.last, days)?;
            Some((When::day(day), None, Granularity::Day, false))
        }
        Stretch::Same { .. } | Stretch::Clock => {
            Some((When::day(anchor?.first), None, Granularity::Day, false))
        }
    }
}

/// The time named before, so many minutes on; past midnight it is the next day.
fn later(anchor: &Anchor, minutes: u32) -> Option<Resolved> {
    let clock = anchor.clock?;
    let total = clock.hour * 60 + clock.minute + minutes;
    let day = shift(anchor.first, i64::from(total / 1440))?;
    let clock = Clock {
        hour: total / 60 % 24,
        minute: total % 60,
    };
    Some((
        When::day(day).at(Some(clock)),
        None,
        Granularity::Minute,
        false,
    ))
}

fn years(first: i32, last: i32, granularity: Granularity, vague: bool) -> Resolved {
    (
        When::year(first),
        Some(When::year(last)),
        granularity,
        vague,
    )
}

/// `count` months from `month`, which may run over the new year.
fn span_of_months(year: i32, month: u32, count: u32, vague: bool) -> Resolved {
    let last = month + count - 1;
    let end = if last > 12 {
        When::month(Some(year + 1), last - 12)
    } else {
        When::month(Some(year), last)
    };
    (
        When::month(Some(year), month),
        Some(end),
        Granularity::Season,
        vague,
    )
}

/// The fixed table for vague parts of a year.
fn months_of_part(year: i32, part: Part) -> Resolved {
    let (first, count, vague) = match part {
        Part::Start => (1, 3, true),
        Part::Middle => (5, 4, true),
        Part::End => (10, 3, true),
        Part::FirstHalf => (1, 6, false),
        Part::SecondHalf => (7, 6, false),
    };
    span_of_months(year, first, count, vague)
}

/// The fixed table for vague parts of a month.
fn days_of_part(year: i32, month: u32, part: Part) -> Option<Resolved> {
    let last = last_of_month(year, month)?.day();
    let (first, last, vague) = match part {
        Part::Start => (1, 10, true),
        Part::Middle => (11, 20, true),
        Part::End => (21, last, true),
        Part::FirstHalf => (1, 15, false),
        Part::SecondHalf => (16, last, false),
    };
    let day = |day| NaiveDate::from_ymd_opt(year, month, day).map(When::day);
    Some((day(first)?, day(last), Granularity::Month, vague))
}

fn century(number: i32, part: Option<Part>) -> Resolved {
    let base = (number - 1) * 100;
    let (first, last) = match part {
        None => (1, 100),
        Some(Part::Start) => (1, 30),
        Some(Part::Middle) => (31, 70),
        Some(Part::End) => (71, 100),
        Some(Part::FirstHalf) => (1, 50),
        Some(Part::SecondHalf) => (51, 100),
    };
    let vague = matches!(part, Some(Part::Start | Part::Middle | Part::End));
    years(base + first, base + last, Granularity::Century, vague)
}

/// Expressions that count from the day of the text.
fn from_day(stretch: Stretch, anchor: &Anchor) -> Option<Resolved> {
    let today = anchor.last;
    let days = |first: NaiveDate, last: NaiveDate| {
        (
            When::day(first),
            Some(When::day(last)),
            Granularity::Week,
            false,
        )
    };
    let monday = |weeks: i64| {
        shift(
            today,
            weeks * 7 - i64::from(today.weekday().num_days_from_monday()),
        )
    };
    match stretch {
        Stretch::Days(offset) => Some((
            When::day(shift(today, offset)?),
            None,
            Granularity::Day,
            false,
        )),
        Stretch::Weeks(weeks) => Some(days(monday(weeks)?, shift(monday(weeks)?, 6)?)),
        Stretch::Weekend(weeks) => Some(days(shift(monday(weeks)?, 5)?, shift(monday(weeks)?, 6)?)),
        Stretch::Months(offset) => {
            let day = month_on(today, offset)?;
            Some((
                When::month(Some(day.year()), day.month()),
                None,
                Granularity::Month,
                false,
            ))
        }
        Stretch::PartOfMonth(offset, part) => {
            let day = month_on(today, offset)?;
            days_of_part(day.year(), day.month(), part)
        }
        Stretch::Weekday { weekday, week } => {
            let inside = i64::from(weekday.num_days_from_monday());
            let this_week = shift(monday(week.unwrap_or(0))?, inside)?;
            let day = match (week, anchor.direction) {
                (Some(_), _) => this_week,
                (None, Direction::Backward) if this_week > today => shift(this_week, -7)?,
                (None, Direction::Forward | Direction::Nearest) if this_week < today => {
                    shift(this_week, 7)?
                }
                (None, _) => this_week,
            };
            Some((When::day(day), None, Granularity::Day, false))
        }
        _ => None,
    }
}

/// The same day so many months on, or the last one of that month.
fn month_on(day: NaiveDate, offset: i32) -> Option<NaiveDate> {
    let months = Months::new(offset.unsigned_abs());
    if offset < 0 {
        day.checked_sub_months(months)
    } else {
        day.checked_add_months(months)
    }
}

fn shift(day: NaiveDate, days: i64) -> Option<NaiveDate> {
    let distance = Days::new(days.unsigned_abs());
    if days < 0 {
        day.checked_sub_days(distance)
    } else {
        day.checked_add_days(distance)
    }
}

fn recurring(
    reading: &Reading,
    repeats: &super::reading::Repeats,
    anchor: Option<&Anchor>,
) -> Option<Timex> {
    let (from, to) = with_shared_years(reading, anchor);
    let until = to
        .and_then(|to| stretch(to, anchor, None))
        .and_then(|(when, last, ..)| last.unwrap_or(when).last());
    let start = match to {
        Some(_) => stretch(from, anchor, None)?.0,
        None => When {
            year: None,
            month: None,
            day: None,
            clock: None,
        },
    };
    let clock = clock_of(reading, anchor);
    if reading.clock.is_some() && clock.is_none() {
        return None;
    }
    Some(Timex {
        start,
        end: None,
        granularity: Granularity::Recurring,
        recurrence: Some(Recurrence {
            frequency: repeats.frequency,
            interval: repeats.interval,
            by_day: repeats.by_day.clone(),
            until,
            except: Vec::new(),
            clock,
        }),
        approximate: false,
        bound: Bound::At,
        doubt: None,
    })
}
