//! Provider states: what brings the model into states that the public API
//! cannot reach.

use serde_json::{Value, json};

use super::change::Change;
use super::stamp;
use super::state::{Order, State};
use super::status::WorkflowStatus;

/// The changes that bring a provider state about, and the JSON to answer.
///
/// # Errors
/// A sentence, where the state is unknown or a parameter is wrong.
pub(super) fn provide(
    (state, partners): (&State, usize),
    name: &str,
    params: &Value,
    tick: i64,
) -> Result<(Vec<Change>, Value), String> {
    match name {
        "recipe set exists" => {
            let recipe_set = text(params, "recipeSetId")?.to_owned();
            let answer = json!({ "recipeSetId": recipe_set });
            Ok((vec![Change::RecipeSetKnown { recipe_set }], answer))
        }
        "line item has workflow status" => {
            let (partner, order) = owned(state, partners, params)?;
            let order = with_status(order, params, tick)?;
            let answer = json!({ "lastModification": stamp::show(order.modified) });
            Ok((vec![Change::OrderStored { partner, order }], answer))
        }
        "order was last modified at" => {
            let (partner, order) = owned(state, partners, params)?;
            let written = text(params, "lastModification")?;
            let modified = stamp::read(written)
                .ok_or_else(|| format!("lastModification is no ISO 8601 date: {written:?}"))?;
            let mut order = order.clone();
            order.modified = modified;
            for line in &mut order.lines {
                line.modified = modified;
            }
            let answer = json!({ "lastModification": stamp::show(modified) });
            Ok((vec![Change::OrderStored { partner, order }], answer))
        }
        _ => Err(format!("no provider state is called {name:?}")),
    }
}

fn with_status(order: &Order, params: &Value, tick: i64) -> Result<Order, String> {
    let recipe_set = text(params, "recipeSetId")?;
    let wanted = params.get("workflowStatus").unwrap_or(&Value::Null);
    let status = WorkflowStatus::read(wanted)
        .ok_or_else(|| format!("workflowStatus is none that the page lists: {wanted}"))?;
    let mut order = order.clone();
    let modified = order.next_stamp(tick);
    let mut found = false;
    for line in &mut order.lines {
        if line.recipe_set == recipe_set {
            line.status = status;
            line.modified = modified;
            found = true;
        }
    }
    order.modified = modified;
    let absent = || format!("the order has no line item with recipe set {recipe_set:?}");
    found.then_some(order).ok_or_else(absent)
}

/// The order that the parameters name. They name no partner: the first that
/// has it is meant.
fn owned<'s>(
    state: &'s State,
    partners: usize,
    params: &Value,
) -> Result<(usize, &'s Order), String> {
    let number = text(params, "purchaseOrderNumber")?;
    let found = (0..partners).find_map(|partner| {
        let order = state.order(partner, number)?;
        Some((partner, order))
    });
    found.ok_or_else(|| format!("no order has purchaseOrderNumber {number:?}"))
}

fn text<'p>(params: &'p Value, name: &str) -> Result<&'p str, String> {
    let text = params.get(name).and_then(Value::as_str);
    text.ok_or_else(|| format!("params.{name} must be a text"))
}
