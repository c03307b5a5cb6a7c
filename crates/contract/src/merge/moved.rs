//! Fields of declared pages at the places that rulings mean.

use std::collections::HashSet;

use super::alias::Aliases;
use super::shown;
use crate::declared::is_path;
use crate::text::Problems;
use crate::{Condition, FieldPath, Message, Requirement};

/// Moves the fields of a message, and the members of its example. Where a
/// field is declared at the place that is meant, that one holds.
pub(super) fn message(message: &mut Message, aliases: &mut Aliases, problems: &mut Problems) {
    if aliases.is_empty() {
        return;
    }
    if let Some(root) = &mut message.root
        && let Some(moved) = moved(root, aliases).filter(|moved| is_path(moved))
    {
        *root = moved;
    }
    let declared: HashSet<FieldPath> = message
        .fields
        .iter()
        .map(|field| field.path.clone())
        .collect();
    let mut known: HashSet<FieldPath> = HashSet::new();
    message.fields.retain_mut(|field| {
        if let Requirement::When(Condition { field, .. }) = &mut field.requirement
            && let Some(moved) = moved(field.as_str(), aliases)
        {
            *field = FieldPath::new(moved);
        }
        let Some(path) = moved(field.path.as_str(), aliases) else {
            return true;
        };
        if !is_path(&path) {
            problems.add(
                field.source.clone(),
                format!(
                    "`{}` is to stand at `{path}`, which is not the path of a field",
                    field.path
                ),
                "correct what the `[[ruling.alias]]` says it means",
            );
            return true;
        }
        let path = FieldPath::new(path);
        let is_other =
            path != field.path && (declared.contains(&path) || !known.insert(path.clone()));
        field.path = path;
        !is_other
    });
    if let Some(example) = &mut message.example
        && let Some(moved) = shown::moved(example, &message.fields, aliases)
    {
        *example = moved;
    }
}

/// The path that is meant: of as many steps each by another name, with the
/// elements of its lists; else what the ruling says, and what follows.
fn moved(path: &str, aliases: &mut Aliases) -> Option<String> {
    let (written, means) = aliases.path(path)?;
    let count = written.split('.').count();
    let steps: Vec<&str> = path.split('.').collect();
    let (begin, rest) = steps.split_at_checked(count)?;
    let elements = |step: &str| step.find("[n]").map_or("", |at| &step[at..]).to_owned();
    let mut meant: Vec<String> = if means.split('.').count() == count {
        let names = means.split('.').map(|name| name.replace("[n]", ""));
        let steps = names.zip(begin);
        steps.map(|(name, step)| name + &elements(step)).collect()
    } else {
        let last = begin.last().map(|step| elements(step)).unwrap_or_default();
        vec![format!("{}{last}", means.trim_end_matches("[n]"))]
    };
    meant.extend(rest.iter().map(|step| (*step).to_owned()));
    Some(meant.join("."))
}
