//! The bot as a whole: checks at the start, its tasks, and a stop that loses nothing.

use std::{
    collections::HashMap,
    net::SocketAddr,
    panic::{AssertUnwindSafe, catch_unwind},
    path::PathBuf,
    sync::Arc,
    time::Duration,
};

use answering::{Answerer, Lang};
use teloxide::{
    ApiError, Bot, RequestError,
    payloads::SetMyCommandsSetters,
    prelude::Requester,
    types::{BotCommand, BotCommandScope, ChatId, Recipient},
};
use tokio::sync::{Semaphore, mpsc, watch};
use tracing::{error, info, warn};

use crate::{
    Error, Roles,
    clock::Clock,
    deliver::{Target, deliver},
    desk::{
        Desk, Tasks,
        commands::{COMMANDS, Command, Who, description},
    },
    error::Result,
    listen::{self, kind},
    sender,
    state::{State, Waiting},
};

/// How many updates wait in memory before fetching pauses.
const QUEUE: usize = 1000;

/// How many questions are answered at the same time.
const AT_ONCE: usize = 4;

/// How long a stop waits for answers in flight.
const LAST_WORDS: Duration = Duration::from_secs(20);

/// Where Telegram sends updates.
#[derive(Debug, Clone)]
pub struct Webhook {
    /// The address that Telegram knows.
    pub url: String,
    /// Where we listen.
    pub listen: SocketAddr,
    /// What Telegram repeats with each update.
    pub secret: String,
}

/// How the bot is to run.
pub struct Settings {
    /// The token.
    pub token: String,
    /// Another Bot API server.
    pub api: Option<String>,
    /// The store of facts.
    pub store: PathBuf,
    /// The bot's own state.
    pub state: PathBuf,
    /// Editors and operators.
    pub roles: Roles,
    /// By webhook instead of polling.
    pub webhook: Option<Webhook>,
    /// How often reminders are planned and the outbox is looked at when it was empty.
    pub tick: Duration,
    /// The clock.
    pub clock: Clock,
}

/// Runs the bot until SIGINT or SIGTERM.
///
/// # Errors
///
/// A wrong token, a server that cannot be reached, a state or store that cannot be opened.
pub fn run(settings: Settings, answerer: Answerer) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|cause| Error::Setting(format!("no threads can be made: {cause}")))?;
    runtime.block_on(serve(settings, answerer))
}

async fn serve(settings: Settings, answerer: Answerer) -> Result<()> {
    let state = State::open(&settings.state)?;
    let bot = connect(&settings)?;
    let name = introduce(&bot, &settings).await?;
    let Settings {
        store,
        roles,
        webhook,
        tick,
        clock,
        ..
    } = settings;
    let desk = Arc::new(Desk::new(
        answerer,
        store,
        state,
        clock,
        roles.clone(),
        name.clone(),
    ));
    // A store that cannot be opened is told now, not at the first question.
    drop(desk.open()?);
    tell_commands(&bot, &roles).await;
    info!(bot = name, "runs");

    let (stopper, stop) = watch::channel(false);
    let (queue, waiting) = mpsc::channel(QUEUE);
    for unfinished in desk.state.unfinished()? {
        drop(queue.send(unfinished).await);
    }
    let answers = tokio::spawn(answer_all(Arc::clone(&desk), bot.clone(), waiting));
    let planner = tokio::spawn(plan(Arc::clone(&desk), tick, stop.clone()));
    let outbox = tokio::spawn(sender::send_due(
        Arc::clone(&desk),
        bot.clone(),
        tick.min(Duration::from_secs(1)),
        stop.clone(),
    ));
    let listener = match webhook {
        Some(webhook) => tokio::spawn(listen::hear(
            Arc::clone(&desk),
            bot,
            name,
            queue,
            webhook,
            stop,
        )),
        None => {
            let polled = listen::poll(Arc::clone(&desk), bot, name, queue, stop);
            tokio::spawn(async move {
                polled.await;
                Ok(())
            })
        }
    };
    let heard = tokio::select! {
        () = signalled() => Ok(()),
        heard = listener => heard.unwrap_or(Ok(())),
    };
    info!("stops");
    stopper.send_replace(true);
    // The listener drops the queue; what was queued is still answered.
    let rest = async {
        drop(answers.await);
        drop(outbox.await);
        drop(planner.await);
    };
    if tokio::time::timeout(LAST_WORDS, rest).await.is_err() {
        warn!("some answers are left for the next start");
    }
    heard
}

fn connect(settings: &Settings) -> Result<Bot> {
    let bot = Bot::new(&settings.token);
    match &settings.api {
        Some(api) => {
            let url = api
                .parse()
                .map_err(|_| Error::Setting(format!("{api} is no address of a Bot API server")))?;
            Ok(bot.set_api_url(url))
        }
        None => Ok(bot),
    }
}

/// Asks the server who we are: the token is right, and the server is there.
async fn introduce(bot: &Bot, settings: &Settings) -> Result<String> {
    let unreachable = |reason: String| Error::Unreachable {
        url: settings
            .api
            .clone()
            .unwrap_or_else(|| "https://api.telegram.org".to_owned()),
        reason,
    };
    match bot.get_me().await {
        Ok(me) => Ok(me.username().to_owned()),
        Err(RequestError::Api(ApiError::InvalidToken)) => Err(Error::WrongToken),
        Err(error) => Err(unreachable(kind(&error).to_owned())),
    }
}

