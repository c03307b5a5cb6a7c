//! An [`Excerpt`]: the line of a body in which something stands, and a mark
//! below it.

use std::fmt::Write as _;

use countersign_place::{Position, place};

use super::Paint;
use super::printable::{columns, first, last};

/// Columns that are shown before what is marked.
const BEFORE: usize = 30;
/// Columns of a whole excerpt: with what stands before it those of a narrow
/// terminal, which must not break the line above the mark.
const WHOLE: usize = 66;

/// A part of one line of a body, around the place that a finding is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// Where that is in the body.
    position: Position,
    /// Whether what was named stands there; else what should hold it.
    exact: bool,
    /// The text before what is marked, printable.
    before: String,
    /// What is marked, printable.
    marked: String,
    /// The text behind it, printable.
    after: String,
}

impl Excerpt {
    /// Around `at`, a JSON Pointer or an XPath, in a body; `None` where it does
    /// not stand there.
    pub(super) fn of(body: &str, at: &str) -> Option<Self> {
        let place = place(body, at)?;
        let position = *Position::of_all(body, &[place.range.start]).first()?;
        let start = body[..place.range.start].rfind('\n').map_or(0, |at| at + 1);
        let rest = &body[place.range.start..];
        let end = place.range.start + rest.find(['\n', '\r']).unwrap_or(rest.len());
        let before = body[start..place.range.start].trim_start();
        let marked_end = place.range.end.min(end);
        let mut left = WHOLE;
        let before = last(before, BEFORE);
        left -= columns(&before).min(left);
        let marked = first(&body[place.range.start..marked_end], left);
        left -= columns(&marked).min(left);
        let after = first(&body[marked_end..end], left);
        Some(Self {
            position,
            exact: place.exact,
            before,
            marked,
            after,
        })
    }

    /// Where it is, for people.
    pub(super) fn place(&self) -> String {
        let Position { line, column } = self.position;
        if self.exact {
            format!("line {line}, column {column} of the answer")
        } else {
            format!("not there; what should hold it: line {line}, column {column} of the answer")
        }
    }

    /// Appends the line and the mark below it, behind this margin.
    pub(super) fn print(&self, margin: &str, paint: Paint, out: &mut String) {
        let Self {
            before,
            marked,
            after,
            ..
        } = self;
        let _ = writeln!(out, "{margin}{before}{marked}{after}");
        let blanks = " ".repeat(columns(before));
        let carets = "^".repeat(columns(marked).max(1));
        let _ = writeln!(out, "{margin}{blanks}{}", paint.marked(&carets));
    }
}
