//! Runs, and sandboxes in processes of their own to run against.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Output, Stdio};
use std::thread;

use serde_json::Value;

/// Variables and what they hold.
pub(crate) type Variables<'a> = &'a [(&'a str, &'a str)];

/// `countersign run` with these arguments, reports in `out`.
pub(crate) fn run(folder: &Path, variables: Variables<'_>, arguments: &[&str]) -> (Output, Value) {
    let output = crate::program(folder)
        .args(["run", "--report-dir", "out"])
        .args(arguments)
        .envs(variables.iter().copied())
        .output()
        .expect("the program runs");
    let results = fs::read_to_string(folder.join("out/results.json"))
        .unwrap_or_else(|_| panic!("no results\n{}", String::from_utf8_lossy(&output.stderr)));
    let results = serde_json::from_str(&results).expect("results are JSON");
    (output, results)
}

/// How many scenarios came to this verdict.
pub(crate) fn count(results: &Value, verdict: &str) -> u64 {
    results["verdicts"][verdict].as_u64().expect("a count")
}

/// That a run ended well, and that nothing but passed.
pub(crate) fn assert_all_passed(output: &Output, results: &Value) {
    let told = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(0), "{told}");
    for verdict in ["failed", "warned", "skipped", "inconclusive"] {
        assert_eq!(count(results, verdict), 0, "{verdict}\n{told}");
    }
    assert!(count(results, "passed") > 0, "{told}");
    assert!(told.contains("exit code 0: all is well"), "{told}");
}

/// Some topics alone, in a folder for `--features`: whole runs take their
/// time, and one of each system is enough.
pub(crate) fn topics(folder: &Path, system: &str, names: &[&str]) {
    let all = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../features");
    let some = folder.join("some").join(system);
    fs::create_dir_all(&some).expect("a folder");
    for name in names {
        let name = format!("{name}.feature");
        fs::copy(all.join(system).join(&name), some.join(&name)).expect("copied");
    }
}

/// All that a run has told and written.
pub(crate) fn texts(folder: &Path, output: &Output) -> Vec<String> {
    let mut texts = vec![
        String::from_utf8_lossy(&output.stdout).into_owned(),
        String::from_utf8_lossy(&output.stderr).into_owned(),
    ];
    for file in fs::read_dir(folder.join("out")).expect("reports") {
        texts.push(fs::read_to_string(file.expect("a file").path()).expect("text"));
    }
    texts
}

/// The journal of the run, event by event.
pub(crate) fn journal(folder: &Path) -> Vec<Value> {
    let text = fs::read_to_string(folder.join("out/journal.ndjson")).expect("a journal");
    text.lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect()
}

/// A sandbox in a process of its own; killed when dropped.
pub(crate) struct Sandbox {
    pub(crate) child: Child,
    /// The base URL of its system.
    pub(crate) url: String,
    /// Where it takes provider states.
    pub(crate) states: String,
}

impl Sandbox {
    /// `countersign sandbox` with these arguments.
    pub(crate) fn start(folder: &Path, variables: Variables<'_>, arguments: &[&str]) -> Self {
        let mut child = crate::program(folder)
            .arg("sandbox")
            .args(arguments)
            .envs(variables.iter().copied())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the sandbox starts");
        let mut lines = BufReader::new(child.stdout.take().expect("piped")).lines();
        let mut address = || {
            let line = lines.next().expect("a line").expect("text");
            let (_, url) = line.rsplit_once(' ').expect("a URL at its end");
            url.to_owned()
        };
        let (url, states) = (address(), address());
        // Read on, so that the sandbox never waits for a reader.
        thread::spawn(move || lines.for_each(drop));
        Self { child, url, states }
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
