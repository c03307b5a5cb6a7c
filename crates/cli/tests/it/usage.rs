//! What is refused before anything is sent, and the sentence that says why.

use std::path::Path;
use std::{env, fs};

/// A case is one text: the arguments, files and variables under `=== name`
/// lines, then exit code and standard error under `=== expected`.
/// `UPDATE_EXPECTED=1` rewrites the last part.
#[test]
fn every_refusal_says_why_and_what_to_do() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/usage");
    let mut count = 0;
    for entry in fs::read_dir(cases).expect("the cases are there") {
        let path = entry.expect("an entry").path();
        let text = fs::read_to_string(&path).expect("the case is readable");
        let (given, expected) = text
            .split_once("=== expected\n")
            .unwrap_or_else(|| panic!("{} expects nothing", path.display()));
        let folder = tempfile::tempdir().expect("a folder");
        let mut command = crate::program(folder.path());
        for part in given.split("=== ").skip(1) {
            let (name, content) = part.split_once('\n').expect("a name");
            match name {
                "arguments" => {
                    command.args(content.split_whitespace());
                }
                "environment" => {
                    command.envs(content.lines().filter_map(|line| line.split_once('=')));
                }
                file => fs::write(folder.path().join(file), content).expect("written"),
            }
        }
        let output = command.output().expect("the program runs");
        let told = format!(
            "exit {}\n{}",
            output.status.code().unwrap_or(-1),
            String::from_utf8_lossy(&output.stderr)
        );
        if env::var_os("UPDATE_EXPECTED").is_some() {
            fs::write(&path, format!("{given}=== expected\n{told}")).expect("written");
        } else {
            assert_eq!(told, expected, "{}", path.display());
        }
        assert!(
            !folder.path().join("reports").exists(),
            "{} left reports",
            path.display()
        );
        count += 1;
    }
    assert!(count > 0);
}
