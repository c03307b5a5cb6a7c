//! Structs: one for a message, one for each object in it.

use std::collections::BTreeSet;

use countersign_contract::{Contract, Field, Message, Problem, Requirement};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::types;
use crate::names;
use crate::tree::Node;

/// What is gathered while a message is written.
pub(super) struct Scope<'s, 'c> {
    pub(super) contract: &'c Contract,
    pub(super) message: &'c Message,
    pub(super) problems: &'s mut Vec<Problem>,
    pub(super) items: Vec<TokenStream>,
    pub(super) uses: Uses,
}

/// Names of countersign-validate that a module uses.
#[derive(Default)]
pub(super) struct Uses(BTreeSet<&'static str>);

impl Uses {
    pub(super) fn add(&mut self, name: &'static str) {
        self.0.insert(name);
    }

    /// The list within the braces of a `use`.
    pub(super) fn tokens(&self) -> TokenStream {
        let names = self.0.iter().map(|name| format_ident!("{name}"));
        quote!(#(#names),*)
    }
}

/// Writes the struct of an object, and after it those of the objects below.
/// Answers whether it borrows from the input.
pub(super) fn structure(node: &Node<'_>, name: &str, scope: &mut Scope<'_, '_>) -> bool {
    scope.uses.add("Slot");
    scope.uses.add("Validate");
    let at = scope.items.len();
    let mut borrows = false;
    let mut members = Vec::new();
    for member in &node.members {
        let Some(field) = member.field else { continue };
        let written = types::of(member, field, name, scope);
        borrows |= written.borrows;
        members.push(declaration(field, &written));
    }
    let ident = format_ident!("{name}");
    let doc = match node.field {
        None => format!(" {}.", scope.message.title),
        Some(field) => format!(" `{}` of `{}`.", field.path, scope.message.name),
    };
    let lifetime = borrows.then(|| quote!(<'a>));
    let choices = node.choices().into_iter().map(|members| {
        let idents = members.iter().map(|member| member_ident(member.name()));
        quote!(#[check(at_least_one_of(#(#idents),*))])
    });
    let required: Vec<&str> = node
        .members
        .iter()
        .filter(|member| {
            member
                .field
                .is_some_and(|field| field.requirement == Requirement::Required)
        })
        .map(Node::name)
        .collect();
    let extend =
        (!required.is_empty()).then(|| quote!(#[schemars(extend("required" = [#(#required),*]))]));
    scope.items.insert(
        at,
        quote! {
            #[doc = #doc]
            #[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, JsonSchema)]
            #[serde(rename_all = "camelCase")]
            #(#choices)*
            #extend
            pub struct #ident #lifetime {
                #(#members)*
            }
        },
    );
    borrows
}

fn declaration(field: &Field, written: &types::Written) -> TokenStream {
    let json_name = field.path.name();
    let ident = member_ident(json_name);
    let doc = format!(" `{}`, {}.", field.path, words(field));
    // The struct says `rename_all`; only what that does not reach is renamed.
    let rename =
        (names::camel(&names::snake(json_name)) != json_name).then(|| quote!(rename = #json_name,));
    let borrow = written.borrows.then(|| quote!(borrow,));
    let mut checks = Vec::new();
    if field.requirement == Requirement::Required {
        checks.push(quote!(required));
    }
    checks.extend(written.checks.iter().cloned());
    let check = (!checks.is_empty()).then(|| quote!(#[check(#(#checks),*)]));
    let kind = &written.tokens;
    quote! {
        #[doc = #doc]
        #[serde(#rename #borrow default, skip_serializing_if = "Slot::is_absent")]
        #check
        pub #ident: Slot<#kind>,
    }
}

fn words(field: &Field) -> &'static str {
    match (&field.requirement, field.basis) {
        (Requirement::Required, _) => "required",
        (Requirement::OneOf(_), _) => "one of a choice",
        (Requirement::Optional, countersign_contract::Basis::Exemplified) => {
            "optional; only an example shows it"
        }
        (Requirement::Optional, _) => "optional",
    }
}

/// A member's name in Rust; one that is a keyword is written raw.
fn member_ident(name: &str) -> Ident {
    let snake = names::snake(name);
    if syn::parse_str::<Ident>(&snake).is_ok() {
        format_ident!("{snake}")
    } else {
        format_ident!("r#{snake}")
    }
}
