//! Documents of a folder, and trees of any form.

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use serde_json::{Map, Value};

/// Tells of every document in this folder of the crate, and compares with the
/// snapshot beside it.
pub(crate) fn every_document(folder: &str, tell: impl Fn(&str, &[u8]) -> String) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(&folder);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let entries = fs::read_dir(&folder).expect("the folder is there");
    let mut documents: Vec<_> = entries
        .map(|entry| entry.expect("the folder can be read").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "xml"))
        .collect();
    documents.sort();
    assert!(!documents.is_empty());
    for path in documents {
        let name = path.file_stem().and_then(|stem| stem.to_str());
        let name = name.expect("a plain name");
        let body = fs::read(&path).expect("a document is a file");
        settings.bind(|| insta::assert_snapshot!(name, tell(name, &body)));
    }
}

/// What stands at an XPath of the form that facts have.
pub(crate) fn find<'v>(tree: &'v Value, xpath: &str) -> Option<&'v Value> {
    let mut at = tree;
    for step in xpath.split('/').skip(1) {
        let parts = step.strip_suffix(']').and_then(|step| step.split_once('['));
        match parts {
            None => at = at.get(step)?,
            Some((name, ordinal)) => {
                let index = ordinal.parse::<usize>().ok()?.checked_sub(1)?;
                at = match at.get(name)? {
                    Value::Array(elements) => elements.get(index)?,
                    one if index == 0 => one,
                    _ => return None,
                };
            }
        }
    }
    Some(at)
}

/// Any tree, with the members' names that are looked for.
pub(crate) fn any_tree() -> impl Strategy<Value = Value> {
    const NAMES: [&str; 28] = [
        "order",
        "orders",
        "orderItems",
        "orderItem",
        "orderReports",
        "orderReport",
        "orderItemModifications",
        "orderItemModification",
        "references",
        "reference",
        "correlation",
        "partner",
        "orderId",
        "orderItemId",
        "element",
        "properties",
        "property",
        "@key",
        "@id",
        "@xlink:href",
        "text()",
        "price",
        "fulfillmentState",
        "modified",
        "shipping",
        "errors",
        "error",
        "state",
    ];
    const ROOTS: usize = 6;
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        "[a-z/:.?0-9T-]{0,12}".prop_map(Value::from),
    ];
    let inner = leaf.prop_recursive(6, 96, 6, move |inner| {
        let name = prop::sample::select(&NAMES[..]).prop_map(str::to_owned);
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((name, inner), 0..6)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    });
    let root = prop::sample::select(&NAMES[..ROOTS]);
    (root, inner.clone(), any::<bool>(), inner).prop_map(|(root, content, rooted, other)| {
        if rooted {
            Value::Object(Map::from_iter([(root.to_owned(), content)]))
        } else {
            other
        }
    })
}
