//! What holds for any sequence of requests.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use countersign_spreadshirt::Spreadshirt;
use countersign_spreadshirt::model::{Fulfillment, Modification, State};
use countersign_system::{Event, Model, System};
use proptest::prelude::*;
use serde_json::json;

use super::desk::{Desk, SECOND, fresh};

#[derive(Debug, Clone)]
enum Step {
    /// Orders of this many items each.
    Create {
        partner: usize,
        items: Vec<usize>,
    },
    /// Adjustments of orders, as a whole or item by item.
    Adjust {
        partner: usize,
        orders: Vec<Adjustment>,
    },
    Reports {
        partner: usize,
    },
    Delete {
        partner: usize,
        report: u64,
    },
    Provide {
        item: usize,
        state: Fulfillment,
    },
    Hold {
        order: u64,
    },
    Raw(Vec<u8>),
    /// Time passes, or the clock is put back.
    Wait(i64),
}

#[derive(Debug, Clone)]
struct Adjustment {
    order: u64,
    whole: Option<Fulfillment>,
    items: Vec<(usize, Fulfillment)>,
}

fn state() -> impl Strategy<Value = Fulfillment> {
    prop::sample::select(Fulfillment::ALL.to_vec())
}

fn adjustment() -> impl Strategy<Value = Adjustment> {
    let items = || prop::collection::vec((0_usize..4, state()), 1..4);
    prop_oneof![
        4 => state().prop_map(|state| (Some(state), Vec::new())),
        4 => items().prop_map(|items| (None, items)),
        1 => (prop::option::of(state()), items()),
    ]
    .prop_flat_map(|(whole, items)| {
        (0_u64..3).prop_map(move |order| Adjustment {
            order,
            whole,
            items: items.clone(),
        })
    })
}

fn step() -> impl Strategy<Value = Step> {
    let partner = || prop::sample::select(vec![0, 0, 0, 1]);
    prop_oneof![
        1 => (partner(), prop::collection::vec(0_usize..4, 1..3))
            .prop_map(|(partner, items)| Step::Create { partner, items }),
        8 => (partner(), prop::collection::vec(adjustment(), 1..3))
            .prop_map(|(partner, orders)| Step::Adjust { partner, orders }),
        2 => partner().prop_map(|partner| Step::Reports { partner }),
        1 => (partner(), 1_u64..5).prop_map(|(partner, report)| Step::Delete { partner, report }),
        2 => (0_usize..4, state()).prop_map(|(item, state)| Step::Provide { item, state }),
        1 => (0_u64..3).prop_map(|order| Step::Hold { order }),
        1 => prop::collection::vec(any::<u8>(), 0..20).prop_map(Step::Raw),
        4 => (-5_i64..20).prop_map(Step::Wait),
    ]
}

/// The names of the two partners at the desk, and their ids.
const PARTNERS: [(&str, &str); 2] = [("A", "1001"), ("B", "1002")];

const NAMESPACES: &str =
    "xmlns=\"http://api.spreadshirt.net\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"";

const ADDRESS: &str = "<address><person><firstName>Jo</firstName><lastName>Li</lastName></person>\
    <street>High Street</street><houseNumber>1</houseNumber><city>London</city>\
    <country code=\"GB\"/><zipCode>N1</zipCode><email>jo@customer.example</email></address>";

fn orders(partner: usize, counts: &[usize]) -> String {
    let mut body = format!("<orders {NAMESPACES}>");
    for count in counts {
        let items: String = (0..*count)
            .map(|item| {
                format!(
                    "<orderItem><quantity>1</quantity><element type=\"sprd:product\" \
                     xlink:href=\"/shops/1/products/2\"><properties><property key=\"size\">3\
                     </property><property key=\"appearance\">4</property></properties></element>\
                     <correlation><partner><orderItemId>line {item}</orderItemId></partner>\
                     </correlation></orderItem>"
                )
            })
            .collect();
        let id = PARTNERS[partner].1;
        _ = write!(
            body,
            "<order><orderItems>{items}</orderItems><correlation><partner><id>{id}</id>\
             <orderId>x</orderId></partner></correlation><payment><type>ANY</type></payment>\
             <shipping><shippingType id=\"1\"/>{ADDRESS}</shipping></order>"
        );
    }
    body + "</orders>"
}

/// The id of the item that stands here among all items.
fn item_id(state: &State, item: usize) -> (u64, u64) {
    let mut items = state
        .orders()
        .flat_map(|order| order.items.iter().map(|item| (order.id, item.id)));
    items.nth(item).unwrap_or((1, 1))
}

fn adjustments(state: &State, orders: &[Adjustment]) -> String {
    let mut body = format!("<orderAdjustments {NAMESPACES}>");
    for adjustment in orders {
        let order = match adjustment.items.first() {
            Some((item, _)) => item_id(state, *item).0,
            None => 100_001 + adjustment.order,
        };
        _ = write!(body, "<orderAdjustment><order id=\"{order}\"/>");
        if let Some(whole) = adjustment.whole {
            _ = write!(
                body,
                "<fulfillmentState>{}</fulfillmentState>",
                whole.as_str()
            );
        }
        body += "<orderItemAdjustments>";
        for (item, next) in &adjustment.items {
            let (id, next) = (item_id(state, *item).1, next.as_str());
            _ = write!(
                body,
                "<orderItemAdjustment><orderItem id=\"{id}\"/><fulfillmentState>{next}\
                 </fulfillmentState></orderItemAdjustment>"
            );
        }
        body += "</orderItemAdjustments></orderAdjustment>";
    }
    body + "</orderAdjustments>"
}

