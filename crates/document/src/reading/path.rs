//! Paths of fields: every spelling of a name brought to one.

/// Longest name that is taken for that of a field, in bytes.
const LONGEST: usize = 200;
/// Deepest path that is kept, in separators.
const DEEPEST: usize = 32;

/// A name or path in the one spelling: elements of lists as `[n]`, members
/// joined by `.` (`/` where the page does so). `None` where it is none.
///
/// `x[]`, `x[*]`, `x[i]`, `x[0]`, `x.*` and `x.0` are elements, `x[y]` is the
/// member `y` of `x`, as forms spell it.
pub(super) fn spell(raw: &str) -> Option<String> {
    let raw = raw
        .trim_start_matches("$.")
        .trim_start_matches('/')
        .replace('\\', "");
    let raw = raw.as_str();
    if raw.is_empty() || raw.len() > LONGEST {
        return None;
    }
    let separator = if raw.contains('/') { '/' } else { '.' };
    let mut path = String::new();
    for part in raw.split(separator) {
        if part == "*" || !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()) {
            if path.is_empty() {
                return None;
            }
            path.push_str("[n]");
            continue;
        }
        let (stem, brackets) = part.split_at(part.find('[').unwrap_or(part.len()));
        let is_element = stem.is_empty() && !brackets.is_empty();
        if !is_element {
            if !is_stem(stem) {
                return None;
            }
            if !path.is_empty() {
                path.push(separator);
            }
            path.push_str(stem);
        }
        bracketed(brackets, &mut path)?;
    }
    (depth(&path) <= DEEPEST).then_some(path)
}

/// Reads `[n][sku]` behind a name.
fn bracketed(mut rest: &str, path: &mut String) -> Option<()> {
    while !rest.is_empty() {
        let (inside, after) = rest.strip_prefix('[')?.split_once(']')?;
        let is_index = matches!(
            inside,
            "" | "n" | "N" | "i" | "*" | "x" | "index" | "…" | "..."
        ) || inside.bytes().all(|byte| byte.is_ascii_digit());
        if is_index {
            path.push_str("[n]");
        } else if is_stem(inside) {
            path.push('.');
            path.push_str(inside);
        } else {
            return None;
        }
        rest = after;
    }
    Some(())
}

/// Whether it is one name: a letter first (after `@`, `$`, `_`, `#`), letters,
/// digits and `_`, `-`, `:`, `$`, `@` behind it.
fn is_stem(stem: &str) -> bool {
    let inner = stem.trim_start_matches(['@', '$', '_', '#']);
    inner.starts_with(char::is_alphabetic)
        && !stem.ends_with([':', '-'])
        && inner
            .chars()
            .all(|letter| letter.is_alphanumeric() || "_-:$@".contains(letter))
}

/// A path below another: `below("a", "b")` is `a.b`, `below("a", "[n]")` is
/// `a[n]`. `None` where it goes too deep.
pub(super) fn below(parent: &str, name: &str, xml: bool) -> Option<String> {
    let separator = if xml { "/" } else { "." };
    let path = match (parent, name) {
        ("", name) => name.to_owned(),
        (parent, name) if name.starts_with('[') => format!("{parent}{name}"),
        (parent, name) => format!("{parent}{separator}{name}"),
    };
    (depth(&path) <= DEEPEST && path.len() <= LONGEST * 8).then_some(path)
}

/// The last member's name, without marks of elements.
pub(super) fn last(path: &str) -> &str {
    let start = path.rfind(['.', '/']).map_or(0, |at| at + 1);
    stem(&path[start..])
}

/// A path without the `[n]` at its end.
pub(super) fn stem(path: &str) -> &str {
    path.trim_end_matches("[n]")
}

/// The first member of a path that is joined by `/`.
pub(super) fn root(path: &str) -> &str {
    path.split('/').next().unwrap_or(path)
}

fn depth(path: &str) -> usize {
    path.bytes().filter(|byte| b"./[".contains(byte)).count()
}
