//! What shells, manuals and the documentation are told of the command line.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::tempdir;

/// What the program prints with these arguments.
fn printed(arguments: &[&str]) -> String {
    let folder = tempdir().expect("a folder");
    let output = crate::program(folder.path())
        .args(arguments)
        .output()
        .expect("the program runs");
    assert!(output.status.success(), "{arguments:?}: {output:?}");
    String::from_utf8(output.stdout).expect("text")
}

/// The commands that `--help` lists.
fn commands() -> BTreeSet<String> {
    let help = printed(&["help"]);
    let lines = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let lines = lines.take_while(|line| !line.is_empty());
    let names = lines.filter_map(|line| line.strip_prefix("  ")?.split(' ').next());
    let names = names.filter(|name| !name.is_empty() && *name != "help");
    names.map(str::to_owned).collect()
}

#[test]
fn every_shell_is_told_of_every_command() {
    let commands = commands();
    assert!(commands.contains("run"), "{commands:?}");
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let text = printed(&["generate", "completions", shell]);
        for command in &commands {
            assert!(text.contains(command.as_str()), "{shell}: {command}");
        }
    }
}

/// The shells that are here take their own.
#[test]
fn completions_can_be_read_by_their_shell() {
    for shell in ["bash", "fish", "zsh"] {
        let folder = tempdir().expect("a folder");
        let file = folder.path().join("completions");
        fs::write(&file, printed(&["generate", "completions", shell])).expect("written");
        let read = Command::new(shell)
            .arg("-n")
            .arg(&file)
            .stdin(Stdio::null())
            .output();
        match read {
            Ok(output) => assert!(output.status.success(), "{shell}: {output:?}"),
            Err(_) => eprintln!("{shell} is not here, and was not asked"),
        }
    }
}

#[test]
fn every_command_has_a_manual_page() {
    let folder = tempdir().expect("a folder");
    let output = crate::program(folder.path())
        .args(["generate", "man", "pages/man1"])
        .output()
        .expect("the program runs");
    assert!(output.status.success(), "{output:?}");
    let pages = folder.path().join("pages/man1");
    for command in commands() {
        let page = format!("countersign-{command}.1");
        let text = fs::read_to_string(pages.join(&page)).expect("the page is there");
        assert!(
            text.contains(&format!(".TH countersign-{command} 1")),
            "{page}\n{text}"
        );
    }
    assert!(pages.join("countersign.1").is_file());
    assert!(!pages.join("countersign-help.1").exists());
}

#[test]
fn the_reference_is_the_one_of_the_docs() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/reference/cli.md");
    let kept = fs::read_to_string(path).expect("the page is there");
    let made = printed(&["generate", "reference"]);
    assert!(
        made == kept,
        "`cargo xtask docs` brings docs/reference/cli.md up to date"
    );
}
