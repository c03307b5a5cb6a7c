//! Sending orders: the one step that submits and changes.

use countersign_contract::Effect;
use countersign_journal::{Exchange, ExchangeId, Outcome};
use cucumber::gherkin::Step;
use cucumber::{given, when};

use super::lookup::fill_path;
use crate::call::Call;
use crate::edit::Edit;
use crate::order::Order;
use crate::parcel::{Parcel, Ready, compose};
use crate::phrase::{Sender, names, numbers};
use crate::preflight::doubt_of_fixtures;
use crate::secrets::RESERVED;
use crate::world::World;

/// `orders "O" and "P" are accepted by "acknowledgement"`: sent, and the
/// scenario ends where the target does not accept it.
#[given(
    regex = r#"^orders? (.*"[^"]+") (?:is|are) accepted by "([^"]+)"(?: as (partner B|nobody|a stranger(?: with the token (?:cut short|extended|in the other case|left empty))?|partner A (?:without the|with a wrong|with partner B's) "[^"]+"))?$"#
)]
#[when(
    regex = r#"^orders? (.*"[^"]+") (?:is|are) accepted by "([^"]+)"(?: as (partner B|nobody|a stranger(?: with the token (?:cut short|extended|in the other case|left empty))?|partner A (?:without the|with a wrong|with partner B's) "[^"]+"))?$"#
)]
async fn accepted(world: &mut World, phrase: String, operation: String, sender: String) {
    let parcel = Parcel {
        names: names(&phrase),
        operation,
        sender: world.sender(&sender),
        at_once: true,
        ..Parcel::default()
    };
    let exchanges = send(world, parcel).await;
    for exchange in &exchanges {
        if !countersign_check::is_accepted(world.scene.run.system.as_ref(), exchange) {
            let seen = match &exchange.outcome {
                Outcome::Answered(response) => {
                    let body: String = response.body.to_text().chars().take(160).collect();
                    format!("{} {body}", response.status)
                }
                Outcome::Unanswered { because, .. } => because.clone(),
            };
            let step = world.step.clone();
            world.inconclusive(format!("`{step}`: {seen}"));
            return;
        }
    }
    // Where nothing could be sent the scenario has ended, and said why.
    if exchanges.is_empty() {
        return;
    }
    let accepted = exchanges.iter().map(|exchange| exchange.id).collect();
    world.presuppose("accepted", accepted);
}

/// The one step that sends orders, with all that may be said of it.
#[when(
    regex = r#"^(?:line items? ([\d, and]+) of )?orders? ((?:"[^"]+"(?:, | and | to )?)+) (?:is|are) sent by "([^"]+)"( again unchanged)?(?: again with other "([^"]+)")?(?: with "([^"]+)"(?: of "([^"]+)")? (missing|null|an object|a list|a text(?: of two lines)?|a boolean|empty|its first element alone|unknown|misspelt|text ".*"|number \S+|texts .+|taken from order "[^"]+"))?(?: labelled "([^"]+)")?(?: (\d{1,3}) times)?( at once)?( line by line)?(?: altered)?(?: as (partner B|nobody|a stranger(?: with the token (?:cut short|extended|in the other case|left empty))?|partner A (?:without the|with a wrong|with partner B's) "[^"]+"))?$"#
)]
async fn sent(world: &mut World, matches: &[String], step: &Step) {
    let [
        lines,
        phrase,
        operation,
        again,
        other,
        places,
        of,
        words,
        label,
        times,
        at_once,
        split,
        sender,
    ] = matches
    else {
        return;
    };
    let found = Edit::at_places(places, words);
    if found.is_none() && !words.is_empty() {
        world.inconclusive(format!("`{words}` is no edit"));
        return;
    }
    let mut edits = found.unwrap_or_default();
    for row in step.table.iter().flat_map(|table| &table.rows) {
        match row.as_slice() {
            [place, words] if let Some(edit) = Edit::from_words(words) => {
                edits.push((place.clone(), edit));
            }
            _ => {
                world.inconclusive(format!("`{}` is no place and edit", row.join(" | ")));
                return;
            }
        }
    }
    let parcel = Parcel {
        names: names(phrase),
        operation: operation.clone(),
        lines: numbers(lines),
        again: !again.is_empty(),
        other: other.clone(),
        edits,
        of: of.clone(),
        label: label.clone(),
        times: times.parse().unwrap_or(1),
        at_once: !at_once.is_empty(),
        line_by_line: !split.is_empty(),
        sender: world.sender(sender),
    };
    send(world, parcel).await;
}

