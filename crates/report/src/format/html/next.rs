//! [`Next`]: what to do about a run, the most pressing first.

use std::fmt;

use countersign_journal::Verdict;

use super::text::{count, fragment, said, text};
use crate::RunReport;
use crate::cause::{Cause, Subject};
use crate::headline::Headline;

/// Causes of one verdict that are named.
const NAMED: usize = 4;

/// What to do next.
pub(super) struct Next<'a> {
    pub(super) report: &'a RunReport,
    pub(super) headline: &'a Headline,
    /// The worst first.
    pub(super) causes: &'a [Cause<'a>],
}

impl fmt::Display for Next<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "<section class=\"next\" aria-labelledby=\"next\">\n<h2 id=\"next\">What to do next</h2>\n\
             <p>{}</p>",
            text(self.headline.next)
        )?;
        let items = self.items();
        if !items.is_empty() {
            f.write_str("<ul>\n")?;
            for item in items {
                writeln!(f, "<li>{item}</li>")?;
            }
            f.write_str("</ul>\n")?;
        }
        f.write_str("</section>\n")
    }
}

impl Next<'_> {
    /// Each as markup.
    fn items(&self) -> Vec<String> {
        let mut items = Vec::new();
        if let Some(fault) = &self.report.harness_fault {
            items.push(format!("The harness said: <q>{}</q>", said(fault)));
        }
        // What is wrong with the configuration spoils everything after it.
        items.extend(self.report.notices.iter().map(|notice| {
            format!(
                "<code>{}</code> {} <em>{}</em>",
                text(&notice.code),
                said(&notice.message),
                said(&notice.hint)
            )
        }));
        let verdicts = self
            .causes
            .chunk_by(|left, right| left.verdict == right.verdict);
        items.extend(verdicts.map(named));
        items
    }
}

/// Causes of one verdict, those that weigh most by name.
fn named(causes: &[Cause<'_>]) -> String {
    let verdict = causes
        .first()
        .map_or(Verdict::Passed, |cause| cause.verdict);
    let what = match verdict {
        Verdict::Failed => "contradicts a must",
        Verdict::Warned => "contradicts a should",
        Verdict::Skipped => "was left out",
        Verdict::Inconclusive | Verdict::Passed => "could not be judged",
    };
    let mut item = format!(
        "{} of what {what}: ",
        count(causes.len(), "cause", "causes")
    );
    let named: Vec<_> = causes.iter().take(NAMED).map(one).collect();
    item.push_str(&named.join("; "));
    let more = causes.len().saturating_sub(NAMED);
    if more > 0 {
        item.push_str(&format!("; and {more} more"));
    }
    item
}

fn one(cause: &Cause<'_>) -> String {
    let counts = cause.counts();
    match cause.subject {
        Subject::Clause(id) => {
            let (link, id) = (fragment(&id.0), text(&id.0));
            format!("<a href=\"#clause={link}\"><code>{id}</code></a> ({counts})")
        }
        Subject::Reason(because) => format!("{} ({counts})", said(because)),
    }
}
