//! Provider states: what brings the model into states that the public API
//! cannot reach.
//!
//! What one puts into RECEIVED stays there: nothing takes it further of
//! itself.

use serde_json::{Value, json};

use super::account::Account;
use super::change::Change;
use super::fulfillment::Fulfillment;
use super::order::Order;
use super::processing::Processing;
use super::request::read_id;
use super::state::State;

/// The change that brings a provider state about, and the JSON to answer.
///
/// # Errors
/// A sentence, where the state is unknown or a parameter is wrong.
pub(super) fn provide(
    (state, accounts): (&State, &[Account]),
    name: &str,
    params: &Value,
) -> Result<(Change, Value), String> {
    match name {
        "order item has fulfillment state" => {
            let order = order(state, params)?;
            let id = text(params, "orderItemId")?;
            let item = read_id(id).and_then(|id| order.item(id));
            let item = item.ok_or_else(|| format!("the order has no item {id:?}"))?;
            let change = match fulfillment(params)? {
                Fulfillment::Received => Change::OrderHeld {
                    order: order.id,
                    item: Some(item.id),
                },
                state => Change::ItemsStepped {
                    order: order.id,
                    steps: vec![(item.id, state)],
                },
            };
            Ok((change, json!({})))
        }
        "order has processing state" => {
            let order = order(state, params)?.id;
            let change = match processing(params)? {
                Processing::Received => Change::OrderHeld { order, item: None },
                Processing::Created => Change::OrderProcessed {
                    order,
                    errors: Vec::new(),
                },
                Processing::Error => Change::OrderProcessed {
                    order,
                    errors: vec!["A provider state made it fail.".to_owned()],
                },
            };
            Ok((change, json!({})))
        }
        "order report is generated" => {
            let id = text(params, "partnerId")?;
            let mut accounts = accounts.iter();
            let partner = accounts.position(|account| account.partner_id == id);
            let partner = partner.ok_or_else(|| format!("no partner has the id {id:?}"))?;
            let report = state.next_report();
            let answer = json!({ "reportId": report.to_string() });
            Ok((Change::ReportMade { report, partner }, answer))
        }
        _ => Err(format!("no provider state is called {name:?}")),
    }
}

fn order<'s>(state: &'s State, params: &Value) -> Result<&'s Order, String> {
    let id = text(params, "orderId")?;
    let order = read_id(id).and_then(|id| state.order(id));
    order.ok_or_else(|| format!("no order has the id {id:?}"))
}

fn fulfillment(params: &Value) -> Result<Fulfillment, String> {
    let written = text(params, "fulfillmentState")?;
    let absent = || format!("fulfillmentState is none that the page lists: {written:?}");
    Fulfillment::read(written).ok_or_else(absent)
}

fn processing(params: &Value) -> Result<Processing, String> {
    let written = text(params, "processingState")?;
    let absent = || format!("processingState is none that the page lists: {written:?}");
    Processing::read(written).ok_or_else(absent)
}

fn text<'p>(params: &'p Value, name: &str) -> Result<&'p str, String> {
    let text = params.get(name).and_then(Value::as_str);
    text.ok_or_else(|| format!("params.{name} must be a text"))
}
