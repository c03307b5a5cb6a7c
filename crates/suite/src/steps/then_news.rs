//! Claims about what reports tell.

use countersign_contract::Effect;
use countersign_journal::ExchangeId;
use cucumber::then;
use serde_json::{Value, json};

use super::asked::element_ids;
use crate::phrase::Sender;
use crate::world::World;

/// The reports made since tell every step of an order's line items, once and
/// in order, and no other.
#[then(regex = r#"^the reports tell every step of order "([^"]+)", once and in order$"#)]
async fn told(world: &mut World, name: String) {
    let Some(arguments) = about(world, &name) else {
        return;
    };
    let news = world.news.clone();
    let steps = steps_of(world, &name);
    let shown: Vec<ExchangeId> = world
        .lookups(&name, Sender::A)
        .last()
        .copied()
        .into_iter()
        .collect();
    if world.is_provided {
        world.skip("a provider state made a step of the order, which no report need tell");
        return;
    }
    world.claim(
        "told",
        [("news", news), ("step", steps), ("shown", shown)],
        arguments,
    );
}

/// What entity and reports a claim is about.
fn about(world: &mut World, name: &str) -> Option<Value> {
    let order = world.order(name)?;
    let items = element_ids(world, name);
    let late = world.late_news.get(name);
    Some(json!({
        "entity": order.plan.id,
        "items": items,
        "before": world.old_reports,
        "in_time": late.is_none(),
        "control": late.cloned().flatten(),
    }))
}

/// The requests that asked for changes of an order's state.
fn steps_of(world: &World, name: &str) -> Vec<ExchangeId> {
    let steps = world.sent.iter().filter(|sent| {
        world.effect(&sent.operation) == Some(Effect::Change)
            && sent.orders.iter().any(|order| order == name)
    });
    steps.map(|sent| sent.exchange).collect()
}

/// What was taken last tells nothing of an order of another partner's.
#[then(regex = r#"^nothing is told of order "([^"]+)"$"#)]
async fn untold(world: &mut World, name: String) {
    let Some(arguments) = about(world, &name) else {
        return;
    };
    let last = world.last.clone();
    let control = world.news.clone();
    let own = world.others_of_sender(&last);
    let exchanges = [("news", last), ("control", control), ("own", own)];
    world.claim("untold", exchanges, arguments);
}

/// Every report reads the same each time that it is read.
#[then(regex = r"^each report reads the same as before$")]
async fn alike(world: &mut World) {
    let news = world.news.clone();
    let singles: Vec<(String, &String)> = world
        .single_news
        .iter()
        .map(|(exchange, report)| (exchange.to_string(), report))
        .collect();
    let arguments = json!({ "reports": world.reports, "singles": singles });
    world.claim("news_alike", [("news", news)], arguments);
}

/// What was listed last has the last report, or has it not.
#[then(regex = r"^the (last|first) report is (not )?listed$")]
async fn listed(world: &mut World, which: String, not: String) {
    let Some(id) = world.report(&which) else {
        return;
    };
    let (wanted, unwanted) = if not.is_empty() {
        (vec![id], Vec::new())
    } else {
        (Vec::new(), vec![id])
    };
    let last = world.last.clone();
    world.claim(
        "news_found",
        [("news", last)],
        json!({ "wanted": wanted, "unwanted": unwanted }),
    );
}

/// The date of a report's last change moved when it was deleted.
#[then(regex = r"^the date of the (last|first) report has moved$")]
async fn moved(world: &mut World, which: String) {
    let Some(id) = world.report(&which) else {
        return;
    };
    let mut sent = world.sent.iter().rev();
    let step = sent.find(|sent| world.effect(&sent.operation) == Some(Effect::Dismiss));
    let step: Vec<ExchangeId> = step.map(|sent| sent.exchange).into_iter().collect();
    let news = world.news.clone();
    world.claim(
        "news_moved",
        [("news", news), ("step", step)],
        json!({ "report": id }),
    );
}

/// A report's own state, as it was read last.
#[then(regex = r#"^the (last|first) report is in state "([^"]+)"$"#)]
async fn in_state(world: &mut World, which: String, state: String) {
    let Some(id) = world.report(&which) else {
        return;
    };
    let news = world.news.clone();
    world.claim(
        "news_state",
        [("news", news)],
        json!({ "report": id, "state": state }),
    );
}
