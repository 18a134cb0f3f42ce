//! HTML and Markdown to the text of an article.

use std::path::Path;

use chrono::NaiveDate;
use dom_smoothie::{Config, Readability, TextMode};

use crate::{Error, error::Result};

/// What a page says.
pub(crate) struct Page {
    pub(crate) text: String,
    pub(crate) title: Option<String>,
    pub(crate) published: Option<NaiveDate>,
    pub(crate) url: Option<String>,
}

/// The main text of a page, with what its metadata (JSON-LD, OpenGraph, `time` elements) says of it.
///
/// # Errors
///
/// A page in which no article is found.
pub(crate) fn html(page: &str, path: &Path) -> Result<Page> {
    let config = Config {
        text_mode: TextMode::Formatted,
        ..Config::default()
    };
    let article = Readability::new(page, None, Some(config)).and_then(|mut reader| reader.parse());
    let article = article.map_err(|cause| Error::Page {
        path: path.to_owned(),
        reason: cause.to_string(),
    })?;
    let body = article.text_content.trim();
    if body.is_empty() {
        return Err(Error::Empty {
            path: path.to_owned(),
        });
    }
    let title = article.title.trim().to_owned();
    let text = if title.is_empty() || body.starts_with(&title) {
        body.to_owned()
    } else {
        format!("{title}\n\n{body}")
    };
    let published = article
        .published_time
        .as_deref()
        .or(article.modified_time.as_deref())
        .and_then(|time| time.get(..10))
        .and_then(|day| day.parse().ok());
    Ok(Page {
        text,
        title: (!title.is_empty()).then_some(title),
        published,
        url: article.url.filter(|url| url.starts_with("http")),
    })
}

/// Markdown without its marks: headings, emphasis, links and lists as plain lines.
pub(crate) fn markdown(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for line in text.lines() {
        let line = line.trim_end();
        let heading = line.trim_start_matches('#');
        let is_heading = heading.len() < line.len() && heading.starts_with(' ');
        let line = if is_heading { heading.trim() } else { line };
        let line = line.strip_prefix("> ").unwrap_or(line);
        plain.push_str(&without_links(&line.replace("**", "").replace("__", "")));
        plain.push('\n');
    }
    plain
}

/// `[words](address)` as words.
fn without_links(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('[') {
        plain.push_str(before.strip_suffix('!').unwrap_or(before));
        let link = after.split_once("](").and_then(|(words, tail)| {
            let (_, tail) = tail.split_once(')')?;
            (!words.contains(']')).then_some((words, tail))
        });
        match link {
            Some((words, tail)) => {
                plain.push_str(words);
                rest = tail;
            }
            None => {
                plain.push('[');
                rest = after;
            }
        }
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{html, markdown};

    #[test]
    fn a_page_gives_its_article_and_its_day() {
        let body = "Cēsu Centrālajā bibliotēkā 2031. gada 5. maijā notiks tikšanās ar rakstnieci. Ieeja bez maksas, vietu skaits ir ierobežots, tāpēc lūdzam pieteikties. ".repeat(4);
        let page = format!(
            "<html><head><title>Tikšanās Cēsīs</title><meta property=\"article:published_time\" content=\"2031-04-20T10:00:00+03:00\"></head>\
             <body><nav><a href='/'>Sākums</a> <a href='/a'>Par mums</a></nav><article><h1>Tikšanās Cēsīs</h1><p>{body}</p><p>{body}</p></article>\
             <footer>Visas tiesības aizsargātas</footer></body></html>"
        );
        let found = html(&page, Path::new("a.html")).expect("an article");
        assert!(found.text.contains("2031. gada 5. maijā"), "{}", found.text);
        assert!(!found.text.contains("Visas tiesības"));
        assert_eq!(found.title.as_deref(), Some("Tikšanās Cēsīs"));
        assert_eq!(
            found.published.map(|day| day.to_string()).as_deref(),
            Some("2031-04-20")
        );
    }

    #[test]
    fn marks_go_and_words_stay() {
        let text = "# Koncerts\n\n**5. maijā** [Cēsīs](https://example.org) ![attēls](a.png) [x]\n";
        assert_eq!(markdown(text), "Koncerts\n\n5. maijā Cēsīs attēls [x]\n");
    }
}
