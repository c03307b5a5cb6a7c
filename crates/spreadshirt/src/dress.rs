//! One document in other dress: what XML calls the same, and a peer that looks
//! for characters instead of reading does not.

/// Every element with a prefix in place of the default namespace.
pub(crate) fn prefixed(document: &str) -> String {
    let mut dressed = String::with_capacity(document.len() * 2);
    let mut rest = document;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at + 1);
        dressed.push_str(before);
        rest = tag;
        if let Some(end) = rest.strip_prefix('/') {
            dressed.push_str("/order-api:");
            rest = end;
        } else if rest.starts_with(|c: char| c.is_alphabetic()) {
            dressed.push_str("order-api:");
        }
    }
    dressed.push_str(rest);
    dressed.replacen(" xmlns=\"", " xmlns:order-api=\"", 1)
}

/// Every text that needs no escapes in a CDATA section.
pub(crate) fn in_sections(document: &str) -> String {
    let mut dressed = String::with_capacity(document.len() * 2);
    for part in document.split_inclusive('>') {
        match part.split_once('<') {
            Some((text, tag))
                if !text.is_empty() && !text.contains('&') && !text.trim().is_empty() =>
            {
                dressed.push_str(&format!("<![CDATA[{text}]]><{tag}"));
            }
            _ => dressed.push_str(part),
        }
    }
    dressed
}
