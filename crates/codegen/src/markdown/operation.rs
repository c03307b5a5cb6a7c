//! The calls on the page.

use countersign_contract::{Basis, Body, Contract, Effect, Kind, Operation, Parameter, Shape};

use super::page::{Page, names};
use super::rulings::Rulings;
use crate::{sample, status};

/// Writes all operations.
pub(super) fn write(page: &mut Page, contract: &Contract, rulings: &mut Rulings<'_>) {
    if contract.operations.is_empty() {
        return;
    }
    page.heading(2, "Calls");
    for operation in &contract.operations {
        page.heading(3, &operation.title);
        page.code("http", &call(contract, operation));
        page.paragraph(effect(operation.effect));
        for (head, parameters) in [
            ("Parameter of the path", &operation.in_path),
            ("Parameter", &operation.parameters),
            ("Header", &operation.headers),
        ] {
            page.table([head, "Values"], parameters.iter().map(parameter));
        }
        match &operation.request {
            Some(body) => page.paragraph(&format!("It takes {}.", told(body))),
            None => page.paragraph("It takes no body."),
        }
        if operation.responses.is_empty() {
            page.paragraph("No page shows what is answered.");
        }
        let responses = operation.responses.iter().map(|response| {
            let body = response
                .body
                .as_ref()
                .map_or("none documented".to_owned(), told);
            let known = match response.basis {
                Basis::Documented => "documented",
                Basis::Exemplified => "only an example shows it",
                Basis::Implied => "by a ruling",
            };
            let status = format!("{} {}", response.status, status::reason(response.status));
            [status, body, known.to_owned()]
        });
        page.table(["Status", "Body", "Known"], responses);
        rulings.write_about(
            page,
            operation.parameters.iter().map(|one| one.name.as_str()),
        );
        bodies(page, contract, operation);
    }
}

/// A parameter, and what it holds.
fn parameter(parameter: &Parameter) -> [String; 2] {
    let values = match (parameter.values.is_empty(), parameter.terms.is_empty()) {
        (false, _) => names(&parameter.values),
        (true, false) => format!("a query that may name {}", names(&parameter.terms)),
        (true, true) => parameter.kind.map_or("any", Kind::as_str).to_owned(),
    };
    [format!("`{}`", parameter.name), values]
}

/// Examples of bodies that are lists; those of one message stand with it.
fn bodies(page: &mut Page, contract: &Contract, operation: &Operation) {
    let request = operation.request.iter();
    for body in request.filter(|body| body.shape == Shape::List) {
        if let Some(text) = sample::body(contract, body) {
            page.paragraph("Example request body:");
            page.code(if contract.is_xml() { "xml" } else { "json" }, &text);
        }
    }
}

/// The request line, and the headers that it goes with.
fn call(contract: &Contract, operation: &Operation) -> String {
    let Operation { method, path, .. } = operation;
    let base = operation.base.as_deref().unwrap_or_default();
    let mut lines = vec![format!("{} {base}{path} HTTP/1.1", method.as_str())];
    if let Some(header) = &contract.credential_header {
        lines.push(format!("{header}: {{credential}}"));
    }
    if operation.request.is_some() {
        lines.push(format!("Content-Type: {}", contract.media_type));
    }
    lines.join("\n")
}

fn told(body: &Body) -> String {
    let message = format!("`{}`", body.message);
    let list = match &body.wrapper {
        Some(wrapper) => format!("a list of {message} in `{wrapper}`"),
        None => format!("a list of {message}"),
    };
    match body.shape {
        Shape::One => message,
        Shape::List => list,
        Shape::OneOrList => format!("{message}, or {list}"),
    }
}

fn effect(effect: Effect) -> &'static str {
    match effect {
        Effect::Create => "It creates.",
        Effect::Change => "It changes what exists.",
        Effect::Show => "It shows one by its key.",
        Effect::Find => "It finds by what is asked for.",
        Effect::Part => "It shows a part.",
        Effect::News => "It tells what has changed.",
        Effect::Dismiss => "It marks news as read.",
    }
}
