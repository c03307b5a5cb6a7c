//! Standing: every exchange of `all` was answered. One that was hung up on
//! twice, on fresh connections, while another was answered, was not.

use countersign_journal::Outcome;

use crate::evidence::{Evidence, called};
use crate::{Contradiction, Judgement};

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let exchanges = evidence.some("all")?;
    let mut contradictions: Vec<Contradiction> = Vec::new();
    let mut unjudged = None;
    for (index, exchange) in exchanges.iter().enumerate() {
        let Outcome::Unanswered {
            because, hung_up, ..
        } = &exchange.outcome
        else {
            continue;
        };
        let hung_up_before = exchanges[..index].iter().any(|other| {
            matches!(&other.outcome, Outcome::Unanswered { hung_up: true, .. })
                && other.request == exchange.request
                // One after the other: a crowd may be turned away at the door.
                && other.started_ms.saturating_add(other.elapsed_ms) <= exchange.started_ms
        });
        let other_answered = exchanges.iter().any(|other| other.response().is_some());
        if *hung_up && hung_up_before && other_answered {
            contradictions.push(Contradiction {
                message: "the target hung up on a request twice, and answers others".to_owned(),
                expected: "an answer".to_owned(),
                seen: because.clone(),
                at: None,
                exchange: Some(exchange.id),
            });
        } else {
            unjudged = Some(format!("{}: {because}", called(exchange)));
        }
    }
    match (contradictions.is_empty(), unjudged) {
        (false, _) => Ok(Judgement::Contradicted(contradictions)),
        (true, Some(because)) => Err(Judgement::Unjudged(because)),
        (true, None) => Ok(Judgement::Met(format!("{} answers", exchanges.len()))),
    }
}
