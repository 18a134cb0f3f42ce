//! Sentences. A line break always ends one; a full stop does unless it belongs to an ordinal, an abbreviation or initials.

use crate::{Span, Token, TokenKind, fold::fold};

/// Abbreviations after which a full stop does not end the sentence, folded.
const ABBREVIATIONS: &[&str] = &[
    "plkst", "nr", "g", "gs", "u", "c", "t", "sk", "piem", "dr", "prof", "tel", "talr", "lpp",
    "milj", "tukst", "mljrd", "mlj", "mln", "gab", "st", "janv", "febr", "apr", "aug", "sept",
    "okt", "nov", "dec", "otrd", "pirmd", "tresd", "ceturtd", "piektd", "sestd", "svetd", "n", "s",
    "e", "i", "o", "k", "akad", "doc", "mag", "lv", "rj", "ltd", "sv", "m", "p", "utt", "utml",
    "iel", "pag", "nov", "raj", "dz",
];

/// The sentences of `text`, in order, without the white space between them.
#[must_use]
pub fn sentences(text: &str, tokens: &[Token]) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut quoted = false;
    for (index, token) in tokens.iter().enumerate() {
        let end = match token.kind {
            TokenKind::Break => {
                quoted = false;
                token.span.start
            }
            TokenKind::Mark => {
                quoted = is_in_quote(text, tokens, index, quoted);
                if quoted || !ends_sentence(text, tokens, index) {
                    continue;
                }
                token.span.end
            }
            _ => continue,
        };
        push(&mut found, text, Span::new(start, end));
        start = token.span.end;
    }
    push(&mut found, text, Span::new(start, text.len()));
    found
}

/// Whether a title in quotes is open behind the mark at `index`: a full stop inside it ends no sentence.
///
/// Only a quote that closes on its line counts; an unclosed one hides nothing.
fn is_in_quote(text: &str, tokens: &[Token], index: usize, quoted: bool) -> bool {
    const LONGEST: usize = 60;
    let surface = |at: usize| {
        tokens
            .get(at)
            .map_or("", |token: &Token| token.span.of(text))
    };
    let is_mark = |at: usize| matches!(surface(at), "“" | "”" | "„" | "«" | "»");
    let opens = |at: usize| {
        is_mark(at)
            && tokens
                .get(at + 1)
                .is_some_and(|next| next.kind == TokenKind::Word)
    };
    if !is_mark(index) {
        return quoted;
    }
    if !opens(index) {
        return false;
    }
    let line = (index + 1..tokens.len().min(index + LONGEST)).take_while(|&at| {
        tokens
            .get(at)
            .is_some_and(|token| token.kind != TokenKind::Break)
    });
    line.into_iter().any(|at| is_mark(at) && !opens(at))
}

fn push(found: &mut Vec<Span>, text: &str, span: Span) {
    let trimmed = span.trimmed(text);
    if !trimmed.is_empty() {
        found.push(trimmed);
    }
}

fn ends_sentence(text: &str, tokens: &[Token], index: usize) -> bool {
    let surface = |at: usize| {
        tokens
            .get(at)
            .map_or("", |token: &Token| token.span.of(text))
    };
    match surface(index) {
        "!" if is_cry(text, tokens, index) => false,
        "!" | "?" | "…" => is_space(tokens, index + 1),
        "." => {
            is_space(tokens, index + 1)
                && is_opening(surface(index + 2))
                && !is_inside(text, tokens, index)
        }
        _ => false,
    }
}

/// *ATCELTS! 20. jūnijā …*: one word in capitals at the start of a line belongs to what it is cried of.
fn is_cry(text: &str, tokens: &[Token], mark: usize) -> bool {
    let Some(word) = mark.checked_sub(1).and_then(|at| tokens.get(at)) else {
        return false;
    };
    let letters = word.span.of(text);
    let starts_line = mark < 2
        || tokens
            .get(mark - 2)
            .is_some_and(|before| before.kind == TokenKind::Break);
    let goes_on = tokens
        .get(mark + 1)
        .is_some_and(|next| next.kind == TokenKind::Space);
    starts_line
        && goes_on
        && word.kind == TokenKind::Word
        && letters.chars().count() > 4
        && letters.chars().all(char::is_uppercase)
}

