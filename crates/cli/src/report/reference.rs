//! The [`Reference`] of a run: what its systems' contracts say beside it.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use countersign_check::{Observed, Step, observed};
use countersign_contract::{Basis, Clause, Modality, StateMachine};
use countersign_journal::ClauseId;
use countersign_report::{
    ClauseReference, MachineReference, Proof, Record, Reference, TransitionReference,
};
use countersign_system::System;
use serde::Deserialize;
use toml::Spanned;

use crate::embedded;
use crate::error::Failure;
use crate::pack;
use crate::systems;
use crate::text::tell;

/// A system, and the file of its clauses.
struct Source {
    system: Arc<dyn System>,
    file: String,
    text: String,
}

/// What the contracts of the systems of a run say, what it has shown of their
/// states, and what is proven of the suite. A system that nobody knows is
/// told, and left out.
pub(super) fn reference(
    record: &Record,
    pack: Option<&Path>,
    proof: Option<Proof>,
) -> Result<Reference, Failure> {
    let mut reference = Reference {
        proof,
        ..Reference::default()
    };
    let sources = sources(pack)?;
    for name in &record.report.systems {
        let mut known = sources.iter();
        match known.find(|source| source.system.contract().system == *name) {
            Some(source) => source.tell(record, &mut reference),
            None => tell(&format!(
                "note: nothing is known of {name:?}: --pack names the folder of a pack\n"
            )),
        }
    }
    Ok(reference)
}

/// Every system that is known; a pack goes before a built-in one.
fn sources(pack: Option<&Path>) -> Result<Vec<Source>, Failure> {
    let mut sources = Vec::new();
    if let Some(folder) = pack {
        let path = folder.join(countersign_contract::CLAUSES);
        sources.push(Source {
            system: Arc::new(pack::read(folder)?),
            // It was read a moment ago, with the pack.
            text: countersign_folder::text(&path).unwrap_or_default(),
            file: path.display().to_string(),
        });
    }
    sources.extend(systems::systems().into_iter().map(|known| {
        let file = format!("schemas/{}/{}", known.name, countersign_contract::CLAUSES);
        let mut texts = embedded::SCHEMAS.iter();
        let text = texts.find(|(path, _)| *path == file);
        Source {
            system: known.system,
            text: text.map_or("", |(_, text)| text).to_owned(),
            file,
        }
    }));
    Ok(sources)
}

impl Source {
    fn tell(&self, record: &Record, reference: &mut Reference) {
        let contract = self.system.contract();
        let lines = lines(&self.text);
        reference
            .clauses
            .extend(contract.clauses.iter().map(|clause| {
                let line = lines.get(&clause.id).copied().unwrap_or(1);
                let told = self.clause(clause, line);
                (ClauseId(clause.id.clone()), told)
            }));
        let own = record
            .report
            .scenarios
            .iter()
            .filter(|(_, scenario)| scenario.system == contract.system);
        let steps = own.filter_map(|(ordinal, scenario)| {
            let exchanges = &record.scenarios.get(ordinal)?.exchanges;
            let exchanges = exchanges.iter().map(|sent| &sent.exchange);
            Some((scenario.verdict(), exchanges))
        });
        let steps = observed(self.system.as_ref(), steps);
        let machines = contract.machines.iter();
        reference
            .machines
            .extend(machines.map(|machine| of_machine(&contract.system, machine, &steps)));
    }

    fn clause(&self, clause: &Clause, line: u32) -> ClauseReference {
        ClauseReference {
            system: self.system.contract().system.clone(),
            text: clause.text.clone(),
            modality: match clause.modality {
                Modality::Must => "must",
                Modality::Should => "should",
            }
            .to_owned(),
            basis: match clause.basis {
                Basis::Documented => "documented",
                Basis::Exemplified => "exemplified",
                Basis::Implied => "implied",
            }
            .to_owned(),
            follows_from: clause.follows_from.clone(),
            page: clause.source.page.clone(),
            heading: clause.source.heading.clone(),
            file: self.file.clone(),
            line,
            not_assessable: match (clause.assessable, &clause.reason) {
                (true, _) => None,
                (false, reason) => Some(reason.clone().unwrap_or_default()),
            },
        }
    }
}

/// A machine with what was observed of its steps: those of the page in its
/// order, then those that it does not list.
fn of_machine(
    system: &str,
    machine: &StateMachine,
    steps: &BTreeMap<Step, Observed>,
) -> MachineReference {
    let listed = machine.transitions.iter();
    let listed = listed.map(|step| (step.from.as_str(), step.to.as_str()));
    let others = steps
        .keys()
        .filter(|step| step.machine == machine.name && !machine.allows(&step.from, &step.to))
        .map(|step| (step.from.as_str(), step.to.as_str()));
    let transition = |(from, to): (&str, &str)| {
        let step = Step {
            machine: machine.name.clone(),
            from: from.to_owned(),
            to: to.to_owned(),
        };
        let Observed {
            seen,
            refused,
            verdict,
        } = steps.get(&step).cloned().unwrap_or_default();
        TransitionReference {
            documented: machine.allows(from, to),
            from: step.from,
            to: step.to,
            seen,
            refused,
            verdict,
        }
    };
    let states = machine.states.iter();
    MachineReference {
        system: system.to_owned(),
        name: machine.name.clone(),
        states: states.clone().map(|state| state.name.clone()).collect(),
        internal: states
            .filter(|state| state.internal)
            .map(|state| state.name.clone())
            .collect(),
        transitions: listed.chain(others).map(transition).collect(),
    }
}

/// The lines of clauses in their file, from 1.
fn lines(text: &str) -> BTreeMap<String, u32> {
    #[derive(Deserialize)]
    struct File {
        #[serde(default)]
        clause: Vec<Entry>,
    }
    #[derive(Deserialize)]
    struct Entry {
        id: Spanned<String>,
    }
    // A file that made a contract is one; of another no line is known.
    let Ok(file) = toml::from_str::<File>(text) else {
        return BTreeMap::new();
    };
    let mut lines = BTreeMap::new();
    let (mut line, mut at) = (1_u32, 0);
    for Entry { id } in file.clause {
        let start = id.span().start;
        let between = text.get(at..start).unwrap_or_default();
        line += u32::try_from(between.matches('\n').count()).unwrap_or_default();
        at = start;
        lines.insert(id.into_inner(), line);
    }
    lines
}

#[cfg(test)]
mod tests;
