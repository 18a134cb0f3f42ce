//! The chain of words that ends in a head noun: *Klaipēdas apriņķa Ievas Simonaitītes publiskās bibliotēkas*.

use language::{
    Span, Text, TokenKind,
    fold::is_latvian_letter,
    lv::morphology::{Case, Gender, Number, adjective_lemma},
};

use crate::{Knowledge, knowledge::HeadForm};

/// A head noun with its modifiers.
#[derive(Debug, Clone)]
pub(super) struct Chain {
    /// From the first modifier to the head, or to what belongs behind it.
    pub(super) span: Span,
    /// In the nominative.
    pub(super) name: String,
    /// It begins with a name: an institution, not a kind of institution.
    pub(super) proper: bool,
    /// Of the head.
    pub(super) number: Number,
}

/// Words that end a chain to the left, folded.
const STOPS: &[&str] = &[
    "ar",
    "no",
    "uz",
    "par",
    "pie",
    "ka",
    "kas",
    "kur",
    "kurs",
    "kura",
    "savu",
    "savas",
    "musu",
    "jusu",
    "vinu",
    "vina",
    "vinas",
    "sis",
    "si",
    "sa",
    "so",
    "sai",
    "saja",
    "ta",
    "to",
    "tas",
    "pec",
    "pirms",
    "starp",
    "ir",
    "bija",
    "bus",
    "notiks",
    "notika",
    "ari",
    "gan",
    "vai",
    "bet",
    "lai",
    "ja",
    "jau",
    "vel",
    "tikai",
    "visas",
    "visu",
    "visa",
    "divu",
    "triju",
    "katra",
    "katras",
    "projekta",
    "projekts",
    "pasakuma",
    "seminara",
    "tikšanas",
    "laika",
    "ietvaros",
    "gada",
    "gadu",
    "direktore",
    "direktors",
    "vadija",
    "organizeja",
    "rikoja",
    "vaditaja",
    "vaditajs",
    "vada",
    "priekssedetaja",
    "priekssedetajs",
    "loceklis",
    "locekle",
    "specialists",
    "specialiste",
    "darbinieks",
    "darbiniece",
    "skolas",
    "deputats",
    "deputate",
    "prezidents",
    "prezidente",
    "ministrs",
    "ministre",
    "premjers",
    "sekretars",
    "sekretare",
];

/// Lower-case words that may stand between two names inside one chain.
const ADMINISTRATIVE: &[&str] = &[
    "apriņķa",
    "rajona",
    "novada",
    "pilsētas",
    "pagasta",
    "apgabala",
    "valsts",
    "valstspilsētas",
    "reģiona",
    "republikas",
    "pašvaldības",
    "bibliotēkas",
    "universitātes",
    "ministrijas",
    "centra",
    "fonda",
    "biedrības",
    "akadēmijas",
    "muzeja",
    "padomes",
    "un",
];

/// The chain whose head is the word at `index`, if that word can head one.
pub(super) fn chain_at(text: &Text<'_>, knowledge: &Knowledge, index: usize) -> Option<Chain> {
    let word = text.surface(index).to_lowercase();
    // "kopā" is an adverb, not the locative of "kopa".
    if word == "kopā" {
        return None;
    }
    let forms = knowledge.heads.forms_of(&word);
    forms.first()?;
    let words = modifiers(text, knowledge, index, forms);
    let start = first_of_name(text, knowledge, &words, index).or_else(|| {
        name_behind(text, knowledge, index, true)
            .and(words.last().copied())
            .filter(|&word| {
                text.is_capitalised(word)
                    && ["u", "as", "es"]
                        .iter()
                        .any(|ending| text.surface(word).ends_with(ending))
            })
    });
    let form = *choose(text, knowledge, forms, &words, index)?;
    let head = knowledge.heads.rows.get(form.head)?;
    let (mut last, mut behind) = (index, String::new());
    let mut proper = start.is_some();
    let generic = start.is_some_and(|start| is_only_country(text, knowledge, start, index));
    if form.number == Number::Plural || is_plural_genitive(text, index, forms, generic) {
        return None;
    }
    if generic
        && !matches!(
            head.kind.as_str(),
            "embassy"
                | "office"
                | "university"
                | "institution"
                | "media"
                | "agency"
                | "court"
                | "party"
                | "association"
                | "company"
                | "council"
                | "municipality"
        )
        || head.needs_name == "yes"
            && proper
            && !has_capital_beside_place(text, knowledge, start?, index)
    {
        return None;
    }
    if matches!(head.kind.as_str(), "embassy" | "office") {
        let post = post_modifier(text, knowledge, index);
        if head.kind == "office" && post.is_none() {
            return None;
        }
        if let Some(post) = post {
            behind = format!(" {}", text.surface(post));
            last = post;
        }
    }
    if let Some((second, lemma)) =
        coordinated(text, knowledge, index, head.kind.as_str(), form.case)
    {
        behind = format!(" un {lemma}");
        last = second;
    } else if let Some(name) = name_behind(text, knowledge, index, proper) {
        if proper {
            behind = format!(" {}", text.surface(name));
            last = name;
        } else if is_common_type(head.kind.as_str()) {
            proper = true;
            let span = text.span(name, name);
            return Some(Chain {
                span,
                name: text.surface(name).to_owned(),
                proper,
                number: form.number,
            });
        }
    }
    let first = start.unwrap_or(index);
    let name = format!(
        "{}{behind}",
        nominative(text, knowledge, first, index, form, &head.lemma)
    );
    Some(Chain {
        span: text.span(first, last),
        name,
        proper,
        number: form.number,
    })
}

