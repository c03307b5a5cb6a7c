//! An [`Address`]: the page's fields by their paths, read and shown.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::reading::{Place, Reading};

/// Texts by their path below the address, blank ones left out.
pub type Address = BTreeMap<String, String>;

/// The fields of the page, in its order; attributes stand before the text of
/// their element.
const FIELDS: [&str; 18] = [
    "@type",
    "company",
    "person/salutation/@id",
    "person/salutation/text()",
    "person/firstName",
    "person/lastName",
    "street",
    "houseNumber",
    "streetAnnex",
    "city",
    "state/@code",
    "state/text()",
    "country/@code",
    "country/text()",
    "zipCode",
    "email",
    "phone",
    "fax",
];

/// What no address goes without.
const REQUIRED: [&str; 8] = [
    "person/firstName",
    "person/lastName",
    "street",
    "houseNumber",
    "city",
    "country/@code",
    "zipCode",
    "email",
];

/// The ids of salutations.
const SALUTATIONS: [&str; 5] = ["99", "1", "2", "3", "4"];

/// Reads the address at this place.
pub(super) fn read(reading: &mut Reading, place: &Place) -> Address {
    for path in REQUIRED {
        reading.required(place, path);
    }
    let in_us = place
        .text("country/@code")
        .is_some_and(|code| code.trim().eq_ignore_ascii_case("US"));
    if in_us && place.find("state").is_none() {
        reading.fault(&place.at("state"), "must be given for the US");
    } else if in_us && place.text("state/@code").is_none() {
        reading.fault(&place.at("state/@code"), "must be given for the US");
    }
    let mut address = Address::new();
    for path in FIELDS {
        if let Some(text) = place.text(path) {
            address.insert(path.to_owned(), text.to_owned());
        }
    }
    if let Some(id) = address.get("person/salutation/@id")
        && !SALUTATIONS.contains(&id.trim())
    {
        let known = format!("must be one of {}", SALUTATIONS.join(", "));
        reading.fault(&place.at("person/salutation/@id"), &known);
    }
    address
}

/// The tree of an address.
pub(super) fn show(address: &Address) -> Value {
    let mut tree = Map::new();
    for path in FIELDS {
        let Some(text) = address.get(path) else {
            continue;
        };
        let mut segments: Vec<_> = path.split('/').collect();
        let leaf = segments.pop().unwrap_or_default();
        let mut parent = &mut tree;
        for segment in segments {
            let member = parent
                .entry(segment)
                .or_insert_with(|| Value::Object(Map::new()));
            let Value::Object(members) = member else {
                // No path of the list leads through another's leaf.
                return Value::Object(tree);
            };
            parent = members;
        }
        parent.insert(leaf.to_owned(), Value::from(text.as_str()));
    }
    Value::Object(tree)
}
