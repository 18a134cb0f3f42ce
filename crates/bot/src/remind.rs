//! What is to be sent on our own account, planned: reminders, notices of changes, the weekly digest.
//!
//! Planning is repeated every few seconds and changes nothing where nothing changed: each message has a key of event, version,
//! offset and chat. What is contested, undated or cancelled is never reminded of.

use std::collections::{BTreeMap, HashMap};

use answering::{Answerer, EventCard, Lang, reply::Standing};
use chrono::{Datelike, Days, NaiveDateTime, NaiveTime, Weekday};
use extraction::{
    Store,
    store::{ChangeFilter, ChangeRow, EventFilter},
};
use language::timex::When;

use crate::{
    clock::{after_quiet, before_quiet, day_before, local, moment},
    desk::Desk,
    error::Result,
    state::{Chat, Planned, Subscription},
};

/// How far ahead reminders are planned, in days.
const AHEAD: u64 = 8;

/// When the evening reminder of an all-day event is due.
const EVENING: (u32, u32) = (18, 0);

/// How long a notice may be late, in seconds: after a long stop there is no flood.
const NOTICE_HOLDS: i64 = 24 * 3600;

/// The mark of the last run whose changes were told.
const TOLD: &str = "told_run";

impl Desk {
    /// Plans everything that is due within the next days. How many messages are new.
    ///
    /// # Errors
    ///
    /// A failure of the store or of the state.
    pub fn plan(&self) -> Result<usize> {
        let store = self.open()?;
        let followed = self.state.subscriptions(None)?;
        let mut chats: HashMap<i64, Chat> = HashMap::new();
        for subscription in &followed {
            if let std::collections::hash_map::Entry::Vacant(e) = chats.entry(subscription.chat) {
                e.insert(self.state.chat(subscription.chat)?);
            }
        }
        let reminders = self.reminders(&store, &followed, &chats)?;
        let mut added = self.state.plan(&reminders, true)?;
        added += self.notices(&store, &followed, &chats)?;
        added += self.state.plan(&self.digests(&chats), false)?;
        self.state.tidy_outbox(self.clock.now() - 40 * 24 * 3600)?;
        Ok(added)
    }

    fn reminders(
        &self,
        store: &Store,
        followed: &[Subscription],
        chats: &HashMap<i64, Chat>,
    ) -> Result<Vec<Planned>> {
        if followed.is_empty() {
            return Ok(Vec::new());
        }
        let today = self.clock.today();
        let until = today.checked_add_days(Days::new(AHEAD)).unwrap_or(today);
        let filter = EventFilter {
            begins_from: Some(today.to_string()),
            begins_until: Some(until.to_string()),
            ..EventFilter::default()
        };
        let cards = self.answerer().cards(store, &filter, Lang::Lv, today)?;
        let mut planned: BTreeMap<String, Planned> = BTreeMap::new();
        for card in cards.iter().filter(|card| card.is_certain()) {
            for subscription in followed
                .iter()
                .filter(|subscription| concerns(card, subscription))
            {
                let Some(chat) = chats.get(&subscription.chat) else {
                    continue;
                };
                for message in self.reminders_of(card, chat) {
                    planned.entry(message.key.clone()).or_insert(message);
                }
            }
        }
        Ok(planned.into_values().collect())
    }

    /// The day before, and an hour before where the hour is known.
    fn reminders_of(&self, card: &EventCard, chat: &Chat) -> Vec<Planned> {
        let Some(start) = card.view.event.start.as_deref().and_then(When::parse) else {
            return Vec::new();
        };
        let Some(day) = start.first() else {
            return Vec::new();
        };
        let clock = start
            .clock
            .and_then(|clock| NaiveTime::from_hms_opt(clock.hour % 24, clock.minute, 0));
        let begins = day.and_time(clock.unwrap_or_default());
        let evening = NaiveTime::from_hms_opt(EVENING.0, EVENING.1, 0).unwrap_or_default();
        let before = match clock {
            Some(_) => day_before(begins),
            None => day_before(day.and_time(evening)),
        };
        let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default();
        let ends = if clock.is_some() {
            moment(begins)
        } else {
            moment(day.and_time(noon))
        };
        let mut due = vec![("day", moment(before))];
        if clock.is_some() {
            due.push(("hour", moment(begins) - 3600));
        }
        let now = self.clock.now();
        due.into_iter()
            .map(|(kind, due)| (kind, if chat.quiet { before_quiet(due) } else { due }))
            // What was due before it was followed would come at once and say "tomorrow" of today.
            .filter(|(kind, due)| {
                *due > now - if *kind == "day" { 6 * 3600 } else { 1800 } && ends > now
            })
            .map(|(kind, due)| Planned {
                key: format!(
                    "{}|{}|{kind}|{}",
                    card.occasion,
                    begins.format("%Y-%m-%dT%H:%M"),
                    chat.id
                ),
                chat: chat.id,
                occasion: card.occasion.clone(),
                kind: kind.to_owned(),
                detail: String::new(),
                due,
                not_after: if kind == "day" {
                    ends.min(due + 12 * 3600)
                } else {
                    ends
                },
            })
            .collect()
    }

