//! Samples: valid, different everywhere, and realistic.

use std::collections::BTreeSet;

use countersign_spreadshirt::Spreadshirt;
use countersign_system::{Plan, System, Unique};
use proptest::prelude::*;
use serde_json::Value;

use crate::system::system;

const BLANK_ADDRESS: &str = "with a billing address left blank";

/// Everything that a sample can be like.
const VARIANTS: [&str; 14] = [
    "linking a product",
    "linking an article",
    "with an attached product",
    "with an attached product and design",
    "without the attached product",
    "without the attached design",
    "without billing",
    "with a billing address",
    "with a blank billing",
    BLANK_ADDRESS,
    "in the US",
    "outside the US",
    "to a packstation",
    "with the salutation 3",
];

fn plan(items: usize, full: bool, variants: &[&str]) -> Plan {
    Plan {
        key: "EXT-ORDER-1".to_owned(),
        counts: [("orderItem".to_owned(), items)].into(),
        keys: [("orderItem[n]".to_owned(), vec!["EXT-1".to_owned()])].into(),
        full,
        variants: variants.iter().map(|words| (*words).to_owned()).collect(),
        ..Plan::default()
    }
}

fn sampled(message: &str, plan: &Plan) -> Value {
    system().sample(message, plan, &mut Unique::new(7, 7))
}

#[test]
fn an_order_looks_real() {
    let order = sampled("new-order", &plan(2, false, &[]));
    insta::assert_snapshot!(format!("{order:#}"));
}

#[test]
fn a_full_order_looks_real() {
    let order = sampled("new-order", &plan(1, true, &["in the US"]));
    insta::assert_snapshot!(format!("{order:#}"));
}

#[test]
fn an_order_with_attachments_looks_real() {
    let variants = ["with an attached product and design"];
    let order = sampled("new-order", &plan(1, false, &variants));
    let items = &order["order"]["orderItems"];
    insta::assert_snapshot!(format!("{items:#}"));
}

#[test]
fn attachments_are_there_where_they_are_meant_to_be() {
    let variants = VARIANTS.iter().filter(|words| words.contains("attached"));
    let told = variants.map(|words| {
        let order = &sampled("new-order", &plan(2, false, &[words]))["order"];
        let items = order["orderItems"]["orderItem"].as_array();
        let items = items.into_iter().flatten().map(|item| {
            let attached = item["attachments"]["attachment"].as_array();
            let attached = attached.into_iter().flatten();
            let attached: Vec<String> = attached
                .map(|attachment| format!("{} {}", attachment["@type"], attachment["@id"]))
                .collect();
            format!("  {}: {attached:?}", item["element"]["@xlink:href"])
        });
        format!("{words}\n{}", items.collect::<Vec<_>>().join("\n"))
    });
    insta::assert_snapshot!(told.collect::<Vec<_>>().join("\n"));
}

#[test]
fn adjustments_look_real() {
    let items = Plan {
        id: Some("12/3".to_owned()),
        ids: [(
            "order.orderItems.orderItem[n]".to_owned(),
            vec!["4".to_owned(), "5".to_owned()],
        )]
        .into(),
        status: Some("ACCEPTED".to_owned()),
        ..Plan::default()
    };
    let whole = Plan {
        whole: true,
        ..items.clone()
    };
    let told = [&items, &whole, &Plan::default()].map(|plan| {
        let adjustment = sampled("order-adjustment", plan);
        format!("{adjustment:#}")
    });
    insta::assert_snapshot!(told.join("\n\n"));
}

