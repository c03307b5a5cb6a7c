//! Reads rows of tables, whose cells go on over lines: `|| Name || Value ||`.

use crate::markup::table::Span;

use super::{Page, heading, item};

/// Most lines that are looked at for the end of a cell behind a blank line.
const MOST_LINES: usize = 64;

impl Page<'_> {
    /// Reads the row that begins at the cursor.
    pub(super) fn row(&mut self) {
        let start = self.cursor.at();
        if !self.blocks.in_table() {
            self.end_block();
            self.blocks.table(start);
        }
        self.blocks.row(start);
        while self.cell() {}
        let end = self.cursor.at();
        self.blocks.end_row(end);
        self.cursor.next_line();
    }

    /// Reads the cell whose sign is at the cursor, and says whether another
    /// follows.
    fn cell(&mut self) -> bool {
        let header = self.cursor.rest().starts_with("||");
        self.strong = false;
        self.cursor
            .set(self.cursor.at() + if header { 2 } else { 1 });
        let left = self.cursor.line();
        if left.trim_start_matches([' ', '\t', '\\']).is_empty() {
            self.cursor.set(self.cursor.at() + left.len());
            return false;
        }
        self.blocks.cell(header, Span::default(), self.cursor.at());
        loop {
            self.inline(true);
            if self.cursor.rest().starts_with('|') {
                return true;
            }
            if !self.goes_on() {
                return false;
            }
        }
    }

    /// Steps into the next line if the cell goes on there: a row or a heading
    /// ends it, and a blank line behind which nothing closes it.
    fn goes_on(&mut self) -> bool {
        let mut lines = self.cursor.rest().split_inclusive('\n').skip(1);
        let Some(next) = lines.next() else {
            return false;
        };
        let words = next.trim_start();
        let ends = if words.is_empty() {
            let mut ahead = lines
                .take(MOST_LINES)
                .skip_while(|line| line.trim().is_empty())
                .take_while(|line| !line.trim().is_empty() && !begins(line));
            !ahead.any(|line| {
                line.trim_end_matches(['\\', ' ', '\n', '\r'])
                    .ends_with('|')
            })
        } else {
            begins(words)
        };
        if ends {
            return false;
        }
        self.cursor.next_line();
        self.blocks.break_line();
        let words = self.cursor.line().trim_start();
        let start = self.cursor.at() + self.cursor.line().len() - words.len();
        self.cursor.set(start);
        if let Some((_, signs)) = item(words) {
            self.blocks.item(start);
            self.cursor.set(start + signs);
        }
        true
    }
}

fn begins(line: &str) -> bool {
    let words = line.trim_start();
    words.starts_with('|') || heading(words).is_some()
}
