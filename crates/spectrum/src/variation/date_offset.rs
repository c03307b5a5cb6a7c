//! Time stamps at other offsets and in other spellings.

use countersign_system::{Chance, Knob};
use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone};
use serde_json::Value;

use super::edit;

/// The members that hold time stamps.
const STAMPS: [&str; 2] = ["lastModification", "orderDateTime"];

/// Offsets in minutes.
const OFFSETS: [i32; 6] = [0, 330, -480, 840, -210, 60];

/// Time stamps at other offsets and in other spellings.
pub(super) const KNOB: Knob = Knob {
    name: "date-offset",
    because: "spectrum.ruling.date-forms: any offset, Z, -00:00 or none, up to nine digits",
    turn: |_, reply, chance| {
        edit::tree(reply, |tree| {
            edit::objects(tree, &mut |members| {
                for name in STAMPS {
                    if let Some(Value::String(stamp)) = members.get_mut(name)
                        && let Ok(moment) = stamp.parse()
                        && let Some(spelt) = spelt(moment, chance)
                    {
                        *stamp = spelt;
                    }
                }
            });
        });
    },
};

/// The same moment, spelt another way.
fn spelt(moment: Timestamp, chance: &mut Chance) -> Option<String> {
    let offset = *chance.pick(&OFFSETS)?;
    let zone = TimeZone::fixed(Offset::from_seconds(offset * 60).ok()?);
    let local = moment.to_zoned(zone);
    let stem = match chance.below(3) {
        0 => local.strftime("%Y-%m-%dT%H:%M:%S%.9f"),
        1 => local.strftime("%Y-%m-%dT%H:%M:%S%.f"),
        _ => local.strftime("%Y-%m-%dT%H:%M:%S%.7f"),
    };
    let ending = match (offset, chance.below(4)) {
        (0, 0) => "Z".to_owned(),
        (0, 1) => "-00:00".to_owned(),
        (0, 2) => String::new(),
        _ => local.strftime("%:z").to_string(),
    };
    Some(format!("{stem}{ending}"))
}
