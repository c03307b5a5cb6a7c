//! Changes of state, by the one operation that asks for them.

use countersign_check::is_accepted;
use cucumber::gherkin::Step;
use cucumber::{given, when};

use super::adjustment::{Adjustment, adjustment, send};
use super::asked::{element_ids, unknown_id};
use crate::edit::Edit;
use crate::phrase::{Sender, names, numbers};
use crate::world::World;

/// `items 1 and 2 of order "O" are adjusted to "CANCELED"`; without items the
/// order as a whole.
#[given(
    regex = r#"^(?:items? ([\d, and]+) of )?orders? ((?:"[^"]+"(?:, | and | to )?)+) (?:is|are) adjusted to "([^"]+)"( at once)?(?: with "([^"]+)" (missing|null|an object|a list|a text|empty|text ".*"))?(?: as (partner B|nobody|a stranger(?: with the token (?:cut short|extended|in the other case|left empty))?|partner A (?:without the|with a wrong|with partner B's) "[^"]+"))?$"#
)]
#[when(
    regex = r#"^(?:items? ([\d, and]+) of )?orders? ((?:"[^"]+"(?:, | and | to )?)+) (?:is|are) adjusted to "([^"]+)"( at once)?(?: with "([^"]+)" (missing|null|an object|a list|a text|empty|text ".*"))?(?: as (partner B|nobody|a stranger(?: with the token (?:cut short|extended|in the other case|left empty))?|partner A (?:without the|with a wrong|with partner B's) "[^"]+"))?$"#
)]
async fn adjusted(world: &mut World, matches: &[String]) {
    let [items, phrase, status, at_once, place, words, sender] = matches else {
        return;
    };
    let sender = world.sender(sender);
    let items = numbers(items);
    let mut adjustments = Vec::new();
    for name in names(phrase) {
        let Some(adjustment) = adjustment(world, &name, &items, status) else {
            return;
        };
        adjustments.push(adjustment);
    }
    let edits = Edit::at_places(place, words).unwrap_or_default();
    // One request for each line item, or one for all.
    let groups = if at_once.is_empty() {
        vec![adjustments]
    } else {
        let apart = adjustments.into_iter().flat_map(Adjustment::apart);
        apart.map(|one| vec![one]).collect()
    };
    if let Some((_, asked)) = send(world, &groups, &edits, sender).await {
        world.asked = asked;
    }
}

/// Several adjustments in one list, a row each: the order (or `unknown`), its
/// items (`whole`, `1 and 2`, `unknown`, `1 of "P"`), the state. `at once`: each
/// row is a request, and all are sent at the same time.
#[when(regex = r"^these adjustments are sent( at once)?$")]
async fn tabled(world: &mut World, at_once: String, step: &Step) {
    let (mut adjustments, mut nowhere) = (Vec::new(), false);
    for row in step.table.iter().flat_map(|table| &table.rows) {
        let [name, items, status] = row.as_slice() else {
            let row = row.join(" | ");
            world.inconclusive(format!("`{row}` is no order, items and state"));
            return;
        };
        let unknown = name.strip_prefix("unknown like ");
        let own = unknown.unwrap_or(name);
        let is_strange = items.contains("of") || items == "unknown";
        let chosen = if is_strange {
            Vec::new()
        } else {
            numbers(items)
        };
        let Some(mut adjustment) = adjustment(world, own, &chosen, status) else {
            return;
        };
        nowhere |= unknown.is_some() || is_strange;
        if unknown.is_some() {
            adjustment.id = unknown_id(&adjustment.id);
        }
        if items == "unknown" {
            let ids = element_ids(world, own);
            let known = ids.values().next().cloned().unwrap_or_default();
            adjustment.items = vec![(String::new(), unknown_id(&known))];
        } else if let Some(other) = names(items).pop() {
            let (ids, own_ids) = (element_ids(world, &other), element_ids(world, own));
            let foreign = ids
                .values()
                .find(|id| !own_ids.values().any(|own| own == *id));
            let Some(id) = foreign else {
                world.skip("the target numbers the line items of each order alike");
                return;
            };
            adjustment.items = vec![(String::new(), id.clone())];
        }
        adjustments.push(adjustment);
    }
    let groups = if at_once.is_empty() {
        vec![adjustments]
    } else {
        adjustments.into_iter().map(|one| vec![one]).collect()
    };
    if let Some((_, mut asked)) = send(world, &groups, &[], Sender::A).await {
        asked.nowhere |= nowhere;
        world.asked = asked;
    }
}

/// What was asked for last was done: a scenario about what follows from it
/// ends where it was not.
#[when(regex = r"^the step has been taken$")]
async fn has_been_taken(world: &mut World) {
    let system = world.scene.run.system.clone();
    let is_taken = {
        let exchanges = world.scene.exchanges.borrow();
        world.asked.exchanges.iter().all(|id| {
            exchanges
                .get(*id)
                .is_some_and(|exchange| is_accepted(system.as_ref(), exchange))
        })
    };
    if !is_taken {
        world.skip("the target has not taken the step that this is about");
    }
}
