//! The institution whose page a text is: named in the title, as the buyer or organiser, or more than all others.

use language::{Span, fold::fold};

use crate::{
    Knowledge,
    document::{BlockKind, Document},
    mention::{Kind, Mention},
};

/// Whose page it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Home {
    /// Its name.
    pub name: String,
    /// The town it is named after.
    pub town: Option<String>,
    /// Where it is named.
    pub span: Span,
}

/// How much the best institution must stand out, in points.
const ENOUGH: usize = 4;

/// What a mention without any sign of its own gives.
const MENTIONED: usize = 2;

/// The institution of the page; nothing where none stands out.
#[must_use]
pub fn home(document: &Document<'_>, knowledge: &Knowledge, mentions: &[Mention]) -> Option<Home> {
    // A first line that is a whole sentence is no title.
    let title = document
        .blocks
        .iter()
        .find(|block| block.kind == BlockKind::Title)
        .map(|block| block.span)
        .filter(|title| title.len() < 180 && !title.of(document.text.raw).ends_with('.'));
    let mut scores: Vec<(usize, &Mention)> = Vec::new();
    let mut marked: Vec<&str> = Vec::new();
    let mut others: Vec<&str> = Vec::new();
    for mention in mentions {
        let name = mention.name();
        if mention.kind != Kind::Org || mention.aside || others.contains(&name) {
            continue;
        }
        let known = scores.iter().position(|(_, known)| known.name() == name);
        if known.is_none() && !can_publish(knowledge, name) {
            others.push(name);
            continue;
        }
        let points = points(document, title, mention);
        if points > MENTIONED {
            marked.push(name);
        }
        match known.and_then(|at| scores.get_mut(at)) {
            Some((sum, _)) => *sum += points,
            None => scores.push((points, mention)),
        }
    }
    let best = scores.iter().map(|(sum, _)| *sum).max()?;
    let mut leading = scores.iter().filter(|(sum, _)| *sum == best);
    let (sum, mention) = *leading.next()?;
    // Two that stand out alike are two partners, not one host.
    let close = scores
        .iter()
        .filter(|(other, _)| other * 4 > sum * 3)
        .count();
    // Being named often is not enough: a list of what is on names many houses.
    (sum >= ENOUGH && close == 1 && marked.contains(&mention.name())).then(|| Home {
        name: mention.name().to_owned(),
        town: town_of(knowledge, mention.name())
            .or_else(|| town_beside(document, knowledge, mentions, mention.name())),
        span: mention.span,
    })
}

fn points(document: &Document<'_>, title: Option<Span>, mention: &Mention) -> usize {
    let text = &document.text;
    let in_title = title.is_some_and(|title| title.contains(mention.span));
    let behind = Span::new(mention.span.end, text.raw.len()).of(text.raw);
    let labels_title = in_title
        && behind
            .trim_start_matches(['”', '"', '“'])
            .trim_start()
            .starts_with([':', '\n']);
    let line = document
        .block_at(mention.span.start)
        .and_then(|block| document.blocks.get(block))
        .map_or(mention.span, |block| block.span);
    let front = text.folded_of(Span::new(line.start, mention.span.start));
    let buyer = ["pasutitaj", "organizator", "rikotaj", "istenotaj"]
        .iter()
        .any(|label| front.starts_with(label));
    let nominative = mention.span.of(text.raw).split_whitespace().last()
        == mention.name().split_whitespace().last();
    let defined = {
        let rest = behind.trim_start();
        let inside = rest
            .strip_prefix('(')
            .and_then(|rest| rest.split(')').next());
        inside.is_some_and(|inside| {
            let letters = inside.chars().filter(|letter| letter.is_alphabetic());
            inside.chars().count() < 30
                && letters.clone().count() > 1
                && letters.rev().take(2).all(char::is_uppercase)
        })
    };
    let first_word = mention.name().split(' ').next().unwrap_or_default();
    let town_in_title = title.is_some_and(|title| {
        first_word.chars().count() > 3 && title.of(text.raw).contains(first_word)
    });
    if front.contains("partner") || front.contains("sadarbib") || front.contains("atbalst") {
        return 0;
    }
    let next = word_behind(document, mention);
    let acts = nominative
        && [
            "isteno",
            "aicina",
            "ieludz",
            "riko",
            "organize",
            "uzsak",
            "izsludina",
            "piedava",
        ]
        .iter()
        .any(|verb| next.starts_with(verb));
    1 + 3 * usize::from(in_title)
        + 4 * usize::from(acts)
        + 2 * usize::from(defined)
        + usize::from(town_in_title)
        + 4 * usize::from(labels_title)
        + 4 * usize::from(buyer)
        + usize::from(nominative)
}

/// The word behind an institution, past a closing quote and an acronym in brackets.
fn word_behind<'d>(document: &'d Document<'_>, mention: &Mention) -> &'d str {
    let text = &document.text;
    let mut at = text.token_at(mention.span.end.saturating_sub(1));
    for _ in 0..8 {
        let Some(next) = text.after(at) else {
            return "";
        };
        let inside_bracket = text.surface(at) == "(" || text.surface(next) == ")";
        if text.kind(next) == Some(language::TokenKind::Word) && !inside_bracket {
            return text.folded(next);
        }
        at = next;
    }
    ""
}

/// The town named beside an institution that is called after none: *Latgales Centrālajā bibliotēkā, … Daugavpilī*.
fn town_beside(
    document: &Document<'_>,
    knowledge: &Knowledge,
    mentions: &[Mention],
    name: &str,
) -> Option<String> {
    let named = mentions
        .iter()
        .filter(|mention| mention.kind == Kind::Org && mention.name() == name);
    let mut towns = named.flat_map(|mention| {
        let sentence = document.text.sentence_of(mention.span);
        crate::mention::inside(mentions, sentence)
            .filter(move |place| place.kind == Kind::Place && place.span.start > mention.span.start)
    });
    towns.find_map(|place| {
        let row = place
            .name()
            .split(", ")
            .find_map(|part| knowledge.places.named(part))?;
        (row.kind == "town").then(|| row.name.clone())
    })
}

/// Libraries, museums, houses of culture, schools, municipalities and societies publish pages; those that only give
/// money, and the press, do not.
fn can_publish(knowledge: &Knowledge, name: &str) -> bool {
    let kind = knowledge
        .organisations
        .named(name)
        .map(|row| row.kind.clone())
        .or_else(|| {
            let last = name.split(' ').next_back().unwrap_or(name).to_lowercase();
            let form = knowledge.heads.forms_of(&last).first().copied()?;
            let head = knowledge.heads.rows.get(form.head)?;
            Some(head.kind.clone())
        });
    if fold(name).split(' ').any(|word| word == "fonds") {
        return false;
    }
    match kind.as_deref() {
        Some(
            "library" | "museum" | "archive" | "municipality" | "centre" | "venue" | "school"
            | "theatre" | "association" | "foundation" | "gallery" | "university" | "institution",
        ) => true,
        Some(_) => false,
        // A society known only by its name in quotes.
        None => fold(name).chars().count() > 3,
    }
}

/// The town, parish or island that an institution is named after.
pub(super) fn town_of(knowledge: &Knowledge, institution: &str) -> Option<String> {
    institution
        .split(' ')
        .filter_map(|word| knowledge.places.of_genitive(word))
        .find(|place| matches!(place.kind.as_str(), "town" | "village" | "island"))
        .map(|place| knowledge.places.town_around(&place.name).to_owned())
}
