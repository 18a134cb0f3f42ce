//! Tokens: words, numbers, spaces, line breaks and marks. Joined, they are the text again.

use crate::Span;

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with apostrophes between them.
    Word,
    /// Decimal digits.
    Number,
    /// White space inside a line.
    Space,
    /// One end of a line (`\n`, `\r` or `\r\n`).
    Break,
    /// Any other single character.
    Mark,
}

/// A piece of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
}

/// All tokens of `text`, in order and without gaps.
///
/// ```
/// use language::token::tokens;
/// let text = "4. maijā";
/// let joined: String = tokens(text).iter().map(|token| token.span.of(text)).collect();
/// assert_eq!(joined, text);
/// ```
#[must_use]
pub fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::with_capacity(text.len() / 4);
    let mut letters = text.char_indices().peekable();
    while let Some((start, letter)) = letters.next() {
        let kind = kind_of(letter);
        let mut end = start + letter.len_utf8();
        while let Some(&(at, next)) = letters.peek() {
            let goes_on = match kind {
                TokenKind::Word => kind_of(next) == TokenKind::Word || is_joining(text, at, next),
                TokenKind::Number | TokenKind::Space => kind_of(next) == kind,
                TokenKind::Break => letter == '\r' && next == '\n',
                TokenKind::Mark => false,
            };
            if !goes_on {
                break;
            }
            letters.next();
            end = at + next.len_utf8();
        }
        found.push(Token {
            span: Span::new(start, end),
            kind,
        });
    }
    found
}

fn kind_of(letter: char) -> TokenKind {
    match letter {
        'a'..='z' | 'A'..='Z' => TokenKind::Word,
        '0'..='9' => TokenKind::Number,
        '\n' | '\r' | '\u{2028}' | '\u{2029}' => TokenKind::Break,
        ' ' | '\t' | '\u{A0}' | '\u{200B}' | '\u{FEFF}' => TokenKind::Space,
        '\0'..='\u{7F}' => TokenKind::Mark,
        // Latin Extended-A, where the Latvian letters with marks are, holds letters only.
        '\u{100}'..='\u{17F}' => TokenKind::Word,
        _ if letter.is_alphabetic() || ('\u{300}'..='\u{36F}').contains(&letter) => TokenKind::Word,
        _ if letter.is_whitespace() => TokenKind::Space,
        _ => TokenKind::Mark,
    }
}

/// An apostrophe between two letters belongs to its word (*Bazar’t*).
fn is_joining(text: &str, at: usize, letter: char) -> bool {
    matches!(letter, '\'' | '’' | 'ʼ')
        && text
            .get(at + letter.len_utf8()..)
            .and_then(|rest| rest.chars().next())
            .is_some_and(|next| kind_of(next) == TokenKind::Word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = tokens(text)
            .iter()
            .map(|token| token.span.of(text))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn words_numbers_and_marks_part() {
        check(
            "“Bazar’t” 07mai.",
            &["“", "Bazar’t", "”", " ", "07", "mai", "."],
        );
        check("a\r\n\r\nb", &["a", "\r\n", "\r\n", "b"]);
        check("10.\u{a0} 12", &["10", ".", "\u{a0} ", "12"]);
    }

    proptest::proptest! {
        #[test]
        fn tokens_are_the_text_again(text in ".{0,200}") {
            let joined: String = tokens(&text).iter().map(|token| token.span.of(&text)).collect();
            assert_eq!(joined, text);
        }
    }
}
