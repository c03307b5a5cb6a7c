//! Reads a bullet of a field list: `` * `name` (type) ``.

use crate::Kind;
use crate::page::{Bullet, Entry, FieldType, kebab, singular};
use crate::text::Text;

use super::call::Fault;

/// Deepest nesting that is read; documented messages have three.
const DEEPEST: usize = 16;

/// Reads one bullet; `above` is the depth of the bullet before it.
pub(super) fn read(
    line: &str,
    number: usize,
    above: Option<usize>,
    text: &Text<'_>,
) -> Result<Bullet, Fault> {
    let fault = |rest: &str, message: String, help: &str| {
        let column = line[..line.len() - rest.len()].chars().count() + 1;
        (text.place(number, column), message, help.to_owned())
    };
    let bullet = line.trim_start();
    let indent = line.len() - bullet.len();
    let depth = indent / 2;
    if line[..indent].contains(|c| c != ' ') || indent % 2 == 1 {
        return Err(fault(
            bullet,
            "the bullet is not indented by whole steps".to_owned(),
            "indent by two spaces a level",
        ));
    }
    if depth > above.map_or(0, |above| above + 1) || depth > DEEPEST {
        return Err(fault(
            bullet,
            "the bullet is nested below no other".to_owned(),
            "indent it by one level more than the field that holds it",
        ));
    }
    let rest = bullet[1..].trim_start();
    let entry = if rest.starts_with("\\[") {
        let name = rest
            .split('`')
            .nth(1)
            .filter(|name| is_name(name))
            .ok_or_else(|| {
                fault(
                    rest,
                    "the bullet refers to no field".to_owned(),
                    "write ``\\[the fields of `name`]``",
                )
            })?;
        Entry::SameAs(name.to_owned())
    } else {
        field(rest, &fault)?
    };
    Ok(Bullet {
        depth,
        entry,
        source: text.place(number, indent + 1),
    })
}

fn field(rest: &str, fault: &impl Fn(&str, String, &str) -> Fault) -> Result<Entry, Fault> {
    const FORM: &str = "write `` * `name` (type) ``";
    let Some((name, after)) = rest
        .strip_prefix('`')
        .and_then(|inside| inside.split_once('`'))
    else {
        return Err(fault(
            rest,
            "the bullet names no field in backticks".to_owned(),
            FORM,
        ));
    };
    if !is_name(name) {
        return Err(fault(
            rest,
            format!("`{name}` is not the name of a field"),
            "use letters, digits, `_` and `-`; end the name of a list's element with `[n]`",
        ));
    }
    let type_part = after.trim_start();
    let Some(inside) = type_part.strip_prefix('(') else {
        return Err(fault(
            type_part,
            format!("the field `{name}` has no type"),
            FORM,
        ));
    };
    let Some((words, _)) = inside.split_once(')') else {
        return Err(fault(
            type_part,
            format!("the type of `{name}` has no closing parenthesis"),
            "close it with `)`",
        ));
    };
    let kind = field_type(words).ok_or_else(|| {
        fault(
            inside,
            format!("`{words}` is not a type that is known"),
            "use string, ISO 8601 date string, number, integer, Boolean, object, array, array of strings \
             or array of … strings, and `default: value` after it",
        )
    })?;
    Ok(Entry::Field {
        name: name.to_owned(),
        kind,
    })
}

/// Whether it is a field's name, with `[n]` at its end for elements.
fn is_name(name: &str) -> bool {
    let stem = name.strip_suffix("[n]").unwrap_or(name);
    !stem.is_empty()
        && stem
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-')
}

fn field_type(words: &str) -> Option<FieldType> {
    let (words, default) = match words.split_once("default:") {
        Some((before, value)) => (
            before.trim().trim_end_matches(',').trim_end(),
            Some(value.trim().to_owned()),
        ),
        None => (words.trim(), None),
    };
    let lower = words.to_ascii_lowercase();
    let (kind, element) = match lower.as_str() {
        "array" => (Kind::List, None),
        _ => match lower.strip_prefix("array of ") {
            Some(element) => (Kind::List, Some(element_type(element)?)),
            None => (scalar(&lower)?, None),
        },
    };
    Some(FieldType {
        kind,
        element,
        default,
    })
}

fn scalar(words: &str) -> Option<Kind> {
    Some(match words {
        "string" => Kind::Text,
        "iso 8601 date string" => Kind::DateTime,
        "number" => Kind::Number,
        "integer" => Kind::Integer,
        "boolean" => Kind::Boolean,
        "object" => Kind::Object,
        _ => return None,
    })
}

/// `strings`, `objects`, or `Workflow Status strings`, the first words being
/// the heading of the values in the singular.
fn element_type(words: &str) -> Option<(Kind, Option<String>)> {
    if let Some(kind) = scalar(singular(words)) {
        return Some((kind, None));
    }
    let heading = words.strip_suffix(" strings")?;
    Some((Kind::Text, Some(kebab(heading))))
}
