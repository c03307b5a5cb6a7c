//! Freedoms: whichever is taken in an answer, what it says stays.

use countersign_spreadshirt::Spreadshirt;
use countersign_system::{Chance, Command, Knob, Occasion, Plan, Reply, System, Unique, View};
use serde_json::json;

use super::desk::{DELAY, Desk};
use super::validity::faults;
use crate::system::system;

/// Under so many seeds is each freedom taken in each answer.
const SEEDS: u64 = 10;

/// What may be left out, or be anything, under some freedom.
const FREE: [&str; 4] = [".price", ".shop.", "transactionId", "salutation.text()"];

#[test]
fn answers_say_the_same_under_every_freedom() {
    let system = system();
    let answers = answers(system);
    for knob in system.variations() {
        let mut taken = 0;
        for seed in 0..SEEDS {
            for (command, plain) in &answers {
                let varied = varied(system, knob, (command, plain), seed);
                taken += usize::from(varied != *plain);
                compare(
                    system,
                    (command, plain, &varied),
                    &format!("{} {seed}", knob.name),
                );
            }
        }
        assert!(taken > 0, "{} is never taken", knob.name);
    }
}

#[test]
fn answers_say_the_same_under_all_freedoms_at_once() {
    let system = system();
    for (ordinal, (command, plain)) in answers(system).iter().enumerate() {
        for seed in 0..SEEDS {
            let mut reply = plain.clone();
            for knob in system.variations() {
                let mut chance = Chance::new(seed, ordinal as u64, knob.name);
                turn(system, knob, command, &mut reply, &mut chance);
            }
            compare(system, (command, plain, &reply), &format!("all, {seed}"));
        }
    }
}

#[test]
fn a_seed_replays() {
    let system = system();
    for (command, plain) in answers(system) {
        for knob in system.variations() {
            let once = varied(system, knob, (&command, &plain), 7);
            assert_eq!(once, varied(system, knob, (&command, &plain), 7));
        }
    }
}

/// Requests and what the model answers them.
fn answers(system: &Spreadshirt) -> Vec<(Command, Reply)> {
    let mut desk = Desk::new();
    let order = |key: &str, ordinal| {
        let plan = Plan {
            key: key.to_owned(),
            full: true,
            ..Plan::default()
        };
        system.sample("new-order", &plan, &mut Unique::new(3, ordinal))
    };
    let one = order("EXT & <1>", 1);
    let other = order("Großer Auftrag", 2);
    let third = order("0007", 3);
    let batch = json!({ "orders": { "order": [third["order"], other["order"]] } });
    let cancel = json!({ "orderAdjustments": { "orderAdjustment": [
        { "order": { "@id": "100001" }, "fulfillmentState": "CANCELED" },
    ] } });
    let requests = [
        ("POST", "/orders", Some(one)),
        ("POST", "/orders", Some(batch)),
        ("GET", "/orders/100001", None),
        ("POST", "/orderAdjustments", Some(cancel.clone())),
        ("POST", "/orderAdjustments", Some(cancel)),
        ("GET", "/orders/100001", None),
        ("GET", "/orders/100001/items", None),
        ("GET", "/orders/100001/items/500001", None),
        ("GET", "/orders/4", None),
        ("GET", "/orders", None),
        ("GET", "/orderReports", None),
        ("GET", "/orderReports/1", None),
        ("DELETE", "/orderReports/1", None),
        ("GET", "/orderReports/1", None),
    ];
    let mut answers = Vec::new();
    for (method, target, tree) in requests {
        let body = tree.map(|tree| system.write(&tree)).unwrap_or_default();
        let command = desk.command("A", method, target, &body);
        let reply = desk.send("A", method, target, &body);
        desk.wait(DELAY);
        answers.push((command, reply));
    }
    answers
}

fn varied(
    system: &Spreadshirt,
    knob: &Knob,
    (command, plain): (&Command, &Reply),
    seed: u64,
) -> Reply {
    let mut reply = plain.clone();
    let mut chance = Chance::new(seed, 1, knob.name);
    turn(system, knob, command, &mut reply, &mut chance);
    reply
}

fn turn(
    system: &Spreadshirt,
    knob: &Knob,
    command: &Command,
    reply: &mut Reply,
    chance: &mut Chance,
) {
    let contract = system.contract();
    let path = command.path.trim_start_matches("/api/v1");
    let mut operations = contract.operations.iter();
    let occasion = Occasion {
        contract,
        operation: operations
            .find(|known| known.path == path && known.method.as_str() == command.method),
        command,
    };
    (knob.turn)(&occasion, reply, chance);
}

fn compare(system: &Spreadshirt, (command, plain, varied): (&Command, &Reply, &Reply), how: &str) {
    let how = format!("{} {}, {how}", command.method, command.path);
    assert_eq!(plain.status / 100, varied.status / 100, "{how}");
    if plain.status >= 400 || plain.body.is_empty() {
        return;
    }
    let read = |reply: &Reply| {
        system
            .read(&reply.body)
            .unwrap_or_else(|error| panic!("{how}: {}", error.message))
    };
    let (old, new) = (read(plain), read(varied));
    let target = command.path.trim_start_matches("/api/v1");
    let wrong = faults(system, (&command.method, target), varied);
    assert!(wrong.is_empty(), "{how}: {wrong:?}");
    let by_key = |views: Option<Vec<View>>| {
        let mut views = views.unwrap_or_default();
        views.sort_by(|left, right| left.key.cmp(&right.key));
        views
    };
    let (shown, now) = (by_key(system.state(&old)), by_key(system.state(&new)));
    assert_eq!(shown.len(), now.len(), "{how}");
    for (before, after) in shown.iter().zip(&now) {
        let paths = before.facts.keys().chain(after.facts.keys());
        for path in paths.filter(|path| !FREE.iter().any(|free| path.contains(free))) {
            let (left, right) = (before.value(path), after.value(path));
            assert!(left.agrees(right), "{how}: {path} {left} {right}");
        }
    }
    let told = |tree| {
        let mut told = system.news(tree).unwrap_or_default();
        told.sort_by(|left, right| left.id.cmp(&right.id));
        let changes = told.into_iter().map(|news| {
            let changes = news.changes.unwrap_or_default().into_iter();
            let changes = changes.map(|it| (it.entity, it.element, it.key, it.status));
            (news.id, news.state, changes.collect::<Vec<_>>())
        });
        changes.collect::<Vec<_>>()
    };
    assert_eq!(told(&old), told(&new), "{how}");
    let assigned = |reply: &Reply, tree| {
        let mut ids = system.assigned("create", &reply.headers, Some(tree));
        ids.extend(system.assigned("batch", &reply.headers, Some(tree)));
        ids.sort();
        ids
    };
    assert_eq!(assigned(plain, &old), assigned(varied, &new), "{how}");
}
