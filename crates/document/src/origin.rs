//! An [`Origin`]: where the bytes of a text stand in the page that it was
//! taken from.

use std::ops::Range;

/// Where the bytes of a text stand in its page. Markup, escapes and entities
/// stand in the page only, so that one offset for the whole text would lie.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Origin {
    /// Where a run begins in the text, and in the page; ascending in the text.
    runs: Vec<(usize, usize)>,
}

impl Origin {
    /// That of a text which stands in the page as it is, from this byte on.
    pub fn verbatim(start: usize) -> Self {
        Self {
            runs: vec![(0, start)],
        }
    }

    /// The byte of the page at which this byte of the text stands.
    pub fn at(&self, offset: usize) -> usize {
        let next = self.runs.partition_point(|(text, _)| *text <= offset);
        match next.checked_sub(1).and_then(|run| self.runs.get(run)) {
            Some((text, page)) => page.saturating_add(offset - text),
            None => self.runs.first().map_or(offset, |(_, page)| *page),
        }
    }

    /// The parts of a range of the text that stand in the page without a break,
    /// each with where it stands.
    pub(crate) fn parts(&self, range: Range<usize>) -> impl Iterator<Item = (Range<usize>, usize)> {
        let first = self.runs.partition_point(|(text, _)| *text <= range.start);
        let starts = std::iter::once(range.start)
            .chain(self.runs[first..].iter().map(|(text, _)| *text))
            .take_while(move |start| *start < range.end);
        let ends = self.runs[first..].iter().map(|(text, _)| *text);
        starts
            .zip(ends.chain([range.end]))
            .map(move |(start, end)| (start..end.min(range.end), self.at(start)))
    }

    /// That of the rest of the text, from this byte of it on.
    pub(crate) fn behind(&self, offset: usize) -> Self {
        let mut runs = vec![(0, self.at(offset))];
        let later = self.runs.iter().filter(|(text, _)| *text > offset);
        runs.extend(later.map(|(text, page)| (text - offset, *page)));
        Self { runs }
    }

    /// Notes that what follows from this byte of the text on stands at this
    /// byte of the page. Offsets in the text never go back.
    pub(crate) fn note(&mut self, offset: usize, page: usize) {
        if self.runs.last().is_some_and(|(text, _)| *text == offset) {
            self.runs.pop();
        }
        if self.runs.is_empty() || self.at(offset) != page {
            self.runs.push((offset, page));
        }
    }
}
