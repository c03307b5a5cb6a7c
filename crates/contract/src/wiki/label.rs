//! Headings, labels and references: what they say of the block that follows.

/// A heading: `h2. Create Order`.
pub(super) struct Heading {
    pub(super) level: u8,
    pub(super) text: String,
}

/// What a label announces.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// What a call is sent.
    Request,
    /// What a call answers.
    Answer,
    /// Headers of an answer.
    Header,
    /// An instance of what a table describes, in these forms.
    Example { read: bool, write: bool },
    /// An instance of what a call is sent.
    Sample,
    /// Nothing that is read here.
    Other,
}

impl Role {
    /// What a label announces.
    pub(super) fn of(label: &str) -> Self {
        let label = label.to_ascii_lowercase();
        let has = |word: &str| label.split_whitespace().any(|w| w == word);
        if has("request") || has("payload") {
            Self::Request
        } else if has("response") {
            Self::Answer
        } else if has("header") {
            Self::Header
        } else if has("example") {
            Self::Example {
                read: !has("write"),
                write: !has("read"),
            }
        } else {
            Self::Other
        }
    }
}

/// Reads a heading.
pub(super) fn heading(line: &str) -> Option<Heading> {
    let rest = line.strip_prefix('h')?;
    let (level, text) = rest.split_once(". ")?;
    let level = level.parse().ok().filter(|level| (1..=6).contains(level))?;
    Some(Heading {
        level,
        text: text.trim().to_owned(),
    })
}

/// Reads a line that ends with a colon: `*Read Example:*`.
pub(super) fn label(line: &str) -> Option<String> {
    let line = line.trim_matches('*').trim();
    let text = line.strip_suffix(':')?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// The section that a sentence refers to: `See [Order|#Order]`, or
/// `(see address format below)`.
pub(super) fn reference(text: &str) -> Option<&str> {
    let link = text
        .split_once("See [")
        .and_then(|(_, link)| link.split_once(']'))
        .and_then(|(link, _)| link.split_once("|#"))
        .map(|(_, section)| section);
    link.or_else(|| {
        let (_, rest) = text.split_once("(see ")?;
        rest.split_once(" format below)")
            .map(|(section, _)| section)
    })
    .map(str::trim)
}
