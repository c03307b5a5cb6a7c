//! Members of objects in any order.

use countersign_system::Knob;

use super::edit;
use super::shuffle::shuffle;

/// Members of objects in any order.
pub(super) const KNOB: Knob = Knob {
    name: "member-order",
    because: "RFC 8259, 4: an object is an unordered collection",
    turn: |_, reply, chance| {
        edit::tree(reply, |tree| {
            edit::objects(tree, &mut |members| {
                let mut ordered: Vec<_> = std::mem::take(members).into_iter().collect();
                shuffle(&mut ordered, chance);
                members.extend(ordered);
            });
        });
    },
};
