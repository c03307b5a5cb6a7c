//! The `shown` state holds what the `sent` request carried, each value in its
//! own place, and at no other place anything that only a request can bring.
//! Optional values whose member is not shown at all are left to `shows`.
//! Arguments: `only`, `except` (prefixes of state fields), `key`;
//! `to_the_digit`: a point in time is shown with every digit of a second.

use std::collections::{BTreeMap, BTreeSet};

use countersign_journal::Exchange;
use countersign_system::{Plan, Scalar, System, Unique, View};

use crate::apart::beside;
use crate::evidence::{Evidence, answer, answered_otherwise};
use crate::shown::{Accepted, Shown};
use crate::{Contradiction, Judgement};

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let sent = evidence.one("sent")?;
    let exchange = evidence.one("shown")?;
    let key: String = evidence.argument("key")?;
    let wanted = intended(evidence, sent, &key)?;
    let state = match evidence.shown(exchange)? {
        // Of several equal ones another may have been taken.
        Shown::Nothing if evidence.acceptance(sent)? == Accepted::Refused => {
            return Err(answered_otherwise(sent, answer(sent)?));
        }
        Shown::Nothing => {
            return Ok(Judgement::contradicted(
                exchange.id,
                format!("order {key:?} was accepted, and is not shown"),
                "the order",
                "nothing",
            ));
        }
        Shown::Views(views) => views,
    };
    let [state] = state.as_slice() else {
        return Ok(Judgement::contradicted(
            exchange.id,
            format!("{} orders are shown under number {key:?}", state.len()),
            "one order",
            format!("{} orders", state.len()),
        ));
    };
    if state.key != key {
        return Ok(Judgement::contradicted(
            exchange.id,
            format!("another order is shown under number {key:?}"),
            format!("{key:?}"),
            format!("{:?}", state.key),
        ));
    }
    let judged = Judged::new(evidence)?;
    let to_the_digit = evidence.flag("to_the_digit")?;
    let mut contradictions = Vec::new();
    let (mut asked, mut compared) = (0, 0);
    for (path, fact) in &wanted.facts {
        if !judged.covers(&fact.field) {
            continue;
        }
        asked += 1;
        let known = state.value(path);
        let member_shown = state.facts.contains_key(path)
            || state.facts.values().any(|other| other.field == fact.field);
        if !fact.required && !member_shown {
            continue;
        }
        compared += 1;
        if fact.value.agrees(known)
            && !lost_its_time(&fact.value, known)
            && !(to_the_digit && is_moved(&fact.value, known))
        {
            continue;
        }
        contradictions.push(Contradiction {
            message: format!("{path} of {key:?} does not read back as it was sent"),
            expected: fact.value.to_string(),
            seen: beside(&fact.value, known),
            at: state.facts.get(path).map(|fact| fact.pointer.clone()),
            exchange: Some(exchange.id),
        });
    }
    if asked > 0 && compared == 0 {
        return Err(Judgement::NotAssessable(
            "the lookup shows no such member, which it need not".to_owned(),
        ));
    }
    let brought = brought_fields(evidence.system, sent);
    for (path, fact) in &state.facts {
        if wanted.facts.contains_key(path)
            || fact.value.is_empty()
            || !judged.covers(&fact.field)
            || evidence.system.fills(&fact.field)
            || !brought.contains(&fact.field)
        {
            continue;
        }
        contradictions.push(Contradiction {
            message: format!("{path} of {key:?} is shown and was not sent"),
            expected: "nothing".to_owned(),
            seen: fact.value.to_string(),
            at: Some(fact.pointer.clone()),
            exchange: Some(exchange.id),
        });
    }
    Ok(Judgement::from_contradictions(
        contradictions,
        "all that was sent is shown in its place",
    ))
}

/// Whether two points in time are not the very same, however they are written.
fn is_moved(sent: &Scalar, shown: &Scalar) -> bool {
    matches!((sent, shown), (Scalar::Instant(sent), Scalar::Instant(shown))
        if sent.nanoseconds != shown.nanoseconds)
}

/// Whether of a time of day the day alone is left, in the notation of a date.
pub(crate) fn lost_its_time(sent: &Scalar, shown: &Scalar) -> bool {
    let tells_time = |value: &Scalar| match value {
        Scalar::Instant(instant) => instant.written.contains(':'),
        _ => false,
    };
    matches!(shown, Scalar::Instant(_)) && tells_time(sent) && !tells_time(shown)
}

/// What a request asked to be stored of the order with this key.
pub(super) fn intended(
    evidence: &Evidence<'_>,
    sent: &Exchange,
    key: &str,
) -> Result<View, Judgement> {
    let tree = evidence.sent_tree(sent)?;
    let operation = sent.operation.as_deref().unwrap_or_default();
    evidence
        .system
        .intent(operation, &tree)
        .into_iter()
        .find(|view| view.key == key)
        .ok_or_else(|| Judgement::Unjudged(format!("the request did not name {key:?}")))
}

/// The state fields that only a request of this operation can have brought.
pub(crate) fn brought_fields(system: &dyn System, sent: &Exchange) -> BTreeSet<String> {
    let operation = sent.operation.as_deref().unwrap_or_default();
    let body = system
        .contract()
        .operation(operation)
        .and_then(|operation| operation.request.as_ref());
    let Some(body) = body else {
        return BTreeSet::new();
    };
    let plan = Plan {
        key: "K".to_owned(),
        counts: BTreeMap::new(),
        full: true,
        ..Plan::default()
    };
    let sample = system.sample(&body.message, &plan, &mut Unique::new(0, 0));
    let tree = body.wrap(vec![sample]);
    system
        .intent(operation, &tree)
        .into_iter()
        .flat_map(|view| view.facts.into_values().map(|fact| fact.field))
        .collect()
}

/// Which state fields a claim is about.
pub(super) struct Judged {
    only: Vec<String>,
    except: Vec<String>,
}

impl Judged {
    pub(super) fn new(evidence: &Evidence<'_>) -> Result<Self, Judgement> {
        let list = |name| {
            Ok(evidence
                .argument::<Option<Vec<String>>>(name)?
                .unwrap_or_default())
        };
        Ok(Self {
            only: list("only")?,
            except: list("except")?,
        })
    }

    pub(super) fn covers(&self, field: &str) -> bool {
        let below = |prefix: &String| {
            field.strip_prefix(prefix.as_str()).is_some_and(|rest| {
                rest.is_empty() || rest.starts_with('.') || rest.starts_with('[')
            })
        };
        (self.only.is_empty() || self.only.iter().any(below)) && !self.except.iter().any(below)
    }
}
