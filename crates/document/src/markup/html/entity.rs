//! Texts with entities (`&amp;`), unescaped piece by piece, so that each piece
//! keeps its place.

use html5gum::Token;

/// Longest entity, in bytes.
const MOST_BYTES: usize = 40;

/// Calls `take` for each piece of a text: what it means, and the byte at which
/// it stands.
pub(super) fn pieces(raw: &str, mut take: impl FnMut(&str, usize)) {
    let mut at = 0;
    while at < raw.len() {
        let rest = &raw[at..];
        let words = rest.find('&').unwrap_or(rest.len());
        if words > 0 {
            take(&rest[..words], at);
            at += words;
            continue;
        }
        let length = entity(rest);
        let meant = meaning(&rest[..length]);
        take(&meant, at);
        at += length;
    }
}

/// How long the entity is that a text begins with; a `&` by itself is one.
fn entity(text: &str) -> usize {
    let inner = &text[1..];
    let end = inner
        .bytes()
        .take(MOST_BYTES)
        .position(|byte| !(byte.is_ascii_alphanumeric() || byte == b'#'))
        .unwrap_or(inner.len().min(MOST_BYTES));
    1 + end + usize::from(inner.as_bytes().get(end) == Some(&b';'))
}

fn meaning(entity: &str) -> String {
    let mut meant = String::new();
    for token in super::tokens(entity) {
        if let Token::String(text) = token {
            meant.push_str(&String::from_utf8_lossy(&text));
        }
    }
    meant
}
