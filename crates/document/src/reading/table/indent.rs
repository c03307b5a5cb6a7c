//! Names of nested fields that blanks set off: `&nbsp;&nbsp;street`.

use super::fields::Written;

/// Blanks that markups keep, as pages spell them.
const BLANKS: [&str; 9] = [
    "&nbsp;", "&#160;", "&#xa0;", "&#xA0;", "&emsp;", "&ensp;", "\u{a0}", "\u{2003}", "\u{2002}",
];
/// Marks that may stand between the blanks and the name.
const MARKS: [char; 4] = ['`', '*', '_', ' '];
/// Most blanks and tags that are looked at.
const MOST: usize = 64;
/// Longest tag that is looked at, in bytes.
const LONGEST_TAG: usize = 300;
/// Farthest that a style pushes a name.
const MOST_PIXELS: usize = 1000;

/// Nests the rows of a table by the blanks before their names, where nothing
/// else does: the fewest that any has are one level.
pub(super) fn nest(body: &str, rows: &mut [Written]) {
    if rows.iter().any(|row| row.entry.depth > 0) {
        return;
    }
    let blanks: Vec<_> = rows
        .iter()
        .map(|row| blanks(body.get(..row.entry.start).unwrap_or_default()))
        .collect();
    let Some(level) = blanks.iter().copied().filter(|count| *count > 0).min() else {
        return;
    };
    for (row, count) in rows.iter_mut().zip(blanks) {
        row.entry.depth = count / level;
    }
}

/// How many blanks stand at the end of a text, and how far tags there push
/// what follows to the right.
fn blanks(before: &str) -> usize {
    let mut rest = before;
    let mut count = 0;
    for _ in 0..MOST {
        rest = rest.trim_end_matches(MARKS);
        if let Some(shorter) = BLANKS.iter().find_map(|blank| rest.strip_suffix(blank)) {
            rest = shorter;
            count += 1;
        } else if let Some((shorter, tag)) = tag(rest) {
            rest = shorter;
            count += padding(tag);
            if ["<td", "<th", "<tr"]
                .iter()
                .any(|cell| tag.starts_with(cell))
            {
                break;
            }
        } else {
            break;
        }
    }
    count
}

/// The tag at the end of a text, and what stands before it.
fn tag(text: &str) -> Option<(&str, &str)> {
    let near = ceiling(text, text.len().saturating_sub(LONGEST_TAG));
    let at = near + text[near..].strip_suffix('>')?.rfind('<')?;
    (!text[at..].starts_with("</")).then(|| text.split_at(at))
}

/// The first boundary of a character that is not before this byte.
fn ceiling(text: &str, at: usize) -> usize {
    (at..text.len())
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(text.len())
}

/// By how much a tag's style pushes to the right: `padding-left: 20px`.
fn padding(tag: &str) -> usize {
    let behind = ["padding-left", "margin-left", "text-indent"]
        .iter()
        .find_map(|name| tag.split_once(name));
    let value = behind.map_or("", |(_, rest)| rest.trim_start_matches([':', ' ']));
    let end = value.find(|letter: char| !letter.is_ascii_digit());
    let pixels: usize = value[..end.unwrap_or(value.len())].parse().unwrap_or(0);
    pixels.min(MOST_PIXELS)
}
