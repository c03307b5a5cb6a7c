//! A model that panics, or cannot read its own events, does not take the
//! sandbox with it.

use std::sync::Arc;

use countersign_contract::Contract;
use countersign_sandbox::{Sandbox, Store};
use countersign_spectrum::Spectrum;
use countersign_system::{
    Acceptance, Command, Criteria, Event, Model, Plan, ProviderState, Reply, Secret, System,
    Unique, Unreadable, View,
};
use countersign_validate::Violation;
use futures::future::join_all;
use serde_json::{Value, json};

use crate::client::{Bench, acknowledgement, client, options};

/// Spectrum with a model that fails on two paths.
struct Failing(Spectrum);

struct FailingModel(Box<dyn Model>);

impl Model for FailingModel {
    fn decide(&self, command: &Command) -> (Vec<Event>, Reply) {
        match command.path.as_str() {
            "/panic" => panic!("as the test wants it"),
            "/unreadable" => {
                let (_, reply) = self.0.decide(command);
                (
                    vec![Event(json!("nonsense"))],
                    Reply {
                        status: 200,
                        ..reply
                    },
                )
            }
            _ => self.0.decide(command),
        }
    }

    fn apply(&mut self, event: &Event) -> Result<(), String> {
        self.0.apply(event)
    }

    fn provide(&self, state: &str, _: &Value, _: i128) -> Result<(Vec<Event>, Value), String> {
        panic!("as the test wants it: {state}")
    }
}

impl System for Failing {
    fn contract(&self) -> &Contract {
        self.0.contract()
    }
    fn secrets(&self) -> &'static [Secret] {
        self.0.secrets()
    }
    fn authorize(&self, secrets: &[String]) -> Vec<(String, String)> {
        self.0.authorize(secrets)
    }
    fn read(&self, body: &[u8]) -> Result<Value, Unreadable> {
        self.0.read(body)
    }
    fn write(&self, tree: &Value) -> Vec<u8> {
        self.0.write(tree)
    }
    fn validate(&self, message: &str, body: &[u8]) -> Result<Vec<Violation>, Unreadable> {
        self.0.validate(message, body)
    }
    fn sample(&self, message: &str, plan: &Plan, unique: &mut Unique) -> Value {
        self.0.sample(message, plan, unique)
    }
    fn intent(&self, operation: &str, request: &Value) -> Vec<View> {
        self.0.intent(operation, request)
    }
    fn state(&self, answer: &Value) -> Option<Vec<View>> {
        self.0.state(answer)
    }
    fn moves(&self, field: &str) -> bool {
        self.0.moves(field)
    }
    fn stamp_field(&self) -> &'static str {
        self.0.stamp_field()
    }
    fn status_field(&self) -> &'static str {
        self.0.status_field()
    }
    fn known_key(&self, key: &str) -> ProviderState {
        self.0.known_key(key)
    }
    fn search(&self, criteria: &Criteria) -> Value {
        self.0.search(criteria)
    }
    fn acceptance(&self, operation: &str, answer: &Value) -> Acceptance {
        self.0.acceptance(operation, answer)
    }
    fn model(&self, partners: &[Vec<String>]) -> Box<dyn Model> {
        Box::new(FailingModel(self.0.model(partners)))
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn failures_of_the_model_are_answered_and_overcome() {
    let system = Arc::new(Failing(Spectrum::new()));
    let sandbox = Sandbox::start(system, options(Store::Memory)).await;
    let bench = Bench {
        sandbox: sandbox.expect("the sandbox starts"),
        client: client(),
    };
    let order = acknowledgement("before");
    bench
        .send("POST", "/api/order/acknowledgement", &order)
        .await;
    let mut told = Vec::new();
    for (path, body) in [
        ("/panic", ""),
        ("/unreadable", ""),
        ("/_states", r#"{"state": "any"}"#),
    ] {
        let (status, answer) = bench.send("POST", path, body).await;
        told.push(format!("{path} {status} {answer}"));
    }
    insta::assert_snapshot!(told.join("\n"));

    // An order that came together with a failure is stored, or was answered
    // 500; never one without the other.
    let numbers: Vec<_> = (0..32).map(|index| format!("beside-{index}")).collect();
    let requests = numbers.iter().map(|number| async {
        let order = acknowledgement(number);
        let submit = bench.send("POST", "/api/order/acknowledgement", &order);
        let fail = bench.send("POST", "/unreadable", "");
        let ((status, _), _) = futures::join!(submit, fail);
        status
    });
    let statuses = join_all(requests).await;
    for (number, status) in numbers.iter().zip(statuses) {
        let path = format!("/api/order/order-number/{number}");
        let (shown, _) = bench.send("GET", &path, "").await;
        assert!(
            matches!((status, shown), (200, 200) | (500, 404)),
            "{status} {shown}"
        );
    }
    let (status, _) = bench
        .send("GET", "/api/order/order-number/before", "")
        .await;
    assert_eq!(status, 200);
    bench.sandbox.shutdown().await;
}
