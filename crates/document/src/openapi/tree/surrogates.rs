//! Pairs of surrogates, as JSON escapes characters beyond U+FFFF
//! (`\ud83d\ude80`): YAML has no such escape, and its scanner would end there.
//!
//! Each half is put as another escape of the same length before scanning, of a
//! character for private use, so that nothing moves; pairs of these are joined
//! in what was scanned.

use std::borrow::Cow;

/// What the first of 1024 leading halves is put as; the trailing ones follow.
const STAND_IN: u32 = 0xE000;

/// Half of the stand-ins: as many as there are halves of a kind.
const HALVES: u32 = 0x400;

/// The text with each escape of a surrogate stood in for, of the same length.
pub(super) fn stand_in(body: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut done = 0;
    for (at, _) in body.match_indices("\\u") {
        let Some(half) = surrogate(body, at) else {
            continue;
        };
        out.push_str(&body[done..at]);
        out.push_str(&format!("\\u{:04X}", half - 0xD800 + STAND_IN));
        done = at + 6;
    }
    if done == 0 {
        return Cow::Borrowed(body);
    }
    out.push_str(&body[done..]);
    Cow::Owned(out)
}

/// The surrogate that is escaped at this `\u`, where the backslash is not
/// itself escaped.
fn surrogate(body: &str, at: usize) -> Option<u32> {
    let digits = body.get(at + 2..at + 6)?;
    let half = u32::from_str_radix(digits, 16).ok()?;
    // Two bytes are enough to look back at: runs of backslashes before an
    // escaped surrogate do not occur but to break a reader, and then one
    // stand-in shows.
    let escaped = body[..at].ends_with('\\') && !body[..at].ends_with("\\\\");
    (!escaped && (0xD800..0xE000).contains(&half)).then_some(half)
}

/// What was scanned, with pairs of stand-ins joined. A half without its other
/// is what cannot be told: U+FFFD.
pub(super) fn join(scanned: &str) -> String {
    let mut out = String::with_capacity(scanned.len());
    let mut rest = scanned.chars().peekable();
    while let Some(c) = rest.next() {
        let Some(lead) = half(c) else {
            out.push(c);
            continue;
        };
        let trail = rest.peek().copied().and_then(half);
        match trail.and_then(|trail| pair(lead, trail)) {
            Some(joined) => {
                out.push(joined);
                rest.next();
            }
            None => out.push(char::REPLACEMENT_CHARACTER),
        }
    }
    out
}

fn half(c: char) -> Option<u32> {
    let half = u32::from(c).checked_sub(STAND_IN)?;
    (half < 2 * HALVES).then_some(half)
}

fn pair(lead: u32, trail: u32) -> Option<char> {
    let trail = trail.checked_sub(HALVES)?;
    (lead < HALVES).then(|| char::from_u32(0x1_0000 + lead * HALVES + trail))?
}
