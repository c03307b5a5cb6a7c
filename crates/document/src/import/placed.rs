//! The [`Placed`] fields of a message: paths in the contract's spelling, with
//! all that holds them.

use std::collections::{HashMap, HashSet};

use countersign_contract::is_plural;

use super::gap::{Gaps, Kind as Gap};
use super::kind::Below;
use super::path::{self, Place};
use crate::reading::{Field, Message, Unplaced};

/// Most fields of a message that are taken; a contract has a few more.
pub(super) const MOST: usize = 1900;

/// A field at its place.
pub(super) struct Placed<'r> {
    pub(super) path: String,
    /// What the page says of it; `None` of what it only stands in.
    pub(super) field: Option<&'r Field>,
    /// A field that the page lists: this one, or one within it.
    pub(super) near: &'r Field,
    /// For elements that no path names: the list that they are in.
    pub(super) list: Option<&'r Field>,
    pub(super) below: Below,
    /// Whether members of any name may stand in it.
    pub(super) open: bool,
}

/// Places the fields of a message, holders before what they hold.
pub(super) fn placed<'r>(
    message: &'r Message,
    name: &str,
    gaps: &mut Gaps,
    unplaced: &mut Vec<Unplaced>,
) -> Vec<Placed<'r>> {
    let lists = lists(message);
    let is_list = |path: &str| lists.contains(&path.replace("[n]", ""));
    let mut all = All::default();
    let mut open: HashSet<String> = HashSet::new();
    for (count, field) in message.fields.iter().enumerate() {
        if all.list.len() > MOST {
            let more = message.fields.len() - count;
            let because =
                format!("a contract holds no more fields of `{name}`; {more} are left out");
            unplaced.push(lost(field, &because));
            break;
        }
        match path::place(&field.path, message.xml, &is_list) {
            Place::Field(mut path) => {
                // What is called a list is one, and not its element.
                let list = message.xml && is_called_list(field) && !field.path.ends_with("[n]");
                if list && path.ends_with("[n]") {
                    path.truncate(path.len() - "[n]".len());
                }
                if all.held(&path).is_some_and(|held| held.field.is_some()) {
                    unplaced.push(lost(field, "a field of this path is declared before"));
                } else {
                    all.declare(path, field);
                }
            }
            Place::Within(holder) => {
                gaps.note(Gap::Open, name, format!("`{}`", field.path));
                if !holder.is_empty() {
                    all.hold(&holder, field);
                    open.insert(holder);
                }
            }
            Place::Nowhere(because) => unplaced.push(lost(field, because)),
        }
    }
    for placed in all.list.iter().filter(|placed| placed.field.is_none()) {
        // That a list has elements needs no saying, nor that it is one.
        let element = all.held(&format!("{}[n]", placed.path));
        let listed = element.is_some_and(|element| element.field.is_some());
        // Nor that a document has a root.
        let root = message.xml && !placed.path.contains('.');
        if !placed.path.ends_with("[n]") && !listed && !root {
            gaps.note(Gap::Holders, name, format!("`{}`", placed.path));
        }
    }
    all.settle(message.xml, &open, unplaced)
}

/// That a field is left out.
pub(super) fn lost(field: &Field, because: &str) -> Unplaced {
    Unplaced {
        source: field.source.clone(),
        words: field.path.clone(),
        because: because.into(),
    }
}

/// The lists of a message, by their paths without `[n]`: those that the page
/// calls so, and those whose elements it names. In XML a plural that holds its
/// singular is no list by itself, whatever it is called: what it holds is.
fn lists(message: &Message) -> HashSet<String> {
    let spelled = |path: &str| {
        let path = path.replace("[n]", "");
        if message.xml {
            path.replace('/', ".")
        } else {
            path
        }
    };
    let (mut lists, mut plurals) = (HashSet::new(), HashSet::new());
    let fields = message.fields.iter();
    for field in fields.filter(|field| field.path.len() <= path::LONGEST) {
        if is_called_list(field) {
            lists.insert(spelled(&field.path));
        }
        for (at, _) in field.path.match_indices("[n]") {
            lists.insert(spelled(&field.path[..at]));
        }
        if let Some((holder, name)) = field.path.rsplit_once('/') {
            let plural = holder.rsplit('/').next().unwrap_or(holder);
            if message.xml && is_plural(plural, name) {
                plurals.insert(spelled(holder));
            }
        }
    }
    &lists - &plurals
}

/// Whether the page calls a field a list.
pub(super) fn is_called_list(field: &Field) -> bool {
    field.kind.kind == Some(countersign_contract::Kind::List)
}

#[derive(Default)]
struct All<'r> {
    list: Vec<Placed<'r>>,
    index: HashMap<String, usize>,
}

impl<'r> All<'r> {
    fn held(&self, path: &str) -> Option<&Placed<'r>> {
        self.index.get(path).map(|at| &self.list[*at])
    }

    fn declare(&mut self, path: String, field: &'r Field) {
        self.hold(&path, field);
        if let Some(at) = self.index.get(&path) {
            self.list[*at].field = Some(field);
        }
    }

    /// Makes sure that this path is there, and all that holds it.
    fn hold(&mut self, path: &str, near: &'r Field) {
        let above = std::iter::successors(Some(path), |path| path::holder(path));
        let missing: Vec<&str> = above
            .take_while(|path| !self.index.contains_key(*path))
            .collect();
        for path in missing.into_iter().rev() {
            self.index.insert(path.to_owned(), self.list.len());
            self.list.push(Placed {
                path: path.to_owned(),
                field: None,
                near,
                list: None,
                below: Below::default(),
                open: false,
            });
        }
    }

    /// Finds out what stands below each, and leaves out what nothing can hold:
    /// members of what has elements, and in XML of attributes and text.
    fn settle(
        mut self,
        xml: bool,
        open: &HashSet<String>,
        unplaced: &mut Vec<Unplaced>,
    ) -> Vec<Placed<'r>> {
        for at in 0..self.list.len() {
            let placed = &mut self.list[at];
            placed.open = open.contains(&placed.path);
            let element = placed.path.ends_with("[n]");
            let text = placed.path.ends_with(".text()");
            let holder = path::holder(&placed.path).and_then(|path| self.index.get(path));
            if let Some(holder) = holder {
                let below = &mut self.list[*holder].below;
                below.elements |= element;
                below.members |= !element;
                below.text |= text;
            }
        }
        let mut kept: HashSet<String> = HashSet::new();
        let mut all = Vec::new();
        let wrong: Vec<bool> = self
            .list
            .iter()
            .map(|placed| {
                let Some(holder) = path::holder(&placed.path) else {
                    return false;
                };
                let name = path::name(holder);
                let text = xml && (name.starts_with('@') || name == "text()");
                let listed = self.held(holder).is_some_and(|held| held.below.elements);
                text || (listed && !placed.path.ends_with("[n]"))
            })
            .collect();
        for (mut placed, wrong) in self.list.into_iter().zip(wrong) {
            let holder = path::holder(&placed.path);
            if wrong || holder.is_some_and(|holder| !kept.contains(holder)) {
                if let Some(field) = placed.field {
                    unplaced.push(lost(field, "what it stands in holds no members"));
                }
                continue;
            }
            let name = path::name(&placed.path);
            if xml && (name.starts_with('@') || name == "text()") {
                placed.below = Below::default();
            }
            placed.below.members &= !placed.below.elements;
            kept.insert(placed.path.clone());
            all.push(placed);
        }
        all
    }
}
