//! Finds the message that a call's block refers to, or is.

use super::draft::Drafts;
use super::table::{Names, Tables};
use crate::example::xml::{self, Example};
use crate::page::{Representation, is_plural, kebab};
use crate::text::Problems;
use crate::{Body, Field, FieldPath, Kind, Requirement, Shape, Source};

impl Tables {
    /// The body that a call carries.
    pub(super) fn body(
        &mut self,
        representation: &Representation,
        write: bool,
        drafts: &mut Drafts,
        problems: &mut Problems,
    ) -> Option<Body> {
        let example = xml::parse(&representation.block, problems)?;
        let place = &representation.block.source;
        let names = self.named(
            representation.section.as_deref(),
            &example.root,
            place,
            problems,
        )?;
        let wrapper = (names.root != example.root).then(|| example.root.clone());
        if wrapper
            .as_ref()
            .is_some_and(|wrapper| !is_plural(wrapper, &names.root))
        {
            problems.add(
                place.clone(),
                format!(
                    "`{}` is neither `{}` nor a list of it",
                    example.root, names.root
                ),
                "correct the block, or what it refers to",
            );
            return None;
        }
        let Some(message) = names.form(write).cloned() else {
            problems.add(
                place.clone(),
                format!(
                    "the form of `{}` that this call carries has no name",
                    names.root
                ),
                "add `read` or `write` to its `[[message]]` in rulings.toml",
            );
            return None;
        };
        if names.heading.is_none() {
            names.seen = true;
            let draft = drafts.obtain(&message, write, place);
            draft.declared = true;
            draft.root = Some(names.root.clone());
            for field in shown(example, wrapper.as_deref(), &names.root) {
                draft.fields.push(field);
            }
        }
        Some(Body {
            message,
            shape: if wrapper.is_some() {
                Shape::List
            } else {
                Shape::One
            },
            wrapper,
        })
    }

    fn named(
        &mut self,
        section: Option<&str>,
        root: &str,
        place: &Source,
        problems: &mut Problems,
    ) -> Option<&mut Names> {
        let heading = section.map(kebab);
        let found = self.0.iter_mut().find(|names| match &heading {
            Some(heading) => names.heading.as_ref() == Some(heading),
            None => names.heading.is_none() && (names.root == root || is_plural(root, &names.root)),
        });
        if found.is_none() {
            problems.add(
                place.clone(),
                match section {
                    Some(section) => format!("the block refers to `{section}`, which no `[[message]]` names"),
                    None => format!("the block of `{root}` refers to no table"),
                },
                "refer to a heading of the page behind the block, or name it: `[[message]]` in rulings.toml",
            );
        }
        found
    }
}

/// The fields that a block shows of a message that no table describes.
fn shown(example: Example, wrapper: Option<&str>, root: &str) -> Vec<Field> {
    let prefix = wrapper.map(|wrapper| format!("{wrapper}."));
    let shown = example.shown.into_iter().filter_map(|shown| {
        let path = match &prefix {
            Some(prefix) => shown.path.strip_prefix(prefix)?.to_owned(),
            None => shown.path,
        };
        let requirement = if path == root {
            Requirement::Required
        } else {
            Requirement::Optional
        };
        let kind = shown.kind.unwrap_or(Kind::Text);
        Some(Field::documented(
            FieldPath::new(path),
            kind,
            requirement,
            shown.source,
        ))
    });
    shown.collect()
}
