//! [`Paint`]: colours for terminals that show them.

use countersign_journal::Verdict;

/// Whether text is coloured, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Paint {
    /// Text as it is.
    #[default]
    Plain,
    /// With escape sequences of ECMA-48 ("Select Graphic Rendition").
    Coloured,
}

impl Paint {
    /// A text in the colour of a verdict.
    pub(super) fn verdict(self, verdict: Verdict, text: &str) -> String {
        self.with(
            match verdict {
                Verdict::Passed => "32",
                Verdict::Skipped => "36",
                Verdict::Warned => "33",
                Verdict::Inconclusive => "35",
                Verdict::Failed => "1;31",
            },
            text,
        )
    }

    /// What is beside the point: labels, what did not happen.
    pub(super) fn faint(self, text: &str) -> String {
        self.with("2", text)
    }

    /// What is to be looked at.
    pub(super) fn marked(self, text: &str) -> String {
        self.with("1;31", text)
    }

    fn with(self, code: &str, text: &str) -> String {
        match self {
            Self::Plain => text.to_owned(),
            Self::Coloured => format!("\u{1b}[{code}m{text}\u{1b}[0m"),
        }
    }
}
