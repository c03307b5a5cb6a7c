//! What an href points at, whichever of its forms it is written in.

use percent_encoding::percent_decode_str;

/// The part of an href that says what it points at: the path below `/v1/`,
/// or the whole path where there is no such part. Relative and absolute forms
/// of one href, and those of two hosts, come to the same.
pub(crate) fn pointed_at(href: &str) -> &str {
    let path = without_authority(href.trim());
    let below = match path.find("/v1/") {
        Some(at) => &path[at + "/v1/".len()..],
        None => path.strip_prefix("v1/").unwrap_or(path),
    };
    let below = below.trim_start_matches(['.', '/']).trim_end_matches('/');
    if below.is_empty() { href } else { below }
}

/// The last segment of an href's path, decoded; `None` where the path is
/// empty. Query, fragment and a slash at the end are not looked at.
pub(crate) fn last_segment(href: &str) -> Option<String> {
    let path = without_authority(href.trim());
    let end = path.find(['?', '#']).unwrap_or(path.len());
    let path = path[..end].trim_end_matches('/');
    let last = path.rsplit('/').next().filter(|last| !last.is_empty())?;
    Some(percent_decode_str(last).decode_utf8_lossy().into_owned())
}

/// The collection that an href leads into, and the id there: the two last
/// segments of its path, decoded; `None` where it has fewer.
pub(crate) fn in_collection(href: &str) -> Option<(String, String)> {
    let path = without_authority(href.trim());
    let end = path.find(['?', '#']).unwrap_or(path.len());
    let (parent, _) = path[..end].trim_end_matches('/').rsplit_once('/')?;
    Some((last_segment(parent)?, last_segment(path)?))
}

/// The href without scheme and host.
fn without_authority(href: &str) -> &str {
    let mark = href.find("//").filter(|at| {
        let scheme = &href[..*at];
        scheme.is_empty() || scheme.ends_with(':') && !scheme.contains(['/', '?', '#'])
    });
    let Some(mark) = mark else {
        return href;
    };
    let host = &href[mark + 2..];
    host.find(['/', '?', '#']).map_or("", |at| &host[at..])
}
