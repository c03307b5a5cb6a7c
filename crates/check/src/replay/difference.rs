//! A [`Difference`] between what a journal says was found, and what follows.

use countersign_journal::{Finding, ScenarioId, Verdict};

/// What is recorded of a scenario is not what follows from its claims.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// The scenario.
    pub scenario: ScenarioId,
    /// Findings that are recorded and do not follow.
    pub recorded: Vec<Finding>,
    /// Findings that follow and are not recorded.
    pub derived: Vec<Finding>,
    /// The recorded verdict on the scenario, and the one that follows.
    pub verdicts: (Verdict, Verdict),
}

impl Difference {
    /// The difference between findings in their order, where there is one.
    pub(super) fn between(
        scenario: &ScenarioId,
        recorded: Vec<Finding>,
        derived: Vec<Finding>,
        verdicts: (Verdict, Verdict),
    ) -> Option<Self> {
        if recorded == derived && verdicts.0 == verdicts.1 {
            return None;
        }
        // The same finding in another place is no difference in what was found.
        let mut added = derived;
        let mut dropped = Vec::new();
        for finding in recorded {
            match added.iter().position(|other| *other == finding) {
                Some(at) => {
                    added.remove(at);
                }
                None => dropped.push(finding),
            }
        }
        let is_same = added.is_empty() && dropped.is_empty() && verdicts.0 == verdicts.1;
        (!is_same).then(|| Self {
            scenario: scenario.clone(),
            recorded: dropped,
            derived: added,
            verdicts,
        })
    }
}
