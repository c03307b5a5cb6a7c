//! A [`Mutation`]: one edit of what was recorded of a scenario.

use countersign_check::is_accepted;
use countersign_journal::{Exchange, Outcome, RunEvent};
use countersign_system::{Chance, System};

use super::change::change;
use super::kind::{KINDS, Kind};

/// One edit of what was recorded of a scenario.
pub(in crate::prove) struct Mutation {
    pub(in crate::prove) kind: Kind,
    /// What was done, for people.
    pub(in crate::prove) what: String,
    pub(in crate::prove) record: Vec<RunEvent>,
}

impl Mutation {
    /// A mutation by chance; `None` where the record has nothing to do it to.
    pub(super) fn of(
        system: &dyn System,
        original: &[RunEvent],
        chance: &mut Chance,
    ) -> Option<Self> {
        let places: Vec<usize> = original
            .iter()
            .enumerate()
            .filter_map(|(place, event)| called(event).map(|_| place))
            .collect();
        let kind = *chance.pick(&KINDS)?;
        let place = *chance.pick(&places)?;
        let mut record = original.to_vec();
        let exchange = called(&record[place])?;
        let id = exchange.id;
        let told = format!(
            "{id} ({})",
            exchange.operation.as_deref().unwrap_or_default()
        );
        let what = match kind {
            Kind::LostLine => {
                record.remove(place);
                format!("the line of {told} is lost")
            }
            Kind::DoubledLine => {
                record.insert(place, record[place].clone());
                format!("the line of {told} stands twice")
            }
            Kind::MovedLines | Kind::SwapAnswers => {
                let other = *chance.pick(&places)?;
                let there = called(&record[other])?.id;
                match kind {
                    Kind::MovedLines if place == other => return None,
                    Kind::MovedLines => record.swap(place, other),
                    _ => {
                        let (one, two) = (outcome(&record[place])?, outcome(&record[other])?);
                        if one == two {
                            return None;
                        }
                        set_outcome(&mut record[place], two);
                        set_outcome(&mut record[other], one);
                    }
                }
                format!("{kind}: {told} and {there}")
            }
            Kind::Retime => {
                let RunEvent::Exchanged { exchange, .. } = &mut record[place] else {
                    return None;
                };
                let step = 1 + chance.below(5000);
                let back = chance.one_in(2) && exchange.started_ms >= step;
                exchange.started_ms = if back {
                    exchange.started_ms - step
                } else {
                    exchange.started_ms + step
                };
                format!(
                    "{told} begins {}{step} ms later",
                    if back { "-" } else { "" }
                )
            }
            Kind::Status => {
                let response = response(&mut record[place])?;
                // One of another class: which success or refusal it is, is
                // free where no page names it.
                let others: Vec<u16> = [200, 401, 404, 409, 500]
                    .into_iter()
                    .filter(|status| status / 100 != response.status / 100)
                    .collect();
                let before = response.status;
                response.status = *chance.pick(&others)?;
                format!("{told}: {before} becomes {}", response.status)
            }
            // How a refusal is worded is free, and so is what else a refused
            // request held.
            Kind::Answer | Kind::Request if !is_accepted(system, called(&record[place])?) => {
                return None;
            }
            Kind::Answer => {
                let body = &mut response(&mut record[place])?.body;
                let change = change(system, body, chance)?;
                format!("the answer of {told}: {change}")
            }
            Kind::Request => {
                let RunEvent::Exchanged { exchange, .. } = &mut record[place] else {
                    return None;
                };
                let change = change(system, &mut exchange.request.body, chance)?;
                format!("the request of {told}: {change}")
            }
        };
        Some(Self { kind, what, record })
    }
}

/// The exchange of an event that called an operation.
pub(super) fn called(event: &RunEvent) -> Option<&Exchange> {
    match event {
        RunEvent::Exchanged { exchange, .. } if exchange.operation.is_some() => Some(exchange),
        _ => None,
    }
}

fn outcome(event: &RunEvent) -> Option<Outcome> {
    called(event).map(|exchange| exchange.outcome.clone())
}

fn set_outcome(event: &mut RunEvent, outcome: Outcome) {
    if let RunEvent::Exchanged { exchange, .. } = event {
        exchange.outcome = outcome;
    }
}

fn response(event: &mut RunEvent) -> Option<&mut countersign_journal::Response> {
    match event {
        RunEvent::Exchanged { exchange, .. } => match &mut exchange.outcome {
            Outcome::Answered(response) => Some(response),
            Outcome::Unanswered { .. } => None,
        },
        _ => None,
    }
}
