//! Samples of the request messages, every value different from every other.

use countersign_system::{Criteria, Plan, Unique};
use serde_json::{Map, Value, json};

use crate::values::Values;

/// An instance of the request message; null where no request message has
/// this name.
pub(crate) fn sample(message: &str, plan: &Plan, unique: &mut Unique) -> Value {
    let mut sampler = Sampler {
        plan,
        values: Values::new(unique),
    };
    match message {
        "acknowledgement" => sampler.acknowledgement(),
        "full-order" => sampler.full_order(),
        "shipment" => sampler.shipment(),
        "search" => json!({
            "lastModificationStartDate": sampler.values.date_time(),
            "workflowStatuses": ["not-started"],
        }),
        _ => Value::Null,
    }
}

/// The search request with these criteria.
pub(crate) fn search(criteria: &Criteria) -> Value {
    let mut request = Map::new();
    let mut put = |name: &str, value: Option<Value>| {
        value.map(|value| request.insert(name.to_owned(), value));
    };
    let text = |text: &Option<String>| text.clone().map(Value::String);
    put("lastModificationStartDate", text(&criteria.start));
    put("lastModificationEndDate", text(&criteria.end));
    put("workflowStatuses", Some(criteria.statuses.clone().into()));
    put(
        "ignoreDateRestriction",
        criteria.unrestricted.map(Value::Bool),
    );
    Value::Object(request)
}

struct Sampler<'a> {
    plan: &'a Plan,
    values: Values<'a>,
}

impl Sampler<'_> {
    fn acknowledgement(&mut self) -> Value {
        let mut order = self.order();
        if self.plan.full {
            let contact = self.values.full_name();
            order.insert("customerServiceContact".to_owned(), contact.into());
        }
        order.insert("lineItems".to_owned(), self.lines());
        Value::Object(order)
    }

    fn full_order(&mut self) -> Value {
        let mut order = self.order();
        if self.plan.full {
            let email = self.values.email();
            order.insert("emailAddress".to_owned(), email.into());
            let phone = self.values.phone();
            order.insert("phoneNumber".to_owned(), phone.into());
            let contact = self.values.full_name();
            order.insert("customerServiceContact".to_owned(), contact.into());
        }
        order.insert("lineItems".to_owned(), self.lines());
        for name in ["customerAddress", "shippingAddress"] {
            let address = self.address();
            order.insert(name.to_owned(), address);
        }
        Value::Object(order)
    }

    fn order(&mut self) -> Map<String, Value> {
        let mut order = Map::new();
        order.insert(
            "purchaseOrderNumber".to_owned(),
            self.plan.key.as_str().into(),
        );
        order.insert("orderDate".to_owned(), self.values.date_time().into());
        order
    }

    fn lines(&mut self) -> Value {
        let count = self.plan.count("lineItems");
        (0..count).map(|index| self.line(index)).collect()
    }

    fn line(&mut self, index: usize) -> Value {
        let mut line = Map::new();
        line.insert("recipeSetId".to_owned(), self.recipe_set(index).into());
        if self.plan.full {
            let message = self.values.gift_message();
            line.insert("giftMessage".to_owned(), message.into());
            line.insert("shipmentVendor".to_owned(), self.values.vendor().into());
            line.insert("shipmentTracking".to_owned(), self.values.tracking().into());
            let date = self.values.delivery_date();
            line.insert("estimatedDeliveryDate".to_owned(), date.into());
        }
        let units = self.plan.count("lineItems[n].skuQuantities");
        let units: Value = (0..units)
            .map(|_| json!({ "sku": self.values.sku(), "quantity": self.values.quantity() }))
            .collect();
        line.insert("skuQuantities".to_owned(), units);
        Value::Object(line)
    }

    fn shipment(&mut self) -> Value {
        let lines: Value = (0..self.plan.count("lineItems"))
            .map(|index| {
                let mut line = json!({
                    "recipeSetReadableId": self.recipe_set(index),
                    "shipmentTracking": self.values.tracking(),
                });
                if self.plan.full {
                    let serials = self.plan.count("lineItems[n].serialNumbers");
                    line["serialNumbers"] = (0..serials).map(|_| self.values.serial()).collect();
                }
                line
            })
            .collect();
        json!({ "purchaseOrderNumber": self.plan.key, "lineItems": lines })
    }

    /// The plan's id for the line item of this index; else a fresh one.
    fn recipe_set(&mut self, index: usize) -> String {
        let planned = self
            .plan
            .keys
            .get("lineItems[n]")
            .and_then(|keys| keys.get(index));
        planned.cloned().unwrap_or_else(|| self.values.code())
    }

    fn address(&mut self) -> Value {
        let (state, province, country) = self.values.region();
        let mut address = json!({
            "firstName": self.values.given_name(),
            "lastName": self.values.family_name(),
            "address1": self.values.street(),
            "city": self.values.city(),
            "state": state,
            "postalCode": self.values.postal_code(),
            "country": country,
        });
        if self.plan.full {
            address["address2"] = self.values.unit().into();
            address["province"] = province.into();
        }
        address
    }
}
