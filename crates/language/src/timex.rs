//! Values of time expressions, after TIMEX3: calendar intervals with a granularity, recurrences, and what is unknown.

use std::fmt;

use chrono::{Datelike, NaiveDate, Weekday};

/// The finest unit that an expression names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Granularity {
    /// A clock time.
    Minute,
    /// A day.
    Day,
    /// A week or a weekend.
    Week,
    /// A month or a part of one.
    Month,
    /// A season, quarter or part of a year.
    Season,
    /// A year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years or a part of them.
    Century,
    /// A rule of repetition.
    Recurring,
}

impl Granularity {
    /// Its name in output.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Minute => "minute",
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Season => "season",
            Self::Year => "year",
            Self::Decade => "decade",
            Self::Century => "century",
            Self::Recurring => "recurring",
        }
    }
}

/// A time of day, 00:00 to 24:00.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clock {
    /// 0 to 24.
    pub hour: u32,
    /// 0 to 59.
    pub minute: u32,
}

impl Granularity {
    /// How TIMEX3 writes a point of which only the granularity is known.
    #[must_use]
    pub const fn unknown(self) -> &'static str {
        match self {
            Self::Minute | Self::Day => "XXXX-XX-XX",
            Self::Week => "XXXX-WXX",
            Self::Month => "XXXX-XX",
            Self::Season => "XXXX",
            Self::Year => "XXXX",
            Self::Decade => "XXX",
            Self::Century => "XX",
            Self::Recurring => "",
        }
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:02}:{:02}", self.hour, self.minute)
    }
}

/// A point of the calendar, as fine as it is known: year, month, day, clock. A year that cannot be known is `None`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct When {
    /// The year, where known.
    pub year: Option<i32>,
    /// 1 to 12.
    pub month: Option<u32>,
    /// 1 to 31.
    pub day: Option<u32>,
    /// The time of day.
    pub clock: Option<Clock>,
}

impl When {
    /// A whole year.
    #[must_use]
    pub const fn year(year: i32) -> Self {
        Self {
            year: Some(year),
            month: None,
            day: None,
            clock: None,
        }
    }

    /// A month, of a year that may be unknown.
    #[must_use]
    pub const fn month(year: Option<i32>, month: u32) -> Self {
        Self {
            year,
            month: Some(month),
            day: None,
            clock: None,
        }
    }

    /// A known day.
    #[must_use]
    pub fn day(date: NaiveDate) -> Self {
        Self {
            year: Some(date.year()),
            month: Some(date.month()),
            day: Some(date.day()),
            clock: None,
        }
    }

    /// The same point with a time of day.
    #[must_use]
    pub const fn at(self, clock: Option<Clock>) -> Self {
        Self { clock, ..self }
    }

    /// Whether nothing of it is known: *rīt* in a text without a day of its own.
    #[must_use]
    pub const fn is_unknown(self) -> bool {
        self.year.is_none() && self.month.is_none() && self.clock.is_none()
    }

    /// The first day it covers; `None` where the year is unknown or the day does not exist.
    #[must_use]
    pub fn first(self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year?, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    /// The last day it covers.
    #[must_use]
    pub fn last(self) -> Option<NaiveDate> {
        match (self.month, self.day) {
            (Some(_), Some(_)) => self.first(),
            (Some(month), None) => last_of_month(self.year?, month),
            (None, _) => NaiveDate::from_ymd_opt(self.year?, 12, 31),
        }
    }

    /// Reads what [`When`]'s `Display` writes: `2023`, `2023-04`, `XXXX-04-05`, `2023-04-05T17:30`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (date, clock) = match text.split_once('T') {
            Some((date, clock)) => (date, Some(parse_clock(clock)?)),
            None => (text, None),
        };
        let mut parts = date.splitn(3, '-');
        let year = match parts.next()? {
            "XXXX" => None,
            digits => Some(digits.parse().ok()?),
        };
        let mut number = || parts.next().map(str::parse).transpose().ok();
        Some(Self {
            year,
            month: number()?,
            day: number()?,
            clock,
        })
    }
}

fn parse_clock(text: &str) -> Option<Clock> {
    let (hour, minute) = text.split_once(':')?;
    Some(Clock {
        hour: hour.parse().ok()?,
        minute: minute.parse().ok()?,
    })
}

/// The last day of a month.
#[must_use]
pub fn last_of_month(year: i32, month: u32) -> Option<NaiveDate> {
    let (year, month) = if month == 12 {
        (year + 1, 1)
    } else {
        (year, month + 1)
    };
    NaiveDate::from_ymd_opt(year, month, 1)?.pred_opt()
}

impl fmt::Display for When {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.year, self.month) {
            (Some(year), _) => write!(out, "{year:04}")?,
            (None, Some(_)) => out.write_str("XXXX")?,
            // A time of day of a day that nobody names.
            (None, None) => {}
        }
        if let Some(month) = self.month {
            write!(out, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(out, "-{day:02}")?;
        }
        match self.clock {
            Some(clock) => write!(out, "T{clock}"),
            None => Ok(()),
        }
    }
}

