//! A [`Grid`]: fields that a page draws as boxes (`<div class="property-name">`)
//! instead of as a list or a table. What is a field's name, and which field
//! holds which, is found in a first pass over the tags.
//!
//! No tree is built: how deep an element stands, and how far the page came up
//! between two names, tell how they are nested.

mod name;
mod role;
mod rows;
mod scan;

use std::collections::HashMap;

use html5gum::StartTag;

/// What a tag means for the grid, besides what it means by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Act {
    /// A field begins, with its name.
    Name {
        /// How many fields hold it.
        depth: usize,
        /// Where the last element of its type or requirement ends: up to
        /// there all stands in one line.
        head: usize,
    },
    /// The name ends; whether it is marked as required without words.
    EndName { required: bool },
    /// A type or a requirement begins; whether it stands in parentheses.
    Part { enclosed: bool },
    /// It ends.
    EndPart { enclosed: bool },
    /// All that is said of a field ends.
    EndRow,
    /// The name of a model begins.
    Title,
    /// It ends.
    EndTitle,
    /// It is said of no field that it is required: the element is dropped.
    Stray,
}

/// The tags of a page that mean something for its grids, by where each
/// begins.
#[derive(Debug, Default)]
pub(super) struct Grid {
    acts: HashMap<usize, Vec<Act>>,
}

/// Whether an element is that of a field's type or requirement, wherever it
/// stands: it is drawn apart from what is before it.
pub(super) fn is_part(tag: &StartTag<usize>) -> bool {
    let role = role::read(tag).role;
    matches!(role, Some(role::Role::Type | role::Role::Need))
}

impl Grid {
    /// Finds the grids of a text that begins at this byte of the page.
    pub(super) fn find(text: &str, begin: usize) -> Self {
        let mut grid = Self::default();
        let (names, besides) = scan::names(text);
        for stray in besides.strays {
            grid.add(begin + stray, Act::Stray);
        }
        for title in besides.titles {
            grid.add(begin + title.start, Act::Title);
            grid.add(begin + title.end, Act::EndTitle);
        }
        for row in rows::nested(names) {
            let Some(name) = row.name else { continue };
            let depth = row.depth;
            let head = name.parts.last().map_or(name.end, |part| part.range.end);
            let required = name.required;
            grid.add(
                begin + name.start,
                Act::Name {
                    depth,
                    head: begin + head,
                },
            );
            grid.add(begin + name.end, Act::EndName { required });
            for name::Part { range, enclosed } in name.parts {
                grid.add(begin + range.start, Act::Part { enclosed });
                grid.add(begin + range.end, Act::EndPart { enclosed });
            }
            if let Some(end) = row.end {
                grid.add(begin + end, Act::EndRow);
            }
        }
        grid
    }

    /// What the tag that begins at this byte means.
    pub(super) fn acts(&self, at: usize) -> &[Act] {
        self.acts.get(&at).map_or(&[], Vec::as_slice)
    }

    fn add(&mut self, at: usize, act: Act) {
        self.acts.entry(at).or_default().push(act);
    }
}
