//! The rules, one file each: a page in, what is wrong with it out. A rule
//! needs evidence on the page; where the page is silent, so is it.

mod bullet;
mod children;
mod comment;
mod date;
mod empty;
mod format;
mod heading;
mod hollow;
mod https;
mod kind;
mod link;
mod list;
mod machine;
mod namespace;
mod parenthesis;
mod required;
mod response;
mod root;
mod row;
mod separator;
mod state;
mod status;
mod syntax;
mod twice;
mod typo;
mod undeclared;
mod unfinished;
mod unnamed;
mod unplaced;
mod unread;
mod untyped;
mod value;
mod words;

pub(super) use namespace::prefixed;

use std::collections::HashSet;

use super::found::Found;
use super::subject::Subject;

/// The lines of fields of which the page itself says that they are required,
/// and that they are not: what follows from the one is not told besides.
fn contested(subject: &Subject) -> HashSet<u32> {
    words::contested(subject)
        .chain(comment::contested(subject))
        .chain(row::contested(subject))
        .chain(unplaced::contested(subject))
        .collect()
}

/// Looks for one kind of contradiction.
pub(super) type Rule = fn(&Subject) -> Found;

/// All rules.
pub(super) const RULES: &[Rule] = &[
    bullet::find,
    children::find,
    comment::find,
    date::find,
    empty::find,
    format::find,
    heading::find,
    hollow::find,
    https::find,
    kind::find,
    link::find,
    list::find,
    machine::find,
    namespace::find,
    parenthesis::find,
    required::find,
    response::find,
    root::find,
    row::find,
    separator::find,
    state::find,
    status::find,
    syntax::find,
    twice::find,
    typo::find,
    undeclared::find,
    unfinished::find,
    unnamed::find,
    unplaced::find,
    unread::find,
    untyped::find,
    value::find,
    words::find,
];
