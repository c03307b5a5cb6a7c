//! Reads tables of states and of the steps between them.

use crate::page::{States, Step, kebab};

use super::row::{Cell, Row};
use super::{Reader, Subject};

impl Reader<'_, '_> {
    /// Reads `| Created | … |`.
    pub(super) fn states(&mut self, rows: &[&Row], head: &Row) {
        self.subject = Subject::Lost;
        let Some((heading, _)) = &self.heading else {
            self.problems.add(
                head.source.clone(),
                "a table of states stands before any heading",
                "put a heading over it: it names the machine",
            );
            return;
        };
        self.subject = Subject::States;
        self.page.states.push(States {
            heading: heading.clone(),
            names: rows
                .iter()
                .map(|row| (row.cells[0].text(), row.cells[0].source.clone()))
                .collect(),
            steps: Vec::new(),
            source: head.source.clone(),
        });
    }

    /// Reads `| Created | Canceled | … |`.
    pub(super) fn steps(&mut self, rows: &[&Row], head: &Row) {
        let states = self.page.states.last_mut();
        let Some(states) = states.filter(|_| self.subject == Subject::States) else {
            if self.subject != Subject::Lost {
                self.problems.add(
                    head.source.clone(),
                    "the steps stand below no table of states",
                    "list the states first, under the same heading",
                );
            }
            return;
        };
        states.steps.extend(rows.iter().map(|row| Step {
            from: row.cells[0].text(),
            to: row.cells[1].text(),
            reasons: reasons(&row.cells[2]),
            source: row.source.clone(),
        }));
    }
}

/// The bullets of a description, without what stands in parentheses.
fn reasons(cell: &Cell) -> Vec<String> {
    cell.bullets()
        .map(|bullet| kebab(bullet.split('(').next().unwrap_or_default()))
        .collect()
}
