//! What an edit of a built-in system's contract changes.

use countersign_contract::{Contract, Field, Message, diff};

use crate::texts::{contract, system};

/// What an edit of a built-in system's contract changes: a line each, with
/// both ratings.
pub(super) fn told(name: &str, edit: impl Fn(&mut Contract)) -> String {
    let old = contract(&system(name)).expect("the texts have no problem");
    told_of(&old, edit)
}

/// What an edit of a contract changes.
pub(super) fn told_of(old: &Contract, edit: impl Fn(&mut Contract)) -> String {
    let mut new = old.clone();
    edit(&mut new);
    let changes = diff(old, &new);
    let lines = changes.iter().map(|change| {
        let (clients, endpoints) = (change.clients, change.endpoints);
        format!("{clients:<8} {endpoints:<8} {change}\n")
    });
    lines.collect()
}

pub(super) fn message<'c>(contract: &'c mut Contract, name: &str) -> &'c mut Message {
    let mut messages = contract.messages.iter_mut();
    messages
        .find(|message| message.name == name)
        .expect("the message is there")
}

pub(super) fn edit_field(contract: &mut Contract, of: &str, path: &str, edit: impl Fn(&mut Field)) {
    let mut fields = message(contract, of).fields.iter_mut();
    edit(
        fields
            .find(|field| field.path.as_str() == path)
            .expect("the field is there"),
    );
}

/// The same edit of what is sent (a shipment) and of what is answered (an
/// order).
pub(super) fn both_ways(edit: impl Fn(&mut Message)) -> String {
    let sent = told("spectrum", |contract| edit(message(contract, "shipment")));
    let answered = told("spectrum", |contract| edit(message(contract, "order")));
    format!("sent:\n{sent}answered:\n{answered}")
}

pub(super) fn field<'m>(
    message: &'m mut Message,
    path: &str,
) -> &'m mut countersign_contract::Field {
    let mut fields = message.fields.iter_mut();
    fields
        .find(|field| field.path.as_str() == path)
        .expect("the field is there")
}

/// A field of orders and of shipments.
pub(super) const NUMBER: &str = "purchaseOrderNumber";
