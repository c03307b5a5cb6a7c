//! Whatever a page holds: no reader panics, places are within it, and words
//! are kept.

use countersign_document::{Document, Line, Matter, Origin};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::words::words;

/// Names that make each reader take a text.
pub(super) const NAMES: &[&str] = &["page.md", "page.wiki", "page.html", "page.txt"];

/// What the readers look for, and what breaks it.
pub(super) const PARTS: &[&str] = &[
    "# ",
    "## ",
    "h2. ",
    "* ",
    "** ",
    "- ",
    "  - ",
    "• ",
    "◦ ",
    "1. ",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    " ",
    "|",
    "||",
    "| a | b |\n|---|---|\n",
    "\\",
    "\\\\",
    "{",
    "}",
    "[",
    "]",
    "<",
    ">",
    "*",
    "_",
    "`",
    "```",
    "```json\n",
    "{code}",
    "{code:xml}",
    "{noformat}",
    "{{",
    "}}",
    "{% tab title=\"x\" %}",
    "{%",
    "%}",
    "<table>",
    "<tr>",
    "<td colspan=3>",
    "<td rowspan=\"2\">",
    "</td>",
    "</table>",
    "<pre>",
    "</pre>",
    "<ul><li>",
    "</ul>",
    "<div class=\"param-name\">",
    "<div class=param>a</div>",
    "<span class=\"param-type required\">string</span>",
    "<h3 class=model-title>",
    "</div>",
    "</span>",
    "<dl><dt>",
    "<dd>",
    "<button>",
    "<main>",
    "</main>",
    "<nav>",
    "<!--",
    "-->",
    "&amp;",
    "&#x20;",
    "&",
    ";",
    "{\n",
    "\"name\": 4,\n",
    "}\n",
    "<a>\n",
    "</a>\n",
    "GET /x HTTP/1.1\n",
    "Name: value\n",
    "curl -X '",
    "NameTypeDescription\n",
    "string\n",
    "Required\n",
    "Name\tType\n",
    "\u{a0}",
    "\u{200b}",
    "é",
    "語",
    "!a.png!",
    "http://a.example/b",
    "word",
    "3.2 Word\n",
    "Type: string\n",
    "Field   Type   Notes\na       int    b\n",
    "--- \n",
    "'",
    "~~~",
];

fn pages() -> impl Strategy<Value = String> {
    prop_oneof![
        vec(select(PARTS), 0..60).prop_map(|parts| parts.concat()),
        any::<String>(),
        vec(
            prop_oneof![select(PARTS).prop_map(str::to_owned), any::<String>()],
            0..20
        )
        .prop_map(|parts| parts.concat()),
    ]
}

/// Words with which nothing begins.
fn sentences() -> impl Strategy<Value = Vec<String>> {
    vec(
        vec("[a-z]{1,8}", 1..6).prop_map(|words| words.join(" ")),
        1..12,
    )
}

/// Pages that once had a place outside of them, or beside its word.
const FOUND: &[&str] = &[
    "<table># \r\n# # # ```json\n",
    "<table><tr>|<pre># <table>GET /x HTTP/1.1\n* ",
    "{%ᏸ%}# ",
];

#[test]
fn pages_that_were_found_stay_mended() {
    for (name, body) in NAMES
        .iter()
        .flat_map(|name| FOUND.iter().map(move |body| (name, body)))
    {
        let (document, _) = countersign_document::read(name, body);
        check(&document).unwrap();
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn places_are_within_the_page(name in select(NAMES), body in pages()) {
        let (document, _) = countersign_document::read(name, &body);
        check(&document)?;
    }

    #[test]
    fn words_are_kept(
        name in select(NAMES),
        lines in sentences(),
        signs in vec(select(&["", "* ", "- ", "\n", "• ", "h2. ", "### ", "  * ", "| ", "|| "][..]), 12),
    ) {
        let mut body = String::new();
        for (line, sign) in lines.iter().zip(&signs) {
            body.push_str(sign);
            body.push_str(line);
            body.push('\n');
        }
        let (document, _) = countersign_document::read(name, &body);
        let kept = words(&document);
        for word in lines.iter().flat_map(|line| line.split(' ')) {
            prop_assert!(kept.contains(word), "`{word}` is lost");
        }
    }
}

fn check(document: &Document) -> Result<(), TestCaseError> {
    let body = &document.text.body;
    let within = |at: usize| body.is_char_boundary(at);
    for block in &document.blocks {
        let range = block.range.clone();
        prop_assert!(range.start <= range.end, "{block:?}");
        prop_assert!(within(range.start) && within(range.end), "{block:?}");
        match &block.matter {
            Matter::Heading { line, .. } => sound(document, line)?,
            Matter::Paragraph(lines) | Matter::Item { lines, .. } => {
                prop_assert!(!lines.is_empty());
                for line in lines {
                    sound(document, line)?;
                }
            }
            Matter::Table(rows) => {
                for cell in rows.iter().flat_map(|row| &row.cells) {
                    prop_assert!(within(cell.start), "{cell:?}");
                    for line in &cell.lines {
                        sound(document, line)?;
                    }
                }
            }
            Matter::Code {
                text,
                start,
                origin,
                ..
            } => {
                prop_assert_eq!(origin.at(0), *start);
                stands(document, text, origin)?;
            }
        }
    }
    Ok(())
}

fn sound(document: &Document, line: &Line) -> Result<(), TestCaseError> {
    prop_assert!(!line.words.is_empty() && line.words.trim() == line.words);
    prop_assert!(!line.words.contains("  ") && !line.words.contains('\n'));
    prop_assert_eq!(line.origin.at(0), line.start);
    let links = line.links.iter().map(|(range, _)| range);
    for range in line.code.iter().chain(&line.strong).chain(links) {
        prop_assert!(line.words.get(range.clone()).is_some(), "{line:?}");
    }
    stands(document, &line.words, &line.origin)
}

/// Each character stands in the page where it is said to, but for those that
/// the page writes as an entity.
fn stands(document: &Document, text: &str, origin: &Origin) -> Result<(), TestCaseError> {
    let body = &document.text.body;
    for (offset, letter) in text.char_indices() {
        let at = origin.at(offset);
        prop_assert!(at <= body.len(), "{text:?} at {at}");
        if letter.is_alphanumeric() && !body.contains('&') {
            prop_assert!(
                body.get(at..).is_some_and(|rest| rest.starts_with(letter)),
                "{letter:?} of {text:?} is not at {at}"
            );
        }
    }
    Ok(())
}
