//! Checksums, as `sha256sum --check` reads them.

use std::collections::BTreeMap;

use sha2::{Digest as _, Sha256};

/// The file that they stand in.
pub(super) const FILE: &str = "SHA256SUMS";

/// A line for each file, by name.
pub(super) fn sums(files: &BTreeMap<String, Vec<u8>>) -> String {
    files
        .iter()
        .map(|(name, bytes)| {
            let digest = Sha256::digest(bytes);
            let digest: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
            format!("{digest}  {name}\n")
        })
        .collect()
}
