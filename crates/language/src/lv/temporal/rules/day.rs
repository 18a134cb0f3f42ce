//! Single days and lists of days.

use super::{
    CURRENCY, TemporalRule, day_of, full_year, is_tight, next_symbol, previous_symbol, year_of,
};
use crate::{
    lv::temporal::reading::{Reading, YearOf},
    rule::{Found, Rule},
};

pub(super) const RULES: &[TemporalRule] = &[
    Rule {
        name: "temporal.day-month",
        pattern: "{year_before}? (?<day>day) dot* (?<month>month) {year_after}?",
        examples: &[
            ("Dzejniece dzimusi 1952. gada 3. martā.", "1952-03-03"),
            ("Svinēsim 15. aprīlī, 2020.", "2020-04-15"),
            ("Tiekamies 6.martā zālē.", "2024-03-06"),
            ("Līgums parakstīts 2022. g. 9. maijā.", "2022-05-09"),
            ("Перша зустріч – 3 жовтня 2024 року.", "2024-10-03"),
        ],
        produce: day_month,
    },
    Rule {
        name: "temporal.day-slipped-month",
        pattern: "{year_before}? (?<day>day) dot (?<month>slip) {year_after}?",
        examples: &[("Izstāde atvērta līdz 18.novembim.", "2023-11-18")],
        produce: day_month,
    },
    Rule {
        name: "temporal.ordinal-day-month",
        pattern: "{year_before}? (?<tens>tens)? (?<day>ordinal) (?<month>month) {year_after}?",
        examples: &[(
            "Divdesmit ceturtajā novembrī bibliotēka aicina.",
            "2023-11-24",
        )],
        produce: ordinal_day,
    },
    Rule {
        name: "temporal.month-day-year",
        pattern: "(?<month>month) (?<day>day) comma? (?<after>year)",
        examples: &[("Publicēts: novembris 27, 2019", "2019-11-27")],
        produce: day_month,
    },
    Rule {
        name: "temporal.iso",
        pattern: "(?<year>year) (?:dash|dot) (?<month>monthnumber) (?:dash|dot) (?<day>day)",
        examples: &[("Pievienots 2018-05-07.", "2018-05-07")],
        produce: numeric,
    },
    Rule {
        name: "temporal.numeric",
        pattern: "(?<day>day) dot+ (?<month>monthnumber) dot+ (?<year>year)(?: dot? year_word)?",
        examples: &[
            ("Iesniegts 25.03.2014. Rīgā.", "2014-03-25"),
            ("Sagatavots 28.02.2020.", "2020-02-28"),
        ],
        produce: numeric,
    },
    Rule {
        name: "temporal.numeric-short-year",
        pattern: "(?<day>day) dot (?<month>monthnumber) dot (?<year>shortyear)",
        examples: &[("Izrāde pārcelta uz 14.03.24 un notiks.", "2024-03-14")],
        produce: tight_numeric,
    },
    Rule {
        name: "temporal.numeric-slash",
        pattern: "(?<day>day) slash (?<month>monthnumber) slash (?<year>year)",
        examples: &[("Publicēts: 28/04/2016", "2016-04-28")],
        produce: tight_numeric,
    },
    Rule {
        name: "temporal.numeric-dash",
        pattern: "(?<day>day) dash (?<month>monthnumber) dash (?<year>year)",
        examples: &[("Datums: 06-05-2014", "2014-05-06")],
        produce: tight_numeric,
    },
    Rule {
        name: "temporal.numeric-without-year",
        pattern: "(?<day>day) dot (?<month>monthnumber)",
        examples: &[
            ("Uzvarētājus paziņos 24.11. mājaslapā.", "2023-11-24"),
            ("Pieteikties līdz 9.12. pa tālruni.", "2023-12-09"),
        ],
        produce: numeric_without_year,
    },
    Rule {
        name: "temporal.day-list",
        pattern: "{year_before}? (?<days>(?:day dot? comma?)+) and (?<day>day) dot? (?<month>month) {year_after}?",
        examples: &[
            ("Gadatirgus 16. un 17. martā.", "2024-03-16"),
            ("Izrādes 21., 23. un 28. novembrī.", "2023-11-21"),
        ],
        produce: list,
    },
    Rule {
        name: "temporal.day-list-commas",
        pattern: "{year_before}? (?<days>(?:day dot comma)+) (?<day>day) dot (?<month>month) {year_after}?",
        examples: &[("Nodarbības š.g. 2., 3., 5. decembrī.", "2023-12-02")],
        produce: list,
    },
];

