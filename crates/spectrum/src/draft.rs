//! A contract typed by hand, until codegen has written the real one.

use countersign_contract::{
    Basis, Body, Contract, Effect, Enumeration, Field, FieldPath, Kind, Message, Method, Operation,
    Requirement, Response, Shape, Source,
};

fn source() -> Source {
    Source {
        file: "draft".to_owned(),
        line: 1,
        column: 1,
    }
}

const LINES: &str = "purchaseOrderNumber! orderDate!@ customerServiceContact lineItems!* lineItems[n]!{ \
lineItems[n].recipeSetId! lineItems[n].giftMessage lineItems[n].shipmentVendor lineItems[n].shipmentTracking \
lineItems[n].estimatedDeliveryDate@ lineItems[n].skuQuantities[n]{ lineItems[n].skuQuantities[n].quantity!# \
lineItems[n].skuQuantities[n].sku! accountNumber priority organizationId lineItems[n].proofStatus ";
const ADDRESS: &str =
    "firstName! lastName! address1! address2 city! state! province postalCode! country!";

fn fields(text: &str) -> Vec<Field> {
    let mut fields = Vec::new();
    for word in text.split_whitespace() {
        let path = word.trim_end_matches(['!', '@', '#', '*', '{', '?']);
        let kinds = if word.contains('@') {
            vec![Kind::DateTime]
        } else if word.contains('#') {
            vec![Kind::Integer, Kind::IntegerText]
        } else if word.ends_with('*') {
            vec![Kind::List]
        } else if word.ends_with('{') {
            vec![Kind::Object]
        } else if word.ends_with('?') {
            vec![Kind::Boolean]
        } else {
            vec![Kind::Text]
        };
        fields.push(Field {
            path: FieldPath::new(path),
            kinds,
            requirement: if word.contains('!') {
                Requirement::Required
            } else {
                Requirement::Optional
            },
            min: None,
            max: None,
            enumeration: None,
            default: None,
            basis: Basis::Documented,
            source: source(),
        });
    }
    fields
}

fn addresses() -> String {
    ["customerAddress", "shippingAddress"]
        .iter()
        .flat_map(|side| {
            std::iter::once(format!("{side}!{{ ")).chain(
                ADDRESS
                    .split(' ')
                    .map(move |name| format!("{side}.{name} ")),
            )
        })
        .collect()
}

fn message(name: &str, request: bool, text: &str) -> Message {
    Message {
        name: name.to_owned(),
        title: name.to_owned(),
        request,
        fields: fields(text),
        example: None,
        source: source(),
    }
}

fn body(message: &str, shape: Shape) -> Body {
    Body {
        message: message.to_owned(),
        shape,
    }
}

fn operation(
    id: &str,
    effect: Effect,
    path: &str,
    request: Option<Body>,
    responses: Vec<(u16, Option<Body>)>,
) -> Operation {
    Operation {
        id: id.to_owned(),
        title: id.to_owned(),
        effect,
        method: if request.is_some() {
            Method::Post
        } else {
            Method::Get
        },
        path: path.to_owned(),
        request,
        responses: responses
            .into_iter()
            .map(|(status, body)| Response {
                status,
                body,
                basis: Basis::Documented,
                source: source(),
            })
            .collect(),
        source: source(),
    }
}

pub(crate) fn contract() -> Contract {
    let one = |name| body(name, Shape::One);
    let full = format!(
        "{LINES} emailAddress phoneNumber lineItems[n].sku! lineItems[n].quantity!# {}",
        addresses()
    );
    let order = format!(
        "clientHandle purchaseOrderNumber orderDateTime@ locale orderType orderStatus emailAddress phoneNumber \
         lineItems* lineItems[n]{{ lineItems[n].recipeSetId lineItems[n].giftMessage lineItems[n].workflowStatus \
         lineItems[n].isReorder? lineItems[n].lastModification@ lineItems[n].shipmentTracking \
         lineItems[n].serialNumbers* lineItems[n].serialNumbers[n] lineItems[n].unitPrice \
         lineItems[n].skuQuantities* lineItems[n].skuQuantities[n]{{ lineItems[n].skuQuantities[n].sku \
         lineItems[n].skuQuantities[n].quantity# {}",
        addresses()
    );
    Contract {
        system: "spectrum".to_owned(),
        title: "Spectrum".to_owned(),
        media_type: "application/json".to_owned(),
        credential_header: Some("SPECTRUM_API_TOKEN".to_owned()),
        operations: vec![
            operation(
                "acknowledgement",
                Effect::Create,
                "/api/order/acknowledgement",
                Some(one("acknowledgement")),
                vec![
                    (200, Some(one("acknowledgement-result"))),
                    (409, Some(one("conflict"))),
                ],
            ),
            operation(
                "bulk-acknowledgement",
                Effect::Create,
                "/api/order/acknowledgements",
                Some(body("acknowledgement", Shape::List)),
                Vec::new(),
            ),
            operation(
                "full-order",
                Effect::Create,
                "/api/order",
                Some(one("full-order")),
                Vec::new(),
            ),
            operation(
                "lookup",
                Effect::Show,
                "/api/order/order-number/{PurchaseOrderNumber}",
                None,
                vec![(200, Some(body("order", Shape::OneOrList)))],
            ),
            operation(
                "search",
                Effect::Find,
                "/api/orders/search",
                Some(one("search")),
                vec![(200, Some(body("order", Shape::List)))],
            ),
            operation(
                "shipment",
                Effect::Change,
                "/api/order/ship-notification",
                Some(one("shipment")),
                vec![
                    (200, Some(one("shipment-status"))),
                    (409, Some(one("shipment-status"))),
                    (500, Some(one("shipment-status"))),
                ],
            ),
        ],
        messages: vec![
            message("acknowledgement", true, LINES),
            message("full-order", true, &full),
            message(
                "shipment",
                true,
                "purchaseOrderNumber! lineItems!* lineItems[n]!{ lineItems[n].recipeSetReadableId! \
                 lineItems[n].shipmentTracking! lineItems[n].serialNumbers* lineItems[n].serialNumbers[n]",
            ),
            message(
                "search",
                true,
                "lastModificationStartDate!@ workflowStatuses!* workflowStatuses[n] \
                 lastModificationEndDate@ ignoreDateRestriction?",
            ),
            message("order", false, &order),
            message(
                "acknowledgement-result",
                false,
                "purchaseOrderNumber statuses* statuses[n]{ statuses[n].recipeSetId statuses[n].success? \
                 statuses[n].message allSuccessful?",
            ),
            message("conflict", false, "lastModification@ error apiVersion"),
            message(
                "shipment-status",
                false,
                "purchaseOrderNumber status details",
            ),
        ],
        enumerations: vec![Enumeration {
            name: "workflow-status".to_owned(),
            values: [
                "not-started",
                "in-progress",
                "completed",
                "revision",
                "on-hold",
                "approved",
                "delivered",
                "cancelled",
            ]
            .map(str::to_owned)
            .to_vec(),
            source: source(),
        }],
        rulings: Vec::new(),
        clauses: Vec::new(),
    }
}
