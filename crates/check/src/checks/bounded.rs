//! Every `request` was answered, or hung up on, before its time was up.

use countersign_journal::Outcome;

use crate::Judgement;
use crate::evidence::{Evidence, called};

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    for exchange in evidence.some("request")? {
        if let Outcome::Unanswered {
            hung_up: false,
            because,
        } = &exchange.outcome
        {
            return Err(Judgement::Unjudged(format!(
                "{}: {because}",
                called(exchange)
            )));
        }
    }
    Ok(Judgement::Met("it ended in time".to_owned()))
}
