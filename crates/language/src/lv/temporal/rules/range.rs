//! Ranges of days and months; what stands once holds for both ends.

use super::{
    CURRENCY, Stretch, TemporalRule, YearOf, day_of, full_year, is_tight, next_symbol,
    previous_symbol, year_of,
};
use crate::{
    lv::temporal::reading::Reading,
    rule::{Found, Rule},
};

pub(super) const RULES: &[TemporalRule] = &[
    Rule {
        name: "temporal.day-range",
        pattern: "{year_before:1}? (?:weekday comma?)? (?<day1>day) dot* (?:(?<month1>{any_month}) {year_after:1}?)? aside? \
                  comma? (?:dash|until filler?|onto|slash) {year_before:2}? (?:weekday comma?)? (?<day2>day) dot* \
                  (?<month2>{any_month}) {year_after:2}?",
        examples: &[
            ("Nometne no 15. līdz 20. martam.", "2024-03-15/2024-03-20"),
            (
                "Forums 2021. gada 23.–24. septembrī.",
                "2021-09-23/2021-09-24",
            ),
            (
                "Norises laiks: 27. novembris – 3. decembris.",
                "2023-11-27/2023-12-03",
            ),
            (
                "Seminārs no 31.janvāra (ierašanās diena) līdz 3.februārim, 2023.",
                "2023-01-31/2023-02-03",
            ),
            (
                "Slēgts no trešdienas, 22. novembra, līdz piektdienai, 24. novembrim.",
                "2023-11-22/2023-11-24",
            ),
            (
                "Projekts no 2022. gada 28. novembra līdz 2023. gada 29. martam.",
                "2022-11-28/2023-03-29",
            ),
        ],
        produce: days,
    },
    Rule {
        name: "temporal.month-day-range",
        pattern: "(?<month1>month) (?<day1>day) dash (?:(?<month2>month) )?(?<day2>day) (?:comma? (?<after2>year))?",
        examples: &[("Training, August 29-30, 2017.", "2017-08-29/2017-08-30")],
        produce: days,
    },
    Rule {
        name: "temporal.numeric-range",
        pattern: "(?<day1>day)(?: dot (?<month1>monthnumber)(?: dot (?<year1>year))?)? dot? (?:dash|until) \
                  (?<day2>day) dot (?<month2>monthnumber)(?: dot (?:(?<year2>year)|(?<short2>shortyear)))?",
        examples: &[
            (
                "Izstāde 15.11.2023 - 14.01.2024 muzejā.",
                "2023-11-15/2024-01-14",
            ),
            (
                "Tikšanās Somijā (31.01 – 3.02.2023)",
                "2023-01-31/2023-02-03",
            ),
            ("Kursi 19.-26.10.21 Porto.", "2021-10-19/2021-10-26"),
            ("Brīvdienas 7.11.-15.11. skolā.", "2023-11-07/2023-11-15"),
        ],
        produce: numeric,
    },
    Rule {
        name: "temporal.numeric-slash-range",
        pattern: "(?<day1>day) slash (?<month1>monthnumber) slash (?<year1>year) (?:dash|until) \
                  (?<day2>day) slash (?<month2>monthnumber) slash (?<year2>year)",
        examples: &[("Periods 01/01/2023 – 30/06/2024.", "2023-01-01/2024-06-30")],
        produce: numeric,
    },
    Rule {
        name: "temporal.month-range",
        pattern: "{year_before:1}? (?<month1>month) {year_after:1}? (?:dash|until) {year_before:2}? (?<month2>month) \
                  {year_after:2}?",
        examples: &[
            (
                "No 2018.gada novembra līdz 2019.gada maijam.",
                "2018-11/2019-05",
            ),
            (
                "Norise: 2025. gada jūnijs – 2026. gada februāris.",
                "2025-06/2026-02",
            ),
        ],
        produce: months,
    },
    Rule {
        name: "temporal.part-range",
        pattern: "{year_before:1}? (?<month1>month) (?:until|dash) {year_before:2} (?<season>season)",
        examples: &[(
            "No 2018. gada oktobra līdz 2019. gada pavasarim.",
            "2018-10/2019-05",
        )],
        produce: until_season,
    },
];

/// An end that names no year takes the other's; where both are open both stay so.
fn range(found: &Found<'_>, from: Stretch, to: Stretch) -> Option<Vec<Reading>> {
    Some(vec![Reading::range(found.range.clone(), from, to)])
}

fn days(found: &Found<'_>) -> Option<Vec<Reading>> {
    let (year1, year2) = (year_of(found, "1"), year_of(found, "2"));
    let last = found.value("month2").or_else(|| found.value("month1"))?;
    let first = found.value("month1").unwrap_or(last);
    // Without a month of its own the first day shares the second's, and so its year.
    let year1 = if found.has("month1") || year1 != YearOf::Open {
        year1
    } else {
        year2
    };
    let from = day_of(year1, first, found.number("day1")?)?;
    let to = day_of(year2, last, found.number("day2")?)?;
    if first == last && year1 == year2 && found.number("day1") > found.number("day2") {
        return None;
    }
    range(found, from, to)
}

fn numeric(found: &Found<'_>) -> Option<Vec<Reading>> {
    let year1 = found.value("year1").map_or(YearOf::Open, YearOf::Stated);
    let year2 = found
        .value("year2")
        .or(found.value("short2"))
        .map_or(YearOf::Open, |year| YearOf::Stated(full_year(year)));
    if year2 == YearOf::Open {
        // "10.10-11.10" is as likely a time; a full stop behind, or dots inside, make it a date.
        let dotted = next_symbol(found) == Some(b'_')
            && is_tight(found, found.range.end - 1..found.range.end + 1);
        let priced = found
            .items
            .get(found.range.end + usize::from(dotted))
            .is_some_and(|next| next.symbol == CURRENCY);
        if !dotted || priced || matches!(previous_symbol(found), Some(b'T')) {
            return None;
        }
    }
    let month2 = found.value("month2")?;
    let month1 = found.value("month1").unwrap_or(month2);
    let year1 = if found.has("month1") { year1 } else { year2 };
    range(
        found,
        day_of(year1, month1, found.number("day1")?)?,
        day_of(year2, month2, found.number("day2")?)?,
    )
}

fn months(found: &Found<'_>) -> Option<Vec<Reading>> {
    let (month1, month2) = (found.number("month1")?, found.number("month2")?);
    if month1 > 12 || month2 > 12 {
        return None;
    }
    let from = Stretch::Month {
        year: year_of(found, "1"),
        month: month1,
    };
    range(
        found,
        from,
        Stretch::Month {
            year: year_of(found, "2"),
            month: month2,
        },
    )
}

fn until_season(found: &Found<'_>) -> Option<Vec<Reading>> {
    let from = Stretch::Month {
        year: year_of(found, "1"),
        month: found.number("month1").filter(|month| *month <= 12)?,
    };
    range(
        found,
        from,
        Stretch::Season {
            year: year_of(found, "2"),
            season: found.number("season")?,
        },
    )
}
