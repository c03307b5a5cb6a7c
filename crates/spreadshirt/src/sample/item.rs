//! An order item.

use serde_json::{Map, Value, json};

use super::likeness::Element;
use super::{Sampler, of_items};

impl Sampler<'_> {
    /// The item of this index.
    pub(super) fn item(&mut self, index: usize) -> Value {
        let mut item = Map::new();
        if self.plan.full {
            item.insert("shop".to_owned(), json!({ "@id": self.fixtures.shop() }));
        }
        item.insert("quantity".to_owned(), self.values.quantity().into());
        item.insert("element".to_owned(), self.element(index));
        let keys = of_items(&self.plan.keys, "[n]");
        let key = keys.and_then(|keys| keys.get(index)).cloned();
        let key = key.unwrap_or_else(|| self.values.item_key());
        let correlation = json!({ "partner": { "orderItemId": key } });
        item.insert("correlation".to_owned(), correlation);
        if let Some(attachments) = self.attachments(index) {
            item.insert("attachments".to_owned(), attachments);
        }
        Value::Object(item)
    }

    fn element(&self, index: usize) -> Value {
        let (kind, href) = match self.likeness.element {
            Element::Product => ("sprd:product", self.fixtures.product(index)),
            Element::Article => ("sprd:article", self.fixtures.article(index)),
            Element::Attached
            | Element::AttachedWithDesign
            | Element::Missing
            | Element::DesignMissing => {
                let (product, _) = Self::references(index);
                ("sprd:product", self.fixtures.attached_product(&product))
            }
        };
        let (appearance, size) = match self.likeness.element {
            Element::Product | Element::Article => self.fixtures.look(index),
            _ => self.fixtures.attached_look(),
        };
        let property = |key: &str, value: &str| json!({ "@key": key, "text()": value });
        json!({
            "@type": kind,
            "@xlink:href": href,
            "properties": {
                "property": [property("appearance", appearance), property("size", size)],
            },
        })
    }
}
