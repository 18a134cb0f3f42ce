//! A stand-in for the Bot API: a server on loopback that answers as the real one does, remembers what it was asked, and fails
//! on demand.
#![allow(
    dead_code,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "shared by several tests; a test that cannot go on stops"
)]

pub(crate) mod process;

use std::{
    collections::HashMap,
    net::SocketAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use axum::{
    Router,
    body::Bytes,
    extract::{FromRequest, Multipart, Path, Request, State},
    http::{HeaderMap, StatusCode, header::CONTENT_TYPE},
    response::{IntoResponse, Response},
    routing::any,
};
use serde_json::{Map, Value as Json, json};
use tokio::sync::Notify;

/// The token that the stand-in knows.
pub(crate) const TOKEN: &str = "123456:stand-in";

/// The bot's name.
pub(crate) const NAME: &str = "tilts_test_bot";

/// A call of the bot.
#[derive(Debug, Clone)]
pub(crate) struct Call {
    /// In small letters.
    pub(crate) method: String,
    pub(crate) body: Json,
    pub(crate) at: Instant,
    /// What it was answered with: 200, 429, …
    pub(crate) status: u16,
}

/// What a method is answered with instead.
#[derive(Debug, Clone)]
struct Fault {
    method: String,
    chat: Option<i64>,
    status: u16,
    description: String,
    retry_after: Option<u64>,
    times: usize,
    delay: Duration,
}

#[derive(Default)]
struct Memory {
    updates: Vec<Json>,
    next_update: i64,
    next_message: i64,
    calls: Vec<Call>,
    faults: Vec<Fault>,
    webhook: Option<(String, String)>,
    /// Refuse HTML once: what the real server does with marks it cannot parse.
    texts: HashMap<(i64, i64), String>,
}

struct Server {
    memory: Mutex<Memory>,
    news: Notify,
}

/// A running stand-in; it stops with the value.
pub(crate) struct Standin {
    server: Arc<Server>,
    pub(crate) address: SocketAddr,
    runtime: Option<tokio::runtime::Runtime>,
}

impl Drop for Standin {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

impl Standin {
    pub(crate) fn start() -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()
            .expect("threads");
        let server = Arc::new(Server {
            memory: Mutex::new(Memory {
                next_update: 1000,
                next_message: 1,
                ..Memory::default()
            }),
            news: Notify::new(),
        });
        let app = Router::new()
            .route("/{bot}/{method}", any(answer))
            .with_state(Arc::clone(&server));
        let listener = runtime
            .block_on(tokio::net::TcpListener::bind(("127.0.0.1", 0)))
            .expect("a port on loopback");
        let address = listener.local_addr().expect("an address");
        runtime.spawn(async move { axum::serve(listener, app).await });
        Self {
            server,
            address,
            runtime: Some(runtime),
        }
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    fn memory(&self) -> MutexGuard<'_, Memory> {
        self.server
            .memory
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// Queues an update; its number.
    pub(crate) fn push(&self, mut update: Json) -> i64 {
        let mut memory = self.memory();
        let number = memory.next_update;
        memory.next_update += 1;
        update["update_id"] = json!(number);
        memory.updates.push(update);
        drop(memory);
        self.server.news.notify_waiters();
        number
    }

    /// A message of a person in a private chat.
    pub(crate) fn says(&self, person: i64, language: &str, text: &str) -> i64 {
        self.push(message(person, language, text))
    }

    /// A press of a button under message `number`.
    pub(crate) fn presses(&self, person: i64, language: &str, number: i64, data: &str) -> i64 {
        self.push(json!({"callback_query": {
            "id": format!("q{number}{}", data.len()), "from": user(person, language), "chat_instance": "1", "data": data,
            "message": {"message_id": number, "date": 1_700_000_000, "chat": private(person), "text": "…"},
        }}))
    }

    /// Makes the next `times` calls of a method fail, in one chat or in all.
    pub(crate) fn fault(
        &self,
        method: &str,
        chat: Option<i64>,
        status: u16,
        description: &str,
        retry_after: Option<u64>,
        times: usize,
    ) {
        self.memory().faults.push(Fault {
            method: method.to_lowercase(),
            chat,
            status,
            description: description.to_owned(),
            retry_after,
            times,
            delay: Duration::ZERO,
        });
    }

    /// Makes the next `times` calls of a method slow.
    pub(crate) fn slow(&self, method: &str, delay: Duration, times: usize) {
        self.memory().faults.push(Fault {
            method: method.to_lowercase(),
            chat: None,
            status: 200,
            description: String::new(),
            retry_after: None,
            times,
            delay,
        });
    }

    /// Calls of a method so far that were answered with 200.
    pub(crate) fn calls(&self, method: &str) -> Vec<Call> {
        let wanted = method.to_lowercase();
        self.memory()
            .calls
            .iter()
            .filter(|call| call.method == wanted && call.status == 200)
            .cloned()
            .collect()
    }

    /// How many calls of a method so far were answered with 200.
    pub(crate) fn count(&self, method: &str) -> usize {
        let wanted = method.to_lowercase();
        self.memory()
            .calls
            .iter()
            .filter(|call| call.method == wanted && call.status == 200)
            .count()
    }

    /// All calls that people see something of, in order, whatever became of them.
    pub(crate) fn all_calls(&self) -> Vec<Call> {
        self.memory().calls.clone()
    }

    pub(crate) fn webhook(&self) -> Option<(String, String)> {
        self.memory().webhook.clone()
    }

    /// Waits until `enough` of the calls of `method` holds; the calls then.
    pub(crate) fn wait(&self, method: &str, enough: impl Fn(&[Call]) -> bool) -> Vec<Call> {
        let end = Instant::now() + Duration::from_secs(90);
        loop {
            let calls = self.calls(method);
            if enough(&calls) {
                return calls;
            }
            assert!(
                Instant::now() < end,
                "{method} did not come; calls: {:#?}",
                self.all_calls()
            );
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Texts sent to a chat so far.
    pub(crate) fn texts(&self, chat: i64) -> Vec<String> {
        self.calls("sendMessage")
            .iter()
            .filter(|call| chat_of(&call.body) == Some(chat))
            .filter_map(|call| call.body["text"].as_str().map(str::to_owned))
            .collect()
    }

    /// Waits for the text number `count` (from 1) of a chat; it.
    pub(crate) fn nth_text(&self, chat: i64, count: usize) -> String {
        self.wait("sendMessage", |calls| {
            calls
                .iter()
                .filter(|call| chat_of(&call.body) == Some(chat))
                .count()
                >= count
        });
        self.texts(chat)[count - 1].clone()
    }
}

/// The chat that a call is about.
pub(crate) fn chat_of(body: &Json) -> Option<i64> {
    match &body["chat_id"] {
        Json::Number(number) => number.as_i64(),
        Json::String(text) => text.parse().ok(),
        _ => None,
    }
}

pub(crate) fn user(id: i64, language: &str) -> Json {
    json!({"id": id, "is_bot": false, "first_name": "A", "language_code": language})
}

pub(crate) fn private(id: i64) -> Json {
    json!({"id": id, "type": "private", "first_name": "A"})
}

pub(crate) fn message(person: i64, language: &str, text: &str) -> Json {
    json!({"message": {
        "message_id": 1, "date": 1_700_000_000, "from": user(person, language), "chat": private(person), "text": text,
    }})
}

async fn answer(
    State(server): State<Arc<Server>>,
    Path((bot, method)): Path<(String, String)>,
    request: Request,
) -> Response {
    let headers = request.headers().clone();
    let body = body_of(&headers, request).await;
    if bot != format!("bot{TOKEN}") {
        return failed(401, "Unauthorized", None);
    }
    let method = method.to_lowercase();
    if method == "getupdates" {
        return updates(&server, &body).await;
    }
    let fault = take_fault(&server, &method, chat_of(&body));
    if let Some(fault) = &fault {
        tokio::time::sleep(fault.delay).await;
    }
    let outcome = match fault.filter(|fault| fault.status != 200) {
        Some(fault) => Err((fault.status, fault.description, fault.retry_after)),
        None => result(&server, &method, &body).map_err(|text| (400, text, None)),
    };
    let status = outcome
        .as_ref()
        .map_or_else(|(status, ..)| *status, |_| 200);
    let mut memory = server.memory.lock().unwrap_or_else(PoisonError::into_inner);
    memory.calls.push(Call {
        method,
        body,
        at: Instant::now(),
        status,
    });
    drop(memory);
    match outcome {
        Ok(result) => axum::Json(json!({"ok": true, "result": result})).into_response(),
        Err((status, text, retry_after)) => failed(status, &text, retry_after),
    }
}

fn failed(status: u16, description: &str, retry_after: Option<u64>) -> Response {
    let mut body = json!({"ok": false, "error_code": status, "description": description});
    if let Some(seconds) = retry_after {
        body["parameters"] = json!({"retry_after": seconds});
    }
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, axum::Json(body)).into_response()
}

async fn body_of(headers: &HeaderMap, request: Request) -> Json {
    let kind = headers
        .get(CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .unwrap_or_default();
    if !kind.starts_with("multipart/") {
        let bytes = Bytes::from_request(request, &()).await.unwrap_or_default();
        return serde_json::from_slice(&bytes).unwrap_or(Json::Null);
    }
    let mut fields = Map::new();
    if let Ok(mut parts) = Multipart::from_request(request, &()).await {
        while let Ok(Some(part)) = parts.next_field().await {
            let name = part.name().unwrap_or_default().to_owned();
            let file = part.file_name().map(str::to_owned);
            let text = part.text().await.unwrap_or_default();
            let value = match file {
                Some(file) => json!({"file_name": file, "content": text}),
                None => serde_json::from_str(&text).unwrap_or(json!(text)),
            };
            fields.insert(name, value);
        }
    }
    Json::Object(fields)
}

fn take_fault(server: &Server, method: &str, chat: Option<i64>) -> Option<Fault> {
    let mut memory = server.memory.lock().unwrap_or_else(PoisonError::into_inner);
    let at = memory
        .faults
        .iter()
        .position(|fault| fault.method == method && (fault.chat.is_none() || fault.chat == chat))?;
    let fault = memory.faults[at].clone();
    memory.faults[at].times -= 1;
    if memory.faults[at].times == 0 {
        memory.faults.remove(at);
    }
    Some(fault)
}

/// Long polling: updates from `offset` on; those before it are confirmed and forgotten.
async fn updates(server: &Server, body: &Json) -> Response {
    let fault = take_fault(server, "getupdates", None);
    if let Some(fault) = fault.filter(|fault| fault.status != 200) {
        return failed(fault.status, &fault.description, fault.retry_after);
    }
    let offset = body["offset"].as_i64().unwrap_or(0);
    let end = Instant::now() + Duration::from_secs(body["timeout"].as_u64().unwrap_or(0));
    loop {
        let news = server.news.notified();
        {
            let mut memory = server.memory.lock().unwrap_or_else(PoisonError::into_inner);
            memory
                .updates
                .retain(|update| update["update_id"].as_i64().unwrap_or(0) >= offset);
            let found: Vec<Json> = memory.updates.iter().take(100).cloned().collect();
            if !found.is_empty() {
                return axum::Json(json!({"ok": true, "result": found})).into_response();
            }
        }
        let left = end.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return axum::Json(json!({"ok": true, "result": []})).into_response();
        }
        tokio::select! {
            () = news => {}
            () = tokio::time::sleep(left) => {}
        }
    }
}

/// What a method is answered with, and the limits of the real server.
fn result(server: &Server, method: &str, body: &Json) -> Result<Json, String> {
    let mut memory = server.memory.lock().unwrap_or_else(PoisonError::into_inner);
    match method {
        "getme" => Ok(json!({
            "id": 123456, "is_bot": true, "first_name": "Tilts", "username": NAME, "can_join_groups": true,
            "can_read_all_group_messages": false, "supports_inline_queries": true, "has_main_web_app": false,
        })),
        "setmycommands" => {
            for command in body["commands"].as_array().into_iter().flatten() {
                let (name, words) = (
                    command["command"].as_str().unwrap_or(""),
                    command["description"].as_str().unwrap_or(""),
                );
                let plain = name.chars().all(|letter| {
                    letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_'
                });
                if !plain
                    || name.is_empty()
                    || name.len() > 32
                    || !(1..=256).contains(&words.chars().count())
                {
                    return Err("Bad Request: BOT_COMMAND_INVALID".to_owned());
                }
            }
            Ok(json!(true))
        }
        "setwebhook" => {
            let text = |name: &str| body[name].as_str().unwrap_or_default().to_owned();
            memory.webhook = Some((text("url"), text("secret_token")));
            Ok(json!(true))
        }
        "answercallbackquery" => {
            if body["text"]
                .as_str()
                .is_some_and(|text| text.chars().count() > 200)
            {
                return Err("Bad Request: MESSAGE_TOO_LONG".to_owned());
            }
            Ok(json!(true))
        }
        "answerinlinequery" => {
            if body["results"]
                .as_array()
                .is_some_and(|results| results.len() > 50)
            {
                return Err("Bad Request: RESULTS_TOO_MUCH".to_owned());
            }
            Ok(json!(true))
        }
        "sendmessage" | "editmessagetext" => text_message(&mut memory, method, body),
        "senddocument" => {
            let number = memory.next_message;
            memory.next_message += 1;
            Ok(json!({
                "message_id": number, "date": 1_700_000_000, "chat": private(chat_of(body).unwrap_or(0)),
                "document": {"file_id": "f", "file_unique_id": "u", "file_name": "tilts.ics", "mime_type": "text/calendar", "file_size": 1},
            }))
        }
        "sendvenue" => {
            let number = memory.next_message;
            memory.next_message += 1;
            let location = json!({"latitude": body["latitude"], "longitude": body["longitude"]});
            Ok(json!({
                "message_id": number, "date": 1_700_000_000, "chat": private(chat_of(body).unwrap_or(0)), "location": location,
                "venue": {"location": location, "title": body["title"], "address": body["address"]},
            }))
        }
        _ => Err("Not Found".to_owned()),
    }
}

fn text_message(memory: &mut Memory, method: &str, body: &Json) -> Result<Json, String> {
    let chat = chat_of(body).ok_or("Bad Request: chat not found")?;
    let html = body["text"].as_str().unwrap_or_default();
    let marked = body["parse_mode"] == "HTML";
    let plain = if marked {
        without_marks(html)?
    } else {
        html.to_owned()
    };
    match plain.encode_utf16().count() {
        0 => return Err("Bad Request: message text is empty".to_owned()),
        1..=4096 => {}
        _ => return Err("Bad Request: message is too long".to_owned()),
    }
    for button in body["reply_markup"]["inline_keyboard"]
        .as_array()
        .into_iter()
        .flatten()
        .flat_map(|row| row.as_array().into_iter().flatten())
    {
        let data = button["callback_data"].as_str();
        if data.is_some_and(|data| data.len() > 64) || data.is_none() && button["url"].is_null() {
            return Err("Bad Request: BUTTON_DATA_INVALID".to_owned());
        }
        if button["text"]
            .as_str()
            .is_none_or(|text| text.trim().is_empty())
        {
            return Err("Bad Request: text buttons must be non-empty".to_owned());
        }
    }
    let number = if method == "sendmessage" {
        memory.next_message += 1;
        memory.next_message - 1
    } else {
        let number = body["message_id"].as_i64().unwrap_or(0);
        if memory.texts.get(&(chat, number)) == Some(&plain) {
            return Err("Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message".to_owned());
        }
        number
    };
    memory.texts.insert((chat, number), plain.clone());
    Ok(json!({"message_id": number, "date": 1_700_000_000, "chat": private(chat), "text": plain}))
}

/// What Telegram shows of HTML; its error where marks do not close or are not known.
fn without_marks(html: &str) -> Result<String, String> {
    let wrong = |at: usize| {
        format!("Bad Request: can't parse entities: Unsupported start tag at byte offset {at}")
    };
    let mut plain = String::new();
    let mut open: Vec<String> = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        plain.push_str(&rest[..at]);
        let end = rest[at..].find('>').ok_or_else(|| wrong(at))? + at;
        let tag = &rest[at + 1..end];
        match tag.strip_prefix('/') {
            Some(name) if open.pop().as_deref() == Some(name) => {}
            Some(_) => return Err(wrong(at)),
            None if ["b", "i", "u", "s", "code", "pre", "blockquote"].contains(&tag) => {
                open.push(tag.to_owned())
            }
            None => return Err(wrong(at)),
        }
        rest = &rest[end + 1..];
    }
    plain.push_str(rest);
    if !open.is_empty() {
        return Err("Bad Request: can't parse entities: Can't find end tag".to_owned());
    }
    Ok(plain
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&"))
}
