//! What people type.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueEnum};

/// Reads what Latvian libraries and NGOs publish and answers questions about it, with sources.
#[derive(Debug, Parser)]
#[command(
    name = "tilts",
    version,
    after_help = "Without a subcommand: takes in the folder seeds/, prints what was found, and answers questions.\n\nExample:\n  tilts ask \"Kad ir nākamā tikšanās?\" --today 2023-08-01"
)]
pub(crate) struct Cli {
    /// What holds for every subcommand.
    #[command(flatten)]
    pub(crate) common: Common,
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

/// Options of every subcommand.
#[derive(Debug, Args)]
pub(crate) struct Common {
    /// The store, one SQLite file
    #[arg(
        long,
        global = true,
        env = "TILTS_DB",
        value_name = "FILE",
        default_value = "tilts.db"
    )]
    pub(crate) db: PathBuf,
    /// The day that stands for today; otherwise the day in Europe/Riga
    #[arg(long, global = true, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(crate) today: Option<NaiveDate>,
    /// A folder whose tables replace the built-in ones, file by file
    #[arg(long, global = true, env = "TILTS_CONFIG", value_name = "DIR")]
    pub(crate) config: Option<PathBuf>,
}

/// The subcommands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Print what texts say as JSON, one object a line; touches no store
    #[command(
        after_help = "Examples:\n  tilts extract seeds/*.txt > out.jsonl\n  echo '{\"id\":\"a\",\"text\":\"Koncerts 5. maijā.\",\"published\":\"2024-04-01\"}' | tilts extract --input jsonl"
    )]
    Extract(Extract),
    /// Take articles into the store; what is unchanged is skipped
    #[command(
        after_help = "Examples:\n  tilts ingest seeds\n  tilts ingest articles.jsonl page.html notes.md"
    )]
    Ingest(Ingest),
    /// Follow folders, files and feeds: take in what changes until it is told to stop
    #[command(
        after_help = "Example:\n  tilts watch articles https://example.org/feed.xml --db tilts.db"
    )]
    Watch(Watch),
    /// Answer one question
    #[command(after_help = "Example:\n  tilts ask \"Хто партнери проєкту KOPĀ TĀLĀK?\" --json")]
    Ask(Ask),
    /// Answer questions until the end of input
    #[command(after_help = "Example:\n  tilts chat --lang uk")]
    Chat(Chat),
    /// Show an article with every mention marked, its value, its rule and the reason for its year
    #[command(after_help = "Example:\n  tilts explain seeds/004_1d1292ade2491371.txt --kind DATE")]
    Explain(Explain),
    /// Keep an editor's value for words of an article; it is replayed at every run and can be undone
    #[command(
        after_help = "Examples:\n  tilts correct add a.txt --quote \"Koncerts notiks 5. maijā\" --field start --value 2024-05-06 --note \"zvanīja kultūras nams\"\n  tilts correct add \"\" --quote \"Mazsalacas bibliotēka|Mazsalacas pilsētas bibliotēka\" --field link --value same\n  tilts correct list\n  tilts correct undo 1"
    )]
    Correct(Correct),
    /// Run the Telegram bot until it is told to stop (SIGINT or SIGTERM)
    #[command(
        after_help = "The token comes from TELOXIDE_TOKEN or the file that TELOXIDE_TOKEN_FILE names; TELOXIDE_API_URL names another Bot API server.\n\nExample:\n  TELOXIDE_TOKEN_FILE=/etc/tilts/token tilts bot --db tilts.db --state bot.db --editors 12345"
    )]
    Bot(Bot),
    /// Show what the last run changed, or all runs since a day, fact by fact; exit status 1 where nothing did
    #[command(after_help = "Example:\n  tilts changes --since 2026-11-01")]
    Changes(Changes),
    /// Write all facts for other programs
    #[command(
        after_help = "Examples:\n  tilts export --format csv tables\n  tilts export --format ics events.ics\n  tilts export --format jsonl articles.jsonl"
    )]
    Export(Export),
    /// Remove articles and their facts from the store
    #[command(after_help = "Example:\n  tilts forget old.txt")]
    Forget(Forget),
    /// Verify the store: every quote, every reference, and the file itself
    #[command(after_help = "Example:\n  tilts check --db tilts.db")]
    Check,
}