const fn is_common_type(_kind: &str) -> bool {
    true
}

/// Tokens of the words before the head, nearest first, that can modify it.
fn modifiers(
    text: &Text<'_>,
    knowledge: &Knowledge,
    head: usize,
    forms: &[HeadForm],
) -> Vec<usize> {
    let mut words = Vec::new();
    let mut at = head;
    let mut seen_capital = text.is_capitalised(head) && !starts_sentence(text, head);
    while let Some(before) = step_left(text, at) {
        let capital = text.is_capitalised(before);
        let folded = text.folded(before);
        let and = folded == "un";
        if words.len() >= 9
            || (STOPS.contains(&folded) && (!capital || starts_sentence(text, before)))
        {
            break;
        }
        let beside_capital = text.is_capitalised(at) && at != head;
        // Past the first name only more names and words of administration belong to the chain.
        if seen_capital && !capital && !ADMINISTRATIVE.contains(&text.surface(before)) {
            break;
        }
        if and && !joins_genitives(text, before, at) {
            break;
        }
        if !and && !can_modify(text, knowledge, before, forms) {
            break;
        }
        if seen_capital && beside_capital && !capital && and {
            break;
        }
        seen_capital |= capital;
        words.push(before);
        at = before;
    }
    while words.last().is_some_and(|&word| text.folded(word) == "un") {
        words.pop();
    }
    words
}

/// The word before one space, across a bracketed acronym: *biedrības (LBB) Kurzemes nodaļa*.
fn step_left(text: &Text<'_>, at: usize) -> Option<usize> {
    let space = at.checked_sub(1)?;
    if text.kind(space) != Some(TokenKind::Space) {
        return None;
    }
    let before = space.checked_sub(1)?;
    match text.kind(before)? {
        TokenKind::Word if text.surface(before.wrapping_sub(1)) != "." => Some(before),
        TokenKind::Mark if text.surface(before) == ")" => {
            let word = before
                .checked_sub(1)
                .filter(|&word| text.is_upper_case(word))?;
            let open = word
                .checked_sub(1)
                .filter(|&open| text.surface(open) == "(")?;
            (text.kind(open.checked_sub(1)?) == Some(TokenKind::Space))
                .then_some(open.checked_sub(2)?)
        }
        _ => None,
    }
}

fn starts_sentence(text: &Text<'_>, index: usize) -> bool {
    let sentence = text.sentence_of(text.span(index, index));
    // Bullets, numbers and times in front are no words.
    (text.token_at(sentence.start)..index).all(|at| text.kind(at) != Some(TokenKind::Word))
}

/// *vēstures un mākslas muzejs*: both sides of *un* are genitives.
fn joins_genitives(text: &Text<'_>, and: usize, right: usize) -> bool {
    let left = step_left(text, and).map_or("", |left| text.surface(left));
    is_genitive(left) && is_genitive(text.surface(right)) && !text.is_capitalised(right)
}

fn is_genitive(word: &str) -> bool {
    let ending = ["as", "es", "a", "u", "us", "ju", "ās", "o", "ņu"]
        .iter()
        .any(|ending| word.ends_with(ending));
    ending && word.chars().count() > 2
}

