//! Causes in a line each, which fits a terminal of 80 columns: what there is
//! besides the worst.

use std::fmt::Write as _;

use super::Paint;
use super::findings::head;
use super::printable::{columns, first};
use crate::cause::{Cause, Subject};
use crate::counted;

/// Columns of a line.
const WIDTH: usize = 80;
/// Columns that are left for what it is about, however long its place is.
const LEAST: usize = 30;
/// Columns of its place.
const PLACE: usize = 36;

/// Appends causes in their order, those of one verdict under its name: how many
/// scenarios it is of, what it is, and the place of the first.
pub(super) fn print(causes: &[Cause<'_>], paint: Paint, out: &mut String) {
    let mut legend = ": in how many scenarios, what, where first";
    for causes in causes.chunk_by(|left, right| left.verdict == right.verdict) {
        let Some(one) = causes.first() else { continue };
        let count = counted(causes.len(), "cause", "causes");
        let _ = writeln!(out, "{} {count}{legend}", head(one.verdict, paint));
        legend = "";
        for cause in causes {
            line(cause, out);
        }
    }
    if !causes.is_empty() {
        out.push('\n');
    }
}

fn line(cause: &Cause<'_>, out: &mut String) {
    let count = format!("{:>8}  ", cause.counts().scenarios);
    let place = first(&cause.first.place.short(), PLACE);
    let place = format!("  ({place})");
    let room = WIDTH.saturating_sub(columns(&count) + columns(&place));
    let told = match cause.subject {
        Subject::Clause(clause) => format!("{clause}: {}", cause.first.message),
        Subject::Reason(because) => because.to_owned(),
    };
    let told = first(&told, room.max(LEAST));
    let _ = writeln!(out, "{count}{told}{place}");
}
