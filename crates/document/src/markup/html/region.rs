//! Finds the main part of a saved page: around it stands the frame that all
//! pages of a site share.

use std::ops::Range;

use html5gum::{StartTag, Token};

use super::attributes::value;
use super::tokens;

/// The bytes between the tags of the main element; where there is none, those
/// from the first article to the end of the last.
pub(super) fn find(body: &str) -> Option<Range<usize>> {
    let mut main: Option<Open> = None;
    let mut articles: Option<Range<usize>> = None;
    for token in tokens(body) {
        match token {
            Token::StartTag(tag) => {
                if let Some(open) = &mut main {
                    open.depth += usize::from(open.name == *tag.name);
                } else if is_main(&tag) {
                    main = Some(Open {
                        name: tag.name.to_vec(),
                        start: tag.span.start,
                        depth: 1,
                    });
                } else if *tag.name == b"article"[..] {
                    articles.get_or_insert(tag.span.start..body.len());
                }
            }
            Token::EndTag(tag) => {
                if let Some(open) = main.as_mut().filter(|open| open.name == *tag.name) {
                    open.depth -= 1;
                    if open.depth == 0 {
                        return Some(open.start..tag.span.end);
                    }
                }
                if *tag.name == b"article"[..]
                    && let Some(articles) = &mut articles
                {
                    articles.end = tag.span.end;
                }
            }
            _ => {}
        }
    }
    main.map(|open| open.start..body.len()).or(articles)
}

/// An element that is open.
struct Open {
    name: Vec<u8>,
    start: usize,
    /// How many of its name are open.
    depth: usize,
}

fn is_main(tag: &StartTag<usize>) -> bool {
    *tag.name == b"main"[..] || value(tag, "role").is_some_and(|role| role == "main")
}
