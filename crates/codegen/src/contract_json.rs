//! contract.json: the whole contract, as a system's crate embeds it.

use countersign_contract::Contract;
use serde_json::{Value, json};

use crate::{Artifact, header};

/// The contract itself; its header is a member that readers skip.
pub(crate) fn artifact(contract: &Contract, folder: &str) -> Artifact {
    // A contract holds texts, numbers and lists only: it always has a tree.
    let tree = serde_json::to_value(contract).unwrap_or_else(|error| json!(error.to_string()));
    let tree: Value = tree;
    Artifact {
        path: format!("{folder}/contract.json"),
        text: header::json("$comment", &tree),
    }
}
