//! Which parts of a configured header are secret.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};

/// Headers of RFC 9110 and their like that hold no secret; what they hold may
/// well stand in answers.
const PUBLIC: [&str; 8] = [
    "accept",
    "accept-charset",
    "accept-language",
    "content-language",
    "content-type",
    "from",
    "origin",
    "user-agent",
];

/// What names of headers that carry secrets have in them.
const TELLING: [&str; 8] = [
    "auth", "cookie", "key", "pass", "secret", "session", "sign", "token",
];

/// Parts shorter than this may stand anywhere.
const SHORTEST_PART: usize = 8;

/// The secrets in a header that every request carries: all of its value, and
/// each part that looks like a secret by itself; of Basic credentials also what
/// they encode. What stands in the target's URL is none.
pub(super) fn secrets(name: &str, value: &str, base_url: &str) -> Vec<String> {
    let name = name.to_ascii_lowercase();
    if PUBLIC.contains(&name.as_str()) {
        return Vec::new();
    }
    let is_told = TELLING.iter().any(|word| name.contains(word));
    let mut secrets = Vec::new();
    if is_told || is_random(value) {
        secrets.push(value.to_owned());
    }
    for part in value.split([' ', ',', ';', '=', '"']) {
        if is_told && part.len() >= SHORTEST_PART || is_random(part) {
            secrets.push(part.to_owned());
        }
    }
    for word in value.split_ascii_whitespace().skip(1) {
        let decoded = STANDARD.decode(word).or_else(|_| URL_SAFE.decode(word));
        let Some(text) = decoded.ok().and_then(|bytes| String::from_utf8(bytes).ok()) else {
            continue;
        };
        if let Some((_, password)) = text.split_once(':') {
            secrets.push(password.to_owned());
            secrets.push(text);
        }
    }
    secrets.retain(|secret| !base_url.contains(secret.as_str()));
    secrets
}

/// Whether a text may have been drawn by lot: long, with letters and digits.
fn is_random(text: &str) -> bool {
    text.len() >= SHORTEST_PART
        && text.bytes().any(|byte| byte.is_ascii_digit())
        && text.bytes().any(|byte| byte.is_ascii_alphabetic())
}
