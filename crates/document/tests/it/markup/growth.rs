//! What is made of a page grows with the page, and no faster.

use countersign_document::Matter;

use super::arbitrary::{NAMES, PARTS};
use super::words::size;

/// Bytes that a page's tables repeat at most for cells that span others.
const REPEATED: usize = 1024 * 1024;

#[test]
fn twice_the_page_is_twice_the_words() {
    for name in NAMES {
        for part in PARTS {
            let unit = format!("{part}word ");
            let made = |times: usize| {
                let (document, _) = countersign_document::read(name, &unit.repeat(times));
                size(&document)
            };
            let (once, twice) = (made(200), made(400));
            assert!(
                twice <= 2 * once + 64,
                "{name}: {part:?}: {once}, then {twice}"
            );
        }
    }
}

#[test]
fn cells_that_span_do_not_multiply_a_page() {
    let word = "word ".repeat(2000);
    let rows = "<tr><td>x</td></tr>".repeat(2000);
    let table = format!(
        "<table><tr><td colspan=\"100000\" rowspan=\"100000\">{word}</td></tr>{rows}</table>"
    );
    let body = table.repeat(8);
    let (document, _) = countersign_document::read("page.html", &body);
    assert!(
        size(&document) <= body.len() + REPEATED,
        "{}",
        size(&document)
    );
    let cells = document.blocks.iter().map(|block| match &block.matter {
        Matter::Table(rows) => rows.iter().map(|row| row.cells.len()).sum(),
        _ => 0,
    });
    assert!(cells.sum::<usize>() <= body.len() / 8 + REPEATED / 64);
}
