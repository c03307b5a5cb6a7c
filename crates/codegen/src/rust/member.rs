//! Names of members in Rust.

use proc_macro2::Ident;
use quote::format_ident;

use crate::names;
use crate::tree::Node;

/// The Rust name of an object's member; a keyword is written raw. Where an
/// element, an attribute and the text of an object would be called the same,
/// the element keeps the name.
pub(super) fn ident(owner: &Node<'_>, name: &str) -> Ident {
    let snake = names::snake(name);
    let twin = owner
        .members
        .iter()
        .any(|other| other.name() != name && names::snake(other.name()) == snake);
    let snake = match (twin, name.starts_with('@'), name.ends_with("()")) {
        (true, true, _) => format!("{snake}_attribute"),
        (true, _, true) => format!("{snake}_content"),
        _ => snake,
    };
    if syn::parse_str::<Ident>(&snake).is_ok() {
        format_ident!("{snake}")
    } else if syn::parse_str::<Ident>(&format!("r#{snake}")).is_ok() {
        format_ident!("r#{snake}")
    } else {
        format_ident!("_{snake}")
    }
}

/// The Rust name as serde sees it.
pub(super) fn plain(ident: &Ident) -> String {
    let text = ident.to_string();
    text.strip_prefix("r#").unwrap_or(&text).to_owned()
}
