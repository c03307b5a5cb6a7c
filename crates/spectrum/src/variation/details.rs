//! Other details of a shipment notification's answer.

use countersign_system::{Chance, Knob};
use serde_json::Value;

use super::edit;

/// Other details of a shipment notification's answer: they name the same line
/// items, or, where all went well, none.
pub(super) const KNOB: Knob = Knob {
    name: "details",
    because: "spectrum.shipment.missing-named and updated-named ask for the ids, not for the words",
    turn: |occasion, reply, chance| {
        if !edit::calls(occasion, &["shipment"]) {
            return;
        }
        let went_well = reply.status == 200;
        edit::tree(reply, |tree| {
            if let Some(Value::String(details)) = tree.get_mut("details")
                && let Some((_, ids)) = details.rsplit_once(": ")
            {
                let ids: Vec<_> = ids.trim_end_matches('.').split(", ").collect();
                *details = said(&ids, went_well, chance);
            }
        });
    },
};

fn said(ids: &[&str], went_well: bool, chance: &mut Chance) -> String {
    match chance.below(5) {
        0 if went_well => "Done.".to_owned(),
        1 => ids.join("\n"),
        2 => format!("[\"{}\"]", ids.join("\",\"")),
        3 => {
            let ids: Vec<_> = ids.iter().rev().copied().collect();
            format!("{} Stück: <{}>", ids.len(), ids.join("> <"))
        }
        _ => format!("recipeSetReadableId(s) {}", ids.join(" and ")),
    }
}
