//! Who carries a project and who pays: lead, partners, their countries, funders.

use language::{Span, fold::fold_into};

use super::View;
use crate::{
    mention::{Evidence, Kind, Mention},
    project::{Partner, Project},
};

/// Payer of last resort: named beside one of its funds it adds nothing.
const UNION: &str = "Eiropas Savienība";

pub(super) fn fill(view: &View<'_, '_>, project: &mut Project, is_main: bool) {
    lead_of_label(view, project, is_main);
    lead_of_verb(view, project, is_main);
    labelled(view, project, is_main);
    acting(view, project);
    cooperating(view, project, is_main);
    named_partners(view, project, is_main);
    countries(view, project, is_main);
    funders(view, project, is_main);
    sole_actor(view, project);
    of_home(view, project, is_main);
    if let Some(lead) = project.lead.clone() {
        project.partners.retain(|partner| partner.name != lead.name);
    }
}

fn partner(view: &View<'_, '_>, mention: &Mention) -> Partner {
    let (place, country) = bracket_behind(view, mention.span);
    Partner {
        name: mention.name().to_owned(),
        place,
        country,
        span: mention.span,
        evidence: Evidence::Stated,
    }
}

fn add(list: &mut Vec<Partner>, partner: Partner) {
    match list.iter_mut().find(|known| known.name == partner.name) {
        Some(known) => {
            known.place = known.place.take().or(partner.place);
            known.country = known.country.take().or(partner.country);
        }
        None => list.push(partner),
    }
}

/// A funded project on an institution's own page, told without anybody else who carries it, is that institution's: it
/// leads it, which is inferred. Where partners or their countries are named it is one of them.
fn of_home(view: &View<'_, '_>, project: &mut Project, is_main: bool) {
    let Some(home) = view.home.as_ref() else {
        return;
    };
    let funded = project.programme.is_some()
        || project.number.is_some()
        || project.total.is_some()
        || !project.funders.is_empty();
    let known = project.lead.is_some()
        || project
            .partners
            .iter()
            .any(|partner| partner.name == home.name);
    let payer = project
        .funders
        .iter()
        .any(|funder| funder.name == home.name);
    if !funded || known || payer {
        return;
    }
    let own = Partner {
        name: home.name.clone(),
        place: None,
        country: None,
        span: home.span,
        evidence: Evidence::Inferred,
    };
    if project.partners.is_empty() && project.partner_countries.is_empty() {
        if is_main {
            project.lead = Some(own);
        } else {
            project.partners.push(own);
        }
    } else if project.partners.is_empty() {
        project.partners.push(own);
    }
}

/// *Biedrība “X” ir pabeigusi projektu “Y”*: who acts alone, with nobody beside, leads it.
fn sole_actor(view: &View<'_, '_>, project: &mut Project) {
    let [only] = project.partners.as_slice() else {
        return;
    };
    if project.lead.is_some() || !project.partner_countries.is_empty() {
        return;
    }
    let sentence = view.sentence(only.span);
    let folded = view.folded(sentence);
    let alone = !["partner", "sadarbib", "kopa ar", "konsorcij"]
        .iter()
        .any(|word| folded.contains(word));
    let acts = [
        "pabeigusi",
        "pabeidzis",
        "istenojusi",
        "isteno ",
        "istenoja",
        "uzsakusi",
    ]
    .iter()
    .any(|word| folded.contains(word));
    if alone && acts && project.quotes.iter().any(|name| sentence.contains(*name)) {
        project.lead = project.partners.pop();
    }
}

/// *( Hijumā, Igaunija)*: town and country in brackets behind a name.
fn bracket_behind(view: &View<'_, '_>, name: Span) -> (Option<String>, Option<String>) {
    let rest = view.raw().get(name.end..).unwrap_or_default();
    let trimmed = rest.trim_start_matches([' ', '\u{A0}', '”', '“', '"', '»']);
    if !trimmed.starts_with('(') {
        return (None, None);
    }
    let open = name.end + rest.len() - trimmed.len();
    let close = open + trimmed.find(')').unwrap_or(0);
    let mut place = None;
    let mut country = None;
    for mention in view.inside(Span::new(open, close), Kind::Place) {
        let kind = view
            .knowledge
            .places
            .named(mention.name())
            .map(|place| place.kind.clone())
            .unwrap_or_default();
        if kind == "country" {
            country = Some(mention.name().to_owned())
        } else {
            place = place.or(Some(mention.name().to_owned()))
        }
    }
    (place, country)
}

