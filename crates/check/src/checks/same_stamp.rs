//! The answers of all `request`s, refused with 409, hold the same point in time
//! at `path`.

use countersign_system::{Instant, Scalar};

use crate::apart::beside;
use crate::evidence::{Evidence, answer};
use crate::tree::select;
use crate::{Contradiction, Judgement};

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let path: String = evidence.argument("path")?;
    let mut first: Option<Scalar> = None;
    let mut contradictions = Vec::new();
    let requests = evidence.some("request")?;
    for exchange in &requests {
        let response = answer(exchange)?;
        if response.status != 409 {
            // That it should be is another clause's; here is nothing to compare.
            return Err(Judgement::NotAssessable(format!(
                "answered {}, which tells no time of a conflict",
                response.status
            )));
        }
        let tree = evidence.answer_tree(exchange)?;
        let found = select(&tree, &path).into_iter().next();
        let stamp = found.and_then(|(at, value)| Some((at, Instant::parse(value.as_str()?)?)));
        let Some((at, stamp)) = stamp else {
            return Err(Judgement::NotAssessable(format!(
                "the answer tells no time at {path}"
            )));
        };
        let stamp = Scalar::Instant(stamp);
        let known = first.get_or_insert_with(|| stamp.clone());
        if !known.agrees(&stamp) {
            contradictions.push(Contradiction {
                message: format!("{path} has moved, and nothing was modified in between"),
                expected: known.to_string(),
                seen: beside(known, &stamp),
                at: Some(at),
                exchange: Some(exchange.id),
            });
        }
    }
    if requests.len() < 2 {
        return Err(Judgement::Unjudged("only one was answered".to_owned()));
    }
    Ok(Judgement::from_contradictions(
        contradictions,
        "the same in each answer",
    ))
}
