//! Looking orders up, and waiting for the target's clock.

use std::time::{Duration, Instant};

use countersign_check::{Shown, is_accepted, shown};
use countersign_contract::Effect;
use countersign_journal::{Exchange, ExchangeId};
use cucumber::{given, when};
use percent_encoding::{AsciiSet, utf8_percent_encode};

use super::poll::poll;
use crate::call::Call;
use crate::patience::Awaited;
use crate::phrase::{Sender, names};
use crate::secrets::RESERVED;
use crate::world::World;

/// `orders "O" and "P" are looked up as partner B`
#[given(
    regex = r#"^orders? (.*"[^"]+") (?:is|are) looked up(, encoded sparingly)?(?: as (partner B|nobody|a stranger(?: with the token (?:cut short|extended|in the other case|left empty))?|partner A (?:without the|with a wrong|with partner B's) "[^"]+"))?$"#
)]
#[when(
    regex = r#"^orders? (.*"[^"]+") (?:is|are) looked up(, encoded sparingly)?(?: as (partner B|nobody|a stranger(?: with the token (?:cut short|extended|in the other case|left empty))?|partner A (?:without the|with a wrong|with partner B's) "[^"]+"))?$"#
)]
async fn look_up(world: &mut World, phrase: String, sparingly: String, sender: String) {
    let sender = world.sender(&sender);
    let orders = names(&phrase);
    let encoding = encoding(&sparingly);
    look_up_all(world, orders, sender, encoding).await;
}

/// Looks orders up at once and notes it; what the target has accepted of the
/// sender is waited for until it is shown once, as it may be stored in the
/// target's own time. `None` where that ends the scenario.
async fn look_up_all(
    world: &mut World,
    orders: Vec<String>,
    sender: Sender,
    encoding: &'static AsciiSet,
) -> Option<()> {
    let exchanges = lookups(world, &orders, sender, encoding).await?;
    for (name, mut exchange) in orders.into_iter().zip(exchanges) {
        let is_awaited = world.has_given(&name, sender) && !was_shown(world, &name, sender);
        if is_awaited && shows_nothing(world, &exchange) {
            let order = [name.clone()];
            poll(world, async |world| {
                exchange = lookups(world, &order, sender, encoding).await?.pop()?;
                Some(!shows_nothing(world, &exchange))
            })
            .await?;
        }
        world.note(&exchange, vec![name], sender, sender.is_unauthorized());
    }
    Some(())
}

/// Whether an earlier lookup has shown an order to a sender: what is gone
/// afterwards is not late.
fn was_shown(world: &World, name: &str, sender: Sender) -> bool {
    let system = world.scene.run.system.as_ref();
    let exchanges = world.scene.exchanges.borrow();
    let lookups = world.lookups(name, sender);
    let mut known = lookups.iter().filter_map(|id| exchanges.get(*id));
    known.any(|exchange| matches!(shown(system, exchange), Ok(Shown::Views(_))))
}

fn shows_nothing(world: &World, exchange: &Exchange) -> bool {
    shown(world.scene.run.system.as_ref(), exchange) == Ok(Shown::Nothing)
}

/// All but what RFC 3986, 3.3 allows in a segment of a path.
const OUTSIDE_SEGMENTS: &AsciiSet = &RESERVED
    .remove(b'!')
    .remove(b'$')
    .remove(b'&')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b'+')
    .remove(b',')
    .remove(b';')
    .remove(b'=')
    .remove(b':')
    .remove(b'@');

fn encoding(sparingly: &str) -> &'static AsciiSet {
    if sparingly.is_empty() {
        RESERVED
    } else {
        OUTSIDE_SEGMENTS
    }
}

/// Looks orders up at once; `None` where that ends the scenario.
pub(super) async fn lookups(
    world: &mut World,
    orders: &[String],
    sender: Sender,
    encoding: &'static AsciiSet,
) -> Option<Vec<Exchange>> {
    let mut handles = Vec::new();
    for name in orders {
        let order = world.order(name)?;
        if world.assigns_ids() && order.plan.id.is_none() {
            world.inconclusive(format!(
                "the target gave order {name:?} no id to look it up by"
            ));
            return None;
        }
        handles.push(order.handle().to_owned());
    }
    show(world, &handles, sender, encoding).await
}

/// Looks entities up by their ids, or keys, at once; `None` where that ends the
/// scenario.
pub(super) async fn show(
    world: &mut World,
    handles: &[String],
    sender: Sender,
    encoding: &'static AsciiSet,
) -> Option<Vec<Exchange>> {
    let contract = world.scene.run.system.contract();
    let Some(operation) = contract.with_effect(Effect::Show).next().cloned() else {
        world.inconclusive("the contract has no operation that shows an order");
        return None;
    };
    let credentials = world.credentials(sender)?;
    let scene = &world.scene;
    let calls = handles.iter().map(|handle| {
        let path = fill_path(&operation.path, &[handle], encoding);
        let url = format!("{}{path}", scene.run.target.base_url);
        scene.insist(Call::of(&operation, sender, &credentials, url))
    });
    Some(futures::future::join_all(calls).await)
}

