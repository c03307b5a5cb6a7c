//! Blocks of shell lines, run as a reader would: one after the other, in a
//! folder of the page's own.

use std::fs;

use tempfile::tempdir;

use super::page::{Block, Page, What};
use super::root;
use crate::harborline::{Fault, KEY, start};
use crate::sandbox::Sandbox;
use crate::shell::{Programs, sh};

/// The address that pages name, for the sandbox that they have started.
const ADDRESS: &str = "127.0.0.1:8080";

/// Runs the blocks of a page.
///
/// # Errors
/// The first block that does otherwise than its mark says, with what it said.
pub(super) fn run(page: &Page) -> Result<(), String> {
    let blocks: Vec<Block> = page.blocks().collect();
    if blocks.iter().all(|block| block.what == What::Shown) {
        return Ok(());
    }
    let folder = tempdir().expect("a folder");
    let work = folder.path().join("work");
    fs::create_dir(&work).expect("a folder");
    let programs = Programs::new(folder.path());
    let example = root().join("packs/example/page.md");
    let variables = [
        ("PAGE", example.display().to_string()),
        ("ENDPOINT", start(Fault::None)),
        ("HARBORLINE_KEY", KEY.to_owned()),
    ];
    // What a reader of this page has beforehand.
    let name = page.path.display().to_string().replace('/', "-");
    let before = root().join(format!("crates/cli/tests/cases/documented/{name}.sh"));
    if let Ok(script) = fs::read_to_string(before) {
        let output = sh(&work, &programs, &script, &variables);
        assert!(output.status.success(), "before {name}: {output:?}");
    }
    let mut sandboxes = Vec::new();
    let mut address = ADDRESS.to_owned();
    for block in blocks {
        let code = match block.what {
            What::Shown => continue,
            What::Serves => {
                for line in block.text.lines() {
                    let words = line.split('#').next().unwrap_or(line);
                    let words = words.replace("--port 8080", "--port 0");
                    let words: Vec<&str> = words.split_whitespace().collect();
                    let Some(["countersign", "sandbox", rest @ ..]) = words.get(..) else {
                        return Err(format!("{}: `{line}` serves nothing", page.path.display()));
                    };
                    let sandbox = Sandbox::start(&work, &[], rest);
                    if line.contains("--port 8080") {
                        let url = sandbox.url.trim_start_matches("http://");
                        address = url.split('/').next().unwrap_or(url).to_owned();
                    }
                    sandboxes.push(sandbox);
                }
                continue;
            }
            What::Runs(code) => code,
        };
        let script = block.text.replace(ADDRESS, &address);
        let output = sh(&work, &programs, &script, &variables);
        if output.status.code() != Some(code) {
            return Err(format!(
                "{}:{}: {} in place of exit code {code}\n{}\n{}{}",
                page.path.display(),
                block.line,
                output.status,
                block.text,
                String::from_utf8_lossy(&output.stdout),
                String::from_utf8_lossy(&output.stderr),
            ));
        }
    }
    Ok(())
}
