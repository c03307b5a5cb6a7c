//! No member for an optional value that is not there.

use countersign_system::Knob;

use super::edit;

/// No member for an optional value that is not there.
pub(super) const KNOB: Knob = Knob {
    name: "absent-for-empty",
    because: "spectrum.lookup.shows asks for members of the values that an order has",
    turn: |occasion, reply, chance| {
        edit::orders(occasion, reply, |order| {
            edit::within(order, &mut |members| {
                members.retain(|_, value| !edit::is_empty(value) || chance.one_in(2));
            });
        });
    },
};
