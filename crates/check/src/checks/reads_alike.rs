//! Each order of a `lookup` that the `search` found reads the same in both.

use super::unchanged::differences;
use crate::Judgement;
use crate::evidence::Evidence;
use crate::shown::Shown;

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let search = evidence.one("search")?;
    let Shown::Views(found) = evidence.shown(search)? else {
        return Err(Judgement::Unjudged(
            "the search found nothing to compare".to_owned(),
        ));
    };
    let mut contradictions = Vec::new();
    let mut compared = 0;
    for lookup in evidence.all("lookup")? {
        let Shown::Views(views) = evidence.shown(lookup)? else {
            continue;
        };
        for view in &views {
            for other in found.iter().filter(|other| other.key == view.key) {
                compared += 1;
                let phrase = "reads otherwise than in the lookup";
                contradictions.extend(differences(view, other, search.id, phrase, |_| true));
            }
        }
    }
    if compared == 0 {
        return Err(Judgement::Unjudged(
            "the search found none of the orders looked up".to_owned(),
        ));
    }
    Ok(Judgement::from_contradictions(
        contradictions,
        format!("{compared} orders read alike"),
    ))
}
