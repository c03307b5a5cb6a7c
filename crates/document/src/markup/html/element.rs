//! What elements are to a reader of pages.

use html5gum::StartTag;

use super::attributes::{mentions, value};

/// What an element does to the words around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Element {
    Heading(u8),
    /// It stands by itself: a paragraph, a box.
    Part,
    Break,
    List,
    Item,
    /// A term of a list of terms, and what is said of it.
    Term,
    Meaning,
    Table,
    Row,
    Cell {
        header: bool,
    },
    Pre,
    Code,
    Strong,
    Link,
    Span,
    /// It changes nothing.
    Inline,
    /// Nobody sees it, or it is of the frame around the page.
    Dropped,
    /// It is no element of HTML.
    Unknown,
}

/// Elements that nobody sees, or that are worked with, not read.
const DROPPED: &[&str] = &[
    "button", "canvas", "datalist", "head", "iframe", "noscript", "object", "option", "script",
    "select", "style", "svg", "template", "textarea", "title",
];
/// Elements of the frame around a page.
const FRAME: &[&str] = &["aside", "footer", "nav"];
const PARTS: &[&str] = &[
    "address",
    "article",
    "blockquote",
    "body",
    "caption",
    "center",
    "details",
    "dialog",
    "div",
    "fieldset",
    "figcaption",
    "figure",
    "form",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "main",
    "p",
    "search",
    "section",
    "summary",
    "tbody",
    "tfoot",
    "thead",
];
const INLINE: &[&str] = &[
    "abbr", "acronym", "area", "audio", "base", "bdi", "bdo", "big", "cite", "col", "colgroup",
    "data", "del", "dfn", "em", "embed", "font", "i", "img", "input", "ins", "label", "link",
    "map", "mark", "meta", "meter", "nobr", "output", "param", "picture", "progress", "q", "rp",
    "rt", "ruby", "s", "slot", "small", "source", "strike", "sub", "sup", "time", "track", "u",
    "video", "wbr",
];

/// Elements without an end.
const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
];

impl Element {
    /// The element of this name, in lower case.
    pub(super) fn named(name: &str) -> Self {
        match name {
            "h1" => Self::Heading(1),
            "h2" => Self::Heading(2),
            "h3" => Self::Heading(3),
            "h4" => Self::Heading(4),
            "h5" => Self::Heading(5),
            "h6" => Self::Heading(6),
            "br" => Self::Break,
            "ul" | "ol" | "menu" | "dl" | "dir" => Self::List,
            "li" => Self::Item,
            "dt" => Self::Term,
            "dd" => Self::Meaning,
            "table" => Self::Table,
            "tr" => Self::Row,
            "td" => Self::Cell { header: false },
            "th" => Self::Cell { header: true },
            "pre" | "listing" | "xmp" => Self::Pre,
            "code" | "tt" | "kbd" | "samp" | "var" => Self::Code,
            "b" | "strong" => Self::Strong,
            "a" => Self::Link,
            "span" => Self::Span,
            _ if PARTS.contains(&name) => Self::Part,
            _ if DROPPED.contains(&name) || FRAME.contains(&name) => Self::Dropped,
            _ if INLINE.contains(&name) => Self::Inline,
            _ => Self::Unknown,
        }
    }
}

/// Whether an element has no end, so that nothing is in it.
pub(super) fn is_void(name: &str) -> bool {
    VOID.contains(&name)
}

/// Whether an element ends what is dropped before it: a frame that is never
/// closed ends where the page begins.
pub(super) fn begins_page(name: &str) -> bool {
    matches!(name, "body" | "main" | "article" | "h1")
}

/// Whether an element and all that it holds is dropped.
pub(super) fn is_dropped(name: &str, tag: &StartTag<usize>, within_markdown: bool) -> bool {
    if is_void(name) {
        return false;
    }
    if within_markdown {
        return matches!(name, "script" | "style" | "svg");
    }
    if mentions(tag, "role", &["tab"]) {
        return false;
    }
    let role = mentions(tag, "role", &["navigation", "contentinfo", "search"]);
    let numbers = ["lineno", "line-number", "linenum", "gutter"];
    let callouts = [
        "notice",
        "note",
        "warning",
        "success",
        "info",
        "tip",
        "callout",
        "admonition",
        "caution",
    ];
    match name {
        "aside" => !mentions(tag, "class", &callouts),
        _ if DROPPED.contains(&name) || FRAME.contains(&name) || role => true,
        // What leads to the heading that it stands in.
        "a" => {
            value(tag, "aria-hidden").is_some_and(|hidden| hidden == "true")
                || mentions(
                    tag,
                    "class",
                    &["headerlink", "hash-link", "anchorjs", "header-anchor"],
                )
        }
        // What leads to where the section is edited.
        "span" if mentions(tag, "class", &["mw-editsection", "editsection"]) => true,
        "span" | "i" | "em" => value(tag, "aria-hidden").is_some_and(|hidden| hidden == "true"),
        "td" | "div" | "ol" => mentions(tag, "class", &numbers),
        _ => false,
    }
}
