//! The [`Likeness`] of an order: what scenarios ask of it, in their words.

use countersign_system::Plan;

/// What an order is to be like.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Likeness {
    pub(super) element: Element,
    pub(super) billing: Billing,
    pub(super) region: Region,
    pub(super) receipt: Receipt,
    /// Id of the salutation, where a certain one is wanted.
    pub(super) salutation: Option<String>,
}

/// What its items are items of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Element {
    /// A product that exists.
    #[default]
    Product,
    /// An article that exists.
    Article,
    /// A product that comes with the item.
    Attached,
    /// A product that comes with the item, and its design too.
    AttachedWithDesign,
    /// A product that should come with the item, and does not.
    Missing,
    /// A product that comes with the item, without the design it refers to.
    DesignMissing,
}

/// Who is billed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Billing {
    /// Not told.
    #[default]
    None,
    /// Somebody with an address of their own.
    Own,
    /// Told with an empty element.
    Blank,
    /// Told with an empty address.
    BlankAddress,
}

/// Where it is shipped to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Region {
    /// A country that wants no state.
    #[default]
    Elsewhere,
    /// The United States, which want one.
    UnitedStates,
}

/// Where the parcel is received.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Receipt {
    /// At somebody's door: the type of the address may be left out.
    #[default]
    Private,
    /// At a packstation.
    Packstation,
}

/// Something that an order is to be like.
enum Variant {
    Element(Element),
    Billing(Billing),
    Region(Region),
    Receipt(Receipt),
    Salutation(String),
}

impl Likeness {
    /// What this plan asks for. Words that mean nothing change nothing.
    pub(super) fn of(plan: &Plan) -> Self {
        let mut likeness = Self::default();
        if plan.full {
            likeness.billing = Billing::Own;
        }
        for variant in plan.variants.iter().filter_map(|words| variant(words)) {
            match variant {
                Variant::Element(element) => likeness.element = element,
                Variant::Billing(billing) => likeness.billing = billing,
                Variant::Region(region) => likeness.region = region,
                Variant::Receipt(receipt) => likeness.receipt = receipt,
                Variant::Salutation(id) => likeness.salutation = Some(id),
            }
        }
        likeness
    }
}

/// Whether an order can be like this.
pub(crate) fn is_variant(words: &str) -> bool {
    variant(words).is_some()
}

fn variant(words: &str) -> Option<Variant> {
    Some(match words {
        "linking a product" => Variant::Element(Element::Product),
        "linking an article" => Variant::Element(Element::Article),
        "with an attached product" => Variant::Element(Element::Attached),
        "with an attached product and design" => Variant::Element(Element::AttachedWithDesign),
        "without the attached product" => Variant::Element(Element::Missing),
        "without the attached design" => Variant::Element(Element::DesignMissing),
        "without billing" => Variant::Billing(Billing::None),
        "with a billing address" => Variant::Billing(Billing::Own),
        "with a blank billing" => Variant::Billing(Billing::Blank),
        "with a billing address left blank" => Variant::Billing(Billing::BlankAddress),
        // The second is how generated scenarios name what a condition asks for.
        "in the US" | "with country US" => Variant::Region(Region::UnitedStates),
        "outside the US" => Variant::Region(Region::Elsewhere),
        "to a packstation" => Variant::Receipt(Receipt::Packstation),
        _ => {
            let id = words.strip_prefix("with the salutation ")?;
            Variant::Salutation(id.to_owned())
        }
    })
}
