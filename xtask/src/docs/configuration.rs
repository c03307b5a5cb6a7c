//! The page of countersign.toml: the template that `countersign init` writes.

use std::fs;
use std::path::Path;

const TEMPLATE: &str = "crates/cli/countersign.toml";

/// The page.
///
/// # Errors
/// A sentence, where the template cannot be read.
pub(super) fn page(root: &Path) -> Result<String, String> {
    let path = root.join(TEMPLATE);
    let template = fs::read_to_string(&path)
        .map_err(|error| format!("cannot read {}: {error}", path.display()))?;
    Ok(format!(
        "<!-- `cargo xtask docs` makes this page. -->\n\n\
         # countersign.toml\n\n\
         The program works without one. It reads `countersign.toml` in the folder that it runs in, or what `--config` names;\n\
         what is wrong in it is told with line and column ([codes](../codes.md)). `countersign init` writes this:\n\n\
         ```toml\n{template}```\n"
    ))
}
