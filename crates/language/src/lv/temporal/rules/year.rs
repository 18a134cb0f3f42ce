//! Months, years, parts of them, seasons, decades and centuries.

use super::{Stretch, TemporalRule, YearOf, day::is_number, relative::weekday, year_of};
use crate::{
    lv::temporal::reading::{Part, Reading},
    rule::{Found, Rule},
};

pub(super) const RULES: &[TemporalRule] = &[
    Rule {
        name: "temporal.decade-part",
        pattern: "(?:(?:(?<century>number) dot? century|(?<deictic>deictic) century) )?(?:(?<ten>tenth)|(?<year>year)) dot \
                  years_genitive filler? (?:(?<part>part)|(?<place>ordinal) half)",
        examples: &[
            ("1960. gadu beigās uzcēla skolu.", "1967/1969"),
            ("90. gadu sākumā viss mainījās.", "1990/1993"),
        ],
        produce: decade_part,
    },
    Rule {
        name: "temporal.winter-of-two-years",
        pattern: "(?<year>year) dot? slash year dot? year_word (?<season>season)",
        examples: &[("2022./2023. gada ziemā sniga.", "2022-12/2023-02")],
        produce: season,
    },
    Rule {
        name: "temporal.month",
        pattern: "{year_before}? (?<month>month)(?: comma? (?<after>year)(?: dot? year_word)?)?",
        examples: &[
            ("Pērnā gada decembrī koncertēja Berlīnē.", "2022-12"),
            ("AFIŠA. DECEMBRIS 2024", "2024-12"),
            ("Projekts sākās 2019.gada aprīlī.", "2019-04"),
        ],
        produce: month,
    },
    Rule {
        name: "temporal.month-part",
        pattern: "{year_before}? (?<month>month) filler? (?:(?<part>part)|(?<place>ordinal) half)",
        examples: &[
            ("Atklās 2024. gada maija beigās.", "2024-05-21/2024-05-31"),
            ("Kursi sāksies novembra vidū.", "2023-11-11/2023-11-20"),
        ],
        produce: month_part,
    },
    Rule {
        name: "temporal.weekday-in-month",
        pattern: "{year_before}? (?<month>month) (?<place>ordinal) (?<day>weekday)",
        examples: &[
            ("Svētki 2024. gada maija otrajā svētdienā.", "2024-05-12"),
            ("Tirgus notika augusta pēdējā sestdienā.", "2023-08-26"),
        ],
        produce: weekday_in_month,
    },
    Rule {
        name: "temporal.year-part",
        pattern: "(?:{year_before}|year_word) filler? (?:(?<part>part)|(?<place>ordinal) half)",
        examples: &[
            ("2021. gada nogalē noslēdzies projekts.", "2021-10/2021-12"),
            ("Gada sākumā atvērsim nodaļu.", "2024-01/2024-03"),
        ],
        produce: year_part,
    },
    Rule {
        name: "temporal.season",
        pattern: "(?:{year_before}|(?<near>deictic)) (?<season>season)(?: (?:part))?",
        examples: &[("Pasākums notika 2018. gada rudenī.", "2018-09/2018-11")],
        produce: season,
    },
    Rule {
        name: "temporal.season-alone",
        pattern: "(?<season>season)",
        examples: &[("Telpas remontēs līdz pavasarim.", "2024-03/2024-05")],
        produce: |found| {
            let season = found.number("season")?;
            one(
                found,
                Stretch::Season {
                    year: YearOf::Open,
                    season,
                },
            )
        },
    },
    Rule {
        name: "temporal.season-adverb",
        pattern: "(?<season>season_adverb)",
        examples: &[("Šovasar bibliotēka rīkoja lasījumus.", "2023-06/2023-08")],
        produce: season,
    },
    Rule {
        name: "temporal.quarter",
        pattern: "{year_before}? (?:(?<number>number) dot?|(?<place>ordinal)|(?<last>ordinal)) (?<unit>quarter|half_year)",
        examples: &[(
            "2024. gada 1. ceturksnī tiks izsludināts konkurss.",
            "2024-01/2024-03",
        )],
        produce: quarter,
    },
    Rule {
        name: "temporal.year-range",
        pattern: "(?<first>year) dot? year_word? (?:dash|until|slash) (?<last>year)(?: dot? (?:year_word|years_word))?",
        examples: &[
            ("Programma 2014. – 2020. gadam.", "2014/2020"),
            ("Dzejnieks (1865–1929) dzīvoja Jūrmalā.", "1865/1929"),
            ("Mācību gads 2009./2010. gadā.", "2009/2010"),
        ],
        produce: year_range,
    },
    Rule {
        name: "temporal.year-list",
        pattern: "(?<years>(?:year dot? comma?)+) and (?<year>year) dot? (?:year_word|years_word)",
        examples: &[("2023. un 2024.gadā īsteno projektus.", "2023")],
        produce: year_list,
    },
    Rule {
        name: "temporal.year",
        pattern: "(?<year>year) dot? year_word+",
        examples: &[
            ("Sadarbība kopš 2014. gada.", "2014"),
            ("2018. gads bija nozīmīgs.", "2018"),
        ],
        produce: year,
    },
    Rule {
        name: "temporal.year-in-brackets",
        pattern: "open (?<year>year) dot? close",
        examples: &[("Grāmata “Pilsēta” (2019) ir izsmelta.", "2019")],
        produce: bracketed_year,
    },
    Rule {
        name: "temporal.relative-year",
        pattern: "(?<deictic>deictic) year_word+",
        examples: &[("Pagājušajā gadā aizgāja teicējas.", "2022")],
        produce: year,
    },
    Rule {
        name: "temporal.year-adverb",
        pattern: "(?<adverb>year_adverb)",
        examples: &[
            ("Pērn kolēģi tikās Aizputē.", "2022"),
            ("Festivāls nākamgad notiks atkal.", "2024"),
        ],
        produce: year,
    },
    Rule {
        name: "temporal.decade",
        pattern: "(?:(?:(?<century>number) dot? century|(?<deictic>deictic) century) )?(?<ten1>tenth) dot \
                  (?:(?:dash|until|and) (?<ten2>tenth) dot? )?(?:years_word|year_word)",
        examples: &[
            ("Pagājušā gadsimta 50.- 60. gados uzplauka.", "1950/1969"),
            ("19. gadsimta 80. gados celta.", "1880/1889"),
            ("Teātris 90. gados piedzīvoja krīzi.", "1990/1999"),
        ],
        produce: decade,
    },
    Rule {
        name: "temporal.decade-of-years",
        pattern: "(?<year>year) dot? years_word",
        examples: &[("Ierakstu kasetes parādījās 1970. gados.", "1970/1979")],
        produce: decade_of_years,
    },
    Rule {
        name: "temporal.decade-in-words",
        pattern: "(?:(?:(?<century>number) dot? century|(?<deictic>deictic) century) )?(?<ten1>ordinal) years_word",
        examples: &[("Deviņdesmitajos gados teātri slēdza.", "1990/1999")],
        produce: decade,
    },
    Rule {
        name: "temporal.decade-alone",
        pattern: "(?<ten1>ordinal)",
        examples: &[("Trakajos deviņdesmitajos viss mainījās.", "1990/1999")],
        produce: decade,
    },
    Rule {
        name: "temporal.century",
        pattern: "(?:(?<century>number) dot?|(?<tens>tens)? (?<nth>ordinal)|(?<deictic>deictic)) century\
                  (?: filler? (?:(?<part>part)|(?<place>ordinal) half))?",
        examples: &[
            ("Pilskalns pieminēts kopš 13. gadsimta.", "1201/1300"),
            ("19. gadsimta otrajā pusē dibinātas biedrības.", "1851/1900"),
            ("Igauņu literatūra 19. gadsimta sākumā.", "1801/1830"),
        ],
        produce: century,
    },
    Rule {
        name: "temporal.century-range",
        pattern: "(?<century1>number) dot? (?:dash|and|until) (?<century2>number) dot? century",
        examples: &[("Ēka celta 18.–19. gadsimtā.", "1701/1900")],
        produce: century_range,
    },
];

