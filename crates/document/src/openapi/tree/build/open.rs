//! What stands open while a tree is built.

use crate::openapi::tree::{At, Entry, Id};

/// An object or list whose end has not come.
pub(super) struct Open {
    pub(super) start: At,
    pub(super) flow: bool,
    pub(super) anchor: usize,
    pub(super) members: Members,
    pub(super) height: usize,
    /// Its number, kept free so that the root is the first.
    pub(super) id: Id,
}

pub(super) enum Members {
    List(Vec<Id>),
    Map {
        entries: Vec<Entry>,
        /// What comes in from other objects (`<<`), where it has none.
        merged: Vec<Entry>,
        /// The name that waits for its value.
        name: Option<(String, At)>,
    },
}
