//! [`Next`]: what to do about a run, the most pressing first.

use std::collections::BTreeMap;
use std::fmt;

use countersign_journal::Verdict;

use super::text::{count, fragment, text};
use crate::RunReport;
use crate::headline::Headline;

/// Clauses, or reasons, that are named.
const NAMED: usize = 4;

/// What to do next.
pub(super) struct Next<'a> {
    pub(super) report: &'a RunReport,
    pub(super) headline: &'a Headline,
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
            items.push(format!("The harness said: <q>{}</q>", text(fault)));
        }
        // What is wrong with the configuration spoils everything after it.
        items.extend(self.report.notices.iter().map(|notice| {
            format!(
                "<code>{}</code> {} <em>{}</em>",
                text(&notice.code),
                text(&notice.message),
                text(&notice.hint)
            )
        }));
        items.extend(self.contradicted(
            Verdict::Failed,
            ["clause is", "clauses are"],
            "contradicted",
        ));
        items.extend(self.contradicted(
            Verdict::Warned,
            ["should is", "shoulds are"],
            "not kept to",
        ));
        items.extend(self.unjudged(Verdict::Inconclusive, "not judged"));
        items.extend(self.unjudged(Verdict::Skipped, "left out"));
        items
    }

    /// The clauses of this verdict, those that are seen most often first.
    fn contradicted(&self, verdict: Verdict, what: [&str; 2], how: &str) -> Option<String> {
        let mut clauses: Vec<_> = self
            .report
            .clauses
            .iter()
            .map(|(id, clause)| (clause.count(verdict), id))
            .filter(|(times, _)| *times > 0)
            .collect();
        if clauses.is_empty() {
            return None;
        }
        clauses.sort_by_key(|(times, _)| std::cmp::Reverse(*times));
        let named: Vec<_> = clauses
            .iter()
            .take(NAMED)
            .map(|(times, id)| {
                let (link, id) = (fragment(&id.0), text(&id.0));
                format!("<a href=\"#clause={link}\"><code>{id}</code></a> ({times}×)")
            })
            .collect();
        Some(format!(
            "{} {how}: {}{}",
            count(clauses.len(), what[0], what[1]),
            named.join(", "),
            rest(clauses.len())
        ))
    }

    /// Why scenarios of this verdict were not judged.
    fn unjudged(&self, verdict: Verdict, how: &str) -> Option<String> {
        let mut reasons: BTreeMap<&str, usize> = BTreeMap::new();
        let mut scenarios = 0;
        for scenario in self.report.scenarios.values() {
            if scenario.verdict() != verdict {
                continue;
            }
            scenarios += 1;
            let finding = scenario.findings.iter().find(|it| it.verdict == verdict);
            let because = finding.map(|finding| finding.message.as_str());
            if let Some(because) = because.or(scenario.unexplained()) {
                *reasons.entry(because).or_default() += 1;
            }
        }
        if scenarios == 0 {
            return None;
        }
        let mut reasons: Vec<_> = reasons.into_iter().collect();
        reasons.sort_by_key(|(_, times)| std::cmp::Reverse(*times));
        let named: Vec<_> = reasons
            .iter()
            .take(NAMED)
            .map(|(because, times)| format!("{} ({times}×)", text(because)))
            .collect();
        Some(format!(
            "<a href=\"#verdict={verdict}\">{}</a> {how}: {}{}",
            count(scenarios, "scenario was", "scenarios were"),
            named.join("; "),
            rest(reasons.len())
        ))
    }
}

/// How many more there are than are named.
fn rest(all: usize) -> String {
    match all.saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(", and {more} more"),
    }
}
