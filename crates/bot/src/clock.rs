//! Time in Europe/Riga. The clock is read here and nowhere else in the bot; tests set it.

use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{
    DateTime, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Timelike, Utc,
};
use chrono_tz::Europe::Riga;

/// When quiet hours begin and end.
const QUIET: (u32, u32) = (21, 8);

/// A clock, by which the day of an answer and the minute of a reminder are told.
#[derive(Debug, Default)]
pub struct Clock {
    /// Seconds by which it is ahead of the system's.
    shift: AtomicI64,
}

impl Clock {
    /// A clock that began at `moment` and goes on from there, for tests.
    #[must_use]
    pub fn starting_at(moment: DateTime<Utc>) -> Self {
        Self {
            shift: AtomicI64::new(moment.timestamp() - Utc::now().timestamp()),
        }
    }

    /// Seconds since 1970, UTC.
    #[must_use]
    pub fn now(&self) -> i64 {
        Utc::now().timestamp() + self.shift.load(Ordering::Relaxed)
    }

    /// The day in Riga.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        local(self.now()).date()
    }
}

/// The time in Riga of a moment.
#[must_use]
pub fn local(moment: i64) -> NaiveDateTime {
    let utc = DateTime::from_timestamp(moment, 0).unwrap_or_default();
    utc.with_timezone(&Riga).naive_local()
}

/// The moment of a time in Riga: of an hour that comes twice the first, of one that does not exist the hour behind.
#[must_use]
pub fn moment(time: NaiveDateTime) -> i64 {
    let found = Riga.from_local_datetime(&time).earliest().or_else(|| {
        Riga.from_local_datetime(&(time + TimeDelta::hours(1)))
            .earliest()
    });
    found.map_or(0, |found| found.timestamp())
}

/// The day before at the same time by the calendar, not 24 hours before: the clock may change in between.
#[must_use]
pub fn day_before(time: NaiveDateTime) -> NaiveDateTime {
    time.checked_sub_days(Days::new(1)).unwrap_or(time)
}

/// `due` itself, or, where it lies in quiet hours, eight o'clock behind it.
#[must_use]
pub fn after_quiet(due: i64) -> i64 {
    let time = local(due);
    let day = if time.hour() >= QUIET.0 {
        time.date().checked_add_days(Days::new(1))
    } else {
        Some(time.date())
    };
    let is_quiet = time.hour() >= QUIET.0 || time.hour() < QUIET.1;
    match day
        .filter(|_| is_quiet)
        .and_then(|day| day.and_hms_opt(QUIET.1, 0, 0))
    {
        Some(morning) => moment(morning),
        None => due,
    }
}

/// `due` itself, or, where it lies in quiet hours, nine in the evening before them: what must come before something cannot wait.
#[must_use]
pub fn before_quiet(due: i64) -> i64 {
    let time = local(due);
    let evening = NaiveTime::from_hms_opt(QUIET.0 - 1, 55, 0).unwrap_or_default();
    if time.hour() >= QUIET.0 {
        moment(time.date().and_time(evening))
    } else if time.hour() < QUIET.1 {
        moment(day_before(time.date().and_time(evening)))
    } else {
        due
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDateTime;

    use super::*;

    fn at(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap_or_default()
    }

    #[test]
    fn summer_time_is_calendar_arithmetic() {
        // The clock goes forward at 3:00 on 29 March 2026 and back at 4:00 on 25 October 2026.
        assert_eq!(
            moment(at("2026-03-29 10:00")) - moment(day_before(at("2026-03-29 10:00"))),
            23 * 3600
        );
        assert_eq!(
            moment(at("2026-10-25 10:00")) - moment(day_before(at("2026-10-25 10:00"))),
            25 * 3600
        );
        assert_eq!(
            local(moment(at("2026-03-29 03:30"))),
            at("2026-03-29 04:30")
        );
        assert_eq!(
            local(moment(at("2026-10-25 03:30"))),
            at("2026-10-25 03:30")
        );
        assert_eq!(
            local(moment(at("2026-07-01 12:00"))),
            at("2026-07-01 12:00")
        );
    }

    #[test]
    fn quiet_hours_move_to_the_morning_or_the_evening_before() {
        assert_eq!(
            local(after_quiet(moment(at("2026-07-01 23:10")))),
            at("2026-07-02 08:00")
        );
        assert_eq!(
            local(after_quiet(moment(at("2026-07-01 07:10")))),
            at("2026-07-01 08:00")
        );
        assert_eq!(
            local(after_quiet(moment(at("2026-07-01 12:10")))),
            at("2026-07-01 12:10")
        );
        assert_eq!(
            local(before_quiet(moment(at("2026-07-01 07:10")))),
            at("2026-06-30 20:55")
        );
        assert_eq!(
            local(before_quiet(moment(at("2026-07-01 22:10")))),
            at("2026-07-01 20:55")
        );
    }
}
