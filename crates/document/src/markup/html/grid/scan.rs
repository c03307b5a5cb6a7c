//! Finds the names of a page's grids: where each stands, and how deep.

use std::hash::{DefaultHasher, Hash, Hasher};

use html5gum::{StartTag, Token};

use super::name::{AROUND, Besides, Name, Part};
use super::role::{self, Role, Said};
use crate::markup::html::attributes::value;
use crate::markup::html::element::{Element, is_void};
use crate::markup::html::tokens;

/// Most elements that are open at once; a page that goes deeper has no grids.
const DEEPEST: usize = 512;
/// Most elements that an end tag closes at once.
const MOST_CLOSED: usize = 32;
/// Most names that are kept, so that a page of nothing else takes no more
/// room than others.
const MOST_NAMES: usize = 20_000;
/// Longest name of a field with what stands beside it, in bytes.
const LONGEST: usize = 120;
/// How many elements may stand between a name and the field that it is of.
const NEAR: usize = 3;
/// Most parts of a field besides its name.
const MOST_PARTS: usize = 8;

/// An element that is open.
struct Open {
    name: Vec<u8>,
    start: usize,
    /// What it looks like: equal rows of a list look alike.
    look: u64,
    said: Said,
    is_heading: bool,
    /// Its words, as far as they are looked at.
    words: String,
}

/// The pass over the tags.
#[derive(Default)]
struct Scan {
    open: Vec<Open>,
    names: Vec<Name>,
    besides: Besides,
    /// The words of the heading that ended just now.
    heading: Option<String>,
    /// The fewest elements open since the last name.
    low: Option<usize>,
    /// How many cells and dropped elements are open: nothing is looked for in
    /// them.
    closed_to: usize,
}

/// The names of fields that boxes of a page hold, in their order, and what
/// the boxes tell besides.
pub(super) fn names(text: &str) -> (Vec<Name>, Besides) {
    let mut scan = Scan::default();
    for token in tokens(text) {
        match token {
            Token::StartTag(tag) => {
                scan.start(&tag);
                if scan.open.len() > DEEPEST {
                    return (Vec::new(), Besides::default());
                }
            }
            Token::EndTag(tag) => scan.end(&tag.name, tag.span.start),
            Token::String(words) => {
                scan.text(&words);
                if let Some(open) = scan
                    .open
                    .iter_mut()
                    .rev()
                    .take(4)
                    .find(|open| open.said.role.is_some() || open.is_heading)
                    && open.words.len() <= LONGEST
                {
                    open.words.push_str(&String::from_utf8_lossy(&words));
                }
            }
            _ => {}
        }
    }
    (scan.names, scan.besides)
}

impl Scan {
    fn start(&mut self, tag: &StartTag<usize>) {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        if is_void(&name) || tag.self_closing && name != "a" {
            return;
        }
        let element = Element::named(&name);
        // Elements that end where another of their kind begins.
        if matches!(element, Element::Item | Element::Term | Element::Meaning)
            && self
                .open
                .last()
                .is_some_and(|open| open.name == name.as_bytes())
        {
            self.close(1, tag.span.start);
        }
        if matches!(element, Element::Heading(_) | Element::Table | Element::Pre) {
            self.low = None;
        }
        let mut said = match self.closed_to {
            0 if self.names.len() < MOST_NAMES => role::read(tag),
            _ => Said::default(),
        };
        if said.role == Some(Role::NameOfField) {
            let mut around = self.open.iter().rev().take(NEAR);
            let of_field = around.any(|open| open.said.of_field);
            said.role = of_field.then_some(Role::Name);
        }
        // What a name stands in is no name itself.
        if matches!(said.role, Some(Role::Name | Role::Field)) {
            for open in self.open.iter_mut().rev().take(MOST_CLOSED) {
                open.said.role = None;
            }
        }
        self.closed_to += usize::from(is_closed_to(element, &name));
        self.open.push(Open {
            name: tag.name.to_vec(),
            start: tag.span.start,
            look: look(tag),
            said,
            is_heading: matches!(element, Element::Heading(_)),
            words: String::new(),
        });
    }

    /// Words end what stands right behind a heading, but for those that call
    /// it required.
    fn text(&mut self, words: &[u8]) {
        let of_need = |open: &Open| open.said.role == Some(Role::Need);
        if !words.trim_ascii().is_empty() && !self.open.last().is_some_and(of_need) {
            self.heading = None;
        }
    }

    fn end(&mut self, name: &[u8], at: usize) {
        let near = self.open.iter().rev().take(MOST_CLOSED);
        if let Some(above) = near.into_iter().position(|open| open.name == name) {
            self.close(above + 1, at);
        }
    }

