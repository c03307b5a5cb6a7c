//! Attributes of tags.

use html5gum::StartTag;

use crate::markup::component::{Attribute, Component};
use crate::markup::table::Span;
use crate::origin::Origin;

/// The value of an attribute.
pub(super) fn value(tag: &StartTag<usize>, name: &str) -> Option<String> {
    let value = tag.attributes.get(name.as_bytes())?;
    Some(String::from_utf8_lossy(value).into_owned())
}

/// Whether an attribute's value has one of these in it, in any case.
pub(super) fn mentions(tag: &StartTag<usize>, name: &str, words: &[&str]) -> bool {
    value(tag, name).is_some_and(|value| {
        let value = value.to_ascii_lowercase();
        words.iter().any(|word| value.contains(word))
    })
}

/// How many columns and rows a cell takes.
pub(super) fn span(tag: &StartTag<usize>) -> Span {
    let number = |name| {
        let value = value(tag, name)?;
        value.trim().parse::<usize>().ok()
    };
    Span {
        columns: number("colspan").unwrap_or(1),
        rows: number("rowspan").unwrap_or(1),
    }
}

/// The language that a block of code is in: `class="language-json"`,
/// `class="brush: xml"`, `data-lang="json"`.
pub(super) fn language(tag: &StartTag<usize>) -> Option<String> {
    for name in ["data-lang", "data-language", "lang-name", "syntax"] {
        if let Some(value) = value(tag, name) {
            return crate::markup::language(&value);
        }
    }
    let class = value(tag, "class")?;
    let mut words = class.split([' ', ';', ':']).filter(|word| !word.is_empty());
    while let Some(word) = words.next() {
        let starts = ["language-", "lang-", "highlight-source-", "highlight-text-"];
        if let Some(named) = starts.iter().find_map(|start| word.strip_prefix(start)) {
            return crate::markup::language(named);
        }
        if word == "brush" {
            return words.next().and_then(crate::markup::language);
        }
        if [
            "json", "xml", "http", "html", "yaml", "bash", "shell", "curl",
        ]
        .contains(&word)
        {
            return Some(word.to_owned());
        }
    }
    None
}

/// A tag of a platform's own with its attributes; `text` is what the tag
/// stands in, and `origin` where that stands in the page.
pub(super) fn component(tag: &StartTag<usize>, text: &str, origin: &Origin) -> Component {
    let attributes = tag.attributes.iter().map(|(name, value)| {
        let said = String::from_utf8_lossy(value).into_owned();
        let said = said.trim_matches(['{', '}', '"', '\'', '`']);
        let span = value.span.start..value.span.end.max(value.span.start);
        let within = text.get(span).and_then(|written| written.rfind(said));
        Attribute {
            name: String::from_utf8_lossy(name).into_owned(),
            value: said.to_owned(),
            at: origin.at(value.span.start + within.unwrap_or(0)),
        }
    });
    Component {
        start: origin.at(tag.span.start),
        attributes: attributes.collect(),
    }
}
