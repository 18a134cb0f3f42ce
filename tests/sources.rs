//! Where articles come from, and what leaves: files of every form, feeds on loopback, watching, exports.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on stops"
)]

use std::{
    collections::HashMap,
    fs,
    net::SocketAddr,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex},
    thread,
    time::{Duration, Instant},
};

use axum::{
    Router,
    extract::State,
    http::{HeaderMap, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use chrono::NaiveDate;
use extraction::{
    Error, Knowledge, Run, Store, Web, forget, ingest, ingest_with,
    store::{Change, EventFilter},
};
use tempfile::TempDir;

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 25).expect("a day")
}

fn knowledge() -> Knowledge {
    Knowledge::built_in().expect("the built-in tables hold")
}

fn take_in(store: &mut Store, paths: &[PathBuf]) -> Run {
    ingest(store, &knowledge(), paths, day(), &mut |_| {}).expect("a run")
}

fn starts(store: &Store) -> Vec<String> {
    let events = store.events(&EventFilter::default(), 100).expect("events");
    events.into_iter().filter_map(|event| event.start).collect()
}

const CONCERT: &str =
    "Koncerts Cēsīs\n\nCēsu koncertzālē 2031. gada 5. maijā plkst. 19.00 notiks koncerts “Rīts”.\n";

fn html(day: u32) -> String {
    let told =
        format!("Ogres bibliotēkā 2031. gada {day}. jūnijā plkst. 17.00 notiks lekcija “Diena”. ");
    let filler =
        "Lekcijā stāstīsim par novada vēsturi, par ļaudīm un par to, kā dzīvoja mūsu vecvecāki. "
            .repeat(6);
    format!(
        "<html><head><title>Lekcija Ogrē</title><meta property='article:published_time' content='2031-05-20T08:00:00Z'></head>\
         <body><nav><a href='/'>Sākums</a></nav><article><h1>Lekcija Ogrē</h1><p>{told}{filler}</p><p>{filler}</p></article></body></html>"
    )
}

#[test]
fn files_of_every_form_are_articles() {
    let folder = TempDir::new().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    fs::write(path("a.txt"), CONCERT).expect("a text");
    fs::write(path("b.md"), "# Izstāde\n\n**2031. gada 7. maijā** [Ogrē](https://example.org) notiks izstādes atklāšana.\n").expect("markdown");
    fs::write(path("c.html"), html(9)).expect("a page");
    fs::write(path("d.pdf"), "no article").expect("another file");
    let lines = path("more.jsonl");
    fs::write(&lines, "{\"id\":\"e\",\"text\":\"Ziņas\\n\\nTikšanās notiks 2031. gada 11. maijā Cēsīs.\"}\n\n{\"id\":\"f\"}\nno JSON\n{\"id\":\"e\",\"text\":\"again\"}\n").expect("lines");
    let table = path("more.csv");
    fs::write(
        &table,
        "id,text,published\ng,\"Ziņas\n\nKoncerts notiks 13. jūnijā Ogrē.\",2031-05-01\nh,,\n",
    )
    .expect("a table");
    let mut store = Store::in_memory().expect("a store");
    let run = take_in(
        &mut store,
        &[folder.path().to_owned(), lines.clone(), table],
    );
    let keys: Vec<&str> = run
        .articles
        .iter()
        .map(|article| article.key.as_str())
        .collect();
    assert_eq!(keys, ["a.txt", "b.md", "c.html", "e", "g"]);
    let problems: Vec<String> = run.problems.iter().map(ToString::to_string).collect();
    assert_eq!(problems.len(), 4, "{problems:?}");
    assert!(
        problems[0].contains("more.jsonl, line 3") && problems[1].contains("line 4"),
        "{problems:?}"
    );
    assert!(
        problems[2].contains("e comes twice") && problems[3].contains("there is no text"),
        "{problems:?}"
    );
    assert_eq!(
        starts(&store),
        [
            "2031-05-05T19:00",
            "2031-05-07",
            "2031-05-11",
            "2031-06-09T17:00",
            "2031-06-13"
        ]
    );
    store.check().expect("a whole store");

    fs::remove_file(path("b.md")).expect("gone");
    let run = take_in(&mut store, &[folder.path().to_owned()]);
    assert_eq!(run.missing, ["b.md"]);
    assert!(
        starts(&store).contains(&"2031-05-07".to_owned()),
        "its facts are kept"
    );
    assert!(forget(&mut store, &knowledge(), "b.md", day()).expect("forgotten"));
    assert!(!forget(&mut store, &knowledge(), "b.md", day()).expect("forgotten before"));
    assert!(!starts(&store).contains(&"2031-05-07".to_owned()));
    assert!(
        take_in(&mut store, &[folder.path().to_owned()])
            .missing
            .is_empty()
    );
}

