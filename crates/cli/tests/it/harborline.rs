//! An endpoint that serves what packs/example documents, or does not quite.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use serde_json::{Value, json};

use crate::misbehaving::Server;

/// The key that it has issued.
pub(crate) const KEY: &str = "hl-key-for-tests-0001";

/// In what it differs from the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// In nothing.
    None,
    /// It takes a shipment without a recipient's city.
    TakesIncomplete,
    /// It registers what it refuses.
    StoresRefused,
    /// It registers a reference again.
    TakesTwice,
    /// It shows weights as text.
    WeightAsText,
    /// It swaps street and city.
    Swaps,
    /// It takes any step.
    AnyStep,
    /// It takes steps and does not apply them.
    IdleStep,
    /// It answers 200 with an empty object to whatever it is asked.
    Always200,
    /// It answers 400 to whatever it is asked.
    Always400,
}

type Shipments = BTreeMap<String, Value>;

/// Starts it on a free port; its address. It ends with the process.
pub(crate) fn start(fault: Fault) -> String {
    let shipments = Mutex::new(Shipments::new());
    let server = Server::start(Arc::new(move |request| {
        let (head, body) = request.split_once("\r\n\r\n").unwrap_or((request, ""));
        let mut words = head.split_whitespace();
        let (method, path) = (
            words.next().unwrap_or_default(),
            words.next().unwrap_or_default(),
        );
        let is_known = head.lines().any(|line| {
            let header = line.split_once(':');
            header.is_some_and(|(name, value)| {
                name.eq_ignore_ascii_case("x-harborline-key") && value.trim() == KEY
            })
        });
        let mut shipments = shipments.lock().expect("nobody panics with it");
        let (status, answer) = match fault {
            Fault::Always200 => (200, json!({})),
            Fault::Always400 => (400, json!({ "error": "no" })),
            _ if !is_known => (401, json!({ "error": "whose key is this?" })),
            _ => answer(method, path, body, &mut shipments, fault),
        };
        let answer = answer.to_string();
        let length = answer.len();
        let head = format!("HTTP/1.1 {status} As documented\r\nContent-Type: application/json");
        format!("{head}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{answer}")
            .into_bytes()
    }));
    format!("http://127.0.0.1:{}", server.port)
}

fn answer(
    method: &str,
    path: &str,
    body: &str,
    shipments: &mut Shipments,
    fault: Fault,
) -> (u16, Value) {
    let steps: Vec<&str> = path.trim_matches('/').split('/').collect();
    let unknown = || (404, json!({ "error": "no such shipment" }));
    match (method, steps.as_slice()) {
        ("POST", ["shipments"]) => register(body, shipments, fault),
        ("GET", ["shipments", reference]) => match shipments.get(*reference) {
            Some(shipment) => (200, shipment["shown"].clone()),
            None => unknown(),
        },
        ("GET", ["shipments", reference, "events"]) => match shipments.get(*reference) {
            Some(shipment) => (200, shipment["events"].clone()),
            None => unknown(),
        },
        ("PUT", ["shipments", reference, "status"]) => match shipments.get_mut(*reference) {
            Some(shipment) => step(body, shipment, fault),
            None => unknown(),
        },
        _ => unknown(),
    }
}

/// The n-th moment: the clock of an endpoint without one.
fn moment(n: usize) -> String {
    format!("2031-01-01T00:{:02}:{:02}Z", n / 60 % 60, n % 60)
}

fn register(body: &str, shipments: &mut Shipments, fault: Fault) -> (u16, Value) {
    let Ok(wanted) = serde_json::from_str::<Value>(body) else {
        return (400, json!({ "error": "no JSON" }));
    };
    let reference = wanted["reference"].as_str().unwrap_or_default().to_owned();
    let now = moment(shipments.len());
    let mut shown = wanted.clone();
    let is_object = shown.is_object();
    if is_object {
        shown["status"] = json!("registered");
        shown["updatedAt"] = json!(now);
    }
    if fault == Fault::WeightAsText {
        for parcel in shown["parcels"].as_array_mut().into_iter().flatten() {
            parcel["grams"] = json!(parcel["grams"].to_string());
        }
    }
    if fault == Fault::Swaps && shown["recipient"].is_object() {
        let street = shown["recipient"]["street"].take();
        let city = std::mem::replace(&mut shown["recipient"]["city"], street);
        shown["recipient"]["street"] = city;
    }
    let stored = json!({ "shown": shown, "events": [{ "status": "registered", "at": now }] });
    if let Some(why) = wrong(&wanted, fault) {
        if fault == Fault::StoresRefused && !reference.is_empty() {
            shipments.insert(reference, stored);
        }
        return (400, json!({ "error": why }));
    }
    if shipments.contains_key(&reference) && fault != Fault::TakesTwice {
        return (409, json!({ "error": "this reference was used before" }));
    }
    shipments.insert(reference, stored);
    (201, shown)
}

/// What is wrong with a shipment that is to be registered.
fn wrong(wanted: &Value, fault: Fault) -> Option<&'static str> {
    let text = |value: &Value| value.is_string();
    let lacks = |value: &Value, names: &[&str]| !names.iter().all(|name| text(&value[*name]));
    if lacks(wanted, &["reference", "service", "readyAt"]) {
        return Some("a field is missing");
    }
    if !matches!(wanted["service"].as_str(), Some("economy" | "express")) {
        return Some("no such service");
    }
    let ready: Result<jiff::Timestamp, _> = wanted["readyAt"].as_str().unwrap_or_default().parse();
    if ready.is_err() {
        return Some("readyAt is no time");
    }
    let recipient = &wanted["recipient"];
    let asked: &[&str] = match fault {
        Fault::TakesIncomplete => &["name", "street", "country"],
        _ => &["name", "street", "city", "country"],
    };
    let optional = |value: &Value| value.is_null() || text(value);
    if !recipient.is_object() || lacks(recipient, asked) || !optional(&recipient["email"]) {
        return Some("the recipient is not complete");
    }
    let parcels = wanted["parcels"].as_array();
    let is_whole = |parcel: &Value| {
        text(&parcel["barcode"]) && parcel["grams"].is_u64() && optional(&parcel["contents"])
    };
    match parcels {
        Some(parcels) if !parcels.is_empty() && parcels.iter().all(is_whole) => None,
        _ => Some("the parcels are not complete"),
    }
}

fn step(body: &str, shipment: &mut Value, fault: Fault) -> (u16, Value) {
    let wanted: Value = serde_json::from_str(body).unwrap_or_default();
    let Some(to @ ("registered" | "collected" | "delivered" | "cancelled")) =
        wanted["status"].as_str()
    else {
        return (400, json!({ "error": "no such status" }));
    };
    let from = shipment["shown"]["status"].as_str().unwrap_or_default();
    let is_legal = matches!(
        (from, to),
        ("registered", "collected" | "cancelled") | ("collected", "delivered")
    );
    if !is_legal && fault != Fault::AnyStep {
        return (409, json!({ "error": "that does not follow" }));
    }
    if fault != Fault::IdleStep {
        shipment["shown"]["status"] = json!(to);
    }
    let events = shipment["events"].as_array_mut().expect("a list");
    let now = moment(3000 + events.len());
    events.push(json!({ "status": to, "at": now }));
    shipment["shown"]["updatedAt"] = json!(now);
    (200, shipment["shown"].clone())
}
