//! The text at `path` of the `request`'s answer names the `missing` keys and
//! none of the `present` ones. Argument `aspect`: `any` judges whether it
//! names a missing one at all, `rightly` whether it names them all and no
//! other, where it names any; `updated` the same of an acceptance.

use serde_json::Value;

use crate::Judgement;
use crate::evidence::{Evidence, answer};
use crate::tree::{select, shorten};

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let path: String = evidence.argument("path")?;
    let missing: Vec<String> = evidence.argument("missing")?;
    let present: Vec<String> = evidence.argument("present")?;
    let aspect: String = evidence.argument("aspect")?;
    let exchange = evidence.one("request")?;
    let response = answer(exchange)?;
    if response.is_success() != (aspect == "updated") {
        return Err(Judgement::Unjudged(format!("answered {}", response.status)));
    }
    let tree = evidence
        .system
        .read(&response.body.0)
        .map_err(|unreadable| Judgement::Unjudged(unreadable.message))?;
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
            missing.join(", "),
            shorten(&text),
        ))
    };
    if aspect == "any" {
        return if named == 0 {
            contradiction(format!("{path} names no missing line item"))
        } else {
            Ok(Judgement::Met(format!(
                "{path} names {named} missing line items"
            )))
        };
    }
    if !wrongly.is_empty() {
        return contradiction(format!(
            "{path} names {}, which is not in question",
            wrongly.join(", ")
        ));
    }
    if named == 0 {
        return Err(Judgement::NotAssessable(format!(
            "{path} names no line item"
        )));
    }
    if named < missing.len() {
        return contradiction(format!(
            "{path} names only {named} of {} line items in question",
            missing.len()
        ));
    }
    Ok(Judgement::Met(format!(
        "{path} names exactly the missing line items"
    )))
}
