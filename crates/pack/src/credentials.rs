//! Secrets of a pack, and how they travel.

use countersign_contract::Contract;
use countersign_system::Credentials;

use crate::settings::{SecretSettings, Settings};

/// The secrets that the settings name, else the one that the header of the
/// contract carries: it is looked for in the variable that is called like the
/// system, with `_TOKEN` behind.
///
/// # Errors
/// A sentence for each secret that nothing carries, or two things.
pub(crate) fn carriers(
    contract: &Contract,
    settings: &Settings,
) -> Result<Vec<SecretSettings>, Vec<String>> {
    if settings.secret.is_empty() {
        let system = contract.system.to_ascii_uppercase().replace('-', "_");
        let one = contract
            .credential_header
            .as_ref()
            .map(|header| SecretSettings {
                key: "token".to_owned(),
                variable: format!("{system}_TOKEN"),
                header: Some(header.clone()),
                query: None,
                prefix: String::new(),
                public: false,
            });
        return Ok(one.into_iter().collect());
    }
    let secrets = settings.secret.iter();
    let unclear = secrets.filter(|it| !it.public && it.header.is_some() == it.query.is_some());
    let problems: Vec<String> = unclear
        .map(|it| {
            format!(
                "the secret `{}` needs either a `header` or a `query`",
                it.key
            )
        })
        .collect();
    match problems.as_slice() {
        [] => Ok(settings.secret.clone()),
        _ => Err(problems),
    }
}

/// What authorizes a request with these secrets, in the order of the carriers.
pub(crate) fn authorize(carriers: &[SecretSettings], secrets: &[Option<String>]) -> Credentials {
    let mut credentials = Credentials::default();
    for (carrier, secret) in carriers.iter().zip(secrets) {
        let Some(secret) = secret.as_ref().filter(|_| !carrier.public) else {
            continue;
        };
        let value = format!("{}{secret}", carrier.prefix);
        match (&carrier.header, &carrier.query) {
            (Some(header), _) => credentials.headers.push((header.clone(), value)),
            (None, Some(query)) => credentials.query.push((query.clone(), value)),
            (None, None) => {}
        }
    }
    credentials
}
