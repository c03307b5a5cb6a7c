//! Formats that machines read, over all cases and over runs that are made up.

mod arbitrary;
mod broken_off;
mod expected;
mod github;
mod markdown;
mod sarif;
mod schemas;
mod tap;

use countersign_journal::{ClauseId, RunEvent};
use countersign_report::{ClauseReference, Record, Reference, Rendered, format};

/// A run in the format of this name.
fn render(name: &str, events: &[RunEvent]) -> String {
    let format = format(name).expect("there is such a format");
    let record = Record::of(events.iter().cloned());
    match (format.render)(&record, &reference()) {
        Rendered::File(bytes) => String::from_utf8(bytes).expect("it is text"),
        Rendered::Folder(_) => panic!("{name} is one file"),
    }
}

/// What is known of some clauses of the cases; of the others nothing is.
fn reference() -> Reference {
    let clause = |text: &str, modality: &str, line| ClauseReference {
        system: "spectrum".to_owned(),
        text: text.to_owned(),
        modality: modality.to_owned(),
        basis: "documented".to_owned(),
        page: "orders.md".to_owned(),
        heading: "Answers [all]".to_owned(),
        file: "schemas/spectrum/clauses.toml".to_owned(),
        line,
        ..ClauseReference::default()
    };
    let clauses = [
        (
            "spectrum.acknowledgement.duplicate-refused",
            clause("A number that was sent before is refused.", "must", 12),
        ),
        (
            "spectrum.shipment.details-named",
            clause("The answer names what is missing.", "should", 40),
        ),
    ];
    Reference {
        clauses: clauses
            .into_iter()
            .map(|(id, clause)| (ClauseId::from(id), clause))
            .collect(),
        ..Reference::default()
    }
}
