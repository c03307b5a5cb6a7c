//! The rule by which a mutant counts as an equivalent of its original.

use std::collections::{BTreeSet, HashMap, HashSet};

use countersign_check::{Shown, shown};
use countersign_contract::Effect;
use countersign_journal::{Actor, Exchange, ExchangeId, Outcome, RunEvent};
use countersign_system::{Acceptance, System, View};

use super::mutation::{Mutation, called};

/// Whether a mutant says of all that the contract speaks of the same as its
/// original: what requests ask to be stored and is shown again, and what
/// answers show of what a request named, of acceptance, of news and of new ids,
/// is alike, and so is what the messages' rules say of each body.
pub(super) fn is_equivalent(
    system: &dyn System,
    original: &[RunEvent],
    mutation: &Mutation,
) -> bool {
    let topic = Topic::of(system, original);
    let early = early(system, &mutation.record);
    let said = |record: &[RunEvent]| {
        let mut listed = HashMap::new();
        let mut said = Vec::new();
        for event in record {
            let Some(exchange) = called(event) else {
                continue;
            };
            let mut it = Said::of(system, exchange, &topic);
            if early.contains(&exchange.id) {
                it = it.in_work();
            }
            // The pages of a list, and the times that it is asked for until
            // something is there, tell together what they tell.
            if let (Some(step), true) = (step(event), is_list(system, exchange)) {
                let together: &mut Vec<View> = listed.entry((step, exchange.actor)).or_default();
                together.extend(it.shown.take().into_iter().flatten());
            }
            said.push(it);
        }
        // Exchanges at one time may be recorded in either order.
        said.sort_by_key(|said| said.id);
        for together in listed.values_mut() {
            together.sort_by(|left, right| left.key.cmp(&right.key));
        }
        (said, listed)
    };
    said(original) == said(&mutation.record)
}

/// The lookups before the one that shows an entity first, done with: until then
/// a target is at work on it in its own time.
fn early(system: &dyn System, record: &[RunEvent]) -> BTreeSet<ExchangeId> {
    let mut waiting: HashMap<(Actor, &str), Vec<ExchangeId>> = HashMap::new();
    let mut early = BTreeSet::new();
    let mut exchanges: Vec<&Exchange> = record.iter().filter_map(called).collect();
    exchanges.sort_by_key(|exchange| exchange.id);
    let mut done = HashSet::new();
    for exchange in exchanges {
        let operation = exchange.operation.as_deref().unwrap_or_default();
        let effect = system.contract().operation(operation).map(|it| it.effect);
        let subject = (exchange.actor, exchange.request.url.as_str());
        let shows = matches!(effect, Some(Effect::Show | Effect::Part));
        if !shows || done.contains(&subject) {
            continue;
        }
        match shown(system, exchange) {
            Ok(Shown::Views(views)) if !views.iter().any(|view| system.is_pending(view)) => {
                early.extend(waiting.remove(&subject).unwrap_or_default());
                done.insert(subject);
            }
            Ok(_) => waiting.entry(subject).or_default().push(exchange.id),
            Err(_) => {}
        }
    }
    early
}

/// The step that sent an exchange.
fn step(event: &RunEvent) -> Option<u32> {
    match event {
        RunEvent::Exchanged { step, .. } => *step,
        _ => None,
    }
}

fn is_list(system: &dyn System, exchange: &Exchange) -> bool {
    let operation = exchange.operation.as_deref().unwrap_or_default();
    let known = system.contract().operation(operation);
    known.is_some_and(|known| known.effect == Effect::Find)
}

/// What a scenario's requests and answers both speak of.
struct Topic {
    /// Keys of the entities that requests name.
    keys: BTreeSet<String>,
    /// Paths that requests name.
    named: BTreeSet<String>,
    /// Keys and paths that answers show.
    shown: BTreeSet<(String, String)>,
}

impl Topic {
    fn of(system: &dyn System, record: &[RunEvent]) -> Self {
        let mut topic = Self {
            keys: BTreeSet::new(),
            named: BTreeSet::new(),
            shown: BTreeSet::new(),
        };
        for exchange in record.iter().filter_map(called) {
            let operation = exchange.operation.as_deref().unwrap_or_default();
            let sent = system.read(&exchange.request.body.0).ok();
            for view in sent
                .into_iter()
                .flat_map(|tree| system.intent(operation, &tree))
            {
                topic.keys.insert(view.key);
                topic.named.extend(view.facts.into_keys());
            }
            let answer = exchange.response().map(|answer| &answer.body.0);
            let tree = answer.and_then(|body| system.read(body).ok());
            for view in tree
                .and_then(|tree| system.state(&tree))
                .into_iter()
                .flatten()
            {
                let facts = view.facts.into_keys();
                topic
                    .shown
                    .extend(facts.map(|path| (view.key.clone(), path)));
            }
        }
        topic
    }

