//! A document as text: a line for each block, with where it stands.

use std::fmt::Write;

use countersign_document::{Block, Document, Line, Matter};

/// The blocks of a document, each with line and column.
pub(super) fn tree(document: &Document) -> String {
    let mut out = format!("{:?}\n", document.markup);
    for block in &document.blocks {
        tell(document, block, &mut out);
    }
    out
}

fn tell(document: &Document, block: &Block, out: &mut String) {
    let at = place(document, block.range.start);
    match &block.matter {
        Matter::Heading { level, line } => {
            let _ = writeln!(out, "{at} h{level} {}", said(document, line));
        }
        Matter::Paragraph(lines) => {
            let _ = writeln!(out, "{at} paragraph");
            all(document, lines, "  ", out);
        }
        Matter::Item { depth, lines } => {
            let _ = writeln!(out, "{at} item {depth}");
            all(document, lines, "  ", out);
        }
        Matter::Table(rows) => {
            let _ = writeln!(out, "{at} table");
            for row in rows {
                let _ = writeln!(out, "  {} row", place(document, row.range.start));
                for cell in &row.cells {
                    let kind = if cell.header { "head" } else { "cell" };
                    let _ = writeln!(out, "    {} {kind}", place(document, cell.start));
                    all(document, &cell.lines, "      ", out);
                }
            }
        }
        Matter::Code {
            language,
            text,
            origin,
            ..
        } => {
            let language = language.as_deref().unwrap_or("-");
            let _ = writeln!(out, "{at} code {language}");
            let mut offset = 0;
            for line in text.split_inclusive('\n') {
                let at = place(document, origin.at(offset));
                let _ = writeln!(out, "  {at} {}", line.trim_end_matches('\n'));
                offset += line.len();
            }
        }
    }
}

fn all(document: &Document, lines: &[Line], indent: &str, out: &mut String) {
    for line in lines {
        let _ = writeln!(out, "{indent}{}", said(document, line));
    }
}

fn said(document: &Document, line: &Line) -> String {
    let mut said = format!("{} {}", place(document, line.start), line.words);
    for (kind, ranges) in [("code", &line.code), ("strong", &line.strong)] {
        for range in ranges {
            let _ = write!(said, " [{kind} {}]", &line.words[range.clone()]);
        }
    }
    for (range, target) in &line.links {
        let _ = write!(said, " [{} -> {target}]", &line.words[range.clone()]);
    }
    said
}

fn place(document: &Document, offset: usize) -> String {
    let place = document.text.at(offset);
    format!("{}:{}", place.line, place.column)
}