/// Pages by path, with what was asked for.
#[derive(Default)]
struct Site {
    pages: HashMap<String, (u16, &'static str, String)>,
    asked: Vec<(String, bool)>,
}

type Shared = Arc<Mutex<Site>>;

/// A site on loopback.
struct Server {
    site: Shared,
    address: SocketAddr,
    runtime: Option<tokio::runtime::Runtime>,
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

async fn serve(State(site): State<Shared>, headers: HeaderMap, uri: Uri) -> Response {
    let mut site = site.lock().expect("the site");
    let path = uri.path().to_owned();
    let page = site.pages.get(&path).cloned();
    let Some((status, kind, body)) = page else {
        site.asked.push((path, false));
        return StatusCode::NOT_FOUND.into_response();
    };
    if status == 302 {
        return (StatusCode::FOUND, [(header::LOCATION, body)]).into_response();
    }
    let etag = format!("\"{}\"", body.len());
    let same = headers
        .get(header::IF_NONE_MATCH)
        .is_some_and(|known| known.as_bytes() == etag.as_bytes());
    site.asked.push((path, same));
    if same {
        return StatusCode::NOT_MODIFIED.into_response();
    }
    let status = StatusCode::from_u16(status).expect("a status");
    (
        status,
        [
            (header::CONTENT_TYPE, kind.to_owned()),
            (header::ETAG, etag),
        ],
        body,
    )
        .into_response()
}

impl Server {
    fn start() -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .expect("threads");
        let site = Shared::default();
        let app = Router::new().fallback(serve).with_state(Arc::clone(&site));
        let listener = runtime
            .block_on(tokio::net::TcpListener::bind(("127.0.0.1", 0)))
            .expect("a port");
        let address = listener.local_addr().expect("an address");
        runtime.spawn(async move { axum::serve(listener, app).await });
        Self {
            site,
            address,
            runtime: Some(runtime),
        }
    }

    fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    fn put(&self, path: &str, status: u16, kind: &'static str, body: String) {
        self.site
            .lock()
            .expect("the site")
            .pages
            .insert(path.to_owned(), (status, kind, body));
    }

    /// How often a path was asked for, and how often it was answered with "not modified".
    fn asked(&self, path: &str) -> (usize, usize) {
        let site = self.site.lock().expect("the site");
        let asked: Vec<bool> = site
            .asked
            .iter()
            .filter(|(known, _)| known == path)
            .map(|(_, same)| *same)
            .collect();
        (asked.len(), asked.iter().filter(|same| **same).count())
    }

