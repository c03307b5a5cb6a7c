//! The action for GitHub, its steps run one after the other.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::{TempDir, tempdir};

use super::{at, root, text, yaml};
use crate::sandbox::Sandbox;
use crate::shell::{Programs, bash};

/// A job that uses the action.
struct Job {
    action: Value,
    folder: TempDir,
    programs: Programs,
    inputs: BTreeMap<String, String>,
    variables: Vec<(&'static str, String)>,
}

impl Job {
    /// With these inputs, and the defaults of all others.
    fn new(inputs: &[(&str, String)]) -> Self {
        let action = yaml::read(&text("action.yml"));
        let folder = tempdir().expect("a folder");
        let programs = Programs::new(folder.path());
        let declared = action["inputs"].as_object().expect("inputs");
        let mut values: BTreeMap<String, String> = declared
            .iter()
            .map(|(name, input)| (name.clone(), at(input, "/default").to_owned()))
            .collect();
        for (name, value) in inputs {
            let known = values.insert((*name).to_owned(), value.clone());
            assert!(known.is_some(), "the action has no input `{name}`");
        }
        let file = |name: &str| folder.path().join(name).display().to_string();
        let variables = vec![
            ("GITHUB_ACTIONS", "true".to_owned()),
            ("GITHUB_OUTPUT", file("output")),
            ("GITHUB_PATH", file("path")),
            ("GITHUB_STEP_SUMMARY", file("summary.md")),
        ];
        Self {
            action,
            folder,
            programs,
            inputs: values,
            variables,
        }
    }

    /// What an expression of a workflow comes to.
    fn evaluated(&self, text: &str) -> String {
        let mut text = text.to_owned();
        while let Some((before, rest)) = text.split_once("${{ ") {
            let (expression, after) = rest.split_once(" }}").expect("it is closed");
            let value = match expression.split_once('.') {
                Some(("inputs", name)) => self.inputs[name].clone(),
                Some(("github", "action_path")) => root().display().to_string(),
                Some(("runner", "temp")) => self.path("temp").display().to_string(),
                Some(("steps", "run.outputs.exit-code")) => self.exit_code(),
                _ => panic!("nobody knows `{expression}`"),
            };
            text = format!("{before}{value}{after}");
        }
        text
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn exit_code(&self) -> String {
        let outputs = fs::read_to_string(self.path("output")).expect("outputs");
        let code = outputs
            .lines()
            .find_map(|line| line.strip_prefix("exit-code="));
        code.expect("the exit code").to_owned()
    }

    /// Runs a step.
    fn step(&self, index: usize) -> Output {
        let step = &self.action["runs"]["steps"][index];
        assert_eq!(step["shell"], "bash");
        let script = at(step, "/run");
        assert!(!script.contains("${{"), "an input that is run as a script");
        let set = step["env"].as_object().expect("variables");
        let set: Vec<(&str, String)> = set
            .iter()
            .map(|(name, value)| (name.as_str(), self.evaluated(value.as_str().expect("text"))))
            .collect();
        let mut variables = [self.variables.clone(), set].concat();
        let paths = fs::read_to_string(self.path("path")).unwrap_or_default();
        if !paths.is_empty() {
            let paths: Vec<&str> = paths.lines().chain(["/usr/bin", "/bin"]).collect();
            variables.push(("PATH", paths.join(":")));
        }
        bash(self.folder.path(), &self.programs, script, &variables)
    }
}

/// A release as `cargo xtask dist` lays it out, of the program that runs short.
fn release(job: &Job) -> PathBuf {
    let machine = Command::new("uname").arg("-m").output().expect("uname");
    let machine = String::from_utf8_lossy(&machine.stdout).trim().to_owned();
    let name = format!("countersign-0.1.0-{machine}-unknown-linux-musl");
    let releases = job.path("releases");
    let folder = releases.join("v0.1.0");
    fs::create_dir_all(folder.join(&name)).expect("a folder");
    fs::copy(
        job.path("programs/countersign"),
        folder.join(&name).join("countersign"),
    )
    .expect("copied");
    let pack = format!("tar czf {name}.tar.gz {name} && sha256sum {name}.tar.gz > SHA256SUMS");
    let output = bash(&folder, &job.programs, &pack, &[]);
    assert!(output.status.success(), "{output:?}");
    releases
}

fn url(folder: &Path) -> String {
    format!("file://{}", folder.display())
}

#[test]
fn the_action_builds_runs_and_tells_where_its_files_are() {
    let job = Job::new(&[("system", "spectrum".to_owned())]);
    for index in 0..2 {
        let output = job.step(index);
        assert!(output.status.success(), "{output:?}");
    }
    let outputs = job.action["outputs"].as_object().expect("outputs");
    let output = |name: &str| job.evaluated(at(&outputs[name], "/value"));
    assert_eq!(output("exit-code"), "0");
    assert!(job.path(&output("sarif")).is_file());
    for file in ["report.html", "comment.md", "junit.xml"] {
        assert!(
            job.path(&output("report-dir")).join(file).is_file(),
            "{file}"
        );
    }
    let summary = fs::read_to_string(job.path("summary.md")).expect("a summary");
    assert!(summary.contains("spectrum"), "{summary}");
}

#[test]
fn the_action_installs_a_release_and_passes_a_finding_on() {
    let folder = tempdir().expect("a folder");
    let fault = [
        "spectrum",
        "--fault",
        "duplicate-of-a-shipped-order-is-taken",
    ];
    let sandbox = Sandbox::start(folder.path(), &[], &fault);
    let mut job = Job::new(&[
        ("system", "spectrum".to_owned()),
        ("target", sandbox.url.clone()),
        ("version", "0.1.0".to_owned()),
        ("formats", String::new()),
    ]);
    job.inputs
        .insert("releases".to_owned(), url(&release(&job)));
    job.variables
        .push(("SPECTRUM_API_TOKEN", "sandbox-token-a".to_owned()));
    let output = job.step(0);
    assert!(output.status.success(), "{output:?}");
    let output = job.step(1);
    let told = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    assert_eq!(job.exit_code(), "1");
    assert!(told.contains("::error "), "an annotation: {told}");
}

#[test]
fn the_action_installs_nothing_that_is_damaged() {
    let mut job = Job::new(&[("version", "0.1.0".to_owned())]);
    let releases = release(&job);
    let files = fs::read_dir(releases.join("v0.1.0")).expect("a folder");
    let archive = files
        .map(|file| file.expect("a file").path())
        .find(|path| path.extension().is_some_and(|end| end == "gz"))
        .expect("an archive");
    let mut bytes = fs::read(&archive).expect("readable");
    bytes.push(0);
    fs::write(&archive, bytes).expect("written");
    job.inputs.insert("releases".to_owned(), url(&releases));
    let output = job.step(0);
    assert!(!output.status.success(), "{output:?}");
    assert!(!job.path("path").exists(), "it is on the PATH");
}
