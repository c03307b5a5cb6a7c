//! Start tags and their attributes.

use std::collections::HashSet;
use std::ops::Range;

use super::super::code::xml as code;
use super::super::tree::{Item, Value};
use super::{DEEPEST, Open, Reader, names};

/// An attribute as it stands in a tag.
struct Attribute {
    name: Range<usize>,
    value: Range<usize>,
}

/// What a start tag says.
#[derive(Default)]
struct Tag {
    attributes: Vec<Attribute>,
    /// Whether `...` stands among them.
    abridged: bool,
    /// Whether it closes itself.
    closed: bool,
}

impl Reader<'_> {
    /// A start tag. The reader stands at its `<`, and behind it afterwards.
    pub(super) fn start_tag(&mut self) {
        let start = self.at;
        self.at += 1;
        let name = self.name();
        let tag = self.attributes(start, &name);
        if let Some(open) = self.open.last_mut() {
            open.empty = false;
        }
        let spelled = self.text[name.clone()].to_owned();
        self.prefixes(&name, &tag);
        let item = self.keep(start, name, &tag);
        if tag.closed {
            self.scopes.leave();
            return;
        }
        *self.counts.entry(spelled.clone()).or_default() += 1;
        let abridged = tag.abridged || self.is_abridged();
        self.open.push(Open {
            name: spelled,
            tag: start..self.at,
            item,
            empty: true,
            abridged,
        });
    }

    /// Whether what is open may declare more than it shows.
    fn is_abridged(&self) -> bool {
        self.open.last().is_some_and(|open| open.abridged)
    }

    /// The name that begins here.
    pub(super) fn name(&mut self) -> Range<usize> {
        let start = self.at;
        self.at += names::length(&self.text[start..]);
        start..self.at
    }

    fn attributes(&mut self, start: usize, name: &Range<usize>) -> Tag {
        let mut tag = Tag::default();
        let mut seen = HashSet::new();
        let text = self.text;
        loop {
            self.skip_blanks();
            let rest = &text[self.at..];
            if rest.starts_with("/>") {
                self.at += 2;
                tag.closed = true;
                return tag;
            }
            let Some(letter) = rest.chars().next() else {
                self.cut(start, name);
                return tag;
            };
            match letter {
                '>' => {
                    self.at += 1;
                    return tag;
                }
                '<' => {
                    self.cut(start, name);
                    return tag;
                }
                '.' | '…' => {
                    tag.abridged = true;
                    self.at += letter.len_utf8();
                }
                _ if names::may_begin(letter) => {
                    if let Some(attribute) = self.attribute() {
                        let spelled = &text[attribute.name.clone()];
                        if seen.insert(spelled) {
                            tag.attributes.push(attribute);
                        } else {
                            let message = format!("`{spelled}` stands twice in this tag");
                            self.fault(
                                &code::ATTRIBUTE_TWICE,
                                attribute.name,
                                message,
                                "leave one of both out.",
                            );
                        }
                    }
                }
                _ => self.at += letter.len_utf8(),
            }
        }
    }

    /// A tag without its `>`; what follows is read as if it were there.
    fn cut(&mut self, start: usize, name: &Range<usize>) {
        let end = start + self.text[start..self.at].trim_end().len();
        let message = format!("the tag of `{}` has no `>`", &self.text[name.clone()]);
        self.fault(&code::TAG_CUT, end..end, message, "write `>` here.");
    }

    fn attribute(&mut self) -> Option<Attribute> {
        let name = self.name();
        let spelled = &self.text[name.clone()];
        self.skip_blanks();
        let Some(rest) = self.text[self.at..].strip_prefix('=') else {
            let message = format!("`{spelled}` has no value");
            self.fault(&code::ATTRIBUTE, name, message, code::ATTRIBUTE.mend);
            return None;
        };
        self.at = self.text.len() - rest.len();
        self.skip_blanks();
        let rest = &self.text[self.at..];
        let quote = rest
            .chars()
            .next()
            .filter(|letter| matches!(letter, '"' | '\'' | '“' | '”'));
        let value = match quote {
            Some(quote) => self.quoted(&name, quote),
            None => {
                let end = rest.find([' ', '\n', '\t', '>', '<']).unwrap_or(rest.len());
                let end = rest[..end].strip_suffix('/').map_or(end, str::len);
                let message = format!("the value of `{spelled}` has no quotes");
                if !names::stands_for_more(&rest[..end]) {
                    self.fault(
                        &code::ATTRIBUTE,
                        name.clone(),
                        message,
                        code::ATTRIBUTE.mend,
                    );
                }
                let value = self.at..self.at + end;
                self.at = value.end;
                value
            }
        };
        Some(Attribute { name, value })
    }

    /// A value between quotes. No value holds `<`: where one comes first, the
    /// closing quote is missing.
    fn quoted(&mut self, name: &Range<usize>, quote: char) -> Range<usize> {
        let start = self.at + quote.len_utf8();
        let rest = &self.text[start..];
        let close = if quote == '“' { '”' } else { quote };
        let end = rest.find([close, '<']).unwrap_or(rest.len());
        if rest[end..].starts_with(close) {
            let value = start..start + end;
            self.at = value.end + close.len_utf8();
            if close == '”' {
                let message = "curly quotes are none in XML";
                self.fault(
                    &code::ATTRIBUTE,
                    name.clone(),
                    message,
                    code::ATTRIBUTE.mend,
                );
            }
            self.ampersands(value.clone());
            return value;
        }
        let inner = &rest[..end];
        let cut = inner.find(['>', '\n']).unwrap_or(inner.len());
        let cut = inner[..cut].trim_end_matches(['/', ' ']).len();
        let message = format!(
            "the quote behind the value of `{}` is missing",
            &self.text[name.clone()]
        );
        self.fault(
            &code::ATTRIBUTE,
            start + cut..start + cut,
            message,
            format!("write `{close}` here."),
        );
        self.at = start + cut;
        start..start + cut
    }

    pub(super) fn skip_blanks(&mut self) {
        let rest = &self.text[self.at..];
        self.at += rest.len() - rest.trim_start().len();
    }

    /// Notes the prefixes that a tag declares, and finds those that nothing
    /// does. The scope is entered whether the tag closes itself or not.
    fn prefixes(&mut self, name: &Range<usize>, tag: &Tag) {
        let spelled = |attribute: &Attribute| &self.text[attribute.name.clone()];
        let declared: Vec<_> = tag
            .attributes
            .iter()
            .map(spelled)
            .filter_map(|name| name.strip_prefix("xmlns:"))
            .collect();
        let declares = !declared.is_empty()
            || tag
                .attributes
                .iter()
                .any(|attribute| spelled(attribute) == "xmlns");
        if self.open.is_empty() && self.tree.roots.is_empty() {
            self.is_document |= declares;
            self.is_document &= !tag.abridged;
        }
        self.scopes
            .enter(declared.into_iter().map(str::to_owned).collect());
        let abridged = tag.abridged || self.is_abridged();
        if !self.is_document || abridged {
            return;
        }
        let names =
            std::iter::once(name).chain(tag.attributes.iter().map(|attribute| &attribute.name));
        for range in names {
            let Some(prefix) = names::prefix(&self.text[range.clone()]) else {
                continue;
            };
            if !self.scopes.know(prefix) {
                let message = format!("nothing declares the prefix `{prefix}`");
                let mend = format!("write `xmlns:{prefix}=\"…\"` at the root.");
                self.faults.add(super::Fault {
                    code: &code::PREFIX,
                    range: range.clone(),
                    message,
                    mend,
                });
                // Once is enough.
                self.scopes.learn(prefix);
            }
        }
    }

    fn keep(&mut self, start: usize, name: Range<usize>, tag: &Tag) -> Option<usize> {
        if self.open.is_empty() && self.is_document && !self.tree.roots.is_empty() {
            let message = "another element follows the root";
            self.fault(
                &code::SECOND_ROOT,
                start..name.end,
                message,
                code::SECOND_ROOT.mend,
            );
        }
        let parent = match self.open.last() {
            None => None,
            Some(open) => Some(open.item.filter(|_| self.open.len() < DEEPEST)?),
        };
        let element = self.tree.add(Item {
            name: self.text[name.clone()].to_owned(),
            name_range: name,
            range: start..self.at,
            value: Value::Element(String::new()),
            parent,
            children: Vec::new(),
            more: tag.abridged,
        });
        for attribute in &tag.attributes {
            self.tree.add(Item {
                name: format!("@{}", &self.text[attribute.name.clone()]),
                name_range: attribute.name.clone(),
                range: attribute.value.clone(),
                value: Value::Text(self.text[attribute.value.clone()].to_owned()),
                parent: Some(element),
                children: Vec::new(),
                more: false,
            });
        }
        Some(element)
    }
}