/// Whether the word can stand before a head in one of `forms`.
fn can_modify(text: &Text<'_>, knowledge: &Knowledge, index: usize, forms: &[HeadForm]) -> bool {
    let word = text.surface(index);
    let cases = knowledge.places.cases_of(word);
    if text.is_capitalised(index) {
        if text.is_upper_case(index) && word.chars().count() <= 6 {
            return true;
        }
        if !cases.is_empty() {
            return cases.contains(&Case::Genitive);
        }
        let given = knowledge.given_names.readings(word);
        if !given.is_empty() {
            return given.iter().any(|(_, case)| *case == Case::Genitive);
        }
        return is_genitive(&word.to_lowercase()) || agrees(word, forms) || is_foreign(word);
    }
    if word.ends_with("šanu") {
        // An accusative: "mērķu īstenošanu bibliotēkā".
        return false;
    }
    if word.ends_with("ja")
        && !word.ends_with("ija")
        && !word.ends_with("uja")
        && word.chars().count() > 5
        || word.ends_with("jās") && !word.ends_with("ijās")
    {
        // Past forms of verbs: "rezumēja", "norisinājās".
        return false;
    }
    is_genitive(word) || agrees(word, forms)
}

fn agrees(word: &str, forms: &[HeadForm]) -> bool {
    forms
        .iter()
        .any(|form| definite(word, form.case, form.number, form.gender).is_some())
}

/// The nominative of a definite adjective that agrees, and nothing for other words.
fn definite(word: &str, case: Case, number: Number, gender: Gender) -> Option<String> {
    let latvian = |letter: char| letter.is_ascii_alphabetic() || is_latvian_letter(letter);
    if !word.chars().all(latvian) {
        return None;
    }
    let lemma = adjective_lemma(word, case, number, gender)?;
    let endings: &[&str] = match gender {
        Gender::Masculine => &["ais", "ie", "AIS"],
        Gender::Feminine => &["ā", "ās", "Ā"],
    };
    endings
        .iter()
        .any(|ending| lemma.ends_with(ending))
        .then_some(lemma)
}

/// A name without a Latvian ending: *Ikast*, *Zonta*, *Metso*.
fn is_foreign(word: &str) -> bool {
    !["s", "š", "t", "m", "ā", "ī", "ē", "i", "e"]
        .iter()
        .any(|ending| word.ends_with(ending))
        || word.ends_with("st")
}

/// The first word of the name: the leftmost capital that is a name and not only the first word of a sentence.
fn first_of_name(
    text: &Text<'_>,
    knowledge: &Knowledge,
    words: &[usize],
    head: usize,
) -> Option<usize> {
    let mut candidates: Vec<usize> = words
        .iter()
        .copied()
        .filter(|&word| text.is_capitalised(word))
        .collect();
    candidates.reverse();
    let upper_line = text.is_upper_case(head);
    for (place, &word) in candidates.iter().enumerate() {
        let surface = text.surface(word);
        let named = !knowledge.places.cases_of(surface).is_empty()
            || !knowledge.given_names.readings(surface).is_empty()
            || text.is_upper_case(word);
        let common = candidates.len() == place + 1
            && is_common_genitive(text.folded(word))
            && !text.is_capitalised(head);
        if common {
            continue;
        }
        if !starts_sentence(text, word) || named || upper_line {
            return Some(word);
        }
        // At the start of a sentence an unknown word is a name if other words of the name follow that are not names by
        // themselves: "Piebalgas Tautas nams", not "Atbalsta Kultūras ministrija" or "Ekskursija Jaņa Rozentāla muzejā".
        let next = candidates.get(place + 1).map(|&next| text.surface(next));
        let next_is_name = next.is_some_and(|next| {
            !knowledge.places.cases_of(next).is_empty()
                || !knowledge.given_names.readings(next).is_empty()
        });
        let verb = ["ta", "ja", "ija"]
            .iter()
            .any(|ending| surface.ends_with(ending));
        if next.is_some() && is_genitive(surface) && !next_is_name && !verb {
            return Some(word);
        }
    }
    let capital_head =
        text.is_capitalised(head) && !starts_sentence(text, head) && !words.is_empty();
    capital_head
        .then(|| words.last().copied())
        .flatten()
        .filter(|&word| text.is_capitalised(word))
}

fn is_common_genitive(folded: &str) -> bool {
    [
        "pilsetas",
        "novada",
        "pagasta",
        "valsts",
        "skolas",
        "bernu",
        "jauniesu",
        "kulturas",
        "makslas",
        "sporta",
        "tautas",
        "muzikas",
        "muzeja",
        "projekta",
        "pasvaldibas",
        "regiona",
        "rajona",
        "gramatu",
        "lauku",
        "dienas",
        "sarunu",
        "darba",
        "musdienu",
        "pasaules",
        "galvenas",
        "centralas",
        "tehniskas",
    ]
    .contains(&folded)
}

