//! The `news` made since (reports not named by the argument `before`) tell
//! every step of the entity's line items (`entity`, and `items`: keys and
//! ids), once and in order: what is told is a way that the state machine
//! allows, holds every accepted `step` and the state that the last lookup, the
//! `shown`, shows; each change carries the item's key, and dates that never go
//! back. `in_time`: all was told before the time was up; else what is missing
//! contradicts this only where a change of the `control`, an entity that was
//! sent later, was told.

use std::collections::BTreeMap;

use countersign_contract::StateMachine;
use countersign_journal::ExchangeId;
use countersign_system::{Change, Scalar, View, at_key};

use crate::evidence::Evidence;
use crate::tellings::{changes, tellings};
use crate::{Contradiction, Judgement};

/// What is told of one line item.
struct Told<'a> {
    key: &'a str,
    /// Where its status stands in the state, and its stamp.
    path: String,
    stamp: String,
    changes: Vec<(ExchangeId, Change)>,
}

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let entity: String = evidence.argument("entity")?;
    let items: BTreeMap<String, String> = evidence.argument("items")?;
    let field = evidence.system.status_field();
    let Some(machine) = evidence.system.contract().machine_of(field) else {
        return Err(Judgement::Unjudged(format!("{field} has no state machine")));
    };
    let view = evidence.shown(evidence.one("shown")?)?.into_view()?;
    let orders = changes(evidence, &entity)?;
    if items.is_empty() || orders[0].is_empty() && !was_told_otherwise(evidence)? {
        return Err(Judgement::Unjudged(
            "no report has told anything in time".to_owned(),
        ));
    }
    let accepted = accepted_steps(evidence, &entity, &items)?;
    let last = evidence.one("news")?.id;
    let mut best: Option<Vec<Contradiction>> = None;
    for all in &orders {
        let mut found = strangers(all, &items);
        for (key, id) in &items {
            let path = |field: &str| at_key(field, key);
            let told = Told {
                key,
                path: path(field),
                stamp: path(evidence.system.stamp_field()),
                changes: all
                    .iter()
                    .filter(|(_, change)| change.element == *id)
                    .cloned()
                    .collect(),
            };
            let steps = accepted.get(key).map_or(&[][..], Vec::as_slice);
            found.extend(judge(&told, machine, steps, &view, last));
        }
        if best.as_ref().is_none_or(|best| found.len() < best.len()) {
            best = Some(found);
        }
    }
    let contradictions = best.unwrap_or_default();
    // What is missing may still come, where reports come in their own time.
    let is_missing = contradictions.iter().all(|found| found.at.is_none());
    if !contradictions.is_empty() && is_missing && !was_told_otherwise(evidence)? {
        return Err(Judgement::Unjudged(
            "not all was told in time, and no later change was either".to_owned(),
        ));
    }
    Ok(Judgement::from_contradictions(
        contradictions,
        format!("{} changes, each once and in its place", orders[0].len()),
    ))
}

/// Whether all was told in time, or at least a change that came later, the
/// `control`.
fn was_told_otherwise(evidence: &Evidence<'_>) -> Result<bool, Judgement> {
    if evidence.flag("in_time")? {
        return Ok(true);
    }
    let control: Option<String> = evidence.argument("control")?;
    let Some(control) = control else {
        return Ok(false);
    };
    let news = evidence.some("news")?;
    let told = tellings(evidence, &news)?;
    let changes = told
        .iter()
        .flat_map(|telling| telling.news.changes.iter().flatten());
    Ok(changes.into_iter().any(|change| change.entity == control))
}

/// Changes of line items that the order does not have.
fn strangers(all: &[(ExchangeId, Change)], items: &BTreeMap<String, String>) -> Vec<Contradiction> {
    let strange = all
        .iter()
        .filter(|(_, change)| !items.values().any(|id| *id == change.element));
    strange
        .map(|(exchange, change)| {
            at(
                *exchange,
                change,
                "a report tells of a line item that the order does not have",
                items.values().cloned().collect::<Vec<_>>().join(" or "),
                change.element.clone(),
            )
        })
        .collect()
}

