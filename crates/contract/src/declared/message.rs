//! Declared messages and their fields.

use toml::Spanned;

use super::at::Places;
use super::entry::{FieldEntry, MessageEntry};
use crate::fields::MOST_FIELDS;
use crate::{Field, FieldPath, Message};

/// Most steps of a path: what is made of a message follows it down.
const DEEPEST: usize = 64;

/// The message of an entry.
pub(super) fn message(entry: Spanned<MessageEntry>, places: &mut Places<'_, '_>) -> Message {
    let here = entry.span();
    let entry = entry.into_inner();
    let root = entry.root.map(|root| {
        if !is_name(root.get_ref()) {
            odd(&root, places);
        }
        root.into_inner()
    });
    if let Some(beyond) = entry.field.get(MOST_FIELDS) {
        places.wrong(
            beyond.span(),
            format!("the message has more than {MOST_FIELDS} fields"),
            "split it",
        );
    }
    let fields = entry.field.into_iter().take(MOST_FIELDS);
    let fields = fields
        .filter_map(|entry| field(entry, root.as_deref(), places))
        .collect();
    Message {
        name: places.name(entry.name),
        title: entry.title,
        request: entry.request,
        root,
        fields,
        example: entry.example,
        source: places.of(&entry.at, here),
    }
}

/// The field of an entry; `None` where its path is none.
fn field(
    entry: Spanned<FieldEntry>,
    root: Option<&str>,
    places: &mut Places<'_, '_>,
) -> Option<Field> {
    let here = entry.span();
    let entry = entry.into_inner();
    let path = FieldPath::new(entry.path.get_ref().as_str());
    if !is_path(path.as_str()) {
        odd(&entry.path, places);
        return None;
    }
    let first = path.as_str().split('.').next();
    if root.is_some_and(|root| first != Some(root)) {
        places.wrong(
            entry.path.span(),
            format!(
                "the path does not begin with `{}`",
                root.unwrap_or_default()
            ),
            "begin it with the root element, or correct the `root` of the message",
        );
        return None;
    }
    Some(Field {
        path,
        kinds: entry.kinds,
        requirement: entry.requirement,
        min: entry.min,
        max: entry.max,
        enumeration: entry.enumeration,
        part: entry.part,
        open: entry.open,
        default: entry.default,
        unjudged: entry.unjudged,
        basis: entry.basis,
        source: places.of(&entry.at, here),
    })
}

fn odd(path: &Spanned<String>, places: &mut Places<'_, '_>) {
    places.wrong(
        path.span(),
        format!("`{}` is not the path of a field", path.get_ref()),
        "join names by `.`, an attribute's with `@` before it, and write `[n]` behind a list for \
         its elements; names are of letters, digits, `_`, `-`, `:` and `$`",
    );
}

/// Whether these are names joined by dots, each with as many `[n]` behind it
/// as it is lists within lists.
pub(crate) fn is_path(path: &str) -> bool {
    let steps = path.split('.').map(|step| step.matches("[n]").count() + 1);
    steps.sum::<usize>() <= DEEPEST
        && path.split('.').all(|step| {
            let name = step.find("[n]").map_or(step, |at| &step[..at]);
            let lists = step[name.len()..].split("[n]").all(str::is_empty);
            lists && is_name(name)
        })
}

/// Whether this can be the name of a member, an element or an attribute.
fn is_name(name: &str) -> bool {
    let plain = name.strip_prefix('@').unwrap_or(name);
    let known = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | ':' | '$');
    plain == "text()"
        || (plain.chars().all(known) && plain.contains(|c: char| c.is_ascii_alphanumeric()))
}
