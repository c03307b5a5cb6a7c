//! Once around: a sample is written, taken by the reference model, and read
//! back as a view.

use countersign_spreadshirt::Spreadshirt;
use countersign_system::{
    Carrier, Command, Model, Modelled, Plan, Reply, Settings, System, Unique, View,
};

use crate::system::system;

const SECRETS: [&str; 3] = ["key-a", "session-a", "1001"];

struct Target {
    system: &'static Spreadshirt,
    model: Box<dyn Model>,
    now: i128,
}

impl Target {
    fn new() -> Self {
        let system = system();
        let partner = SECRETS.map(str::to_owned).to_vec();
        let model = system.model(&[partner], &Settings::default());
        Self {
            system,
            model,
            now: 1_700_000_000_000_000_000,
        }
    }

    fn send(&mut self, method: &str, path: &str, body: Vec<u8>) -> Reply {
        let secrets = SECRETS.map(|secret| Some(secret.to_owned()));
        let credentials = self.system.authorize(&secrets, Carrier::Header);
        let headers = credentials.headers.into_iter();
        let mut headers: Vec<_> = headers
            .map(|(name, value)| (name.to_ascii_lowercase(), value))
            .collect();
        let media_type = &self.system.contract().media_type;
        headers.push(("content-type".to_owned(), media_type.clone()));
        let command = Command {
            method: method.to_owned(),
            path: format!("{}{path}", self.system.base_path()),
            query: String::new(),
            headers,
            body,
            now: self.now,
        };
        let (events, reply) = self.model.decide(&command);
        for event in &events {
            self.model.apply(event).expect("its own events");
        }
        reply
    }

    /// Lets all asynchronous work come to its end.
    fn settle(&mut self) {
        while let Some(due) = self.model.due() {
            self.now = due.max(self.now);
            for event in self.model.wake(self.now) {
                self.model.apply(&event).expect("its own events");
            }
        }
    }

    fn look(&mut self, id: &str) -> View {
        let reply = self.send("GET", &format!("/orders/{id}"), Vec::new());
        let violations = self.system.validate("order", &reply.body);
        assert_eq!(violations, Ok(Vec::new()));
        let tree = self.system.read(&reply.body).expect("it is XML");
        let views = self.system.state(&tree).expect("it shows an order");
        let [view] = views.try_into().expect("it shows one");
        view
    }
}

#[test]
fn what_is_sent_reads_back() {
    let variants = [
        ("linking an article", true),
        ("with an attached product", true),
        ("with an attached product and design", true),
        ("without the attached product", false),
        ("without the attached design", false),
        ("with a blank billing", true),
        ("in the US", true),
        ("with the salutation 99", true),
    ];
    for (variant, is_made) in variants {
        let mut target = Target::new();
        let plan = Plan {
            key: "EXT-ORDER-1".to_owned(),
            counts: [("orderItem".to_owned(), 3)].into(),
            full: true,
            variants: vec![variant.to_owned()],
            ..Plan::default()
        };
        let sample = target
            .system
            .sample("new-order", &plan, &mut Unique::new(7, 7));
        let reply = target.send("POST", "/orders", target.system.write(&sample));
        assert_eq!(reply.status, 201, "{variant}");
        let ids = target.system.assigned("create", &reply.headers, None);
        let [id] = ids.try_into().expect("one order was made");
        let received = target.look(&id);
        assert!(target.system.is_pending(&received), "{variant}");
        target.settle();
        let order = target.look(&id);
        assert!(!target.system.is_pending(&order), "{variant}");
        assert_eq!(target.system.has_failed(&order), !is_made, "{variant}");
        for intent in target.system.intent("create", &sample) {
            assert_eq!(order.key, intent.key);
            for (path, fact) in &intent.facts {
                let shown = order.value(path);
                // What the page does not promise to show may be left out.
                let is_met = fact.value.agrees(shown) || !fact.required && shown.is_empty();
                assert!(is_met, "{variant}: {path} is {shown}, not {}", fact.value);
            }
        }
    }
}
