//! `countersign contract`: published pages in, text and files out.

use std::path::Path;
use std::{env, fs};

/// A case is one text: under `=== NAME` lines the published pages, and the
/// arguments of each run in turn; a file that is given between two runs is
/// written between them, as a person edits it (`=== append NAME` adds to it).
/// Under `=== expected` stands what each run tells, and then the files that
/// are left below `out/`. `UPDATE_EXPECTED=1` rewrites this part.
#[test]
fn pages_become_text_and_contracts() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/contract");
    let mut count = 0;
    for entry in fs::read_dir(cases).expect("the cases are there") {
        let path = entry.expect("an entry").path();
        let text = fs::read_to_string(&path).expect("the case is readable");
        let (given, expected) = text
            .split_once("=== expected\n")
            .unwrap_or_else(|| panic!("{} expects nothing", path.display()));
        let told = told(given);
        if env::var_os("UPDATE_EXPECTED").is_some() {
            fs::write(&path, format!("{given}=== expected\n{told}")).expect("written");
        } else {
            assert_eq!(told, expected, "{}", path.display());
        }
        count += 1;
    }
    assert!(count > 0);
}

/// What the runs of a case tell, and the files that they leave.
fn told(given: &str) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let mut told = String::new();
    for part in given.split("=== ").skip(1) {
        let (name, content) = part.split_once('\n').expect("a name");
        if name == "arguments" {
            told.push_str(&run(folder.path(), content));
            continue;
        }
        let (name, before) = match name.strip_prefix("append ") {
            Some(name) => {
                let before = fs::read_to_string(folder.path().join(name));
                (name, before.expect("there is something to append to"))
            }
            None => (name, String::new()),
        };
        fs::write(folder.path().join(name), before + content).expect("written");
    }
    let mut files = Vec::new();
    gather(&folder.path().join("out"), "out", &mut files);
    files.sort();
    for (name, text) in files {
        told.push_str(&format!("--- {name}\n{text}"));
    }
    told
}

fn run(folder: &Path, arguments: &str) -> String {
    let output = crate::program(folder)
        .args(arguments.split_whitespace())
        .output()
        .expect("the program runs");
    format!(
        "$ {}\n{}{}exit {}\n",
        arguments.trim(),
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
        output.status.code().unwrap_or(-1),
    )
}

fn gather(folder: &Path, name: &str, files: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.expect("an entry").path();
        let file = path.file_name().unwrap_or_default().to_string_lossy();
        let name = format!("{name}/{file}");
        if path.is_dir() {
            gather(&path, &name, files);
        } else {
            files.push((name, fs::read_to_string(&path).expect("text")));
        }
    }
}
