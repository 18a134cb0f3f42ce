//! What is to be done in Telegram, in a form of our own.

/// Something to do.
#[derive(Debug, Clone, PartialEq)]
pub enum Outgoing {
    /// Send a text.
    Send {
        /// Escaped for HTML.
        html: String,
        /// Rows of buttons below it.
        buttons: Vec<Vec<Button>>,
    },
    /// Put another text in the place of one.
    Edit {
        /// Its number.
        message: i32,
        /// Escaped for HTML.
        html: String,
        /// Rows of buttons below it.
        buttons: Vec<Vec<Button>>,
    },
    /// Take a pressed button's clock away, with a short word or none.
    Pressed {
        /// The press.
        query: String,
        /// What to show for a moment.
        text: Option<String>,
    },
    /// Offer cards for another chat.
    Offer {
        /// The inline query.
        query: String,
        /// At most fifty.
        cards: Vec<Offered>,
        /// Where the list goes on; empty at its end.
        next: String,
    },
    /// Send a file.
    File {
        /// Its name.
        name: String,
        /// What it holds.
        text: String,
        /// A word below it.
        caption: String,
    },
    /// Send a place.
    Place {
        /// Degrees north.
        latitude: f64,
        /// Degrees east.
        longitude: f64,
        /// What is there.
        title: String,
        /// Where it is.
        address: String,
    },
}

/// A button below a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Button {
    /// Its words.
    pub label: String,
    /// What it does.
    pub does: Press,
}

/// What a button does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Press {
    /// Tells us, in at most 64 bytes.
    Tell(String),
    /// Opens a page.
    Open(String),
}

/// A card that an inline query offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    /// Unlike that of the others.
    pub id: String,
    /// Its first line.
    pub title: String,
    /// Its second line.
    pub description: String,
    /// What is sent when it is chosen, escaped for HTML.
    pub html: String,
}

impl Button {
    /// One that tells us `data`.
    #[must_use]
    pub fn tell(label: &str, data: String) -> Self {
        Self {
            label: label.to_owned(),
            does: Press::Tell(data),
        }
    }

    /// One that opens `url`.
    #[must_use]
    pub fn open(label: &str, url: &str) -> Self {
        Self {
            label: label.to_owned(),
            does: Press::Open(url.to_owned()),
        }
    }
}
