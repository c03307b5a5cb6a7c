//! Samples of messages, made of the contract: a [`Sampler`].

mod values;

use std::collections::{BTreeMap, HashSet};

use countersign_contract::{Kind, Message, Requirement};
use countersign_system::{Plan, Unique};
use serde_json::{Map, Value};

use self::values::Values;
use crate::entity::Entity;
use crate::fields::Fields;
use crate::node::{Node, Way};

/// Most elements of a list: a plan may ask for any number.
const MOST: usize = 1000;

/// Makes an instance of a message by a plan.
pub(crate) struct Sampler<'p> {
    message: &'p Message,
    entity: &'p Entity,
    fields: &'p Fields,
    plan: &'p Plan,
    /// An instance that the page shows: its values tell of what form values
    /// are.
    example: Option<Value>,
    values: Values<'p>,
    /// The fields on which others depend.
    conditions: HashSet<&'p str>,
}

impl<'p> Sampler<'p> {
    /// A sampler of a message.
    pub(crate) fn of(
        message: &'p Message,
        entity: &'p Entity,
        fields: &'p Fields,
        example: Option<Value>,
        plan: &'p Plan,
        unique: &'p mut Unique,
    ) -> Self {
        let conditions = message
            .fields
            .iter()
            .filter_map(|field| match &field.requirement {
                Requirement::When(condition) => Some(condition.field.as_str()),
                _ => None,
            });
        Self {
            conditions: conditions.collect(),
            values: Values::of(unique),
            message,
            entity,
            fields,
            example,
            plan,
        }
    }

    /// The instance.
    pub(crate) fn sample(mut self, node: &Node) -> Value {
        let example = self.example.take();
        self.object(node, example.as_ref(), &mut Vec::new()).into()
    }

    /// An object: what is required, and what the plan wants besides. Of a
    /// choice the last alternative is taken.
    fn object(
        &mut self,
        node: &Node,
        example: Option<&Value>,
        indices: &mut Vec<usize>,
    ) -> Map<String, Value> {
        let mut members = Map::new();
        let chosen: Vec<&String> = node
            .choices
            .iter()
            .filter_map(|choice| choice.last())
            .collect();
        for member in &node.members {
            let in_choice = node
                .choices
                .iter()
                .any(|choice| choice.contains(&member.name));
            let wanted = match in_choice {
                true => chosen.contains(&&member.name),
                false => member.required || self.is_wanted(member),
            };
            if wanted {
                let shown = example.and_then(|example| example.get(&member.name));
                let value = self.value(member, shown, indices);
                members.insert(member.name.clone(), value);
            }
        }
        for member in &node.members {
            let called_for = member.conditions.iter().any(|way| holds(&members, way));
            if called_for && !members.contains_key(&member.name) {
                let value = self.value(member, None, indices);
                members.insert(member.name.clone(), value);
            }
        }
        for (names, way) in &node.inner {
            if holds(&members, way) {
                self.call_for(node, names, &mut members, indices);
            }
        }
        members
    }

    /// Whether a plan wants what need not be there.
    fn is_wanted(&self, node: &Node) -> bool {
        let shown = self.fields.shown(&self.message.name, &node.path);
        let is =
            |path: Option<&str>| path.is_some_and(|path| !path.is_empty() && shown == Some(path));
        self.plan.full
            || holds_required(node)
            || is(Some(&self.entity.key))
            || (self.plan.status.is_some() && is(Some(&self.entity.status)))
            || self.variant(node).is_some()
    }

    fn value(&mut self, node: &Node, example: Option<&Value>, indices: &mut Vec<usize>) -> Value {
        // What is told of a list by its first element, in text or by itself.
        let has = |kind| node.kinds.contains(&kind);
        if has(Kind::List) && !has(Kind::Text) {
            return self.list(node, example, indices);
        }
        if has(Kind::Object) && !has(Kind::Text) {
            return self.object(node, example, indices).into();
        }
        if let Some(text) = self.planned(node, indices).or_else(|| self.variant(node)) {
            return text.into();
        }
        self.values.scalar(node, example)
    }

