//! [`Told`]: one finding as markup.

use std::fmt;

use super::text::{fragment, long, said, text};
use crate::remark::Remark;

/// A remark, and where it is one, the finding: what was expected, what was
/// seen, and how to repeat it.
pub(super) struct Told<'a> {
    pub(super) remark: &'a Remark<'a>,
    /// What its scenario is called in links.
    pub(super) scenario: &'a str,
}

impl fmt::Display for Told<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let remark = self.remark;
        let finding = remark.finding;
        writeln!(
            f,
            "<div class=\"told\">\n<p class=\"message\">{}</p>\n<dl>",
            said(remark.message)
        )?;
        if let Some(finding) = finding {
            for (label, value) in [("expected", &finding.expected), ("seen", &finding.seen)] {
                if !value.is_empty() {
                    writeln!(
                        f,
                        "<div class=\"{label}\"><dt>{label}</dt><dd><code>{}</code></dd></div>",
                        said(value)
                    )?;
                }
            }
        }
        if let Some(at) = finding.and_then(|finding| finding.at.as_ref()) {
            writeln!(
                f,
                "<div><dt>at</dt><dd><code>{}</code></dd></div>",
                said(at)
            )?;
        }
        writeln!(
            f,
            "<div><dt>in</dt><dd><a href=\"#scenario={}{}\">{}</a> <small>{}</small></dd></div>\n</dl>",
            fragment(self.scenario),
            match finding.and_then(|finding| finding.exchange) {
                Some(id) => format!("&amp;exchange={}", id.sequence),
                None => String::new(),
            },
            text(&remark.scenario.scenario.0),
            text(&remark.place.to_string()),
        )?;
        if let Some(curl) = finding.and_then(|finding| finding.curl.as_ref()) {
            writeln!(
                f,
                "<details class=\"curl\"><summary>Repeat it</summary><pre tabindex=\"0\"><code>{}</code></pre>\
                 <button type=\"button\" class=\"copy scripted\">Copy</button></details>",
                long(curl)
            )?;
        }
        f.write_str("</div>\n")
    }
}
