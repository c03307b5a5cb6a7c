//! What must exist at a target beforehand, as `countersign.toml` says it.

use std::collections::BTreeMap;

use serde::Deserialize;

/// What must exist at a target beforehand, by system.
#[derive(Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Fixtures {
    /// Spectrum's.
    pub(crate) spectrum: SpectrumFixtures,
    /// Spreadshirt's.
    pub(crate) spreadshirt: SpreadshirtFixtures,
}

/// What must exist at a Spectrum endpoint beforehand.
#[derive(Debug, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct SpectrumFixtures {
    /// Recipe set ids that the target knows.
    pub(crate) recipe_sets: Vec<String>,
    /// How those begin that nobody knows.
    pub(crate) unknown_recipe_set: String,
}

impl Default for SpectrumFixtures {
    fn default() -> Self {
        Self {
            recipe_sets: Vec::new(),
            unknown_recipe_set: "UNKNOWN".to_owned(),
        }
    }
}

/// What must exist at a Spreadshirt endpoint beforehand. What is left out is
/// as the system's samples have it.
#[derive(Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct SpreadshirtFixtures {
    shop: Option<String>,
    products: Option<String>,
    articles: Option<String>,
    product_type: Option<String>,
    appearance: Option<String>,
    size: Option<String>,
    shipping_type: Option<String>,
    href_base: Option<String>,
    images: Option<String>,
}

impl SpreadshirtFixtures {
    /// What is configured, by the names that the samples know it by.
    pub(crate) fn values(&self) -> BTreeMap<String, String> {
        let Self {
            shop,
            products,
            articles,
            product_type,
            appearance,
            size,
            shipping_type,
            href_base,
            images,
        } = self;
        [
            ("shop", shop),
            ("products", products),
            ("articles", articles),
            ("product-type", product_type),
            ("appearance", appearance),
            ("size", size),
            ("shipping-type", shipping_type),
            ("href-base", href_base),
            ("images", images),
        ]
        .into_iter()
        .filter_map(|(name, value)| Some((name.to_owned(), value.clone()?)))
        .collect()
    }
}
