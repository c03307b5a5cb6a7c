//! Runs rendered from their journals, whole or cut off, and at the end of runs.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};

use countersign_report::formats;

use crate::sandbox::{self, topics};

/// A small run that somebody has written down.
fn case(name: &str) -> String {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("../report/tests/cases");
    fs::read_to_string(cases.join(name)).expect("the case is readable")
}

/// Every format, as `--format` takes them.
fn all() -> String {
    let names: Vec<&str> = formats().iter().map(|format| format.name).collect();
    names.join(",")
}

fn report(folder: &Path, arguments: &[&str]) -> Output {
    crate::program(folder)
        .arg("report")
        .args(arguments)
        .output()
        .expect("the program runs")
}

/// Standard error of what went well.
fn good(output: &Output) -> String {
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(0), "{told}");
    told
}

fn refused(output: &Output) -> String {
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{told}");
    told
}

/// Wherever a run was killed: each format has what there is, and people are
/// told that it is not all.
#[test]
fn a_journal_that_is_cut_off_is_rendered_in_every_format() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let whole = case("verdicts.ndjson");
    let mut ends: Vec<usize> = whole.match_indices('\n').map(|(at, _)| at + 1).collect();
    // Within an event, too.
    ends.extend(ends.clone().iter().skip(1).map(|end| end - 20));
    for end in ends {
        fs::write(folder.join("journal.ndjson"), &whole[..end]).expect("written");
        let told = good(&report(folder, &[".", "--format", &all(), "--out", "out"]));
        let is_whole = end == whole.len();
        assert_eq!(
            told.contains("note: the journal"),
            !is_whole,
            "{end}: {told}"
        );
        for format in formats() {
            let path = folder.join("out").join(format.file);
            assert!(path.exists(), "{end}: {} is not there", format.name);
        }
        let left = fs::read_dir(folder.join("out")).expect("files");
        let left = left.filter(|entry| {
            let name = entry.as_ref().expect("an entry").file_name();
            name.to_string_lossy().contains("partial")
        });
        assert_eq!(left.count(), 0, "{end}: something is left over");
    }
}

/// `kill -9` in the middle of a run.
#[test]
fn a_run_that_was_killed_is_rendered() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let mut child = crate::program(folder)
        .args(["run", "spectrum", "--report-dir", "out", "--jobs", "1"])
        .args(["--console", "ndjson"])
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let lines = BufReader::new(child.stdout.take().expect("piped")).lines();
    let mut events = lines.map(|line| line.expect("text"));
    let finished = events.find(|event| event.contains("\"event\":\"scenario-finished\""));
    assert!(finished.is_some(), "no scenario came to its end");
    child.kill().expect("it is killed");
    child.wait().expect("it is over");
    let told = good(&report(folder, &["out", "--format", &all()]));
    assert!(told.contains("note: the journal"), "{told}");
    let results = fs::read_to_string(folder.join("out/results.json")).expect("results");
    assert!(results.contains("\"finished\": false"), "{results}");
}

/// What a run has written is what its journal is rendered as, by `run` itself
/// and afterwards.
#[test]
fn a_run_and_its_journal_are_rendered_alike() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    topics(folder, "spreadshirt", &["batch"]);
    let arguments = ["spreadshirt", "--features", "some", "--format", &all()];
    let (output, _) = sandbox::run(folder, &[], &arguments);
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(output.status.code(), Some(0), "{told}");
    let summary = told.split_once("\nTopics").expect("a summary").1;
    assert!(summary.lines().count() < 40, "{told}");
    assert!(
        !told.contains("spreadshirt.batch."),
        "a clause that passed:\n{told}"
    );
    good(&report(
        folder,
        &["out", "--format", &all(), "--out", "again"],
    ));
    let judged = crate::program(folder)
        .args(["judge", "out", "--report-dir", "judged", "--format", &all()])
        .output()
        .expect("the program runs");
    assert_eq!(judged.status.code(), Some(0), "{judged:?}");
    for format in formats() {
        let bytes = |of: &str| bytes(&folder.join(of).join(format.file));
        assert!(told.contains(format.file), "{} is not told", format.file);
        assert!(bytes("out") == bytes("again"), "{}", format.name);
        assert!(bytes("out") == bytes("judged"), "{}", format.name);
    }
}

