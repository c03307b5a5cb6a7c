//! All `lookup`s show an order, or none does. With the argument
//! `refused_means_none` all do where the `request` was accepted, and none where it
//! was refused. That none does after a refusal is judged only beside a
//! `control` that was accepted.

use crate::Judgement;
use crate::evidence::Evidence;
use crate::shown::{Accepted, Shown};

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let strict: Option<bool> = evidence.argument("refused_means_none")?;
    let request = evidence.one("request")?;
    let lookups = evidence.some("lookup")?;
    let mut stored = 0;
    let mut last = request.id;
    for lookup in &lookups {
        last = lookup.id;
        if matches!(evidence.shown(lookup)?, Shown::Views(_)) {
            stored += 1;
        }
    }
    let accepted = evidence.acceptance(request);
    let refused = accepted == Ok(Accepted::Refused);
    let allowed = stored == 0 || stored == lookups.len();
    if !allowed || (strict == Some(true) && refused && stored > 0) {
        return Ok(Judgement::contradicted(
            last,
            format!(
                "{stored} of the {} other orders of the list are stored",
                lookups.len()
            ),
            if refused && strict == Some(true) {
                "none, as the list was refused"
            } else {
                "all or none"
            },
            stored.to_string(),
        ));
    }
    if strict == Some(true) && accepted? == Accepted::Wholly && stored == 0 {
        return Ok(Judgement::contradicted(
            last,
            "the list was accepted, and its other orders are not stored",
            "all of them",
            "none",
        ));
    }
    if refused && stored == 0 && !evidence.was_accepted("control")? {
        return Err(Judgement::Unjudged(
            "the list was refused, and nothing else was accepted either".to_owned(),
        ));
    }
    Ok(Judgement::Met(format!(
        "{stored} of {} are stored",
        lookups.len()
    )))
}
