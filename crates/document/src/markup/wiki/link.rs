//! Links (`[words|target]`, `[target]`) and images (`!file!`).

use std::ops::Range;

/// A link that was found.
pub(super) struct Link<'b> {
    /// The part of the line that is its words.
    pub(super) words: Range<usize>,
    pub(super) target: &'b str,
    /// How many bytes it takes.
    pub(super) length: usize,
}

/// The link that a line begins with. What is in brackets without being one
/// (`[same fields as above]`) is words. Another bracket ends the search.
pub(super) fn find(line: &str, in_cell: bool) -> Option<Link<'_>> {
    let inner = line.strip_prefix('[')?;
    let end = inner.find(['[', ']'])?;
    let length = end + 2;
    let closed = inner[end..].starts_with(']') && !inner[..end].ends_with('\\');
    let inner = &inner[..end];
    let (words, target) = match inner.split_once('|') {
        // In a cell the sign of the next cell has a blank behind it.
        Some((_, target)) if in_cell && target.starts_with(' ') => return None,
        Some((words, rest)) => (words, rest.split('|').next().unwrap_or(rest)),
        None => (inner, inner),
    };
    let known = ["http:", "https:", "mailto:", "ftp:", "#", "^", "/"];
    let leads = inner.contains('|') || known.iter().any(|start| target.starts_with(start));
    (leads && closed && !words.trim().is_empty()).then_some(Link {
        words: 1..1 + words.len(),
        target,
        length,
    })
}

/// How many bytes the image takes that a line begins with.
pub(super) fn image(line: &str) -> Option<usize> {
    const ENDS: &[&str] = &[".png", ".jpg", ".jpeg", ".gif", ".svg", ".bmp", ".webp"];
    let inner = line.strip_prefix('!')?;
    let end = inner.find('!')?;
    let file = inner[..end].split('|').next()?.to_ascii_lowercase();
    ENDS.iter()
        .any(|kind| file.ends_with(kind))
        .then_some(end + 2)
}
