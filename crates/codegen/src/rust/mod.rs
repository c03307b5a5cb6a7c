//! Rust types for each message: structs of slots that derive `Validate`.

mod item;
mod types;

use countersign_contract::{Contract, Message, Problem};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::tree::Node;
use crate::{Artifact, header, names};

/// A module a message, and the one that holds them all.
pub(crate) fn artifacts(
    contract: &Contract,
    folder: &str,
    problems: &mut Vec<Problem>,
) -> Vec<Artifact> {
    let mut all = Vec::new();
    let mut arms = Vec::new();
    for message in &contract.messages {
        let name = names::snake(&message.name);
        let (tokens, borrows) = module(contract, message, problems);
        arms.push(arm(message, borrows));
        all.push(Artifact {
            path: format!("{folder}/{name}.rs"),
            text: print(tokens),
        });
    }
    all.push(Artifact {
        path: format!("{folder}/mod.rs"),
        text: print(index(contract, &arms)),
    });
    all
}

/// One message's tokens, and whether its type borrows from the input.
fn module(
    contract: &Contract,
    message: &Message,
    problems: &mut Vec<Problem>,
) -> (TokenStream, bool) {
    let doc = format!(" The message `{}` and what it holds.", message.name);
    let root = names::pascal(&message.name);
    let mut scope = item::Scope {
        contract,
        message,
        problems,
        items: Vec::new(),
        uses: item::Uses::default(),
    };
    let borrows = item::structure(&Node::of(message), &root, &mut scope);
    let uses = scope.uses.tokens();
    let items = scope.items;
    let tokens = quote! {
        #![doc = #doc]

        use countersign_validate::{#uses};
        use schemars::JsonSchema;
        use serde::{Deserialize, Serialize};

        #(#items)*
    };
    (tokens, borrows)
}

/// The arm that validates a message by its name.
fn arm(message: &Message, borrows: bool) -> TokenStream {
    let module = format_ident!("{}", names::snake(&message.name));
    let root = format_ident!("{}", names::pascal(&message.name));
    let lifetime = borrows.then(|| quote!(<'_>));
    let name = &message.name;
    quote!(#name => check::<#module::#root #lifetime>(body))
}

fn index(contract: &Contract, arms: &[TokenStream]) -> TokenStream {
    let doc = format!(
        " The messages of {}, generated from its contract.",
        contract.title
    );
    let mut modules: Vec<_> = contract
        .messages
        .iter()
        .map(|message| format_ident!("{}", names::snake(&message.name)))
        .collect();
    modules.sort();
    quote! {
        #![doc = #doc]

        // rustfmt and prettyplease break long attributes differently.
        #(
            #[rustfmt::skip]
            pub mod #modules;
        )*

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
