//! [`mark`]: a verdict as it is shown, by sign and word; never by colour alone.

use countersign_journal::Verdict;

/// The sign of a verdict.
pub(super) fn sign(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Passed => "✓",
        Verdict::Failed => "✗",
        Verdict::Warned => "!",
        Verdict::Skipped => "–",
        Verdict::Inconclusive => "?",
    }
}

/// A verdict as markup.
pub(super) fn mark(verdict: Verdict) -> String {
    format!(
        r#"<span class="mark {verdict}"><span aria-hidden="true">{}</span> {verdict}</span>"#,
        sign(verdict)
    )
}
