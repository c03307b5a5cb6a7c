//! A [`Row`]: a field that a page draws as boxes, while it is read.

use crate::markup::blocks::Blocks;
use crate::markup::lines::Mark;

use super::element::Element;
use super::grid::Act;
use super::reader::Html;

/// The level of the names of models, which no heading of the page is below.
const LOWEST: u8 = 6;

/// A field of a grid that is told of.
pub(super) struct Row {
    /// How many fields hold it.
    depth: usize,
    /// Up to which byte all stands in one line.
    head: usize,
}

impl Html {
    /// Does what the start of an element means for the fields that are drawn
    /// as boxes; whether that is all it means.
    pub(super) fn begin_acts(&mut self, element: Element, at: usize, blocks: &mut Blocks) -> bool {
        let mut acted = false;
        for act in self.grid.acts(at) {
            match *act {
                Act::Name { depth, head } => {
                    blocks.item_at(depth, at);
                    blocks.begin(Mark::Code);
                    self.row = Some(Row { depth, head });
                }
                Act::Part { enclosed } => {
                    blocks.text(if enclosed { " " } else { " (" }, at..at);
                }
                Act::Title => {
                    blocks.heading(LOWEST, at);
                    self.row = None;
                }
                _ => continue,
            }
            acted = true;
        }
        acted && is_box(element) || self.begin_in_row(element, at, blocks)
    }

    /// What an element does within a field.
    fn begin_in_row(&mut self, element: Element, at: usize, blocks: &mut Blocks) -> bool {
        let Some(row) = &self.row else { return false };
        match element {
            // An item of a list within is held by the field.
            Element::Item => blocks.item_at(row.depth + 1, at),
            _ if is_box(element) && at < row.head => blocks.text(" ", at..at),
            Element::Heading(_) => {
                self.row = None;
                return false;
            }
            _ => return false,
        }
        true
    }

    /// Does what the end of an element means for the fields that are drawn as
    /// boxes; whether that is all it means.
    pub(super) fn end_acts(&mut self, element: Element, at: usize, blocks: &mut Blocks) -> bool {
        let mut acted = false;
        for act in self.grid.acts(at) {
            match *act {
                Act::EndName { required } => {
                    blocks.end(&Mark::Code);
                    blocks.text(if required { " (required)" } else { " " }, at..at);
                }
                Act::EndPart { enclosed } => {
                    blocks.text(if enclosed { " " } else { ") " }, at..at);
                }
                Act::EndTitle => blocks.end_block(),
                Act::EndRow => {
                    blocks.end_block();
                    self.row = None;
                }
                _ => continue,
            }
            acted = true;
        }
        let Some(row) = &self.row else {
            return acted && is_box(element);
        };
        if at < row.head || acted {
            return is_box(element);
        }
        // A heading that only holds the field's name goes on as the field.
        let is_heading = matches!(element, Element::Heading(_));
        if is_heading {
            blocks.part();
        }
        is_heading
    }
}

/// Whether an element begins a line of its own.
fn is_box(element: Element) -> bool {
    matches!(
        element,
        Element::Heading(_)
            | Element::Part
            | Element::Break
            | Element::Item
            | Element::Term
            | Element::Meaning
    )
}
