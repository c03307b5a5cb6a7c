//! No `news` tells anything of the argument `entity`, which other news, the
//! `control`, told its owner of. What is refused tells nothing, where a request
//! of the same sender's `own` was accepted.

use crate::evidence::{Evidence, answer, answered_otherwise};
use crate::tellings::tellings;
use crate::{Contradiction, Judgement};

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let entity: String = evidence.argument("entity")?;
    let mut contradictions = Vec::new();
    let news = evidence.some("news")?;
    let mut readable = Vec::new();
    for exchange in news {
        match answer(exchange)?.status {
            200..=299 => readable.push(exchange),
            // Another's report is not there for this partner.
            403 | 404 | 410 if evidence.was_accepted("own")? => {}
            _ => return Err(answered_otherwise(exchange, answer(exchange)?)),
        }
    }
    for telling in tellings(evidence, &readable)? {
        let changes = telling.news.changes.iter().flatten();
        for change in changes.filter(|change| change.entity == entity) {
            contradictions.push(Contradiction {
                message: format!("a report tells of order {entity:?}, which is another partner's"),
                expected: "nothing of it".to_owned(),
                seen: format!("line item {:?}: {}", change.element, change.status),
                at: Some(change.pointer.clone()),
                exchange: Some(telling.exchange),
            });
        }
    }
    if contradictions.is_empty() {
        let control = evidence.all("control")?;
        let known = tellings(evidence, &control)?.into_iter().any(|telling| {
            let mut changes = telling.news.changes.iter().flatten();
            changes.any(|change| change.entity == entity)
        });
        if !known {
            return Err(Judgement::Unjudged(
                "no report told its owner of the order either".to_owned(),
            ));
        }
    }
    Ok(Judgement::from_contradictions(
        contradictions,
        "nothing of it is told",
    ))
}
