//! A model that panics, cannot read its own events, or never gets done what
//! is due, does not take the sandbox with it.

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use countersign_contract::Contract;
use countersign_sandbox::{Sandbox, Store};
use countersign_spectrum::Spectrum;
use countersign_system::{
    Acceptance, Carrier, Command, Credentials, Criteria, Event, Model, Modelled, Plan,
    ProviderState, Reply, Search, Secret, Settings, System, Unique, Unreadable, View,
};
use countersign_validate::Violation;
use futures::future::join_all;
use serde_json::{Value, json};
use tokio::sync::Notify;
use tokio::time::timeout;

use crate::client::{Bench, acknowledgement, client, options};

/// Spectrum with a model that fails on two paths, and on what is due, if it
/// has anything to do.
struct Failing {
    system: Spectrum,
    restless: bool,
    woken: Arc<Woken>,
}

/// When the model was woken.
#[derive(Default)]
struct Woken {
    times: Mutex<Vec<Instant>>,
    told: Notify,
}

impl Woken {
    fn times(&self) -> Vec<Instant> {
        self.times.lock().expect("nobody panics here").clone()
    }
}

impl Failing {
    fn new(restless: bool) -> Self {
        Self {
            system: Spectrum::new(),
            restless,
            woken: Arc::default(),
        }
    }
}

struct FailingModel {
    model: Box<dyn Model>,
    restless: bool,
    woken: Arc<Woken>,
}

impl Model for FailingModel {
    fn decide(&self, command: &Command) -> (Vec<Event>, Reply) {
        match command.path.as_str() {
            "/panic" => panic!("as the test wants it"),
            "/unreadable" => {
                let (_, reply) = self.model.decide(command);
                (
                    vec![Event(json!("nonsense"))],
                    Reply {
                        status: 200,
                        ..reply
                    },
                )
            }
            _ => self.model.decide(command),
        }
    }

    fn apply(&mut self, event: &Event) -> Result<(), String> {
        self.model.apply(event)
    }

    fn due(&self) -> Option<i128> {
        self.restless.then_some(0)
    }

    fn wake(&self, _: i128) -> Vec<Event> {
        let mut times = self.woken.times.lock().expect("nobody panics here");
        times.push(Instant::now());
        drop(times);
        self.woken.told.notify_one();
        panic!("as the test wants it")
    }

    fn provide(&self, state: &str, _: &Value, _: i128) -> Result<(Vec<Event>, Value), String> {
        panic!("as the test wants it: {state}")
    }
}

impl System for Failing {
    fn contract(&self) -> &Contract {
        self.system.contract()
    }
    fn secrets(&self) -> &[Secret] {
        self.system.secrets()
    }
    fn authorize(&self, secrets: &[Option<String>], carrier: Carrier) -> Credentials {
        self.system.authorize(secrets, carrier)
    }
    fn read(&self, body: &[u8]) -> Result<Value, Unreadable> {
        self.system.read(body)
    }
    fn write(&self, tree: &Value) -> Vec<u8> {
        self.system.write(tree)
    }
    fn validate(&self, message: &str, body: &[u8]) -> Result<Vec<Violation>, Unreadable> {
        self.system.validate(message, body)
    }
    fn sample(&self, message: &str, plan: &Plan, unique: &mut Unique) -> Value {
        self.system.sample(message, plan, unique)
    }
    fn hostile(&self, name: &str, tree: &Value) -> Option<Vec<u8>> {
        self.system.hostile(name, tree)
    }
    fn intent(&self, operation: &str, request: &Value) -> Vec<View> {
        self.system.intent(operation, request)
    }
    fn state(&self, answer: &Value) -> Option<Vec<View>> {
        self.system.state(answer)
    }
    fn moves(&self, field: &str) -> bool {
        self.system.moves(field)
    }
    fn stamp_field(&self) -> &str {
        self.system.stamp_field()
    }
    fn status_field(&self) -> &str {
        self.system.status_field()
    }
    fn known_key(&self, key: &str) -> Option<ProviderState> {
        self.system.known_key(key)
    }
    fn search(&self, criteria: &Criteria) -> Search {
        self.system.search(criteria)
    }
    fn acceptance(&self, operation: &str, answer: &Value) -> Acceptance {
        self.system.acceptance(operation, answer)
    }
}

impl Modelled for Failing {
    fn model(&self, partners: &[Vec<String>], settings: &Settings) -> Box<dyn Model> {
        Box::new(FailingModel {
            model: self.system.model(partners, settings),
            restless: self.restless,
            woken: Arc::clone(&self.woken),
        })
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn failures_of_the_model_are_answered_and_overcome() {
    let system = Arc::new(Failing::new(false));
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

#[tokio::test]
async fn what_is_due_is_tried_without_a_request_and_without_haste() {
    let system = Failing::new(true);
    let woken = Arc::clone(&system.woken);
    let sandbox = Sandbox::start(Arc::new(system), options(Store::Memory)).await;
    let bench = Bench {
        sandbox: sandbox.expect("the sandbox starts"),
        client: client(),
    };
    // Nobody has asked for anything yet.
    while woken.times().len() < 2 {
        let told = timeout(Duration::from_secs(20), woken.told.notified());
        told.await.expect("what is due is tried");
    }
    let times = woken.times();
    assert!(times[1] - times[0] > Duration::from_millis(500));
    let order = acknowledgement("meanwhile");
    let submit = bench.send("POST", "/api/order/acknowledgement", &order);
    assert_eq!(submit.await.0, 200);
    bench.sandbox.shutdown().await;
}
