//! Reads text without markup, as it is copied out of a browser: what was a
//! heading, a list, a table or code is told by its form.

mod bullet;
mod code;
mod columns;
mod curl;
mod grid;
mod heading;
mod http;
mod json;
mod sheet;
mod stack;
mod tabs;
mod vocabulary;
mod xml;

use crate::document::Block;

use super::blocks::Blocks;
use heading::Headings;
use sheet::Sheet;

/// Reads the blocks of a page.
pub(super) fn read(body: &str) -> Vec<Block> {
    let sheet = Sheet::new(body);
    let headings = Headings::new(&sheet);
    let mut blocks = Blocks::new();
    let mut bullets = bullet::Bullets::default();
    let mut index = 0;
    while let Some(line) = sheet.line(index) {
        if line.is_blank() {
            blocks.end_block();
            index += 1;
        } else if let Some(found) = code::find(&sheet, index) {
            bullets.end();
            blocks.code(None, found.text, found.origin, found.range);
            if let Some((words, at)) = found.rest {
                blocks.text(words, at..at + words.len());
                blocks.end_block();
            }
            index = found.next;
        } else if let Some(next) = stack::read(&sheet, &headings, index, &mut blocks)
            .or_else(|| tabs::read(&sheet, index, &mut blocks))
            .or_else(|| columns::read(&sheet, index, &mut blocks))
            .or_else(|| grid::read(&sheet, index, &mut blocks))
        {
            bullets.end();
            index = next;
        } else if let Some(next) = (!headings.is_numbered(&sheet, index))
            .then(|| bullets.read(&sheet, index, &mut blocks))
            .flatten()
        {
            index = next;
        } else {
            bullets.end();
            let range = line.range();
            if headings.is_one(&sheet, index) {
                blocks.heading(headings.level(line.words, index), range.start);
                blocks.text(line.words, range);
                blocks.end_block();
            } else {
                blocks.text(line.words, range);
                blocks.break_line();
            }
            index += 1;
        }
    }
    blocks.finish(body.len())
}
