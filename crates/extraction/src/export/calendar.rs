//! iCalendar (RFC 5545).

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Europe::Riga;
use icalendar::{Calendar, Component, Event, EventLike, EventStatus, Property};
use language::timex::{Recurrence, When};

use super::Occasion;

/// Europe/Riga, which a repeated event needs: the library writes no VTIMEZONE.
const ZONE: &str = "BEGIN:VTIMEZONE\r\nTZID:Europe/Riga\r\nBEGIN:DAYLIGHT\r\nTZNAME:EEST\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0300\r\nDTSTART:19700329T030000\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\nBEGIN:STANDARD\r\nTZNAME:EET\r\nTZOFFSETFROM:+0300\r\nTZOFFSETTO:+0200\r\nDTSTART:19701025T040000\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";

/// A calendar of the occasions whose days are exact, and how many of `occasions` had to be left out.
///
/// A whole day ends, as the standard wants it, on the day behind its last; a time is Europe/Riga's. Contested events are
/// tentative; cancelled ones are kept, as cancelled, so that a calendar that has them learns of it.
#[must_use]
pub fn calendar(occasions: &[Occasion], name: &str) -> (String, usize) {
    let mut calendar = Calendar::empty();
    for (property, value) in [
        ("VERSION", "2.0"),
        ("PRODID", "-//Tilts//Tilts//LV"),
        ("CALSCALE", "GREGORIAN"),
    ] {
        calendar.append_property(Property::new(property, value));
    }
    calendar.name(name);
    let mut left_out = 0;
    let mut repeats = false;
    for occasion in occasions {
        match event(occasion) {
            Some(event) => {
                repeats |= occasion.event.rrule.is_some();
                calendar.push(event);
            }
            None => left_out += 1,
        }
    }
    let mut text = calendar.to_string();
    if repeats && let Some(at) = text.find("BEGIN:VEVENT") {
        text.insert_str(at, ZONE);
    }
    (text, left_out)
}

fn event(occasion: &Occasion) -> Option<Event> {
    let row = &occasion.event;
    let mut event = Event::new();
    event.uid(&format!("{}@tilts", row.occasion));
    event.timestamp(Utc.from_utc_datetime(&occasion.stamp.and_time(NaiveTime::MIN)));
    event.append_property(Property::new("SEQUENCE", occasion.sequence.to_string()));
    match &row.rrule {
        Some(rule) => repeated(&mut event, occasion, rule)?,
        None if occasion.is_exact() => once(&mut event, occasion.start?, occasion.end),
        None => return None,
    }
    event.summary(&row.title);
    event.status(match row.status.as_str() {
        "cancelled" => EventStatus::Cancelled,
        _ if occasion.is_contested() => EventStatus::Tentative,
        _ => EventStatus::Confirmed,
    });
    let place: Vec<&str> = [&row.venue, &row.place]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect();
    if !place.is_empty() {
        event.location(&place.join(", "));
    }
    event.append_property(Property::new("CATEGORIES", &row.kind));
    if let Some(url) = row.sources.iter().find_map(|source| source.url.as_deref()) {
        event.url(url);
    }
    let quotes: Vec<String> = row
        .sources
        .iter()
        .map(|source| format!("“{}” — {}", source.quote, source.title))
        .collect();
    event.description(&quotes.join("\n"));
    Some(event.done())
}

/// An event of certain days.
fn once(event: &mut Event, start: When, end: Option<When>) {
    let timed = start.clock.is_some() && end.is_none_or(|end| end.clock.is_some());
    match (timed.then(|| minute(start)).flatten(), end) {
        (Some(begins), end) => {
            event.starts(begins);
            if let Some(ends) = end.and_then(minute).filter(|ends| *ends > begins) {
                event.ends(ends);
            }
        }
        (None, end) => {
            let last = end.unwrap_or(start).last().or(start.last());
            if let Some(first) = start.first() {
                event.starts(first);
            }
            if let Some(behind) = last.and_then(|last| last.checked_add_days(Days::new(1))) {
                event.ends(behind);
            }
        }
    }
}

/// The moment of a time in Riga: of an hour that comes twice the first, of one that does not exist the hour behind.
fn minute(when: When) -> Option<DateTime<Utc>> {
    let local = local(when)?;
    let moment = Riga.from_local_datetime(&local).earliest().or_else(|| {
        Riga.from_local_datetime(&(local + TimeDelta::hours(1)))
            .earliest()
    })?;
    Some(moment.with_timezone(&Utc))
}

fn local(when: When) -> Option<NaiveDateTime> {
    let (day, clock) = (when.first()?, when.clock?);
    match clock.hour {
        24 => day.checked_add_days(Days::new(1))?.and_hms_opt(0, 0, 0),
        hour => day.and_hms_opt(hour, clock.minute, 0),
    }
}

/// An event that repeats: it begins on its first day, or, where that is not told, on the first day of the rule from the
/// article's own date on.
fn repeated(event: &mut Event, occasion: &Occasion, rule: &str) -> Option<()> {
    let row = &occasion.event;
    let start = occasion.start.and_then(When::first);
    let from = start.or(occasion.published)?;
    let excepted: Vec<NaiveDate> = row
        .exdates
        .iter()
        .flat_map(|days| days.split(','))
        .filter_map(|day| day.parse().ok())
        .collect();
    let first = Recurrence::parse(rule)?.next_from(from, start)?;
    let clock = |text: &str| NaiveTime::parse_from_str(text, "%H:%M").ok();
    let mut hours = row
        .time
        .iter()
        .flat_map(|time| time.split('/'))
        .filter_map(clock);
    let (begins, ends) = (hours.next(), hours.next());
    let property = |name: &str, day: NaiveDate, time: Option<NaiveTime>| match time {
        Some(time) => Property::new(name, day.and_time(time).format("%Y%m%dT%H%M%S").to_string())
            .add_parameter("TZID", "Europe/Riga")
            .done(),
        None => Property::new(name, day.format("%Y%m%d").to_string())
            .add_parameter("VALUE", "DATE")
            .done(),
    };
    event.append_property(property("DTSTART", first, begins));
    match (begins, ends) {
        (Some(begins), Some(ends)) if ends > begins => {
            event.append_property(property("DTEND", first, Some(ends)));
        }
        (Some(_), _) => {}
        (None, _) => {
            event.append_property(property(
                "DTEND",
                first.checked_add_days(Days::new(1))?,
                None,
            ));
        }
    }
    event.append_property(Property::new("RRULE", rule));
    for day in excepted {
        event.append_multi_property(property("EXDATE", day, begins));
    }
    Some(())
}
