//! [`duration`]: a length of time in words.

/// Milliseconds as people say them: what is not whole is cut and never rounded,
/// so that no report tells more than another. The page's script has the same
/// rule (`assets/dom.js`).
pub fn duration(ms: u64) -> String {
    match ms {
        0..1_000 => format!("{ms} ms"),
        1_000..60_000 => format!("{}.{} s", ms / 1_000, ms % 1_000 / 100),
        _ => format!("{} min {} s", ms / 60_000, ms % 60_000 / 1_000),
    }
}
