//! The [`Proof`]: what the outcomes of all cases come to.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use countersign_journal::{ExitCode, Finding, Tally, Verdict};
use countersign_system::System;
use serde::Serialize;

use super::Prove;
use super::arguments::Part;
use super::builder::Builder;
use super::case::Stage;
use super::mutants::{self, MutantProof};
use super::outcome::{Outcome, Seen};
use super::waivers::{About, Waivers};
use crate::error::Failure;

/// What a proof shows.
#[derive(Debug, Serialize)]
pub(super) struct Proof {
    pub(super) version: &'static str,
    /// Wall clock at the start, RFC 3339, for people only.
    pub(super) at: String,
    /// Whether every scenario was run against every fault and seed.
    pub(super) full: bool,
    /// Whether nothing was left out.
    pub(super) whole: bool,
    /// What was left out, some words each.
    pub(super) left_out: Vec<String>,
    /// Faults of the harness, a sentence each: they say nothing of the suite.
    pub(super) harness_faults: Vec<String>,
    pub(super) systems: Vec<SystemProof>,
    /// What is not proven, a sentence each.
    pub(super) problems: Vec<String>,
    /// What need not be, a sentence each.
    pub(super) waived: Vec<String>,
}

/// What is shown of one system.
#[derive(Debug, Serialize)]
pub(super) struct SystemProof {
    pub(super) system: String,
    pub(super) faults: Vec<FaultProof>,
    pub(super) clauses: Vec<ClauseProof>,
    /// Kills by check.
    pub(super) checks: BTreeMap<String, u64>,
    pub(super) variations: VariationProof,
    pub(super) mutants: Option<MutantProof>,
    /// Scenarios by verdict, by probe.
    pub(super) probes: BTreeMap<String, Tally>,
}

/// A fault, and what killed it.
#[derive(Debug, Serialize)]
pub(super) struct FaultProof {
    pub(super) name: String,
    pub(super) title: String,
    pub(super) breaks: Vec<String>,
    /// Contradictions of clauses that it names.
    pub(super) kills: Vec<Kill>,
    /// Contradictions of others.
    pub(super) collateral: Vec<Kill>,
}

/// A contradiction that was seen.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(super) struct Kill {
    pub(super) clause: String,
    pub(super) verdict: Verdict,
    pub(super) check: String,
    pub(super) scenario: String,
    pub(super) message: String,
}

/// A clause, what judges it, and what proves that.
#[derive(Debug, Serialize)]
pub(super) struct ClauseProof {
    pub(super) id: String,
    pub(super) assessable: bool,
    pub(super) checks: BTreeSet<String>,
    /// Faults that were killed by a finding on it.
    pub(super) faults: BTreeSet<String>,
}

/// What freedoms came to.
#[derive(Debug, Default, Serialize)]
pub(super) struct VariationProof {
    pub(super) seeds: u64,
    /// Scenarios over all seeds, by verdict.
    pub(super) verdicts: Tally,
    /// What was held against a freedom.
    pub(super) findings: Vec<Kill>,
    /// How many findings could not be judged.
    pub(super) inconclusive: u64,
    /// What could not be judged, the first of it.
    pub(super) in_doubt: Vec<Doubt>,
}

/// What could not be judged under a seed of variations.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(super) struct Doubt {
    pub(super) seed: u64,
    pub(super) clause: String,
    pub(super) scenario: String,
    pub(super) message: String,
}

impl Proof {
    /// How the program ends: a fault of the harness says nothing of the suite,
    /// and goes before what does.
    pub(super) fn exit(&self) -> ExitCode {
        if !self.harness_faults.is_empty() {
            ExitCode::HarnessFault
        } else if self.problems.is_empty() {
            ExitCode::Success
        } else {
            ExitCode::Failed
        }
    }
}

impl From<Seen> for Kill {
    fn from(Seen { check, finding }: Seen) -> Self {
        let Finding {
            clause,
            verdict,
            scenario,
            message,
            ..
        } = finding;
        Self {
            clause: clause.0,
            verdict,
            check,
            scenario: scenario.0,
            message,
        }
    }
}

/// What the outcomes come to.
pub(super) fn proof(
    at: String,
    stages: &[Arc<Stage>],
    outcomes: Vec<Outcome>,
    arguments: &Prove,
) -> Result<Proof, Failure> {
    let mut proof = Proof {
        version: env!("CARGO_PKG_VERSION"),
        at,
        full: arguments.full,
        whole: arguments.is_whole(),
        left_out: arguments.left_out(),
        harness_faults: Vec::new(),
        systems: Vec::new(),
        problems: Vec::new(),
        waived: Vec::new(),
    };
    let mut by_system: BTreeMap<&str, Vec<Outcome>> = BTreeMap::new();
    for outcome in outcomes {
        by_system.entry(outcome.system).or_default().push(outcome);
    }
    for stage in stages {
        let mut outcomes = by_system.remove(stage.known.name).unwrap_or_default();
        let contract = stage.known.system.contract();
        let mut builder = Builder::new(stage.known.name, contract, &stage.waivers);
        let taken = outcomes.iter_mut().map(|outcome| &mut outcome.records);
        let records = taken.flat_map(std::mem::take).collect();
        if arguments.has(Part::Mutants) {
            let times = mutants::times(arguments.full);
            let system: Arc<dyn System> = stage.known.system.clone();
            builder.mutants(mutants::mutants(&system, records, times)?);
        }
        for outcome in outcomes {
            builder.add(outcome);
        }
        builder.finish(&mut proof, arguments);
    }
    // A check that one system has no use for may serve another.
    if !arguments.is_narrowed() && arguments.system == "all" {
        let waivers: Vec<&Waivers> = stages.iter().map(|stage| &stage.waivers).collect();
        idle(&mut proof, countersign_check::names(), &waivers);
    }
    Ok(proof)
}

/// Tells the checks that killed nothing in any of the systems, and the waivers
/// of those that did.
pub(super) fn idle<'a>(
    proof: &mut Proof,
    checks: impl Iterator<Item = &'a str>,
    waivers: &[&Waivers],
) {
    let mut idle = BTreeSet::new();
    for name in checks {
        let killed = |system: &SystemProof| system.checks.get(name).is_some_and(|kills| *kills > 0);
        if proof.systems.iter().any(killed) {
            continue;
        }
        idle.insert(name);
        let sentence = format!("the check `{name}` kills nothing");
        let mut reasons = waivers
            .iter()
            .filter_map(|waivers| waivers.reason(About::Check(name)));
        match reasons.next() {
            Some(because) => proof.waived.push(format!("{sentence} (waived: {because})")),
            None => proof.problems.push(sentence),
        }
    }
    for (about, _) in waivers.iter().flat_map(|waivers| waivers.all()) {
        if let About::Check(name) = about
            && !idle.contains(name)
        {
            let sentence = format!("the waiver of {about} is stale: it kills something");
            proof.problems.push(sentence);
        }
    }
}
