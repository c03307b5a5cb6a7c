//! Standing: every exchange `all` was answered. A request that was hung up on
//! twice, on fresh connections, while its `control` was answered, was not.

use countersign_journal::Outcome;

use crate::evidence::{Evidence, path_of};
use crate::{Contradiction, Judgement};

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let exchanges = evidence.all("all")?;
    let mut contradictions: Vec<Contradiction> = Vec::new();
    let mut unjudged = None;
    for (index, exchange) in exchanges.iter().enumerate() {
        let Outcome::Unanswered { because, hung_up } = &exchange.outcome else {
            continue;
        };
        let same_answered = exchanges[..index].iter().any(|other| {
            matches!(&other.outcome, Outcome::Unanswered { hung_up: true, .. })
                && other.request == exchange.request
        });
        let control_answered = exchanges.iter().any(|other| other.response().is_some());
        if *hung_up && same_answered && control_answered {
            contradictions.push(Contradiction {
                message: "the target hung up on a request twice, and answers others".to_owned(),
                expected: "an answer".to_owned(),
                seen: because.clone(),
                at: None,
                exchange: Some(exchange.id),
            });
        } else {
            unjudged = Some(format!(
                "{} {}: {because}",
                exchange.request.method,
                path_of(&exchange.request.url)
            ));
        }
    }
    match (contradictions.is_empty(), unjudged) {
        (false, _) => Ok(Judgement::Contradicted(contradictions)),
        (true, Some(because)) => Err(Judgement::Unjudged(because)),
        (true, None) => Ok(Judgement::Met(format!("{} answers", exchanges.len()))),
    }
}
