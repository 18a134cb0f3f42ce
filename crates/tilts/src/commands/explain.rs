//! `tilts explain`: an article with its mentions marked, and why each has its value.

use std::io::{self, IsTerminal};

use answering::{Lang, render};
use anyhow::{Result, bail};
use extraction::{Kind, Mention, Source, extract, output};

use crate::{
    cli::{Common, Explain},
    console::{self, Outcome},
};

/// Prints the marked text, then one line a mention.
pub(crate) fn run(common: &Common, options: &Explain) -> Result<Outcome> {
    let wanted = options.kind.as_deref().map(str::to_uppercase);
    if let Some(kind) = &wanted
        && !Kind::ALL.iter().any(|known| known.name() == kind)
    {
        bail!("no kind is called {kind}; there are DATE PLACE ORG PERSON MONEY COUNT PROJECT");
    }
    let knowledge = super::knowledge(common)?;
    let text = extraction::read(&options.file)?;
    let source = Source {
        id: options.file.display().to_string(),
        published: options.published,
        ..Source::default()
    };
    let extraction = extract(source, &text, &knowledge);
    let colour = io::stdout().is_terminal();
    if let Some(published) = extraction.published {
        console::line(&format!(
            "published {}: {}",
            published.day,
            published.because.words()
        ))?;
    }
    let shown: Vec<&Mention> = extraction
        .mentions
        .iter()
        .filter(|mention| {
            wanted
                .as_deref()
                .is_none_or(|kind| mention.kind.name() == kind)
        })
        .collect();
    console::line(&marked(&text, &shown, colour))?;
    for (number, mention) in shown.iter().enumerate() {
        console::line(&explained(
            &text,
            number + 1,
            mention,
            options.lang.chosen().unwrap_or(Lang::En),
        ))?;
    }
    Ok(if shown.is_empty() {
        Outcome::Nothing
    } else {
        Outcome::Done
    })
}

/// The text with each mention in the colour of its kind, or in brackets, and its number.
fn marked(text: &str, mentions: &[&Mention], colour: bool) -> String {
    let mut marked = String::with_capacity(text.len() + mentions.len() * 12);
    let mut end = 0;
    for (number, mention) in mentions.iter().enumerate() {
        marked.push_str(language::Span::new(end, mention.span.start).of(text));
        let words = mention.span.of(text);
        let number = number + 1;
        match colour {
            true => marked.push_str(&format!(
                "\u{1b}[{}m{words}\u{1b}[0m\u{1b}[2m[{number}]\u{1b}[0m",
                code(mention.kind)
            )),
            false => marked.push_str(&format!("⟦{words}⟧{number}")),
        }
        end = mention.span.end;
    }
    marked.push_str(text.get(end..).unwrap_or_default());
    marked
}

/// The terminal's code for a kind.
const fn code(kind: Kind) -> u8 {
    match kind {
        Kind::Date => 32,
        Kind::Place => 36,
        Kind::Org => 34,
        Kind::Person => 35,
        Kind::Money => 33,
        Kind::Count => 93,
        Kind::Project => 31,
    }
}

fn explained(text: &str, number: usize, mention: &Mention, lang: Lang) -> String {
    let words = mention
        .span
        .of(text)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    let value = match output::norm(&mention.value) {
        serde_json::Value::String(value) => value,
        other => other.to_string(),
    };
    let because = mention
        .anchor
        .as_ref()
        .map_or(String::new(), |(kind, words)| {
            format!("; {}", render::because(lang, kind.name(), words))
        });
    let doubt = mention
        .time()
        .and_then(|timex| timex.doubt)
        .map(|_| "; doubtful: the printed weekday is not that day's")
        .unwrap_or_default();
    format!(
        "{number:>4}  {:<7}  {words}  =  {value}  ({}, {}{because}{doubt})",
        mention.kind.name(),
        mention.rule,
        mention.evidence.name()
    )
}
