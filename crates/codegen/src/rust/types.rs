//! The type and the rules of a member.

use countersign_contract::{Field, Kind, Problem};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::scope::Scope;
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

/// The type of what a slot holds.
pub(super) fn of(node: &Node<'_>, field: &Field, scope: &mut Scope<'_>) -> Written {
    let mut kinds = field.kinds.clone();
    kinds.sort_by_key(|kind| *kind as u8);
    match kinds[..] {
        [Kind::Text] => {
            let checks = text_checks(field, scope);
            scope.module.uses.insert("Text");
            Written::borrowing(quote!(Text<'a>), checks)
        }
        [Kind::DateTime] => {
            scope.module.uses.insert("Text");
            let check = if scope.contract.is_xml() {
                // XML partners are seen to write a blank for the `T`.
                quote!(date_time(blank))
            } else {
                quote!(date_time)
            };
            Written::borrowing(quote!(Text<'a>), vec![check])
        }
        [Kind::IntegerText] => {
            scope.module.uses.insert("Text");
            Written::borrowing(quote!(Text<'a>), integer(field))
        }
        [Kind::Integer, Kind::IntegerText] => {
            scope.module.uses.insert("IntegerOrText");
            Written::borrowing(quote!(IntegerOrText<'a>), integer(field))
        }
        // Whatever of JSON it may be, and an object at least.
        [Kind::Text, .., Kind::Object] | [Kind::Text, .., Kind::Object, Kind::List]
            if field.open && node.members.is_empty() =>
        {
            scope.module.uses.insert("Anything");
            Written::plain(quote!(Anything))
        }
        // The text of XML has no kinds; what it holds is a matter of rules.
        _ if scope.contract.is_xml() && kinds.iter().any(is_typed) => untyped(field, scope),
        [Kind::Number] => {
            scope.module.uses.insert("Number");
            Written::plain(quote!(Number))
        }
        [Kind::Integer] => {
            scope.module.uses.insert("Number");
            let mut written = Written::plain(quote!(Number));
            written.checks.push(quote!(integer));
            written
        }
        [Kind::Boolean] => Written::plain(quote!(bool)),
        [Kind::Object] => object(node, field, scope),
        [Kind::List] if node.element.is_some() => list(node, field, scope),
        [Kind::Text, Kind::List] if element_is_text(node) => {
            scope.module.uses.insert("TextOrList");
            Written::borrowing(quote!(TextOrList<'a>), size(field, "items"))
        }
        _ => untyped(field, scope),
    }
}

/// A kind that JSON alone tells from text.
fn is_typed(kind: &Kind) -> bool {
    matches!(kind, Kind::Number | Kind::Integer | Kind::Boolean)
}

fn untyped(field: &Field, scope: &mut Scope<'_>) -> Written {
    scope.problems.push(Problem {
        source: field.source.clone(),
        message: format!("no Rust type reads `{}` as {:?}", field.path, field.kinds),
        help: "rule on its kinds, or on those of its elements; or teach crates/codegen/src/rust/types.rs \
               the type"
            .to_owned(),
    });
    Written::plain(quote!(bool))
}

fn object(node: &Node<'_>, field: &Field, scope: &mut Scope<'_>) -> Written {
    let Some(known) = scope.structures.get(scope.message, field.path.as_str()) else {
        // Nothing of it is documented: that it is an object is all.
        scope.module.uses.insert("Anything");
        return Written::plain(quote!(Anything));
    };
    let borrows = scope.object(node, known);
    let ident = format_ident!("{}", known.name);
    let lifetime = borrows.then(|| quote!(<'a>));
    Written {
        tokens: quote!(#ident #lifetime),
        checks: Vec::new(),
        borrows,
    }
}

fn list(node: &Node<'_>, field: &Field, scope: &mut Scope<'_>) -> Written {
    let mut checks = size(field, "items");
    let element = node.element.as_deref();
    let Some((element, element_field)) = element.and_then(|e| e.field.map(|f| (e, f))) else {
        return Written::plain(quote!(bool));
    };
    let inner = of(element, element_field, scope);
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

fn text_checks(field: &Field, scope: &Scope<'_>) -> Vec<TokenStream> {
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

/// The rules of a whole number in text.
fn integer(field: &Field) -> Vec<TokenStream> {
    let mut checks = vec![quote!(integer)];
    checks.extend(size(field, "range"));
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
