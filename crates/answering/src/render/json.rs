//! The object of `tilts ask --json`: each stage of an answer, values in ISO.

use extraction::store::{ContradictionRow, SourceRow};
use serde_json::{Value as Json, json};

use super::layout::rate;
use crate::{
    answer::Answer,
    reply::{EventView, ProjectView, Reply},
};

/// The whole answer.
pub(crate) fn answer(answer: &Answer) -> Json {
    let coverage = &answer.context.coverage;
    json!({
        "question": answer.question.text,
        "lang": answer.lang.code(),
        "intent": answer.question.intent.name(),
        "slots": answer.question.slots,
        "today": answer.context.today.to_string(),
        "known": answer.known(),
        "text": answer.text,
        "facts": facts(&answer.reply),
        "contradictions": contradictions(&answer.reply).into_iter().map(contradiction).collect::<Vec<_>>(),
        "passages": passages(&answer.reply),
        "coverage": {"documents": coverage.documents, "oldest": coverage.oldest, "newest": coverage.newest},
    })
}

/// The sentences that come closest where nothing is known.
fn passages(reply: &Reply) -> Vec<Json> {
    match reply {
        Reply::NotKnown(passages) => passages.iter().map(source).collect(),
        _ => Vec::new(),
    }
}

fn source(source: &SourceRow) -> Json {
    json!({"document": source.document, "title": source.title, "url": source.url, "start": source.start, "end": source.end, "quote": source.quote})
}

fn fact(key: &str, value: &str, evidence: &str, sources: &[SourceRow]) -> Json {
    json!({"key": key, "value": value, "evidence": evidence, "sources": sources.iter().map(source).collect::<Vec<_>>()})
}

fn facts(reply: &Reply) -> Vec<Json> {
    match reply {
        Reply::Events { events, .. } | Reply::OtherDays(events) | Reply::Repeats(events) => {
            events.iter().flat_map(event).collect()
        }
        Reply::Told {
            passages,
            during,
            addresses,
        } => {
            let mut found: Vec<Json> = during.iter().flat_map(|view| event(view)).collect();
            found.extend(quoted(passages));
            for (name, address) in addresses {
                found.push(fact("institution", name, "stated", passages));
                found.push(fact("address", address, "stated", &[]));
            }
            found
        }
        Reply::Details { passages, .. } => quoted(passages),
        Reply::Offices(offices) => offices
            .iter()
            .flat_map(|office| {
                let sources = std::slice::from_ref(&office.source);
                let mut found = vec![
                    fact("person", &office.person, "stated", sources),
                    fact("role", &office.role, "stated", sources),
                ];
                found.extend(
                    office
                        .organisation
                        .iter()
                        .map(|name| fact("organisation", name, "stated", sources)),
                );
                found
            })
            .collect(),
        Reply::Amounts(amounts) => amounts
            .iter()
            .map(|line| {
                fact(
                    &line.role,
                    &format!("{} {}", line.value, line.currency),
                    "stated",
                    std::slice::from_ref(&line.source),
                )
            })
            .collect(),
        Reply::Funders(funders) => funders
            .iter()
            .map(|(name, _, source)| fact("funder", name, "stated", std::slice::from_ref(source)))
            .collect(),
        Reply::Spellings(links) => links
            .iter()
            .map(|link| {
                fact(
                    &link.relation,
                    &format!("{} / {}", link.name, link.other),
                    "computed",
                    &[],
                )
            })
            .collect(),
        Reply::Changes { changes, .. } => changes
            .iter()
            .map(|(row, source)| {
                let value = match &row.field {
                    Some(field) => format!(
                        "{}: {field}: {} -> {}",
                        row.title,
                        row.old.as_deref().unwrap_or_default(),
                        row.new.as_deref().unwrap_or_default()
                    ),
                    None => row.title.clone(),
                };
                fact(&row.what, &value, "computed", source.as_slice())
            })
            .collect(),
        Reply::Next(view) | Reply::Event(view) => event(view),
        Reply::NoneComing { next, last, .. } => next
            .iter()
            .chain(last)
            .flat_map(|view| event(view))
            .collect(),
        Reply::Partners(project) => [
            partners(project, "lead"),
            partners(project, "implementer"),
            partners(project, "partner"),
            partners(project, "country"),
        ]
        .concat(),
        Reply::Lead(project) => partners(project, "lead"),
        Reply::Budget(project) => budget(project),
        Reply::Period(project) => period(project),
        Reply::Programme(project) | Reply::Number(project) => programme(project),
        Reply::Projects(projects) => projects.iter().flat_map(programme).collect(),
        Reply::Address(found) => found
            .iter()
            .flat_map(|(name, address, place)| {
                [
                    fact("institution", name, "stated", std::slice::from_ref(place)),
                    fact("address", address, "stated", std::slice::from_ref(place)),
                ]
            })
            .collect(),
        Reply::Emergency
        | Reply::Thanks
        | Reply::Greeting
        | Reply::Help
        | Reply::Refused
        | Reply::Coverage
        | Reply::Contradictions(_)
        | Reply::PrivateAudit(_)
        | Reply::AskWhich(_)
        | Reply::NotKnown(_) => Vec::new(),
    }
}

