//! Features say what is meant and never hold a payload.

use super::Fault;
use super::tree::Tree;

pub(super) fn check(tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (path, text) in tree.below("features/", ".feature") {
        for (index, line) in text.lines().enumerate() {
            let line = line.trim_start();
            if line.starts_with("\"\"\"")
                || line.starts_with("```")
                || ["{\"", "\": ", "</", "[{"]
                    .iter()
                    .any(|mark| line.contains(mark))
            {
                faults.push(Fault::new(
                    format!("{path}:{}", index + 1),
                    "a payload in a feature",
                    "say in words what is meant; samples make the message",
                ));
            }
        }
    }
    faults
}
