//! The whole of an order: by every operation that shows it, a part of it, or
//! finds it.

use countersign_check::{Shown, shown};
use countersign_contract::{Effect, Operation};
use countersign_journal::{Exchange, ExchangeId};
use countersign_system::Criteria;
use cucumber::{given, when};

use super::asked::{Question, ask_all, element_ids};
use super::lookup::lookups_recorded;
use super::poll::poll;
use crate::phrase::{Sender, names};
use crate::world::World;

/// `the whole of orders "O" and "P" is shown`
#[given(regex = r#"^the whole of orders? (.*"[^"]+") is shown$"#)]
#[when(regex = r#"^the whole of orders? (.*"[^"]+") is shown$"#)]
async fn whole(world: &mut World, phrase: String) {
    let names = names(&phrase);
    let mut questions = Vec::new();
    for name in &names {
        // Parts are asked for by the ids that the order shows.
        if lookups_recorded(world, name, Sender::A).await.is_none() {
            return;
        }
        match questions_about(world, name) {
            Some(all) => questions.extend(all),
            None => return,
        }
    }
    questions.extend(list_of(world, &names));
    let about: Vec<Vec<String>> = questions.iter().map(|it| it.orders.clone()).collect();
    let Some(mut exchanges) = ask_all(world, questions, Sender::A).await else {
        return;
    };
    if await_listed(world, &names, &mut exchanges).await.is_none() {
        return;
    }
    for name in names {
        let lookup = world.lookups(&name, Sender::A).last().copied();
        let others = exchanges.iter().zip(&about);
        let others = others.filter(|(_, orders)| orders.contains(&name));
        let shown: Vec<ExchangeId> = lookup
            .into_iter()
            .chain(others.map(|(exchange, _)| exchange.id))
            .collect();
        world.wholes.entry(name).or_default().push(shown);
    }
}

/// Asks for the list again, the last of the exchanges, while it misses an order
/// that the target has taken: lists may be behind. `None` where that ends the
/// scenario.
async fn await_listed(
    world: &mut World,
    names: &[String],
    exchanges: &mut [Exchange],
) -> Option<()> {
    let (Some(question), Some(last)) = (list_of(world, names), exchanges.last_mut()) else {
        return Some(());
    };
    let numbers: Vec<String> = names
        .iter()
        .filter(|name| world.has_given(name, Sender::A))
        .filter_map(|name| Some(world.orders.get(name)?.plan.key.clone()))
        .collect();
    poll(world, async |world: &mut World| {
        if lists_all(world, last, &numbers) {
            return Some(true);
        }
        let again = Question {
            operation: question.operation.clone(),
            criteria: question.criteria.clone(),
            ids: Vec::new(),
            orders: names.to_vec(),
        };
        *last = ask_all(world, vec![again], Sender::A).await?.pop()?;
        Some(lists_all(world, last, &numbers))
    })
    .await
    .map(|_| ())
}

/// Whether a list has all orders of these numbers; what is no list never will.
pub(super) fn lists_all(world: &World, list: &Exchange, numbers: &[String]) -> bool {
    let views = match shown(world.scene.run.system.as_ref(), list) {
        Ok(Shown::Views(views)) => views,
        Ok(Shown::Nothing) => Vec::new(),
        Err(_) => return true,
    };
    numbers
        .iter()
        .all(|number| views.iter().any(|view| view.key == *number))
}

/// What is asked beside the lookup to see all of an order.
fn questions_about(world: &mut World, name: &str) -> Option<Vec<Question>> {
    let order = world.order(name)?;
    // The ids that were shown first stay those that are asked for: what has
    // vanished must be missed.
    if !world.parts.contains_key(name) {
        let elements = element_ids(world, name);
        let ids = order.keys().iter().filter_map(|key| elements.get(key));
        world.parts.insert(name.to_owned(), ids.cloned().collect());
    }
    let elements = world.parts.get(name).cloned().unwrap_or_default();
    let system = &world.scene.run.system;
    let contract = system.contract();
    let mut questions = Vec::new();
    let question = |operation: &Operation, ids: Vec<String>| Question {
        operation: operation.clone(),
        ids,
        orders: vec![name.to_owned()],
        criteria: Criteria::default(),
    };
    let id = match world.assigns_ids() {
        true => order.plan.id,
        false => Some(order.plan.key),
    };
    let id: Vec<String> = id.into_iter().collect();
    let parts = contract.with_effect(Effect::Part);
    for operation in parts.filter(|operation| system.shows_state(&operation.id)) {
        if operation.path_parameters() > 1 {
            questions.extend(elements.iter().map(|element| {
                let ids = id.iter().chain([element]).cloned().collect();
                question(operation, ids)
            }));
        } else {
            questions.push(question(operation, id.clone()));
        }
    }
    Some(questions)
}

/// One list that finds them all, where none of them is still worked on.
fn list_of(world: &World, names: &[String]) -> Option<Question> {
    let contract = world.scene.run.system.contract();
    Some(Question {
        operation: contract.with_effect(Effect::Find).next()?.clone(),
        ids: Vec::new(),
        orders: names.to_vec(),
        criteria: super::list::around(world, names)?,
    })
}
