//! The order list (page "Retrieve Order List").
//!
//! Where the page is open: the window's ends belong to it, `*` leaves one
//! open; without `sortField` the oldest order comes first; another partner's
//! id finds nothing.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::order::Order;
use super::processing::Processing;
use super::query::{Query, Wanted};
use super::request::{Decision, Refused, Request};
use super::{show, stamp};

/// What a list is to hold, and in which order.
struct Criteria {
    /// Whether the session's partner is asked for.
    own: bool,
    shops: Option<BTreeSet<String>>,
    window: (i64, i64),
    processing: Option<BTreeSet<Processing>>,
    by_modified: bool,
    descending: bool,
}

/// `GET /orders`.
pub(super) fn find(request: &Request) -> Result<Decision, Refused> {
    let criteria = Criteria::read(request).map_err(|sentence| request.refused(400, &sentence))?;
    let mut found: Vec<&Order> = request
        .state
        .changed(request.partner, criteria.window)
        .filter(|order| criteria.takes(order))
        .collect();
    if !criteria.by_modified {
        found.sort_by_key(|order| (order.created, order.id));
    }
    if criteria.descending {
        found.reverse();
    }
    let orders = found.into_iter();
    let orders: Vec<_> = orders
        .map(|order| show::order(&request.base, order))
        .collect();
    Ok(request.shown(&json!({ "orders": listed("order", orders) })))
}

/// A list's content; empty where it has no elements.
pub(super) fn listed(name: &str, elements: Vec<Value>) -> Value {
    if elements.is_empty() {
        json!({})
    } else {
        json!({ name: elements })
    }
}

impl Criteria {
    fn read(request: &Request) -> Result<Self, String> {
        let parameters = &request.parameters;
        let query = Query::read(parameters.get("query").unwrap_or_default())?;
        let mut criteria = Self {
            own: true,
            shops: None,
            window: (i64::MIN, i64::MAX),
            processing: None,
            by_modified: match parameters.get("sortField") {
                None | Some("created") => false,
                Some("modified") => true,
                Some(_) => return Err("sortField: must be created or modified".to_owned()),
            },
            descending: descending(parameters.get("sortOrder"))?,
        };
        for term in query.terms {
            match (term.name.as_str(), term.wanted) {
                ("partnerId", Wanted::Any(ids)) => {
                    criteria.own &= ids.contains(&request.account.partner_id);
                }
                ("shopId", Wanted::Any(ids)) => {
                    narrow(&mut criteria.shops, ids.into_iter().collect());
                }
                ("modified", Wanted::Range(from, to)) => criteria.within(from, to)?,
                ("processingState", Wanted::Any(names)) => {
                    let states = names.iter().map(|name| Processing::read(name));
                    let states: Option<BTreeSet<_>> = states.collect();
                    let states = states.ok_or_else(|| {
                        "query: processingState is RECEIVED, CREATED or ERROR".to_owned()
                    })?;
                    narrow(&mut criteria.processing, states);
                }
                (name, _) => {
                    let known = "partnerId:(…), shopId:(…), modified:[a TO b], processingState:(…)";
                    return Err(format!("query: {name} is not, or not so, one of {known}"));
                }
            }
        }
        Ok(criteria)
    }

    fn within(&mut self, from: Option<String>, to: Option<String>) -> Result<(), String> {
        let unreadable = || "query: modified: both ends are ISO 8601 dates, or *".to_owned();
        if let Some(from) = from {
            let from = stamp::read(&from).ok_or_else(unreadable)?;
            self.window.0 = self.window.0.max(from);
        }
        if let Some(to) = to {
            let to = stamp::read_end(&to).ok_or_else(unreadable)?;
            self.window.1 = self.window.1.min(to);
        }
        Ok(())
    }

    fn takes(&self, order: &Order) -> bool {
        let mut shops = self.shops.iter();
        self.own
            && shops.all(|shops| shops.contains(&order.submission.shop))
            && match &self.processing {
                Some(states) => states.contains(&order.processing),
                None => order.processing != Processing::Received,
            }
    }
}

fn descending(order: Option<&str>) -> Result<bool, String> {
    match order.map(str::to_ascii_lowercase).as_deref() {
        None | Some("asc") => Ok(false),
        Some("desc") => Ok(true),
        Some(_) => Err("sortOrder: must be asc or desc".to_owned()),
    }
}

/// Every term has to hold: two of one name leave what both want.
fn narrow<T: Ord>(wanted: &mut Option<BTreeSet<T>>, more: BTreeSet<T>) {
    match wanted {
        Some(known) => known.retain(|value| more.contains(value)),
        None => *wanted = Some(more),
    }
}
