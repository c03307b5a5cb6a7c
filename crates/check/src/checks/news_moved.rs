//! The date of the last change of the report of the argument `report` is later
//! where the `news` told it last than where they told it before the `step` was
//! accepted.

use countersign_system::Instant;

use crate::Judgement;
use crate::evidence::Evidence;
use crate::tellings::tellings;

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let report: String = evidence.argument("report")?;
    let step = evidence.one("step")?;
    if !evidence.is_accepted(step) {
        return Err(Judgement::Unjudged(format!(
            "what was to change report {report:?} was not accepted"
        )));
    }
    let news = evidence.some("news")?;
    let (mut before, mut after) = (None::<Instant>, None);
    for telling in tellings(evidence, &news)? {
        if telling.news.id != report {
            continue;
        }
        let Some(modified) = telling.news.modified else {
            continue;
        };
        if telling.exchange < step.id {
            before = Some(modified);
        } else {
            after = Some((telling.exchange, modified));
        }
    }
    let (Some(before), Some((exchange, after))) = (before, after) else {
        return Err(Judgement::NotAssessable(format!(
            "report {report:?} is not shown with the date of its last change, which it need not be"
        )));
    };
    if after.is_after(&before) {
        return Ok(Judgement::Met(format!("moved from {before} to {after}")));
    }
    Ok(Judgement::contradicted(
        exchange,
        format!("the date of report {report:?} has not moved"),
        format!("later than {before}"),
        after.to_string(),
    ))
}
