//! The [`Heading`]: the verdict, what the run was, and what to do next.

use std::fmt;

use countersign_journal::Verdict;

use super::mark::{mark, sign};
use super::next::Next;
use super::text::text;
use crate::cause::Cause;
use crate::headline::Headline;
use crate::traffic::Traffic;
use crate::{Record, duration};

/// Width of the bar of verdicts, in its own units.
const BAR: f64 = 1_000.0;

/// The top of the page.
pub(super) struct Heading<'a> {
    pub(super) record: &'a Record,
    pub(super) headline: &'a Headline,
    /// Why the run did not pass, the worst first.
    pub(super) causes: &'a [Cause<'a>],
}

impl fmt::Display for Heading<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let headline = self.headline;
        let verdict = headline.verdict;
        // The sentence, then the numbers.
        let (sentence, numbers) = headline
            .sentence
            .split_once(". ")
            .unwrap_or((&headline.sentence, ""));
        let sentence = sentence.trim_end_matches('.');
        writeln!(
            f,
            "<section class=\"verdict {verdict}\" aria-labelledby=\"sentence\">\n\
             <p class=\"seal {verdict}\"><span aria-hidden=\"true\">{}</span> {verdict}</p>\n\
             <h1 id=\"sentence\">{}.</h1>",
            sign(verdict),
            text(sentence),
        )?;
        if !numbers.is_empty() {
            writeln!(f, "<p class=\"numbers\">{}</p>", text(numbers))?;
        }
        if let Some(partial) = &headline.partial {
            writeln!(
                f,
                "<p class=\"partial\"><strong>Partial.</strong> {}</p>",
                text(partial)
            )?;
        }
        if let Some(selected) = &headline.selected {
            let selected = text(selected);
            writeln!(
                f,
                "<p class=\"partial\"><strong>Selected:</strong> {selected}</p>"
            )?;
        }
        self.bar(f)?;
        self.about(f)?;
        f.write_str("</section>\n")?;
        let next = Next {
            report: &self.record.report,
            headline,
            causes: self.causes,
        };
        write!(f, "{next}")
    }
}

impl Heading<'_> {
    /// Scenarios by verdict: a bar, and links that list them.
    fn bar(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let verdicts = self.record.report.verdicts();
        let total = verdicts.total();
        if total == 0 {
            return Ok(());
        }
        f.write_str(
            "<svg class=\"bar\" viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" \
             aria-hidden=\"true\">",
        )?;
        let mut x = 0.0;
        for verdict in Verdict::ALL {
            let width = BAR * verdicts.count(verdict) as f64 / total as f64;
            if width > 0.0 {
                write!(
                    f,
                    "<rect class=\"{verdict}\" x=\"{x:.2}\" width=\"{width:.2}\" height=\"10\"/>"
                )?;
            }
            x += width;
        }
        f.write_str("</svg>\n<ul class=\"counts\" aria-label=\"Scenarios by verdict\">\n")?;
        for verdict in Verdict::ALL {
            let number = verdicts.count(verdict);
            let class = if number == 0 { " class=\"none\"" } else { "" };
            writeln!(
                f,
                "<li{class}><a href=\"#verdict={verdict}\"><b>{number}</b> {}</a></li>",
                mark(verdict)
            )?;
        }
        f.write_str("</ul>\n")
    }

    /// What was run, where and when.
    fn about(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let record = self.record;
        let report = &record.report;
        f.write_str("<dl class=\"about\">\n")?;
        let mut line =
            |label: &str, value: &str| writeln!(f, "<div><dt>{label}</dt><dd>{value}</dd></div>");
        line("System", &text(&report.systems.join(", ")).to_string())?;
        line("Target", &text(&report.target).to_string())?;
        if !record.at.is_empty() {
            let at = text(&record.at);
            line(
                "Started",
                &format!("<time datetime=\"{at}\">{}</time>", moment(&record.at)),
            )?;
        }
        line("Took", &duration(record.elapsed_ms()))?;
        line("Exchanges", &Traffic::of(record).in_words())?;
        if let Some(shard) = report.shard {
            line("Part", &format!("{} of {}", shard.index, shard.of))?;
        }
        f.write_str("</dl>\n")
    }
}

/// A time stamp without the fraction of its second.
pub(super) fn moment(at: &str) -> String {
    match at.parse::<jiff::Timestamp>() {
        Ok(moment) => text(&moment.strftime("%Y-%m-%d %H:%M:%S UTC").to_string()).to_string(),
        Err(_) => text(at).to_string(),
    }
}
