//! Sums of a project: the whole and the share of the fund.

use std::borrow::Cow;

use language::Span;

use super::View;
use crate::{
    mention::{Kind, Mention, Value},
    project::{Project, Share, Sum},
};

/// Words that stand before the cost of the whole, folded.
const TOTAL: &[&str] = &[
    "kopejas projekta izmaksas",
    "projekta kopejas izmaksas",
    "kopejas izmaksas",
    "kopejais projekta budzets",
    "kopejais budzets",
    "projekta budzets",
    "kopejais finansejums",
    "kopejais projekta finansejums",
    "attiecinamas izmaksas",
    "projekta izmaksas",
    "projekta finansejums",
    "kopeja summa",
    "pieskirtais finansejums",
    "kopsumma",
];

/// Words that stand before the share of the fund.
const SHARE: &[&str] = &[
    "lidzfinansejums no",
    "lidzfinansejums",
    "eraf",
    "esf",
    "elfla",
    "publiskais finansejums",
    "regionalas attistibas fonda",
    "sociala fonda",
    "es finansejums",
    "savienibas finansejums",
    "atbalsta",
    "lidzfinanse",
    "finansejumu",
];

pub(super) fn fill(view: &View<'_, '_>, project: &mut Project, is_main: bool) {
    for mention in view
        .mentions
        .iter()
        .filter(|mention| mention.kind == Kind::Money && !mention.aside)
    {
        let sentence = view.sentence(mention.span);
        let line = view.line(mention.span);
        let own = project.quotes.iter().any(|name| sentence.contains(*name));
        let elsewhere = !own && names_other_project(view, project, sentence);
        if elsewhere || !(own || is_main) {
            continue;
        }
        let Value::Money {
            value,
            currency,
            superseded: false,
            ..
        } = &mention.value
        else {
            continue;
        };
        let sum = Sum {
            value: *value,
            currency,
            span: mention.span,
        };
        let front = front_of(view, sentence, line, mention);
        let behind = view.folded(Span::new(mention.span.end, sentence.end));
        let supports = |word: &&str| behind.trim_start().starts_with(*word);
        let given = ["atbalsta", "lidzfinanse", "pieskira"]
            .iter()
            .any(supports)
            .then_some(Role::Share);
        match role(&front)
            .or(given)
            .or_else(|| of_fund(view, sentence, mention, &front))
        {
            Some(Role::Total) => project.total = project.total.take().or(Some(sum)),
            Some(Role::Share) => project.cofinancing = project.cofinancing.take().or(Some(sum)),
            Some(Role::Part) | None => {}
        }
    }
    shares(view, project, is_main);
}

/// *X budžets šajā projektā sastāda A, t.sk. B ir ES finansējums*: what one partner spends, and the fund's part of it.
fn shares(view: &View<'_, '_>, project: &mut Project, is_main: bool) {
    if !is_main {
        return;
    }
    let known: Vec<Span> = project
        .total
        .iter()
        .chain(project.cofinancing.iter())
        .map(|sum| sum.span)
        .collect();
    for sentence in view.sentences() {
        let sums: Vec<&Mention> = view
            .inside(*sentence, Kind::Money)
            .filter(|mention| !is_superseded(mention))
            .collect();
        let mut at = 0;
        while let Some(&whole) = sums.get(at) {
            at += 1;
            let front = view.folded(Span::new(sentence.start, whole.span.start));
            let own = ["budzet", "dala", "finansejum", "izmaksas"]
                .iter()
                .any(|word| front.contains(word));
            let who = view
                .inside(Span::new(sentence.start, whole.span.start), Kind::Org)
                .last();
            let (Some(who), true) = (who, own && !known.contains(&whole.span)) else {
                continue;
            };
            // "SIF finansējums … un biedrības līdzfinansējums 1450 EUR": of another, who is not named here.
            let between = view.folded(Span::new(who.span.end, whole.span.start));
            let sum_between = sums
                .iter()
                .any(|sum| sum.span.start > who.span.end && sum.span.end < whole.span.start);
            if sum_between || PARTNERS.iter().any(|of| between.contains(of)) {
                continue;
            }
            let Some(sum) = sum_of(whole) else { continue };
            let of_fund = sums.get(at).copied().filter(|part| {
                let between = view.folded(Span::new(whole.span.end, part.span.start));
                [
                    "t.sk",
                    "no tiem",
                    "no kuriem",
                    "tai skaita",
                    "tostarp",
                    "no kura",
                ]
                .iter()
                .any(|word| between.contains(word))
            });
            at += usize::from(of_fund.is_some());
            project.shares.push(Share {
                who: who.name().to_owned(),
                sum,
                of_fund: of_fund.and_then(sum_of),
            });
        }
    }
}

