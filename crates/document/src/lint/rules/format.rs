//! Formats, lengths and bounds of fields against the values of examples.

use std::collections::{HashMap, HashSet};

use super::kind::stands_for_a_value;
use crate::lint::bounds::Bounds;
use crate::lint::code::example::FORMAT;
use crate::lint::found::Found;
use crate::lint::ruling::{Ruling, contract_path};
use crate::lint::subject::Subject;
use crate::lint::tree::{Item, Tree, Value};
use crate::reading::Field;

/// Longest value that is told in full, in characters.
const LONGEST: usize = 60;

pub(super) fn find(subject: &Subject) -> Found {
    let mut found = Found::default();
    let mut told = HashSet::new();
    let mut known: HashMap<_, Bounds> = HashMap::new();
    for instance in &subject.instances {
        let shown = &subject.shown[instance.shown];
        for (index, node) in &instance.matched {
            let item = &shown.tree.items[*index];
            let declared = subject.shapes.node(*node);
            let is_element = item.name == "[n]" && declared.name != "[n]";
            let Some(field) = declared.field.filter(|_| !is_element) else {
                continue;
            };
            let key = (&declared.message.name, &field.path);
            if told.contains(&key) {
                continue;
            }
            let bounds = known.entry(key).or_insert_with(|| Bounds::of(field));
            if let Some(wrong) = wrong(field, bounds, &shown.tree, item) {
                told.insert(key);
                let path = contract_path(&field.path, instance.message.xml);
                let message = format!("{wrong} for `{path}` in line {}", field.source.line);
                let ruling = Ruling::new(
                    &format!("{path} format"),
                    &format!("An example shows for {path} what its format or bounds rule out."),
                    "What the list says holds; the example is mistaken.",
                    "The list is where formats and bounds are defined.",
                );
                found.tell(|| subject.find(&FORMAT, shown.page(&item.range), message, ruling));
            }
        }
    }
    found
}

/// What is wrong with the value that an item shows of a field, up to what is
/// said of the field.
fn wrong(field: &Field, bounds: &Bounds, tree: &Tree, item: &Item) -> Option<String> {
    let text = tree.shown(item).map(str::trim)?;
    let is_text = !matches!(item.value, Value::Number(_));
    if is_text && stands_for_a_value(text) {
        return None;
    }
    let said = text.chars().take(LONGEST).collect::<String>();
    let mut facets = field.kind.facets.iter();
    let format = facets.find(|(name, _)| name == "format");
    if let (Some((_, format)), true) = (format, is_text)
        && let Some(what) = other_format(format, text)
    {
        return Some(format!("`{said}` is {what}, which is promised"));
    }
    let length = text.chars().count();
    if let (Some(most), true) = (bounds.length, is_text)
        && length > most
    {
        return Some(format!(
            "`{said}` has {length} characters, at most {most} are said"
        ));
    }
    let number = text.parse::<f64>().ok();
    let (range, number) = (bounds.range.as_ref()?, number?);
    match number {
        _ if number < *range.start() => Some(format!(
            "`{said}` is less than {}, which is said",
            range.start()
        )),
        _ if number > *range.end() => Some(format!(
            "`{said}` is more than {}, which is said",
            range.end()
        )),
        _ => None,
    }
}

/// That a text is not of a format; what is nearly of it passes.
fn other_format(format: &str, text: &str) -> Option<&'static str> {
    match format {
        "uuid" => (!is_uuid(text)).then_some("no UUID"),
        "email" => (!is_email(text)).then_some("no address of e-mail"),
        // An address may be relative.
        "uri" | "url" => {
            let is_address = text.contains([':', '/', '.', '#', '?']);
            let is_one = is_address && !text.contains(char::is_whitespace);
            (!is_one).then_some("no address of a page")
        }
        _ => None,
    }
}

/// Groups of letters and digits as a UUID has them: some pages show `x` for
/// each digit.
fn is_uuid(text: &str) -> bool {
    let text = text.trim_start_matches('{').trim_end_matches('}');
    let text = text.strip_prefix("urn:uuid:").unwrap_or(text);
    let is_known = |letter: char| letter.is_ascii_alphanumeric();
    let groups: Vec<usize> = text.split('-').map(str::len).collect();
    let is_grouped = groups == [8, 4, 4, 4, 12] || groups == [32];
    is_grouped && text.split('-').all(|group| group.chars().all(is_known))
}

fn is_email(text: &str) -> bool {
    let parts = text.split_once('@');
    let is_part = |part: &str| !part.is_empty() && !part.contains(char::is_whitespace);
    parts.is_some_and(|(who, host)| is_part(who) && is_part(host))
        // `Ada <ada@example.org>` names who it is.
        || text.ends_with('>') && text.contains('@')
}
