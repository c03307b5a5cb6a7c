//! What `countersign contract diff` finds stale in features and baselines.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::compared::{run, text};

/// A baseline with a finding that a scenario of shipments shows, and with one
/// that a row of an outline does.
const BASELINE: &str = "[[finding]]
clause = \"spectrum.lookup.known\"
scenario = \"spectrum/shipment/A full order is shipped as any other\"
verdict = \"failed\"
fingerprint = \"0123456789abcdef\"
reason = \"It is known.\"
expires = 2020-01-31

[[finding]]
clause = \"spectrum.lookup.known\"
scenario = \"spectrum/shipment/2 line items, all of them\"
verdict = \"failed\"
fingerprint = \"0123456789abcdef\"
reason = \"It is known.\"
expires = 2020-01-31

[[finding]]
clause = \"spectrum.lookup.known\"
scenario = \"spectrum/lookup/A known order is shown, alone\"
verdict = \"failed\"
fingerprint = \"0123456789abcdef\"
reason = \"It is known.\"
expires = 2020-01-31
";

#[test]
fn a_folder_against_a_built_in_system() {
    let folder = tempfile::tempdir().expect("a folder");
    let schemas = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schemas/spectrum");
    fs::create_dir_all(folder.path().join("next/pages")).expect("made");
    for entry in fs::read_dir(schemas.join("pages")).expect("the pages are there") {
        let page = entry.expect("an entry").path();
        let name = page.file_name().expect("a name");
        fs::copy(&page, folder.path().join("next/pages").join(name)).expect("copied");
    }
    let copy = |name: &str, edit: fn(String) -> String| {
        let text = fs::read_to_string(schemas.join(name)).expect("readable");
        fs::write(folder.path().join("next").join(name), edit(text)).expect("written");
    };
    copy("rulings.toml", |text| text);
    copy("clauses.toml", |text| {
        let id = "id = \"spectrum.shipment.accepted\"";
        let (before, after) = text.split_once(id).expect("the clause is there");
        format!("{before}{id}{}", after.replacen("must", "should", 1))
    });
    fs::write(folder.path().join("known.toml"), BASELINE).expect("written");
    let arguments = ["diff", "spectrum", "next", "--baseline", "known.toml"];
    let output = run(folder.path(), &arguments);
    let told = text(&output.stdout);
    assert!(told.contains("modality-lowered clause/spectrum.shipment.accepted: must -> should"));
    assert!(told.contains("\nstale clauses:\n  spectrum.shipment.accepted\n"));
    assert!(told.contains("\n  features/spectrum/shipment.feature:"));
    assert!(told.contains("\n1 change; clients: "), "{told}");
    let entries = told
        .split("stale baseline entries:\n")
        .nth(1)
        .unwrap_or_default();
    let entries: Vec<&str> = entries
        .lines()
        .take_while(|line| !line.is_empty())
        .collect();
    assert_eq!(
        entries,
        [
            "  known.toml:1: spectrum.lookup.known in spectrum/shipment/A full order is shipped as any other",
            "  known.toml:9: spectrum.lookup.known in spectrum/shipment/2 line items, all of them",
        ],
        "{told}"
    );
    // Clients may have counted on it: that is a risk, and breaks nothing.
    assert_eq!(output.status.code(), Some(0), "{told}");
    let output = run(
        folder.path(),
        &[&arguments[..], &["--format", "json"]].concat(),
    );
    let printed: Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    assert_eq!(printed["changes"][0]["what"], "modality-lowered");
    assert_eq!(printed["changes"][0]["clients"], "risky");
    assert_eq!(printed["stale"]["entries"][0]["line"], 1);
}

/// What is no baseline is not taken for one without entries.
#[test]
fn a_baseline_that_is_none() {
    let folder = tempfile::tempdir().expect("a folder");
    for (text, code) in [
        (None, "CFG-132"),
        (Some("[[finding"), "CFG-133"),
        (
            Some("[[finding]]\nclause = \"spectrum.lookup.known\"\n"),
            "CFG-133",
        ),
    ] {
        if let Some(text) = text {
            fs::write(folder.path().join("known.toml"), text).expect("written");
        }
        let arguments = ["diff", "spectrum", "spectrum", "--baseline", "known.toml"];
        let output = run(folder.path(), &arguments);
        assert_eq!(output.status.code(), Some(2), "{output:?}");
        let told = crate::compared::text(&output.stderr);
        assert!(told.contains(code) && told.contains("known.toml"), "{told}");
    }
}
