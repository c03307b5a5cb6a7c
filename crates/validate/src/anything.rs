//! [`Anything`]: a value of which no rule says anything.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{Kinds, Member, Path, Presence, Report, Validate};

/// A value of any kind, kept as it came: what a page names but does not
/// describe. It reads null too, but within a [`Slot`](crate::Slot) null is the
/// slot's.
///
/// ```
/// use countersign_validate::{Anything, Slot, Validate, from_json, violations};
/// use serde::Deserialize;
///
/// #[derive(Deserialize, Validate)]
/// struct Offer {
///     #[serde(default)]
///     #[check(required)]
///     price: Slot<Anything>,
/// }
///
/// let broken = |text: &'static str| violations(&from_json::<Offer>(text.as_bytes()).unwrap());
/// assert!(broken(r#"{"price":5}"#).is_empty());
/// assert!(broken(r#"{"price":{"net":["4","EUR"]}}"#).is_empty());
/// assert_eq!(broken("{}")[0].rule, "required");
/// ```
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Anything(pub Value);

impl Validate for Anything {
    const KINDS: Kinds = Kinds::ALL;

    fn validate(&self, _: &Path<'_>, _: &mut Report) {}
}

impl Member for Anything {
    type Value = Self;

    fn presence(&self) -> Presence<'_, Self> {
        match self.0 {
            Value::Null => Presence::Null,
            _ => Presence::Value(self),
        }
    }
}
