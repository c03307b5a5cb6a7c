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

fn submissions(answer: &Value) -> Acceptance {
    let answers = match answer {
        Value::Array(answers) => answers.as_slice(),
        other => std::slice::from_ref(other),
    };
    let mut outcomes = Vec::new();
    let mut spoke = false;
    let mut refused = false;
    for answer in answers {
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
