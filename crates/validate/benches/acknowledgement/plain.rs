//! garde on plain structs, as most would write them.

use garde::Validate;
use jiff::fmt::temporal::DateTimeParser;
use serde::Deserialize;

#[derive(Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
#[allow(dead_code, reason = "members are read to be checked")]
pub(crate) struct Acknowledgement {
    #[garde(skip)]
    purchase_order_number: String,
    #[garde(custom(date_time))]
    order_date: String,
    #[garde(skip)]
    customer_service_contact: Option<String>,
    #[garde(length(min = 1), dive)]
    line_items: Vec<LineItem>,
}

#[derive(Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
#[allow(dead_code, reason = "members are read to be checked")]
struct LineItem {
    #[garde(skip)]
    recipe_set_id: String,
    #[garde(skip)]
    gift_message: Option<String>,
    #[garde(skip)]
    shipment_vendor: Option<String>,
    #[garde(skip)]
    shipment_tracking: Option<String>,
    #[garde(inner(custom(date_time)))]
    estimated_delivery_date: Option<String>,
    #[garde(length(min = 1), dive)]
    sku_quantities: Vec<SkuQuantity>,
}

#[derive(Deserialize, Validate)]
#[allow(dead_code, reason = "members are read to be checked")]
struct SkuQuantity {
    #[garde(skip)]
    sku: String,
    #[garde(custom(integer))]
    quantity: Quantity,
}

#[derive(Deserialize)]
#[serde(untagged)]
#[allow(dead_code, reason = "members are read to be checked")]
enum Quantity {
    Number(i64),
    Text(String),
}

pub(crate) fn read(text: &[u8]) -> Vec<Acknowledgement> {
    serde_json::from_slice(text).expect("readable")
}

pub(crate) fn check(bulk: &[Acknowledgement]) -> bool {
    bulk.iter().all(|order| order.validate().is_ok())
}

/// The date check of all three.
pub(crate) fn is_date_time(text: &str) -> bool {
    static PARSER: DateTimeParser = DateTimeParser::new();
    PARSER.parse_pieces(text).is_ok()
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "garde's signature")]
fn date_time(text: &str, _: &()) -> garde::Result {
    is_date_time(text)
        .then_some(())
        .ok_or_else(|| garde::Error::new("not a date and time"))
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "garde's signature")]
fn integer(quantity: &Quantity, _: &()) -> garde::Result {
    match quantity {
        Quantity::Text(text) if text.bytes().any(|byte| !byte.is_ascii_digit()) => {
            Err(garde::Error::new("not a whole number"))
        }
        _ => Ok(()),
    }
}
