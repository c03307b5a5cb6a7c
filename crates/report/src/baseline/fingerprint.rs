//! The [`Fingerprint`] of a finding: what it says, without what is only of
//! the run in which it was seen.

use std::fmt;
use std::str::FromStr;

use countersign_journal::{Finding, without_asides};

use crate::digest;

/// What a finding says, as a number: the same in every run against the same
/// fault, another where the fault is another. Written as 16 hexadecimal
/// digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Fingerprint(u64);

impl Fingerprint {
    /// The fingerprint of a finding: of its sentence, what was expected and
    /// seen, and where.
    pub fn of(finding: &Finding) -> Self {
        let at = finding.at.as_deref().unwrap_or_default();
        let seen = without_asides(&finding.seen);
        let parts = [&finding.message, &finding.expected, seen, at];
        Self(digest(&parts.map(lasting).join("\n")))
    }

    /// The fingerprint of what it says, wherever it is seen.
    pub(super) fn anywhere(finding: &Finding) -> Self {
        Self::of_sentence(&finding.message)
    }

    /// The fingerprint of a finding's sentence without the field that it
    /// names.
    pub(crate) fn of_sentence(sentence: &str) -> Self {
        let sentence = lasting(sentence);
        let words = sentence.split(' ').map(|word| {
            let is_path = word.trim_end_matches(['.', ',', ':']).contains(['.', '[']);
            if is_path { "*" } else { word }
        });
        Self(digest(&words.collect::<Vec<_>>().join(" ")))
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl FromStr for Fingerprint {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let is_hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        u64::from_str_radix(text, 16)
            .ok()
            .filter(|_| text.len() == 16 && text.bytes().all(is_hex))
            .map(Self)
            .ok_or("a fingerprint has 16 digits out of 0-9 and a-f")
    }
}

/// A text without what the run made up or the target was sent: quoted values,
/// keys in brackets, words with digits in them, addresses, payloads. A status
/// before a payload, or one that is told, stays: it is what happened.
fn lasting(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    let mut answered = true;
    while let Some(first) = rest.chars().next() {
        let is_start = out.is_empty() || out.ends_with(' ');
        let taken = match first {
            // A payload goes on to the end, where it may be cut short.
            '{' | '<' | '[' if is_start => break,
            '"' => {
                out.push_str("\"\"");
                quoted(rest)
            }
            '[' => {
                out.push_str("[]");
                rest.find(']').map_or(rest.len(), |at| at + 1)
            }
            '?' if !is_start => rest.find(' ').unwrap_or(rest.len()),
            _ if first.is_alphanumeric() => {
                let end = word(rest);
                let (word, behind) = rest.split_at(end);
                let host = behind.strip_prefix("://").map(|host| {
                    let path = host.find(['/', ' ']).unwrap_or(host.len());
                    end + 3 + path
                });
                out.push_str(match host {
                    Some(_) => "://",
                    None if answered && is_status(word, behind, text) => word,
                    None if word.contains(|c: char| c.is_numeric()) => "#",
                    None => word,
                });
                answered = word == "answered";
                host.unwrap_or(end)
            }
            _ => {
                let space = first.is_whitespace();
                if !space {
                    out.push(first);
                } else if !is_start {
                    out.push(' ');
                }
                first.len_utf8()
            }
        };
        rest = &rest[taken..];
    }
    out.trim_end().to_owned()
}

/// The end of a quoted value, the quotes with it.
fn quoted(text: &str) -> usize {
    let mut is_escaped = false;
    for (at, character) in text.char_indices().skip(1) {
        match character {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// The end of the word that a text begins with.
fn word(text: &str) -> usize {
    text.find(|c: char| !c.is_alphanumeric())
        .unwrap_or(text.len())
}

/// Whether a word is the status of an answer: at the beginning, before what
/// was answered, or after the word `answered`.
fn is_status(word: &str, behind: &str, whole: &str) -> bool {
    let is_status = word.len() == 3
        && word.starts_with(|c: char| ('1'..='5').contains(&c))
        && word.bytes().all(|byte| byte.is_ascii_digit());
    is_status && (!whole.starts_with(word) || behind.starts_with(' '))
}

#[cfg(test)]
mod tests {
    use super::lasting;

    #[test]
    fn only_what_lasts_is_left() {
        for (text, left) in [
            ("409", "#"),
            ("500 {\"a\": 1}", "500"),
            ("200 [{\"a\": 1}]", "200"),
            ("102", "#"),
            ("a 4xx, or the documented 500", "a #, or the documented #"),
            (
                "POST /api/order/x?a=B was answered 500",
                "POST /api/order/x was answered 500",
            ),
            (
                "lineItems[QXEYRKCH].sku of \"CS59-1\" is not what it was",
                "lineItems[].sku of \"\" is not what it was",
            ),
            ("\"a \\\" b\" is cut off \"a b", "\"\" is cut off \"\""),
            ("2026-11-20T22:40:24.99+00:00", "#-#-#:#:#.#+#:#"),
            ("/lineItems/1/sku", "/lineItems/#/sku"),
            ("at http://127.0.0.1:8080/api now", "at :///api now"),
            ("a step out of RECEIVED", "a step out of RECEIVED"),
            ("2 of 2 were\naccepted", "# of # were accepted"),
        ] {
            assert_eq!(lasting(text), left, "{text}");
        }
    }
}
