//! Attributes without the prefix that they have on the rest of the page.

use std::collections::{HashMap, HashSet};

use crate::lint::code::example::NAMESPACE;
use crate::lint::found::Found;
use crate::lint::shown::Shown;
use crate::lint::subject::Subject;
use crate::lint::tree::Item;
use crate::reading::{Language, Reading};

pub(super) fn find(subject: &Subject) -> Found {
    let mut found = Found::default();
    for shown in subject
        .shown
        .iter()
        .filter(|shown| shown.language == Language::Xml)
    {
        for item in shown.tree.items.iter().filter(|item| item.is_attribute()) {
            let Some(prefixed) = lacks_prefix(subject, item) else {
                continue;
            };
            let plain = item.name.trim_start_matches('@');
            let message =
                format!("`{plain}` stands without a prefix; elsewhere it is `{prefixed}`");
            let suggestion = format!("write `{prefixed}`.");
            found.tell(|| {
                subject.find(
                    &NAMESPACE,
                    shown.page(&item.name_range),
                    message,
                    suggestion,
                )
            });
        }
    }
    found
}

/// The name that an attribute without a prefix has on the rest of the page:
/// at least twice, and nowhere declared without it.
pub(super) fn lacks_prefix<'a>(subject: &'a Subject, item: &Item) -> Option<&'a str> {
    let plain = item
        .name
        .strip_prefix('@')
        .filter(|name| !name.contains(':'))?;
    subject.prefixed.get(plain).map(String::as_str)
}

/// Attributes that always have a prefix but for an exception, by their names
/// without one.
pub(in crate::lint) fn prefixed(shown: &[Shown], reading: &Reading) -> HashMap<String, String> {
    let mut counts: HashMap<&str, (usize, usize, &str)> = HashMap::new();
    let attributes = shown
        .iter()
        .flat_map(|shown| &shown.tree.items)
        .filter(|item| item.is_attribute());
    for name in attributes.filter_map(|item| item.name.strip_prefix('@')) {
        match name.split_once(':') {
            Some(("xmlns" | "xml", _)) => {}
            Some((_, local)) => {
                let count = counts.entry(local).or_default();
                count.0 += 1;
                count.2 = name;
            }
            None => counts.entry(name).or_default().1 += 1,
        }
    }
    let fields = reading.messages.iter().flat_map(|message| &message.fields);
    let declared: HashSet<&str> = fields
        .filter_map(|field| field.path.rsplit_once("/@").map(|(_, name)| name))
        .collect();
    counts
        .into_iter()
        .filter(|(plain, (with, without, _))| {
            *with > 1 && *with > 2 * without && !declared.contains(plain)
        })
        .map(|(plain, (_, _, name))| (plain.to_owned(), name.to_owned()))
        .collect()
}
