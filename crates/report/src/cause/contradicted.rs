//! Clauses that are contradicted: those most of whose observations are shared
//! have one cause.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};

use countersign_journal::ClauseId;

use super::share::Share;
use super::{Cause, Placed, Subject};
use crate::RunReport;
use crate::remark::Spot;

/// Clauses that are compared of one spot: no check judges so many by it.
const MOST: usize = 64;

/// How many times larger a clause is of which another is but a small part.
const SMALL: usize = 4;

/// For each spot the first clauses that were observed there, by their places.
type AtSpot<'a> = HashMap<Spot<'a>, Vec<usize>>;

/// What contradicts one clause.
struct Contradicted<'a> {
    clause: &'a ClauseId,
    remarks: Vec<Placed<'a>>,
    /// Where it was observed.
    spots: HashSet<Spot<'a>>,
    /// How often: at each spot once; what has none is like no other.
    observations: usize,
    /// In how many of the scenarios that judged it.
    share: Share,
    /// How many those are.
    judged: usize,
}

/// The causes of these contradictions, each with the place of its first.
pub(super) fn causes<'a>(
    report: &'a RunReport,
    remarks: Vec<Placed<'a>>,
) -> Vec<(usize, Cause<'a>)> {
    let mut verdicts: BTreeMap<_, BTreeMap<&ClauseId, Vec<Placed<'a>>>> = BTreeMap::new();
    for placed in remarks {
        if let Some(finding) = placed.1.finding {
            let clauses = verdicts.entry(finding.verdict).or_default();
            clauses.entry(&finding.clause).or_default().push(placed);
        }
    }
    let of_verdict = |clauses: BTreeMap<_, _>| {
        let clauses = clauses.into_iter();
        joined(
            clauses
                .map(|(clause, remarks)| Contradicted::of(report, clause, remarks))
                .collect(),
        )
    };
    verdicts.into_values().flat_map(of_verdict).collect()
}

impl<'a> Contradicted<'a> {
    fn of(report: &RunReport, clause: &'a ClauseId, remarks: Vec<Placed<'a>>) -> Self {
        let mut scenarios = HashSet::new();
        let mut spots = HashSet::new();
        let mut observations = 0;
        for (_, remark) in &remarks {
            scenarios.insert(remark.ordinal);
            let is_new = remark.spot().is_none_or(|spot| spots.insert(spot));
            observations += usize::from(is_new);
        }
        let judged = report.clauses.get(clause);
        let judged = judged.map_or(0, |clause| clause.scenarios());
        Self {
            clause,
            share: Share::new(scenarios.len(), judged),
            remarks,
            spots,
            observations,
            judged,
        }
    }

    /// Whether so many observations are most of those of the one that has
    /// fewer.
    fn shares_most(&self, other: &Self, shared: usize) -> bool {
        2 * shared >= self.observations.min(other.observations)
    }
}

/// One cause for each clause that leads: [`leads`]. The others belong to each
/// lead by what was observed where it was; with the rest to the one that they
/// share most with.
fn joined(mut clauses: Vec<Contradicted<'_>>) -> Vec<(usize, Cause<'_>)> {
    clauses.sort_by_key(|it| (Reverse(it.share), it.judged, it.clause));
    let at_spot = at_spot(&clauses);
    let is_lead = leads(&clauses, &at_spot);
    let mut causes: Vec<Vec<Placed<'_>>> = clauses.iter().map(|_| Vec::new()).collect();
    for at in 0..clauses.len() {
        let remarks = std::mem::take(&mut clauses[at].remarks);
        if is_lead[at] {
            causes[at].extend(remarks);
            continue;
        }
        let leads = related(at, &clauses, &at_spot, |other| is_lead[other]);
        let nearest = leads
            .iter()
            .max_by_key(|(lead, shared)| (**shared, Reverse(**lead)));
        // One that is told of none tells of itself.
        let nearest = nearest.map_or(at, |(lead, _)| *lead);
        for placed in remarks {
            let there = placed.1.spot().and_then(|spot| at_spot.get(&spot));
            let mut there = there.into_iter().flatten();
            let lead = there.find(|other| leads.contains_key(other));
            causes[lead.copied().unwrap_or(nearest)].push(placed);
        }
    }
    let causes = clauses.iter().zip(causes);
    let causes = causes.filter_map(|(lead, mut remarks)| {
        remarks.sort_by_key(|(place, _)| *place);
        let subject = Subject::Clause(lead.clause);
        Cause::of(subject, remarks, |counts| {
            lead.share.times(counts.scenarios)
        })
    });
    causes.collect()
}

fn at_spot<'a>(clauses: &[Contradicted<'a>]) -> AtSpot<'a> {
    let mut at_spot = AtSpot::new();
    for (at, clause) in clauses.iter().enumerate() {
        for spot in &clause.spots {
            let there = at_spot.entry(*spot).or_default();
            if there.len() < MOST {
                there.push(at);
            }
        }
    }
    at_spot
}

/// Which clauses lead: those that say most, and those of which such a one is but
/// a small part; but none that is itself a small part of a larger one that leads,
/// which sees the same wherever it is looked for.
fn leads(clauses: &[Contradicted<'_>], at_spot: &AtSpot<'_>) -> Vec<bool> {
    let mut is_lead = vec![false; clauses.len()];
    for (at, clause) in clauses.iter().enumerate() {
        let leads = related(at, clauses, at_spot, |other| other < at && is_lead[other]);
        let is_led = |spot: &&Spot<'_>| {
            let mut there = at_spot.get(*spot).into_iter().flatten();
            there.any(|other| leads.contains_key(other))
        };
        let led = clause.spots.iter().filter(is_led).count();
        is_lead[at] = led * SMALL < clause.observations;
    }
    let mut smallest_first: Vec<usize> = (0..clauses.len()).filter(|at| is_lead[*at]).collect();
    smallest_first.sort_by_key(|at| (clauses[*at].observations, *at));
    for at in smallest_first {
        let small = clauses[at].observations;
        let larger = related(at, clauses, at_spot, |other| {
            is_lead[other] && clauses[other].observations > SMALL * small
        });
        is_lead[at] = larger.is_empty();
    }
    is_lead
}

/// Those of some others with which a clause shares most observations, and how
/// many.
fn related(
    at: usize,
    clauses: &[Contradicted<'_>],
    at_spot: &AtSpot<'_>,
    is_of: impl Fn(usize) -> bool,
) -> BTreeMap<usize, usize> {
    let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
    for spot in &clauses[at].spots {
        for other in at_spot.get(spot).into_iter().flatten() {
            if *other != at && is_of(*other) {
                *shared.entry(*other).or_default() += 1;
            }
        }
    }
    shared.retain(|other, shared| clauses[at].shares_most(&clauses[*other], *shared));
    shared
}
