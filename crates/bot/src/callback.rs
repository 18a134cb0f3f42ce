//! What buttons carry: at most 64 bytes, with a version, so that buttons under old messages still mean what they meant.

/// The version that is written. A button of another version is answered with a word, never guessed.
const VERSION: &str = "1";

/// The most bytes that a button carries.
const MOST: usize = 64;

/// What a button under a message asks for. `id` is an event's identifier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Callback {
    /// A page of a list.
    Page {
        /// `upcoming` or `week`.
        list: String,
        /// Counted from 0.
        page: usize,
    },
    /// An event as a card.
    Event(String),
    /// The quotes that say it.
    Sources(String),
    /// Its calendar file.
    Calendar(String),
    /// Its place.
    Map(String),
    /// A reminder of it.
    Remind(String),
    /// It is wrong.
    Wrong(String),
    /// What is wrong with it.
    WrongField {
        /// The event.
        id: String,
        /// `start`, `place`, `title` or `status`.
        field: String,
    },
    /// The partners of a project, by its mark.
    Partners(String),
    /// Follow all events.
    FollowAll,
    /// End a subscription.
    Unfollow(i64),
    /// Set a setting.
    Set {
        /// `lang`, `mute`, `quiet` or `digest`.
        name: String,
        /// Its value.
        value: String,
    },
    /// An editor's decision about a proposal.
    Decide {
        /// The proposal.
        id: i64,
        /// `accept`, `change` or `reject`.
        how: String,
    },
}

impl Callback {
    /// What the button carries.
    #[must_use]
    pub fn write(&self) -> String {
        let body = match self {
            Self::Page { list, page } => format!("p:{list}:{page}"),
            Self::Event(id) => format!("e:{id}"),
            Self::Sources(id) => format!("s:{id}"),
            Self::Calendar(id) => format!("c:{id}"),
            Self::Map(id) => format!("m:{id}"),
            Self::Remind(id) => format!("r:{id}"),
            Self::Wrong(id) => format!("w:{id}"),
            Self::WrongField { id, field } => format!("f:{id}:{field}"),
            Self::Partners(mark) => format!("o:{mark}"),
            Self::FollowAll => "a".to_owned(),
            Self::Unfollow(id) => format!("u:{id}"),
            Self::Set { name, value } => format!("x:{name}:{value}"),
            Self::Decide { id, how } => format!("d:{id}:{how}"),
        };
        let data = format!("{VERSION}:{body}");
        debug_assert!(data.len() <= MOST, "{data}");
        data
    }

    /// What a button asks for; nothing where it is not one of ours, or of another version.
    #[must_use]
    pub fn read(data: &str) -> Option<Self> {
        let mut parts = data.split(':');
        if parts.next()? != VERSION {
            return None;
        }
        let (kind, first, second) = (parts.next()?, parts.next(), parts.next());
        let own = || first.filter(|id| !id.is_empty()).map(str::to_owned);
        Some(match kind {
            "p" => Self::Page {
                list: own()?,
                page: second?.parse().ok()?,
            },
            "e" => Self::Event(own()?),
            "s" => Self::Sources(own()?),
            "c" => Self::Calendar(own()?),
            "m" => Self::Map(own()?),
            "r" => Self::Remind(own()?),
            "w" => Self::Wrong(own()?),
            "f" => Self::WrongField {
                id: own()?,
                field: second?.to_owned(),
            },
            "o" => Self::Partners(own()?),
            "a" => Self::FollowAll,
            "u" => Self::Unfollow(first?.parse().ok()?),
            "x" => Self::Set {
                name: own()?,
                value: second?.to_owned(),
            },
            "d" => Self::Decide {
                id: first?.parse().ok()?,
                how: second?.to_owned(),
            },
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Callback;

    #[test]
    fn what_is_written_is_read_and_fits() {
        let id = "0123456789abcdef0123456789abcdef".to_owned();
        for callback in [
            Callback::Page {
                list: "upcoming".to_owned(),
                page: 12,
            },
            Callback::Event(id.clone()),
            Callback::Calendar(id.clone()),
            Callback::WrongField {
                id: id.clone(),
                field: "status".to_owned(),
            },
            Callback::Partners(id),
            Callback::FollowAll,
            Callback::Unfollow(7),
            Callback::Set {
                name: "lang".to_owned(),
                value: "uk".to_owned(),
            },
            Callback::Decide {
                id: i64::MAX,
                how: "accept".to_owned(),
            },
        ] {
            let data = callback.write();
            assert!(data.len() <= 64, "{data}");
            assert_eq!(Callback::read(&data), Some(callback));
        }
        for foreign in [
            "",
            "0:e:1",
            "2:e:1",
            "1:",
            "1:e:",
            "1:z:1",
            "1:p:upcoming:x",
            "\u{202E}",
        ] {
            assert_eq!(Callback::read(foreign), None, "{foreign}");
        }
    }
}
