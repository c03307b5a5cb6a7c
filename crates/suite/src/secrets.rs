//! What must never leave a run: the target's secrets, and those that are made
//! from them.

mod headers;

use countersign_journal::Redactor;
use countersign_system::Secret;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC};

use crate::target::Target;

/// What stands in place of a secret whose variable is not told.
const UNNAMED: &str = "SECRET";

/// What stands in place of what was made from a secret.
pub(crate) const WRONG: &str = "WRONG_TOKEN";

/// Only secrets as long as this are looked for in altered forms: a few
/// characters may stand anywhere, and evidence must not be falsified.
const LONG: usize = 8;

/// All but the unreserved characters of RFC 3986, 2.3.
pub(crate) const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// A secret without its last character.
pub(crate) fn cut_short(secret: &str) -> String {
    let mut characters = secret.chars();
    characters.next_back();
    characters.collect()
}

/// A secret with one more character.
pub(crate) fn extended(secret: &str) -> String {
    format!("{secret}0")
}

/// Whether a secret is a hexadecimal number or a UUID: a peer that reads it
/// as such may take it in either case.
pub(crate) fn is_caseless(secret: &str) -> bool {
    secret
        .bytes()
        .all(|byte| byte.is_ascii_hexdigit() || byte == b'-')
}

/// Capital letters for small ones, and the other way round.
pub(crate) fn other_case(text: &str) -> String {
    let swapped = text.chars().map(|c| {
        if c.is_ascii_uppercase() {
            c.to_ascii_lowercase()
        } else {
            c.to_ascii_uppercase()
        }
    });
    swapped.collect()
}

/// What the journal shows in place of the value of a configured header.
pub(crate) fn of_header(name: &str) -> String {
    format!("${}", variable(name))
}

/// A header's name, written as those of variables are.
fn variable(name: &str) -> String {
    name.to_ascii_uppercase().replace('-', "_")
}

/// The redactor of everything that a target's secrets may look like.
pub(crate) fn redactor(target: &Target, known: &[Secret]) -> Redactor {
    let mut pairs: Vec<(String, String)> = Vec::new();
    for (partner, secrets) in target.partners.iter().enumerate() {
        for (index, secret) in secrets.iter().enumerate() {
            if known.get(index).is_some_and(|secret| secret.public) {
                continue;
            }
            let names = target.variables.get(partner);
            let name = names.and_then(|names| names.get(index));
            let name = name.map_or(UNNAMED, String::as_str);
            pairs.push((secret.clone(), name.to_owned()));
            if secret.len() >= LONG {
                let altered = altered(secret).into_iter();
                pairs.extend(altered.map(|text| (text, WRONG.to_owned())));
            }
        }
    }
    for (name, value) in &target.extra_headers {
        let secrets = headers::secrets(name, value, &target.base_url).into_iter();
        pairs.extend(secrets.map(|secret| (secret, variable(name))));
    }
    // Of equal ones the first counts, which is the secret itself.
    Redactor::new(
        pairs
            .iter()
            .map(|(secret, name)| (secret.as_str(), name.as_str())),
    )
}

/// What steps make of a secret to be wrong, and what a peer may make of both.
fn altered(secret: &str) -> Vec<String> {
    let mut altered = vec![extended(secret)];
    for text in [secret.to_owned(), cut_short(secret)] {
        altered.push(other_case(&text));
        altered.push(text.to_ascii_lowercase());
        altered.push(text.to_ascii_uppercase());
        altered.push(text);
    }
    altered
}
