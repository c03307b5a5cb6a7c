//! What the builder makes of outcomes: each problem, once.

use clap::Parser as _;
use countersign_journal::{ClauseId, ExitCode, Finding, ScenarioId, Tally, Verdict};
use countersign_sandbox::Vary;

use super::Builder;
use crate::args::{Arguments, Command};
use crate::prove::Prove;
use crate::prove::case::Subject;
use crate::prove::outcome::{Outcome, Seen};
use crate::prove::proof::{Proof, idle};
use crate::prove::waivers::Waivers;
use crate::systems;

/// A clause that faults can break.
const CLAUSE: &str = "spectrum.lookup.unknown";

fn arguments(line: &str) -> Prove {
    let parsed = Arguments::try_parse_from(line.split(' ')).expect("arguments");
    match parsed.command {
        Command::Prove(arguments) => arguments,
        other => panic!("{other:?} is no proof"),
    }
}

fn outcome(subject: Subject) -> Outcome {
    let mut verdicts = Tally::default();
    verdicts.add(Verdict::Passed);
    Outcome {
        system: "spectrum",
        subject,
        verdicts,
        passed: Vec::new(),
        contradictions: Vec::new(),
        inconclusive: Vec::new(),
        in_doubt: 0,
        claimed: Vec::new(),
        records: Vec::new(),
        harness_fault: None,
    }
}

fn varied() -> Outcome {
    outcome(Subject::Varied(Vary {
        seed: 7,
        knobs: Vec::new(),
    }))
}

fn seen(verdict: Verdict) -> Seen {
    let scenario = ScenarioId("spectrum/lookup/A scenario".to_owned());
    Seen {
        check: "status".to_owned(),
        finding: Finding::told(ClauseId::from(CLAUSE), scenario, verdict, "it was 200"),
    }
}

fn proof(outcomes: Vec<Outcome>, waivers: &str) -> Proof {
    let known = systems::system("spectrum").expect("a system");
    let waivers = Waivers::read(waivers).expect("waivers");
    let mut proof = empty();
    let mut builder = Builder::new(known.name, known.system.contract(), &waivers);
    for outcome in outcomes {
        builder.add(outcome);
    }
    builder.finish(&mut proof, &arguments("countersign prove"));
    proof
}

fn empty() -> Proof {
    Proof {
        version: "0",
        at: String::new(),
        full: false,
        whole: true,
        left_out: Vec::new(),
        harness_faults: Vec::new(),
        systems: Vec::new(),
        problems: Vec::new(),
        waived: Vec::new(),
    }
}

fn tells(sentences: &[String], words: &str) -> bool {
    sentences.iter().any(|sentence| sentence.contains(words))
}

#[test]
fn a_clause_that_nothing_judges_is_told() {
    let told = format!("no check judges {CLAUSE}");
    assert!(tells(&proof(Vec::new(), "").problems, &told));
    let mut judged = varied();
    judged
        .claimed
        .push((CLAUSE.to_owned(), "status".to_owned()));
    let proof = proof(vec![judged], "");
    assert!(!tells(&proof.problems, &told));
    let told = format!("no fault was seen to break {CLAUSE}");
    assert!(tells(&proof.problems, &told));
}

#[test]
fn a_finding_under_variation_is_told_unless_it_is_waived_as_such() {
    let accused = || {
        let mut outcome = varied();
        outcome.contradictions.push(seen(Verdict::Warned));
        vec![outcome]
    };
    let told = format!("seed 7 is accused of breaking {CLAUSE}");
    assert!(tells(&proof(accused(), "").problems, &told));
    let waiver = |key: &str| format!("[[waiver]]\n{key} = \"{CLAUSE}\"\nbecause = \"so\"");
    assert!(tells(&proof(accused(), &waiver("clause")).problems, &told));
    let waived = proof(accused(), &waiver("variation"));
    assert!(!tells(&waived.problems, &told));
    assert!(tells(&waived.waived, &told));
}

#[test]
fn a_seed_under_which_nothing_passes_is_told() {
    let mut outcome = varied();
    outcome.verdicts = Tally::default();
    assert!(tells(
        &proof(vec![outcome], "").problems,
        "nothing passes under seed 7"
    ));
}

#[test]
fn what_is_in_doubt_under_variation_is_counted() {
    let mut outcome = varied();
    outcome.in_doubt = 30;
    outcome.inconclusive = vec![seen(Verdict::Inconclusive).finding; 21];
    let proof = proof(vec![outcome], "");
    let variations = &proof.systems[0].variations;
    assert_eq!(variations.inconclusive, 30);
    assert_eq!(variations.in_doubt.len(), 20);
}

#[test]
fn a_sound_sandbox_must_be_content() {
    let mut outcome = outcome(Subject::Sound);
    outcome.verdicts = Tally::default();
    outcome.verdicts.add(Verdict::Inconclusive);
    let proof = proof(vec![outcome], "");
    assert!(tells(&proof.problems, "nothing passes on the sound"));
    assert!(tells(&proof.problems, "1 scenarios are inconclusive"));
}

#[test]
fn a_scenario_that_passes_on_a_probe_is_told() {
    let mut outcome = outcome(Subject::Probed("echo"));
    outcome.passed.push("a scenario".to_owned());
    let proof = proof(vec![outcome], "");
    assert!(tells(
        &proof.problems,
        "`a scenario` passes on the probe `echo`"
    ));
}

#[test]
fn a_check_that_kills_nothing_is_told() {
    let waivers = "[[waiver]]\ncheck = \"lazy\"\nbecause = \"so\"";
    let waivers = Waivers::read(waivers).expect("waivers");
    let mut found = proof(Vec::new(), "");
    let count = found.systems[0].checks.insert("busy".to_owned(), 1);
    assert_eq!(count, None);
    idle(
        &mut found,
        ["busy", "idle", "lazy"].into_iter(),
        &[&waivers],
    );
    assert!(tells(&found.problems, "the check `idle` kills nothing"));
    assert!(!tells(&found.problems, "`busy`"));
    assert!(tells(&found.waived, "the check `lazy` kills nothing"));
    let mut found = proof(Vec::new(), "");
    found.systems[0].checks.insert("lazy".to_owned(), 1);
    idle(&mut found, ["lazy"].into_iter(), &[&waivers]);
    assert!(tells(
        &found.problems,
        "the waiver of the check `lazy` is stale"
    ));
}

#[test]
fn a_waiver_that_nothing_is_found_for_is_told() {
    let waivers = "[[waiver]]\nfault = \"gone\"\nbecause = \"so\"";
    let proof = proof(Vec::new(), waivers);
    assert!(tells(
        &proof.problems,
        "the waiver of the fault `gone` is stale"
    ));
}

#[test]
fn a_waiver_names_one_thing_and_says_why() {
    assert!(Waivers::read("[[waiver]]\nfault = \"a\"\nbecause = \" \"").is_err());
    assert!(Waivers::read("[[waiver]]\nbecause = \"so\"").is_err());
    let two = "[[waiver]]\nfault = \"a\"\ncheck = \"b\"\nbecause = \"so\"";
    assert!(Waivers::read(two).is_err());
}

#[test]
fn a_fault_of_the_harness_goes_before_all_problems() {
    let mut outcome = varied();
    outcome.harness_fault = Some("a step panicked".to_owned());
    let proof = proof(vec![outcome], "");
    assert_eq!(proof.exit(), ExitCode::HarnessFault);
    assert!(tells(&proof.harness_faults, "seed 7: a step panicked"));
}
