//! A [`Rule`] of a fault: on these requests, this is otherwise.

use std::collections::BTreeMap;

use countersign_system::Event;
use serde::Deserialize;

use super::edit::Edit;
use super::pattern::Pattern;
use super::replacement::Replacement;
use super::text::TextVerb;
use super::when::{Sender, When};

/// On these requests, this is otherwise.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Rule {
    pub(crate) when: When,

    /// It is decided on this request.
    request: Vec<Edit>,
    query: Vec<Parameter>,
    /// On the path, still encoded.
    path: Vec<Replacement>,
    credentials: Option<Sender>,
    body: Option<String>,
    /// On the body as it was sent.
    rewrite: Vec<Replacement>,
    method: Option<String>,

    /// What happens is what the altered request brings about; what is
    /// answered stays.
    pub(crate) although: bool,
    /// Nothing happens.
    pub(crate) lost: bool,
    /// What happens, as the model tells it.
    pub(crate) events: Vec<EventEdit>,
    /// The changes of status that are asked for happen, whatever the model
    /// says.
    pub(crate) force: bool,
    /// Nothing is decided; this status is answered.
    pub(crate) refuse: Option<u16>,

    /// What is answered.
    pub(crate) answer: Vec<Edit>,
    pub(crate) status: Option<u16>,
    pub(crate) text: Option<String>,
    pub(crate) replace: Vec<Replacement>,
    /// Headers set, or taken away by an empty text.
    pub(crate) headers: BTreeMap<String, String>,
    /// The first answer to the same request is given ever after.
    pub(crate) stale: bool,
    /// What the request that fitted before this one was answered.
    pub(crate) previous: bool,
    pub(crate) hang_up: bool,
    pub(crate) truncated: bool,
    /// Milliseconds.
    pub(crate) delay: u32,
}

/// What is done to a parameter of the query.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Parameter {
    name: String,
    #[serde(default)]
    remove: bool,
    put: Option<String>,
    text: Option<TextVerb>,
    #[serde(default)]
    replace: Vec<Replacement>,
}

/// What is done to events: those whose JSON has the pattern in it do not
/// happen, or happen otherwise.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "toml::Table")]
pub(crate) struct EventEdit {
    kind: Option<Pattern>,
    drop: bool,
    edit: Edit,
}

impl TryFrom<toml::Table> for EventEdit {
    type Error = toml::de::Error;

    fn try_from(mut table: toml::Table) -> Result<Self, Self::Error> {
        let kind = table
            .remove("kind")
            .map(toml::Value::try_into)
            .transpose()?;
        let drop = table
            .remove("drop")
            .map(toml::Value::try_into)
            .transpose()?;
        Ok(Self {
            kind,
            drop: drop.unwrap_or_default(),
            // What is left is an edit like any other, unknown keys refused.
            edit: table.try_into()?,
        })
    }
}

impl EventEdit {
    /// Does it to what happens.
    pub(crate) fn apply(&self, events: &mut Vec<Event>) {
        let means = |event: &Event| {
            let kind = self.kind.as_ref();
            kind.is_none_or(|Pattern(kind)| kind.is_match(&event.0.to_string()))
        };
        if self.drop {
            return events.retain(|event| !means(event));
        }
        for event in events.iter_mut().filter(|event| means(event)) {
            self.edit.apply(&mut event.0);
        }
    }
}

impl Parameter {
    /// Does it to the parameters of a query, decoded.
    pub(crate) fn apply(&self, parameters: &mut Vec<(String, String)>) {
        if self.remove {
            parameters.retain(|(name, _)| *name != self.name);
            return;
        }
        let mut found = false;
        for (name, value) in parameters.iter_mut() {
            if *name == self.name {
                found = true;
                if let Some(put) = &self.put {
                    value.clone_from(put);
                }
                if let Some(verb) = self.text {
                    *value = verb.apply(value);
                }
                for replacement in &self.replace {
                    *value = replacement.apply(value);
                }
            }
        }
        if let (false, Some(put)) = (found, &self.put) {
            parameters.push((self.name.clone(), put.clone()));
        }
    }
}

impl Rule {
    /// Answers what the request that fitted before was answered.
    pub(crate) fn belated() -> Self {
        Self {
            previous: true,
            ..Self::default()
        }
    }

    /// What is decided on in place of the request; `None` where it is the
    /// request itself.
    pub(crate) fn altered(&self) -> Option<Altered<'_>> {
        let altered = Altered {
            request: &self.request,
            query: &self.query,
            path: &self.path,
            credentials: self.credentials,
            body: self.body.as_deref(),
            rewrite: &self.rewrite,
            method: self.method.as_deref(),
        };
        let is_any = !altered.request.is_empty()
            || !altered.query.is_empty()
            || !altered.path.is_empty()
            || altered.credentials.is_some()
            || altered.body.is_some()
            || !altered.rewrite.is_empty()
            || altered.method.is_some();
        is_any.then_some(altered)
    }
}

/// How the request that is decided on differs from the one that came.
pub(crate) struct Altered<'r> {
    pub(crate) request: &'r [Edit],
    pub(crate) query: &'r [Parameter],
    pub(crate) path: &'r [Replacement],
    pub(crate) credentials: Option<Sender>,
    pub(crate) body: Option<&'r str>,
    pub(crate) rewrite: &'r [Replacement],
    pub(crate) method: Option<&'r str>,
}
