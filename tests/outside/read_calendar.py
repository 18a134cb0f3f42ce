"""Reads a calendar of `tilts export --format ics` with the PyPI package `icalendar`, and says how many events it holds.

    python3 tests/outside/read_calendar.py FILE.ics

Exit status 0: it parses, and every event has an identifier, a first day, a stamp, a sequence and a status.
"""

import sys

import icalendar


def main():
    with open(sys.argv[1], "rb") as file:
        calendar = icalendar.Calendar.from_ical(file.read())
    events = calendar.walk("VEVENT")
    for event in events:
        for name in ("UID", "DTSTART", "DTSTAMP", "SEQUENCE", "STATUS", "SUMMARY"):
            assert event.get(name) is not None, f"{event.get('SUMMARY')} has no {name}"
        start, end = event.decoded("DTSTART"), event.decoded("DTEND", None)
        assert end is None or end > start, f"{event.get('SUMMARY')} ends before it begins"
    assert len({event.get("UID") for event in events}) == len(events), "an identifier comes twice"
    print(f"icalendar {icalendar.__version__}: {len(events)} events, all whole")


if __name__ == "__main__":
    main()
