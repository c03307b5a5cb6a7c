//! What keeps a text from being read as Gherkin, in words for its author.

use gherkin::ParseError;

/// The line at fault, and what is wrong with it. The parser tells its position
/// in its message only, and what it hoped for in no order.
pub(crate) fn explain(text: &str, error: &ParseError) -> (usize, String) {
    let words = error.to_string();
    let told = words
        .strip_prefix("Error at ")
        .and_then(|rest| rest.split(':').next()?.parse().ok())
        .unwrap_or(1);
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    if words.contains("inconsistent table row sizes")
        && let Some(ragged) = ragged(&lines, told)
    {
        let message = "this row has not as many cells as the table's first".to_owned();
        return (ragged, message);
    }
    let line = told.clamp(1, lines.len().max(1));
    let message = match lines.get(line - 1) {
        Some(seen) if !seen.is_empty() => {
            let seen: String = seen.chars().take(80).collect();
            format!("this is no Gherkin, `{seen}`: a mistyped keyword? use `#` for comments")
        }
        _ => "this is no Gherkin: a feature begins with `Feature:` and its topic".to_owned(),
    };
    (line, message)
}

/// The first row, counted from 1, of the table that ends before or at a line,
/// whose cells are not as many as those of the first.
fn ragged(lines: &[&str], end: usize) -> Option<usize> {
    let is_row = |index: usize| lines.get(index).is_some_and(|line| line.starts_with('|'));
    let last = (0..end.min(lines.len())).rev().find(|at| is_row(*at))?;
    let first = (0..=last).rev().take_while(|at| is_row(*at)).last()?;
    let cells = |at: usize| lines[at].replace("\\|", "").matches('|').count();
    (first..=last)
        .find(|at| cells(*at) != cells(first))
        .map(|at| at + 1)
}
