//! What a partner is issued, and how a request carries it.

use std::borrow::Cow;

use countersign_system::{Carrier, Credentials, Secret};

/// The secrets of a partner, and its id, which messages and lists name.
pub(crate) static SECRETS: [Secret; 3] = [
    Secret {
        key: Cow::Borrowed("apiKey"),
        variable: Cow::Borrowed("SPREADSHIRT_API_KEY"),
        public: false,
    },
    Secret {
        key: Cow::Borrowed("sessionId"),
        variable: Cow::Borrowed("SPREADSHIRT_SESSION_ID"),
        public: false,
    },
    Secret {
        key: Cow::Borrowed("partnerId"),
        variable: Cow::Borrowed("SPREADSHIRT_PARTNER_ID"),
        public: true,
    },
];

/// What authorizes a request with these secrets, in the order of [`SECRETS`].
pub(crate) fn authorize(secrets: &[Option<String>], carrier: Carrier) -> Credentials {
    let named = SECRETS.iter().zip(secrets);
    let given: Vec<(&str, &str)> = named
        .filter(|(secret, _)| !secret.public)
        .filter_map(|(secret, value)| Some((&*secret.key, value.as_deref()?)))
        .collect();
    let mut credentials = Credentials::default();
    match carrier {
        Carrier::Query => {
            let parameters = given.iter();
            credentials.query = parameters
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect();
        }
        Carrier::Header if given.is_empty() => {}
        Carrier::Header => {
            let parts: Vec<String> = given
                .iter()
                .map(|(name, value)| format!("{name}=\"{value}\""))
                .collect();
            let header = format!("SprdAuth {}", parts.join(", "));
            credentials.headers = vec![("Authorization".to_owned(), header)];
        }
    }
    credentials
}
