//! What may stand behind a head noun: a place, a second head, a name in the nominative.

use language::{
    Text, TokenKind,
    lv::morphology::{Case, Number},
};

use crate::Knowledge;

/// *vēstniecības Latvijā*: the place behind an embassy or office.
pub(super) fn post_modifier(text: &Text<'_>, knowledge: &Knowledge, head: usize) -> Option<usize> {
    let next = text.after(head)?;
    let locative = text.is_capitalised(next)
        && knowledge
            .places
            .cases_of(text.surface(next))
            .contains(Case::Locative);
    locative.then_some(next)
}

/// *kultūras centram un bibliotēkai*: two heads of one institution.
pub(super) fn coordinated(
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
pub(super) fn name_behind(
    text: &Text<'_>,
    knowledge: &Knowledge,
    head: usize,
    proper: bool,
) -> Option<usize> {
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
