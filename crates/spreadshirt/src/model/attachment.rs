//! Attachments of an order item, and the references that lead to them
//! (page "Create Order (Single Order)", the examples with attachments).

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::order::last_segment;
use super::reading::{Place, Reading};

/// What a reference to an attachment begins with.
const REFERENCE: &str = "reference-";

/// The types of attachments.
const PRODUCT: &str = "sprd:product";
const DESIGN: &str = "sprd:design";

/// Most problems that one item tells.
const MOST_PROBLEMS: usize = 10;

/// Attachments of one item: types by id.
#[derive(Debug, Default)]
pub(super) struct Attachments {
    types: BTreeMap<String, String>,
    /// What attached products refer to as their designs.
    designs: BTreeSet<String>,
}

impl Attachments {
    /// Reads the attachments of the item at this place.
    pub(super) fn read(reading: &mut Reading, item: &Place) -> Self {
        let mut attachments = Self::default();
        for place in item.list("attachments/attachment") {
            let id = reading.identifier(&place, "@id");
            let kind = reading.identifier(&place, "@type");
            if !kind.is_empty() && kind != PRODUCT && kind != DESIGN {
                let sentence = format!("must be {PRODUCT} or {DESIGN}");
                reading.fault(&place.at("@type"), &sentence);
            }
            if let Some(product) = place.find("product") {
                collect_designs(product, &mut attachments.designs);
            }
            attachments.types.insert(id, kind);
        }
        attachments
    }

    /// Everything that is referred to and not there, or of another type than
    /// what it is wanted for; a sentence each.
    pub(super) fn problems(&self, href: &str) -> Vec<String> {
        let mut problems = Vec::new();
        let product = Some(last_segment(href)).filter(|target| target.starts_with(REFERENCE));
        if let Some(id) = product {
            problems.extend(self.problem(id, PRODUCT, "Product creation failed"));
        }
        for id in &self.designs {
            problems.extend(self.problem(id, DESIGN, "Design upload failed"));
        }
        problems.truncate(MOST_PROBLEMS);
        problems
    }

    fn problem(&self, id: &str, wanted: &str, reason: &str) -> Option<String> {
        match self.types.get(id) {
            Some(kind) if kind == wanted => None,
            Some(kind) => Some(format!(
                "{reason}: attachment {id} is of type {kind}, not {wanted}."
            )),
            None => Some(format!("{reason}: no attachment has the id {id}.")),
        }
    }
}

/// Whether a link leads to an attachment.
pub(super) fn is_reference(target: &str) -> bool {
    target.starts_with(REFERENCE)
}

/// The `designId`s below that refer to attachments. Readers bound the depth.
fn collect_designs(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                match member {
                    Value::String(id) if name == "@designId" && is_reference(id) => {
                        found.insert(id.clone());
                    }
                    member => collect_designs(member, found),
                }
            }
        }
        Value::Array(elements) => {
            for element in elements {
                collect_designs(element, found);
            }
        }
        _ => {}
    }
}
