//! What is generated for a small contract, whole.

use countersign_codegen::artifacts;
use countersign_contract::Kind;

use crate::contracts::{small, small_without_clauses};

fn text(file: &str) -> String {
    let all = artifacts(&small()).expect("everything can be generated");
    all.into_iter()
        .find(|artifact| artifact.path.ends_with(file))
        .map(|artifact| artifact.text)
        .unwrap_or_default()
}

#[test]
fn a_feature_file() {
    insta::assert_snapshot!(text("send-fields.feature"));
}

#[test]
fn rust_types() {
    insta::assert_snapshot!(text("generated/parcel.rs"));
}

#[test]
fn a_schema() {
    insta::assert_snapshot!(text("parcel.schema.json"));
}

#[test]
fn a_rule_that_no_clause_states_is_a_problem_of_the_page() {
    insta::assert_snapshot!(problems(&small_without_clauses()), @r"
    pages/parcels.md:8:1: the fields of `send` have a rule that no clause states: `toy.send.date`
      help: add the clause to clauses.toml
    pages/parcels.md:8:1: the fields of `send` have a rule that no clause states: `toy.send.kind`
      help: add the clause to clauses.toml
    pages/parcels.md:8:1: the fields of `send` have a rule that no clause states: `toy.send.optional-kind`
      help: add the clause to clauses.toml
    pages/parcels.md:8:1: the fields of `send` have a rule that no clause states: `toy.send.refused-not-stored`
      help: add the clause to clauses.toml
    pages/parcels.md:8:1: the fields of `send` have a rule that no clause states: `toy.send.required`
      help: add the clause to clauses.toml
    ");
}

#[test]
fn kinds_that_no_rust_type_reads_are_a_problem_of_the_page() {
    let mut contract = small();
    for message in &mut contract.messages {
        for field in &mut message.fields {
            if field.path.as_str() == "number" {
                field.kinds = vec![Kind::Boolean, Kind::Number];
            }
        }
    }
    insta::assert_snapshot!(problems(&contract), @r"
    pages/parcels.md:15:1: no Rust type reads `number` as [Boolean, Number]
      help: rule on its kinds, or on those of its elements; or teach crates/codegen/src/rust/types.rs the type
    pages/parcels.md:58:3: no Rust type reads `number` as [Boolean, Number]
      help: rule on its kinds, or on those of its elements; or teach crates/codegen/src/rust/types.rs the type
    pages/parcels.md:77:3: no Rust type reads `number` as [Boolean, Number]
      help: rule on its kinds, or on those of its elements; or teach crates/codegen/src/rust/types.rs the type
    ");
}

fn problems(contract: &countersign_contract::Contract) -> String {
    artifacts(contract)
        .err()
        .unwrap_or_default()
        .iter()
        .map(|problem| format!("{problem}\n"))
        .collect()
}
