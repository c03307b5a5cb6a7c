//! What a claim says was [`Edited`] of requests that are legal all the same.

use std::collections::BTreeMap;

use countersign_journal::Exchange;

use crate::Judgement;
use crate::evidence::Evidence;

/// The places that were edited, by request: the clauses of the scenario judge
/// what becomes of these.
pub(crate) struct Edited(BTreeMap<String, Vec<String>>);

impl Edited {
    /// What the argument `edited` says.
    pub(crate) fn of(evidence: &Evidence<'_>) -> Result<Self, Judgement> {
        let edited: Option<_> = evidence.argument("edited")?;
        Ok(Self(edited.unwrap_or_default()))
    }

    /// Whether anything of a request was edited.
    pub(crate) fn is(&self, exchange: &Exchange) -> bool {
        self.0.contains_key(&exchange.id.to_string())
    }

    /// Whether a field of a request was edited, or stands in the same element
    /// of a list as what was: elements go by what they hold.
    pub(crate) fn covers(&self, exchange: &Exchange, field: &str) -> bool {
        let places = self.0.get(&exchange.id.to_string());
        places.into_iter().flatten().any(|place| {
            let pattern = pattern(place);
            let scope = match pattern.rfind("[n]") {
                Some(at) => &pattern[..at],
                None => pattern.as_str(),
            };
            field.strip_prefix(scope).is_some_and(|rest| {
                rest.is_empty() || rest.starts_with('.') || rest.starts_with('[')
            })
        })
    }
}

/// `lineItems[1].sku` as the field that it is of: `lineItems[n].sku`.
fn pattern(place: &str) -> String {
    let mut parts = place.split('[');
    let mut pattern = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let rest = part.split_once(']').map_or("", |(_, rest)| rest);
        pattern.push_str("[n]");
        pattern.push_str(rest);
    }
    pattern
}
