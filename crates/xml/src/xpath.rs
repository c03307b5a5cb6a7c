//! Places in a tree as [`xpath`]s in the document.

/// The XPath of the place that a JSON Pointer names in a tree:
/// `/order/orderItems/orderItem/0/quantity` is
/// `/order/orderItems/orderItem[1]/quantity`.
pub fn xpath(pointer: &str) -> String {
    let mut path = String::with_capacity(pointer.len());
    for step in pointer.split('/').skip(1) {
        // No element's name begins with a digit: such a step is an index.
        match step.parse::<u64>() {
            Ok(index) if step.starts_with(|first: char| first.is_ascii_digit()) => {
                path.push_str(&format!("[{}]", index.saturating_add(1)));
            }
            _ => {
                path.push('/');
                path.push_str(&step.replace("~1", "/").replace("~0", "~"));
            }
        }
    }
    if path.is_empty() {
        "/".to_owned()
    } else {
        path
    }
}
