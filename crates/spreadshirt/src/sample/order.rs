//! A new order.

use serde_json::{Map, Value, json};

use super::Sampler;
use super::likeness::Billing;

/// Who orders where the plan names no partner.
const PARTNER: &str = "1001";

impl Sampler<'_> {
    /// An order of the plan's items.
    pub(super) fn order(&mut self) -> Value {
        let mut order = Map::new();
        if self.plan.full {
            order.insert("shop".to_owned(), json!({ "@id": self.fixtures.shop() }));
        }
        let items: Vec<Value> = (0..self.item_count()).map(|item| self.item(item)).collect();
        order.insert("orderItems".to_owned(), json!({ "orderItem": items }));
        let partner = match self.plan.partner.as_str() {
            "" => PARTNER,
            partner => partner,
        };
        let correlation = json!({ "partner": { "id": partner, "orderId": self.plan.key } });
        order.insert("correlation".to_owned(), correlation);
        let payment = json!({ "type": "EXTERNAL_FULFILLMENT" });
        order.insert("payment".to_owned(), payment);
        let shipping = json!({
            "shippingType": { "@id": self.fixtures.shipping_type() },
            "address": self.shipping_address(),
        });
        order.insert("shipping".to_owned(), shipping);
        let billing = match self.likeness.billing {
            Billing::None => None,
            Billing::Own => Some(json!({ "address": self.billing_address() })),
            Billing::Blank => Some(json!({})),
            Billing::BlankAddress => Some(json!({ "address": {} })),
        };
        if let Some(billing) = billing {
            order.insert("billing".to_owned(), billing);
        }
        json!({ "order": order })
    }
}
