//! What is generated for the built-in systems.

use std::fs;

use countersign_codegen::{COMMAND, artifacts, folders};
use countersign_contract::Contract;

use crate::contracts::{root, spectrum, spreadshirt};

#[test]
fn the_same_contract_gives_the_same_texts_sorted_and_headed() {
    for contract in [spectrum(), spreadshirt()] {
        let first = artifacts(&contract).expect("everything can be generated");
        let again = artifacts(&contract.clone()).expect("everything can be generated");
        assert_eq!(first, again);
        assert!(first.is_sorted_by(|left, right| left.path < right.path));
        let folders = folders(&contract);
        for artifact in &first {
            let header = artifact.text.lines().next().unwrap_or_default();
            assert!(header.contains(COMMAND), "{}: {header}", artifact.path);
            assert!(artifact.text.ends_with('\n'), "{}", artifact.path);
            assert!(
                folders
                    .iter()
                    .any(|folder| artifact.path.starts_with(folder))
            );
        }
    }
}

#[test]
fn what_is_committed_is_what_is_generated() {
    for contract in [spectrum(), spreadshirt()] {
        for artifact in artifacts(&contract).expect("everything can be generated") {
            let committed = fs::read_to_string(root().join(&artifact.path)).unwrap_or_default();
            assert!(
                committed == artifact.text,
                "{} is not up to date: run `{COMMAND}`",
                artifact.path
            );
        }
    }
}

#[test]
fn the_generated_contract_is_the_contract() {
    for contract in [spectrum(), spreadshirt()] {
        let all = artifacts(&contract).expect("everything can be generated");
        let text = all
            .iter()
            .find(|artifact| artifact.path.ends_with("contract.json"))
            .map(|artifact| artifact.text.as_str())
            .unwrap_or_default();
        let again: Contract = serde_json::from_str(text).expect("contract.json is a contract");
        assert_eq!(contract, again);
    }
}
