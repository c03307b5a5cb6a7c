//! What the README, CONTRIBUTING and docs/ tell to type works, and what they
//! point to is there.

mod links;
mod page;
mod runner;

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

use self::page::Page;

/// The checkout.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Every page that is written for people, by its path from the root.
fn pages() -> Vec<Page> {
    let alone = [
        "README.md",
        "CONTRIBUTING.md",
        "ARCHITECTURE.md",
        "reports/sample/README.md",
    ];
    let mut paths: Vec<PathBuf> = alone.map(PathBuf::from).into();
    let mut open: Vec<PathBuf> = ["docs", "examples", "packs"].map(PathBuf::from).into();
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(root().join(&folder)).expect("a folder") {
            let path = folder.join(entry.expect("an entry").file_name());
            if root().join(&path).is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|end| end == "md") {
                paths.push(path);
            }
        }
    }
    // What a publisher wrote, or as if one had, is no page of ours.
    paths.retain(|path| !path.ends_with("example/page.md"));
    paths.sort();
    paths.iter().map(|path| Page::read(path)).collect()
}

#[cfg(unix)]
#[test]
fn every_block_of_shell_lines_runs() {
    let pages = pages();
    let faults: Vec<String> = thread::scope(|scope| {
        let runs: Vec<_> = pages
            .iter()
            .map(|page| scope.spawn(|| runner::run(page)))
            .collect();
        let ended = runs.into_iter().map(|run| run.join().expect("no panic"));
        ended.filter_map(Result::err).collect()
    });
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
    let run = pages.iter().map(|page| page.blocks().count());
    assert!(run.sum::<usize>() > 20, "blocks have gone");
}
