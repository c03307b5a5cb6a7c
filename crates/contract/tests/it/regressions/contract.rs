//! What the reader of contracts promises, whatever pages, rulings and clauses
//! hold.

use countersign_contract::{Contract, Problem, diff, read};

use super::bounded::bounded;
use super::files::files;

/// How much memory a contract and all its problems may take, for each byte.
const MULTIPLE: u64 = 64;

/// Most problems that are told.
const MOST_PROBLEMS: usize = 500;

/// The files are a contract, the same each time, or there are problems that
/// stand in them.
pub(crate) fn promise(input: &[u8]) {
    let files = files(input);
    let texts: Vec<(&str, &str)> = files
        .iter()
        .map(|(name, body)| (name.as_str(), body.as_str()))
        .collect();
    let outcome = bounded(input.len(), MULTIPLE, || read(&texts));
    assert_eq!(outcome, read(&texts), "the same files read twice");
    match outcome {
        Ok(contract) => kept(&contract),
        Err(problems) => told(&problems, &texts),
    }
}

fn kept(contract: &Contract) {
    let text = serde_json::to_string(contract).expect("contracts are written");
    let again: Contract = serde_json::from_str(&text).expect("what is written is read");
    assert_eq!(*contract, again);
    assert_eq!(diff(contract, &again).len(), 0, "it differs from itself");
}

fn told(problems: &[Problem], texts: &[(&str, &str)]) {
    assert!((1..=MOST_PROBLEMS).contains(&problems.len()));
    for problem in problems {
        let source = &problem.source;
        let named = texts.iter().filter(|(name, _)| *name == source.file);
        // What is declared in TOML says where it was published (`at`), and
        // stands in none of these files.
        let lines = named.map(|(_, body)| body.split('\n').count()).max();
        assert!(
            lines.is_none_or(|last| (1..=last).contains(&(source.line as usize))),
            "{problem}"
        );
    }
}
