//! Addresses: where an order is shipped to, and who is billed.

use serde_json::{Value, json};

use super::Sampler;
use super::likeness::{Receipt, Region};

/// What addresses of one message differ in beside their texts.
struct Land {
    /// The type of the address, where it is to be told.
    kind: Option<&'static str>,
    /// Code and name.
    country: (&'static str, &'static str),
    /// Code and name, where the country wants a state.
    state: Option<(&'static str, &'static str)>,
    /// Id of the salutation, where there is to be one.
    salutation: Option<String>,
}

impl Sampler<'_> {
    pub(super) fn shipping_address(&mut self) -> Value {
        let (country, state) = match self.likeness.region {
            Region::Elsewhere => (("DE", "Germany"), None),
            Region::UnitedStates => (("US", "USA"), Some(("CA", "California"))),
        };
        let wanted = self.likeness.salutation.clone();
        let salutation = wanted.or(self.plan.full.then(|| "1".to_owned()));
        let kind = match self.likeness.receipt {
            Receipt::Packstation => Some("packstation"),
            Receipt::Private => self.plan.full.then_some("private"),
        };
        self.address(Land {
            kind,
            country,
            state,
            salutation,
        })
    }

    pub(super) fn billing_address(&mut self) -> Value {
        let (country, state) = match self.likeness.region {
            Region::Elsewhere => (("AT", "Austria"), None),
            Region::UnitedStates => (("US", "USA"), Some(("MA", "Massachusetts"))),
        };
        let salutation = self.plan.full.then(|| "2".to_owned());
        self.address(Land {
            kind: self.plan.full.then_some("private"),
            country,
            state,
            salutation,
        })
    }

    fn address(&mut self, land: Land) -> Value {
        let coded = |(code, name): (&str, &str)| json!({ "@code": code, "text()": name });
        let mut address = json!({});
        if let Some(kind) = land.kind {
            address["@type"] = kind.into();
        }
        if self.plan.full {
            address["company"] = self.values.company().into();
        }
        if let Some(id) = land.salutation {
            address["person"]["salutation"] = json!({ "@id": id });
        }
        address["person"]["firstName"] = self.values.given_name().into();
        address["person"]["lastName"] = self.values.family_name().into();
        address["street"] = self.values.street().into();
        address["houseNumber"] = self.values.house_number().into();
        if self.plan.full {
            address["streetAnnex"] = self.values.street_annex().into();
        }
        address["city"] = self.values.city().into();
        if let Some(state) = land.state {
            address["state"] = coded(state);
        }
        address["country"] = coded(land.country);
        address["zipCode"] = self.values.zip_code().into();
        address["email"] = self.values.email().into();
        if self.plan.full {
            address["phone"] = self.values.line().into();
            address["fax"] = self.values.line().into();
        }
        address
    }
}
