//! A [`Reading`] of a request's tree that collects everything it could not
//! make sense of, and the [`Place`]s that it looks at.

use serde_json::Value;

use super::order::last_segment;

/// A value of the tree, and the XPath of its element.
#[derive(Debug, Clone)]
pub(super) struct Place<'v> {
    value: &'v Value,
    at: String,
}

/// Reads places and notes the faults, each with its XPath.
#[derive(Debug, Default)]
pub(super) struct Reading {
    faults: Vec<String>,
}

impl<'v> Place<'v> {
    /// The root element, if it has this name.
    pub(super) fn root(tree: &'v Value, name: &str) -> Option<Self> {
        let value = tree.get(name)?;
        let at = format!("/{name}");
        Some(Self { value, at })
    }

    /// The XPath of a path below.
    pub(super) fn at(&self, path: &str) -> String {
        match path {
            "" => self.at.clone(),
            path => format!("{}/{path}", self.at),
        }
    }

    /// What stands below by this path (`person/salutation/@id`).
    pub(super) fn find(&self, path: &str) -> Option<&'v Value> {
        path.split('/').try_fold(self.value, step)
    }

    /// The text by this path, as it was written; none where it is blank.
    pub(super) fn text(&self, path: &str) -> Option<&'v str> {
        let text = text(self.find(path)?)?;
        (!text.trim().is_empty()).then_some(text)
    }

    /// The id of what the element by this path refers to, by its id or by its
    /// link.
    pub(super) fn reference(&self, path: &str) -> Option<&'v str> {
        let id = self.text(&format!("{path}/@id")).map(str::trim);
        let link = || self.text(&format!("{path}/@xlink:href"));
        let id = id.or_else(|| link().map(last_segment))?;
        (!id.is_empty()).then_some(id)
    }

    /// The elements by this path.
    pub(super) fn list(&self, path: &str) -> Vec<Self> {
        let found = self.find_all(path);
        let place = |(index, value)| Self {
            value,
            at: format!("{}[{}]", self.at(path), index + 1),
        };
        found.iter().enumerate().map(place).collect()
    }

    /// The element by this path, as a place of its own.
    pub(super) fn child(&self, path: &str) -> Option<Self> {
        let value = self.find(path)?;
        let at = self.at(path);
        Some(Self { value, at })
    }

    fn find_all(&self, path: &str) -> &'v [Value] {
        let (parent, name) = path.rsplit_once('/').unwrap_or(("", path));
        let parent = match parent {
            "" => Some(self.value),
            parent => self.find(parent),
        };
        match parent.and_then(|parent| parent.get(name)) {
            Some(Value::Array(elements)) => elements,
            Some(single) => std::slice::from_ref(single),
            None => &[],
        }
    }

    /// Whether it holds any text that is not blank.
    pub(super) fn has_content(&self) -> bool {
        fn any(value: &Value) -> bool {
            match value {
                Value::Object(members) => members.values().any(any),
                Value::Array(elements) => elements.iter().any(any),
                value => text(value).is_some_and(|text| !text.trim().is_empty()),
            }
        }
        any(self.value)
    }
}

/// A segment further down; of repeated elements the first is meant.
fn step<'v>(value: &'v Value, segment: &str) -> Option<&'v Value> {
    match value {
        Value::Array(elements) => step(elements.first()?, segment),
        // A leaf without attributes is its text.
        Value::String(_) if segment == "text()" => Some(value),
        value => value.get(segment),
    }
}

/// The text of a leaf, whether it has attributes beside it or not.
fn text(value: &Value) -> Option<&str> {
    match value {
        Value::String(text) => Some(text),
        Value::Object(members) => members.get("text()")?.as_str(),
        Value::Array(elements) => text(elements.first()?),
        _ => None,
    }
}

impl Reading {
    /// Notes a fault.
    pub(super) fn fault(&mut self, at: &str, message: &str) {
        self.faults.push(format!("{at}: {message}"));
    }

    /// The faults, or what was read.
    pub(super) fn finish<T>(self, read: T) -> Result<T, Vec<String>> {
        if self.faults.is_empty() {
            Ok(read)
        } else {
            Err(self.faults)
        }
    }

    /// A text that must be there and not be blank.
    pub(super) fn required(&mut self, place: &Place, path: &str) -> String {
        let text = place.text(path);
        if text.is_none() {
            self.fault(&place.at(path), "must be given");
        }
        text.unwrap_or_default().to_owned()
    }

    /// An identifier that must be there; blanks around it are not its own.
    pub(super) fn identifier(&mut self, place: &Place, path: &str) -> String {
        self.required(place, path).trim().to_owned()
    }
}
