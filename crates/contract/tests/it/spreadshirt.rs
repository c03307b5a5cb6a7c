//! The contract of the built-in system that speaks XML.

use std::fmt::Write;

use countersign_contract::{Body, Contract, Requirement};

use crate::texts::{contract, system};

fn spreadshirt() -> Contract {
    contract(&system("spreadshirt")).expect("the built-in page has no problem")
}

#[test]
fn it_has_no_problem_and_survives_its_text_form() {
    let read = spreadshirt();
    let text = serde_json::to_string(&read).expect("a contract has a text form");
    let again: Contract = serde_json::from_str(&text).expect("which can be read");
    assert_eq!(read, again);
}

#[test]
fn operations_are_as_the_page_has_them() {
    let contract = spreadshirt();
    let mut seen = String::new();
    let body = |body: Option<&Body>| {
        body.map_or("-".to_owned(), |body| {
            let wrapper = body.wrapper.as_deref().unwrap_or_default();
            format!("{} {:?} {wrapper}", body.message, body.shape)
        })
    };
    for operation in &contract.operations {
        let (id, method) = (&operation.id, operation.method.as_str());
        let request = body(operation.request.as_ref());
        let line = format!(
            "{id} {method} {} {:?} {request}",
            operation.path, operation.effect
        );
        writeln!(seen, "{}", line.trim_end()).expect("a text takes more");
        for parameter in &operation.parameters {
            let said = [parameter.values.join("|"), parameter.terms.join(" ")].concat();
            writeln!(seen, "  {}={said}", parameter.name).expect("a text takes more");
        }
        for response in &operation.responses {
            let line = format!("  {} {}", response.status, body(response.body.as_ref()));
            writeln!(seen, "{}", line.trim_end()).expect("a text takes more");
        }
    }
    insta::assert_snapshot!(seen, @r"
    list GET /orders Find -
      query=partnerId shopId modified processingState
      sortField=modified|created
      sortOrder=asc|desc
      200 order List orders
    create POST /orders Create new-order One
      201 -
    batch POST /orders Create new-order List orders
      200 reference List references
    order GET /orders/{orderId} Show -
      200 order One
    items GET /orders/{orderId}/items Part -
      200 order-item List orderItems
    item GET /orders/{orderId}/items/{orderItemId} Part -
      200 order-item One
    reports GET /orderReports News -
      query=partnerId state
      200 order-report List orderReports
    report GET /orderReports/{reportId} News -
      200 order-report One
    delete-report DELETE /orderReports/{reportId} Dismiss -
    adjust POST /orderAdjustments Change order-adjustment List orderAdjustments
      200 -
    ");
}

#[test]
fn machines_are_as_the_page_has_them() {
    let contract = spreadshirt();
    let mut seen = String::new();
    for machine in &contract.machines {
        writeln!(seen, "{}", machine.name).expect("a text takes more");
        for state in &machine.states {
            let internal = if state.internal { " (internal)" } else { "" };
            writeln!(seen, "  {}{internal}", state.name).expect("a text takes more");
        }
        for step in &machine.transitions {
            let line = format!("  {} > {}: {}", step.from, step.to, step.reasons.join(", "));
            writeln!(seen, "{}", line.trim_end_matches(": ")).expect("a text takes more");
        }
    }
    insta::assert_snapshot!(seen, @r"
    processing
      RECEIVED
      CREATED
      ERROR
      RECEIVED > CREATED
      RECEIVED > ERROR
    fulfillment
      RECEIVED (internal)
      CREATED
      ACCEPTED
      WAITING_FOR_CUSTOMER
      IN_PROGRESS
      SHIPPED
      RETURNED
      CANCELED
      RECEIVED > CREATED
      CREATED > ACCEPTED
      ACCEPTED > WAITING_FOR_CUSTOMER
      WAITING_FOR_CUSTOMER > ACCEPTED
      WAITING_FOR_CUSTOMER > CANCELED
      ACCEPTED > IN_PROGRESS
      IN_PROGRESS > SHIPPED
      SHIPPED > RETURNED
      RETURNED > ACCEPTED
      CREATED > CANCELED: design-upload-failed, product-creation-failed, no-inventory, price-error, product-out-of-stock, customer-address-incorrect, risk-assessment-information-not-valid, payment-error
      ACCEPTED > CANCELED: customer-canceled
      IN_PROGRESS > CANCELED: no-inventory, product-out-of-stock, production-failed, could-not-ship
      IN_PROGRESS > WAITING_FOR_CUSTOMER
      SHIPPED > CANCELED: shipment-not-received
      RETURNED > CANCELED: customer-canceled, production-canceled
    ");
}

#[test]
fn values_and_conditions_are_as_the_page_has_them() {
    let contract = spreadshirt();
    let mut seen = format!(
        "{} {:?} {:?}\n",
        contract.media_type, contract.credential_header, contract.namespaces
    );
    for values in &contract.enumerations {
        writeln!(seen, "{}: {}", values.name, values.values.join(", ")).expect("a text takes more");
    }
    for message in contract.messages.iter().filter(|message| message.request) {
        for field in &message.fields {
            let (name, path) = (&message.name, &field.path);
            if let Requirement::When(condition) = &field.requirement {
                let (field, equals) = (&condition.field, &condition.equals);
                writeln!(seen, "{name} {path} when {field} = {equals}").expect("a text takes more");
            }
            if let Some(values) = &field.enumeration {
                writeln!(seen, "{name} {path} of {values}").expect("a text takes more");
            }
            if let Some(min) = field.min {
                writeln!(seen, "{name} {path} from {min}").expect("a text takes more");
            }
            if field.open {
                writeln!(seen, "{name} {path} open").expect("a text takes more");
            }
        }
    }
    insta::assert_snapshot!(seen, @r#"
    application/xml Some("Authorization") [Namespace { prefix: "", uri: "http://api.spreadshirt.net" }, Namespace { prefix: "xlink", uri: "http://www.w3.org/1999/xlink" }]
    cancel-reason: design-upload-failed, product-creation-failed, customer-canceled, no-inventory, price-error, product-out-of-stock, customer-address-incorrect, risk-assessment-information-not-valid, payment-error, production-failed, could-not-ship, shipment-not-received, production-canceled
    element-type: sprd:product, sprd:article
    attachment-type: sprd:product, sprd:design
    salutation: 99, 1, 2, 3, 4
    new-order order.orderItems.orderItem[n].quantity from 1
    new-order order.orderItems.orderItem[n].price open
    new-order order.orderItems.orderItem[n].element.@type of element-type
    new-order order.orderItems.orderItem[n].attachments.attachment[n] open
    new-order order.orderItems.orderItem[n].attachments.attachment[n].@type of attachment-type
    new-order order.shipping.address.person.salutation.@id of salutation
    new-order order.shipping.address.state when order.shipping.address.country.@code = US
    new-order order.shipping.address.state.@code when order.shipping.address.country.@code = US
    new-order order.shipping.price open
    new-order order.billing.address.person.salutation.@id of salutation
    new-order order.billing.address.state when order.billing.address.country.@code = US
    new-order order.billing.address.state.@code when order.billing.address.country.@code = US
    "#);
}
