//! [`Clauses`]: every clause, what says so, how it was judged and what proves
//! that.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::fmt;

use countersign_journal::{ClauseId, Verdict};

use super::judged::Judged;
use super::mark::mark;
use super::proof;
use super::text::{count, fragment, text};
use crate::tallies::in_words;
use crate::{ClauseReference, Reference, RunReport};

/// The matrix of clauses.
pub(super) struct Clauses<'a> {
    report: &'a RunReport,
    reference: &'a Reference,
    judged: &'a Judged<'a>,
    /// Those that the contract has, and those that were judged: what is to be
    /// looked at first.
    ids: Vec<&'a ClauseId>,
}

impl<'a> Clauses<'a> {
    /// The clauses of a run.
    pub(super) fn of(
        report: &'a RunReport,
        reference: &'a Reference,
        judged: &'a Judged<'a>,
    ) -> Self {
        let ids: BTreeSet<_> = reference
            .clauses
            .keys()
            .chain(report.clauses.keys())
            .collect();
        let mut ids: Vec<_> = ids.into_iter().collect();
        // The worst first; what was skipped is no worse than what passed.
        ids.sort_by_key(|id| {
            let verdict = report.clauses.get(id).map(|clause| clause.verdict());
            Reverse(verdict.filter(|verdict| *verdict > Verdict::Skipped))
        });
        Self {
            report,
            reference,
            judged,
            ids,
        }
    }
}

impl fmt::Display for Clauses<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "<section id=\"clauses\" aria-labelledby=\"clauses-title\">\n\
             <h2 id=\"clauses-title\">Clauses</h2>\n\
             <p class=\"lead\">What the pages ask for, sentence by sentence. A <em>must</em> that is \
             contradicted fails, a <em>should</em> warns.</p>\n",
        )?;
        if self.ids.is_empty() {
            return f.write_str("<p class=\"empty\">No clause was judged.</p>\n</section>\n");
        }
        f.write_str(
            "<form id=\"find-clause\" class=\"filters scripted\" role=\"search\" aria-label=\"Clauses\">\n\
             <label class=\"search\"><span>Find a clause</span> <input type=\"search\" name=\"clause\" \
             autocomplete=\"off\" spellcheck=\"false\" placeholder=\"its id, text or page\"></label>\n\
             <label><span>Verdict</span> <select name=\"verdict\"><option value=\"\">any</option></select></label>\n\
             <p id=\"clauses-shown\" class=\"tally\" role=\"status\"></p>\n</form>\n\
             <table class=\"clauses stacked\">\n<thead><tr><th scope=\"col\" aria-sort=\"other\">Verdict</th>\
             <th scope=\"col\">Clause</th><th scope=\"col\">Source</th>\
             <th scope=\"col\">Judged in</th>",
        )?;
        if self.reference.proof.is_some() {
            f.write_str("<th scope=\"col\">Faults it showed</th>")?;
        }
        f.write_str("</tr></thead>\n<tbody>\n")?;
        for id in &self.ids {
            self.row(f, id)?;
        }
        f.write_str("</tbody>\n</table>\n</section>\n")
    }
}

impl Clauses<'_> {
    fn row(&self, f: &mut fmt::Formatter<'_>, id: &ClauseId) -> fmt::Result {
        let reference = self.reference.clauses.get(id);
        let report = self.report.clauses.get(id);
        let verdict = report.map(|report| report.verdict());
        let data = verdict.map_or("none", Verdict::as_str);
        let shown = text(&id.0);
        write!(
            f,
            "<tr id=\"clause={shown}\" tabindex=\"-1\" data-verdict=\"{data}\">\n<td data-label=\"Verdict\">"
        )?;
        match (verdict, reference.and_then(|it| it.not_assessable.as_ref())) {
            (Some(verdict), _) => f.write_str(&mark(verdict))?,
            (None, Some(_)) => f.write_str("<span class=\"mark none\">can’t be seen</span>")?,
            (None, None) => f.write_str("<span class=\"mark none\">not judged</span>")?,
        }
        write!(
            f,
            "</td>\n<th scope=\"row\"><a class=\"self\" href=\"#clause={}\"><code>{shown}</code></a>",
            fragment(&id.0)
        )?;
        if let Some(reference) = reference {
            sentence(f, reference)?;
        }
        f.write_str("</th>\n<td data-label=\"Source\">")?;
        if let Some(reference) = reference {
            source(f, reference)?;
        }
        f.write_str("</td>\n<td data-label=\"Judged in\">")?;
        self.judged(f, id)?;
        f.write_str("</td>\n")?;
        if let Some(proof) = &self.reference.proof {
            f.write_str("<td data-label=\"Faults it showed\">")?;
            let faults = proof.faults.get(id).map_or(&[][..], Vec::as_slice);
            proof::of_clause(f, self.report, faults)?;
            f.write_str("</td>\n")?;
        }
        f.write_str("</tr>\n")
    }

    /// How often, and where, a clause was judged.
    fn judged(&self, f: &mut fmt::Formatter<'_>, id: &ClauseId) -> fmt::Result {
        let scenarios = self.judged.scenarios(id);
        if scenarios == 0 {
            return f.write_str("<span class=\"none\">–</span>");
        }
        write!(
            f,
            "<a href=\"#judges={}\">{}</a>",
            fragment(&id.0),
            count(scenarios, "scenario", "scenarios")
        )?;
        let Some(report) = self.report.clauses.get(id) else {
            return Ok(());
        };
        let counts = in_words(|verdict| report.count(verdict));
        write!(f, "<small>findings: {counts}</small>")
    }
}

/// What a clause says.
fn sentence(f: &mut fmt::Formatter<'_>, clause: &ClauseReference) -> fmt::Result {
    write!(f, "<p>{}</p>", text(&clause.text))?;
    if let Some(from) = &clause.follows_from {
        write!(f, "<p class=\"because\">Follows from: {}</p>", text(from))?;
    }
    if let Some(because) = &clause.not_assessable {
        write!(
            f,
            "<p class=\"because\">No exchange shows it: {}</p>",
            text(because)
        )?;
    }
    Ok(())
}

/// What says so, how strongly, and how that is known.
fn source(f: &mut fmt::Formatter<'_>, clause: &ClauseReference) -> fmt::Result {
    write!(
        f,
        "<span class=\"page\">{}</span> <span class=\"heading\">{}</span>\
         <small><b>{}</b>, {}</small>",
        text(&clause.page),
        text(&clause.heading),
        text(&clause.modality),
        text(&clause.basis)
    )?;
    if clause.file.is_empty() {
        return Ok(());
    }
    write!(f, "<small>{}:{}</small>", text(&clause.file), clause.line)
}
