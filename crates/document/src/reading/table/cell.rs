//! Cells of tables of fields: signs of nesting before a name, and values.

use std::ops::Range;

use crate::document::{Cell, Line};
use crate::origin::Origin;

use super::super::values;

/// Signs that set the name of a nested field off, one for each level.
const NESTED: [char; 12] = ['↳', '→', '»', '>', '└', '─', '├', '│', '⤷', '·', '–', '-'];

/// How deep the signs before a name nest it, and its lines without them.
pub(super) fn unnested(cell: &Cell) -> (usize, Vec<Line>) {
    let mut lines = cell.lines.clone();
    let Some(first) = lines.first_mut() else {
        return (0, lines);
    };
    let words = first
        .words
        .trim_start_matches(|letter: char| NESTED.contains(&letter) || letter.is_whitespace());
    let cut = first.words.len() - words.len();
    let dots = words.len() - words.trim_start_matches('.').len();
    let cut = cut + dots;
    let prefix = &first.words[..cut];
    let signs = prefix
        .chars()
        .filter(|letter| "↳→»>⤷├└".contains(*letter))
        .count();
    let dashes = prefix
        .chars()
        .filter(|letter| "-–·.".contains(*letter))
        .count();
    let depth = if signs > 0 {
        signs
    } else if prefix.contains("--") {
        dashes / 2
    } else {
        dashes
    };
    if cut > 0 {
        let shift =
            |span: &Range<usize>| span.start.saturating_sub(cut)..span.end.saturating_sub(cut);
        first.code = first.code.iter().map(shift).collect();
        first.strong = first.strong.iter().map(shift).collect();
        first.links = first
            .links
            .iter()
            .map(|(span, target)| (shift(span), target.clone()))
            .collect();
        first.start = first.origin.at(cut);
        first.words = first.words[cut..].to_owned();
        first.origin = Origin::verbatim(first.start);
    }
    (depth, lines)
}

/// The values of a cell: lines, pieces between commas, or code.
pub(super) fn of_cell(cell: &Cell) -> Vec<String> {
    let mut found = Vec::new();
    for line in &cell.lines {
        let words = line.words.trim_start_matches(['*', '•', '-', ' ']);
        if !line.code.is_empty() {
            found.extend(
                line.code
                    .iter()
                    .map(|span| line.words[span.clone()].trim().to_owned()),
            );
        } else if let [.., _] = values::of_line(line).as_slice() {
            found.extend(values::of_line(line));
        } else if let [.., _] = values::of_list(words).as_slice() {
            found.extend(values::of_list(words));
        } else if !words.contains(' ')
            && !matches!(words, "" | "-" | "–" | "—" | "n/a" | "N/A" | "any")
        {
            found.push(words.trim_matches(['"', '`', ',']).to_owned());
        }
    }
    // One value closes nothing: it is an example as often.
    if found.len() > 1 { found } else { Vec::new() }
}
