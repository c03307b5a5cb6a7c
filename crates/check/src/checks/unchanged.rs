//! Each `after` shows the same whole state as the `before` beside it. Where
//! `unless` was accepted nothing is said: that it was is for the check of its
//! refusal to tell. Argument `keys`: the entities of interest, where answers
//! may show others too; `asked`: the states that a refused request asked for;
//! `self_moving`: the target takes steps of its own: an element that took a
//! documented one meanwhile, which was not asked for, is none of the request's.

use std::collections::BTreeSet;

use countersign_journal::ExchangeId;
use countersign_system::View;

use crate::apart::beside;
use crate::evidence::Evidence;
use crate::legality::has_stepped;
use crate::shown::Shown;
use crate::{Contradiction, Judgement};

pub(crate) fn check(evidence: &Evidence<'_>) -> Result<Judgement, Judgement> {
    let before = evidence.all("before")?;
    let after = evidence.all("after")?;
    let asked: Option<Vec<String>> = evidence.argument("asked")?;
    if evidence.was_accepted("unless")? {
        // Of a step another claim tells how it was taken.
        return Err(match asked {
            Some(_) => Judgement::Nothing,
            None => Judgement::NotAssessable("the request was accepted".to_owned()),
        });
    }
    if before.is_empty() || before.len() != after.len() {
        return Err(Judgement::Unjudged(
            "no state before and after was observed".to_owned(),
        ));
    }
    let keys: Option<Vec<String>> = evidence.argument("keys")?;
    let self_moving = evidence.flag("self_moving")?;
    let mut known = BTreeSet::new();
    for before in &before {
        let views = evidence
            .shown(before)
            .map_or_else(|_| Vec::new(), Shown::into_views);
        known.extend(views.into_iter().map(|view| view.key));
    }
    let mut contradictions = Vec::new();
    for (before, after) in before.into_iter().zip(after) {
        let (was, is) = (
            of_interest(evidence.shown(before)?, keys.as_deref()),
            of_interest(evidence.shown(after)?, keys.as_deref()),
        );
        if let (Shown::Views(was), Shown::Views(is), Some(asked)) = (&was, &is, &asked)
            && self_moving
            && moved_on(evidence, was, is, asked)
        {
            return Err(Judgement::NotAssessable(
                "the target has taken a documented step of its own meanwhile".to_owned(),
            ));
        }
        match (was, is) {
            (Shown::Nothing, Shown::Nothing) => {
                return Err(Judgement::Unjudged(
                    "the order was not shown before either".to_owned(),
                ));
            }
            (Shown::Views(old), Shown::Views(new)) if keys.is_some() => {
                for (old, new) in pairs(old, new) {
                    contradictions.extend(match (old, new) {
                        (Some(old), Some(new)) => {
                            differences(&old, &new, after.id, PHRASE, |_| true)
                        }
                        // That a list was behind creates nothing.
                        (None, Some(new)) if known.contains(&new.key) => Vec::new(),
                        (None, _) => vec![appeared(after.id)],
                        (_, None) => vec![vanished(after.id)],
                    });
                }
            }
            (old @ Shown::Views(_), new @ Shown::Views(_)) => {
                let (old, new) = (old.into_view()?, new.into_view()?);
                contradictions.extend(differences(&old, &new, after.id, PHRASE, |_| true));
            }
            (Shown::Nothing, Shown::Views(new)) => {
                if !new.iter().all(|new| known.contains(&new.key)) {
                    contradictions.push(appeared(after.id));
                }
            }
            (Shown::Views(_), Shown::Nothing) => contradictions.push(vanished(after.id)),
        }
    }
    Ok(Judgement::from_contradictions(
        contradictions,
        "the whole state is as it was",
    ))
}

/// What is said of a value that has changed.
const PHRASE: &str = "is not what it was";

fn appeared(exchange: ExchangeId) -> Contradiction {
    changed(exchange, "an order has appeared", "nothing", "the order")
}

fn vanished(exchange: ExchangeId) -> Contradiction {
    changed(exchange, "the order has vanished", "the order", "nothing")
}

/// Entities of the same key, in the order in which they are shown.
fn pairs(old: Vec<View>, mut new: Vec<View>) -> Vec<(Option<View>, Option<View>)> {
    let mut pairs = Vec::new();
    for old in old {
        let at = new.iter().position(|new| new.key == old.key);
        let new = at.map(|at| new.remove(at));
        pairs.push((Some(old), new));
    }
    pairs.extend(new.into_iter().map(|new| (None, Some(new))));
    pairs
}

/// The entities of interest; an answer about a part of one has no key.
fn of_interest(shown: Shown, keys: Option<&[String]>) -> Shown {
    let Some(keys) = keys else {
        return shown;
    };
    let mut views = shown.into_views();
    views.retain(|view| view.key.is_empty() || keys.contains(&view.key));
    if views.is_empty() {
        return Shown::Nothing;
    }
    Shown::Views(views)
}

/// Whether an element has taken a documented step, to a state that nobody
/// asked for.
fn moved_on(evidence: &Evidence<'_>, was: &[View], is: &[View], asked: &[String]) -> bool {
    let beside = |was: &View| is.iter().find(|is| is.key == was.key);
    let mut both = was.iter().filter_map(|was| Some((was, beside(was)?)));
    both.any(|(was, is)| {
        has_stepped(evidence, was, is, |machine, from, to| {
            machine.allows(from, to) && !asked.iter().any(|asked| asked == to)
        })
    })
}

fn changed(exchange: ExchangeId, message: &str, expected: &str, seen: &str) -> Contradiction {
    Contradiction {
        message: message.to_owned(),
        expected: expected.to_owned(),
        seen: seen.to_owned(),
        at: None,
        exchange: Some(exchange),
    }
}

/// What differs between two states of one entity, at the paths of interest:
/// the `phrase` says of each what is wrong with it.
pub(super) fn differences(
    old: &View,
    new: &View,
    exchange: ExchangeId,
    phrase: &str,
    of_interest: impl Fn(&str) -> bool,
) -> Vec<Contradiction> {
    // A part of an entity has no key of its own.
    let of = match new.key.as_str() {
        "" => String::new(),
        key => format!(" of {key:?}"),
    };
    let paths: BTreeSet<&String> = old.facts.keys().chain(new.facts.keys()).collect();
    paths
        .into_iter()
        .filter(|path| of_interest(path))
        .filter(|path| !old.value(path).agrees(new.value(path)))
        .map(|path| Contradiction {
            message: format!("{path}{of} {phrase}"),
            expected: old.value(path).to_string(),
            seen: beside(old.value(path), new.value(path)),
            at: new.facts.get(path).map(|fact| fact.pointer.clone()),
            exchange: Some(exchange),
        })
        .collect()
}
