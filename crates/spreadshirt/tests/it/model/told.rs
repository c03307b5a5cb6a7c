//! Answers as few lines: what is said, without what never differs.

use std::fmt::Write as _;

use serde_json::Value;

/// One line a value; items, addresses and reports are one each.
/// Prices are left out, as are the links of what has an id.
pub(crate) fn flatten(value: &Value, at: &str, told: &mut String) {
    let name = at.rsplit('/').next().unwrap_or_default();
    let line = match value {
        _ if name == "price" || (name == "@xlink:href" && at.contains("/shop/")) => return,
        Value::Object(_) if name == "address" => leaves(value).join(" | "),
        Value::Object(_) if at.starts_with("/orders/") && has(value, "orderItems") => order(value),
        Value::Object(_) if has(value, "element") => item(value),
        Value::Object(_) if has(value, "orderItemModifications") => report(value),
        Value::Object(members) if !members.is_empty() => {
            for (name, value) in members {
                flatten(value, &format!("{at}/{name}"), told);
            }
            return;
        }
        Value::Array(elements) => {
            for (index, value) in elements.iter().enumerate() {
                flatten(value, &format!("{at}/{}", index + 1), told);
            }
            return;
        }
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    _ = writeln!(told, "  {at} {line}");
}

fn has(value: &Value, name: &str) -> bool {
    value.get(name).is_some()
}

fn text<'v>(value: &'v Value, pointer: &str) -> &'v str {
    value
        .pointer(pointer)
        .and_then(Value::as_str)
        .unwrap_or("?")
}

/// All texts below.
fn leaves(value: &Value) -> Vec<String> {
    match value {
        Value::Object(members) => members.values().flat_map(leaves).collect(),
        Value::Array(elements) => elements.iter().flat_map(leaves).collect(),
        Value::String(text) => vec![text.clone()],
        other => vec![other.to_string()],
    }
}

/// Of an order in a list, which it is and how its items stand.
fn order(order: &Value) -> String {
    let items = order["orderItems"]["orderItem"].as_array();
    let items = items.into_iter().flatten();
    let states: Vec<_> = items.map(|item| text(item, "/fulfillmentState")).collect();
    let (id, modified) = (text(order, "/@id"), text(order, "/modified"));
    format!("{id} {modified} {}", states.join(" "))
}

fn item(item: &Value) -> String {
    let properties = item["element"]["properties"]["property"].as_array();
    let properties = properties.into_iter().flatten();
    let properties: String = properties
        .map(|it| format!("{} {}, ", text(it, "/@key"), text(it, "/text()")))
        .collect();
    let href = text(item, "/element/@xlink:href");
    format!(
        "{} ({}) in shop {}: {} of {} {} at {}, {properties}{}, created {}, modified {}, delivery {}",
        text(item, "/@id"),
        text(item, "/correlation/partner/orderItemId"),
        text(item, "/shop/@id"),
        text(item, "/quantity"),
        text(item, "/element/@type"),
        text(item, "/element/@id"),
        href.rsplit_once("/v1").map_or(href, |(_, path)| path),
        text(item, "/fulfillmentState"),
        text(item, "/created"),
        text(item, "/modified"),
        text(item, "/shipping/parcelDelivery/@id"),
    )
}

/// Which report it is and how it stands, and what it tells.
fn report(report: &Value) -> String {
    let changes = &report["orderItemModifications"]["orderItemModification"];
    let changes = changes.as_array().into_iter().flatten();
    let changes: String = changes.map(modification).collect();
    format!(
        "{} {}, created {}, modified {}{changes}",
        text(report, "/@id"),
        text(report, "/state"),
        text(report, "/created"),
        text(report, "/modified"),
    )
}

fn modification(change: &Value) -> String {
    format!(
        "\n    order {} item {} ({}) {} {}",
        text(change, "/order/@id"),
        text(change, "/orderItem/@id"),
        text(change, "/correlation/partner/orderItemId"),
        text(change, "/fulfillmentState"),
        text(change, "/modified"),
    )
}
