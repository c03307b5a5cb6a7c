//! The report of the argument `report` was told last, by the `news`, to be in
//! the `state`. One that is told whole is told with its state.

use crate::Judgement;
use crate::evidence::Evidence;
use crate::tellings::tellings;

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let report: String = evidence.argument("report")?;
    let state: String = evidence.argument("state")?;
    let news = evidence.some("news")?;
    let last = tellings(evidence, &news)?.into_iter().rfind(|telling| {
        telling.news.id == report
            && (telling.news.changes.is_some() || !telling.news.state.is_empty())
    });
    let Some(last) = last else {
        return Err(Judgement::Unjudged(format!(
            "report {report:?} was not shown with a state"
        )));
    };
    if last.news.state == state {
        return Ok(Judgement::Met(format!("it is {state}")));
    }
    Ok(Judgement::contradicted(
        last.exchange,
        format!("report {report:?} is in another state"),
        state,
        last.news.state,
    ))
}
