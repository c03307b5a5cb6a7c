//! A [`Draft`]: a message while it is being put together.

use std::collections::HashMap;

use crate::example::{self, Shown};
use crate::fields::Fields;
use crate::page::Block;
use crate::text::Problems;
use crate::{Basis, Field, FieldPath, Message, Requirement, Shape, Source};

/// A message while it is being put together.
pub(super) struct Draft {
    pub(super) name: String,
    pub(super) request: bool,
    pub(super) fields: Fields,
    /// Whether a field list declared it; examples alone do not, for requests.
    pub(super) declared: bool,
    /// Whether a field of a list could not be read.
    pub(super) lost_field: bool,
    /// Members that examples of a request show.
    pub(super) shown: Vec<Shown>,
    pub(super) example: Option<String>,
    pub(super) source: Source,
}

/// All drafts, in the order in which calls name them.
#[derive(Default)]
pub(super) struct Drafts {
    list: Vec<Draft>,
    index: HashMap<String, usize>,
}

impl Drafts {
    /// The draft with this name, made where there is none.
    pub(super) fn obtain(&mut self, name: &str, request: bool, source: &Source) -> &mut Draft {
        let at = *self.index.entry(name.to_owned()).or_insert_with(|| {
            self.list.push(Draft {
                name: name.to_owned(),
                request,
                fields: Fields::default(),
                declared: false,
                lost_field: false,
                shown: Vec::new(),
                example: None,
                source: source.clone(),
            });
            self.list.len() - 1
        });
        &mut self.list[at]
    }

    /// Adds the members that an answer's block shows to its message.
    pub(super) fn show(
        &mut self,
        name: &str,
        shape: Shape,
        block: &Block,
        problems: &mut Problems,
    ) {
        let Some(value) = example::parse(block, problems) else {
            return;
        };
        let draft = self.obtain(name, false, &block.source);
        for instance in example::instances(&value, shape, block, problems) {
            for shown in example::members(instance, block) {
                if let Some(field) = draft.fields.get_mut(&shown.path) {
                    if !field.kinds.contains(&shown.kind) {
                        field.kinds.push(shown.kind);
                    }
                    continue;
                }
                let path = FieldPath::new(shown.path);
                let requirement = if path.is_element() {
                    Requirement::Required
                } else {
                    Requirement::Optional
                };
                draft.fields.push(Field {
                    path,
                    kinds: vec![shown.kind],
                    requirement,
                    min: None,
                    max: None,
                    enumeration: None,
                    default: None,
                    basis: Basis::Documented,
                    source: shown.source,
                });
            }
        }
        if draft.example.is_none() {
            draft.example = serde_json::to_string_pretty(&value).ok();
        }
    }

    pub(super) fn get_mut(&mut self, name: &str) -> Option<&mut Draft> {
        self.index.get(name).map(|at| &mut self.list[*at])
    }

    pub(super) fn contains(&self, name: &str) -> bool {
        self.index.contains_key(name)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Draft> {
        self.list.iter()
    }

    pub(super) fn into_messages(self) -> Vec<Message> {
        self.list
            .into_iter()
            .map(|draft| Message {
                title: title(&draft.name),
                name: draft.name,
                request: draft.request,
                fields: draft.fields.into_vec(),
                example: draft.example,
                source: draft.source,
            })
            .collect()
    }
}

/// `acknowledgement-answer` → `Acknowledgement answer`.
fn title(name: &str) -> String {
    let words = name.replace('-', " ");
    let mut chars = words.chars();
    chars
        .next()
        .map(|first| first.to_uppercase().chain(chars).collect())
        .unwrap_or_default()
}