fn one(found: &Found<'_>, stretch: super::Stretch) -> Option<Vec<Reading>> {
    Some(vec![Reading::new(found.range.clone(), stretch)])
}

fn day_month(found: &Found<'_>) -> Option<Vec<Reading>> {
    let day = found.number("day").filter(|day| (1..=31).contains(day))?;
    one(
        found,
        day_of(year_of(found, ""), found.value("month")?, day)?,
    )
}

fn ordinal_day(found: &Found<'_>) -> Option<Vec<Reading>> {
    let day = found.number("day")? + found.number("tens").unwrap_or(0);
    one(
        found,
        day_of(year_of(found, ""), found.value("month")?, day)?,
    )
}

fn numeric(found: &Found<'_>) -> Option<Vec<Reading>> {
    let year = YearOf::Stated(full_year(found.value("year")?));
    one(
        found,
        day_of(year, found.value("month")?, found.number("day")?)?,
    )
}

fn tight_numeric(found: &Found<'_>) -> Option<Vec<Reading>> {
    let next_is_number =
        next_symbol(found) == Some(b'_') && is_tight(found, found.range.start..found.range.end + 2);
    (is_tight(found, found.range.clone()) && !next_is_number).then_some(())?;
    numeric(found)
}

/// *24.11.* is a day where a full stop follows and no currency or further number; *9.12* alone could be anything.
fn numeric_without_year(found: &Found<'_>) -> Option<Vec<Reading>> {
    let after = found.items.get(found.range.end + 1).map(|item| item.symbol);
    let dotted =
        next_symbol(found) == Some(b'_') && is_tight(found, found.range.start..found.range.end + 1);
    let numbered = dotted
        && is_tight(found, found.range.end..found.range.end + 2)
        && after.is_some_and(is_number);
    let before = found.range.start.saturating_sub(1)..found.range.start + 1;
    let glued =
        is_tight(found, before) && matches!(previous_symbol(found), Some(b';' | b'_' | b'%'));
    let timed = glued || matches!(previous_symbol(found), Some(b'T' | b'9'));
    if !dotted
        || numbered
        || timed
        || after == Some(CURRENCY)
        || !is_tight(found, found.range.clone())
    {
        return None;
    }
    one(
        found,
        day_of(YearOf::Open, found.value("month")?, found.number("day")?)?,
    )
}

pub(super) const fn is_number(symbol: u8) -> bool {
    matches!(symbol, b'd'..=b'j' | b'z' | b'0' | b'Y' | b'n')
}

/// Every day its own reading; the first takes the year in front, the last the month.
fn list(found: &Found<'_>) -> Option<Vec<Reading>> {
    let (year, month) = (year_of(found, ""), found.value("month")?);
    let days = found.group_range("days")?;
    let mut readings = Vec::new();
    for at in days.clone() {
        let item = found.items.get(at)?;
        if !is_number(item.symbol) {
            continue;
        }
        let start = if readings.is_empty() {
            found.range.start
        } else {
            at
        };
        let dotted = found
            .items
            .get(at + 1)
            .is_some_and(|next| next.symbol == b'_');
        let stretch = day_of(year, month, u32::try_from(item.value).ok()?)?;
        readings.push(Reading::new(start..at + 1 + usize::from(dotted), stretch));
    }
    let last = day_of(year, month, found.number("day")?)?;
    readings.push(Reading::new(
        found.group_range("day")?.start..found.range.end,
        last,
    ));
    Some(readings)
}