/// *Projekta vadošais partneris: X*.
fn lead_of_label(view: &View<'_, '_>, project: &mut Project, is_main: bool) {
    if !is_main {
        return;
    }
    let labels = [
        "vadosais partneris",
        "projekta iesniedzejs",
        "projekta istenotajs",
        "projekta vaditajs:",
        "projekta pieteicejs",
    ];
    for block in &view.document.blocks {
        let folded = view.folded(block.span);
        if let Some(at) = labels.iter().find_map(|label| folded.find(label))
            && let Some(mention) = view
                .inside(block.span, Kind::Org)
                .find(|mention| mention.span.start >= block.span.start + at.min(block.span.len()))
        {
            project.lead = project.lead.take().or(Some(partner(view, mention)));
        }
    }
}

/// *to koordinē X*, *projektu vada X*: who leads it, said by a verb.
fn lead_of_verb(view: &View<'_, '_>, project: &mut Project, is_main: bool) {
    if !is_main || project.lead.is_some() {
        return;
    }
    let text = &view.document.text;
    let orgs = view
        .mentions
        .iter()
        .filter(|mention| mention.kind == Kind::Org && !mention.aside);
    let leads = |mention: &&Mention| {
        let verb = text.before(text.token_at(mention.span.start));
        let says = verb.is_some_and(|verb| match text.folded(verb) {
            "koordine" | "koordineja" => true,
            "vada" | "vadija" => text
                .before(verb)
                .is_some_and(|object| text.folded(object) == "projektu"),
            _ => false,
        });
        says && nominative(view, mention)
            && !is_funder(view, mention)
            && view.folded(view.sentence(mention.span)).contains("projekt")
    };
    project.lead = orgs
        .clone()
        .find(leads)
        .map(|mention| partner(view, mention));
}

/// *Projekta partneri: X / Y / Z*.
fn labelled(view: &View<'_, '_>, project: &mut Project, is_main: bool) {
    if !is_main {
        return;
    }
    for block in &view.document.blocks {
        let folded = view.folded(block.span);
        if folded.starts_with("projekta partner") && folded.contains(':') {
            for mention in view.inside(block.span, Kind::Org) {
                add(&mut project.partners, partner(view, mention));
            }
        }
    }
}

/// Subjects of *īsteno*, *uzsākusi*, *ieguva finansējumu*, and genitives before the word *projekts*.
fn acting(view: &View<'_, '_>, project: &mut Project) {
    for name in project.quotes.clone() {
        let sentence = view.sentence(name);
        let folded = view.folded(sentence);
        let verb = [
            "istenos",
            "istenoja",
            "istenojus",
            "istenojis",
            "isteno ",
            "uzsaku",
            "uzsaka projekt",
            "sak projekt",
            "ieguva",
            "pabeigusi",
            "organizeja projekt",
            "realize",
        ]
        .iter()
        .find_map(|word| folded.find(word));
        if let Some(verb) = verb.map(|at| byte_of_folded(view, sentence, at)) {
            for mention in view.inside(sentence, Kind::Org) {
                let subject = mention.span.start < verb.max(1)
                    || folded.contains("istenoja")
                        && mention.span.end > verb
                        && mention.span.start < verb + 160
                        && nominative(view, mention);
                let with = preceded_by(view, mention.span, &["ar"]);
                if subject
                    && (nominative(view, mention) || with || joined(view, mention))
                    && !is_funder(view, mention)
                {
                    if subject
                        && mention.span.start < verb
                        && folded.contains("isteno")
                        && nominative(view, mention)
                    {
                        project.implementer = project
                            .implementer
                            .take()
                            .or_else(|| Some(partner(view, mention)));
                    }
                    add(&mut project.partners, partner(view, mention));
                }
            }
        }
        genitives_before(view, project, name, sentence);
    }
}

/// The byte in the document of position `at` of the folded sentence, near enough for an order of words.
pub(super) fn byte_of_folded(view: &View<'_, '_>, sentence: Span, at: usize) -> usize {
    let mut folded = String::new();
    for (byte, letter) in sentence.of(view.raw()).char_indices() {
        if folded.len() >= at {
            return sentence.start + byte;
        }
        fold_into(letter.encode_utf8(&mut [0; 4]), &mut folded);
    }
    sentence.end
}

