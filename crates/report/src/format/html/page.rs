//! The [`Page`]: its frame, and the order of its parts.

use std::fmt;

use super::assets::{SCRIPT, STYLE};
use super::clauses::Clauses;
use super::data::Data;
use super::findings::Findings;
use super::judged::Judged;
use super::latency::Latency;
use super::machine::Machines;
use super::names::Names;
use super::proof::Kills;
use super::scenarios::Scenarios;
use super::text::text;
use super::topics::Topics;
use super::verdict::Heading;
use crate::cause::causes;
use crate::headline::Headline;
use crate::{Record, Reference, digest};

/// The whole page.
pub(super) struct Page<'a> {
    record: &'a Record,
    reference: &'a Reference,
    headline: Headline,
    names: Names<'a>,
    judged: Judged<'a>,
    data: Data,
}

impl<'a> Page<'a> {
    /// The page of a run.
    pub(super) fn of(record: &'a Record, reference: &'a Reference) -> Self {
        let names = Names::of(&record.report);
        let judged = Judged::of(record);
        Self {
            record,
            reference,
            headline: Headline::of(&record.report),
            data: Data::of(record, &names, &judged),
            names,
            judged,
        }
    }

    /// What style and script name themselves by, so that the browser takes no
    /// others. It follows from all that the run has seen: who answers the
    /// requests can't know it beforehand, and the same run gives the same
    /// page.
    fn nonce(&self) -> String {
        let chunks: String = self.data.chunks.concat();
        let first = digest(&format!("{}{chunks}", self.data.index));
        let second = digest(&format!("{chunks}{}{first}", self.record.at));
        format!("{first:016x}{second:016x}")
    }
}

impl fmt::Display for Page<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let nonce = self.nonce();
        let report = &self.record.report;
        let systems = report.systems.join(", ");
        writeln!(
            f,
            "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
             style-src 'nonce-{nonce}'; script-src 'nonce-{nonce}'; base-uri 'none'; \
             form-action 'none'\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n\
             <meta name=\"referrer\" content=\"no-referrer\">\n\
             <title>{}: {} · Countersign</title>\n\
             <style nonce=\"{nonce}\">\n{STYLE}</style>\n</head>\n<body>",
            self.headline.verdict,
            text(&systems),
        )?;
        self.masthead(f)?;
        f.write_str("<main id=\"main\">\n<div id=\"overview\">\n")?;
        let causes = causes(report);
        let heading = Heading {
            record: self.record,
            headline: &self.headline,
            causes: &causes,
        };
        write!(f, "{heading}")?;
        let findings = Findings {
            causes: &causes,
            reference: self.reference,
            names: &self.names,
        };
        write!(f, "{findings}")?;
        write!(f, "{}", Topics::of(report))?;
        write!(f, "{}", Clauses::of(report, self.reference, &self.judged))?;
        write!(f, "{}", Machines(&self.reference.machines))?;
        write!(f, "{}", Kills::of(report, self.reference, &self.names))?;
        write!(f, "{}", Latency::of(self.record))?;
        write!(f, "{Scenarios}")?;
        f.write_str("</div>\n<article id=\"scenario\" hidden></article>\n</main>\n")?;
        self.footer(f)?;
        writeln!(
            f,
            "<script type=\"text/plain\" id=\"index\">{}</script>",
            self.data.index
        )?;
        for chunk in &self.data.chunks {
            writeln!(
                f,
                "<script type=\"text/plain\" class=\"chunk\">{chunk}</script>"
            )?;
        }
        writeln!(
            f,
            "<script nonce=\"{nonce}\">\n{SCRIPT}</script>\n</body>\n</html>"
        )
    }
}

impl Page<'_> {
    fn masthead(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "<a class=\"skip\" href=\"#main\">Skip to the report</a>\n\
             <header class=\"masthead\">\n<a class=\"brand\" href=\"#\">Countersign</a>\n\
             <nav aria-label=\"Parts of the report\">\n\
             <a href=\"#findings\">Findings</a>\n<a href=\"#clauses\">Clauses</a>\n",
        )?;
        if !self.reference.machines.is_empty() {
            f.write_str("<a href=\"#states\">States</a>\n")?;
        }
        if self.reference.proof.is_some() {
            f.write_str("<a href=\"#proof\">Proof</a>\n")?;
        }
        f.write_str(
            "<a href=\"#latency\">Latency</a>\n<a href=\"#scenarios\">Scenarios</a>\n</nav>\n\
             <button type=\"button\" id=\"theme\" class=\"quiet scripted\">Theme: auto</button>\n\
             </header>\n",
        )
    }

    fn footer(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let report = &self.record.report;
        writeln!(
            f,
            "<footer>\n<p>Countersign {}, run {}{}. Secrets are not recorded; command lines name \
             variables instead.</p>\n\
             <details class=\"scripted\"><summary>Keyboard</summary>\n<dl class=\"keys\">\n\
             <div><dt><kbd>/</kbd></dt><dd>search the scenarios</dd></div>\n\
             <div><dt><kbd>↑</kbd> <kbd>↓</kbd></dt><dd>move through the list</dd></div>\n\
             <div><dt><kbd>Enter</kbd></dt><dd>open the scenario</dd></div>\n\
             <div><dt><kbd>←</kbd> <kbd>→</kbd></dt><dd>the scenario before, the next</dd></div>\n\
             <div><dt><kbd>Esc</kbd></dt><dd>back to the list, or clear the search</dd></div>\n\
             </dl>\n<label><input type=\"checkbox\" id=\"shortcuts\" checked> <kbd>/</kbd> \
             searches</label>\n</details>\n</footer>",
            text(&report.version),
            text(&report.run_id),
            match report.seed.as_str() {
                "" => String::new(),
                seed if seed == report.run_id => String::new(),
                seed => format!(", seed {}", text(seed)),
            },
        )
    }
}
