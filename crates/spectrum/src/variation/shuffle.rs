//! [`shuffle`]: elements in an order that chance gives.

use countersign_system::Chance;

/// Puts elements into an order that chance gives.
pub(super) fn shuffle<T>(elements: &mut [T], chance: &mut Chance) {
    for end in (1..elements.len()).rev() {
        let place = chance.below(end as u64 + 1);
        elements.swap(end, usize::try_from(place).unwrap_or_default());
    }
}
