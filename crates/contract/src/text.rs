//! A [`Text`]: one file of a contract, and where each byte of it stands.

use std::ops::Range;

use crate::{Problem, Source};

/// Longest page that is read, in bytes. Pages are written by people; a longer
/// one is a mistake, and reading it to the end would help nobody.
const MOST_BYTES: usize = 256 * 1024;

/// Longest TOML that is read, in bytes: an import writes some, and the
/// descriptions of whole companies are long.
const MOST_BYTES_OF_TOML: usize = 4 * 1024 * 1024;

/// Most problems that are kept: more cannot be read by anyone.
const MOST_PROBLEMS: usize = 500;

/// One file of a contract with the start of each line.
pub(crate) struct Text<'a> {
    /// File name, relative to the system's folder.
    pub(crate) file: &'a str,
    /// What it holds.
    pub(crate) body: &'a str,
    starts: Vec<usize>,
}

impl<'a> Text<'a> {
    /// A text, cut to nothing (with a problem) where it is too long.
    pub(crate) fn new(file: &'a str, body: &'a str, problems: &mut Problems) -> Self {
        let mut text = Self {
            file,
            body,
            starts: vec![0],
        };
        let most = if file.ends_with(".toml") {
            MOST_BYTES_OF_TOML
        } else {
            MOST_BYTES
        };
        if body.len() > most {
            problems.add(
                text.at(0),
                format!("the file is longer than {most} bytes"),
                "split it into a page a topic",
            );
            text.body = "";
        }
        text.starts
            .extend(text.body.match_indices('\n').map(|(at, _)| at + 1));
        text
    }

    /// The place of a byte offset.
    pub(crate) fn at(&self, offset: usize) -> Source {
        let offset = offset.min(self.body.len());
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = self.starts[line - 1];
        let column = self
            .body
            .get(start..offset)
            .map_or(1, |before| before.chars().count() + 1);
        self.place(line, column)
    }

    /// The place of a range's first byte; the file's start where there is
    /// none.
    pub(crate) fn span(&self, span: Option<Range<usize>>) -> Source {
        self.at(span.map_or(0, |span| span.start))
    }

    /// The place at this line and column, both counted from 1.
    pub(crate) fn place(&self, line: usize, column: usize) -> Source {
        Source {
            file: self.file.to_owned(),
            line: u32::try_from(line).unwrap_or(u32::MAX),
            column: u32::try_from(column).unwrap_or(u32::MAX),
        }
    }
}

/// The problems found so far.
#[derive(Default)]
pub(crate) struct Problems(Vec<Problem>);

impl Problems {
    /// Notes a problem.
    pub(crate) fn add(
        &mut self,
        source: Source,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        if self.0.len() < MOST_PROBLEMS {
            self.0.push(Problem {
                source,
                message: message.into(),
                help: help.into(),
            });
        }
    }

    /// All of them, by place; `None` where there is none.
    pub(crate) fn all(mut self) -> Option<Vec<Problem>> {
        self.0.sort_by(|left, right| {
            (&left.source, &left.message).cmp(&(&right.source, &right.message))
        });
        self.0.dedup();
        (!self.0.is_empty()).then_some(self.0)
    }
}
