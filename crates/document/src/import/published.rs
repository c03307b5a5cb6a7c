//! The [`Published`] files: what a contract calls the files that pages were
//! published in.

use std::collections::{HashMap, HashSet};

use crate::reading::Reading;

/// What each file is called: wherever it lies, and from wherever an import is
/// started, the same, so that nothing of a machine gets into a contract.
pub(super) struct Published(HashMap<String, String>);

impl Published {
    /// Each by its own name; those that share one by as much of their folders
    /// as tells them apart.
    pub(super) fn of(readings: &[(String, Reading)]) -> Self {
        let files: Vec<Vec<&str>> = readings.iter().map(|(file, _)| steps(file)).collect();
        let mut taken = vec![1; files.len()];
        loop {
            let mut known: HashMap<&[&str], HashSet<&[&str]>> = HashMap::new();
            for (steps, taken) in files.iter().zip(&taken) {
                known.entry(tail(steps, *taken)).or_default().insert(steps);
            }
            let mut settled = true;
            for (steps, taken) in files.iter().zip(&mut taken) {
                let same = known.get(tail(steps, *taken)).map_or(0, HashSet::len);
                if same > 1 && *taken < steps.len() {
                    *taken += 1;
                    settled = false;
                }
            }
            if settled {
                break;
            }
        }
        let names = files.iter().zip(taken);
        let names = names.map(|(steps, taken)| plain(tail(steps, taken)));
        let given = readings.iter().map(|(file, _)| file.clone());
        Self(given.zip(names).collect())
    }

    /// What the contract calls the file that a command called so.
    pub(super) fn name(&self, file: &str) -> String {
        let known = self.0.get(file).cloned();
        known.unwrap_or_else(|| plain(tail(&steps(file), 1)))
    }
}

/// The folders of a path, and its name.
fn steps(file: &str) -> Vec<&str> {
    let steps = file.split(['/', '\\']);
    steps
        .filter(|step| !matches!(*step, "" | "." | ".."))
        .collect()
}

/// The last so many steps.
fn tail<'s, 'f>(steps: &'s [&'f str], taken: usize) -> &'s [&'f str] {
    &steps[steps.len().saturating_sub(taken)..]
}

/// A name on one line.
fn plain(steps: &[&str]) -> String {
    match steps.join("/").replace(char::is_control, " ") {
        name if name.is_empty() => "page".to_owned(),
        name => name,
    }
}
