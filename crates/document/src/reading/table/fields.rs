//! Tables of fields, of parameters and of headers.

use countersign_contract::Kind;

use crate::document::{Cell, Line, Row};

use super::super::entry::{self, Entry};
use super::super::heading::Heading;
use super::super::walk::Walk;
use super::super::{
    Because, Need, OCCURS, annotation::Annotation, cardinality::Cardinality, need, types, values,
};
use super::cell;
use super::columns::{self, Column, Columns};
use super::indent;
use super::placed;

/// A row of a table of fields.
pub(super) struct Written {
    pub(super) entry: Entry,
    pub(super) read: Need,
    pub(super) write: Need,
    /// The anchor of the heading that describes what it holds.
    pub(super) part: Option<String>,
    /// Where a parameter stands, as the row says.
    pub(super) at: Option<String>,
}

/// Reads a table of fields.
pub(super) fn read(walk: &mut Walk<'_>, columns: &Columns, rows: &[Row]) {
    let mut need = walk.context().need;
    let mut lines = Vec::new();
    for row in rows {
        self::row(walk, columns, row, &mut need, &mut lines);
    }
    indent::nest(&walk.page.document.text.body, &mut lines);
    let first = rows.first().map_or(0, |row| row.range.start);
    placed::all(walk, lines, first, columns.at(Column::In).is_some());
}

/// Reads one row: a field and those that its words list, or what is said of
/// the rows below.
pub(super) fn row(
    walk: &mut Walk<'_>,
    columns: &Columns,
    row: &Row,
    need: &mut Option<Need>,
    lines: &mut Vec<Written>,
) {
    let name = columns.cell(row, Column::Name);
    if let Some(line) = name.and_then(|cell| line(columns, row, cell, need.as_ref())) {
        let held = listed(columns, row, &line.entry);
        lines.push(line);
        lines.extend(held);
        return;
    }
    let words = name.map(Cell::words).unwrap_or_default();
    let heading = Heading::read(&words);
    let is_divider = row
        .cells
        .iter()
        .all(|cell| cell.words() == words || cell.lines.is_empty());
    if is_divider && !words.is_empty() {
        *need = heading.need.or(need.take());
    } else if !columns::all(row).is_empty() {
        walk.page
            .unplaced_at(row.range.start, &columns::all(row), Because::NamelessRow);
    }
}

/// The fields that the words of an object or a list have a list of.
fn listed(columns: &Columns, row: &Row, holder: &Entry) -> Vec<Written> {
    let kind = holder.says.kind.kind;
    let Some(cell) = columns
        .cell(row, Column::Words)
        .filter(|_| matches!(kind, Some(Kind::Object | Kind::List)))
    else {
        return Vec::new();
    };
    let items = cell
        .lines
        .iter()
        .filter(|line| line.words.starts_with("* "));
    let fields = items.map(|line| {
        let entry = entry::read(std::slice::from_ref(line), holder.depth + 1)?;
        let is_field = entry.certain && !entry.says.kind.written.is_empty();
        let need = entry.says.need.clone().unwrap_or(Need::Unsaid);
        is_field.then_some(Written {
            read: need.clone(),
            write: need,
            part: None,
            at: columns.words(row, Column::In),
            entry,
        })
    });
    fields.collect::<Option<_>>().unwrap_or_default()
}

