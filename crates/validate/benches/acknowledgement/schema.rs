//! A JSON Schema on a tree.

use jsonschema::Validator;
use serde_json::json;

use crate::plain::is_date_time;

pub(crate) fn validator() -> Validator {
    let text = json!({"type": "string"});
    let optional = json!({"type": ["string", "null"]});
    let sku_quantity = json!({
        "type": "object",
        "required": ["sku", "quantity"],
        "properties": {
            "sku": text,
            "quantity": {"anyOf": [
                {"type": "integer"},
                {"type": "string", "pattern": "^-?[0-9]+$"},
            ]},
        },
    });
    let line_item = json!({
        "type": "object",
        "required": ["recipeSetId", "skuQuantities"],
        "properties": {
            "recipeSetId": text,
            "giftMessage": optional,
            "shipmentVendor": optional,
            "shipmentTracking": optional,
            "estimatedDeliveryDate": {"type": ["string", "null"], "format": "iso8601"},
            "skuQuantities": {"type": "array", "minItems": 1, "items": sku_quantity},
        },
    });
    let schema = json!({
        "type": "array",
        "items": {
            "type": "object",
            "required": ["purchaseOrderNumber", "orderDate", "lineItems"],
            "properties": {
                "purchaseOrderNumber": text,
                "orderDate": {"type": "string", "format": "iso8601"},
                "customerServiceContact": optional,
                "lineItems": {"type": "array", "minItems": 1, "items": line_item},
            },
        },
    });
    jsonschema::draft202012::options()
        .should_validate_formats(true)
        .with_format("iso8601", is_date_time)
        .build(&schema)
        .expect("a schema")
}
