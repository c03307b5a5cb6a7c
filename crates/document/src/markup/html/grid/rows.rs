//! [`Row`]s: the names of a page's grids with what is said of each, nested as
//! the page draws them.

use super::name::{AROUND, Name};

/// How many elements a name stands below the row that it is of, at most: what
/// is further away begins another list.
const FARTHEST: usize = 4;

/// A field of a grid.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) name: Option<Name>,
    /// How many fields hold it.
    pub(super) depth: usize,
    /// Where all that is said of it ends, unless another begins before.
    pub(super) end: Option<usize>,
}

/// A field that may hold or follow the next one.
struct Above {
    row: usize,
    /// How deep its name stands.
    depth: usize,
    /// The fewest elements open since then.
    low: usize,
    around: [u64; AROUND],
}

impl Above {
    /// Whether this name and another stand in rows of one list: the elements
    /// look alike that hold them where their ways part.
    fn is_beside(&self, other: &Name) -> bool {
        let row = |depth: usize, around: &[u64; AROUND]| {
            let above = depth.checked_sub(self.low + 1)?;
            around.get(above).copied()
        };
        let own = row(self.depth, &self.around);
        self.depth == other.depth || own.is_some() && own == row(other.depth, &other.around)
    }
}

/// Nests names. A list of them needs two, or one of which a type or a
/// requirement is told.
pub(super) fn nested(names: Vec<Name>) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    // For each row, how many elements are open around its list.
    let mut lists: Vec<Option<usize>> = Vec::new();
    let mut above: Vec<Above> = Vec::new();
    for name in names {
        match name.low {
            None => above.clear(),
            Some(low) => {
                for above in &mut above {
                    above.low = above.low.min(low);
                }
            }
        }
        while above.last().is_some_and(|last| last.depth > name.depth) {
            above.pop();
        }
        let index = rows.len();
        let mut list = None;
        match above.last() {
            Some(last) if last.is_beside(&name) => {
                list = Some(last.low);
                lists[last.row] = Some(last.low);
                above.pop();
            }
            // Too far away to stand in it.
            Some(last) if last.depth.saturating_sub(last.low) > FARTHEST => above.clear(),
            _ => {}
        }
        above.push(Above {
            row: index,
            depth: name.depth,
            low: name.depth,
            around: name.around,
        });
        lists.push(list);
        rows.push(Row {
            depth: above.len() - 1,
            end: None,
            name: Some(name),
        });
    }
    for (row, list) in rows.iter_mut().zip(&lists) {
        let Some(name) = &row.name else { continue };
        let list = list.unwrap_or(name.depth.saturating_sub(FARTHEST));
        // A name that stands in the list itself has what is said of it
        // beside it.
        let around = match name.depth > list {
            true => list,
            false => list.saturating_sub(1),
        };
        row.end = name
            .closings
            .iter()
            .find(|(open, _)| *open <= around)
            .map(|(_, at)| *at);
    }
    settle(&mut rows, &lists);
    rows
}

/// Leaves out what is no field: a name by itself, of which nothing is told.
/// Where a page only marks what is optional, the rest is required.
fn settle(rows: &mut [Row], lists: &[Option<usize>]) {
    let names = || rows.iter().filter_map(|row| row.name.as_ref());
    let marks_optional = names().any(|name| name.optional);
    let marks_required = names().any(|name| name.required || name.is_required);
    for (row, list) in rows.iter_mut().zip(lists) {
        let is_told = |name: &Name| !name.parts.is_empty() || list.is_some();
        row.name = row.name.take().filter(is_told);
        if let Some(name) = &mut row.name {
            name.required |= marks_optional && !marks_required && !name.optional;
        }
    }
}
