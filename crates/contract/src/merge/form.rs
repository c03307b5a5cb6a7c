//! Makes fields of the rows of a table, in one of its two forms.

use std::collections::HashMap;

use super::condition::Conditions;
use super::draft::Splice;
use super::table::Names;
use crate::page::{FieldRow, Mark, is_plural, kebab};
use crate::text::Problems;
use crate::{Field, FieldPath, Kind, Requirement};

/// One form of a table while its rows are read.
pub(super) struct Form<'n> {
    /// What rows may refer to.
    names: &'n [Names],
    /// The message that is drafted.
    message: &'n str,
    write: bool,
    conditions: &'n mut Conditions,
    /// Paths in the contract by those of the page, joined by `/`.
    paths: HashMap<String, String>,
    splices: Vec<Splice>,
}

impl<'n> Form<'n> {
    pub(super) fn new(
        names: &'n [Names],
        message: &'n str,
        write: bool,
        conditions: &'n mut Conditions,
    ) -> Self {
        Self {
            names,
            message,
            write,
            conditions,
            paths: HashMap::new(),
            splices: Vec::new(),
        }
    }

    /// The fields of a row: of an element that its parent holds as a list, the
    /// list and its element. All are texts until it is known what they hold.
    pub(super) fn fields(
        &mut self,
        row: &FieldRow,
        root: &str,
        problems: &mut Problems,
    ) -> Vec<Field> {
        let Some((name, above)) = row.path.split_last().filter(|_| row.path[0] == root) else {
            problems.add(
                row.source.clone(),
                format!("the path does not begin with `{root}`"),
                "begin it with the root element, or correct the `root` of the `[[message]]`",
            );
            return Vec::new();
        };
        let holder = self.paths.get(&above.join("/")).cloned();
        let holder = holder.unwrap_or_else(|| above.join("."));
        let mut path = if holder.is_empty() {
            name.clone()
        } else {
            format!("{holder}.{name}")
        };
        let mut requirement = self.requirement(row, problems);
        let mut fields = Vec::new();
        if above.last().is_some_and(|above| is_plural(above, name)) {
            let list = FieldPath::new(path.as_str());
            fields.push(Field::documented(
                list,
                Kind::List,
                requirement,
                row.source.clone(),
            ));
            path.push_str("[n]");
            requirement = Requirement::Required;
        }
        let field = FieldPath::new(path.as_str());
        self.splice(row, &field, problems);
        fields.push(Field::documented(
            field,
            Kind::Text,
            requirement,
            row.source.clone(),
        ));
        self.paths.insert(row.path.join("/"), path);
        fields
    }

    /// What the row refers to, for the places that it is put into.
    pub(super) fn into_splices(self) -> Vec<Splice> {
        self.splices
    }

    fn requirement(&mut self, row: &FieldRow, problems: &mut Problems) -> Requirement {
        let mark = if self.write { &row.write } else { &row.read };
        match mark {
            // A body without its root is no body.
            _ if row.path.len() == 1 => Requirement::Required,
            Mark::Always => Requirement::Required,
            Mark::Blank => Requirement::Optional,
            Mark::In(case) => self
                .conditions
                .of(self.message, case, &row.source, problems),
        }
    }

    fn splice(&mut self, row: &FieldRow, path: &FieldPath, problems: &mut Problems) {
        let Some(section) = &row.section else { return };
        let heading = kebab(section);
        let mut names = self.names.iter();
        let names = names.find(|names| names.heading.as_ref() == Some(&heading));
        match names.and_then(|names| names.form(self.write)) {
            Some(part) => self.splices.push(Splice {
                path: path.clone(),
                part: part.clone(),
                source: row.source.clone(),
            }),
            None => problems.add(
                row.source.clone(),
                format!("the row refers to `{section}`, and no `[[message]]` names that in this form"),
                "refer to a heading that stands over a table of fields, and name it in rulings.toml",
            ),
        }
    }
}
