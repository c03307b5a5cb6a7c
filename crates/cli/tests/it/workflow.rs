//! A run as a step of a workflow of GitHub.

use std::fs;

use crate::sandbox::topics;

/// In a workflow of GitHub, annotations are printed, and the summary is added
/// to what other steps have put there.
#[test]
fn a_workflow_gets_annotations_and_a_summary() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    topics(folder, "spreadshirt", &["batch"]);
    fs::write(folder.join("step.md"), "# Before\n").expect("written");
    for (action, expected) in [("true", true), ("", false)] {
        let output = crate::program(folder)
            .args([
                "run",
                "spreadshirt",
                "--features",
                "some",
                "--report-dir",
                "out",
            ])
            .args(["--target", "http://127.0.0.1:9/api/v1"])
            .env("GITHUB_ACTIONS", action)
            .env("GITHUB_STEP_SUMMARY", "step.md")
            .envs(
                ["API_KEY", "SESSION_ID", "PARTNER_ID"]
                    .map(|it| (format!("SPREADSHIRT_{it}"), "x1")),
            )
            .output()
            .expect("the program runs");
        assert_eq!(output.status.code(), Some(3), "{output:?}");
        let told = String::from_utf8_lossy(&output.stdout).into_owned();
        assert_eq!(told.contains("\n::"), expected, "{told}");
        let summary = fs::read_to_string(folder.join("step.md")).expect("a summary");
        assert!(summary.starts_with("# Before\n"), "{summary}");
        assert_eq!(summary != "# Before\n", expected, "{summary}");
        fs::write(folder.join("step.md"), "# Before\n").expect("written");
    }
}
