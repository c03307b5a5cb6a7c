//! A [`Call`]: method and target, as request lines and prose spell them.

use countersign_contract::Method;

use super::path;

/// Longest target that is read, in bytes.
const LONGEST: usize = 512;

/// A method and what it is called on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Call {
    pub(super) method: Method,
    pub(super) target: Target,
}

/// What a call is made on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Target {
    /// What stands before the path, where it is shown.
    pub(super) base: Option<String>,
    /// The path, parameters as `{name}`.
    pub(super) path: String,
    /// The query: names with the values shown, which may be empty.
    pub(super) query: Vec<(String, String)>,
}

/// The method that a word names.
pub(super) fn method(word: &str) -> Option<Method> {
    Some(match word {
        "GET" => Method::Get,
        "POST" => Method::Post,
        "PUT" => Method::Put,
        "PATCH" => Method::Patch,
        "DELETE" => Method::Delete,
        _ => return None,
    })
}

/// Reads `POST https://host/path HTTP/1.1` at the front of words; gives what
/// follows as well.
pub(super) fn read(words: &str) -> Option<(Call, &str)> {
    let words = words.trim_start();
    let (first, rest) = words.split_once([' ', '\t', '\u{a0}'])?;
    let word = first.trim_end_matches(':');
    let rest = rest.trim_start();
    let method = match method(word) {
        Some(method) => method,
        // `post https://…` as some publishers set it.
        None if rest.starts_with("http") || rest.starts_with('/') => {
            method(&word.to_ascii_uppercase())?
        }
        None => return None,
    };
    let end = end_of_target(rest);
    let target = target(&rest[..end])?;
    let after = rest[end..].trim_start();
    let after = match after.strip_prefix("HTTP/") {
        Some(version) => {
            version.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == '.')
        }
        None => after,
    };
    Some((Call { method, target }, after))
}

/// Where a target ends: at a blank, but not within the parentheses of a
/// parameter (`/jars/(int: id)`).
fn end_of_target(words: &str) -> usize {
    let mut is_inside = false;
    let mut before = ' ';
    for (at, letter) in words.char_indices() {
        is_inside = match letter {
            '(' if before == '/' => words[at..].contains(':') && words[at..].contains(')'),
            ')' => false,
            _ => is_inside,
        };
        if letter.is_whitespace() && !is_inside {
            return at;
        }
        before = letter;
    }
    words.len()
}

/// Reads what a call is made on: a URL, a path, or one below a base that is
/// left out (`.../v1/orders`).
pub(super) fn target(text: &str) -> Option<Target> {
    let text = typed(text.trim());
    let text = text
        .trim_matches(['`', '"', '\'', '<'])
        .trim_end_matches([',', ';', '.', '>', ')']);
    if text.len() > LONGEST || text.len() < 2 {
        return None;
    }
    let (base, rest) = split_base(text)?;
    let rest = unlinked(rest);
    let rest = rest.split('#').next()?;
    let cut = rest
        .find("{?")
        .or_else(|| rest.find(['?', '&']))
        .unwrap_or(rest.len());
    let path = spell(&rest[..cut].replace("[", "{").replace("]", "}"))?;
    Some(Target {
        base,
        path,
        query: query(&rest[cut..]),
    })
}

/// A path whose parameters tell their types, `/jars/(int: id)`, with those
/// as `{id}`.
fn typed(path: &str) -> String {
    let mut parts = path.split("/(");
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let inside = part.split_once(')');
        match inside.and_then(|(inside, rest)| Some((inside.split_once(':')?.1, rest))) {
            Some((name, rest)) => whole.extend(["/{", name.trim(), "}", rest]),
            None => whole.extend(["/(", part]),
        }
    }
    whole
}

/// A path without the links that some publishers write into its parameters:
/// `{id#section}`.
fn unlinked(path: &str) -> String {
    let mut parts = path.split('{');
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once('}').unwrap_or((part, ""));
        let closed = if part.len() > name.len() { "}" } else { "" };
        whole.push('{');
        whole.push_str(name.split('#').next().unwrap_or_default());
        whole.push_str(closed);
        whole.push_str(rest);
    }
    whole
}

fn split_base(text: &str) -> Option<(Option<String>, &str)> {
    let scheme = ["https://", "http://"]
        .iter()
        .find(|scheme| text.starts_with(**scheme));
    if let Some(scheme) = scheme {
        let after = &text[scheme.len()..];
        let host = after.find('/').unwrap_or(after.len());
        let rest = if host == after.len() {
            "/"
        } else {
            &after[host..]
        };
        return Some((Some(text[..scheme.len() + host].to_owned()), rest));
    }
    if let Some(rest) = text.strip_prefix("...").or_else(|| text.strip_prefix('…')) {
        return rest.starts_with('/').then_some((None, rest));
    }
    if text.starts_with('/') {
        return Some((None, text));
    }
    // `{baseUrl}/orders`, `api.example.com/orders`.
    let slash = text.find('/')?;
    let host = &text[..slash];
    let is_base =
        host.starts_with(['{', '<', '$', '[']) || host.contains('.') && path::spell(host).is_some();
    is_base.then(|| (Some(host.to_owned()), &text[slash..]))
}

/// A path whose parameters are `{name}`, however they are written.
fn spell(path: &str) -> Option<String> {
    let mut spelled = String::new();
    for segment in path.trim_end_matches('/').split('/').skip(1) {
        spelled.push('/');
        let segment = segment
            .replace("%7B", "{")
            .replace("%7D", "}")
            .replace("%7b", "{")
            .replace("%7d", "}");
        let segment = segment
            .replace("{{", "{")
            .replace("}}", "}")
            .replace("\\{", "{")
            .replace("\\}", "}");
        match segment
            .strip_prefix(':')
            .or_else(|| segment.strip_prefix('<'))
        {
            Some(name) => {
                spelled.push('{');
                spelled.push_str(name.trim_end_matches('>'));
                spelled.push('}');
            }
            None => spelled.push_str(&segment),
        }
    }
    let is_path = !spelled.is_empty()
        && spelled
            .chars()
            .all(|letter| letter.is_alphanumeric() || "/-_.{}~:@%$+*!'()".contains(letter));
    match spelled.as_str() {
        "" => Some("/".to_owned()),
        _ => is_path.then_some(spelled),
    }
}

/// The names of a query: `?a=1&b={b}`, `{?a,b}`.
pub(super) fn query(text: &str) -> Vec<(String, String)> {
    if let Some(names) = text.strip_prefix("{?") {
        let names = names.trim_end_matches('}').split(',');
        return names
            .filter_map(|name| Some((path::spell(name.trim())?, String::new())))
            .collect();
    }
    let pairs = text.trim_start_matches(['?', '&', '{', '[']).split('&');
    pairs
        .filter_map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            Some((path::spell(name.trim())?, value.trim().to_owned()))
        })
        .collect()
}

/// The names of the parameters that a path has.
pub(super) fn parameters(path: &str) -> Vec<String> {
    path.split('{')
        .skip(1)
        .filter_map(|part| Some(part.split_once('}')?.0.to_owned()))
        .collect()
}