fn quoted(passages: &[SourceRow]) -> Vec<Json> {
    passages
        .iter()
        .map(|passage| {
            fact(
                "passage",
                &passage.quote,
                "stated",
                std::slice::from_ref(passage),
            )
        })
        .collect()
}

fn event(view: &EventView) -> Vec<Json> {
    let event = &view.event;
    let mut found = vec![fact("event", &event.title, "stated", &event.sources)];
    let evidence = |field: &str| {
        let concluded = event.concluded.iter().any(|(known, _)| known == field);
        if concluded { "inferred" } else { "stated" }
    };
    let when = match (&event.start, &event.end) {
        (Some(start), Some(end)) => Some(format!("{start}/{end}")),
        (start, _) => start.clone(),
    };
    let values = [
        ("when", when, event.evidence.as_str()),
        ("place", event.place.clone(), evidence("place")),
        ("venue", event.venue.clone(), evidence("venue")),
        ("status", Some(event.status.clone()), "stated"),
        ("rrule", event.rrule.clone(), "stated"),
        ("price", event.price.clone(), "stated"),
        ("registration_until", event.registration.clone(), "stated"),
    ];
    for (key, value, evidence) in values {
        if let Some(value) = value {
            found.push(fact(key, &value, evidence, &event.sources));
        }
    }
    for (count, unit) in &event.participants {
        let value = format!("{count} {unit}");
        found.push(fact("participants", &value, "stated", &event.sources));
    }
    found.extend(event.attendees.iter().map(|attendee| {
        let key = if attendee.part == "partner" {
            "event_partner"
        } else {
            &attendee.part
        };
        fact(
            key,
            &attendee.name,
            "stated",
            std::slice::from_ref(&attendee.source),
        )
    }));
    found.extend(
        event
            .projects
            .iter()
            .map(|project| fact("project", project, "stated", &event.sources)),
    );
    found.extend(
        event
            .organisers
            .iter()
            .map(|name| fact("organiser", name, evidence("organiser"), &event.sources)),
    );
    found
}

fn partners(project: &ProjectView, role: &str) -> Vec<Json> {
    project
        .partners(role)
        .into_iter()
        .map(|(partner, sources)| fact(role, &partner.name, &partner.evidence, &sources))
        .collect()
}

fn budget(project: &ProjectView) -> Vec<Json> {
    let amounts: Vec<_> = project.rows.iter().flat_map(|row| &row.amounts).collect();
    let mut found: Vec<Json> = amounts
        .iter()
        .map(|amount| {
            fact(
                &amount.role,
                &format!("{} {}", amount.value, amount.currency),
                "stated",
                std::slice::from_ref(&amount.source),
            )
        })
        .collect();
    let of = |role: &str| amounts.iter().find(|amount| amount.role == role);
    if let Some(rate) = rate(
        of("total").map(|amount| amount.value.as_str()),
        of("cofinancing").map(|amount| amount.value.as_str()),
    ) {
        let sources: Vec<SourceRow> = [of("total"), of("cofinancing")]
            .into_iter()
            .flatten()
            .map(|amount| amount.source.clone())
            .collect();
        found.push(fact("rate", &format!("{rate} %"), "computed", &sources));
    }
    found.extend(partners(project, "funder"));
    found
}

fn period(project: &ProjectView) -> Vec<Json> {
    let Some((start, end, place)) = project.period() else {
        return Vec::new();
    };
    let values = [("start", start), ("end", end)];
    values
        .into_iter()
        .filter_map(|(key, value)| Some(fact(key, value?, "stated", std::slice::from_ref(place))))
        .collect()
}

fn programme(project: &ProjectView) -> Vec<Json> {
    let sources: Vec<SourceRow> = project.rows.iter().map(|row| row.source.clone()).collect();
    let mut found = vec![fact("project", &project.name, "stated", &sources)];
    if let Some((programme, place)) = project.programme() {
        found.push(fact(
            "programme",
            programme,
            "stated",
            std::slice::from_ref(place),
        ));
    }
    if let Some(number) = project.number() {
        found.push(fact("number", number, "stated", &sources));
    }
    found
}

fn contradictions(reply: &Reply) -> Vec<&ContradictionRow> {
    match reply {
        Reply::Contradictions(found) => found.iter().collect(),
        Reply::Events { events, .. } => events
            .iter()
            .filter_map(|view| view.contradiction.as_ref())
            .collect(),
        Reply::NoneComing { contested, .. } => contested
            .iter()
            .filter_map(|view| view.contradiction.as_ref())
            .collect(),
        Reply::Event(view) | Reply::Next(view) => view.contradiction.iter().collect(),
        _ => Vec::new(),
    }
}

fn contradiction(row: &ContradictionRow) -> Json {
    json!({
        "about": row.about,
        "kind": row.kind,
        "values": row.values.iter().map(|value| json!({"value": value.value, "sources": [source(&value.source)]})).collect::<Vec<_>>(),
        "better": row.better,
        "reasons": row.reasons,
    })
}
