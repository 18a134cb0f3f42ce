//! Which words stand in the title of an event, and which only beside it.

use language::{
    Text, TokenKind,
    fold::{is_latvian_letter, lowered},
    lv::numeral::cardinal_folded,
};

/// *konferenču zālē*, *tikšanās vieta*: the noun only says what the room is for.
pub(super) fn names_a_room(text: &Text<'_>, token: usize) -> bool {
    const ROOMS: &[&str] = &[
        "zale", "telpa", "istaba", "viet", "laukum", "namin", "kabinet", "centr",
    ];
    text.after(token).is_some_and(|next| {
        next == token + 2 && ROOMS.iter().any(|stem| text.folded(next).starts_with(stem))
    })
}

/// *radošā*, *Centrālā*: in *-ā* an adjective, not the locative of a noun (*nodaļā*, *gadījumā*).
pub(super) fn is_described(surface: &str) -> bool {
    const STEMS: &[&str] = &[
        "isk", "īg", "ēj", "ain", "oš", "āl", "īv", "ār", "āt", "ēt", "īt", "ot", "am", "ām", "en",
        "jaun", "liel", "maz", "vec", "skaist", "bagāt", "otr", "pirm", "treš", "ceturt", "piekt",
        "plaš", "brīv", "balt", "zaļ", "sarkan", "meln", "zil", "gaiš", "klus", "dzīv", "jautr",
        "slēgt", "atklāt", "garš", "īs", "mobil", "civil", "atvērt",
    ];
    let lower = lowered(surface);
    lower
        .strip_suffix('ā')
        .is_some_and(|stem| STEMS.iter().any(|ending| stem.ends_with(ending)))
}

/// *piecas dienas*, *3 dienu*: how long it lasts, no feast of days.
pub(super) fn is_counted_days(text: &Text<'_>, token: usize) -> bool {
    let counted = || {
        text.before(token).is_some_and(|before| {
            let word = text.folded(before);
            word.parse::<u32>().is_ok() || cardinal_folded(word).is_some()
        })
    };
    matches!(text.folded(token), "diena" | "dienas" | "dienu" | "dienam") && counted()
}

/// *nodarbības:*, *konsultācijas notiks*, *apmācības “X”*: of *-as*, which is the genitive too, the subject of a sentence.
pub(super) fn stands_as_subject(text: &Text<'_>, token: usize) -> bool {
    const VERBS: &[&str] = &["notik", "noris", "saks", "bus", "tiek", "tiks", "tika"];
    match text.kind(token + 1) {
        Some(TokenKind::Space) => {
            VERBS
                .iter()
                .any(|stem| text.folded(token + 2).starts_with(stem))
                || text.kind(token + 2) != Some(TokenKind::Word)
        }
        kind => kind != Some(TokenKind::Word),
    }
}

/// *dienas*, *nedēļa*, *rīts* alone name no event: something must say whose or what they are.
pub(super) fn is_bare(text: &Text<'_>, token: usize, lower: &str, kind: &str) -> bool {
    let lower = if lower.starts_with("diena") {
        "dien"
    } else {
        lower
    };
    let general = kind == "festival" && (lower.starts_with("dien") || lower.starts_with("nedēļ"))
        || kind == "event"
            && ["vakar", "rīt", "pēcpusdien", "stund"]
                .iter()
                .any(|stem| lower.starts_with(stem));
    general && !matches!(text.surface(token + 2), "“" | "„" | "\"" | "«")
}

pub(super) fn latvian(word: &str) -> bool {
    word.chars()
        .all(|letter| letter.is_ascii_alphabetic() || is_latvian_letter(letter))
}

pub(super) fn is_genitive(word: &str) -> bool {
    word.chars().count() > 2
        && ["as", "es", "a", "u", "us", "ās"]
            .iter()
            .any(|ending| word.ends_with(ending))
}

/// In *-u* a word before a noun is more often the genitive of a noun (*projektu konkurss*) than an adjective.
pub(super) fn is_noun_like(word: &str) -> bool {
    const ADJECTIVES: &[&str] = &[
        "isku", "īgu", "ošu", "āmu", "ainu", "jaunu", "lielu", "mazu", "plašu", "skaistu", "īpašu",
        "kopīgu", "gadēju", "atklātu",
    ];
    word.ends_with('u') && !ADJECTIVES.iter().any(|ending| word.ends_with(ending))
}

/// *tiks atklāta izstāde*: a participle of the verb, no word of the title.
pub(super) fn is_participle(text: &Text<'_>, token: usize) -> bool {
    const AUXILIARIES: &[&str] = &["tiks", "tika", "tiek", "ir", "bus", "bija"];
    text.before(token)
        .is_some_and(|before| AUXILIARIES.contains(&text.folded(before)))
}

/// *divas skolotājas kursos*: who goes there, not whose it is.
pub(super) fn is_counted_nominative(text: &Text<'_>, token: usize) -> bool {
    let counted = text.before(token).is_some_and(|before| {
        before + 2 == token && cardinal_folded(text.folded(before)).is_some()
    });
    counted
        && ["as", "es", "i"]
            .iter()
            .any(|ending| text.surface(token).ends_with(ending))
}

/// *20 gadu jubilejas koncerts*
pub(super) fn is_jubilee(text: &Text<'_>, token: usize) -> bool {
    let counted = text
        .before(token)
        .is_some_and(|before| before + 2 == token && text.kind(before) == Some(TokenKind::Number));
    counted
        && text
            .after(token)
            .is_some_and(|next| text.folded(next).starts_with("jubilej"))
}

