//! How a step claims that a clause is met.

use std::collections::BTreeMap;

use countersign_check::judge;
use countersign_journal::{Claim, ClauseId, ExchangeId, RunEvent};
use serde_json::Value;

use crate::world::World;

impl World {
    /// Claims that the step's clause is met, and has the check judge it; not
    /// where the configuration is at fault for what was observed.
    pub(crate) fn claim<'a>(
        &mut self,
        check: &str,
        exchanges: impl IntoIterator<Item = (&'a str, Vec<ExchangeId>)>,
        arguments: Value,
    ) {
        if self.stop_in_doubt() {
            return;
        }
        self.claims += 1;
        let Some(clause) = self.clause.clone() else {
            self.inconclusive(format!("`{}` judges no clause", self.step));
            return;
        };
        let step = self.step.clone();
        self.claim_clause(clause, step, check, exchanges, arguments);
    }

    /// Notes what a `Given` has brought about, and all that follows rests on, in
    /// the name of the clause that is judged next.
    pub(crate) fn presuppose(&mut self, check: &str, exchanges: Vec<ExchangeId>) {
        if self.stop_in_doubt() {
            return;
        }
        let claim = Claim {
            presupposed: true,
            ..self.claim_of(
                self.next_clause.clone(),
                self.step.clone(),
                check,
                [("request", exchanges)],
                Value::Null,
            )
        };
        self.put(claim);
    }

    /// Claims that a clause is met, whatever the step.
    pub(crate) fn claim_clause<'a>(
        &mut self,
        clause: ClauseId,
        step: String,
        check: &str,
        exchanges: impl IntoIterator<Item = (&'a str, Vec<ExchangeId>)>,
        arguments: Value,
    ) {
        let claim = self.claim_of(clause, step, check, exchanges, arguments);
        self.put(claim);
    }

    fn claim_of<'a>(
        &self,
        clause: ClauseId,
        step: String,
        check: &str,
        exchanges: impl IntoIterator<Item = (&'a str, Vec<ExchangeId>)>,
        arguments: Value,
    ) -> Claim {
        Claim {
            clause,
            scenario: self.scene.scenario.clone(),
            step,
            check: check.to_owned(),
            exchanges: exchanges
                .into_iter()
                .map(|(role, ids)| (role.to_owned(), ids))
                .collect::<BTreeMap<_, _>>(),
            arguments,
            presupposed: false,
        }
    }

    /// Has a claim judged, and tells of both.
    fn put(&mut self, claim: Claim) {
        let ordinal = self.scene.ordinal;
        let findings = judge(
            self.scene.run.system.as_ref(),
            &self.scene.exchanges.borrow(),
            &claim,
        );
        self.scene.run.emit(RunEvent::Claimed {
            ordinal,
            step: self.scene.step.get(),
            claim,
        });
        for finding in findings {
            self.scene.run.emit(RunEvent::Found {
                ordinal,
                finding: finding.clone(),
            });
            self.findings.push(finding);
        }
    }
}
