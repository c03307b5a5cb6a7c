//! [`Elsewhere`]: the further places of what is told once.

use std::collections::BTreeSet;

/// Most places that are named.
const MOST: usize = 6;

/// The lines in which something stands again.
#[derive(Debug, Default)]
pub(super) struct Elsewhere(BTreeSet<u32>);

impl Elsewhere {
    /// Notes a line.
    pub(super) fn add(&mut self, line: u32) {
        self.0.insert(line);
    }

    /// ` and in lines 7, 9` behind `here`; nothing where it stands in the
    /// line that is told only.
    pub(super) fn words(&self, told: u32) -> String {
        let others: Vec<_> = self.0.iter().filter(|line| **line != told).collect();
        let named: Vec<_> = others
            .iter()
            .take(MOST)
            .map(|line| line.to_string())
            .collect();
        let named = named.join(", ");
        match others.len() {
            0 => String::new(),
            1 => format!(" and in line {named}"),
            2..=MOST => format!(" and in lines {named}"),
            more => format!(" and in lines {named} and {} more", more - MOST),
        }
    }
}
