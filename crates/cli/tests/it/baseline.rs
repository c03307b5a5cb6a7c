//! Findings that are known: how a run exits with a list of them.

use std::fs;
use std::path::Path;
use std::process::Output;

use serde_json::Value;

use crate::faulty::{DUPLICATES, Falsify, GONE, TWO_FAULTS, falsified};
use crate::sandbox::{self, Sandbox, topics};

const TOKEN: (&str, &str) = ("SPECTRUM_API_TOKEN", "a-token-of-somebody");

fn told(output: &Output) -> String {
    let all = [&output.stdout[..], &output.stderr].concat();
    String::from_utf8_lossy(&all).into_owned()
}

/// Runs against the sandbox, falsified so; reports are in `out`.
fn run(folder: &Path, sandbox: &Sandbox, falsify: Falsify, more: &[&str]) -> (Output, Value) {
    let url = falsified(sandbox, falsify);
    let states = ["--provider-states", &sandbox.states];
    let target = ["spectrum", "--features", "some", "--target", &url];
    sandbox::run(folder, &[TOKEN], &[&target, &states[..], more].concat())
}

fn update(folder: &Path, more: &[&str]) -> String {
    let output = crate::program(folder)
        .args(["baseline", "update", "known.toml", "--from", "out"])
        .args(more)
        .output()
        .expect("the program runs");
    let text = told(&output);
    assert_eq!(output.status.code(), Some(0), "{text}");
    text
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap_or(-1)
}

/// What other runs find of the same fault is the same, whatever they send.
#[test]
fn a_baseline_lists_what_other_runs_find_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let sandbox = Sandbox::start(folder, &[TOKEN], &["spectrum"]);
    topics(folder, "spectrum", &["duplicate", "full-order"]);
    let (output, first) = run(folder, &sandbox, TWO_FAULTS, &["--seed", "1"]);
    assert_eq!(code(&output), 1, "{}", told(&output));
    let text = update(folder, &["--owner", "orders", "--reason", "being mended"]);
    assert!(!text.contains(" 0 added"), "{text}");
    let known = fs::read_to_string(folder.join("known.toml")).expect("a baseline");
    for seed in ["2", "3"] {
        let more = ["--seed", seed, "--baseline", "known.toml"];
        let (output, results) = run(folder, &sandbox, TWO_FAULTS, &more);
        let text = told(&output);
        assert_eq!(code(&output), 0, "{text}");
        // The verdicts are what they are.
        assert_eq!(results["verdicts"], first["verdicts"], "{text}");
        assert!(text.contains("FAILED"), "{text}");
        let text = update(folder, &[]);
        assert!(text.contains(": 0 added"), "{text}");
        assert!(text.contains(" 0 dropped"), "{text}");
    }
    let kept = fs::read_to_string(folder.join("known.toml")).expect("a baseline");
    assert_eq!(kept, known);
    for arguments in [&["judge", "out"][..], &["judge", "out", "--strict"]] {
        let output = crate::program(folder)
            .args(arguments)
            .args(["--baseline", "known.toml"])
            .output()
            .expect("the program runs");
        assert_eq!(code(&output), 0, "{}", told(&output));
    }
}

