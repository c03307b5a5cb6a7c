//! Schemas that are combined (`$ref`, `allOf`, `oneOf`, `anyOf`) as one
//! [`Shape`].

use std::collections::{HashMap, HashSet};

use super::branches::{Branch, TRUNK};
use super::shape::{Part, Shape};
use super::tag;
use crate::openapi::reader::Reader;
use crate::openapi::refs;
use crate::openapi::tree::{Id, Tree, Value};

/// How many schemas one may combine.
const MOST_COMBINED: usize = 4_096;

/// Keywords that say something of a value which no field can hold.
const BEYOND: [&str; 5] = ["not", "if", "prefixItems", "contains", "dependentSchemas"];

/// The schemas that stand around one.
pub(in crate::openapi) type Around = HashSet<Id>;

/// A schema that is to be taken.
struct Next {
    schema: Id,
    branch: Branch,
    /// Whether the value is of this schema, not only composed of it.
    head: bool,
}

/// What all these schemas together say of one value. Those that stand around
/// it are not gone into again.
pub(in crate::openapi) fn merge(reader: &mut Reader<'_>, parts: &[Part], around: &Around) -> Shape {
    let mut merger = Merger {
        shape: Shape::default(),
        seen: HashSet::new(),
        next: Vec::new(),
    };
    merger.begin(parts);
    while let Some(next) = merger.next.pop() {
        let at = reader.tree.node(next.schema).start;
        if merger.seen.len() >= MOST_COMBINED {
            reader.tell(
                at,
                "",
                "more than 4,096 schemas are combined; the rest is not read",
            );
            break;
        }
        if !reader.spend(weight(reader.tree, next.schema), at) {
            break;
        }
        if around.contains(&next.schema) {
            merger.shape.recur(reader.tree, next.schema);
        } else if merger.seen.insert((next.schema, next.branch)) {
            merger.take(reader, &next);
        }
    }
    merger.shape
}

/// How much there is to look at in a schema itself.
fn weight(tree: &Tree, schema: Id) -> usize {
    let lists = tree
        .entries(schema)
        .iter()
        .map(|entry| match &tree.node(entry.value).value {
            Value::List(items) => items.len(),
            Value::Map(map) => map.entries.len(),
            _ => 0,
        });
    1 + lists.sum::<usize>()
}

struct Merger {
    shape: Shape,
    seen: HashSet<(Id, Branch)>,
    /// What is to be taken yet, the next at the end.
    next: Vec<Next>,
}

impl Merger {
    /// Begins with what is said of a value. What is said in different branches
    /// of what holds it are alternatives.
    fn begin(&mut self, parts: &[Part]) {
        let mut branches: Vec<Branch> = Vec::new();
        for part in parts.iter().filter(|part| part.branch != TRUNK) {
            if !branches.contains(&part.branch) {
                branches.push(part.branch);
            }
        }
        let own = match branches.len() {
            0 | 1 => vec![TRUNK; branches.len()],
            count => self
                .shape
                .branches
                .choose(TRUNK, vec![String::new(); count]),
        };
        for part in parts.iter().rev() {
            let choice = branches.iter().position(|branch| *branch == part.branch);
            let branch = choice.map_or(TRUNK, |choice| own[choice]);
            self.follow_later(&[part.schema], branch, true);
        }
    }

    fn take(&mut self, reader: &mut Reader<'_>, next: &Next) {
        let &Next {
            schema,
            branch,
            head,
        } = next;
        let tree = reader.tree;
        reader.shown.insert(schema);
        self.shape.take(tree, schema, branch);
        if head {
            self.shape.heads.push(schema);
        }
        for keyword in BEYOND {
            if let Some(entry) = tree.entry(schema, keyword) {
                reader.tell(entry.at, keyword, "what this keyword demands is not read");
            }
        }
        self.choose(reader, next);
        if let Some(all) = tree.get(schema, "allOf") {
            let parts = tree.items(all);
            let wraps = parts.len() == 1 && tree.get(schema, "properties").is_none();
            self.follow_later(parts, branch, head && wraps);
        }
        if let Some(reference) = tree.text_of(schema, "$ref") {
            match refs::target(tree, reference) {
                Ok(target) => self.follow_later(&[target], branch, head),
                Err(cause) => {
                    self.shape.is_open = true;
                    reader.tell_broken(refs::Broken {
                        holder: schema,
                        cause,
                    });
                }
            }
        }
    }

