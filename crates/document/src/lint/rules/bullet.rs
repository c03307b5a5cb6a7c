//! Items of a list that hold the next item's bullet.

use crate::document::{Line, Markup, Matter};
use crate::lint::code::field::BULLET_LOST;
use crate::lint::found::Found;
use crate::lint::subject::Subject;

/// In Markdown a star within a line is none of a list: it is emphasis, or a
/// pattern.
pub(super) fn find(subject: &Subject) -> Found {
    let bullet = match subject.document.markup {
        Markup::Wiki => '*',
        Markup::Plain => '•',
        _ => return Found::default(),
    };
    let items = subject.blocks().flat_map(|block| match &block.matter {
        Matter::Item { lines, .. } => lines.iter().collect::<Vec<_>>(),
        Matter::Table(rows) => {
            let lines = rows
                .iter()
                .flat_map(|row| &row.cells)
                .flat_map(|cell| &cell.lines);
            lines.filter(|line| line.words.starts_with("* ")).collect()
        }
        _ => Vec::new(),
    });
    let found = items.filter_map(|line| Some((line, within(line, bullet)?)));
    found
        .map(|(line, at)| {
            let range = subject.in_line(line, at..at + bullet.len_utf8());
            subject.find(
                &BULLET_LOST,
                range,
                "the next item begins in the same line",
                BULLET_LOST.mend,
            )
        })
        .collect()
}

/// Where a bullet stands in an item, right behind a word, and before one that
/// begins an item.
fn within(line: &Line, bullet: char) -> Option<usize> {
    let words = &line.words;
    let at = words
        .match_indices(bullet)
        .map(|(at, _)| at)
        .find(|at| *at > 0)?;
    let before = words[..at].chars().next_back()?;
    let mut after = words[at..].chars().skip(1);
    let (blank, next) = (after.next()?, after.next()?);
    let in_code = line.code.iter().any(|code| code.contains(&at));
    let parts = (before.is_alphanumeric() || before == ')') && blank == ' ' && next.is_uppercase();
    (parts && !in_code).then_some(at)
}
