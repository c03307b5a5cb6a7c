//! A contract made up for the cases: what reports tell beside a run.

use std::collections::BTreeMap;

use countersign_journal::{ClauseId, Verdict};
use countersign_report::{
    ClauseReference, FaultReference, MachineReference, Proof, Record, Reference,
    TransitionReference,
};

/// A reference for a run: its clauses, machines, and a proof.
pub(super) fn reference(record: &Record) -> Reference {
    let mut faults = BTreeMap::new();
    for (place, id) in record.report.clauses.keys().enumerate() {
        faults.insert(id.clone(), faults_of(id, record, place));
    }
    Reference {
        machines: machines(),
        proof: Some(Proof {
            version: "0.0.9".to_owned(),
            at: "2026-01-01T02:03:04.5Z".to_owned(),
            left_out: vec!["the mutants".to_owned()],
            faults,
        }),
        ..of_clauses(record)
    }
}

/// Of the same, the clauses alone.
pub(super) fn of_clauses(record: &Record) -> Reference {
    let ids = record.report.clauses.keys().enumerate();
    let mut clauses: BTreeMap<_, _> = ids
        .map(|(place, id)| (id.clone(), clause(id, place)))
        .collect();
    let printed = ClauseId::from("orchard.basket.printed");
    let reference = ClauseReference {
        not_assessable: Some("labels are printed on paper".to_owned()),
        ..clause(&printed, 3)
    };
    clauses.insert(printed, reference);
    Reference {
        clauses,
        ..Reference::default()
    }
}

fn clause(id: &ClauseId, place: usize) -> ClauseReference {
    ClauseReference {
        system: id.0.split('.').next().unwrap_or_default().to_owned(),
        text: format!(
            "What the pages ask for under {}, in one sentence of ours.",
            id.0
        ),
        modality: if place % 4 == 3 { "should" } else { "must" }.to_owned(),
        basis: ["documented", "exemplified", "implied"][place % 3].to_owned(),
        follows_from: (place % 3 == 2)
            .then(|| "A promise says nothing if it may be broken.".to_owned()),
        page: "baskets.md".to_owned(),
        heading: "Sending a basket".to_owned(),
        file: "schemas/orchard/clauses.toml".to_owned(),
        line: 7 * place as u32 + 4,
        not_assessable: None,
    }
}

fn faults_of(id: &ClauseId, record: &Record, place: usize) -> Vec<FaultReference> {
    let scenarios = record
        .report
        .scenarios
        .values()
        .map(|it| it.scenario.0.clone());
    let name = id.0.replace('.', "-");
    let system = id.0.split('.').next().unwrap_or_default().to_owned();
    vec![
        FaultReference {
            system: system.clone(),
            name: format!("{name}-is-forgotten"),
            about: "What was sent is forgotten as soon as it is answered.".to_owned(),
            killed_by: scenarios.take(place % 7).collect(),
            waived: place
                .is_multiple_of(14)
                .then(|| "no pages say when".to_owned()),
        },
        FaultReference {
            system,
            name: format!("{name}-is-told-twice"),
            about: "It is told twice <now & then>.".to_owned(),
            killed_by: vec!["orchard/basket/Elsewhere".to_owned()],
            waived: None,
        },
    ]
}

/// Two machines: one with steps back, side ways and to itself, one of two
/// states.
pub(super) fn machines() -> Vec<MachineReference> {
    let step = |from: &str, to: &str, documented, seen, refused, verdict| TransitionReference {
        from: from.to_owned(),
        to: to.to_owned(),
        documented,
        seen,
        refused,
        verdict,
    };
    let passed = Some(Verdict::Passed);
    let names = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
    vec![
        MachineReference {
            system: "orchard".to_owned(),
            name: "basket".to_owned(),
            states: names(&[
                "RECEIVED",
                "CREATED",
                "ACCEPTED",
                "WAITING_FOR_PICKER",
                "PICKED",
                "SENT",
                "RETURNED",
                "CANCELED",
            ]),
            internal: names(&["RECEIVED"]),
            transitions: vec![
                step("RECEIVED", "CREATED", true, 812, 0, None),
                step("CREATED", "ACCEPTED", true, 120, 0, passed),
                step("CREATED", "CANCELED", true, 0, 3, Some(Verdict::Failed)),
                step("ACCEPTED", "WAITING_FOR_PICKER", true, 31, 0, passed),
                step("WAITING_FOR_PICKER", "ACCEPTED", true, 12, 0, passed),
                step("WAITING_FOR_PICKER", "CANCELED", true, 0, 0, None),
                step("ACCEPTED", "PICKED", true, 77, 0, passed),
                step("PICKED", "PICKED", true, 2, 0, passed),
                step("PICKED", "SENT", true, 60, 0, passed),
                step(
                    "PICKED",
                    "CANCELED",
                    true,
                    4,
                    0,
                    Some(Verdict::Inconclusive),
                ),
                step("SENT", "RETURNED", true, 9, 0, passed),
                step("SENT", "CREATED", false, 1, 4, None),
                step("CANCELED", "CREATED", false, 0, 5, passed),
                step("RETURNED", "SENT", false, 0, 5, passed),
            ],
        },
        MachineReference {
            system: "orchard".to_owned(),
            name: "delivery".to_owned(),
            states: names(&["OPEN", "CLOSED"]),
            internal: Vec::new(),
            transitions: vec![step("OPEN", "CLOSED", true, 3, 0, passed)],
        },
    ]
}
