//! Taking the reports that a target makes of all that is new.

use std::collections::BTreeSet;
use std::time::Instant;

use countersign_contract::{Effect, Operation};
use countersign_journal::{Exchange, ExchangeId};
use countersign_system::{Criteria, News, Scalar, at_key};
use cucumber::{given, when};

use super::asked::ask;
use super::list::own;
use super::poll::poll_for;
use super::search::last_shown;
use crate::patience::{Awaited, in_vain};
use crate::phrase::Sender;
use crate::states::Provided;
use crate::world::World;

/// The reports that are there before, so that only those made since are
/// looked at. Where reports may not be taken the scenario is skipped.
#[given(regex = r"^the reports so far are taken$")]
async fn so_far(world: &mut World) {
    if !world.scene.run.target.news {
        world.skip("reports may not be taken from this target: see `reports` in countersign.toml");
        return;
    }
    let Some(exchange) = list(world, Sender::A, None).await else {
        return;
    };
    match told(world, &exchange) {
        Some(news) => world.old_reports = news.into_iter().map(|news| news.id).collect(),
        None => world.inconclusive("the list of reports can't be read"),
    }
}

/// `the reports are taken until they tell of order "O"`: until they tell the
/// state that its line items were last shown in.
#[when(regex = r#"^the reports are taken until they tell of order "([^"]+)"$"#)]
async fn taken(world: &mut World, name: String) {
    let begun = Instant::now();
    let Some(Taken { told, made }) = until_told(world, &name).await else {
        return;
    };
    if told {
        return;
    }
    if !made && world.reports.is_empty() {
        // When a target makes a report nothing need say: none is no fault, and
        // there is nothing to wait for.
        let run = &world.scene.run;
        run.patience.give_up(Awaited::News);
        let waited = in_vain(begun.elapsed(), run.target.settle);
        world.skip(format!("the target has made no report {waited}"));
        return;
    }
    late(world, &name).await;
}

/// What came of taking reports.
struct Taken {
    /// Whether they tell of the order.
    told: bool,
    /// Whether the target says that it has made one when it was asked to.
    made: bool,
}

/// Takes the reports until they tell of an order, as [`poll_for`] does.
async fn until_told(world: &mut World, name: &str) -> Option<Taken> {
    let (mut is_asked_for, mut made) = (false, false);
    let told = poll_for(world, Awaited::News, async |world: &mut World| {
        take(world).await?;
        if tells(world, name, &world.news, &world.old_reports) {
            return Some(true);
        }
        if !is_asked_for {
            is_asked_for = true;
            made = generate(world, Sender::A).await?;
        }
        Some(false)
    })
    .await?;
    Some(Taken { told, made })
}

/// Sees whether a change that comes later is told: then what is missing will
/// not come any more.
async fn late(world: &mut World, name: &str) {
    world.late_news.insert(name.to_owned(), None);
    let control = format!("later than {name}");
    if !super::send::send_clock(world, &control, name, Sender::A).await {
        return;
    }
    let orders = [control.clone()];
    if super::settle::settle(world, &orders, Sender::A).await == Some(true) {
        until_told(world, &control).await;
    }
    let id = world
        .orders
        .get(&control)
        .and_then(|order| order.plan.id.clone());
    world.late_news.insert(name.to_owned(), id);
}

/// `the reports are taken again`
#[when(regex = r"^the reports are taken again$")]
async fn taken_again(world: &mut World) {
    take(world).await;
}

/// `each report is read again`: by itself.
#[when(regex = r"^each report is read again$")]
async fn read_again(world: &mut World) {
    for id in world.reports.clone() {
        if read(world, &id, Sender::A).await.is_none() {
            return;
        }
    }
}

/// `the reports are listed in state "DELETED"`, or in any
#[when(regex = r#"^the reports are listed(?: in state "([^"]+)")?(?: as (partner B))?$"#)]
async fn listed(world: &mut World, state: String, sender: String) {
    let sender = world.sender(&sender);
    let state = (!state.is_empty()).then_some(state.as_str());
    list(world, sender, state).await;
}

/// `the last report is deleted`
#[when(regex = r"^the (last|first) report is deleted(?: as (partner B))?$")]
async fn deleted(world: &mut World, which: String, sender: String) {
    let sender = world.sender(&sender);
    let Some(id) = world.report(&which) else {
        return;
    };
    let Some(operation) = with(world, Effect::Dismiss, 1) else {
        world.inconclusive("the contract has no operation that marks a report as read");
        return;
    };
    ask(
        world,
        &operation,
        &[id],
        Vec::new(),
        sender,
        &Criteria::default(),
    )
    .await;
}

