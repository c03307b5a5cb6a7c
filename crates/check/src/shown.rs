//! What an exchange says: whether its request was accepted, and what it shows.

use std::rc::Rc;

use countersign_contract::Contract;
use countersign_journal::{Bytes, Exchange, Response};
use countersign_system::{Acceptance, System, View};
use serde_json::Value;

use crate::Judgement;
use crate::evidence::{answer, called};
use crate::tree::shorten;

/// Whether a request was accepted.
#[derive(Debug, Clone, PartialEq)]
pub enum Accepted {
    /// A 2xx, and no part of the answer says otherwise.
    Wholly,
    /// A 2xx whose body says that some part was not accepted.
    InPart,
    /// A refusal that the pages allow: any 4xx, or the documented 500.
    Refused,
    /// Neither an acceptance nor a refusal that the pages allow.
    Neither,
}

/// How an answered request was taken.
///
/// # Errors
/// Unjudged, where there is no answer, or one that asks for patience (429,
/// 503).
pub fn acceptance(system: &dyn System, exchange: &Exchange) -> Result<Accepted, Judgement> {
    acceptance_by(system, exchange, |body| read_afresh(system, body))
}

/// The same, with a reader of bodies that may have read this one before.
pub(crate) fn acceptance_by(
    system: &dyn System,
    exchange: &Exchange,
    read: impl Fn(&Bytes) -> Rc<Result<Value, String>>,
) -> Result<Accepted, Judgement> {
    let response = answer(exchange)?;
    let operation = exchange.operation.as_deref().unwrap_or_default();
    Ok(match response.status {
        200..=299 => match read(&response.body).as_ref() {
            Ok(tree) => match system.acceptance(operation, tree) {
                Acceptance::Partial(_) => Accepted::InPart,
                Acceptance::Silent | Acceptance::Full(_) => Accepted::Wholly,
            },
            Err(_) => Accepted::Wholly,
        },
        429 | 503 => {
            return Err(Judgement::Unjudged(format!(
                "{} was answered {}, which asks for patience",
                called(exchange),
                response.status
            )));
        }
        400..=499 => Accepted::Refused,
        500 if is_documented_fault(system, operation, response) => Accepted::Refused,
        _ => Accepted::Neither,
    })
}

/// Whether the request was accepted wholly.
pub fn is_accepted(system: &dyn System, exchange: &Exchange) -> bool {
    acceptance(system, exchange) == Ok(Accepted::Wholly)
}

/// Whether a 5xx is one that the contract documents for an operation, with its
/// body.
pub fn is_documented_fault(system: &dyn System, operation: &str, response: &Response) -> bool {
    documented_body(system.contract(), operation, response.status)
        .is_some_and(|message| system.validate(message, &response.body.0) == Ok(Vec::new()))
}

/// The message documented for exactly this status of an operation.
fn documented_body<'c>(contract: &'c Contract, operation: &str, status: u16) -> Option<&'c str> {
    let operation = contract.operation(operation)?;
    Some(&operation.response(status)?.body.as_ref()?.message)
}

/// What a lookup shows of one key.
#[derive(Debug, Clone, PartialEq)]
pub enum Shown {
    /// No entity.
    Nothing,
    /// One entity, or several where there should be one.
    Views(Vec<View>),
}

impl Shown {
    /// The entities shown, if any.
    pub(crate) fn into_views(self) -> Vec<View> {
        match self {
            Self::Nothing => Vec::new(),
            Self::Views(views) => views,
        }
    }

    /// The one entity shown.
    pub(crate) fn into_view(self) -> Result<View, Judgement> {
        let mut views = self.into_views();
        match (views.pop(), views.is_empty()) {
            (Some(view), true) => Ok(view),
            (Some(view), false) => Err(Judgement::Unjudged(format!(
                "several orders are shown under the number {:?}",
                view.key
            ))),
            (None, _) => Err(Judgement::Unjudged("the order is not shown".to_owned())),
        }
    }
}

/// What a lookup, or a search, shows. A refusal with 4xx shows nothing, but
/// for those that speak of the caller and not of the entity.
///
/// # Errors
/// Unjudged, where there is no answer or one that says nothing of the entity.
pub fn shown(system: &dyn System, exchange: &Exchange) -> Result<Shown, Judgement> {
    shown_by(system, exchange, |body| read_afresh(system, body))
}

fn read_afresh(system: &dyn System, body: &Bytes) -> Rc<Result<Value, String>> {
    let tree = system.read(&body.0);
    Rc::new(tree.map_err(|unreadable| unreadable.message))
}

/// The same, with a reader of bodies that may have read this one before.
pub(crate) fn shown_by(
    system: &dyn System,
    exchange: &Exchange,
    read: impl Fn(&Bytes) -> Rc<Result<Value, String>>,
) -> Result<Shown, Judgement> {
    let response = answer(exchange)?;
    let unusable = |why: &str| {
        Judgement::Unjudged(format!(
            "{} was answered {}{why}",
            called(exchange),
            response.status
        ))
    };
    match response.status {
        204 => Ok(Shown::Nothing),
        200..=299 => {
            if response.body.0.iter().all(u8::is_ascii_whitespace) {
                return Ok(Shown::Nothing);
            }
            let tree = read(&response.body);
            let tree = tree.as_ref().as_ref().map_err(|message| {
                unusable(&format!(" with a body that is not well-formed: {message}"))
            })?;
            if is_void(tree) {
                return Ok(Shown::Nothing);
            }
            match system.state(tree) {
                Some(views) if views.is_empty() => Ok(Shown::Nothing),
                Some(views) => Ok(Shown::Views(views)),
                None => Err(unusable(&format!(
                    " with something that shows no order: {}",
                    shorten(&response.body.to_text())
                ))),
            }
        }
        401 | 403 | 408 | 429 => Err(unusable(
            ", which speaks of the caller and not of the order",
        )),
        400..=499 => Ok(Shown::Nothing),
        _ => Err(unusable("")),
    }
}

/// Null, an empty list, an empty object or an empty text.
pub(crate) fn is_void(tree: &Value) -> bool {
    match tree {
        Value::Null => true,
        Value::Array(elements) => elements.iter().all(is_void),
        Value::Object(members) => members.is_empty(),
        Value::String(text) => text.is_empty(),
        _ => false,
    }
}
