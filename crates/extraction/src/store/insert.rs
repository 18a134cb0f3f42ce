//! Writing the facts of articles.

use std::collections::HashMap;

use language::{Span, fold::fold, timex::When};
use rusqlite::{Connection, named_params};

use super::{
    Store,
    changes::{Facts, Recorder, facts, named},
    compare, identity, link,
};
use crate::{
    Knowledge,
    assemble::{Contradiction, naming},
    document::Source,
    error::Result,
    event::Event,
    extract::Extraction,
    mention::{Evidence, inside},
    output::norm,
    project::{Partner, Project, Sum},
};

/// What an ingest did to one article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// It was not in the store.
    New,
    /// Its text, its metadata or the program changed.
    Changed,
    /// Nothing changed; nothing was written.
    Unchanged,
}

/// What an ingest did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ingested {
    /// The article's key.
    pub key: String,
    /// What happened to it.
    pub change: Change,
}

impl Store {
    /// The fingerprints of all articles by their keys.
    ///
    /// # Errors
    ///
    /// A failure of SQLite.
    pub(crate) fn fingerprints(&self) -> Result<HashMap<String, String>> {
        let rows = self.rows(
            "SELECT key, fingerprint FROM document ORDER BY key",
            &[],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        Ok(rows.into_iter().collect())
    }

    /// Replaces everything known of one article; part of a run, which is kept wholly or not at all.
    ///
    /// # Errors
    ///
    /// A failure of SQLite.
    pub(crate) fn replace(
        &mut self,
        source: &Source,
        origin: &str,
        text: &str,
        fingerprint: &str,
        extraction: &Extraction,
    ) -> Result<()> {
        let run = self.run_number()?;
        let mut touched = std::mem::take(&mut self.touched);
        let article = Article {
            source,
            origin,
            text,
            fingerprint,
        };
        let mut written = || {
            let before = facts(&self.connection, &source.id)?;
            if before.is_some() {
                touched.before(&self.connection, &source.id)?;
                clear(&self.connection, &source.id)?;
            }
            let (document, uids) = write(&self.connection, &article, extraction)?;
            touched.after(document, extraction);
            let Some(run) = run else { return Ok(()) };
            let recorder = Recorder {
                connection: &self.connection,
                run,
            };
            // Of a new article only which facts it has is noted: they need not be read back.
            let (what, after) = match before {
                Some(_) => ("changed", facts(&self.connection, &source.id)?),
                None => ("new", Some(named(extraction, &uids))),
            };
            recorder.note(
                &source.id,
                &extraction.title,
                what,
                &before.unwrap_or_default(),
                &after.unwrap_or_default(),
            )
        };
        written().map_err(|cause| self.failed(cause))?;
        self.touched = touched;
        Ok(())
    }

    /// Removes an article with its facts; whether it was there. Part of a run.
    ///
    /// # Errors
    ///
    /// A failure of SQLite.
    pub(crate) fn remove(&mut self, key: &str) -> Result<bool> {
        let Some(title) = self
            .rows(
                "SELECT title FROM document WHERE key = :key",
                named_params! {":key": key},
                |row| row.get::<_, String>(0),
            )?
            .pop()
        else {
            return Ok(false);
        };
        let run = self.run_number()?;
        let mut touched = std::mem::take(&mut self.touched);
        let mut removed = || {
            let before = facts(&self.connection, key)?.unwrap_or_default();
            touched.before(&self.connection, key)?;
            clear(&self.connection, key)?;
            // Its page is fetched again where a feed still names it.
            self.connection.execute(
                "DELETE FROM fetched WHERE address = :key",
                named_params! {":key": key},
            )?;
            let Some(run) = run else { return Ok(()) };
            let recorder = Recorder {
                connection: &self.connection,
                run,
            };
            recorder.note(key, &title, "withdrawn", &before, &Facts::new())
        };
        removed().map_err(|cause| self.failed(cause))?;
        self.touched = touched;
        Ok(true)
    }

    /// Compares the facts of articles with each other and stores what contradicts; the last step of a run. Only what the run
    /// touched is compared, unless other tables or another program compared the rest.
    ///
    /// # Errors
    ///
    /// A failure of SQLite.
    pub(crate) fn compare(&mut self, knowledge: &Knowledge) -> Result<()> {
        let touched = std::mem::take(&mut self.touched);
        let compared = || {
            let print =
                crate::fingerprint::of(&[env!("CARGO_PKG_VERSION"), &knowledge.fingerprint]);
            let before: Option<String> = self
                .connection
                .prepare_cached("SELECT fingerprint FROM compared ORDER BY id")?
                .query_map([], |row| row.get(0))?
                .next()
                .transpose()?;
            let other = before.as_ref() != Some(&print);
            let some = (!other && touched.days.len() <= MANY_DAYS).then_some(&touched);
            compare::events(&self.connection, some)?;
            compare::projects(&self.connection, some.map(|touched| &touched.projects))?;
            identity::occasions(&self.connection, some.map(|touched| &touched.days))?;
            link::entities(&self.connection, knowledge, &touched, other)?;
            if other {
                self.connection.execute(
                    "INSERT OR REPLACE INTO compared (id, fingerprint) VALUES (1, :print)",
                    named_params! {":print": print},
                )?;
            }
            Ok(())
        };
        compared().map_err(|cause| self.failed(cause))
    }
}

/// Beyond so many pairs of first and last days all facts are compared: that costs less than asking for each.
const MANY_DAYS: usize = 400;

/// An article with what is stored beside its facts.
struct Article<'a> {
    source: &'a Source,
    origin: &'a str,
    text: &'a str,
    fingerprint: &'a str,
}