/// The reading of the head that its modifiers agree with; the singular where nothing tells.
fn choose<'h>(
    text: &Text<'_>,
    knowledge: &Knowledge,
    forms: &'h [HeadForm],
    words: &[usize],
    _head: usize,
) -> Option<&'h HeadForm> {
    let adjectives: Vec<&str> = words
        .iter()
        .map(|&word| text.surface(word))
        .filter(|word| knowledge.places.cases_of(word).is_empty() && agrees(word, forms))
        .collect();
    let fits = |form: &&HeadForm| {
        adjectives.iter().all(|word| {
            definite(word, form.case, form.number, form.gender).is_some() || is_genitive(word)
        })
    };
    let agreeing = |form: &&HeadForm| {
        adjectives
            .iter()
            .filter(|word| definite(word, form.case, form.number, form.gender).is_some())
            .count()
    };
    let singular = forms
        .iter()
        .filter(|form| form.number == Number::Singular)
        .filter(fits);
    singular
        .max_by_key(|form| (agreeing(form), std::cmp::Reverse(form.case)))
        .or_else(|| forms.first())
}

/// Nothing but a country or region stands before the head: *Somijas bibliotēka* names no institution.
fn is_only_country(text: &Text<'_>, knowledge: &Knowledge, start: usize, head: usize) -> bool {
    let capitals = (start..head)
        .filter(|&at| text.kind(at) == Some(TokenKind::Word) && text.is_capitalised(at))
        .count();
    let place = knowledge.places.of_genitive(text.surface(start));
    capitals == 1
        && !text.is_capitalised(head)
        && place.is_some_and(|place| matches!(place.kind.as_str(), "country" | "region"))
}

/// *Latvijas bibliotēku sistēma*: a form in *-u* that a noun follows, or that only a country precedes, is a plural.
fn is_plural_genitive(text: &Text<'_>, index: usize, forms: &[HeadForm], generic: bool) -> bool {
    let plural = forms
        .iter()
        .any(|form| form.number == Number::Plural && form.case == Case::Genitive);
    let accusative = forms
        .iter()
        .any(|form| form.number == Number::Singular && form.case == Case::Accusative);
    if !plural || !accusative {
        return false;
    }
    if generic {
        return true;
    }
    let governed = governs_accusative(text, index);
    let noun_follows = text.after(index).is_some_and(|next| {
        text.kind(next) == Some(TokenKind::Word)
            && !text.is_capitalised(next)
            && !matches!(
                text.folded(next),
                "un" | "vai"
                    | "ir"
                    | "ka"
                    | "kas"
                    | "uz"
                    | "no"
                    | "par"
                    | "ar"
                    | "lai"
                    | "ari"
                    | "gan"
                    | "ieguva"
                    | "pec"
            )
    });
    noun_follows && !governed
}

/// A preposition with the accusative stands before the chain.
fn governs_accusative(text: &Text<'_>, index: usize) -> bool {
    let mut at = index;
    for _ in 0..8 {
        let Some(before) = text.before(at) else {
            return false;
        };
        if matches!(
            text.folded(before),
            "ar" | "par" | "uz" | "caur" | "starp" | "pret" | "pa"
        ) {
            return true;
        }
        if text.kind(before) != Some(TokenKind::Word) {
            return false;
        }
        at = before;
    }
    false
}

/// A head that names an institution only with more than a place before it needs a capital of its own.
fn has_capital_beside_place(
    text: &Text<'_>,
    knowledge: &Knowledge,
    start: usize,
    head: usize,
) -> bool {
    text.is_capitalised(head)
        || (start..head).any(|at| {
            text.kind(at) == Some(TokenKind::Word)
                && text.is_capitalised(at)
                && knowledge.places.cases_of(text.surface(at)).is_empty()
        })
}

/// *vēstniecības Latvijā*: the place behind an embassy or office.
fn post_modifier(text: &Text<'_>, knowledge: &Knowledge, head: usize) -> Option<usize> {
    let next = text.after(head)?;
    let locative = text.is_capitalised(next)
        && knowledge
            .places
            .cases_of(text.surface(next))
            .contains(&Case::Locative);
    locative.then_some(next)
}

