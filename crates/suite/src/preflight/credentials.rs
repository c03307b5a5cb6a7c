//! Whether each partner is let in.

use countersign_journal::Actor;

use super::codes;
use super::notice;
use super::probe::Answer;
use crate::scene::RunContext;

/// Tells whose credentials are refused, and remembers it: what the target
/// answers them so says nothing about it.
pub(super) fn look(run: &RunContext, nobody: &[Answer], first: &[Answer], second: &[Answer]) {
    let partners = [
        (Actor::A, codes::REFUSED_A, first),
        (Actor::B, codes::REFUSED_B, second),
    ];
    for (partner, (actor, code, answers)) in partners.into_iter().enumerate() {
        let Some(refusal) = refusal(answers) else {
            continue;
        };
        let alike = nobody.first().and_then(Answer::status) == refusal.status();
        let status = refusal.status().unwrap_or_default();
        let beside = if alike {
            ", just as who shows none"
        } else {
            ", unlike who shows none: they are known, and not allowed to do it"
        };
        let message = format!(
            "{}: {} is answered {status}{beside}",
            code.meaning, refusal.call
        );
        let names = run.target.variables.get(partner);
        let names = names.map_or("the credentials".to_owned(), |names| names.join(", "));
        let hint = format!(
            "set {names} in the environment to what the target has issued; `auth`, `secrets` \
             and `headers` of the target's entry in countersign.toml say how they are sent"
        );
        notice(run, code, &message, hint);
        let because = format!(
            "{} ({}): {message}",
            code.id, "see the notice at the beginning"
        );
        run.refused.borrow_mut().push((actor, because));
    }
}

/// The first answer, where all of them say that credentials are not good.
fn refusal(answers: &[Answer]) -> Option<&Answer> {
    let refused = |answer: &Answer| matches!(answer.status(), Some(401 | 403));
    answers.first().filter(|_| answers.iter().all(refused))
}
