//! What comes with an order item: the product to make, and its design.
//!
//! The payload of a product is not of the order's page; it is as the examples
//! show it.

use serde_json::{Value, json};

use super::Sampler;
use super::likeness::Element;

impl Sampler<'_> {
    /// The ids under which product and design come with the item of this
    /// index; those of the first item are the page's.
    pub(super) fn references(index: usize) -> (String, String) {
        let reference = |number| format!("reference-{number}");
        (reference(2 * index + 1), reference(2 * index + 2))
    }

    /// The attachments of the item of this index, where it has any.
    pub(super) fn attachments(&mut self, index: usize) -> Option<Value> {
        let (product, design) = Self::references(index);
        let attachments = match self.likeness.element {
            Element::Product | Element::Article | Element::Missing => return None,
            Element::Attached => vec![self.product(&product, None)],
            Element::DesignMissing => vec![self.product(&product, Some(&design))],
            Element::AttachedWithDesign => {
                vec![self.product(&product, Some(&design)), self.design(&design)]
            }
        };
        Some(json!({ "attachment": attachments }))
    }

    /// A product with a text printed on it, or with a design.
    fn product(&mut self, id: &str, design: Option<&str>) -> Value {
        let (appearance, _) = self.fixtures.attached_look();
        let (product_type, configuration) = match design {
            None => ("95", self.text()),
            Some(design) => ("6", image(design)),
        };
        json!({
            "@id": id,
            "@type": "sprd:product",
            "product": {
                "productType": { "@id": self.fixtures.product_type(product_type) },
                "appearance": { "@id": appearance },
                "restrictions": { "freeColorSelection": "false", "example": "false" },
                "configurations": { "configuration": configuration },
            },
        })
    }

    fn text(&mut self) -> Value {
        json!({
            "@type": "text",
            "printArea": { "@id": "154" },
            "printType": { "@id": "14" },
            "offset": { "@unit": "mm", "x": "20.0", "y": "20.0" },
            "content": {
                "@dpi": "25.4",
                "@unit": "mm",
                "svg": {
                    "text": {
                        "@transform": "",
                        "@font-style": "normal",
                        "@font-size": "36",
                        "@font-weight": "normal",
                        "@font-family": "BelloScript",
                        "@text-anchor": "start",
                        "@y": "110",
                        "@x": "1",
                        "@printColorId": "12",
                        "tspan": self.values.motto(),
                    },
                },
            },
            "restrictions": { "changeable": "false" },
        })
    }

    fn design(&mut self, id: &str) -> Value {
        let name = self.values.code();
        json!({
            "@id": id,
            "@type": "sprd:design",
            "reference": { "@xlink:href": self.fixtures.image(&name) },
        })
    }
}

fn image(design: &str) -> Value {
    json!({
        "@type": "design",
        "printArea": { "@id": "4" },
        "printType": { "@id": "2" },
        "offset": { "@unit": "mm", "x": "60.0", "y": "70.0" },
        "content": {
            "@dpi": "25.4",
            "@unit": "mm",
            "svg": {
                "image": {
                    "@transform": "",
                    "@width": "200.025",
                    "@height": "194.945",
                    "@printColorIds": "1",
                    "@designId": design,
                },
            },
        },
        "restrictions": { "changeable": "false" },
    })
}
