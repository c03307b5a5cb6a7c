//! The answer of every `request` holds at `path` the text that the request
//! holds at its own `path`, exactly and as text.

use serde_json::Value;

use crate::evidence::{Evidence, answer, answered_otherwise};
use crate::tree::{brief, select};
use crate::{Contradiction, Judgement};

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let path: String = evidence.argument("path")?;
    let exchanges = evidence.some("request")?;
    let mut contradictions = Vec::new();
    for exchange in exchanges {
        let response = answer(exchange)?;
        if !response.is_success() && response.status != 409 {
            return Err(answered_otherwise(exchange, response));
        }
        let (sent, got) = (
            evidence.sent_tree(exchange)?,
            evidence.answer_tree(exchange)?,
        );
        let sent = select(&sent, &path)
            .first()
            .map(|(_, value)| (*value).clone());
        let Some(sent @ Value::String(_)) = sent else {
            return Err(Judgement::Unjudged(format!(
                "the request holds no text at {path}"
            )));
        };
        let got = select(&got, &path)
            .first()
            .map(|(at, value)| (at.clone(), (*value).clone()));
        if got.as_ref().map(|(_, value)| value) != Some(&sent) {
            contradictions.push(Contradiction {
                message: format!("{path} is not answered as it was sent"),
                expected: brief(&sent),
                seen: got
                    .as_ref()
                    .map_or("no member".to_owned(), |(_, value)| brief(value)),
                at: got.map(|(at, _)| at),
                exchange: Some(exchange.id),
            });
        }
    }
    Ok(Judgement::from_contradictions(
        contradictions,
        "echoed to the letter",
    ))
}
