//! The freedoms that the page leaves to the form and the words of answers, one
//! file each.

mod attribute_order;
mod blank_elements;
mod blanks;
mod bodies;
mod cdata;
mod character_references;
mod child_order;
mod comments;
mod dates;
mod declaration;
mod document;
mod encoding;
mod extra_attributes;
mod extra_elements;
mod links;
mod media_type;
mod prefix;
mod prices;
mod quotes;
mod references_by_id;
mod references_by_link;
mod refusal_status;
mod refusal_words;
mod report_address;
mod salutation_text;
mod schema_hint;
mod states;
mod transaction_id;
mod unsorted;

use countersign_system::Knob;

/// All of them, in the order in which they turn: first what is said, then how
/// it is written, at last in which bytes.
pub(crate) static KNOBS: &[Knob] = &[
    refusal_status::KNOB,
    refusal_words::KNOB,
    bodies::KNOB,
    unsorted::KNOB,
    dates::KNOB,
    states::KNOB,
    links::KNOB,
    references_by_id::KNOB,
    references_by_link::KNOB,
    transaction_id::KNOB,
    report_address::KNOB,
    prices::KNOB,
    salutation_text::KNOB,
    blank_elements::KNOB,
    extra_elements::KNOB,
    extra_attributes::KNOB,
    schema_hint::KNOB,
    child_order::KNOB,
    attribute_order::KNOB,
    prefix::KNOB,
    character_references::KNOB,
    cdata::KNOB,
    comments::KNOB,
    blanks::KNOB,
    quotes::KNOB,
    declaration::KNOB,
    media_type::KNOB,
    encoding::KNOB,
];
