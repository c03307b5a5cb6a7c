//! The code of `required_if`, whose ways may lead into structs within.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::{Ident, Path};

use crate::expand::plain;
use crate::model::{Condition, Way};

/// The check of the member at hand, which stands at `at`.
pub(crate) fn member_check(validate: &Path, condition: &Condition) -> TokenStream {
    let check = quote!(#validate::rules::required_if::check(member, condition, at, report););
    where_holds(validate, condition, &check)
}

/// The check of a member of a struct within; that of the struct stands at
/// `at`. Nothing is asked where the struct within is missing.
pub(crate) fn inner_check(validate: &Path, member: &Way, condition: &Condition) -> TokenStream {
    let check = along(validate, member, |names, place| {
        quote! {
            #(let at = &at.member(#names);)*
            #validate::rules::required_if::check(#place, condition, at, report);
        }
    });
    where_holds(validate, condition, &check)
}

/// Runs a check, which may name the `condition`, where the condition holds.
fn where_holds(validate: &Path, condition: &Condition, check: &TokenStream) -> TokenStream {
    let Condition { other, equals } = condition;
    along(validate, other, |names, place| {
        let (holds, equals) = match equals {
            None => (
                quote!(#validate::Member::is_present(#place)),
                quote!(::core::option::Option::None),
            ),
            Some(text) => (
                quote!(#validate::rules::required_if::is(#place, #text)),
                quote!(::core::option::Option::Some(#text)),
            ),
        };
        quote! {
            if #holds {
                let condition = #validate::rules::required_if::Condition {
                    names: &[#(#names),*],
                    equals: #equals,
                };
                #check
            }
        }
    })
}

/// Goes along a way, as far as there are values: the names so far and the
/// place at its end are given to `end`.
fn along(
    validate: &Path,
    way: &Way,
    end: impl FnOnce(&[TokenStream], &TokenStream) -> TokenStream,
) -> TokenStream {
    let Way { first, name, rest } = way;
    let mut names = vec![quote!(#name)];
    let mut steps: Vec<(TokenStream, Ident)> = Vec::new();
    let mut place = quote!(&self.#first);
    for (depth, ident) in rest.iter().enumerate() {
        let value = Ident::new(&format!("value_{depth}"), Span::mixed_site());
        let plain = plain(ident);
        names.push(quote!(#validate::rules::required_if::name(#place, #plain)));
        let within = quote!(&#value.#ident);
        steps.push((std::mem::replace(&mut place, within), value));
    }
    let inmost = end(&names, &place);
    let walked = steps
        .into_iter()
        .rev()
        .fold(inmost, |code, (place, value)| {
            quote! {
                if let ::core::option::Option::Some(#value) = #validate::Member::value(#place) {
                    #code
                }
            }
        });
    quote!({ #walked })
}