fn is_space(tokens: &[Token], index: usize) -> bool {
    tokens
        .get(index)
        .is_none_or(|token| matches!(token.kind, TokenKind::Space | TokenKind::Break))
}

/// Whether a sentence can begin with `surface`.
fn is_opening(surface: &str) -> bool {
    surface
        .chars()
        .next()
        .is_none_or(|letter| !letter.is_lowercase() && !matches!(letter, '-' | '–' | '—'))
}

/// Whether the full stop at `index` belongs to the word or number before it.
fn is_inside(text: &str, tokens: &[Token], index: usize) -> bool {
    let Some(before) = index.checked_sub(1).and_then(|at| tokens.get(at)) else {
        return false;
    };
    let word = before.span.of(text);
    match before.kind {
        TokenKind::Word => {
            // "ielā 17A. Pasākums": the letter of a house.
            let house = index
                .checked_sub(2)
                .and_then(|at| tokens.get(at))
                .is_some_and(|at| at.kind == TokenKind::Number);
            let initial =
                !house && word.chars().count() == 1 && word.chars().all(char::is_uppercase);
            initial || ABBREVIATIONS.contains(&fold(word).as_str())
        }
        // "Nr. 5", "2. Valmieras": an ordinal goes on, a year or a time ends the sentence.
        TokenKind::Number => {
            word.len() <= 2
                && (!is_decimal(tokens, text, index) || is_before_hour(text, tokens, index))
        }
        TokenKind::Space | TokenKind::Break | TokenKind::Mark => false,
    }
}

/// Whether the number before `index` is the second half of "19.00" or "25,5".
fn is_decimal(tokens: &[Token], text: &str, index: usize) -> bool {
    let at = |back: usize| index.checked_sub(back).and_then(|at| tokens.get(at));
    at(2).is_some_and(|mark| matches!(mark.span.of(text), "." | "," | ":"))
        && at(3).is_some_and(|number| number.kind == TokenKind::Number)
}

/// Whether the full stop at `index` stands between a day and its hour: *25.01. 18.00 koncerts*.
fn is_before_hour(text: &str, tokens: &[Token], index: usize) -> bool {
    let number = |at: usize| {
        let token = tokens.get(at)?;
        (token.kind == TokenKind::Number)
            .then(|| token.span.of(text).parse::<u32>().ok())
            .flatten()
    };
    let separated = tokens
        .get(index + 3)
        .is_some_and(|mark| matches!(mark.span.of(text), "." | ":"));
    let month = index.checked_sub(1).and_then(number);
    let (hour, minute) = (number(index + 2), number(index + 4));
    separated
        && month.is_some_and(|month| (1..=12).contains(&month))
        && hour.is_some_and(|hour| hour < 24)
        && minute.is_some_and(|minute| minute < 60)
}

#[cfg(test)]
mod tests {
    use crate::Text;

    fn check(text: &str, expected: &[&str]) {
        let parsed = Text::new(text);
        let found: Vec<&str> = parsed
            .sentences()
            .iter()
            .map(|span| span.of(text))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn ordinals_initials_and_abbreviations_go_on() {
        check("Sanāksme 4. Maijā. Nāc!", &["Sanāksme 4. Maijā.", "Nāc!"]);
        check(
            "Runā E. Kreile. Visi klausās.",
            &["Runā E. Kreile.", "Visi klausās."],
        );
        check(
            "Sākums plkst. 19.00. Ieeja brīva.",
            &["Sākums plkst. 19.00.", "Ieeja brīva."],
        );
        check("Ielā 17A. Nāc!", &["Ielā 17A.", "Nāc!"]);
        check(
            "25.01. 18.00 koncerts. 26.01. Izrāde.",
            &["25.01. 18.00 koncerts.", "26.01.", "Izrāde."],
        );
    }

    #[test]
    fn a_cry_belongs_to_what_it_is_cried_of() {
        check(
            "ATCELTS! 16.05. grupas koncerts. Biļetes derīgas.",
            &["ATCELTS! 16.05. grupas koncerts.", "Biļetes derīgas."],
        );
        check("Nāc! Būs labi.", &["Nāc!", "Būs labi."]);
    }

    #[test]
    fn a_line_is_a_boundary() {
        check(
            "Programma\n10.00 Atklāšana\n\n",
            &["Programma", "10.00 Atklāšana"],
        );
    }
}
