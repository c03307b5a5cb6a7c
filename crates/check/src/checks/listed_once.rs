//! The `search` answers together do not list the order of the argument `key`,
//! which was refused, but that of `control`, which was accepted; where the two
//! are the same they list it once. Where `unless` was accepted nothing is said:
//! that it was is for the check of its refusal to tell.

use crate::Judgement;
use crate::evidence::{Evidence, answer, answered_otherwise};

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let key: String = evidence.argument("key")?;
    if evidence.was_accepted("unless")? {
        return Err(Judgement::Nothing);
    }
    let control: String = evidence.argument("control")?;
    let searches = evidence.some("search")?;
    let mut keys = Vec::new();
    for search in &searches {
        let response = answer(search)?;
        if !response.is_success() {
            return Err(answered_otherwise(search, response));
        }
        let views = evidence.shown(search)?.into_views();
        keys.extend(views.into_iter().map(|view| view.key));
    }
    let count = |key: &String| keys.iter().filter(|known| *known == key).count();
    if count(&control) == 0 {
        return Err(Judgement::Unjudged(
            "the list does not show what was accepted either".to_owned(),
        ));
    }
    let allowed = usize::from(key == control);
    if count(&key) > allowed {
        return Ok(Judgement::contradicted(
            searches[0].id,
            "what was refused is listed",
            format!("order {key:?} {allowed} times"),
            format!("{} times", count(&key)),
        ));
    }
    Ok(Judgement::Met("what was refused is not listed".to_owned()))
}
