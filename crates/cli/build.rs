//! Embeds features, pages and schemas, so that an installed binary works in
//! any folder: a list of path and text for each of the two folders.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    // Asked when it runs: checkouts that share a target folder share its binary.
    let here = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let root = here.join("../..");
    let mut code = String::new();
    for (constant, folder, ends) in [
        ("FEATURES", "features", &["feature"][..]),
        (
            "SCHEMAS",
            "schemas",
            &["md", "wiki", "txt", "toml", "json", "xsd", "yaml"][..],
        ),
    ] {
        let mut files = Vec::new();
        collect(&root.join(folder), ends, &mut files)?;
        files.sort();
        let _ = writeln!(code, "pub(crate) const {constant}: &[(&str, &str)] = &[");
        for file in files {
            let path = fs::canonicalize(&file)?;
            let name = file.strip_prefix(&root).unwrap_or(&file);
            let name = name.to_string_lossy().replace('\\', "/");
            let _ = writeln!(code, "    ({name:?}, include_str!({path:?})),");
        }
        code.push_str("];\n");
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join("embedded.rs"), code)
}

/// All files below a folder with one of these ends; cargo is told to watch
/// every folder, so that a new file is seen.
fn collect(folder: &Path, ends: &[&str], files: &mut Vec<PathBuf>) -> io::Result<()> {
    println!("cargo::rerun-if-changed={}", folder.display());
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, ends, files)?;
        } else if path
            .extension()
            .is_some_and(|end| ends.iter().any(|known| end == *known))
        {
            println!("cargo::rerun-if-changed={}", path.display());
            files.push(path);
        }
    }
    Ok(())
}
