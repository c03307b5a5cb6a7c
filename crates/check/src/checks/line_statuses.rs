//! The `request`'s answer has one status for each line item that was sent,
//! under its key, and none for others; those of the argument `failing` are
//! not successful, and with `judge_success` all others are.

use countersign_system::Acceptance;

use crate::Judgement;
use crate::evidence::{Evidence, answer};

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let exchange = evidence.one("request")?;
    let failing: Vec<String> = evidence
        .argument::<Option<_>>("failing")?
        .unwrap_or_default();
    let mut expected: Vec<String> = evidence.argument("keys")?;
    let response = answer(exchange)?;
    if !response.is_success() {
        if !failing.is_empty() && (400..500).contains(&response.status) {
            return Ok(Judgement::Met("refused as a whole".to_owned()));
        }
        return Err(Judgement::Unjudged(format!("answered {}", response.status)));
    }
    let tree = evidence
        .system
        .read(&response.body.0)
        .map_err(|unreadable| Judgement::Unjudged(unreadable.message))?;
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
            expected.join(", "),
            if seen.is_empty() {
                "no status".to_owned()
            } else {
                seen.join(", ")
            },
        ));
    }
    for line in &lines {
        let wanted = !failing.contains(&line.key);
        if line.success != wanted {
            return Ok(Judgement::contradicted(
                exchange.id,
                format!("the status of line item {} is wrong", line.key),
                format!("success {wanted}"),
                format!("success {}", line.success),
            ));
        }
    }
    Ok(Judgement::Met(format!("{} statuses, as sent", lines.len())))
}
