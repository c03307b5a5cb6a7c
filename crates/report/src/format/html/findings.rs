//! [`Findings`]: what was found against the target, cause by cause.

use std::fmt;

use countersign_journal::{ClauseId, Verdict};

use super::finding::Told;
use super::mark::mark;
use super::names::Names;
use super::text::{fragment, said, text};
use crate::Reference;
use crate::cause::{Cause, Subject};
use crate::remark::{Remark, facts};

/// Causes that are told.
const CAUSES: usize = 300;
/// Causes that are open at first.
const OPEN: usize = 5;
/// Findings of a cause that are told in full.
const EXAMPLES: usize = 5;
/// Scenarios, and other clauses, that are named.
const NAMED: usize = 10;

/// Why the run did not pass.
pub(super) struct Findings<'a> {
    /// The worst first.
    pub(super) causes: &'a [Cause<'a>],
    pub(super) reference: &'a Reference,
    pub(super) names: &'a Names<'a>,
}

impl fmt::Display for Findings<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "<section id=\"findings\" aria-labelledby=\"findings-title\">\n\
             <h2 id=\"findings-title\">Findings</h2>\n",
        )?;
        if self.causes.is_empty() {
            f.write_str("<p class=\"empty\">Nothing was found against the target.</p>\n")?;
        }
        for (place, cause) in self.causes.iter().take(CAUSES).enumerate() {
            let is_open = place < OPEN && cause.verdict != Verdict::Skipped;
            self.cause(f, cause, is_open)?;
        }
        let more = self.causes.len().saturating_sub(CAUSES);
        if more > 0 {
            writeln!(
                f,
                "<p class=\"empty\">And {more} more; results.json has them all.</p>"
            )?;
        }
        f.write_str("</section>\n")
    }
}

impl Findings<'_> {
    fn cause(&self, f: &mut fmt::Formatter<'_>, cause: &Cause<'_>, is_open: bool) -> fmt::Result {
        let verdict = cause.verdict;
        let open = if is_open { " open" } else { "" };
        write!(
            f,
            "<details class=\"group {verdict}\"{open}>\n<summary>{} <span class=\"subject\">",
            mark(verdict)
        )?;
        match cause.subject {
            Subject::Clause(id) => write!(f, "<code>{}</code>", text(&id.0))?,
            Subject::Reason(because) => write!(f, "{}", said(because))?,
        }
        writeln!(
            f,
            "</span> <span class=\"times\">{}</span></summary>\n<div class=\"inside\">",
            cause.counts()
        )?;
        match cause.subject {
            Subject::Clause(id) => {
                self.sentence(f, id)?;
                others(f, cause)?;
                self.examples(f, cause, id)?;
            }
            Subject::Reason(_) => {
                others(f, cause)?;
                // Of most there is no more to tell than the reason.
                let mut facts = cause.first.finding.into_iter().flat_map(facts);
                if facts.any(|(label, _)| label != "exchange") {
                    write!(f, "{}", self.told(&cause.first))?;
                }
                self.scenarios(f, cause)?;
            }
        }
        f.write_str("</div>\n</details>\n")
    }

    fn sentence(&self, f: &mut fmt::Formatter<'_>, id: &ClauseId) -> fmt::Result {
        let link = fragment(&id.0);
        match self.reference.clauses.get(id) {
            Some(clause) => writeln!(
                f,
                "<p class=\"sentence\">{} <a href=\"#clause={link}\">{}, {}</a></p>",
                text(&clause.text),
                text(&clause.page),
                text(&clause.heading)
            ),
            None => writeln!(
                f,
                "<p class=\"sentence\"><a href=\"#clause={link}\">The clause</a></p>"
            ),
        }
    }

    fn examples(
        &self,
        f: &mut fmt::Formatter<'_>,
        cause: &Cause<'_>,
        id: &ClauseId,
    ) -> fmt::Result {
        let examples = cause.examples(EXAMPLES);
        for remark in &examples {
            write!(f, "{}", self.told(remark))?;
        }
        let more = cause.counts().findings.saturating_sub(examples.len());
        if more > 0 {
            writeln!(
                f,
                "<p class=\"rest\">{more} more; <a href=\"#judges={}&amp;verdict={}\">all scenarios</a></p>",
                fragment(&id.0),
                cause.verdict
            )?;
        }
        Ok(())
    }

    fn told<'t>(&'t self, remark: &'t Remark<'t>) -> Told<'t> {
        Told {
            remark,
            scenario: self.names.get(remark.ordinal),
        }
    }

    /// The scenarios by name.
    fn scenarios(&self, f: &mut fmt::Formatter<'_>, cause: &Cause<'_>) -> fmt::Result {
        f.write_str("<ul class=\"plain\">\n")?;
        for remark in cause.scenarios().take(NAMED) {
            let name = self.names.get(remark.ordinal);
            writeln!(
                f,
                "<li><a href=\"#scenario={}\">{}</a> <small>{}</small></li>",
                fragment(name),
                text(name),
                text(&remark.place.to_string())
            )?;
        }
        let more = cause.scenarios().count().saturating_sub(NAMED);
        if more > 0 {
            writeln!(
                f,
                "<li>and {more} more: <a href=\"#verdict={}\">all of them</a></li>",
                cause.verdict
            )?;
        }
        f.write_str("</ul>\n")
    }
}

/// What other clauses are about it.
fn others(f: &mut fmt::Formatter<'_>, cause: &Cause<'_>) -> fmt::Result {
    let link = |id: &ClauseId| {
        let (link, id) = (fragment(&id.0), text(&id.0));
        format!("<a href=\"#clause={link}\"><code>{id}</code></a>")
    };
    match cause.others_in_words(NAMED, link) {
        Some(others) => writeln!(f, "<p class=\"others\">It {others}</p>"),
        None => Ok(()),
    }
}
