//! Members of objects and elements of lists, and what may be missing between
//! them.

use super::super::code::json as code;
use super::super::tree::Value;
use super::words::shortened;
use super::{Reader, Slot};

/// What stood before the place that a member or an element is due.
#[derive(Clone, Copy, PartialEq)]
enum Before {
    /// The opening bracket.
    Opening,
    /// A comma, here.
    Comma(usize),
    /// A value that ends here.
    Value(usize),
}

impl Reader<'_> {
    /// Reads members up to the brace that closes them, or, where the page
    /// shows them without braces (`opening` is `None`), to the end.
    pub(super) fn members(&mut self, object: usize, opening: Option<usize>) {
        let mut before = Before::Opening;
        loop {
            let dots = self.skip(Some(object));
            let at = self.scan.at;
            match self.scan.next() {
                None => return self.unclosed(opening, '}'),
                Some('}') => {
                    self.close(before, dots);
                    self.scan.at += usize::from(opening.is_some());
                    return;
                }
                Some(',') => before = self.comma(before, dots),
                Some(']') if self.closes_another(']') => {
                    return self.fault(
                        &code::BRACKET,
                        at..at,
                        "`}` is missing before this",
                        "write `}` here.",
                    );
                }
                Some(letter @ (']' | ':')) => self.stray(letter),
                Some(letter @ ('{' | '[')) => {
                    if letter == '{' && self.closes_another(']') {
                        return self.fault(
                            &code::BRACKET,
                            at..at,
                            "`}` is missing before this",
                            "write `}` here.",
                        );
                    }
                    self.between(before, dots);
                    self.fault(
                        &code::VALUE_MISSING,
                        at..at + 1,
                        "a member without a name",
                        "write its name, or leave the bracket out.",
                    );
                    self.value(Slot {
                        name: String::new(),
                        name_range: at..at,
                        parent: Some(object),
                    });
                    before = Before::Value(self.scan.at);
                }
                Some(_) => {
                    self.between(before, dots);
                    self.member(object);
                    before = Before::Value(self.scan.at);
                }
            }
        }
    }

    fn member(&mut self, object: usize) {
        let (name, name_range) = self.name();
        let end = self.scan.at;
        let mut dots = self.skip(Some(object));
        let has_colon = self.scan.next() == Some(':');
        let slot = Slot {
            name,
            name_range: name_range.clone(),
            parent: Some(object),
        };
        if has_colon {
            self.scan.at += 1;
            dots |= self.skip(Some(object));
        } else if matches!(
            self.scan.next(),
            Some('"' | '{' | '[' | '0'..='9' | '-' | 't' | 'f' | 'n')
        ) {
            let message = format!("the colon behind `{}` is missing", shortened(&slot.name));
            self.fault(
                &code::COLON_MISSING,
                end..end,
                message,
                code::COLON_MISSING.mend,
            );
        }
        match self.scan.next() {
            None | Some(',' | '}' | ']') => {
                let message = format!("`{}` has no value", shortened(&slot.name));
                if !dots {
                    self.fault(
                        &code::VALUE_MISSING,
                        name_range,
                        message,
                        code::VALUE_MISSING.mend,
                    );
                }
                self.tree.add(slot.item(end..end, Value::Placeholder));
            }
            Some(_) if has_colon || !dots => self.value(slot),
            Some(_) => {
                self.tree.add(slot.item(end..end, Value::Placeholder));
            }
        }
    }

    /// Reads elements up to the bracket that closes them.
    pub(super) fn elements(&mut self, list: usize, opening: usize) {
        let mut before = Before::Opening;
        loop {
            let dots = self.skip(Some(list));
            let at = self.scan.at;
            match self.scan.next() {
                None => return self.unclosed(Some(opening), ']'),
                Some(']') => {
                    self.close(before, dots);
                    self.scan.at += 1;
                    return;
                }
                Some(',') => before = self.comma(before, dots),
                Some('}') if self.closes_another('}') => {
                    return self.fault(
                        &code::BRACKET,
                        at..at,
                        "`]` is missing before this",
                        "write `]` here.",
                    );
                }
                Some(letter @ ('}' | ':')) => self.stray(letter),
                Some('"') if self.closes_another('}') && self.is_member() => {
                    self.scan.at = at;
                    return self.fault(
                        &code::BRACKET,
                        at..at,
                        "`]` is missing before this",
                        "write `]` here.",
                    );
                }
                Some(_) => {
                    self.between(before, dots);
                    self.value(Slot {
                        name: "[n]".to_owned(),
                        name_range: at..at,
                        parent: Some(list),
                    });
                    before = Before::Value(self.scan.at);
                }
            }
        }
    }

    /// Whether the text that begins here is the name of a member.
    fn is_member(&self) -> bool {
        let quoted = self.scan.quoted('"');
        !quoted.open && self.scan.text[quoted.end..].trim_start().starts_with(':')
    }

    /// Whether something outside of what is read now waits for this bracket.
    fn closes_another(&self, bracket: char) -> bool {
        let outer = self.open.split_last().map_or(&[][..], |(_, outer)| outer);
        outer.contains(&bracket)
    }

    /// A value is due after what stood before.
    fn between(&mut self, before: Before, dots: bool) {
        if let Before::Value(end) = before
            && !dots
        {
            self.fault(
                &code::COMMA_MISSING,
                end..end,
                "a comma is missing here",
                code::COMMA_MISSING.mend,
            );
        }
    }

    fn comma(&mut self, before: Before, dots: bool) -> Before {
        let at = self.scan.at;
        if !matches!(before, Before::Value(_)) && !dots {
            self.fault(
                &code::COMMA_SPARE,
                at..at + 1,
                "nothing stands before this comma",
                code::COMMA_SPARE.mend,
            );
        }
        self.scan.at += 1;
        Before::Comma(at)
    }

    fn close(&mut self, before: Before, dots: bool) {
        if let Before::Comma(at) = before
            && !dots
        {
            self.fault(
                &code::COMMA_SPARE,
                at..at + 1,
                "nothing follows this comma",
                code::COMMA_SPARE.mend,
            );
        }
    }

    fn stray(&mut self, letter: char) {
        let at = self.scan.at;
        let code = if letter == ':' {
            &code::VALUE_MISSING
        } else {
            &code::BRACKET
        };
        self.fault(
            code,
            at..at + 1,
            format!("`{letter}` belongs to nothing"),
            format!("leave `{letter}` out."),
        );
        self.scan.at += 1;
    }

    /// The end is there before the bracket. Told once, for the outermost.
    fn unclosed(&mut self, opening: Option<usize>, close: char) {
        let Some(at) = opening else { return };
        let count = self.open.len();
        let message = match count {
            1 => format!("the `{close}` of this bracket is missing"),
            _ => format!("this bracket and {} around it are not closed", count - 1),
        };
        self.fault(
            &code::BRACKET,
            at..at + 1,
            message,
            format!("write `{close}` at the end."),
        );
    }
}