#[test]
fn what_is_not_as_it_is_listed_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let sandbox = Sandbox::start(folder, &[TOKEN], &["spectrum"]);
    topics(folder, "spectrum", &["duplicate", "token"]);
    run(folder, &sandbox, DUPLICATES, &[]);
    update(folder, &[]);
    let known = folder.join("known.toml");
    let listed = fs::read_to_string(&known).expect("a baseline");
    let baseline = ["--baseline", "known.toml"];

    // Mended.
    let (output, _) = run(folder, &sandbox, |_, _| {}, &baseline);
    let text = told(&output);
    assert_eq!(code(&output), 4, "{text}");
    assert!(text.contains("known.toml:4:1: failed spectrum."), "{text}");
    assert!(text.contains("is not found any more"), "{text}");
    // Another fault in the same place.
    let (output, _) = run(folder, &sandbox, GONE, &baseline);
    let text = told(&output);
    assert_eq!(code(&output), 4, "{text}");
    assert!(text.contains("has another reason"), "{text}");
    // More than is listed.
    let (output, _) = run(folder, &sandbox, TWO_FAULTS, &baseline);
    assert_eq!(code(&output), 1, "{}", told(&output));
    // Scenarios that were left out say nothing of what is listed.
    let token = folder.join("some/spectrum/token.feature");
    let text = fs::read_to_string(&token).expect("a feature");
    fs::write(&token, format!("@selected\n{text}")).expect("written");
    let tags = ["--tags", "@selected", "--baseline", "known.toml"];
    let (output, _) = run(folder, &sandbox, |_, _| {}, &tags);
    assert_eq!(code(&output), 0, "{}", told(&output));
    // Nor do those of other features; what nobody knows is told, whatever was
    // left out, by the run and of its journal.
    fs::remove_file(folder.join("some/spectrum/duplicate.feature")).expect("removed");
    let (output, _) = run(folder, &sandbox, |_, _| {}, &baseline);
    assert_eq!(code(&output), 0, "{}", told(&output));
    let unknown = listed.replace("spectrum/duplicate/", "spectrum/duplicates/");
    fs::write(&known, &unknown).expect("written");
    let judge = |arguments: &[&str]| {
        let mut program = crate::program(folder);
        program.args(arguments).output().expect("the program runs")
    };
    for (tags, is_told_again) in [(&[][..], true), (&["--tags", "@selected"], false)] {
        let more = [tags, &baseline[..]].concat();
        let (output, _) = run(folder, &sandbox, |_, _| {}, &more);
        let text = told(&output);
        assert_eq!(code(&output), 4, "{text}");
        assert!(text.contains("a scenario that is not there"), "{text}");
        // A part of a folder that may be another by now: nobody can tell.
        let judged = judge(&["judge", "out", "--baseline", "known.toml"]);
        let exit = if is_told_again { 4 } else { 0 };
        assert_eq!(code(&judged), exit, "{}", told(&judged));
    }
    fs::write(&known, &listed).expect("written");
    // Past its date.
    topics(folder, "spectrum", &["duplicate"]);
    let lines = listed.lines().map(|line| match line {
        line if line.starts_with("expires = ") => "expires = 2020-02-02\n".to_owned(),
        line => format!("{line}\n"),
    });
    fs::write(&known, lines.collect::<String>()).expect("written");
    let (output, _) = run(folder, &sandbox, DUPLICATES, &baseline);
    let text = told(&output);
    assert_eq!(code(&output), 4, "{text}");
    assert!(text.contains("was let be until 2020-02-02"), "{text}");
}

/// What a run left out is let be and kept, what no suite knows is told and taken
/// out, by all who hold a baseline against a run of the embedded features.
#[test]
fn what_was_selected_is_known_to_all_who_read_the_journal() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let entry = |scenario: &str| {
        format!(
            "[[finding]]\nclause = \"spectrum.lookup.known\"\nscenario = \"spectrum/{scenario}\"\n\
             verdict = \"failed\"\nfingerprint = \"0123456789abcdef\"\nreason = \"It is known.\"\n\
             expires = {}\n",
            jiff::Timestamp::now().strftime("%Y-%m-%d")
        )
    };
    let known = "lookup/A known order is shown, alone";
    let run = |arguments: &[&str]| {
        let mut program = crate::program(folder);
        program.args(arguments).output().expect("the program runs")
    };
    let selected = ["run", "spectrum", "--tags", "@alone", "--report-dir", "out"];
    for (listed, exit, dropped) in [(known, 0, 0), ("lookup/There is none such", 4, 1)] {
        fs::write(folder.join("known.toml"), entry(listed)).expect("written");
        for more in [
            &selected[..],
            &["judge", "out"],
            &[
                "run",
                "spectrum",
                "--tags",
                "@alone",
                "--shard",
                "1/1",
                "--report-dir",
                "part",
            ],
            &["merge", "part", "--report-dir", "joined"],
        ] {
            let output = run(&[more, &["--baseline", "known.toml"]].concat());
            let text = told(&output);
            assert_eq!(code(&output), exit, "{more:?} {text}");
            let is_well = text.contains("all is well with what was selected (@alone; ");
            assert_eq!(is_well, exit == 0, "{more:?} {text}");
        }
        let text = update(folder, &[]);
        assert!(text.contains(&format!(" {dropped} dropped")), "{text}");
    }
    // A journal of old tells nothing of what was left out.
    fs::write(
        folder.join("known.toml"),
        entry("lookup/There is none such"),
    )
    .expect("written");
    let path = folder.join("out/journal.ndjson");
    let journal = fs::read_to_string(&path).expect("a journal");
    let (first, rest) = journal.split_once('\n').expect("lines");
    let mut first: Value = serde_json::from_str(first).expect("JSON");
    let selection = first.as_object_mut().and_then(|it| it.remove("selection"));
    assert_eq!(selection.expect("it is told")["tags"], "@alone");
    fs::write(&path, format!("{first}\n{rest}")).expect("written");
    let output = run(&["judge", "out", "--baseline", "known.toml"]);
    assert_eq!(code(&output), 0, "{}", told(&output));
}
