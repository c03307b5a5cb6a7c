//! What an answer says of one thing in two ways that do not agree: an id, and
//! the link beside it.

use serde_json::Value;

use crate::assigned::{linked, references};
use crate::href::in_collection;
use crate::tree::text_at;

/// Elements that may have both an id and a link, and the collections into
/// which links to them lead.
const COLLECTIONS: [(&str, &[&str]); 4] = [
    ("order", &["orders"]),
    ("orderItem", &["items"]),
    ("element", &["products", "articles"]),
    ("orderReport", &["orderReports"]),
];

/// A sentence for each id whose link leads to another.
pub(crate) fn contradictions(answer: &Value) -> Vec<String> {
    let mut sentences = Vec::new();
    for (index, reference) in references(answer).iter().enumerate() {
        let at = format!("/references/reference[{}]", index + 1);
        sentences.extend(told_twice(&at, reference, linked(reference)));
    }
    // What is hostile may be deep: no recursion.
    let mut open = vec![(String::new(), "", answer)];
    while let Some((at, name, value)) = open.pop() {
        match value {
            Value::Object(members) => {
                sentences.extend(told_twice(&at, value, below_its_collection(name, value)));
                let below = members.iter().filter(|(_, inner)| !inner.is_string());
                open.extend(
                    below
                        .rev()
                        .map(|(name, inner)| (format!("{at}/{name}"), name.as_str(), inner)),
                );
            }
            Value::Array(elements) => {
                let below = elements.iter().enumerate().rev();
                open.extend(
                    below.map(|(index, inner)| (format!("{at}[{}]", index + 1), name, inner)),
                );
            }
            _ => {}
        }
    }
    sentences
}

/// The id that an element's link leads to, where it leads into the collection
/// of such elements: a link to anything else says nothing of the id. What came
/// with an order may keep the link that it was sent with.
fn below_its_collection(name: &str, element: &Value) -> Option<String> {
    let (_, collections) = COLLECTIONS.iter().find(|(known, _)| *known == name)?;
    let mut hrefs = ["@xlink:href", "@href"].into_iter();
    let href = hrefs.find_map(|name| text_at(element, &[name]))?;
    let (collection, id) = in_collection(href)?;
    let is_own = collections.contains(&collection.as_str()) && !id.starts_with("reference-");
    is_own.then_some(id)
}

fn told_twice(at: &str, element: &Value, linked: Option<String>) -> Option<String> {
    let id = text_at(element, &["@id"]).filter(|id| !id.is_empty())?;
    let linked = linked.filter(|linked| linked != id)?;
    Some(format!("{at} has the id {id:?} and links to {linked:?}"))
}
