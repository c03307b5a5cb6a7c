//! A [`Cardinality`]: how often something occurs, as pages count it.

/// How often something occurs: `1..1`, `0..n`, `[1..*]`, `0-5`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cardinality {
    /// How often at least.
    pub(super) least: u32,
    /// How often at most; `None` where that is not bounded.
    most: Option<u32>,
}

impl Cardinality {
    /// Reads words that are one and nothing else.
    pub(super) fn read(words: &str) -> Option<Self> {
        let words = words.trim();
        let inside = words
            .strip_prefix('[')
            .and_then(|inside| inside.strip_suffix(']'))
            .or_else(|| words.strip_prefix('(')?.strip_suffix(')'))
            .unwrap_or(words);
        let (least, most) = ["...", "..", "…", "–", "-", ":"]
            .iter()
            .find_map(|mark| inside.split_once(mark))?;
        let least: u32 = least.trim().parse().ok()?;
        let most = match most.trim().to_ascii_lowercase().as_str() {
            "n" | "m" | "*" | "∞" | "unbounded" | "many" => None,
            number => Some(number.parse().ok().filter(|most| *most >= least.max(1))?),
        };
        Some(Self { least, most })
    }

    /// Whether there may be several.
    pub(super) fn is_many(self) -> bool {
        self.most.is_none_or(|most| most > 1)
    }
}
