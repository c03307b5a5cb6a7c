//! Rust types for each message: structs of slots that derive `Validate`.

mod condition;
mod item;
mod member;
mod scope;
mod types;

use countersign_contract::{Contract, Message, Problem};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use self::scope::{Module, Parts, Scope};
use crate::structures::Structures;
use crate::tree::Node;
use crate::{Artifact, header, names};

/// A module a message, one for what messages share, and the one that holds
/// them all.
pub(crate) fn artifacts(
    contract: &Contract,
    structures: &Structures,
    folder: &str,
    problems: &mut Vec<Problem>,
) -> Vec<Artifact> {
    let mut modules = Vec::new();
    let mut arms = Vec::new();
    let mut parts = Parts::default();
    for message in &contract.messages {
        let doc = format!(" The message `{}` and what it holds.", message.name);
        let (module, arm) = module(contract, structures, message, &mut parts, problems);
        arms.push(arm);
        modules.push((names::snake(&message.name), doc, module));
    }
    if !parts.module.items.is_empty() {
        let doc = " What several messages hold, or one in several places.".to_owned();
        modules.push(("parts".to_owned(), doc, parts.module));
    }
    let mut all: Vec<Artifact> = modules
        .iter()
        .map(|(name, doc, module)| {
            let tokens = module.tokens(contract.is_xml());
            Artifact {
                path: format!("{folder}/{name}.rs"),
                text: print(quote!(#![doc = #doc] #tokens)),
            }
        })
        .collect();
    let names = modules.iter().map(|(name, ..)| name.as_str()).collect();
    all.push(Artifact {
        path: format!("{folder}/mod.rs"),
        text: print(index(contract, names, &arms)),
    });
    all
}

/// One message's module, and the arm that validates it.
fn module(
    contract: &Contract,
    structures: &Structures,
    message: &Message,
    parts: &mut Parts,
    problems: &mut Vec<Problem>,
) -> (Module, TokenStream) {
    let mut scope = Scope {
        contract,
        structures,
        message,
        problems,
        module: Module::default(),
        parts,
    };
    let Some(whole) = structures.get(message, "") else {
        return (scope.module, TokenStream::new());
    };
    let borrows = item::structure(&Node::of(message), whole, &mut scope);
    (scope.module, arm(message, &whole.name, borrows))
}

/// The arm that validates a message by its name.
fn arm(message: &Message, whole: &str, borrows: bool) -> TokenStream {
    let module = format_ident!("{}", names::snake(&message.name));
    let root = format_ident!("{whole}");
    let lifetime = borrows.then(|| quote!(<'_>));
    let name = &message.name;
    quote!(#name => check::<#module::#root #lifetime>(body))
}

fn index(contract: &Contract, mut modules: Vec<&str>, arms: &[TokenStream]) -> TokenStream {
    let doc = format!(
        " The messages of {}, generated from its contract.",
        contract.title
    );
    modules.sort_unstable();
    let modules = modules.iter().map(|name| format_ident!("{name}"));
    let entry = if contract.is_xml() {
        of_trees(arms)
    } else {
        of_bodies(arms)
    };
    quote! {
        #![doc = #doc]

        // rustfmt and prettyplease break long attributes differently.
        #(
            #[rustfmt::skip]
            pub mod #modules;
        )*

        #entry
    }
}

/// The entry for bodies that serde reads itself.
fn of_bodies(arms: &[TokenStream]) -> TokenStream {
    quote! {
        use countersign_validate::{Unreadable, Validate, Violation, from_json, violations};
        use serde::Deserialize;

        /// All that is wrong with a body, or why it cannot be read.
        pub type Validation = Result<Vec<Violation>, Unreadable>;

        /// Everything that is wrong with a body as an instance of this
        /// message; `None` where there is no such message.
        pub fn validate(message: &str, body: &[u8]) -> Option<Validation> {
            let validation = match message {
                #(#arms,)*
                _ => return None,
            };
            Some(validation)
        }

        fn check<'de, T>(body: &'de [u8]) -> Validation
        where
            T: Deserialize<'de> + Validate,
        {
            from_json::<T>(body).map(|message| violations(&message))
        }
    }
}

/// The entry for trees of what is no JSON.
fn of_trees(arms: &[TokenStream]) -> TokenStream {
    quote! {
        use countersign_validate::{Validate, Violation, from_tree, violations};
        use serde::Deserialize;
        use serde_json::Value;

        /// Everything that is wrong with a tree as an instance of this
        /// message; `None` where there is no such message.
        pub fn validate(message: &str, body: &Value) -> Option<Vec<Violation>> {
            let violations = match message {
                #(#arms,)*
                _ => return None,
            };
            Some(violations)
        }

        fn check<'t, T>(body: &'t Value) -> Vec<Violation>
        where
            T: Deserialize<'t> + Validate,
        {
            violations(&from_tree::<T>(body))
        }
    }
}

/// Formats a module, a blank line between its items, and puts the header over
/// it.
fn print(tokens: TokenStream) -> String {
    let mut text = format!("// {}\n", header::words());
    let Ok(file) = syn::parse2::<syn::File>(tokens) else {
        // What is quoted here always parses; the compiler would tell.
        return text;
    };
    let part = |attrs, items| {
        prettyplease::unparse(&syn::File {
            attrs,
            items,
            ..empty()
        })
    };
    text.push('\n');
    text.push_str(&part(file.attrs, Vec::new()));
    let mut before = None;
    for item in file.items {
        let kind = std::mem::discriminant(&item);
        let grouped = matches!(item, syn::Item::Use(_) | syn::Item::Mod(_));
        if !grouped || before != Some(kind) {
            text.push('\n');
        }
        before = Some(kind);
        text.push_str(&part(Vec::new(), vec![item]));
    }
    text
}

/// A file of nothing.
fn empty() -> syn::File {
    syn::File {
        shebang: None,
        frontmatter: None,
        attrs: Vec::new(),
        items: Vec::new(),
    }
}