/// Options of `extract`.
#[derive(Debug, Args)]
pub(crate) struct Extract {
    /// Text files
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// The day on which all of them were published
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(crate) published: Option<NaiveDate>,
    /// Read documents from standard input instead
    #[arg(long, value_enum)]
    pub(crate) input: Option<Input>,
}

/// Forms of standard input.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Input {
    /// One JSON object a line: id, text, and if known published, title, url
    Jsonl,
}

/// Options of `ingest`.
#[derive(Debug, Args)]
pub(crate) struct Ingest {
    /// Text, Markdown or HTML files, folders of them with an optional manifest.csv, JSONL or CSV files of articles, addresses
    /// of feeds and pages, *.urls files that name such addresses
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Print what changed as JSON
    #[arg(long)]
    pub(crate) json: bool,
    /// How the web is asked
    #[command(flatten)]
    pub(crate) web: WebOptions,
}

/// How the web is asked.
#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct WebOptions {
    /// Ask addresses of private networks too
    #[arg(long)]
    pub(crate) allow_private: bool,
    /// The least seconds between two requests to one host
    #[arg(long, value_name = "SECONDS", default_value_t = 1.0)]
    pub(crate) pause: f64,
}

/// Options of `watch`.
#[derive(Debug, Args)]
pub(crate) struct Watch {
    /// What `ingest` takes
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Seconds between two looks at files and folders
    #[arg(long, value_name = "SECONDS", default_value_t = 10.0)]
    pub(crate) every: f64,
    /// Seconds between two looks at feeds and pages
    #[arg(long, value_name = "SECONDS", default_value_t = 900.0)]
    pub(crate) feeds_every: f64,
    /// How the web is asked
    #[command(flatten)]
    pub(crate) web: WebOptions,
}

/// Options of `bot`.
#[derive(Debug, Args)]
pub(crate) struct Bot {
    /// The bot's own database: chats, subscriptions, what is to be sent
    #[arg(
        long,
        env = "TILTS_STATE",
        value_name = "FILE",
        default_value = "tilts-bot.db"
    )]
    pub(crate) state: PathBuf,
    /// Telegram numbers of those who decide about corrections
    #[arg(
        long,
        env = "TILTS_EDITORS",
        value_name = "NUMBERS",
        value_delimiter = ','
    )]
    pub(crate) editors: Vec<i64>,
    /// Telegram numbers of those who may see how the bot runs
    #[arg(
        long,
        env = "TILTS_OPERATORS",
        value_name = "NUMBERS",
        value_delimiter = ','
    )]
    pub(crate) operators: Vec<i64>,
    /// The address at which Telegram reaches a webhook; without it updates are polled
    #[arg(
        long,
        env = "TILTS_WEBHOOK_URL",
        value_name = "URL",
        requires = "webhook_secret"
    )]
    pub(crate) webhook_url: Option<String>,
    /// Where the webhook listens
    #[arg(
        long,
        env = "TILTS_WEBHOOK_LISTEN",
        value_name = "ADDRESS",
        default_value = "127.0.0.1:8443"
    )]
    pub(crate) webhook_listen: std::net::SocketAddr,
    /// What Telegram must repeat with each update, 1 to 256 letters, digits, _ and -
    #[arg(
        long,
        env = "TILTS_WEBHOOK_SECRET",
        value_name = "SECRET",
        hide_env_values = true
    )]
    pub(crate) webhook_secret: Option<String>,
    /// Seconds between two plannings of reminders
    #[arg(long, value_name = "SECONDS", default_value_t = 30.0)]
    pub(crate) tick: f64,
    /// The moment in Europe/Riga that stands for now when the bot starts, to try reminders out
    #[arg(long, value_name = "YYYY-MM-DDTHH:MM", value_parser = moment)]
    pub(crate) now: Option<chrono::NaiveDateTime>,
}

/// Options of `changes`.
#[derive(Debug, Args)]
pub(crate) struct Changes {
    /// All runs on this day or later, not only the last one
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(crate) since: Option<NaiveDate>,
    /// Print one JSON object a line
    #[arg(long)]
    pub(crate) json: bool,
}

