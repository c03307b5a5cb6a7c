//! The contract of the built-in system.

use countersign_contract::Contract;

use crate::texts::{contract, system};

#[test]
fn it_has_no_problem_and_survives_its_text_form() {
    let read = contract(&system("spectrum")).expect("the built-in pages have no problem");
    let text = serde_json::to_string(&read).expect("a contract has a text form");
    let again: Contract = serde_json::from_str(&text).expect("which can be read");
    assert_eq!(read, again);
}

#[test]
fn operations_are_as_the_pages_have_them() {
    let contract = contract(&system("spectrum")).expect("the built-in pages have no problem");
    let mut seen = String::new();
    for operation in &contract.operations {
        let request = operation.request.as_ref();
        seen += &format!(
            "{} {} {} {:?} {}\n",
            operation.id,
            operation.method.as_str(),
            operation.path,
            operation.effect,
            request.map_or("-".to_owned(), |body| format!(
                "{} {:?}",
                body.message, body.shape
            )),
        );
        for response in &operation.responses {
            let body = response.body.as_ref();
            seen += &format!(
                "  {} {} {:?}\n",
                response.status,
                body.map_or("-".to_owned(), |body| format!(
                    "{} {:?}",
                    body.message, body.shape
                )),
                response.basis,
            );
        }
    }
    insta::assert_snapshot!(seen, @r"
    acknowledgement POST /api/order/acknowledgement Create acknowledgement One
      200 acknowledgement-answer One Documented
      409 conflict One Documented
      500 error One Documented
    bulk-acknowledgement POST /api/order/acknowledgements Create acknowledgement List
      500 error One Implied
    full-order POST /api/order Create full-order One
      500 error One Implied
    lookup GET /api/order/order-number/{PurchaseOrderNumber} Show -
      200 order OneOrList Documented
    search POST /api/orders/search Find search One
      200 order List Documented
      500 error One Implied
    shipment POST /api/order/ship-notification Change shipment One
      200 shipment-accepted One Documented
      409 shipment-refused One Documented
      500 shipment-fault One Documented
    ");
}

#[test]
fn headers_and_values_are_as_the_pages_have_them() {
    let contract = contract(&system("spectrum")).expect("the built-in pages have no problem");
    let statuses = contract.enumeration("workflow-status").unwrap_or_default();
    insta::assert_snapshot!(
        format!(
            "{} {:?}\n{}",
            contract.media_type,
            contract.credential_header,
            statuses.join(" ")
        ),
        @r#"
    application/json Some("SPECTRUM_API_TOKEN")
    not-started in-progress completed revision on-hold approved delivered cancelled
    "#
    );
}
