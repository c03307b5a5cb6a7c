//! A [`Case`]: one endpoint that the suite is put before.

use std::collections::BTreeSet;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use countersign_sandbox::{Fault, Probe, Vary, knobs};
use countersign_suite::{Planned, Suite};

use super::Prove;
use super::arguments::Part;
use super::waivers::Waivers;
use crate::systems::Known;

/// In so many parts are the scenarios split over the seeds of variations,
/// where not all are run under each.
const PARTS: u64 = 10;

/// The probe that answers each request with the answer to the one before.
pub(super) const BELATED: &str = "previous-answer";

/// How many of the scenarios that judge a clause are tried first: most faults
/// show in any of them.
const FIRST: usize = 3;

/// The same where any scenario may show it.
const FIRST_OF_ALL: usize = 24;

/// A system with its suite, bound once for all endpoints.
pub(super) struct Stage {
    pub(super) known: Known,
    pub(super) suite: Suite,
    pub(super) faults: Vec<Fault>,
    pub(super) waivers: Waivers,
}

/// One endpoint that the suite is put before.
pub(super) struct Case {
    pub(super) stage: Arc<Stage>,
    pub(super) subject: Subject,
    /// Every scenario, to the end.
    pub(super) full: bool,
}

/// What kind of endpoint it is.
#[derive(Debug, Clone)]
pub(super) enum Subject {
    /// One that does what the pages say.
    Sound,
    /// One with a seeded fault.
    Faulty(Fault),
    /// One that takes freedoms.
    Varied(Vary),
    /// One that knows nothing.
    Probed(&'static str),
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sound => f.write_str("the sound sandbox"),
            Self::Faulty(fault) => write!(f, "the fault `{}`", fault.name),
            Self::Varied(vary) => write!(f, "seed {}", vary.seed),
            Self::Probed(name) => write!(f, "the probe `{name}`"),
        }
    }
}

impl Stage {
    /// All cases of a system.
    pub(super) fn cases(self: &Arc<Self>, arguments: &Prove, seeds: Range<u64>) -> Vec<Case> {
        let named = |fault: &&Fault| {
            let mut patterns = arguments.fault.iter();
            arguments.fault.is_empty() || patterns.any(|pattern| fits(pattern, &fault.name))
        };
        let mut subjects = Vec::new();
        if arguments.has(Part::Faults) {
            let faulty = self.faults.iter().filter(named).cloned();
            subjects.extend(faulty.map(Subject::Faulty));
        }
        if arguments.has(Part::Mutants) {
            subjects.push(Subject::Sound);
        }
        if arguments.has(Part::Probes) {
            subjects.extend(Probe::names().chain([BELATED]).map(Subject::Probed));
        }
        let knobs = self.knobs(&arguments.knob);
        // A system that has none of the freedoms would be tried as it is sound.
        let is_varied = arguments.knob.is_empty() || !knobs.is_empty();
        if arguments.has(Part::Freedoms) && is_varied {
            subjects.extend(seeds.map(|seed| {
                let knobs = knobs.clone();
                Subject::Varied(Vary { seed, knobs })
            }));
        }
        let case = |subject| Case {
            stage: self.clone(),
            subject,
            full: arguments.full,
        };
        subjects.into_iter().map(case).collect()
    }

    /// Those of these freedoms that the system has.
    fn knobs(&self, named: &[String]) -> Vec<String> {
        let known = knobs(self.known.system.variations());
        let is_known = |name: &&String| known.iter().any(|(known, _)| *known == name.as_str());
        named.iter().filter(is_known).cloned().collect()
    }
}

impl Case {
    /// The suite with the scenarios that concern the case, in the order in
    /// which they are to be tried: each part after the one before has shown
    /// too little.
    pub(super) fn suites(&self) -> Vec<Suite> {
        let mut suite = self.stage.suite.clone();
        match &self.subject {
            Subject::Faulty(fault) if !self.full => return own(&suite, fault),
            Subject::Varied(vary) if !self.full => {
                let part = vary.seed % PARTS;
                suite.retain(|planned| u64::from(planned.ordinal) % PARTS == part);
            }
            _ => {}
        }
        vec![suite]
    }

    /// How much work it is, roughly.
    pub(super) fn weight(&self) -> u32 {
        match &self.subject {
            Subject::Sound => 3,
            Subject::Probed(_) => 2,
            Subject::Varied(_) => 1,
            Subject::Faulty(_) => 0,
        }
    }
}

/// The scenarios that judge what a fault breaks: some of each clause, and then
/// the others.
fn own(suite: &Suite, fault: &Fault) -> Vec<Suite> {
    let judges = |planned: &Planned, broken: &str| planned.clauses().any(|clause| clause == broken);
    let (mut first, mut all) = (BTreeSet::<u32>::new(), BTreeSet::<u32>::new());
    for broken in &fault.breaks {
        let judging = suite.planned().iter().filter(|one| judges(one, broken));
        let mut judging: Vec<u32> = judging.map(|planned| planned.ordinal).collect();
        let mut some = FIRST;
        if judging.is_empty() {
            // What no step judges the standing checks do, in any scenario.
            judging.extend(suite.planned().iter().map(|planned| planned.ordinal));
            some = FIRST_OF_ALL;
        }
        let apart = judging.len().div_ceil(some).max(1);
        first.extend(judging.iter().step_by(apart));
        all.extend(judging);
    }
    let part = |wanted: &dyn Fn(u32) -> bool| {
        let mut part = suite.clone();
        part.retain(|planned| wanted(planned.ordinal));
        part
    };
    let rest = |ordinal: u32| all.contains(&ordinal) && !first.contains(&ordinal);
    let mut parts = vec![part(&|ordinal| first.contains(&ordinal)), part(&rest)];
    parts.retain(|part| part.scenarios() > 0);
    parts
}

/// Whether a name is of a pattern in which `*` stands for any text.
pub(super) fn fits(pattern: &str, name: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(rest) = parts.next().and_then(|first| name.strip_prefix(first)) else {
        return false;
    };
    let parts: Vec<&str> = parts.collect();
    let Some((last, middle)) = parts.split_last() else {
        return rest.is_empty();
    };
    let mut rest = rest;
    for part in middle {
        match rest.find(part) {
            Some(at) => rest = &rest[at + part.len()..],
            None => return false,
        }
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn a_star_stands_for_any_text() {
        assert!(fits("list-*", "list-ignores-window"));
        assert!(fits("*-window", "list-ignores-window"));
        assert!(fits("l*ign*", "list-ignores-window"));
        assert!(fits("*", ""));
        assert!(fits("exact", "exact"));
        assert!(!fits("exact", "exactly"));
        assert!(!fits("a*b", "ab-no"));
        assert!(!fits("ab*ba", "aba"));
    }
}
