//! A text with its tokens and their folded forms: what every rule reads.

use std::borrow::Cow;

use crate::{
    Span, Token, TokenKind,
    fold::{Capitals, fold, fold_into, lower_and_fold},
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
    /// The lower-case forms of the tokens with capitals, one after the other.
    lowered: String,
    forms: Vec<Forms>,
    sentences: Vec<Span>,
}

/// What is known of one token beside its span and kind: where its forms begin, each ending where the next token's begins.
///
/// Offsets of 32 bits keep it small; a text of more than 4 GiB would have no forms behind them.
#[derive(Debug, Clone, Copy)]
struct Forms {
    /// In the folded text.
    folded: u32,
    /// In the lower-case forms; nothing stands there for a token without capitals.
    lowered: u32,
    capitals: Capitals,
}

impl Forms {
    fn new(folded: &str, lowered: &str, capitals: Capitals) -> Self {
        let offset = |text: &str| u32::try_from(text.len()).unwrap_or(u32::MAX);
        Self {
            folded: offset(folded),
            lowered: offset(lowered),
            capitals,
        }
    }
}

/// The text from one offset to another; empty where they are no range of it.
fn between(text: &str, start: u32, end: u32) -> &str {
    text.get(start as usize..end as usize).unwrap_or_default()
}

impl<'t> Text<'t> {
    /// Tokenises and folds `raw`, and finds its sentences.
    #[must_use]
    pub fn new(raw: &'t str) -> Self {
        let tokens = tokens(raw);
        let mut folded = String::with_capacity(raw.len());
        let mut lowered = String::with_capacity(raw.len() / 4);
        let mut forms = Vec::with_capacity(tokens.len() + 1);
        for token in &tokens {
            let surface = token.span.of(raw);
            let mut form = Forms::new(&folded, &lowered, Capitals::None);
            if token.kind == TokenKind::Word {
                form.capitals = lower_and_fold(surface, &mut lowered, &mut folded);
            } else if surface == " " {
                folded.push(' ');
            } else {
                fold_into(surface, &mut folded);
            }
            forms.push(form);
        }
        forms.push(Forms::new(&folded, &lowered, Capitals::None));
        let sentences = sentence::sentences(raw, &tokens);
        Self {
            raw,
            tokens,
            folded,
            lowered,
            forms,
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
        match (
            self.kind(index),
            self.forms.get(index..index.saturating_add(2)),
        ) {
            (Some(TokenKind::Word), Some([form, next])) => {
                between(&self.folded, form.folded, next.folded)
            }
            _ => "",
        }
    }

    /// The folded form of token `index`, marks and spaces included.
    #[must_use]
    pub fn folded_any(&self, index: usize) -> &str {
        match self.forms.get(index..index.saturating_add(2)) {
            Some([form, next]) => between(&self.folded, form.folded, next.folded),
            _ => "",
        }
    }

    /// Token `index` in lower case, marks kept: made once, since every table of words is asked with it.
    #[must_use]
    pub fn lowered(&self, index: usize) -> &str {
        match self.forms.get(index..index.saturating_add(2)) {
            Some([form, next]) if form.lowered < next.lowered => {
                between(&self.lowered, form.lowered, next.lowered)
            }
            _ => self.surface(index),
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
            self.forms.get(first),
            self.forms.get(last + 1),
        ) {
            (Some(start), Some(end), Some(from), Some(to))
                if start.start == span.start && end.end == span.end =>
            {
                Cow::Borrowed(between(&self.folded, from.folded, to.folded))
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
        self.forms
            .get(index)
            .is_some_and(|forms| matches!(forms.capitals, Capitals::First | Capitals::All))
    }

    /// Whether the word at `index` has two letters or more, all capital.
    #[must_use]
    pub fn is_upper_case(&self, index: usize) -> bool {
        self.forms
            .get(index)
            .is_some_and(|forms| forms.capitals == Capitals::All)
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
