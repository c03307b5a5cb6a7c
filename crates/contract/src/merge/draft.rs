//! A [`Draft`]: a message while it is being put together.

use std::collections::{HashMap, HashSet};

use super::alias::Aliases;
use crate::example::{self, Shown};
use crate::fields::Fields;
use crate::page::Block;
use crate::text::Problems;
use crate::{Field, FieldPath, Kind, Message, Requirement, Shape, Source};

/// A message while it is being put together.
pub(super) struct Draft {
    pub(super) name: String,
    /// What people call it, where a page says so.
    pub(super) title: Option<String>,
    pub(super) request: bool,
    /// Its root element, where bodies have one.
    pub(super) root: Option<String>,
    /// Fields whose inside a table of its own describes: path and heading.
    pub(super) spliced: Vec<Splice>,
    pub(super) fields: Fields,
    /// Whether a field list declared it; examples alone do not, for requests.
    pub(super) declared: bool,
    /// Whether a page declares it as it is to be, to the last field: then
    /// nothing of it is derived from examples.
    pub(super) exact: bool,
    /// Whether it stands within others.
    pub(super) is_part: bool,
    /// Whether a field of a list could not be read.
    pub(super) lost_field: bool,
    /// Whether an example of it could not be read.
    pub(super) lost_example: bool,
    /// Members that examples of a request show.
    pub(super) shown: Vec<Shown>,
    pub(super) example: Option<String>,
    pub(super) source: Source,
}

impl Draft {
    /// Whether a field is described here, and not by a part that was put in.
    pub(super) fn is_own(&self, field: &Field) -> bool {
        let mut above = std::iter::successors(field.path.parent(), FieldPath::parent);
        above.all(|path| {
            let holder = self.fields.get(path.as_str());
            let part = holder.and_then(|holder| holder.part.as_ref());
            part.is_none_or(|part| *part == self.name)
        })
    }
}

/// A field whose inside a table of its own describes.
#[derive(Clone)]
pub(super) struct Splice {
    pub(super) path: FieldPath,
    /// The draft of that table.
    pub(super) part: String,
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
                title: None,
                request,
                root: None,
                spliced: Vec::new(),
                fields: Fields::default(),
                declared: false,
                exact: false,
                is_part: false,
                lost_field: false,
                lost_example: false,
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
                let Some(kind) = shown.kind else { continue };
                if let Some(field) = draft.fields.get_mut(&shown.path) {
                    if !field.kinds.contains(&kind) {
                        field.kinds.push(kind);
                    }
                    continue;
                }
                let path = FieldPath::new(shown.path);
                let requirement = if path.is_element() {
                    Requirement::Required
                } else {
                    Requirement::Optional
                };
                let field = Field::documented(path, kind, requirement, shown.source);
                draft.fields.push(field);
            }
        }
        if draft.example.is_none() {
            draft.example = serde_json::to_string_pretty(&value).ok();
        }
    }

    pub(super) fn get_mut(&mut self, name: &str) -> Option<&mut Draft> {
        self.index.get(name).map(|at| &mut self.list[*at])
    }

    pub(super) fn get(&self, name: &str) -> Option<&Draft> {
        self.index.get(name).map(|at| &self.list[*at])
    }

    pub(super) fn contains(&self, name: &str) -> bool {
        self.index.contains_key(name)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Draft> {
        self.list.iter()
    }

    pub(super) fn iter_mut(&mut self) -> impl Iterator<Item = &mut Draft> {
        self.list.iter_mut()
    }

    /// Gives what examples of documents show the paths of fields: their
    /// elements stand in lists where a field is one.
    pub(super) fn place(&mut self, aliases: &mut Aliases) {
        for draft in self.list.iter_mut().filter(|draft| draft.root.is_some()) {
            for shown in &mut draft.shown {
                let meant = aliases.resolve(&shown.path);
                let mut path = String::new();
                for name in meant.split('.') {
                    if !path.is_empty() {
                        path.push('.');
                    }
                    path.push_str(name);
                    let field = draft.fields.get(&path);
                    if field.is_some_and(|field| field.kinds == [Kind::List]) {
                        path.push_str("[n]");
                    }
                }
                shown.path = path;
            }
        }
    }

    /// The messages that calls carry, and those that a page declares as such;
    /// what only stands within others is none.
    pub(super) fn into_messages(self, carried: &HashSet<String>) -> Vec<Message> {
        self.list
            .into_iter()
            .filter(|draft| carried.contains(&draft.name) || (draft.exact && !draft.is_part))
            .map(|draft| Message {
                title: draft.title.unwrap_or_else(|| title(&draft.name)),
                name: draft.name,
                request: draft.request,
                root: draft.root,
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
