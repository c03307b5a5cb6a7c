//! Search for orders by status and time (page "Order Search", second part).
//!
//! The window is `[start, end)` over the time of an order's last change;
//! where the end is left out it reaches to now. Where the page is silent: a
//! window of exactly 31 times 24 hours is still accepted, a longer one is
//! refused unless the restriction is lifted.

use std::collections::BTreeSet;

use countersign_validate::Violation;
use serde_json::Value;

use super::answer;
use super::reading::Reading;
use super::request::{Decision, Refused, Request};
use super::stamp;
use super::status::WorkflowStatus;

/// 31 days of 24 hours, in nanoseconds.
const LONGEST: i128 = 31 * 24 * 3_600_000_000_000;

struct Criteria {
    start: i64,
    end: Option<i64>,
    statuses: BTreeSet<WorkflowStatus>,
    unrestricted: bool,
}

/// `POST /api/orders/search`.
pub(super) fn find(request: &Request) -> Result<Decision, Refused> {
    let tree = request.tree("search")?;
    let criteria = Criteria::read(&tree).map_err(|faults| request.invalid(&faults))?;
    // Later than every stamp given so far, but not than one that a provider
    // state put into the future.
    let end = criteria.end.unwrap_or(request.tick);
    let length = i128::from(end) - i128::from(criteria.start);
    if length > LONGEST && !criteria.unrestricted {
        let error = "The window is longer than 31 days; set ignoreDateRestriction to search it.";
        return Err(request.refused(400, error));
    }
    let found: Value = request
        .state
        .changed(request.partner, criteria.start, end)
        .filter(|order| {
            let mut lines = order.lines.iter();
            lines.any(|line| criteria.statuses.contains(&line.status))
        })
        .map(answer::order)
        .collect();
    Ok(Decision {
        changes: Vec::new(),
        reply: answer::json(200, &found),
    })
}

impl Criteria {
    fn read(tree: &Value) -> Result<Self, Vec<Violation>> {
        let mut reading = Reading::default();
        let start = reading.required(tree, "", "lastModificationStartDate");
        let end = reading.text(tree, "", "lastModificationEndDate");
        let mut date = |name: &str, text: &str| {
            stamp::read(text).unwrap_or_else(|| {
                let message = format!("{name} is not an ISO 8601 date");
                reading.fault(&format!("/{name}"), "date_time", message);
                0
            })
        };
        let start = date("lastModificationStartDate", &start);
        let end = end.map(|end| date("lastModificationEndDate", &end));
        let mut statuses = BTreeSet::new();
        let wanted = reading.list(tree, "", "workflowStatuses");
        if wanted.is_empty() {
            let message = "workflowStatuses names no status".to_owned();
            reading.fault("/workflowStatuses", "required", message);
        }
        for (at, status) in wanted {
            match WorkflowStatus::read(status) {
                Some(status) => _ = statuses.insert(status),
                None => reading.fault(&at, "one_of", "not a workflow status".to_owned()),
            }
        }
        let unrestricted = match tree.get("ignoreDateRestriction") {
            None | Some(Value::Null) => false,
            Some(Value::Bool(flag)) => *flag,
            Some(_) => {
                let message = "ignoreDateRestriction is neither true nor false".to_owned();
                reading.fault("/ignoreDateRestriction", "kind", message);
                false
            }
        };
        reading.finish(Self {
            start,
            end,
            statuses,
            unrestricted,
        })
    }
}
