//! The published pages, where they are at hand, against a table of their
//! fields that was made by hand.

use std::collections::BTreeMap;
use std::path::PathBuf;

use countersign_document::{Need, Reading};

/// The pages by the number that their files' names begin with; none where
/// `COUNTERSIGN_DOCUMENTS` names no folder.
fn published() -> Option<BTreeMap<String, Reading>> {
    let Some(folder) = std::env::var_os("COUNTERSIGN_DOCUMENTS").map(PathBuf::from) else {
        eprintln!("COUNTERSIGN_DOCUMENTS names no folder: no published page is read");
        return None;
    };
    let mut readings = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap();
        if let Some((number, _)) = name.split_once('_').filter(|_| name.ends_with(".txt")) {
            let body = std::fs::read_to_string(&path).unwrap();
            let (_, reading) = countersign_document::read(name, &body);
            readings.insert(number.to_owned(), reading);
        }
    }
    Some(readings)
}

/// Every field as a row of the table, without its line.
fn rows(reading: &Reading) -> Vec<(String, u32)> {
    let messages = reading.messages.iter();
    let fields =
        messages.flat_map(|message| message.fields.iter().map(move |field| (message, field)));
    fields
        .map(|(message, field)| {
            let row = [
                &message.name,
                &field.path,
                &field.kind.written,
                need(&field.read),
                need(&field.write),
            ];
            (row.map(str::to_owned).join("\t"), field.source.line)
        })
        .collect()
}

fn need(need: &Need) -> &str {
    match need {
        Need::Yes => "yes",
        Need::No => "no",
        Need::Conditional(_) => "conditional",
        Need::Unsaid => "?",
    }
}

#[test]
fn every_row_of_every_field_list_is_read() {
    let Some(readings) = published() else { return };
    let mut read: Vec<_> = readings
        .iter()
        .flat_map(|(page, reading)| {
            rows(reading)
                .into_iter()
                .map(move |(row, line)| format!("{page}\t{row}\t{line}"))
        })
        .collect();
    let table = include_str!("published.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'));
    let mut expected: Vec<_> = table.map(str::to_owned).collect();
    read.sort();
    expected.sort();
    let missing: Vec<_> = expected
        .iter()
        .filter(|row| read.binary_search(row).is_err())
        .collect();
    let surplus: Vec<_> = read
        .iter()
        .filter(|row| expected.binary_search(row).is_err())
        .collect();
    assert!(
        missing.is_empty() && surplus.is_empty(),
        "missing: {missing:#?}\nsurplus: {surplus:#?}"
    );
}

#[test]
fn two_spellings_of_one_page_give_the_same_fields() {
    let Some(readings) = published() else { return };
    let without_lines = |page: &str| {
        rows(&readings[page])
            .into_iter()
            .map(|(row, _)| row)
            .collect::<Vec<_>>()
    };
    assert_eq!(without_lines("000"), without_lines("001"));
}

/// What the pages declare besides fields, as counts and names: facts that no
/// sentence of theirs is needed for.
#[test]
fn calls_answers_and_states_are_read() {
    let Some(readings) = published() else { return };
    let calls = |page: &str| {
        let operations = readings[page].operations.iter();
        operations
            .map(|one| format!("{} {}", one.method.as_str(), one.path))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        calls("000"),
        [
            "POST /api/order/acknowledgement",
            "POST /api/order/acknowledgements",
            "POST /api/order"
        ]
    );
    assert_eq!(
        calls("002"),
        [
            "GET /api/order/order-number/{PurchaseOrderNumber}",
            "POST /api/orders/search"
        ]
    );
    assert_eq!(calls("003"), ["POST /api/order/ship-notification"]);
    assert_eq!(calls("004").len(), 10);
    let statuses = |page: &str| {
        let responses = readings[page]
            .operations
            .iter()
            .flat_map(|one| &one.responses);
        responses.filter_map(|one| one.status).collect::<Vec<_>>()
    };
    assert_eq!(statuses("000"), [200, 409, 500]);
    assert_eq!(statuses("001"), [200, 409, 500]);
    assert_eq!(statuses("003"), [200, 409, 500]);
    assert_eq!(statuses("004"), [201, 200, 200]);
    assert_eq!(readings["002"].value_lists[0].values.len(), 8);
    let machines: Vec<_> = readings["004"]
        .machines
        .iter()
        .map(|one| (one.name.as_str(), one.states.len(), one.steps.len()))
        .collect();
    assert_eq!(
        machines,
        [("processing-state", 3, 2), ("fulfillment-state", 7, 14)]
    );
}

#[test]
fn nothing_of_the_pages_is_left_but_a_body_without_a_name() {
    let Some(readings) = published() else { return };
    let left = readings.iter().flat_map(|(page, reading)| {
        reading
            .unplaced
            .iter()
            .map(move |one| (page.as_str(), one.source.line))
    });
    assert_eq!(left.collect::<Vec<_>>(), [("002", 52)]);
}
