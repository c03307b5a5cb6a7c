//! What stands at the argument `paths` is the same in `after` as in `before`.

use super::unchanged::differences;
use crate::Judgement;
use crate::evidence::Evidence;

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let paths: Vec<String> = evidence.argument("paths")?;
    let after = evidence.one("after")?;
    let old = evidence.shown(evidence.one("before")?)?.into_view()?;
    let new = evidence.shown(after)?.into_view()?;
    let of_interest = |path: &str| paths.iter().any(|wanted| wanted == path);
    if !old.facts.keys().any(|path| of_interest(path)) {
        return Err(Judgement::NotAssessable(format!(
            "the target does not show {}",
            paths.join(", ")
        )));
    }
    let contradictions = differences(&old, &new, after.id, "is not what it was", of_interest);
    Ok(Judgement::from_contradictions(
        contradictions,
        "it is what it was",
    ))
}
