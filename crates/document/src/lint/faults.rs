//! [`Faults`] of one example while it is read: the first of them, and how
//! many there are besides.

use super::code::page::LEFT_OUT;
use super::tree::Fault;

/// Most faults that are told of one example.
const MOST: usize = 200;

/// The faults of one example.
#[derive(Debug, Default)]
pub(super) struct Faults {
    told: Vec<Fault>,
    /// How many there are besides, and the first of them.
    left_out: Option<(usize, Fault)>,
}

impl Faults {
    /// Adds a fault.
    pub(super) fn add(&mut self, fault: Fault) {
        if self.told.len() < MOST {
            self.told.push(fault);
        } else if let Some((count, _)) = &mut self.left_out {
            *count += 1;
        } else {
            self.left_out = Some((1, fault));
        }
    }

    /// The faults by place; where there are more, the last says how many.
    pub(super) fn into_told(mut self) -> Vec<Fault> {
        self.told.sort_by_key(|fault| fault.range.start);
        if let Some((count, first)) = self.left_out {
            self.told.push(Fault {
                code: &LEFT_OUT,
                range: first.range,
                message: left_out(count, "in this example"),
                mend: LEFT_OUT.mend.to_owned(),
            });
        }
        self.told
    }
}

/// What is told of findings that are not told.
pub(super) fn left_out(count: usize, place: &str) -> String {
    let findings = if count == 1 { "finding" } else { "findings" };
    format!("{count} more {findings} {place} are left out")
}
