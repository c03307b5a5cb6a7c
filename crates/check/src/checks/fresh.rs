//! What each `lookup` shows in the argument `field` stands nowhere in the
//! `sent` requests: it was set by the target.

use countersign_system::Scalar;
use serde_json::Value;

use crate::evidence::Evidence;
use crate::{Contradiction, Judgement};

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let field: String = evidence.argument("field")?;
    let mut sent = Vec::new();
    for exchange in evidence.some("sent")? {
        texts(&evidence.sent_tree(exchange)?, &mut sent);
    }
    let mut contradictions = Vec::new();
    let mut judged = 0;
    for lookup in evidence.some("lookup")? {
        let view = evidence.shown(lookup)?.into_view()?;
        if evidence.system.is_pending(&view) {
            return Err(Judgement::Unjudged(
                "the target still works on it".to_owned(),
            ));
        }
        for (path, fact) in view.facts.iter().filter(|(_, fact)| fact.field == field) {
            let (Scalar::Text(text) | Scalar::Number(text)) = &fact.value else {
                continue;
            };
            judged += 1;
            if sent.contains(text) {
                contradictions.push(Contradiction {
                    message: format!(
                        "{path} of {:?} is a value of the request, and none that the target has set",
                        view.key
                    ),
                    expected: "a value of the target's own".to_owned(),
                    seen: fact.value.to_string(),
                    at: Some(fact.pointer.clone()),
                    exchange: Some(lookup.id),
                });
            }
        }
    }
    if judged == 0 {
        return Err(Judgement::NotAssessable(format!(
            "the target shows no {field}"
        )));
    }
    Ok(Judgement::from_contradictions(
        contradictions,
        format!("{judged} values that the target has set"),
    ))
}

/// The texts of a tree. Requests are the suite's own: their depth is known.
fn texts(tree: &Value, found: &mut Vec<String>) {
    match tree {
        Value::String(text) => found.push(text.clone()),
        Value::Array(elements) => elements.iter().for_each(|inner| texts(inner, found)),
        Value::Object(members) => members.values().for_each(|inner| texts(inner, found)),
        _ => {}
    }
}
