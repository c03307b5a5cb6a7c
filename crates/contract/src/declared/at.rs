//! The [`Places`] of a declared page: here, and in the published page.

use std::ops::Range;

use toml::Spanned;

use super::entry::At;
use crate::Source;
use crate::clauses::is_kebab;
use crate::text::{Problems, Text};

/// Where things stand, and what is wrong with them.
pub(super) struct Places<'p, 'a> {
    text: &'p Text<'a>,
    pub(super) problems: &'p mut Problems,
}

impl<'p, 'a> Places<'p, 'a> {
    pub(super) fn new(text: &'p Text<'a>, problems: &'p mut Problems) -> Self {
        Self { text, problems }
    }

    /// The place in the published page, or this one where none is given.
    pub(super) fn of(&mut self, at: &At, here: Range<usize>) -> Source {
        let Some(at) = at else {
            return self.text.span(Some(here));
        };
        let parts = at.get_ref().rsplit_once(':');
        let place = parts.and_then(|(file, line)| {
            let line: u32 = line.parse().ok().filter(|line| *line > 0)?;
            (!file.is_empty()).then(|| Source {
                file: file.to_owned(),
                line,
                column: 1,
            })
        });
        place.unwrap_or_else(|| {
            self.wrong(
                at.span(),
                format!("`{}` is no place of a page", at.get_ref()),
                "write the file and the line: `orders.md:12`",
            );
            self.text.span(Some(here))
        })
    }

    /// Notes what is wrong at a place of this file.
    pub(super) fn wrong(&mut self, here: Range<usize>, message: String, help: &str) {
        self.problems.add(self.text.span(Some(here)), message, help);
    }

    /// The name, checked to be one: it becomes a file's name.
    pub(super) fn name(&mut self, name: Spanned<String>) -> String {
        if !is_kebab(name.get_ref()) {
            self.wrong(
                name.span(),
                format!("`{}` is not a name", name.get_ref()),
                "write lower-case words joined by `-`",
            );
        }
        name.into_inner()
    }
}
