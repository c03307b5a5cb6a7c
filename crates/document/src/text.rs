//! A [`Text`]: one published file, and where each byte of it stands.

use std::ops::Range;

use countersign_contract::Source;

/// Longest text that is read, in bytes. Pages are written by people, but
/// OpenAPI descriptions of whole companies are long.
const MOST_BYTES: usize = 16 * 1024 * 1024;

/// Bytes between two counts of characters: a description may be one line of
/// megabytes, and have a place in it for each of its fields.
const STRIDE: usize = 1024;

/// One published file with the start of each line.
#[derive(Debug, Clone)]
pub struct Text {
    /// The file's name, as findings cite it.
    pub name: String,
    /// What it holds, cut to 16 MiB. A byte order mark is left out.
    pub body: String,
    starts: Vec<usize>,
    /// How many characters begin before each [`STRIDE`] of bytes.
    counts: Vec<usize>,
}

impl Text {
    /// A text by its file's name.
    pub fn new(name: &str, body: &str) -> Self {
        let body = body.strip_prefix('\u{feff}').unwrap_or(body);
        let body = &body[..floor(body, MOST_BYTES)];
        let starts = std::iter::once(0)
            .chain(body.match_indices('\n').map(|(at, _)| at + 1))
            .collect();
        let counts = body.as_bytes().chunks(STRIDE).scan(0, |count, stride| {
            *count += beginnings(stride);
            Some(*count)
        });
        Self {
            name: name.to_owned(),
            counts: std::iter::once(0).chain(counts).collect(),
            body: body.to_owned(),
            starts,
        }
    }

    /// The place of a byte offset: line and column in characters, from 1.
    pub fn at(&self, offset: usize) -> Source {
        let offset = floor(&self.body, offset);
        let line = self.starts.partition_point(|start| *start <= offset).max(1);
        let start = self.starts[line - 1];
        Source {
            file: self.name.clone(),
            line: u32::try_from(line).unwrap_or(u32::MAX),
            column: u32::try_from(self.before(offset) - self.before(start) + 1).unwrap_or(u32::MAX),
        }
    }

    /// How many characters begin before this byte.
    fn before(&self, offset: usize) -> usize {
        let stride = offset / STRIDE;
        self.counts[stride] + beginnings(&self.body.as_bytes()[stride * STRIDE..offset])
    }

    /// The line with this number, counted from 1, without its end; empty
    /// where there is none.
    pub fn line(&self, number: u32) -> &str {
        let range = self.range_of(number);
        self.body[range].trim_end_matches(['\n', '\r'])
    }

    /// Offset of the first byte of a line, counted from 1.
    pub fn start_of(&self, number: u32) -> usize {
        self.range_of(number).start
    }

    fn range_of(&self, number: u32) -> Range<usize> {
        let index = usize::try_from(number)
            .unwrap_or(usize::MAX)
            .saturating_sub(1);
        let end = self.body.len();
        let start = self.starts.get(index).copied().unwrap_or(end);
        let next = self.starts.get(index.saturating_add(1)).copied();
        start..next.unwrap_or(end).max(start)
    }
}

/// How many characters of UTF-8 begin in these bytes.
fn beginnings(bytes: &[u8]) -> usize {
    let is_beginning = |byte: &&u8| **byte & 0b1100_0000 != 0b1000_0000;
    bytes.iter().filter(is_beginning).count()
}

/// The last boundary of a character that is not behind this byte.
pub(crate) fn floor(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at)
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(0)
}
