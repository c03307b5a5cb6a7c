//! JSON as pages show it: read in spite of its faults, each found once and
//! where it is, so that one missing comma hides nothing behind it.

mod members;
mod scan;
mod text;
mod words;

use std::ops::Range;

use super::code::{Code, json as code};
use super::faults::Faults;
use super::tree::{Fault, Item, Tree, Value};
use scan::Scan;

/// Deepest nesting that is read; serde_json's own bound.
const DEEPEST: usize = 128;

/// Reads an example: all that can be told of it, and what is wrong with it.
/// What follows a fault is read as if it were mended. `...` is no fault; a
/// comment and JavaScript's own spelling are told once.
pub fn read(text: &str) -> (Tree, Vec<Fault>) {
    let mut reader = Reader {
        scan: Scan { text, at: 0 },
        tree: Tree::default(),
        faults: Faults::default(),
        mended_at: None,
        open: Vec::new(),
        told: Vec::new(),
    };
    reader.document();
    (reader.tree, reader.faults.into_told())
}

/// Where a value is put.
struct Slot {
    name: String,
    name_range: Range<usize>,
    parent: Option<usize>,
}

impl Slot {
    fn root(at: usize) -> Self {
        Self {
            name: String::new(),
            name_range: at..at,
            parent: None,
        }
    }

    fn item(self, range: Range<usize>, value: Value) -> Item {
        Item {
            name: self.name,
            name_range: self.name_range,
            range,
            value,
            parent: self.parent,
            children: Vec::new(),
            more: false,
        }
    }
}

struct Reader<'a> {
    scan: Scan<'a>,
    tree: Tree,
    faults: Faults,
    /// Where the last bracket or value was thought of that is not there: what
    /// seems wrong at the same token follows from it.
    mended_at: Option<usize>,
    /// The brackets that are open, by the one that closes each.
    open: Vec<char>,
    /// What is told once an example and has been told.
    told: Vec<&'static str>,
}

impl Reader<'_> {
    /// The whole example: one value, or the members of an object without
    /// its braces, as pages show them.
    fn document(&mut self) {
        self.skip(None);
        if self.begins_with_a_member() {
            let root = Slot::root(0).item(0..self.scan.text.len(), Value::Object);
            let root = self.tree.add(root);
            self.members(root, None);
        } else if self.scan.next().is_some() {
            self.value(Slot::root(self.scan.at));
        }
        self.skip(None);
        if self.scan.next().is_none() {
            return;
        }
        let at = self.scan.at;
        match self.scan.next() {
            Some(letter @ ('}' | ']')) => {
                self.fault(
                    &code::BRACKET,
                    at..at + 1,
                    format!("`{letter}` closes nothing"),
                    format!("leave `{letter}` out."),
                );
            }
            Some(',') => self.fault(
                &code::COMMA_SPARE,
                at..at + 1,
                "nothing follows this comma",
                code::COMMA_SPARE.mend,
            ),
            Some('{' | '[' | '"') => self.fault(
                &code::SECOND_VALUE,
                at..at + 1,
                "another value follows the first",
                "put both in a list, or give each a block of its own.",
            ),
            _ => {}
        }
    }

    fn begins_with_a_member(&self) -> bool {
        if self.scan.next() != Some('"') {
            return false;
        }
        let quoted = self.scan.quoted('"');
        !quoted.open && self.scan.text[quoted.end..].trim_start().starts_with(':')
    }

    /// Notes a fault, unless it follows from the last one.
    fn fault(
        &mut self,
        code: &'static Code,
        range: Range<usize>,
        message: impl Into<String>,
        mend: impl Into<String>,
    ) {
        let follows = self.mended_at == Some(self.scan.at);
        if [code::BRACKET.id, code::VALUE_MISSING.id].contains(&code.id) {
            self.mended_at = Some(self.scan.at);
        }
        if !follows {
            self.faults.add(Fault {
                code,
                range,
                message: message.into(),
                mend: mend.into(),
            });
        }
    }

    /// Notes a fault of a kind that is told once an example.
    fn fault_once(
        &mut self,
        code: &'static Code,
        range: Range<usize>,
        message: impl Into<String>,
        mend: &str,
    ) {
        if !self.told.contains(&code.id) {
            self.told.push(code.id);
            self.faults.add(Fault {
                code,
                range,
                message: message.into(),
                mend: mend.to_owned(),
            });
        }
    }

    /// Goes on to the next token; dots and comments on the way may say that
    /// there is more in what is open, which is said.
    fn skip(&mut self, inside: Option<usize>) -> bool {
        let mut more = false;
        loop {
            self.scan.skip_blanks();
            if let Some(range) = self.scan.dots() {
                more = true;
                self.scan.at = range.end;
            } else if let Some(range) = self.scan.comment() {
                let words = &self.scan.text[range.clone()];
                if words.contains("...") || words.contains('…') {
                    more = true;
                } else {
                    self.fault_once(
                        &code::COMMENT,
                        range.clone(),
                        "JSON has no comments",
                        "say it beside the example.",
                    );
                }
                self.tree.comments.push(range.clone());
                self.scan.at = range.end.max(self.scan.at + 1);
            } else {
                break;
            }
        }
        if more {
            self.more(inside);
        }
        more
    }

    fn more(&mut self, inside: Option<usize>) {
        match inside.and_then(|index| self.tree.items.get_mut(index)) {
            Some(item) => item.more = true,
            None => self.tree.more = true,
        }
    }

    /// A value. The scan stands at its first letter, which is no end of
    /// anything, and behind it afterwards.
    fn value(&mut self, slot: Slot) {
        let start = self.scan.at;
        if let Some(range) = self.scan.placeholder() {
            self.scan.at = range.end;
            self.tree.add(slot.item(range, Value::Placeholder));
            return;
        }
        match self.scan.next() {
            Some('{') => self.nested(slot, Value::Object, '}'),
            Some('[') => self.nested(slot, Value::List, ']'),
            Some(quote @ ('"' | '\'' | '“' | '‘' | '`')) => {
                let text = self.text_value(quote);
                self.tree
                    .add(slot.item(start..self.scan.at, Value::Text(text)));
            }
            _ => {
                let value = self.bare_value();
                self.tree.add(slot.item(start..self.scan.at, value));
            }
        }
    }

    fn nested(&mut self, slot: Slot, value: Value, close: char) {
        let start = self.scan.at;
        let is_object = value == Value::Object;
        let index = self.tree.add(slot.item(start..start + 1, value));
        if self.open.len() >= DEEPEST {
            self.too_deep(index);
            return;
        }
        self.open.push(close);
        self.scan.at += 1;
        if is_object {
            self.members(index, Some(start));
        } else {
            self.elements(index, start);
        }
        self.open.pop();
        let end = self.scan.at;
        if let Some(item) = self.tree.items.get_mut(index) {
            item.range.end = end;
        }
    }

    /// Nothing is read below the deepest level, nor behind it.
    fn too_deep(&mut self, index: usize) {
        let at = self.scan.at;
        self.fault(
            &code::DEPTH,
            at..at + 1,
            "nested deeper than 128 levels",
            "show what is meant with fewer levels.",
        );
        self.more(Some(index));
        self.scan.at = self.scan.text.len();
        self.mended_at = Some(self.scan.at);
    }
}
