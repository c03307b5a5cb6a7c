//! Exceptions to the agreement, from `exceptions.toml`.

use std::cell::RefCell;
use std::collections::BTreeSet;

use serde::Deserialize;

use super::judges::Places;

/// The exceptions of one message, and which of them were needed.
pub(super) struct Exceptions {
    rows: Vec<Exception>,
    needed: RefCell<BTreeSet<String>>,
}

#[derive(Deserialize)]
struct File {
    #[serde(default)]
    exception: Vec<Exception>,
}

/// Below one field the two need not name the same places, as long as both find
/// fault there.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Exception {
    message: String,
    field: String,
    reason: String,
}

impl Exceptions {
    pub(super) fn of(message: &str) -> Self {
        let file: File =
            toml::from_str(include_str!("exceptions.toml")).expect("exceptions as the file says");
        let rows = file.exception.into_iter();
        let rows: Vec<_> = rows.filter(|row| row.message == message).collect();
        for row in &rows {
            assert!(!row.reason.is_empty(), "{} has no reason", row.field);
        }
        Self {
            rows,
            needed: RefCell::default(),
        }
    }

    /// Whether the places are the same once those below an exception's field
    /// count as the field.
    pub(super) fn cover(&self, left: &Places, right: &Places) -> bool {
        let mut used = BTreeSet::new();
        let mut lifted = |places: &Places| -> Places {
            let lift = |place: &String| match self.row_above(place) {
                Some((row, at)) => {
                    used.insert(row.field.clone());
                    place[..at].to_owned()
                }
                None => place.clone(),
            };
            places.iter().map(lift).collect()
        };
        let agree = lifted(left) == lifted(right);
        if agree {
            self.needed.borrow_mut().extend(used);
        }
        agree
    }

    /// The exception whose field holds this place, and the end of the field's
    /// own pointer in it.
    fn row_above(&self, place: &str) -> Option<(&Exception, usize)> {
        let ends = place.match_indices('/').map(|(at, _)| at);
        let ends = ends.skip(1).chain([place.len()]);
        ends.into_iter().find_map(|at| {
            let field = field(&place[..at]);
            let row = self.rows.iter().find(|row| row.field == field)?;
            Some((row, at))
        })
    }

    /// Fails for an exception that nothing needs any more.
    pub(super) fn each_was_needed(&self) {
        for row in &self.rows {
            let needed = self.needed.borrow().contains(&row.field);
            assert!(needed, "the exception of {} is stale: remove it", row.field);
        }
    }
}

/// The contract's path of a place: `/lineItems/0/sku` is `lineItems[n].sku`.
fn field(place: &str) -> String {
    let mut field = String::new();
    for step in place.split('/').skip(1) {
        if step.bytes().all(|byte| byte.is_ascii_digit()) {
            field.push_str("[n]");
        } else {
            if !field.is_empty() {
                field.push('.');
            }
            field.push_str(step);
        }
    }
    field
}
