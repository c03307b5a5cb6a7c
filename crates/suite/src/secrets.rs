//! What must never leave a run: the target's secrets, those that are made
//! from them, and each in the forms in which a peer may send it back.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use countersign_journal::Redactor;
use countersign_system::Secret;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::target::Target;

/// What stands in place of a secret whose variable is not told.
const UNNAMED: &str = "SECRET";

/// What stands in place of what was made from a secret.
pub(crate) const WRONG: &str = "WRONG_TOKEN";

/// Only of secrets as long as this are altered forms looked for: a few
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
            pairs.extend(forms(secret).map(|form| (form, name.to_owned())));
            if secret.len() >= LONG {
                let mut altered = vec![extended(secret)];
                for text in [secret.clone(), cut_short(secret)] {
                    altered.push(other_case(&text));
                    altered.push(text.to_ascii_lowercase());
                    altered.push(text.to_ascii_uppercase());
                    altered.push(text);
                }
                for altered in altered.iter().filter(|altered| *altered != secret) {
                    pairs.extend(forms(altered).map(|form| (form, WRONG.to_owned())));
                }
            }
        }
    }
    // Of equal forms the first counts, which is that of the secret itself.
    Redactor::new(
        pairs
            .iter()
            .map(|(form, name)| (form.as_str(), name.as_str())),
    )
}

/// A secret as it is, and as JSON, XML, URLs and base64 write it.
fn forms(secret: &str) -> impl Iterator<Item = String> + use<> {
    let json = serde_json::Value::from(secret).to_string();
    let json = json[1..json.len() - 1].to_owned();
    let mut forms = vec![secret.to_owned(), json.replace('/', "\\/"), json];
    let encoded = utf8_percent_encode(secret, RESERVED).to_string();
    forms.push(lower_case_codes(&encoded));
    forms.push(encoded);
    let escaped = secret.replace('&', "&amp;").replace('<', "&lt;");
    forms.push(escaped.replace('"', "&quot;"));
    forms.push(
        escaped
            .replace('"', "&quot;")
            .replace('\'', "&apos;")
            .replace('>', "&gt;"),
    );
    forms.push(escaped);
    if secret.len() >= LONG {
        forms.push(STANDARD_NO_PAD.encode(secret));
        forms.push(URL_SAFE_NO_PAD.encode(secret));
    }
    forms.sort();
    forms.dedup();
    forms.into_iter()
}

/// Percent-encoded text with the digits of its codes in small letters.
fn lower_case_codes(encoded: &str) -> String {
    let mut left = 0;
    let lower = |c: char| {
        if c == '%' {
            left = 2;
            return c;
        }
        if left > 0 {
            left -= 1;
            return c.to_ascii_lowercase();
        }
        c
    };
    encoded.chars().map(lower).collect()
}