/// How often something happens, after RFC 5545.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recurrence {
    /// `DAILY`, `WEEKLY` or `MONTHLY`.
    pub frequency: &'static str,
    /// Every so many weeks or months; 1 is not written.
    pub interval: u32,
    /// Days, each with its place in the month (`1SA`, `-1TH`) where the rule is monthly.
    pub by_day: Vec<(Option<i32>, Weekday)>,
    /// The last day.
    pub until: Option<NaiveDate>,
    /// Days on which it does not take place (EXDATE).
    pub except: Vec<NaiveDate>,
    /// Start and end on each day.
    pub clock: Option<(Clock, Option<Clock>)>,
}

/// The two-letter name of RFC 5545.
#[must_use]
pub const fn weekday_code(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Mon => "MO",
        Weekday::Tue => "TU",
        Weekday::Wed => "WE",
        Weekday::Thu => "TH",
        Weekday::Fri => "FR",
        Weekday::Sat => "SA",
        Weekday::Sun => "SU",
    }
}

impl Recurrence {
    /// The rule as RFC 5545 writes it, without `RRULE:`.
    #[must_use]
    pub fn rrule(&self) -> String {
        let mut rule = format!("FREQ={}", self.frequency);
        if self.interval > 1 {
            rule.push_str(&format!(";INTERVAL={}", self.interval));
        }
        if !self.by_day.is_empty() {
            let days: Vec<String> = self
                .by_day
                .iter()
                .map(|(place, day)| {
                    format!(
                        "{}{}",
                        place.map_or(String::new(), |n| n.to_string()),
                        weekday_code(*day)
                    )
                })
                .collect();
            rule.push_str(";BYDAY=");
            rule.push_str(&days.join(","));
        }
        if let Some(until) = self.until {
            rule.push_str(&until.format(";UNTIL=%Y%m%d").to_string());
        }
        rule
    }

    /// `17:00`, `17:00/18:30`, or nothing.
    #[must_use]
    pub fn time(&self) -> Option<String> {
        self.clock.map(|(start, end)| match end {
            Some(end) => format!("{start}/{end}"),
            None => start.to_string(),
        })
    }
}

/// Whether an expression names a time or one edge of a longer one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// The time itself.
    At,
    /// *kopš, ar*: it starts here.
    Since,
    /// *līdz*: it ends here.
    Until,
}

impl Bound {
    /// Its name in output; nothing for the ordinary case.
    #[must_use]
    pub const fn name(self) -> Option<&'static str> {
        match self {
            Self::At => None,
            Self::Since => Some("since"),
            Self::Until => Some("until"),
        }
    }
}

/// A resolved time expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timex {
    /// Where it starts.
    pub start: When,
    /// The last day, month, year or minute of an interval; inclusive.
    pub end: Option<When>,
    /// The finest unit named.
    pub granularity: Granularity,
    /// The rule of repetition, where it is one; `start` then only says which year it belongs to.
    pub recurrence: Option<Recurrence>,
    /// A vague period mapped by a fixed table.
    pub approximate: bool,
    /// Whether it is an edge.
    pub bound: Bound,
    /// Why the text itself speaks against the value (a weekday that does not agree).
    pub doubt: Option<Doubt>,
}

/// Why a value is doubtful.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// The printed weekday is not the day's.
    Weekday {
        /// As printed.
        printed: Weekday,
        /// The calendar's.
        real: Weekday,
    },
}

impl Timex {
    /// `2023-01-31/2023-02-03`, `XXXX-06-08`, `2024-04-18T17:30`; for a recurrence its rule.
    #[must_use]
    pub fn norm(&self) -> String {
        match (&self.recurrence, self.end) {
            (Some(rule), _) => rule.rrule(),
            (None, Some(end)) => format!("{}/{end}", self.start),
            (None, None) if self.start.is_unknown() => self.granularity.unknown().to_owned(),
            (None, None) => self.start.to_string(),
        }
    }

    /// The first day covered, where the year is known.
    #[must_use]
    pub fn first(&self) -> Option<NaiveDate> {
        self.start.first()
    }

    /// The last day covered, where the year is known.
    #[must_use]
    pub fn last(&self) -> Option<NaiveDate> {
        self.end.unwrap_or(self.start).last()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn norms_read_back() {
        for norm in [
            "2023",
            "2023-04",
            "2023-04-05",
            "XXXX-04-05",
            "2023-04-05T17:30",
        ] {
            assert_eq!(
                When::parse(norm).map(|when| when.to_string()).as_deref(),
                Some(norm)
            );
        }
        assert_eq!(When::parse("tomorrow"), None);
    }

    #[test]
    fn months_end_where_the_calendar_says() {
        assert_eq!(last_of_month(2024, 2), NaiveDate::from_ymd_opt(2024, 2, 29));
        assert_eq!(
            last_of_month(2023, 12),
            NaiveDate::from_ymd_opt(2023, 12, 31)
        );
    }
}
