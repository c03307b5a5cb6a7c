//! The rules, one file each: a page in, what is wrong with it out. A rule
//! needs evidence on the page; where the page is silent, so is it.

mod bullet;
mod children;
mod comment;
mod date;
mod empty;
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
mod status;
mod syntax;
mod twice;
mod typo;
mod undeclared;
mod unfinished;
mod unnamed;
mod untyped;
mod value;
mod words;

pub(super) use namespace::prefixed;

use super::subject::Subject;
use crate::diagnostic::Diagnostic;

/// Most findings of one rule: where a place stands costs as much as its line
/// is long, and nobody reads more.
const MOST: usize = 500;

/// Looks for one kind of contradiction.
pub(super) type Rule = fn(&Subject) -> Vec<Diagnostic>;

/// All rules.
pub(super) const RULES: &[Rule] = &[
    bullet::find,
    children::find,
    comment::find,
    date::find,
    empty::find,
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
    status::find,
    syntax::find,
    twice::find,
    typo::find,
    undeclared::find,
    unfinished::find,
    unnamed::find,
    untyped::find,
    value::find,
    words::find,
];
