//! HTML as Telegram reads it: the one place where text is escaped, and long texts are parted.

/// The most letters that one message holds, after its marks are read.
pub const LONGEST: usize = 4096;

/// `text` with nothing in it that Telegram takes for a mark.
#[must_use]
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// `text` escaped, its first line bold.
#[must_use]
pub fn card(text: &str) -> String {
    match text.split_once('\n') {
        Some((title, rest)) => format!("<b>{}</b>\n{}", escaped(title), escaped(rest)),
        None => format!("<b>{}</b>", escaped(text)),
    }
}

/// `html` without marks, for a server that rejects them.
#[must_use]
pub fn plain(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut inside = false;
    for letter in html.chars() {
        match letter {
            '<' => inside = true,
            '>' if inside => inside = false,
            _ if !inside => text.push(letter),
            _ => {}
        }
    }
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
}

/// `html` in parts that each fit one message: between items (an empty line) where that is possible, else between lines, else
/// between words, else between letters. Marks are counted too, which only makes parts shorter.
#[must_use]
pub fn parts(html: &str) -> Vec<String> {
    if length(html) <= LONGEST {
        return vec![html.to_owned()];
    }
    let mut found: Vec<String> = Vec::new();
    let mut rest = html;
    while length(rest) > LONGEST {
        let limit = byte_of(rest, LONGEST);
        let head = rest.get(..limit).unwrap_or(rest);
        let cut = ["\n\n", "\n", " "]
            .iter()
            .find_map(|mark| head.rfind(mark).filter(|at| *at > limit / 4))
            .unwrap_or_else(|| before_mark(head));
        let (part, behind) = rest.split_at(cut);
        found.push(part.trim_end().to_owned());
        rest = behind.trim_start();
    }
    if !rest.is_empty() {
        found.push(rest.to_owned());
    }
    found
}

/// Telegram counts UTF-16 units.
fn length(text: &str) -> usize {
    text.encode_utf16().count()
}

fn byte_of(text: &str, units: usize) -> usize {
    let mut counted = 0;
    for (at, letter) in text.char_indices() {
        counted += letter.len_utf16();
        if counted > units {
            return at;
        }
    }
    text.len()
}

/// The end of `head`, or where an entity or tag begins that it would cut in two.
fn before_mark(head: &str) -> usize {
    let open = head.rfind(['&', '<']);
    let close = head.rfind([';', '>']);
    match open {
        Some(open) if close.is_none_or(|close| close < open) && open > 0 => open,
        _ => head.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_articles_and_people_are_text() {
        assert_eq!(escaped("<b>&\"</b>"), "&lt;b&gt;&amp;&quot;&lt;/b&gt;");
        assert_eq!(plain(&card("A <i> & B\n\"C\"")), "A <i> & B\n\"C\"");
    }

    #[test]
    fn long_texts_are_parted_between_items() {
        let item = format!("{}\n{}", "ā".repeat(700), "b".repeat(300));
        let text = vec![item.clone(); 9].join("\n\n");
        let found = parts(&text);
        assert_eq!(found.len(), 3);
        assert!(
            found
                .iter()
                .all(|part| length(part) <= LONGEST && part.starts_with('ā')),
            "{found:?}"
        );
        assert_eq!(found.join("\n\n"), text);
        let solid = "&amp;".repeat(2000);
        assert!(
            parts(&solid)
                .iter()
                .all(|part| part.ends_with(';') && length(part) <= LONGEST)
        );
    }
}
