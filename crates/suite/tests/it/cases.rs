//! Feature files that can't be run: beside each lies what is said of it.
//! `UPDATE_EXPECTED=1` writes these texts anew.

use std::path::{Path, PathBuf};

use countersign_suite::FeatureText;

use crate::bench::Bench;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/features")
}

/// The tag expression of a case, in its first line: `# tags: @smoke`.
fn tags(text: &str) -> Option<String> {
    let line = text.lines().next()?;
    line.strip_prefix("# tags: ").map(str::to_owned)
}

#[test]
fn each_case_is_told_its_problems() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for entry in std::fs::read_dir(folder()).expect("there are cases") {
        let path = entry.expect("the folder is readable").path();
        if path.extension().is_none_or(|end| end != "feature") {
            continue;
        }
        count += 1;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let text = std::fs::read_to_string(&path).expect("the case is readable");
        let mut bench = Bench::new("", String::new());
        bench.tags = tags(&text);
        bench.features = vec![FeatureText {
            path: format!("spectrum/{name}"),
            text,
        }];
        let seen = match bench.bind() {
            Ok(suite) => format!("scenarios ready to run: {}\n", suite.scenarios()),
            Err(error) => format!("{error}\n"),
        };
        let file = path.with_extension("expected");
        if std::env::var_os("UPDATE_EXPECTED").is_some() {
            std::fs::write(&file, &seen).expect("the case is writable");
        }
        let expected = std::fs::read_to_string(&file).unwrap_or_default();
        if seen != expected {
            wrong.push(format!("{name}\n{seen}"));
        }
    }
    assert!(count >= 12, "only {count} cases were found");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Problems of several files come together, in the order of files and lines.
#[test]
fn all_files_are_read_before_anything_is_said() {
    let mut bench = Bench::new("", String::new());
    let file = |path: &str, text: &str| FeatureText {
        path: path.to_owned(),
        text: text.to_owned(),
    };
    bench.features = vec![
        file("spectrum/b.feature", "Feature: B\n  Scenario: Empty\n"),
        file("spectrum/c.feature", "no Gherkin"),
        file(
            "spectrum/a.feature",
            "Feature: A\n  Scenario: One\n    When it rains\n    And it pours\n",
        ),
    ];
    let error = bench.bind().err().expect("problems");
    insta::assert_snapshot!(error);
}

#[test]
fn no_feature_file_is_nothing_to_run() {
    let mut bench = Bench::new("", String::new());
    bench.features = Vec::new();
    let error = bench.bind().err().expect("nothing to run");
    insta::assert_snapshot!(error);
}

/// The features that stand in this repository can be run.
#[test]
fn the_features_of_the_repository_are_bound() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../features/spectrum");
    let mut bench = Bench::new("", String::new());
    bench.features = Vec::new();
    for folder in [root.clone(), root.join("generated")] {
        for entry in std::fs::read_dir(folder).expect("there are features") {
            let path = entry.expect("the folder is readable").path();
            if path.extension().is_some_and(|end| end == "feature") {
                bench.features.push(FeatureText {
                    path: path.to_string_lossy().into_owned(),
                    text: std::fs::read_to_string(&path).expect("readable"),
                });
            }
        }
    }
    if let Err(error) = bench.bind() {
        panic!("{error}");
    }
}