fn one(found: &Found<'_>, stretch: Stretch) -> Option<Vec<Reading>> {
    Some(vec![Reading::new(found.range.clone(), stretch)])
}

fn month(found: &Found<'_>) -> Option<Vec<Reading>> {
    let year = year_of(found, "");
    let month = found.number("month")?;
    // A foreign month word needs its year: "May" alone is too often another word.
    let month = if month > 12 && year != YearOf::Open {
        month % 100
    } else {
        month
    };
    one(
        found,
        Stretch::Month {
            year,
            month: Some(month).filter(|month| *month <= 12)?,
        },
    )
}

fn part_of(found: &Found<'_>) -> Option<Part> {
    match (found.value("part"), found.value("place")) {
        (Some(1), _) => Some(Part::Start),
        (Some(2), _) => Some(Part::Middle),
        (Some(3), _) => Some(Part::End),
        (None, Some(1)) => Some(Part::FirstHalf),
        (None, Some(2)) => Some(Part::SecondHalf),
        _ => None,
    }
}

fn month_part(found: &Found<'_>) -> Option<Vec<Reading>> {
    let month = found.number("month").filter(|month| *month <= 12)?;
    one(
        found,
        Stretch::MonthPart {
            year: year_of(found, ""),
            month,
            part: part_of(found)?,
        },
    )
}

