//! The [`World`] of one scenario: its orders, what was sent, what was found.

use std::collections::{BTreeSet, HashMap};

use countersign_contract::Operation;
use countersign_journal::{ClauseId, ExchangeId, Finding, Verdict};
use countersign_system::{Credentials, Unique};

use crate::listing::Listing;
use crate::order::{Asked, Order, Resolved, Sent};
use crate::phrase::{Sender, names};
use crate::scene::Scene;

/// Why a scenario goes no further.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stop {
    pub(crate) verdict: Verdict,
    pub(crate) because: String,
}

/// All that the steps of one scenario share.
#[derive(cucumber::World)]
#[world(init = Self::detached)]
pub(crate) struct World {
    pub(crate) scene: Scene,
    pub(crate) unique: Unique,
    pub(crate) orders: HashMap<String, Order>,
    pub(crate) sent: Vec<Sent>,
    /// The exchanges of the step that sent last, lookups apart.
    pub(crate) last: Vec<ExchangeId>,
    /// Keys that edits put in place of known ones.
    pub(crate) strange_keys: Vec<String>,
    /// The statuses that the last search asked for.
    pub(crate) wanted_statuses: Vec<String>,
    /// The search that was made last.
    pub(crate) listing: Option<Listing>,
    /// The changes of state that were asked for last.
    pub(crate) asked: Asked,
    /// Answers that gave ids to several orders, looked up.
    pub(crate) resolved: Vec<Resolved>,
    /// By order, all that shows it: one list of exchanges each time.
    pub(crate) wholes: HashMap<String, Vec<Vec<ExchangeId>>>,
    /// By order, the ids of its line items as they were shown first.
    pub(crate) parts: HashMap<String, Vec<String>>,
    /// Whether a provider state has made a step.
    pub(crate) is_provided: bool,
    /// Ids of the reports that were there before the scenario.
    pub(crate) old_reports: BTreeSet<String>,
    /// Ids of those that came since, oldest first, and what showed them.
    pub(crate) reports: Vec<String>,
    pub(crate) news: Vec<ExchangeId>,
    /// Those of `news` that asked for one report, and for which.
    pub(crate) single_news: Vec<(ExchangeId, String)>,
    /// Orders that were not told of in time, each with the id of one that was
    /// sent later.
    pub(crate) late_news: HashMap<String, Option<String>>,
    pub(crate) findings: Vec<Finding>,
    /// How many claims its steps have made.
    pub(crate) claims: usize,
    pub(crate) stop: Option<Stop>,
    /// The step that runs, and the clause that it judges.
    pub(crate) step: String,
    pub(crate) clause: Option<ClauseId>,
    /// That, or the clause that is judged next.
    pub(crate) next_clause: ClauseId,
}

impl std::fmt::Debug for World {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("World")
            .field("scenario", &self.scene.scenario)
            .finish_non_exhaustive()
    }
}

impl World {
    /// Worlds are made by the runner, which knows the run; cucumber's own
    /// runner, which would call this, is not used.
    fn detached() -> Result<Self, std::io::Error> {
        Err(std::io::Error::other("worlds are made by the runner"))
    }

    pub(crate) fn new(scene: Scene) -> Self {
        let unique = Unique::new(scene.run.seed, scene.ordinal);
        Self {
            scene,
            unique,
            orders: HashMap::new(),
            sent: Vec::new(),
            last: Vec::new(),
            strange_keys: Vec::new(),
            wanted_statuses: Vec::new(),
            listing: None,
            asked: Asked::default(),
            resolved: Vec::new(),
            wholes: HashMap::new(),
            parts: HashMap::new(),
            is_provided: false,
            old_reports: BTreeSet::new(),
            reports: Vec::new(),
            news: Vec::new(),
            single_news: Vec::new(),
            late_news: HashMap::new(),
            findings: Vec::new(),
            claims: 0,
            stop: None,
            step: String::new(),
            clause: None,
            next_clause: ClauseId(String::new()),
        }
    }

    /// Ends the scenario: it could not be judged.
    pub(crate) fn inconclusive(&mut self, because: impl Into<String>) {
        self.stop_with(Verdict::Inconclusive, because.into());
    }

