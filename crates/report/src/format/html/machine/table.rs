//! [`table`]: what was seen of each step, in rows.

use std::fmt;

use super::Sight;
use crate::format::html::mark::mark;
use crate::format::html::text::{count, text};
use crate::{MachineReference, TransitionReference};

/// Appends the table of a machine: listed steps first; those that no page
/// lists stand apart, but for those that were done all the same.
pub(super) fn table(f: &mut fmt::Formatter<'_>, machine: &MachineReference) -> fmt::Result {
    let (shown, apart): (Vec<_>, Vec<_>) = machine
        .transitions
        .iter()
        .partition(|step| step.documented || Sight::of(step) != Sight::Unseen);
    f.write_str("<div class=\"steps\">\n")?;
    rows(f, &shown)?;
    if !apart.is_empty() {
        writeln!(
            f,
            "<details><summary>{} that no page lists, none of them done</summary>",
            count(apart.len(), "step", "steps")
        )?;
        rows(f, &apart)?;
        f.write_str("</details>\n")?;
    }
    f.write_str("</div>\n")
}

fn rows(f: &mut fmt::Formatter<'_>, steps: &[&TransitionReference]) -> fmt::Result {
    f.write_str(
        "<table class=\"transitions\">\n<thead><tr><th scope=\"col\">Step</th>\
         <th scope=\"col\" class=\"number\">Done</th><th scope=\"col\" class=\"number\">Refused</th>\
         <th scope=\"col\">Verdict</th></tr></thead>\n<tbody>\n",
    )?;
    for step in steps {
        let unlisted = if step.documented {
            ""
        } else {
            " <small>not listed</small>"
        };
        write!(
            f,
            "<tr><th scope=\"row\">{} <span class=\"to\">→ {}</span>{unlisted}</th>",
            text(&step.from),
            text(&step.to)
        )?;
        for number in [step.seen, step.refused] {
            match number {
                0 => f.write_str("<td class=\"number none\">–</td>")?,
                _ => write!(f, "<td class=\"number\">{number}</td>")?,
            }
        }
        match step.verdict {
            Some(verdict) => writeln!(f, "<td>{}</td></tr>", mark(verdict))?,
            None => f.write_str("<td><span class=\"none\">not asked for</span></td></tr>\n")?,
        }
    }
    f.write_str("</tbody>\n</table>\n")
}
