//! The freedoms that Spectrum's pages leave to an answer, one file each.
//!
//! Those that change what an answer says in its tree come first, those of
//! how the tree is written last: a tree that is written again loses its
//! spelling.

mod absent_for_empty;
mod blanks;
mod bulk_answered;
mod date_offset;
mod details;
mod edit;
mod empty_address;
mod escapes;
mod fault_for_refusal;
mod found_order;
mod full_order_answered;
mod label;
mod line_order;
mod lookup_as_list;
mod member_order;
mod message_left_out;
mod method_refused;
mod not_found;
mod null_for_empty;
mod own_members;
mod price;
mod quantity_as_text;
mod refused_body;
mod refused_status;
mod shipment_fault;
mod shuffle;
mod sku_order;
mod status_order;
#[cfg(test)]
mod tests;
mod token_refused;
mod unknown_members;
mod wording;

use countersign_system::Knob;

/// All of them, in the order in which they turn.
pub(crate) const KNOBS: &[Knob] = &[
    wording::KNOB,
    details::KNOB,
    message_left_out::KNOB,
    status_order::KNOB,
    own_members::KNOB,
    empty_address::KNOB,
    null_for_empty::KNOB,
    absent_for_empty::KNOB,
    quantity_as_text::KNOB,
    date_offset::KNOB,
    line_order::KNOB,
    sku_order::KNOB,
    found_order::KNOB,
    shipment_fault::KNOB,
    fault_for_refusal::KNOB,
    refused_status::KNOB,
    token_refused::KNOB,
    method_refused::KNOB,
    unknown_members::KNOB,
    member_order::KNOB,
    lookup_as_list::KNOB,
    not_found::KNOB,
    bulk_answered::KNOB,
    full_order_answered::KNOB,
    refused_body::KNOB,
    price::KNOB,
    escapes::KNOB,
    blanks::KNOB,
    label::KNOB,
];