/// The states that accepted requests asked for, by line item, in their order.
/// A request of items in several steps counts for each.
fn accepted_steps(
    evidence: &Evidence<'_>,
    entity: &str,
    items: &BTreeMap<String, String>,
) -> Result<BTreeMap<String, Vec<String>>, Judgement> {
    let mut steps: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for exchange in evidence.all("step")? {
        if !evidence.is_accepted(exchange) {
            continue;
        }
        let tree = evidence.sent_tree(exchange)?;
        let operation = exchange.operation.as_deref().unwrap_or_default();
        for change in evidence.system.asked(operation, &tree) {
            let is_named = |item: &String| change.element.as_ref().is_none_or(|id| id == item);
            for (key, _) in items
                .iter()
                .filter(|(_, item)| change.entity == entity && is_named(item))
            {
                let statuses = steps.entry(key.clone()).or_default();
                statuses.push(change.status.clone());
            }
        }
    }
    Ok(steps)
}

fn judge(
    told: &Told<'_>,
    machine: &StateMachine,
    steps: &[String],
    view: &View,
    last: ExchangeId,
) -> Vec<Contradiction> {
    let mut found = Vec::new();
    // What is received becomes what comes first of the rest.
    let mut states = machine.states.iter().filter(|state| !state.internal);
    let first = states.next().map(|state| state.name.as_str());
    if let Some((exchange, change)) = told.changes.first()
        && !machine.is_internal(&change.status)
        && Some(change.status.as_str()) != first
    {
        found.push(at(
            *exchange,
            change,
            &format!(
                "the first change told of line item {:?} is not to its first state",
                told.key
            ),
            first.unwrap_or_default().to_owned(),
            change.status.clone(),
        ));
    }
    for pair in told.changes.windows(2) {
        let ((_, old), (exchange, new)) = (&pair[0], &pair[1]);
        let is_first = machine.is_internal(&old.status) && Some(new.status.as_str()) == first;
        if !is_first && !machine.allows(&old.status, &new.status) {
            found.push(at(
                *exchange,
                new,
                &format!(
                    "a step is told of line item {:?} that is not documented",
                    told.key
                ),
                format!("a step out of {}", old.status),
                new.status.clone(),
            ));
        }
        if let (Some(was), Some(is)) = (&old.at, &new.at)
            && was.is_after(is)
        {
            found.push(at(
                *exchange,
                new,
                &format!(
                    "the changes of line item {:?} are not told in order",
                    told.key
                ),
                format!("not before {was}"),
                is.to_string(),
            ));
        }
    }
    for (exchange, change) in &told.changes {
        match (&change.at, view.value(&told.stamp)) {
            (None, _) => found.push(at(
                *exchange,
                change,
                "a change is told without its date",
                "a date".to_owned(),
                "nothing".to_owned(),
            )),
            (Some(date), Scalar::Instant(modified)) if date.is_after(modified) => found.push(at(
                *exchange,
                change,
                "a change is told with a later date than the line item's last modification",
                format!("{modified} or before"),
                date.to_string(),
            )),
            _ => {}
        }
        if change.key != told.key {
            found.push(at(
                *exchange,
                change,
                "a change carries another key than the line item's",
                format!("{:?}", told.key),
                format!("{:?}", change.key),
            ));
        }
    }
    let statuses: Vec<&str> = told
        .changes
        .iter()
        .map(|(_, change)| change.status.as_str())
        .collect();
    let mut rest = statuses.iter();
    for step in steps {
        if !rest.any(|status| status == step) {
            found.push(Contradiction {
                message: format!("the step of line item {:?} to {step} is not told", told.key),
                expected: steps.join(", "),
                seen: statuses.join(", "),
                at: None,
                exchange: Some(last),
            });
            return found;
        }
    }
    // What comes after is a documented way, as judged above.
    if let Scalar::Text(now) = view.value(&told.path)
        && !statuses.contains(&now.as_str())
    {
        found.push(Contradiction {
            message: format!(
                "what is told of line item {:?} does not lead to its state",
                told.key
            ),
            expected: format!("… {now}"),
            seen: statuses.join(", "),
            at: None,
            exchange: Some(last),
        });
    }
    found
}

fn at(
    exchange: ExchangeId,
    change: &Change,
    message: &str,
    expected: String,
    seen: String,
) -> Contradiction {
    Contradiction {
        message: message.to_owned(),
        expected,
        seen,
        at: Some(change.pointer.clone()),
        exchange: Some(exchange),
    }
}
