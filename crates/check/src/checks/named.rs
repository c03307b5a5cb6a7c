//! The text at `path` of the `request`'s answer names the `missing` keys and
//! none of the `present` ones. Argument `aspect`: `any` judges whether it
//! names a missing one at all, `rightly` whether it names them all and no
//! other, where it names any; `updated` the same of an acceptance.

use serde_json::Value;

use crate::Judgement;
use crate::evidence::{Evidence, answer, answered_otherwise};
use crate::tree::{listed, select, shorten};

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let path: String = evidence.argument("path")?;
    let missing: Vec<String> = evidence.argument("missing")?;
    let present: Vec<String> = evidence.argument("present")?;
    let aspect: String = evidence.argument("aspect")?;
    if missing.is_empty() {
        return Err(Judgement::Unjudged(
            "the claim names no line item".to_owned(),
        ));
    }
    let exchange = evidence.one("request")?;
    let response = answer(exchange)?;
    if response.is_success() != (aspect == "updated") {
        return Err(answered_otherwise(exchange, response));
    }
    let tree = evidence.answer_tree(exchange)?;
    let text = match select(&tree, &path).first() {
        Some((_, Value::String(text))) => text.clone(),
        Some((_, other)) => other.to_string(),
        None => String::new(),
    };
    let names = |key: &&String| text.contains(key.as_str());
    let wrongly: Vec<_> = present.iter().filter(names).cloned().collect();
    let named = missing.iter().filter(names).count();
    let contradiction = |message: String| {
        Ok(Judgement::contradicted(
            exchange.id,
            message,
            listed(&missing),
            format!("{:?}", shorten(&text)),
        ))
    };
    if aspect == "any" {
        return if named == 0 {
            contradiction(format!("{path} names none of the missing line items"))
        } else {
            Ok(Judgement::Met(format!(
                "{path} names {named} missing line items"
            )))
        };
    }
    if !wrongly.is_empty() {
        return contradiction(format!(
            "{path} names {}, which it should not name",
            listed(&wrongly)
        ));
    }
    if named == 0 {
        return Err(Judgement::NotAssessable(format!(
            "{path} names no line item"
        )));
    }
    if named < missing.len() {
        return contradiction(format!(
            "{path} names only {named} of {} line items that it should name",
            missing.len()
        ));
    }
    Ok(Judgement::Met(format!(
        "{path} names exactly the line items that it should"
    )))
}
