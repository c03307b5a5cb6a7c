//! Contract testing and conformance for order integrations.
fn main() {}
