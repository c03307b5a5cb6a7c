//! What a reference tells of built-in systems, packs, states and a proof.

use std::fs;

use countersign_journal::{RunEvent, Verdict};

use super::*;
use crate::report::proof;

/// A record of these systems, in which the recorded scenario was run.
fn record(systems: &[&str], scenario: &str) -> Record {
    let start = RunEvent::RunStarted {
        version: String::new(),
        run_id: String::new(),
        seed: String::new(),
        shard: None,
        selection: None,
        systems: systems.iter().map(|&name| name.to_owned()).collect(),
        target: "sandbox".to_owned(),
        scenarios: 1,
        at: String::new(),
    };
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let path = here
        .join("../check/tests/journals/conforming")
        .join(scenario);
    let text = fs::read_to_string(path).expect("the journal is there");
    let events = text
        .lines()
        .map(|line| serde_json::from_str(line).expect("an event"));
    Record::of(std::iter::once(start).chain(events))
}

const STEPS: &str = "spreadshirt-reports-six-steps-of-one-item--plain.ndjson";

fn of(systems: &[&str], pack: Option<&Path>, folder: &Path) -> Reference {
    let proof = proof::beside(folder);
    reference(&record(systems, STEPS), pack, proof).expect("a reference")
}

#[test]
fn every_clause_has_its_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let reference = of(&["spectrum", "spreadshirt"], None, folder.path());
    let mut count = 0;
    for (id, clause) in &reference.clauses {
        let mut files = embedded::SCHEMAS.iter();
        let file = files.find(|(path, _)| *path == clause.file);
        let (_, text) = file.unwrap_or_else(|| panic!("{} is not there", clause.file));
        let line = text.lines().nth(clause.line as usize - 1);
        assert_eq!(line, Some(format!("id = \"{id}\"").as_str()), "{id}");
        assert!(!clause.text.is_empty() && !clause.page.is_empty(), "{id}");
        count += 1;
    }
    for known in systems::systems() {
        count -= known.system.contract().clauses.len();
    }
    assert_eq!(count, 0, "all clauses, and no others");
}

#[test]
fn the_clauses_of_a_pack_are_in_its_folder() {
    let folder = tempfile::tempdir().expect("a folder");
    let pack = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs/example");
    let name = pack::contract(&pack).expect("the pack").system;
    let reference = of(&[&name], Some(&pack), folder.path());
    let text = fs::read_to_string(pack.join("clauses.toml")).expect("clauses");
    assert!(!reference.clauses.is_empty());
    for (id, clause) in &reference.clauses {
        assert_eq!(clause.file, pack.join("clauses.toml").display().to_string());
        let line = text.lines().nth(clause.line as usize - 1).expect("a line");
        assert!(line.contains(&id.0), "{id}: {line}");
    }
    // Without its folder nothing is known of it, and nothing goes wrong.
    let reference = of(&[&name], None, folder.path());
    assert!(reference.clauses.is_empty() && reference.machines.is_empty());
}

#[test]
fn machines_tell_what_was_observed() {
    let folder = tempfile::tempdir().expect("a folder");
    let reference = of(&["spreadshirt"], None, folder.path());
    let machine = reference
        .machines
        .iter()
        .find(|it| it.name == "fulfillment");
    let machine = machine.expect("the machine");
    assert_eq!(machine.internal, ["RECEIVED"]);
    let step = |from: &str, to: &str| {
        let mut steps = machine.transitions.iter();
        let step = steps.find(|step| step.from == from && step.to == to);
        step.expect("a step").clone()
    };
    let shipped = step("IN_PROGRESS", "SHIPPED");
    assert!(shipped.documented);
    assert_eq!((shipped.seen, shipped.verdict), (1, Some(Verdict::Passed)));
    let canceled = step("ACCEPTED", "CANCELED");
    assert_eq!(
        (canceled.seen, canceled.refused, canceled.verdict),
        (0, 0, None)
    );
}

#[test]
fn a_proof_beside_the_run_is_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("prove.json");
    let kill = r#"{"clause": "spreadshirt.adjust.applied", "verdict": "failed", "check": "applied",
        "scenario": "spreadshirt/adjust/One", "message": "m"}"#;
    let text = format!(
        r#"{{"version": "0.7", "at": "2026-01-02T03:04:05Z", "left_out": ["mutants"], "systems": [{{"system": "spreadshirt", "faults": [{{"name": "f",
        "title": "Does nothing", "breaks": ["spreadshirt.adjust.applied", "spreadshirt.adjust.told"],
        "kills": [{kill}, {kill}], "collateral": []}}], "clauses": []}}]}}"#
    );
    fs::write(&path, text).expect("written");
    let proof = of(&["spreadshirt"], None, folder.path()).proof;
    let Proof {
        version,
        at,
        left_out,
        faults,
    } = proof.expect("a proof");
    let made = (version.as_str(), at.as_str());
    assert_eq!(made, ("0.7", "2026-01-02T03:04:05Z"));
    assert_eq!(left_out, ["mutants"]);
    let fault = |clause: &str| &faults[&ClauseId(clause.to_owned())][0];
    let killed = fault("spreadshirt.adjust.applied");
    assert_eq!(killed.about, "Does nothing");
    assert_eq!(killed.killed_by, ["spreadshirt/adjust/One"]);
    assert!(fault("spreadshirt.adjust.told").killed_by.is_empty());
    // Where `prove` writes it by default it is beside the runs.
    let run = folder.path().join("latest");
    let proofs = folder.path().join("prove");
    for made in [&run, &proofs] {
        fs::create_dir(made).expect("made");
    }
    assert!(of(&["spreadshirt"], None, &run).proof.is_none());
    fs::copy(&path, proofs.join("prove.json")).expect("copied");
    assert!(of(&["spreadshirt"], None, &run).proof.is_some());
    // One that can't be read is left out.
    fs::write(&path, "{").expect("written");
    assert!(of(&["spreadshirt"], None, folder.path()).proof.is_none());
}
