//! The crate goes by another name; members are renamed; type parameters.

extern crate countersign_validate as checks;

use checks::rules::not_empty::Emptiable;
use checks::{Slot, Text, Validate, from_json, violations};
use serde::Deserialize;

#[derive(Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
#[check(crate = ::checks)]
struct Page<'a, T: Validate + Emptiable> {
    #[serde(borrow, default)]
    #[check(required)]
    next_page: Slot<Text<'a>>,
    #[serde(default)]
    #[check(required, each(not_empty))]
    elements: Slot<Vec<Slot<T>>>,
    #[serde(rename(deserialize = "type"), default)]
    #[check(required)]
    kind: Option<bool>,
    #[serde(default)]
    #[check(range(min = -1.5, max = 3))]
    r#ref: Slot<f64>,
    #[serde(skip)]
    _internal: std::marker::PhantomData<()>,
    #[serde(default)]
    #[check(skip)]
    _unchecked: std::collections::BTreeMap<String, String>,
}

fn main() {
    let document = br#"{"elements":["a",""],"ref":-2}"#;
    let page = from_json::<Page<'_, String>>(document).unwrap();
    let found: Vec<_> = violations(&page)
        .into_iter()
        .map(|found| format!("{} {}", found.path, found.rule))
        .collect();
    assert_eq!(
        found,
        ["/nextPage required", "/elements/1 not_empty", "/type required", "/ref range"]
    );
}
