//! Problems of a contract, with places that lead from where a command runs.

use std::path::Path;

use countersign_contract::Problem;

/// The problems of the contract in a folder, a line or two each.
pub fn told(folder: &Path, problems: &[Problem]) -> String {
    let lines: Vec<String> = problems
        .iter()
        .map(|problem| {
            let own = folder.join(&problem.source.file).exists();
            problem.told_in(folder.display(), own)
        })
        .collect();
    lines.join("\n")
}
