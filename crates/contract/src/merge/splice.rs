//! Puts what a table describes once into every place that refers to it.

use std::collections::HashSet;

use super::draft::{Draft, Drafts, Splice};
use crate::fields::MOST_FIELDS;
use crate::text::Problems;
use crate::{Condition, Field, FieldPath, Kind, Requirement};

/// Most fields that are put into others: parts multiply, so that a short page
/// could ask for any number.
const MOST_SPLICED: usize = 20 * MOST_FIELDS;

/// Splices all parts, those that hold others after these.
pub(super) fn all(drafts: &mut Drafts, problems: &mut Problems) {
    let mut splicing = Splicing::default();
    loop {
        let ready = splicing.ready(drafts);
        if ready.is_empty() {
            break;
        }
        for (name, splices) in ready {
            for splice in splices {
                if !splicing.put(&name, splice, drafts, problems) {
                    return;
                }
            }
            splicing.whole.insert(name);
        }
    }
    for draft in drafts.iter_mut() {
        let open = !splicing.whole.contains(&draft.name);
        if let Some(splice) = draft.spliced.first().filter(|_| open) {
            problems.add(
                splice.source.clone(),
                format!(
                    "`{}` and `{}` hold each other, or one is missing",
                    draft.name, splice.part
                ),
                "let the tables refer to others without a circle",
            );
        }
        draft.is_part = splicing.parts.contains(&draft.name);
        // The form that stands alone is the same description.
        if draft.is_part
            && let Some(root) = draft.root.clone()
            && let Some(root) = draft.fields.get_mut(&root)
        {
            root.part = Some(draft.name.clone());
        }
    }
}

#[derive(Default)]
struct Splicing {
    /// Drafts that hold all that they refer to.
    whole: HashSet<String>,
    /// Drafts that others hold.
    parts: HashSet<String>,
    /// How many fields were put into others so far.
    count: usize,
}

impl Splicing {
    /// The drafts that only refer to whole ones.
    fn ready(&self, drafts: &Drafts) -> Vec<(String, Vec<Splice>)> {
        let is_ready = |draft: &&Draft| {
            let mut splices = draft.spliced.iter();
            !self.whole.contains(&draft.name)
                && splices.all(|splice| self.whole.contains(&splice.part))
        };
        let ready = drafts.iter().filter(is_ready);
        ready
            .map(|draft| (draft.name.clone(), draft.spliced.clone()))
            .collect()
    }

    /// Puts a part into the draft of this name; false where there is no end
    /// of it.
    fn put(
        &mut self,
        name: &str,
        splice: Splice,
        drafts: &mut Drafts,
        problems: &mut Problems,
    ) -> bool {
        let fields = inside(drafts, &splice);
        let Some(draft) = drafts.get_mut(name) else {
            return true;
        };
        self.count += fields.len();
        let fields_of_draft = draft.fields.iter().count() + fields.len();
        if fields_of_draft > MOST_FIELDS || self.count > MOST_SPLICED {
            problems.add(
                splice.source,
                format!(
                    "the message has more than {MOST_FIELDS} fields, \
                     or all messages repeat more than {MOST_SPLICED}"
                ),
                "split it",
            );
            return false;
        }
        if let Some(holder) = draft.fields.get_mut(splice.path.as_str()) {
            holder.part = Some(splice.part.clone());
            if holder.kinds == [Kind::Text] {
                holder.kinds = vec![Kind::Object];
            }
        }
        for field in fields {
            draft.fields.push(field);
        }
        self.parts.insert(splice.part);
        true
    }
}

/// The fields of a part as they stand in another message, without its root:
/// the field that holds it takes its place.
fn inside(drafts: &Drafts, splice: &Splice) -> Vec<Field> {
    let Some(part) = drafts.get(&splice.part) else {
        return Vec::new();
    };
    let moved = |path: &FieldPath| {
        let rest = match &part.root {
            Some(root) => path.as_str().strip_prefix(root.as_str())?.to_owned(),
            None => format!(".{path}"),
        };
        Some(FieldPath::new(format!("{}{rest}", splice.path)))
    };
    let fields = part.fields.iter();
    fields
        .filter(|field| Some(field.path.as_str()) != part.root.as_deref())
        .filter_map(|field| {
            let mut copy = field.clone();
            copy.path = moved(&field.path)?;
            if let Requirement::When(condition) = &field.requirement {
                copy.requirement = Requirement::When(Condition {
                    field: moved(&condition.field)?,
                    equals: condition.equals.clone(),
                });
            }
            Some(copy)
        })
        .collect()
}
