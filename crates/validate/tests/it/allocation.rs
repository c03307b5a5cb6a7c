//! Checking a valid message allocates nothing.

use countersign_validate::{from_json, violations};

use crate::message::Order;

const VALID: &[u8] = include_bytes!("../cases/valid/everything.json");

#[test]
fn checking_a_valid_message_allocates_nothing() {
    let order = from_json::<Order<'_>>(VALID).expect("readable");
    // The first match compiles the pattern and fills the matcher's cache.
    assert_eq!(violations(&order), []);
    let counted = allocation_counter::measure(|| {
        assert!(violations(&order).is_empty());
    });
    assert_eq!(counted.count_total, 0);
}
