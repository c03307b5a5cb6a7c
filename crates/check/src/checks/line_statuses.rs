//! The `request`'s answer has one status for each line item that was sent,
//! under its key, and none for others; those of the argument `failing` are
//! not successful, and all others are. Where some must fail the whole request
//! may be refused, as its `control` was accepted.

use countersign_system::Acceptance;
use serde_json::Value;

use crate::Judgement;
use crate::evidence::{Evidence, answer, answered_otherwise};
use crate::shown::Accepted;
use crate::tree::listed;

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let exchange = evidence.one("request")?;
    let failing: Vec<String> = evidence
        .argument::<Option<_>>("failing")?
        .unwrap_or_default();
    let mut expected: Vec<String> = evidence.argument("keys")?;
    match evidence.acceptance(exchange)? {
        Accepted::Refused if !failing.is_empty() => return refused(evidence),
        Accepted::Refused | Accepted::Neither => {
            return Err(answered_otherwise(exchange, answer(exchange)?));
        }
        Accepted::Wholly | Accepted::InPart => {}
    }
    let tree = evidence.answer_tree(exchange)?;
    let operation = exchange.operation.as_deref().unwrap_or_default();
    let lines = match evidence.system.acceptance(operation, &tree) {
        Acceptance::Full(lines) | Acceptance::Partial(lines) => lines,
        Acceptance::Silent => Vec::new(),
    };
    let mut seen: Vec<String> = lines.iter().map(|line| line.key.clone()).collect();
    expected.sort();
    seen.sort();
    if expected != seen {
        return Ok(Judgement::contradicted(
            exchange.id,
            "the statuses are not those of the line items that were sent",
            listed(&expected),
            if !seen.is_empty() {
                listed(&seen)
            } else if expected.iter().any(|key| holds(&tree, key)) {
                "statuses that can't be read for what they tell".to_owned()
            } else {
                "no status".to_owned()
            },
        ));
    }
    for line in &lines {
        let wanted = !failing.contains(&line.key);
        if line.success != wanted {
            return Ok(Judgement::contradicted(
                exchange.id,
                format!(
                    "the status of line item {:?} tells a {}",
                    line.key,
                    if wanted {
                        "failure, though nothing is wrong with it"
                    } else {
                        "success, though it had to fail"
                    }
                ),
                format!("success {wanted}"),
                format!("success {}", line.success),
            ));
        }
    }
    Ok(Judgement::Met(format!("{} statuses, as sent", lines.len())))
}

/// Whether a text stands anywhere in a tree.
fn holds(tree: &Value, text: &str) -> bool {
    match tree {
        Value::String(held) => held == text,
        Value::Array(elements) => elements.iter().any(|element| holds(element, text)),
        Value::Object(members) => members.values().any(|member| holds(member, text)),
        _ => false,
    }
}

/// Refused as a whole, which shows something beside an accepted control only.
fn refused(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let mut controls = evidence.all("control")?.into_iter();
    if controls.any(|control| evidence.is_accepted(control)) {
        return Ok(Judgement::Met("refused as a whole".to_owned()));
    }
    Err(Judgement::Unjudged(
        "refused as a whole, and no request of known line items was accepted, so that this shows nothing"
            .to_owned(),
    ))
}