async fn send(world: &mut World, parcel: Parcel) -> Vec<Exchange> {
    let system = world.scene.run.system.clone();
    let Some(operation) = world.operation(&parcel.operation) else {
        return Vec::new();
    };
    let Some(ready) = compose(world, &operation, &parcel) else {
        return Vec::new();
    };
    let Some(credentials) = world.credentials(parcel.sender) else {
        return Vec::new();
    };
    let broken = !parcel.edits.is_empty() || parcel.sender.is_unauthorized();
    let base_url = world.scene.run.target.base_url.clone();
    // A path that names an entity names that of the request.
    let urls: Vec<String> = ready
        .iter()
        .map(|ready| {
            let order = ready.orders.first().and_then(|name| world.orders.get(name));
            let path = fill_path(
                &operation.path,
                &Vec::from_iter(order.map(Order::handle)),
                RESERVED,
            );
            format!("{base_url}{path}")
        })
        .collect();
    let label = if parcel.label.is_empty() {
        system.contract().media_type.clone()
    } else {
        parcel.label.clone()
    };
    let times = parcel.times.max(1);
    let scene = &world.scene;
    let one = |(ready, url): &(&Ready, &String)| {
        let call = Call::of(&operation, parcel.sender, &credentials, (*url).clone());
        let call = match operation.request {
            Some(_) => call.with_body(&label, system.write(&ready.tree)),
            None => call,
        };
        scene.make(call, broken)
    };
    let requests: Vec<(&Ready, &String)> = ready
        .iter()
        .zip(&urls)
        .flat_map(|request| std::iter::repeat_n(request, times))
        .collect();
    let exchanges = if parcel.at_once {
        futures::future::join_all(requests.iter().map(one)).await
    } else {
        let mut exchanges = Vec::new();
        for request in &requests {
            exchanges.push(one(request).await);
        }
        exchanges
    };
    world.last = exchanges.iter().map(|exchange| exchange.id).collect();
    for ((ready, _), exchange) in requests.into_iter().zip(&exchanges) {
        world.note(exchange, ready.orders.clone(), parcel.sender, broken);
        if let Some(sent) = world.sent.last_mut() {
            sent.edits = parcel
                .edits
                .iter()
                .map(|(place, _)| place.clone())
                .collect();
        }
    }
    if operation.effect == Effect::Create && !broken {
        let run = world.scene.run.clone();
        for exchange in &exchanges {
            if let Some(because) = doubt_of_fixtures(&run, exchange).await {
                world.scene.doubt.borrow_mut().get_or_insert(because);
            }
        }
    }
    if operation.effect == Effect::Create {
        let sent = requests_of(&ready, times, &exchanges);
        super::assigned::note(world, &operation, sent, parcel.sender).await;
    }
    if !broken {
        for ready in &ready {
            if let [name] = ready.orders.as_slice()
                && let Some(order) = world.orders.get_mut(name)
            {
                order.trees.insert(operation.id.clone(), ready.tree.clone());
            }
        }
    }
    exchanges
}

/// Each exchange with the names of the orders that its request spoke of.
fn requests_of(
    ready: &[Ready],
    times: usize,
    exchanges: &[Exchange],
) -> Vec<(Vec<String>, Exchange)> {
    let orders = ready
        .iter()
        .flat_map(|ready| std::iter::repeat_n(ready.orders.clone(), times));
    orders.zip(exchanges.iter().cloned()).collect()
}

/// The exchanges of an order's requests by an operation that were not broken,
/// oldest first.
pub(super) fn unbroken(world: &World, name: &str, operation: &str) -> Vec<ExchangeId> {
    world
        .sent
        .iter()
        .filter(|sent| {
            sent.operation == operation
                && !sent.broken
                && sent.orders.iter().any(|order| order == name)
        })
        .map(|sent| sent.exchange)
        .collect()
}

/// Sends a fresh order, made like another, whose stamp tells the target's time; false where that
/// ends the scenario.
pub(super) async fn send_clock(world: &mut World, name: &str, model: &str, sender: Sender) -> bool {
    let Some(model) = world.order(model) else {
        return false;
    };
    let system = world.scene.run.system.clone();
    let Some(create) = system.contract().with_effect(Effect::Create).next() else {
        return false;
    };
    super::given::like(world, name, &model);
    let parcel = Parcel {
        names: vec![name.to_owned()],
        operation: create.id.clone(),
        sender,
        ..Parcel::default()
    };
    !send(world, parcel).await.is_empty()
}
