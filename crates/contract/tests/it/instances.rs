//! A body around instances gives back the instances, in either wire form.

use countersign_contract::{Body, Instance, Shape};
use proptest::prelude::*;
use serde_json::{Value, json};

/// Any tree that an instance may be.
fn tree() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        "[a-z@. ]{0,6}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::Array),
            prop::collection::btree_map("[a-z@]{1,4}", inner, 0..4)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

/// Any document below a root element of this name.
fn document(root: &'static str) -> impl Strategy<Value = Value> {
    tree().prop_map(move |tree| json!({ root: { "inside": tree } }))
}

fn body(shape: Shape, wrapper: Option<&str>) -> Body {
    Body {
        message: "order".to_owned(),
        shape,
        wrapper: wrapper.map(str::to_owned),
    }
}

fn trees(instances: Option<Vec<Instance>>) -> Option<Vec<Value>> {
    instances.map(|instances| {
        instances
            .into_iter()
            .map(|instance| instance.tree)
            .collect()
    })
}

/// Follows a place of an instance in the body: JSON pointers, and the steps
/// with `[n]` of XPath.
fn at<'v>(whole: &'v Value, path: &str) -> Option<&'v Value> {
    let pointer: String = path
        .split('/')
        .skip(1)
        .map(
            |step| match step.strip_suffix(']').and_then(|step| step.split_once('[')) {
                Some((name, position)) => {
                    let index = position.parse::<usize>().unwrap_or_default() - 1;
                    format!("/{name}/{index}")
                }
                None => format!("/{step}"),
            },
        )
        .collect();
    whole.pointer(&pointer)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_list_of_json_gives_back_its_elements(all in prop::collection::vec(tree(), 0..5)) {
        let body = body(Shape::List, None);
        let whole = body.wrap(all.clone());
        let instances = body.instances(whole.clone()).unwrap_or_default();
        for instance in &instances {
            prop_assert_eq!(at(&whole, &instance.locate("")), Some(&instance.tree));
        }
        prop_assert_eq!(trees(Some(instances)), Some(all));
    }

    #[test]
    fn a_wrapper_gives_back_its_documents(all in prop::collection::vec(document("order"), 0..5)) {
        let body = body(Shape::List, Some("orders"));
        let whole = body.wrap(all.clone());
        let instances = body.instances(whole.clone()).unwrap_or_default();
        for instance in &instances {
            let inside = at(&whole, &instance.locate("/order/inside"));
            prop_assert_eq!(inside, instance.tree.pointer("/order/inside"));
        }
        prop_assert_eq!(trees(Some(instances)), Some(all));
    }

    #[test]
    fn one_message_gives_back_itself(one in tree(), wrapper in any::<bool>()) {
        let body = body(Shape::One, wrapper.then_some("orders"));
        let instances = body.instances(body.wrap(vec![one.clone()]));
        prop_assert_eq!(trees(instances), Some(vec![one]));
    }

    #[test]
    fn any_tree_is_taken_apart_or_refused(whole in tree(), wrapper in any::<bool>()) {
        for shape in [Shape::One, Shape::List, Shape::OneOrList] {
            let body = body(shape, wrapper.then_some("a"));
            let instances = body.instances(whole.clone());
            prop_assert_eq!(instances.is_none() && shape != Shape::List, false);
        }
    }
}

#[test]
fn what_is_no_list_is_refused_where_one_should_be() {
    let wrapped = body(Shape::List, Some("orders"));
    assert_eq!(wrapped.instances(json!({ "order": {} })), None);
    assert_eq!(body(Shape::List, None).instances(json!({})), None);
    assert_eq!(
        trees(wrapped.instances(json!({ "orders": {} }))),
        Some(Vec::new())
    );
}

#[test]
fn either_form_is_taken_where_both_are_allowed() {
    let either = body(Shape::OneOrList, Some("orders"));
    let alone = json!({ "order": { "@id": "1" } });
    let list = json!({ "orders": { "@size": "1", "order": [{ "@id": "1" }] } });
    assert_eq!(
        trees(either.instances(alone.clone())),
        Some(vec![alone.clone()])
    );
    assert_eq!(trees(either.instances(list)), Some(vec![alone]));
}
