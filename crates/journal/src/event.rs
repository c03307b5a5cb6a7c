//! [`RunEvent`]: the only road out of a run.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{Claim, ClauseId, Exchange, Finding, OutlineRow, Selection, Verdict};

/// Stable name of a scenario: system, feature file stem and scenario name
/// with its outline row (`spectrum/shipment/One missing line item`).
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ScenarioId(pub String);

impl fmt::Display for ScenarioId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A step of a scenario, as its feature file has it, placeholders filled in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// `Given`, `When`, `Then`, `And`, `But` or `*`.
    pub keyword: String,
    /// The text behind the keyword, without the clause.
    pub text: String,
    /// Its line in the feature file, from 1.
    pub line: u32,
    /// The clause that it judges.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clause: Option<ClauseId>,
    /// The text block below it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub block: Option<String>,
    /// The rows of the table below it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub table: Vec<Vec<String>>,
}

/// Something that happened in a run. A journal is one of these a line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "kebab-case")]
pub enum RunEvent {
    /// First event of a run.
    RunStarted {
        /// Version of this program.
        version: String,
        /// The run's id.
        run_id: String,
        /// What the values of its requests follow from; empty in journals of
        /// old.
        #[serde(default)]
        seed: String,
        /// Which part of the scenarios this run is; `None` where it is all.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        shard: Option<Shard>,
        /// Which scenarios were chosen; `None` in journals of old, of which
        /// nobody can tell.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        selection: Option<Selection>,
        /// The systems put through the run.
        systems: Vec<String>,
        /// The target's base URL, or `sandbox`.
        target: String,
        /// How many scenarios will run.
        scenarios: u32,
        /// Wall clock at the start, RFC 3339, for people only.
        at: String,
    },
    /// Something was found out about the target or the configuration before
    /// the first scenario. It is no finding: it judges no clause.
    Noticed {
        /// The notice.
        notice: Notice,
    },
    /// A scenario begins.
    ScenarioStarted {
        /// Ordinal within the run, from 1; exchanges refer to it.
        ordinal: u32,
        /// Its stable name.
        scenario: ScenarioId,
        /// System it belongs to.
        system: String,
        /// Topic: the feature's name.
        topic: String,
        /// Feature file and line, `features/spectrum/shipment.feature:12`.
        location: String,
        /// Tags without the `@`.
        tags: Vec<String>,
        /// The row of an outline that it was made of; none where it is a
        /// scenario by itself, and in journals of old.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        row: Option<OutlineRow>,
        /// Its steps; none in journals of old.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        steps: Vec<Step>,
    },
    /// A request was answered, or not.
    Exchanged {
        /// The scenario's ordinal.
        ordinal: u32,
        /// The step that sent it, by its place, from 1; none in journals of
        /// old.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        step: Option<u32>,
        /// The exchange.
        exchange: Exchange,
    },
    /// A check was asked to judge.
    Claimed {
        /// The scenario's ordinal.
        ordinal: u32,
        /// The step that made it, by its place, from 1; none where it is a
        /// standing check's.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        step: Option<u32>,
        /// The claim.
        claim: Claim,
    },
    /// A scenario goes no further: a Given or When did not work out, or it is
    /// not assessable on this target.
    Stopped {
        /// The scenario's ordinal.
        ordinal: u32,
        /// The step that ended it, by its place, from 1; none where it ended
        /// before the first one, and in journals of old.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        step: Option<u32>,
        /// The first clause that it was to judge.
        clause: ClauseId,
        /// Inconclusive or skipped.
        verdict: Verdict,
        /// Why, a sentence.
        because: String,
        /// Whether a step panicked, so that the harness is at fault.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        panicked: bool,
    },
    /// A check has judged.
    Found {
        /// The scenario's ordinal.
        ordinal: u32,
        /// The finding, passed ones too.
        finding: Finding,
    },
    /// A scenario is over.
    ScenarioFinished {
        /// The scenario's ordinal.
        ordinal: u32,
        /// The worst of its findings.
        verdict: Verdict,
        /// Why, where it stopped early.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        because: Option<String>,
        /// Milliseconds that it took.
        elapsed_ms: u64,
    },
    /// Last event of a run that came to its end.
    RunFinished {
        /// Scenarios by verdict.
        verdicts: Tally,
        /// A fault of the harness itself, if there was one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        harness_fault: Option<String>,
        /// Milliseconds that it took.
        elapsed_ms: u64,
    },
}

impl RunEvent {
    /// The ordinal of the scenario that it belongs to; `None` where it is the
    /// run's.
    pub fn ordinal(&self) -> Option<u32> {
        match self {
            Self::RunStarted { .. } | Self::Noticed { .. } | Self::RunFinished { .. } => None,
            Self::ScenarioStarted { ordinal, .. }
            | Self::Exchanged { ordinal, .. }
            | Self::Claimed { ordinal, .. }
            | Self::Stopped { ordinal, .. }
            | Self::Found { ordinal, .. }
            | Self::ScenarioFinished { ordinal, .. } => Some(*ordinal),
        }
    }
}

/// Which part of a run's scenarios was run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shard {
    /// Which one, from 1.
    pub index: u32,
    /// Of how many.
    pub of: u32,
    /// Scenarios of all shards together.
    pub scenarios: u32,
    /// A number that follows from the names and ordinals of the scenarios of
    /// all shards: parts of one run have the same.
    pub plan: u64,
}

/// Something that was found out before the first scenario.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Notice {
    /// Stable code, `CFG-…`.
    pub code: String,
    /// What is wrong and where, a sentence.
    pub message: String,
    /// What to change, and in which file.
    pub hint: String,
}

/// How many of each verdict; every verdict is present when serialised.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Tally(BTreeMap<String, u64>);

impl Tally {
    /// One more of this verdict.
    pub fn add(&mut self, verdict: Verdict) {
        self.add_many(verdict, 1);
    }

    /// All that another counts.
    pub fn add_all(&mut self, other: &Self) {
        for verdict in Verdict::ALL {
            self.add_many(verdict, other.count(verdict));
        }
    }

    /// Once it counts anything, it has a number for every verdict.
    fn add_many(&mut self, verdict: Verdict, more: u64) {
        if self.0.is_empty() {
            for verdict in Verdict::ALL {
                self.0.insert(verdict.as_str().to_owned(), 0);
            }
        }
        let count = self.0.entry(verdict.as_str().to_owned()).or_default();
        *count = count.saturating_add(more);
    }

    /// How many of this verdict.
    pub fn count(&self, verdict: Verdict) -> u64 {
        self.0.get(verdict.as_str()).copied().unwrap_or_default()
    }

    /// How many in all.
    pub fn total(&self) -> u64 {
        self.0.values().sum()
    }
}