    fn feed(&self, pages: &[&str]) -> String {
        let items: String = pages
            .iter()
            .map(|page| format!("<item><title>T</title><link>{}</link><pubDate>Tue, 20 May 2031 08:00:00 GMT</pubDate></item>", self.url(page)))
            .collect();
        format!(
            "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Z</title><link>x</link><description>d</description>{items}</channel></rss>"
        )
    }
}

const QUICK: Web = Web {
    allow_private: true,
    pause: Duration::from_millis(1),
};

#[test]
fn a_feed_is_read_once_and_only_what_changed_again() {
    let server = Server::start();
    server.put(
        "/robots.txt",
        200,
        "text/plain",
        "User-agent: *\nDisallow: /closed\n".to_owned(),
    );
    server.put("/one", 200, "text/html", html(9));
    server.put("/closed/two", 200, "text/html", html(10));
    server.put("/three", 302, "", server.url("/one"));
    server.put("/loop", 302, "", server.url("/loop"));
    server.put("/feed", 200, "application/rss+xml", server.feed(&["/one"]));
    let mut store = Store::in_memory().expect("a store");
    let feed = PathBuf::from(server.url("/feed"));
    let run = |store: &mut Store, path: &Path, web: Web| {
        ingest_with(
            store,
            &knowledge(),
            &[path.to_owned()],
            web,
            day(),
            &mut |_| {},
        )
        .expect("a run")
    };
    let first = run(&mut store, &feed, QUICK);
    assert_eq!(
        (first.count(Change::New), first.problems.len()),
        (1, 0),
        "{:?}",
        first.problems
    );
    assert_eq!(starts(&store), ["2031-06-09T17:00"]);
    let before = store.dump().expect("a dump");
    let second = run(&mut store, &feed, QUICK);
    assert!(second.articles.is_empty() && second.changes.is_empty() && second.missing.is_empty());
    assert_eq!(store.dump().expect("a dump"), before);
    assert_eq!(server.asked("/feed"), (2, 1));
    assert_eq!(
        server.asked("/one"),
        (1, 0),
        "the page of an unchanged feed is not asked for"
    );

    server.put("/one", 200, "text/html", html(12));
    server.put(
        "/feed",
        200,
        "application/rss+xml",
        server.feed(&["/one", "/closed/two", "/three", "/loop"]),
    );
    let third = run(&mut store, &feed, QUICK);
    assert_eq!(
        (third.count(Change::Changed), third.count(Change::New)),
        (1, 1)
    );
    let problems: Vec<String> = third.problems.iter().map(ToString::to_string).collect();
    assert!(
        problems.len() == 2
            && problems[0].contains("robots.txt")
            && problems[1].contains("too many redirects"),
        "{problems:?}"
    );
    assert_eq!(server.asked("/closed/two"), (0, 0));

    let refused = run(&mut store, &feed, Web::default());
    assert!(
        matches!(&refused.problems[..], [Error::Web { reason, .. }] if reason.contains("private network")),
        "{:?}",
        refused.problems
    );
    let list = TempDir::new().expect("a folder");
    let urls = list.path().join("pages.urls");
    fs::write(
        &urls,
        format!(
            "{}\n# a note\n{}\n",
            server.url("/one"),
            server.url("/none")
        ),
    )
    .expect("a list");
    let listed = run(&mut store, &urls, QUICK);
    assert_eq!(listed.problems.len(), 1);
    assert!(
        listed.problems[0].to_string().contains("404"),
        "{:?}",
        listed.problems
    );
    server.put("/long", 200, "text/html", "x".repeat(9 << 20));
    let long = run(&mut store, Path::new(&server.url("/long")), QUICK);
    assert!(
        long.problems[0].to_string().contains("longer than 8 MiB"),
        "{:?}",
        long.problems
    );
}

struct Watching(Child);

impl Drop for Watching {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

#[test]
fn watching_takes_in_what_comes_and_what_changes() {
    let folder = TempDir::new().expect("a folder");
    let articles = folder.path().join("articles");
    fs::create_dir(&articles).expect("a folder");
    fs::write(articles.join("a.txt"), CONCERT).expect("an article");
    let db = folder.path().join("tilts.db");
    let child = Command::new(env!("CARGO_BIN_EXE_tilts"))
        .args(["watch", "--every", "0.1", "--db"])
        .arg(&db)
        .arg(&articles)
        .stdout(Stdio::null())
        .spawn()
        .expect("the binary runs");
    let _watching = Watching(child);
    let comes = |expected: &str| {
        let end = Instant::now() + Duration::from_secs(20);
        loop {
            let found = Store::open_read_only(&db)
                .map(|store| starts(&store))
                .unwrap_or_default();
            if found.iter().any(|start| start == expected) {
                return found.len();
            }
            assert!(Instant::now() < end, "{expected} does not come: {found:?}");
            thread::sleep(Duration::from_millis(50));
        }
    };
    assert_eq!(comes("2031-05-05T19:00"), 1);
    fs::write(articles.join("b.html"), html(9)).expect("another article");
    assert_eq!(comes("2031-06-09T17:00"), 2);
    fs::write(
        articles.join("a.txt"),
        CONCERT.replace("5. maijā", "15. maijā"),
    )
    .expect("a change");
    assert_eq!(comes("2031-05-15T19:00"), 2);
}

/// The properties of each event of a calendar, by name, as a parser written elsewhere reads them.
fn calendar(text: &str) -> Vec<HashMap<String, (String, Vec<String>)>> {
    let parsed = ical::IcalParser::new(text.as_bytes())
        .next()
        .expect("a calendar")
        .expect("one that parses");
    assert!(
        parsed
            .events
            .iter()
            .all(|event| !event.properties.is_empty())
    );
    let read =
        |event: ical::parser::ical::component::IcalEvent| {
            event
                .properties
                .into_iter()
                .map(|property| {
                    let parameters = property.params.unwrap_or_default().into_iter().flat_map(
                        |(name, values)| {
                            values
                                .into_iter()
                                .map(move |value| format!("{name}={value}"))
                        },
                    );
                    (
                        property.name,
                        (property.value.unwrap_or_default(), parameters.collect()),
                    )
                })
                .collect()
        };
    parsed.events.into_iter().map(read).collect()
}

#[test]
fn a_calendar_says_what_the_store_says() {
    let folder = TempDir::new().expect("a folder");
    let articles = folder.path().join("articles");
    fs::create_dir(&articles).expect("a folder");
    let text = "Ziņas\n\nCēsu koncertzālē 2031. gada 5. maijā plkst. 19.00 notiks koncerts “Rīts”.\n\nOgres muzejā no 2031. gada 10. janvāra līdz 12. janvārim notiks izstāde “Ziema”.\n\nAngļu valodas klubs notiek katru otrdienu plkst. 17.00, izņemot 2031. gada 24. jūniju, Ogres Centrālajā bibliotēkā.\n\n2031. gada 7. jūnijā Ogrē paredzētais koncerts “Vējš” ir atcelts.\n";
    fs::write(articles.join("a.txt"), text).expect("an article");
    fs::write(
        articles.join("manifest.csv"),
        "file,url,title,published\na.txt,https://example.org/a,,2031-05-01\n",
    )
    .expect("a manifest");
    let db = folder.path().join("tilts.db");
    let mut store = Store::open(&db).expect("a store");
    take_in(&mut store, std::slice::from_ref(&articles));
    let export = |format: &str, to: &str| {
        let to = folder.path().join(to);
        let done = Command::new(env!("CARGO_BIN_EXE_tilts"))
            .args(["export", "--format", format, "--db"])
            .arg(&db)
            .arg(&to)
            .output()
            .expect("the binary runs");
        assert!(
            done.status.success(),
            "{}",
            String::from_utf8_lossy(&done.stderr)
        );
        to
    };
    let ics = fs::read_to_string(export("ics", "all.ics")).expect("a calendar");
    assert!(ics.contains("BEGIN:VTIMEZONE") && ics.contains("TZID:Europe/Riga"));
    let events = calendar(&ics);
    let called = |name: &str| {
        events
            .iter()
            .find(|event| event["SUMMARY"].0.contains(name))
            .unwrap_or_else(|| panic!("{name} in {events:#?}"))
    };
    // 19:00 in Riga is 16:00 UTC in May.
    assert_eq!(called("Rīts")["DTSTART"].0, "20310505T160000Z");
    assert_eq!(called("Rīts")["STATUS"].0, "CONFIRMED");
    assert_eq!(called("Rīts")["SEQUENCE"].0, "0");
    assert_eq!(called("Rīts")["URL"].0, "https://example.org/a");
    let winter = called("Ziema");
    assert_eq!(
        winter["DTSTART"],
        ("20310110".to_owned(), vec!["VALUE=DATE".to_owned()])
    );
    assert_eq!(winter["DTEND"].0, "20310113", "the day behind the last");
    let club = called("klubs");
    assert_eq!(club["RRULE"].0, "FREQ=WEEKLY;BYDAY=TU");
    assert_eq!(
        club["DTSTART"],
        (
            "20310506T170000".to_owned(),
            vec!["TZID=Europe/Riga".to_owned()]
        )
    );
    assert_eq!(club["EXDATE"].0, "20310624T170000");
    assert_eq!(called("Vējš")["STATUS"].0, "CANCELLED");

    fs::write(
        articles.join("a.txt"),
        text.replace("5. maijā plkst. 19.00", "6. maijā plkst. 18.00"),
    )
    .expect("a change");
    let uid = called("Rīts")["UID"].0.clone();
    take_in(&mut store, std::slice::from_ref(&articles));
    let moved = calendar(&fs::read_to_string(export("ics", "all.ics")).expect("a calendar"));
    let rits = moved
        .iter()
        .find(|event| event["UID"].0 == uid)
        .expect("the same event");
    assert_eq!(
        (rits["DTSTART"].0.as_str(), rits["SEQUENCE"].0.as_str()),
        ("20310506T150000Z", "1")
    );

    let lines = export("jsonl", "all.jsonl");
    let mut again = Store::in_memory().expect("a store");
    take_in(&mut again, std::slice::from_ref(&lines));
    assert_eq!(
        starts(&again),
        starts(&store),
        "an imported export holds the same facts"
    );
    let table = fs::read_to_string(export("csv", "tables").join("events.csv")).expect("a table");
    assert!(table.starts_with('\u{FEFF}') && table.contains("\r\n") && table.contains("Rīts"));
    let linked = fs::read_to_string(export("jsonld", "all.jsonld")).expect("linked data");
    let linked: serde_json::Value = serde_json::from_str(&linked).expect("JSON");
    let graph = linked["@graph"].as_array().expect("a graph");
    assert!(
        graph
            .iter()
            .any(|event| event["startDate"] == "2031-05-06T18:00"),
        "{linked:#}"
    );
    assert!(
        graph
            .iter()
            .any(|event| event["eventStatus"] == "https://schema.org/EventCancelled")
    );
}

#[test]
fn contested_events_are_tentative() {
    let mut store = Store::in_memory().expect("a store");
    take_in(
        &mut store,
        &[Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds")],
    );
    let filter = EventFilter {
        with_undated: true,
        ..EventFilter::default()
    };
    let occasions = extraction::export::occasions(&store, &filter).expect("occasions");
    let (text, left_out) = extraction::export::calendar(&occasions, "Tilts");
    let events = calendar(&text);
    assert_eq!(events.len() + left_out, occasions.len());
    let tentative: Vec<&str> = events
        .iter()
        .filter(|event| event["STATUS"].0 == "TENTATIVE")
        .map(|event| event["DTSTART"].0.as_str())
        .collect();
    assert_eq!(tentative, ["20231010", "20241010"]);
}
