//! The JSON of `tilts extract`: offsets in Unicode code points, half-open.

use language::span::CodePoints;
use serde_json::{Map, Value as Json, json};

use crate::{
    assemble::naming,
    event::Event,
    extract::Extraction,
    mention::{AnchorKind, Mention, Value},
    project::{Partner, Project, Sum},
};

/// The object of one document.
#[must_use]
pub fn json(source: &str, raw: &str, extraction: &Extraction) -> Json {
    let points = CodePoints::of(raw);
    let mentions: Vec<Json> = extraction
        .mentions
        .iter()
        .map(|mention| mention_json(raw, &points, mention))
        .collect();
    json!({
        "source": source,
        "title": extraction.title,
        "language": "lv",
        "published": extraction.published.map(|published| published.day.to_string()),
        "published_because": extraction.published.map(|published| published.because.words()),
        "mentions": mentions,
        "sensitive": extraction.sensitive.iter().map(|passage| json!({
            "start": points.at(passage.span.start), "end": points.at(passage.span.end), "class": passage.class.name(),
        })).collect::<Vec<_>>(),
        "events": extraction.events.iter().map(|event| event_json(&points, event)).collect::<Vec<_>>(),
        "offices": extraction.offices.iter().map(|office| json!({
            "person": office.person,
            "role": office.role,
            "organisation": office.organisation,
            "start": points.at(office.span.start),
            "end": points.at(office.span.end),
        })).collect::<Vec<_>>(),
        "projects": extraction.projects.iter().map(|project| project_json(&points, project)).collect::<Vec<_>>(),
    })
}

fn quotes(points: &CodePoints, spans: &[language::Span]) -> Vec<Json> {
    spans
        .iter()
        .map(|span| json!({"start": points.at(span.start), "end": points.at(span.end)}))
        .collect()
}

fn event_json(points: &CodePoints, event: &Event) -> Json {
    json!({
        "title": event.title,
        "kind": event.kind,
        "start": event.start.map(|start| start.to_string()),
        "end": event.end.map(|end| end.to_string()),
        "place": event.place,
        "venue": event.venue,
        "organiser": (!event.organisers.is_empty()).then(|| event.organisers.join("; ")),
        "status": event.status.name(),
        "original_start": event.original_start.map(|start| start.to_string()),
        "rrule": event.rrule,
        "exdates": event.except.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "time": event.time,
        "online": event.online,
        "participants": event.participants.iter().map(|people| json!({
            "value": people.value.to_string(), "unit": people.unit,
        })).collect::<Vec<_>>(),
        "attendees": event.attendees.iter().map(|attendee| json!({
            "name": attendee.name, "type": attendee.kind.name(), "part": attendee.part.name(),
        })).collect::<Vec<_>>(),
        "price": event.price.as_ref().map(crate::event::Price::norm),
        "registration": event.registration.map(|day| day.to_string()),
        "concluded": event.concluded.iter().map(|(field, why)| json!({"field": field, "from": why.name()})).collect::<Vec<_>>(),
        "projects": event.projects,
        "parent": event.parent,
        "evidence": event.evidence.name(),
        "because": event_because(event),
        "rule": event.rule,
        "quotes": quotes(points, &event.quotes),
    })
}

fn project_json(points: &CodePoints, project: &Project) -> Json {
    let names = |partners: &[Partner]| {
        partners
            .iter()
            .map(|partner| partner.name.clone())
            .collect::<Vec<_>>()
    };
    json!({
        "name": project.name,
        "aliases": project.aliases,
        "names": std::iter::once(&project.name).chain(&project.aliases).map(|name| json!({
            "name": name, "lang": naming::language_of(name),
        })).collect::<Vec<_>>(),
        "programme": project.programme,
        "id": project.number,
        "start": project.start,
        "end": project.end,
        "lead": project.lead.as_ref().map(|lead| lead.name.clone()),
        "partners": names(&project.partners),
        "partner_countries": project.partner_countries,
        "funders": names(&project.funders),
        "total": project.total.as_ref().map(sum_json),
        "cofinancing": project.cofinancing.as_ref().map(sum_json),
        "remainder": project.remainder().map(|rest| json!({"value": rest.to_string(), "evidence": "computed"})),
        "budget_lines": project.shares.iter().map(|share| json!({
            "who": share.who,
            "value": share.sum.value.to_string(),
            "currency": share.sum.currency,
            "of_fund": share.of_fund.as_ref().map(|part| part.value.to_string()),
        })).collect::<Vec<_>>(),
        "implementer": project.implementer.as_ref().map(|who| who.name.clone()),
        "details": project.details.iter().map(|detail| json!({
            "about": detail.aspect.name(),
            "start": points.at(detail.span.start),
            "end": points.at(detail.span.end),
        })).collect::<Vec<_>>(),
        "lead_evidence": project.lead.as_ref().map(|lead| lead.evidence.name()),
        "rate": project.rate().map(|rate| json!({"value": rate.to_string(), "evidence": "computed"})),
        "quotes": quotes(points, &project.quotes),
    })
}

