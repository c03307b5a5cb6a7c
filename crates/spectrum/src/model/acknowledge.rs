//! Acknowledgements, single and bulk (page "Order Acknowledgement").
//!
//! Where the page is silent: a bulk request is one decision. A list in which
//! one order is invalid, or is a duplicate of a stored one or of another in
//! the list, is refused as a whole. An order with an unknown recipe set is
//! not stored, and does not keep the list's others from being stored.

use std::collections::BTreeSet;

use serde_json::Value;

use super::answer;
use super::change::Change;
use super::request::{Decision, Refused, Request};
use super::submission::Submission;

/// `POST /api/order/acknowledgement`.
pub(super) fn single(request: &Request) -> Result<Decision, Refused> {
    let tree = request.tree("acknowledgement")?;
    let submission = Submission::read(&tree, "").map_err(|faults| request.invalid(&faults))?;
    request.refuse_duplicate(&submission.number)?;
    let reply = answer::json(200, &submission.outcome(request.state));
    let changes = store(request, submission).into_iter().collect();
    Ok(Decision { changes, reply })
}

/// `POST /api/order/acknowledgements`.
pub(super) fn bulk(request: &Request) -> Result<Decision, Refused> {
    let trees = request.trees("acknowledgement")?;
    let mut faults = Vec::new();
    let mut submissions = Vec::new();
    for (index, tree) in trees.iter().enumerate() {
        match Submission::read(tree, &format!("/{index}")) {
            Ok(submission) => submissions.push(submission),
            Err(found) => faults.extend(found),
        }
    }
    if !faults.is_empty() {
        return Err(request.invalid(&faults));
    }
    let mut numbers = BTreeSet::new();
    for submission in &submissions {
        request.refuse_duplicate(&submission.number)?;
        if !numbers.insert(&submission.number) {
            return Err(request.conflict(request.tick, "The list names a purchase order twice."));
        }
    }
    let outcomes: Value = submissions
        .iter()
        .map(|submission| submission.outcome(request.state))
        .collect();
    let changes = submissions
        .into_iter()
        .filter_map(|submission| store(request, submission))
        .collect();
    Ok(Decision {
        changes,
        reply: answer::json(200, &outcomes),
    })
}

fn store(request: &Request, submission: Submission) -> Option<Change> {
    submission
        .is_known(request.state)
        .then(|| Change::OrderStored {
            partner: request.partner,
            order: submission.into_order(false, request.tick),
        })
}
