//! [`Branches`]: the alternatives of a schema (`oneOf`, `anyOf`), and what
//! holds whichever is taken.

use std::collections::{BTreeSet, HashMap};

/// An alternative, by number. [`TRUNK`] is what holds in any case.
pub(super) type Branch = usize;

/// What holds in any case.
pub(super) const TRUNK: Branch = 0;

/// The alternatives of a schema.
#[derive(Debug)]
pub(super) struct Branches {
    all: Vec<One>,
    /// How many alternatives each choice has.
    choices: Vec<usize>,
}

#[derive(Debug)]
struct One {
    within: Branch,
    choice: usize,
    label: String,
}

impl Default for Branches {
    fn default() -> Self {
        let trunk = One {
            within: TRUNK,
            choice: 0,
            label: String::new(),
        };
        Self {
            all: vec![trunk],
            choices: vec![1],
        }
    }
}

impl Branches {
    /// A choice within a branch: one alternative for each label.
    pub(super) fn choose(&mut self, within: Branch, labels: Vec<String>) -> Vec<Branch> {
        let choice = self.choices.len();
        self.choices.push(labels.len());
        let first = self.all.len();
        self.all.extend(labels.into_iter().map(|label| One {
            within,
            choice,
            label,
        }));
        (first..self.all.len()).collect()
    }

    /// Whether there are alternatives.
    pub(super) fn has_choice(&self) -> bool {
        self.all.len() > 1
    }

    /// Whether one of these branches is taken in any case.
    pub(super) fn cover(&self, taken: &[Branch]) -> bool {
        let mut seen = BTreeSet::new();
        let mut counts: HashMap<usize, usize> = HashMap::new();
        let mut open = taken.to_vec();
        while let Some(branch) = open.pop() {
            if branch == TRUNK {
                return true;
            }
            if !seen.insert(branch) {
                continue;
            }
            let one = &self.all[branch];
            let count = counts.entry(one.choice).or_default();
            *count += 1;
            if *count == self.choices[one.choice] {
                open.push(one.within);
            }
        }
        false
    }

    /// What people call these branches: labels, each once.
    pub(super) fn labels(&self, taken: &[Branch]) -> Vec<&str> {
        let mut labels: Vec<&str> = Vec::new();
        for branch in taken {
            let label = self.all[*branch].label.as_str();
            if !label.is_empty() && !labels.contains(&label) && labels.len() < 32 {
                labels.push(label);
            }
        }
        labels
    }
}
