//! traffic.har against its schema, and what it holds.

use countersign_report::{Record, Reference, Rendered, format};
use serde_json::Value;

use crate::published::Schema;
use crate::rendered::compare;

#[test]
fn every_case_is_an_archive() {
    let schema = Schema::read("har/har-1.2.schema.json");
    let format = format("har").expect("it is listed");
    for (name, events) in crate::cases() {
        let record = Record::of(events);
        let Rendered::File(bytes) = (format.render)(&record, &Reference::default()) else {
            panic!("an archive is a file")
        };
        let archive: Value = serde_json::from_slice(&bytes).expect("JSON");
        schema.assert(&name, &archive);
        let entries = archive["log"]["entries"].as_array().map_or(0, Vec::len);
        let exchanges = record.scenarios.values().map(|it| it.exchanges.len());
        assert_eq!(entries, exchanges.sum::<usize>(), "{name}");
        compare(&format!("har/{name}"), "txt", &view(&archive["log"]));
    }
}

/// An archive for people: a page and an entry a line.
fn view(log: &Value) -> String {
    let mut lines = vec![log["creator"].to_string(), log["comment"].to_string()];
    for list in ["pages", "entries"] {
        let items = log[list].as_array().into_iter().flatten();
        lines.extend(items.map(Value::to_string));
    }
    lines.join("\n") + "\n"
}