/// *kultūras centram un bibliotēkai*: two heads of one institution.
fn coordinated(
    text: &Text<'_>,
    knowledge: &Knowledge,
    head: usize,
    kind: &str,
    case: Case,
) -> Option<(usize, String)> {
    if !matches!(kind, "centre" | "venue") {
        return None;
    }
    let and = text.after(head).filter(|&and| text.folded(and) == "un")?;
    let second = text
        .after(and)
        .filter(|&second| !text.is_capitalised(second))?;
    let forms = knowledge.heads.forms_of(text.surface(second));
    let same = forms
        .iter()
        .find(|form| form.case == case && form.number == Number::Singular)?;
    let row = knowledge.heads.rows.get(same.head)?;
    (row.kind == "library").then(|| (second, row.lemma.clone()))
}

/// A name in the nominative behind the head: *Ukraiņu asociācijas Lastivka*, *kultūrizglītības centrā Artium*.
fn name_behind(text: &Text<'_>, knowledge: &Knowledge, head: usize, proper: bool) -> Option<usize> {
    const PLATFORMS: &[&str] = &[
        "youtube",
        "facebook",
        "zoom",
        "instagram",
        "whatsapp",
        "google",
        "teams",
        "twitter",
    ];
    if text.kind(head + 1) != Some(TokenKind::Space) || text.is_capitalised(head) && !proper {
        return None;
    }
    let next = head + 2;
    let surface = text.surface(next);
    let plain = text.kind(next) == Some(TokenKind::Word)
        && text.is_capitalised(next)
        && surface.chars().count() > 3;
    let known = !knowledge.places.cases_of(surface).is_empty()
        || !knowledge.given_names.readings(surface).is_empty();
    let alone = text
        .after(next)
        .is_none_or(|after| !text.is_capitalised(after) || after > next + 2)
        && text.surface(next + 1) != "-"
        && text.surface(next + 1) != ".";
    let latvian = [
        "u", "as", "es", "ā", "ī", "ē", "am", "ai", "ās", "os", "us", "iem", "ām",
    ]
    .iter()
    .any(|ending| surface.ends_with(ending));
    let before = text.is_capitalised(head);
    (plain
        && !known
        && !PLATFORMS.contains(&text.folded(next))
        && alone
        && !latvian
        && !before
        && !text.is_upper_case(next))
    .then_some(next)
}

/// The chain in the nominative: agreeing adjectives and the head change, genitives stay.
fn nominative(
    text: &Text<'_>,
    knowledge: &Knowledge,
    first: usize,
    head: usize,
    form: HeadForm,
    lemma: &str,
) -> String {
    let upper = text.is_upper_case(head);
    let mut words: Vec<String> = Vec::new();
    let mut skip = false;
    for at in first..head {
        match text.kind(at) {
            Some(TokenKind::Mark) => {
                skip = text.surface(at) == "(" || (skip && text.surface(at) != ")")
            }
            Some(TokenKind::Word) if !skip => {
                let surface = text.surface(at);
                // "lietišķās mākslas … akadēmijas": an adjective of the next genitive, not of the head.
                let of_next = surface.ends_with("ās")
                    && form.gender == Gender::Feminine
                    && text
                        .after(at)
                        .is_some_and(|next| next < head && is_plain_genitive(text.surface(next)));
                let proper = of_next
                    || !knowledge.places.cases_of(surface).is_empty()
                    || text.is_upper_case(at) && !upper;
                let lemma = if proper {
                    None
                } else {
                    definite(&surface.to_lowercase(), form.case, form.number, form.gender)
                };
                let acronym = text.is_upper_case(at) && !upper;
                words.push(match lemma {
                    Some(lemma) if !acronym => cased(&lemma, surface, at == first),
                    _ if upper => cased(&surface.to_lowercase(), surface, at == first),
                    _ => surface.to_owned(),
                });
            }
            _ => {}
        }
    }
    let surface = text.surface(head);
    let capital =
        surface.chars().next().is_some_and(char::is_uppercase) && !upper && words.is_empty();
    words.push(if capital {
        cased(lemma, surface, true)
    } else {
        lemma.to_owned()
    });
    words.join(" ")
}

/// `word` with a capital first letter where `surface` has one; of capitals only the first word keeps it.
fn cased(word: &str, surface: &str, first: bool) -> String {
    let all = surface.chars().all(|letter| !letter.is_lowercase());
    let capital = surface.chars().next().is_some_and(char::is_uppercase) && (!all || first);
    let mut letters = word.chars();
    match letters.next() {
        Some(letter) if capital => letter.to_uppercase().chain(letters).collect(),
        _ => word.to_owned(),
    }
}

/// A noun in the genitive, not an adjective.
fn is_plain_genitive(word: &str) -> bool {
    (word.ends_with("as") || word.ends_with("es")) && !word.ends_with("ās")
}
