//! Inputs that are kept, put to what a reader promises.

use std::fs;
use std::path::Path;

/// Puts each file in a folder to a promise. The input that breaks it is named
/// before the panic tells how.
pub(crate) fn replay(folder: &Path, promise: fn(&[u8])) {
    let mut paths: Vec<_> = fs::read_dir(folder)
        .expect("there are inputs")
        .map(|entry| entry.expect("the folder is readable").path())
        .collect();
    paths.sort();
    assert!(!paths.is_empty(), "no inputs in {}", folder.display());
    for path in paths {
        eprintln!("{}", path.display());
        promise(&fs::read(&path).expect("the input is readable"));
    }
}
