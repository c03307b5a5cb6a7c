//! Annotations for GitHub: three rooms write them, none of which knows another.

use std::fs;
use std::path::Path;

use countersign_report::{Record, Reference, Rendered, format};
use serde_json::{Value, json};

/// A name that holds all that parts the pieces of a command.
const NAME: &str = "a,b:c%d, 100%25.md";

/// A page whose example contradicts its list.
const PAGE: &str = "# Parcels\n\n### Send a Parcel\n\n```http\n\
    POST https://api.harbour.example/api/parcel HTTP/1.1\n```\n\n#### Required\n\n\
    * `number` (string)\n\n#### Example request body\n\n```json\n{ \"number\": 1 }\n```\n";

/// What the first command says of the file.
fn file_of(commands: &str) -> String {
    let property = commands.split("file=").nth(1);
    let property = property.and_then(|rest| rest.split(",line=").next());
    property
        .unwrap_or_else(|| panic!("no command: {commands}"))
        .to_owned()
}

fn told_by(folder: &Path, arguments: &[&str]) -> String {
    let output = crate::program(folder).args(arguments).output();
    let output = output.expect("the program runs");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The annotations of a run in which a scenario of this file fails.
fn reported() -> String {
    let event = |value: Value| serde_json::from_value(value).expect("an event");
    let scenario = "orchard/baskets/One";
    let record = Record::of([
        event(
            json!({"event": "scenario-started", "ordinal": 1, "scenario": scenario,
            "system": "orchard", "topic": "Baskets", "location": format!("{NAME}:3"), "tags": []}),
        ),
        event(
            json!({"event": "found", "ordinal": 1, "finding": {"clause": "orchard.kept",
            "scenario": scenario, "verdict": "failed", "message": "no"}}),
        ),
    ]);
    let format = format("github").expect("it is listed");
    match (format.render)(&record, &Reference::default()) {
        Rendered::File(bytes) => String::from_utf8(bytes).expect("text"),
        Rendered::Folder(_) => panic!("annotations are a file"),
    }
}

/// `contract lint`, `check` and a run name a file in the same way.
#[test]
fn they_escape_alike() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join(NAME), PAGE).expect("written");
    let lint = ["contract", "lint", NAME, "--format", "github"];
    let check = [
        "check",
        "--format",
        "github",
        "--system",
        "spectrum",
        "--message",
        "shipment",
        NAME,
    ];
    let expected = NAME
        .replace('%', "%25")
        .replace(':', "%3A")
        .replace(',', "%2C");
    assert_eq!(file_of(&told_by(folder.path(), &lint)), expected);
    assert_eq!(file_of(&told_by(folder.path(), &check)), expected);
    assert_eq!(file_of(&reported()), expected);
}
