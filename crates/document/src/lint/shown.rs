//! A [`Shown`]: an example of the page, read in spite of its faults.

use std::ops::Range;

use super::code::json as code;
use super::tree::{Fault, Tree};
use super::{json, xml};
use crate::document::{Document, Matter};
use crate::origin::Origin;
use crate::reading::{Carried, Language, Reading};
use crate::text::floor;

/// Methods that a request begins with.
const METHODS: &[&str] = &[
    "GET ", "POST ", "PUT ", "PATCH ", "DELETE ", "HEAD ", "OPTIONS ", "HTTP/",
];

/// Labels of command lines.
const SHELLS: &[&str] = &[
    "bash",
    "sh",
    "shell",
    "console",
    "curl",
    "cmd",
    "powershell",
    "zsh",
    "text",
    "txt",
];

/// An example of the page.
pub(super) struct Shown<'a> {
    pub(super) language: Language,
    pub(super) text: &'a str,
    origin: &'a Origin,
    /// What of the block's text comes before the example's.
    skipped: usize,
    /// What it is an instance of.
    pub(super) of: &'a [Carried],
    /// The language that the page gives its block.
    pub(super) label: Option<&'a str>,
    /// What it holds.
    pub(super) tree: Tree,
    /// What is wrong with it.
    pub(super) faults: Vec<Fault>,
}

impl Shown<'_> {
    /// Where bytes of the example stand in the page.
    pub(super) fn page(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.origin.at(self.skipped + range.start);
        if range.is_empty() {
            return start..start;
        }
        let end = self.origin.at(self.skipped + range.end - 1) + 1;
        start..end.max(start)
    }
}

/// All examples in their order: those that the reading has placed, and blocks
/// of code that hold JSON or XML besides.
pub(super) fn all<'a>(
    document: &'a Document,
    reading: &'a Reading,
    spared: Option<&Range<usize>>,
) -> Vec<Shown<'a>> {
    let is_spared = |at: usize| spared.is_some_and(|spared| spared.contains(&at));
    let mut placed: Vec<_> = reading
        .examples
        .iter()
        .filter(|example| !is_spared(example.start))
        .collect();
    placed.sort_by_key(|example| example.start);
    let mut all = Vec::new();
    for block in &document.blocks {
        let Matter::Code {
            language,
            text,
            origin,
            start,
        } = &block.matter
        else {
            continue;
        };
        let near = placed.partition_point(|example| example.start < block.range.start);
        let is_placed = placed
            .get(near)
            .is_some_and(|example| example.start < block.range.end);
        if is_placed || is_spared(*start) {
            continue;
        }
        let label = language.as_deref();
        let said = label.filter(|label| !matches!(*label, "text" | "txt"));
        let Some((skipped, language)) = body(text, said) else {
            continue;
        };
        let shown = shown(language, &text[skipped..], origin, skipped, &[], label);
        if is_meant(&shown) {
            all.push(shown);
        }
    }
    for example in placed {
        let label = label_at(document, example.start);
        // A request on a command line holds its body.
        let said = label.filter(|label| !SHELLS.contains(label));
        if body(&example.text, said).is_some() {
            let shown = shown(
                example.language,
                &example.text,
                &example.origin,
                0,
                &example.of,
                label,
            );
            all.extend(Some(shown).filter(is_meant));
        }
    }
    all.sort_by_key(|shown| shown.page(&(0..0)).start);
    all
}

fn shown<'a>(
    language: Language,
    text: &'a str,
    origin: &'a Origin,
    skipped: usize,
    of: &'a [Carried],
    label: Option<&'a str>,
) -> Shown<'a> {
    let (tree, faults) = match language {
        Language::Json => json::read(text),
        Language::Xml => xml::read(text),
    };
    Shown {
        language,
        text,
        origin,
        skipped,
        of,
        label,
        tree,
        faults,
    }
}

