//! When something that repeats takes place: the days of a rule after RFC 5545, as far as our rules write them.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::timex::{Recurrence, weekday_code};

/// How far ahead a next day is looked for: two years and a day hold every rule that we write.
const HORIZON: u64 = 731;

const WEEK: [Weekday; 7] = [
    Weekday::Mon,
    Weekday::Tue,
    Weekday::Wed,
    Weekday::Thu,
    Weekday::Fri,
    Weekday::Sat,
    Weekday::Sun,
];

impl Recurrence {
    /// Reads a rule that [`Recurrence::rrule`] wrote; nothing for one that it cannot write.
    #[must_use]
    pub fn parse(rule: &str) -> Option<Self> {
        let mut found = Self {
            frequency: "",
            interval: 1,
            by_day: Vec::new(),
            until: None,
            except: Vec::new(),
            clock: None,
        };
        for part in rule.split(';') {
            let (name, value) = part.split_once('=')?;
            match name {
                "FREQ" => {
                    found.frequency = ["DAILY", "WEEKLY", "MONTHLY"]
                        .into_iter()
                        .find(|known| *known == value)?
                }
                "INTERVAL" => found.interval = value.parse().ok().filter(|every| *every > 0)?,
                "BYDAY" => found.by_day = value.split(',').map(by_day).collect::<Option<_>>()?,
                "UNTIL" => {
                    found.until = Some(NaiveDate::parse_from_str(value.get(..8)?, "%Y%m%d").ok()?)
                }
                _ => return None,
            }
        }
        (!found.frequency.is_empty()).then_some(found)
    }

    /// The first day from `day` on of a rule that began on `start`, or at some time before where that is not known.
    ///
    /// Of a rule that holds every second week or month only a known start tells which.
    #[must_use]
    pub fn next_from(&self, day: NaiveDate, start: Option<NaiveDate>) -> Option<NaiveDate> {
        if self.interval > 1 && start.is_none() {
            return None;
        }
        let from = start.map_or(day, |start| start.max(day));
        (0..HORIZON)
            .filter_map(|ahead| from.checked_add_days(Days::new(ahead)))
            .take_while(|day| self.until.is_none_or(|until| *day <= until))
            .find(|day| self.holds(*day, start) && !self.except.contains(day))
    }

    fn holds(&self, day: NaiveDate, start: Option<NaiveDate>) -> bool {
        let interval = i64::from(self.interval);
        let steps = start.map_or(0, |start| match self.frequency {
            "DAILY" => (day - start).num_days(),
            "WEEKLY" => (monday(day) - monday(start)).num_days() / 7,
            _ => {
                i64::from(day.year() - start.year()) * 12 + i64::from(day.month())
                    - i64::from(start.month())
            }
        });
        if steps % interval != 0 {
            return false;
        }
        if self.by_day.is_empty() {
            return match (self.frequency, start) {
                ("DAILY", _) => true,
                ("WEEKLY", Some(start)) => day.weekday() == start.weekday(),
                ("MONTHLY", Some(start)) => day.day() == start.day(),
                _ => false,
            };
        }
        self.by_day.iter().any(|(place, weekday)| {
            *weekday == day.weekday()
                && place.is_none_or(|place| place_in_month(day, place < 0) == place)
        })
    }
}

fn by_day(text: &str) -> Option<(Option<i32>, Weekday)> {
    let (place, code) = text.split_at_checked(text.len().checked_sub(2)?)?;
    let weekday = WEEK
        .into_iter()
        .find(|weekday| weekday_code(*weekday) == code)?;
    let place = if place.is_empty() {
        None
    } else {
        Some(place.parse().ok()?)
    };
    Some((place, weekday))
}

fn monday(day: NaiveDate) -> NaiveDate {
    let back = u64::from(day.weekday().num_days_from_monday());
    day.checked_sub_days(Days::new(back)).unwrap_or(day)
}

/// Which of its weekday in the month a day is: 1 for the first; from the end -1 for the last.
fn place_in_month(day: NaiveDate, from_end: bool) -> i32 {
    let last = crate::timex::last_of_month(day.year(), day.month()).map_or(31, |last| last.day());
    let days = if from_end {
        last - day.day()
    } else {
        day.day() - 1
    };
    let place = i32::try_from(days / 7).unwrap_or(0) + 1;
    if from_end { -place } else { place }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use crate::timex::Recurrence;

    #[test]
    fn the_next_day_of_a_rule() {
        let day = |text: &str| text.parse::<NaiveDate>().ok();
        for (rule, from, start, expected) in [
            ("FREQ=WEEKLY;BYDAY=TU", "2024-10-09", None, "2024-10-15"),
            ("FREQ=WEEKLY;BYDAY=TU,TH", "2024-10-09", None, "2024-10-10"),
            ("FREQ=MONTHLY;BYDAY=1SA", "2024-10-06", None, "2024-11-02"),
            ("FREQ=MONTHLY;BYDAY=-1TH", "2024-10-06", None, "2024-10-31"),
            ("FREQ=DAILY", "2024-10-06", None, "2024-10-06"),
            (
                "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE",
                "2024-10-10",
                Some("2024-10-02"),
                "2024-10-16",
            ),
            (
                "FREQ=WEEKLY;BYDAY=MO",
                "2024-10-01",
                Some("2024-12-25"),
                "2024-12-30",
            ),
        ] {
            let found = Recurrence::parse(rule)
                .and_then(|found| found.next_from(day(from)?, start.and_then(day)));
            assert_eq!(found, day(expected), "{rule} from {from}");
        }
        let ended = Recurrence::parse("FREQ=WEEKLY;BYDAY=TU;UNTIL=20241010");
        assert_eq!(
            ended.and_then(|rule| rule.next_from(day("2024-10-09")?, None)),
            None
        );
        assert_eq!(Recurrence::parse("FREQ=YEARLY"), None);
        let every_second = Recurrence::parse("FREQ=WEEKLY;INTERVAL=2;BYDAY=WE");
        assert_eq!(
            every_second.and_then(|rule| rule.next_from(day("2024-10-09")?, None)),
            None
        );
    }
}
