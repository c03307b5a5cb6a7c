//! Makes [`Field`]s of the bullets of a call's field lists.

use std::collections::{HashMap, HashSet};

use crate::page::{Bullet, Entry, FieldList, FieldType, kebab, singular};
use crate::text::Problems;
use crate::{Field, FieldPath, Kind, Requirement, Source};

/// Fields with an index by path, in the order in which they were declared.
#[derive(Default)]
pub(crate) struct Fields {
    list: Vec<Field>,
    index: HashMap<String, usize>,
    /// Elements of lists by what headings call them (`line-item`).
    elements: HashMap<String, String>,
}

/// Most fields of one message. Repeated field lists multiply, so that a short
/// page could ask for any number.
pub(crate) const MOST_FIELDS: usize = 2000;

impl Fields {
    /// The field with this path.
    pub(crate) fn get(&self, path: &str) -> Option<&Field> {
        self.index.get(path).map(|at| &self.list[*at])
    }

    /// The field with this path, to be amended.
    pub(crate) fn get_mut(&mut self, path: &str) -> Option<&mut Field> {
        self.index.get(path).map(|at| &mut self.list[*at])
    }

    /// Adds a field; false where its path is taken.
    pub(crate) fn push(&mut self, field: Field) -> bool {
        let path = field.path.as_str().to_owned();
        if self.index.contains_key(&path) {
            return false;
        }
        if field.path.is_element() {
            let name = kebab(field.path.name());
            self.elements
                .entry(singular(&name).to_owned())
                .or_insert_with(|| path.clone());
        }
        self.index.insert(path, self.list.len());
        self.list.push(field);
        true
    }

    /// Makes objects of texts that hold others: a table of fields tells what
    /// is a container by what stands below it.
    pub(crate) fn settle(&mut self) {
        let holders: HashSet<String> = self
            .iter()
            .filter_map(|field| Some(field.path.parent()?.to_string()))
            .collect();
        for field in &mut self.list {
            if field.kinds == [Kind::Text] && holders.contains(field.path.as_str()) {
                field.kinds = vec![Kind::Object];
            }
        }
    }

    /// All fields.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Field> {
        self.list.iter()
    }

    /// The fields, parents before children and otherwise in the order of
    /// their declaration.
    pub(crate) fn into_vec(self) -> Vec<Field> {
        let mut children: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, field) in self.list.iter().enumerate() {
            let parent = field.path.parent();
            let parent = parent.as_ref().map_or("", FieldPath::as_str);
            children.entry(parent.to_owned()).or_default().push(at);
        }
        let mut slots: Vec<Option<Field>> = self.list.into_iter().map(Some).collect();
        let mut out = Vec::new();
        let mut open: Vec<usize> = children.remove("").unwrap_or_default();
        open.reverse();
        while let Some(at) = open.pop() {
            let Some(field) = slots[at].take() else {
                continue;
            };
            let below = children.remove(field.path.as_str()).unwrap_or_default();
            open.extend(below.into_iter().rev());
            out.push(field);
        }
        out
    }
}

/// Reads all lists of a call; `entity` is what headings call the message.
pub(crate) fn read(lists: &[FieldList], entity: &str, problems: &mut Problems) -> Fields {
    let mut fields = Fields::default();
    for list in lists {
        let Some(root) = scope(list, entity, &fields, problems) else {
            continue;
        };
        let mut above: Vec<String> = Vec::new();
        for bullet in &list.bullets {
            if fields.list.len() > MOST_FIELDS {
                problems.add(
                    bullet.source.clone(),
                    format!("the message has more than {MOST_FIELDS} fields"),
                    "split it",
                );
                return fields;
            }
            // A wrong bullet is left out, and its children then hang higher;
            // it was reported, and they are only looked at for more faults.
            above.truncate(bullet.depth);
            let parent = above.last().unwrap_or(&root).clone();
            match &bullet.entry {
                Entry::Field { name, kind } => {
                    let path = join(&parent, name);
                    declare(&mut fields, &path, kind, list, bullet, problems);
                    above.push(path);
                }
                Entry::SameAs(name) => {
                    repeat(&mut fields, &parent, name, &bullet.source, problems);
                    above.push(parent);
                }
            }
        }
    }
    fields
}

fn join(parent: &str, name: &str) -> String {
    if parent.is_empty() {
        name.to_owned()
    } else {
        format!("{parent}.{name}")
    }
}

/// The path below which a list's fields stand: the root, or the element of
/// the list that the heading names (`Line Item` → `lineItems[n]`).
fn scope(
    list: &FieldList,
    entity: &str,
    fields: &Fields,
    problems: &mut Problems,
) -> Option<String> {
    let Some(words) = &list.scope else {
        return Some(String::new());
    };
    let scope = kebab(words);
    if scope == kebab(entity) {
        return Some(String::new());
    }
    let found = fields.elements.get(&scope).cloned();
    if found.is_none() {
        problems.add(
            list.source.clone(),
            format!("the heading names `{words}`, and no list before it has such elements"),
            "declare the list first, or name the fields' owner as the list does",
        );
    }
    found
}

fn declare(
    fields: &mut Fields,
    path: &str,
    kind: &FieldType,
    list: &FieldList,
    bullet: &Bullet,
    problems: &mut Problems,
) {
    let field = |path: &str, kind: Kind, requirement: Requirement| {
        Field::documented(
            FieldPath::new(path),
            kind,
            requirement,
            bullet.source.clone(),
        )
    };
    if let Some(before) = fields.get(path) {
        // Containers are repeated to hang more fields below them.
        let container = matches!(before.kinds[..], [Kind::Object | Kind::List]);
        if !container || before.kinds[0] != kind.kind {
            problems.add(
                bullet.source.clone(),
                format!(
                    "the field `{path}` was declared before, at {}",
                    before.source
                ),
                "keep one of the two; only an object or a list is repeated, to add fields below it",
            );
        }
        return;
    }
    let mut requirement = list.requirement.clone();
    if let Some(whole) = path.strip_suffix("[n]") {
        // A page may name the element alone: the list is then declared by it.
        fields.push(field(whole, Kind::List, requirement));
        requirement = Requirement::Required;
    }
    let mut declared = field(path, kind.kind, requirement);
    declared.default.clone_from(&kind.default);
    fields.push(declared);
    if let Some((element, enumeration)) = &kind.element {
        let mut element = field(&format!("{path}[n]"), *element, Requirement::Required);
        element.enumeration.clone_from(enumeration);
        fields.push(element);
    }
}

/// Repeats the fields of a sibling.
fn repeat(fields: &mut Fields, parent: &str, name: &str, place: &Source, problems: &mut Problems) {
    let sibling = FieldPath::new(parent)
        .parent()
        .map_or_else(|| name.to_owned(), |above| join(above.as_str(), name));
    let prefix = format!("{sibling}.");
    let copies: Vec<Field> = fields
        .iter()
        .filter_map(|field| {
            let rest = field.path.as_str().strip_prefix(&prefix)?;
            let mut copy = field.clone();
            copy.path = FieldPath::new(format!("{parent}.{rest}"));
            copy.source = place.clone();
            Some(copy)
        })
        .collect();
    if copies.is_empty() || parent.is_empty() {
        problems.add(
            place.clone(),
            format!("there is no `{name}` before it whose fields could be repeated"),
            "name an object that stands beside the one above this bullet",
        );
    }
    for copy in copies {
        fields.push(copy);
    }
}
