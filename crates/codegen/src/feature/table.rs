//! Scenario outlines as text: steps, and the table of examples.

/// A scenario outline.
pub(super) struct Table<'t> {
    pub(super) name: &'t str,
    /// With their keywords, without indentation.
    pub(super) steps: &'t [String],
    /// What stands over the columns.
    pub(super) header: &'t [&'t str],
    pub(super) rows: &'t [Vec<String>],
}

impl Table<'_> {
    /// The outline, after an empty line.
    pub(super) fn text(&self) -> String {
        let mut text = format!("\n  Scenario Outline: {}\n", self.name);
        for line in self.steps.iter().flat_map(|step| step.lines()) {
            text.push_str(&format!("    {line}\n"));
        }
        text.push_str("\n    Examples:\n");
        let width = |column: usize| {
            let cells = self.rows.iter().filter_map(|row| row.get(column));
            let title = self.header[column].chars().count();
            cells
                .map(|cell| cell.chars().count())
                .fold(title, usize::max)
        };
        let widths: Vec<usize> = (0..self.header.len()).map(width).collect();
        let mut line = |cells: &mut dyn Iterator<Item = &str>| {
            text.push_str("      |");
            for (cell, width) in cells.zip(&widths) {
                text.push_str(&format!(" {cell:width$} |"));
            }
            text.push('\n');
        };
        line(&mut self.header.iter().copied());
        for row in self.rows {
            line(&mut row.iter().map(String::as_str));
        }
        text
    }
}
