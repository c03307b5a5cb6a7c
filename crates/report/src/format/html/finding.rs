//! [`Told`]: one finding as markup.

use std::fmt;

use countersign_journal::Finding;

use super::text::{fragment, long, text};

/// A finding: what was expected, what was seen, and how to repeat it.
pub(super) struct Told<'a> {
    pub(super) finding: &'a Finding,
    /// What its scenario is called in links.
    pub(super) scenario: &'a str,
    /// Where the scenario stands.
    pub(super) location: &'a str,
}

impl fmt::Display for Told<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let finding = self.finding;
        writeln!(
            f,
            "<div class=\"told\">\n<p class=\"message\">{}</p>\n<dl>",
            text(&finding.message)
        )?;
        for (label, value) in [("expected", &finding.expected), ("seen", &finding.seen)] {
            if !value.is_empty() {
                writeln!(
                    f,
                    "<div class=\"{label}\"><dt>{label}</dt><dd><code>{}</code></dd></div>",
                    text(value)
                )?;
            }
        }
        if let Some(at) = &finding.at {
            writeln!(
                f,
                "<div><dt>at</dt><dd><code>{}</code></dd></div>",
                text(at)
            )?;
        }
        writeln!(
            f,
            "<div><dt>in</dt><dd><a href=\"#scenario={}{}\">{}</a> <small>{}</small></dd></div>\n</dl>",
            fragment(self.scenario),
            match finding.exchange {
                Some(id) => format!("&amp;exchange={}", id.sequence),
                None => String::new(),
            },
            text(&finding.scenario.0),
            text(self.location),
        )?;
        if let Some(curl) = &finding.curl {
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