/// Sets the lists of commands, for each language, for private chats, groups, editors and operators.
async fn tell_commands(bot: &Bot, roles: &Roles) {
    const GROUPS: [&str; 6] = [
        "help", "upcoming", "week", "projects", "partners", "privacy",
    ];
    let listed = |lang: Lang, wanted: &dyn Fn(&Command) -> bool| -> Vec<BotCommand> {
        let wanted = COMMANDS.iter().filter(|command| wanted(command));
        wanted
            .map(|command| BotCommand::new(command.name, description(command, lang)))
            .collect()
    };
    let mut failed = false;
    for (lang, code) in [
        (Lang::Lv, None),
        (Lang::Lv, Some("lv")),
        (Lang::Uk, Some("uk")),
        (Lang::En, Some("en")),
        (Lang::Ru, Some("ru")),
    ] {
        let mut lists = vec![
            (
                BotCommandScope::AllPrivateChats,
                listed(lang, &|command| command.who == Who::All),
            ),
            (
                BotCommandScope::AllGroupChats,
                listed(lang, &|command| GROUPS.contains(&command.name)),
            ),
        ];
        for person in roles.editors.iter().chain(&roles.operators) {
            let own = listed(lang, &|command| match command.who {
                Who::All => true,
                Who::Editors => roles.editors.contains(person),
                Who::Operators => roles.operators.contains(person),
            });
            lists.push((
                BotCommandScope::Chat {
                    chat_id: Recipient::Id(ChatId(*person)),
                },
                own,
            ));
        }
        for (scope, commands) in lists {
            let mut request = bot.set_my_commands(commands).scope(scope);
            if let Some(code) = code {
                request = request.language_code(code);
            }
            failed |= request.await.is_err();
        }
    }
    if failed {
        warn!("some lists of commands could not be set");
    }
}

/// Answers updates, those of one chat one after the other, those of several at the same time.
async fn answer_all(desk: Arc<Desk>, bot: Bot, mut queue: mpsc::Receiver<Waiting>) {
    let at_once = Arc::new(Semaphore::new(AT_ONCE));
    let mut chats: HashMap<i64, mpsc::UnboundedSender<Waiting>> = HashMap::new();
    let mut tasks = tokio::task::JoinSet::new();
    while let Some(waiting) = queue.recv().await {
        if chats.len() > QUEUE {
            // A chat whose queue is dropped ends its task when it is empty.
            chats.clear();
        }
        while tasks.try_join_next().is_some() {}
        let chat = waiting.incoming.chat;
        if let Some(sender) = chats.get(&chat).filter(|sender| !sender.is_closed()) {
            drop(sender.send(waiting));
            continue;
        }
        let (sender, receiver) = mpsc::unbounded_channel();
        drop(sender.send(waiting));
        chats.insert(chat, sender);
        tasks.spawn(answer_chat(
            Arc::clone(&desk),
            bot.clone(),
            Arc::clone(&at_once),
            receiver,
        ));
    }
    drop(chats);
    while tasks.join_next().await.is_some() {}
}

async fn answer_chat(
    desk: Arc<Desk>,
    bot: Bot,
    at_once: Arc<Semaphore>,
    mut queue: mpsc::UnboundedReceiver<Waiting>,
) {
    while let Some(waiting) = queue.recv().await {
        let incoming = waiting.incoming.clone();
        let target = Target {
            chat: incoming.chat,
            thread: incoming.thread,
        };
        let tasks = {
            let permit = at_once.acquire().await;
            let desk = Arc::clone(&desk);
            let answered = tokio::task::spawn_blocking(move || guarded(&desk, &waiting)).await;
            drop(permit);
            answered.unwrap_or_default()
        };
        for outgoing in &tasks {
            deliver(&bot, target, outgoing).await;
        }
        if let Err(cause) = desk.state.finish(incoming.update) {
            desk.note_error();
            error!(error = %cause, "an update could not be marked as done");
        }
    }
}

/// What an update leads to. Whatever happens in it, other chats do not notice.
fn guarded(desk: &Desk, waiting: &Waiting) -> Tasks {
    match catch_unwind(AssertUnwindSafe(|| desk.handle(&waiting.incoming))) {
        Ok(Ok(tasks)) => tasks,
        Ok(Err(cause)) => {
            desk.note_error();
            error!(error = %cause, "an update could not be answered");
            desk.apology(&waiting.incoming)
        }
        Err(_) => {
            desk.note_error();
            error!("answering an update broke down");
            desk.apology(&waiting.incoming)
        }
    }
}

/// Plans reminders every `tick` until `stop`.
async fn plan(desk: Arc<Desk>, tick: Duration, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        let planned = {
            let desk = Arc::clone(&desk);
            tokio::task::spawn_blocking(move || catch_unwind(AssertUnwindSafe(|| desk.plan())))
                .await
        };
        match planned {
            Ok(Ok(Ok(0))) => {}
            Ok(Ok(Ok(added))) => info!(added, "planned"),
            Ok(Ok(Err(cause))) => {
                desk.note_error();
                warn!(error = %cause, "reminders could not be planned");
            }
            _ => {
                desk.note_error();
                error!("planning reminders broke down");
            }
        }
        tokio::select! {
            () = tokio::time::sleep(tick) => {}
            _ = stop.changed() => {}
        }
    }
}

/// SIGINT or SIGTERM.
async fn signalled() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        if let Ok(mut terminated) =
            tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())
        {
            tokio::select! {
                _ = interrupted => {}
                _ = terminated.recv() => {}
            }
            return;
        }
    }
    drop(interrupted.await);
}
