//! What was not answered, and what it shows.

use countersign_check::{Exchanges, judge};
use countersign_journal::{Actor, Bytes, Claim, Exchange, ExchangeId, Outcome, Request, Response};
use countersign_journal::{ScenarioId, Verdict};
use countersign_spreadshirt::Spreadshirt;

fn exchange(sequence: u32, outcome: Outcome) -> Exchange {
    Exchange {
        id: ExchangeId {
            scenario: 1,
            sequence,
        },
        actor: Actor::A,
        operation: None,
        request: Request {
            method: "GET".to_owned(),
            url: "http://127.0.0.1/".to_owned(),
            headers: Vec::new(),
            body: Bytes::default(),
        },
        outcome,
        started_ms: 0,
        elapsed_ms: 0,
        again_of: None,
    }
}

/// The verdict on a request that ended so, while others are answered.
fn verdict(outcome: &str) -> Verdict {
    let outcome = serde_json::from_str(outcome).expect("an outcome");
    let answered = Outcome::Answered(Response {
        status: 200,
        headers: Vec::new(),
        body: Bytes::default(),
    });
    let mut exchanges = Exchanges::default();
    let (request, control) = (exchange(1, outcome), exchange(2, answered));
    let roles = [("request", &request), ("control", &control)];
    let roles = roles.map(|(role, exchange)| (role.to_owned(), vec![exchange.id]));
    let claim = Claim {
        presupposed: false,
        clause: "spreadshirt.hostile.bounded".into(),
        scenario: ScenarioId("once".to_owned()),
        step: "the request ends in time".to_owned(),
        check: "bounded".to_owned(),
        exchanges: roles.into(),
        arguments: serde_json::Value::Null,
    };
    exchanges.add(request);
    exchanges.add(control);
    let findings = judge(&Spreadshirt::new(), &exchanges, &claim);
    findings[0].verdict
}

/// Only one whose time was up was left without an end: a limit of the run's
/// own, or nobody who listens, accuses nobody.
#[test]
fn only_what_timed_out_is_without_an_end() {
    let unanswered =
        |rest: &str| format!("{{\"unanswered\":{{\"because\":\"so\",\"hung_up\":{rest}}}}}");
    assert_eq!(
        verdict(&unanswered("false,\"timed_out\":true")),
        Verdict::Failed
    );
    // As journals had it that did not tell one from the other.
    assert_eq!(verdict(&unanswered("false")), Verdict::Inconclusive);
    assert_eq!(verdict(&unanswered("true")), Verdict::Passed);
}
