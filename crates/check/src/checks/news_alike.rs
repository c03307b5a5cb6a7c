//! Each report of the argument `reports` tells the same changes, with the same
//! dates, in the same order, in every `news` that tells it. One of the answers
//! that `singles` names (exchange, and the report asked for) shows the report,
//! once another did.

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
            let (old, new) = (
                first.news.changes.as_deref().unwrap_or_default(),
                other.news.changes.as_deref().unwrap_or_default(),
            );
            if !agree(old, new) {
                let (expected, seen) = difference(old, new);
                contradictions.push(Contradiction {
                    message: format!("report {report:?} reads otherwise than before"),
                    expected,
                    seen,
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

/// Whether two readings of a report tell the same changes, with the same
/// dates as far as both tell some: they may be written otherwise.
fn agree(old: &[Change], new: &[Change]) -> bool {
    let dated_alike = |old: &Change, new: &Change| match (&old.at, &new.at) {
        (Some(old), Some(new)) => !old.is_after(new) && !new.is_after(old),
        _ => true,
    };
    let mut pairs = old.iter().zip(new);
    old.len() == new.len()
        && pairs.all(|(old, new)| words(old) == words(new) && dated_alike(old, new))
}

/// What of a change must stay the same to the letter.
fn words(change: &Change) -> [&str; 4] {
    [&change.entity, &change.element, &change.key, &change.status]
}

/// What differs between two readings, for people.
fn difference(old: &[Change], new: &[Change]) -> (String, String) {
    let told = |changes: &[Change], other: &[Change]| {
        let dates = changes.iter().zip(other).find_map(|(this, that)| {
            let (at, other) = (this.at.as_ref()?, that.at.as_ref()?);
            (at.is_after(other) || other.is_after(at)).then(|| format!(", {} at {at}", this.status))
        });
        format!("{} changes{}", changes.len(), dates.unwrap_or_default())
    };
    (format!("the same {}", told(old, new)), told(new, old))
}
