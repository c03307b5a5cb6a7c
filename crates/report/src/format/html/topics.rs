//! [`Topics`]: scenarios by topic and verdict.

use std::fmt;

use countersign_journal::{Tally, Verdict};

use super::text::{fragment, text};
use crate::RunReport;
use crate::tallies::{SystemTally, tallies};

/// Scenarios by system and topic, in the order of the run.
pub(super) struct Topics<'a>(Vec<SystemTally<'a>>);

impl<'a> Topics<'a> {
    /// The topics of a run.
    pub(super) fn of(report: &'a RunReport) -> Self {
        Self(tallies(report))
    }
}

impl fmt::Display for Topics<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return Ok(());
        }
        f.write_str(
            "<section id=\"topics\" aria-labelledby=\"topics-title\">\n\
             <h2 id=\"topics-title\">Topics</h2>\n<table class=\"topics\">\n<thead><tr>\
             <th scope=\"col\">Topic</th>",
        )?;
        for verdict in Verdict::ALL {
            write!(f, "<th scope=\"col\" class=\"number\">{verdict}</th>")?;
        }
        f.write_str("</tr></thead>\n")?;
        for system in &self.0 {
            let name = system.name;
            let link = format!("system={}", fragment(name));
            f.write_str("<tbody>\n<tr class=\"group\">")?;
            row(f, name, &link, &system.all)?;
            for (topic, tally) in &system.topics {
                f.write_str("<tr>")?;
                row(
                    f,
                    topic,
                    &format!("{link}&amp;topic={}", fragment(topic)),
                    tally,
                )?;
            }
            f.write_str("</tbody>\n")?;
        }
        f.write_str("</table>\n</section>\n")
    }
}

/// A name, and the numbers of its scenarios; links list them.
fn row(f: &mut fmt::Formatter<'_>, name: &str, link: &str, tally: &Tally) -> fmt::Result {
    write!(
        f,
        "<th scope=\"row\"><a href=\"#{link}\">{}</a></th>",
        text(name)
    )?;
    for verdict in Verdict::ALL {
        match tally.count(verdict) {
            0 => write!(
                f,
                "<td class=\"number none\" data-label=\"{verdict}\">–</td>"
            )?,
            number => write!(
                f,
                "<td class=\"number\" data-label=\"{verdict}\"><a class=\"{verdict}\" \
                 href=\"#{link}&amp;verdict={verdict}\">{number}<span class=\"unseen\"> {verdict}</span></a></td>"
            )?,
        }
    }
    f.write_str("</tr>\n")
}