/// Options of `export`.
#[derive(Debug, Args)]
pub(crate) struct Export {
    /// csv: a folder of tables; jsonl: articles with text and facts, which ingest reads; ics: a calendar; jsonld: schema.org
    #[arg(long, value_enum)]
    pub(crate) format: Format,
    /// The folder (csv) or file; - is standard output
    pub(crate) to: PathBuf,
}

/// Forms of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// A folder of CSV tables
    Csv,
    /// One article a line
    Jsonl,
    /// iCalendar
    Ics,
    /// schema.org events
    Jsonld,
}

/// Options of `forget`.
#[derive(Debug, Args)]
pub(crate) struct Forget {
    /// Keys of articles, as `tilts ask --json` prints them
    #[arg(required = true, value_name = "ARTICLE")]
    pub(crate) keys: Vec<String>,
}

/// Options of `ask`.
#[derive(Debug, Args)]
pub(crate) struct Ask {
    /// The question
    pub(crate) question: String,
    /// The language of the answer
    #[arg(long, value_enum, default_value_t = Language::Auto)]
    pub(crate) lang: Language,
    /// Print the answer with all its stages as JSON
    #[arg(long)]
    pub(crate) json: bool,
}

/// Options of `correct`.
#[derive(Debug, Args)]
pub(crate) struct Correct {
    /// What to do
    #[command(subcommand)]
    pub(crate) edit: Edit,
}

/// What can be done in the editors' layer.
#[derive(Debug, Subcommand)]
pub(crate) enum Edit {
    /// Keep a value for words of an article
    Add {
        /// The article's key, as `tilts ask --json` prints it; empty for a link of two names
        document: String,
        /// The words that the value is tied to; for a link the two names, parted by |
        #[arg(long)]
        quote: String,
        /// title, kind, start, end, place, venue, status, norm or link
        #[arg(long)]
        field: String,
        /// The right value
        #[arg(long)]
        value: String,
        /// Why
        #[arg(long)]
        note: Option<String>,
    },
    /// Show all corrections with their state: active, review (their words are gone) or undone
    List,
    /// Take a correction back
    Undo {
        /// Its number
        id: i64,
    },
    /// Keep all rows of a CSV file: document,quote,field,value,note
    Import {
        /// The file
        file: PathBuf,
    },
    /// Print all corrections that hold or are up for review as such a CSV file
    Export,
}

/// Options of `chat`.
#[derive(Debug, Args)]
pub(crate) struct Chat {
    /// The language of the answers
    #[arg(long, value_enum, default_value_t = Language::Auto)]
    pub(crate) lang: Language,
}

/// Options of `explain`.
#[derive(Debug, Args)]
pub(crate) struct Explain {
    /// The article
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// Show only mentions of this kind: DATE PLACE ORG PERSON MONEY COUNT PROJECT
    #[arg(long, value_name = "KIND")]
    pub(crate) kind: Option<String>,
    /// The day on which it was published
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(crate) published: Option<NaiveDate>,
    /// The language of the reasons
    #[arg(long, value_enum, default_value_t = Language::En)]
    pub(crate) lang: Language,
}

/// A language, or the question's own.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Language {
    /// The question's own
    Auto,
    /// Latvian
    Lv,
    /// Ukrainian
    Uk,
    /// English
    En,
    /// Russian
    Ru,
}

impl Language {
    /// The language chosen, if one is.
    pub(crate) const fn chosen(self) -> Option<answering::Lang> {
        match self {
            Self::Auto => None,
            Self::Lv => Some(answering::Lang::Lv),
            Self::Uk => Some(answering::Lang::Uk),
            Self::En => Some(answering::Lang::En),
            Self::Ru => Some(answering::Lang::Ru),
        }
    }
}

fn day(text: &str) -> Result<NaiveDate, &'static str> {
    text.parse()
        .map_err(|_| "no such day; write it as 2023-08-01")
}

fn moment(text: &str) -> Result<chrono::NaiveDateTime, &'static str> {
    chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M")
        .map_err(|_| "no such moment; write it as 2023-08-01T18:00")
}
