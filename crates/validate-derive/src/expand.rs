//! Third stage: the code.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Ident, Path};

use crate::conditional;
use crate::model::{Alternative, Bound, CheckedMember, CheckedStruct, Rule};

/// The implementations for a struct without faults.
pub(crate) fn expand(checked: &CheckedStruct) -> TokenStream {
    let validate = &checked.validate;
    let groups = checked
        .groups
        .iter()
        .map(|group| group_check(validate, group));
    let members = checked
        .members
        .iter()
        .map(|member| member_check(validate, member));
    let inner = checked
        .inner
        .iter()
        .map(|(member, condition)| conditional::inner_check(validate, member, condition));
    implementations(checked, &quote!(#(#groups)* #(#members)* #(#inner)*))
}

/// Implementations that check nothing, for a struct with faults.
pub(crate) fn fallback(checked: &CheckedStruct) -> TokenStream {
    implementations(checked, &TokenStream::new())
}

fn implementations(checked: &CheckedStruct, body: &TokenStream) -> TokenStream {
    let CheckedStruct {
        ident, validate, ..
    } = checked;
    let (impl_generics, type_generics, where_clause) = checked.generics.split_for_impl();
    let names = checked.members.iter().map(|member| {
        let (ident, name) = (plain(&member.ident), &member.name);
        quote!(#ident => ::core::option::Option::Some(#name),)
    });
    quote! {
        #[automatically_derived]
        impl #impl_generics #validate::Validate for #ident #type_generics #where_clause {
            const KINDS: #validate::Kinds = #validate::Kinds::OBJECT;

            fn validate(&self, at: &#validate::Path<'_>, report: &mut #validate::Report) {
                let _ = (at, &report);
                #body
            }

            fn member_name(ident: &str) -> ::core::option::Option<&'static str> {
                match ident {
                    #(#names)*
                    _ => ::core::option::Option::None,
                }
            }
        }

        #[automatically_derived]
        impl #impl_generics #validate::Member for #ident #type_generics #where_clause {
            type Value = Self;

            fn presence(&self) -> #validate::Presence<'_, Self> {
                #validate::Presence::Value(self)
            }
        }
    }
}

fn group_check(validate: &Path, group: &[Alternative]) -> TokenStream {
    let names = group.iter().map(|alternative| &alternative.name);
    let present = group.iter().map(|alternative| {
        let members = &alternative.members;
        quote!(#(#validate::Member::is_present(&self.#members))&&*)
    });
    quote! {
        #validate::rules::at_least_one_of::check(&[#(#names),*], [#(#present),*], at, report);
    }
}

fn member_check(validate: &Path, member: &CheckedMember) -> TokenStream {
    let CheckedMember { ident, name, rules } = member;
    let rules = rules.iter().map(|rule| rule_check(validate, rule));
    quote! {
        {
            let at = &at.member(#name);
            let member = &self.#ident;
            #(#rules)*
            #validate::Validate::validate(member, at, report);
        }
    }
}

fn rule_check(validate: &Path, rule: &Rule) -> TokenStream {
    match rule {
        Rule::Plain(rule) => quote!(#validate::rules::#rule::check(member, at, report);),
        Rule::Bounded { rule, bounds } => {
            let (min, max) = (bound(bounds.min), bound(bounds.max));
            quote!(#validate::rules::#rule::check(member, #min, #max, at, report);)
        }
        Rule::OneOf(texts) => {
            quote!(#validate::rules::one_of::check(member, &[#(#texts),*], at, report);)
        }
        Rule::Pattern(source) => quote! {{
            static PATTERN: #validate::rules::pattern::Pattern =
                #validate::rules::pattern::Pattern::new(#source);
            #validate::rules::pattern::check(member, &PATTERN, at, report);
        }},
        Rule::DateTime { blank } => {
            let separator = if *blank { quote!(TOrBlank) } else { quote!(T) };
            quote! {
                #validate::rules::date_time::check(
                    member,
                    #validate::rules::date_time::Separator::#separator,
                    at,
                    report,
                );
            }
        }
        Rule::RequiredIf(condition) => conditional::member_check(validate, condition),
        Rule::Each(rules) => {
            let rules = rules.iter().map(|rule| rule_check(validate, rule));
            quote! {
                if let ::core::option::Option::Some(elements) =
                    #validate::Member::value(member).and_then(#validate::Listed::elements)
                {
                    for (index, member) in elements.iter().enumerate() {
                        let at = &at.element(index);
                        #(#rules)*
                    }
                }
            }
        }
    }
}

/// A member's Rust name, without what makes a keyword a name.
pub(crate) fn plain(ident: &Ident) -> String {
    let ident = ident.to_string();
    ident.strip_prefix("r#").unwrap_or(&ident).to_owned()
}

fn bound(bound: Option<Bound>) -> TokenStream {
    match bound {
        None => quote!(::core::option::Option::None),
        Some(Bound::Count(count)) => quote!(::core::option::Option::Some(#count)),
        Some(Bound::Number(number)) => quote!(::core::option::Option::Some(#number)),
    }
}