/// Carries a step out; whether it was a provider state, which may do anything.
fn carry_out(desk: &mut Desk, step: &Step) -> Result<bool, TestCaseError> {
    let before = desk.log.len();
    let reply = match step {
        Step::Wait(seconds) => {
            desk.wait(i128::from(*seconds) * SECOND);
            return Ok(false);
        }
        Step::Provide { item, state } => {
            let (order, item) = item_id(desk.model.state(), *item);
            let params = json!({
                "orderId": order.to_string(),
                "orderItemId": item.to_string(),
                "fulfillmentState": state.as_str(),
            });
            _ = desk.provide("order item has fulfillment state", &params);
            return Ok(true);
        }
        Step::Hold { order } => {
            let id = (100_001 + order).to_string();
            let params = json!({ "orderId": id, "processingState": "RECEIVED" });
            _ = desk.provide("order has processing state", &params);
            return Ok(true);
        }
        Step::Create { partner, items } => {
            let body = orders(*partner, items);
            desk.request(PARTNERS[*partner].0, "POST", "/orders", body.as_bytes())
        }
        Step::Adjust { partner, orders } => {
            let body = adjustments(desk.model.state(), orders);
            let name = PARTNERS[*partner].0;
            desk.request(name, "POST", "/orderAdjustments", body.as_bytes())
        }
        Step::Reports { partner } => {
            desk.request(PARTNERS[*partner].0, "GET", "/orderReports", b"")
        }
        Step::Delete { partner, report } => {
            let target = format!("/orderReports/{report}");
            desk.request(PARTNERS[*partner].0, "DELETE", &target, b"")
        }
        Step::Raw(body) => {
            let reply = desk.request("A", "POST", "/orders", body);
            prop_assert_eq!(reply.status, 400);
            reply
        }
    };
    if reply.status >= 400 {
        prop_assert_eq!(desk.log.len(), before, "a refused command makes no event");
    }
    Ok(false)
}

/// The modifications of both partners, by item.
fn ways(state: &State) -> BTreeMap<u64, Vec<Modification>> {
    let mut ways: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for ledger in (0..2).filter_map(|partner| state.ledger(partner)) {
        for modification in ledger.modifications() {
            ways.entry(modification.item)
                .or_default()
                .push(*modification);
        }
    }
    ways
}

fn replayed(log: &[Event]) -> State {
    let mut model = fresh();
    for event in log {
        model.apply(event).expect("a stored event is readable");
    }
    model.state().clone()
}

proptest! {
    #[test]
    fn any_sequence_is_legal_told_once_and_can_be_replayed(
        steps in prop::collection::vec(step(), 1..40),
    ) {
        let system = Spreadshirt::new();
        let machine = system.contract().machine("fulfillment");
        let machine = machine.expect("the contract has the machine");
        let mut desk = Desk::new();
        let first = Step::Create { partner: 0, items: vec![2, 1] };
        for step in [first, Step::Wait(10)].iter().chain(&steps) {
            let before = ways(desk.model.state());
            let is_provided = carry_out(&mut desk, step)?;
            if is_provided {
                continue;
            }
            for (item, way) in ways(desk.model.state()) {
                let known = before.get(&item).map_or(0, Vec::len);
                for at in known.max(1)..way.len() {
                    let (from, to) = (way[at - 1].state, way[at].state);
                    prop_assert!(
                        machine.allows(from.as_str(), to.as_str()),
                        "item {item} went from {from:?} to {to:?}"
                    );
                    prop_assert!(way[at - 1].modified < way[at].modified);
                }
                prop_assert_eq!(way[0].state, Fulfillment::Received);
            }
        }
        let clocks: Vec<_> = desk.log.iter().map(|event| event.0["clock"].as_i64()).collect();
        prop_assert!(clocks.windows(2).all(|pair| pair[0] < pair[1]), "stamps ascend");
        prop_assert_eq!(&replayed(&desk.log), desk.model.state());

        // What is told, in the order of the reports, is what happened.
        for (partner, (name, _)) in PARTNERS.iter().enumerate() {
            desk.request(name, "GET", "/orderReports", b"");
            let Some(ledger) = desk.model.state().ledger(partner) else {
                continue;
            };
            let told: Vec<_> = ledger.reports().iter().flat_map(|it| ledger.told(it)).collect();
            prop_assert_eq!(told, ledger.modifications().iter().collect::<Vec<_>>());
        }
    }
}

#[test]
fn the_model_and_the_contract_know_the_same_steps() {
    let system = Spreadshirt::new();
    let machine = system.contract().machine("fulfillment");
    let machine = machine.expect("the contract has the machine");
    for from in Fulfillment::ALL {
        for to in Fulfillment::ALL {
            // The step out of RECEIVED is the platform's, and no adjustment's.
            let listed = machine.allows(from.as_str(), to.as_str());
            let wanted = listed && from != Fulfillment::Received;
            assert_eq!(from.allows(to), wanted, "{from:?} to {to:?}");
        }
    }
}
