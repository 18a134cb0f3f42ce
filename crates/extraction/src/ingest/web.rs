//! Articles from the web: RSS and Atom feeds, pages, and lists of their addresses.
//!
//! A guest behaves: `robots.txt` is kept, a host is asked at most once a pause, what did not change is not fetched again, and
//! nothing is waited for or taken in without bound. Addresses of private networks are refused unless they are allowed, also
//! where a name or a redirect leads to one.

use std::{
    collections::HashMap,
    io::Read,
    net::{IpAddr, SocketAddr, ToSocketAddrs},
    thread,
    time::{Duration, Instant},
};

use chrono::NaiveDate;
use reqwest::{
    StatusCode, Url,
    blocking::{Client, Response},
    dns::{Addrs, Name, Resolve, Resolving},
    header::{CONTENT_TYPE, ETAG, HeaderMap, IF_MODIFIED_SINCE, IF_NONE_MATCH, LAST_MODIFIED},
    redirect::Policy,
};
use robotstxt::DefaultMatcher;

use super::{
    decode::decode,
    files::{Article, Item},
    markup,
};
use crate::{Error, Store, document::Source, error::Result};

/// Who we are; `robots.txt` may name it.
const AGENT: &str = "Tilts";

/// How long one answer may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// How much of an answer is read, in bytes.
const LONGEST: u64 = 8 << 20;

/// How many redirects are followed.
const HOPS: usize = 5;

/// How many entries of one feed are read.
const ENTRIES: usize = 200;

/// How the web is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Web {
    /// Whether addresses of private networks may be asked.
    pub allow_private: bool,
    /// The least time between two requests to one host.
    pub pause: Duration,
}

impl Default for Web {
    fn default() -> Self {
        Self {
            allow_private: false,
            pause: Duration::from_secs(1),
        }
    }
}

/// What a server said of an answer, to ask next time whether it still holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Validators {
    pub(crate) etag: Option<String>,
    pub(crate) modified: Option<String>,
}

/// Whether a path is an address on the web.
#[must_use]
pub fn is_address(path: &str) -> bool {
    path.starts_with("https://") || path.starts_with("http://")
}

/// What was fetched in a run.
pub(super) struct Harvest {
    /// Articles, and what could not be read.
    pub(super) items: Vec<Item>,
    /// To be kept once the articles are.
    pub(super) validators: Vec<(String, Validators)>,
}

/// The articles at `address`: those of a feed, or of a page.
pub(super) fn articles(store: &Store, address: &str, web: Web) -> Harvest {
    let mut guest = Guest {
        web,
        known: store,
        clients: HashMap::new(),
        robots: HashMap::new(),
        asked: HashMap::new(),
    };
    let mut harvest = Harvest {
        items: Vec::new(),
        validators: Vec::new(),
    };
    match guest.fetch(address) {
        Err(problem) => harvest.items.push(Err(problem)),
        Ok(None) => {}
        Ok(Some(answer)) => guest.read(address, answer, &mut harvest),
    }
    harvest
}

/// An answer that is new.
struct Answer {
    bytes: Vec<u8>,
    kind: String,
    validators: Validators,
}

struct Guest<'s> {
    web: Web,
    known: &'s Store,
    clients: HashMap<bool, Client>,
    /// What each host's `robots.txt` says.
    robots: HashMap<String, String>,
    asked: HashMap<String, Instant>,
}

