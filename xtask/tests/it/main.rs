//! Trees that are untidy, each with the faults that tidy tells of it.

mod codegen;
mod dist;

use std::path::Path;
use std::process::Command;
use std::{env, fs};

/// A case is one text: files under `=== path` lines, then what tidy says
/// under `=== expected`. `UPDATE_EXPECTED=1` rewrites the last part.
#[test]
fn every_untidy_tree_is_told() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut count = 0;
    for entry in fs::read_dir(cases).expect("the cases are there") {
        let path = entry.expect("an entry").path();
        let text = fs::read_to_string(&path).expect("the case is readable");
        let (tree, expected) = text
            .split_once("=== expected\n")
            .unwrap_or_else(|| panic!("{} expects nothing", path.display()));
        let root = tempfile::tempdir().expect("a folder");
        for file in tree.split("=== ").skip(1) {
            let (name, content) = file.split_once('\n').expect("a name");
            // `*N` repeats the line before it, so that long files are short here.
            let file = root.path().join(name);
            fs::create_dir_all(file.parent().expect("a parent")).expect("a folder");
            fs::write(file, unfold(content)).expect("written");
        }
        let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
            .args(["tidy", "--root"])
            .arg(root.path())
            .output()
            .expect("xtask runs");
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        if env::var_os("UPDATE_EXPECTED").is_some() {
            fs::write(&path, format!("{tree}=== expected\n{told}")).expect("written");
        } else {
            assert_eq!(told, expected, "{}", path.display());
        }
        assert_eq!(output.status.success(), told.is_empty());
        count += 1;
    }
    assert!(count > 0);
}

fn unfold(content: &str) -> String {
    let mut lines: Vec<&str> = Vec::new();
    for line in content.lines() {
        match line.strip_prefix('*').and_then(|times| times.parse().ok()) {
            Some(times) => {
                let last = lines.last().copied().unwrap_or_default();
                lines.extend(std::iter::repeat_n(last, times));
            }
            None => lines.push(line),
        }
    }
    lines.into_iter().flat_map(|line| [line, "\n"]).collect()
}
