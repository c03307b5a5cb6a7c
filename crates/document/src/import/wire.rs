//! The [`Wire`]: what pages show of how bodies travel.

use std::collections::{BTreeMap, HashMap};

use super::examples::carried;
use super::gap::{Gaps, Kind as Gap};
use super::name::Name;
use crate::reading::{Language, Need, Reading};

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
        // What may be left out is none: who leaves it out is nobody.
        let listed = || {
            let operations = readings.iter().flat_map(|(_, reading)| &reading.operations);
            operations.flat_map(|operation| &operation.listed_headers)
        };
        let is_optional = |name: &str| {
            listed().any(|one| one.need == Need::No && one.name.eq_ignore_ascii_case(name))
        };
        let credential = named.or_else(|| {
            let operations = readings.iter().flat_map(|(_, reading)| &reading.operations);
            let mut headers = operations.flat_map(|operation| &operation.headers);
            headers.find(|(name, ..)| is_credential(name) && !is_optional(name))
        });
        let operations = readings.iter().flat_map(|(_, reading)| &reading.operations);
        for (name, ..) in operations.flat_map(|operation| &operation.headers) {
            let told = credential.is_some_and(|(known, ..)| known.eq_ignore_ascii_case(name));
            if !told && !is_of_http(name) {
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

/// Whether all bodies are XML. Of a message its paths say so, else its
/// examples, else the headers of the calls that carry it.
fn is_xml(readings: &[(String, Reading)], gaps: &mut Gaps) -> bool {
    let messages = readings.iter().flat_map(|(_, reading)| {
        let examples = languages(reading);
        let headers = labelled(reading);
        reading.messages.iter().map(move |message| {
            let name = message.name.as_str();
            let shown = examples.get(name).copied().flatten();
            let is_xml = message.xml || shown.or(headers) == Some(true);
            (message, is_xml, shown.is_some())
        })
    });
    let (mut xml, mut json) = (None, None);
    // Those that nothing describes are what the examples are.
    for (message, is_xml, is_shown) in messages {
        if !message.fields.is_empty() || is_shown || is_xml {
            let first = if is_xml { &mut xml } else { &mut json };
            first.get_or_insert(message);
        }
    }
    if let (Some(xml), Some(json)) = (xml, json) {
        let item = format!("`{}` is XML, `{}` is JSON", xml.name, json.name);
        gaps.note(Gap::Mixed, "", item);
    }
    xml.is_some() && json.is_none()
}

/// Whether the examples of each message are all XML, or all JSON; `None` of
/// one that has both.
fn languages(reading: &Reading) -> HashMap<&str, Option<bool>> {
    let mut all: HashMap<&str, Option<bool>> = HashMap::new();
    for example in &reading.examples {
        let is_xml = example.language == Language::Xml;
        for (message, ..) in carried(reading, &example.of) {
            let known = all.entry(message).or_insert(Some(is_xml));
            *known = known.filter(|known| *known == is_xml);
        }
    }
    all
}

/// Whether the calls of a page are shown with bodies of XML; `None` where none
/// is shown with a media type, or with several.
fn labelled(reading: &Reading) -> Option<bool> {
    let headers = reading.operations.iter().flat_map(|call| &call.headers);
    let mut media = headers.filter(|(name, value, _)| {
        name.eq_ignore_ascii_case("content-type") && value.contains('/')
    });
    let first = media.next()?.1.contains("xml");
    media
        .all(|(_, value, _)| value.contains("xml") == first)
        .then_some(first)
}

/// Whether a header line is that of any call, and no matter of a contract.
pub(super) fn is_of_http(name: &str) -> bool {
    let known = [
        "accept",
        "accept-encoding",
        "connection",
        "content-length",
        "content-type",
        "host",
        "user-agent",
    ];
    known.contains(&name.to_ascii_lowercase().as_str())
}

/// Whether a header carries a credential.
fn is_credential(name: &str) -> bool {
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
/// have. Where an example's root has a prefix, its namespace is that of the
/// elements: documents may write any prefix.
fn namespaces(
    readings: &[(String, Reading)],
    system: &Name,
    gaps: &mut Gaps,
) -> BTreeMap<String, String> {
    let mut all: BTreeMap<String, String> = BTreeMap::new();
    let examples = readings.iter().flat_map(|(_, reading)| &reading.examples);
    let xml = examples.filter(|example| example.language == Language::Xml);
    for example in xml {
        let own = root_prefix(&example.text);
        for declared in example.text.split("xmlns").skip(1) {
            let Some((prefix, uri)) = declaration(declared).filter(|_| all.len() < MOST) else {
                continue;
            };
            let prefix = if prefix == own { "" } else { prefix };
            all.entry(prefix.to_owned())
                .or_insert_with(|| uri.to_owned());
        }
    }
    let fields = readings
        .iter()
        .flat_map(|(_, reading)| &reading.messages)
        .flat_map(|message| &message.fields);
    let used = fields
        .flat_map(|field| field.path.split(['/', '.']))
        .filter_map(|step| {
            let (prefix, _) = step.strip_prefix('@')?.split_once(':')?;
            let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
            prefix.chars().all(plain).then_some(prefix)
        });
    for prefix in used {
        if all.contains_key(prefix) {
            continue;
        }
        let known = KNOWN.iter().find(|(known, _)| *known == prefix);
        let uri = known.map_or_else(
            || format!("urn:{}:{prefix}", system.as_str()),
            |(_, uri)| (*uri).to_owned(),
        );
        gaps.note(Gap::Namespaces, "", format!("`{prefix}` (`{uri}`)"));
        all.insert(prefix.to_owned(), uri);
    }
    all
}

/// The prefix of the root element; empty where it has none, or where there is
/// no element.
fn root_prefix(text: &str) -> &str {
    let mut tags = text.split('<').skip(1);
    let root = tags.find(|tag| !tag.starts_with(['?', '!', '/']));
    let name = root.and_then(|tag| tag.split([' ', '\t', '\r', '\n', '>', '/']).next());
    name.and_then(|name| Some(name.split_once(':')?.0))
        .unwrap_or_default()
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