/// A path with its parameters filled in, as far as there are values.
pub(super) fn fill_path(
    path: &str,
    values: &[impl AsRef<str>],
    encoding: &'static AsciiSet,
) -> String {
    let mut filled = path.to_owned();
    for value in values {
        let encoded = utf8_percent_encode(value.as_ref(), encoding).to_string();
        if let (Some(open), Some(close)) = (filled.find('{'), filled.find('}')) {
            filled.replace_range(open..=close, &encoded);
        }
    }
    filled
}

/// A scenario about something that a target need not take (a form of number,
/// a second submission): skipped where it refuses that and takes what is plain.
#[when(
    regex = r#"^the target takes (?:the number of )?(?:"([^"]+)" of )?order "([^"]+)", as it takes (?:that of )?order "([^"]+)"$"#
)]
async fn takes(world: &mut World, operation: String, name: String, plain: String) {
    let made = |world: &World, name: &str| -> Vec<ExchangeId> {
        let makes = world.sent.iter().filter(|sent| {
            sent.orders.iter().any(|order| order == name)
                && (operation.is_empty() || operation == sent.operation)
                && world.effect(&sent.operation) == Some(Effect::Create)
        });
        makes.map(|sent| sent.exchange).collect()
    };
    let accepted = |world: &World, made: &[ExchangeId]| {
        let exchanges = world.scene.exchanges.borrow();
        let mut known = made.iter().filter_map(|id| exchanges.get(*id));
        known.any(|exchange| is_accepted(world.scene.run.system.as_ref(), exchange))
    };
    let plain_made = made(world, &plain);
    let special = accepted(world, &made(world, &name));
    match (special, accepted(world, &plain_made)) {
        (true, _) => world.presuppose("accepted", plain_made),
        (false, true) => world.skip("the target refuses this form, which it may"),
        (false, false) => world.inconclusive(format!(
            "neither order {name:?} nor the plain order {plain:?} was accepted"
        )),
    }
}

/// How long a target's clock is waited for, within the run's patience.
const CLOCK_DEADLINE: Duration = Duration::from_secs(3);

/// Waits until a fresh order's stamp has passed that of an order, so that a
/// change sent now must move it. Where that does not happen in time the rest
/// is not assessable.
#[when(
    regex = r#"^the target's clock has passed the stamps of order "([^"]+)"(?: by (\d) seconds)?$"#
)]
async fn clock_has_passed(world: &mut World, name: String, seconds: String) {
    let Some(reference) = super::search::stamps(world, std::slice::from_ref(&name))
        .into_iter()
        .max_by_key(|stamp| stamp.nanoseconds)
    else {
        world.skip("the target shows no stamp of the order's last modification");
        return;
    };
    let margin = seconds.parse::<u32>().unwrap_or(0);
    let reference = reference
        .moved(i128::from(margin) * 1_000_000_000)
        .map(|moved| countersign_system::Instant {
            precision: reference.precision,
            ..moved
        })
        .unwrap_or(reference);
    wait_for_clock(world, &name, &reference, margin).await;
}

/// Waits until an order that is made like `name` is stamped later than the
/// `reference`, which may lie so many `seconds` ahead; else skips the rest.
pub(super) async fn wait_for_clock(
    world: &mut World,
    name: &str,
    reference: &countersign_system::Instant,
    seconds: u32,
) {
    let deadline = CLOCK_DEADLINE + Duration::from_secs(seconds.into());
    let begun = Instant::now();
    let mut attempt: u32 = 0;
    loop {
        attempt += 1;
        let clock = format!("clock {attempt}");
        if !super::send::send_clock(world, &clock, name, Sender::A).await {
            return;
        }
        if lookups_recorded(world, &clock, Sender::A).await.is_none() {
            return;
        }
        let passed = super::search::stamps(world, &[clock])
            .into_iter()
            .any(|stamp| stamp.is_after(reference));
        if passed {
            return;
        }
        let spent = begun.elapsed();
        let patience = &world.scene.run.patience;
        if spent > deadline.min(patience.left(Awaited::Clock)) {
            patience.spend(Awaited::Clock, spent);
            world.skip("the target's clock did not pass what it showed before in time");
            return;
        }
        // Fewer, the longer it takes: each makes an order.
        tokio::time::sleep(Duration::from_millis(100) * attempt.min(5)).await;
    }
}

/// Looks an order up and notes it, as the step does.
pub(super) async fn lookups_recorded(world: &mut World, name: &str, sender: Sender) -> Option<()> {
    look_up_all(world, vec![name.to_owned()], sender, RESERVED).await
}
