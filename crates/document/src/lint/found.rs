//! What a rule [`Found`]: the first of it, and how much there is besides.

use crate::diagnostic::Diagnostic;

/// Most findings of one rule that are told: nobody reads more.
const MOST: usize = 500;

/// What a rule found, in the order in which it looks.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The first of it.
    pub(super) told: Vec<Diagnostic>,
    /// How many findings there are besides.
    pub(super) left_out: usize,
}

impl Found {
    /// Adds a finding, which is only made where there is room for it: a page
    /// may be wrong in a million places.
    pub(super) fn tell(&mut self, finding: impl FnOnce() -> Diagnostic) {
        if self.told.len() < MOST {
            self.told.push(finding());
        } else {
            self.left_out += 1;
        }
    }
}

impl Extend<Diagnostic> for Found {
    fn extend<T: IntoIterator<Item = Diagnostic>>(&mut self, findings: T) {
        for finding in findings {
            self.tell(|| finding);
        }
    }
}

impl FromIterator<Diagnostic> for Found {
    fn from_iter<T: IntoIterator<Item = Diagnostic>>(findings: T) -> Self {
        let mut found = Self::default();
        found.extend(findings);
        found
    }
}
