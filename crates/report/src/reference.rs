//! The [`Reference`]: what reports tell beside a run: what the clauses say, how
//! states follow each other, and which faults prove the suite.

use std::collections::BTreeMap;

use countersign_journal::{ClauseId, Verdict};

/// What reports tell beside a run; it may be empty.
#[derive(Debug, Clone, Default)]
pub struct Reference {
    /// The clauses of the systems that were run, by id.
    pub clauses: BTreeMap<ClauseId, ClauseReference>,
    /// The state machines, by system.
    pub machines: Vec<MachineReference>,
    /// What `countersign prove` has shown, where its report lies there.
    pub proof: Option<Proof>,
}

/// What the contract says of a clause.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ClauseReference {
    /// The system it is of.
    pub system: String,
    /// Its sentence.
    pub text: String,
    /// `must` or `should`.
    pub modality: String,
    /// `documented`, `exemplified` or `implied`.
    pub basis: String,
    /// For an implied one: the sentence that it follows from, and why.
    pub follows_from: Option<String>,
    /// The page that says so, below `schemas/<system>/pages/`.
    pub page: String,
    /// The heading there.
    pub heading: String,
    /// The file that holds the clause, and its line.
    pub file: String,
    /// From 1.
    pub line: u32,
    /// Why no exchange can show it, where none can.
    pub not_assessable: Option<String>,
}

/// A state machine, and what the run has seen of it.
#[derive(Debug, Clone, Default)]
pub struct MachineReference {
    /// The system it is of.
    pub system: String,
    /// Its name.
    pub name: String,
    /// The states, in the order of the page.
    pub states: Vec<String>,
    /// States that only the platform enters and leaves.
    pub internal: Vec<String>,
    /// The steps; those that no page lists only where they were seen or asked
    /// for.
    pub transitions: Vec<TransitionReference>,
}

/// A step from one state to another.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TransitionReference {
    /// The state before.
    pub from: String,
    /// The state after.
    pub to: String,
    /// Whether the page lists it.
    pub documented: bool,
    /// How often lookups have shown it done.
    pub seen: u64,
    /// How often it was asked for and refused.
    pub refused: u64,
    /// The worst verdict of the scenarios that asked for it; `None` where none
    /// did.
    pub verdict: Option<Verdict>,
}

/// The kill matrix: which faults of an endpoint each clause has shown.
#[derive(Debug, Clone, Default)]
pub struct Proof {
    /// The version of this program that made it; empty where it is not known.
    pub version: String,
    /// Wall clock at its start, RFC 3339; empty where it is not known.
    pub at: String,
    /// What it left out, some words each.
    pub left_out: Vec<String>,
    /// Faults by the clause that they break.
    pub faults: BTreeMap<ClauseId, Vec<FaultReference>>,
}

/// A fault that was put before the suite.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FaultReference {
    /// The system that it was put into.
    pub system: String,
    /// Its name; another system may have one of the same.
    pub name: String,
    /// What is wrong with the endpoint, a sentence.
    pub about: String,
    /// The scenarios that have shown it; none where it survived.
    pub killed_by: Vec<String>,
    /// Why it may survive, where it is waived.
    pub waived: Option<String>,
}
