//! Messages as their own examples have them, where the page's list is shorter
//! or looser: what a page shows is valid by its contract.

mod dates;
mod xml;

use self::dates::Dates;
use self::xml::Shown;
use super::gap::Gaps;
use crate::reading::Reading;

/// The readings of a contract, in XML or JSON, their messages as examples have
/// them.
pub(super) fn fitted(
    readings: &[(String, Reading)],
    is_xml: bool,
    gaps: &mut Gaps,
) -> Vec<(String, Reading)> {
    let mut all = readings.to_vec();
    for ((_, reading), (_, fitting)) in readings.iter().zip(&mut all) {
        if is_xml {
            let shown = Shown::of(reading);
            for message in &mut fitting.messages {
                let shown = shown.get(message.name.as_str());
                if !message.xml && !message.fields.is_empty() {
                    xml::root(message, shown, gaps);
                }
                if message.xml {
                    xml::repeat(message, shown);
                }
            }
        } else {
            let dates = Dates::of(reading);
            for message in &mut fitting.messages {
                dates.count(message);
            }
        }
    }
    all
}
