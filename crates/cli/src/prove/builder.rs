//! The [`Builder`] gathers the outcomes of one system into its part of a proof.

use std::collections::{BTreeMap, BTreeSet};

use countersign_contract::{Clause, Contract};
use countersign_journal::{Finding, Verdict};

use super::Prove;
use super::case::Subject;
use super::mutants::MutantProof;
use super::outcome::{Outcome, Seen};
use super::proof::{ClauseProof, Doubt, FaultProof, Kill, Proof, SystemProof, VariationProof};
use super::waivers::{About, Waivers};

/// Of what could not be judged under variations there is no more told than
/// this.
const MOST_IN_DOUBT: usize = 20;

/// Gathers the outcomes of one system.
pub(super) struct Builder<'a> {
    waivers: &'a Waivers,
    /// The waivers that something was found for.
    used: BTreeSet<About<'a>>,
    system: SystemProof,
    harness_faults: Vec<String>,
    problems: Vec<String>,
    waived: Vec<String>,
}

impl<'a> Builder<'a> {
    pub(super) fn new(name: &str, contract: &Contract, waivers: &'a Waivers) -> Self {
        let clause = |clause: &Clause| ClauseProof {
            id: clause.id.clone(),
            assessable: clause.assessable,
            checks: BTreeSet::new(),
            faults: BTreeSet::new(),
        };
        let checks = countersign_check::names();
        Self {
            waivers,
            used: BTreeSet::new(),
            system: SystemProof {
                system: name.to_owned(),
                faults: Vec::new(),
                clauses: contract.clauses.iter().map(clause).collect(),
                checks: checks.map(|name| (name.to_owned(), 0)).collect(),
                variations: VariationProof::default(),
                mutants: None,
                probes: BTreeMap::new(),
            },
            harness_faults: Vec::new(),
            problems: Vec::new(),
            waived: Vec::new(),
        }
    }

    /// Takes what became of mutants of the records that were kept.
    pub(super) fn mutants(&mut self, mutants: MutantProof) {
        let system = self.system.system.clone();
        self.problems.extend(mutants.problems(&system));
        for (bar, sentence) in mutants.missed(&system) {
            self.open(About::Mutants(bar), sentence);
        }
        self.system.mutants = Some(mutants);
    }

    /// Takes what the suite made of one endpoint.
    pub(super) fn add(&mut self, outcome: Outcome) {
        for (clause, check) in &outcome.claimed {
            if let Some(known) = self.clause(clause) {
                known.checks.insert(check.clone());
            }
        }
        if let Some(fault) = &outcome.harness_fault {
            let system = &self.system.system;
            let sentence = format!("{system}: {}: {fault}", outcome.subject);
            self.harness_faults.push(sentence);
        }
        match outcome.subject.clone() {
            Subject::Sound => self.sound(&outcome),
            Subject::Faulty(fault) => self.faulty(fault.name, fault.title, fault.breaks, outcome),
            Subject::Varied(vary) => self.varied(vary.seed, outcome),
            Subject::Probed(name) => self.probed(name, outcome),
        }
    }

    /// Ends the system's part of the proof.
    pub(super) fn finish(mut self, proof: &mut Proof, arguments: &Prove) {
        if !arguments.is_narrowed() {
            self.unproven();
            self.stale(arguments.is_whole());
        }
        self.harness_faults.sort();
        self.problems.sort();
        self.waived.sort();
        let system = &mut self.system;
        system
            .faults
            .sort_by(|left, right| left.name.cmp(&right.name));
        for fault in &mut system.faults {
            fault.kills.sort();
            fault.collateral.sort();
        }
        system.variations.findings.sort();
        system.variations.in_doubt.sort();
        system.variations.in_doubt.truncate(MOST_IN_DOUBT);
        proof.systems.push(self.system);
        proof.harness_faults.extend(self.harness_faults);
        proof.problems.extend(self.problems);
        proof.waived.extend(self.waived);
    }

    /// Notes what is not as it must be, unless there is a waiver for it.
    fn open(&mut self, about: About<'_>, sentence: String) {
        match self.waivers.all().find(|(known, _)| *known == about) {
            Some((known, because)) => {
                self.used.insert(known);
                self.waived.push(format!("{sentence} (waived: {because})"));
            }
            None => self.problems.push(sentence),
        }
    }

