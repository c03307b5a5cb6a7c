//! What an answer says of acceptance beyond its status.

use countersign_system::{Acceptance, LineOutcome};
use serde_json::Value;

/// Reads the statuses of an acknowledgement's answer (or of a list of them),
/// and the status of a shipment notification's.
pub(crate) fn acceptance(operation: &str, answer: &Value) -> Acceptance {
    match operation {
        "acknowledgement" | "full-order" | "bulk-acknowledgement" => submissions(answer),
        "shipment" => match answer.get("status").and_then(Value::as_str) {
            Some("OK") => Acceptance::Full(Vec::new()),
            Some("Error") => Acceptance::Partial(Vec::new()),
            _ => Acceptance::Silent,
        },
        _ => Acceptance::Silent,
    }
}

/// Where `allSuccessful` is not true exactly where every status is successful.
pub(crate) fn contradictions(answer: &Value) -> Vec<String> {
    let mut sentences = Vec::new();
    for answer in orders(answer) {
        let all = answer.get("allSuccessful").and_then(Value::as_bool);
        let statuses = answer.get("statuses").and_then(Value::as_array);
        let successes: Option<Vec<bool>> = statuses.and_then(|statuses| {
            let each = statuses.iter().map(|it| it.get("success")?.as_bool());
            each.collect()
        });
        if let (Some(all), Some(successes)) = (all, successes)
            && !successes.is_empty()
            && all != successes.iter().all(|success| *success)
        {
            sentences.push(format!(
                "allSuccessful is {all}, and the statuses of its line items say otherwise"
            ));
        }
    }
    sentences
}

/// The answers to each order of a list, or the answer to one.
fn orders(answer: &Value) -> &[Value] {
    match answer {
        Value::Array(answers) => answers,
        other => std::slice::from_ref(other),
    }
}

fn submissions(answer: &Value) -> Acceptance {
    let mut outcomes = Vec::new();
    let mut spoke = false;
    let mut refused = false;
    for answer in orders(answer) {
        if let Some(all) = answer.get("allSuccessful").and_then(Value::as_bool) {
            spoke = true;
            refused |= !all;
        }
        let statuses = answer.get("statuses").and_then(Value::as_array);
        for status in statuses.into_iter().flatten() {
            if let Some(success) = status.get("success").and_then(Value::as_bool) {
                spoke = true;
                refused |= !success;
                let key = status.get("recipeSetId").and_then(Value::as_str);
                outcomes.push(LineOutcome {
                    key: key.unwrap_or_default().to_owned(),
                    success,
                });
            }
        }
    }
    match (spoke, refused) {
        (false, _) => Acceptance::Silent,
        (true, false) => Acceptance::Full(outcomes),
        (true, true) => Acceptance::Partial(outcomes),
    }
}
