//! Full order details (page "Order Acknowledgement", last part).
//!
//! Where the page is silent: a full order for a number that was only
//! acknowledged completes that order. What it names replaces what was there,
//! line items are matched by recipe set id, and what it does not name stays.
//! A second full order of one number is a duplicate.

use super::answer;
use super::change::Change;
use super::request::{Decision, Refused, Request};
use super::state::{Line, Order};
use super::submission::{Submission, SubmittedLine};

/// `POST /api/order`.
pub(super) fn submit(request: &Request) -> Result<Decision, Refused> {
    let tree = request.tree("full-order")?;
    let submission = Submission::read(&tree, "").map_err(|faults| request.invalid(&faults))?;
    let stored = request.state.order(request.partner, &submission.number);
    if stored.is_some_and(|order| order.full) {
        request.refuse_duplicate(&submission.number)?;
    }
    let reply = answer::json(200, &submission.outcome(request.state));
    let mut changes = Vec::new();
    if submission.is_known(request.state) {
        let order = match stored {
            Some(order) => complete(order, submission, order.next_stamp(request.tick)),
            None => submission.into_order(true, request.tick),
        };
        changes.push(Change::OrderStored {
            partner: request.partner,
            order,
        });
    }
    Ok(Decision { changes, reply })
}

/// The acknowledged order with what the full order adds.
fn complete(order: &Order, submission: Submission, modified: i64) -> Order {
    let mut lines = order.lines.clone();
    let mut taken = vec![false; lines.len()];
    for submitted in submission.lines {
        let place = lines
            .iter()
            .zip(&taken)
            .position(|(line, taken)| !taken && line.recipe_set == submitted.recipe_set);
        match place {
            Some(place) => {
                taken[place] = true;
                complete_line(&mut lines[place], submitted, modified);
            }
            None => {
                lines.push(submitted.into_line(modified));
                taken.push(true);
            }
        }
    }
    Order {
        number: submission.number,
        date: submission.date,
        email: submission.email,
        phone: submission.phone,
        lines,
        customer: submission.customer,
        shipping: submission.shipping,
        full: true,
        modified,
    }
}

fn complete_line(line: &mut Line, submitted: SubmittedLine, modified: i64) {
    line.gift_message = submitted.gift_message.or(line.gift_message.take());
    line.tracking = submitted.tracking.or(line.tracking.take());
    if !submitted.skus.is_empty() {
        line.skus = submitted.skus;
    }
    line.modified = modified;
}
