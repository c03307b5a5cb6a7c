//! The origin of a value: where it was sent, when it is seen in another place.

/// What was seen, told with the place as which it was sent: an aid for whoever
/// looks for the fault, and none of what was found.
pub fn with_origin(seen: &str, place: &str) -> String {
    format!("{seen}{BEFORE}{place})")
}

/// What was seen, without its origin. What is the same fault may show a value
/// of which the origin can be told in one run, and in another one not.
pub fn without_origin(seen: &str) -> &str {
    let parts = seen.strip_suffix(')').and_then(|it| it.rsplit_once(BEFORE));
    parts.map_or(seen, |(seen, _)| seen)
}

/// What stands between the two.
const BEFORE: &str = " (sent as ";