/// Lists the reports, and reads those made since that the list only refers
/// to.
async fn take(world: &mut World) -> Option<()> {
    let exchange = list(world, Sender::A, None).await?;
    let Some(news) = told(world, &exchange) else {
        world.inconclusive("the list of reports can't be read");
        return None;
    };
    world.news.push(exchange.id);
    let mut fresh: Vec<News> = news
        .into_iter()
        .filter(|news| !world.old_reports.contains(&news.id) && !world.reports.contains(&news.id))
        .collect();
    // Lists come in any order: that of what they tell is that of time.
    fresh.sort_by_key(first_change);
    for news in fresh {
        world.reports.push(news.id.clone());
        if news.changes.is_none() {
            read(world, &news.id, Sender::A).await?;
        }
    }
    Some(())
}

fn first_change(news: &News) -> Option<i128> {
    let changes = news.changes.iter().flatten();
    changes
        .filter_map(|change| Some(change.at.as_ref()?.nanoseconds))
        .min()
}

/// Reads one report.
pub(super) async fn read(world: &mut World, id: &str, sender: Sender) -> Option<Exchange> {
    let Some(operation) = with(world, Effect::News, 1) else {
        world.inconclusive("the contract has no operation that shows a report");
        return None;
    };
    let ids = [id.to_owned()];
    let exchange = ask(
        world,
        &operation,
        &ids,
        Vec::new(),
        sender,
        &Criteria::default(),
    )
    .await?;
    if sender == Sender::A {
        world.news.push(exchange.id);
        world.single_news.push((exchange.id, id.to_owned()));
    }
    Some(exchange)
}

pub(super) async fn list(
    world: &mut World,
    sender: Sender,
    state: Option<&str>,
) -> Option<Exchange> {
    let Some(operation) = with(world, Effect::News, 0) else {
        world.inconclusive("the contract has no operation that lists reports");
        return None;
    };
    let criteria = Criteria {
        filters: own(world, sender),
        news_state: state.map(str::to_owned),
        ..Criteria::default()
    };
    ask(world, &operation, &[], Vec::new(), sender, &criteria).await
}

/// The operation of an effect whose path has so many parameters.
fn with(world: &World, effect: Effect, parameters: usize) -> Option<Operation> {
    let mut operations = world.scene.run.system.contract().operations.iter();
    operations
        .find(|operation| operation.effect == effect && operation.path_parameters() == parameters)
        .cloned()
}

/// The reports that an answer tells.
pub(super) fn told(world: &World, exchange: &Exchange) -> Option<Vec<News>> {
    let response = exchange
        .response()
        .filter(|response| response.is_success())?;
    let system = &world.scene.run.system;
    if response.body.0.iter().all(u8::is_ascii_whitespace) {
        return Some(Vec::new());
    }
    system.news(&system.read(&response.body.0).ok()?)
}

/// Whether what exchanges tell, but for `old` reports, says of every line item
/// of an order the state that it was last shown in.
pub(super) fn tells(
    world: &World,
    name: &str,
    news: &[ExchangeId],
    old: &BTreeSet<String>,
) -> bool {
    let Some(id) = world
        .orders
        .get(name)
        .and_then(|order| order.plan.id.clone())
    else {
        return false;
    };
    let Some(view) = last_shown(world, name) else {
        return false;
    };
    let field = world.scene.run.system.status_field();
    let ids = super::asked::element_ids(world, name);
    let exchanges = world.scene.exchanges.borrow();
    let changes: Vec<_> = news
        .iter()
        .filter_map(|id| told(world, exchanges.get(*id)?))
        .flatten()
        .filter(|news| !old.contains(&news.id))
        .flat_map(|news| news.changes.unwrap_or_default())
        .filter(|change| change.entity == id)
        .collect();
    ids.iter().all(|(key, element)| {
        let path = at_key(field, key);
        changes.iter().any(|change| {
            change.element == *element && *view.value(&path) == Scalar::Text(change.status.clone())
        })
    })
}

/// Has a target make a report now that makes them in its own time; whether it
/// says that it has.
pub(super) async fn generate(world: &mut World, sender: Sender) -> Option<bool> {
    let partner = world.partner(sender);
    let Some(state) = world.scene.run.system.provide_news(&partner) else {
        return Some(false);
    };
    match world.scene.provide(state.name, state.params).await {
        Provided::Done => Some(true),
        Provided::NotOffered => Some(false),
        Provided::Failed(because) => {
            world.inconclusive(because);
            None
        }
    }
}