/// *Baltā galdauta svētki*: a definite adjective in the genitive before a masculine genitive.
pub(super) fn describes_genitive(word: &str, next: &str) -> bool {
    const STEMS: &[&str] = &[
        "isk", "īg", "ēj", "ain", "oš", "balt", "zaļ", "sarkan", "meln", "zil", "liel", "maz",
        "jaun", "vec", "gaiš", "apaļ", "jaukt",
    ];
    let lower = lowered(word);
    let described = |suffix: char| {
        lower
            .strip_suffix(suffix)
            .is_some_and(|stem| STEMS.iter().any(|ending| stem.ends_with(ending)))
    };
    // "jaukto koru", "jauno dzejnieku"
    described('ā') && next.ends_with('a') || described('o') && next.ends_with('u')
}

/// Words that only look like genitives.
pub(super) fn is_closed_class(folded: &str) -> bool {
    const WORDS: &[&str] = &[
        "gada",
        "gadam",
        "gados",
        "tada",
        "saja",
        "taja",
        "pasa",
        "pats",
        "sis",
        "si",
        "tadas",
        "sada",
        "sadas",
        "viena",
        "dazas",
        "dazadas",
        "februara",
        "veltits",
        "veltita",
        "veltiti",
        "dzimsanas",
        "laika",
        "bija",
        "notika",
        "tika",
        "kura",
        "kas",
        "ka",
        "ta",
        "visa",
        "sava",
        "savu",
        "par",
        "norisinajas",
        "notiks",
        "aprila",
        "maija",
        "junija",
        "julija",
        "augusta",
        "marta",
    ];
    WORDS.contains(&folded)
        || is_verb(folded)
        || folded.ends_with("eja") && folded.len() > 5
        || folded.ends_with("inaja")
        || folded.ends_with("bra")
        || folded.ends_with("vara")
        || folded.ends_with("dza")
        || is_told_of(folded)
}

/// *rīkotā*, *organizētās*: a passive participle tells what is done with the event and names nothing.
pub(super) fn is_told_of(folded: &str) -> bool {
    let made = [
        "riko", "organize", "planot", "ieceret", "paredzet", "istenot",
    ];
    made.iter().any(|stem| {
        folded.starts_with(stem)
            || folded
                .strip_prefix("ie")
                .is_some_and(|rest| rest.starts_with(stem))
    }) && ["ta", "taja", "tais", "tas", "tie", "to"]
        .iter()
        .any(|ending| folded.ends_with(ending))
}

/// Verbs and participles that tell of an event and are no part of its name.
pub(super) fn is_verb(folded: &str) -> bool {
    const WORDS: &[&str] = &[
        "norisinas",
        "risinas",
        "notiek",
        "bus",
        "gaidams",
        "gaidama",
        "gaidami",
        "planots",
        "planota",
        "paredzets",
        "paredzeta",
        "apskatama",
        "apskatams",
        "skatama",
        "skatams",
        "aicina",
        "ieludz",
        "riko",
        "organize",
        "turpinas",
        "sakas",
        "atcelts",
        "atcelta",
        "atcelti",
        "atceltas",
        "parcelts",
        "parcelta",
        "planotie",
        "planotais",
        "planota",
        "ieplanotais",
        "ieplanota",
        "paredzetais",
        "deleg",
        "delegetie",
        "vairaki",
        "vairakas",
        "isteno",
        "piedava",
        "atklas",
        "apmekle",
        "izsludina",
        "gaida",
        "sagaida",
        "piedalas",
        "piedalijas",
        "dalas",
        "dalijas",
        "pulcejas",
        "tiekas",
        "tikas",
        "beidzas",
        "sakas",
        "gatavojas",
        "iesaistas",
        "turpina",
        "sola",
        "devas",
        "dodas",
        "nosledz",
        "atklaj",
        "sanem",
    ];
    WORDS.contains(&folded) || folded.ends_with("sies") || folded.ends_with("simies")
}

/// *atklāja*, *rīkoja*, *pārliecināties*: verbs that look like genitives; *dziedātāja* is one.
pub(super) fn looks_genitive(surface: &str) -> bool {
    let small = surface.chars().next().is_some_and(char::is_lowercase);
    let reflexive = small && surface.ends_with("ties") && surface.chars().count() > 6;
    reflexive
        || small
            && !surface.ends_with("tāja")
            && ["āja", "oja", "ēja", "īja"]
                .iter()
                .any(|ending| surface.ends_with(ending))
}

/// Words that only say which week, morning or day it is, folded; and what stands between words.
pub(super) fn is_time_word(folded: &str) -> bool {
    const STEMS: &[&str] = &[
        "pirma",
        "otra",
        "tresa",
        "pedeja",
        "pagajus",
        "nakama",
        "visu",
        "visa",
        "katra",
        "darba",
        "vakara",
        "rita",
        "dzimsanas",
        "pirmdienas",
        "otrdienas",
        "tresdienas",
        "ceturtdienas",
        "piektdienas",
        "sestdienas",
        "svetdienas",
        "sa ",
        "si",
    ];
    !folded.chars().any(char::is_alphabetic) || STEMS.iter().any(|stem| folded.starts_with(stem))
}

/// *brīvprātīgo nometne*, *pieaugušo kursi*: people named by an adjective, in the genitive plural.
pub(super) fn is_people_genitive(surface: &str) -> bool {
    ["īgo", "ušo", "ošo"]
        .iter()
        .any(|ending| surface.ends_with(ending))
}
