//! A [`Submission`]: an order as an acknowledgement or a full order gives it.

use countersign_validate::Violation;
use serde_json::{Value, json};

use super::answer::ADDRESS;
use super::reading::Reading;
use super::stamp;
use super::state::{Address, Line, Order, Sku, State};
use super::status::WorkflowStatus;

/// An order that a partner submits.
#[derive(Debug, Clone)]
pub(super) struct Submission {
    pub(super) number: String,
    pub(super) date: String,
    pub(super) email: Option<String>,
    pub(super) phone: Option<String>,
    pub(super) lines: Vec<SubmittedLine>,
    pub(super) customer: Address,
    pub(super) shipping: Address,
}

/// A line item of a [`Submission`].
#[derive(Debug, Clone)]
pub(super) struct SubmittedLine {
    pub(super) recipe_set: String,
    pub(super) gift_message: Option<String>,
    pub(super) tracking: Option<String>,
    pub(super) skus: Vec<Sku>,
}

impl Submission {
    /// Reads the tree that stands at this pointer of the request.
    pub(super) fn read(tree: &Value, at: &str) -> Result<Self, Vec<Violation>> {
        let mut reading = Reading::default();
        if !tree.is_object() {
            reading.fault(at, "kind", "an order is not an object".to_owned());
        }
        let date = reading.required(tree, at, "orderDate");
        if !date.is_empty() && stamp::read(&date).is_none() {
            let message = "orderDate is not an ISO 8601 date".to_owned();
            reading.fault(&format!("{at}/orderDate"), "date_time", message);
        }
        let submission = Self {
            number: reading.required(tree, at, "purchaseOrderNumber"),
            date,
            email: reading.text(tree, at, "emailAddress"),
            phone: reading.text(tree, at, "phoneNumber"),
            lines: reading
                .list(tree, at, "lineItems")
                .into_iter()
                .map(|(at, line)| SubmittedLine::read(&mut reading, line, &at))
                .collect(),
            customer: address(&mut reading, tree, at, "customerAddress"),
            shipping: address(&mut reading, tree, at, "shippingAddress"),
        };
        reading.finish(submission)
    }

    /// Whether every line item's recipe set is known.
    pub(super) fn is_known(&self, state: &State) -> bool {
        let mut lines = self.lines.iter();
        lines.all(|line| state.knows_recipe_set(&line.recipe_set))
    }

    /// The documented answer: a status for each line item, and whether all
    /// succeeded.
    pub(super) fn outcome(&self, state: &State) -> Value {
        let statuses = self.lines.iter().map(|line| {
            let success = state.knows_recipe_set(&line.recipe_set);
            let message = if success {
                "The recipe set is known."
            } else {
                "No recipe set has this id; the order was not stored."
            };
            json!({ "recipeSetId": line.recipe_set, "success": success, "message": message })
        });
        json!({
            "purchaseOrderNumber": self.number,
            "statuses": statuses.collect::<Value>(),
            "allSuccessful": self.is_known(state),
        })
    }

    /// The order that it becomes.
    pub(super) fn into_order(self, full: bool, modified: i64) -> Order {
        Order {
            number: self.number,
            date: self.date,
            email: self.email,
            phone: self.phone,
            lines: self
                .lines
                .into_iter()
                .map(|line| line.into_line(modified))
                .collect(),
            customer: self.customer,
            shipping: self.shipping,
            full,
            modified,
        }
    }
}

impl SubmittedLine {
    fn read(reading: &mut Reading, line: &Value, at: &str) -> Self {
        if !line.is_object() {
            reading.fault(at, "kind", "a line item is not an object".to_owned());
        }
        Self {
            recipe_set: reading.required(line, at, "recipeSetId"),
            gift_message: reading.text(line, at, "giftMessage"),
            tracking: reading.text(line, at, "shipmentTracking"),
            skus: skus(reading, line, at),
        }
    }

    /// The line item that it becomes.
    pub(super) fn into_line(self, modified: i64) -> Line {
        Line {
            recipe_set: self.recipe_set,
            gift_message: self.gift_message,
            tracking: self.tracking,
            serial_numbers: Vec::new(),
            skus: self.skus,
            status: WorkflowStatus::NotStarted,
            modified,
        }
    }
}

/// Both forms: the list of units, and the unit (or several) with a quantity
/// on the line item itself. A unit that the list names is not repeated.
fn skus(reading: &mut Reading, line: &Value, at: &str) -> Vec<Sku> {
    let mut skus = Vec::new();
    for (at, unit) in reading.list(line, at, "skuQuantities") {
        let sku = reading.required(unit, &at, "sku");
        let quantity = reading.quantity(unit, &at);
        skus.push(Sku { sku, quantity });
    }
    let quantity = reading.quantity(line, at);
    let own = match line.get("sku") {
        Some(Value::Array(_)) => reading
            .list(line, at, "sku")
            .into_iter()
            .filter_map(|(at, element)| match element {
                Value::String(sku) => Some(sku.clone()),
                _ => {
                    reading.fault(&at, "kind", "a sku is not a text".to_owned());
                    None
                }
            })
            .collect(),
        _ => Vec::from_iter(reading.text(line, at, "sku")),
    };
    for sku in own {
        if skus.iter().all(|known: &Sku| known.sku != sku) {
            skus.push(Sku { sku, quantity });
        }
    }
    skus
}

fn address(reading: &mut Reading, tree: &Value, at: &str, name: &str) -> Address {
    let at = format!("{at}/{name}");
    let Some(address) = tree.get(name).filter(|address| !address.is_null()) else {
        return Address::new();
    };
    if !address.is_object() {
        reading.fault(&at, "kind", format!("{name} is not an object"));
    }
    let members = ADDRESS.iter().filter_map(|member| {
        let text = reading.text(address, &at, member)?;
        Some(((*member).to_owned(), text))
    });
    members.collect()
}
