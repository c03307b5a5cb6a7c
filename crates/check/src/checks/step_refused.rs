//! Every `broken` request, which asked for a step that is not documented, was
//! refused, as its `control`, another step, was taken. Where the states before
//! turn out to make it a documented one nothing is said.

use crate::Judgement;
use crate::evidence::Evidence;
use crate::legality::{Legality, legality};

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    if legality(evidence)? != Legality::Illegal {
        return Err(Judgement::NotAssessable(
            "the target has taken steps of its own, after which this one is documented".to_owned(),
        ));
    }
    super::refused::check(evidence)
}
