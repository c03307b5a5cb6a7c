//! Reading a tree whatever is wrong with it: [`from_tree`].

use serde::Deserialize;
use serde_json::Value;

use crate::{Slot, Validate};

/// Reads a tree into a message type whose members are [`Slot`]s, as
/// [`from_json`](crate::from_json) reads a document; texts are borrowed from
/// the tree.
///
/// ```
/// use countersign_validate::{Slot, Text, Validate, from_tree, violations};
/// use serde::Deserialize;
///
/// #[derive(Deserialize, Validate)]
/// struct Shop<'a> {
///     #[serde(rename = "@id", borrow, default)]
///     #[check(required)]
///     id: Slot<Text<'a>>,
/// }
///
/// let tree = serde_json::json!({ "@id": "205909" });
/// let shop = from_tree::<Shop>(&tree);
/// assert!(shop.value().unwrap().id.value().unwrap().is_borrowed());
/// assert_eq!(violations(&from_tree::<Shop>(&serde_json::json!({})))[0].path, "/@id");
/// ```
pub fn from_tree<'t, T>(tree: &'t Value) -> Slot<T>
where
    T: Deserialize<'t> + Validate,
{
    // Slots take whatever a tree holds; a type with other members may not.
    Slot::deserialize(tree).unwrap_or_else(|_| Slot::Wrong(Box::new(tree.clone())))
}