/// A file, or all files of a folder, one behind the other.
fn bytes(path: &Path) -> Vec<u8> {
    if path.is_file() {
        return fs::read(path).expect("a file");
    }
    let entries = fs::read_dir(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut files: Vec<PathBuf> = entries.map(|it| it.expect("an entry").path()).collect();
    files.sort();
    files.iter().flat_map(|path| bytes(path)).collect()
}

#[test]
fn a_report_goes_where_it_is_asked_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    fs::create_dir_all(folder.join("reports/latest")).expect("a folder");
    let journal = "reports/latest/journal.ndjson";
    fs::write(folder.join(journal), case("verdicts.ndjson")).expect("written");
    let read = |name: &str| fs::read_to_string(folder.join(name)).expect(name);
    // Beside the journal of the last run, by its format's name.
    let output = report(folder, &["--format", "junit"]);
    good(&output);
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(told, "junit: reports/latest/junit.xml\n");
    let expected = read("reports/latest/junit.xml");
    for arguments in [
        &[journal, "--out", "one.xml"][..],
        &["reports/latest", "--out", "made/below/one.xml"],
        &["--out", "made"],
    ] {
        good(&report(
            folder,
            &[&["--format", "junit"], arguments].concat(),
        ));
    }
    for name in ["one.xml", "made/below/one.xml", "made/junit.xml"] {
        assert_eq!(read(name), expected, "{name}");
    }
    let printed = report(folder, &["--format", "junit", "--out", "-"]);
    good(&printed);
    assert_eq!(String::from_utf8_lossy(&printed.stdout), expected);
}

#[test]
fn what_cannot_be_rendered_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let told = refused(&report(folder, &["--format", "pdf"]));
    for format in formats() {
        assert!(
            told.contains(format.name),
            "{} is not listed: {told}",
            format.name
        );
    }
    let told = refused(&report(folder, &["--format", "junit"]));
    assert!(told.contains("CFG-127"), "{told}");
    fs::write(folder.join("journal.ndjson"), case("verdicts.ndjson")).expect("written");
    let told = refused(&report(
        folder,
        &[".", "--format", "junit,results", "--out", "-"],
    ));
    assert!(told.contains("only one format can be printed"), "{told}");
    let told = refused(&report(folder, &["-", "--format", "junit"]));
    assert!(told.contains("--out"), "{told}");
    fs::write(folder.join("file"), "").expect("written");
    let told = refused(&report(
        folder,
        &[".", "--format", "junit", "--out", "file/below"],
    ));
    assert!(told.contains("CFG-117"), "{told}");
    for cut in ["", "{\"event\":\"run-st"] {
        fs::write(folder.join("journal.ndjson"), cut).expect("written");
        let told = refused(&report(folder, &[".", "--format", "junit"]));
        assert!(told.contains("no run begins here"), "{told}");
    }
    let told = refused(&report(
        folder,
        &[".", "--format", "junit", "--pack", "nowhere"],
    ));
    assert!(told.contains("CFG-134"), "{told}");
}

/// Whatever is listed is explained.
#[test]
fn help_tells_what_each_format_is_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = report(folder.path(), &["--help"]);
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    // However the lines are broken.
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    for format in formats() {
        let wanted = format!("- {}: {}", format.name, format.about);
        assert!(words(&told).contains(&words(&wanted)), "{wanted}:\n{told}");
    }
}

/// `--strict` decides what a warning is, whoever renders it.
#[test]
fn strict_makes_warnings_failures() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    fs::write(folder.join("journal.ndjson"), case("verdicts.ndjson")).expect("written");
    for (more, failed) in [(&[][..], 1), (&["--strict"], 2)] {
        let printed = [&[".", "--format", "results", "--out", "-"], more].concat();
        let output = report(folder, &printed);
        good(&output);
        let results: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
        assert_eq!(results["verdicts"]["failed"], failed);
    }
}

/// A proof is taken from wherever it is said to lie; what is none is told before
/// anything is written.
#[test]
fn a_proof_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    fs::write(folder.join("journal.ndjson"), case("verdicts.ndjson")).expect("written");
    let proof = r#"{"version": "0.0.7", "at": "2026-01-02T03:04:05Z", "systems": [{
        "system": "spectrum", "faults": [{"name": "named-fault", "title": "T",
        "breaks": ["spectrum.order.list"], "kills": []}]}]}"#;
    fs::write(folder.join("elsewhere.json"), proof).expect("written");
    let named = [".", "--format", "html", "--out", "page.html", "--proof"];
    good(&report(folder, &[&named[..], &["elsewhere.json"]].concat()));
    let page = fs::read_to_string(folder.join("page.html")).expect("a page");
    for told in ["named-fault", "0.0.7", "2026-01-02 03:04:05 UTC"] {
        assert!(page.contains(told), "{told}");
    }
    fs::remove_file(folder.join("page.html")).expect("removed");
    fs::write(folder.join("broken.json"), "{\"systems\": 1}").expect("written");
    for (file, why) in [("nowhere.json", "nowhere.json"), ("broken.json", "line 1")] {
        let told = refused(&report(folder, &[&named[..], &[file]].concat()));
        assert!(told.contains("can't be read as a proof"), "{told}");
        assert!(told.contains(why) && told.contains("prove.json"), "{told}");
        assert!(!folder.join("page.html").exists());
    }
}
