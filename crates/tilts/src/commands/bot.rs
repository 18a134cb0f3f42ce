//! `tilts bot`: Telegram.

use std::{env, fs, path::PathBuf, time::Duration};

use answering::Answerer;
use anyhow::Result;
use bot::{Error, Roles, Settings, Webhook, clock};
use chrono::{DateTime, NaiveTime};
use tracing_subscriber::EnvFilter;

use super::ask;
use crate::{
    cli::{Bot, Common},
    console::Outcome,
};

/// What is logged where `RUST_LOG` does not say otherwise. Teloxide prints whole updates: it is not heard.
const LOGGED: &str = "info,teloxide=off,teloxide_core=off";

/// Runs the bot until it is told to stop.
pub(crate) fn run(common: &Common, options: Bot) -> Result<Outcome> {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(LOGGED));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(false)
        .init();
    // A store that is not there is told before Telegram is asked.
    drop(ask::open(&common.db)?);
    let answerer = Answerer::new(super::knowledge(common)?, common.config.as_deref())?;
    let clock = match (options.now, common.today) {
        (Some(now), _) => Some(now),
        (None, Some(today)) => {
            Some(today.and_time(NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default()))
        }
        (None, None) => None,
    };
    let clock = clock.map_or_else(clock::Clock::default, |now| {
        clock::Clock::starting_at(
            DateTime::from_timestamp(clock::moment(now), 0).unwrap_or_default(),
        )
    });
    let webhook = options
        .webhook_url
        .zip(options.webhook_secret)
        .map(|(url, secret)| Webhook {
            url,
            listen: options.webhook_listen,
            secret,
        });
    let settings = Settings {
        token: token()?,
        api: env::var("TELOXIDE_API_URL")
            .ok()
            .filter(|url| !url.is_empty()),
        store: common.db.clone(),
        state: options.state,
        roles: Roles {
            editors: options.editors,
            operators: options.operators,
        },
        webhook,
        tick: Duration::from_secs_f64(options.tick.clamp(0.05, 3600.0)),
        clock,
    };
    bot::run(settings, answerer)?;
    Ok(Outcome::Done)
}

/// The token: from the environment, or from the file that it names. Never from the command line, which others can see.
fn token() -> Result<String> {
    let given = |name: &str| env::var(name).ok().filter(|value| !value.trim().is_empty());
    if let Some(token) = given("TELOXIDE_TOKEN") {
        return Ok(token.trim().to_owned());
    }
    let path = PathBuf::from(given("TELOXIDE_TOKEN_FILE").ok_or(Error::NoToken)?);
    let text = fs::read_to_string(&path).map_err(|cause| Error::TokenFile { path, cause })?;
    Ok(text.trim().to_owned())
}
