//! Adjustments (page "Adjust Orders"): all of a request are carried out, in
//! turn, or none.
//!
//! Where the page is open: an order's state stands for all of its items, and
//! passes over those that stand there already unless all do; beside a list of
//! items it may only repeat theirs. A step to where the item stands is
//! illegal.

use std::collections::BTreeMap;

use super::answer;
use super::change::Change;
use super::fulfillment::Fulfillment;
use super::order::Order;
use super::reading::Place;
use super::request::{Decision, Refused, Request, read_id};

/// Most steps that a request may ask for.
const MOST_STEPS: usize = 10_000;

/// Where the items of an order stand after what was read so far.
type Standing = BTreeMap<u64, Fulfillment>;

/// `POST /orderAdjustments`.
pub(super) fn adjust(request: &Request) -> Result<Decision, Refused> {
    let tree = request.tree()?;
    let places = match Place::root(&tree, "orderAdjustments") {
        Some(list) => list.list("orderAdjustment"),
        None => Place::root(&tree, "orderAdjustment").into_iter().collect(),
    };
    if places.is_empty() {
        let sentence = "The root element must be orderAdjustments, with an orderAdjustment.";
        return Err(request.refused(400, sentence));
    }
    let mut standing: BTreeMap<u64, Standing> = BTreeMap::new();
    let mut changes = Vec::new();
    let mut left = MOST_STEPS;
    for place in &places {
        let adjustment = Adjustment::read(request, place)?;
        let order = adjustment.order;
        let stands = standing.entry(order.id).or_default();
        left = left
            .checked_sub(adjustment.cost().max(1))
            .ok_or_else(|| request.refused(400, &format!("More than {MOST_STEPS} steps.")))?;
        let steps = adjustment.steps(request, place, stands)?;
        changes.extend(in_turn(order.id, steps));
    }
    let reply = answer::empty(200);
    Ok(Decision { changes, reply })
}

/// One change, or several where an item takes several steps: each has a stamp
/// of its own.
fn in_turn(order: u64, steps: Vec<(u64, Fulfillment)>) -> Vec<Change> {
    let mut turns: Vec<Vec<(u64, Fulfillment)>> = Vec::new();
    let mut taken: BTreeMap<u64, usize> = BTreeMap::new();
    for (item, state) in steps {
        let turn = taken.entry(item).or_default();
        if *turn == turns.len() {
            turns.push(Vec::new());
        }
        turns[*turn].push((item, state));
        *turn += 1;
    }
    let changes = turns.into_iter();
    changes
        .map(|steps| Change::ItemsStepped { order, steps })
        .collect()
}

/// One `orderAdjustment`.
struct Adjustment<'r> {
    order: &'r Order,
    wanted: Wanted,
}

enum Wanted {
    /// All items of the order.
    Whole(Fulfillment),
    /// These items.
    Items(Vec<(u64, Fulfillment)>),
}

impl<'r> Adjustment<'r> {
    fn read(request: &'r Request, place: &Place) -> Result<Self, Refused> {
        let at = place.at("order");
        let id = reference(request, place, "order")?;
        let order = request
            .order(id)
            .ok_or_else(|| request.refused(404, &format!("{at}: there is no such order")))?;
        let whole = state(request, place)?;
        let items = place.list("orderItemAdjustments/orderItemAdjustment");
        let wanted = if items.is_empty() {
            let sentence = format!("{}: must be given", place.at("fulfillmentState"));
            Wanted::Whole(whole.ok_or_else(|| request.refused(400, &sentence))?)
        } else {
            if items.len() > MOST_STEPS {
                return Err(request.refused(400, &format!("More than {MOST_STEPS} steps.")));
            }
            let items = items
                .iter()
                .map(|item| read_item(request, order, item, whole));
            Wanted::Items(items.collect::<Result<_, _>>()?)
        };
        Ok(Self { order, wanted })
    }

    /// How many items are looked at.
    fn cost(&self) -> usize {
        match &self.wanted {
            Wanted::Whole(_) => self.order.items.len(),
            Wanted::Items(items) => items.len(),
        }
    }

    /// The steps that it comes down to from where the items stand, which it
    /// moves on.
    fn steps(
        &self,
        request: &Request,
        place: &Place,
        standing: &mut Standing,
    ) -> Result<Vec<(u64, Fulfillment)>, Refused> {
        let steps: Vec<_> = match &self.wanted {
            Wanted::Items(items) => items.clone(),
            Wanted::Whole(state) => {
                let items = self.order.items.iter();
                let stands = |id, known| standing.get(&id).copied().unwrap_or(known);
                let moved = items.filter(|item| stands(item.id, item.state) != *state);
                moved.map(|item| (item.id, *state)).collect()
            }
        };
        if steps.is_empty() {
            let sentence = format!("{}: all items stand there already", place.at(""));
            return Err(request.refused(409, &sentence));
        }
        for (id, next) in &steps {
            let Some(item) = self.order.item(*id) else {
                continue;
            };
            let stands = standing.entry(*id).or_insert(item.state);
            if !stands.allows(*next) {
                let sentence = format!(
                    "{}: item {id} cannot go from {} to {}",
                    place.at(""),
                    stands.as_str(),
                    next.as_str(),
                );
                return Err(request.refused(409, &sentence));
            }
            *stands = *next;
        }
        Ok(steps)
    }
}

/// An `orderItemAdjustment`: the item and its wanted state, which the order's
/// may stand for.
fn read_item(
    request: &Request,
    order: &Order,
    place: &Place,
    whole: Option<Fulfillment>,
) -> Result<(u64, Fulfillment), Refused> {
    let id = reference(request, place, "orderItem")?;
    let item = read_id(id).and_then(|id| order.item(id)).ok_or_else(|| {
        let sentence = format!("{}: the order has no such item", place.at("orderItem"));
        request.refused(404, &sentence)
    })?;
    let at = place.at("fulfillmentState");
    match (state(request, place)?, whole) {
        (Some(own), Some(whole)) if own != whole => {
            Err(request.refused(400, &format!("{at}: contradicts the order's")))
        }
        (Some(state), _) | (None, Some(state)) => Ok((item.id, state)),
        (None, None) => Err(request.refused(400, &format!("{at}: must be given"))),
    }
}

/// The wanted state at this place, if it says one.
fn state(request: &Request, place: &Place) -> Result<Option<Fulfillment>, Refused> {
    let Some(text) = place.text("fulfillmentState") else {
        return Ok(None);
    };
    let state = Fulfillment::read(text).ok_or_else(|| {
        let sentence = format!("{}: is no fulfillment state", place.at("fulfillmentState"));
        request.refused(400, &sentence)
    })?;
    Ok(Some(state))
}

/// The id that a reference names.
fn reference<'v>(request: &Request, place: &Place<'v>, name: &str) -> Result<&'v str, Refused> {
    place.reference(name).ok_or_else(|| {
        let sentence = format!("{}: must be given", place.at(&format!("{name}/@id")));
        request.refused(400, &sentence)
    })
}