fn weekday_in_month(found: &Found<'_>) -> Option<Vec<Reading>> {
    one(
        found,
        Stretch::NthWeekday {
            year: year_of(found, ""),
            month: found.number("month").filter(|month| *month <= 12)?,
            nth: found.value("place").filter(|nth| (-1..=5).contains(nth))?,
            weekday: weekday(found.value("day")?)?,
        },
    )
}

fn year_part(found: &Found<'_>) -> Option<Vec<Reading>> {
    one(
        found,
        Stretch::YearPart {
            year: year_of(found, ""),
            part: part_of(found)?,
        },
    )
}

fn season(found: &Found<'_>) -> Option<Vec<Reading>> {
    let year = match (year_of(found, ""), found.value("near")) {
        (YearOf::Open, Some(offset)) => YearOf::Offset(offset),
        (YearOf::Open, None) => YearOf::Offset(0),
        (year, _) => year,
    };
    // Adverbs carry the year in their tens: "nākamvasar" is 12, "pagājušvasar" 92.
    let (year, number) = match found.value("season")? {
        value @ 11..=14 => (YearOf::Offset(1), value - 10),
        value @ 91..=94 => (YearOf::Offset(-1), value - 90),
        value => (year, value),
    };
    let season = u32::try_from(number).ok()?;
    one(found, Stretch::Season { year, season })
}

fn quarter(found: &Found<'_>) -> Option<Vec<Reading>> {
    let place = found.value("number").or(found.value("place"))?;
    let year = year_of(found, "");
    let half = found
        .group("unit")
        .first()
        .is_some_and(|unit| unit.symbol == b'k');
    match (half, place) {
        (true, 1) => one(
            found,
            Stretch::YearPart {
                year,
                part: Part::FirstHalf,
            },
        ),
        (true, 2) => one(
            found,
            Stretch::YearPart {
                year,
                part: Part::SecondHalf,
            },
        ),
        (false, 1..=4) => one(
            found,
            Stretch::Quarter {
                year,
                quarter: u32::try_from(place).ok()?,
            },
        ),
        (false, -1) => one(found, Stretch::Quarter { year, quarter: 4 }),
        _ => None,
    }
}

fn year(found: &Found<'_>) -> Option<Vec<Reading>> {
    one(found, Stretch::Year(year_of(found, "")))
}

fn bracketed_year(found: &Found<'_>) -> Option<Vec<Reading>> {
    let at = found.group_range("year")?;
    let year = found
        .value("year")
        .filter(|year| (1500..2100).contains(year))?;
    Some(vec![Reading::new(at, Stretch::Year(YearOf::Stated(year)))])
}

