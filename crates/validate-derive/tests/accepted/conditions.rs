//! Conditions on members of structs within, near and far.

use countersign_validate::{Slot, Text, Validate, from_json, violations};
use serde::Deserialize;

#[derive(Deserialize, Validate)]
#[check(required_if(state.code, country.code = "US"))]
#[check(required_if(owner.person.name, country.code), required_if(owner.r#type, kind = "firm"))]
struct Address<'a> {
    #[serde(borrow, default)]
    #[check(required_if(country.code = "US"))]
    state: Slot<Place<'a>>,
    #[serde(rename = "land", borrow, default)]
    country: Slot<Place<'a>>,
    #[serde(borrow, default)]
    owner: Slot<Owner<'a>>,
    #[serde(borrow, default)]
    kind: Slot<Text<'a>>,
    #[serde(borrow, default)]
    #[check(required_if(owner.person.name = "Lin"))]
    note: Slot<Text<'a>>,
}

#[derive(Deserialize, Validate)]
struct Place<'a> {
    #[serde(rename = "@code", borrow, default)]
    code: Slot<Text<'a>>,
}

#[derive(Deserialize, Validate)]
struct Owner<'a> {
    #[serde(borrow, default)]
    person: Slot<Person<'a>>,
    #[serde(borrow, default)]
    r#type: Slot<Text<'a>>,
}

#[derive(Deserialize, Validate)]
struct Person<'a> {
    #[serde(rename = "@name", borrow, default)]
    name: Slot<Text<'a>>,
}

fn found(document: &str) -> Vec<String> {
    violations(&from_json::<Address<'_>>(document.as_bytes()).unwrap())
        .into_iter()
        .map(|found| format!("{}: {}", found.path, found.message))
        .collect()
}

fn main() {
    assert!(found("{}").is_empty());
    assert!(found(r#"{"land":{"@code":"DE"}}"#).is_empty());
    // What is of the wrong kind meets no condition.
    assert_eq!(found(r#"{"land":"US","state":{}}"#).len(), 1);
    assert_eq!(
        found(r#"{"land":{"@code":"US"}}"#),
        ["/state: This is required where `land/@code` is `US`, but missing or null."]
    );
    assert_eq!(
        found(r#"{"land":{"@code":"US"},"state":{},"owner":{"person":{}}}"#),
        [
            "/state/@code: This is required where `land/@code` is `US`, but missing or null.",
            "/owner/person/@name: This is required where `land/@code` is given, but missing or null.",
        ]
    );
    assert_eq!(
        found(r#"{"owner":{"person":{"@name":"Lin"}},"kind":"firm"}"#),
        [
            "/note: This is required where `owner/person/@name` is `Lin`, but missing or null.",
            "/owner/type: This is required where `kind` is `firm`, but missing or null.",
        ]
    );
}
