//! Places in a text. Text is touched only through [`Span`]: bytes are not letters (*ā* is two).

/// A half-open byte range of one text.
///
/// ```
/// use language::Span;
/// let text = "Cēsīs 4. maijā";
/// assert_eq!(Span::new(0, 7).of(text), "Cēsīs");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
}

impl Span {
    /// The range from `start` up to, not including, `end`.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The text it covers; empty where the range is not one of `text`.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }

    /// Length in bytes.
    #[must_use]
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether it covers nothing.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Whether both share at least one byte.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly inside.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The part of it that lies inside `other`.
    #[must_use]
    pub fn within(self, other: Self) -> Self {
        Self {
            start: self.start.max(other.start),
            end: self.end.min(other.end).max(self.start.max(other.start)),
        }
    }

    /// The smallest range that covers both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The range without white space at its ends.
    #[must_use]
    pub fn trimmed(self, text: &str) -> Self {
        let inner = self.of(text);
        let start = self.start + (inner.len() - inner.trim_start().len());
        Self::new(start, start + inner.trim().len())
    }
}

/// Ranges that do not overlap, asked in logarithmic time.
#[derive(Debug, Clone, Default)]
pub struct SpanSet {
    ends: std::collections::BTreeMap<usize, usize>,
}

impl SpanSet {
    /// Whether one of them shares a byte with `span`.
    #[must_use]
    pub fn overlaps(&self, span: Span) -> bool {
        self.ends
            .range(..span.end)
            .next_back()
            .is_some_and(|(_, &end)| end > span.start)
    }

    /// Adds a range that overlaps none of them.
    pub fn insert(&mut self, span: Span) {
        self.ends.insert(span.start, span.end);
    }

    /// Takes a range out again.
    pub fn remove(&mut self, span: Span) {
        self.ends.remove(&span.start);
    }
}

impl FromIterator<Span> for SpanSet {
    fn from_iter<Spans: IntoIterator<Item = Span>>(spans: Spans) -> Self {
        let mut set = Self::default();
        spans.into_iter().for_each(|span| set.insert(span));
        set
    }
}

/// Turns byte positions of one text into Unicode code points, each in constant time after one pass.
#[derive(Debug)]
pub struct CodePoints {
    starts: Vec<u32>,
}

impl CodePoints {
    /// Counts `text` once.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut starts = vec![0; text.len() + 1];
        let mut count = 0;
        for (index, byte) in text.bytes().enumerate() {
            count += u32::from(byte & 0xC0 != 0x80);
            starts[index] = count - 1;
        }
        starts[text.len()] = count;
        Self { starts }
    }

    /// Code points before byte `position`.
    #[must_use]
    pub fn at(&self, position: usize) -> usize {
        self.starts
            .get(position)
            .or(self.starts.last())
            .map_or(0, |&point| point as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_count_letters_not_bytes() {
        let points = CodePoints::of("Cēsīs ā");
        assert_eq!((points.at(0), points.at(7), points.at(10)), (0, 5, 7));
        assert_eq!(CodePoints::of("").at(0), 0);
    }

    #[test]
    fn a_range_outside_the_text_is_empty() {
        assert_eq!(Span::new(1, 9).of("ā"), "");
    }

    #[test]
    fn a_set_knows_what_overlaps() {
        let set: SpanSet = [Span::new(2, 4), Span::new(8, 9)].into_iter().collect();
        assert!(set.overlaps(Span::new(3, 8)) && set.overlaps(Span::new(0, 20)));
        assert!(!set.overlaps(Span::new(4, 8)) && !set.overlaps(Span::new(9, 12)));
    }

    #[test]
    fn trimmed_keeps_the_inside() {
        assert_eq!(Span::new(0, 6).trimmed("  ā  "), Span::new(2, 4));
    }
}
