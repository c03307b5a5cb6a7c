//! The [`Fixtures`] of a target: what exists there before any order.

use std::collections::BTreeMap;

/// What orders refer to, from the configuration or by default. A setting that
/// lists several (`products`, `articles`, `appearance`, `size`) parts them by
/// blanks or commas; items take them in turn.
pub(super) struct Fixtures<'p> {
    configured: &'p BTreeMap<String, String>,
}

impl<'p> Fixtures<'p> {
    pub(super) fn new(configured: &'p BTreeMap<String, String>) -> Self {
        Self { configured }
    }

    /// Id of the shop that sells.
    pub(super) fn shop(&self) -> &'p str {
        self.one("shop", "205909")
    }

    /// Id of the shipping type.
    pub(super) fn shipping_type(&self) -> &'p str {
        self.one("shipping-type", "1")
    }

    /// Href of the product that the item of this index links.
    pub(super) fn product(&self, item: usize) -> String {
        self.href("products", self.nth("products", "23945182 9579484", item))
    }

    /// Href of the article that the item of this index links.
    pub(super) fn article(&self, item: usize) -> String {
        self.href("articles", self.nth("articles", "17106954", item))
    }

    /// Href of a product that comes with the order under this id.
    pub(super) fn attached_product(&self, reference: &str) -> String {
        self.below_shop("products", reference)
    }

    /// Where the image of a design is fetched from.
    pub(super) fn image(&self, name: &str) -> String {
        let folder = self.one("images", "http://images.example.com");
        format!("{}/{name}", folder.trim_end_matches('/'))
    }

    /// Id of the type of products that come with an order.
    pub(super) fn product_type(&self, default: &'p str) -> &'p str {
        self.one("product-type", default)
    }

    /// Appearance and size of the item of this index.
    pub(super) fn look(&self, item: usize) -> (&'p str, &'p str) {
        (
            self.nth("appearance", "323 248", item),
            self.nth("size", "5 4", item),
        )
    }

    /// Appearance and size of a product that comes with the order.
    pub(super) fn attached_look(&self) -> (&'p str, &'p str) {
        (self.nth("appearance", "2", 0), self.nth("size", "5", 0))
    }

    /// An href below the base URL that messages name.
    pub(super) fn below_base(&self, path: &str) -> String {
        let base = self.one("href-base", "http://api.spreadshirt.net/api/v1");
        format!("{}/{path}", base.trim_end_matches('/'))
    }

    /// An entry may be an id, or an href of its own.
    fn href(&self, list: &str, entry: &str) -> String {
        if entry.contains('/') {
            entry.to_owned()
        } else {
            self.below_shop(list, entry)
        }
    }

    fn below_shop(&self, list: &str, id: &str) -> String {
        self.below_base(&format!("shops/{}/{list}/{id}", self.shop()))
    }

    fn one(&self, name: &str, default: &'p str) -> &'p str {
        let configured = self.configured.get(name).map(|value| value.trim());
        configured
            .filter(|value| !value.is_empty())
            .unwrap_or(default)
    }

    fn nth(&self, name: &str, default: &'p str, index: usize) -> &'p str {
        let whole = self.one(name, default);
        let parts = whole.split([' ', ',']).filter(|part| !part.is_empty());
        parts
            .clone()
            .nth(index % parts.count().max(1))
            .unwrap_or(default)
    }
}
