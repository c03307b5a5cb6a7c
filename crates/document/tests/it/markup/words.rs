//! The words of a document, wherever they stand.

use std::collections::HashSet;

use countersign_document::{Cell, Document, Line, Matter};

/// All lines of a document but those of code.
pub(super) fn lines(document: &Document) -> Vec<&Line> {
    let mut found = Vec::new();
    for block in &document.blocks {
        match &block.matter {
            Matter::Heading { line, .. } => found.push(line),
            Matter::Paragraph(lines) | Matter::Item { lines, .. } => found.extend(lines),
            Matter::Table(rows) => {
                let cells = rows.iter().flat_map(|row| &row.cells);
                found.extend(cells.flat_map(|cell: &Cell| &cell.lines));
            }
            Matter::Code { .. } => {}
        }
    }
    found
}

/// All words of a document, and of where its links lead.
pub(super) fn words(document: &Document) -> HashSet<String> {
    let code = document
        .blocks
        .iter()
        .filter_map(|block| match &block.matter {
            Matter::Code { text, .. } => Some(text.as_str()),
            _ => None,
        });
    let lines = lines(document);
    let said = lines.iter().map(|line| line.words.as_str());
    let links = lines.iter().flat_map(|line| &line.links);
    said.chain(links.map(|(_, target)| target.as_str()))
        .chain(code)
        .flat_map(|words| words.split(|letter: char| !letter.is_alphanumeric()))
        .map(str::to_owned)
        .collect()
}

/// How many bytes of words a document holds.
pub(super) fn size(document: &Document) -> usize {
    let code = document.blocks.iter().map(|block| match &block.matter {
        Matter::Code { text, .. } => text.len(),
        _ => 0,
    });
    let said = lines(document).into_iter().map(|line| line.words.len());
    said.chain(code).sum()
}