fn sum_json(sum: &Sum) -> Json {
    json!({"value": sum.value.to_string(), "currency": sum.currency})
}

fn mention_json(raw: &str, points: &CodePoints, mention: &Mention) -> Json {
    let mut object = Map::new();
    let mut put = |key: &str, value: Json| object.insert(key.to_owned(), value);
    put("start", json!(points.at(mention.span.start)));
    put("end", json!(points.at(mention.span.end)));
    put("text", json!(mention.span.of(raw)));
    put("type", json!(mention.kind.name()));
    put("norm", norm(&mention.value));
    if let Value::Time(timex) = &mention.value {
        put("granularity", json!(timex.granularity.name()));
        if timex.approximate {
            put("approx", json!(true));
        }
        if let Some(bound) = timex.bound.name() {
            put("bound", json!(bound));
        }
        if let Some(doubt) = timex.doubt {
            put("doubt", json!(doubt_words(doubt)));
        }
    }
    put("rule", json!(mention.rule));
    put("evidence", json!(mention.evidence.name()));
    if let Some(because) = because(mention) {
        put("because", json!(because));
    }
    Json::Object(object)
}

fn doubt_words(doubt: language::timex::Doubt) -> String {
    let language::timex::Doubt::Weekday { printed, real } = doubt;
    format!("the text says {printed}, the calendar says {real}")
}

/// The norm of a value, as INTERFACE says.
#[must_use]
pub fn norm(value: &Value) -> Json {
    match value {
        Value::Time(timex) => match &timex.recurrence {
            Some(rule) => {
                let mut object = Map::new();
                object.insert("rrule".to_owned(), json!(rule.rrule()));
                if let Some(time) = rule.time() {
                    object.insert("time".to_owned(), json!(time));
                }
                if !rule.except.is_empty() {
                    let days: Vec<String> = rule.except.iter().map(ToString::to_string).collect();
                    object.insert("exdates".to_owned(), json!(days));
                }
                Json::Object(object)
            }
            None => json!(timex.norm()),
        },
        Value::Money {
            value,
            currency,
            modifier,
            superseded,
        } => {
            let mut object = with_modifier(
                json!({"value": value.to_string(), "currency": currency}),
                *modifier,
            );
            if let (Some(object), true) = (object.as_object_mut(), *superseded) {
                object.insert("superseded".to_owned(), json!(true));
            }
            object
        }
        Value::Count {
            value,
            unit,
            modifier,
        } => with_modifier(json!({"value": value.to_string(), "unit": unit}), *modifier),
        Value::Name(name) | Value::Project { name, .. } => json!(name),
    }
}

fn with_modifier(mut json: Json, modifier: Option<language::amount::Modifier>) -> Json {
    if let (Some(object), Some(modifier)) = (json.as_object_mut(), modifier) {
        object.insert("mod".to_owned(), json!(modifier.name()));
    }
    json
}

fn event_because(event: &Event) -> Option<String> {
    let start = event
        .start
        .map(|start| start.to_string())
        .unwrap_or_default();
    event
        .anchor
        .as_ref()
        .map(|(kind, words)| reason(*kind, words, &start))
}

/// Why a value is what it is, where the text does not say it outright.
#[must_use]
pub fn because(mention: &Mention) -> Option<String> {
    let (kind, words) = mention.anchor.as_ref()?;
    Some(reason(*kind, words, &mention.value.norm()))
}

fn reason(kind: AnchorKind, words: &str, value: &str) -> String {
    let from = match kind {
        AnchorKind::Sentence => "dated from the same sentence",
        AnchorKind::Heading => "dated from the heading of the section",
        AnchorKind::List => "dated from the list it stands in",
        AnchorKind::Title => "dated from the title",
        AnchorKind::Published => "dated from the day of publication",
        AnchorKind::Neighbour => "dated from the nearest dated passage",
    };
    match words {
        "" => format!("{from}, so {value}"),
        words => format!("{from} ({words}), so {value}"),
    }
}
