//! Each report of the argument `reports` tells the same changes, in the same
//! order, in every `news` that tells it. One of the answers that `singles` names
//! (exchange, and the report asked for) shows the report, once another did.

use countersign_system::Change;

use crate::evidence::{Evidence, answer, told};
use crate::tellings::tellings;
use crate::{Contradiction, Judgement};

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let reports: Vec<String> = evidence.argument("reports")?;
    let singles: Vec<(String, String)> = evidence.argument("singles")?;
    let news = evidence.some("news")?;
    let mut contradictions = Vec::new();
    let mut readable = Vec::new();
    for exchange in news {
        let asked = singles
            .iter()
            .find(|(id, _)| *id == exchange.id.to_string());
        let response = answer(exchange)?;
        let is_gone = matches!(response.status, 204 | 404 | 410)
            || response.is_success() && response.body.0.iter().all(u8::is_ascii_whitespace);
        match asked {
            Some((_, report)) if is_gone => contradictions.push(Contradiction {
                message: format!("report {report:?} is not shown any more"),
                expected: "the report".to_owned(),
                seen: told(response),
                at: None,
                exchange: Some(exchange.id),
            }),
            _ => readable.push(exchange),
        }
    }
    let told = tellings(evidence, &readable)?;
    let mut compared = contradictions.len();
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

/// What of changes must stay the same.
fn signature(changes: &Option<Vec<Change>>) -> Vec<[&str; 4]> {
    let changes = changes.iter().flatten();
    changes
        .map(|change| {
            [
                change.entity.as_str(),
                change.element.as_str(),
                change.key.as_str(),
                change.status.as_str(),
            ]
        })
        .collect()
}
