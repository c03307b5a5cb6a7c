//! States, clauses and rulings, compared.

use super::body::told_basis;
use super::comparison::{About, Comparison};
use super::operation::one_of;
use super::pairs::Pairs;
use super::rating::{Rule, Sides};
use super::rules;
use crate::{Clause, Field, Modality, StateMachine, Transition, kebab};

/// Compares all state machines.
pub(super) fn compare_machines(comparison: &mut Comparison<'_>) {
    let (old, new) = (&comparison.old.machines, &comparison.new.machines);
    let machines = Pairs::of(old, new, |machine| machine.name.as_str());
    for (before, after) in &machines.both {
        let about = about(comparison, after);
        states(comparison, &about, before, after);
        transitions(comparison, &about, before, after);
    }
    for (rule, alone, is_new) in [
        (&rules::MACHINE_REMOVED, &machines.removed, false),
        (&rules::MACHINE_ADDED, &machines.added, true),
    ] {
        for machine in alone {
            let about = about(comparison, machine);
            let names: Vec<&str> = machine.states.iter().map(|one| one.name.as_str()).collect();
            let (before, after) = one_of(is_new, names.join(" | "));
            comparison.tell(rule, &about, at(machine), before, after);
        }
    }
}

/// A machine is about what its fields are about: whichever way these go, its
/// steps are asked for and shown.
fn about(comparison: &Comparison<'_>, machine: &StateMachine) -> About<'static> {
    let governs = |field: &Field| {
        let state = field
            .path
            .name()
            .trim_start_matches('@')
            .strip_suffix("State");
        state == Some(machine.name.as_str())
    };
    let mut used = comparison.used_by(governs);
    used.sides = Sides::BOTH;
    About {
        used,
        ..About::default()
    }
}

fn states(
    comparison: &mut Comparison<'_>,
    about: &About<'_>,
    old: &StateMachine,
    new: &StateMachine,
) {
    let pairs = Pairs::of(&old.states, &new.states, |state| state.name.as_str());
    let closed = pairs
        .both
        .iter()
        .filter(|(old, new)| !old.internal && new.internal);
    let opened = pairs
        .both
        .iter()
        .filter(|(old, new)| old.internal && !new.internal);
    let delisted = pairs
        .both
        .iter()
        .filter(|(old, new)| !old.implied && new.implied);
    let listed = pairs
        .both
        .iter()
        .filter(|(old, new)| old.implied && !new.implied);
    let told: Vec<(&'static Rule, &str)> = closed
        .map(|(_, state)| (&rules::STATE_CLOSED, state))
        .chain(opened.map(|(_, state)| (&rules::STATE_OPENED, state)))
        .chain(delisted.map(|(_, state)| (&rules::STATE_ROW_REMOVED, state)))
        .chain(listed.map(|(_, state)| (&rules::STATE_ROW_ADDED, state)))
        .chain(
            pairs
                .removed
                .iter()
                .map(|state| (&rules::STATE_REMOVED, state)),
        )
        .chain(pairs.added.iter().map(|state| (&rules::STATE_ADDED, state)))
        .map(|(rule, state)| (rule, state.name.as_str()))
        .collect();
    for (rule, state) in told {
        let about = About {
            names: vec![state],
            ..about.clone()
        };
        comparison.tell(rule, &about, format!("{}/{state}", at(new)), None, None);
    }
}

fn transitions(
    comparison: &mut Comparison<'_>,
    about: &About<'_>,
    old: &StateMachine,
    new: &StateMachine,
) {
    let place = |step: &Transition| format!("{}/{} -> {}", at(new), step.from, step.to);
    let pairs = Pairs::of(&old.transitions, &new.transitions, |step| {
        (step.from.as_str(), step.to.as_str())
    });
    for (rule, alone) in [
        (&rules::TRANSITION_REMOVED, &pairs.removed),
        (&rules::TRANSITION_ADDED, &pairs.added),
    ] {
        for step in alone {
            let own = format!("{}-to-{}", kebab(&step.from), kebab(&step.to));
            let about = About {
                clauses: comparison.ending(&[&own]),
                ..about.clone()
            };
            comparison.tell(rule, &about, place(step), None, None);
        }
    }
    for (before, after) in &pairs.both {
        let reasons = Pairs::of(&before.reasons, &after.reasons, |reason| reason.as_str());
        for (rule, alone, is_new) in [
            (&rules::REASON_REMOVED, &reasons.removed, false),
            (&rules::REASON_ADDED, &reasons.added, true),
        ] {
            for reason in alone {
                let (before, gone) = one_of(is_new, (*reason).clone());
                comparison.tell(rule, about, place(after), before, gone);
            }
        }
    }
}

/// Compares all clauses.
pub(super) fn compare_clauses(comparison: &mut Comparison<'_>) {
    let (old, new) = (&comparison.old.clauses, &comparison.new.clauses);
    let clauses = Pairs::of(old, new, |clause| clause.id.as_str());
    for (before, after) in &clauses.both {
        clause(comparison, before, after);
    }
    for (alone, is_new) in [(&clauses.removed, false), (&clauses.added, true)] {
        for clause in alone {
            let rule = match (clause.modality, is_new) {
                (Modality::Must, true) => &rules::MUST_ADDED,
                (Modality::Must, false) => &rules::MUST_REMOVED,
                (Modality::Should, true) => &rules::SHOULD_ADDED,
                (Modality::Should, false) => &rules::SHOULD_REMOVED,
            };
            let (before, after) = one_of(is_new, clause.text.clone());
            tell(comparison, rule, clause, before, after);
        }
    }
}

fn clause(comparison: &mut Comparison<'_>, old: &Clause, new: &Clause) {
    let modality = match (old.modality, new.modality) {
        (Modality::Should, Modality::Must) => Some((&rules::MODALITY_RAISED, "should", "must")),
        (Modality::Must, Modality::Should) => Some((&rules::MODALITY_LOWERED, "must", "should")),
        _ => None,
    };
    if let Some((rule, before, after)) = modality {
        let (before, after) = (Some(before.to_owned()), Some(after.to_owned()));
        tell(comparison, rule, new, before, after);
    }
    let source = |clause: &Clause| format!("{}, {}", clause.source.page, clause.source.heading);
    let basis = |clause: &Clause| {
        let mut basis = told_basis(clause.basis).to_owned();
        if let Some(sentence) = &clause.follows_from {
            basis = format!("{basis}: {sentence}");
        }
        basis
    };
    let assessable = |clause: &Clause| {
        let mut words = if clause.assessable {
            "assessable".to_owned()
        } else {
            "not assessable".to_owned()
        };
        if let Some(reason) = &clause.reason {
            words = format!("{words}: {reason}");
        }
        words
    };
    let texts: [(&'static Rule, String, String); 4] = [
        (&rules::CLAUSE_REWORDED, old.text.clone(), new.text.clone()),
        (&rules::CLAUSE_SOURCE_CHANGED, source(old), source(new)),
        (&rules::CLAUSE_BASIS_CHANGED, basis(old), basis(new)),
        (
            &rules::ASSESSABILITY_CHANGED,
            assessable(old),
            assessable(new),
        ),
    ];
    for (rule, before, after) in texts {
        if before != after {
            tell(comparison, rule, new, Some(before), Some(after));
        }
    }
}

fn tell(
    comparison: &mut Comparison<'_>,
    rule: &'static Rule,
    clause: &Clause,
    before: Option<String>,
    after: Option<String>,
) {
    let is_known = comparison.old.clause(&clause.id).is_some();
    let about = About {
        clauses: Vec::from_iter(is_known.then(|| clause.id.clone())),
        ..About::everything()
    };
    comparison.tell(rule, &about, format!("clause/{}", clause.id), before, after);
}

/// Compares all rulings.
pub(super) fn compare_rulings(comparison: &mut Comparison<'_>) {
    let (old, new) = (&comparison.old.rulings, &comparison.new.rulings);
    let rulings = Pairs::of(old, new, |ruling| ruling.id.as_str());
    let about = About::everything();
    for (rule, alone, is_new) in [
        (&rules::RULING_REMOVED, &rulings.removed, false),
        (&rules::RULING_ADDED, &rulings.added, true),
    ] {
        for ruling in alone {
            let (before, after) = one_of(is_new, ruling.reading.clone());
            comparison.tell(rule, &about, format!("ruling/{}", ruling.id), before, after);
        }
    }
    for (before, after) in &rulings.both {
        for (old, new) in [
            (&before.gap, &after.gap),
            (&before.reading, &after.reading),
            (&before.because, &after.because),
        ] {
            if old != new {
                let at = format!("ruling/{}", after.id);
                let (before, after) = (Some(old.clone()), Some(new.clone()));
                comparison.tell(&rules::RULING_CHANGED, &about, at, before, after);
            }
        }
    }
}

/// Where a machine stands.
fn at(machine: &StateMachine) -> String {
    format!("machine/{}", machine.name)
}