fn year_range(found: &Found<'_>) -> Option<Vec<Reading>> {
    let (first, last) = (found.value("first")?, found.value("last")?);
    if first >= last || last - first > 400 {
        return None;
    }
    let year = |year| Stretch::Year(YearOf::Stated(year));
    Some(vec![Reading::range(
        found.range.clone(),
        year(first),
        year(last),
    )])
}

fn year_list(found: &Found<'_>) -> Option<Vec<Reading>> {
    let mut readings = Vec::new();
    for at in found.group_range("years")? {
        let item = found.items.get(at)?;
        if is_number(item.symbol) {
            let dotted = found
                .items
                .get(at + 1)
                .is_some_and(|next| next.symbol == b'_');
            let stretch = Stretch::Year(YearOf::Stated(item.value));
            readings.push(Reading::new(at..at + 1 + usize::from(dotted), stretch));
        }
    }
    let last = Stretch::Year(YearOf::Stated(found.value("year")?));
    readings.push(Reading::new(
        found.group_range("year")?.start..found.range.end,
        last,
    ));
    Some(readings)
}

/// The century of the groups: a number, or *pagājušais* as people of this century say it.
fn century_of(found: &Found<'_>) -> Option<i32> {
    let in_words = found
        .value("nth")
        .map(|nth| nth + found.value("tens").unwrap_or(0));
    match (found.value("century").or(in_words), found.value("deictic")) {
        (Some(number @ 1..=22), _) => Some(number),
        (None, Some(offset)) => Some(21 + offset),
        _ => None,
    }
}

/// The first four years, the next three, the last three.
fn decade_part(found: &Found<'_>) -> Option<Vec<Reading>> {
    let first = match (found.value("year"), found.value("ten")) {
        (Some(year), _) => year,
        (None, Some(ten)) if found.has("century") || found.has("deictic") => {
            (century_of(found)? - 1) * 100 + ten
        }
        (None, Some(ten)) => 1900 + ten,
        (None, None) => return None,
    };
    let (from, to) = match part_of(found)? {
        Part::Start => (0, 3),
        Part::Middle => (4, 6),
        Part::End => (7, 9),
        Part::FirstHalf => (0, 4),
        Part::SecondHalf => (5, 9),
    };
    if first % 10 != 0 {
        return None;
    }
    let year = |year| Stretch::Year(YearOf::Stated(year));
    Some(vec![Reading::range(
        found.range.clone(),
        year(first + from),
        year(first + to),
    )])
}

fn decade(found: &Found<'_>) -> Option<Vec<Reading>> {
    let named = found.has("century") || found.has("deictic");
    let century = if named { century_of(found)? } else { 20 };
    let ten = |name: &str| {
        found
            .value(name)
            .filter(|ten| ten % 10 == 0 && (10..=90).contains(ten))
    };
    let first = ten("ten1").filter(|ten| named || *ten >= 20)?;
    let base = (century - 1) * 100;
    let from = Stretch::Decade {
        first: base + first,
    };
    match found.has("ten2") {
        true => Some(vec![Reading::range(
            found.range.clone(),
            from,
            Stretch::Decade {
                first: base + ten("ten2")?,
            },
        )]),
        false => one(found, from),
    }
}

fn decade_of_years(found: &Found<'_>) -> Option<Vec<Reading>> {
    let first = found.value("year").filter(|year| year % 10 == 0)?;
    one(found, Stretch::Decade { first })
}

fn century(found: &Found<'_>) -> Option<Vec<Reading>> {
    let part = part_of(found);
    if part.is_none() && (found.has("part") || found.has("place")) {
        return None;
    }
    one(
        found,
        Stretch::Century {
            number: century_of(found)?,
            part,
        },
    )
}

fn century_range(found: &Found<'_>) -> Option<Vec<Reading>> {
    let number = |name: &str| found.value(name).filter(|number| (1..=22).contains(number));
    let century = |number| Stretch::Century { number, part: None };
    Some(vec![Reading::range(
        found.range.clone(),
        century(number("century1")?),
        century(number("century2")?),
    )])
}