impl Guest<'_> {
    /// A feed's entries, or the page itself.
    fn read(&mut self, address: &str, answer: Answer, harvest: &mut Harvest) {
        let looks_like_feed = ["xml", "rss", "atom"]
            .iter()
            .any(|word| answer.kind.contains(word))
            || answer.bytes.trim_ascii_start().starts_with(b"<?xml")
            || answer.bytes.trim_ascii_start().starts_with(b"<rss");
        let feed = if looks_like_feed {
            feed_rs::parser::parse(answer.bytes.as_slice()).ok()
        } else {
            None
        };
        let Some(feed) = feed else {
            let item = page(address, answer.bytes, None, None, address);
            if item.is_ok() {
                harvest
                    .validators
                    .push((address.to_owned(), answer.validators));
            }
            harvest.items.push(item);
            return;
        };
        let mut whole = true;
        for entry in feed.entries.into_iter().take(ENTRIES) {
            let Some(link) = entry.links.first().map(|link| link.href.clone()) else {
                continue;
            };
            let title = entry.title.map(|title| title.content);
            let day = entry
                .published
                .or(entry.updated)
                .map(|time| time.date_naive());
            match self.fetch(&link) {
                Ok(None) => {}
                Ok(Some(answer)) => {
                    let item = page(&link, answer.bytes, title, day, address);
                    if item.is_ok() {
                        harvest.validators.push((link, answer.validators));
                    } else {
                        whole = false;
                    }
                    harvest.items.push(item);
                }
                Err(problem) => {
                    whole = false;
                    harvest.items.push(Err(problem));
                }
            }
        }
        // A feed of which an entry failed is asked for again as a whole.
        if whole {
            harvest
                .validators
                .push((address.to_owned(), answer.validators));
        }
    }

    /// What is at an address; nothing where it is what we have.
    fn fetch(&mut self, address: &str) -> Result<Option<Answer>> {
        let failed = |reason: &str| Error::Web {
            address: address.to_owned(),
            reason: reason.to_owned(),
        };
        let url: Url = address.parse().map_err(|_| failed("it is no address"))?;
        let host = url
            .host_str()
            .ok_or_else(|| failed("it names no host"))?
            .to_owned();
        if !self.web.allow_private {
            refuse_private(&url).map_err(|reason| failed(&reason))?;
        }
        if !self.may_read(&url, &host) {
            return Err(failed("its robots.txt asks us not to read it"));
        }
        let validators = self.known.validators(address)?;
        self.wait(&host);
        let mut request = self.client()?.get(url);
        if let Some(etag) = &validators.etag {
            request = request.header(IF_NONE_MATCH, etag);
        }
        if let Some(modified) = &validators.modified {
            request = request.header(IF_MODIFIED_SINCE, modified);
        }
        let response = request.send().map_err(|error| failed(&reason(&error)))?;
        match response.status() {
            StatusCode::NOT_MODIFIED => return Ok(None),
            status if !status.is_success() => {
                return Err(failed(&format!("the server answers {status}")));
            }
            _ => {}
        }
        let headers = response.headers().clone();
        let text = |name| header(&headers, name);
        Ok(Some(Answer {
            kind: text(CONTENT_TYPE.as_str()).unwrap_or_default(),
            validators: Validators {
                etag: text(ETAG.as_str()),
                modified: text(LAST_MODIFIED.as_str()),
            },
            bytes: body(response).map_err(|reason| failed(&reason))?,
        }))
    }

    fn client(&mut self) -> Result<Client> {
        let allow_private = self.web.allow_private;
        if let Some(client) = self.clients.get(&allow_private) {
            return Ok(client.clone());
        }
        let policy = Policy::custom(move |attempt| {
            if attempt.previous().len() > HOPS {
                attempt.error("too many redirects")
            } else if !allow_private && refuse_private(attempt.url()).is_err() {
                attempt.error("it leads into a private network")
            } else {
                attempt.follow()
            }
        });
        let mut builder = Client::builder()
            .user_agent(format!("{AGENT}/{}", env!("CARGO_PKG_VERSION")))
            .timeout(PATIENCE)
            .redirect(policy);
        if !allow_private {
            builder = builder.dns_resolver(std::sync::Arc::new(Public));
        }
        let client = builder.build().map_err(|error| Error::Web {
            address: "the web".to_owned(),
            reason: reason(&error),
        })?;
        self.clients.insert(allow_private, client.clone());
        Ok(client)
    }

    /// Whether the host's `robots.txt` lets us read the page; a host without one does.
    fn may_read(&mut self, url: &Url, host: &str) -> bool {
        let key = format!(
            "{}://{host}:{}",
            url.scheme(),
            url.port_or_known_default().unwrap_or(0)
        );
        if !self.robots.contains_key(&key) {
            self.wait(host);
            let rules = url.join("/robots.txt").ok().and_then(|robots| {
                let response = self.client().ok()?.get(robots).send().ok()?;
                let found = response.status().is_success();
                found.then(|| body(response).ok()).flatten()
            });
            let rules = String::from_utf8_lossy(&rules.unwrap_or_default()).into_owned();
            self.robots.insert(key.clone(), rules);
        }
        let rules = self.robots.get(&key).map_or("", String::as_str);
        DefaultMatcher::default().one_agent_allowed_by_robots(rules, AGENT, url.as_str())
    }

    /// Lets the pause of a host pass.
    fn wait(&mut self, host: &str) {
        if let Some(before) = self.asked.get(host) {
            thread::sleep(self.web.pause.saturating_sub(before.elapsed()));
        }
        self.asked.insert(host.to_owned(), Instant::now());
    }
}

