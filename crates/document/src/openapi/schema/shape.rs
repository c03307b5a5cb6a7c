//! A [`Shape`]: what a schema says of a value, with all that it combines.

use std::collections::HashMap;

use super::branches::{Branch, Branches, TRUNK};
use super::facets;
use crate::openapi::refs;
use crate::openapi::tree::{At, Id, Tree, Value};
use crate::reading::Need;

/// What a schema says of a value, with all that it combines.
#[derive(Debug, Default)]
pub(in crate::openapi) struct Shape {
    /// The types that it may have, without null.
    pub(in crate::openapi) types: Vec<String>,
    /// The types that its values have where no keyword says so.
    pub(super) implied: Vec<&'static str>,
    /// Whether it may be null.
    pub(in crate::openapi) nullable: bool,
    /// Whether answers alone have it.
    pub(in crate::openapi) read_only: bool,
    /// Whether requests alone have it.
    pub(in crate::openapi) write_only: bool,
    /// What holds where it is absent.
    pub(in crate::openapi) default: Option<Id>,
    /// What else narrows it, by name and value.
    pub(in crate::openapi) facets: Vec<(String, String)>,
    /// What the page says of it.
    pub(in crate::openapi) words: String,
    /// Members, in their order.
    pub(in crate::openapi) properties: Vec<Property>,
    /// Schemas of the elements of a list.
    pub(in crate::openapi) items: Vec<Part>,
    /// Schemas of members whose names are not fixed.
    pub(in crate::openapi) dictionary: Vec<Part>,
    /// Whether it says that it may have other members.
    pub(in crate::openapi) is_open: bool,
    /// Schemas that stand around this one already.
    pub(in crate::openapi) recurs: Vec<Id>,
    /// The schemas that it is of, without those that it is composed of.
    pub(in crate::openapi) heads: Vec<Id>,
    /// How it is written in XML.
    pub(in crate::openapi) xml: Option<Id>,
    /// The member that says which alternative is taken, and what it may hold.
    pub(in crate::openapi) discriminator: Option<(String, Vec<String>)>,
    pub(super) branches: Branches,
    values: Vec<(Branch, Id, Vec<Id>)>,
    required: HashMap<String, Vec<Branch>>,
    /// Where each name is first required.
    pub(in crate::openapi) required_at: Vec<(String, Id)>,
    when: HashMap<String, String>,
    places: HashMap<String, usize>,
}

/// A member of an object.
#[derive(Debug)]
pub(in crate::openapi) struct Property {
    /// Its name.
    pub(in crate::openapi) name: String,
    /// Where its name stands first.
    pub(in crate::openapi) at: At,
    /// The schemas that say something of it.
    pub(in crate::openapi) parts: Vec<Part>,
}

/// A schema that says something of a value, where a branch of what holds the
/// value is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::openapi) struct Part {
    /// The branch.
    pub(super) branch: Branch,
    /// The schema.
    pub(in crate::openapi) schema: Id,
}

impl Part {
    /// A schema that holds in any case.
    pub(in crate::openapi) fn whole(schema: Id) -> Self {
        let branch = TRUNK;
        Self { branch, schema }
    }
}

impl Shape {
    /// Takes what a schema says by itself, where this branch is taken.
    pub(super) fn take(&mut self, tree: &Tree, id: Id, branch: Branch) {
        self.take_types(tree, id);
        self.take_values(tree, id, branch);
        self.take_members(tree, id, branch);
        self.nullable |= tree.is(id, "nullable") || tree.is(id, "x-nullable");
        self.read_only |= tree.is(id, "readOnly");
        self.write_only |= tree.is(id, "writeOnly");
        self.default = self.default.or_else(|| tree.get(id, "default"));
        self.xml = self.xml.or_else(|| tree.get(id, "xml"));
        if self.words.is_empty() && branch == TRUNK {
            let words = tree
                .text_of(id, "description")
                .or_else(|| tree.text_of(id, "title"));
            self.words = words
                .unwrap_or_default()
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ");
        }
        facets::take(&mut self.facets, tree, id);
    }

    /// Notes a schema that stands around this one: of what type it is, and no
    /// more of it.
    pub(super) fn recur(&mut self, tree: &Tree, id: Id) {
        self.recurs.push(id);
        let id = refs::follow(tree, id).unwrap_or(id);
        self.take_types(tree, id);
        if self.types.is_empty() {
            self.types.push("object".to_owned());
        }
    }

    fn take_types(&mut self, tree: &Tree, id: Id) {
        let Some(at) = tree.get(id, "type") else {
            return;
        };
        let listed = tree.items(at).iter().copied();
        for name in listed.chain([at]).filter_map(|at| tree.text(at)) {
            if name == "null" {
                self.nullable = true;
            } else if !self.types.iter().any(|known| known == name) {
                self.types.push(name.to_owned());
            }
        }
    }

