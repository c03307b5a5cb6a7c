//! Samples of the request messages; where a text is free, every one differs
//! from every other.

mod address;
mod adjustment;
mod attachment;
mod fixtures;
mod item;
mod likeness;
mod order;
mod values;

use std::collections::BTreeMap;

use countersign_system::{Plan, Unique};
use serde_json::Value;

pub(crate) use likeness::is_variant;

use fixtures::Fixtures;
use likeness::Likeness;
use values::Values;

/// The list of an order's items, and what steps call it for short.
const ITEMS: [&str; 2] = ["order.orderItems.orderItem", "orderItem"];

/// An instance of the request message; null where no request message has
/// this name.
pub(crate) fn sample(message: &str, plan: &Plan, unique: &mut Unique) -> Value {
    let mut sampler = Sampler {
        plan,
        likeness: Likeness::of(plan),
        fixtures: Fixtures::new(&plan.fixtures),
        values: Values::new(unique),
    };
    match message {
        "new-order" => sampler.order(),
        "order-adjustment" => sampler.adjustment(),
        _ => Value::Null,
    }
}

/// Makes one message; each of its parts is a file here.
struct Sampler<'a> {
    plan: &'a Plan,
    likeness: Likeness,
    fixtures: Fixtures<'a>,
    values: Values<'a>,
}

impl Sampler<'_> {
    /// How many items the plan asks for; one where it says nothing.
    fn item_count(&self) -> usize {
        of_items(&self.plan.counts, "").copied().unwrap_or(1)
    }
}

/// What a plan tells of the order's items (`[n]` for each of them).
fn of_items<'p, T>(told: &'p BTreeMap<String, T>, step: &str) -> Option<&'p T> {
    let mut names = ITEMS.iter();
    names.find_map(|list| told.get(&format!("{list}{step}")))
}
