//! XML as pages show it: read in spite of its faults, each found once and
//! where it is. A fragment need not declare what its page declares elsewhere.

mod attributes;
mod names;
mod nesting;

use std::collections::HashMap;
use std::ops::Range;

use super::code::{Code, xml as code};
use super::faults::Faults;
use super::tree::{Fault, Item, Tree, Value};
use names::Scopes;

/// Deepest nesting that is kept; deeper elements are read and not kept.
const DEEPEST: usize = 128;

/// Reads an example: all that can be told of it, and what is wrong with it.
/// What follows a fault is read as if it were mended. `...` is no fault,
/// neither as text nor among attributes.
pub fn read(text: &str) -> (Tree, Vec<Fault>) {
    let mut reader = Reader {
        text,
        at: 0,
        tree: Tree::default(),
        faults: Faults::default(),
        open: Vec::new(),
        counts: HashMap::new(),
        closed_early: Vec::new(),
        scopes: Scopes::default(),
        is_document: false,
    };
    reader.document();
    (reader.tree, reader.faults.into_told())
}

/// An element whose end tag is due.
struct Open {
    name: String,
    /// Where its start tag stands.
    tag: Range<usize>,
    /// Where it is kept.
    item: Option<usize>,
    /// Whether nothing but blanks stood in it so far.
    empty: bool,
    /// Whether its start tag, or one around it, has `...` among its
    /// attributes.
    abridged: bool,
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    tree: Tree,
    faults: Faults,
    open: Vec<Open>,
    /// How many open elements there are of each name.
    counts: HashMap<String, usize>,
    /// Names of elements that were closed without their end tags: an end tag
    /// that comes late belongs to the same defect.
    closed_early: Vec<String>,
    scopes: Scopes,
    /// Whether the example is a whole document, not a fragment.
    is_document: bool,
}

impl Reader<'_> {
    fn document(&mut self) {
        while let Some(offset) = self.text[self.at..].find('<') {
            let tag = self.at + offset;
            self.content(self.at..tag);
            self.at = tag;
            self.markup();
        }
        self.content(self.at..self.text.len());
        self.at = self.text.len();
        self.close_rest();
    }

    /// What begins with `<`; goes on at least one byte.
    fn markup(&mut self) {
        let start = self.at;
        let rest = &self.text[start..];
        let next = rest[1..].chars().next();
        if rest.starts_with("<!--") {
            let range = self.until("-->", "the comment");
            self.tree.comments.push(range);
        } else if rest.starts_with("<![CDATA[") {
            let range = self.until("]]>", "the section");
            let inner = range.start + 9..range.end.saturating_sub(3).max(range.start + 9);
            self.say(inner);
        } else if rest.starts_with("<?") {
            self.is_document |= rest.starts_with("<?xml ") && self.tree.roots.is_empty();
            self.until("?>", "the declaration");
        } else if rest.starts_with("<!") {
            self.until(">", "the declaration");
        } else if rest.starts_with("</") {
            self.end_tag();
        } else if next.is_some_and(names::may_begin) {
            self.start_tag();
        } else if let Some(length) = names::placeholder(rest) {
            self.more();
            self.at += length;
        } else {
            self.at += 1;
            let message = "a bare `<` begins no tag";
            self.fault(&code::ESCAPE, start..start + 1, message, "write `&lt;`.");
        }
    }

    /// Goes behind what ends a comment, a section or a declaration.
    fn until(&mut self, end: &str, what: &str) -> Range<usize> {
        let start = self.at;
        let found = self.text[start..].find(end);
        self.at = found.map_or(self.text.len(), |offset| start + offset + end.len());
        if found.is_none() {
            let message = format!("{what} that begins here does not end");
            self.fault(
                &code::TAG_CUT,
                start..start + 1,
                message,
                format!("write `{end}`."),
            );
        }
        start..self.at
    }

    /// Text between tags.
    fn content(&mut self, range: Range<usize>) {
        let words = &self.text[range.clone()];
        if words.trim().is_empty() {
            return;
        }
        if self.open.is_empty() {
            self.tree.more |= names::stands_for_more(words) && !self.tree.roots.is_empty();
            return;
        }
        self.ampersands(range.clone());
        self.say(range);
    }

    /// Adds text to the element that is open.
    fn say(&mut self, range: Range<usize>) {
        let words = self.text[range].trim();
        if names::stands_for_more(words) {
            self.more();
        }
        let Some(open) = self.open.last_mut() else {
            return;
        };
        open.empty &= words.is_empty();
        let item = open.item.and_then(|item| self.tree.items.get_mut(item));
        if let Some(Item {
            value: Value::Element(text),
            ..
        }) = item
        {
            text.push_str(words);
        }
    }

    fn more(&mut self) {
        let open = self.open.last_mut();
        match open
            .and_then(|open| open.item)
            .and_then(|item| self.tree.items.get_mut(item))
        {
            Some(item) => item.more = true,
            None => self.tree.more = true,
        }
    }

    /// Ampersands that begin no entity.
    fn ampersands(&mut self, range: Range<usize>) {
        for (offset, _) in self.text[range.clone()].match_indices('&') {
            let at = range.start + offset;
            if !names::is_entity(&self.text[at..range.end]) {
                self.fault(&code::ESCAPE, at..at + 1, "a bare `&`", "write `&amp;`.");
            }
        }
    }

    fn fault(
        &mut self,
        code: &'static Code,
        range: Range<usize>,
        message: impl Into<String>,
        mend: impl Into<String>,
    ) {
        self.faults.add(Fault {
            code,
            range,
            message: message.into(),
            mend: mend.into(),
        });
    }
}
