//! Readers of markups, one file each.

mod blocks;
mod component;
mod detect;
mod html;
mod lines;
mod liquid;
mod markdown;
mod plain;
mod table;
mod wiki;

use crate::document::{Document, Markup};
use crate::text::Text;

/// Finds out how a text is written, and reads its blocks.
pub(crate) fn read(text: &Text) -> Document {
    let markup = detect::markup(text);
    let blocks = match markup {
        Markup::Markdown => markdown::read(&text.body),
        Markup::Wiki => wiki::read(&text.body),
        Markup::Html => html::read(&text.body),
        Markup::Plain => plain::read(&text.body),
        Markup::OpenApi => Vec::new(),
    };
    Document {
        text: text.clone(),
        markup,
        blocks,
    }
}

/// The language that words behind a fence or in an attribute name, in lower
/// case: `json` of `json title="…"` and of `{.json}`.
fn language(words: &str) -> Option<String> {
    let words = words.trim_start_matches(|letter: char| !letter.is_ascii_alphanumeric());
    let end =
        words.find(|letter: char| !(letter.is_ascii_alphanumeric() || "+-_#".contains(letter)));
    let name = &words[..end.unwrap_or(words.len())];
    (!name.is_empty()).then(|| name.to_ascii_lowercase())
}