    fn list(&mut self, node: &Node, example: Option<&Value>, indices: &mut Vec<usize>) -> Value {
        let Some(element) = &node.element else {
            return Value::Array(Vec::new());
        };
        let example = match example {
            Some(Value::Array(all)) => all.first(),
            other => other,
        };
        let least = usize::try_from(node.min.unwrap_or(0)).unwrap_or(MOST);
        let most = usize::try_from(node.max.unwrap_or(u64::MAX)).unwrap_or(MOST);
        // What the plan does not name has as many as what it names.
        let others = self.plan.counts.values().copied().max();
        let count = count(&self.plan.counts, &node.path)
            .or(others)
            .unwrap_or(1)
            .max(least)
            .min(most);
        let elements = (0..count.min(MOST)).map(|index| {
            indices.push(index);
            let value = self.value(element, example, indices);
            indices.pop();
            value
        });
        elements.collect()
    }

    /// What the plan says of a field: the key, the id, the status, or the key
    /// of a list's element.
    fn planned(&self, node: &Node, indices: &[usize]) -> Option<String> {
        let shown = self.fields.shown(&self.message.name, &node.path)?;
        if shown == self.entity.key && !self.plan.key.is_empty() {
            return Some(self.plan.key.clone());
        }
        if self.entity.id.as_deref() == Some(shown) {
            return self.plan.id.clone();
        }
        if shown == self.entity.status {
            return self.plan.status.clone();
        }
        let element = self.entity.element.as_ref()?;
        if self.entity.element_key.as_deref() != Some(shown) {
            return None;
        }
        self.plan.keys.get(element)?.get(*indices.first()?).cloned()
    }

    /// The text that a variant of the plan gives a field on which others
    /// depend (`with country US`).
    fn variant(&self, node: &Node) -> Option<String> {
        if !self.conditions.contains(node.path.as_str()) {
            return None;
        }
        let mut names = node.path.rsplit('.');
        let holder = names.find(|name| !name.starts_with('@') && !name.ends_with("()"))?;
        let words = format!("with {} ", holder.trim_end_matches("[n]"));
        let mut variants = self.plan.variants.iter();
        variants.find_map(|variant| variant.strip_prefix(&words).map(str::to_owned))
    }

    /// Puts in what a condition calls for further down, as far as there are
    /// objects on the way.
    fn call_for(
        &mut self,
        node: &Node,
        names: &[String],
        members: &mut Map<String, Value>,
        indices: &mut Vec<usize>,
    ) {
        let Some(((name, rest), member)) = names
            .split_first()
            .and_then(|it| Some((it, node.member(it.0)?)))
        else {
            return;
        };
        match (rest, members.get_mut(name)) {
            ([], None) => {
                let value = self.value(member, None, indices);
                members.insert(name.clone(), value);
            }
            (_, Some(Value::Object(within))) => self.call_for(member, rest, within, indices),
            _ => {}
        }
    }
}

/// Whether what need not be there holds something that then must be: scenarios
/// break it there.
fn holds_required(node: &Node) -> bool {
    let element = node.element.as_deref();
    let mut below = node
        .members
        .iter()
        .chain(element.into_iter().flat_map(|it| &it.members));
    below.any(|below| below.required)
}

/// How many elements the plan gives a list, by its whole path, or by the names
/// of the lists alone (`parcels[n].items`).
fn count(counts: &BTreeMap<String, usize>, path: &str) -> Option<usize> {
    let lists: Vec<&str> = path
        .split("[n]")
        .filter_map(|part| part.rsplit('.').next())
        .collect();
    counts
        .get(path)
        .or_else(|| counts.get(&lists.join("[n].")))
        .copied()
}

/// Whether a sample holds the text of a condition.
fn holds(members: &Map<String, Value>, way: &Way) -> bool {
    let Some((first, rest)) = way.names.split_first() else {
        return false;
    };
    let found = rest
        .iter()
        .try_fold(members.get(first), |at, name| Some(at?.get(name)));
    found.flatten().and_then(Value::as_str) == Some(&way.equals)
}
