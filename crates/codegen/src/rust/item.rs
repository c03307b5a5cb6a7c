//! Structs: one for a message, one for each structure of objects in it.

use countersign_contract::{Basis, Field, Requirement};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::condition;
use super::member::{self, ident};
use super::scope::Scope;
use super::types;
use crate::condition::near;
use crate::names;
use crate::structures::Structure;
use crate::tree::Node;

/// Writes the struct of an object, and after it those of the objects below.
/// Answers whether it borrows from the input.
pub(super) fn structure(node: &Node<'_>, known: &Structure, scope: &mut Scope<'_>) -> bool {
    scope.module.uses.insert("Slot");
    scope.module.uses.insert("Validate");
    let at = scope.module.items.len();
    let mut borrows = false;
    let mut members = Vec::new();
    for member in &node.members {
        let Some(field) = member.field else { continue };
        let written = types::of(member, field, scope);
        borrows |= written.borrows;
        let conditions = condition::of_member(node, field, scope);
        members.push(declaration(node, field, known, &written, &conditions));
    }
    let name = format_ident!("{}", known.name);
    let doc = match node.field {
        None if scope.message.root.is_some() => {
            format!(" The document of `{}`.", scope.message.name)
        }
        None => format!(" {}.", scope.message.title),
        Some(_) if known.shared => format!(" `{}`, wherever it stands.", known.place),
        Some(field) => format!(" `{}` of `{}`.", field.path, scope.message.name),
    };
    let lifetime = borrows.then(|| quote!(<'a>));
    let choices = node.choices().into_iter().map(|members| {
        let idents = members.iter().map(|member| ident(node, member.name()));
        quote!(#[check(at_least_one_of(#(#idents),*))])
    });
    let conditions = condition::of_struct(node, scope);
    let (schema, extend) = if scope.contract.is_xml() {
        (None, None)
    } else {
        (Some(quote!(, JsonSchema)), required(node))
    };
    scope.module.items.insert(
        at,
        quote! {
            #[doc = #doc]
            #[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate #schema)]
            #[serde(rename_all = "camelCase")]
            #(#choices)*
            #(#conditions)*
            #extend
            pub struct #name #lifetime {
                #(#members)*
            }
        },
    );
    borrows
}

/// What schemars must be told: which members are required.
fn required(node: &Node<'_>) -> Option<TokenStream> {
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
    (!required.is_empty()).then(|| quote!(#[schemars(extend("required" = [#(#required),*]))]))
}

fn declaration(
    owner: &Node<'_>,
    field: &Field,
    known: &Structure,
    written: &types::Written,
    conditions: &[TokenStream],
) -> TokenStream {
    let name = field.path.name();
    let ident = ident(owner, name);
    let place = place(field, known);
    let doc = format!(" `{place}`, {}.", words(field, known));
    // The struct says `rename_all`; only what that does not reach is renamed.
    let plain = member::plain(&ident);
    let reached = names::camel(&plain) == name && !plain.starts_with('_');
    let rename = (!reached).then(|| quote!(rename = #name,));
    let borrow = written.borrows.then(|| quote!(borrow,));
    let mut checks = Vec::new();
    if field.requirement == Requirement::Required {
        checks.push(quote!(required));
    }
    checks.extend(conditions.iter().chain(&written.checks).cloned());
    let check = (!checks.is_empty()).then(|| quote!(#[check(#(#checks),*)]));
    let kind = &written.tokens;
    quote! {
        #[doc = #doc]
        #[serde(#rename #borrow default, skip_serializing_if = "Slot::is_absent")]
        #check
        pub #ident: Slot<#kind>,
    }
}

/// Where a member stands: in its message, or in what is shared.
fn place(field: &Field, known: &Structure) -> String {
    if known.shared {
        format!("{}.{}", known.place, field.path.name())
    } else {
        field.path.to_string()
    }
}

fn words(field: &Field, known: &Structure) -> String {
    match (&field.requirement, field.basis) {
        (Requirement::Required, _) => "required".to_owned(),
        (Requirement::OneOf(_), _) => "one of a choice".to_owned(),
        (Requirement::When(condition), _) => {
            let other = near(field, condition);
            format!("required where `{other}` is `{}`", condition.equals)
        }
        // Of several places each may have its own reason.
        (Requirement::Optional, Basis::Exemplified) if !known.shared => {
            "optional; only an example shows it".to_owned()
        }
        (Requirement::Optional, _) => "optional".to_owned(),
    }
}
