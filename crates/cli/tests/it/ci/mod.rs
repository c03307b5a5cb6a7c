//! What is offered to CI servers does there what it says: their command lines
//! are run as they would run them.
#![cfg(unix)]

mod action;
mod yaml;

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use tempfile::tempdir;

use crate::shell::{Programs, sh};

/// The checkout.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A file of the checkout.
fn text(path: &str) -> String {
    fs::read_to_string(root().join(path)).expect("it is there")
}

/// The text at a pointer.
fn at<'a>(value: &'a Value, pointer: &str) -> &'a str {
    let found = value.pointer(pointer).and_then(Value::as_str);
    found.unwrap_or_else(|| panic!("no text at {pointer}"))
}

#[test]
fn the_job_of_gitlab_leaves_the_artifacts_that_it_names() {
    let job = yaml::read(&text("ci/gitlab.yml"));
    let job = &job["countersign"];
    let variables = job["variables"].as_object().expect("variables");
    let variables: Vec<(&str, String)> = variables
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str().expect("text").to_owned()))
        .collect();
    let folder = tempdir().expect("a folder");
    let programs = Programs::new(folder.path());
    for line in job["script"].as_array().expect("lines") {
        let line = line.as_str().expect("text");
        let output = sh(folder.path(), &programs, line, &variables);
        assert!(output.status.success(), "{line}: {output:?}");
    }
    for kind in ["junit", "codequality"] {
        let path = at(job, &format!("/artifacts/reports/{kind}"));
        assert!(folder.path().join(path).is_file(), "{path}");
    }
    let path = at(job, "/artifacts/paths/0");
    assert!(folder.path().join(path).is_dir(), "{path}");
}

#[test]
fn the_stage_of_jenkins_leaves_what_it_publishes() {
    let text = text("ci/Jenkinsfile");
    let step = |name: &str| {
        let start = format!("{name} '");
        let mut lines = text.lines().map(str::trim);
        let rest = lines.find_map(|line| line.strip_prefix(&start).map(str::to_owned));
        rest.and_then(|rest| rest.strip_suffix('\'').map(str::to_owned))
            .unwrap_or_else(|| panic!("no step `{name}`"))
    };
    let folder = tempdir().expect("a folder");
    let programs = Programs::new(folder.path());
    let output = sh(folder.path(), &programs, &step("sh"), &[]);
    assert!(output.status.success(), "{output:?}");
    assert!(folder.path().join(step("junit")).is_file());
    assert!(folder.path().join("reports/latest/report.html").is_file());
    assert!(text.contains("'reports/latest/**'"), "what is archived");
}

#[test]
fn hooks_run_what_is_there() {
    let hooks = yaml::read(&text(".pre-commit-hooks.yaml"));
    let hooks = hooks.as_array().expect("hooks");
    let entry = |id: &str| {
        let hook = hooks.iter().find(|hook| hook["id"] == id);
        at(hook.expect("the hook is there"), "/entry")
    };
    let folder = tempdir().expect("a folder");
    let programs = Programs::new(folder.path());
    let page = root().join("packs/example/page.md");
    // As pre-commit does, which puts the files behind the entry.
    let lint = format!(
        "{} '{}'",
        entry("countersign-contract-lint"),
        page.display()
    );
    let output = sh(folder.path(), &programs, &lint, &[]);
    assert!(output.status.success(), "{output:?}");
    fs::write(
        folder.path().join("page.md"),
        "```json\n{\"a\": 1 \"b\": 2}\n```\n",
    )
    .expect("written");
    let lint = format!("{} page.md", entry("countersign-contract-lint"));
    let output = sh(folder.path(), &programs, &lint, &[]);
    assert_eq!(output.status.code(), Some(1), "{output:?}");

    // CI runs the same.
    let task = entry("countersign-codegen").strip_prefix("cargo ");
    let step = format!("\"{}\"", task.expect("a task of cargo"));
    assert!(text("xtask/src/ci.rs").contains(&step), "{step}");
}

#[test]
fn the_docs_name_inputs_and_hooks_that_are_there() {
    let action = yaml::read(&text("action.yml"));
    let hooks = yaml::read(&text(".pre-commit-hooks.yaml"));
    let hooks = hooks.as_array().expect("hooks");
    let docs = text("docs/howto/ci.md");
    let blocks = docs.split("```yaml\n").skip(1);
    let blocks: Vec<Value> = blocks
        .filter_map(|block| block.split("```").next())
        .map(yaml::read)
        .collect();
    let [workflow, include, hooked] = &blocks[..] else {
        panic!("{} blocks", blocks.len());
    };
    let step = workflow[0]["with"].as_object().expect("inputs");
    for input in step.keys() {
        assert!(!action["inputs"][input].is_null(), "{input}");
    }
    let output = at(workflow, "/1/with/sarif_file").split('.').nth(3);
    let output = output.expect("an output").trim_end_matches(" }}");
    assert!(!action["outputs"][output].is_null(), "{output}");
    let (_, path) = at(include, "/include/0/remote")
        .split_once("/raw/main/")
        .expect("a path");
    assert!(root().join(path).is_file(), "{path}");
    let id = at(hooked, "/repos/0/hooks/0/id");
    assert!(hooks.iter().any(|hook| hook["id"] == id), "{id}");
}
