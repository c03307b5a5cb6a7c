//! The truth at path `all` of the `request`'s answer is that of all those at
//! path `each`. With `where_told` an answer that refuses tells nothing.

use serde_json::Value;

use crate::Judgement;
use crate::evidence::{Evidence, answer, answered_otherwise};
use crate::shown::Accepted;
use crate::tree::{brief, select};

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let exchange = evidence.one("request")?;
    let (all, each): (String, String) = (evidence.argument("all")?, evidence.argument("each")?);
    let response = answer(exchange)?;
    let where_told: Option<bool> = evidence.argument("where_told")?;
    match evidence.acceptance(exchange)? {
        Accepted::Refused if where_told == Some(true) => {
            return Err(Judgement::NotAssessable(
                "the whole request was refused".to_owned(),
            ));
        }
        Accepted::Refused | Accepted::Neither => {
            return Err(answered_otherwise(exchange, response));
        }
        Accepted::Wholly | Accepted::InPart => {}
    }
    let tree = evidence.answer_tree(exchange)?;
    let parts = select(&tree, &each);
    if parts.is_empty() {
        return Err(Judgement::Unjudged(format!("the answer shows no {each}")));
    }
    let expected = parts.iter().all(|(_, value)| **value == Value::Bool(true));
    match select(&tree, &all).as_slice() {
        [(_, value)] if **value == Value::Bool(expected) => {
            Ok(Judgement::Met(format!("{all} is {expected}")))
        }
        [] => Ok(Judgement::contradicted(
            exchange.id,
            format!("{all} is not shown"),
            expected.to_string(),
            "no member",
        )),
        [(_, value), ..] => Ok(Judgement::contradicted(
            exchange.id,
            format!(
                "{all} is {}, though {}every {each} is true",
                brief(value),
                if expected { "" } else { "not " }
            ),
            expected.to_string(),
            brief(value),
        )),
    }
}
