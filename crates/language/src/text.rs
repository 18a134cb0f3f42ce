//! A text with its tokens and their folded forms: what every rule reads.

use std::borrow::Cow;

use crate::{
    Span, Token, TokenKind,
    fold::{fold, fold_into},
    sentence,
    token::tokens,
};

/// A text, its tokens, and each word's folded form, made once and shared by all rules.
#[derive(Debug)]
pub struct Text<'t> {
    /// As given.
    pub raw: &'t str,
    /// All tokens, without gaps.
    pub tokens: Vec<Token>,
    folded: String,
    folds: Vec<Span>,
    sentences: Vec<Span>,
}

impl<'t> Text<'t> {
    /// Tokenises and folds `raw`, and finds its sentences.
    #[must_use]
    pub fn new(raw: &'t str) -> Self {
        let tokens = tokens(raw);
        let mut folded = String::with_capacity(raw.len());
        let mut folds = Vec::with_capacity(tokens.len());
        for token in &tokens {
            let start = folded.len();
            fold_into(token.span.of(raw), &mut folded);
            folds.push(Span::new(start, folded.len()));
        }
        let sentences = sentence::sentences(raw, &tokens);
        Self {
            raw,
            tokens,
            folded,
            folds,
            sentences,
        }
    }

    /// The text of token `index`.
    #[must_use]
    pub fn surface(&self, index: usize) -> &'t str {
        self.tokens
            .get(index)
            .map_or("", |token| token.span.of(self.raw))
    }

    /// The folded form of token `index`; empty for all but words.
    #[must_use]
    pub fn folded(&self, index: usize) -> &str {
        match (self.folds.get(index), self.kind(index)) {
            (Some(span), Some(TokenKind::Word)) => span.of(&self.folded),
            _ => "",
        }
    }

    /// `span` folded, marks and spaces included: a slice made once for the whole text where the span ends with tokens.
    #[must_use]
    pub fn folded_of(&self, span: Span) -> Cow<'_, str> {
        let (first, last) = (
            self.token_at(span.start),
            self.token_at(span.end.saturating_sub(1)),
        );
        let aligned = |index: usize| self.tokens.get(index).map(|token| token.span);
        match (
            aligned(first),
            aligned(last),
            self.folds.get(first),
            self.folds.get(last),
        ) {
            (Some(start), Some(end), Some(from), Some(to))
                if start.start == span.start && end.end == span.end =>
            {
                Cow::Borrowed(Span::new(from.start, to.end).of(&self.folded))
            }
            _ => Cow::Owned(fold(span.of(self.raw))),
        }
    }

    /// The kind of token `index`.
    #[must_use]
    pub fn kind(&self, index: usize) -> Option<TokenKind> {
        self.tokens.get(index).map(|token| token.kind)
    }

    /// The span of the tokens `first..=last`.
    #[must_use]
    pub fn span(&self, first: usize, last: usize) -> Span {
        match (self.tokens.get(first), self.tokens.get(last)) {
            (Some(first), Some(last)) => first.span.join(last.span),
            _ => Span::default(),
        }
    }

    /// The index of the token that holds byte `position`.
    #[must_use]
    pub fn token_at(&self, position: usize) -> usize {
        self.tokens
            .partition_point(|token| token.span.end <= position)
    }

    /// The sentences, in order; white space between them belongs to none.
    #[must_use]
    pub fn sentences(&self) -> &[Span] {
        &self.sentences
    }

    /// The index of the sentence that holds byte `position`, or of the next one.
    #[must_use]
    pub fn sentence_at(&self, position: usize) -> usize {
        self.sentences
            .partition_point(|sentence| sentence.end <= position)
    }

    /// The sentence that holds `span`'s first byte.
    #[must_use]
    pub fn sentence_of(&self, span: Span) -> Span {
        self.sentences
            .get(self.sentence_at(span.start))
            .copied()
            .unwrap_or(span)
    }

    /// Whether the word at `index` begins with a capital letter.
    #[must_use]
    pub fn is_capitalised(&self, index: usize) -> bool {
        self.surface(index)
            .chars()
            .next()
            .is_some_and(char::is_uppercase)
    }

    /// Whether the word at `index` has two letters or more, all capital.
    #[must_use]
    pub fn is_upper_case(&self, index: usize) -> bool {
        let mut letters = 0;
        self.surface(index)
            .chars()
            .filter(|letter| letter.is_alphabetic())
            .all(|letter| {
                letters += 1;
                letter.is_uppercase()
            })
            && letters > 1
    }

    /// The nearest token before `index` that is not a space.
    #[must_use]
    pub fn before(&self, index: usize) -> Option<usize> {
        (0..index.min(self.tokens.len()))
            .rev()
            .find(|&at| self.kind(at) != Some(TokenKind::Space))
    }

    /// The nearest token after `index` that is not a space.
    #[must_use]
    pub fn after(&self, index: usize) -> Option<usize> {
        (index + 1..self.tokens.len()).find(|&at| self.kind(at) != Some(TokenKind::Space))
    }
}
