//! Standing: no answer of `all` that shows something says of one thing in two
//! ways what does not agree: an id, and a link that leads to another.

use countersign_contract::Effect;

use crate::evidence::Evidence;
use crate::{Contradiction, Judgement};

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let mut contradictions = Vec::new();
    let mut judged = 0;
    for exchange in evidence.all("all")? {
        let operation = exchange.operation.as_deref();
        let operation = operation.and_then(|id| evidence.system.contract().operation(id));
        // Of answers to what is sent another check tells it.
        let shows = operation.is_some_and(|operation| {
            let effect = operation.effect;
            matches!(
                effect,
                Effect::Show | Effect::Find | Effect::Part | Effect::News
            )
        });
        let is_success = exchange.response().is_some_and(|it| it.is_success());
        if !shows || !is_success {
            continue;
        }
        let Ok(tree) = evidence.answer_tree(exchange) else {
            continue;
        };
        // An answer that shows nothing agrees with anything.
        let system = evidence.system;
        let shows_any = system.state(&tree).is_some_and(|shown| !shown.is_empty())
            || system.news(&tree).is_some_and(|told| !told.is_empty());
        judged += usize::from(shows_any);
        let found = system.contradictions(&tree).into_iter();
        contradictions.extend(found.map(|sentence| {
            let expected = "id and link are of the same thing";
            Contradiction::new(exchange.id, sentence, expected, "of two things")
        }));
    }
    if judged == 0 && contradictions.is_empty() {
        return Err(Judgement::Nothing);
    }
    Ok(Judgement::from_contradictions(
        contradictions,
        format!("{judged} answers agree with their links"),
    ))
}
