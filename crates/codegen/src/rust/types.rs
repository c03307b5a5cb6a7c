//! The type and the rules of a member.

use countersign_contract::{Field, Kind, Problem};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::item::{Scope, structure};
use crate::names;
use crate::tree::Node;

/// A type with its rules, as `#[check(…)]` names them.
pub(super) struct Written {
    pub(super) tokens: TokenStream,
    pub(super) checks: Vec<TokenStream>,
    pub(super) borrows: bool,
}

impl Written {
    fn plain(tokens: TokenStream) -> Self {
        Self {
            tokens,
            checks: Vec::new(),
            borrows: false,
        }
    }

    fn borrowing(tokens: TokenStream, checks: Vec<TokenStream>) -> Self {
        Self {
            tokens,
            checks,
            borrows: true,
        }
    }
}

/// The type of what a slot holds; `owner` is the struct's name.
pub(super) fn of(
    node: &Node<'_>,
    field: &Field,
    owner: &str,
    scope: &mut Scope<'_, '_>,
) -> Written {
    let mut kinds = field.kinds.clone();
    kinds.sort_by_key(|kind| *kind as u8);
    match kinds[..] {
        [Kind::Text] => {
            let checks = text_checks(field, scope);
            scope.uses.add("Text");
            Written::borrowing(quote!(Text<'a>), checks)
        }
        [Kind::DateTime] => {
            scope.uses.add("Text");
            Written::borrowing(quote!(Text<'a>), vec![quote!(date_time)])
        }
        [Kind::IntegerText] => {
            scope.uses.add("Text");
            Written::borrowing(quote!(Text<'a>), vec![quote!(integer)])
        }
        [Kind::Integer, Kind::IntegerText] => {
            scope.uses.add("IntegerOrText");
            Written::borrowing(quote!(IntegerOrText<'a>), vec![quote!(integer)])
        }
        [Kind::Number] => {
            scope.uses.add("Number");
            Written::plain(quote!(Number))
        }
        [Kind::Integer] => {
            scope.uses.add("Number");
            let mut written = Written::plain(quote!(Number));
            written.checks.push(quote!(integer));
            written
        }
        [Kind::Boolean] => Written::plain(quote!(bool)),
        [Kind::Object] => object(node, field, owner, scope),
        [Kind::List] if node.element.is_some() => list(node, field, owner, scope),
        [Kind::Text, Kind::List] if element_is_text(node) => {
            scope.uses.add("TextOrList");
            Written::borrowing(quote!(TextOrList<'a>), size(field, "items"))
        }
        _ => {
            scope.problems.push(Problem {
                source: field.source.clone(),
                message: format!("no Rust type reads `{}` as {:?}", field.path, field.kinds),
                help: "rule on its kinds, or on those of its elements; or teach crates/codegen/src/rust/types.rs \
                       the type"
                    .to_owned(),
            });
            Written::plain(quote!(bool))
        }
    }
}

fn object(node: &Node<'_>, field: &Field, owner: &str, scope: &mut Scope<'_, '_>) -> Written {
    let own = if field.path.is_element() {
        names::pascal(&names::singular(field.path.name()))
    } else {
        names::pascal(field.path.name())
    };
    let name = format!("{owner}{own}");
    let borrows = structure(node, &name, scope);
    let ident = format_ident!("{name}");
    let lifetime = borrows.then(|| quote!(<'a>));
    Written {
        tokens: quote!(#ident #lifetime),
        checks: Vec::new(),
        borrows,
    }
}

fn list(node: &Node<'_>, field: &Field, owner: &str, scope: &mut Scope<'_, '_>) -> Written {
    let mut checks = size(field, "items");
    let element = node.element.as_deref();
    let Some((element, element_field)) = element.and_then(|e| e.field.map(|f| (e, f))) else {
        return Written::plain(quote!(bool));
    };
    let inner = of(element, element_field, owner, scope);
    if !inner.checks.is_empty() {
        let each = &inner.checks;
        checks.push(quote!(each(#(#each),*)));
    }
    let kind = inner.tokens;
    Written {
        tokens: quote!(Vec<Slot<#kind>>),
        checks,
        borrows: inner.borrows,
    }
}

fn element_is_text(node: &Node<'_>) -> bool {
    let element = node.element.as_ref().and_then(|element| element.field);
    element.is_some_and(|element| element.kinds == [Kind::Text] && element.enumeration.is_none())
}

fn text_checks(field: &Field, scope: &Scope<'_, '_>) -> Vec<TokenStream> {
    let mut checks = size(field, "length");
    let values = field
        .enumeration
        .as_ref()
        .and_then(|name| scope.contract.enumeration(name));
    if let Some(values) = values {
        checks.push(quote!(one_of(#(#values),*)));
    }
    checks
}

/// The rule on the least and greatest size, where there is one.
fn size(field: &Field, rule: &str) -> Vec<TokenStream> {
    let end = |name: &str, value: Option<u64>| {
        let name = format_ident!("{name}");
        let value = value.map(proc_macro2::Literal::u64_unsuffixed)?;
        Some(quote!(#name = #value))
    };
    let ends: Vec<TokenStream> = [end("min", field.min), end("max", field.max)]
        .into_iter()
        .flatten()
        .collect();
    if ends.is_empty() {
        return Vec::new();
    }
    let rule = format_ident!("{rule}");
    vec![quote!(#rule(#(#ends),*))]
}
