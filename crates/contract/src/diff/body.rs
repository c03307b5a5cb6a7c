//! What operations take and answer, compared.

use super::comparison::{About, Comparison};
use super::operation::{at, one_of};
use super::pairs::Pairs;
use super::rating::{Rule, Sides};
use super::renames::Renames;
use super::rules;
use crate::{Basis, Body, Operation, Response, Shape};

/// Compares the requests and the answers of an operation.
pub(super) fn compare(
    comparison: &mut Comparison<'_>,
    renames: &Renames<'_>,
    old: &Operation,
    new: &Operation,
) {
    let mut place = Place {
        comparison,
        renames,
        ids: [&old.id, &new.id],
        sides: Sides::REQUEST,
        at: format!("{}/request", at(new)),
    };
    place.body(old.request.as_ref(), new.request.as_ref());
    place.sides = Sides::RESPONSE;
    let responses = Pairs::of(&old.responses, &new.responses, |one| one.status);
    for (before, after) in &responses.both {
        place.at = format!("{}/response/{}", at(new), after.status);
        if before.basis != after.basis {
            let bases = [before.basis, after.basis].map(|basis| Some(told_basis(basis).to_owned()));
            let [before, after] = bases;
            place.tell(&rules::RESPONSE_BASIS_CHANGED, before, after);
        }
        place.body(before.body.as_ref(), after.body.as_ref());
    }
    for (alone, is_new) in [(&responses.removed, false), (&responses.added, true)] {
        for response in alone {
            place.at = format!("{}/response/{}", at(new), response.status);
            let (before, after) = one_of(is_new, answer(response));
            let is_success = (200..300).contains(&response.status);
            let rule = match (is_success, is_new) {
                (true, true) => &rules::SUCCESS_ADDED,
                (true, false) => &rules::SUCCESS_REMOVED,
                (false, true) => &rules::REFUSAL_ADDED,
                (false, false) => &rules::REFUSAL_REMOVED,
            };
            place.tell(rule, before, after);
        }
    }
}

/// A place of an operation that may have a body.
struct Place<'p, 'c, 'r> {
    comparison: &'p mut Comparison<'c>,
    renames: &'p Renames<'r>,
    /// Of the operation, in either contract.
    ids: [&'p str; 2],
    sides: Sides,
    at: String,
}

impl Place<'_, '_, '_> {
    fn tell(&mut self, rule: &'static Rule, before: Option<String>, after: Option<String>) {
        let mut about = About::operation(self.ids[0], self.sides);
        about.used.operations.insert(self.ids[1].to_owned());
        self.comparison
            .tell(rule, &about, self.at.clone(), before, after);
    }

    fn body(&mut self, old: Option<&Body>, new: Option<&Body>) {
        let (old, new) = match (old, new) {
            (Some(old), Some(new)) => (old, new),
            (None, Some(body)) => return self.tell(&rules::BODY_ADDED, None, Some(told(body))),
            (Some(body), None) => return self.tell(&rules::BODY_REMOVED, Some(told(body)), None),
            (None, None) => return,
        };
        if !self.renames.is_message(&old.message, &new.message) {
            let rule = if self.renames.is_replaced(&old.message, &new.message) {
                &rules::BODY_REPLACED
            } else {
                &rules::BODY_CHANGED
            };
            self.tell(rule, Some(told(old)), Some(told(new)));
        }
        if old.shape != new.shape {
            let rule = match (old.shape, new.shape) {
                (_, Shape::OneOrList) => &rules::SHAPE_LOOSENED,
                (Shape::OneOrList, _) => &rules::SHAPE_TIGHTENED,
                _ => &rules::SHAPE_CHANGED,
            };
            let [before, after] = [old, new].map(|body| Some(told_shape(body.shape).to_owned()));
            self.tell(rule, before, after);
        }
        if old.wrapper != new.wrapper {
            let (before, after) = (old.wrapper.clone(), new.wrapper.clone());
            self.tell(&rules::WRAPPER_CHANGED, before, after);
        }
    }
}

fn answer(response: &Response) -> String {
    match &response.body {
        Some(body) => told(body),
        None => "no documented body".to_owned(),
    }
}

fn told(body: &Body) -> String {
    match body.shape {
        Shape::One => body.message.clone(),
        shape => format!("{} of {}", told_shape(shape), body.message),
    }
}

fn told_shape(shape: Shape) -> &'static str {
    match shape {
        Shape::One => "one",
        Shape::List => "list",
        Shape::OneOrList => "one or list",
    }
}

/// How something is known, as a change tells it.
pub(super) fn told_basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Documented => "documented",
        Basis::Exemplified => "exemplified",
        Basis::Implied => "implied",
    }
}
