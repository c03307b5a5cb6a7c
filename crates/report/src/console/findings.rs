//! Causes told in full: what was found, where in an answer, in which scenarios.

use std::collections::HashMap;
use std::fmt::Write as _;

use countersign_journal::{ClauseId, Finding, Verdict};

use super::{Excerpts, Paint, printable, reported};
use crate::cause::{Cause, Counts, Subject};
use crate::remark::Remark;

/// Characters of what was expected or seen.
const VALUE: usize = 400;
/// Characters of a curl line: as long as checks make them.
const CURL: usize = 2_000;
/// Clauses that are named beside the one that a cause is told of.
const OTHERS: usize = 4;

/// What stands for a curl line that can't be shown.
const ELSEWHERE: &str = "(in results.json: what it holds can't be shown here)";

/// What stands under the labels.
const MARGIN: &str = "              ";

/// How findings are told.
#[derive(Clone, Copy)]
pub(super) struct Telling<'a> {
    /// The spots that they are about.
    pub(super) excerpts: &'a Excerpts,
    /// Colours.
    pub(super) paint: Paint,
    /// Scenarios that are named of one cause.
    pub(super) named: usize,
}

impl Telling<'_> {
    /// Appends a cause by the first that was found of it.
    pub(super) fn cause(self, cause: &Cause<'_>, out: &mut String) {
        self.title(cause, out);
        self.remark(&cause.first, out);
        let scenarios: Vec<_> = cause.scenarios().collect();
        self.scenarios(&scenarios, out);
        self.others(cause, OTHERS, out);
        out.push('\n');
    }

    /// Appends a cause with all that was found of it; what says the same is told
    /// once.
    pub(super) fn whole(self, cause: &Cause<'_>, out: &mut String) {
        self.title(cause, out);
        self.others(cause, usize::MAX, out);
        for (at, alike) in alike(cause).iter().enumerate() {
            if at > 0 {
                out.push('\n');
            }
            let clause = alike[0].finding.map(|finding| &finding.clause);
            if let Some(clause) = clause.filter(|clause| cause.clause() != Some(clause)) {
                self.line("clause", &printable(&clause.0, VALUE), out);
            }
            self.remark(alike[0], out);
            let mut scenarios = alike.clone();
            scenarios.dedup_by_key(|remark| remark.ordinal);
            self.scenarios(&scenarios, out);
        }
        out.push('\n');
    }

    fn title(self, cause: &Cause<'_>, out: &mut String) {
        let head = head(cause.verdict, self.paint);
        let counts = cause.counts();
        let _ = match cause.subject {
            Subject::Clause(clause) if counts == ONCE => {
                writeln!(out, "{head} {}", printable(&clause.0, VALUE))
            }
            Subject::Clause(clause) => {
                writeln!(out, "{head} {} ({counts})", printable(&clause.0, VALUE))
            }
            Subject::Reason(_) => writeln!(out, "{head} {counts}"),
        };
    }

    /// Appends one remark in lines. Of a skipped one its reason is all there is to
    /// tell.
    fn remark(self, remark: &Remark<'_>, out: &mut String) {
        let _ = writeln!(out, "    {}", reported(remark.message, VALUE));
        let finding = remark.finding;
        if let Some(finding) = finding.filter(|it| it.verdict != Verdict::Skipped) {
            self.line("expected", &reported(&finding.expected, VALUE), out);
            self.line("seen", &reported(&finding.seen, VALUE), out);
            self.spot(finding, out);
            let curl = finding.curl.as_deref().unwrap_or_default();
            // One that is not shown as it is would repeat something else.
            let is_shown = printable(curl, CURL) == curl;
            self.line("curl", if is_shown { curl } else { ELSEWHERE }, out);
        }
    }

    /// Appends where in an answer it is, and the line of it.
    fn spot(self, finding: &Finding, out: &mut String) {
        let at = reported(finding.at.as_deref().unwrap_or_default(), VALUE);
        let Some(excerpt) = self.excerpts.get(finding) else {
            return self.line("at", &at, out);
        };
        let at = if at.is_empty() { "the whole" } else { &at };
        self.line("at", &format!("{at}  ({})", excerpt.place()), out);
        excerpt.print(MARGIN, self.paint, out);
    }

    /// Appends the scenarios, some of them by name.
    fn scenarios(self, scenarios: &[&Remark<'_>], out: &mut String) {
        let named = scenarios.len().min(self.named);
        let more = scenarios.len() - named;
        for (at, remark) in scenarios[..named].iter().enumerate() {
            let label = if at == 0 { "in" } else { "" };
            let scenario = printable(&remark.scenario.scenario.0, 200);
            self.line(label, &scenario, out);
            let place = printable(&remark.place.to_string(), 200);
            let _ = match more {
                1.. if at + 1 == named => writeln!(out, "{MARGIN}({place}), and {more} more"),
                _ => writeln!(out, "{MARGIN}({place})"),
            };
        }
    }

    /// Appends what other clauses are about it.
    fn others(self, cause: &Cause<'_>, most: usize, out: &mut String) {
        let others = &cause.others;
        if others.is_empty() {
            return;
        }
        let _ = writeln!(out, "    {}", self.paint.faint(cause.besides()));
        for (clause, counts) in others.iter().take(most) {
            let _ = writeln!(out, "{MARGIN}{}", other(clause, *counts));
        }
        let more = others.len().saturating_sub(most);
        if more > 0 {
            let _ = writeln!(out, "{MARGIN}and {more} more");
        }
    }

    fn line(self, label: &str, value: &str, out: &mut String) {
        if !value.is_empty() {
            let label = self.paint.faint(&format!("{label:<8}"));
            let _ = writeln!(out, "    {label}  {value}");
        }
    }
}

/// What needs no numbers.
const ONCE: Counts = Counts {
    findings: 1,
    scenarios: 1,
};

fn other(clause: &ClauseId, counts: Counts) -> String {
    format!("{}, {counts}", printable(&clause.0, VALUE))
}

/// A cause's remarks by clause and sentence, in the order of the run.
fn alike<'c, 'a>(cause: &'c Cause<'a>) -> Vec<Vec<&'c Remark<'a>>> {
    let mut groups: Vec<Vec<&Remark<'a>>> = Vec::new();
    let mut places = HashMap::new();
    for remark in &cause.remarks {
        let key = (remark.clause(), remark.message);
        let at = *places.entry(key).or_insert_with(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        groups[at].push(remark);
    }
    groups
}

/// A verdict at the head of lines; what is to be looked at in capitals.
pub(super) fn head(verdict: Verdict, paint: Paint) -> String {
    let word = match verdict {
        Verdict::Skipped => "skipped".to_owned(),
        verdict => verdict.as_str().to_uppercase(),
    };
    paint.verdict(verdict, &format!("{word:<12}"))
}