/// Another sum stands in its place.
const fn is_superseded(mention: &Mention) -> bool {
    matches!(
        mention.value,
        Value::Money {
            superseded: true,
            ..
        }
    )
}

fn sum_of(mention: &Mention) -> Option<Sum> {
    match &mention.value {
        Value::Money {
            value, currency, ..
        } => Some(Sum {
            value: *value,
            currency,
            span: mention.span,
        }),
        Value::Time(_) | Value::Count { .. } | Value::Name(_) | Value::Project { .. } => None,
    }
}

/// What those who carry a project add of their own, folded.
const PARTNERS: [&str; 5] = [
    "biedribas lidzfinans",
    "pasvaldibas lidzfinans",
    "partnera lidzfinans",
    "partneru lidzfinans",
    "pasu lidzfinans",
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Total,
    Share,
    Part,
}

/// The words before a sum, back to the sum before it.
fn front_of<'v>(
    view: &View<'v, '_>,
    sentence: Span,
    line: Span,
    mention: &Mention,
) -> Cow<'v, str> {
    let previous = view
        .mentions
        .iter()
        // *izmaksas ir nevis A, bet B*: what stands before A is said of B.
        .filter(|other| {
            other.kind == Kind::Money
                && other.span.end <= mention.span.start
                && !is_superseded(other)
        })
        .map(|other| other.span.end)
        .max();
    let from = previous
        .filter(|end| *end > line.start)
        .unwrap_or(line.start)
        .max(if sentence.start > line.start {
            sentence.start
        } else {
            line.start
        });
    view.folded(Span::new(from, mention.span.start))
}

/// *SIF finansējums 27 000 EUR*: what a fund or ministry gives.
fn of_fund(view: &View<'_, '_>, sentence: Span, sum: &Mention, front: &str) -> Option<Role> {
    let payer = view
        .inside(Span::new(sentence.start, sum.span.start), Kind::Org)
        .last()?;
    let between = view.folded(Span::new(payer.span.end, sum.span.start));
    let gives = front.contains("finansejum") && between.trim_start().starts_with("finansejum");
    (gives && super::partners::is_funder(view, payer)).then_some(Role::Share)
}

fn role(front: &str) -> Option<Role> {
    let last = |words: &[&str]| words.iter().filter_map(|word| front.rfind(word)).max();
    let part = [
        "pasvaldibas budzets",
        "pasvaldibas dala",
        "partnera budzets",
        "partnera dala",
        "dala:",
        "biletes",
        "dalibas maksa",
        "saja projekta sastada",
    ];
    if part
        .iter()
        .chain(&PARTNERS)
        .any(|word| front.contains(word))
    {
        return Some(Role::Part);
    }
    match (last(TOTAL), last(SHARE)) {
        (Some(total), Some(share)) if share > total => Some(Role::Share),
        (Some(_), _) => Some(Role::Total),
        (None, Some(_)) => Some(Role::Share),
        (None, None) => None,
    }
}

/// Whether the sentence names another project.
fn names_other_project(view: &View<'_, '_>, project: &Project, sentence: Span) -> bool {
    view.inside(sentence, Kind::Project).any(|mention| {
        matches!(&mention.value, Value::Project { name, role: crate::mention::ProjectRole::Name } if *name != project.name)
    })
}
