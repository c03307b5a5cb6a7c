//! The [`Wire`]: what pages show of how bodies travel.

use std::collections::BTreeMap;

use super::gap::{Gaps, Kind as Gap};
use super::name::Name;
use crate::reading::{Language, Reading};

/// Namespaces that are known by their prefixes.
const KNOWN: [(&str, &str); 3] = [
    ("xlink", "http://www.w3.org/1999/xlink"),
    ("xml", "http://www.w3.org/XML/1998/namespace"),
    ("xsi", "http://www.w3.org/2001/XMLSchema-instance"),
];

/// Most namespaces that are kept.
const MOST: usize = 20;

/// How bodies travel.
pub(super) struct Wire {
    /// Whether they are XML.
    pub(super) xml: bool,
    pub(super) media_type: String,
    pub(super) credential_header: Option<String>,
    /// By prefix; none where bodies are JSON.
    pub(super) namespaces: BTreeMap<String, String>,
}

impl Wire {
    pub(super) fn of(readings: &[(String, Reading)], system: &Name, gaps: &mut Gaps) -> Self {
        let xml = is_xml(readings, gaps);
        let header = |of: fn(&str, &str) -> bool| {
            let operations = readings.iter().flat_map(|(_, reading)| &reading.operations);
            let mut headers = operations.flat_map(|operation| &operation.headers);
            headers.find(|(name, value, _)| of(name, value))
        };
        let shown =
            header(|name, value| name.eq_ignore_ascii_case("content-type") && value.contains('/'));
        let media = shown.map(|(_, value, _)| value.split(';').next().unwrap_or(value).trim());
        let fits = |media: &&str| media.contains("xml") == xml && media.len() < 100;
        let media_type = media.filter(fits).map_or_else(
            || {
                let media = if xml {
                    "application/xml"
                } else {
                    "application/json"
                };
                gaps.note(Gap::Media, "", format!("`{media}`"));
                media.to_owned()
            },
            str::to_owned,
        );
        let named = header(|name, _| name.eq_ignore_ascii_case("authorization"));
        let credential = named.or_else(|| header(is_credential));
        let operations = readings.iter().flat_map(|(_, reading)| &reading.operations);
        for (name, ..) in operations.flat_map(|operation| &operation.headers) {
            let known = [
                "accept",
                "accept-encoding",
                "connection",
                "content-length",
                "content-type",
                "host",
                "user-agent",
            ];
            let told = credential.is_some_and(|(known, ..)| known.eq_ignore_ascii_case(name));
            if !told && !known.contains(&name.to_ascii_lowercase().as_str()) {
                gaps.note(Gap::Headers, "", format!("`{name}`"));
            }
        }
        Self {
            xml,
            media_type,
            credential_header: credential
                .map(|(name, ..)| name.clone())
                .filter(|name| is_token(name)),
            namespaces: if xml {
                namespaces(readings, system, gaps)
            } else {
                BTreeMap::new()
            },
        }
    }
}

/// Whether all bodies are XML; those that nothing describes are what the
/// examples, or the headers, are.
fn is_xml(readings: &[(String, Reading)], gaps: &mut Gaps) -> bool {
    let messages = readings.iter().flat_map(|(_, reading)| &reading.messages);
    let listed = messages.filter(|message| !message.fields.is_empty());
    let (xml, json): (Vec<_>, Vec<_>) = listed.partition(|message| message.xml);
    match (xml.first(), json.first()) {
        (Some(_), None) => true,
        (None, Some(_)) => false,
        (Some(xml), Some(json)) => {
            gaps.note(
                Gap::Mixed,
                "",
                format!("`{}` is XML, `{}` is JSON", xml.name, json.name),
            );
            false
        }
        (None, None) => {
            let mut examples = readings.iter().flat_map(|(_, reading)| &reading.examples);
            let mut messages = readings.iter().flat_map(|(_, reading)| &reading.messages);
            messages.any(|message| message.xml)
                && examples.all(|example| example.language == Language::Xml)
        }
    }
}

/// Whether a header carries a credential.
fn is_credential(name: &str, _: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let called = ["auth", "key", "token", "secret", "session"];
    called.iter().any(|word| name.contains(word)) && !name.contains("idempotency")
}

/// Whether this can be the name of a header (RFC 9110 §5.1).
fn is_token(name: &str) -> bool {
    !name.is_empty()
        && name.len() <= 100
        && name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'))
}

/// The namespaces that examples declare, and those of prefixes that fields
/// have.
fn namespaces(
    readings: &[(String, Reading)],
    system: &Name,
    gaps: &mut Gaps,
) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    for example in readings.iter().flat_map(|(_, reading)| &reading.examples) {
        for declared in example.text.split("xmlns").skip(1) {
            if let Some((prefix, uri)) = declaration(declared).filter(|_| all.len() < MOST) {
                all.entry(prefix.to_owned())
                    .or_insert_with(|| uri.to_owned());
            }
        }
    }
    let fields = readings
        .iter()
        .flat_map(|(_, reading)| &reading.messages)
        .flat_map(|message| &message.fields);
    let used = fields
        .flat_map(|field| field.path.split('/').skip(1))
        .filter_map(|step| {
            let (prefix, _) = step.strip_prefix('@')?.split_once(':')?;
            prefix
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
                .then_some(prefix)
        });
    for prefix in used.chain([""]) {
        if all.contains_key(prefix) {
            continue;
        }
        let known = KNOWN.iter().find(|(known, _)| *known == prefix);
        let colon = if prefix.is_empty() { "" } else { ":" };
        let uri = known.map_or_else(
            || format!("urn:{}{colon}{prefix}", system.as_str()),
            |(_, uri)| (*uri).to_owned(),
        );
        let called = if prefix.is_empty() {
            "elements"
        } else {
            prefix
        };
        gaps.note(Gap::Namespaces, "", format!("`{called}` (`{uri}`)"));
        all.insert(prefix.to_owned(), uri);
    }
    all
}

/// What stands behind `xmlns`: `:prefix="uri"`.
fn declaration(text: &str) -> Option<(&str, &str)> {
    let (name, rest) = text.split_once('=')?;
    let name = name.trim();
    let prefix = if name.is_empty() {
        name
    } else {
        name.strip_prefix(':')?
    };
    let rest = rest.trim_start();
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let uri = rest[1..].split(quote).next()?;
    let plain = |c: char| c.is_ascii_graphic() && !matches!(c, '<' | '>' | '&');
    let named = prefix
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    (named && !uri.is_empty() && uri.len() <= 300 && uri.chars().all(plain))
        .then_some((prefix, uri))
}