/// Takes out an article with all its facts.
fn clear(connection: &Connection, key: &str) -> rusqlite::Result<()> {
    // A fact goes with its article: every table refers to the document with ON DELETE CASCADE.
    connection
        .prepare_cached(
            "DELETE FROM contradiction WHERE id IN (SELECT v.contradiction FROM contradiction_value AS v
             JOIN document AS d ON d.id = v.document WHERE d.key = :key)",
        )?
        .execute(named_params! {":key": key})?;
    connection
        .prepare_cached("DELETE FROM document WHERE key = :key")?
        .execute(named_params! {":key": key})
        .map(|_| ())
}

/// Writes an article that the store does not hold, and its facts; its number and the identifiers of its events.
fn write(
    connection: &Connection,
    article: &Article<'_>,
    extraction: &Extraction,
) -> rusqlite::Result<(i64, Vec<String>)> {
    let Article {
        source,
        origin,
        text,
        fingerprint,
    } = *article;
    connection
        .prepare_cached(
            "INSERT INTO document (key, title, url, text, fingerprint, published, published_because, given_title, given_published, origin)
             VALUES (:key, :title, :url, :text, :fingerprint, :published, :because, :given_title, :given_published, :origin)",
        )?
        .execute(named_params! {
            ":key": source.id,
            ":title": extraction.title,
            ":url": source.url,
            ":text": text,
            ":fingerprint": fingerprint,
            ":published": extraction.published.map(|published| published.day.to_string()),
            ":because": extraction.published.map(|published| published.because.words()),
            ":given_title": source.title,
            ":given_published": source.published.map(|day| day.to_string()),
            ":origin": origin,
        })?;
    let writer = Writer {
        transaction: connection,
        text,
        document: connection.last_insert_rowid(),
    };
    writer.mentions(extraction)?;
    let keys: Vec<String> = extraction.events.iter().map(key).collect();
    let uids = identity::identify(connection, &source.id, &extraction.events, &keys)?;
    writer.events(&extraction.events, &uids)?;
    writer.sensitive(extraction)?;
    writer.passages(extraction)?;
    writer.offices(extraction)?;
    for project in &extraction.projects {
        writer.project(project)?;
    }
    for contradiction in &extraction.contradictions {
        writer.contradiction(contradiction)?;
    }
    Ok((writer.document, uids))
}