fn line(columns: &Columns, row: &Row, name: &Cell, need: Option<&Need>) -> Option<Written> {
    let (depth, lines) = cell::unnested(name);
    let mut at = columns.words(row, Column::In);
    // A cell that tells all of a field, a line for each: its type, and where
    // a parameter stands.
    let places = |line: &Line| at.is_none() && placed::is_place(&line.words);
    let (stands, lines): (Vec<_>, Vec<_>) = lines.into_iter().partition(places);
    at = at.or(stands.first().map(|line| line.words.clone()));
    let whole = entry::stacked(&lines).filter(|_| columns.at(Column::Type).is_none());
    let mut entry = match whole {
        Some(entry) => Entry { depth, ..entry },
        None => entry::read(&lines, depth)?,
    };
    entry.name.as_ref()?;
    // Where the table has a column for it, the cell of the name may say more,
    // but the column says it for sure.
    if let Some(words) = columns
        .words(row, Column::Type)
        .map(|words| {
            words
                .strip_prefix("type:")
                .unwrap_or(&words)
                .trim()
                .to_owned()
        })
        .filter(|words| !words.is_empty())
    {
        let facets = std::mem::take(&mut entry.says.kind.facets);
        let mut says = Annotation::default();
        let left = says.take_inside(&words);
        if says.kind.written.is_empty() || !left.is_empty() {
            says.take_type(&words);
        }
        if !left.is_empty() {
            says.kind.written.clone_from(&words);
        }
        entry.says.kind = says.kind;
        entry.says.kind.facets.extend(facets);
        entry.says.named = says.named;
        entry.says.need = entry.says.need.or(says.need);
        entry.says.default = entry.says.default.or(says.default);
        if says.values.is_empty() {
            says.values = values::of_type(&words);
        }
        if !says.values.is_empty() {
            entry.says.values = says.values;
        }
    }
    let length = columns.words(row, Column::Length).unwrap_or_default();
    if !length.is_empty() && length.bytes().all(|byte| byte.is_ascii_digit()) {
        entry.says.kind.facets.push(("max".to_owned(), length));
    }
    if let Some(default) = columns.words(row, Column::Default) {
        let default = default.trim_matches(['"', '`']);
        if !matches!(
            default,
            "" | "-" | "–" | "—" | "n/a" | "N/A" | "none" | "None"
        ) {
            entry.says.default = Some(default.to_owned());
        }
    }
    if let Some(cell) = columns.cell(row, Column::Values) {
        entry.says.values = cell::of_cell(cell);
    }
    let mut part = None;
    let mut behind = None;
    if let Some(line) = columns
        .cell(row, Column::Words)
        .and_then(|cell| cell.lines.first())
        .filter(|_| entry.says.kind.written.is_empty())
    {
        behind = before_words(&mut entry.says, line);
    }
    let said = entry.says.need.clone();
    if let Some(cell) = columns.cell(row, Column::Words) {
        for line in &cell.lines {
            let words = behind.take().unwrap_or_else(|| line.words.clone());
            entry::describe(&mut entry, line, words);
            let target = line
                .links
                .iter()
                .find_map(|(_, target)| target.strip_prefix('#'));
            part = part.or_else(|| target.map(str::to_owned));
        }
        if entry.says.values.is_empty() {
            entry.says.values = values::of_lines(&cell.lines);
        }
    }
    for cell in [columns.cell(row, Column::Type)].into_iter().flatten() {
        let mut links = cell.lines.iter().flat_map(|line| &line.links);
        let target = links.find_map(|(_, target)| target.strip_prefix('#'));
        part = part.or_else(|| target.map(str::to_owned));
    }
    let counts = [Column::Need, Column::NeedRead, Column::NeedWrite]
        .map(|column| columns.words(row, column));
    let mut counts = counts.into_iter().flatten().chain([entry.words.clone()]);
    let is_many = |words: &String| Cardinality::read(words).is_some_and(Cardinality::is_many);
    if let Some(count) = counts.find(is_many) {
        entry.says.kind.facets.push((OCCURS.to_owned(), count));
    }
    let (read, write) = needs(columns, row, said, &entry, need);
    Some(Written {
        read,
        write,
        part,
        at,
        entry,
    })
}

/// Takes the type that stands before the words of a cell, marked as important
/// or in parentheses (`**string** The label.`, `(string, required) The
/// label.`), and gives back the words.
fn before_words(says: &mut Annotation, line: &Line) -> Option<String> {
    let words = line.words.as_str();
    if let Some(mark) = line.strong.iter().find(|mark| mark.start == 0) {
        let kind = words[mark.clone()].trim_end_matches([':', '.', ',']);
        if !types::is_plain(kind) && !types::is_name(kind) {
            return None;
        }
        says.take_type(kind);
        return Some(words[mark.end..].trim_start().to_owned());
    }
    let inside = words.strip_prefix('(')?.split(')').next()?;
    let mut probe = Annotation::default();
    probe.take_inside(inside);
    (!probe.kind.written.is_empty()).then(|| says.take_behind(words))
}

/// What columns say of reading and writing; else the name's cell, the words,
/// and the headings.
fn needs(
    columns: &Columns,
    row: &Row,
    said: Option<Need>,
    entry: &Entry,
    heading: Option<&Need>,
) -> (Need, Need) {
    let mark = |column| {
        columns
            .words(row, column)
            .map(|words| marked(&words, &entry.words))
    };
    let both = mark(Column::Need).or_else(|| {
        let words = columns.words(row, Column::Optional)?;
        Some(match need::of_mark(&words) {
            Need::Yes => Need::No,
            Need::No => Need::Yes,
            other => other,
        })
    });
    let read = mark(Column::NeedRead);
    let write = mark(Column::NeedWrite);
    if let Some(both) = both {
        let both = match (&both, &said) {
            (Need::No, Some(said)) => said.clone(),
            _ => both,
        };
        return (read.unwrap_or_else(|| both.clone()), write.unwrap_or(both));
    }
    if read.is_some() || write.is_some() {
        return (read.unwrap_or(Need::Unsaid), write.unwrap_or(Need::Unsaid));
    }
    let said = entry
        .says
        .need
        .clone()
        .or_else(|| heading.cloned())
        .unwrap_or(Need::Unsaid);
    (said.clone(), said)
}

fn marked(mark: &str, words: &str) -> Need {
    match need::of_mark(mark) {
        Need::Unsaid if mark.trim() == "?" => Need::Unsaid,
        Need::Unsaid => Need::Conditional(mark.to_owned()),
        // A blank mark beside `Required if …` is the case's exception.
        Need::No => need::of_case(words).unwrap_or(Need::No),
        // A letter says that there is a case, and the words say which.
        Need::Conditional(case) if !case.contains(' ') => {
            need::of_case(words).unwrap_or(Need::Conditional(case))
        }
        need => need,
    }
}
