//! How a run is shown: lines, colours, events, test points.

use std::fs;
use std::path::Path;
use std::process::Output;

use crate::sandbox::topics;

/// A run of one topic that passes, reports in `out`.
fn run(folder: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> Output {
    topics(folder, "spreadshirt", &["batch"]);
    crate::program(folder)
        .args([
            "run",
            "spreadshirt",
            "--features",
            "some",
            "--report-dir",
            "out",
        ])
        .args(arguments)
        .envs(variables.iter().copied())
        .output()
        .expect("the program runs")
}

fn texts(output: &Output) -> (String, String) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (text(&output.stdout), text(&output.stderr))
}

#[test]
fn events_are_those_of_the_journal_as_they_happen() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let (out, told) = texts(&run(folder, &["--console", "ndjson"], &[]));
    let journal = fs::read_to_string(folder.join("out/journal.ndjson")).expect("a journal");
    assert!(out == journal, "{out}");
    assert!(told.contains("exit code 0: all is well"), "{told}");
    // And once more, judged again; strict or not, they are what was judged.
    let output = crate::program(folder)
        .args(["judge", "out", "--console", "ndjson", "--strict"])
        .output()
        .expect("the program runs");
    let (out, told) = texts(&output);
    assert!(out == journal, "{out}");
    assert!(
        told.contains("are those that the journal records"),
        "{told}"
    );
}

#[test]
fn test_points_are_those_of_the_format() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let output = run(folder, &["--console", "tap", "--format", "tap"], &[]);
    let (out, told) = texts(&output);
    let expected = fs::read_to_string(folder.join("out/results.tap")).expect("a report");
    assert_eq!(out, expected);
    assert!(told.contains("exit code 0: all is well"), "{told}");
}

/// Who reads a pipe or a log gets text; colours only where they are asked for.
#[test]
fn colours_are_for_those_who_ask() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let force = ("CLICOLOR_FORCE", "1");
    for (arguments, variables, coloured) in [
        (&[][..], &[][..], false),
        (&["--console", "pretty"], &[], false),
        (&["--console", "plain"], &[force], true),
        (&["--console", "pretty"], &[force], true),
        (&["--console", "pretty"], &[("CLICOLOR_FORCE", "0")], false),
        (&["--console", "pretty"], &[force, ("NO_COLOR", "1")], false),
        (&["--console", "pretty"], &[force, ("NO_COLOR", "")], true),
    ] {
        let (out, told) = texts(&run(folder, arguments, variables));
        assert_eq!(
            out.contains("\u{1b}["),
            coloured,
            "{arguments:?} {variables:?}: {out}"
        );
        assert!(out.contains("exit code 0: all is well"), "{out}");
        assert_eq!(told, "", "progress where no terminal is");
    }
}
