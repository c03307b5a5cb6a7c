//! The stamps at the argument `paths`, where the target shows them, are later in
//! `after` than in `before`. Where a `step` between the two was not taken
//! nothing is said: that it was not is for another check to tell.

use countersign_system::Scalar;

use crate::evidence::Evidence;
use crate::{Contradiction, Judgement};

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let paths: Vec<String> = evidence.argument("paths")?;
    if let Some(early) = super::applied::untaken(evidence)? {
        return Err(early);
    }
    let after = evidence.one("after")?;
    let old = evidence.shown(evidence.one("before")?)?.into_view()?;
    let new = evidence.shown(after)?.into_view()?;
    let mut contradictions = Vec::new();
    let mut judged = 0;
    for path in &paths {
        let (Scalar::Instant(was), Scalar::Instant(is)) = (old.value(path), new.value(path)) else {
            continue;
        };
        judged += 1;
        if !is.is_after(was) {
            contradictions.push(Contradiction {
                message: format!("{path} of {:?} has not moved", new.key),
                expected: format!("later than {was}"),
                seen: is.to_string(),
                at: new.facts.get(path).map(|fact| fact.pointer.clone()),
                exchange: Some(after.id),
            });
        }
    }
    if judged == 0 {
        return Err(Judgement::NotAssessable(format!(
            "the target does not show {}",
            paths.join(", ")
        )));
    }
    Ok(Judgement::from_contradictions(
        contradictions,
        format!("{judged} stamps have moved"),
    ))
}
