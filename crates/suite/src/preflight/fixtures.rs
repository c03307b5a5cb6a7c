//! Whether what must exist at the target beforehand does. Only an order can
//! tell; so one is sent when, and only when, the target refuses one that
//! nothing else is wrong with.

use std::collections::BTreeSet;
use std::rc::Rc;

use countersign_check::{Accepted, acceptance};
use countersign_contract::Effect;
use countersign_journal::{Bytes, Exchange, ExchangeId, Outcome, Request, Response};
use countersign_system::{Plan, Unique};

use super::{codes, notice, probe};
use crate::call::Call;
use crate::phrase::Sender;
use crate::scene::RunContext;

/// Shorter words of a refusal name nothing: a count, or a limit, may be the same.
const SHORTEST_NAME: usize = 5;

/// Why a refusal of this whole and legal order shows nothing: the target does
/// not know what the configuration says that it knows. `None` where it may well
/// be at fault.
pub(crate) async fn doubt(run: &Rc<RunContext>, exchange: &Exchange) -> Option<String> {
    // A provider state that made keys known has vouched for them.
    let is_vouched = run.target.provider_states.is_some() && run.system.known_key("").is_some();
    if !run.preflight || is_vouched || !is_refused(run, exchange) {
        return None;
    }
    run.fixtures.get_or_init(|| trial(run)).await.clone()
}

/// Whether an order was refused for what it says.
fn is_refused(run: &RunContext, exchange: &Exchange) -> bool {
    let about_content = |response: &Response| {
        response.is_success() || matches!(response.status, 400 | 404 | 409 | 422 | 500)
    };
    exchange.response().is_some_and(about_content)
        && matches!(
            acceptance(run.system.as_ref(), exchange),
            Ok(Accepted::Refused | Accepted::InPart)
        )
}

/// Sends one plain order, as the fixtures have it. Why its refusal shows that
/// they are not known; `None` where it was accepted, or where what is refused is
/// not among them.
async fn trial(run: &Rc<RunContext>) -> Option<String> {
    let scene = probe::scene(run);
    let contract = run.system.contract();
    let operation = contract.with_effect(Effect::Create).next()?;
    let body = operation.request.as_ref()?;
    let mut unique = Unique::new(run.seed, 0);
    let number = format!("CS{}-0-{}", run.run_id, unique.ordinal());
    let fixtures = &run.target.fixtures;
    // As in the scenarios, one is made up where none is configured.
    let known = fixtures.known.first().cloned();
    let known = known.unwrap_or_else(|| unique.code());
    let stamp = run.system.stamp_field();
    let lines = stamp.rsplit_once('.').map_or("", |(list, _)| list);
    let public = run.system.secrets().iter().position(|it| it.public);
    let partner = run.target.partners.first().zip(public);
    let plan = Plan {
        key: number.clone(),
        keys: [(lines.to_owned(), vec![known.clone()])].into(),
        fixtures: fixtures.values.clone(),
        partner: partner
            .and_then(|(secrets, place)| secrets.get(place).cloned())
            .unwrap_or_default(),
        ..Plan::default()
    };
    let tree = run.system.sample(&body.message, &plan, &mut unique);
    let bytes = run.system.write(&body.wrap(vec![tree]));
    let credentials = scene.credentials(Sender::A).ok()?;
    let url = format!("{}{}", run.target.base_url, operation.path);
    let call = Call::of(operation, Sender::A, &credentials, url)
        .with_body(&contract.media_type, bytes.clone());
    let response = probe::send(run, &call).await.ok()?;
    let tree = run.system.read(&response.body.0).ok();
    let made = run
        .system
        .assigned(&operation.id, &response.headers, tree.as_ref());
    let made = made.into_iter().map(|id| (Sender::A, id));
    run.created.borrow_mut().extend(made);
    let exchange = exchange(&operation.id, response);
    if !is_refused(run, &exchange) {
        return None;
    }
    let sent = String::from_utf8_lossy(&bytes).into_owned();
    let answer = exchange.response()?.body.to_text().into_owned();
    let values = fixtures.values.values().map(String::as_str);
    let named = named(&answer, &sent, values.chain([known.as_str()]));
    if named.is_empty() {
        return None;
    }
    let named: Vec<&str> = named.into_iter().take(4).collect();
    let code = codes::FIXTURES;
    let message = format!(
        "{}: a plain order ({number}) is refused, and the refusal names {}",
        code.meaning,
        named.join(", ")
    );
    let hint = format!(
        "set {} to what the target has, or offer provider states",
        fixtures.place
    );
    notice(run, code, &message, hint.clone());
    Some(
        run.redactor
            .text(&format!("{}: {message}; {hint}", code.id)),
    )
}

/// The fixtures that were sent and that an answer names, as whole words; a value
/// may hold several. What else an order says is the target's to judge.
fn named<'a>(
    answer: &str,
    sent: &str,
    fixtures: impl Iterator<Item = &'a str>,
) -> BTreeSet<&'a str> {
    fixtures
        .flat_map(|value| value.split([' ', ',']))
        .filter(|name| name.len() >= SHORTEST_NAME)
        .filter(|name| sent.contains(name) && names(answer, name))
        .collect()
}

/// Whether a text holds a name that is no part of a longer word.
fn names(text: &str, name: &str) -> bool {
    let goes_on = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    text.match_indices(name).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let behind = text[at + name.len()..].chars().next();
        !goes_on(before) && !goes_on(behind)
    })
}

/// What `acceptance` wants to see.
fn exchange(operation: &str, response: Response) -> Exchange {
    Exchange {
        id: ExchangeId {
            scenario: 0,
            sequence: 0,
        },
        actor: Sender::A.actor(),
        operation: Some(operation.to_owned()),
        request: Request {
            method: String::new(),
            url: String::new(),
            headers: Vec::new(),
            body: Bytes::default(),
        },
        outcome: Outcome::Answered(response),
        started_ms: 0,
        elapsed_ms: 0,
        again_of: None,
    }
}
