//! [`Machines`]: state machines, drawn, and what was seen of each step.

mod draw;
mod label;
mod layers;
mod place;
mod route;
mod table;

use std::fmt;

use countersign_journal::Verdict;

use super::text::text;
use crate::{MachineReference, TransitionReference};
use draw::Drawing;

/// The state machines of the systems that were run.
pub(super) struct Machines<'a>(pub(super) &'a [MachineReference]);

impl fmt::Display for Machines<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return Ok(());
        }
        f.write_str(
            "<section id=\"states\" aria-labelledby=\"states-title\">\n\
             <h2 id=\"states-title\">States</h2>\n\
             <p class=\"lead\">The steps that the pages list, and what the run has seen of each.</p>\n\
             <ul class=\"legend\" aria-label=\"Legend\">\n",
        )?;
        for sight in Sight::ALL {
            writeln!(
                f,
                "<li><svg viewBox=\"0 0 36 10\" aria-hidden=\"true\"><path class=\"edge {}\" d=\"M1 5H35\"/></svg> {}</li>",
                sight.class(),
                sight.about()
            )?;
        }
        f.write_str("</ul>\n")?;
        for (number, machine) in self.0.iter().enumerate() {
            writeln!(
                f,
                "<h3>{} <span class=\"system\">{}</span></h3>\n<div class=\"beside\">",
                text(&machine.name),
                text(&machine.system)
            )?;
            write!(f, "{}", Drawing::of(machine, number))?;
            table::table(f, machine)?;
            f.write_str("</div>\n")?;
        }
        f.write_str("</section>\n")
    }
}

/// What a run has seen of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sight {
    /// It was shown done, and nothing speaks against it.
    Done,
    /// What asked for it failed.
    Contradicted,
    /// It was shown done though no page lists it, or what asked for it could
    /// not be judged, or was warned.
    Unclear,
    /// Nothing showed it.
    Unseen,
}

impl Sight {
    const ALL: [Self; 4] = [Self::Done, Self::Contradicted, Self::Unclear, Self::Unseen];

    /// What was seen of a step.
    fn of(step: &TransitionReference) -> Self {
        match step.verdict {
            Some(Verdict::Failed) => Self::Contradicted,
            Some(Verdict::Inconclusive | Verdict::Warned) => Self::Unclear,
            _ if step.seen == 0 => Self::Unseen,
            _ if step.documented => Self::Done,
            _ => Self::Unclear,
        }
    }

    /// The class that it is drawn by.
    fn class(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Contradicted => "contradicted",
            Self::Unclear => "unclear",
            Self::Unseen => "undone",
        }
    }

    /// What the legend says.
    fn about(self) -> &'static str {
        match self {
            Self::Done => "done, so many times",
            Self::Contradicted => "✗ a scenario that asks for it failed",
            Self::Unclear => "? not listed and done, or not judged",
            Self::Unseen => "not seen",
        }
    }

    /// What stands on the arrow.
    fn label(self, step: &TransitionReference) -> String {
        match self {
            Self::Done => format!("{}×", step.seen),
            Self::Contradicted if step.seen > 0 => format!("✗ {}×", step.seen),
            Self::Contradicted => "✗".to_owned(),
            Self::Unclear if step.seen > 0 => format!("? {}×", step.seen),
            Self::Unclear => "?".to_owned(),
            Self::Unseen => String::new(),
        }
    }
}