    fn sound(&mut self, outcome: &Outcome) {
        let system = &self.system.system;
        let problems = &mut self.problems;
        let accused = outcome.contradictions.iter().map(|seen| &seen.finding);
        for finding in accused.chain(&outcome.inconclusive) {
            let Finding {
                clause,
                verdict,
                scenario,
                message,
                ..
            } = finding;
            problems.push(format!(
                "{system}: {clause} is {verdict} on the sound sandbox in {scenario}: {message}"
            ));
        }
        for verdict in [Verdict::Failed, Verdict::Warned, Verdict::Inconclusive] {
            let count = outcome.verdicts.count(verdict);
            if count > 0 {
                problems.push(format!(
                    "{system}: {count} scenarios are {verdict} on the sound sandbox"
                ));
            }
        }
        if outcome.verdicts.count(Verdict::Passed) == 0 {
            problems.push(format!("{system}: nothing passes on the sound sandbox"));
        }
    }

    fn faulty(&mut self, name: String, title: String, breaks: Vec<String>, outcome: Outcome) {
        let (kills, collateral): (Vec<Seen>, Vec<Seen>) = outcome
            .contradictions
            .into_iter()
            .partition(|seen| breaks.contains(&seen.finding.clause.0));
        for Seen { check, finding } in &kills {
            *self.system.checks.entry(check.clone()).or_default() += 1;
            if let Some(clause) = self.clause(&finding.clause.0) {
                clause.faults.insert(name.clone());
            }
        }
        if kills.is_empty() {
            let why = outcome.inconclusive.first().map_or_else(
                || "nothing was seen".to_owned(),
                |finding| format!("inconclusive: {}", finding.message),
            );
            let sentence = format!(
                "{}: the fault `{name}` survives, which breaks {} ({why})",
                self.system.system,
                breaks.join(", ")
            );
            self.open(About::Fault(&name), sentence);
        }
        self.system.faults.push(FaultProof {
            name,
            title,
            breaks,
            kills: kills.into_iter().map(Kill::from).collect(),
            collateral: collateral.into_iter().map(Kill::from).collect(),
        });
    }

    fn varied(&mut self, seed: u64, outcome: Outcome) {
        let variations = &mut self.system.variations;
        variations.seeds += 1;
        variations.verdicts.add_all(&outcome.verdicts);
        variations.inconclusive += outcome.in_doubt;
        let doubts = outcome.inconclusive.into_iter().map(|finding| Doubt {
            seed,
            clause: finding.clause.0,
            scenario: finding.scenario.0,
            message: finding.message,
        });
        variations.in_doubt.extend(doubts);
        let system = self.system.system.clone();
        if outcome.verdicts.count(Verdict::Passed) == 0 {
            let sentence = format!("{system}: nothing passes under seed {seed}");
            self.problems.push(sentence);
        }
        for seen in outcome.contradictions {
            let (clause, scenario) = (&seen.finding.clause.0, &seen.finding.scenario);
            let sentence = format!(
                "{system}: seed {seed} is accused of breaking {clause} in {scenario}: {}",
                seen.finding.message
            );
            self.open(About::Variation(clause), sentence);
            self.system.variations.findings.push(seen.into());
        }
    }

    fn probed(&mut self, name: &str, outcome: Outcome) {
        for passed in &outcome.passed {
            let system = &self.system.system;
            let sentence =
                format!("{system}: `{passed}` passes on the probe `{name}`, which knows nothing");
            self.open(About::Probe(name), sentence);
        }
        self.system.probes.insert(name.to_owned(), outcome.verdicts);
    }

    fn clause(&mut self, id: &str) -> Option<&mut ClauseProof> {
        self.system.clauses.iter_mut().find(|known| known.id == id)
    }

    /// Clauses that nothing judges, or that no fault was seen to break.
    fn unproven(&mut self) {
        let mut found = Vec::new();
        for clause in self.system.clauses.iter().filter(|known| known.assessable) {
            let id = clause.id.clone();
            if clause.checks.is_empty() {
                found.push((id.clone(), format!("no check judges {id}")));
            } else if clause.faults.is_empty() {
                let why =
                    format!("no fault was seen to break {id}, so that nothing proves its check");
                found.push((id, why));
            }
        }
        for (id, sentence) in found {
            self.open(About::Clause(&id), sentence);
        }
    }

    /// Waivers that nothing was found for. Those of checks are told for all
    /// systems together; those of variations only where all seeds were tried.
    fn stale(&mut self, all_seeds: bool) {
        for (about, _) in self.waivers.all() {
            let is_judged = match about {
                About::Fault(_) | About::Clause(_) | About::Mutants(_) => true,
                About::Variation(_) => all_seeds,
                // What scenarios their neighbours meet is not the same each time.
                About::Probe(_) | About::Check(_) => false,
            };
            if is_judged && !self.used.contains(&about) {
                self.problems.push(format!(
                    "{}: the waiver of {about} is stale: there is nothing to waive",
                    self.system.system
                ));
            }
        }
    }
}

#[cfg(test)]
mod tests;
