//! The `lookup` shows an order exactly where the `request` was accepted.

use crate::Judgement;
use crate::evidence::{Evidence, answer, answered_otherwise};
use crate::shown::{Accepted, Shown};

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let request = evidence.one("request")?;
    let lookup = evidence.one("lookup")?;
    let is_shown = matches!(evidence.shown(lookup)?, Shown::Views(_));
    match (evidence.acceptance(request)?, is_shown) {
        (Accepted::Wholly, false) => Ok(Judgement::contradicted(
            lookup.id,
            "the request was accepted, and its order is not shown",
            "the order",
            "nothing",
        )),
        (Accepted::Refused, true) => Ok(Judgement::contradicted(
            lookup.id,
            "the request was refused, and its order is shown",
            "nothing",
            "the order",
        )),
        (Accepted::InPart, _) => Err(Judgement::NotAssessable(
            "what is kept of an order that was accepted in part is left open".to_owned(),
        )),
        (Accepted::Neither, _) => Err(answered_otherwise(request, answer(request)?)),
        (Accepted::Wholly | Accepted::Refused, _) => {
            Ok(Judgement::Met("shown exactly where accepted".to_owned()))
        }
    }
}
