//! Dates in the page's other spellings.

use countersign_system::{Chance, Knob};
use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone};

use super::document::{Document, Node};

/// Dates in the page's other spellings, and in other zones.
pub(super) const KNOB: Knob = Knob {
    name: "dates",
    because: "spreadshirt.ruling.date-forms: with T or a blank, an offset, Z or neither, fractions or not",
    turn: |_, reply, chance| {
        Document::vary(reply, |document| {
            document.root.each(&mut |element| {
                if !matches!(element.local(), "created" | "modified" | "shipped") {
                    return;
                }
                let stamp = element.text().and_then(|text| text.parse().ok());
                if let Some(stamp) = stamp {
                    element.nodes = vec![Node::Text(spelled(stamp, chance))];
                }
            });
        });
    },
};

/// A point in time in one of its spellings, no finer and no coarser than the
/// model's.
fn spelled(stamp: Timestamp, chance: &mut Chance) -> String {
    let hours = [0, 2, -5, 9];
    let hours = chance.pick(&hours).copied().unwrap_or_default();
    let zone = Offset::from_hours(hours).unwrap_or(Offset::UTC);
    let local = stamp.to_zoned(TimeZone::fixed(zone)).datetime();
    let date = local.strftime("%Y-%m-%d").to_string();
    let separator = if chance.one_in(2) { "T" } else { " " };
    let fraction = if chance.one_in(3) {
        "%H:%M:%S%.6f"
    } else {
        "%H:%M:%S%.3f"
    };
    let time = local.strftime(fraction).to_string();
    let zone = match hours {
        0 => (*chance.pick(&["Z", "", "+00:00"]).unwrap_or(&"Z")).to_owned(),
        hours if hours < 0 => format!("-{:02}:00", -hours),
        hours => format!("+{hours:02}:00"),
    };
    format!("{date}{separator}{time}{zone}")
}
