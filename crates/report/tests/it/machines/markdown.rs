//! Markdown as a code host reads it: nothing that a target chose does anything.

use countersign_journal::{Notice, RunEvent};
use html5gum::{Token, Tokenizer};
use pulldown_cmark::{Event, Options, Parser, Tag};

use super::render;

/// GitHub takes 65,536 characters.
const ROOM: usize = 65_000;

#[test]
fn every_case_is_plain() {
    for (case, events) in crate::cases() {
        for format in ["markdown", "summary"] {
            assert_plain(&render(format, &events), &case);
        }
    }
}

#[test]
fn many_findings_fit_a_comment() {
    let events = super::arbitrary::many(500, 6_000);
    let comment = render("markdown", &events);
    assert!(comment.len() <= ROOM, "{}", comment.len());
    assert!(comment.contains("There was no room for"), "{comment}");
    assert_plain(&comment, "many");
    assert!(render("summary", &events).len() <= 500_000);
}

/// What there is no room for is counted, and notices leave room for findings.
#[test]
fn many_notices_fit_a_comment() {
    let mut events = super::arbitrary::many(30, 600);
    for number in 0..30 {
        let notice = Notice {
            code: format!("CFG-{number:04}"),
            message: "((((####".repeat(200),
            hint: "@@@@[[[[".repeat(200),
        };
        events.insert(1, RunEvent::Noticed { notice });
    }
    let comment = render("markdown", &events);
    assert!(comment.len() <= ROOM, "{}", comment.len());
    assert_plain(&comment, "many");
    let told = comment.matches("<code>CFG&#45;").count() + comment.matches("<code>CFG-").count();
    assert!(told > 0, "{comment}");
    let more = format!("- and {} more notices", 30 - told);
    assert!(comment.contains(&more), "{told}: {comment}");
    assert!(comment.contains("<details>"), "{comment}");
    assert!(comment.contains("There was no room for"), "{comment}");
}

/// The verdict stands before all else that is seen.
#[test]
fn the_verdict_comes_first() {
    for (case, verdict) in [
        ("passed", "passed"),
        ("warned", "warned"),
        ("verdicts", "failed"),
        ("skipped", "inconclusive"),
        ("nothing-run", "inconclusive"),
        ("interrupted", "inconclusive"),
        ("harness-fault", "inconclusive"),
    ] {
        let path = crate::folder().join(format!("{case}.ndjson"));
        let text = render("summary", &crate::events(&path));
        let first = text.lines().next().unwrap_or_default();
        assert!(
            first.ends_with(&format!(" Countersign: {verdict}")),
            "{case}: {first}"
        );
    }
}

/// No link, no picture, and no HTML but what folds, marks code or is a comment;
/// what is opened is closed.
pub(super) fn assert_plain(text: &str, case: &str) {
    let mut open: Vec<String> = Vec::new();
    for event in Parser::new_ext(text, Options::ENABLE_GFM | Options::ENABLE_TABLES) {
        match event {
            Event::Start(tag @ (Tag::Link { .. } | Tag::Image { .. })) => {
                panic!("{case}: {tag:?}\n{text}")
            }
            Event::Html(html) | Event::InlineHtml(html) => tags(&html, &mut open, case),
            Event::Text(text) if !is_code(&open) => assert_inert(&text, case),
            // A block of code is not looked into.
            Event::Start(Tag::CodeBlock(_)) => open.push("code".to_owned()),
            Event::End(pulldown_cmark::TagEnd::CodeBlock) => {
                open.pop();
            }
            _ => {}
        }
    }
    assert!(open.is_empty(), "{case}: {open:?} stay open\n{text}");
}

fn is_code(open: &[String]) -> bool {
    open.last().is_some_and(|it| it == "code")
}

/// No name, number or link that a host looks for behind Markdown.
fn assert_inert(text: &str, case: &str) {
    for address in ["://", "www."] {
        assert!(!text.contains(address), "{case}: {text}");
    }
    for sign in ['@', '#'] {
        let mut parts = text.split(sign).skip(1);
        assert!(parts.all(str::is_empty), "{case}: {text}");
    }
}

/// Follows what is opened and closed, and looks at what stands between.
fn tags(html: &str, open: &mut Vec<String>, case: &str) {
    for token in Tokenizer::new(html) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                assert!(tag.attributes.is_empty(), "{case}: {html}");
                match &*String::from_utf8_lossy(&tag.name) {
                    "br" => {}
                    name @ ("details" | "summary" | "code") => open.push(name.to_owned()),
                    name => panic!("{case}: {name} in {html}"),
                }
            }
            Token::EndTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name);
                assert_eq!(open.pop().as_deref(), Some(&*name), "{case}: {html}");
            }
            Token::String(text) if !is_code(open) => {
                assert_inert(&String::from_utf8_lossy(&text), case);
            }
            Token::Error(error) => panic!("{case}: {error:?} in {html}"),
            Token::String(_) | Token::Comment(_) | Token::Doctype(_) => {}
        }
    }
}
