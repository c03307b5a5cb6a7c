//! The end of a run: whatever stands in the way of its reports, what it came to
//! is told, and nothing that others have made is taken away.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use crate::sandbox::topics;

/// A run of a topic against a port where nobody listens.
fn unanswered(folder: &Path, more: &[&str]) -> Command {
    let mut command = crate::program(folder);
    command
        .args(["run", "spreadshirt", "--features", "some"])
        .args(["--target", "http://127.0.0.1:9/api/v1"])
        .args(more)
        .envs(
            ["API_KEY", "SESSION_ID", "PARTNER_ID"].map(|it| (format!("SPREADSHIRT_{it}"), "x1")),
        );
    command
}

fn run(mut command: Command) -> Output {
    command.output().expect("the program runs")
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The commands that GitHub's runner follows in these lines: those that begin
/// with `::` behind blanks, and the older ones, which stand anywhere
/// (<https://github.com/actions/runner>, `ActionCommand.cs`).
fn followed(text: &str) -> Vec<String> {
    let mut stopped: Option<String> = None;
    let mut names = Vec::new();
    for line in text.lines() {
        let newer = line.trim_start().strip_prefix("::");
        let newer = newer.and_then(|rest| rest.split_once("::"));
        let older = line
            .split_once("##[")
            .and_then(|(_, rest)| rest.split_once(']'));
        let Some((command, value)) = newer.or(older) else {
            continue;
        };
        let name = command.split(' ').next().unwrap_or_default();
        match &stopped {
            Some(token) if name == token => stopped = None,
            Some(_) => {}
            None if name == "stop-commands" => stopped = Some(value.to_owned()),
            None => names.push(name.to_owned()),
        }
    }
    assert_eq!(stopped, None, "commands stay stopped");
    names
}

/// What a run has to do with may read like a command: the runner follows the
/// annotations alone.
#[test]
fn no_text_of_others_gives_the_runner_commands() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    topics(folder, "spreadshirt", &["batch"]);
    let feature = folder.join("some/spreadshirt/batch.feature");
    let text = read(&feature).replacen("Scenario Outline: ", "Scenario Outline: ##[add-mask]e ", 1);
    fs::write(&feature, text).expect("written");
    for again in [false, true] {
        let mut command = match again {
            false => unanswered(folder, &["--report-dir", "out"]),
            true => {
                let mut judge = crate::program(folder);
                judge.args(["judge", "out", "--report-dir", "again"]);
                judge
            }
        };
        command.env("GITHUB_ACTIONS", "true");
        let output = run(command);
        let told = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(told.contains("##[add-mask]"), "{told}");
        let names = followed(&told);
        let is_own = |name: &String| ["error", "warning", "notice"].contains(&name.as_str());
        assert!(
            !names.is_empty() && names.iter().all(is_own),
            "{names:?}:\n{told}"
        );
    }
}

/// A summary of a step is refused whole where it is too large.
#[test]
fn the_summary_of_a_step_stays_within_its_room() {
    const ROOM: usize = 1024 * 1024;
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    topics(folder, "spreadshirt", &["batch"]);
    for left in [600, 0] {
        fs::write(folder.join("step.md"), "x".repeat(ROOM - left)).expect("written");
        let mut command = unanswered(folder, &["--report-dir", "out"]);
        command
            .env("GITHUB_ACTIONS", "true")
            .env("GITHUB_STEP_SUMMARY", "step.md");
        let told = String::from_utf8_lossy(&run(command).stdout).into_owned();
        let length = read(&folder.join("step.md")).len();
        assert!(length <= ROOM, "{length}");
        assert!(length > ROOM - left || left == 0, "nothing was added");
        assert!(told.contains("note: the step's summary"), "{told}");
    }
}

