//! The `news` made since (reports not named by the argument `before`) tell
//! every step of the entity's line items (`entity`, and `items`: keys and
//! ids), once and in order: what is told is a way that the state machine
//! allows, holds every accepted `step`, and ends where the last lookup, the
//! `shown`, shows the item; each change carries the item's key, and dates that
//! never go back.

use std::collections::{BTreeMap, BTreeSet};

use countersign_contract::StateMachine;
use countersign_journal::ExchangeId;
use countersign_system::{Change, Scalar, View};

use crate::evidence::Evidence;
use crate::shown::is_accepted;
use crate::tellings::tellings;
use crate::{Contradiction, Judgement};

/// What is told of one line item.
struct Told<'a> {
    key: &'a str,
    path: String,
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
    let all = changes(evidence, &entity)?;
    let last = evidence.one("news")?.id;
    let mut contradictions = Vec::new();
    for (exchange, change) in &all {
        if !items.values().any(|id| *id == change.element) {
            contradictions.push(at(
                *exchange,
                change,
                "a report tells of a line item that the order does not have",
                format!(
                    "one of {}",
                    items.values().cloned().collect::<Vec<_>>().join(", ")
                ),
                change.element.clone(),
            ));
        }
    }
    let accepted = accepted_steps(evidence, &entity, &items)?;
    for (key, id) in &items {
        let told = Told {
            key,
            path: field.replacen("[n]", &format!("[{key}]"), 1),
            changes: all
                .iter()
                .filter(|(_, change)| change.element == *id)
                .cloned()
                .collect(),
        };
        let steps = accepted.get(key).map_or(&[][..], Vec::as_slice);
        contradictions.extend(judge(&told, machine, steps, &view, last));
    }
    Ok(Judgement::from_contradictions(
        contradictions,
        format!("{} changes, each once and in its place", all.len()),
    ))
}

/// The changes of an entity in the order of the reports, each report once.
fn changes(evidence: &Evidence<'_>, entity: &str) -> Result<Vec<(ExchangeId, Change)>, Judgement> {
    let before: BTreeSet<String> = evidence.argument("before")?;
    let news = evidence.some("news")?;
    let mut seen = BTreeSet::new();
    let mut all: Vec<(ExchangeId, Change)> = Vec::new();
    let mut fresh = Vec::new();
    let mut exchange = None;
    for telling in tellings(evidence, &news)? {
        if exchange != Some(telling.exchange) {
            all.extend(in_time(std::mem::take(&mut fresh)));
            exchange = Some(telling.exchange);
        }
        let Some(changes) = telling.news.changes else {
            continue;
        };
        if before.contains(&telling.news.id) || !seen.insert(telling.news.id) {
            continue;
        }
        let own = changes.into_iter().filter(|change| change.entity == entity);
        fresh.push(own.map(|change| (telling.exchange, change)).collect());
    }
    all.extend(in_time(fresh));
    Ok(all)
}

/// Reports that one answer tells stand in any order: by their first change.
fn in_time(mut reports: Vec<Vec<(ExchangeId, Change)>>) -> Vec<(ExchangeId, Change)> {
    reports.sort_by_key(|report| {
        let stamps = report.iter().filter_map(|(_, change)| change.at.as_ref());
        stamps.map(|at| at.nanoseconds).min()
    });
    reports.into_iter().flatten().collect()
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
        if !is_accepted(evidence.system, exchange) {
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
    for pair in told.changes.windows(2) {
        let ((_, old), (exchange, new)) = (&pair[0], &pair[1]);
        let is_first = machine.is_internal(&old.status) && !machine.is_internal(&new.status);
        if !is_first && !machine.allows(&old.status, &new.status) {
            found.push(at(
                *exchange,
                new,
                &format!(
                    "line item {:?} is told to have taken no documented step",
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
        if change.key != told.key {
            found.push(at(
                *exchange,
                change,
                "a change carries another correlation id than the line item",
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
    if let (Scalar::Text(now), end) = (view.value(&told.path), statuses.last())
        && end != Some(&now.as_str())
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
