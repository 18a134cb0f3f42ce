//! What the last run changed, in words.

use extraction::store::{ChangeRow, SourceRow};
use language::timex::When;

use super::{Layout, shortened};
use crate::render::{Label, Phrase};

impl Layout<'_> {
    pub(super) fn changes(
        &self,
        changes: &[(ChangeRow, Option<SourceRow>)],
        total: usize,
    ) -> String {
        let mut head = self.say(Phrase::LastChanges);
        let made = changes.first().and_then(|(row, _)| When::parse(&row.made));
        if let Some(made) = made {
            head = format!("{} {}", head, self.voice.date(made));
        }
        let mut parts = vec![head];
        for (row, source) in changes {
            parts.push(self.change(row, source.as_ref()));
        }
        if total > changes.len() {
            parts.push(self.voice.more(total - changes.len()));
        }
        parts.join("\n")
    }

    /// One difference: *Mainīts: Tikšanās. Sākums: 5. maijs → 6. maijs*.
    pub(crate) fn change(&self, row: &ChangeRow, source: Option<&SourceRow>) -> String {
        let what = match row.what.as_str() {
            "new" => Label::New,
            "withdrawn" => Label::Withdrawn,
            _ => Label::Changed,
        };
        let mut line = format!("• {}", self.labelled(what, &shortened(&row.title, 90)));
        if let Some((label, field)) = row
            .field
            .as_deref()
            .and_then(|field| Some((label(field)?, field)))
        {
            let none = self.say(Phrase::Nothing);
            let told = |value: &Option<String>| {
                value
                    .as_deref()
                    .map_or_else(|| none.clone(), |value| self.field_value(field, value))
            };
            let values = format!("{} → {}", told(&row.old), told(&row.new));
            line.push_str(&format!(". {}", self.labelled(label, &values)));
        }
        if row.about != "article"
            && let Some(source) = source
        {
            line.push_str(&format!(" — {}", shortened(&source.title, 60)));
        }
        line
    }

    /// A stored value in the words of the language.
    fn field_value(&self, field: &str, value: &str) -> String {
        match (field, value) {
            ("start" | "end", day) => {
                When::parse(day).map_or_else(|| day.to_owned(), |day| self.voice.date(day))
            }
            ("status", "cancelled") => self.say(Phrase::Cancelled).to_lowercase(),
            ("status", "postponed") => self.say(Phrase::Postponed).to_lowercase(),
            ("status", _) => self.say(Phrase::AsPlanned),
            ("kind", kind) => {
                let word = self.voice.kind(kind);
                if word.is_empty() {
                    kind.to_owned()
                } else {
                    word.to_owned()
                }
            }
            ("rrule", rule) => self.voice.repeats(rule, None),
            (_, value) => value.to_owned(),
        }
    }
}

/// What a field is called; none for one that no reader asks about.
fn label(field: &str) -> Option<Label> {
    Some(match field {
        "title" => Label::Title,
        "kind" => Label::Kind,
        "start" => Label::Start,
        "end" => Label::End,
        "time" => Label::When,
        "rrule" => Label::Repeats,
        "place" | "venue" => Label::Where,
        "status" => Label::Status,
        "programme" => Label::Programme,
        "number" => Label::Number,
        "partner" => Label::Partners,
        "lead" => Label::Lead,
        "funder" => Label::Funders,
        "country" => Label::Countries,
        "implementer" => Label::Implementer,
        "total" => Label::Total,
        "cofinancing" => Label::Share,
        _ => return None,
    })
}
