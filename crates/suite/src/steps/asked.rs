//! Asking for anything that an operation without a body shows or does, by
//! whatever ids its path has.

use countersign_contract::{Effect, Operation};
use countersign_journal::Exchange;
use countersign_system::{Criteria, at_key};
use cucumber::{given, when};

use super::lookup::fill_path;
use super::search::last_shown;
use crate::call::{Call, with_query};
use crate::listing::Listing;
use crate::order::Order;
use crate::phrase::Sender;
use crate::secrets::RESERVED;
use crate::world::World;

/// `order "O" is asked for by "item"`: the parameters of the operation's path
/// are the order's id, and that of its first line item.
#[given(
    regex = r#"^order "([^"]+)" is asked for by "([^"]+)"(?: as (partner B|nobody|a stranger(?: with the token (?:cut short|extended|in the other case|left empty))?|partner A (?:without the|with a wrong|with partner B's) "[^"]+"))?$"#
)]
#[when(
    regex = r#"^order "([^"]+)" is asked for by "([^"]+)"(?: as (partner B|nobody|a stranger(?: with the token (?:cut short|extended|in the other case|left empty))?|partner A (?:without the|with a wrong|with partner B's) "[^"]+"))?$"#
)]
async fn asked(world: &mut World, name: String, operation: String, sender: String) {
    let sender = world.sender(&sender);
    let Some(operation) = world.operation(&operation) else {
        return;
    };
    let Some(order) = world.order(&name) else {
        return;
    };
    let ids = path_ids(world, &operation, &name, &order);
    // A list need not be given without a query.
    let criteria = match operation.effect {
        Effect::Find | Effect::News if !operation.path.contains('{') => Criteria {
            filters: super::list::own(world, Sender::A),
            ..Criteria::default()
        },
        _ => Criteria::default(),
    };
    ask(world, &operation, &ids, vec![name], sender, &criteria).await;
}

/// `the first line item of order "P" is asked for in order "O"`
#[when(
    regex = r#"^the first line item of order "([^"]+)" is asked for in order "([^"]+)" by "([^"]+)"$"#
)]
async fn asked_elsewhere(world: &mut World, other: String, name: String, operation: String) {
    let Some(operation) = world.operation(&operation) else {
        return;
    };
    let (Some(order), Some(theirs)) = (world.order(&name), world.order(&other)) else {
        return;
    };
    let (own, foreign) = (element_ids(world, &name), element_ids(world, &other));
    let id = theirs.keys().first().and_then(|key| foreign.get(key));
    let Some(id) = id.filter(|id| !own.values().any(|own| own == *id)) else {
        world.skip("the target numbers the line items of each order alike");
        return;
    };
    let ids: Vec<String> = order.plan.id.iter().chain([id]).cloned().collect();
    ask(
        world,
        &operation,
        &ids,
        vec![name],
        Sender::A,
        &Criteria::default(),
    )
    .await;
}

/// `something unknown of order "O" is asked for by "item"`: the last id of the
/// path is that of nothing.
#[when(regex = r#"^something unknown of order "([^"]+)" is asked for by "([^"]+)"$"#)]
async fn asked_unknown(world: &mut World, name: String, operation: String) {
    let Some(operation) = world.operation(&operation) else {
        return;
    };
    let Some(order) = world.order(&name) else {
        return;
    };
    let mut ids = path_ids(world, &operation, &name, &order);
    if let Some(last) = ids.last_mut() {
        *last = unknown_id(last);
    }
    ask(
        world,
        &operation,
        &ids,
        vec![name],
        Sender::A,
        &Criteria::default(),
    )
    .await;
}

/// The ids that the path of an operation asks for: that of the last report, or
/// of the order and of its first line item, as many as there are parameters.
fn path_ids(world: &World, operation: &Operation, name: &str, order: &Order) -> Vec<String> {
    let mut ids: Vec<String> = match operation.effect {
        Effect::News | Effect::Dismiss => world.reports.last().cloned().into_iter().collect(),
        _ => {
            let elements = element_ids(world, name);
            let first = order.keys().first().and_then(|key| elements.get(key));
            let own = match world.assigns_ids() {
                true => order.plan.id.as_ref(),
                false => Some(&order.plan.key),
            };
            own.into_iter().chain(first).cloned().collect()
        }
    };
    ids.truncate(operation.path_parameters());
    ids
}

