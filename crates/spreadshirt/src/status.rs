//! States as messages write them, from any spelling that a reader may meet.

/// The wire spelling of a state: `In Progress`, `in-progress` and `IN_PROGRESS`
/// are one, and `cancelled` is `CANCELED`. Of a state that no page lists the
/// words are written the same way.
pub(crate) fn canonical(written: &str) -> String {
    let words = written
        .split(|letter: char| letter.is_whitespace() || letter == '_' || letter == '-')
        .filter(|word| !word.is_empty())
        .map(str::to_uppercase);
    let joined = words.collect::<Vec<_>>().join("_");
    // The page writes `canceled` throughout; the other spelling is as English. That
    // it is none of the page's is told once, and not of every state it stands for.
    if joined == "CANCELLED" {
        "CANCELED".to_owned()
    } else {
        joined
    }
}
