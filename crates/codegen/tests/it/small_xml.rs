//! What is generated for a small contract of XML, whole.

use countersign_codegen::artifacts;
use countersign_contract::{Condition, Contract, FieldPath, Kind, Requirement};

use crate::toy_xml::{toy_xml, toy_xml_without_clauses};

fn text(file: &str) -> String {
    let all = artifacts(&toy_xml()).expect("everything can be generated");
    all.into_iter()
        .find(|artifact| artifact.path.ends_with(file))
        .map(|artifact| artifact.text)
        .unwrap_or_default()
}

#[test]
fn an_artifact_for_each_target() {
    let all = artifacts(&toy_xml()).expect("everything can be generated");
    let paths: Vec<String> = all.into_iter().map(|artifact| artifact.path).collect();
    insta::assert_snapshot!(paths.join("\n"));
}

#[test]
fn what_two_forms_share_is_written_once() {
    insta::assert_snapshot!(text("generated/parts.rs"));
}

#[test]
fn what_one_form_has_stands_in_its_module() {
    insta::assert_snapshot!(text("generated/new_parcel.rs"));
}

#[test]
fn an_attribute_and_an_element_of_one_name() {
    insta::assert_snapshot!(text("generated/change.rs"));
}

#[test]
fn trees_are_validated_by_message() {
    insta::assert_snapshot!(text("generated/mod.rs"));
}

#[test]
fn a_feature_file_where_the_target_gives_ids() {
    insta::assert_snapshot!(text("send-fields.feature"));
}

#[test]
fn a_feature_file_of_a_call_that_asks_for_states() {
    insta::assert_snapshot!(text("change-fields.feature"));
}

#[test]
fn every_step_of_a_state_machine() {
    insta::assert_snapshot!(text("handling-transitions.feature"));
}

#[test]
fn schemas_of_what_is_written_and_of_another_namespace() {
    insta::assert_snapshot!(text("toy-write.xsd") + &text("/link.xsd"));
}

#[test]
fn a_rule_that_no_clause_states_is_a_problem_of_the_page() {
    insta::assert_snapshot!(problems(&toy_xml_without_clauses()));
}

#[test]
fn a_prefix_of_no_namespace() {
    let mut contract = toy_xml();
    contract.namespaces.pop();
    insta::assert_snapshot!(problems(&contract));
}

#[test]
fn a_kind_that_xml_has_not() {
    let contract = edited("parcel.price", |field| field.kinds = vec![Kind::Number]);
    insta::assert_snapshot!(problems(&contract));
}

#[test]
fn a_condition_beyond_a_list() {
    let contract = edited("parcel.price", |field| {
        field.requirement = Requirement::When(Condition {
            field: FieldPath::new("parcel.contents.content[n].pieces"),
            equals: "1".to_owned(),
        });
    });
    insta::assert_snapshot!(problems(&contract));
}

#[test]
fn two_messages_of_one_root() {
    let mut contract = toy_xml();
    for message in &mut contract.messages {
        message.request = true;
    }
    insta::assert_snapshot!(problems(&contract));
}

/// The contract with this field of any message edited.
fn edited(path: &str, edit: impl Fn(&mut countersign_contract::Field)) -> Contract {
    let mut contract = toy_xml();
    for message in &mut contract.messages {
        let mut fields = message.fields.iter_mut();
        if let Some(field) = fields.find(|field| field.path.as_str() == path) {
            edit(field);
        }
    }
    contract
}

fn problems(contract: &Contract) -> String {
    artifacts(contract)
        .err()
        .unwrap_or_default()
        .iter()
        .map(|problem| format!("{problem}\n"))
        .collect()
}
