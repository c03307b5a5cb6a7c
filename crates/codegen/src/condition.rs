//! Where a field stands to the one that calls for it.

use countersign_contract::{Condition, Field};

/// The other field of a condition, from the object in which the ways to both
/// part.
pub(crate) fn near<'c>(field: &Field, condition: &'c Condition) -> &'c str {
    let other = condition.field.as_str();
    let rest = other.get(apart(field, condition).len()..).unwrap_or(other);
    rest.trim_start_matches('.')
}

/// The path of the object in which the ways to a field and to the other one of
/// its condition part.
pub(crate) fn apart<'f>(field: &'f Field, condition: &Condition) -> &'f str {
    let (one, other) = (field.path.as_str(), condition.field.as_str());
    let mut end = 0;
    for (at, _) in one.match_indices('.') {
        if other.get(..=at) != one.get(..=at) {
            break;
        }
        end = at;
    }
    &one[..end]
}
