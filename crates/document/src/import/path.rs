//! Paths of fields from the page's spelling to the contract's.

use countersign_contract::is_plural;

/// Longest path, in bytes.
pub(super) const LONGEST: usize = 400;
/// Most steps of a path. What holds a part holds its steps too, and a
/// contract follows 64 of them.
pub(super) const DEEPEST: usize = 24;

/// What a page's path means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Place {
    /// The field of this path.
    Field(String),
    /// A member of any name, or something within it, of the field of this
    /// path; of the message itself where that is empty.
    Within(String),
    /// None, because.
    Nowhere(&'static str),
}

/// Reads a path. In XML a plural that holds its singular is a list of it;
/// `is_list` says of other fields whether they are lists: what stands below
/// them stands in their elements.
pub(super) fn place(written: &str, xml: bool, is_list: &dyn Fn(&str) -> bool) -> Place {
    if written.len() > LONGEST {
        return Place::Nowhere("the path is longer than a contract holds");
    }
    let separator = if xml { '/' } else { '.' };
    let written = written.trim_matches(separator);
    let steps = written.split(separator).count() + written.matches("[n]").count();
    if steps > DEEPEST {
        return Place::Nowhere("the path is deeper than a contract holds");
    }
    let mut path = String::new();
    let mut holder = "";
    for step in written.split(separator) {
        let name = step.trim_end_matches("[n]");
        if is_any(name) {
            return Place::Within(path);
        }
        if !(if xml {
            is_xml_name(name)
        } else {
            is_name(name)
        }) {
            return Place::Nowhere("a contract has no such names of fields");
        }
        let listed = xml && !holder.is_empty() && is_plural(holder, name);
        if !path.is_empty() {
            if !listed && !path.ends_with("[n]") && is_list(&path) {
                path.push_str("[n]");
            }
            path.push('.');
        }
        path.push_str(name);
        path.push_str(&step[name.len()..]);
        if listed && !step.ends_with("[n]") {
            path.push_str("[n]");
        }
        holder = name;
    }
    Place::Field(path)
}

/// Whether this stands for a member of any name.
fn is_any(name: &str) -> bool {
    (name.starts_with('{') && name.ends_with('}')) || matches!(name, "*" | "[*]")
}

/// Whether a contract has such names.
pub(super) fn is_name(name: &str) -> bool {
    let plain = name.strip_prefix('@').unwrap_or(name);
    let known = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | ':' | '$');
    name == "text()"
        || (plain.chars().all(known) && plain.contains(|c: char| c.is_ascii_alphanumeric()))
}

/// Whether a contract has such names of elements and attributes.
pub(super) fn is_xml_name(name: &str) -> bool {
    let plain = name.strip_prefix('@').unwrap_or(name);
    let word = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
            && is_word(word)
            && !word.contains('$')
    };
    name == "text()"
        || (is_name(name) && plain.matches(':').count() <= 1 && plain.split(':').all(word))
}

/// Whether the first letter or digit of a name is a letter: what is described
/// by itself becomes a type of this name.
pub(super) fn is_word(name: &str) -> bool {
    let first = name.chars().find(char::is_ascii_alphanumeric);
    first.is_some_and(|c| c.is_ascii_alphabetic())
}

/// The path of what holds this one; `None` at the root.
pub(super) fn holder(path: &str) -> Option<&str> {
    match path.strip_suffix("[n]") {
        Some(list) => Some(list),
        None => path.rfind('.').map(|at| &path[..at]),
    }
}

/// The last name of a path.
pub(super) fn name(path: &str) -> &str {
    let last = path.rsplit('.').next().unwrap_or(path);
    last.trim_end_matches("[n]")
}
