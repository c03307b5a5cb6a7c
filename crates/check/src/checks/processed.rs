//! Each `lookup`, the last of its entity, shows it worked on to the end, and
//! not failed. One that is still worked on when the time is up contradicts
//! this only beside a `control`, another entity that was sent no earlier and
//! is there.

use crate::evidence::Evidence;
use crate::{Contradiction, Judgement};

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let mut contradictions = Vec::new();
    let (mut pending, mut done) = (Vec::new(), 0);
    for lookup in evidence.some("lookup")? {
        let view = evidence.shown(lookup)?.into_view()?;
        let contradiction = |message: &str, seen: &str| Contradiction {
            message: format!("order {:?} {message}", view.key),
            expected: "an order that was made".to_owned(),
            seen: seen.to_owned(),
            at: None,
            exchange: Some(lookup.id),
        };
        if evidence.system.is_pending(&view) {
            pending.push(contradiction(
                "is not worked on in time, as others are",
                "an order that was only received",
            ));
        } else if evidence.system.has_failed(&view) {
            contradictions.push(contradiction("is complete, and has failed", "a failure"));
        } else {
            done += 1;
        }
    }
    for control in evidence.all("control")? {
        let shown = evidence.shown(control)?.into_views();
        done += shown
            .iter()
            .filter(|view| !evidence.system.is_pending(view))
            .count();
    }
    if done > 0 {
        contradictions.append(&mut pending);
    }
    if contradictions.is_empty() && !pending.is_empty() {
        return Err(Judgement::Unjudged(
            "the target has not worked on it in time".to_owned(),
        ));
    }
    Ok(Judgement::from_contradictions(
        contradictions,
        "made, without an error",
    ))
}
