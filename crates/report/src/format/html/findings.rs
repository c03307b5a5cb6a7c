//! [`Findings`]: what was found against the target, clause by clause.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fmt;

use countersign_journal::{ClauseId, Finding, Verdict};

use super::finding::Told;
use super::mark::mark;
use super::names::Names;
use super::text::{count, fragment, text};
use crate::baseline::Fingerprint;
use crate::{Reference, RunReport, ScenarioReport};

/// Groups that are told.
const GROUPS: usize = 300;
/// Groups that are open at first.
const OPEN: usize = 5;
/// Findings of a group that are told in full, each of another kind.
const EXAMPLES: usize = 5;
/// Scenarios that are named where there is nothing else to tell.
const NAMED: usize = 10;

/// Findings of one verdict by what they are about, and scenarios that no
/// finding explains by the reason.
pub(super) struct Findings<'a> {
    groups: Vec<Group<'a>>,
    reference: &'a Reference,
    names: &'a Names<'a>,
}

/// What findings are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Subject<'a> {
    Clause(&'a ClauseId),
    Because(&'a str),
}

struct Group<'a> {
    verdict: Verdict,
    subject: Subject<'a>,
    findings: Vec<(u32, &'a ScenarioReport, &'a Finding)>,
    scenarios: BTreeSet<u32>,
}

impl<'a> Findings<'a> {
    /// What a run has found, the worst first.
    pub(super) fn of(
        report: &'a RunReport,
        reference: &'a Reference,
        names: &'a Names<'a>,
    ) -> Self {
        let mut groups: BTreeMap<(std::cmp::Reverse<Verdict>, Subject<'a>), Group<'a>> =
            BTreeMap::new();
        for (&ordinal, scenario) in &report.scenarios {
            let mut group = |verdict, subject, finding: Option<&'a Finding>| {
                let group = groups
                    .entry((std::cmp::Reverse(verdict), subject))
                    .or_insert_with(|| Group {
                        verdict,
                        subject,
                        findings: Vec::new(),
                        scenarios: BTreeSet::new(),
                    });
                group.scenarios.insert(ordinal);
                group
                    .findings
                    .extend(finding.map(|it| (ordinal, scenario, it)));
            };
            for finding in &scenario.findings {
                group(
                    finding.verdict,
                    Subject::Clause(&finding.clause),
                    Some(finding),
                );
            }
            if let Some(because) = scenario.unexplained() {
                group(scenario.verdict(), Subject::Because(because), None);
            }
        }
        Self {
            groups: groups.into_values().collect(),
            reference,
            names,
        }
    }
}

impl fmt::Display for Findings<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "<section id=\"findings\" aria-labelledby=\"findings-title\">\n\
             <h2 id=\"findings-title\">Findings</h2>\n",
        )?;
        if self.groups.is_empty() {
            f.write_str("<p class=\"empty\">Nothing was found against the target.</p>\n")?;
        }
        for (place, group) in self.groups.iter().take(GROUPS).enumerate() {
            let is_open = place < OPEN && group.verdict != Verdict::Skipped;
            self.group(f, group, is_open)?;
        }
        if let Some(more) = self
            .groups
            .len()
            .checked_sub(GROUPS)
            .filter(|more| *more > 0)
        {
            writeln!(
                f,
                "<p class=\"empty\">And {more} more groups; results.json has them all.</p>"
            )?;
        }
        f.write_str("</section>\n")
    }
}

impl Findings<'_> {
    fn group(&self, f: &mut fmt::Formatter<'_>, group: &Group<'_>, is_open: bool) -> fmt::Result {
        let verdict = group.verdict;
        let open = if is_open { " open" } else { "" };
        write!(
            f,
            "<details class=\"group {verdict}\"{open}>\n<summary>{} ",
            mark(verdict)
        )?;
        match group.subject {
            Subject::Clause(id) => {
                write!(f, "<span class=\"subject\"><code>{}</code>", text(&id.0))?
            }
            Subject::Because(because) => {
                write!(f, "<span class=\"subject\">{}", text(because))?;
            }
        }
        let scenarios = count(group.scenarios.len(), "scenario", "scenarios");
        write!(f, "</span> <span class=\"times\">")?;
        if !group.findings.is_empty() {
            write!(
                f,
                "{} in ",
                count(group.findings.len(), "finding", "findings")
            )?;
        }
        writeln!(f, "{scenarios}</span></summary>\n<div class=\"inside\">")?;
        match group.subject {
            Subject::Clause(id) => self.of_clause(f, group, id)?,
            Subject::Because(_) => self.scenarios(f, group)?,
        }
        f.write_str("</div>\n</details>\n")
    }

    fn of_clause(
        &self,
        f: &mut fmt::Formatter<'_>,
        group: &Group<'_>,
        id: &ClauseId,
    ) -> fmt::Result {
        let link = fragment(&id.0);
        if let Some(clause) = self.reference.clauses.get(id) {
            writeln!(
                f,
                "<p class=\"sentence\">{} <a href=\"#clause={link}\">{}, {}</a></p>",
                text(&clause.text),
                text(&clause.page),
                text(&clause.heading)
            )?;
        } else {
            writeln!(
                f,
                "<p class=\"sentence\"><a href=\"#clause={link}\">The clause</a></p>"
            )?;
        }
        // What says the same but for names and numbers is told once.
        let mut kinds = HashSet::new();
        let examples = group
            .findings
            .iter()
            .filter(|(_, _, finding)| kinds.insert(Fingerprint::of(finding)))
            .take(EXAMPLES);
        let mut told = 0;
        for (ordinal, scenario, finding) in examples {
            told += 1;
            let finding = Told {
                finding,
                scenario: self.names.get(*ordinal),
                location: &scenario.location,
            };
            write!(f, "{finding}")?;
        }
        if group.findings.len() > told {
            writeln!(
                f,
                "<p class=\"rest\">{} more; <a href=\"#judges={link}&amp;verdict={}\">all scenarios</a></p>",
                group.findings.len() - told,
                group.verdict
            )?;
        }
        Ok(())
    }

    /// The scenarios by name: the reason is all there is to tell.
    fn scenarios(&self, f: &mut fmt::Formatter<'_>, group: &Group<'_>) -> fmt::Result {
        f.write_str("<ul class=\"plain\">\n")?;
        for ordinal in group.scenarios.iter().take(NAMED) {
            let name = self.names.get(*ordinal);
            writeln!(
                f,
                "<li><a href=\"#scenario={}\">{}</a></li>",
                fragment(name),
                text(name)
            )?;
        }
        if group.scenarios.len() > NAMED {
            writeln!(
                f,
                "<li>and {} more: <a href=\"#verdict={}\">all of them</a></li>",
                group.scenarios.len() - NAMED,
                group.verdict
            )?;
        }
        f.write_str("</ul>\n")
    }
}
