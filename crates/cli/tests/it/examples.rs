//! The shell lines of `examples/`, run as their engines would run them.

use std::fs;
use std::path::Path;

use crate::shell::{Programs, sh};

/// The scripts of a file: its block scalars, without what indents them.
fn scripts(path: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../examples")
        .join(path);
    let text = fs::read_to_string(&path).expect("the example is there");
    let mut lines = text.lines().peekable();
    let mut scripts = Vec::new();
    while let Some(line) = lines.next() {
        if !line.ends_with(" |") {
            continue;
        }
        let indent = |line: &str| line.len() - line.trim_start().len();
        let depth = lines.peek().map_or(0, |line| indent(line));
        let mut script = String::new();
        while let Some(line) = lines.next_if(|line| indent(line) >= depth && !line.is_empty()) {
            script.push_str(&line[depth..]);
            script.push('\n');
        }
        scripts.push(script);
    }
    scripts
}

/// Runs the first script once for each part and the second one then.
fn check(path: &str, of: u32, variables: impl Fn(u32) -> Vec<(&'static str, String)>) {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let programs = Programs::new(folder);
    let scripts = scripts(path);
    let [run, merge] = &scripts[..] else {
        panic!("{path} has {} scripts", scripts.len());
    };
    let place = [("REPORTS", folder.join("reports").display().to_string())];
    for index in 0..of {
        let variables = [variables(index), place.to_vec()].concat();
        let output = sh(folder, &programs, run, &variables);
        let text = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{path}, part {index}: {text}");
    }
    let output = sh(folder, &programs, merge, &place);
    let text = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{path}: {text}");
    assert!(folder.join("reports/whole/junit.xml").exists(), "{path}");
}

#[cfg(unix)]
#[test]
fn a_kubernetes_job_runs_parts_and_joins_them() {
    check("kubernetes/indexed-job.yaml", 4, |index| {
        vec![("JOB_COMPLETION_INDEX", index.to_string())]
    });
}

#[cfg(unix)]
#[test]
fn a_matrix_of_github_actions_runs_parts_and_joins_them() {
    check("github/matrix.yml", 4, |index| {
        vec![
            ("PART", format!("{}", index + 1)),
            ("PARTS", "4".to_owned()),
        ]
    });
}

#[cfg(unix)]
#[test]
fn a_parallel_job_of_gitlab_runs_parts_and_joins_them() {
    check("gitlab/parallel.yml", 4, |index| {
        vec![
            ("CI_NODE_INDEX", format!("{}", index + 1)),
            ("CI_NODE_TOTAL", "4".to_owned()),
        ]
    });
}
