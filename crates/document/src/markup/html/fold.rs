//! Buttons that unfold a part of the page: what is written on them is read,
//! as it is the part's heading.

use crate::text::floor;

/// How far the words of a button are looked at, in bytes.
const NEAR: usize = 1024;
/// Most elements that hold the first words.
const DEEPEST: usize = 4;

/// What calls begin with.
const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];

/// Whether the HTML behind a button's tag begins with a status (`<strong>201
/// </strong>`) or a call, or has a title or a name in it.
pub(super) fn unfolds(behind: &str) -> bool {
    let near = &behind[..floor(behind, NEAR)];
    let inside = near.split("</button").next().unwrap_or_default();
    let mut rest = inside.trim_start();
    let mut has_title = false;
    for _ in 0..DEEPEST {
        let Some((tag, behind)) = rest.strip_prefix('<').and_then(|tag| tag.split_once('>')) else {
            break;
        };
        has_title |= tag.contains("-title") || tag.contains("-name");
        rest = behind.trim_start();
    }
    let end = rest.find(|letter: char| !letter.is_ascii_alphanumeric());
    let first = &rest[..end.unwrap_or(rest.len())];
    let is_status = first.len() == 3
        && first.starts_with(['1', '2', '3', '4', '5'])
        && first.bytes().all(|byte| byte.is_ascii_digit());
    let is_method = METHODS
        .iter()
        .any(|method| first.eq_ignore_ascii_case(method));
    is_status || is_method || has_title
}
