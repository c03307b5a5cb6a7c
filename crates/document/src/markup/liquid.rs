//! GitBook's tags (`{% hint %}`, `{% tab title="…" %}`, `{% swagger … %}`):
//! the tags vanish, what they hold stays, and what they say is told.

use super::component::{Attribute, Component};

/// What stands for a byte of a tag until its line is read.
const FILL: char = '\u{1}';

/// The page with blanks where tags stand, each byte where it was, and the tags
/// that say something. Tags within code are left alone: they are shown.
pub(super) fn mask(body: &str) -> (String, Vec<Component>) {
    let mut masked = String::with_capacity(body.len());
    let mut tags = Vec::new();
    let mut fence: Option<&str> = None;
    let mut offset = 0;
    // Where a tag ends that began on a line above.
    let mut until = 0;
    for line in body.split_inclusive('\n') {
        let text = line.trim_start();
        let mark = ["```", "~~~"]
            .into_iter()
            .find(|mark| text.starts_with(mark));
        match (fence, mark) {
            (None, Some(_)) => fence = mark,
            (Some(open), Some(mark)) if open == mark => fence = None,
            _ => {}
        }
        if fence.is_some() || mark.is_some() {
            masked.push_str(line);
        } else {
            let start = masked.len();
            until = mask_line(body, offset, line, until, &mut masked, &mut tags);
            settle(&mut masked, start, line);
        }
        offset += line.len();
    }
    (masked, tags)
}

fn mask_line(
    body: &str,
    offset: usize,
    line: &str,
    mut until: usize,
    masked: &mut String,
    tags: &mut Vec<Component>,
) -> usize {
    let end = offset + line.len();
    let mut at = offset;
    while at < end {
        if at < until {
            let stop = until.min(end);
            blank(&body[at..stop], masked);
            at = stop;
            continue;
        }
        match body[at..end].find("{%").map(|found| at + found) {
            Some(start) if !is_code(&body[at..start]) => {
                masked.push_str(&body[at..start]);
                at = start;
                match tag_end(body, start) {
                    Some(stop) => {
                        until = stop;
                        tags.extend(tag(body, start, stop));
                    }
                    None => {
                        masked.push_str("{%");
                        at += 2;
                    }
                }
            }
            _ => {
                masked.push_str(&body[at..end]);
                at = end;
            }
        }
    }
    until
}

/// Whether a span of code is open behind this text.
fn is_code(text: &str) -> bool {
    text.matches('`').count() % 2 == 1
}

/// The byte behind a tag. Another tag, or a blank line, ends the search: so
/// no byte is searched twice.
fn tag_end(body: &str, start: usize) -> Option<usize> {
    let inner = start + 2;
    let bytes = body.as_bytes().get(inner..)?;
    let end = bytes
        .windows(2)
        .position(|pair| matches!(pair, b"%}" | b"{%" | b"\n\n"))?;
    (bytes[end] == b'%').then_some(inner + end + 2)
}

fn blank(text: &str, masked: &mut String) {
    masked.extend(text.bytes().map(|byte| match byte {
        b'\n' => '\n',
        b'\r' => '\r',
        _ => FILL,
    }));
}

/// A line of nothing but tags becomes blank. Where words stand beside them
/// blanks would move the words: there the tags become what no reader sees;
/// and they are left alone in what may be code.
fn settle(masked: &mut String, start: usize, line: &str) {
    let made = &masked[start..];
    if !made.contains(FILL) {
        return;
    }
    let is_blank = |letter: char| letter == FILL || letter.is_whitespace();
    if made.chars().all(is_blank) {
        let blanks = made.replace(FILL, " ");
        masked.truncate(start);
        masked.push_str(&blanks);
    } else if line.starts_with('\t') || line.starts_with("    ") {
        masked.truncate(start);
        masked.push_str(line);
    }
}

fn tag(body: &str, start: usize, end: usize) -> Option<Component> {
    let mut attributes = Vec::new();
    let mut from = start;
    let tag = &body[..end];
    while let Some(open) = tag[from..].find("=\"").map(|found| from + found) {
        let at = open + 2;
        let Some(close) = tag[at..].find('"').map(|found| at + found) else {
            break;
        };
        let name = tag[from..open].rsplit(char::is_whitespace).next();
        attributes.push(Attribute {
            name: name.unwrap_or_default().to_owned(),
            value: tag[at..close].to_owned(),
            at,
        });
        from = close + 1;
    }
    (!attributes.is_empty()).then_some(Component { start, attributes })
}
