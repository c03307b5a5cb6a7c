//! States and clauses on the page.

use countersign_contract::{Contract, Modality};

use super::page::{Page, names};

/// Writes all state machines, then all clauses.
pub(super) fn write(page: &mut Page, contract: &Contract) {
    if !contract.machines.is_empty() {
        page.heading(2, "States");
    }
    for machine in &contract.machines {
        page.heading(3, &machine.name);
        let states = machine.states.iter().map(|state| {
            let words = if state.internal {
                "Steps from and to it are the platform's alone."
            } else {
                ""
            };
            [format!("`{}`", state.name), words.to_owned()]
        });
        page.table(["State", "Description"], states);
        let steps = machine.transitions.iter().map(|step| {
            let reasons = names(&step.reasons);
            [
                format!("`{}`", step.from),
                format!("`{}`", step.to),
                reasons,
            ]
        });
        page.table(["Current State", "Next State", "Reasons"], steps);
    }
    if contract.clauses.is_empty() {
        return;
    }
    page.heading(2, "Clauses");
    let clauses = contract.clauses.iter().map(|clause| {
        let modality = match clause.modality {
            Modality::Must => "must",
            Modality::Should => "should",
        };
        let mut text = clause.text.clone();
        if let Some(reason) = clause.reason.as_ref().filter(|_| !clause.assessable) {
            text = format!("{text} *Not assessable*: {reason}");
        }
        let id = format!("`{}`", clause.id);
        [id, modality.to_owned(), text]
    });
    page.table(["Clause", "Modality", "Text"], clauses);
}