    /// Takes the alternatives, those of a choice in branches of their own.
    fn choose(&mut self, reader: &mut Reader<'_>, next: &Next) {
        let &Next {
            schema,
            branch,
            head,
        } = next;
        let tree = reader.tree;
        let lists = ["anyOf", "oneOf"].map(|keyword| tree.get(schema, keyword));
        let mut has_choice = false;
        for list in lists.into_iter().flatten() {
            has_choice = true;
            let all = tree.items(list);
            let some: Vec<Id> = all
                .iter()
                .copied()
                .filter(|id| !is_null(tree, *id))
                .collect();
            self.shape.nullable |= some.len() < all.len();
            match some.as_slice() {
                [only] => self.follow_later(&[*only], branch, head),
                _ => self.branch_out(tree, schema, branch, some),
            }
        }
        let mapping = tree
            .get(schema, "discriminator")
            .and_then(|at| tree.get(at, "mapping"));
        if let Some(mapping) = mapping.filter(|_| head && !has_choice) {
            let mut targets = Vec::new();
            for entry in tree.entries(mapping) {
                let reference = tree.text(entry.value).unwrap_or_default();
                targets.extend(refs::target(tree, &whole_reference(reference)).ok());
            }
            targets.dedup();
            self.branch_out(tree, schema, branch, targets);
        }
    }

    fn branch_out(&mut self, tree: &Tree, schema: Id, within: Branch, parts: Vec<Id>) {
        let discriminator = tree.get(schema, "discriminator");
        let mapped = mapped(tree, discriminator);
        let declared = discriminator.and_then(|at| tree.text_of(at, "propertyName"));
        let member = declared
            .map(str::to_owned)
            .or_else(|| tag::member(tree, &parts));
        let name_of = |(index, part): (usize, &Id)| {
            let tagged = || tag::fixed(tree, *part, member.as_deref()?).map(str::to_owned);
            let known = mapping_of(tree, *part, &mapped).or_else(tagged);
            known.unwrap_or_else(|| label(tree, *part, index))
        };
        let labels: Vec<String> = parts.iter().enumerate().map(name_of).collect();
        if let Some(member) = member {
            let known = self
                .shape
                .discriminator
                .get_or_insert((member.clone(), Vec::new()));
            if known.0 == member && known.1.is_empty() {
                known.1.clone_from(&labels);
            }
        }
        let branches = self.shape.branches.choose(within, labels);
        for (part, branch) in parts.iter().zip(branches).rev() {
            self.follow_later(&[*part], branch, true);
        }
    }

    fn follow_later(&mut self, schemas: &[Id], branch: Branch, head: bool) {
        let next = schemas.iter().rev().map(|schema| Next {
            schema: *schema,
            branch,
            head,
        });
        self.next.extend(next);
    }
}

/// Whether a schema takes null alone.
fn is_null(tree: &Tree, schema: Id) -> bool {
    tree.text_of(schema, "type") == Some("null")
}

/// The values that a discriminator has for each schema that it names.
fn mapped(tree: &Tree, discriminator: Option<Id>) -> HashMap<Id, String> {
    let mapping = discriminator.and_then(|at| tree.get(at, "mapping"));
    let entries = mapping.map_or(&[][..], |at| tree.entries(at));
    let named = entries.iter().filter_map(|entry| {
        let target = refs::target(tree, &whole_reference(tree.text(entry.value)?)).ok()?;
        Some((target, entry.name.clone()))
    });
    named.collect()
}

/// A mapping names a component alone, or refers to it.
fn whole_reference(reference: &str) -> String {
    match reference.contains(['/', '#', '.']) {
        true => reference.to_owned(),
        false => format!("#/components/schemas/{reference}"),
    }
}

/// The value that a discriminator has for an alternative.
fn mapping_of(tree: &Tree, part: Id, mapped: &HashMap<Id, String>) -> Option<String> {
    let reference = tree.text_of(part, "$ref");
    let target = reference.and_then(|reference| refs::target(tree, reference).ok());
    mapped.get(&target.unwrap_or(part)).cloned()
}

/// What people call an alternative.
fn label(tree: &Tree, part: Id, index: usize) -> String {
    if let Some(reference) = tree.text_of(part, "$ref") {
        return refs::last_name(reference);
    }
    if let Some(title) = tree.text_of(part, "title") {
        return title.to_owned();
    }
    let required = tree
        .get(part, "required")
        .map_or(&[][..], |at| tree.items(at));
    let names: Vec<&str> = required
        .iter()
        .filter_map(|at| tree.text(*at))
        .take(8)
        .collect();
    match names.as_slice() {
        [] => format!("alternative {}", index + 1),
        _ => names.join(" with "),
    }
}
