//! Drafts the two forms of what a page describes in a table: the one that is
//! read and the one that is written.

use std::collections::HashSet;

use toml::Spanned;

use super::condition::Conditions;
use super::draft::{Draft, Drafts};
use super::form::Form;
use super::names::check_name;
use crate::Source;
use crate::example::xml;
use crate::page::{FieldTable, kebab};
use crate::rulings::MessageNames;
use crate::text::{Problems, Text};

/// The names of what pages describe apart from calls.
pub(super) struct Tables(pub(super) Vec<Names>);

/// How the two forms of one description are called.
pub(super) struct Names {
    /// Heading of the table, kebab case; none where a call's block is all.
    pub(super) heading: Option<String>,
    /// The root element.
    pub(super) root: String,
    read: Option<String>,
    write: Option<String>,
    /// Whether a page describes it.
    pub(super) seen: bool,
    place: Source,
}

impl Names {
    /// The name of a form.
    pub(super) fn form(&self, write: bool) -> Option<&String> {
        if write { &self.write } else { &self.read }.as_ref()
    }

    /// Whether both forms are one.
    fn is_part(&self) -> bool {
        self.read == self.write
    }
}

impl Tables {
    pub(super) fn new(
        entries: Vec<Spanned<MessageNames>>,
        text: &Text<'_>,
        problems: &mut Problems,
    ) -> Self {
        let mut taken = HashSet::new();
        let mut all = Vec::new();
        for entry in entries {
            let place = text.span(Some(entry.span()));
            let entry = entry.into_inner();
            let given = [&entry.read, &entry.write, &entry.part];
            if given.iter().all(|name| name.is_none()) {
                problems.add(
                    place.clone(),
                    "the message has no name",
                    "name what is read, `read`, or written, `write`, or both, `part`",
                );
            }
            for name in given.into_iter().flatten() {
                check_name(name, text, problems);
                if !taken.insert(name.get_ref().clone()) {
                    problems.add(
                        text.span(Some(name.span())),
                        format!("the message `{}` stands here twice", name.get_ref()),
                        "give each form a name of its own, and both of a part the one name `part`",
                    );
                }
            }
            let part = entry.part.map(Spanned::into_inner);
            let name = |form: Option<Spanned<String>>| {
                form.map(Spanned::into_inner).or_else(|| part.clone())
            };
            all.push(Names {
                heading: entry.heading.map(|heading| kebab(heading.get_ref())),
                root: entry.root.into_inner(),
                read: name(entry.read),
                write: name(entry.write),
                seen: false,
                place,
            });
        }
        Self(all)
    }

    /// Drafts the forms of a table that have a name.
    pub(super) fn declare(
        &mut self,
        table: &FieldTable,
        conditions: &mut Conditions,
        drafts: &mut Drafts,
        problems: &mut Problems,
    ) {
        let heading = kebab(&table.heading);
        let mut found = self.0.iter_mut();
        let Some(names) = found.find(|names| names.heading.as_ref() == Some(&heading)) else {
            problems.add(
                table.source.clone(),
                format!("the table under `{}` has no name", table.heading),
                "name it: `[[message]]` in rulings.toml with this `heading`",
            );
            return;
        };
        if std::mem::replace(&mut names.seen, true) {
            problems.add(
                table.source.clone(),
                format!("a second table under a heading `{}`", table.heading),
                "keep one table of fields a heading",
            );
            return;
        }
        let (part, root) = (names.is_part(), names.root.clone());
        let forms = [
            (false, names.form(false).cloned()),
            (true, names.form(true).cloned()),
        ];
        for (write, name) in forms.into_iter().take(if part { 1 } else { 2 }) {
            let Some(name) = name else { continue };
            let mut form = Form::new(&self.0, &name, write, conditions);
            let draft = drafts.obtain(&name, write, &table.source);
            draft.declared = true;
            draft.lost_field = table.lost_field;
            draft.root = Some(root.clone());
            for row in &table.rows {
                for field in form.fields(row, &root, problems) {
                    let path = field.path.to_string();
                    if !draft.fields.push(field) {
                        problems.add(
                            row.source.clone(),
                            format!("the field `{path}` was declared before"),
                            "keep one of the two",
                        );
                    }
                }
            }
            draft.spliced = form.into_splices();
            exemplify(draft, table, part, problems);
        }
    }

    /// Reports names that no table and no block has.
    pub(super) fn finish(self, problems: &mut Problems) {
        for names in self.0.into_iter().filter(|names| !names.seen) {
            let (message, help) = match names.heading {
                Some(_) => (
                    format!("no page describes `{}` under this heading", names.root),
                    "write the heading over its table of fields",
                ),
                None => (
                    format!("no call shows `{}`, or a list of it", names.root),
                    "give it the `heading` of its table, or a call its block",
                ),
            };
            problems.add(names.place, message, help);
        }
    }
}

/// Adds what the table's examples of this form show.
fn exemplify(draft: &mut Draft, table: &FieldTable, part: bool, problems: &mut Problems) {
    for example in &table.examples {
        let shows = if draft.request {
            example.write
        } else {
            example.read
        };
        if !(shows || part) {
            continue;
        }
        let Some(shown) = xml::parse(&example.block, problems) else {
            draft.lost_example = true;
            continue;
        };
        if draft.example.is_none() && !shown.elided {
            draft.example = Some(example.block.text.trim_end().to_owned());
        }
        draft.shown.extend(shown.shown);
    }
}
