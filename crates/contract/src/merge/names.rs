//! The names that `rulings.toml` gives to documented calls.

use std::collections::{HashMap, HashSet};

use toml::Spanned;

use crate::clauses::is_kebab;
use crate::rulings::OperationNames;
use crate::text::{Problems, Text};

/// Names by method and path.
pub(super) struct Names(HashMap<String, OperationNames>);

impl Names {
    pub(super) fn new(
        entries: Vec<Spanned<OperationNames>>,
        text: &Text<'_>,
        problems: &mut Problems,
    ) -> Self {
        let mut names = HashMap::new();
        let mut ids = HashSet::new();
        for entry in entries {
            let place = text.span(Some(entry.span()));
            let entry = entry.into_inner();
            check_name(&entry.id, text, problems);
            for name in entry.request.iter().chain(entry.answers.values()) {
                check_name(name, text, problems);
            }
            if !ids.insert(entry.id.get_ref().clone()) {
                problems.add(
                    text.span(Some(entry.id.span())),
                    format!("the operation `{}` stands here twice", entry.id.get_ref()),
                    "give each operation an id of its own",
                );
            }
            let call = key(entry.call.get_ref(), entry.root.as_deref());
            if names.insert(call.clone(), entry).is_some() {
                problems.add(
                    place,
                    format!("the call `{call}` is named twice"),
                    "keep one `[[operation]]` a call",
                );
            }
        }
        Self(names)
    }

    /// The names of a call that is sent this root element, for once.
    pub(super) fn take(&mut self, call: &str, root: Option<&str>) -> Option<OperationNames> {
        let told_apart = root.and_then(|root| self.0.remove(&key(call, Some(root))));
        told_apart.or_else(|| self.0.remove(call))
    }

    /// Reports names that no call has taken.
    pub(super) fn finish(self, text: &Text<'_>, problems: &mut Problems) {
        for names in self.0.into_values() {
            problems.add(
                text.span(Some(names.call.span())),
                format!("no page documents the call `{}`", names.call.get_ref()),
                "write method and path as the page has them, and `root` where two calls share these",
            );
        }
    }
}

/// A call, and the root element that tells it from another of the same
/// method and path.
fn key(call: &str, root: Option<&str>) -> String {
    root.map_or_else(|| call.to_owned(), |root| format!("{call} of {root}"))
}

/// Checks that a name is kebab case: it becomes a file's name.
pub(super) fn check_name(name: &Spanned<String>, text: &Text<'_>, problems: &mut Problems) {
    if !is_kebab(name.get_ref()) {
        problems.add(
            text.span(Some(name.span())),
            format!("`{}` is not a name", name.get_ref()),
            "write lower-case words joined by `-`",
        );
    }
}
