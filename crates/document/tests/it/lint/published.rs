//! The published pages: each defect that a careful reader finds, and no other.

use std::collections::BTreeSet;
use std::path::Path;

use super::pages::{linted, pages};

/// Letters of a file's name by which the list calls it.
const FILE: usize = 3;

/// File, line and code of a defect.
type Defect = (String, u32, String);

fn listed() -> BTreeSet<Defect> {
    let lines = include_str!("published.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'));
    lines
        .map(|line| {
            let mut cells = line.split('\t').map(str::to_owned);
            let mut cell = || cells.next().expect("a row has three cells");
            (
                cell(),
                cell().parse().expect("the second is a line"),
                cell(),
            )
        })
        .collect()
}

#[test]
fn what_is_wrong_with_published_pages_is_found() {
    let Ok(folder) = std::env::var("COUNTERSIGN_DOCUMENTS") else {
        println!("COUNTERSIGN_DOCUMENTS names no folder of published pages: nothing is compared");
        return;
    };
    let found: BTreeSet<Defect> = pages(Path::new(&folder))
        .iter()
        .filter(|(name, _)| name.ends_with(".txt"))
        .flat_map(|(name, body)| linted(name, body).1)
        .map(|found| {
            (
                found.source.file.chars().take(FILE).collect(),
                found.source.line,
                found.code.to_owned(),
            )
        })
        .collect();
    let (unseen, expected): (BTreeSet<_>, BTreeSet<_>) =
        listed().into_iter().partition(|(.., code)| code == "-");
    println!(
        "{} of {} listed defects are found",
        found.intersection(&expected).count(),
        expected.len() + unseen.len()
    );
    let missed: Vec<_> = expected.difference(&found).collect();
    let accused: Vec<_> = found.difference(&expected).collect();
    assert!(
        missed.is_empty() && accused.is_empty(),
        "missed: {missed:#?}\nnot on the list: {accused:#?}"
    );
}
