//! What a project says of itself: aim, results, strand of the programme, length, and the funder's disclaimer.

use std::sync::LazyLock;

use language::Span;
use regex::Regex;

use super::View;
use crate::project::{Aspect, Detail, Project};

/// Programme strands as project pages name them, folded: sectors of Erasmus+, key actions, parts of Nordplus.
static STRAND: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?:pieauguso izglitibas|skolu(?: izglitibas)?|jaunatnes|augstakas izglitibas|profesionalas izglitibas|sporta)(?: sektora| jomas)?(?: sadarbibas| neliela meroga| strategisk[a-z]+)? (?:partneri[a-z]+|mobilitat[a-z]+|apaksprogramm[a-z]+)|(?-u:\b)ka ?[0-9]{3}(?-u:\b)|(?-u:\b)nordplus (?:adult|horizontal|junior|higher education)",
    )
    .ok()
});

static LENGTH: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:[0-9]{1,2}|viena|vienu|divu|divus|triju|tris|cetru|cetrus|piecu|piecus|pusotra|pusotru) (?:gad|menes)[a-z]+").ok()
});

/// Sentences that tell what the project is for, what came of it, how long it lasts and what the funder does not answer for.
pub(super) fn fill(view: &View<'_, '_>, project: &mut Project, is_main: bool) {
    let mut before = false;
    for &sentence in view.sentences() {
        let named = project.quotes.iter().any(|name| sentence.contains(*name));
        let folded = view.folded(sentence);
        // *Projekts “X” … . Tā mērķis ir …*: the next sentence takes it up.
        let follows = std::mem::replace(&mut before, named)
            && ["ta merk", "tas merk", "ta uzdev", "ta ilg", "tas ilg"]
                .iter()
                .any(|words| folded.starts_with(words));
        let own = named || follows;
        if is_main && is_disclaimer(&folded) {
            add(project, Aspect::Disclaimer, sentence);
            continue;
        }
        let about = own || is_main && folded.contains("projekt");
        if !about || view.document.is_aside(sentence.start) {
            continue;
        }
        if folded.contains("merkis")
            || folded.contains("merki ")
            || folded.contains("projekta merk")
        {
            add(project, Aspect::Aim, sentence);
        } else if folded.contains("rezultat") && (own || folded.contains("projekta")) {
            add(project, Aspect::Results, sentence);
        }
        let strand = project
            .programme
            .as_deref()
            .and_then(|programme| strand_of(view, programme, sentence));
        if let Some(span) = strand {
            add(project, Aspect::Strand, span);
        }
        let tells_length = ["ilg", "garuma", "laika posm"]
            .iter()
            .any(|word| folded.contains(word));
        if tells_length && let Some(span) = found(view, &LENGTH, sentence) {
            add(project, Aspect::Length, span);
        }
    }
}

/// A strand in the sentence that names its programme: parts of Nordplus carry its name, the others are of Erasmus+.
fn strand_of(view: &View<'_, '_>, programme: &str, sentence: Span) -> Option<Span> {
    let programme = language::fold::fold(programme);
    let family = programme.split([' ', '+']).next()?;
    let of_nordplus = family == "nordplus";
    if !(of_nordplus || family == "erasmus") || !view.folded(sentence).contains(family) {
        return None;
    }
    let span = found(view, &STRAND, sentence)?;
    (view.folded(span).starts_with("nordplus") == of_nordplus).then_some(span)
}

/// The first of each kind; all aims, since a page may put them into several sentences.
fn add(project: &mut Project, aspect: Aspect, span: Span) {
    let known = project
        .details
        .iter()
        .filter(|detail| detail.aspect == aspect)
        .count();
    let most = if aspect == Aspect::Aim { 2 } else { 1 };
    if known < most {
        project.details.push(Detail { aspect, span });
    }
}

/// The words a funder asks for: *pauž tikai autora viedokli*, *neatspoguļo Eiropas Savienības nostāju*.
fn is_disclaimer(folded: &str) -> bool {
    let of_union = ["eirop", "komisij", "saturu", "publikacij"]
        .iter()
        .any(|word| folded.contains(word));
    let denies = [
        "neatspogulo",
        "nav atbildig",
        "neatbild",
        "neuznemas atbild",
        "pilniba atbild",
        "pilna atbildiba",
        "tikai autor",
    ]
    .iter()
    .any(|word| folded.contains(word));
    of_union && denies
}

fn found(view: &View<'_, '_>, pattern: &LazyLock<Option<Regex>>, sentence: Span) -> Option<Span> {
    let folded = view.folded(sentence);
    let hit = pattern.as_ref()?.find(&folded)?;
    let (start, end) = (
        super::partners::byte_of_folded(view, sentence, hit.start()),
        super::partners::byte_of_folded(view, sentence, hit.end()),
    );
    Some(Span::new(start, end)).filter(|span| span.start < span.end)
}
