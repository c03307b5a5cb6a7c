//! What was found out before the first scenario, told again.

use std::fmt::Write as _;

use countersign_journal::Verdict;

use super::{printable, reported};
use crate::RunReport;
use crate::headline::Headline;

/// Notices that are told again.
const MOST: usize = 5;
/// Characters of a sentence.
const SENTENCE: usize = 400;

/// The notices of a run of which nothing passed or too little could be judged:
/// they may be why, and what was told before the first scenario has long
/// scrolled away. Nothing for any other run.
pub fn notices(report: &RunReport) -> String {
    let verdicts = report.verdicts();
    let is_judged = Headline::of(report).verdict != Verdict::Inconclusive;
    let mut out = String::new();
    if is_judged && verdicts.count(Verdict::Passed) > 0 {
        return out;
    }
    for notice in report.notices.iter().take(MOST) {
        let code = printable(&notice.code, SENTENCE);
        let _ = writeln!(out, "{code}: {}", reported(&notice.message, SENTENCE));
        let _ = writeln!(out, "  hint: {}", reported(&notice.hint, SENTENCE));
    }
    let more = report.notices.len().saturating_sub(MOST);
    if more > 0 {
        let _ = writeln!(out, "and {more} more notices in results.json");
    }
    out
}
