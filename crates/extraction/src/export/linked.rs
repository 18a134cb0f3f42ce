//! schema.org events as JSON-LD.

use serde_json::{Map, Value as Json, json};

use super::Occasion;

/// The occasions whose days are exact, as one JSON-LD document.
#[must_use]
pub fn linked(occasions: &[Occasion]) -> Json {
    let events: Vec<Json> = occasions
        .iter()
        .filter(|occasion| occasion.is_exact())
        .map(event)
        .collect();
    json!({"@context": "https://schema.org", "@graph": events})
}

fn event(occasion: &Occasion) -> Json {
    let row = &occasion.event;
    let mut object = Map::new();
    let mut set = |key: &str, value: Json| {
        object.insert(key.to_owned(), value);
    };
    set("@type", json!("Event"));
    set("@id", json!(format!("urn:tilts:event:{}", row.occasion)));
    set("identifier", json!(row.occasion));
    set("name", json!(row.title));
    set(
        "startDate",
        json!(occasion.start.map(|start| start.to_string())),
    );
    if let Some(end) = occasion.end {
        set("endDate", json!(end.to_string()));
    }
    let status = match row.status.as_str() {
        "cancelled" => "EventCancelled",
        "postponed" => "EventRescheduled",
        _ => "EventScheduled",
    };
    set("eventStatus", json!(format!("https://schema.org/{status}")));
    let mode = if row.online {
        "OnlineEventAttendanceMode"
    } else {
        "OfflineEventAttendanceMode"
    };
    set(
        "eventAttendanceMode",
        json!(format!("https://schema.org/{mode}")),
    );
    if row.venue.is_some() || row.place.is_some() {
        let name = row.venue.as_ref().or(row.place.as_ref());
        set(
            "location",
            json!({"@type": "Place", "name": name, "address": row.place}),
        );
    }
    if !row.organisers.is_empty() {
        let organisers: Vec<Json> = row
            .organisers
            .iter()
            .map(|name| json!({"@type": "Organization", "name": name}))
            .collect();
        set("organizer", json!(organisers));
    }
    if let Some(price) = &row.price {
        set("isAccessibleForFree", json!(price == "free"));
    }
    if let Some(url) = row.sources.iter().find_map(|source| source.url.as_deref()) {
        set("url", json!(url));
    }
    if occasion.is_contested() {
        set(
            "disambiguatingDescription",
            json!("The sources contradict each other about the day."),
        );
    }
    Json::Object(object)
}
