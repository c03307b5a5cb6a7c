//! First stage: the struct and its attributes, read but not yet understood.

use syn::punctuated::Punctuated;
use syn::{Attribute, Data, DeriveInput, Expr, Field, Fields, Generics, Ident, Lit, Meta, Token};

use crate::fault::{Fault, Faults};

/// A struct as it is written.
pub(crate) struct RawStruct {
    pub(crate) ident: Ident,
    pub(crate) generics: Generics,
    /// What stands in its `#[check(…)]`s.
    pub(crate) checks: Vec<Meta>,
    /// The case of serde's `rename_all`.
    pub(crate) case: Option<String>,
    pub(crate) members: Vec<RawMember>,
}

/// A member as it is written.
pub(crate) struct RawMember {
    pub(crate) ident: Ident,
    pub(crate) checks: Vec<Meta>,
    /// The name of serde's `rename`.
    pub(crate) rename: Option<String>,
    /// Whether serde leaves it out.
    pub(crate) absent: bool,
    /// Serde's `flatten`, where it stands.
    pub(crate) flatten: Option<Meta>,
}

/// Reads the macro's input.
pub(crate) fn parse(input: &DeriveInput, faults: &mut Faults) -> RawStruct {
    let members = match &input.data {
        Data::Struct(data) => match &data.fields {
            Fields::Named(fields) => fields
                .named
                .iter()
                .filter_map(|field| member(field, faults))
                .collect(),
            _ => {
                faults.at(&input.ident, &Fault::NotNamed);
                Vec::new()
            }
        },
        _ => {
            faults.at(&input.ident, &Fault::NotNamed);
            Vec::new()
        }
    };
    RawStruct {
        ident: input.ident.clone(),
        generics: input.generics.clone(),
        checks: checks(&input.attrs, faults),
        case: serde(&input.attrs)
            .iter()
            .find_map(|meta| renamed(meta, "rename_all")),
        members,
    }
}

fn member(field: &Field, faults: &mut Faults) -> Option<RawMember> {
    let serde = serde(&field.attrs);
    let is_skip =
        |meta: &Meta| meta.path().is_ident("skip") || meta.path().is_ident("skip_deserializing");
    Some(RawMember {
        ident: field.ident.clone()?,
        checks: checks(&field.attrs, faults),
        rename: serde.iter().find_map(|meta| renamed(meta, "rename")),
        absent: serde.iter().any(is_skip),
        flatten: serde
            .into_iter()
            .find(|meta| meta.path().is_ident("flatten")),
    })
}

/// The contents of all `#[check(…)]`s.
fn checks(attributes: &[Attribute], faults: &mut Faults) -> Vec<Meta> {
    let mut found = Vec::new();
    for attribute in attributes {
        if attribute.path().is_ident("check") {
            match attribute.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated) {
                Ok(metas) => found.extend(metas),
                Err(error) => faults.push(error),
            }
        }
    }
    found
}

/// The contents of all `#[serde(…)]`s. What is wrong with them serde says.
fn serde(attributes: &[Attribute]) -> Vec<Meta> {
    attributes
        .iter()
        .filter(|attribute| attribute.path().is_ident("serde"))
        .filter_map(|attribute| {
            attribute
                .parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated)
                .ok()
        })
        .flatten()
        .collect()
}

/// The name in `key = "name"`, or in `key(deserialize = "name")`: a document
/// is checked under the names that it was read with.
fn renamed(meta: &Meta, key: &str) -> Option<String> {
    if !meta.path().is_ident(key) {
        return None;
    }
    match meta {
        Meta::NameValue(pair) => text(&pair.value),
        Meta::List(list) => list
            .parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated)
            .ok()?
            .iter()
            .find_map(|meta| renamed(meta, "deserialize")),
        Meta::Path(_) => None,
        #[allow(unreachable_patterns, reason = "syn may call the enum non-exhaustive")]
        _ => None,
    }
}

fn text(value: &Expr) -> Option<String> {
    match value {
        Expr::Lit(literal) => match &literal.lit {
            Lit::Str(text) => Some(text.value()),
            _ => None,
        },
        _ => None,
    }
}
