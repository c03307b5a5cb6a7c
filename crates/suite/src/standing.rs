//! The standing checks: what every scenario claims besides its steps.

use std::collections::{BTreeMap, BTreeSet};

use countersign_contract::Effect;
use countersign_journal::{ClauseId, ExchangeId};
use serde_json::{Value, json};

use crate::world::World;

/// The standing checks: every exchange of the scenario, whatever it is about.
pub(crate) fn standing(world: &mut World, system: &str) {
    let all: Vec<ExchangeId> = {
        let exchanges = world.scene.exchanges.borrow();
        exchanges.ids_of_operations()
    };
    let all: Vec<ExchangeId> = {
        let doubted = world.scene.doubted.borrow();
        let sound = |id: &ExchangeId| !doubted.contains(id);
        all.into_iter().filter(sound).collect()
    };
    if all.is_empty() {
        return;
    }
    let bodies = untainted(world, &all);
    let keys: BTreeSet<&str> = world
        .orders
        .values()
        .map(|order| order.plan.key.as_str())
        .collect();
    let plain = plain(world, &bodies);
    let edited = world
        .sent
        .iter()
        .filter(|sent| plain.contains(&sent.exchange));
    let edited: BTreeMap<String, &[String]> = edited
        .filter(|sent| !sent.edits.is_empty())
        .map(|sent| (sent.exchange.to_string(), sent.edits.as_slice()))
        .collect();
    let edited = json!({ "edited": edited });
    let keys =
        json!({ "keys": keys, "edited": edited["edited"], "provided": world.scene.provided() });
    for (check, clause, of) in STANDING {
        let clause = ClauseId(format!("{system}.{clause}"));
        // Not every system's answers say enough for each.
        if world
            .scene
            .run
            .system
            .contract()
            .clause(&clause.0)
            .is_none()
        {
            continue;
        }
        let (exchanges, arguments) = match of {
            Of::Answers => (vec![("all", all.clone())], Value::Null),
            Of::Bodies => (vec![("all", bodies.clone())], keys.clone()),
            Of::Plain => (vec![("plain", plain.clone())], edited.clone()),
            Of::State => {
                let exchanges = vec![("all", bodies.clone()), ("plain", plain.clone())];
                (exchanges, keys.clone())
            }
        };
        let step = format!("standing check: {check}");
        world.claim_clause(clause, step, check, exchanges, arguments);
    }
}

/// Requests whose senders may make them, and that nothing was done to: what
/// they gave is to be shown.
fn plain(world: &World, all: &[ExchangeId]) -> Vec<ExchangeId> {
    let sent = world.sent.iter().filter(|sent| {
        let effect = world.effect(&sent.operation);
        !sent.is_broken()
            && matches!(effect, Some(Effect::Create | Effect::Change))
            && all.contains(&sent.exchange)
    });
    sent.map(|sent| sent.exchange).collect()
}

/// What was answered before anything that was broken on purpose was taken. That
/// it was is for its own clause to tell; what the target shows of it afterwards
/// is no second fault.
fn untainted(world: &World, all: &[ExchangeId]) -> Vec<ExchangeId> {
    let exchanges = world.scene.exchanges.borrow();
    let taken = world
        .sent
        .iter()
        .filter(|sent| sent.is_broken())
        .map(|sent| sent.exchange)
        .find(|id| {
            exchanges.get(*id).is_some_and(|exchange| {
                countersign_check::is_accepted(world.scene.run.system.as_ref(), exchange)
            })
        });
    all.iter()
        .copied()
        .filter(|id| taken.is_none_or(|taken| *id <= taken))
        .collect()
}

/// What a standing check is about.
enum Of {
    /// All that was answered.
    Answers,
    /// What answers show of the scenario's own entities.
    Bodies,
    /// The answers to what was sent as it should be.
    Plain,
    /// What was sent so, and all that is shown.
    State,
}

/// Standing checks and the clauses that they judge, below the system's name.
const STANDING: [(&str, &str, Of); 9] = [
    ("given", "answer.given", Of::Answers),
    ("status", "answer.status", Of::Answers),
    ("media_type", "answer.media-type", Of::Answers),
    ("message", "answer.message", Of::Bodies),
    ("listed_states", "answer.states", Of::Answers),
    ("linked", "answer.links", Of::Answers),
    ("steady", "answer.steady", Of::Bodies),
    ("pertinent", "answer.pertinent", Of::Plain),
    ("kept", "answer.kept", Of::State),
];
