//! An [`excerpt`]: the line of a page that a finding is about, with a mark
//! below the place, however wide its letters are.

use crate::diagnostic::Diagnostic;
use crate::text::Text;

/// Most columns of a line that are shown.
const MOST_COLUMNS: usize = 160;

/// Columns that are shown before the place, where a line is cut.
const BEFORE: usize = 60;

/// Columns that a tab goes to a multiple of.
const TAB: usize = 4;

/// The line, and the line with the mark below it.
pub(super) fn excerpt(text: &Text, diagnostic: &Diagnostic) -> (String, String) {
    let line = text.line(diagnostic.source.line);
    let column = count(diagnostic.source.column).saturating_sub(1);
    let marked = column..column + count(diagnostic.width).max(1);
    let mut shown = Shown::default();
    // What comes before is measured once, so that a cut leaves the place in.
    let before: usize = line.chars().take(column).map(width).sum();
    let skipped = if before > MOST_COLUMNS - BEFORE {
        before - BEFORE
    } else {
        0
    };
    let mut passed = 0;
    for (index, letter) in line.chars().enumerate() {
        passed += width(letter);
        if passed <= skipped {
            continue;
        }
        if shown.columns + width(letter) > MOST_COLUMNS {
            shown.line.push('…');
            break;
        }
        if shown.line.is_empty() && skipped > 0 {
            shown.line.push('…');
            shown.marks.push(' ');
            shown.columns = 1;
        }
        shown.push(letter, marked.contains(&index));
    }
    if !shown.marks.contains('^') {
        shown.marks.push('^');
    }
    (shown.line, shown.marks.trim_end().to_owned())
}

#[derive(Default)]
struct Shown {
    line: String,
    marks: String,
    columns: usize,
}

impl Shown {
    fn push(&mut self, letter: char, is_marked: bool) {
        let width = match letter {
            '\t' => TAB - self.columns % TAB,
            letter => width(letter),
        };
        match letter {
            '\t' => self.line.extend(std::iter::repeat_n(' ', width)),
            letter if letter.is_control() => self.line.push('\u{fffd}'),
            letter => self.line.push(letter),
        }
        let mark = if is_marked { '^' } else { ' ' };
        self.marks.extend(std::iter::repeat_n(mark, width));
        self.columns += width;
    }
}

fn count(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX >> 1)
}

/// Columns that a terminal gives a letter: none to what is put on the letter
/// before, two to those of East Asia and to pictures.
fn width(letter: char) -> usize {
    match u32::from(letter) {
        0x0300..=0x036F
        | 0x200B..=0x200F
        | 0x20D0..=0x20F0
        | 0xFE00..=0xFE0F
        | 0xFE20..=0xFE2F
        | 0xFEFF => 0,
        0x1100..=0x115F
        | 0x2E80..=0x303E
        | 0x3041..=0xA4CF
        | 0xA960..=0xA97C
        | 0xAC00..=0xD7A3
        | 0xF900..=0xFAFF
        | 0xFE30..=0xFE6F
        | 0xFF00..=0xFF60
        | 0xFFE0..=0xFFE6
        | 0x1F300..=0x1F64F
        | 0x1F680..=0x1F6FF
        | 0x1F900..=0x1F9FF
        | 0x20000..=0x3FFFD => 2,
        _ => 1,
    }
}
