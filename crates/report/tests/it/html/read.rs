//! What a page says to whoever reads it, line by line.

use html5gum::{Token, Tokenizer};

/// Elements whose text stands in a line of its own.
const LINES: [&[u8]; 16] = [
    b"title",
    b"h1",
    b"h2",
    b"h3",
    b"p",
    b"li",
    b"summary",
    b"tr",
    b"dt",
    b"section",
    b"figcaption",
    b"label",
    b"button",
    b"option",
    b"details",
    b"dl",
];

/// The text of markup: a line for each element that stands by itself, cells of
/// a row apart.
pub(super) fn read(markup: &str) -> String {
    let mut lines = vec![String::new()];
    for token in Tokenizer::new(markup) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) if LINES.contains(&&*tag.name.0) => lines.push(String::new()),
            Token::EndTag(tag) if LINES.contains(&&*tag.name.0) => lines.push(String::new()),
            Token::StartTag(tag) if matches!(&*tag.name.0, b"td" | b"th" | b"dd" | b"small") => {
                add(&mut lines, " | ");
            }
            Token::String(text) => add(&mut lines, &String::from_utf8_lossy(&text)),
            _ => {}
        }
    }
    let lines = lines.iter().map(|line| {
        let words: Vec<_> = line.split_whitespace().collect();
        words.join(" ").trim_matches([' ', '|']).to_owned()
    });
    let lines: Vec<_> = lines.filter(|line| !line.is_empty()).collect();
    format!("{}\n", lines.join("\n"))
}

fn add(lines: &mut [String], text: &str) {
    if let Some(line) = lines.last_mut() {
        line.push_str(text);
    }
}