/// Before the first request where it can be known, else behind what the run
/// came to.
#[test]
fn a_rendering_that_cannot_be_written_hides_no_verdict() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    topics(folder, "spreadshirt", &["batch"]);
    let mine = folder.join("out/allure-results/mine");
    fs::create_dir_all(folder.join("out/allure-results")).expect("a folder");
    fs::write(&mine, "mine").expect("written");
    let refused = run(unanswered(
        folder,
        &["--report-dir", "out", "--format", "allure"],
    ));
    assert_eq!(refused.status.code(), Some(2), "{refused:?}");
    assert!(
        String::from_utf8_lossy(&refused.stderr).contains("CFG-117"),
        "{refused:?}"
    );
    assert!(!folder.join("out/journal.ndjson").exists(), "it was run");

    let ran = run(unanswered(folder, &["--report-dir", "out"]));
    assert_eq!(ran.status.code(), Some(3), "{ran:?}");
    let judge = |formats: &str| {
        crate::program(folder)
            .args(["judge", "out", "--report-dir", "out", "--format", formats])
            .output()
            .expect("the program runs")
    };
    let refused = judge("tap,allure");
    assert_eq!(refused.status.code(), Some(2), "{refused:?}");
    assert!(refused.stdout.is_empty(), "it was judged: {refused:?}");

    // A folder in place of a file is met only when that is written.
    fs::create_dir(folder.join("out/results.tap")).expect("a folder");
    let judged = judge("tap,plain");
    assert_eq!(judged.status.code(), Some(5), "{judged:?}");
    let told = String::from_utf8_lossy(&judged.stdout).into_owned();
    assert!(told.contains("\nTopics"), "{told}");
    assert!(told.contains("something could not be judged"), "{told}");
    assert!(!told.contains("exit code 3"), "it is another: {told}");
    assert!(
        String::from_utf8_lossy(&judged.stderr).contains("results.tap"),
        "{judged:?}"
    );
    assert!(
        folder.join("out/summary.txt").is_file(),
        "the rest is written"
    );
    assert_eq!(read(&mine), "mine");
}

/// Reports have usual names, which others use as well.
#[test]
fn only_reports_of_a_folder_of_reports_are_taken_away() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    topics(folder, "spreadshirt", &["batch"]);
    fs::write(folder.join("summary.txt"), "mine").expect("written");
    fs::write(folder.join("comment.md"), "mine").expect("written");
    for _ in 0..2 {
        run(unanswered(folder, &["--report-dir", "."]));
        assert!(folder.join("journal.ndjson").is_file(), "it was run");
        assert_eq!(read(&folder.join("summary.txt")), "mine");
        assert_eq!(read(&folder.join("comment.md")), "mine");
    }
    // What is left of an earlier run must not pass for a part of the next.
    run(unanswered(
        folder,
        &["--report-dir", "out", "--format", "tap,plain"],
    ));
    let made = [
        folder.join("out/results.tap"),
        folder.join("out/summary.txt"),
    ];
    assert!(made.iter().all(|path| path.is_file()), "{made:?}");
    run(unanswered(folder, &["--report-dir", "out"]));
    assert!(made.iter().all(|path| !path.exists()), "{made:?}");
}

/// Of what a proof was made is not known: only one that lies beside a run is
/// told of it.
#[test]
fn a_proof_elsewhere_is_of_another_run() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let case = Path::new(env!("CARGO_MANIFEST_DIR")).join("../report/tests/cases/verdicts.ndjson");
    let proof = r#"{"systems": [{"system": "spectrum", "faults": [{"name": "seeded-elsewhere",
        "title": "T", "breaks": ["spectrum.order.list"], "kills": []}]}]}"#;
    for (below, is_told) in [("reports/prove", false), ("out", true)] {
        let _ = fs::remove_dir_all(folder.join("out"));
        fs::create_dir_all(folder.join(below)).expect("a folder");
        fs::create_dir_all(folder.join("out")).expect("a folder");
        fs::copy(&case, folder.join("out/journal.ndjson")).expect("copied");
        fs::write(folder.join(below).join("prove.json"), proof).expect("written");
        let output = crate::program(folder)
            .args(["report", "--format", "html", "--out", "-", "out"])
            .output()
            .expect("the program runs");
        let page = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(page.contains("</html>"), "{output:?}");
        assert_eq!(page.contains("seeded-elsewhere"), is_told, "{below}");
    }
}