struct Writer<'w> {
    transaction: &'w Connection,
    text: &'w str,
    document: i64,
}

impl Writer<'_> {
    fn quote(&self, span: Span) -> &str {
        span.of(self.text)
    }

    fn mentions(&self, extraction: &Extraction) -> rusqlite::Result<()> {
        let mut insert = self.transaction.prepare_cached(
            "INSERT INTO mention (document, start, end, quote, kind, norm, rule, evidence, anchor, anchor_value, aside)
             VALUES (:document, :start, :end, :quote, :kind, :norm, :rule, :evidence, :anchor, :anchor_value, :aside)",
        )?;
        for mention in &extraction.mentions {
            insert.execute(named_params! {
                ":document": self.document,
                ":start": mention.span.start,
                ":end": mention.span.end,
                ":quote": self.quote(mention.span),
                ":kind": mention.kind.name(),
                ":norm": norm(&mention.value).to_string(),
                ":rule": mention.rule,
                ":evidence": mention.evidence.name(),
                ":anchor": mention.anchor.as_ref().map(|(kind, _)| kind.name()),
                ":anchor_value": mention.anchor.as_ref().map(|(_, words)| words.as_str()),
                ":aside": mention.aside,
            })?;
        }
        Ok(())
    }

    fn sensitive(&self, extraction: &Extraction) -> rusqlite::Result<()> {
        let mut insert = self.transaction.prepare_cached(
            "INSERT OR IGNORE INTO sensitive (document, start, end, quote, class)
             VALUES (:document, :start, :end, :quote, :class)",
        )?;
        for passage in &extraction.sensitive {
            insert.execute(named_params! {
                ":document": self.document, ":start": passage.span.start, ":end": passage.span.end,
                ":quote": self.quote(passage.span), ":class": passage.class.name(),
            })?;
        }
        Ok(())
    }

    /// Sentences, each with its folded words in the index.
    fn passages(&self, extraction: &Extraction) -> rusqlite::Result<()> {
        let mut passage = self.transaction.prepare_cached(
            "INSERT INTO passage (document, start, end, person, barred) VALUES (:document, :start, :end, :person, :barred)",
        )?;
        let mut index = self
            .transaction
            .prepare_cached("INSERT INTO passage_index (rowid, words) VALUES (:id, :words)")?;
        for span in &extraction.sentences {
            let person = inside(&extraction.mentions, *span)
                .any(|mention| mention.kind == crate::mention::Kind::Person);
            let barred = extraction
                .sensitive
                .iter()
                .any(|passage| passage.span.overlaps(*span));
            passage.execute(named_params! {
                ":document": self.document, ":start": span.start, ":end": span.end, ":person": person, ":barred": barred,
            })?;
            index.execute(named_params! {
                ":id": self.transaction.last_insert_rowid(), ":words": fold(self.quote(*span)),
            })?;
        }
        Ok(())
    }

    fn offices(&self, extraction: &Extraction) -> rusqlite::Result<()> {
        let mut insert = self.transaction.prepare_cached(
            "INSERT INTO office (person, role, organisation, document, start, end, quote)
             VALUES (:person, :role, :organisation, :document, :start, :end, :quote)",
        )?;
        for office in &extraction.offices {
            insert.execute(named_params! {
                ":person": office.person, ":role": office.role, ":organisation": office.organisation, ":document": self.document,
                ":start": office.span.start, ":end": office.span.end, ":quote": self.quote(office.span),
            })?;
        }
        Ok(())
    }

    fn events(&self, events: &[Event], uids: &[String]) -> rusqlite::Result<()> {
        let mut rows: Vec<i64> = Vec::with_capacity(events.len());
        for (event, uid) in events.iter().zip(uids) {
            let parent = event.parent.and_then(|parent| rows.get(parent)).copied();
            let row = self.event(event, uid, parent)?;
            self.details(event, row)?;
            rows.push(row);
        }
        Ok(())
    }

    fn details(&self, event: &Event, row: i64) -> rusqlite::Result<()> {
        for (position, people) in event.participants.iter().enumerate() {
            self.transaction
                .prepare_cached(
                    "INSERT INTO event_participants (event, position, value, unit, document, start, end, quote)
                     VALUES (:event, :position, :value, :unit, :document, :start, :end, :quote)",
                )?
                .execute(named_params! {
                    ":event": row, ":position": position, ":value": people.value.to_string(), ":unit": people.unit,
                    ":document": self.document, ":start": people.span.start, ":end": people.span.end, ":quote": self.quote(people.span),
                })?;
        }
        for (position, attendee) in event.attendees.iter().enumerate() {
            self.transaction
                .prepare_cached(
                    "INSERT INTO event_attendee (event, position, name, kind, part, document, start, end, quote)
                     VALUES (:event, :position, :name, :kind, :part, :document, :start, :end, :quote)",
                )?
                .execute(named_params! {
                    ":event": row, ":position": position, ":name": attendee.name, ":kind": attendee.kind.name(),
                    ":part": attendee.part.name(), ":document": self.document, ":start": attendee.span.start,
                    ":end": attendee.span.end, ":quote": self.quote(attendee.span),
                })?;
        }
        for (field, reason) in &event.concluded {
            self.transaction
                .prepare_cached("INSERT OR IGNORE INTO event_conclusion (event, field, reason) VALUES (:event, :field, :reason)")?
                .execute(named_params! {":event": row, ":field": field, ":reason": reason.name()})?;
        }
        Ok(())
    }

    fn event(&self, event: &Event, uid: &str, parent: Option<i64>) -> rusqlite::Result<i64> {
        let first = event.start.and_then(When::first);
        let last = event.last().and_then(When::last);
        let folded = fold(&event.title);
        let full_day = matches!(event.start, Some(start) if start.to_string().len() >= 10);
        self.transaction
            .prepare_cached(
                "INSERT INTO event (document, key, title, title_folded, kind, start, end, first_day, last_day, place, place_folded,
                                    venue, online, status, original_start, rrule, time, parent, evidence, anchor, anchor_value, rule,
                                    uid, occasion, price, registration, corrected, own_evidence, exdates, title_key)
                 VALUES (:document, :key, :title, :title_folded, :kind, :start, :end, :first_day, :last_day, :place, :place_folded,
                         :venue, :online, :status, :original_start, :rrule, :time, :parent, :evidence, :anchor, :anchor_value, :rule,
                         :uid, :uid, :price, :registration, :corrected, :evidence, :exdates, :title_key)",
            )?
            .execute(named_params! {
                ":document": self.document,
                ":key": key(event),
                ":title": event.title,
                ":title_folded": folded,
                ":kind": event.kind,
                ":start": event.start.map(|start| start.to_string()),
                ":end": event.end.map(|end| end.to_string()),
                ":first_day": first.map(|day| day.to_string()),
                ":last_day": last.map(|day| day.to_string()),
                ":place": event.place,
                ":place_folded": event.place.as_deref().map(fold),
                ":venue": event.venue,
                ":online": event.online,
                ":status": event.status.name(),
                ":original_start": event.original_start.map(|start| start.to_string()),
                ":rrule": event.rrule,
                ":time": event.time,
                ":parent": parent,
                ":evidence": event.evidence.name(),
                ":anchor": event.anchor.as_ref().map(|(kind, _)| kind.name()),
                ":anchor_value": event.anchor.as_ref().map(|(_, words)| words.as_str()),
                ":rule": event.rule,
                ":uid": uid,
                ":title_key": (first.is_some() && full_day).then(|| compare::title_key(&folded)),
                ":price": event.price.as_ref().map(crate::event::Price::norm),
                ":registration": event.registration.map(|day| day.to_string()),
                ":corrected": event.corrected,
                ":exdates": (!event.except.is_empty()).then(|| {
                    event.except.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
                }),
            })?;
        let row = self.transaction.last_insert_rowid();
        for (position, quote) in event.quotes.iter().enumerate() {
            self.transaction
                .prepare_cached(
                    "INSERT INTO event_quote (event, position, document, start, end, quote)
                     VALUES (:event, :position, :document, :start, :end, :quote)",
                )?
                .execute(named_params! {
                    ":event": row, ":position": position, ":document": self.document,
                    ":start": quote.start, ":end": quote.end, ":quote": self.quote(*quote),
                })?;
        }
        for (position, name) in event.organisers.iter().enumerate() {
            self.transaction
                .prepare_cached("INSERT INTO event_organiser (event, position, name) VALUES (:event, :position, :name)")?
                .execute(named_params! {":event": row, ":position": position, ":name": name})?;
        }
        for project in &event.projects {
            self.transaction
                .prepare_cached("INSERT OR IGNORE INTO event_project (event, project) VALUES (:event, :project)")?
                .execute(named_params! {":event": row, ":project": project})?;
        }
        Ok(row)
    }

    fn project(&self, project: &Project) -> rusqlite::Result<()> {
        let Some(&named) = project.quotes.first() else {
            return Ok(());
        };
        self.transaction
            .prepare_cached(
                "INSERT INTO project (document, name, name_folded, lang, programme, number, start, end, start_byte, end_byte, quote,
                                      period_start, period_end, period_quote, rule)
                 VALUES (:document, :name, :name_folded, :lang, :programme, :number, :start, :end, :start_byte, :end_byte, :quote,
                         :period_start, :period_end, :period_quote, 'project.assembled')",
            )?
            .execute(named_params! {
                ":document": self.document,
                ":name": project.name,
                ":name_folded": fold(&project.name),
                ":lang": naming::language_of(&project.name),
                ":programme": project.programme,
                ":number": project.number,
                ":start": project.start,
                ":end": project.end,
                ":start_byte": named.start,
                ":end_byte": named.end,
                ":quote": self.quote(named),
                ":period_start": project.period.map(|period| period.start),
                ":period_end": project.period.map(|period| period.end),
                ":period_quote": project.period.map(|period| self.quote(period)),
            })?;
        let row = self.transaction.last_insert_rowid();
        for alias in &project.aliases {
            self.transaction
                .prepare_cached("INSERT OR IGNORE INTO project_alias (project, alias, folded, lang) VALUES (:project, :alias, :folded, :lang)")?
                .execute(named_params! {
                    ":project": row, ":alias": alias, ":folded": fold(alias), ":lang": naming::language_of(alias),
                })?;
        }
        for (role, partners) in [("partner", &project.partners), ("funder", &project.funders)] {
            for partner in partners {
                self.partnership(row, role, partner)?;
            }
        }
        for (role, partner) in [
            ("lead", &project.lead),
            ("implementer", &project.implementer),
        ] {
            if let Some(partner) = partner {
                self.partnership(row, role, partner)?;
            }
        }
        for (position, detail) in project.details.iter().enumerate() {
            self.transaction
                .prepare_cached(
                    "INSERT INTO project_detail (project, position, about, document, start, end, quote)
                     VALUES (:project, :position, :about, :document, :start, :end, :quote)",
                )?
                .execute(named_params! {
                    ":project": row, ":position": position, ":about": detail.aspect.name(), ":document": self.document,
                    ":start": detail.span.start, ":end": detail.span.end, ":quote": self.quote(detail.span),
                })?;
        }
        for country in &project.partner_countries {
            let partner = Partner {
                name: country.clone(),
                place: None,
                country: Some(country.clone()),
                span: named,
                evidence: Evidence::Stated,
            };
            self.partnership(row, "country", &partner)?;
        }
        for share in &project.shares {
            self.transaction
                .prepare_cached(
                    "INSERT INTO share (project, who, value, of_fund, currency, document, start, end, quote)
                     VALUES (:project, :who, :value, :of_fund, :currency, :document, :start, :end, :quote)",
                )?
                .execute(named_params! {
                    ":project": row, ":who": share.who, ":value": share.sum.value.to_string(),
                    ":of_fund": share.of_fund.as_ref().map(|part| part.value.to_string()), ":currency": share.sum.currency,
                    ":document": self.document, ":start": share.sum.span.start, ":end": share.sum.span.end, ":quote": self.quote(share.sum.span),
                })?;
        }
        for (role, sum) in [
            ("total", &project.total),
            ("cofinancing", &project.cofinancing),
        ] {
            if let Some(sum) = sum {
                self.amount(row, role, sum)?;
            }
        }
        Ok(())
    }

    fn partnership(&self, project: i64, role: &str, partner: &Partner) -> rusqlite::Result<()> {
        self.transaction
            .prepare_cached(
                "INSERT INTO partnership (project, role, name, place, country, document, start, end, quote, rule, evidence)
                 VALUES (:project, :role, :name, :place, :country, :document, :start, :end, :quote, 'project.partners', :evidence)",
            )?
            .execute(named_params! {
                ":project": project, ":role": role, ":name": partner.name, ":place": partner.place, ":country": partner.country,
                ":document": self.document, ":start": partner.span.start, ":end": partner.span.end, ":quote": self.quote(partner.span),
                ":evidence": partner.evidence.name(),
            })
            .map(|_| ())
    }

    fn amount(&self, project: i64, role: &str, sum: &Sum) -> rusqlite::Result<()> {
        self.transaction
            .prepare_cached(
                "INSERT INTO amount (project, role, value, currency, document, start, end, quote, rule)
                 VALUES (:project, :role, :value, :currency, :document, :start, :end, :quote, 'project.money')",
            )?
            .execute(named_params! {
                ":project": project, ":role": role, ":value": sum.value.to_string(), ":currency": sum.currency,
                ":document": self.document, ":start": sum.span.start, ":end": sum.span.end, ":quote": self.quote(sum.span),
            })
            .map(|_| ())
    }

    fn contradiction(&self, contradiction: &Contradiction) -> rusqlite::Result<()> {
        self.transaction
            .prepare_cached("INSERT INTO contradiction (kind, about, better) VALUES (:kind, :about, :better)")?
            .execute(named_params! {":kind": contradiction.kind, ":about": contradiction.about, ":better": contradiction.better})?;
        let row = self.transaction.last_insert_rowid();
        for (position, (value, span)) in contradiction.values.iter().enumerate() {
            self.transaction
                .prepare_cached(
                    "INSERT INTO contradiction_value (contradiction, position, value, document, start, end, quote, event)
                     VALUES (:contradiction, :position, :value, :document, :start, :end, :quote, NULL)",
                )?
                .execute(named_params! {
                    ":contradiction": row, ":position": position, ":value": value, ":document": self.document,
                    ":start": span.start, ":end": span.end, ":quote": self.quote(*span),
                })?;
        }
        for (position, reason) in contradiction.reasons.iter().enumerate() {
            self.transaction
                .prepare_cached("INSERT INTO contradiction_reason (contradiction, position, reason) VALUES (:contradiction, :position, :reason)")?
                .execute(named_params! {":contradiction": row, ":position": position, ":reason": reason})?;
        }
        Ok(())
    }
}

/// An identifier that survives re-extraction: day, kind and folded title.
fn key(event: &Event) -> String {
    let title: String = fold(&event.title)
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .take(40)
        .collect();
    let start = event
        .start
        .map_or_else(|| "undated".to_owned(), |start| start.to_string());
    format!("{start}.{}.{title}", event.kind)
}
