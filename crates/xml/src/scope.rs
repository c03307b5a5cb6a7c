//! The [`Scope`]: which namespace a prefix stands for.

use std::collections::HashMap;
use std::rc::Rc;

use crate::name::XML;

/// The declarations in force, looked up in constant time: a document may
/// declare some and use them often.
#[derive(Debug, Default)]
pub(crate) struct Scope {
    /// URIs by prefix, the innermost last; the empty prefix is the default
    /// namespace, an empty URI none.
    bound: HashMap<String, Vec<Rc<str>>>,
    /// The prefixes that each open element declares.
    declared: Vec<Vec<String>>,
}

impl Scope {
    /// Opens an element with its declarations.
    pub(crate) fn open(&mut self, declarations: Vec<(String, String)>) {
        let mut prefixes = Vec::with_capacity(declarations.len());
        for (prefix, uri) in declarations {
            let bound = self.bound.entry(prefix.clone()).or_default();
            bound.push(uri.into());
            prefixes.push(prefix);
        }
        self.declared.push(prefixes);
    }

    /// Closes the innermost element.
    pub(crate) fn close(&mut self) {
        for prefix in self.declared.pop().unwrap_or_default() {
            // Those that nothing binds any more go: a document may use many.
            if let Some(bound) = self.bound.get_mut(&prefix) {
                bound.pop();
                if bound.is_empty() {
                    self.bound.remove(&prefix);
                }
            }
        }
    }

    /// The URI that the prefix stands for, the empty prefix being the default
    /// namespace; `None` where it is not declared.
    pub(crate) fn uri(&self, prefix: &str) -> Option<Rc<str>> {
        match (self.bound.get(prefix), prefix) {
            (Some(bound), _) => bound.last().cloned(),
            (None, "") => Some("".into()),
            (None, "xml") => Some(XML.into()),
            (None, _) => None,
        }
    }
}
