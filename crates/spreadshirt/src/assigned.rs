//! The ids that the platform gave to new orders, and to what is referred to.

use serde_json::Value;

use crate::href::last_segment;
use crate::tree::{elements, text_at};

/// The ids of the orders that an accepted request made, in its order: of one,
/// where the `Location` leads; of several, what the references name.
pub(crate) fn assigned(
    operation: &str,
    headers: &[(String, String)],
    answer: Option<&Value>,
) -> Vec<String> {
    match operation {
        "create" => {
            let mut headers = headers.iter();
            let location = headers.find(|(name, _)| name.eq_ignore_ascii_case("location"));
            Vec::from_iter(location.and_then(|(_, href)| last_segment(href)))
        }
        "batch" => {
            let references = answer.map_or(&[][..], references);
            references.iter().filter_map(id_of).collect()
        }
        _ => Vec::new(),
    }
}

/// The id of what a reference points at: its own `id`, else where it leads.
/// The page shows one href without its prefix.
pub(crate) fn id_of(reference: &Value) -> Option<String> {
    let id = text_at(reference, &["@id"]).filter(|id| !id.is_empty());
    id.map(str::to_owned).or_else(|| linked(reference))
}

/// The id in which a reference's link ends.
pub(crate) fn linked(reference: &Value) -> Option<String> {
    let mut hrefs = ["@xlink:href", "@href"].into_iter();
    hrefs.find_map(|name| last_segment(text_at(reference, &[name])?))
}

pub(crate) fn references(answer: &Value) -> &[Value] {
    let list = answer.get("references");
    list.map_or(&[][..], |list| elements(list, "reference"))
}
