//! How a text is written is told by what stands in it.

use countersign_document::Markup;

/// A file's name, what it holds, and how that is written.
const CASES: &[(&str, &str, Markup)] = &[
    ("a.txt", "# Title\n\nWords.\n", Markup::Markdown),
    (
        "a.txt",
        "Title\n\n* `id` (string)\n* `day` (date)\n",
        Markup::Markdown,
    ),
    (
        "a.txt",
        "| a | b |\n|---|---|\n| c | d |\n",
        Markup::Markdown,
    ),
    ("a.md", "Words alone.\n", Markup::Markdown),
    (
        "a.txt",
        "<p align=\"center\">x</p>\n\n# Title\n\n```json\n{}\n```\n",
        Markup::Markdown,
    ),
    ("a.txt", "h1. Title\n# first\n# second\n", Markup::Wiki),
    ("a.md", "h1. Title\nh2. Part\n|| a || b ||\n", Markup::Wiki),
    ("a.txt", "|| a || b ||\n| c | d |\n", Markup::Wiki),
    (
        "a.txt",
        "<!-- saved -->\n<!DOCTYPE html>\n<p>x",
        Markup::Html,
    ),
    (
        "a.txt",
        "<div><h1>Title</h1>\n<p>Words</p></div>\n",
        Markup::Html,
    ),
    ("a.htm", "Words alone.\n", Markup::Html),
    (
        "a.txt",
        "Title\n\nWords, and an {orderId}.\n\n# no title\n",
        Markup::Plain,
    ),
    ("a.txt", "- one\n- two\n", Markup::Plain),
    ("a.txt", "", Markup::Plain),
    (
        "a.txt",
        "{\"info\": {\"openapi\": \"3\"}, \"openapi\": \"3.1.0\"}",
        Markup::OpenApi,
    ),
    ("a.json", "{\"swagger\": \"2.0\"}", Markup::OpenApi),
    (
        "a.txt",
        "{\"info\": {\"openapi\": \"3.1.0\"}}",
        Markup::Plain,
    ),
    (
        "a.txt",
        "# a comment\n---\nopenapi: \"3.0.3\"\ninfo:\n  title: x\n",
        Markup::OpenApi,
    ),
    (
        "a.txt",
        "info:\n  title: x\nopenapi: 3.1.0\n",
        Markup::OpenApi,
    ),
    ("a.yaml", "swagger: '2.0'\n", Markup::OpenApi),
    (
        "a.md",
        "---\nopenapi: GET /x\n---\n# Title\n",
        Markup::Markdown,
    ),
];

#[test]
fn markups_are_told_by_what_they_hold() {
    for (name, body, markup) in CASES {
        let (document, _) = countersign_document::read(name, body);
        assert_eq!(document.markup, *markup, "{name}: {body:?}");
        assert_eq!(
            document.blocks.is_empty(),
            body.is_empty() || *markup == Markup::OpenApi
        );
    }
}
