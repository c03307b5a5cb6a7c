//! Rows of field lists that name no field.

use crate::lint::code::field::UNNAMED;
use crate::lint::found::Found;
use crate::lint::subject::Subject;
use crate::reading::{Because, Unplaced};

pub(super) fn find(subject: &Subject) -> Found {
    let unplaced = subject.reading.unplaced.iter();
    unplaced
        .filter(|row| is_of_a_field(row))
        .filter(|row| !subject.is_spared(subject.document.text.start_of(row.source.line)))
        .map(|row| {
            let message = row.because.to_string();
            subject.find_at(&UNNAMED, row.source.line, "", message, UNNAMED.mend)
        })
        .collect()
}

/// Whether a row says more of a field than one cell: words alone may go on
/// with the row before.
fn is_of_a_field(row: &Unplaced) -> bool {
    let cells = row.words.split(" | ").filter(|cell| !cell.is_empty());
    row.because == Because::NamelessRow && cells.count() > 1
}
