//! The [`Scope`] in which a message is written, and the [`Module`]s that its
//! structs go to.

use std::collections::{BTreeSet, HashMap};

use countersign_contract::{Contract, Message, Problem};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::item::structure;
use crate::structures::{Structure, Structures};
use crate::tree::Node;

/// What is known, and what is gathered, while messages are written.
pub(super) struct Scope<'s> {
    pub(super) contract: &'s Contract,
    pub(super) structures: &'s Structures,
    pub(super) message: &'s Message,
    pub(super) problems: &'s mut Vec<Problem>,
    /// The module that is being written.
    pub(super) module: Module,
    pub(super) parts: &'s mut Parts,
}

/// What several messages share.
#[derive(Default)]
pub(super) struct Parts {
    pub(super) module: Module,
    /// Whether each structure that is written borrows from the input.
    written: HashMap<String, bool>,
    /// Whether the module of a scope is this one.
    open: bool,
}

/// The contents of a module.
#[derive(Default)]
pub(super) struct Module {
    pub(super) items: Vec<TokenStream>,
    /// Names of countersign-validate that it uses.
    pub(super) uses: BTreeSet<&'static str>,
    /// Names of the parts that it uses.
    parts: BTreeSet<String>,
}

impl Module {
    /// The module's text below its documentation.
    pub(super) fn tokens(&self, xml: bool) -> TokenStream {
        let uses = self.uses.iter().map(|name| format_ident!("{name}"));
        // What reads XML is no schema's affair: its schema is an XSD.
        let schemars = (!xml).then(|| {
            quote!(
                use schemars::JsonSchema;
            )
        });
        let parts = self.parts.iter().map(|name| format_ident!("{name}"));
        let parts = (!self.parts.is_empty()).then(|| quote!(use super::parts::{#(#parts),*};));
        let items = &self.items;
        quote! {
            use countersign_validate::{#(#uses),*};
            #schemars
            use serde::{Deserialize, Serialize};
            #parts

            #(#items)*
        }
    }
}

impl Scope<'_> {
    /// Writes the struct of an object where it is not written yet; answers
    /// whether it borrows from the input.
    pub(super) fn object(&mut self, node: &Node<'_>, known: &Structure) -> bool {
        if !known.shared {
            return structure(node, known, self);
        }
        if !self.parts.open {
            self.module.parts.insert(known.name.clone());
        }
        if let Some(borrows) = self.parts.written.get(&known.name) {
            return *borrows;
        }
        let outermost = !std::mem::replace(&mut self.parts.open, true);
        if outermost {
            std::mem::swap(&mut self.module, &mut self.parts.module);
        }
        let borrows = structure(node, known, self);
        if outermost {
            std::mem::swap(&mut self.module, &mut self.parts.module);
            self.parts.open = false;
        }
        self.parts.written.insert(known.name.clone(), borrows);
        borrows
    }
}
