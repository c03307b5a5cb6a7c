//! How changes of operations, messages and behaviour are rated, and what
//! becomes stale.

use countersign_contract::{Clause, Kind, Message, Modality, Shape, Transition, diff};

use super::told::{NUMBER, message, told};
use crate::texts::{contract, system};

#[test]
fn operations_and_bodies() {
    insta::assert_snapshot!(told("spectrum", |contract| {
        contract.operations.remove(2);
        contract.operations[0].path = "/api/v2/acknowledgement".to_owned();
        contract.operations[2].path = "/api/order/order-number/{Number}".to_owned();
        contract.operations[2].id = "show".to_owned();
    }), @r"
    breaking breaking path-changed operation/acknowledgement: /api/order/acknowledgement -> /api/v2/acknowledgement
    safe     safe     operation-renamed operation/show: lookup -> show
    safe     safe     path-parameter-renamed operation/show: /api/order/order-number/{PurchaseOrderNumber} -> /api/order/order-number/{Number}
    breaking safe     operation-removed operation/full-order: was POST /api/order
    ");
    insta::assert_snapshot!(told("spectrum", |contract| {
        for operation in &mut contract.operations {
            if let Some(body) = &mut operation.request {
                body.shape = Shape::OneOrList;
            }
            for response in &mut operation.responses {
                if let Some(body) = &mut response.body {
                    body.shape = Shape::One;
                }
            }
        }
    }), @r"
    safe     breaking shape-loosened operation/acknowledgement/request: one -> one or list
    safe     breaking shape-loosened operation/bulk-acknowledgement/request: list -> one or list
    safe     breaking shape-loosened operation/full-order/request: one -> one or list
    safe     breaking shape-tightened operation/lookup/response/200: one or list -> one
    safe     breaking shape-loosened operation/search/request: one -> one or list
    breaking breaking shape-changed operation/search/response/200: list -> one
    safe     breaking shape-loosened operation/shipment/request: one -> one or list
    ");
    insta::assert_snapshot!(told("spreadshirt", |contract| {
        contract.operations[0].parameters.remove(0);
        contract.operations[0].parameters[0].values.push("size".to_owned());
        contract.operations[0].responses[0].status = 206;
        contract.media_type = "text/xml".to_owned();
        contract.namespaces[0].uri.push_str("/v2");
    }), @r"
    breaking breaking media-type-changed contract: application/xml -> text/xml
    breaking breaking namespace-changed namespace/elements: http://api.spreadshirt.net -> http://api.spreadshirt.net/v2
    breaking safe     parameter-removed operation/list/parameter/query: was any value
    safe     breaking parameter-value-added operation/list/parameter/sortField: size
    risky    breaking success-removed operation/list/response/200: was list of order
    risky    risky    success-added operation/list/response/206: list of order
    ");
}

#[test]
fn a_message_under_another_name_changes_nothing() {
    insta::assert_snapshot!(told("spectrum", |contract| {
        message(contract, "shipment").name = "notification".to_owned();
        for operation in &mut contract.operations {
            if let Some(body) = &mut operation.request
                && body.message == "shipment"
            {
                body.message = "notification".to_owned();
            }
        }
    }), @r"
    safe     safe     message-renamed message/notification: shipment -> notification
    ");
}

/// One message becomes two that are alike: nothing is otherwise on the wire.
#[test]
fn a_message_in_the_place_of_another() {
    let edited = |edit: fn(&mut Message)| {
        told("spectrum", |contract| {
            let mut own = message(contract, "error").clone();
            own.name = "full-order-error".to_owned();
            edit(&mut own);
            contract.messages.push(own);
            let mut operations = contract.operations.iter_mut();
            let operation = operations.find(|one| one.id == "full-order");
            let responses = &mut operation.expect("the operation is there").responses;
            let body = responses[0].body.as_mut().expect("it has a body");
            body.message = "full-order-error".to_owned();
        })
    };
    insta::assert_snapshot!(edited(|_| {}), @r"
    safe     safe     body-replaced operation/full-order/response/500: error -> full-order-error
    safe     safe     message-added message/full-order-error: Error
    ");
    insta::assert_snapshot!(edited(|message| drop(message.fields.pop())), @r"
    safe     safe     body-replaced operation/full-order/response/500: error -> full-order-error
    breaking safe     field-removed message/full-order-error/apiVersion: was text
    safe     safe     message-added message/full-order-error: Error
    ");
}

#[test]
fn states_and_steps() {
    insta::assert_snapshot!(told("spreadshirt", |contract| {
        let machine = &mut contract.machines[1];
        let mut state = machine.states[0].clone();
        state.name = "LOST".to_owned();
        state.internal = false;
        machine.states.push(state);
        let step = machine.transitions.remove(0);
        machine.transitions.push(Transition {
            to: "LOST".to_owned(),
            ..step
        });
        machine.transitions[0].reasons.push("weather".to_owned());
    }), @r"
    risky    risky    state-added machine/fulfillment/LOST
    breaking breaking transition-removed machine/fulfillment/RECEIVED -> CREATED
    risky    breaking transition-added machine/fulfillment/RECEIVED -> LOST
    risky    breaking reason-added machine/fulfillment/CREATED -> ACCEPTED: weather
    ");
}

/// A state that steps still name, and no list does any more.
#[test]
fn a_state_without_its_row() {
    insta::assert_snapshot!(told("spreadshirt", |contract| {
        contract.machines[0].states[0].implied = true;
    }), @"risky    risky    state-row-removed machine/processing/RECEIVED");
}

#[test]
fn parameters() {
    insta::assert_snapshot!(told("spreadshirt", |contract| {
        let parameters = &mut contract.operations[0].parameters;
        let mut added = parameters[0].clone();
        added.name = "depot".to_owned();
        added.required = true;
        parameters[0].required = true;
        parameters[0].kind = Some(Kind::Integer);
        parameters[0].default = Some("1".to_owned());
        parameters.push(added);
    }), @r"
    breaking safe     required-parameter-added operation/list/parameter/depot: any value
    breaking safe     parameter-tightened operation/list/parameter/query
    risky    safe     parameter-kind-added operation/list/parameter/query: integer
    risky    breaking parameter-default-added operation/list/parameter/query: 1
    ");
}

#[test]
fn clauses() {
    insta::assert_snapshot!(told("spectrum", |contract| {
        let clause: &mut Clause = &mut contract.clauses[0];
        clause.modality = Modality::Should;
        let mut other = contract.clauses[1].clone();
        other.id = "spectrum.acknowledgement.echo-twice".to_owned();
        contract.clauses.push(other.clone());
        other.id = "spectrum.acknowledgement.echo-thrice".to_owned();
        other.modality = Modality::Should;
        contract.clauses.push(other);
        contract.clauses[2].text.push_str(" Always.");
    }), @r"
    risky    safe     modality-lowered clause/spectrum.acknowledgement.accepted: must -> should
    risky    risky    clause-reworded clause/spectrum.acknowledgement.line-status: The answer holds one status for each line item that was sent, under its recipe set id, and none for others. -> The answer holds one status for each line item that was sent, under its recipe set id, and none for others. Always.
    safe     breaking must-added clause/spectrum.acknowledgement.echo-twice: The answer carries the purchase order number as it was sent, as text.
    safe     risky    should-added clause/spectrum.acknowledgement.echo-thrice: The answer carries the purchase order number as it was sent, as text.
    ");
}

#[test]
fn what_is_stale_by_a_field() {
    let old = contract(&system("spectrum")).expect("the texts have no problem");
    let stale = |name: &str, path: &str| {
        let mut new = old.clone();
        message(&mut new, name)
            .fields
            .retain(|field| field.path.as_str() != path);
        let changes = diff(&old, &new);
        format!("{:#?}", changes[0].stale)
    };
    insta::assert_snapshot!(stale("acknowledgement-answer", "allSuccessful"), @r#"
    Stale {
        clauses: [
            "spectrum.acknowledgement.all-successful",
            "spectrum.answer.message",
        ],
        operations: [
            "acknowledgement",
        ],
        messages: [
            "acknowledgement-answer",
        ],
    }
    "#);
    insta::assert_snapshot!(stale("shipment", NUMBER), @r#"
    Stale {
        clauses: [
            "spectrum.shipment.required",
        ],
        operations: [
            "shipment",
        ],
        messages: [
            "shipment",
        ],
    }
    "#);
}
