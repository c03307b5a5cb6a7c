//! Of the `request`s exactly one was accepted; every other was refused with
//! one of `statuses`.

use crate::Judgement;
use crate::evidence::{Evidence, answer};
use crate::shown::Accepted;

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let statuses: Vec<u16> = evidence.argument("statuses")?;
    let exchanges = evidence.some("request")?;
    let mut accepted = 0;
    let mut other = None;
    for exchange in &exchanges {
        match evidence.acceptance(exchange)? {
            Accepted::Wholly => accepted += 1,
            Accepted::InPart | Accepted::Refused | Accepted::Neither => {
                let status = answer(exchange)?.status;
                if !statuses.contains(&status) {
                    other = Some((exchange.id, status));
                }
            }
        }
    }
    if accepted != 1 {
        return Ok(Judgement::contradicted(
            exchanges[exchanges.len() - 1].id,
            format!(
                "{accepted} of {} equal requests were accepted",
                exchanges.len()
            ),
            "exactly one",
            accepted.to_string(),
        ));
    }
    Ok(match other {
        Some((id, status)) => Judgement::contradicted(
            id,
            "an equal request was refused otherwise than documented",
            statuses
                .iter()
                .map(u16::to_string)
                .collect::<Vec<_>>()
                .join(" or "),
            status.to_string(),
        ),
        None => Judgement::Met(format!("one of {} was accepted", exchanges.len())),
    })
}
