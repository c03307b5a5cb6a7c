//! The pure reference model: how an endpoint that does what the pages say
//! decides, and nothing else. No clock, no I/O; what happens goes out as
//! events, and comes back through [`Reference::apply`]. Orders that wait for
//! their processing are part of the state: what is [`Reference::due`] is so
//! after a restart too.
//!
//! Where the pages are silent, the module of the operation says what was
//! chosen.

mod account;
mod address;
mod adjust;
mod answer;
mod attachment;
mod change;
mod create;
mod credentials;
mod fulfillment;
mod list;
mod lookup;
mod news;
mod order;
mod parameters;
mod processing;
mod progress;
mod provide;
mod query;
mod reading;
mod report;
mod request;
mod route;
mod show;
mod stamp;
mod state;
mod submission;
mod wire;

use std::fmt;

use countersign_contract::Contract;
use countersign_system::{Command, Event, Model, Reply, Settings};
use serde_json::Value;

use account::Account;
use change::{Change, Entry};
use credentials::{Credentials, SCHEME};
use parameters::Parameters;
use request::{Decision, Refused, Request};
use route::{BASE_PATH, Resource};
use wire::Wire;

pub use address::Address;
pub use fulfillment::Fulfillment;
pub use news::{Ledger, Modification, Report};
pub use order::{Item, ItemSubmission, Order, Submission};
pub use processing::Processing;
pub use state::State;

/// The reference model with the partners' accounts; a partner is known by its
/// place among them. Its debug form leaves the secrets out.
#[derive(Clone)]
pub struct Reference {
    wire: Wire,
    accounts: Vec<Account>,
    settings: Settings,
    state: State,
}

impl fmt::Debug for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut told = f.debug_struct("Reference");
        told.field("state", &self.state).finish_non_exhaustive()
    }
}

impl Reference {
    /// A model without orders that knows these partners' secrets (API key,
    /// session id, partner id). Of the contract it takes the wire form alone.
    pub fn new(contract: &Contract, partners: Vec<Vec<String>>, settings: Settings) -> Self {
        let accounts = partners.into_iter().enumerate();
        Self {
            wire: Wire::of(contract),
            accounts: accounts
                .map(|(place, secrets)| Account::new(place, secrets))
                .collect(),
            settings,
            state: State::default(),
        }
    }

    /// What it remembers.
    pub fn state(&self) -> &State {
        &self.state
    }

    fn route(&self, command: &Command) -> Result<Decision, Refused> {
        let refuse = |status, message: &str| {
            Refused(answer::refusal(&self.wire, status, &[message.to_owned()]))
        };
        let resource = Resource::at(&command.path)
            .ok_or_else(|| refuse(404, "No operation has this path."))?;
        if !resource.methods().contains(&command.method.as_str()) {
            let mut refused = refuse(405, "The resource does not take this method.");
            let methods = resource.methods().join(", ");
            refused.0.headers.push(("allow".to_owned(), methods));
            return Err(refused);
        }
        let parameters = Parameters::read(&command.query);
        let partner = self.partner(command, &parameters).ok_or_else(|| {
            let mut refused = refuse(401, "apiKey or sessionId is missing or unknown.");
            // RFC 9110, 15.5.2: a 401 names a scheme.
            let scheme = ("www-authenticate".to_owned(), SCHEME.to_owned());
            refused.0.headers.push(scheme);
            refused
        })?;
        let request = Request {
            state: &self.state,
            wire: &self.wire,
            partner,
            account: &self.accounts[partner],
            parameters,
            body: &command.body,
            base: base(command),
            now: command.now,
            tick: self.state.tick(command.now),
            delay: self.settings.delay,
        };
        match (&resource, command.method.as_str()) {
            (Resource::Orders, "POST") => create::create(&request),
            (Resource::Orders, _) => list::find(&request),
            (Resource::Order(id), _) => lookup::order(&request, id),
            (Resource::Items(id), _) => lookup::items(&request, id),
            (Resource::Item(id, item), _) => lookup::item(&request, id, item),
            (Resource::Reports, _) => report::list(&request),
            (Resource::Report(id), "DELETE") => report::delete(&request, id),
            (Resource::Report(id), _) => report::one(&request, id),
            (Resource::Adjustments, _) => adjust::adjust(&request),
        }
    }

    fn partner(&self, command: &Command, parameters: &Parameters) -> Option<usize> {
        let shown = Credentials::of(command, parameters)?;
        let mut accounts = self.accounts.iter();
        accounts.position(|account| account.is_authorized(&shown.api_key, &shown.session_id))
    }

    /// The events of changes that happen now, each with a stamp of its own.
    fn events(&self, changes: Vec<Change>, now: i128) -> Vec<Event> {
        let stamps = self.state.tick(now)..;
        let entries = stamps.zip(changes);
        entries
            .map(|(clock, change)| Entry { clock, change }.event())
            .collect()
    }
}

impl Model for Reference {
    fn decide(&self, command: &Command) -> (Vec<Event>, Reply) {
        match self.route(command) {
            Ok(decision) => (self.events(decision.changes, command.now), decision.reply),
            Err(Refused(reply)) => (Vec::new(), reply),
        }
    }

    fn apply(&mut self, event: &Event) -> Result<(), String> {
        Entry::read(event)?.apply(&mut self.state)
    }

    fn due(&self) -> Option<i128> {
        self.state.next_due().map(i128::from)
    }

    fn wake(&self, now: i128) -> Vec<Event> {
        let changes = processing::due(&self.state, stamp::clamp(now));
        self.events(changes, now)
    }

    fn provide(
        &self,
        state: &str,
        params: &Value,
        now: i128,
    ) -> Result<(Vec<Event>, Value), String> {
        let known = (&self.state, self.accounts.as_slice());
        let (change, answer) = provide::provide(known, state, params)?;
        Ok((self.events(vec![change], now), answer))
    }
}

/// What links in answers begin with: the host as the client named it.
fn base(command: &Command) -> String {
    let plain = |host: &&str| {
        let mut bytes = host.bytes();
        let known = |byte: u8| byte.is_ascii_alphanumeric() || b".:-_[]".contains(&byte);
        !host.is_empty() && bytes.all(known)
    };
    let host = command.header("host").filter(plain).unwrap_or("localhost");
    format!("http://{host}{BASE_PATH}")
}
