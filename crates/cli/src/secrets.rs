//! Credentials: from the environment, never from a command line.

use std::collections::BTreeMap;
use std::env;
use std::hash::{BuildHasher, Hasher, RandomState};

use countersign_system::Secret;
use toml::Spanned;

use crate::codes;
use crate::config::{Loaded, NamedTarget};
use crate::error::Failure;

/// The secrets of one partner, in the order of the system's list, each with
/// the variable that stands for it in reports.
pub(crate) type Partner = Vec<(String, String)>;

/// The partners at a target: A, and B where there is one.
pub(crate) fn of_target(
    secrets: &[Secret],
    named: Option<&NamedTarget>,
    loaded: &Loaded,
) -> Result<Vec<Partner>, Failure> {
    let nothing = BTreeMap::new();
    let (a, b) = match named {
        Some(named) => (&named.secrets, &named.secrets_b),
        None => (&nothing, &nothing),
    };
    for key in a.keys().chain(b.keys()) {
        if !secrets.iter().any(|secret| secret.key == *key.get_ref()) {
            let known: Vec<_> = secrets.iter().map(|secret| &*secret.key).collect();
            let message = format!(
                "unknown secret `{}`, the system's are: {}",
                key.get_ref(),
                known.join(", ")
            );
            return Err(loaded.fault(key.span(), &message).coded(codes::NO_SECRET));
        }
    }
    let (first, missing) = partner(secrets, a, "")?;
    if let Some(variable) = missing.first() {
        return Err(Failure::usage(
            format!(
                "{}: the target's credentials are missing",
                not_set(&missing)
            ),
            format!("set what is missing in the environment, such as `export {variable}=…`"),
        )
        .coded(codes::SECRET_NOT_SET));
    }
    let (second, missing) = partner(secrets, b, "_B")?;
    match missing.as_slice() {
        [] => match one_twice(secrets, &first, &second) {
            Some(failure) => Err(failure),
            None => Ok(vec![first, second]),
        },
        // Half a partner is a mistake, none is a choice.
        missing if !second.is_empty() || !b.is_empty() => Err(Failure::usage(
            format!(
                "{}: the second partner's credentials are incomplete",
                not_set(missing)
            ),
            "set what is missing, or leave the second partner out altogether",
        )
        .coded(codes::HALF_A_PARTNER)),
        _ => Ok(vec![first]),
    }
}

/// Why two partners are one: all secrets are the same, or what names the
/// partner is.
fn one_twice(secrets: &[Secret], first: &Partner, second: &Partner) -> Option<Failure> {
    let same = |index: usize| first[index].1 == second[index].1;
    let all = (0..second.len()).all(same);
    let name = secrets.iter().position(|secret| secret.public);
    let (variable, what) = match (all, name) {
        (true, _) => (&second.first()?.0, "credentials"),
        (false, Some(name)) if same(name) => (&second[name].0, "id"),
        (false, _) => return None,
    };
    let message = format!("{variable} holds the first partner's {what} again");
    let hint = "take those of another registration at the endpoint, or leave it out";
    Some(Failure::usage(message, hint).coded(codes::ONE_PARTNER_TWICE))
}

fn not_set(variables: &[String]) -> String {
    match variables {
        [variable] => format!("{variable} is not set"),
        variables => format!("{} are not set", variables.join(", ")),
    }
}

/// The secrets that are set, and the variables that are not.
fn partner(
    secrets: &[Secret],
    names: &BTreeMap<Spanned<String>, String>,
    suffix: &str,
) -> Result<(Partner, Vec<String>), Failure> {
    let mut found = Vec::new();
    let mut missing = Vec::new();
    for secret in secrets {
        let variable = names
            .iter()
            .find(|(key, _)| *key.get_ref() == secret.key)
            .map_or_else(
                || format!("{}{suffix}", secret.variable),
                |(_, variable)| variable.clone(),
            );
        match env::var(&variable) {
            Ok(value) if value.is_empty() => missing.push(variable),
            Ok(value)
                if value
                    .chars()
                    .all(|character| matches!(character, ' '..='~')) =>
            {
                found.push((variable, value));
            }
            Ok(_) | Err(env::VarError::NotUnicode(_)) => {
                return Err(Failure::usage(
                    format!("{variable} holds characters that no HTTP header can carry"),
                    "set it to printable ASCII, without a line break at its end",
                )
                .coded(codes::BAD_SECRET));
            }
            Err(env::VarError::NotPresent) => missing.push(variable),
        }
    }
    Ok((found, missing))
}

/// Fresh partners for a sandbox that lives as long as this process.
pub(crate) fn fresh(secrets: &[Secret]) -> Vec<Partner> {
    ["", "_B"]
        .map(|suffix| {
            secrets
                .iter()
                .map(|secret| {
                    let value = format!("Sandbox-{:016x}{:016x}", random(), random());
                    (format!("{}{suffix}", secret.variable), value)
                })
                .collect()
        })
        .into()
}

/// The partners of a sandbox that people start: from the environment, else
/// the same at every start, so that a database knows them again.
pub(crate) fn of_sandbox(secrets: &[Secret]) -> Vec<Partner> {
    [("", "a"), ("_B", "b")]
        .map(|(suffix, partner)| {
            secrets
                .iter()
                .map(|secret| {
                    let variable = format!("{}{suffix}", secret.variable);
                    let value = env::var(&variable)
                        .ok()
                        .filter(|value| !value.is_empty())
                        .unwrap_or_else(|| format!("sandbox-{}-{partner}", secret.key));
                    (variable, value)
                })
                .collect()
        })
        .into()
}

/// A number that differs at every call: the standard library's hasher keys
/// come from the operating system.
pub(crate) fn random() -> u64 {
    RandomState::new().build_hasher().finish()
}
