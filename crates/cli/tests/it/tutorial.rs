//! Every block of docs/tutorial-pack.md runs, one after the other.

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::tempdir;

use crate::harborline::{Fault, KEY, start};

/// The blocks of the chapter that are to be run.
fn blocks(text: &str) -> Vec<&str> {
    let blocks = text.split("```sh\n").skip(1);
    blocks
        .filter_map(|block| block.split("```").next())
        .collect()
}

#[test]
fn the_tutorial_leads_from_the_page_to_a_verdict() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let text = fs::read_to_string(root.join("docs/tutorial-pack.md")).expect("the chapter");
    let blocks = blocks(&text);
    assert!(blocks.len() > 6, "blocks have gone");
    let program = Path::new(env!("CARGO_BIN_EXE_countersign"));
    let programs = program.parent().expect("a folder").display();
    let folder = tempdir().expect("a folder");
    let endpoint = start(Fault::None);
    for block in blocks {
        let output = Command::new("sh")
            .args(["-e", "-u", "-c", block])
            .current_dir(folder.path())
            .env_clear()
            .env("PATH", format!("{programs}:/usr/bin:/bin"))
            .env("PAGE", root.join("packs/example/page.md"))
            .env("ENDPOINT", &endpoint)
            .env("HARBORLINE_KEY", KEY)
            .output()
            .expect("a shell");
        let said =
            [&output.stdout, &output.stderr].map(|said| String::from_utf8_lossy(said).into_owned());
        assert!(output.status.success(), "{block}\n{}", said.join("\n"));
    }
}