#[test]
fn fixtures_take_the_place_of_defaults() {
    let plan = Plan {
        fixtures: [
            ("shop", "77"),
            ("products", "1, http://other.example/p/2"),
            ("appearance", "8"),
            ("size", " "),
            ("shipping-type", "3"),
            ("href-base", "https://api.example.com/v1/"),
        ]
        .map(|(key, value)| (key.to_owned(), value.to_owned()))
        .into(),
        ..plan(3, false, &[])
    };
    let order = &sampled("new-order", &plan)["order"];
    let elements = order["orderItems"]["orderItem"].as_array();
    let mut told: Vec<String> = elements
        .into_iter()
        .flatten()
        .map(|item| item["element"].to_string())
        .collect();
    told.push(order["shipping"]["shippingType"].to_string());
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn variants_are_known_by_their_words() {
    for words in VARIANTS {
        assert!(Spreadshirt::is_variant(words), "{words}");
        let (plain, varied) = (plan(1, true, &[]), plan(1, true, &[words]));
        let is_default = [
            "linking a product",
            "with a billing address",
            "outside the US",
        ];
        let is_same = sampled("new-order", &plain) == sampled("new-order", &varied);
        assert_eq!(is_same, is_default.contains(&words), "{words}");
    }
    let unknown = "linking a poem";
    assert!(!Spreadshirt::is_variant(unknown));
    let (plain, varied) = (plan(1, true, &[]), plan(1, true, &[unknown]));
    assert_eq!(sampled("new-order", &plain), sampled("new-order", &varied));
    assert_eq!(sampled("order", &plain), Value::Null);
}

/// The free texts of a message: what names nothing that exists beforehand.
fn free(name: &str, value: &Value, found: &mut Vec<String>) {
    let is_fixed = name.starts_with('@')
        || ["text()", "type", "fulfillmentState", "attachments"].contains(&name);
    match value {
        _ if is_fixed => {}
        Value::Object(members) => {
            members
                .iter()
                .for_each(|(name, member)| free(name, member, found));
        }
        Value::Array(elements) => elements.iter().for_each(|element| free("", element, found)),
        Value::String(text) => found.push(text.clone()),
        other => panic!("{other} is no text"),
    }
}

proptest! {
    #[test]
    fn samples_are_valid_and_never_repeat_a_free_text(
        run: u64, scenario: u32, skipped in 0_u64..200, items in 1_usize..12, full: bool,
        whole: bool, variants in prop::sample::subsequence(&VARIANTS[..], 0..5),
        message in prop::sample::select(vec!["new-order", "order-adjustment"]),
    ) {
        let system = system();
        let mut unique = Unique::new(run, scenario);
        for _ in 0..skipped {
            unique.ordinal();
        }
        let plan = Plan { whole, ..plan(items, full, &variants) };
        let sample = system.sample(message, &plan, &mut unique);
        let body = system.write(&sample);
        let violations = system.validate(message, &body).expect("it is XML");
        // A blank address is asked for by name, and is the one thing that no
        // ruling makes whole.
        let is_blank = variants.contains(&BLANK_ADDRESS);
        let violations: Vec<_> = violations
            .iter()
            .filter(|violation| !is_blank || !violation.path.starts_with("/order/billing/address/"))
            .collect();
        prop_assert!(violations.is_empty(), "{:?} {:#}", violations, sample);
        let read = system.read(&body);
        prop_assert_eq!(read.as_ref(), Ok(&sample));
        let mut found = Vec::new();
        free("", &sample, &mut found);
        let different: BTreeSet<_> = found.iter().collect();
        prop_assert_eq!(different.len(), found.len(), "{:#}", sample);
    }

    /// All that a request intends reads back from an order that shows it; no
    /// answer echoes the reference to a product that came with the order.
    #[test]
    fn what_a_sample_intends_is_what_an_order_like_it_shows(
        run: u64, items in 1_usize..5, full: bool,
        variants in prop::sample::subsequence(&VARIANTS[..], 0..5),
    ) {
        let system = system();
        let plan = plan(items, full, &variants);
        let sample = system.sample("new-order", &plan, &mut Unique::new(run, 1));
        let [intent] = system.intent("create", &sample).try_into().expect("one order");
        let [state] = system.state(&sample).expect("an order").try_into().expect("one order");
        prop_assert_eq!(&intent.key, "EXT-ORDER-1");
        prop_assert_eq!(&state.key, &intent.key);
        for (path, fact) in &intent.facts {
            prop_assert!(fact.value.agrees(state.value(path)), "{}", path);
        }
        // Blank elements ask for nothing, and attachments need not be shown.
        let other = state.facts.iter().filter(|(path, fact)| !intent.facts.contains_key(*path) && !fact.value.is_empty());
        for (path, _) in other {
            let may_differ = path.ends_with("].element.@xlink:href") || path.contains("].attachments.");
            prop_assert!(may_differ, "{}", path);
        }
        let batch = serde_json::json!({ "orders": { "order": [sample["order"], sample["order"]] } });
        let views = system.intent("batch", &batch);
        prop_assert_eq!(views.len(), 2);
        for view in views {
            let values = |view: &countersign_system::View| {
                let facts = view.facts.iter();
                facts.map(|(path, fact)| (path.clone(), fact.value.clone(), fact.required)).collect::<Vec<_>>()
            };
            prop_assert_eq!(values(&view), values(&intent));
        }
    }
}