    /// Ends the scenario: it is not assessable on this target.
    pub(crate) fn skip(&mut self, because: impl Into<String>) {
        self.stop_with(Verdict::Skipped, because.into());
    }

    /// Ends the scenario where the configuration, and not the target, is at
    /// fault for what it was answered; whether it is.
    pub(crate) fn stop_in_doubt(&mut self) -> bool {
        let doubt = self.scene.doubt.borrow().clone();
        let is_doubted = doubt.is_some();
        if let Some(because) = doubt {
            let verdict = Verdict::Inconclusive;
            self.stop = Some(Stop { verdict, because });
        }
        is_doubted
    }

    fn stop_with(&mut self, verdict: Verdict, because: String) {
        if !self.stop_in_doubt() && self.stop.is_none() {
            self.stop = Some(Stop { verdict, because });
        }
    }

    /// The order of this name; a scenario that was bound can still name one
    /// that no step has introduced.
    pub(crate) fn order(&mut self, name: &str) -> Option<Order> {
        let order = self.orders.get(name).cloned();
        if order.is_none() {
            self.inconclusive(format!("no step has introduced order {name:?}"));
        }
        order
    }

    /// The numbers of the orders that a phrase names.
    pub(crate) fn numbers_of(&mut self, phrase: &str) -> Option<Vec<String>> {
        names(phrase)
            .iter()
            .map(|name| Some(self.order(name)?.plan.key))
            .collect()
    }

    /// The operation of this id; one that the contract does not have ends the
    /// scenario.
    pub(crate) fn operation(&mut self, id: &str) -> Option<Operation> {
        let operation = self.scene.run.system.contract().operation(id).cloned();
        if operation.is_none() {
            self.inconclusive(format!("the contract has no operation `{id}`"));
        }
        operation
    }

    /// Who a step's words say that sends; words that name no secret of the
    /// system's end the scenario.
    pub(crate) fn sender(&mut self, words: &str) -> Sender {
        let sender = Sender::from_words(words, self.scene.run.system.secrets());
        sender.unwrap_or_else(|| {
            self.inconclusive(format!("`{words}` names no secret of the system's"));
            Sender::A
        })
    }

    /// The public name of the partner on whose behalf a sender acts; empty
    /// where partners have none.
    pub(crate) fn partner(&self, sender: Sender) -> String {
        let run = &self.scene.run;
        let place = run.system.secrets().iter().position(|secret| secret.public);
        let partner = run.target.partners.get(usize::from(sender == Sender::B));
        place
            .and_then(|place| partner?.get(place).cloned())
            .unwrap_or_default()
    }

    /// The path, in the contract's terms, of the list whose elements have
    /// keys (`lineItems[n]`).
    pub(crate) fn keyed_list(&self) -> String {
        self.scene.run.system.keyed_list().to_owned()
    }

    /// Whether the status is that of each element of the keyed list; else it is
    /// that of the entity as a whole.
    pub(crate) fn steps_by_element(&self) -> bool {
        self.scene.run.system.status_field().contains("[n]")
    }

    /// Whether the target gives entities the ids by which they are looked up.
    pub(crate) fn assigns_ids(&self) -> bool {
        self.scene.run.system.element_id_field().is_some()
    }

    /// What authorizes a sender; where the target has none of it configured
    /// the scenario is skipped.
    pub(crate) fn credentials(&mut self, sender: Sender) -> Option<Credentials> {
        match self.scene.credentials(sender) {
            Ok(credentials) => Some(credentials),
            Err(because) => {
                self.skip(because);
                None
            }
        }
    }

    /// The keys of an order's line items, counted from 1; one that it does
    /// not have ends the scenario.
    pub(crate) fn keys(&mut self, order: &Order, lines: &[usize]) -> Option<Vec<String>> {
        let mut keys = Vec::new();
        for line in lines {
            let Some(key) = order.key(*line) else {
                let number = &order.plan.key;
                self.inconclusive(format!("order {number:?} has no line item {line}"));
                return None;
            };
            keys.push(key.clone());
        }
        Some(keys)
    }
}
