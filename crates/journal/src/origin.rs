//! What is told beside a value that was seen: the place as which it was sent, or
//! how far it lies from what was expected. Both are an aid for whoever looks for
//! the fault, and none of what was found.

/// What was seen, told with the place as which it was sent.
pub fn with_origin(seen: &str, place: &str) -> String {
    format!("{seen}{BEFORE}{place})")
}

/// What was seen, told with how far it lies from what was expected: `1 h`, and
/// what that comes from, if that is known.
pub fn with_distance(seen: &str, length: &str, is_later: bool, from: Option<&str>) -> String {
    let way = if is_later { LATER } else { EARLIER };
    let from = from.map_or_else(String::new, |from| format!(": {from}"));
    format!("{seen} ({length}{way}{from})")
}

/// What was seen, without what is told beside it. Of the same fault an origin can
/// be told in one run, and in another one not; and each run has its own times.
pub fn without_asides(seen: &str) -> &str {
    let parts = seen.strip_suffix(')').and_then(|it| it.rsplit_once(BEFORE));
    let seen = parts.map_or(seen, |(seen, _)| seen);
    let parts = seen.strip_suffix(')').and_then(|it| it.rsplit_once(" ("));
    let is_distance = |aside: &str| {
        let (distance, _) = aside.split_once(": ").unwrap_or((aside, ""));
        distance.ends_with(LATER) || distance.ends_with(EARLIER)
    };
    match parts {
        Some((seen, aside)) if is_distance(aside) => seen,
        _ => seen,
    }
}

/// What stands between a value and its origin.
const BEFORE: &str = " (sent as ";
/// What stands behind a span of time.
const LATER: &str = " later";
const EARLIER: &str = " earlier";
