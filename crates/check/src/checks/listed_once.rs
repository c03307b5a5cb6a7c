//! The `search` answers together list the order of the argument `key` once.
//! Where `unless` was accepted nothing is said: that it was is for the check
//! of its refusal to tell.

use crate::Judgement;
use crate::evidence::{Evidence, answer, answered_otherwise};

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let key: String = evidence.argument("key")?;
    if evidence.was_accepted("unless")? {
        return Err(Judgement::Nothing);
    }
    let mut count = 0;
    let searches = evidence.some("search")?;
    for search in &searches {
        let response = answer(search)?;
        if !response.is_success() {
            return Err(answered_otherwise(search, response));
        }
        let views = evidence.shown(search)?.into_views();
        count += views.iter().filter(|view| view.key == key).count();
    }
    match count {
        0 => Err(Judgement::Unjudged(
            "the list does not show what was accepted either".to_owned(),
        )),
        1 => Ok(Judgement::Met("listed once".to_owned())),
        more => Ok(Judgement::contradicted(
            searches[0].id,
            "what was refused is listed beside what was accepted",
            format!("order {key:?} once"),
            format!("{more} times"),
        )),
    }
}
