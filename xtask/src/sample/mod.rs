//! `cargo xtask sample`: small runs whose reports are kept, one of each system.

mod sandbox;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde::Deserialize;
use tempfile::TempDir;

use self::sandbox::Sandbox;
use crate::cargo::cargo;

/// Where they are kept.
const FOLDER: &str = "reports/sample";

/// What is run; see there.
const RUNS: &str = "xtask/samples.toml";

#[derive(Deserialize)]
struct Runs {
    run: Vec<Run>,
}

/// A run against a sandbox that deviates, so that there is something to see.
#[derive(Deserialize)]
struct Run {
    system: String,
    fault: String,
    /// Feature files of the system, without their end: whole runs are large.
    features: Vec<String>,
    /// What values follow from, and the run's id.
    seed: u64,
    formats: Vec<String>,
}

/// Runs each and keeps its reports.
///
/// # Errors
/// A sentence: what could not be built, run or written, or a run that did not
/// find what its sandbox does wrong.
pub(crate) fn sample(root: &Path) -> Result<(), String> {
    let path = root.join(RUNS);
    let text = fs::read_to_string(&path)
        .map_err(|error| format!("cannot read {}: {error}", path.display()))?;
    let runs: Runs =
        toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
    let program = build(root)?;
    for run in &runs.run {
        let folder = root.join(FOLDER).join(&run.system);
        if folder.exists() {
            fs::remove_dir_all(&folder)
                .map_err(|error| format!("cannot remove {}: {error}", folder.display()))?;
        }
        let features = features(root, run)?;
        let sandbox = Sandbox::start(&program, &run.system, &run.fault)?;
        let mut command = Command::new(&program);
        command
            .args(&sandbox.arguments)
            .args(["--seed", &run.seed.to_string()])
            .args(["--run-id", &run.seed.to_string()])
            .arg("--features")
            .arg(features.path())
            .args(["--format", &run.formats.join(","), "--report-dir"])
            .arg(&folder)
            .envs(sandbox.variables.iter().cloned())
            .current_dir(root);
        let status = command
            .status()
            .map_err(|error| format!("cannot start {}: {error}", program.display()))?;
        if status.code() != Some(1) {
            return Err(format!(
                "the run of {} should find `{}` and exit with 1: {status}",
                run.system, run.fault
            ));
        }
    }
    Ok(())
}

/// A folder that holds the features of a run, and no other.
fn features(root: &Path, run: &Run) -> Result<TempDir, String> {
    let folder = tempfile::tempdir().map_err(|error| format!("no folder for features: {error}"))?;
    let below = Path::new("features").join(&run.system);
    let system = folder.path().join(&run.system);
    fs::create_dir(&system).map_err(|error| format!("no folder for features: {error}"))?;
    for name in &run.features {
        let file = format!("{name}.feature");
        let from = root.join(&below).join(&file);
        fs::copy(&from, system.join(file))
            .map_err(|error| format!("cannot copy {}: {error}", from.display()))?;
    }
    Ok(folder)
}

/// Builds the program; where it is.
fn build(root: &Path) -> Result<PathBuf, String> {
    let output = cargo()
        .args(["build", "--quiet", "--package", "countersign"])
        .arg("--message-format=json-render-diagnostics")
        .stderr(Stdio::inherit())
        .current_dir(root)
        .output()
        .map_err(|error| format!("cannot start cargo: {error}"))?;
    let said = String::from_utf8_lossy(&output.stdout);
    said.lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
        .filter_map(|message| message["executable"].as_str().map(PathBuf::from))
        .next_back()
        .ok_or_else(|| "countersign can't be built, see above".to_owned())
}
