//! The JSON Schemas, by their meta-schema and on instances.

use countersign_codegen::artifacts;
use serde_json::{Value, json};

use crate::contracts::{small, spectrum};

/// The schema of each message, by its name.
fn schemas(contract: &countersign_contract::Contract) -> Vec<(String, Value)> {
    artifacts(contract)
        .expect("everything can be generated")
        .into_iter()
        .filter_map(|artifact| {
            let file = artifact.path.rsplit('/').next()?;
            let name = file.strip_suffix(".schema.json")?.to_owned();
            let schema = serde_json::from_str(&artifact.text).expect("a schema is JSON");
            Some((name, schema))
        })
        .collect()
}

#[test]
fn each_is_valid_by_its_meta_schema_and_takes_the_pages_example() {
    for contract in [spectrum(), small()] {
        let schemas = schemas(&contract);
        assert_eq!(schemas.len(), contract.messages.len());
        for (name, schema) in schemas {
            if let Err(error) = jsonschema::meta::validate(&schema) {
                panic!("{name}: {error}");
            }
            let validator = jsonschema::validator_for(&schema).expect("a schema compiles");
            let message = contract.message(&name).expect("it has a message");
            let example = message.example.as_deref().unwrap_or("null");
            let example: Value = serde_json::from_str(example).expect("an example is JSON");
            let errors: Vec<String> = validator
                .iter_errors(&example)
                .map(|error| error.to_string())
                .collect();
            assert!(errors.is_empty(), "{name}: {errors:?}");
        }
    }
}

/// Edits of the full order's example, and whether it is then still valid.
#[test]
fn the_full_orders_schema_says_what_its_rulings_say() {
    let contract = spectrum();
    let (_, schema) = schemas(&contract)
        .into_iter()
        .find(|(name, _)| name == "full-order")
        .expect("there is a full order");
    let validator = jsonschema::validator_for(&schema).expect("a schema compiles");
    let message = contract.message("full-order").expect("it has a message");
    let example: Value = serde_json::from_str(message.example.as_deref().unwrap_or("null"))
        .expect("an example is JSON");
    let seen: String = [
        ("/lineItems/1/sku", json!(["CAP-L", "CAP-XL"])),
        ("/lineItems/1/sku", json!([5])),
        ("/lineItems/1/sku", json!(null)),
        ("/lineItems/0/skuQuantities", json!(null)),
        ("/lineItems/0/skuQuantities/0/quantity", json!("4")),
        ("/lineItems/0/skuQuantities/0/quantity", json!("many")),
        ("/lineItems/0/skuQuantities/0/quantity", json!(4.5)),
        ("/lineItems/0/skuQuantities/0/quantity", json!(null)),
        ("/lineItems/0/giftMessage", json!(null)),
        ("/lineItems", json!([])),
        ("/lineItems/0", json!(null)),
        ("/customerAddress/city", json!(null)),
        ("/customerAddress/province", json!(null)),
        ("/emailAddress", json!(7)),
    ]
    .into_iter()
    .map(|(place, value)| {
        let mut edited = example.clone();
        let line = format!("{place} = {value}");
        *edited
            .pointer_mut(place)
            .expect("the example has the place") = value;
        let verdict = if validator.is_valid(&edited) {
            "valid"
        } else {
            "invalid"
        };
        format!("{line}: {verdict}\n")
    })
    .collect();
    insta::assert_snapshot!(seen, @r#"
    /lineItems/1/sku = ["CAP-L","CAP-XL"]: valid
    /lineItems/1/sku = [5]: invalid
    /lineItems/1/sku = null: invalid
    /lineItems/0/skuQuantities = null: invalid
    /lineItems/0/skuQuantities/0/quantity = "4": valid
    /lineItems/0/skuQuantities/0/quantity = "many": invalid
    /lineItems/0/skuQuantities/0/quantity = 4.5: invalid
    /lineItems/0/skuQuantities/0/quantity = null: invalid
    /lineItems/0/giftMessage = null: valid
    /lineItems = []: invalid
    /lineItems/0 = null: invalid
    /customerAddress/city = null: invalid
    /customerAddress/province = null: valid
    /emailAddress = 7: invalid
    "#);
}
