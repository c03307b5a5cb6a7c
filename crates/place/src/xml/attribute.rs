//! The attributes of a tag, each with its place.

use std::ops::Range;

/// The attributes in what follows a tag's name: the key of each, and the bytes
/// from there to behind its value's closing quote. Ends where it is misformed.
pub(super) fn all(raw: &str) -> impl Iterator<Item = (&str, Range<usize>)> {
    let mut rest = raw;
    std::iter::from_fn(move || {
        let found = rest.trim_ascii_start();
        let (key, value) = found.split_once('=')?;
        let value = value.trim_ascii_start();
        let quote = value.chars().next().filter(|it| matches!(it, '"' | '\''))?;
        let (_, behind) = value[1..].split_once(quote)?;
        rest = behind;
        let place = raw.len() - found.len()..raw.len() - behind.len();
        Some((key.trim_ascii_end(), place))
    })
}
