//! What the words of an expression say, with what they leave open left open.

use std::ops::Range;

use chrono::Weekday;

use crate::{
    Span,
    timex::{Bound, Clock},
};

/// Which year a day, month or season is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum YearOf {
    /// Written.
    Stated(i32),
    /// So many years from the year of the text: *pērn* is -1.
    Offset(i32),
    /// Not said.
    Open,
}

/// A part of a longer time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// *sākumā*
    Start,
    /// *vidū*
    Middle,
    /// *beigās, nogalē*
    End,
    /// *pirmajā pusē*
    FirstHalf,
    /// *otrajā pusē*
    SecondHalf,
}

/// A stretch of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are what the variants' names say")]
pub enum Stretch {
    Day {
        year: YearOf,
        month: u32,
        day: u32,
    },
    Month {
        year: YearOf,
        month: u32,
    },
    Year(YearOf),
    YearPart {
        year: YearOf,
        part: Part,
    },
    MonthPart {
        year: YearOf,
        month: u32,
        part: Part,
    },
    /// *maija otrā svētdiena*; the last is -1.
    NthWeekday {
        year: YearOf,
        month: u32,
        nth: i32,
        weekday: Weekday,
    },
    /// 1 to 4.
    Quarter {
        year: YearOf,
        quarter: u32,
    },
    /// 1 spring to 4 winter.
    Season {
        year: YearOf,
        season: u32,
    },
    /// The ten years from `first`.
    Decade {
        first: i32,
    },
    /// The 19th is 19.
    Century {
        number: i32,
        part: Option<Part>,
    },
    /// So many days from the day of the text.
    Days(i64),
    /// Weeks from the week of the text.
    Weeks(i64),
    /// The weekend of that week.
    Weekend(i64),
    /// Months from the month of the text.
    Months(i32),
    /// A part of that month.
    PartOfMonth(i32, Part),
    /// A weekday of the week so many weeks on; where `week` is open, the nearest.
    Weekday {
        weekday: Weekday,
        week: Option<i64>,
    },
    /// *tajā pašā dienā*: the day named before, with its time of day where `clock` is set.
    Same {
        clock: bool,
    },
    /// So many minutes after the time named before.
    Later(u32),
    /// So many days after the day named before.
    DaysLater(i64),
    /// Only a time of day; the day stands elsewhere.
    Clock,
}

/// How an expression repeats.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repeats {
    /// `DAILY`, `WEEKLY`, `MONTHLY`.
    pub frequency: &'static str,
    /// Days, with their place in the month.
    pub by_day: Vec<(Option<i32>, Weekday)>,
    /// Every so many weeks or months.
    pub interval: u32,
}

/// One expression as its words stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// Where it stands.
    pub span: Span,
    /// The rule that read it.
    pub rule: &'static str,
    /// What it names, or where a range starts.
    pub from: Stretch,
    /// Where a range ends.
    pub to: Option<Stretch>,
    /// Time of day, start and end.
    pub clock: Option<(Clock, Option<Clock>)>,
    /// The time of day opens the first day of a range (*no 11.00*); otherwise it closes the last one.
    pub opens: bool,
    /// A weekday printed beside the day.
    pub weekday: Option<Weekday>,
    /// Repetition; `from` and `to` then bound it.
    pub repeats: Option<Repeats>,
    /// Whether it is an edge.
    pub bound: Bound,
    /// The items it covers, of its island.
    pub(super) items: Range<usize>,
    /// Holds only beside a day: *11-14*.
    pub(super) loose: bool,
}

impl Reading {
    pub(super) fn new(items: Range<usize>, from: Stretch) -> Self {
        Self {
            span: Span::default(),
            rule: "",
            from,
            to: None,
            clock: None,
            opens: false,
            weekday: None,
            repeats: None,
            bound: Bound::At,
            items,
            loose: false,
        }
    }

    pub(super) fn range(items: Range<usize>, from: Stretch, to: Stretch) -> Self {
        Self {
            to: Some(to),
            ..Self::new(items, from)
        }
    }

    /// Whether it says nothing but a time of day.
    #[must_use]
    pub fn is_clock(&self) -> bool {
        self.from == Stretch::Clock && self.repeats.is_none()
    }

    /// The year that is written in it, if one is.
    #[must_use]
    pub fn stated_year(&self) -> Option<i32> {
        [Some(self.from), self.to]
            .into_iter()
            .flatten()
            .find_map(|stretch| match stretch.year() {
                Some(YearOf::Stated(year)) => Some(year),
                _ => None,
            })
    }
}

impl Stretch {
    /// The year it is of, where it has one to tell.
    #[must_use]
    pub const fn year(self) -> Option<YearOf> {
        match self {
            Self::Day { year, .. }
            | Self::Month { year, .. }
            | Self::Year(year)
            | Self::YearPart { year, .. }
            | Self::MonthPart { year, .. }
            | Self::NthWeekday { year, .. }
            | Self::Quarter { year, .. }
            | Self::Season { year, .. } => Some(year),
            Self::Decade { .. }
            | Self::Century { .. }
            | Self::Days(_)
            | Self::Weeks(_)
            | Self::Weekend(_)
            | Self::Months(_)
            | Self::PartOfMonth(..)
            | Self::Weekday { .. }
            | Self::Same { .. }
            | Self::Later(_)
            | Self::DaysLater(_)
            | Self::Clock => None,
        }
    }

    /// Whether only the day of the text itself can tell it.
    #[must_use]
    pub const fn is_deictic(self) -> bool {
        matches!(
            self,
            Self::Days(_)
                | Self::Weeks(_)
                | Self::Weekend(_)
                | Self::Months(_)
                | Self::PartOfMonth(..)
                | Self::Weekday { .. }
        ) || matches!(self.year(), Some(YearOf::Offset(_)))
    }
}
