#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

mod arguments;
mod case;
mod check;
mod conditional;
mod expand;
mod fault;
mod model;
mod parse;

use proc_macro::TokenStream;

/// Implements `countersign_validate::Validate` (and `Member`) for a struct with
/// named members.
///
/// A member's JSON name is the one that serde uses: `#[serde(rename)]` and
/// `#[serde(rename_all)]` are read. `#[serde(skip)]` leaves a member out.
///
/// On a member, `#[check(…)]` takes any of: `required`, `not_empty`,
/// `length(min = 1, max = 2)`, `items(min = 1, max = 2)`, `one_of("a", "b")`,
/// `date`, `date_time`, `date_time(blank)`, `integer`, `range(min = 1, max = 2)`,
/// `pattern("regular expression")`, `required_if(other)`,
/// `required_if(other = "text")`, `required_if(other.inner = "text")`,
/// `each(rules of every element)`, and `skip`, alone, for a member whose type
/// does not implement `Validate`.
///
/// On the struct it takes `at_least_one_of(a, b, (c, d))` and
/// `required_if(a.inner, other = "text")`, any number of times, and
/// `crate = path`, where countersign-validate goes by another name.
///
/// A type parameter needs the bounds that its members' rules ask for, written on
/// the struct (`T: Validate` at least).
///
/// What each rule means stands in `countersign_validate::rules`.
#[proc_macro_derive(Validate, attributes(check))]
pub fn derive_validate(input: TokenStream) -> TokenStream {
    let input = syn::parse_macro_input!(input as syn::DeriveInput);
    derive(&input).into()
}

fn derive(input: &syn::DeriveInput) -> proc_macro2::TokenStream {
    let mut faults = fault::Faults::default();
    let raw = parse::parse(input, &mut faults);
    let checked = check::check(&raw, &mut faults);
    match faults.into_error() {
        None => expand::expand(&checked),
        // With an implementation beside the errors, each use of the type does
        // not add an error of its own.
        Some(error) => {
            let errors = error.into_compile_error();
            let fallback = expand::fallback(&checked);
            quote::quote!(#errors #fallback)
        }
    }
}
