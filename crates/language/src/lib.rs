//! What words say: places in a text, tokens, sentences, Latvian word forms, and the values of dates and amounts.
//!
//! Everything here is a function of its arguments: no file, no clock, no database and no locale. A rule declines odd
//! text; nothing in this crate fails on it.

pub mod amount;
pub mod fold;
pub mod gazetteer;
pub mod lv;
pub mod recurrence;
pub mod rule;
pub mod sentence;
pub mod span;
pub mod text;
pub mod timex;
pub mod token;

pub use span::{Span, SpanSet};
pub use text::Text;
pub use token::{Token, TokenKind};
