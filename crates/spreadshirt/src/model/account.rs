//! An [`Account`]: a partner as the platform knows it.

use std::fmt;

use super::address::Address;

/// A partner's secrets, its id, and where its bills go. Its debug form leaves
/// the secrets out.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Account {
    api_key: String,
    session_id: String,
    /// The partner's id, which its orders name.
    pub(super) partner_id: String,
    /// The address that a blank billing is filled with.
    pub(super) address: Address,
}

impl fmt::Debug for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut told = f.debug_struct("Account");
        told.field("partner_id", &self.partner_id)
            .finish_non_exhaustive()
    }
}

impl Account {
    /// The account with these secrets: API key, session id, partner id. What
    /// is missing of them is empty, and then nothing authorizes.
    pub(super) fn new(place: usize, secrets: Vec<String>) -> Self {
        let mut secrets = secrets.into_iter();
        let mut next = || secrets.next().unwrap_or_default();
        Self {
            api_key: next(),
            session_id: next(),
            partner_id: next(),
            address: address(place),
        }
    }

    /// Whether key and session are this partner's, both.
    pub(super) fn is_authorized(&self, api_key: &str, session_id: &str) -> bool {
        let known = !self.api_key.is_empty() && !self.session_id.is_empty();
        known && self.api_key == api_key && self.session_id == session_id
    }
}

/// A plausible address, another for each partner.
fn address(place: usize) -> Address {
    let number = place.saturating_add(1);
    [
        ("company", format!("Fulfilled Goods {number} GmbH")),
        ("person/salutation/@id", "4".to_owned()),
        ("person/firstName", "Accounts".to_owned()),
        ("person/lastName", format!("Payable {number}")),
        ("street", "Giesserstrasse".to_owned()),
        ("houseNumber", number.to_string()),
        ("city", "Leipzig".to_owned()),
        ("country/@code", "DE".to_owned()),
        ("country/text()", "Germany".to_owned()),
        ("zipCode", "04229".to_owned()),
        ("email", format!("billing-{number}@partner.example")),
    ]
    .map(|(path, text)| (path.to_owned(), text))
    .into()
}
