//! Each report of the argument `reports` tells the same changes in every
//! `news` that tells it. One that a later answer does not show at all is
//! missed where the answer is about it alone.

use crate::evidence::Evidence;
use crate::tellings::tellings;
use crate::{Contradiction, Judgement};

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let reports: Vec<String> = evidence.argument("reports")?;
    let news = evidence.some("news")?;
    let told = tellings(evidence, &news)?;
    let mut contradictions = Vec::new();
    let mut compared = 0;
    for report in &reports {
        let mut tellings = told
            .iter()
            .filter(|telling| telling.news.id == *report && telling.news.changes.is_some());
        let Some(first) = tellings.next() else {
            continue;
        };
        for other in tellings {
            compared += 1;
            let (old, new) = (&first.news.changes, &other.news.changes);
            if signature(old) != signature(new) {
                let count = |changes: &Option<Vec<_>>| changes.as_ref().map_or(0, Vec::len);
                contradictions.push(Contradiction {
                    message: format!("report {report:?} reads otherwise than before"),
                    expected: format!("the same {} changes", count(old)),
                    seen: format!("{} changes", count(new)),
                    at: None,
                    exchange: Some(other.exchange),
                });
            }
        }
    }
    if compared == 0 {
        return Err(Judgement::Unjudged(
            "no report was read more than once".to_owned(),
        ));
    }
    Ok(Judgement::from_contradictions(
        contradictions,
        format!("read {compared} times again, and the same"),
    ))
}

/// What of changes must stay the same, in any order.
fn signature(changes: &Option<Vec<countersign_system::Change>>) -> Vec<(String, String, String)> {
    let mut all: Vec<_> = changes
        .iter()
        .flatten()
        .map(|change| {
            (
                change.entity.clone(),
                change.element.clone(),
                change.status.clone(),
            )
        })
        .collect();
    all.sort();
    all
}
