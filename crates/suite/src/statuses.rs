//! The statuses that orders are searched by.

use countersign_contract::{Contract, Effect};

/// The values that the documented search may ask for.
pub(crate) fn documented_statuses(contract: &Contract) -> Vec<String> {
    let mut finding = contract.operations.iter();
    finding
        .find(|operation| operation.effect == Effect::Find)
        .and_then(|operation| contract.message(&operation.request.as_ref()?.message))
        .and_then(|message| message.fields.iter().find_map(|f| f.enumeration.as_deref()))
        .and_then(|name| contract.enumeration(name))
        .map_or_else(Vec::new, <[String]>::to_vec)
}
