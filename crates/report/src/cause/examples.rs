//! Which of a cause's remarks are told where there is no room for all.

use std::collections::{HashMap, HashSet};

use super::Cause;
use crate::baseline::Fingerprint;
use crate::remark::Remark;

impl<'a> Cause<'a> {
    /// So many remarks at most, each of another observation. The first is the
    /// cause's own first; behind it those of other scenarios come first, of them
    /// those of the clause that is told of, then those that say something else.
    pub(crate) fn examples(&self, most: usize) -> Vec<&Remark<'a>> {
        let mut left: Vec<_> = self
            .observations()
            .into_iter()
            .map(|remark| (kind(remark), remark))
            .collect();
        let mut scenarios: HashMap<u32, usize> = HashMap::new();
        let mut kinds: HashMap<Fingerprint, usize> = HashMap::new();
        let mut examples = Vec::new();
        while examples.len() < most {
            let told = |(kind, remark): &(Fingerprint, &Remark<'_>)| {
                let scenario = scenarios.get(&remark.ordinal).copied();
                (
                    scenario,
                    !self.subject.leads(remark),
                    kinds.get(kind).copied(),
                )
            };
            let next = (0..left.len()).min_by_key(|at| told(&left[*at]));
            let Some((kind, next)) = next.map(|at| left.remove(at)) else {
                break;
            };
            *scenarios.entry(next.ordinal).or_default() += 1;
            *kinds.entry(kind).or_default() += 1;
            examples.push(next);
        }
        examples
    }

    /// One remark of each scenario: that of the cause's own first, then the others
    /// in the order of the run.
    pub(crate) fn scenarios(&self) -> impl Iterator<Item = &Remark<'a>> {
        let own = self.first.ordinal;
        let mut last = Some(own);
        let others = self.remarks.iter().filter(move |remark| {
            last.replace(remark.ordinal) != Some(remark.ordinal) && remark.ordinal != own
        });
        std::iter::once(&self.first).chain(others)
    }

    /// One remark of each observation, in the order of the run: where several
    /// clauses say something of one spot, that of the clause that is told of.
    fn observations(&self) -> Vec<&Remark<'a>> {
        let led = self
            .remarks
            .iter()
            .filter(|remark| self.subject.leads(remark));
        let led: HashSet<_> = led.filter_map(Remark::spot).collect();
        let mut seen = HashSet::new();
        let is_told = |remark: &&Remark<'a>| {
            remark.spot().is_none_or(|spot| {
                (self.subject.leads(remark) || !led.contains(&spot)) && seen.insert(spot)
            })
        };
        self.remarks.iter().filter(is_told).collect()
    }
}

/// What a remark says, but for what is only of its scenario.
fn kind(remark: &Remark<'_>) -> Fingerprint {
    let sentence = || Fingerprint::of_sentence(remark.message);
    remark.finding.map_or_else(sentence, Fingerprint::of)
}
