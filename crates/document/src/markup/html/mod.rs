//! Reads HTML, as a browser saves a page, or within Markdown.
//!
//! Tags are taken one by one: no tree is built, so that no depth of it, and
//! no tag that is never closed, matters.

mod attributes;
mod element;
mod entity;
mod fold;
mod grid;
mod icon;
mod pre;
mod reader;
mod region;
mod row;

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Token, Tokenizer};

use crate::document::Block;
use crate::origin::Origin;

use super::blocks::Blocks;
pub(super) use reader::Html;

/// Reads the blocks of a page: those of its main part, where it has one.
pub(super) fn read(body: &str) -> Vec<Block> {
    let region = region::find(body);
    let found = region.is_some();
    let blocks = part(body, region.unwrap_or(0..body.len()));
    if found && blocks.is_empty() {
        return part(body, 0..body.len());
    }
    blocks
}

fn part(body: &str, range: std::ops::Range<usize>) -> Vec<Block> {
    let mut blocks = Blocks::new();
    let (start, end) = (range.start, range.end);
    let text = body.get(range).unwrap_or(body);
    let mut html = Html::of_page(text, start);
    html.feed(text, &Origin::verbatim(start), &mut blocks);
    html.finish(end, &mut blocks);
    blocks.finish(end)
}

/// The tags and texts of HTML, each with the bytes that it takes.
fn tokens(text: &str) -> impl Iterator<Item = Token<usize>> {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    Tokenizer::new_with_emitter(text, emitter).flatten()
}
