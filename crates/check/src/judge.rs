//! [`judge`]: from a claim to its findings.

use countersign_contract::Modality;
use countersign_journal::{Claim, Exchange, Finding, Verdict};
use countersign_system::System;

use crate::checks;
use crate::evidence::Evidence;
use crate::indifferent::indifference;
use crate::{Contradiction, Exchanges, Judgement};

/// No claim reports more contradictions than this; how many there are besides is
/// told with the last of them.
const MOST_CONTRADICTIONS: usize = 20;

/// Judges a claim by the exchanges that it names. Pure: the same claim and
/// exchanges give the same findings, live or from a journal. There is one
/// finding; more only where several observations contradict the clause, none
/// only where the check met nothing that it is about, or where what a scenario
/// presupposes holds.
pub fn judge(system: &dyn System, exchanges: &Exchanges, claim: &Claim) -> Vec<Finding> {
    let evidence = Evidence {
        system,
        claim,
        exchanges,
    };
    let judgement = match checks::find(&claim.check) {
        Some(check) => check(&evidence).unwrap_or_else(|early| early),
        None => Judgement::Unjudged(format!("there is no check `{}`", claim.check)),
    };
    let Some(clause) = system.contract().clause(&claim.clause.0) else {
        let message = format!("the contract has no clause `{}`", claim.clause);
        return vec![finding(claim, Verdict::Inconclusive, message)];
    };
    match judgement {
        Judgement::Met(_) if claim.presupposed => Vec::new(),
        _ if claim.presupposed => {
            let message = format!(
                "`{}` does not hold, so that the rest shows nothing",
                claim.step
            );
            vec![finding(claim, Verdict::Inconclusive, message)]
        }
        Judgement::Met(message) => match indifference(&evidence) {
            Some(because) => vec![finding(claim, Verdict::Inconclusive, because)],
            None => vec![finding(claim, Verdict::Passed, message)],
        },
        Judgement::Unjudged(message) => vec![finding(claim, Verdict::Inconclusive, message)],
        Judgement::NotAssessable(message) => vec![finding(claim, Verdict::Skipped, message)],
        Judgement::Nothing => Vec::new(),
        Judgement::Contradicted(mut contradictions) => {
            let left = contradictions.len().saturating_sub(MOST_CONTRADICTIONS);
            contradictions.truncate(MOST_CONTRADICTIONS);
            if let Some(last) = contradictions.last_mut().filter(|_| left > 0) {
                last.message
                    .push_str(&format!("; {left} more are not told"));
            }
            evidence.tell_origins(&mut contradictions);
            let verdict = match clause.modality {
                Modality::Must => Verdict::Failed,
                Modality::Should => Verdict::Warned,
            };
            contradictions
                .into_iter()
                .map(|contradiction| contradicted(claim, exchanges, verdict, contradiction))
                .collect()
        }
    }
}

fn finding(claim: &Claim, verdict: Verdict, message: String) -> Finding {
    Finding::told(
        claim.clause.clone(),
        claim.scenario.clone(),
        verdict,
        message,
    )
}

fn contradicted(
    claim: &Claim,
    exchanges: &Exchanges,
    verdict: Verdict,
    contradiction: Contradiction,
) -> Finding {
    let curl = contradiction
        .exchange
        .and_then(|id| exchanges.get(id))
        .map(Exchange::curl);
    Finding {
        expected: contradiction.expected,
        seen: contradiction.seen,
        at: contradiction.at,
        exchange: contradiction.exchange,
        curl,
        ..finding(claim, verdict, contradiction.message)
    }
}