    /// What a request asks for, as far as it is shown again, and as it was.
    fn asked(&self, system: &dyn System, mut view: View) -> View {
        let key = view.key.clone();
        let is_shown = |path: &String| self.shown.contains(&(key.clone(), path.clone()));
        view.facts
            .retain(|path, fact| is_shown(path) && !is_free(system, &fact.field));
        view
    }

    /// What an answer shows of the scenario's own entities, as far as a request
    /// named it, or the target tells its progress by it.
    fn told(&self, system: &dyn System, mut view: View) -> Option<View> {
        let is_own = self.keys.is_empty() || view.key.is_empty() || self.keys.contains(&view.key);
        view.facts.retain(|path, fact| {
            let is_told = self.named.contains(path) || fact.field == system.status_field();
            is_told && !is_free(system, &fact.field)
        });
        is_own.then_some(view)
    }
}

/// Whether the target may make of a field what it likes, whatever was sent and
/// whatever it has shown before.
fn is_free(system: &dyn System, field: &str) -> bool {
    let is_judged = [system.status_field(), system.stamp_field()].contains(&field);
    system.moves(field) && !is_judged
}

/// What an exchange says of what the contract speaks of.
#[derive(PartialEq)]
struct Said {
    id: ExchangeId,
    began: u64,
    url: String,
    asked: Vec<View>,
    steps: Vec<countersign_system::StatusChange>,
    status: Option<u16>,
    faults: usize,
    shown: Option<Vec<View>>,
    accepted: Acceptance,
    news: Option<Vec<countersign_system::News>>,
    assigned: Vec<String>,
}

impl Said {
    fn of(system: &dyn System, exchange: &Exchange, topic: &Topic) -> Self {
        let operation = exchange.operation.as_deref().unwrap_or_default();
        let request = system.read(&exchange.request.body.0).ok();
        let response = match &exchange.outcome {
            Outcome::Answered(response) => Some(response),
            Outcome::Unanswered { .. } => None,
        };
        let answer = response.and_then(|response| system.read(&response.body.0).ok());
        let message = response.and_then(|response| {
            let contract = system.contract();
            let documented = contract.operation(operation)?.response(response.status)?;
            Some(documented.body.as_ref()?.message.clone())
        });
        let faults = message.zip(response).and_then(|(message, response)| {
            let violations = system.validate(&message, &response.body.0).ok()?;
            Some(violations.len())
        });
        // A body that the pages do not show has no faults.
        let faults = faults.unwrap_or_default();
        let tree = answer.as_ref();
        let effect = system.contract().operation(operation).map(|it| it.effect);
        let accepted = tree.map_or(Acceptance::Silent, |tree| {
            system.acceptance(operation, tree)
        });
        let shows = matches!(effect, Some(Effect::Show | Effect::Find | Effect::Part));
        Self {
            id: exchange.id,
            began: exchange.started_ms,
            url: exchange.request.url.clone(),
            asked: request
                .as_ref()
                .map(|tree| system.intent(operation, tree))
                .unwrap_or_default()
                .into_iter()
                .map(|view| topic.asked(system, view))
                .collect(),
            steps: request
                .as_ref()
                .map(|tree| system.asked(operation, tree))
                .unwrap_or_default(),
            status: response.map(|response| match (response.status, &accepted) {
                // A refusal is one wherever the answer says it.
                (200..=299, Acceptance::Partial(_)) => 400,
                (status, _) => told(system, operation, status),
            }),
            faults,
            shown: shows
                .then_some(tree)
                .flatten()
                .and_then(|tree| system.state(tree))
                .map(|views| {
                    let views = views.into_iter();
                    views.filter_map(|view| topic.told(system, view)).collect()
                }),
            accepted,
            news: tree.and_then(|tree| system.news(tree)),
            assigned: system.assigned(
                operation,
                response.map_or(&[][..], |response| &response.headers),
                tree,
            ),
        }
    }
}

impl Said {
    /// What is left of it where the target is still at work.
    fn in_work(self) -> Self {
        Self {
            status: None,
            faults: 0,
            shown: None,
            accepted: Acceptance::Silent,
            news: None,
            assigned: Vec::new(),
            ..self
        }
    }
}

/// A status as far as the contract tells it from others: successes are alike,
/// and so are refusals (any 4xx, and a 500 that is documented), but for those
/// that speak of the caller. Where a page names one, a claim does.
fn told(system: &dyn System, operation: &str, status: u16) -> u16 {
    let operation = system.contract().operation(operation);
    let is_documented = operation.is_some_and(|known| known.response(status).is_some());
    match status {
        200..=299 => 200,
        401 | 403 => 401,
        400..=499 => 400,
        500 if is_documented => 400,
        _ => status,
    }
}