fn header(headers: &HeaderMap, name: &str) -> Option<String> {
    headers.get(name)?.to_str().ok().map(str::to_owned)
}

/// The body of an answer, up to the longest that is read.
fn body(response: Response) -> std::result::Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    response
        .take(LONGEST + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| error.to_string())?;
    if bytes.len() as u64 > LONGEST {
        return Err(format!("it is longer than {} MiB", LONGEST >> 20));
    }
    Ok(bytes)
}

/// One sentence about a failed request, with the last cause, which says most.
fn reason(error: &reqwest::Error) -> String {
    if error.is_timeout() {
        return format!("no answer within {} seconds", PATIENCE.as_secs());
    }
    let mut cause: &dyn std::error::Error = error;
    while let Some(next) = cause.source() {
        cause = next;
    }
    cause.to_string()
}

/// A page as an article; its key is its address.
fn page(
    address: &str,
    bytes: Vec<u8>,
    title: Option<String>,
    day: Option<NaiveDate>,
    origin: &str,
) -> Item {
    let failed = |reason: &str| Error::Web {
        address: address.to_owned(),
        reason: reason.to_owned(),
    };
    let text = decode(bytes).map_err(|_| failed("it is no text"))?;
    let page =
        markup::html(&text, address.as_ref()).map_err(|_| failed("no article is found in it"))?;
    let source = Source {
        id: address.to_owned(),
        published: page.published.or(day),
        title: page.title.or(title),
        url: Some(address.to_owned()),
    };
    Ok(Article::fetched(source, page.text, origin))
}

/// An address that is written as a number and lies in a private network.
fn refuse_private(url: &Url) -> std::result::Result<(), String> {
    let host = url.host_str().unwrap_or_default();
    let literal: Option<IpAddr> = host.trim_matches(['[', ']']).parse().ok();
    match literal {
        Some(address) if !is_public(address) => {
            Err(format!("{address} is an address of a private network"))
        }
        _ => Ok(()),
    }
}

/// Whether an address is one of the open web.
fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => {
            let [first, second, ..] = v4.octets();
            !(v4.is_private()
                || v4.is_loopback()
                || v4.is_link_local()
                || v4.is_unspecified()
                || v4.is_broadcast()
                || v4.is_multicast()
                || v4.is_documentation()
                || first == 0
                || first == 100 && (64..128).contains(&second))
        }
        IpAddr::V6(v6) => match v6.to_ipv4_mapped() {
            Some(v4) => is_public(IpAddr::V4(v4)),
            None => {
                let [first, ..] = v6.segments();
                !(v6.is_loopback()
                    || v6.is_unspecified()
                    || v6.is_multicast()
                    || first & 0xfe00 == 0xfc00
                    || first & 0xffc0 == 0xfe80)
            }
        },
    }
}

/// Names of hosts to public addresses only.
struct Public;

impl Resolve for Public {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let found: Vec<SocketAddr> = (name.as_str(), 0)
                .to_socket_addrs()?
                .filter(|address| is_public(address.ip()))
                .collect();
            if found.is_empty() {
                return Err("it has no public address".into());
            }
            Ok(Box::new(found.into_iter()) as Addrs)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::is_public;

    #[test]
    fn private_networks_are_known() {
        for (address, public) in [
            ("8.8.8.8", true),
            ("127.0.0.1", false),
            ("10.1.2.3", false),
            ("172.16.0.1", false),
            ("192.168.1.1", false),
            ("169.254.169.254", false),
            ("100.64.0.1", false),
            ("0.0.0.0", false),
            ("::1", false),
            ("fd00::1", false),
            ("fe80::1", false),
            ("::ffff:192.168.1.1", false),
            ("2606:4700::1111", true),
        ] {
            assert_eq!(address.parse().map(is_public), Ok(public), "{address}");
        }
    }
}
