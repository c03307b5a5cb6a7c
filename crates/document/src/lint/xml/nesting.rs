//! End tags, and elements that have none.

use super::super::code::xml as code;
use super::{Open, Reader};

impl Reader<'_> {
    /// An end tag. The reader stands at its `<`, and behind it afterwards.
    pub(super) fn end_tag(&mut self) {
        let start = self.at;
        self.at += 2;
        self.skip_blanks();
        let name = self.name();
        let end = self.at;
        self.skip_blanks();
        if self.text[self.at..].starts_with('>') {
            self.at += 1;
        } else {
            // The tag is cut; what follows the name is content.
            self.at = end.max(start + 2);
            let message = format!("the end tag of `{}` has no `>`", &self.text[name.clone()]);
            self.fault(&code::TAG_CUT, end..end, message, "write `>` here.");
        }
        let spelled = &self.text[name.clone()];
        if self.counts.get(spelled).is_some_and(|count| *count > 0) {
            self.close(spelled);
        } else if let Some(early) = self.closed_early.iter().rposition(|early| early == spelled) {
            self.closed_early.remove(early);
        } else {
            self.wrong_end(start..self.at, spelled);
        }
    }

    /// Closes the innermost element of this name; those within it that are
    /// open still have no end tags.
    fn close(&mut self, name: &str) {
        let mut unclosed = Vec::new();
        while let Some(open) = self.pop() {
            if open.name == name {
                self.unclosed(unclosed, Some(name));
                return;
            }
            unclosed.push(open);
        }
    }

    fn pop(&mut self) -> Option<Open> {
        let open = self.open.pop()?;
        self.scopes.leave();
        if let Some(count) = self.counts.get_mut(&open.name) {
            *count = count.saturating_sub(1);
        }
        let end = self.at;
        if let Some(item) = open.item.and_then(|item| self.tree.items.get_mut(item)) {
            item.range.end = end;
        }
        Some(open)
    }

    /// Tells of elements without end tags, the innermost first in the list.
    fn unclosed(&mut self, elements: Vec<Open>, closer: Option<&str>) {
        let mut elements = elements.into_iter().peekable();
        while let Some(open) = elements.next() {
            let name = &open.name;
            let is_slashless =
                open.empty && elements.peek().is_some_and(|outer| outer.name == *name);
            let (message, mend) = if is_slashless {
                // `<x> … <x>`: one defect, not two, and no element in itself.
                elements.next();
                self.forget(open.item);
                (
                    format!("`<{name}>` opens again where it should end"),
                    format!("write `</{name}>`."),
                )
            } else {
                let before = closer
                    .map(|closer| format!(" before `</{closer}>`"))
                    .unwrap_or_default();
                (
                    format!("`{name}` is not closed{before}"),
                    format!("write `</{name}>`."),
                )
            };
            if self.closed_early.len() < super::DEEPEST {
                self.closed_early.push(name.clone());
            }
            self.fault(&code::UNCLOSED, open.tag, message, mend);
        }
    }

    /// Takes an element out again that is the last of what holds it.
    fn forget(&mut self, item: Option<usize>) {
        let parent = item.and_then(|item| self.tree.items.get(item)?.parent);
        if let Some(parent) = parent.and_then(|parent| self.tree.items.get_mut(parent))
            && parent.children.last().copied() == item
        {
            parent.children.pop();
        }
    }

    /// An end tag whose name no open element has: a misspelled one, or one
    /// too many.
    fn wrong_end(&mut self, range: std::ops::Range<usize>, name: &str) {
        let Some(open) = self.open.last() else {
            let message = format!("`</{name}>` closes nothing");
            return self.fault(&code::END_TAG, range, message, "leave the tag out.");
        };
        let own = format!("</{}", open.name);
        // Whether the element's own end tag is the next one: then this one is
        // one too many.
        let next = self.text[self.at..]
            .find("</")
            .map(|offset| self.at + offset);
        let is_spare = next.is_some_and(|at| self.text[at..].starts_with(&own));
        if is_spare {
            let message = format!("`</{name}>` closes nothing");
            return self.fault(&code::END_TAG, range, message, "leave the tag out.");
        }
        let message = format!("`</{name}>` stands where `{own}>` is due");
        self.fault(&code::END_TAG, range, message, format!("write `{own}>`."));
        self.pop();
    }

    /// The example ends; what is open is not closed. Told once, for the
    /// innermost.
    pub(super) fn close_rest(&mut self) {
        let mut unclosed = Vec::new();
        while let Some(open) = self.pop() {
            unclosed.push(open);
        }
        if self.tree.more && !unclosed.is_empty() {
            return;
        }
        let slashless =
            unclosed.len() > 1 && unclosed[0].empty && unclosed[0].name == unclosed[1].name;
        if slashless || unclosed.len() < 2 {
            unclosed.truncate(2);
            return self.unclosed(unclosed, None);
        }
        let names: Vec<_> = unclosed
            .iter()
            .take(5)
            .map(|open| format!("`{}`", open.name))
            .collect();
        let message = format!("{} are not closed at the end", names.join(", "));
        if let Some(open) = unclosed.into_iter().next() {
            self.fault(&code::UNCLOSED, open.tag, message, "write their end tags.");
        }
    }
}
