//! No `shown` answer holds the argument `text`, which only a reader that
//! expands what a document declares would have put there.

use crate::Judgement;
use crate::evidence::{Evidence, answer, told};

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let text: String = evidence.argument("text")?;
    for exchange in evidence.some("shown")? {
        let response = answer(exchange)?;
        if response.body.to_text().contains(&text) {
            return Ok(Judgement::contradicted(
                exchange.id,
                "what a document declared was expanded",
                "a refusal, or the document without it",
                told(response),
            ));
        }
    }
    Ok(Judgement::Met("nothing was expanded".to_owned()))
}