/// The label of the block that a byte stands in.
fn label_at(document: &Document, at: usize) -> Option<&str> {
    let next = document
        .blocks
        .partition_point(|block| block.range.start <= at);
    match &document.blocks.get(next.checked_sub(1)?)?.matter {
        Matter::Code { language, .. } => language.as_deref(),
        _ => None,
    }
}

/// Where the body begins in a block of code, and what it is written in;
/// `None` where it is neither JSON nor XML.
fn body(text: &str, label: Option<&str>) -> Option<(usize, Language)> {
    let mut skipped = text.len() - text.trim_start().len();
    if METHODS
        .iter()
        .any(|method| text[skipped..].starts_with(method))
    {
        let head = text[skipped..]
            .split_inclusive('\n')
            .take_while(|line| !line.trim().is_empty());
        skipped += head.map(str::len).sum::<usize>();
        skipped += text[skipped..].len() - text[skipped..].trim_start().len();
    }
    let rest = &text[skipped..];
    let mut letters = rest.chars().filter(|letter| !letter.is_whitespace());
    let (first, second) = (letters.next()?, letters.next().unwrap_or(' '));
    let language = match (label, first, second) {
        (Some("json" | "jsonc" | "json5" | "javascript" | "js" | "http"), '{' | '[', _) => {
            Language::Json
        }
        (None, '{', '"' | '\'' | '}' | '/' | '.' | '…') => Language::Json,
        (None, '{', _) if begins_with_a_name(rest) => Language::Json,
        (None, '[', '{' | '"' | '[' | ']' | '.' | '0'..='9') => Language::Json,
        // The members of an object without its braces.
        (Some("json" | "jsonc") | None, '"', _) if begins_with_a_member(rest) => Language::Json,
        (Some("xml" | "http") | None, '<', _) if is_xml(rest) => Language::Xml,
        _ => return None,
    };
    Some((skipped, language))
}

/// Whether a text in quotes is followed by a colon.
fn begins_with_a_member(text: &str) -> bool {
    let mut quoted = text.trim_start().splitn(3, '"');
    let (_, name, rest) = (quoted.next(), quoted.next(), quoted.next());
    name.is_some_and(|name| !name.contains('\n'))
        && rest.is_some_and(|rest| rest.trim_start().starts_with(':'))
}

/// Whether a brace is followed by a name without quotes, and a colon.
fn begins_with_a_name(text: &str) -> bool {
    let rest = text.trim_start_matches(['{', ' ', '\t', '\r', '\n']);
    let after = rest.trim_start_matches(|letter: char| letter.is_alphanumeric() || letter == '_');
    after.len() < rest.len() && after.trim_start().starts_with(':')
}

/// Whether a text has elements, and not those of HTML.
fn is_xml(text: &str) -> bool {
    (text.contains("</") || text.contains("/>")) && !is_html(text)
}

fn is_html(text: &str) -> bool {
    let near = text[..floor(text, 400)].to_lowercase();
    [
        "<!doctype html",
        "<html",
        "<div",
        "<p>",
        "<script",
        "<a ",
        "<form",
        "<iframe",
        "<img",
        "<span",
    ]
    .iter()
    .any(|tag| near.contains(tag))
}

/// Whether a block is meant as what it looks like: a page may show a program,
/// or a language of its own. Values of a programming language are held to be
/// JSON only where a call carries them.
fn is_meant(shown: &Shown) -> bool {
    if matches!(shown.label, Some("json" | "xml")) {
        return true;
    }
    let is_carried = shown
        .of
        .iter()
        .any(|carried| !matches!(carried, Carried::Message { .. }));
    let of_a_program = [code::JAVASCRIPT.id, code::BARE_WORD.id];
    let is_program = shown
        .faults
        .iter()
        .any(|fault| of_a_program.contains(&fault.code.id));
    let is_broken = shown.faults.len() > 3 && shown.faults.len() * 4 >= shown.tree.items.len();
    is_carried || !(is_broken || is_program)
}