    fn take_values(&mut self, tree: &Tree, id: Id, branch: Branch) {
        let listed = tree.get(id, "enum").map_or(&[][..], |at| tree.items(at));
        let fixed = tree.get(id, "const");
        let is_null = |value: &Id| tree.node(*value).value == Value::Null;
        self.nullable |= listed.iter().any(is_null);
        let values: Vec<Id> = listed
            .iter()
            .copied()
            .chain(fixed)
            .filter(|at| !is_null(at))
            .collect();
        for value in &values {
            let implied = match tree.node(*value).value {
                Value::Text(_) => "string",
                Value::Number(_) => "number",
                Value::Bool(_) => "boolean",
                _ => continue,
            };
            if tree.get(id, "type").is_none() && !self.implied.contains(&implied) {
                self.implied.push(implied);
            }
        }
        if !values.is_empty() {
            self.values.push((branch, id, values));
        }
    }

    fn take_members(&mut self, tree: &Tree, id: Id, branch: Branch) {
        for entry in tree
            .get(id, "properties")
            .map_or(&[][..], |at| tree.entries(at))
        {
            self.property(&entry.name, entry.at, entry.value, branch);
        }
        let required = tree
            .get(id, "required")
            .map_or(&[][..], |at| tree.items(at));
        for item in required {
            let Some(name) = tree.text(*item) else {
                continue;
            };
            let branches = self.required.entry(name.to_owned()).or_default();
            if branches.is_empty() {
                self.required_at.push((name.to_owned(), *item));
            }
            branches.push(branch);
        }
        let dependent = tree
            .get(id, "dependentRequired")
            .map_or(&[][..], |at| tree.entries(at));
        for entry in dependent {
            for name in tree
                .items(entry.value)
                .iter()
                .filter_map(|at| tree.text(*at))
            {
                let words = format!("where {} is there", entry.name);
                self.when.entry(name.to_owned()).or_insert(words);
            }
        }
        let is_schema =
            |at: &Id| matches!(&tree.node(*at).value, Value::Map(map) if !map.entries.is_empty());
        self.is_open |= tree.is(id, "additionalProperties");
        let part = |schema: Id| Part { branch, schema };
        self.items
            .extend(tree.get(id, "items").filter(is_schema).map(part));
        let other = tree.get(id, "additionalProperties");
        let patterns = tree
            .get(id, "patternProperties")
            .map_or(&[][..], |at| tree.entries(at));
        let named = patterns.iter().map(|entry| entry.value);
        self.dictionary
            .extend(other.into_iter().chain(named).filter(is_schema).map(part));
    }

    fn property(&mut self, name: &str, at: At, schema: Id, branch: Branch) {
        if let Some(place) = self.places.get(name) {
            let parts = &mut self.properties[*place].parts;
            if !parts.iter().any(|part| part.schema == schema) {
                parts.push(Part { branch, schema });
            }
            return;
        }
        self.places.insert(name.to_owned(), self.properties.len());
        self.properties.push(Property {
            name: name.to_owned(),
            at,
            parts: vec![Part { branch, schema }],
        });
    }

    /// The values that close it, and the schema that lists them where that
    /// lists all of them.
    pub(in crate::openapi) fn values(&self, tree: &Tree) -> (Vec<String>, Option<Id>) {
        let branches: Vec<Branch> = self.values.iter().map(|(branch, ..)| *branch).collect();
        if !self.branches.cover(&branches) {
            return (Vec::new(), None);
        }
        let mut seen = std::collections::HashSet::new();
        let all = self.values.iter().flat_map(|(_, _, values)| values);
        let written = all
            .map(|at| tree.written(*at))
            .filter(|value| seen.insert(value.clone()));
        let list = match self.values.as_slice() {
            [(_, schema, _)] => Some(*schema),
            _ => None,
        };
        (written.collect(), list)
    }

    /// Whether a member must be there.
    pub(in crate::openapi) fn need(&self, name: &str) -> Need {
        if let Some(branches) = self.required.get(name) {
            if self.branches.cover(branches) {
                return Need::Yes;
            }
            let labels = self.branches.labels(branches);
            return Need::Conditional(match &self.discriminator {
                _ if labels.is_empty() => "in some of the alternatives".to_owned(),
                Some((member, _)) => format!("where {member} is {}", labels.join(" or ")),
                None => format!("one of: {}", labels.join(", ")),
            });
        }
        self.when
            .get(name)
            .map_or(Need::No, |words| Need::Conditional(words.clone()))
    }

    /// The types that it may have: what it says, else what its values have.
    pub(in crate::openapi) fn types(&self) -> Vec<&str> {
        match self.types.is_empty() {
            true => self.implied.clone(),
            false => self.types.iter().map(String::as_str).collect(),
        }
    }

    /// Whether it lists a member of this name.
    pub(in crate::openapi) fn has(&self, name: &str) -> bool {
        self.places.contains_key(name)
    }

    /// What is said of the member of this name.
    pub(in crate::openapi) fn property_of(&self, name: &str) -> Option<&Property> {
        self.places.get(name).map(|place| &self.properties[*place])
    }

    /// Whether it has alternatives.
    pub(in crate::openapi) fn has_choice(&self) -> bool {
        self.branches.has_choice()
    }

    /// Whether it has members.
    pub(in crate::openapi) fn is_object(&self) -> bool {
        !self.properties.is_empty() || !self.dictionary.is_empty()
    }

    /// Whether it is a list.
    pub(in crate::openapi) fn is_list(&self) -> bool {
        !self.is_object() && (!self.items.is_empty() || self.types == ["array"])
    }
}