    /// The innermost elements end.
    fn close(&mut self, count: usize, at: usize) {
        for _ in 0..count {
            let Some(open) = self.open.pop() else { return };
            let name = String::from_utf8_lossy(&open.name);
            let element = Element::named(&name);
            self.closed_to -= usize::from(is_closed_to(element, &name));
            let depth = self.open.len();
            self.low = self.low.map(|low| low.min(depth));
            self.ended(&open, depth, at);
            if matches!(element, Element::Heading(_)) {
                self.heading = Some(open.words);
            }
            if let Some(last) = self.names.last_mut()
                && last.end != at
                && last
                    .closings
                    .last()
                    .is_none_or(|(lowest, _)| depth < *lowest)
                && depth < last.depth
            {
                last.closings.push((depth, at));
            }
        }
    }

    /// What the elements look like that are open, innermost first.
    fn around(&self) -> [u64; AROUND] {
        let mut looks = self.open.iter().rev().map(|open| open.look);
        std::array::from_fn(|_| looks.next().unwrap_or_default())
    }

    /// An element ended that may tell something of a field.
    fn ended(&mut self, open: &Open, depth: usize, at: usize) {
        let words = open.words.trim();
        let is_short = !words.is_empty() && words.len() <= LONGEST;
        match open.said.role {
            Some(role @ (Role::Name | Role::Field)) if is_name(words, role == Role::Name) => {
                let row = self.open.last();
                self.names.push(Name {
                    start: open.start,
                    end: at,
                    depth,
                    around: self.around(),
                    low: self.low,
                    required: open.said.required || row.is_some_and(|row| row.said.required),
                    is_required: words.contains("equired") || words.contains('*'),
                    optional: words.contains("ptional"),
                    parts: Vec::new(),
                    closings: Vec::new(),
                });
                self.low = Some(depth);
            }
            Some(Role::Title) if is_name(words, false) => {
                self.besides.titles.push(open.start..at);
                self.low = None;
            }
            Some(role @ (Role::Type | Role::Need)) if is_short => {
                let names_need = is_need(words.trim_matches(['(', ')', '*', ' ']));
                let is_near = self.low.is_some() && (role == Role::Type || names_need);
                let near = self.names.last_mut().filter(|_| is_near);
                if names_need && self.heading.as_deref().is_some_and(is_of_body) {
                    self.besides.strays.push(open.start);
                } else if let Some(name) = near.filter(|name| name.parts.len() < MOST_PARTS) {
                    name.required &= !names_need;
                    name.is_required |= words.contains("equired");
                    name.optional |= words.contains("ptional");
                    name.parts.push(Part {
                        range: open.start..at,
                        enclosed: words.starts_with('('),
                    });
                }
            }
            _ => {}
        }
    }
}

/// What an element looks like: its name, the first of its classes, as others
/// tell of its state, and the names of its attributes.
fn look(tag: &StartTag<usize>) -> u64 {
    let class = value(tag, "class").unwrap_or_default();
    let mut hasher = DefaultHasher::new();
    (&*tag.name, class.split_whitespace().next()).hash(&mut hasher);
    for name in tag.attributes.keys() {
        name.hash(&mut hasher);
    }
    hasher.finish()
}

/// Whether the words of a heading are those of a whole body, or of what
/// travels beside it.
fn is_of_body(words: &str) -> bool {
    let lower = words.to_ascii_lowercase();
    let mut words = lower.split(|letter: char| !letter.is_alphabetic());
    words.any(|word| matches!(word, "body" | "payload" | "request" | "parameters"))
}

/// Cells have a way of their own, and what is dropped is not read.
fn is_closed_to(element: Element, name: &str) -> bool {
    matches!(element, Element::Cell { .. })
        || matches!(name, "script" | "style" | "svg" | "head" | "template")
}

/// Whether words are the name of a field: one word, and at most what says
/// whether it is required or what it holds.
fn is_name(words: &str, surely: bool) -> bool {
    if words.len() > LONGEST {
        return false;
    }
    let mut parts = words.split_whitespace();
    let Some(first) = parts.next() else {
        return false;
    };
    let is_part = |letter: char| letter.is_alphanumeric() || "_$.-[]{}@:*?".contains(letter);
    let is_word = first.chars().all(is_part) && first.contains(char::is_alphanumeric);
    let mut rest = parts;
    let fits = match rest.next() {
        None => true,
        Some("*") => true,
        Some(next) => next.starts_with('(') || surely && rest.next().is_none() && is_need(next),
    };
    is_word && fits && !first.ends_with([':', '.'])
}

fn is_need(word: &str) -> bool {
    ["required", "optional", "deprecated", "nullable"]
        .iter()
        .any(|need| word.eq_ignore_ascii_case(need))
}
