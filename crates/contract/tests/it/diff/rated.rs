//! How changes of fields and of lists of values are rated, either way a
//! message goes.

use countersign_contract::{Condition, Enumeration, FieldPath, Kind, Requirement};

use super::told::{NUMBER, both_ways, edit_field, field, message, told};

#[test]
fn a_field_that_is_new_or_gone() {
    insta::assert_snapshot!(both_ways(|message| {
        let mut added = field(message, NUMBER).clone();
        added.path = FieldPath::new("depot");
        message.fields.push(added.clone());
        added.path = FieldPath::new("wing");
        added.requirement = Requirement::Optional;
        message.fields.push(added);
    }), @r"
    sent:
    breaking safe     required-field-added message/shipment/depot: text
    safe     safe     field-added message/shipment/wing: text
    answered:
    safe     breaking required-field-added message/order/depot: text
    safe     safe     field-added message/order/wing: text
    ");
    insta::assert_snapshot!(both_ways(|message| {
        message.fields.retain(|field| field.path.as_str() != NUMBER);
    }), @r"
    sent:
    risky    breaking required-field-removed message/shipment/purchaseOrderNumber: was text
    answered:
    breaking safe     required-field-removed message/order/purchaseOrderNumber: was text
    ");
}

#[test]
fn a_list_that_is_new_is_one_change() {
    insta::assert_snapshot!(told("spectrum", |contract| {
        let parts: Vec<_> = message(contract, "order")
            .fields
            .iter()
            .filter(|field| field.path.as_str().starts_with("lineItems"))
            .cloned()
            .collect();
        for mut field in parts {
            field.path = FieldPath::new(format!("returned.{}", field.path));
            message(contract, "order").fields.push(field);
        }
        let mut holder = message(contract, "order").fields[0].clone();
        holder.path = FieldPath::new("returned");
        holder.kinds = vec![Kind::Object];
        message(contract, "order").fields.push(holder);
    }), @r"
    safe     safe     field-added message/order/returned: object
    ");
}

#[test]
fn a_field_under_another_name() {
    insta::assert_snapshot!(both_ways(|message| {
        field(message, NUMBER).path = FieldPath::new("orderNumber");
    }), @r"
    sent:
    breaking breaking field-renamed message/shipment/orderNumber: purchaseOrderNumber -> orderNumber
    answered:
    breaking breaking field-renamed message/order/orderNumber: purchaseOrderNumber -> orderNumber
    ");
    // A name that is unlike is another field.
    insta::assert_snapshot!(both_ways(|message| {
        field(message, NUMBER).path = FieldPath::new("depot");
    }), @r"
    sent:
    risky    breaking required-field-removed message/shipment/purchaseOrderNumber: was text
    breaking safe     required-field-added message/shipment/depot: text
    answered:
    breaking safe     required-field-removed message/order/purchaseOrderNumber: was text
    safe     breaking required-field-added message/order/depot: text
    ");
}

#[test]
fn kinds() {
    insta::assert_snapshot!(both_ways(|message| {
        field(message, NUMBER).kinds = vec![Kind::Text, Kind::Number];
    }), @r"
    sent:
    safe     breaking kind-added message/shipment/purchaseOrderNumber: text -> text or number
    answered:
    breaking safe     kind-added message/order/purchaseOrderNumber: text -> text or number
    ");
    insta::assert_snapshot!(both_ways(|message| {
        field(message, NUMBER).kinds = vec![Kind::IntegerText];
    }), @r"
    sent:
    breaking safe     kind-removed message/shipment/purchaseOrderNumber: text -> integer text
    answered:
    safe     breaking kind-removed message/order/purchaseOrderNumber: text -> integer text
    ");
    insta::assert_snapshot!(both_ways(|message| {
        field(message, NUMBER).kinds = vec![Kind::Integer];
    }), @r"
    sent:
    safe     breaking kind-added message/shipment/purchaseOrderNumber: text -> integer
    breaking safe     kind-removed message/shipment/purchaseOrderNumber: text -> integer
    answered:
    breaking safe     kind-added message/order/purchaseOrderNumber: text -> integer
    safe     breaking kind-removed message/order/purchaseOrderNumber: text -> integer
    ");
}

#[test]
fn requirements() {
    insta::assert_snapshot!(both_ways(|message| {
        field(message, NUMBER).requirement = Requirement::Optional;
    }), @r"
    sent:
    safe     breaking requirement-loosened message/shipment/purchaseOrderNumber: required -> optional
    answered:
    breaking safe     requirement-loosened message/order/purchaseOrderNumber: required -> optional
    ");
    insta::assert_snapshot!(told("spreadshirt", |contract| {
        edit_field(contract, "new-order", "order.shop", |field| {
            field.requirement = Requirement::When(Condition {
                field: FieldPath::new("order.shop.@id"),
                equals: "1".to_owned(),
            });
        });
    }), @r"
    breaking safe     requirement-tightened message/new-order/order.shop: optional -> required where order.shop.@id is 1
    ");
}

#[test]
fn bounds() {
    insta::assert_snapshot!(both_ways(|message| {
        field(message, NUMBER).max = Some(20);
    }), @r"
    sent:
    breaking safe     bound-tightened message/shipment/purchaseOrderNumber: at most 20
    answered:
    safe     breaking bound-tightened message/order/purchaseOrderNumber: at most 20
    ");
    insta::assert_snapshot!(told("spectrum", |contract| {
        edit_field(contract, "shipment", "lineItems", |field| field.min = None);
    }), @r"
    safe     breaking bound-loosened message/shipment/lineItems: was at least 1
    ");
}

/// What no run judges is told all the same.
#[test]
fn what_is_not_judged() {
    insta::assert_snapshot!(both_ways(|message| {
        let field = field(message, NUMBER);
        field.unjudged.push("pattern ^[A-Z]+$".to_owned());
    }), @r"
    sent:
    risky    risky    unjudged-added message/shipment/purchaseOrderNumber: pattern ^[A-Z]+$
    answered:
    risky    risky    unjudged-added message/order/purchaseOrderNumber: pattern ^[A-Z]+$
    ");
}

#[test]
fn values_of_a_list() {
    let edited = |name: &str, edit: fn(&mut Enumeration)| {
        told("spectrum", |contract| {
            let mut lists = contract.enumerations.iter_mut();
            edit(
                lists
                    .find(|list| list.name == name)
                    .expect("the list is there"),
            );
        })
    };
    insta::assert_snapshot!(edited("workflow-status", |list| {
        list.values.push("lost".to_owned());
    }), @r"
    risky    breaking value-added enumeration/workflow-status: lost
    ");
    insta::assert_snapshot!(edited("accepted-status", |list| {
        list.values.push("lost".to_owned());
    }), @r"
    risky    safe     value-added enumeration/accepted-status: lost
    ");
    // Another list, though most of its values are the same.
    insta::assert_snapshot!(told("spectrum", |contract| {
        let known = |list: &&mut Enumeration| list.name == "workflow-status";
        let list = contract.enumerations.iter_mut().find(known);
        let list = list.expect("the list is there");
        list.name = "order-status".to_owned();
        list.values.pop();
        for field in contract.messages.iter_mut().flat_map(|one| &mut one.fields) {
            if field.enumeration.as_deref() == Some("workflow-status") {
                field.enumeration = Some("order-status".to_owned());
            }
        }
    }), @r"
    breaking safe     values-closed message/search/workflowStatuses[n]: not-started | in-progress | completed | revision | on-hold | approved | delivered | cancelled -> not-started | in-progress | completed | revision | on-hold | approved | delivered
    safe     breaking values-closed message/order/lineItems[n].workflowStatus: not-started | in-progress | completed | revision | on-hold | approved | delivered | cancelled -> not-started | in-progress | completed | revision | on-hold | approved | delivered
    safe     safe     enumeration-removed enumeration/workflow-status: was not-started | in-progress | completed | revision | on-hold | approved | delivered | cancelled
    safe     safe     enumeration-added enumeration/order-status: not-started | in-progress | completed | revision | on-hold | approved | delivered
    ");
}
