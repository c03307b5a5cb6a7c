//! The places of violations are found in the text.

use countersign_pack::{Pack, Settings};
use countersign_system::{Plan, System, Unique};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::invented::{contract, one, operation, pack, parcels};

/// What is wrong with a body, a line each: place, path, and the text there.
fn told(pack: &Pack, message: &str, body: &str) -> String {
    let violations = pack
        .validate(message, body.as_bytes())
        .expect("well-formed");
    let places = pack.places(body.as_bytes(), &violations);
    let lines = violations.iter().zip(places).map(|(violation, place)| {
        let line = body.lines().nth(place.line - 1).unwrap_or_default();
        let there: String = line.chars().skip(place.column - 1).take(12).collect();
        format!(
            "{}:{} {} {} at `{there}`\n",
            place.line, place.column, violation.path, violation.rule
        )
    });
    lines.collect()
}

#[test]
fn in_json_by_pointer() {
    let body = r#"{ "reference": 7,
  "service": "lost", "weight": 99, "pickup": "tomorrow",
  "recipient": { "name": "Zoë", "country": "US" },
  "pieces": [ { "barcode": "B1", "grams": 5.5 },
    null, { "grams": "heavy", "b\u0061rcode": [] } ],
  "service": "gone"
}"#;
    insta::assert_snapshot!(told(&pack(parcels(), ""), "new-parcel", body));
}

#[test]
fn in_xml_by_xpath() {
    let parcel = "
parcel object !
parcel.@id integer-text !
parcel.name text !
parcel.piece list
parcel.piece[n] object !
parcel.piece[n].@code text ! max=2
parcel.piece[n].sent date-time !
";
    let operations = json!([operation(
        "create",
        "create",
        "POST /parcels",
        one("parcel"),
        Value::Null
    )]);
    let contract = contract(true, &[("parcel", "parcel", true, parcel)], operations);
    let pack = Pack::new(contract, Settings::default()).expect("settings");
    let body = r#"<?xml version="1.0"?>
<p:parcel xmlns:p="urn:parcels" xmlns:o="urn:other" note='id="7"' id="seven">
  <o:piece/><p:piece code="ok"><p:sent>2031-01-01</p:sent></p:piece>
  <p:piece title="ü"   code="long"
     ><p:sent>tomorrow</p:sent></p:piece><p:piece/>
</p:parcel>"#;
    insta::assert_snapshot!(told(&pack, "parcel", body));
}

proptest! {
    /// What a pointer names in a document is what its place begins with, also
    /// where the document is laid out.
    #[test]
    fn a_place_begins_the_value_of_its_pointer(run in any::<u64>(), pretty in any::<bool>()) {
        let pack = pack(parcels(), "");
        let plan = Plan { full: true, key: "K\"{[~/".to_owned(), ..Plan::default() };
        let mut tree = pack.sample("new-parcel", &plan, &mut Unique::new(run, 1));
        tree["pieces"][0]["grams"] = json!("wrong");
        tree["weekend"] = json!("wrong");
        let body = if pretty { serde_json::to_string_pretty(&tree) } else { serde_json::to_string(&tree) };
        let body = body.expect("JSON");
        let violations = pack.validate("new-parcel", body.as_bytes()).expect("well-formed");
        prop_assert_eq!(violations.len(), 2);
        for place in pack.places(body.as_bytes(), &violations) {
            let line = body.lines().nth(place.line - 1).unwrap_or_default();
            let there: String = line.chars().skip(place.column - 1).collect();
            prop_assert!(there.starts_with("\"wrong\""), "{}", there);
        }
    }

    /// No document is too strange to be looked through.
    #[test]
    fn any_text_is_looked_through(body in prop::collection::vec(prop::sample::select(b"{}[]\",:\\/ 1a\n\xff".to_vec()), 0..40)) {
        let pack = pack(parcels(), "");
        let violations = [countersign_validate::Violation { path: "/a/0/b".to_owned(), rule: "kind", message: String::new() }];
        prop_assert_eq!(pack.places(&body, &violations).len(), 1);
    }
}

/// Of members that are repeated the last is meant, and nothing that an earlier
/// one held.
#[test]
fn of_repeated_members_the_last_counts() {
    let body = r#"{"a":{"b":1},"a":{"c":2},"d":3,"d":4}"#;
    let pack = pack(parcels(), "");
    for (path, there) in [("/a/b", r#"{"c":2}"#), ("/a/c", "2}"), ("/d", "4}")] {
        let violations = [countersign_validate::Violation {
            path: path.to_owned(),
            rule: "kind",
            message: String::new(),
        }];
        let places = pack.places(body.as_bytes(), &violations);
        assert!(body[places[0].column - 1..].starts_with(there), "{path}");
    }
}

/// A name of a megabyte over a million values is read once.
#[test]
fn a_long_name_is_not_read_again_for_all_that_it_holds() {
    let name = "n".repeat(1 << 20);
    let body = format!(r#"{{"{name}":[{}0],"reference":7}}"#, "0,".repeat(1 << 20));
    let pack = pack(parcels(), "");
    let violations = pack
        .validate("new-parcel", body.as_bytes())
        .expect("well-formed");
    let at = violations
        .iter()
        .position(|violation| violation.path == "/reference")
        .expect("it is no text");
    let place = pack.places(body.as_bytes(), &violations)[at];
    assert_eq!(place.column, body.len() - 1);
}
