//! Bodies that no client of good will sends.

/// What becomes of a body under this name; `None` where there is no such thing.
pub(crate) fn hostile(name: &str, mut body: Vec<u8>, xml: bool) -> Option<Vec<u8>> {
    match name {
        "cut off in the middle" => {
            body.truncate(body.len() * 2 / 3);
            Some(body)
        }
        "in no wire form" => Some(b"this is a sentence".to_vec()),
        "empty" => Some(Vec::new()),
        _ => {
            let megabytes: usize = name.strip_prefix("of ")?.split(' ').next()?.parse().ok()?;
            let (before, after) = match xml {
                true => ("<padding>", "</padding>"),
                false => ("{\"padding\": \"", "\"}"),
            };
            let mut padded = before.as_bytes().to_vec();
            padded.resize(megabytes.min(MOST) * 1024 * 1024, b'x');
            padded.extend_from_slice(after.as_bytes());
            Some(padded)
        }
    }
}

/// Most megabytes of such a body.
const MOST: usize = 16;
