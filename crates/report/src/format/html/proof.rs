//! [`Kills`]: the kill matrix, which fault of an endpoint was shown by what.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use countersign_journal::ClauseId;

use super::names::Names;
use super::text::{count, fragment, text};
use super::verdict::moment;
use crate::{FaultReference, Proof, Reference, RunReport};

/// Scenarios that are named behind a fault.
const NAMED: usize = 1;

/// The kill matrix: a row for each fault.
pub(super) struct Kills<'a> {
    /// By system and name.
    faults: BTreeMap<(&'a str, &'a str), Row<'a>>,
    names: &'a Names<'a>,
    proof: Option<&'a Proof>,
    /// The version that the run was made by.
    version: &'a str,
}

/// A fault, the clauses that it breaks, and the scenarios that have shown it by
/// any of them.
struct Row<'a> {
    fault: &'a FaultReference,
    clauses: Vec<&'a ClauseId>,
    killed_by: BTreeSet<&'a str>,
}

impl<'a> Kills<'a> {
    /// What a proof has shown of the systems that were run, by fault.
    pub(super) fn of(
        report: &'a RunReport,
        reference: &'a Reference,
        names: &'a Names<'a>,
    ) -> Self {
        let mut faults: BTreeMap<_, Row<'_>> = BTreeMap::new();
        for (clause, of_clause) in reference.proof.iter().flat_map(|proof| &proof.faults) {
            for fault in touched(report, of_clause) {
                let key = (fault.system.as_str(), fault.name.as_str());
                let row = faults.entry(key).or_insert_with(|| Row {
                    fault,
                    clauses: Vec::new(),
                    killed_by: BTreeSet::new(),
                });
                row.clauses.push(clause);
                row.killed_by
                    .extend(fault.killed_by.iter().map(String::as_str));
            }
        }
        Self {
            faults,
            names,
            proof: reference.proof.as_ref(),
            version: &report.version,
        }
    }
}

impl fmt::Display for Kills<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(proof) = self.proof else {
            return Ok(());
        };
        let killed = self.faults.values().filter(|row| !row.killed_by.is_empty());
        writeln!(
            f,
            "<section id=\"proof\" aria-labelledby=\"proof-title\">\n\
             <h2 id=\"proof-title\">Proof</h2>\n<p class=\"lead\">Each fault is one way for an \
             endpoint to break a clause, put before the suite on purpose. The suite saw {} of {}.</p>",
            killed.count(),
            count(self.faults.len(), "fault", "faults")
        )?;
        self.made(f, proof)?;
        f.write_str(
            "<details class=\"matrix\">\n<summary>The kill matrix</summary>\n\
             <table class=\"kills stacked\">\n<thead><tr><th scope=\"col\">Seen</th>\
             <th scope=\"col\">Fault</th><th scope=\"col\">Breaks</th><th scope=\"col\">Shown by</th></tr></thead>\n<tbody>\n",
        )?;
        for row in self.faults.values() {
            self.row(f, row)?;
        }
        f.write_str("</tbody>\n</table>\n</details>\n</section>\n")
    }
}

impl Kills<'_> {
    /// What made the proof, and when: the suite of another version may see more
    /// or less.
    fn made(&self, f: &mut fmt::Formatter<'_>, proof: &Proof) -> fmt::Result {
        if !proof.version.is_empty() {
            write!(
                f,
                "<p class=\"made\">Proven by Countersign {}",
                text(&proof.version)
            )?;
            match proof.at.as_str() {
                "" => f.write_str(", at a time that it does not tell")?,
                at => write!(f, ", <time datetime=\"{}\">{}</time>", text(at), moment(at))?,
            }
            if proof.version != self.version {
                write!(f, "; the run is of {}", text(self.version))?;
            }
            f.write_str(".</p>\n")?;
        }
        if !proof.left_out.is_empty() {
            let left_out = proof.left_out.join("; ");
            writeln!(
                f,
                "<p class=\"made\">It is not whole: {}.</p>",
                text(&left_out)
            )?;
        }
        Ok(())
    }

    fn row(&self, f: &mut fmt::Formatter<'_>, row: &Row<'_>) -> fmt::Result {
        let fault = row.fault;
        write!(
            f,
            "<tr id=\"fault={}/{}\" tabindex=\"-1\">\n<td data-label=\"Seen\">{}</td>\n<th scope=\"row\"><code>{}</code><p>{}</p></th>\n\
             <td data-label=\"Breaks\">",
            text(&fault.system),
            text(&fault.name),
            outcome(row.killed_by.is_empty(), fault),
            text(&fault.name),
            text(&fault.about)
        )?;
        for clause in &row.clauses {
            write!(
                f,
                "<a class=\"line\" href=\"#clause={}\"><code>{}</code></a> ",
                fragment(&clause.0),
                text(&clause.0)
            )?;
        }
        f.write_str("</td>\n<td data-label=\"Shown by\">")?;
        shown_by(f, &row.killed_by, self.names)?;
        if let Some(because) = &fault.waived {
            write!(f, "<small>Waived: {}</small>", text(because))?;
        }
        f.write_str("</td>\n</tr>\n")
    }
}

/// The faults of one clause, in its row; the matrix says more of each.
pub(super) fn of_clause(
    f: &mut fmt::Formatter<'_>,
    report: &RunReport,
    faults: &[FaultReference],
) -> fmt::Result {
    let faults: Vec<_> = touched(report, faults).collect();
    if faults.is_empty() {
        return f.write_str("<span class=\"none\">–</span>");
    }
    let killed = faults
        .iter()
        .filter(|fault| !fault.killed_by.is_empty())
        .count();
    writeln!(
        f,
        "<details><summary>{killed} of {}</summary>\n<ul class=\"faults\">",
        faults.len()
    )?;
    for fault in faults {
        writeln!(
            f,
            "<li>{} <a href=\"#fault={}/{}\">{}</a></li>",
            outcome(fault.killed_by.is_empty(), fault),
            fragment(&fault.system),
            fragment(&fault.name),
            text(&fault.name)
        )?;
    }
    f.write_str("</ul></details>")
}

/// The faults of systems that were run: the others say nothing of the run.
fn touched<'a>(
    report: &RunReport,
    faults: &'a [FaultReference],
) -> impl Iterator<Item = &'a FaultReference> {
    faults
        .iter()
        .filter(|fault| report.systems.contains(&fault.system))
}

/// Whether a fault was seen, by sign and word.
fn outcome(survived: bool, fault: &FaultReference) -> &'static str {
    match (survived, &fault.waived) {
        (false, _) => "<span class=\"mark passed\"><span aria-hidden=\"true\">✓</span> seen</span>",
        (true, Some(_)) => {
            "<span class=\"mark skipped\"><span aria-hidden=\"true\">–</span> waived</span>"
        }
        (true, None) => {
            "<span class=\"mark failed\"><span aria-hidden=\"true\">✗</span> unseen</span>"
        }
    }
}

/// The scenarios that have shown a fault; links where this run had them too.
fn shown_by(
    f: &mut fmt::Formatter<'_>,
    killed_by: &BTreeSet<&str>,
    names: &Names<'_>,
) -> fmt::Result {
    for scenario in killed_by.iter().take(NAMED) {
        let shown = text(scenario);
        if names.has(scenario) {
            write!(
                f,
                "<small><a href=\"#scenario={}\">{shown}</a></small>",
                fragment(scenario)
            )?;
        } else {
            write!(f, "<small>{shown}</small>")?;
        }
    }
    match killed_by.len().saturating_sub(NAMED) {
        0 => Ok(()),
        more => write!(f, "<small>and {more} more</small>"),
    }
}