/// An id of the same form that nothing has: far beyond all that are counted
/// up, or made of other characters.
pub(super) fn unknown_id(known: &str) -> String {
    if known.bytes().all(|byte| byte.is_ascii_digit()) {
        return format!("{known}0000");
    }
    let next = |c: char| match c {
        '0'..='8' | 'a'..='e' | 'g'..='y' | 'A'..='E' | 'G'..='Y' => {
            char::from_u32(u32::from(c) + 1).unwrap_or(c)
        }
        '9' => '0',
        'f' | 'z' => 'a',
        'F' | 'Z' => 'A',
        other => other,
    };
    known.chars().map(next).collect()
}

/// The ids that the target has shown for an order's line items, by their
/// keys.
pub(super) fn element_ids(world: &World, name: &str) -> std::collections::BTreeMap<String, String> {
    let (Some(view), Some(field)) = (
        last_shown(world, name),
        world.scene.run.system.element_id_field(),
    ) else {
        return Default::default();
    };
    let order = world.orders.get(name);
    let keys = order.map_or(&[][..], |order| order.keys());
    let id = |key: &String| {
        let path = at_key(field, key);
        match view.value(&path) {
            countersign_system::Scalar::Text(id) | countersign_system::Scalar::Number(id) => {
                Some((key.clone(), id.clone()))
            }
            _ => None,
        }
    };
    keys.iter().filter_map(id).collect()
}

/// A call without a body that is to be made.
pub(super) struct Question {
    pub(super) operation: Operation,
    /// The parameters of its path.
    pub(super) ids: Vec<String>,
    /// Names of the orders that it speaks of.
    pub(super) orders: Vec<String>,
    pub(super) criteria: Criteria,
}

/// Makes a call without a body, and notes it.
pub(super) async fn ask(
    world: &mut World,
    operation: &Operation,
    ids: &[String],
    orders: Vec<String>,
    sender: Sender,
    criteria: &Criteria,
) -> Option<Exchange> {
    let question = Question {
        operation: operation.clone(),
        ids: ids.to_vec(),
        orders,
        criteria: criteria.clone(),
    };
    ask_all(world, vec![question], sender).await?.pop()
}

/// Makes calls without bodies at once, and notes them.
pub(super) async fn ask_all(
    world: &mut World,
    questions: Vec<Question>,
    sender: Sender,
) -> Option<Vec<Exchange>> {
    let credentials = world.credentials(sender)?;
    let mut urls = Vec::new();
    for Question {
        operation,
        ids,
        criteria,
        ..
    } in &questions
    {
        if ids.len() < operation.path_parameters() {
            world.inconclusive(format!(
                "the target has not shown the ids that `{}` asks for",
                operation.id
            ));
            return None;
        }
        let path = fill_path(&operation.path, ids, RESERVED);
        let query = world.scene.run.system.search(criteria).query;
        let base = format!("{}{path}", world.scene.run.target.base_url);
        urls.push(with_query(&base, &query, crate::call::encoded));
    }
    world.listing = match (questions.as_slice(), urls.as_slice()) {
        ([question], [url]) if question.operation.effect == Effect::Find => Some(Listing {
            operation: question.operation.clone(),
            sender,
            url: url.clone(),
            body: None,
            patient: false,
        }),
        _ => None,
    };
    let scene = &world.scene;
    let calls = questions.iter().zip(urls).map(|(question, url)| {
        // What has an effect is sent once.
        let once = question.operation.effect == Effect::Dismiss && !sender.is_unauthorized();
        let call = Call::of(&question.operation, sender, &credentials, url);
        scene.make(call, !once)
    });
    let exchanges = futures::future::join_all(calls).await;
    world.last = exchanges.iter().map(|exchange| exchange.id).collect();
    for (question, exchange) in questions.into_iter().zip(&exchanges) {
        world.note(exchange, question.orders, sender, sender.is_unauthorized());
    }
    Some(exchanges)
}
