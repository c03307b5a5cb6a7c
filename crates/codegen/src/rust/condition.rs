//! What is required only where another member has a certain text.
//!
//! The rule stands where the ways to both members part: on the member, where
//! that is its own struct, else on a struct further up.

use countersign_contract::{Condition, Field, Problem, Requirement};
use proc_macro2::TokenStream;
use quote::quote;

use super::member::ident;
use super::scope::Scope;
use crate::condition::apart;
use crate::tree::Node;

/// The rule of a member whose condition lies in, or below, its own struct.
pub(super) fn of_member(
    owner: &Node<'_>,
    field: &Field,
    scope: &mut Scope<'_>,
) -> Vec<TokenStream> {
    let Requirement::When(condition) = &field.requirement else {
        return Vec::new();
    };
    if apart(field, condition) != path(owner) {
        return Vec::new();
    }
    let Some(other) = way(owner, condition.field.as_str()) else {
        return unreachable(field, condition, scope);
    };
    let text = &condition.equals;
    vec![quote!(required_if(#other = #text))]
}

/// The rules on a struct for members of the structs within, whose conditions
/// lie elsewhere within.
pub(super) fn of_struct(owner: &Node<'_>, scope: &mut Scope<'_>) -> Vec<TokenStream> {
    let mut rules = Vec::new();
    let mut below: Vec<&Node<'_>> = owner.members.iter().rev().collect();
    while let Some(node) = below.pop() {
        for member in node.members.iter().chain(node.element.as_deref()) {
            let Some(field) = member.field else { continue };
            let Requirement::When(condition) = &field.requirement else {
                continue;
            };
            if apart(field, condition) != path(owner) {
                continue;
            }
            let ways = (
                way(owner, field.path.as_str()),
                way(owner, condition.field.as_str()),
            );
            let (Some(member), Some(other)) = ways else {
                rules.extend(unreachable(field, condition, scope));
                continue;
            };
            let text = &condition.equals;
            rules.push(quote!(#[check(required_if(#member, #other = #text))]));
        }
        below.extend(node.members.iter().rev().chain(node.element.as_deref()));
    }
    rules
}

fn path<'c>(node: &Node<'c>) -> &'c str {
    node.field.map_or("", |field| field.path.as_str())
}

/// The Rust names from an object to a field below it; `None` where lists lie
/// between, or nothing is there.
fn way(owner: &Node<'_>, to: &str) -> Option<TokenStream> {
    let rest = match path(owner) {
        "" => to,
        path => to.strip_prefix(path)?.strip_prefix('.')?,
    };
    let mut node = owner;
    let mut idents = Vec::new();
    for name in rest.split('.') {
        idents.push(ident(node, name));
        node = node.members.iter().find(|member| member.name() == name)?;
    }
    Some(quote!(#(#idents).*))
}

fn unreachable(field: &Field, condition: &Condition, scope: &mut Scope<'_>) -> Vec<TokenStream> {
    scope.problems.push(Problem {
        source: field.source.clone(),
        message: format!(
            "no Rust type requires `{}` by `{}`: a list lies between, or no such field is there",
            field.path, condition.field
        ),
        help: "rule on the requirement".to_owned(),
    });
    Vec::new()
}