    /// Notes what runs changed of followed events, each run once.
    fn notices(
        &self,
        store: &Store,
        followed: &[Subscription],
        chats: &HashMap<i64, Chat>,
    ) -> Result<usize> {
        let Some((last, _)) = store.last_run()? else {
            return Ok(0);
        };
        let told = self.state.mark(TOLD)?;
        if told == 0 {
            // A new bot does not tell the past.
            self.state.set_mark(TOLD, last)?;
            return Ok(0);
        }
        // A store that was made anew counts its runs from the start.
        if told >= last {
            if told > last {
                self.state.set_mark(TOLD, last)?;
            }
            return Ok(0);
        }
        let changes = store.changes(&ChangeFilter {
            after_run: Some(told),
            ..ChangeFilter::default()
        })?;
        let mut planned: BTreeMap<String, Planned> = BTreeMap::new();
        for change in changes.iter().filter(|change| change.about == "event") {
            let Some((kind, detail)) = told_of(change) else {
                continue;
            };
            let card =
                self.answerer()
                    .event(store, &change.subject, Lang::Lv, self.clock.today())?;
            let Some(card) = card.filter(|card| is_worth_telling(card, kind)) else {
                continue;
            };
            for subscription in followed
                .iter()
                .filter(|subscription| concerns(&card, subscription))
            {
                let Some(chat) = chats.get(&subscription.chat) else {
                    continue;
                };
                let message = self.notice(&card, change.run, kind, &detail, chat);
                planned.entry(message.key.clone()).or_insert(message);
            }
        }
        let added = self
            .state
            .plan(&planned.into_values().collect::<Vec<_>>(), false)?;
        self.state.set_mark(TOLD, last)?;
        Ok(added)
    }

    fn notice(&self, card: &EventCard, run: i64, kind: &str, detail: &str, chat: &Chat) -> Planned {
        let now = self.clock.now();
        let due = if chat.quiet { after_quiet(now) } else { now };
        Planned {
            key: format!("{}|run{run}|{kind}|{}", card.occasion, chat.id),
            chat: chat.id,
            occasion: card.occasion.clone(),
            kind: kind.to_owned(),
            detail: detail.to_owned(),
            due,
            not_after: due + NOTICE_HOLDS,
        }
    }

    /// One message each Monday at nine to whoever follows something and wants it.
    fn digests(&self, chats: &HashMap<i64, Chat>) -> Vec<Planned> {
        let now = self.clock.now();
        let monday = last_monday(local(now));
        let due = moment(monday);
        let not_after = due + 12 * 3600;
        if now < due || now > not_after {
            return Vec::new();
        }
        let wanted = chats.values().filter(|chat| chat.digest);
        let mut planned: Vec<Planned> = wanted
            .map(|chat| Planned {
                key: format!("digest|{}|{}", monday.date(), chat.id),
                chat: chat.id,
                occasion: String::new(),
                kind: "digest".to_owned(),
                detail: String::new(),
                due,
                not_after,
            })
            .collect();
        planned.sort_by_key(|message| message.chat);
        planned
    }
}

/// Nine o'clock on the Monday of the week.
fn last_monday(now: NaiveDateTime) -> NaiveDateTime {
    let back = now.weekday().days_since(Weekday::Mon);
    let day = now
        .date()
        .checked_sub_days(Days::new(u64::from(back)))
        .unwrap_or(now.date());
    day.and_time(NaiveTime::from_hms_opt(9, 0, 0).unwrap_or_default())
}

/// Whether an event is one that a subscription follows.
pub(crate) fn concerns(card: &EventCard, subscription: &Subscription) -> bool {
    match subscription.about.as_str() {
        "event" => card.occasion == subscription.value || card.view.event.uid == subscription.value,
        about => Answerer::concerns(card, about, &subscription.value),
    }
}

/// What a change is told as, with the old and new value of a move.
fn told_of(change: &ChangeRow) -> Option<(&'static str, String)> {
    let values = || {
        let part = |value: &Option<String>| value.clone().unwrap_or_default();
        format!("{}\n{}", part(&change.old), part(&change.new))
    };
    match (change.what.as_str(), change.field.as_deref()) {
        ("new", _) => Some(("new", String::new())),
        ("changed", Some("status")) if change.new.as_deref() == Some("cancelled") => {
            Some(("cancelled", String::new()))
        }
        ("changed", Some("start" | "time" | "place" | "venue"))
            if change.old.is_some() && change.new.is_some() =>
        {
            Some(("moved", values()))
        }
        ("changed", Some("start")) if change.old.is_none() => Some(("new", String::new())),
        _ => None,
    }
}

/// Of what is over or contested nobody is told; of what was cancelled everybody who followed it is.
fn is_worth_telling(card: &EventCard, kind: &str) -> bool {
    match kind {
        "cancelled" => !matches!(card.standing, Standing::Past | Standing::Contested),
        _ => card.is_certain() && matches!(card.standing, Standing::Coming | Standing::Running),
    }
}