/// *X, Y un Z projekts “…”*: institutions in the genitive that end at the word *projekts*.
fn genitives_before(view: &View<'_, '_>, project: &mut Project, name: Span, sentence: Span) {
    let text = &view.document.text;
    let mut at = text.token_at(name.start);
    let mut noun = None;
    for _ in 0..4 {
        let Some(before) = text.before(at) else {
            return;
        };
        if text.folded(before).starts_with("projekt") {
            noun = Some(text.span(before, before).start);
            break;
        }
        at = before;
    }
    let Some(mut end) = noun else { return };
    let before: Vec<&Mention> = view
        .inside(sentence, Kind::Org)
        .filter(|mention| mention.span.end <= end)
        .collect();
    for mention in before.into_iter().rev() {
        let gap = view.folded(Span::new(mention.span.end, end));
        let light = matches!(gap.trim(), "" | "," | "un" | ", un");
        if !light || nominative(view, mention) || is_funder(view, mention) {
            break;
        }
        add(&mut project.partners, partner(view, mention));
        end = mention.span.start;
    }
}

/// A list of institutions with places in brackets in a sentence of cooperation.
fn cooperating(view: &View<'_, '_>, project: &mut Project, is_main: bool) {
    if !is_main {
        return;
    }
    for sentence in view.sentences() {
        let folded = view.folded(*sentence);
        let listed = || {
            sentence.of(view.raw()).contains(':')
                && (folded.contains("parstavji no") || folded.contains("organizacij"))
        };
        let of_partners = folded.contains("sadarbib") || folded.contains("partner") || listed();
        if !of_partners || view.document.is_aside(sentence.start) {
            continue;
        }
        let bracketed: Vec<Partner> = view
            .inside(*sentence, Kind::Org)
            .map(|mention| partner(view, mention))
            .filter(|partner| partner.country.is_some() || partner.place.is_some())
            .collect();
        if bracketed.len() >= 2 {
            // "īstenoja četras organizācijas: A (Latvija), B (Lietuva) un Somijas C": the last needs no bracket.
            let said = ["sadarbibas partneri ", "projekta partneri ", "partneri "]
                .iter()
                .any(|words| folded.starts_with(words));
            let listed = sentence
                .of(view.raw())
                .find(':')
                .map(|at| sentence.start + at)
                .or(said.then_some(sentence.start));
            let others = listed.into_iter().flat_map(|from| {
                view.inside(Span::new(from, sentence.end), Kind::Org)
                    .filter(|mention| !is_funder(view, mention))
                    .map(|mention| partner(view, mention))
            });
            bracketed
                .into_iter()
                .chain(others)
                .for_each(|partner| add(&mut project.partners, partner));
        }
    }
}

/// *kopā ar sadarbības partneriem X un Y*, *piedalījās partneri no Latvijas – X, Y*, *projekta vadošā partnera Z pārstāve*.
fn named_partners(view: &View<'_, '_>, project: &mut Project, is_main: bool) {
    for name in project.quotes.clone() {
        let sentence = view.sentence(name);
        let folded = view.folded(sentence);
        let Some(at) = ["partneriem", "partneri "]
            .iter()
            .find_map(|word| folded.find(word))
        else {
            continue;
        };
        let from = byte_of_folded(view, sentence, at);
        for mention in view.inside(Span::new(from, sentence.end), Kind::Org) {
            if !is_funder(view, mention) {
                add(&mut project.partners, partner(view, mention));
            }
        }
    }
    if project.lead.is_some() || project.quotes.is_empty() {
        return;
    }
    for mention in view
        .mentions
        .iter()
        .filter(|mention| mention.kind == Kind::Org && !mention.aside)
    {
        let sentence = view.sentence(mention.span);
        if !is_main && !project.quotes.iter().any(|name| sentence.contains(*name)) {
            continue;
        }
        let front = view.folded(Span::new(sentence.start, mention.span.start));
        let leads = [
            "vadosa partnera",
            "vadosais partneris",
            "galvenais partneris",
            "galvena partnera",
        ]
        .iter()
        .any(|words| {
            front
                .trim_end_matches([' ', '-', '–', ':', '“', '„', '"'])
                .ends_with(words)
        });
        if leads {
            project.lead = Some(partner(view, mention));
            return;
        }
    }
}

