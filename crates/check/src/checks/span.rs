//! A `search` over a longer window than allowed was refused, as its `control`
//! was accepted, or cut: the argument `keys` names orders that were modified
//! too far apart to be found together. Without such orders an accepted search
//! shows nothing.

use crate::Judgement;
use crate::evidence::{Evidence, answer, answered_otherwise};
use crate::shown::Accepted;

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let keys: Vec<String> = evidence.argument::<Option<_>>("keys")?.unwrap_or_default();
    let exchange = evidence.one("search")?;
    match evidence.acceptance(exchange)? {
        Accepted::Refused => {
            let control = evidence.one("control")?;
            if evidence.is_accepted(control) {
                Ok(Judgement::Met(
                    "refused, as the shorter window was accepted".to_owned(),
                ))
            } else {
                Err(Judgement::Unjudged(
                    "the shorter window was not accepted either".to_owned(),
                ))
            }
        }
        Accepted::Neither => Err(answered_otherwise(exchange, answer(exchange)?)),
        Accepted::Wholly | Accepted::InPart => {
            if keys.len() < 2 {
                return Err(Judgement::NotAssessable(
                    "accepted; whether it was cut shows only with an old order, which needs a provider state".to_owned(),
                ));
            }
            let views = evidence.shown(exchange)?.into_views();
            let found = |key: &String| views.iter().any(|view| view.key == *key);
            match keys.iter().filter(|key| found(key)).count() {
                // Wherever a window is cut to the limit, one of two orders
                // that lie further apart than that is left in it.
                0 => Ok(Judgement::contradicted(
                    exchange.id,
                    "the search was accepted and finds none of the orders in its window",
                    "a refusal, or the orders within the limit",
                    "neither order",
                )),
                all if all == keys.len() => Ok(Judgement::contradicted(
                    exchange.id,
                    "orders that were modified more than the allowed span apart were found together",
                    "a refusal, or orders no further apart than the limit",
                    keys.join(" and "),
                )),
                _ => Ok(Judgement::Met("the window was cut".to_owned())),
            }
        }
    }
}