/// *partneri no Dānijas, Igaunijas un Somijas*, and countries of named partners.
fn countries(view: &View<'_, '_>, project: &mut Project, is_main: bool) {
    let mut found: Vec<String> = Vec::new();
    for sentence in view.sentences() {
        let folded = view.folded(*sentence);
        let own = project.quotes.iter().any(|name| sentence.contains(*name));
        if !(own || is_main)
            || !folded.contains("partner")
            || !(folded.contains("partneriem no")
                || folded.contains("partneri no")
                || folded.contains("partneri: no"))
        {
            continue;
        }
        for mention in view.inside(*sentence, Kind::Place) {
            let country = view
                .knowledge
                .places
                .named(mention.name())
                .is_some_and(|place| place.kind == "country");
            if country && !found.contains(&mention.name().to_owned()) {
                found.push(mention.name().to_owned());
            }
        }
    }
    for partner in project.partners.iter().chain(project.lead.iter()) {
        if let Some(country) = partner.country.clone()
            && !found.contains(&country)
        {
            found.push(country);
        }
    }
    project.partner_countries = found;
}

/// Institutions in a sentence that tells of financing.
fn funders(view: &View<'_, '_>, project: &mut Project, is_main: bool) {
    for sentence in view.sentences() {
        let folded = view.folded(*sentence);
        let own = project.quotes.iter().any(|name| sentence.contains(*name));
        let about = is_main
            && (folded.contains("projekt")
                || folded.starts_with("finanse")
                || folded.contains("finansejum")
                || folded.contains("lidzfinanse"));
        if !(own || about)
            || view.document.is_aside(sentence.start)
            || folded.contains("nostaj")
            || folded.contains("viedokl")
        {
            continue;
        }
        for mention in view.inside(*sentence, Kind::Org) {
            let behind = view.folded(Span::new(mention.span.end, sentence.end));
            let front = view.folded(Span::new(sentence.start, mention.span.start));
            let pays = behind
                .trim_start_matches([' ', '(', ')', ','])
                .starts_with("finans")
                || behind.contains("finansial") && behind.find("atbalst").is_some()
                || behind.contains("lidzfinanse") && behind.find("lidzfinanse") < Some(8)
                || front.contains("piesaistot") && behind.contains("finansejum")
                || is_funder(view, mention) && behind.trim_start().starts_with("projekt")
                || behind.trim_start().starts_with("atbalstit")
                || behind.trim_start().starts_with("finanset")
                || front.ends_with("atbalsta ")
                || front.ends_with("finanse ")
                || front.contains("finansejum")
                    && front.contains("no ")
                    && is_funder(view, mention)
                || front.contains("pieskir") && is_funder(view, mention);
            let fund = is_funder(view, mention);
            if pays
                && (fund || !nominative_partner(project, mention))
                && (fund
                    || behind.trim_start().starts_with("atbalstit")
                    || front.contains("piesaistot")
                    || behind.contains("finansial")
                    || behind.contains("lidzfinanse"))
                && !is_general(mention)
            {
                add(&mut project.funders, partner(view, mention));
            }
        }
    }
    // A named fund of the Union stands for the Union.
    if project.funders.len() > 1 {
        project.funders.retain(|funder| funder.name != UNION);
    }
}

fn is_general(mention: &Mention) -> bool {
    mention.aside
}

fn nominative_partner(project: &Project, mention: &Mention) -> bool {
    project
        .partners
        .iter()
        .any(|partner| partner.name == mention.name())
}

/// Funds, ministries, the Union and embassies give money: what the table says of a known one, else its head noun.
pub(super) fn is_funder(view: &View<'_, '_>, mention: &Mention) -> bool {
    let name = mention.name();
    let organisations = &view.knowledge.organisations;
    let known = organisations
        .named(name)
        .or_else(|| organisations.parent_of(name));
    match known {
        Some(row) => matches!(row.kind.as_str(), "fund" | "european" | "ministry"),
        None => ["fonds", "vēstniecība", "ministrija"]
            .iter()
            .any(|word| name.contains(word)),
    }
}

fn nominative(view: &View<'_, '_>, mention: &Mention) -> bool {
    crate::assemble::clause::squeezed(mention.span.of(view.raw())) == mention.name()
}

fn preceded_by(view: &View<'_, '_>, span: Span, words: &[&str]) -> bool {
    let text = &view.document.text;
    text.before(text.token_at(span.start))
        .is_some_and(|at| words.contains(&text.folded(at)))
}

/// Joined by *un* or a comma to another institution.
fn joined(view: &View<'_, '_>, mention: &Mention) -> bool {
    preceded_by(view, mention.span, &["un"])
}
